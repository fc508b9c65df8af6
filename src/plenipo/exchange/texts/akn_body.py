"""Reads the provisions of an Akoma Ntoso document: the UN's, those of others, and our own."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from plenipo.exchange.texts.akn_inline import Page, content_of, ours, pieces, tidied
from plenipo.exchange.texts.akn_meta import AknError
from plenipo.exchange.texts.akn_xml import all_text, elements, first, local
from plenipo.text.model import (
    ANNEX,
    ARTICLE,
    FOOTNOTE,
    HEADING,
    KINDS,
    OPEN,
    PARAGRAPH,
    PART,
    RECITAL,
    ROW,
    STATUSES,
    SUBPARAGRAPH,
    TITLE,
    Content,
    Piece,
    Provision,
    Run,
    joined,
    words,
)
from plenipo.text.series import Series, number_ahead, plain_number, whole

TAGS: Final = {
    **dict.fromkeys(
        ("point", "subparagraph", "indent", "item", "subrule", "proviso"), SUBPARAGRAPH
    ),
    **dict.fromkeys(("part", "chapter", "title", "book", "tome", "section", "division"), PART),
    **dict.fromkeys(("subpart", "subchapter", "subtitle", "subdivision"), PART),
    **dict.fromkeys(("article", "rule"), ARTICLE),
    **dict.fromkeys(("recital", "citation", "container", "formula"), RECITAL),
    **dict.fromkeys(("crossHeading", "longTitle"), HEADING),
}
"""What an element is; one that is not named here is a paragraph."""
BODIES: Final = {"mainBody", "body", "amendmentBody", "judgmentBody", "portionBody"}
ELSEWHERE: Final = {"foreign", "toc", "componentRef", "documentRef"}
"""What stands in other markup, in another document, or says again what is said elsewhere."""
NOTHING: Final = "nothing"
"""The name of what stands where the standard wants something and the text has nothing."""
HEADED: Final = (TITLE, HEADING, PART, ARTICLE, ANNEX)
"""Whose content is a heading."""
THROUGH: Final = {
    *("list", "recitals", "citations", "blockContainer", "tblock", "ul", "ol"),
    *("wrapUp", "container", "longTitle", "div"),
}
"""What only holds others, where it bears no number and no words of its own."""
LINES: Final = ("p", "block", "listIntroduction", "li", "heading", "subheading")
_PLACE = re.compile(r"\d{1,6}")
_HEADINGS: Final = ("heading", "subheading")
_SHORT: Final = 60
"""How many letters a heading has at most that nothing but its place tells from a paragraph."""
_PLAIN_WORD: Final = 2
"""How many letters tell a word for *annex* in a script without blanks between words."""


@dataclass
class Body:
    """The provisions read so far."""

    page: Page
    found: list[Provision] = field(default_factory=list)
    placed: list[tuple[int, Provision]] = field(default_factory=list)

    def add(
        self, element: ET.Element, kind: str, content: Content, *, number: str = "", depth: int = 0
    ) -> Provision:
        """Add a provision, and the footnotes called in it after it; return it."""
        page = self.page
        made = self._made(element, kind, number, depth, content)
        self.found.append(made)
        notes, page.notes = page.notes, []
        for identity, note in notes:
            self._add_note(identity, note, made.depth + 1)
        return made

    def line(self, line: ET.Element, kind: str, depth: int) -> None:
        """Add a provision that is one line."""
        self.add(line, kind, content_of([line], self.page), depth=depth)

    def _made(
        self, element: ET.Element, kind: str, number: str, depth: int, content: Content
    ) -> Provision:
        page = self.page
        status = page.one_of(ours(element, "status", OPEN), STATUSES, "status")
        told = ours(element, "number", number)
        return Provision(
            page.identity(element), kind, told, _depth(element, depth, page), content, status
        )

    def _add_note(self, identity: str, note: ET.Element, depth: int) -> None:
        page = self.page
        status = page.one_of(ours(note, "status", OPEN), STATUSES, "status")
        lines = [line for line in elements(note) if local(line) in LINES] or [note]
        made = Provision(
            identity,
            FOOTNOTE,
            ours(note, "number", note.get("marker", "")),
            _depth(note, depth, page),
            content_of(lines, page),
            status,
        )
        place = ours(note, "at")
        if _PLACE.fullmatch(place):
            self.placed.append((int(place), made))
        else:
            self.found.append(made)

    def finished(self) -> tuple[Provision, ...]:
        """Return all provisions, the footnotes that we wrote where they stood."""
        for place, note in sorted(self.placed, key=lambda pair: pair[0]):
            self.found.insert(place, note)
        return tuple(self.found)


def read_body(document: ET.Element, page: Page) -> tuple[Provision, ...]:
    """Return the provisions of a document."""
    body = Body(page)
    for part in elements(document):
        match local(part):
            case "preface" | "preamble" | "conclusions":
                _read_parts(part, body, 0)
            case "attachments" | "components":
                for attachment in elements(part):
                    _read_attachment(attachment, body)
            case name if name in BODIES:
                _read_flat(part, body, 0)
    return body.finished()


def _read_parts(parent: ET.Element, body: Body, depth: int) -> None:
    """Read what stands inside an element, one deeper than its provision."""
    for element in elements(parent):
        read_element(element, body, depth)


def read_element(element: ET.Element, body: Body, depth: int) -> None:
    """Read an element that is a provision, holds several, or is a line of one."""
    name, named = local(element), element.get("name", "")
    if named == NOTHING or name in {"num", "intro", "content", "meta", *_HEADINGS}:
        return
    if name == "table":
        _read_table(element, body, depth)
    elif name in LINES:
        title = first(element, "docTitle")
        kind = PARAGRAPH if title is None else TITLE
        content = content_of([element], body.page)
        body.add(element if title is None else title, kind, content, depth=depth)
    elif name in ELSEWHERE:
        body.page.lost[name] += 1
    elif name == "sublist":  # of the UN: it stands after the point it belongs to
        _read_parts(element, body, depth + 1)
    elif (name in THROUGH and not _bears(element)) or (name == "hcontainer" and named == "table"):
        inside = first(element, "content")
        _read_parts(element if inside is None else inside, body, depth)
    else:
        _read_provision(element, body, depth, number=_number(element))


def _bears(element: ET.Element) -> bool:
    """Tell whether an element is a provision of its own, not only what holds others."""
    if local(element) == "container":
        return True
    return first(element, "num", *_HEADINGS) is not None


def _number(element: ET.Element) -> str:
    return plain_number(all_text(first(element, "num")))


def _kind(element: ET.Element, number: str, page: Page) -> str:
    named = element.get("name", "")
    if local(element) == "hcontainer" and named in KINDS:
        return named
    kind = TAGS.get(local(element), PARAGRAPH)
    if page.exact:
        return page.one_of(ours(element, "kind", kind), KINDS, "kind of provision")
    lettered = kind == PARAGRAPH and number and not whole(number)
    return SUBPARAGRAPH if lettered else kind


def _read_provision(element: ET.Element, body: Body, depth: int, *, number: str) -> None:
    """Read a provision with what belongs to it: its heading, its lines, and what is deeper."""
    page = body.page
    headings = [child for child in elements(element) if local(child) in _HEADINGS]
    own = list(_lines(element))
    deeper = _blocks(element)[len(own) :]
    bare = bool(headings) and not own and not deeper and not page.exact
    kind = HEADING if bare else _kind(element, number, page)
    if kind in HEADED:
        rest = own
        content = content_of(headings, page)
        made = body.add(element, kind, content, number=number, depth=depth)
    else:
        for heading in () if page.exact else headings:
            body.line(heading, HEADING, depth)
        rest = own[1:]
        content = content_of(own[:1], page)
        made = body.add(element, kind, content, number=number, depth=depth)
    below = made.depth + 1
    for line in rest:
        body.line(line, PARAGRAPH, below)
    for child in deeper:
        read_element(child, body, below)


def _lines(element: ET.Element) -> Iterable[ET.Element]:
    """Return the lines that are a provision's own, before anything deeper."""
    for child in _blocks(element):
        if local(child) not in LINES:
            return
        yield child


