"""The situations of the report, and how the list of measures could have gone through the year 2012.

Reported (F1): that a list of measures in case the situation in Afghanistan gets worse goes to the
heads of State; that the ministers discussed the disorders in Zhanaozen, with several casualties;
and what the minister of Kazakhstan assured. All else is illustrative: it happened nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from importlib import resources
from typing import Any

from plenipo.capabilities.contingency.acts import (
    AssistanceRequested,
    AssuranceGiven,
    ConsultationHeld,
    ConsultationRequested,
    ExerciseClosed,
    ExerciseOpened,
    IndicatorDefined,
    IndicatorMeasured,
    MeasureActivated,
    MeasureEnded,
    MeasurePlanned,
    MeasureReported,
    MeasureReviewed,
    PlanDrafted,
    SituationAssessed,
    SituationOpened,
)
from plenipo.capabilities.documents.acts import DocumentTabled, ProvisionAgreed
from plenipo.core.act import Act

ILLUSTRATIVE = "illustrative"
AFGHANISTAN, TOWN, LIST, EXERCISE = "afghanistan", "zhanaozen", "measures-2011", "winter-watch"
ATTACKS = (8, 9, 11, 12, 15, 18, 24, 27, 22, 14, 9, 6)
CROSSINGS = (900, 850, 1_200, 1_400, 1_900, 2_600, 5_400, 6_100, 4_300, 2_000, 1_200, 900)
SEIZED = (310, 280, 350, 420, 380, 460, 510, 640, 700, 520, 410, 330)
"""The illustrative values of the indicators, month by month in 2012."""

Moment = tuple[str, Act, str]
"""When something was done, what, and on whose behalf."""

_in_afghanistan: dict[str, Any] = {"situation": AFGHANISTAN}
_first: dict[str, Any] = {"plan": LIST, "measure": "1"}


def contingency(session: str, summit: str) -> Iterator[Moment]:
    """Yield what was done, in order.

    :param session: the code of the joint session of the ministers.
    :param summit: the code of the summit.
    """
    yield from _situations(session)
    yield from _plan(summit)
    yield from _year()
    yield from _exercise()


def _situations(session: str) -> Iterator[Moment]:
    names = {"en": "Disorders in Zhanaozen", "ru": "Беспорядки в Жанаозене"}
    yield (
        "2011-12-19T06:10Z",
        SituationOpened(
            situation=TOWN,
            names=names,
            concerns=("KZ",),
            place="Zhanaozen, Kazakhstan",
            session=session,
            source="F1",
        ),
        "",
    )
    yield (
        "2011-12-19T06:11Z",
        SituationAssessed(
            situation=TOWN,
            level="tense",
            text="Disorders with several casualties are reported.",
            session=session,
            source="F1 for the disorders and the casualties; the level is illustrative",
        ),
        "",
    )
    yield (
        "2011-12-19T12:30Z",
        AssuranceGiven(
            situation=TOWN,
            member="KZ",
            text="The situation has stabilised and an investigation is going on there.",
            person="Yerzhan Kazykhanov, Minister of Foreign Affairs of Kazakhstan",
            session=session,
            source="F1",
        ),
        "KZ",
    )
    yield (
        "2011-12-19T06:12Z",
        SituationOpened(
            **_in_afghanistan,
            names={
                "en": "Afghanistan after the withdrawal of foreign troops",
                "ru": "Афганистан после вывода иностранных войск",
            },
            concerns=("TJ", "KG", "UZ"),
            place="Afghanistan",
            session=session,
            item="1",
            source="F1 for the situation; whom it concerns is illustrative",
        ),
        "",
    )
    define = partial(IndicatorDefined, **_in_afghanistan, source=ILLUSTRATIVE)
    for code, en, ru, unit, most, alarm in (
        ("attacks", "Attacks on border posts", "Нападения на погранзаставы", "a month", 500, 20),
        ("crossings", "People who fled across", "Перешедшие границу", "a month", None, 5_000),
        ("seized", "Opiates seized", "Изъятые опиаты", "kg a month", None, 600),
    ):
        names = {"en": en, "ru": ru}
        act = define(indicator=code, names=names, unit=unit, most=most, alarm=alarm)
        yield "2011-12-19T06:20Z", act, ""


def _plan(summit: str) -> Iterator[Moment]:
    names = {"en": "List of measures", "ru": "Перечень мер"}
    about: dict[str, Any] = {"session": summit, "document": LIST}
    tabled = DocumentTabled(
        **about,
        symbol="CSC/2011/L.2",
        names=names,
        text=(resources.files(__package__) / "measures.md").read_text("utf-8"),
        parties=("RU", "TJ", "UZ"),
        originator="BY",
        source="F1 for the list; its measures are illustrative",
    )
    yield "2011-12-19T17:30Z", tabled, "BY"
    drafted = PlanDrafted(
        **_in_afghanistan,
        plan=LIST,
        names=names,
        document=LIST,
        review=date(2012, 12, 1),
        source="F1 for the list; its measures are illustrative",
    )
    yield "2011-12-19T17:31Z", drafted, ""
    for act in _measures():
        yield "2011-12-19T17:35Z", act, ""
    for provision in ("p2", "p3", "p4"):
        yield "2011-12-20T08:30Z", ProvisionAgreed(**about, provision=provision), ""
    pending = ProvisionAgreed(**about, provision="p5", ad_referendum=True)
    yield "2011-12-20T08:40Z", pending, ""


def _measures() -> Iterator[Act]:
    plan = partial(MeasurePlanned, plan=LIST, source=ILLUSTRATIVE)
    yield plan(
        measure="1",
        names={"en": "Exchange of information every day", "ru": "Ежедневный обмен информацией"},
        level="calm",
        within=24,
        members=("TJ", "KG", "UZ", "RU"),
        trigger="count: {of: members, counted_by: attacks, at_least: 10}",
        automatic=True,
        until="count: {of: members, counted_by: attacks, at_most: 5}",
        review=90,
        provision="p2",
    )
    yield plan(
        measure="2",
        names={"en": "Weekly meetings", "ru": "Еженедельные заседания"},
        level="tense",
        within=168,
        bodies=("permanent-council",),
        trigger="count: {of: for, at_least: 2}",
        automatic=True,
        until="count: {of: for, at_most: 0}",
        provision="p3",
    )
    yield plan(
        measure="3",
        names={"en": "Equipment for border posts", "ru": "Техника для погранзастав"},
        level="tense",
        within=720,
        members=("RU", "BY", "KZ"),
        decides="csc",
        trigger="all_of:\n- fact: {that: requested}\n"
        "- count: {of: members, counted_by: attacks, at_least: 20}\n",
        provision="p4",
        assists="TJ",
    )
    yield plan(
        measure="4",
        names={"en": "Rapid reaction force on notice", "ru": "КСОР в готовности"},
        level="crisis",
        within=48,
        bodies=("cdm",),
        decides="csc",
        trigger="all_of:\n- share: {of: for, at_least: 2/3}\n- fact: {that: consulted}\n",
        review=30,
        provision="p5",
    )
    yield plan(
        measure="5",
        names={"en": "Observers", "ru": "Наблюдатели"},
        level="tense",
        within=336,
        members=("RU", "TJ"),
        decides="permanent-council",
        provision="p6",
    )


def _year() -> Iterator[Moment]:
    """Yield the year 2012: it gets worse in summer, and better again."""
    measure = partial(IndicatorMeasured, **_in_afghanistan, source=ILLUSTRATIVE)
    assess = partial(SituationAssessed, **_in_afghanistan, source=ILLUSTRATIVE)
    watched = assess(level="watch", text="Nothing has changed yet; it is watched.")
    yield "2011-12-19T06:30Z", watched, ""
    for month, values in enumerate(zip(ATTACKS, CROSSINGS, SEIZED, strict=True), 1):
        for code, value in zip(("attacks", "crossings", "seized"), values, strict=True):
            moment = f"2012-{month:02}-28T12:00Z"
            yield moment, measure(indicator=code, value=value), ""
        yield from _months().get(month, ())


def _months() -> dict[int, list[Moment]]:
    """Return what was done after the values of a month."""
    assess = partial(SituationAssessed, **_in_afghanistan, source=ILLUSTRATIVE)
    report = partial(MeasureReported, **_first, source=ILLUSTRATIVE)
    second = {"plan": LIST, "measure": "2"}
    urgent = {**_in_afghanistan, "consultation": "U-2012-1"}
    return {
        3: [
            ("2012-03-28T12:01Z", MeasureActivated(**_first), ""),
            *(
                (f"2012-03-28T{hour}:00Z", report(member=member, progress="done"), member)
                for hour, member in ((15, "RU"), (18, "TJ"), (20, "KG"))
            ),
        ],
        6: [
            (
                "2012-06-29T09:00Z",
                MeasureReviewed(**_first, text="Still needed.", following=date(2012, 12, 28)),
                "",
            )
        ],
        7: [
            (
                "2012-07-28T14:00Z",
                assess(level="tense", text="Posts are attacked almost every day."),
                "",
            ),
            ("2012-07-28T14:01Z", MeasureActivated(**second), ""),
            (
                "2012-07-28T15:00Z",
                ConsultationRequested(
                    **urgent,
                    member="TJ",
                    body="permanent-council",
                    due=datetime(2012, 7, 30, 15, tzinfo=UTC),
                    text="what is done at the border (illustrative)",
                ),
                "TJ",
            ),
            (
                "2012-07-30T10:00Z",
                ConsultationHeld(**urgent, outcome="The Council follows it (illustrative)."),
                "",
            ),
            (
                "2012-07-30T11:00Z",
                AssistanceRequested(
                    **_in_afghanistan,
                    member="TJ",
                    text="night vision devices for border posts",
                    source=ILLUSTRATIVE,
                ),
                "TJ",
            ),
            (
                "2012-08-03T09:00Z",
                MeasureReported(
                    **second,
                    member="permanent-council",
                    progress="done",
                    text="It meets every week.",
                    source=ILLUSTRATIVE,
                ),
                "",
            ),
        ],
        10: [
            ("2012-10-28T12:05Z", MeasureEnded(**second, reason="no alarm any more"), ""),
            ("2012-10-28T13:00Z", assess(level="watch", text="It is quieter."), ""),
        ],
    }


def _exercise() -> Iterator[Moment]:
    """Yield an exercise of three days: nothing of it is real."""
    played: dict[str, Any] = {**_in_afghanistan, "exercise": EXERCISE}
    force = {"plan": LIST, "measure": "4", "exercise": EXERCISE}
    about = {**played, "consultation": "X-1"}
    due = datetime(2012, 11, 13, 8, tzinfo=UTC)
    measure = partial(IndicatorMeasured, **played, source=ILLUSTRATIVE)
    acts: tuple[tuple[str, Act, str], ...] = (
        (
            "2012-11-12T08:00Z",
            ExerciseOpened(
                **played,
                names={"en": "Winter watch", "ru": "Зимний дозор"},
                until=datetime(2012, 11, 15, 18, tzinfo=UTC),
                source=ILLUSTRATIVE,
            ),
            "",
        ),
        ("2012-11-12T08:10Z", measure(indicator="attacks", value=140), ""),
        ("2012-11-12T08:11Z", measure(indicator="crossings", value=20_000), ""),
        (
            "2012-11-12T08:30Z",
            SituationAssessed(
                **played, level="crisis", text="A post has fallen.", source=ILLUSTRATIVE
            ),
            "",
        ),
        (
            "2012-11-12T09:00Z",
            ConsultationRequested(**about, member="TJ", body="csc", due=due, text="the post"),
            "TJ",
        ),
        ("2012-11-12T20:00Z", ConsultationHeld(**about, outcome="The force is called."), ""),
        ("2012-11-12T20:10Z", MeasureActivated(**force, reason="decided in the play"), ""),
        (
            "2012-11-15T12:00Z",
            MeasureReported(
                **force, member="cdm", progress="done", text="Too late.", source=ILLUSTRATIVE
            ),
            "",
        ),
        (
            "2012-11-15T16:00Z",
            ExerciseClosed(exercise=EXERCISE, lessons="Two days are too short a notice."),
            "",
        ),
    )
    yield from acts
