"""The matrix of items by members, and who holds what: made again only where it changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from plenipo.capabilities.members.state import Members, in_language
from plenipo.capabilities.play.state import TO_RECONFIRM, Hold, Standing, StateOfPlay
from plenipo.capabilities.positions.state import Position, Positions
from plenipo.capabilities.sessions.state import Item
from plenipo.core.act import Act, Entry
from plenipo.core.page import Named

SILENT = "silent"
GRAVEST = ("object", "reserve", "not-taking-part", "abstain")
"""What is told first of those who hold something."""


class Row(msgspec.Struct, frozen=True, gc=False):
    """One item in the matrix.

    :ivar status: where it stands.
    :ivar source: where the item is known from; ``illustrative`` for one that was made up.
    :ivar holders: how many members hold it.
    :ivar stances: what each member of the page's ``members`` said, in their order; ``silent`` where
        it said nothing, ``to-reconfirm`` where it spoke on an earlier text.
    """

    item: str
    title: str
    status: str
    source: str
    holders: int
    stances: tuple[str, ...]


class Held(msgspec.Struct, frozen=True, gc=False):
    """An item that is held, with what was said of it."""

    item: str
    title: str
    reason: str
    condition: str


class HeldAlike(msgspec.Struct, frozen=True, gc=False):
    """The items a member holds in the same way: those with words of their own, and the others."""

    stance: str
    kind: str
    told: tuple[Held, ...]
    plain: tuple[Held, ...]


class Holder(msgspec.Struct, frozen=True, gc=False):
    """A member and all it holds, objections first.

    :ivar said: how many items it holds in each way.
    """

    member: Named
    count: int
    said: dict[str, int]
    groups: tuple[HeldAlike, ...]


class Board:
    """The rows and holders of one session in one language; each made again only when it changed."""

    def __init__(self, play: StateOfPlay, voters: tuple[str, ...], language: str) -> None:
        """Show these members, in this order."""
        self.play = play
        self.voters = voters
        self.language = language
        self._rows: dict[str, tuple[Standing, Row]] = {}
        self._holders: dict[str, tuple[tuple[Hold, ...], Holder]] = {}

    def update(self, entries: Iterable[Entry[Act]]) -> None:
        """Nothing to do: rows and holders follow the standings, which follow the acts."""

    def row(self, number: str) -> Row:
        """Return the row of an item."""
        standing = self.play.standings[number]
        known = self._rows.get(number)
        if known is None or known[0] is not standing:
            known = self._rows[number] = standing, self._row(standing)
        return known[1]

    def holders(self) -> tuple[Holder, ...]:
        """Return those who hold something, in the order of the body."""
        found = (self._holder(code) for code in self.play.electorate)
        return tuple(holder for holder in found if holder.count)

    def title(self, number: str) -> str:
        """Return the title of an item."""
        return in_language(self.play.session.items[number].names, self.language)

    def _row(self, standing: Standing) -> Row:
        item = self.play.session.items[standing.item]
        positions = self.play.state.of(Positions).on(self.play.code, item.number).positions
        stances = tuple([stance_on(item, positions.get(code)) for code in self.voters])
        return Row(
            item.number,
            self.title(item.number),
            standing.status,
            item.source,
            len(standing.holds),
            stances,
        )

    def _holder(self, code: str) -> Holder:
        held = tuple(self.play.held_by(code).values())
        known = self._holders.get(code)
        if known is None or not _same(known[0], held):
            known = self._holders[code] = held, self._gather(code)
        return known[1]

    def _gather(self, code: str) -> Holder:
        held = self.play.held_by(code)
        groups: dict[tuple[str, str], list[Held]] = {}
        for number in self.play.standings:
            hold = held.get(number)
            if hold is not None:
                words = Held(number, self.title(number), hold.reason, hold.condition)
                groups.setdefault((hold.stance, hold.kind), []).append(words)
        ordered = sorted(groups.items(), key=lambda group: _gravity(group[0][0]))
        said: Counter[str] = Counter()
        for (stance, _), items in ordered:
            said[stance] += len(items)
        alike = tuple(_alike(stance, kind, items) for (stance, kind), items in ordered)
        name = self.play.state.of(Members).name(code, self.language)
        return Holder(Named(code, name), len(held), dict(said), alike)


def stance_on(item: Item, position: Position | None) -> str:
    """Return what a position says of an item as it is before the body now."""
    if position is None or not position.stance:
        return SILENT
    return position.stance if position.text == item.text else TO_RECONFIRM


def _gravity(stance: str) -> int:
    return GRAVEST.index(stance) if stance in GRAVEST else len(GRAVEST)


def _alike(stance: str, kind: str, items: list[Held]) -> HeldAlike:
    told = tuple(held for held in items if held.reason or held.condition)
    plain = tuple(held for held in items if not (held.reason or held.condition))
    return HeldAlike(stance, kind, told, plain)


def _same(before: tuple[Hold, ...], now: tuple[Hold, ...]) -> bool:
    return len(before) == len(now) and all(a is b for a, b in zip(before, now, strict=True))
