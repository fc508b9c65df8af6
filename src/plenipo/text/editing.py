"""The edits that make one content of another, over words and brackets laid out in a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from plenipo.text.alignment import align
from plenipo.text.comparing_words import Op, spaced
from plenipo.text.comparison import (
    BRACKETED,
    DELETED,
    HELD,
    INSERTED,
    REFERRED,
    RENAMED,
    REPLACED,
    SAME,
    SPACED,
    STYLED,
    UNBRACKETED,
    Edit,
)
from plenipo.text.laying import Laid, Open, Stretch
from plenipo.text.model import Mark
from plenipo.text.references import Renumberings, follows
from plenipo.text.signs import CLOSE, OPEN, SAID, STRUCTURE
from plenipo.text.smoothing import smoothed

CHANGES = frozenset((DELETED, INSERTED, REPLACED, BRACKETED, UNBRACKETED))


class Cut(NamedTuple):
    """A stretch of both lines, as places, and what became of it."""

    kind: str
    old: int
    old_end: int
    new: int
    new_end: int
    move: int = 0


class Edited:
    """Two lines and what makes the new of the old.

    :ivar cuts: in order, without gaps.
    """

    __slots__ = ("cuts", "new", "old")

    def __init__(self, old: Laid, new: Laid, cuts: list[Cut]) -> None:
        self.old, self.new, self.cuts = old, new, cuts

    def kept(self) -> float:
        """Return which share of the words of the longer line stayed."""
        longer = max(len(self.old.words), len(self.new.words))
        cuts = [cut for cut in self.cuts if cut.kind not in CHANGES]
        return sum(cut.old_end // 2 - cut.old // 2 for cut in cuts) / longer if longer else 1.0

    def edits(self) -> tuple[Edit, ...]:
        """Return the edits."""
        found = []
        for kind, i, i_end, j, j_end, move in self.cuts:
            old = self.old.stretch(i, i_end)
            new = () if kind == SAME else self.new.stretch(j, j_end)
            if old or new:
                found.append(Edit(kind, old, new, move))
        return tuple(found)


def edited(old: Laid, new: Laid, numbers: Renumberings) -> Edited:
    """Return what makes one content of another; both are spelt."""
    cuts: list[Cut] = []
    blocks = smoothed(old.words, new.words, align(old.spelt, new.spelt))
    for op in spaced(old, new, blocks):
        if op.kind == SAME:
            cuts.extend(_compared(old, new, op))
        else:
            cuts.extend(_changed(old, new, op, numbers))
    return Edited(old, new, cuts)


def whole(old: Laid | None, new: Laid | None) -> Edited:
    """Return that all of a content is deleted, or inserted."""
    empty = Laid([], [""], {})
    kind = INSERTED if old is None else DELETED
    old, new = old or empty, new or empty
    ends = [2 * len(line.words) + 1 if line is not empty else 0 for line in (old, new)]
    return Edited(old, new, [Cut(kind, 0, ends[0], 0, ends[1])])


def _compared(old: Laid, new: Laid, op: Op) -> Iterator[Cut]:
    """Yield what is the same in words, cut where it differs in what stands beside the words."""
    (i, i_end), (j, j_end) = op.old, op.new
    if not old.exact and not new.exact:
        yield Cut(SAME, i, i_end, j, j_end)
        return
    shift = j - i
    begin, kind = i, SAME
    for place in range(i, i_end):
        one, other = old.exact.get(place), new.exact.get(place + shift)
        now = SAME if one == other else _kind(one, other)
        if now == STYLED and not place % 2:  # in which style a space is printed, nobody sees
            now = STYLED if kind == STYLED else SPACED
        if now != kind and begin < place:
            yield Cut(kind, begin, place, begin + shift, place + shift)
            begin = place
        kind = now
    yield Cut(kind, begin, i_end, begin + shift, j_end)


def _kind(one: Stretch | None, other: Stretch | None) -> str:
    """Return what became of a word that is the same in its letters."""
    match one, other:
        case (Open() as was,), (Open() as now,):
            return RENAMED if msgspec.structs.replace(was, id=now.id) == now else HELD
        case (Mark(),), (Mark(),):
            return RENAMED
    return STYLED


def _changed(old: Laid, new: Laid, op: Op, numbers: Renumberings) -> Iterator[Cut]:
    """Yield what is not the same; brackets that fall or open without what is in them apart."""
    (i, i_end), (j, j_end) = op.old, op.new
    if numbers and op.kind == REPLACED and _follows(old, new, op, numbers):
        yield Cut(REFERRED, i, i_end, j, j_end)
        return
    if _spaces(old, new, op):
        yield Cut(SPACED, i, i_end, j, j_end)
        return
    olds = _loose(old.words, i, i_end) if old.exact else []
    news = _loose(new.words, j, j_end) if new.exact else []
    if not olds and not news:
        yield Cut(op.kind, i, i_end, j, j_end)
    elif all(kind == HELD for _, kind in (*olds, *news)) and _alone(olds, op.old, news, op.new):
        yield Cut(HELD, i, i_end, j, j_end)
    else:
        for kind, begin, end in _apart(olds, op.old, DELETED):
            yield Cut(kind, begin, end, j, j)
        for kind, begin, end in _apart(news, op.new, INSERTED):
            yield Cut(BRACKETED if kind == UNBRACKETED else kind, i_end, i_end, begin, end)


def _spaces(old: Laid, new: Laid, op: Op) -> bool:
    """Return whether only spaces differ, which join or part no words."""
    (i, i_end), (j, j_end) = op.old, op.new
    if i % 2 or j % 2 or (i_end - i, j_end - j) != (1, 1):
        return False
    ends = (0, len(old.words)), (0, len(new.words))
    apart = old.gaps[i // 2] and new.gaps[j // 2]
    return bool(apart) or (i // 2 in ends[0] and j // 2 in ends[1])


Loose = list[tuple[int, str]]
"""Places of what belongs to brackets that go on outside, and what became of them."""


def _loose(words: Sequence[str], begin: int, end: int) -> Loose:
    """Return what between two places belongs to brackets that do not begin and end there."""
    loose: Loose = []
    begun: list[Loose] = []
    for word in range(begin // 2, end // 2):
        written, place = words[word], 2 * word + 1
        if written == OPEN:
            begun.append([(place, UNBRACKETED)])
        elif written == CLOSE and begun:
            begun.pop()
        elif written in STRUCTURE or written[0] == SAID:
            inner = begun[-1] if begun else loose
            if inner and inner[-1] == (place - 2, HELD):  # who said it falls with its bracket
                inner[-1] = (place - 2, UNBRACKETED)
            inner.append((place, HELD if written[0] == SAID else UNBRACKETED))
    return sorted([*loose, *(one for inner in begun for one in inner)])


def _alone(olds: Loose, old: tuple[int, int], news: Loose, new: tuple[int, int]) -> bool:
    """Return whether two ranges of places hold no words but these."""
    return len(olds) == old[1] // 2 - old[0] // 2 and len(news) == new[1] // 2 - new[0] // 2


def _apart(loose: Loose, ends: tuple[int, int], rest: str) -> Iterator[tuple[str, int, int]]:
    """Yield the stretches of a range of places in which some stand for themselves."""
    begin, end = ends
    for place, kind in loose:
        if begin < place:
            yield rest, begin, place
        yield kind, place, place + 1
        begin = place + 1
    if begin < end:
        yield rest, begin, end


def _follows(old: Laid, new: Laid, op: Op, numbers: Renumberings) -> bool:
    """Return whether a replaced word is the number of a provision that was renumbered so."""
    (i, i_end), (j, j_end) = op.old, op.new
    was, now = old.words[i // 2 : i_end // 2], new.words[j // 2 : j_end // 2]
    return follows(was, now, new.words[: j // 2], numbers)
