"""Where a written text divides: headings, numbered paragraphs, options, rows, notes.

What is read here is Markdown as secretariats and converters write it, or plain text with one
paragraph to a line or set apart by empty lines. Numbers are those of drafts: ``3.``, ``2.bis``,
``49 bis``, ``26Abis+++``, ``(a)``, ``iv)``, ``3.3bis``. Source: FIELD notes 3.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from plenipo.text.model import (
    ANNEX,
    ARTICLE,
    FOOTNOTE,
    HEADING,
    OPTION,
    PARAGRAPH,
    PART,
    ROW,
    SUBPARAGRAPH,
    TITLE,
)

_LATIN = r"(?:bis|ter|quater|quat|quinquies|sexies|septies|octies|novies|decies|alt)"
_BULLET = r"(?:[-*+\u2022\u2013][ \t]+)"
_NUMBER = re.compile(
    rf"(?P<bullet>{_BULLET})?(?P<open>\[*)(?P<number>"
    rf"\d+(?:\.\d+)*[A-Za-z]?(?:[. ]?{_LATIN})*\+*(?=[.):](?:[ \t]|$))"
    rf"|\d+(?:(?:\.(?:\d+|x))+(?:[. ]?{_LATIN})*|(?:[. ]?{_LATIN})+|[A-Z]{_LATIN}+)\+*"
    r"(?=[ \t]|\[\^|$)"
    rf"|\((?:[a-z]{{1,2}}|[ivxl]+|[A-Z]|\d+)(?:[. ]?{_LATIN})*\+*\)(?=[ \t]|$)"
    rf"|(?:[a-z]|[ivxl]+)(?:[. ]?{_LATIN})*\)(?=[ \t]|$)"
    r"|(?:[A-Z]|[IVXL]+)\.(?=[ \t]+\S)"
    r")(?:[.):](?=[ \t]|$))?[ \t]*"
)
_BULLETS = re.compile(rf"{_BULLET}+")
_HEADING = re.compile(r"(#{1,6})[ \t]+")
_OPTION = re.compile(
    r"(?P<before>[ \t]*)(?P<stars>\**)(?P<label>(?:Option|OPTION|Alternative|Variant)[ \t]+"
    r"(?:\d+|[IVX]+|[A-Z]|\([a-z]\))(?:\.\d+|[ \t]?\([a-z]\))?)"
    r"(?:[ \t]*\**[ \t]*[:.]\**|\**[ \t]*(?=\n|$))[ \t]*"
)
_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,40})\]:[ \t]*")
_ARTICLE = re.compile(
    rf"(?P<number>Article[ \t]+\w+(?:[. ]?{_LATIN})*)(?=$|[^\w-])[.:]?[ \t]*", re.IGNORECASE
)
_OF_ARTICLE = re.compile(r"\[*article\b", re.IGNORECASE)
_ANNEX = re.compile(r"(?:annex|appendix|schedule)\b", re.IGNORECASE)
_PART = re.compile(r"(?:part|chapter|section|title)[ \t]+(?:\d+|[IVXLC]+|[A-Z])\b", re.IGNORECASE)
_LINE = re.compile(r"([ \t]*)([^\n]*)(?:\n|$)")
_FRONT = re.compile(r"---[ \t]*\n(?:[^\n]*\n)*?---[ \t]*(?:\n|$)")
_MARKUP = re.compile(r"\{:[^}\n]*\}[ \t]*$|\|?[ \t:|-]*-{3}[ \t:|-]*\|?[ \t]*$|\*[ \t]+TOC[ \t]*$")
_DEFINED = re.compile(r"\[[^\]^\n]+\]:[ \t]+\S+[ \t]*$")
_FIRSTS = ("1", "I", "A", "(a)")
"""How the first of several options is numbered: the others stand where it does."""
TAB = 4
"""The columns of a tab."""


class Block(msgspec.Struct, gc=False):
    """One provision as it stands in the source: offsets in characters.

    :ivar start: where it begins, after the indentation of its first line.
    :ivar body: where its words begin, after what it is marked with.
    :ivar end: behind its last word.
    :ivar indent: the columns it stands in from the margin.
    :ivar level: of a heading, 1 the highest; else 0.
    :ivar label: of a footnote, what it is called by.
    :ivar hidden: where its number stands, when that is inside its first bracket.
    """

    start: int
    body: int
    end: int
    indent: int
    kind: str
    number: str = ""
    level: int = 0
    label: str = ""
    hidden: tuple[int, int] = (0, 0)


def blocks(source: str) -> list[Block]:
    """Return the provisions of a source, in order."""
    found: list[Block] = []
    alone = "\n\n" not in source.strip() and "\n \n" not in source
    going = False
    front = _FRONT.match(source)
    place = front.end() if front else 0
    while place < len(source):
        line = _LINE.match(source, place)
        assert line is not None  # noqa: S101 - it matches anything
        start, end = line.start(2), line.end(2)
        end = start + len(source[start:end].rstrip())
        if end == start or _is_markup(source, start, end):
            going = False
        else:
            fresh = list(_begun(source, start, end, len(line[1].expandtabs(TAB))))
            plain = len(fresh) == 1 and fresh[0].kind == PARAGRAPH and not fresh[0].number
            if going and plain and not alone and not found[-1].level:
                found[-1].end = end
            else:
                found += fresh
            going = True
        place = line.end() if line.end() > place else len(source)
    return found


def _is_markup(source: str, start: int, end: int) -> bool:
    if source[start] not in "{|-:*[":
        return False
    line = source[start:end]
    return bool(_MARKUP.match(line) or _DEFINED.match(line))


def _begun(source: str, start: int, end: int, indent: int) -> Iterator[Block]:
    """Return what begins in a line: one block, or a number and the option right behind it."""
    first = source[start]
    if first == "#":
        heading = _HEADING.match(source, start, end)
        if heading:
            yield _heading(source, start, heading.end(), end, len(heading[1]))
            return
    if first == "|":
        yield _row(source, start, end, indent)
        return
    if first == "[":
        note = _FOOTNOTE.match(source, start, end)
        if note:
            yield Block(start, note.end(), end, indent, FOOTNOTE, label=note[1])
            return
    option = _OPTION.match(source, start, end) if first in "*OoAaV" else None
    if option:
        yield Block(start, option.end(), end, indent, OPTION, _label(option))
        return
    if first in "Aa" and end - start < 2 * len("Article 100 bis"):
        article = _ARTICLE.fullmatch(source, start, end)
        if article:
            yield Block(start, end, end, indent, ARTICLE, article["number"], level=1)
            return
    yield from _numbered(source, start, end, indent)


def _row(source: str, start: int, end: int, indent: int) -> Block:
    """Return a row of a table, without the bars at its edges and the space beside them."""
    body = start + 1
    last = end - 1 if source[end - 1] == "|" and end - 1 >= body else end
    while body < last and source[body] in " \t":
        body += 1
    while last > body and source[last - 1] in " \t":
        last -= 1
    return Block(start, body, last, indent, ROW)


def _numbered(source: str, start: int, end: int, indent: int) -> Iterator[Block]:
    number = _NUMBER.match(source, start, end)
    if number is None:
        bullets = _BULLETS.match(source, start, end)
        kind = SUBPARAGRAPH if bullets else PARAGRAPH
        body = bullets.end() if bullets else start
        yield Block(start, body, end, indent, kind)
        return
    kind = PARAGRAPH if number["number"][0].isdigit() else SUBPARAGRAPH
    hidden, body = (0, 0), number.end()
    if number["open"]:
        hidden, body = (number.start("number"), number.end()), number.start("open")
    option = _OPTION.match(source, number.end(), end)
    block = Block(start, body, end, indent, kind, number["number"], hidden=hidden)
    if option is None or number["open"]:
        yield block
        return
    block.end = number.end()
    yield block
    inner = option.start("label") - len(option["stars"])
    yield Block(inner, option.end(), end, indent + 1, OPTION, _label(option))


def _label(option: re.Match[str]) -> str:
    return " ".join(option["label"].split())


def _heading(source: str, start: int, body: int, end: int, level: int) -> Block:
    article = _ARTICLE.match(source, body, end)
    if article:
        return Block(start, article.end(), end, -1, ARTICLE, article["number"], level)
    if _OF_ARTICLE.match(source, body, end):
        kind = ARTICLE
    elif _ANNEX.match(source, body, end):
        kind = ANNEX
    elif _PART.match(source, body, end):
        kind = PART
    else:
        kind = TITLE if level == 1 else HEADING
    return Block(start, body, end, -1, kind, "", level)


def depths(found: list[Block], owning: set[int]) -> list[int]:
    """Return how deep each block stands: by headings, margins, and the manner of its number.

    :param owning: the options, by their place in the list, that what follows belongs to.
    """
    levels = sorted({block.level for block in found if block.level})
    told: list[int] = []
    stack: list[tuple[float, int, int]] = []
    before = ""
    for place, block in enumerate(found):
        if block.level:
            depth = levels.index(block.level)
            stack = [(-1.0, depth, place)]
            told.append(depth)
            continue
        margin = block.indent + _rank(block, before)
        if block.kind == OPTION and block.number.split()[-1] not in _FIRSTS:
            margin = min([margin, *(top[0] for top in stack if found[top[2]].kind == OPTION)])
        while stack and stack[-1][0] >= margin and not _owns(stack[-1], block, found, owning):
            stack.pop()
        depth = stack[-1][1] + 1 if stack else 0
        stack.append((margin, depth, place))
        told.append(depth)
        before = block.number
    return told


def _owns(top: tuple[float, int, int], block: Block, found: list[Block], owning: set[int]) -> bool:
    option = found[top[2]]
    return top[2] in owning and block.kind != OPTION and block.indent >= option.indent


def _rank(block: Block, before: str) -> float:
    """Return how much deeper a manner of numbers stands at one margin: 1., then (a), then (i)."""
    if block.kind != SUBPARAGRAPH:
        return 0.0
    inner = block.number.strip("().")
    roman = bool(inner) and not inner.strip("ivxl")
    if roman and not (len(inner) == 1 and before.strip("().") == chr(ord(inner) - 1)):
        return 0.2
    return 0.1
