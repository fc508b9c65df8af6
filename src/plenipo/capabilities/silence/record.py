"""A silence as it stands in the register: its terms, what was said, how it ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from plenipo.capabilities.members.state import Names, in_language
from plenipo.core.errors import InputError
from plenipo.procedure.silence import time_zone


class Heard(msgspec.Struct):
    """What a member said while a silence ran.

    :ivar act: the wire name of the act.
    :ivar moment: when it came.
    :ivar kind: of a breaking, ``objection`` or ``amendment``.
    :ivar reason: why, or what was said with it.
    """

    act: str
    member: str
    moment: datetime
    entry: int
    kind: str = ""
    parts: tuple[str, ...] = ()
    letter: str = ""
    reason: str = ""
    proposal: str = ""
    source: str = ""


class Term(msgspec.Struct):
    """An instant of expiry, UTC, and when and why it was set."""

    moment: datetime
    expires: datetime
    entry: int
    reason: str = ""
    reference: str = ""


class Ending(msgspec.Struct):
    """How a silence ended on record: what followed from it, or why it was withdrawn."""

    outcome: str
    moment: datetime
    entry: int
    kept: tuple[str, ...] = ()
    reopened: tuple[str, ...] = ()
    decision: str = ""
    reason: str = ""
    reference: str = ""


class Silence(msgspec.Struct):
    """A silence procedure as it was opened, and all that came of it.

    :ivar terms: the instants of expiry, in the order in which they were set.
    :ivar heard: what members said, in the order in which it came.
    :ivar audience: who may read that it was opened; what the clock records is for the same.
    """

    code: str
    names: Names
    rule: str
    begun: datetime
    zone: str
    entry: int
    audience: tuple[str, ...]
    terms: list[Term]
    session: str = ""
    body: str = ""
    document: str = ""
    text: str = ""
    items: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    reference: str = ""
    decision: str = ""
    note: str = ""
    source: str = ""
    heard: list[Heard] = []
    withdrawn: Ending | None = None
    concluded: Ending | None = None

    @property
    def expires(self) -> datetime:
        """The instant at which it expires, after all extensions."""
        return max(term.expires for term in self.terms)

    def expires_at(self, moment: datetime) -> datetime:
        """Return the instant at which it expires, as it was known at a moment."""
        known = [term.expires for term in self.terms if term.moment <= moment]
        return max(known, default=self.terms[0].expires)

    @property
    def ended(self) -> Ending | None:
        """How it ended on record; None while nothing is."""
        return self.concluded or self.withdrawn

    @property
    def number(self) -> str:
        """The number of the decision that it led to, or is to lead to while it is open."""
        if self.ended is None:
            return self.decision
        return self.concluded.decision if self.concluded else ""

    def title(self, language: str = "en") -> str:
        """Return what is put under silence."""
        return in_language(self.names, language) or self.code

    def by(self, moment: datetime) -> Iterator[Heard]:
        """Yield what had been said by a moment."""
        return (heard for heard in self.heard if heard.moment <= moment)


def announced(moment: datetime, zone: str) -> datetime:
    """Return an instant as clocks in a time zone show it; in UTC where the zone is not known."""
    try:
        return moment.astimezone(time_zone(zone))
    except InputError:
        return moment.astimezone(UTC)
