"""Which words of a provision are which words of the same provision after a change.

Words alone do not tell that: in ``[the threat / any threat - BY]`` two readings have a word in
common. So a word is held against words in the same reading only; in a bracket that is new, against
none of a reading that somebody proposes; of a bracket that is gone, the reading stayed by which
most words of the text are explained.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from plenipo.text.alignment import Alphabet, align
from plenipo.text.laying import Close, Laid, Open, Or, Said, lay
from plenipo.text.model import PROPOSE, Content, brackets, words

Step = tuple[str, int]
"""A bracket, by its identity, and one of its readings, counted from 0."""


class Word(NamedTuple):
    """A word, mark, note or blank of a content.

    :ivar place: where it stands in the content laid out in a line.
    :ivar path: the readings it stands in, the outermost first.
    """

    text: str
    place: int
    path: tuple[Step, ...]


class Carried(msgspec.Struct, frozen=True):
    """What became of the words of a content.

    :ivar sources: for each word that stands now, which it was before, counted from 0; None for
        one that is new.
    :ivar freed: the words before that stood in a bracket that is gone, in a reading that stayed.
    """

    sources: list[int | None]
    freed: set[int]


def standing(line: Laid) -> list[Word]:
    """Return the words of a content that is laid out, of all readings."""
    found = []
    path: list[Step] = []
    for number, word in enumerate(line.words):
        place = 2 * number + 1
        match line.exact.get(place):
            case (Open() as begun,):
                path.append((begun.id, 0))
            case (Or(),):
                path[-1] = (path[-1][0], path[-1][1] + 1)
            case (Close(),):
                path.pop()
            case (Said(),):
                pass
            case _:
                found.append(Word(word, place, tuple(path)))
    return found


def carried(old: Content, new: Content) -> Carried:
    """Return which word of a content was which word of it before a change."""
    return _Carrying(old, new).carried()


class _Carrying:
    """Two contents, and which readings of their brackets are held against each other."""

    def __init__(self, old: Content, new: Content) -> None:
        self._olds, self._news = standing(lay(old)), standing(lay(new))
        before, after = _readings(old), _readings(new)
        self._gone = {name: len(each) for name, each in before.items() if name not in after}
        self._same = {
            step: other
            for name, each in after.items()
            if name in before
            for step, other in _paired(name, before[name], each)
        }
        proposed = {
            (bracket.id, number)
            for bracket in brackets(new)
            for number, each in enumerate(bracket.alternatives)
            if each.parties(PROPOSE)
        }
        self._fresh = {step for step in proposed if step[0] not in before}
        self._open = before.keys() & after.keys()
        self._spell()

    def carried(self) -> Carried:
        """Choose what stayed of brackets that are gone, then align the rest."""
        fallen: set[Step] = set()
        for name, readings in self._gone.items():
            fallen |= max(
                (
                    {(name, n) for n in range(readings) if n != chosen}
                    for chosen in (*range(readings), -1)
                ),
                key=lambda falling: self._explained(fallen | falling),
            )
        sources: list[int | None] = [None] * len(self._news)
        left = self._left(fallen)
        for block in align("".join(self._old_spelt[n] for n in left), self._new_spelt):
            for step in range(block.size):
                sources[self._kept[block.new + step]] = left[block.old + step]
        freed = {n for n in left if any(name in self._gone for name, _ in self._olds[n].path)}
        return Carried(sources, freed)

    def _spell(self) -> None:
        """Spell words together with the readings in which they stand before and after."""
        self._kept = [
            number for number, word in enumerate(self._news) if self._fresh.isdisjoint(word.path)
        ]
        alphabet = Alphabet()
        self._old_spelt = alphabet.spell(
            _key(word.text, (step for step in word.path if step[0] in self._open))
            for word in self._olds
        )
        self._new_spelt = alphabet.spell(
            _key(
                self._news[n].text,
                (
                    self._same.get(step, (step[0], -1))
                    for step in self._news[n].path
                    if step[0] in self._open
                ),
            )
            for n in self._kept
        )

    def _left(self, fallen: set[Step]) -> list[int]:
        return [n for n, word in enumerate(self._olds) if fallen.isdisjoint(word.path)]

    def _explained(self, fallen: set[Step]) -> float:
        """Return which share of both contents is the same if these readings fell."""
        spelt = "".join(self._old_spelt[n] for n in self._left(fallen))
        same = sum(block.size for block in align(spelt, self._new_spelt))
        return same / max(len(spelt) + len(self._new_spelt), 1)


def _key(word: str, path: Iterator[Step]) -> str:
    return "\x00".join((word, *(f"{name} {number}" for name, number in path)))


def _readings(content: Content) -> dict[str, list[str]]:
    """Return the words of each reading of every bracket; the outer ones come first."""
    found: dict[str, list[str]] = {}
    for bracket in brackets(content):
        found.setdefault(bracket.id, [words(each.content) for each in bracket.alternatives])
    return found


def _paired(name: str, old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Step, Step]]:
    """Yield which reading of a bracket was which: they are added and go, but keep their order."""
    if len(old) == len(new):
        pairs = zip(range(len(new)), range(len(old)), strict=True)
        yield from (((name, n), (name, o)) for n, o in pairs)
        return
    alphabet = Alphabet()
    for block in align(alphabet.spell(old), alphabet.spell(new)):
        for step in range(block.size):
            yield (name, block.new + step), (name, block.old + step)
