"""Real roll calls: reading, importing, folding and deciding them, against only reading the file.

The General Assembly's roll calls are used where they lie beside the project; else as many are made
up in the same form.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from bench.figures import Figure, best
from plenipo.assembly import house
from plenipo.capabilities.decisions.state import Decisions, seated
from plenipo.capabilities.decisions.votes import Vote, answer_to
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.fold import State
from plenipo.exchange.history import read_unga
from plenipo.exchange.history.countries import members
from plenipo.histories.bodies import BODIES
from plenipo.histories.importing import import_history
from plenipo.procedure.rules import Rule
from plenipo.register.opening import open_to_read
from plenipo.register.snapshot import readable

REAL = Path(__file__).parents[2] / "shared/data/unga-votes"
_ROLL_CALLS = 4000
_WORDS = ("yes", "yes", "yes", "abstain", "no", "absent")


def figures(folder: Path) -> Iterator[Figure]:
    """Time reading, importing, folding and deciding, against reading the file's rows."""
    source = REAL if REAL.is_dir() else _made_up(folder)
    limit = best(lambda: _rows(source))
    told = f"rows read in {limit:.2f} s"
    records = len(list(read_unga(source, lambda _: None)))
    path = folder / "history.plenipo"

    read = best(lambda: list(read_unga(source, lambda _: None)))
    yield _figure(f"reading {records:,} roll calls by member", read, limit, told, 5)

    def imported() -> None:
        for left in folder.glob(f"{path.name}*"):
            left.unlink()
        import_history(BODIES["unga"], (source,), path, lambda _: None)

    whole = best(imported, repeats=1)
    yield _figure("importing them, each checked by its rule", whole, limit, told, 12)
    folded = best(lambda: _folded(path))
    yield _figure("folding the register of them", folded, limit, told, 1)
    votes = _votes(_folded(path))
    decided = best(lambda: [answer_to(*each).outcome for each in votes])
    rate = f"{len(votes) / decided:,.0f}/s"
    yield _figure(f"deciding them ({rate})", decided, limit, told, 1)


def _figure(what: str, ours: float, limit: float, told: str, target: float) -> Figure:
    return Figure(what, f"{ours:.2f} s", told, ours / limit, target, at_least=False)


def _rows(source: Path) -> int:
    """Only read every row of the folder's tables."""
    count = 0
    for path in sorted(source.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for _ in csv.reader(file):
                count += 1
    return count


def _folded(path: Path) -> State:
    reading = open_to_read(path, house())
    try:
        return house().new_state().fold(readable(reading.store, house()))
    finally:
        reading.store.close()


def _votes(state: State) -> list[tuple[Vote, Rule, date, frozenset[str]]]:
    """Return each vote with its rule, its day, and who had a vote."""
    found = []
    for code, votes in state.of(Decisions).votes.items():
        session = state.of(Sessions).sessions[code]
        for vote in votes.values():
            rule = state.of(Rulebook).rule(vote.rule, vote.moment)
            day = session.day(vote.moment)
            if rule is not None:
                found.append((vote, rule, day, seated(state, session, day)))
    return found


def _made_up(folder: Path) -> Path:
    """Write roll calls of 193 members, in the form of the real ones."""
    source = folder / "made-up"
    source.mkdir(exist_ok=True)
    draw = random.Random(1946)
    first = date(2012, 9, 18)
    states = members("un", first)
    with (
        (source / "rolls.csv").open("w", encoding="utf-8", newline="") as rolls,
        (source / "votes.csv").open("w", encoding="utf-8", newline="") as votes,
    ):
        write_roll, write_vote = csv.writer(rolls).writerow, csv.writer(votes).writerow
        write_roll(("rcid", "session", "date", "yes", "no", "abstain", "short"))
        write_vote(("rcid", "country", "vote"))
        for number in range(1, _ROLL_CALLS + 1):
            words = [draw.choice(_WORDS) for _ in states]
            day = first + timedelta(days=number)
            counts = (words.count("yes"), words.count("no"), words.count("abstain"))
            write_roll((number, 67 + number // 365, day, *counts, f"Question {number}"))
            for state, word in zip(states, words, strict=True):
                write_vote((number, state, word))
    return source
