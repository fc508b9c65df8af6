"""The positions that stand, and where those before them are found.

Kept small, for a million positions: what stands now is here; what stood before is in the register,
under the numbers in the history.
"""

from __future__ import annotations

from array import array
from datetime import datetime
from sys import intern

import msgspec

from plenipo.capabilities.positions.acts import PositionStated, PositionWithdrawn
from plenipo.core.act import Entry
from plenipo.core.fold import folds

NONE = ""
"""The stance of a position that was withdrawn."""


class Position(msgspec.Struct, gc=False):
    """A position that stands.

    :ivar entry: the number of its entry.
    :ivar stance: a word of the rule's scale; empty when it was withdrawn.
    :ivar effective: when it was taken.
    :ivar text: the digest of the text it was taken on.
    """

    entry: int
    stance: str
    effective: datetime
    kind: str = ""
    reason: str = ""
    condition: str = ""
    text: str = ""


def _numbers() -> array[int]:
    return array("Q")


class Sheet(msgspec.Struct):
    """The positions on one item, by member, and the numbers of all entries about them."""

    positions: dict[str, Position] = {}
    history: array = msgspec.field(default_factory=_numbers)  # type: ignore[type-arg]


class Positions(msgspec.Struct):
    """All positions, by session and item."""

    sheets: dict[str, dict[str, Sheet]] = {}

    def on(self, session: str, item: str) -> Sheet:
        """Return the positions on an item; an empty sheet where there are none."""
        return self.sheets.get(session, {}).get(item) or Sheet()

    @folds(PositionStated)
    def position_stated(self, entry: Entry[PositionStated]) -> None:
        """Take in a position; the one taken last stands, whenever it was recorded."""
        act = entry.act
        try:
            sheet = self.sheets[act.session][act.item]
        except KeyError:
            sheet = self.sheets.setdefault(act.session, {}).setdefault(act.item, Sheet())
        sheet.history.append(entry.seq)
        standing = sheet.positions.get(act.member)
        if standing is None or standing.effective <= entry.effective:
            sheet.positions[act.member] = Position(
                entry.seq,
                intern(act.stance),
                entry.effective,
                act.kind and intern(act.kind),
                act.reason,
                act.condition,
                act.text and intern(act.text),
            )

    @folds(PositionWithdrawn)
    def position_withdrawn(self, entry: Entry[PositionWithdrawn]) -> None:
        """Take in that a member has no position any more."""
        act = entry.act
        sheet = self.sheets.setdefault(act.session, {}).setdefault(act.item, Sheet())
        sheet.history.append(entry.seq)
        standing = sheet.positions.get(act.member)
        if standing is None or standing.effective <= entry.effective:
            sheet.positions[act.member] = Position(
                entry.seq, NONE, entry.effective, reason=act.reason
            )
