"""The question that the chair puts, the objections to it, and the chair's rulings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

CONSENSUS, VOTE = "consensus", "vote"
KINDS = (CONSENSUS, VOTE)

LONGEST_MOMENT = 24 * 60 * 60
"""Seconds within which the chair may ask for objections: what takes longer is a silence."""

UPHELD, OVERRULED = "upheld", "overruled"


class Objection(msgspec.Struct):
    """A member's objection, and why."""

    member: str
    moment: datetime
    entry: int
    reason: str = ""


class Withdrawal(msgspec.Struct):
    """When the chair took the question back, and why."""

    moment: datetime
    entry: int
    reason: str


class Put(msgspec.Struct):
    """A question as it was put.

    :ivar ends: the instant from which no objection is heard any more.
    """

    session: str
    item: str
    moment: datetime
    entry: int
    kind: str
    method: str
    seconds: int
    text: str
    objections: dict[str, Objection] = {}
    withdrawn: Withdrawal | None = None

    @property
    def ends(self) -> datetime:
        """The instant at which the moment for objections is over."""
        return self.moment + timedelta(seconds=self.seconds)

    def heard(self, at: datetime) -> tuple[Objection, ...]:
        """Return the objections that were raised by a moment, in their order."""
        raised = (o for o in self.objections.values() if o.moment <= at)
        return tuple(sorted(raised, key=_moment))

    def over(self, at: datetime, decided: Iterable[datetime], aside: Iterable[datetime]) -> bool:
        """Tell whether it stands no more: withdrawn, decided, or the item put aside by then.

        :param decided: when decisions were taken on the item; ``aside``: when it was put aside.
        """
        taken_back = self.withdrawn is not None and self.withdrawn.moment <= at
        return taken_back or any(self.moment <= m <= at for m in (*decided, *aside))


class Appeal(msgspec.Struct):
    """A member's appeal against a ruling."""

    member: str
    moment: datetime
    entry: int
    reason: str = ""


class Settled(msgspec.Struct):
    """What the body decided on an appeal, and by which vote."""

    outcome: str
    vote: str
    moment: datetime
    entry: int


class Ruling(msgspec.Struct):
    """A ruling of the chair."""

    number: str
    words: str
    item: str
    source: str
    moment: datetime
    entry: int
    appeal: Appeal | None = None
    settled: Settled | None = None


def insert(questions: list[Put], one: Put) -> None:
    """Put a question where it belongs by its moment."""
    questions.insert(bisect_right(questions, one.moment, key=_put_at), one)


def _moment(objection: Objection) -> datetime:
    return objection.moment


def _put_at(question: Put) -> datetime:
    return question.moment
