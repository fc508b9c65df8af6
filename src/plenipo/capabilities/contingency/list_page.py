"""The page of all situations: what is urgent in any of them, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from plenipo.capabilities.contingency.lines import (
    MeasureLine,
    Playing,
    measure_lines,
    playing,
)
from plenipo.capabilities.contingency.record import LEVELS, Consultation, Situation, last
from plenipo.capabilities.contingency.standing import ACTIVE, LATE, WAITING
from plenipo.capabilities.contingency.state import Contingency
from plenipo.capabilities.members.state import member_named, members_named
from plenipo.core.page import Named
from plenipo.register.view import View


class Awaited(msgspec.Struct, frozen=True):
    """Urgent consultations that were asked for.

    :ivar held: when they were held; None while they are awaited.
    :ivar late: whether they should have been held, or were held too late.
    :ivar after: the session in which they were held, if it is in the register.
    """

    code: str
    situation: Named
    member: Named
    body: Named
    moment: datetime
    due: datetime
    text: str
    reference: str
    held: datetime | None
    late: bool
    outcome: str
    after: str
    entry: int


class SituationLine(msgspec.Struct, frozen=True):
    """A situation in the list.

    :ivar since: since when it stands at its level; None where it was never assessed.
    :ivar late: how many measures are late; ``active``, ``waiting`` likewise.
    :ivar asking: the members that ask for help.
    """

    situation: Named
    level: str
    since: datetime | None
    concerns: tuple[Named, ...]
    place: str
    measures: int
    late: int
    active: int
    waiting: int
    asking: tuple[Named, ...]
    source: str


class ContingencyPage(msgspec.Struct, frozen=True):
    """The board of the duty officer: reality alone.

    :ivar situations: the worst first.
    :ivar urgent: the measures that are late, activated or to be activated.
    :ivar awaited: the urgent consultations that are awaited.
    :ivar exercises: the exercises, those that go on first.
    """

    situations: tuple[SituationLine, ...]
    urgent: tuple[MeasureLine, ...]
    awaited: tuple[Awaited, ...]
    exercises: tuple[Playing, ...]


def contingency_page(view: View) -> ContingencyPage:
    """Return the board over all situations."""
    known = list(view.seen.state.of(Contingency).situations.values())
    lines = {each.code: measure_lines(view, each, each.board) for each in known}
    every = [line for each in lines.values() for line in each]
    urgent = [line for word in (LATE, WAITING, ACTIVE) for line in every if line.standing == word]
    found = [_line(view, each, lines[each.code]) for each in known]
    exercises = [
        playing(view, each, exercise) for each in known for exercise in each.exercises.values()
    ]
    return ContingencyPage(
        situations=tuple(sorted(found, key=lambda line: -LEVELS.index(line.level))),
        urgent=tuple(urgent),
        awaited=tuple(_awaited(view, known)),
        exercises=tuple(sorted(exercises, key=lambda each: not each.runs)),
    )


def awaited(view: View, situation: Situation, asked: Consultation) -> Awaited:
    """Return urgent consultations as pages show them."""
    held = asked.held if asked.held_by(view.now) else None
    return Awaited(
        code=asked.code,
        situation=Named(situation.code, situation.title(view.wording.language)),
        member=member_named(view, asked.member),
        body=member_named(view, asked.body),
        moment=asked.moment,
        due=asked.due,
        text=asked.text,
        reference=asked.reference,
        held=held,
        late=(held or view.now) > asked.due,
        outcome=asked.outcome if held else "",
        after=asked.session if held else "",
        entry=asked.entry,
    )


def _awaited(view: View, known: list[Situation]) -> Iterator[Awaited]:
    for situation in known:
        for asked in situation.board.consultations.values():
            if not asked.held_by(view.now):
                yield awaited(view, situation, asked)


def _line(view: View, situation: Situation, lines: tuple[MeasureLine, ...]) -> SituationLine:
    board, now = situation.board, view.now
    assessed = last(board.assessments, now)
    words = [line.standing for line in lines]
    asking = [member for member in situation.concerns if board.asks(member, now)]
    return SituationLine(
        situation=Named(situation.code, situation.title(view.wording.language)),
        level=board.level(now),
        since=assessed.moment if assessed else None,
        concerns=members_named(view, situation.concerns),
        place=situation.place,
        measures=len(lines),
        late=words.count(LATE),
        active=words.count(ACTIVE),
        waiting=words.count(WAITING),
        asking=members_named(view, asking),
        source=situation.source,
    )
