"""Reads a Word document as a negotiating text: what was changed in it becomes brackets.

Comments of the facilitator (the author :data:`marking.FACILITATOR`) become notes in the text;
those of all others are no part of the text, and are returned beside it as remarks. Fonts, sizes
and spacing are not kept, and not listed; whatever else the model cannot hold is listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

import msgspec

from plenipo.exchange.texts.atoms import ParagraphReader, State
from plenipo.exchange.texts.changes import Shape
from plenipo.exchange.texts.context import Author, Comment, Context, Remark, plain_name, quoted
from plenipo.exchange.texts.marking import FOOTNOTES_LAST, WRITER
from plenipo.exchange.texts.opening import DocumentError, Package
from plenipo.exchange.texts.provisions import ProvisionReader
from plenipo.exchange.texts.run_atoms import words_within
from plenipo.exchange.texts.settling import settle
from plenipo.exchange.texts.styles import Styles
from plenipo.exchange.texts.tables import read_row
from plenipo.exchange.texts.word_numbers import Lists
from plenipo.text.model import FOOTNOTE, OPPOSE, PROPOSE, Content, Provision, Stance, Text

_BETWEEN = ("bookmark", "comment", "move")
_THROUGH = {"customXml", "smartTag", "ins", "moveTo", "sdtContent", "del", "moveFrom"}
_NOTHING = {"sectPr", "proofErr", "permStart", "permEnd"}


class Read(msgspec.Struct, frozen=True):
    """What was read of a document.

    :ivar text: the text.
    :ivar authors: everybody who changed it or commented on it.
    :ivar lost: what the model cannot hold and was left out, one sentence each, with where.
    :ivar remarks: the comments of delegations.
    """

    text: Text
    authors: tuple[Author, ...] = ()
    lost: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


def as_it_stands(content: Content) -> Content:
    """Leave content as it was read: brackets that are typed stay letters among others."""
    return content


def read_docx(
    content: bytes,
    *,
    name: str,
    delegations: Mapping[str, str],
    pieces: Shape = as_it_stands,
) -> Read:
    """Read a Word document. Raises DocumentError for a file that is none, or can do harm.

    :param content: the bytes of the file.
    :param name: what the file is called, for sentences.
    :param delegations: the code of the delegation for which each author writes, by name. Who is
        not in it keeps the name as code, and is among the authors without a delegation.
    :param pieces: what to make of content that was read: of each provision's, and of each
        alternative's before that; a reader of bracket notation finds its brackets here.
    """
    package = Package(content, name)
    root = package.xml(package.main)
    body = None if root is None else root.find("body")
    try:
        return _Reader(package, delegations, pieces).read([] if body is None else list(body))
    except RecursionError as error:
        what = "is nested deeper than any text, element in element"
        raise DocumentError(name, what, "Ask who sent it for another copy.") from error


class _Reader:
    """Reads the body of a document from first to last."""

    def __init__(self, package: Package, delegations: Mapping[str, str], shape: Shape) -> None:
        styles = Styles(package.related("styles"))
        codes = {plain_name(author): code for author, code in delegations.items()}
        self._context = Context(styles, codes, _comments(package))
        self._paragraphs = ParagraphReader(self._context)
        lists = Lists(package.related("numbering"))
        notes = {
            kind: {note.get("id", ""): note for note in _children(package.related(f"{kind}s"))}
            for kind in ("footnote", "endnote")
        }
        self._maker = ProvisionReader(self._context, self._paragraphs, lists, notes, shape)
        self._lists, self._package, self._rightward = lists, package, 0

    def read(self, elements: list[Element]) -> Read:
        """Read all, and settle what can be told only at the end."""
        for comment in self._context.comments.values():
            if comment.author:
                self._context.authors.setdefault(comment.author, [0, 0])[1] += 1
        self._read_all(elements, State())
        self._maker.finish()
        self._lose_around()
        settled = settle(self._maker.provisions, self._context.moved)
        lost, remarks = self._maker.told(settled)
        text = Text(tuple(_in_order(settled, elements)), self._language())
        return Read(text, self._context.found_authors(), lost, remarks)

    def _read_all(self, elements: list[Element], state: State) -> None:
        for element in elements:
            self._read_block(element, state)

    def _read_block(self, element: Element, state: State) -> None:
        tag = element.tag
        if tag == "p":
            layout = element.find("pPr")
            self._rightward += layout is not None and layout.find("bidi") is not None
            self._maker.paragraph(element, state)
        elif tag == "tbl":
            self._read_table(element, state)
        elif tag == "sdt":
            self._read_control(element, state)
        elif tag in _THROUGH:
            self._read_all(list(element), state)
        elif tag == "altChunk":
            self._context.lose("another document that it takes in")
        elif tag.startswith(_BETWEEN):
            self._paragraphs.read_around(element, state)
        elif tag not in _NOTHING:
            self._context.lose(f"what Word calls {tag}", words_within(element))

    def _read_table(self, table: Element, state: State) -> None:
        tools = (self._context, self._paragraphs, self._lists)
        for row in _rows(table):
            self._context.place = len(self._maker.provisions)
            atoms, style = read_row(row, self._state_of_row(row, state), tools)
            self._maker.row(row, atoms, style)

    def _read_control(self, control: Element, state: State) -> None:
        galleries = [gallery.get("val", "").lower() for gallery in control.iter("docPartGallery")]
        if "table of contents" in galleries:
            self._context.lose("the table of contents")
            return
        self._context.lose("the content control around", words_within(control))
        for inside in control.findall("sdtContent"):
            self._read_all(list(inside), state)

    def _state_of_row(self, row: Element, state: State) -> State:
        for tag, kind in (("ins", PROPOSE), ("del", OPPOSE)):
            change = row.find(f"trPr/{tag}")
            if change is not None:
                state = state.changed(Stance(self._context.changed(change), kind))
        return state

    def _lose_around(self) -> None:
        """List the words above and below every page."""
        for kind, where in (("header", "above"), ("footer", "below")):
            for part in dict.fromkeys(self._package.targets(kind)):
                root = self._package.xml(part)
                words = "" if root is None else words_within(root)
                if words.strip():
                    self._maker.lose(f"the words {where} every page: {quoted(words)}")
        for shape in sorted(self._lists.unknown):
            self._maker.lose(f"the numbers that Word calls {shape} (1, 2, 3 instead)")
        for template in self._package.templates:
            self._maker.lose(f"the template {quoted(template)} (not looked for)")

    def _language(self) -> str:
        """Return the language: as the file says of itself, or as most of it is written."""
        core = self._package.core()
        told = "" if core is None else (core.findtext("dc:language") or "").strip()
        if told:
            return told
        styles = self._context.styles
        from_right = 2 * self._rightward > len(self._maker.provisions)
        usual = (from_right and styles.other_language) or styles.language
        return usual.partition("-")[0] or "en"


def _in_order(provisions: list[Provision], elements: list[Element]) -> list[Provision]:
    """Return provisions as they stood: footnotes last, if the document says so."""
    names = {mark.get("name") for part in elements[-2:] for mark in part.iter("bookmarkStart")}
    if FOOTNOTES_LAST not in names:
        return provisions
    return sorted(provisions, key=lambda provision: provision.kind == FOOTNOTE)


def _comments(package: Package) -> dict[str, Comment]:
    return {
        comment.get("id", ""): Comment(
            comment.get("author", ""),
            "\n".join(words_within(paragraph) for paragraph in comment.iter("p")),
        )
        for comment in _children(package.related("comments"))
        if comment.get("author") != WRITER
    }


def _children(root: Element | None) -> list[Element]:
    return [] if root is None else list(root)


def _rows(table: Element) -> list[Element]:
    """Return the rows of a table, also of those inside a content control."""
    found = []
    for element in table:
        if element.tag == "tr":
            found.append(element)
        elif element.tag in {"sdt", "customXml"}:
            found += list(element.iter("tr"))
    return found
