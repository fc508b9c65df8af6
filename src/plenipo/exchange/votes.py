"""Votes as a file says them: by member, or as numbers. Plain values without judgement."""

from dataclasses import dataclass
from datetime import date

import msgspec

from .tables import Problem


class Vote(msgspec.Struct, frozen=True, kw_only=True):
    """A vote as its source has it.

    :ivar where: where it stands in the file, for messages.
    :ivar number: what the source calls it.
    :ivar day: when it was taken; None where that is not said.
    :ivar cast: the members by voice, in the order of the source.
    :ivar blank: the members of whom nothing stands there.
    :ivar counts: the numbers by voice, where the source states some.
    :ivar ad_referendum: whether some of it is subject to capitals.
    :ivar attending: how many are registered at the meeting, where the source says it.
    :ivar places: where a member stands, if that is elsewhere and a rule's members are known.
    :ivar unread: what could not be read and might turn it.
    """

    where: str
    number: str
    title: str = ""
    day: date | None = None
    cast: dict[str, tuple[str, ...]] = {}
    blank: tuple[str, ...] = ()
    counts: dict[str, int] = {}
    ad_referendum: bool = False
    attending: int | None = None
    places: dict[str, str] = {}
    unread: tuple[Problem, ...] = ()

    @property
    def by_name(self) -> bool:
        """Whether it is said who voted how, and not only how many."""
        if not self.counts:
            return True
        named = sum(len(self.cast.get(voice, ())) for voice in self.counts)
        return bool(self.cast) and named >= sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a file: how it is told to a person, its number, and its cells in their order."""

    where: str
    row: int
    cells: list[str]