def _blocks(element: ET.Element) -> list[ET.Element]:
    """Return what stands in a provision, its introduction and its lists opened."""
    found: list[ET.Element] = []
    for child in elements(element):
        name = local(child)
        if name in {"intro", "content", "blockList"} or _opened(child, element):
            found += _blocks(child)
        elif name not in {"num", *_HEADINGS}:
            found.append(child)
    return found


def _opened(child: ET.Element, parent: ET.Element) -> bool:
    """Tell whether a list stands in the provision that it belongs to, not after it."""
    name = local(child)
    if name == "sublist":
        return local(parent) not in {"list", "sublist"}
    return name == "list" and not _bears(child)


def _read_table(table: ET.Element, body: Body, depth: int) -> None:
    page = body.page
    for row in table.iter():
        if local(row) == "caption":
            body.line(row, HEADING, depth)
        if local(row) != "tr":
            continue
        content: Content = ()
        for place, cell in enumerate(elements(row)):
            if int(cell.get("colspan", "1") != "1") or cell.get("rowspan", "1") != "1":
                page.lost["span"] += 1
            tab = (Run("\t", ours(cell, "tab")),) if place else ()
            lines = [line for line in elements(cell) if local(line) in LINES] or [cell]
            content = joined((*content, *tab, *content_of(lines, page)))
        body.add(row, ROW, content, depth=depth)


