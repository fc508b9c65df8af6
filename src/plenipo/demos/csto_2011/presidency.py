"""The presidency passes from Belarus to Kazakhstan, and what Kazakhstan makes of its year.

Reported (F1): that Belarus presided and the session began with passing the presidency; the three
priorities of Kazakhstan; the anniversary year and its declaration. Milestones, plan and days of the
year 2012 are made up: "illustrative".
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from importlib import resources
from typing import Any, Protocol

from plenipo.capabilities.presidency.acts import (
    AnniversaryMarked,
    ChairAssigned,
    HandoverMade,
    PresidencyAssumed,
    RotationEstablished,
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
from plenipo.core.request import Request

ACTS: dict[str, type[Act]] = {
    "action": ActionAssigned,
    "action-completed": ActionCompleted,
    "action-moved": ActionMoved,
    "anniversary": AnniversaryMarked,
    "carried": PriorityCarried,
    "chair": ChairAssigned,
    "closed": PriorityClosed,
    "handover": HandoverMade,
    "milestone": MilestoneSet,
    "milestone-moved": MilestoneMoved,
    "plan": PlanDrawn,
    "presidency": PresidencyAssumed,
    "priority": PrioritySet,
    "programme": ProgrammePresented,
    "reached": MilestoneReached,
    "rotation": RotationEstablished,
    "seat": SeatFixed,
    "served": PriorityServed,
    "venue": VenueSettled,
}
"""The acts, as the data file calls them."""


class Clock(Protocol):
    """The moments at which acts took effect."""

    def at(self, moment: str) -> None:
        """Go to a moment."""


Enter = Callable[[Any, Act], Request]


def presiding(clock: Clock, enter: Enter) -> Iterator[Request]:
    """Yield the presidencies, the programme and the plan, in the order of the data file.

    :param enter: makes a request of an act, at the moment of the clock.
    """
    text = (resources.files(__package__) / "presidency.toml").read_text("utf-8")
    for line in tomllib.loads(text)["done"]:
        act, moment = ACTS[line.pop("act")], line.pop("at")
        clock.at(moment)
        fields = {name: tuple(v) if isinstance(v, list) else v for name, v in line.items()}
        yield enter(clock, act(**fields))
