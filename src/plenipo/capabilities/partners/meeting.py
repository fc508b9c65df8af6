"""A meeting with partners, and a contact."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from plenipo.capabilities.members.state import Names, in_language

LEVELS = ("head", "minister", "senior-official", "staff")
PARTNER, OWN = "partner", "own"
SIDES = (PARTNER, OWN)
ANNOUNCED, HELD, CANCELLED = "announced", "held", "cancelled"


class Outcome(msgspec.Struct):
    """How a meeting ended: held, with what came of it, or cancelled, and why."""

    moment: datetime
    entry: int
    how: str
    summary: str
    guests: dict[str, str] = {}
    cooperations: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    source: str = ""


class Meeting(msgspec.Struct):
    """A meeting with partners."""

    code: str
    names: Names
    partners: tuple[str, ...]
    on: date
    level: str
    announced: datetime
    entry: int
    body: str = ""
    session: str = ""
    item: str = ""
    place: Names = {}
    guests: dict[str, str] = {}
    host: str = ""
    source: str = ""
    outcome: Outcome | None = None

    def title(self, language: str = "en") -> str:
        """Return what it is called."""
        return in_language(self.names, language) or self.code

    def ended(self, moment: datetime) -> Outcome | None:
        """Return how it had ended by a moment."""
        return self.outcome if self.outcome and self.outcome.moment <= moment else None

    def standing(self, moment: datetime) -> str:
        """Return whether it is announced, was held, or was cancelled."""
        ended = self.ended(moment)
        return ended.how if ended else ANNOUNCED


class Contact(msgspec.Struct):
    """Somebody whom the other side turns to."""

    code: str
    partner: str
    name: str
    side: str
    since: datetime
    entry: int
    position: str = ""
    field: str = ""
    source: str = ""
    ended: datetime | None = None
    reason: str = ""

    def stands(self, moment: datetime) -> bool:
        """Tell whether it holds at a moment."""
        return self.since <= moment and (self.ended is None or moment < self.ended)
