"""What a rule asks, and when: its condition, the steps that follow where it fails, its quorum."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from plenipo.procedure.conditions import Condition, parts_of
from plenipo.procedure.rules import Step, Version
from plenipo.procedure.scale import ATTENDING


class Wait(msgspec.Struct, frozen=True):
    """A step whose time has not come.

    :ivar until: when it will have, where it is known when the question was put.
    """

    step: Step
    until: datetime | None = None


def reachable(version: Version, put: datetime | None, now: datetime | None) -> Iterator[Step]:
    """Yield the steps that can be taken now, from the first; with a referral they end."""
    wait = waiting_for(version, put, now)
    yield Step(version.article, version.condition, tie=version.tie)
    for step in version.failing:
        if wait is not None and step is wait.step:
            return
        yield step
        if step.condition is None:
            return


def waiting_for(version: Version, put: datetime | None, now: datetime | None) -> Wait | None:
    """Return the step for which there is to wait; None where there is none."""
    ends = put
    for step in version.failing:
        if step.after is None:
            continue
        ends = step.after.end(ends) if ends else None
        if ends is None or now is None or now < ends:
            return Wait(step, ends)
    return None


def countable_quorum(version: Version, attending: int | None) -> Condition | None:
    """Return the quorum to decide; None where nobody counted: it is presumed till challenged."""
    quorum = version.quorum.decide if version.quorum else None
    if quorum is None or (attending is None and asks_attendance(quorum)):
        return None
    return quorum


def asks_attendance(condition: Condition) -> bool:
    """Tell whether a condition asks for those attending the meeting, in the room or not."""
    asked = {getattr(condition, "of", ""), getattr(condition, "out_of", "")}
    return ATTENDING in asked or any(map(asks_attendance, parts_of(condition)))
