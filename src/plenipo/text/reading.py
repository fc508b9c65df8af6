"""Reads bracket notation: a written text becomes provisions, brackets and who holds them.

Nothing of the source is lost: :meth:`Reading.leaves` divides it into what each part of it is read
as, and put together they are the source again. What is irregular is told, with the reading that is
proposed for it; a text is never refused. Source: FIELD notes 3.2.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from plenipo.core.collecting import without_collection
from plenipo.text.assembling import Assembler
from plenipo.text.blocks import Block, blocks, depths
from plenipo.text.irregular import Irregularity, irregularities
from plenipo.text.model import (
    ARTICLE,
    FOOTNOTE,
    OPTION,
    PARAGRAPH,
    RECITAL,
    Bracket,
    Content,
    Piece,
    Provision,
    Run,
    Text,
)
from plenipo.text.parties import Parties
from plenipo.text.scanner import CLOSING, OPENING, PAIRED, Token, match, scan

TEXT, OPEN_BRACKET, CLOSE_BRACKET, MARK, LABEL, AROUND = (
    *("text", "open", "close", "mark", "label", "around"),
)


class Counts(msgspec.Struct, frozen=True):
    """The account of a source's brackets: every one is in it.

    :ivar opening: brackets that open, and
    :ivar closing: that close.
    :ivar paired: pairs of them that belong together, and
    :ivar crossing: those of these pairs that go over several provisions.
    :ivar alone: brackets that belong to no other.
    :ivar deepest: in how many brackets the innermost words stand.
    """

    opening: int = 0
    closing: int = 0
    paired: int = 0
    crossing: int = 0
    alone: int = 0
    deepest: int = 0


class Reading(msgspec.Struct, frozen=True):
    """A text that was read.

    :ivar source: as it was given, with every line ended in one way.
    :ivar text: what it says.
    :ivar irregularities: what is off in the notation, in the order of the source.
    :ivar places: where each provision and bracket begins, by its identity, in characters from the
        beginning.
    :ivar counts: the account of its brackets.
    """

    source: str
    text: Text
    irregularities: tuple[Irregularity, ...]
    places: dict[str, int]
    counts: Counts
    tokens: Sequence[Token]
    blocks: Sequence[Block]

    def line(self, identity: str) -> int:
        """Return the line on which a provision or bracket begins, counted from 1."""
        return self.source.count("\n", 0, self.places.get(identity, 0)) + 1

    def leaves(self) -> Iterator[tuple[str, str]]:
        """Return every part of the source with what it is read as, in order.

        Kinds: ``text``, ``open``, ``close``, ``mark`` (of a style, footnote or note), ``label`` (a
        number or what marks a provision) and ``around`` (space and markup between provisions).
        """
        cursor = 0
        spans = [(block.start, block.end) for block in self.blocks]
        spans += [(token.start, token.end) for token in self.tokens]
        cuts = sorted(
            {0, len(self.source)}
            | {place for span in spans for place in span}
            | {block.body for block in self.blocks}
        )
        kinds = {token.start: _LEAVES.get(token.kind, MARK) for token in self.tokens}
        begins = [block.start for block in self.blocks]
        for cut in cuts[1:]:
            place = bisect_right(begins, cursor) - 1
            inside = place >= 0 and cursor < self.blocks[place].end
            kind = AROUND
            if inside:
                kind = TEXT if cursor >= self.blocks[place].body else LABEL
                kind = kinds.get(cursor, kind)
            yield self.source[cursor:cut], kind
            cursor = cut


_LINES = re.compile(r"\s*[\r\n]\s*")
_LEAVES = {OPENING: OPEN_BRACKET, CLOSING: CLOSE_BRACKET}


def read(source: str, parties: Parties, *, markdown: bool = True, language: str = "en") -> Reading:
    """Read a text.

    :param parties: whose names are attributions.
    :param markdown: whether ``*``, links and ``[^1]`` are Markdown's; brackets are read either way.
    """
    source = source.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    with without_collection():
        return _read(source, parties, markdown=markdown, language=language)


def _read(source: str, parties: Parties, *, markdown: bool, language: str) -> Reading:
    tokens = scan(source, markdown=markdown)
    found = blocks(source)
    match(source, tokens, found)
    assembler = Assembler(source, tokens, parties)
    contents = assembler.contents(found)
    owning = {
        place
        for place, block in enumerate(found)
        if block.kind == OPTION and (place in assembler.running or _introduces(source, block))
    }
    places = dict(assembler.places)
    provisions: list[Provision] = []
    preamble = True
    for place, (block, depth) in enumerate(zip(found, depths(found, owning), strict=True)):
        content, status = contents[place]
        kind = block.kind
        preamble = preamble and kind != ARTICLE and not (kind == PARAGRAPH and block.number)
        if kind == PARAGRAPH and preamble and _recites(content):
            kind = RECITAL
        identity = f"f{block.label}" if kind == FOOTNOTE else f"p{place + 1}"
        places[identity] = block.start
        provisions.append(Provision(identity, kind, block.number, depth, content, status))
    text = Text(_numbered(provisions), language)
    told = tuple(irregularities(source, tokens, found, assembler))
    counts = _counts(tokens, told, assembler.deepest)
    return Reading(source, text, told, places, counts, tokens, found)


def read_content(words: str, parties: Parties, prefix: str = "b") -> Content:
    """Read the content of one provision, as somebody proposes it.

    :param prefix: what the identities of its brackets begin with.
    """
    source = _LINES.sub(" ", words)
    tokens = scan(source)
    found = [Block(0, 0, len(source), 0, PARAGRAPH)]
    match(source, tokens, found)
    ((content, _),) = Assembler(source, tokens, parties, prefix).contents(found)
    return content


def _introduces(source: str, block: Block) -> bool:
    """Tell whether an option's own words only lead to what follows, or there are none."""
    said = source[block.body : block.end].rstrip(" *\t")
    return not said or said.endswith(":")


def _recites(content: Content) -> bool:
    """Tell whether a paragraph begins as recitals do: in italics, and then goes on."""
    first: Piece | None = content[0] if content else None
    while isinstance(first, Bracket):
        inner = first.alternatives[0].content
        first = inner[0] if inner else None
    return isinstance(first, Run) and "i" in first.style and len(content) > 1


def _numbered(provisions: Sequence[Provision]) -> tuple[Provision, ...]:
    """Return provisions whose footnotes have identities of their own, also where labels repeat."""
    seen: set[str] = set()
    found = []
    for place, provision in enumerate(provisions, 1):
        again = provision.id in seen
        seen.add(provision.id)
        changed = msgspec.structs.replace(provision, id=f"p{place}") if again else provision
        found.append(changed)
    return tuple(found)


def _counts(tokens: Sequence[Token], told: Sequence[Irregularity], deepest: int) -> Counts:
    kinds = [token.kind for token in tokens]
    paired = sum(token.kind == OPENING and token.fate == PAIRED for token in tokens)
    opening, closing = kinds.count(OPENING), kinds.count(CLOSING)
    crossing = sum(irregularity.code == "crossing" for irregularity in told)
    return Counts(opening, closing, paired, crossing, opening + closing - 2 * paired, deepest)
