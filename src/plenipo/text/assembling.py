"""Puts the pieces of provisions together out of the marks of bracket notation."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from plenipo.text import attribution
from plenipo.text.blocks import Block
from plenipo.text.model import (
    AD_REFERENDUM,
    AGREED,
    FIRST,
    LAST,
    MIDDLE,
    OPEN,
    PROPOSE,
    ROW,
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
    joined,
    words,
)
from plenipo.text.parties import Parties
from plenipo.text.pieces import ASCII, SIGNS, related, split, trimmed, unsigned, unstyled_edges
from plenipo.text.scanner import (
    BRACE,
    CLOSING,
    FOOTNOTE,
    LINK,
    NOTE,
    OPENING,
    PAIRED,
    SIGN,
    STRAY,
    STYLE,
    UNOPENED,
    Token,
)

_STATUS = re.compile(
    r"\s*agreed(?P<ref>\s+ad\s+ref(?:\.|erendum)?)?(?:\s*[,:]?\s*\d[\w ./]*)?\s*", re.IGNORECASE
)
_BLANK = re.compile(
    r"\s*(?:[xyz]{1,4}|\d*X+|\.{2,}|\u2026|_{2,}|TB[DC]|placeholder\b.*|)\s*",
    re.IGNORECASE | re.DOTALL,
)
_SLASH = re.compile(r"\s+/\s+")
_TIGHT = re.compile(r"\s*/\s*")
_WRAPPED = re.compile(r"[ \t]*\n[ \t]*")
_CELL = re.compile(r"[ \t]*\|[ \t]*")
_LIKE_A_PARTY = re.compile(
    r"\s[-\u2013]\s?(?P<who>[A-Z][A-Z0-9/&]{1,9}(?:(?:[,;] ?| and )[A-Z][A-Z0-9/&]{1,9})*)"
    r"(?: [a-z]+)?\.?\s*$"
)
MOST_DEEP = 100
"""How many brackets can stand in each other; real texts have up to ten."""
_STYLES = {"*": "i", "**": "b", "***": "bi"}


class Doubt(msgspec.Struct, frozen=True):
    """What was seen beside the marks: where, a code, and what it is about."""

    place: int
    code: str
    about: str = ""


class _Frame:
    """A bracket that is open, or the paragraph itself: what has been found in it."""

    __slots__ = ("opening", "part", "pieces", "place")

    def __init__(self, opening: int, place: int, part: str = WHOLE) -> None:
        self.opening, self.place, self.part = opening, place, part
        self.pieces: list[Piece] = []


class Assembler:
    """Makes the contents of all blocks of a source.

    :ivar places: where each bracket begins, by its identity.
    :ivar doubts: what was seen that is no matter of marks.
    :ivar running: the blocks, by their place, at whose end a bracket of theirs is still open.
    :ivar deepest: in how many brackets the innermost words stand.
    """

    def __init__(
        self, source: str, tokens: Sequence[Token], parties: Parties, prefix: str = "b"
    ) -> None:
        """Begin with marks that were matched; a bracket is called by where it opens."""
        self._prefix = prefix
        self._source, self._tokens, self._parties = source, tokens, parties
        self._across: list[_Frame] = []
        self._next = 0
        self.places: dict[str, int] = {}
        self.doubts: list[Doubt] = []
        self.running: set[int] = set()
        self.called: dict[str, int] = {}
        self.deepest = 0

    def contents(self, blocks: Sequence[Block]) -> list[tuple[Content, str]]:
        """Return the content and status of every block, in order."""
        return [self._content(place, block) for place, block in enumerate(blocks)]

    def _content(self, number: int, block: Block) -> tuple[Content, str]:
        self._block, self._status, self._style, self._signs = block, OPEN, "", False
        self._styled = False
        self._said: Bracket | None = None
        self._frames = [_Frame(-1, block.body)]
        for frame in self._across:
            self._frames.append(_Frame(frame.opening, block.body, MIDDLE))
        cursor = block.body
        tokens = self._tokens
        while self._next < len(tokens) and tokens[self._next].start < block.body:
            self._next += 1
        while self._next < len(tokens) and tokens[self._next].start < block.end:
            token = tokens[self._next]
            self._words(cursor, token.start)
            self._take(self._next, token)
            cursor = token.end
            self._next += 1
        self._words(cursor, block.end)
        still = [frame for frame in self._frames[1:] if self._runs_on(frame, block)]
        if any(frame.part == WHOLE for frame in still):
            self.running.add(number)
        while len(self._frames) > 1:
            frame = self._frames[-1]
            self._close(FIRST if frame in still and frame.part == WHOLE else frame.part)
        self._across = still
        content = trimmed(related(self._joined(self._frames[0])))
        if self._signs:
            content = unsigned(content)
        if self._said:
            whole = Alternative(content, self._said.alternatives[0].stances)
            content = (msgspec.structs.replace(self._said, alternatives=(whole,)),)
        return content, self._status

    def _runs_on(self, frame: _Frame, block: Block) -> bool:
        token = self._tokens[frame.opening]
        return token.fate == PAIRED and self._tokens[token.partner].start >= block.end

    def _words(self, start: int, end: int) -> None:
        if start >= end:
            return
        hidden = self._block.hidden
        if start <= hidden[0] < end and hidden[1] > hidden[0]:
            self._words(start, hidden[0])
            self._words(hidden[1], end)
            return
        text = self._source[start:end]
        if "\n" in text:
            text = _WRAPPED.sub(" ", text)
        if self._block.kind == ROW:
            text = _CELL.sub("\t", text)
        self._frames[-1].pieces.append(Run(text, self._style))

    def _take(self, place: int, token: Token) -> None:
        pieces = self._frames[-1].pieces
        written = self._source[token.start : token.end]
        match token.kind:
            case k if k == OPENING:
                self._opening(place, token)
            case k if k == CLOSING:
                self._closing(token)
            case k if k == NOTE:
                pieces.append(Note(written[1:-1].replace("*", "").strip()))
                for stars in re.findall(r"\*+", written):
                    self._toggle(stars)
            case k if k == FOOTNOTE:
                self.called.setdefault(written[2:-1], token.start)
                pieces.append(Mark(f"f{written[2:-1]}"))
            case k if k == STYLE:
                self._toggle(written)
            case k if k == SIGN:
                code = int(written[2:-1]) if written[0] == "&" else ord(written[1])
                self._signs = True
                pieces.append(Run(chr(code + SIGNS) if code < ASCII else chr(code), self._style))
            case k if k == LINK:
                pieces.append(Run(written[1 : written.index("]")], self._style))
            case k if k == BRACE:
                pieces.append(Run(written, self._style))

    def _toggle(self, written: str) -> None:
        self._styled = True
        marks = {"<u>": "u", "</u>": "u"}.get(written) or _STYLES[written]
        on = set(self._style) ^ set(marks)
        self._style = "".join(mark for mark in "biu" if mark in on)

    def _opening(self, place: int, token: Token) -> None:
        if len(self._frames) > MOST_DEEP:
            self.doubts.append(Doubt(token.start, "too-deep"))
            return
        self._frames.append(_Frame(place, token.start))
        self.deepest = max(self.deepest, len(self._frames) - 1)

    def _closing(self, token: Token) -> None:
        if token.fate == STRAY:
            return
        if token.fate == UNOPENED:
            frame = self._frames[-1]
            inner = _Frame(-1, token.start)
            inner.pieces, frame.pieces = frame.pieces, []
            self._frames.append(inner)
            self._close(WHOLE)
            return
        if self._frames[-1].opening != token.partner and all(
            frame.opening != token.partner for frame in self._frames
        ):
            return  # its beginning was too deep to be read
        while self._frames[-1].opening != token.partner:
            self._close(WHOLE)
        if len(self._frames) > 1:
            self._close(LAST if self._frames[-1].part == MIDDLE else WHOLE)

    def _close(self, part: str) -> None:
        """End the innermost bracket."""
        frame = self._frames.pop()
        below = self._frames[-1]
        pieces = self._joined(frame)
        if part in {FIRST, MIDDLE}:
            held = related(trimmed(pieces))
            below.pieces.append(self._bracket(frame, (Alternative(held),), part))
            return
        plain = part == WHOLE and all(isinstance(piece, Run) for piece in pieces)
        if plain and self._plain(frame, pieces, below):
            return
        below.pieces.append(self._bracket(frame, self._alternatives(frame, pieces), part))

    def _joined(self, frame: _Frame) -> Content:
        pieces = joined(frame.pieces)
        return joined(unstyled_edges(pieces)) if self._styled else pieces

    def _plain(self, frame: _Frame, pieces: Content, below: _Frame) -> bool:
        """Take a bracket of words alone, if these are no text: a status, a gap, a stance."""
        text = words(pieces)
        status = _STATUS.fullmatch(text)
        if status:
            self._status = AD_REFERENDUM if status["ref"] else AGREED
            return True
        if _BLANK.fullmatch(text) and not self._within_a_word(frame):
            below.pieces.append(Blank(text.strip()))
            if not text.strip():
                self.doubts.append(Doubt(frame.place, "empty"))
            return True
        found = attribution.stances(text, self._parties)
        if not found or all(stance.kind == PROPOSE for stance in found):
            return False
        self._said_of_before(frame, found, below)
        return True

    def _within_a_word(self, frame: _Frame) -> bool:
        """Tell whether a bracket stands inside a word: ``Part[y] [ies]``."""
        opening = self._tokens[frame.opening]
        before = self._source[opening.start - 1 : opening.start]
        ends = self._tokens[opening.partner].end if opening.partner >= 0 else self._block.end
        return before.isalpha() or self._source[ends : ends + 1].isalpha()

    def _said_of_before(self, frame: _Frame, found: tuple[Stance, ...], below: _Frame) -> None:
        """Let what a bracket says alone (``[EU reserves]``) be said of what stands beside it."""
        before = list(joined(below.pieces))
        gap: list[Piece] = []
        if before and isinstance(before[-1], Run) and not before[-1].text.strip():
            gap = [before.pop()]
        last = before[-1] if before else None
        if isinstance(last, Bracket) and last.part == WHOLE:
            ending = last.alternatives[-1]
            ending = msgspec.structs.replace(ending, stances=(*ending.stances, *found))
            alternatives = (*last.alternatives[:-1], ending)
            below.pieces = [*before[:-1], msgspec.structs.replace(last, alternatives=alternatives)]
            return
        self.doubts.append(Doubt(frame.place, "said-of-all"))
        if not before:
            self._said = self._bracket(frame, (Alternative((), found),), WHOLE)
            return
        held = self._bracket(frame, (Alternative(related(trimmed(tuple(before))), found),), WHOLE)
        below.pieces = [held, *gap]

    def _bracket(self, frame: _Frame, alternatives: tuple[Alternative, ...], part: str) -> Bracket:
        first = frame.place if frame.opening < 0 else self._tokens[frame.opening].start
        name = f"{self._prefix}{first}"
        self.places.setdefault(name, frame.place)
        return Bracket(name, alternatives, part=part)

    def _alternatives(self, frame: _Frame, pieces: Content) -> tuple[Alternative, ...]:
        slashed = any(isinstance(piece, Run) and "/" in piece.text for piece in pieces)
        for slash in (_SLASH, _TIGHT) if slashed else ():
            parts = split(pieces, slash)
            read = [self._owned(part) for part in parts]
            if len(parts) > 1 and (slash is _SLASH or all(stances for _, stances in read[1:])):
                return tuple(Alternative(related(content), said) for content, said in read)
        content, said = self._owned(pieces)
        if not said:
            self._unknown(frame, content)
        return (Alternative(related(content), said),)

    def _owned(self, pieces: Content) -> tuple[Content, tuple[Stance, ...]]:
        """Return content without who said what of it, and who did."""
        last = pieces[-1] if pieces else None
        if isinstance(last, Run):
            found = attribution.trailing(last.text, self._parties)
            if found:
                rest = Run(last.text[: found[0]].rstrip(), last.style)
                return joined((*pieces[:-1], rest)), found[1]
        first = pieces[0] if pieces else None
        if isinstance(first, Run) and ":" in first.text:
            led = attribution.leading(first.text, self._parties)
            if led:
                return joined((Run(first.text[led[0] :], first.style), *pieces[1:])), led[1]
        return pieces, ()

    def _unknown(self, frame: _Frame, content: Content) -> None:
        last = content[-1] if content else None
        seen = _LIKE_A_PARTY.search(last.text) if isinstance(last, Run) else None
        if seen:
            self.doubts.append(Doubt(frame.place, "unknown-party", seen["who"]))
