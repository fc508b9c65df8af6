"""Rows of a table in a Word document: cells set apart by tabs."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

from plenipo.exchange.texts.atoms import RUN, Atom, ParagraphReader, State
from plenipo.exchange.texts.context import Context
from plenipo.exchange.texts.marking import NUMBER, STATUS
from plenipo.exchange.texts.styles import list_of, value
from plenipo.exchange.texts.word_numbers import Lists
from plenipo.text.model import ROW


def read_row(
    row: Element, state: State, tools: tuple[Context, ParagraphReader, Lists]
) -> tuple[list[Atom], str]:
    """Return the atoms of a row, and the style of its first paragraph."""
    context, paragraphs, _ = tools
    atoms: list[Atom] = []
    style = ""
    for place, cell in enumerate(_cells(row)):
        if place:
            _apart(atoms, "\t", state)
        _lose_changes(cell, context)
        if not _ours(cell, context):
            _lose_merged(cell, context)
        if cell.find("tbl") is not None:
            context.lose("the frame of a table inside a cell")
        for line, paragraph in enumerate(cell.iter("p")):
            if line:
                _apart(atoms, "\n", state)
            layout = paragraph.find("pPr")
            identity = "" if layout is None else value(layout, "pStyle")
            style = style or identity or context.styles.usual
            number = _number(layout, identity or context.styles.usual, tools)
            read = paragraphs.read(paragraph, state)
            if number:
                atoms.append(Atom(RUN, f"{number} " if read else number, state=state))
            atoms += read
    return _under_one_mark(row, atoms), style


def _under_one_mark(row: Element, atoms: list[Atom]) -> list[Atom]:
    """Let the bookmark in the first cell of a row that is one change hold for all its cells."""
    changed = any(row.find(f"trPr/{tag}") is not None for tag in ("ins", "del"))
    first = next((atom for atom in atoms if atom.kind != NUMBER), None)
    if not changed or first is None or not first.spans:
        return atoms
    mark = first.spans[0]
    return [
        atom
        if mark in atom.spans or atom.kind == STATUS
        else replace(atom, spans=(mark, *atom.spans))
        for atom in atoms
    ]


def _number(
    layout: Element | None, identity: str, tools: tuple[Context, ParagraphReader, Lists]
) -> str:
    """Return the number that Word prints before a paragraph of a cell."""
    context, _, lists = tools
    style = context.styles.style(identity)
    listed = style.list if layout is None else list_of(layout, style.list)
    if listed is None:
        return ""
    level = listed[1]
    if level is None:
        level = lists.level_of(listed[0], identity) or 0
    printed = lists.next(listed[0], level)
    return printed.text if printed else ""


def _apart(atoms: list[Atom], sign: str, state: State) -> None:
    atoms.append(Atom(RUN, sign, state=state))


def _cells(row: Element) -> list[Element]:
    found = []
    for element in row:
        if element.tag == "tc":
            found.append(element)
        elif element.tag in {"sdt", "customXml"}:
            found += list(element.iter("tc"))
    return found


def _ours(cell: Element, context: Context) -> bool:
    """Tell whether a cell is one that we wrote: its width has no meaning."""
    style = cell.find("p/pPr/pStyle")
    known = None if style is None else context.styles.kind(style.get("val", ""))
    return known is not None and known[0] == ROW


def _lose_merged(cell: Element, context: Context) -> None:
    look = cell.find("tcPr")
    if look is None:
        return
    span = value(look, "gridSpan")
    if span not in {"", "1"}:
        context.lose(f"that a cell goes over {span} columns")
    merged = look.find("vMerge")
    if merged is not None and merged.get("val", "continue") == "continue":
        context.lose("that a cell goes on from the row above")


def _lose_changes(cell: Element, context: Context) -> None:
    for tag in ("cellIns", "cellDel", "cellMerge"):
        change = cell.find(f"tcPr/{tag}")
        if change is not None:
            context.lose(f"the change of a cell by {context.changed(change)}")
