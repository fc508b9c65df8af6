"""The board of a situation: level, indicators, measures, help, consultations and assurances."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec
from msgspec.structs import replace

from plenipo.capabilities.contingency.curve import Curve, curve
from plenipo.capabilities.contingency.lines import (
    MeasureLine,
    Playing,
    measure_lines,
    playing,
)
from plenipo.capabilities.contingency.list_page import Awaited, awaited
from plenipo.capabilities.contingency.record import Board, Indicator, Situation, last
from plenipo.capabilities.contingency.standing import STANDINGS
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import in_language, member_named, members_named
from plenipo.capabilities.sessions.state import Sessions, session_named
from plenipo.core.page import Named, NotThereError
from plenipo.register.view import View


class Assessed(msgspec.Struct, frozen=True):
    """An assessment: at what level the situation stood from then on, and why."""

    moment: datetime
    entry: int
    level: str
    text: str
    assessor: str
    before: Named | None
    document: Named | None
    document_session: str
    source: str


class Measured(msgspec.Struct, frozen=True):
    """What an indicator was at a moment."""

    moment: datetime
    entry: int
    value: int
    alarming: bool
    source: str
    note: str


class IndicatorLine(msgspec.Struct, frozen=True):
    """An indicator with its values, the last first.

    :ivar value: what it was last measured to be; None where it never was.
    :ivar alarming: whether that is past its alarm.
    :ivar curve: the values over time, as a picture.
    """

    indicator: Named
    unit: str
    value: int | None
    alarming: bool
    alarm: int | None
    falling: bool
    least: int
    most: int | None
    values: tuple[Measured, ...]
    curve: Curve
    source: str
    entry: int


class Asking(msgspec.Struct, frozen=True):
    """A request for help, or that it was taken back."""

    member: Named
    asks: bool
    moment: datetime
    text: str
    reference: str
    source: str
    entry: int


class Assured(msgspec.Struct, frozen=True):
    """What a member assured: a statement, which establishes nothing."""

    member: Named
    text: str
    person: str
    said_in: Named | None
    item: str
    moment: datetime
    source: str
    entry: int


class StandingCount(msgspec.Struct, frozen=True):
    """How many measures stand in a way."""

    standing: str
    count: int


class SituationPage(msgspec.Struct, frozen=True):
    """A situation, in reality or in an exercise.

    :ivar played: the exercise that is shown; None for reality.
    :ivar level: the level at which it stands, ``since`` when; None where it was never assessed.
    :ivar counts: how many measures stand in which way, the most urgent first.
    :ivar assessments: the last first.
    :ivar exercises: the exercises on it.
    """

    situation: Named
    played: Playing | None
    level: str
    since: datetime | None
    counts: tuple[StandingCount, ...]
    place: str
    concerns: tuple[Named, ...]
    session: Named | None
    item: Named | None
    source: str
    entry: int
    measures: tuple[MeasureLine, ...]
    indicators: tuple[IndicatorLine, ...]
    assessments: tuple[Assessed, ...]
    help: tuple[Asking, ...]
    consultations: tuple[Awaited, ...]
    assurances: tuple[Assured, ...]
    plans: tuple[Named, ...]
    exercises: tuple[Playing, ...]


def situation_page(view: View, situation: Situation, exercise: str) -> SituationPage:
    """Return the board of a situation.

    :raises NotThereError: of an exercise that is not on it.
    """
    view, board, played = shown(view, situation, exercise)
    state, language, now = view.seen.state, view.wording.language, view.now
    item = state.of(Sessions).item(situation.session, situation.item)
    lines = measure_lines(view, situation, board)
    assessed = last(board.assessments, now)
    words = [line.standing for line in lines]
    return SituationPage(
        situation=Named(situation.code, situation.title(language)),
        played=played,
        level=board.level(now),
        since=assessed.moment if assessed else None,
        counts=tuple(StandingCount(word, words.count(word)) for word in STANDINGS if word in words),
        place=situation.place,
        concerns=members_named(view, situation.concerns),
        session=session_named(view, situation.session) if situation.session else None,
        item=Named(situation.item, in_language(item.names, language)) if item else None,
        source=situation.source,
        entry=situation.entry,
        measures=lines,
        indicators=tuple(_indicator(view, board, each) for each in situation.indicators.values()),
        assessments=tuple(_assessments(view, board)),
        help=tuple(_help(view, board)),
        consultations=tuple(
            awaited(view, situation, each) for each in board.consultations.values()
        ),
        assurances=tuple(_assurances(view, board)),
        plans=tuple(
            Named(plan.code, in_language(plan.names, language)) for plan in situation.plans.values()
        ),
        exercises=tuple(playing(view, situation, each) for each in situation.exercises.values()),
    )


def shown(view: View, situation: Situation, exercise: str) -> tuple[View, Board, Playing | None]:
    """Return the board that is asked for, with the exercise it is played in.

    An exercise that is over is shown as it ended: nothing becomes late in it any more.

    :raises NotThereError: of an exercise that is not on the situation.
    """
    found = situation.exercises.get(exercise)
    if found is not None:
        told = playing(view, situation, found)
        then = replace(view, now=min(view.now, found.ends))
        return then, found.board, told
    if exercise:
        raise NotThereError(view.wording.say("There is no exercise “{code}”.", code=exercise))
    return view, situation.board, None


def _indicator(view: View, board: Board, indicator: Indicator) -> IndicatorLine:
    values = [each for each in board.values.get(indicator.code, []) if each.moment <= view.now]
    value = values[-1].value if values else None
    return IndicatorLine(
        indicator=Named(indicator.code, in_language(indicator.names, view.wording.language)),
        unit=indicator.unit,
        value=value,
        alarming=value is not None and indicator.alarming(value),
        alarm=indicator.alarm,
        falling=indicator.falling,
        least=indicator.least,
        most=indicator.most,
        values=tuple(
            Measured(
                each.moment,
                each.entry,
                each.value,
                indicator.alarming(each.value),
                each.source,
                each.note,
            )
            for each in reversed(values)
        ),
        curve=curve(indicator, values, view.now),
        source=indicator.source,
        entry=indicator.entry,
    )


def _assessments(view: View, board: Board) -> Iterator[Assessed]:
    documents = view.seen.state.of(Documents).documents
    for each in reversed(board.assessments):
        document = documents.get(each.document)
        yield Assessed(
            moment=each.moment,
            entry=each.entry,
            level=each.level,
            text=each.text,
            assessor=each.assessor,
            before=session_named(view, each.session) if each.session else None,
            document=Named(document.code, document.title(view.wording.language))
            if document
            else None,
            document_session=document.session if document else "",
            source=each.source,
        )


def _help(view: View, board: Board) -> Iterator[Asking]:
    for each in reversed(board.consents):
        member = member_named(view, each.member)
        told = each.text, each.reference, each.source, each.entry
        yield Asking(member, each.asks, each.moment, *told)


def _assurances(view: View, board: Board) -> Iterator[Assured]:
    for each in reversed(board.assurances):
        yield Assured(
            member=member_named(view, each.member),
            text=each.text,
            person=each.person,
            said_in=session_named(view, each.session) if each.session else None,
            item=each.item,
            moment=each.moment,
            source=each.source,
            entry=each.entry,
        )
