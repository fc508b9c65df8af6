"""What the readers of voting records give: votes, memberships, weights, and dirt. Plain values."""

from collections.abc import Callable, Mapping
from datetime import date

import msgspec

# How a member may have voted. "apart" is present and not taking part; "absent" is away. A source
# that does not tell the two from each other gives the one its own word means.
WORDS = ("for", "against", "abstaining", "apart", "absent")

Cast = dict[str, tuple[str, ...]]  # a word of WORDS -> the members, in the order of the source


class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One vote, as its source has it.

    :ivar body: "unga", "unsc" or "eu-council".
    :ivar number: names the vote among all of its body's in these files.
    :ivar day: the day; the first day of the month or year where the source tells no more.
    :ivar precision: "day", "month" or "year": how much of ``day`` is to be trusted.
    :ivar session: the session or meeting, as the source calls it.
    :ivar title: what was voted on, in a few words.
    :ivar symbol: the document's symbol as the source has it, or "".
    :ivar motion: what kind of vote ("paragraph", "Adoption of the legislative act"), or "".
    :ivar about: a longer description, or "".
    :ivar method: "recorded" (by member), "show-of-hands" (counts only), "without-vote", or
        "unstated" (the source gives an outcome and neither votes nor counts).
    :ivar cast: how each member voted; only words that some member's vote has.
    :ivar counts: by the same words, what the source states, right or wrong; empty if nothing.
    :ivar outcome: "adopted", "not-adopted", "vetoed", or "" where the source states none.
    :ivar vetoed_by: the members whose veto the source states.
    :ivar sponsors: members.
    :ivar rule: a hint at the rule where the source states one: "qualified-majority", "unanimity",
        "simple-majority", "preliminary-question" (is it procedural?), or as stated; else "".
    :ivar note: how the row was read, in a sentence, where that is not plain.
    :ivar where: the file and line, for messages.
    """

    body: str
    number: str
    day: date
    precision: str = "day"
    session: str = ""
    title: str = ""
    symbol: str = ""
    motion: str = ""
    about: str = ""
    method: str = "recorded"
    cast: Cast = {}
    counts: dict[str, int] = {}
    outcome: str = ""
    vetoed_by: tuple[str, ...] = ()
    sponsors: tuple[str, ...] = ()
    rule: str = ""
    note: str = ""
    where: str = ""


class Membership(msgspec.Struct, frozen=True, kw_only=True):
    """A time during which a State was a member of a body.

    :ivar member: its code: ISO 3166-1 alpha-2, or ISO 3166-3 for a State that is no more.
    :ivar names: its names, each by the day since which it was called so; the first is that of the
        day it became a member.
    :ivar since: the day of admission where it is known, else of its first vote in the records.
    :ivar until: the last day, or None while it is a member.
    :ivar known: whether ``since`` is the day of admission.
    :ivar first: the day of its first vote in the records; sources with doubtful days may have it
        before ``since``.
    :ivar last: the day of its last vote in the records.
    """

    body: str
    member: str
    names: dict[date, str]
    since: date
    until: date | None
    known: bool
    first: date
    last: date


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """What members weigh during a time.

    :ivar kind: "votes" (weighted votes) or "population".
    :ivar unit: "votes" or "hundred inhabitants".
    :ivar since: the first day.
    :ivar until: the last day, or None where the source does not end it.
    :ivar values: by the member's code.
    :ivar where: the file and column.
    """

    kind: str
    unit: str
    since: date
    until: date | None
    values: dict[str, int]
    where: str = ""


class Dirt(msgspec.Struct, frozen=True):
    """Something wrong in a source.

    :ivar where: the file and line.
    :ivar what: what is wrong and how it was read, in a clear sentence.
    :ivar kept: whether the vote, row or cell that it is about was read all the same.
    """

    where: str
    what: str
    kept: bool = True

    def __str__(self) -> str:
        """Return it as a line for a person."""
        return f"{self.where}: {self.what}"


Report = Callable[[Dirt], None]


def tally(counts: Mapping[str, int]) -> str:
    """Return the three counts as bodies write them: 9-0-6."""
    return "-".join(str(counts.get(word, 0)) for word in WORDS[:3])


def differences(record: Record) -> dict[str, tuple[int, int]]:
    """Compare stated counts with the members' votes: word -> (stated, recounted) where they differ.

    A record that has not both is not compared.
    """
    if not record.cast:
        return {}
    both = (
        (word, stated, len(record.cast.get(word, ()))) for word, stated in record.counts.items()
    )
    return {word: (stated, found) for word, stated, found in both if stated != found}
