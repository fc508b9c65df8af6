"""A collective instruction as it stands in the register, and all that came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol, TypeVar

import msgspec

from plenipo.capabilities.members.state import Names, in_language

ACTIONS = ("statement", "demarche", "vote", "consultation", "inquiry")
MANNERS = ("jointly", "each", "either")
CONFIRMED, RESERVED, DECLINED = "confirmed", "with-reservation", "declined"
FINDINGS = (CONFIRMED, RESERVED, DECLINED)
JOINTLY, ALONE, NOT_DELIVERED = "jointly", "alone", "not-delivered"
DELIVERIES = (JOINTLY, ALONE, NOT_DELIVERED)
RECEPTIONS = ("favourable", "noncommittal", "unfavourable")


class Dated(Protocol):
    """What has a moment."""

    @property
    def moment(self) -> datetime:
        """When it was done."""


D = TypeVar("D", bound=Dated)


class Term(msgspec.Struct):
    """A deadline, and when and why it was set."""

    moment: datetime
    deadline: datetime
    entry: int
    reason: str = ""


class Lead(msgspec.Struct):
    """Who leads at a post, from a moment on."""

    moment: datetime
    post: str
    member: str
    entry: int
    note: str = ""


class Confirmation(msgspec.Struct):
    """What a capital told its ambassadors."""

    moment: datetime
    member: str
    finding: str
    entry: int
    reason: str = ""
    reference: str = ""


class Acknowledgement(msgspec.Struct):
    """That an ambassador has the instruction."""

    moment: datetime
    post: str
    member: str
    entry: int
    note: str = ""


class Report(msgspec.Struct):
    """What an ambassador reported back."""

    moment: datetime
    post: str
    member: str
    delivery: str
    entry: int
    joined: tuple[str, ...] = ()
    to: str = ""
    on: date | None = None
    text: str = ""
    reception: str = ""
    reaction: str = ""
    follow_up: str = ""
    source: str = ""


class Ending(msgspec.Struct):
    """That an instruction was taken back, and why."""

    moment: datetime
    entry: int
    reason: str


class Instruction(msgspec.Struct):
    """An instruction.

    :ivar members: those whose ambassadors are instructed; none stands for all in the body.
    :ivar audience: who reads it; what is recorded of it later is for the same.
    :ivar terms: its deadlines, in the order in which they were set.
    """

    code: str
    names: Names
    text: str
    body: str
    posts: tuple[str, ...]
    begun: datetime
    entry: int
    audience: tuple[str, ...]
    terms: list[Term]
    action: str = ""
    manner: str = ""
    to: str = ""
    members: tuple[str, ...] = ()
    open: bool = False
    session: str = ""
    item: str = ""
    decision: str = ""
    document: str = ""
    treaty: str = ""
    source: str = ""
    leads: list[Lead] = []
    confirmations: list[Confirmation] = []
    acknowledgements: list[Acknowledgement] = []
    reports: list[Report] = []
    withdrawn: Ending | None = None

    def title(self, language: str = "en") -> str:
        """Return what it is about."""
        return in_language(self.names, language) or self.code

    def deadline(self, moment: datetime) -> datetime:
        """Return its deadline, as it was known at a moment."""
        known = [term.deadline for term in self.terms if term.moment <= moment]
        return max(known, default=self.terms[0].deadline)

    def withdrawn_by(self, moment: datetime) -> bool:
        """Tell whether it was taken back by a moment."""
        return self.withdrawn is not None and self.withdrawn.moment <= moment

    def lead(self, post: str, moment: datetime) -> Lead | None:
        """Return who leads at a post at a moment."""
        return _last((each for each in self.leads if each.post == post), moment)

    def confirmation(self, member: str, moment: datetime) -> Confirmation | None:
        """Return what a capital last told its ambassadors."""
        return _last((each for each in self.confirmations if each.member == member), moment)

    def acknowledgement(self, post: str, member: str, moment: datetime) -> Acknowledgement | None:
        """Return the acknowledgement of an ambassador."""
        its = (a for a in self.acknowledgements if (a.post, a.member) == (post, member))
        return _last(its, moment)

    def report(self, post: str, member: str, moment: datetime) -> Report | None:
        """Return the report of an ambassador that stands."""
        return _last((r for r in self.reports if (r.post, r.member) == (post, member)), moment)

    def spoken_for(self, post: str, member: str, moment: datetime) -> Report | None:
        """Return the report by which it was delivered for a member: its own, or a joint one."""
        own = self.report(post, member, moment)
        if own is not None:
            return None if own.delivery == NOT_DELIVERED else own
        others = dict.fromkeys(each.member for each in self.reports if each.post == post)
        stands = (self.report(post, other, moment) for other in others)
        return next((each for each in stands if each and member in each.joined), None)


def _last(those: Iterable[D], moment: datetime) -> D | None:
    """Return what was done last by a moment; of one moment, what was recorded last."""
    known = [each for each in those if each.moment <= moment]
    return max(reversed(known), key=_moment, default=None)


def _moment(each: Dated) -> datetime:
    return each.moment
