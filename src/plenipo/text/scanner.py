"""The marks of bracket notation in a source, and which bracket closes which.

Real drafts are unbalanced, and their brackets cross paragraphs. Each paragraph is matched in itself
first; what is left over is matched across paragraphs of one article, then across articles where a
bracket begins one paragraph and ends another. What is left then is told, with the reading that is
proposed. Marks of footnotes and links are no brackets. Source: FIELD notes 3.2.
"""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec

from plenipo.text.blocks import Block

OPENING, CLOSING, NOTE, FOOTNOTE, STYLE, SIGN, BRACE, LINK = range(8)
"""The kinds of marks: brackets, a facilitator's note, the call of a footnote, where a style
begins or ends, a character written as a sign (``&#91;``), a brace that stands alone, a link."""

_BRACKETS = r"\\?\[|\\?\]|[\uff3b\u3010]|[\uff3d\u3011]"
_LINK = r"\[[^\[\]\n]*\]\((?:https?:|mailto:|#|/|\.)[^)\s]*(?:[ \t]+\"[^\"\n]*\")?\)"
_FIRST = r"(?=[\[\]\\{}&*<\uff3b\u3010\uff3d\u3011])"
"""What a mark begins with: looked for first, because that is eight times as quick."""
_MARKS = re.compile(
    rf"{_FIRST}(?:(?P<link>{_LINK})|(?P<foot>\[\^[^\]\s]{{1,40}}\])|(?P<bracket>{_BRACKETS})"
    r"|(?P<note>\{[^{}\n]*\})|(?P<sign>&#\d{1,7};|\\[*_#{}\\])|(?P<brace>[{}])|(?P<style>\*{1,3}|</?u>))"
)
_PLAIN = re.compile(
    rf"{_FIRST}(?:(?P<bracket>{_BRACKETS})|(?P<note>\{{[^{{}}\n]*\}})|(?P<brace>[{{}}]))"
)
_DEFINED = re.compile(r"^[ \t]{0,3}\[([^\]^\n]+)\]:[ \t]+\S+[ \t]*$", re.MULTILINE)
_KINDS = {
    "foot": FOOTNOTE,
    "note": NOTE,
    "sign": SIGN,
    "brace": BRACE,
    "style": STYLE,
    "link": LINK,
}

PAIRED, UNCLOSED, UNOPENED, STRAY = "paired", "unclosed", "unopened", "stray"
"""What became of a bracket: matched; read as closing at the end of its paragraph, or as opening
at its start; or read as if it were not there."""


class Token(msgspec.Struct, gc=False):
    """One mark: offsets in characters, and for a bracket what became of it.

    :ivar partner: of a matched bracket, where the other one stands in the list of marks.
    """

    start: int
    end: int
    kind: int
    fate: str = ""
    partner: int = -1


def scan(source: str, *, markdown: bool = True) -> list[Token]:
    """Return the marks of a source in order; brackets are not matched yet."""
    found: list[Token] = []
    add = found.append
    for match in (_MARKS if markdown else _PLAIN).finditer(source):
        name = match.lastgroup
        start, end = match.span()
        if name == "bracket":
            opens = source[end - 1] in "[\uff3b\u3010"
            add(Token(start, end, OPENING if opens else CLOSING))
        else:
            add(Token(start, end, _KINDS[name or ""]))
    return _without_references(source, found) if markdown and "]: " in source else found


def _without_references(source: str, found: list[Token]) -> list[Token]:
    """Leave out links by name (``[text][source]``), where the source defines the name."""
    defined = {match[1] for match in _DEFINED.finditer(source)}
    if not defined:
        return found
    names = "|".join(map(re.escape, sorted(defined)))
    uses = [m.span() for m in re.finditer(rf"\[[^\[\]\n]*\]\[(?:{names})\]", source)]
    spans = sorted([*uses, *(match.span() for match in _DEFINED.finditer(source))])
    starts = [start for start, _ in spans]

    def linked(token: Token) -> bool:
        place = bisect_right(starts, token.start) - 1
        return place >= 0 and token.end <= spans[place][1]

    links = [Token(start, end, LINK) for start, end in uses]
    left = [token for token in found if not linked(token)]
    return sorted([*left, *links], key=_start)


