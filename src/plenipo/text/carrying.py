"""Where words of an older version stand in a newer one; nowhere, rather than in the wrong place.

A passage is found again where it stands among the same words as before. The two versions are laid
beside each other word by word; what was said of a passage is carried only if all its words, and
those beside it, are the same (one of those suffices where it stands once in either version), and if
going back from there leads to where one came from.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import LCSseq

from plenipo.text.model import Bracket, Content, Run, words

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_EDGE = "\0"
"""Stands between stretches of words that brackets, notes and marks keep apart."""
KNOWN_AGAIN = 3
"""How many words are known again by themselves, where they occur once in either version."""


def carried(old: Content, new: Content, passage: str, occurrence: int = 1) -> int | None:
    """Return which time a passage of an old content occurs in the new one; None where it does not.

    :param passage: the words; none for all of the content, which must then say the same.
    :param occurrence: which time they occur in the old one, counted as in
        :func:`plenipo.text.amending.passage`.
    """
    if not passage:
        return 1 if _plain(old) == _plain(new) else None
    there = _there(_Line(old), _Line(new), passage, occurrence)
    if there is None:
        return None
    back = _there(_Line(new), _Line(old), passage, there)
    return there if back == occurrence else None


def _plain(content: Content) -> str:
    return " ".join(words(content).split())


class _Line:
    """A content as one line: its stretches of words, edges between them."""

    def __init__(self, content: Content) -> None:
        self.text = _EDGE.join(_stretches(content))
        self.tokens = [found[0] for found in _TOKEN.finditer(self.text)]
        self.starts = [0]
        for token in self.tokens:
            self.starts.append(self.starts[-1] + len(token))

    def place(self, passage: str, occurrence: int) -> int | None:
        """Return where a passage occurs."""
        at = -1
        for _ in range(occurrence):
            at = self.text.find(passage, at + 1)
            if at < 0:
                return None
        return at

    def occurrence(self, passage: str, place: int) -> int | None:
        """Return which time a passage occurs at a place."""
        if not self.text.startswith(passage, place):
            return None
        return sum(self.text.startswith(passage, at) for at in range(place + 1))

    def spoken(self, place: int, step: int) -> str:
        """Return the first token that is said from one on, forth or back; empty at the end."""
        while 0 <= place < len(self.tokens):
            token = self.tokens[place]
            if not token.isspace() and token != _EDGE:
                return token
            place += step
        return ""


def _stretches(content: Content) -> list[str]:
    found, stretch = [], ""
    for piece in content:
        if isinstance(piece, Run):
            stretch += piece.text
            continue
        found.append(stretch)
        stretch = ""
        if isinstance(piece, Bracket):
            for each in piece.alternatives:
                found += _stretches(each.content)
    return [*found, stretch]


def _there(old: _Line, new: _Line, passage: str, occurrence: int) -> int | None:
    """Return which time a passage occurs in another line, at the place that answers to it."""
    start = old.place(passage, occurrence)
    if start is None:
        return None
    if old.text.count(passage) == new.text.count(passage) == 1:
        alone = _alike(old, new, start, len(passage), new.text.find(passage))
        known = len(re.findall(r"\w+", passage)) >= KNOWN_AGAIN
        return 1 if known or any(alone) else None
    found = _aligned(old, new, start, start + len(passage))
    if found is None or not all(_alike(old, new, start, len(passage), found)):
        return None
    return new.occurrence(passage, found)


def _aligned(old: _Line, new: _Line, start: int, end: int) -> int | None:
    """Return where a stretch of characters stands in the other line, all of it."""
    for block in LCSseq.opcodes(old.tokens, new.tokens):
        if block.tag != "equal":
            continue
        first, last = old.starts[block.src_start], old.starts[block.src_end]
        if first <= start and end <= last:
            return new.starts[block.dest_start] + start - first
    return None


def _alike(old: _Line, new: _Line, start: int, length: int, found: int) -> tuple[bool, bool]:
    """Tell whether what stands before and after a passage is the same in both lines."""
    was, now = _neighbours(old, start, length), _neighbours(new, found, length)
    return was[0] == now[0], was[1] == now[1]


def _neighbours(line: _Line, start: int, length: int) -> tuple[str, str]:
    before = max(n for n, at in enumerate(line.starts) if at <= start)
    after = next(n for n, at in enumerate(line.starts) if at >= start + length)
    return line.spoken(before - 1, -1), line.spoken(after, 1)
