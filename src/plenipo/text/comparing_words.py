"""What differs between two sequences of words, as a lawyer would mark it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

import msgspec

from plenipo.text.alignment import Alphabet, Block, align
from plenipo.text.smoothing import smoothed

SAME, DELETED, INSERTED, REPLACED = "same", "deleted", "inserted", "replaced"
OPERATIONS = (SAME, DELETED, INSERTED, REPLACED)

Gap = TypeVar("Gap")


class Op(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One stretch of both texts, as half-open ranges of tokens.

    :ivar kind: one of :data:`OPERATIONS`.
    :ivar old: where it begins in the old, and before which token it ends there.
    :ivar new: the same in the new.
    """

    kind: str
    old: tuple[int, int]
    new: tuple[int, int]


class Line(Generic[Gap]):
    """Words, and what stands before each and after the last.

    Its places count both: place ``2 k`` is the gap before word ``k``, ``2 k + 1`` the word.
    """

    __slots__ = ("gaps", "words")

    def __init__(self, words: Sequence[str], gaps: Sequence[Gap]) -> None:
        self.words, self.gaps = words, gaps


def compare_words(old: Sequence[str], new: Sequence[str]) -> list[Op]:
    """Return what makes the new of the old, in order and without gaps.

    Only whole tokens are ever replaced. Tokens of spaces go with the words around them.

    :param old: its tokens: words, marks, spaces (:func:`plenipo.text.tokens.tokens`).
    """
    one, places = _line(old)
    other, others = _line(new)
    found = []
    alphabet = Alphabet()
    blocks = align(alphabet.spell(one.words), alphabet.spell(other.words))
    for op in spaced(one, other, smoothed(one.words, other.words, blocks)):
        i, i_end = places[op.old[0]], places[op.old[1]]
        j, j_end = others[op.new[0]], others[op.new[1]]
        if i < i_end or j < j_end:
            found.append(_op(op.kind, i, i_end, j, j_end))
    return joined_ops(found)


def _line(tokens: Sequence[str]) -> tuple[Line[Sequence[str]], list[int]]:
    """Return tokens as a line, and at which token each of its places begins."""
    places = [place for place, token in enumerate(tokens) if not token.isspace()]
    if len(places) == len(tokens):  # no spaces: the places of gaps have no tokens
        plain = [place for token in range(len(tokens)) for place in (token, token)]
        return Line(tokens, [()] * (len(tokens) + 1)), [*plain, len(tokens), len(tokens)]
    words = [tokens[place] for place in places]
    gaps: list[Sequence[str]] = []
    starts: list[int] = []
    begin = 0
    for place in (*places, len(tokens)):
        gaps.append(tokens[begin:place])
        starts += (begin, place)
        begin = place + 1
    return Line(words, gaps), [*starts, len(tokens)]


def _op(kind: str, i: int, i_end: int, j: int, j_end: int) -> Op:
    """Return an operation, called by what it has on each side."""
    if kind != SAME:
        kind = REPLACED if i < i_end and j < j_end else DELETED if i < i_end else INSERTED
    return Op(kind, (i, i_end), (j, j_end))


def joined_ops(ops: Sequence[Op]) -> list[Op]:
    """Return operations with those of one kind that follow each other put together."""
    found: list[Op] = []
    for op in ops:
        last = found[-1] if found else None
        if last and (last.kind == SAME) == (op.kind == SAME):
            found[-1] = _op(last.kind, last.old[0], op.old[1], last.new[0], op.new[1])
        else:
            found.append(op)
    return found


def spaced(old: Line[Gap], new: Line[Gap], blocks: Sequence[Block]) -> list[Op]:
    """Return the operations over words and gaps, given the words that are the same.

    What is inserted or deleted begins after a space and takes the space after it along, if so the
    rest keeps the spaces it had. Gaps of nothing can be operations of their own.
    """
    found: list[Op] = []
    i = j = 0
    for block in (*blocks, Block(len(old.words), len(new.words), 0)):
        found.extend(_between(old, new, (i, block.old), (j, block.new)))
        if block.size:
            found.extend(_within(old, new, block))
        i, j = block.old + block.size, block.new + block.size
    return joined_ops(found)


def _between(
    old: Line[Gap], new: Line[Gap], olds: tuple[int, int], news: tuple[int, int]
) -> Iterator[Op]:
    """Yield the operations of what lies between two blocks, the gaps at both ends included."""
    (i, i_end), (j, j_end) = olds, news
    begin, end, other, other_end = 2 * i, 2 * i_end + 1, 2 * j, 2 * j_end + 1
    if old.gaps[i] == new.gaps[j]:
        yield Op(SAME, (begin, begin + 1), (other, other + 1))
        begin, other = begin + 1, other + 1
    tail = begin < end and other < other_end and old.gaps[i_end] == new.gaps[j_end]
    if tail:
        end, other_end = end - 1, other_end - 1
    if begin < end or other < other_end:
        yield _op(REPLACED, begin, end, other, other_end)
    if tail:
        yield Op(SAME, (end, end + 1), (other_end, other_end + 1))


def _within(old: Line[Gap], new: Line[Gap], block: Block) -> Iterator[Op]:
    """Yield the operations of a block: its words are the same, the gaps between may not be."""
    i, j, size = block
    begin, shift = 2 * i + 1, 2 * (j - i)
    end = 2 * (i + size)
    if old.gaps[i + 1 : i + size] != new.gaps[j + 1 : j + size]:
        for step in range(1, size):
            if old.gaps[i + step] != new.gaps[j + step]:
                place = 2 * (i + step)
                yield Op(SAME, (begin, place), (begin + shift, place + shift))
                yield _op(REPLACED, place, place + 1, place + shift, place + shift + 1)
                begin = place + 1
    yield Op(SAME, (begin, end), (begin + shift, end + shift))
