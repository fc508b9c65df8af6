"""A ballot while it is open, and what came of it: who voted, and how where that is known."""

from __future__ import annotations

import re
from datetime import datetime

import msgspec

from plenipo.capabilities.members.state import Names
from plenipo.procedure.scale import ABSTAINING, AGAINST, FOR

RECORDED, ROLL_CALL, SECRET = "recorded", "roll-call", "secret"
METHODS = (RECORDED, ROLL_CALL, SECRET)
CHOICES = (FOR, AGAINST, ABSTAINING)
"""How a ballot can be cast."""

NUMBER = re.compile(r"[0-9a-f]{32}")
"""What the number of a paper looks like: 128 bits."""

NOT_YET, OPEN, CLOSED, ANNULLED = "", "open", "closed", "annulled"


class Cast(msgspec.Struct):
    """A vote by name."""

    cast: str
    moment: datetime
    entry: int


class Ballot(msgspec.Struct):
    """A ballot, as it stands.

    :ivar audience: who may read that it was opened; of what belongs to it, too.
    :ivar casts: what was cast by name, by member.
    :ivar handed: when each member handed in its paper of a secret ballot.
    :ivar papers: how the papers were cast, by their numbers, once they are counted.
    """

    session: str
    number: str
    entry: int
    moment: datetime
    audience: tuple[str, ...]
    names: Names
    method: str
    rule: str
    item: str
    text: str
    casts: dict[str, Cast] = {}
    handed: dict[str, datetime] = {}
    papers: dict[str, str] = {}
    closed: datetime | None = None
    annulled: datetime | None = None
    reason: str = ""

    @property
    def secret(self) -> bool:
        """Whether it is known who voted, and not how."""
        return self.method == SECRET

    @property
    def voted(self) -> tuple[str, ...]:
        """The members that have voted."""
        return tuple(self.handed if self.secret else self.casts)

    @property
    def complete(self) -> bool:
        """Whether there is a paper for each member that handed one in."""
        return len(self.papers) == len(self.handed)

    def at(self, moment: datetime) -> str:
        """Return where it stands at a moment."""
        if moment < self.moment:
            return NOT_YET
        if self.annulled is not None and moment >= self.annulled:
            return ANNULLED
        return CLOSED if self.closed is not None and moment >= self.closed else OPEN

    def last(self) -> datetime:
        """Return the moment of the last vote in it, or that of its opening."""
        cast = (c.moment for c in self.casts.values())
        return max([self.moment, *cast, *self.handed.values()])

    def by_choice(self) -> dict[str, tuple[str, ...]]:
        """Return the members by how they voted, where that is known by name."""
        return {
            choice: tuple(m for m, c in self.casts.items() if c.cast == choice)
            for choice in CHOICES
        }

    def counts(self) -> dict[str, int]:
        """Return the numbers: of papers, or of what was cast by name."""
        cast = list(self.papers.values()) or [c.cast for c in self.casts.values()]
        return {choice: cast.count(choice) for choice in CHOICES}
