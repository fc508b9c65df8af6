"""Writes a text as Akoma Ntoso 3.0, valid by the standard's schema, in the way of the UN.

What the standard lacks (brackets, stances, identities, statuses) is in our own namespace, where
the standard lets others be: attributes, and ``proprietary`` in the head.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from plenipo.exchange.texts.akn_body import HEADED, LINES, NOTHING
from plenipo.exchange.texts.akn_head_writing import (
    addressed,
    write_cover,
    write_head,
    write_identification,
)
from plenipo.exchange.texts.akn_lines import Pen, add, akn, checked, mark, mark_status
from plenipo.exchange.texts.akn_meta import AKN, AKN4UN, OURS, AknMeta
from plenipo.exchange.texts.akn_plan import Node, Plan, planned
from plenipo.exchange.texts.akn_reading import VERSION
from plenipo.text.model import (
    ARTICLE,
    PARAGRAPH,
    PART,
    ROW,
    SUBPARAGRAPH,
    Content,
    Piece,
    Provision,
    Run,
    Text,
    joined,
)
from plenipo.text.series import plain_number, whole

LANGUAGE: Final = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_WORDS: Final = {*LINES, "docTitle", "docAuthority", "docNumber", "num", "organization"}
_TAGS: Final = {PART: "part", ARTICLE: "article", PARAGRAPH: "paragraph", SUBPARAGRAPH: "point"}
"""The elements of kinds that the standard knows; the others are containers with a name."""


def write_akn(text: Text, meta: AknMeta) -> bytes:
    """Write a text as Akoma Ntoso 3.0; :func:`read_akn` reads the same text again.

    The same text and the same ``meta`` give the same bytes. Runs of one style that follow each
    other are written, and so read again, as one.

    :param meta: what is said of it; a date is needed, addresses are made where they are missing.
    :raises AknError: the date is missing, or the text holds what XML cannot.
    """
    meta = addressed(meta, text.language)
    own = ET.Element(f"{{{OURS}}}text", {"version": VERSION, "language": checked(text.language)})
    plan = planned(text)
    pen = Pen(plan.notes, plan.names, own)
    root = akn("akomaNtoso", xmlns=AKN)
    root.set("xmlns:t", OURS)
    root.set("xmlns:akn4un", AKN4UN)
    document = add(root, "statement", name=checked(meta.kind or "statement"))
    document.append(write_head(meta, text.language, own))
    cover = write_cover(meta)
    if cover is not None:
        document.append(cover)
    _write_front(document, plan, pen)
    _write_main(document, plan.body, pen, text.language)
    _write_annexes(document, plan.annexes, pen, meta, text.language)
    _set_in(root, "\n")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _write_front(document: ET.Element, plan: Plan, pen: Pen) -> None:
    """Write titles and preamble: as the UN does, or as recitals where these are numbered."""
    if plan.titles:
        preface = add(document, "preface", eId="preface")
        for node in plan.titles:
            title = add(add(preface, "p"), "docTitle")
            _identify(title, node, "")
            _write_line(title, node, pen)
    if not plan.preamble:
        return
    parent = add(document, "preamble", eId="preamble")
    numbered = any(node.provision.number for node in plan.preamble)
    if numbered:
        parent = add(parent, "recitals", eId="recs")
    for node in plan.preamble:
        if numbered:
            made = add(parent, "recital")
            _write_number(made, node.provision)
        else:
            made = add(parent, "container", name=_opening(node.provision.content))
        _identify(made, node, plain_number(node.provision.number))
        _write_line(add(made, "p"), node, pen)
        if node.children:
            _write_items(add(made, "blockList", eId=f"{node.name}__list_1"), node.children, pen)


def _opening(content: Content) -> str:
    """Return what a recital is called: the words in italics it begins with (``Recalling``)."""
    first = content[0] if content else None
    if isinstance(first, Run) and "i" in first.style and first.text.strip():
        return checked(first.text.strip())
    return "recital"


def _write_items(parent: ET.Element, nodes: Sequence[Node], pen: Pen) -> None:
    for node in nodes:
        item = add(parent, "item")
        _write_number(item, node.provision)
        _identify(item, node, plain_number(node.provision.number))
        _write_line(add(item, "p"), node, pen)


def _write_main(document: ET.Element, nodes: Sequence[Node], pen: Pen, language: str) -> None:
    main = add(document, "mainBody")
    if LANGUAGE.fullmatch(language):
        main.set("xml:lang", language)
    _write_all(main, nodes, pen)
    if not nodes:
        add(main, "hcontainer", name=NOTHING)


def _write_annexes(
    document: ET.Element, nodes: Sequence[Node], pen: Pen, meta: AknMeta, language: str
) -> None:
    if not nodes:
        return
    attachments = add(document, "attachments")
    for place, node in enumerate(nodes, 1):
        attachment = add(attachments, "attachment")
        _write_number(attachment, node.provision)
        _identify(attachment, node, plain_number(node.provision.number))
        _write_heading(attachment, node, pen)
        inner = add(attachment, "doc", name="annex")
        identification = write_identification(meta, language, part=f"!main/annex_{place}")
        add(inner, "meta").append(identification)
        _write_main(inner, node.children, pen, language)


def _write_all(parent: ET.Element, nodes: Sequence[Node], pen: Pen) -> None:
    """Write provisions side by side; rows of a table that follow each other make one."""
    for rows, group in groupby(nodes, key=_is_row):
        if rows:
            _write_table(parent, list(group), pen)
        else:
            for node in group:
                _write_provision(parent, node, pen)


def _is_row(node: Node) -> bool:
    return node.provision.kind == ROW and not node.children


def _write_provision(parent: ET.Element, node: Node, pen: Pen) -> None:
    provision = node.provision
    tag = _TAGS.get(provision.kind)
    made = add(parent, tag) if tag else add(parent, "hcontainer", name=provision.kind)
    _write_number(made, provision)
    _identify(made, node, plain_number(_printed(provision)))
    if provision.kind in HEADED:
        _write_heading(made, node, pen)
    elif provision.content:
        _write_lines(made, node, pen)
        return
    _write_all(made, node.children, pen)


def _write_lines(made: ET.Element, node: Node, pen: Pen) -> None:
    """Write the words of a provision, and what belongs to it: as a list, if it is one."""
    if not node.children:
        content = add(made, "content", eId=f"{node.name}__content")
        _write_line(add(content, "p"), node, pen)
        return
    if all(child.provision.kind == SUBPARAGRAPH for child in node.children):
        made = add(made, "list", eId=f"{node.name}__list_1")
    intro = add(made, "intro", eId=f"{node.name}__intro")
    _write_line(add(intro, "p"), node, pen)
    _write_all(made, node.children, pen)


def _write_heading(made: ET.Element, node: Node, pen: Pen) -> None:
    if node.provision.content:
        _write_line(add(made, "heading", eId=f"{node.name}__heading"), node, pen)


def _write_line(line: ET.Element, node: Node, pen: Pen) -> None:
    pen.depth = node.provision.depth
    pen.write(line, joined(node.provision.content))


def _printed(provision: Provision) -> str:
    """Return a number as it is printed: ``3.`` of the paragraph 3."""
    number = provision.number
    return f"{number}." if provision.kind == PARAGRAPH and whole(number) else number


def _write_number(made: ET.Element, provision: Provision) -> None:
    if provision.number:
        add(made, "num", checked(_printed(provision)))


def _identify(made: ET.Element, node: Node, number: str) -> None:
    """Say which provision an element is; of the rest only what would not be read by itself.

    :param number: what is read as its number if nothing is said.
    """
    provision = node.provision
    made.set("eId", node.name)
    mark(made, id=provision.id)
    if provision.number != number:
        mark(made, number=provision.number)
    if provision.depth != node.below:
        mark(made, depth=str(provision.depth))
    mark_status(made, provision)


def _write_table(parent: ET.Element, nodes: Sequence[Node], pen: Pen) -> None:
    around = add(parent, "hcontainer", name="table", eId=f"{nodes[0].name}__table")
    table = add(add(around, "content"), "table")
    for node in nodes:
        row = add(table, "tr")
        _identify(row, node, "")
        pen.depth = node.provision.depth
        for tab, cell in _cells(joined(node.provision.content)):
            made = add(row, "td")
            if tab:
                mark(made, tab=tab)
            pen.write(add(made, "p"), cell)


def _cells(content: Content) -> Iterator[tuple[str, Content]]:
    """Return the cells of a row, each with the style of the tab before it.

    Only tabs between pieces of a row part it; those inside a bracket stay where they are.
    """
    style = ""
    cell: list[Piece] = []
    for piece in content:
        if not isinstance(piece, Run):
            cell.append(piece)
            continue
        head, *others = piece.text.split("\t")
        cell.append(Run(head, piece.style))
        for other in others:
            yield style, joined(cell)
            style, cell = piece.style, [Run(other, piece.style)]
    yield style, joined(cell)


def _set_in(element: ET.Element, margin: str) -> None:
    """Set elements in, where white space is no part of the words."""
    if element.tag in _WORDS or not len(element):
        return
    deeper = margin + "  "
    element.text = deeper
    for child in element:
        _set_in(child, deeper)
        child.tail = deeper
    element[-1].tail = margin
