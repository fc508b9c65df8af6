"""A reservation, the objections to it, and what silence has made of it (VCLT 20 and 23)."""

from __future__ import annotations

from datetime import date

import msgspec

from plenipo.treaty.delays import Delay

SIGNATURE, CONSENT, LATE = "signature", "consent", "late"
MOMENTS = (SIGNATURE, CONSENT, LATE)

TO_CONFIRM, LAPSED = "to-be-confirmed", "not-confirmed"
OPEN, ACCEPTED, OBJECTED = "open-to-objection", "accepted", "objected-to"
STOPPED, TAKEN_BACK = "stopped", "withdrawn"

SILENCE = Delay(12, "months")
"""So long after its notification the silence of another is acceptance (VCLT 20(5)); so long a late
reservation waits for a single objection (depositary practice)."""


class Objection(msgspec.Struct):
    """An objection to a reservation."""

    participant: str
    day: date
    text: str
    precludes: bool
    entry: int


class Reservation(msgspec.Struct):
    """A reservation, from the day it was notified.

    :ivar moment: one of :data:`MOMENTS`.
    """

    code: str
    participant: str
    moment: str
    text: str
    provisions: tuple[str, ...]
    day: date
    entry: int
    confirmed: date | None = None
    withdrawn: date | None = None
    objections: dict[str, Objection] = {}

    @property
    def notified(self) -> date:
        """The day from which others may object: of its confirmation, where it needed one."""
        return self.confirmed or self.day

    def limit(self, consented: date | None = None) -> date:
        """Return the last day on which somebody who consented on a day may object."""
        later = consented is not None and self.moment != LATE
        start = max(self.notified, consented) if consented and later else self.notified
        return SILENCE.end(start)

    def standing(self, day: date, consented: date | None) -> str:
        """Return where it stands on a day; its author consented on another, or not yet."""
        if self.withdrawn and self.withdrawn <= day:
            return TAKEN_BACK
        if self.moment == SIGNATURE and (self.confirmed is None or self.confirmed > day):
            bound = consented is not None and consented < day
            return LAPSED if bound else TO_CONFIRM
        objected = any(each.day <= day for each in self.objections.values())
        if self.moment == LATE and objected:
            return STOPPED
        if day <= self.limit():
            return OPEN
        return OBJECTED if objected else ACCEPTED