def _read_flat(parent: ET.Element, body: Body, depth: int) -> None:
    """Read a body, whose paragraphs may tell by their numbers alone what belongs to what."""
    if body.page.exact:
        _read_parts(parent, body, depth)
        return
    series = Series()
    for element in elements(parent):
        if local(element) == "paragraph":
            _read_paragraph(element, body, depth, series)
        else:
            series.open.clear()
            read_element(element, body, depth)


def _read_paragraph(element: ET.Element, body: Body, depth: int, series: Series) -> None:
    """Read a paragraph of a flat body: a heading, or one as deep as its number says."""
    blocks, number = _blocks(element), _number(element)
    if number or len(blocks) != 1 or local(blocks[0]) not in LINES:
        below = series.depth(number if blocks else "")
        _read_provision(element, body, depth + below, number=number)
        return
    number, content = _split(blocks[0], body.page)
    below = series.depth(number)
    kind = SUBPARAGRAPH if number and not whole(number) else PARAGRAPH
    if not number and (_all_marked(content) or _set_apart(element, blocks[0])):
        kind = HEADING
    body.add(element, kind, content, number=number, depth=depth + below)


def _split(line: ET.Element, page: Page) -> tuple[str, Content]:
    """Return the number that a line begins with, and the rest of it."""
    number, end = number_ahead("".join(line.itertext()))
    found: list[Piece] = []
    for piece in pieces(line, "", page):
        if end and isinstance(piece, Run):
            found.append(Run(piece.text[end:], piece.style))
            end -= min(end, len(piece.text))
        else:
            end = 0
            found.append(piece)
    return number, joined(tidied(found))


def _set_apart(element: ET.Element, line: ET.Element) -> bool:
    """Tell whether a line is a heading by its place: in the middle, or short and not set in.

    Only the UN's converted files (of this class) need it: they know no other headings.
    """
    if element.get("class") != "MercuryDocument":
        return False
    told = "".join(line.itertext())
    if told.startswith("\t\t"):
        return True
    ended = told.rstrip().endswith(tuple(".;:,。；：，"))
    return not told[:1].isspace() and len(told) <= _SHORT and not ended


def _all_marked(content: Content) -> bool:
    """Tell whether all the words of a line are bold, or all are italic."""
    styles = [set(piece.style) for piece in content if isinstance(piece, Run)]
    shared = set.intersection(*styles) if styles else set()
    return len(styles) == len(content) and bool(shared & {"b", "i"})


def _depth(element: ET.Element, depth: int, page: Page) -> int:
    told = ours(element, "depth", str(depth))
    if not _PLACE.fullmatch(told):
        raise AknError(f'{page.name} has a depth "{told}", which is no number.', "Export it again.")
    return int(told)


def _read_attachment(attachment: ET.Element, body: Body) -> None:
    """Read an annex; one attachment of the UN may hold several, each under its own heading."""
    inner = first(attachment, "doc", "statement", "act", "bill")
    main = None if inner is None else first(inner, *BODIES)
    headings = [child for child in elements(attachment) if local(child) in _HEADINGS]
    number = _number(attachment)
    start = len(body.found)
    if inner is None:
        body.page.lost["documentRef"] += 1
    if number or headings or body.page.exact or main is None:
        body.add(attachment, ANNEX, content_of(headings, body.page), number=number)
    for part in () if inner is None else elements(inner):
        if local(part) in {"preface", "preamble", "conclusions"}:
            _read_parts(part, body, 1)
        elif local(part) in BODIES:
            _read_flat(part, body, 1)
        elif local(part) == "attachments":
            for deeper in elements(part):
                _read_attachment(deeper, body)
    if not (number or headings or body.page.exact):
        _name_annexes(body, start, attachment)


def _name_annexes(body: Body, start: int, attachment: ET.Element) -> None:
    """Make annexes of the headings that say so: the first, and those that begin as it does."""
    own = body.found[start:]
    if not own or own[0].kind != HEADING:
        annex = Provision(body.page.identity(attachment, "annex"), ANNEX)
        body.found.insert(start, annex)
        return
    word = _first_word(own[0])
    for place, provision in enumerate(own, start):
        if provision.kind == HEADING and _first_word(provision) == word:
            number = words(provision.content).strip()
            body.found[place] = Provision(provision.id, ANNEX, number)


def _first_word(heading: Provision) -> str:
    told = words(heading.content).split()
    if len(told) > 1:
        return told[0]
    return told[0][:_PLAIN_WORD] if told else ""
