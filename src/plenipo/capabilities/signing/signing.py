"""A ceremony as it is made ready: its day, its list, who signs, what is to be done before."""

from __future__ import annotations

from datetime import date, datetime, time

import msgspec

from plenipo.capabilities.members.state import Names, in_language
from plenipo.core.audience import PUBLIC, Audience
from plenipo.core.page import message
from plenipo.core.wording import Wording
from plenipo.procedure.silence import time_zone
from plenipo.treaty.instruments import INITIALLED, SIGNINGS

SIGNED = "signed"
OF_DOCUMENTS = (SIGNED, INITIALLED)
OF_TREATIES = tuple(SIGNINGS)
"""How a document that is no treaty, and how a treaty, can be signed."""

DECISION, TEXT, LANGUAGES = "decision", "text", "languages"
SIGNATORIES, POWERS, PAPER = "signatories", "powers", "paper"
CHECKS = (DECISION, TEXT, LANGUAGES, SIGNATORIES, POWERS, PAPER)
"""What makes a document ready to be signed, in the order in which it is mostly done."""

AT = message("{day}, {time} ({zone})")
END = time(23, 59, 59)


class Term(msgspec.Struct, frozen=True):
    """A day that was set for a ceremony, from a moment on.

    :ivar moment: when it was set, and
    :ivar reason: why, of a later one.
    """

    day: date
    place: Names
    moment: datetime
    entry: int
    reason: str = ""


class Representative(msgspec.Struct, frozen=True):
    """Who signs for a State or organisation, by what."""

    person: str
    office: str
    powers: str
    moment: datetime
    entry: int
    source: str = ""


class Final(msgspec.Struct, frozen=True):
    """What was found of a text that is kept outside the register."""

    languages: tuple[str, ...]
    reference: str
    moment: datetime
    entry: int
    source: str = ""


class Bound(msgspec.Struct, frozen=True):
    """Originals that were printed and bound; ``text`` is the digest of what was printed."""

    copies: int
    text: str
    note: str
    moment: datetime
    entry: int
    source: str = ""


class Signature(msgspec.Struct, frozen=True):
    """A signature; ``moment`` is None where only its day is known.

    :ivar entry: the number of the entry that recorded it.
    """

    person: str
    office: str
    entry: int
    day: date
    moment: datetime | None = None


class Task(msgspec.Struct):
    """Something that somebody was asked to do.

    :ivar done: when it was done; None while it is to be done.
    """

    code: str
    who: str
    what: str
    until: datetime
    number: str
    check: str
    moment: datetime
    entry: int
    source: str = ""
    done: datetime | None = None
    note: str = ""

    def open(self, at: datetime) -> bool:
        """Tell whether it is to be done at a moment."""
        return self.moment <= at and (self.done is None or at < self.done)

    def overdue(self, at: datetime) -> bool:
        """Tell whether it should have been done by a moment, and is not."""
        return self.open(at) and self.until < at


class Listing(msgspec.Struct):
    """Something that is to be signed.

    :ivar removed: when it was taken from the list, and
    :ivar reason: why.
    :ivar signatures: of a document that is no treaty, by the codes of those for whom it was signed.
    """

    number: str
    how: str
    signatories: tuple[str, ...]
    names: Names
    origin_session: str
    origin_item: str
    document: str
    treaty: str
    languages: tuple[str, ...]
    prevails: str
    open_text: bool
    powers: bool
    source: str
    moment: datetime
    entry: int
    removed: datetime | None = None
    reason: str = ""
    final: Final | None = None
    bound: Bound | None = None
    signatures: dict[str, Signature] = {}

    def stands(self, at: datetime) -> bool:
        """Tell whether it is on the list at a moment."""
        return self.moment <= at and (self.removed is None or at < self.removed)


class Signing(msgspec.Struct):
    """A ceremony.

    :ivar terms: the days that were set for it, in the order in which they were.
    :ivar listings: what is on its list, or was, by number.
    :ivar people: who signs, by the number of the document (none for all), then by for whom.
    """

    code: str
    names: Names
    session: str
    zone: str
    language: str
    alternat: bool
    source: str
    moment: datetime
    entry: int
    terms: list[Term]
    audience: Audience = PUBLIC
    listings: dict[str, Listing] = {}
    people: dict[str, dict[str, Representative]] = {}
    tasks: dict[str, Task] = {}

    def title(self, language: str = "en") -> str:
        """Return what it is called."""
        return in_language(self.names, language) or self.code

    def term(self, at: datetime) -> Term:
        """Return the day that stands at a moment; the first, before any was set."""
        return next((t for t in reversed(self.terms) if t.moment <= at), self.terms[0])

    def local_day(self, at: datetime) -> date:
        """Return the day of a moment in the ceremony's time zone."""
        return at.astimezone(time_zone(self.zone)).date()

    def last_moment(self, at: datetime) -> datetime:
        """Return the last second of the day that stands at a moment."""
        return datetime.combine(self.term(at).day, END, time_zone(self.zone))

    def in_words(self, wording: Wording, until: datetime) -> str:
        """Tell a moment as the clocks of the ceremony show it; of the end of a day, the day."""
        there = until.astimezone(time_zone(self.zone))
        day = wording.day(there.date())
        if there.time() == END:
            return day
        zone = self.zone.replace("_", " ")
        return wording.say(AT, day=day, time=f"{there:%H:%M}", zone=zone)

    def listed(self, at: datetime) -> list[Listing]:
        """Return what is on the list at a moment, in the order in which it was put there."""
        return [each for each in self.listings.values() if each.stands(at)]

    def representative(self, number: str, participant: str) -> Representative | None:
        """Return who signs a document for somebody."""
        named = (self.people.get(place, {}).get(participant) for place in (number, ""))
        return next(filter(None, named), None)
