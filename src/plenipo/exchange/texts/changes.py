"""Atoms become the content of a provision: tracked changes and our notation become brackets.

- An insertion is a bracket with one alternative, which its author proposes.
- A deletion is a bracket with the words, which its author opposes.
- A deletion directly followed by an insertion of the same author replaces: two alternatives, of
  which the old words have no stance, and the author proposes the new ones.
- What one inserts and another deletes is proposed by the one and opposed by the other; what the
  other then inserts stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from plenipo.exchange.texts.atoms import State
from plenipo.exchange.texts.marking import Mark
from plenipo.text.model import (
    FIRST,
    MIDDLE,
    WHOLE,
    Alternative,
    Bracket,
    Content,
    Piece,
    Stance,
    joined,
)

Shape = Callable[[Content], Content]
"""What is made of plain content: a reader of bracket notation may find brackets in its runs."""


@dataclass(slots=True)
class Leaf:
    """A piece with who inserted and who deleted it, and the bracket bookmarks around it."""

    piece: Piece
    state: State
    spans: tuple[Mark, ...] = ()


def settled(leaves: list[Leaf], level: int, outer: State, shape: Shape) -> Content:
    """Return pieces as content; what changed in them becomes brackets.

    :param level: how many bookmarks around the pieces are accounted for already.
    :param outer: which changes around the pieces are accounted for already.
    """
    found: list[Piece] = []
    for mark, group in groupby(leaves, lambda leaf: _span(leaf, level)):
        inside = list(group)
        pieces = list(_brackets(inside, level + (mark is not None), outer, shape))
        found += _named(pieces, mark) if mark else pieces
    return shape(joined(found))


def _span(leaf: Leaf, level: int) -> Mark | None:
    return leaf.spans[level] if len(leaf.spans) > level else None


def _named(pieces: list[Piece], mark: Mark) -> list[Piece]:
    """Give the first bracket the identity that a bookmark around it says."""
    for place, piece in enumerate(pieces):
        if isinstance(piece, Bracket):
            pieces[place] = _as_marked(piece, mark)
            break
    return pieces


def _as_marked(bracket: Bracket, mark: Mark) -> Bracket:
    alternatives = bracket.alternatives
    if bracket.part == WHOLE and mark.part in {FIRST, MIDDLE}:
        # A tracked change over several paragraphs tells its author in each of them.
        alternatives = tuple(Alternative(each.content) for each in alternatives)
    return Bracket(mark.id, alternatives, mark.relation, mark.part)


@dataclass(slots=True)
class _Stretch:
    """Leaves that follow each other with the same insertion; of no insertion, the same deletion."""

    leaves: list[Leaf]
    inserted: tuple[Stance, ...]
    deleted: tuple[Stance, ...] | None


def _brackets(leaves: list[Leaf], level: int, outer: State, shape: Shape) -> Iterator[Piece]:
    waiting: _Stretch | None = None
    for stretch in _stretches(leaves, outer):
        if waiting and _replaces(waiting, stretch):
            yield _replacement(waiting, stretch, level, outer, shape)
            waiting = None
            continue
        if waiting:
            yield from _pieces(waiting, level, outer, shape)
        waiting = stretch
    if waiting:
        yield from _pieces(waiting, level, outer, shape)


def _stretches(leaves: list[Leaf], outer: State) -> Iterator[_Stretch]:
    """Yield stretches; the end of an insertion that is then replaced is one of its own."""
    found = [
        _stretch(list(group), outer)
        for _, group in groupby(leaves, lambda leaf: _history(leaf, outer))
    ]
    for place, stretch in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        if stretch.inserted and stretch.deleted is None and after:
            parts = [
                _stretch(list(group), outer)
                for _, group in groupby(stretch.leaves, lambda leaf: _deleted(leaf, outer))
            ]
            if _replaces(parts[-1], after):
                yield _stretch([leaf for part in parts[:-1] for leaf in part.leaves], outer)
                yield parts[-1]
                continue
        yield stretch


def _stretch(leaves: list[Leaf], outer: State) -> _Stretch:
    deletions = {_deleted(leaf, outer) for leaf in leaves}
    alike = deletions.pop() if len(deletions) == 1 else None
    return _Stretch(leaves, _inserted(leaves[0], outer), alike)


def _history(leaf: Leaf, outer: State) -> tuple[tuple[Stance, ...], tuple[Stance, ...]]:
    inserted = _inserted(leaf, outer)
    return inserted, (() if inserted else _deleted(leaf, outer))


def _inserted(leaf: Leaf, outer: State) -> tuple[Stance, ...]:
    return tuple(s for s in leaf.state.inserted if s not in outer.inserted)


def _deleted(leaf: Leaf, outer: State) -> tuple[Stance, ...]:
    return tuple(s for s in leaf.state.deleted if s not in outer.deleted)


def _replaces(old: _Stretch, new: _Stretch) -> bool:
    return bool(old.deleted) and new.deleted == () and _same(old.deleted or (), new.inserted)


def _same(these: tuple[Stance, ...], those: tuple[Stance, ...]) -> bool:
    """Tell whether the same did both; where one is half of a move, they did not."""
    if any(stance.note for stance in (*these, *those)):
        return False
    return {stance.party for stance in these} == {stance.party for stance in those}


def _replacement(old: _Stretch, new: _Stretch, level: int, outer: State, shape: Shape) -> Bracket:
    before, after = (_content(stretch, level, outer, shape) for stretch in (old, new))
    stances = (*old.inserted, *(old.deleted or ())) if old.inserted else ()
    return Bracket("", (Alternative(before, stances), Alternative(after, new.inserted)))


def _pieces(stretch: _Stretch, level: int, outer: State, shape: Shape) -> Iterator[Piece]:
    if not stretch.inserted and not stretch.deleted:
        yield from (leaf.piece for leaf in stretch.leaves)
        return
    stances = (*stretch.inserted, *(stretch.deleted or ()))
    yield Bracket("", (Alternative(_content(stretch, level, outer, shape), stances),))


def _content(stretch: _Stretch, level: int, outer: State, shape: Shape) -> Content:
    deleted = stretch.deleted or ()
    within = State((*outer.inserted, *stretch.inserted), (*outer.deleted, *deleted))
    return settled(stretch.leaves, level, within, shape)
