"""Asks the rules again about every vote of a register, and counts the names again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from plenipo.capabilities.decisions.state import Decisions, seated
from plenipo.capabilities.decisions.votes import Vote, answer_to
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import Session, Sessions
from plenipo.core.fold import State
from plenipo.procedure.headline import headline

OUTCOME, TOTAL, RECORD = "outcome", "total", "record"


class Difference(msgspec.Struct, frozen=True):
    """A vote of which something is not reproduced.

    :ivar kind: the declared ``outcome``, the announced ``total``, or what the ``record`` says the
        rule answered.
    :ivar why: what is there, what comes out, and the arithmetic, in sentences.
    """

    vote: str
    day: date
    rule: str
    kind: str
    why: str
    source: str = ""


class Reproduced(msgspec.Struct):
    """How much of the votes under one rule is reproduced.

    :ivar votes: how many votes there are, from ``first`` to ``last``.
    :ivar outcomes: of how many an outcome was declared, and ``same_outcomes``: the same comes out.
    :ivar totals: of how many both names and numbers are there, and ``same_totals``: they agree.
    """

    rule: str
    votes: int = 0
    first: date = date.max
    last: date = date.min
    outcomes: int = 0
    same_outcomes: int = 0
    totals: int = 0
    same_totals: int = 0
    differences: list[Difference] = []

    @property
    def whole(self) -> bool:
        """Whether everything is reproduced."""
        return not self.differences


def check_history(state: State) -> list[Reproduced]:
    """Return what is reproduced of a register's votes, by the rule they were taken by."""
    found: dict[str, Reproduced] = {}
    sessions = state.of(Sessions).sessions
    seats: dict[tuple[str, date], frozenset[str]] = {}
    for code, votes in state.of(Decisions).votes.items():
        session = sessions[code]
        for vote in votes.values():
            told = found.setdefault(vote.rule, Reproduced(vote.rule))
            day = session.day(vote.moment)
            told.votes += 1
            told.first, told.last = min(told.first, day), max(told.last, day)
            voters = seats.get((code, day))
            if voters is None:
                voters = seats[code, day] = seated(state, session, day)
            for kind, why in _checked(state, session, vote, voters, told):
                told.differences.append(
                    Difference(vote.number, day, vote.rule, kind, why, vote.source)
                )
    return sorted(found.values(), key=lambda told: (told.first, told.rule))


def _checked(
    state: State, session: Session, vote: Vote, voters: frozenset[str], told: Reproduced
) -> Iterator[tuple[str, str]]:
    """Count what is reproduced of a vote; yield what is not."""
    rule = state.of(Rulebook).rule(vote.rule, vote.moment)
    if rule is None:
        yield RECORD, f"The rule '{vote.rule}' is not in the register."
        return
    answer = answer_to(vote, rule, session.day(vote.moment), voters)
    if answer.outcome != vote.says:
        yield RECORD, f"The record says '{vote.says}'; the rule answers '{answer.outcome}'."
    if vote.outcome:
        told.outcomes += 1
        if vote.outcome == answer.outcome:
            told.same_outcomes += 1
        else:
            why = answer.obstacle.told() or headline(answer)
            yield OUTCOME, f"Declared '{vote.outcome}'; the rule answers '{answer.outcome}': {why}"
    if vote.by_name and vote.counts:
        told.totals += 1
        differing = list(_miscounted(vote))
        if differing:
            yield TOTAL, f"{'; '.join(differing)}."
        else:
            told.same_totals += 1


def _miscounted(vote: Vote) -> Iterator[str]:
    names = vote.recounted()
    for word, number in vote.counts.items():
        if names[word] != number:
            yield f"{number} stated {word}, {names[word]} by name"
