"""Makes a register of the records of a real body; what cannot be recorded is reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec

from plenipo.assembly import house
from plenipo.capabilities.decisions.acts import VoteTaken
from plenipo.capabilities.decisions.state import seated
from plenipo.capabilities.decisions.votes import answer_to, contests
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.act import Act, Author
from plenipo.core.errors import InputError
from plenipo.core.fold import State
from plenipo.core.request import Proposed, Refused, Request
from plenipo.exchange.history import Dirt, Record, Report
from plenipo.histories.acts import Step, steps
from plenipo.histories.bodies import WITHOUT_VOTE, Body
from plenipo.histories.texts import text_with
from plenipo.register.opening import making
from plenipo.register.registrar import Registrar

IMPORT = Author("import")
_AT_ONCE = 500
"""How many requests are made durable together."""


class Imported(msgspec.Struct, frozen=True):
    """What was imported.

    :ivar entries: how many entries the register has.
    :ivar votes: how many votes, and ``decisions``: how many decisions without one.
    :ivar left_out: how many records did not become either.
    """

    entries: int
    votes: int
    decisions: int
    left_out: int


def import_history(body: Body, folders: tuple[Path, ...], path: Path, report: Report) -> Imported:
    """Make a register of the records in folders.

    :raises InputError: when there are no such records.
    :raises StoreError: when something is already there, or the folder cannot be written.
    """
    records = list(body.read(folders, report))
    if not records:
        listed = ", ".join(str(folder) for folder in folders)
        raise InputError(f"There are no votes of '{body.key}' in {listed}: name another folder.")
    told = steps(body, records, _texts(body, records, folders, report))
    title = f"{body.names['en']} of the {body.organisation['en']}, from public records"
    origin = f"history.plenipo.example/{body.key}"
    with making(path, house(), origin=origin, title=title) as registrar:
        votes, decisions = _record(registrar, told, report)
    entries = registrar.state.size
    _report_without_votes(records, report)
    return Imported(entries, votes, decisions, len(records) - votes - decisions)


def _texts(
    body: Body, records: list[Record], folders: tuple[Path, ...], report: Report
) -> dict[str, str]:
    """Return the rules by which records were voted, with the weights that the folders have."""
    weights = body.weights(folders, report)
    rules = {body.rule(record): None for record in records}
    if any(record.method == "without-vote" for record in records):
        rules[WITHOUT_VOTE] = None
    return {rule: text_with(rule, weights) for rule in rules}


def _record(registrar: Registrar, told: list[Step], report: Report) -> tuple[int, int]:
    """Record steps in their order; return how many votes and decisions without one there are."""
    votes = decisions = 0
    requests = _requests(registrar, told)
    place = 0
    while answers := registrar.record(islice(requests, _AT_ONCE)):
        for step, answer in zip(told[place:], answers, strict=False):
            if isinstance(answer, Refused):
                report(Dirt(step.where or "The records", _refused(step, answer), kept=False))
            elif step.where:
                is_vote = isinstance(step.acts[0], VoteTaken)
                votes, decisions = votes + is_vote, decisions + (not is_vote)
        place += len(answers)
    return votes, decisions


def _refused(step: Step, answer: Refused) -> str:
    act = step.acts[answer.index]
    what = f"{act.vote} is left out" if isinstance(act, VoteTaken) else "It is left out"
    return f"{what}: {answer.refusals[0].sentence}"


def _requests(registrar: Registrar, told: Iterable[Step]) -> Iterator[Request]:
    """Yield one request after the other: what a rule answers follows from what went before."""
    for step in told:
        acts = [_answered(registrar.state, act, step) for act in step.acts]
        yield Request(tuple(Proposed(act, step.moment) for act in acts), IMPORT)


def _answered(state: State, act: Act, step: Step) -> Act:
    """Return a vote with what its rule answers; another act as it is."""
    if not isinstance(act, VoteTaken):
        return act
    session = state.of(Sessions).sessions[act.session]
    day = session.day(step.moment)
    rule = state.of(Rulebook).rule(act.rule, step.moment)
    if rule is None:
        return act
    says = answer_to(act, rule, day, seated(state, session, day)).outcome
    reason = "as the source states it" if contests(act.outcome, says) else ""
    return msgspec.structs.replace(act, says=says, reason=reason)


def _report_without_votes(records: list[Record], report: Report) -> None:
    for record in records:
        if record.method == "unstated":
            what = f"{record.number} has neither votes nor numbers; it is left out."
            report(Dirt(record.where, what, kept=False))
