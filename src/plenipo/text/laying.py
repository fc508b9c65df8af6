"""A content laid out in one line of words, brackets among them, and put together again.

Nothing is lost: what cannot be told from the words (print, owners, identities) is kept beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import msgspec

from plenipo.text.comparing_words import Line
from plenipo.text.model import (
    UNKNOWN,
    WHOLE,
    Alternative,
    Blank,
    Bracket,
    Content,
    Mark,
    Note,
    Piece,
    Run,
    Stance,
)
from plenipo.text.signs import BLANK, CLOSE, MARK, NOTE, OPEN, OR, SAID
from plenipo.text.tokens import split


class Open(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, tag="open"):
    """Where a bracket begins.

    :ivar id: of the bracket.
    :ivar relation: of the bracket.
    :ivar part: of the bracket.
    """

    id: str
    relation: str = UNKNOWN
    part: str = WHOLE


class Said(msgspec.Struct, frozen=True, gc=False, tag="said"):
    """What parties say of an alternative; stands at its end.

    :ivar stances: of the alternative.
    """

    stances: tuple[Stance, ...]


class Or(msgspec.Struct, frozen=True, gc=False, tag="or"):
    """Where an alternative ends and another begins."""


class Close(msgspec.Struct, frozen=True, gc=False, tag="close"):
    """Where a bracket ends."""


Unit = Run | Note | Blank | Mark | Open | Said | Or | Close
Stretch = tuple[Unit, ...]
"""A content, or a part of one that may begin or end inside a bracket."""


PRINT = str.maketrans("\u2018\u2019\u201c\u201d\u2010\u2011", "''\"\"--")
"""Quotation marks and hyphens that are the same for a reader, whichever is printed."""

_MARKS: dict[type, str] = {Open: OPEN, Or: OR, Close: CLOSE, Mark: MARK}


class Laid(Line[str]):
    """A content as a line of words and gaps; a bracket, an *or*, a note or a mark is a word.

    :ivar exact: what stands at a place, where it is more than plain words.
    :ivar spelt: its words, one character a word, once it is known with which others it is compared.
    """

    __slots__ = ("exact", "spelt")

    def __init__(
        self, words: Sequence[str], gaps: Sequence[str], exact: dict[int, Stretch]
    ) -> None:
        super().__init__(words, gaps)
        self.exact = exact
        self.spelt = ""

    def stretch(self, begin: int, end: int) -> Stretch:
        """Return what stands from one place to before another."""
        if not self.exact:
            text = self._plain(begin, end)
            return (Run(text),) if text else ()
        units: list[Unit] = []
        plain: list[str] = []
        for place in range(begin, end):
            exact = self.exact.get(place)
            if exact is None:
                plain.append(self.words[place // 2] if place % 2 else self.gaps[place // 2])
                continue
            _append(units, Run("".join(plain)))
            plain = []
            for unit in exact:
                _append(units, unit)
        _append(units, Run("".join(plain)))
        return tuple(units)

    def _plain(self, begin: int, end: int) -> str:
        """Return the words and gaps between two places."""
        if end - begin == 1:
            return self.words[begin // 2] if begin % 2 else self.gaps[begin // 2]
        words = self.words[begin // 2 : end // 2]
        gaps = self.gaps[(begin + 1) // 2 : (end + 1) // 2]
        first, second = (words, gaps) if begin % 2 else (gaps, words)
        pairs = "".join(chain.from_iterable(zip(first, second, strict=False)))
        return pairs + first[-1] if len(first) > len(second) else pairs

    def part(self, begin: int, end: int) -> Laid:
        """Return the words from one to before another as a line of their own."""
        gaps = ["", *self.gaps[begin + 1 : end], ""]
        first, last = 2 * begin + 1, 2 * end
        exact = {
            place - 2 * begin: unit for place, unit in self.exact.items() if first <= place < last
        }
        line = Laid(self.words[begin:end], gaps, exact)
        line.spelt = self.spelt[begin:end]
        return line


def lay(content: Content) -> Laid:
    """Return a content as a line."""
    if len(content) == 1 and isinstance(content[0], Run) and not content[0].style:
        words, gaps = split(content[0].text)
        exact: dict[int, Stretch] = {}
        if not content[0].text.isascii():
            _fold(words, exact, 0)
        return Laid(words, gaps, exact)
    layer = _Layer()
    for unit in units(content):
        layer.take(unit)
    layer.flush()
    return Laid(layer.words, layer.gaps, layer.exact)


def units(content: Content) -> Iterator[Unit]:
    """Yield the units of a content, what is in its brackets among them."""
    waiting: list[Piece | Unit] = list(reversed(content))
    while waiting:
        piece = waiting.pop()
        if not isinstance(piece, Bracket):
            yield piece
            continue
        yield Open(piece.id, piece.relation, piece.part)
        last = len(piece.alternatives) - 1
        for place in range(last, -1, -1):
            alternative = piece.alternatives[place]
            waiting.append(Close() if place == last else Or())
            if alternative.stances:
                waiting.append(Said(alternative.stances))
            waiting.extend(reversed(alternative.content))


def assembled(stretch: Iterable[Unit]) -> Content:
    """Return the content of units; the runs of one style that follow each other are one.

    :raises ValueError: if brackets do not open and close.
    """
    stack: list[tuple[Open, list[Alternative], list[Piece]]] = []
    pieces: list[Piece] = []
    stances: tuple[Stance, ...] = ()
    for unit in stretch:
        match unit:
            case Open():
                stack.append((unit, [], pieces))
                pieces = []
            case Said() | Or() | Close() if not stack:
                raise ValueError("A bracket ends that did not begin.")
            case Said():
                stances = unit.stances
            case Or():
                stack[-1][1].append(Alternative(tuple(pieces), stances))
                pieces, stances = [], ()
            case Close():
                begun, alternatives, outer = stack.pop()
                alternatives.append(Alternative(tuple(pieces), stances))
                outer.append(Bracket(begun.id, tuple(alternatives), begun.relation, begun.part))
                pieces, stances = outer, ()
            case _:
                _append(pieces, unit)
    if stack:
        raise ValueError("A bracket begins that does not end.")
    return tuple(pieces)


def normal(content: Content) -> Content:
    """Return a content in the form in which contents are held against each other."""
    if len(content) == 1 and isinstance(content[0], Run) and content[0].text:
        return content
    return assembled(units(content))


def _append(units: list[Unit] | list[Piece], unit: Run | Note | Blank | Mark | Unit) -> None:
    """Put a unit after others; a run goes into one of its style before it."""
    if isinstance(unit, Run):
        if not unit.text:
            return
        last = units[-1] if units else None
        if isinstance(last, Run) and last.style == unit.style:
            units[-1] = Run(last.text + unit.text, unit.style)
            return
    units.append(unit)  # type: ignore[arg-type]


class _Layer:
    """Lays units in a line, one after the other."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.gaps: list[str] = [""]
        self.exact: dict[int, Stretch] = {}
        self._runs: list[Run] = []

    def take(self, unit: Unit) -> None:
        """Lay a unit."""
        if isinstance(unit, Run):
            self._runs.append(unit)
            return
        self.flush()
        word = _word(unit)
        self.exact[2 * len(self.words) + 1] = (unit,)
        self.words.append(word)
        self.gaps.append("")

    def flush(self) -> None:
        """Lay the runs that wait: a word may go on from one into the next."""
        runs, self._runs = self._runs, []
        if not runs:
            return
        words, gaps = split("".join(run.text for run in runs))
        first = 2 * len(self.words)
        if any(run.style for run in runs):
            tokens = chain.from_iterable(zip(gaps, [*words, ""], strict=True))
            for place, parts in enumerate(_dressed(list(tokens)[:-1], runs), first):
                if any(part.style for part in parts):
                    self.exact[place] = parts
        _fold(words, self.exact, first)
        self.words += words
        self.gaps[-1:] = gaps


def _word(unit: Unit) -> str:
    """Return the word a unit is held against others by."""
    match unit:
        case Said(stances=stances):
            return SAID + ";".join(f"{said.party} {said.kind} {said.note}" for said in stances)
        case Note(text=text):
            return NOTE + text
        case Blank(text=text):
            return BLANK + text
    return _MARKS[type(unit)]


def _fold(words: list[str], exact: dict[int, Stretch], first: int) -> None:
    """Put plain quotation marks and hyphens for others: they are print, not words."""
    for at, word in enumerate(words):
        if not word.isascii() and (folded := word.translate(PRINT)) != word:
            words[at] = folded
            exact.setdefault(first + 2 * at + 1, (Run(word),))


def _dressed(tokens: Sequence[str], runs: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    """Yield each token as the runs it is made of."""
    waiting = [run for run in reversed(runs) if run.text]
    for token in tokens:
        parts: list[Run] = []
        rest = token
        while rest:
            run = waiting.pop()
            taken, rest = rest[: len(run.text)], rest[len(run.text) :]
            _append(parts, Run(taken, run.style))  # type: ignore[arg-type]
            if len(taken) < len(run.text):
                waiting.append(Run(run.text[len(taken) :], run.style))
        yield tuple(parts)