def _start(token: Token) -> int:
    return token.start


class _Matching:
    """Matches the brackets of one source."""

    def __init__(self, source: str, tokens: list[Token], blocks: list[Block]) -> None:
        self.source, self.tokens, self.blocks = source, tokens, blocks
        self.opened: list[list[int]] = []
        self.closed: list[list[int]] = []

    def run(self) -> None:
        place, tokens = 0, self.tokens
        for block in self.blocks:
            while place < len(tokens) and tokens[place].start < block.start:
                place += 1
            begin = place
            while place < len(tokens) and tokens[place].start < block.end:
                place += 1
            self._within(begin, place)
        self._across(sections=True)
        self._across(sections=False)
        for places, block in zip(self.closed, self.blocks, strict=True):
            for each in places:
                ends = self._ends(each, block)
                tokens[each].fate = UNOPENED if ends else STRAY
        for places in self.opened:
            for each in places:
                tokens[each].fate = UNCLOSED

    def _within(self, begin: int, end: int) -> None:
        stack: list[int] = []
        left: list[int] = []
        tokens = self.tokens
        for place in range(begin, end):
            kind = tokens[place].kind
            if kind == OPENING:
                stack.append(place)
            elif kind == CLOSING:
                if stack:
                    self._pair(stack.pop(), place)
                else:
                    left.append(place)
        self.opened.append(stack)
        self.closed.append(left)

    def _across(self, *, sections: bool) -> None:
        """Match what paragraphs left over: within an article, or between what begins and ends."""
        pending: list[tuple[int, int]] = []
        for number, block in enumerate(self.blocks):
            if sections and block.level:
                pending = []
            for place in list(self.closed[number]):
                chosen = self._choose(pending, place, number, sections=sections)
                if chosen is not None:
                    home, opening = pending[chosen]
                    del pending[chosen:]
                    self._pair(opening, place)
                    self.opened[home].remove(opening)
                    self.closed[number].remove(place)
            pending += [(number, place) for place in self.opened[number]]

    def _choose(
        self, pending: list[tuple[int, int]], place: int, number: int, *, sections: bool
    ) -> int | None:
        """Return which of the brackets still open one closes, by its place among them; or None."""
        if not pending:
            return None
        if self._ends(place, self.blocks[number]):
            for index in range(len(pending) - 1, -1, -1):
                home, opening = pending[index]
                natural = self._begins(opening, self.blocks[home])
                if natural and (sections or self._whole(home, number)):
                    return index
        return len(pending) - 1 if sections else None

    def _whole(self, home: int, last: int) -> bool:
        """Tell whether a bracket goes round articles as a whole, from a heading to the next."""
        headed = self.blocks[home].level or (home and self.blocks[home - 1].level)
        ended = last + 1 == len(self.blocks) or self.blocks[last + 1].level
        return bool(headed and ended)

    def _begins(self, place: int, block: Block) -> bool:
        """Tell whether a bracket stands at the beginning of its paragraph's words."""
        return not self.source[block.body : self.tokens[place].start].strip(" *[\\\t")

    def _ends(self, place: int, block: Block) -> bool:
        rest = self.source[self.tokens[place].end : block.end]
        return not re.sub(r"\[\^[^\]]*\]", "", rest).strip(" *]\\\t.,;:")

    def _pair(self, opening: int, closing: int) -> None:
        self.tokens[opening].partner, self.tokens[closing].partner = closing, opening
        self.tokens[opening].fate = self.tokens[closing].fate = PAIRED


def match(source: str, tokens: list[Token], blocks: list[Block]) -> None:
    """Tell of each bracket which one it is matched with, or how it is read without one."""
    _Matching(source, tokens, blocks).run()
