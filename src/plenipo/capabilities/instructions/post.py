"""A post abroad, and who is accredited there for each member."""

from __future__ import annotations

from bisect import insort_right
from datetime import datetime

import msgspec

from plenipo.capabilities.members.state import Names, in_language

KINDS = ("organisation", "capital")
RANKS = ("ambassador", "permanent-representative", "charge-d-affaires", "observer")


class Ambassador(msgspec.Struct):
    """Who is at a post for a member, from a moment on; nobody where the name is empty."""

    member: str
    name: str
    since: datetime
    entry: int
    rank: str = ""
    person: str = ""
    resides: str = ""
    source: str = ""
    reason: str = ""


class Post(msgspec.Struct):
    """A post, and by member who was there, in the order in which they came."""

    code: str
    names: Names
    kind: str
    since: datetime
    entry: int
    partner: str = ""
    place: Names = {}
    source: str = ""
    closed: datetime | None = None
    reason: str = ""
    ambassadors: dict[str, list[Ambassador]] = {}

    def title(self, language: str = "en") -> str:
        """Return what it is called."""
        return in_language(self.names, language) or self.code

    def closed_at(self, moment: datetime) -> bool:
        """Tell whether nobody is instructed there any more at a moment."""
        return self.closed is not None and self.closed <= moment

    def ambassador(self, member: str, moment: datetime) -> Ambassador | None:
        """Return who is there for a member at a moment; None where nobody is."""
        there = self.ambassadors.get(member, ())
        latest = next((each for each in reversed(there) if each.since <= moment), None)
        return latest if latest is not None and latest.name else None

    def take(self, ambassador: Ambassador) -> None:
        """Take in who is there, where it belongs by its moment."""
        insort_right(self.ambassadors.setdefault(ambassador.member, []), ambassador, key=_since)


def _since(ambassador: Ambassador) -> datetime:
    return ambassador.since
