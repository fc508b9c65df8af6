"""The presidency passes on, with its programme: part of the story in which every act occurs."""

from __future__ import annotations

from datetime import date

from plenipo.capabilities.presidency.acts import (
    AnniversaryMarked,
    ChairAssigned,
    ChairVacated,
    HandoverMade,
    PresidencyAssumed,
    RotationEstablished,
    RotationExcepted,
    SeatFixed,
    VenueSettled,
)
from plenipo.capabilities.programme.acts import (
    ActionAssigned,
    ActionCompleted,
    ActionMoved,
    MilestoneMoved,
    MilestoneReached,
    MilestoneSet,
    PlanDrawn,
    PriorityCarried,
    PriorityClosed,
    PriorityServed,
    PrioritySet,
    ProgrammePresented,
)
from plenipo.core.act import Act

JOINT, COUNCIL = "joint-2011", "csc-2011"
BEGUN, HANDED, ENDS = date(2010, 12, 10), date(2011, 12, 20), date(2012, 12, 19)
ILLUSTRATIVE = "illustrative"

ROTATING: list[Act] = [
    RotationEstablished(
        rotation="csc",
        names={"en": "Presidency", "ru": "Председательство"},
        body="csc",
        months=12,
        chairs=("cfm", "cdm"),
        order=("AM", "BY", "KZ", "KG", "RU", "TJ"),
        alphabet="ru",
        reference="the rules of procedure of the Council",
        source=ILLUSTRATIVE,
    ),
    PresidencyAssumed(
        presidency="BY-2011", rotation="csc", member="BY", since=BEGUN, until=date(2011, 12, 10)
    ),
    RotationExcepted(
        rotation="csc",
        kind="moved",
        member="BY",
        since=date(2011, 12, 1),
        reason="the summit is on 20 December",
        other="KZ",  # not asked for here: an example has every field
        until=HANDED,
        decision="J-2",
        reference="the protocol of the Council",
        source=ILLUSTRATIVE,
    ),
    PresidencyAssumed(
        presidency="KZ-2012",
        rotation="csc",
        member="KZ",
        since=HANDED,
        until=ENDS,
        names={"en": "The twentieth year", "ru": "Двадцатый год"},
        note="the year of two anniversaries",
        source=ILLUSTRATIVE,
    ),
    SeatFixed(place={"en": "Moscow"}, host="RU", since=date(2003, 9, 18), source=ILLUSTRATIVE),
    VenueSettled(
        session=COUNCIL,
        host="RU",
        place={"en": "The Kremlin"},
        reason="the Secretariat is near",
        source=ILLUSTRATIVE,
    ),
    ChairAssigned(
        body="cssc",
        role="vice-chair",
        member="AM",
        since=date(2011, 1, 1),
        person="the secretary of the Council of Armenia",
        until=date(2012, 1, 1),
        reference="decision of the Committee",
        source=ILLUSTRATIVE,
    ),
    ChairVacated(
        body="cssc", role="vice-chair", member="AM", since=date(2011, 12, 1), reason="recalled"
    ),
    AnniversaryMarked(
        anniversary="treaty-20",
        names={"en": "Twenty years of the Treaty"},
        presidency="KZ-2012",
        origin=date(1992, 5, 15),
        years=20,
        treaty="pact",
        session=JOINT,
        item="1",
        document="L.4",
        source=ILLUSTRATIVE,
    ),
]
"""A presidency is moved by decision, and the next one settled; seat, venue and chairs apart."""

AIMING: list[Act] = [
    ProgrammePresented(
        presidency="BY-2011",
        names={"en": "Priorities of Belarus"},
        session=JOINT,
        document="L.4",
        note="in short",
        source=ILLUSTRATIVE,
    ),
    PrioritySet(
        priority="forces",
        presidency="BY-2011",
        names={"en": "Development of the forces"},
        lead=("BY", "cdm"),
        note="and their munitions",
        source=ILLUSTRATIVE,
    ),
    MilestoneSet(
        priority="forces",
        milestone="list",
        names={"en": "List of munitions"},
        due=date(2011, 12, 19),
        responsible=("cdm",),
        source=ILLUSTRATIVE,
    ),
    PriorityServed(
        priority="forces", what="decision", number="J-2", session=JOINT, milestone="list"
    ),
    MilestoneMoved(priority="forces", milestone="list", due=HANDED, reason="the summit decides"),
    MilestoneReached(priority="forces", milestone="list", note="decision J-2", source=ILLUSTRATIVE),
    PriorityCarried(priority="forces", presidency="KZ-2012", reason="the munitions are to come"),
    PriorityClosed(priority="forces", outcome="achieved", reason="all are equipped"),
    PlanDrawn(
        plan="plan-2012",
        session=JOINT,
        names={"en": "Plan to carry out the decisions of December 2011"},
        body="cfm",
        reference="decision J-2",
        source=ILLUSTRATIVE,
    ),
    ActionAssigned(
        plan="plan-2012",
        action="1",
        names={"en": "Report on munitions"},
        due=date(2012, 2, 1),
        responsible=("BY", "cdm"),
        decision="J-2",
        priority="forces",
        source=ILLUSTRATIVE,
    ),
    ActionMoved(plan="plan-2012", action="1", due=date(2012, 3, 1), reason="one is late"),
    ActionCompleted(
        plan="plan-2012", action="1", note="reported", member="BY", source=ILLUSTRATIVE
    ),
    HandoverMade(
        presidency="KZ-2012",
        session=JOINT,
        digest=f"sha256:{'0' * 64}",
        statement="It is a great honour.",
        source=ILLUSTRATIVE,
    ),
]
"""The programme, and what is left of it to the next presidency."""

PRESIDING = [*ROTATING, *AIMING]
