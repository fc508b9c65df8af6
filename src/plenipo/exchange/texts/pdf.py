"""Negotiating texts as PDF: numbered lines, brackets with their owners, languages side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby, zip_longest
from typing import Any, Final, Literal

from babel.core import UnknownLocaleError

from plenipo.core.errors import InputError
from plenipo.exchange.pdf import compiled
from plenipo.exchange.scripts import own_name, rightward, shown
from plenipo.exchange.texts.owners import said_of
from plenipo.text.concordance import concordance
from plenipo.text.model import (
    AD_REFERENDUM,
    AGREED,
    ANNEX,
    ARTICLE,
    FIRST,
    FOOTNOTE,
    HEADING,
    LAST,
    OPTION,
    PARAGRAPH,
    PART,
    ROW,
    TITLE,
    WHOLE,
    Alternative,
    Blank,
    Bracket,
    Content,
    Mark,
    Note,
    Piece,
    Provision,
    Run,
    Text,
    joined,
    words,
)
from plenipo.text.series import whole

BRACKETED, CLEAN = "bracketed", "clean"
_LEVELS: Final = {TITLE: 1, ANNEX: 2, PART: 2, ARTICLE: 3, HEADING: 3}
_STATUSES: Final = {AGREED: "[Agreed]", AD_REFERENDUM: "[Agreed ad ref]"}
Token = tuple[str, int, Any]
"""What is printed: its sort, how deep in brackets, its words. ``text.typ`` knows the sorts."""


class TextPaperError(InputError):
    """A text that cannot be printed in the version wanted."""

    code = "input.text-paper"


def write_text_pdf(  # noqa: PLR0913 - what is on every page
    texts: Text | Sequence[Text],
    *,
    symbol: str,
    title: str,
    moment: datetime,
    marking: str = "",
    version: Literal["bracketed", "clean"] = "bracketed",
    columns: Sequence[str] = (),
) -> bytes:
    """Write a text, or several language versions of it side by side, as PDF.

    The symbol, the marking and the number of the page of how many are on every page; lines are
    numbered anew on each. The same text gives the same bytes. It is tagged (PDF/UA) where our
    letters suffice; see :func:`plenipo.exchange.pdf.write_pdf`.

    :param moment: when the text was so, in any zone.
    :param marking: who may see it (``Restricted``).
    :param version: ``bracketed``, or ``clean`` for a text in which everything is agreed.
    :param columns: the languages wanted, in order; all that there are, if empty.
    :raises TextPaperError: a clean version is wanted of a text that is not, or a language that
        there is not.
    """
    chosen = _chosen((texts,) if isinstance(texts, Text) else tuple(texts), columns)
    if version == CLEAN:
        for text in chosen:
            _require_clean(text)
    rows = _rows(chosen, marked=version == BRACKETED)
    titled = _says(chosen[0], title)
    _level(rows, 0 if titled else 1)
    told = {
        "symbol": shown(symbol),
        "marking": shown(marking),
        "name": shown(title),
        "title": "" if titled else shown(title),
        "dated": moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "languages": [_language(text) for text in chosen],
        "rows": rows,
    }
    return compiled("text", told, moment)


def clean_blocks(text: Text) -> list[dict[str, Any]]:
    """Return what is printed of a text in which everything is agreed, headings with their levels.

    :raises TextPaperError: something in it is not.
    """
    _require_clean(text)
    rows = _rows((text,), marked=False)
    _level(rows, 0)
    return [row[0] for row in rows]


def _says(text: Text, title: str) -> bool:
    """Tell whether a text begins with its title."""
    first = text.provisions[0] if text.provisions else None
    return (
        first is not None and first.kind == TITLE and words(first.content).strip() == title.strip()
    )


def _chosen(texts: tuple[Text, ...], columns: Sequence[str]) -> tuple[Text, ...]:
    if not texts:
        raise TextPaperError("There is no text to print.", "Name at least one.")
    of = {text.language: text for text in texts}
    for language in columns:
        if language not in of:
            raise TextPaperError(
                f'The text is not there in "{language}": there are {", ".join(of)}.',
                "Choose among these.",
            )
    return tuple(of[language] for language in columns) or texts


def _require_clean(text: Text) -> None:
    """Refuse a text in which something is still open, naming the first place."""
    for provision in text.provisions:
        open_ = next(_unsettled(provision), "")
        if open_:
            where = f"{provision.kind} {provision.number}".strip()
            raise TextPaperError(
                f"The text ({text.language}) is not clean: {where} has {open_}.",
                "Print the bracketed version, or settle what is open first.",
            )


def _unsettled(provision: Provision) -> Iterator[str]:
    if provision.kind == OPTION:
        yield "an option that is not chosen"
    for piece in provision.content:
        if isinstance(piece, Bracket):
            yield "a bracket"
        elif isinstance(piece, Blank):
            yield f"a blank, {piece.text or 'without words'}"


def _language(text: Text) -> dict[str, Any]:
    tag = text.language
    try:
        return {"tag": tag.partition("-")[0], "named": own_name(tag), "rightward": rightward(tag)}
    except (UnknownLocaleError, ValueError):
        return {"tag": "und", "named": tag, "rightward": False}


def _rows(texts: tuple[Text, ...], *, marked: bool) -> list[list[Any]]:
    """Return the provisions in their languages; rows of a table that follow each other are one."""
    printers = [_Printer(text, marked=marked) for text in texts]
    if len(texts) == 1:
        return [[cell] for cell in _blocks(printers[0], texts[0].provisions)]
    rows: list[list[Any]] = []
    for versions in _versions(texts):
        blocks = [list(_blocks(*each)) for each in zip(printers, versions, strict=True)]
        rows += [list(row) for row in zip_longest(*blocks)]
    return rows


def _versions(texts: tuple[Text, ...]) -> Iterator[list[list[Provision]]]:
    """Return what stands side by side: of each language one provision, or the rows of a table."""
    by_identity = [{p.id: p for p in text.provisions} for text in texts]
    linked = [
        [of.get(identity) for of, identity in zip(by_identity, link.identities, strict=True)]
        for link in concordance(texts).links
    ]
    for tables, group in groupby(linked, key=_all_rows):
        together = list(group)
        for part in [together] if tables else [[one] for one in together]:
            yield [[p for p in version if p is not None] for version in zip(*part, strict=True)]


def _level(rows: list[list[Any]], level: int) -> None:
    """Give headings their levels: none is skipped, as PDF/UA wants it."""
    for row in rows:
        highest = level
        for cell in row:
            if cell and cell.get("kind") in _LEVELS:
                cell["level"] = min(_LEVELS[cell["kind"]], level + 1)
                highest = cell["level"]
        level = highest


def _all_rows(versions: Sequence[Provision | None]) -> bool:
    return all(version is None or version.kind == ROW for version in versions)


def _blocks(printer: _Printer, provisions: Sequence[Provision]) -> Iterator[dict[str, Any]]:
    for rows, group in groupby(provisions, key=lambda provision: provision.kind == ROW):
        if rows:
            yield {"rows": [printer.cells(provision) for provision in group]}
        else:
            for provision in group:
                if not printer.stands_below(provision):
                    yield printer.cell(provision)


class _Printer:
    """Makes what is printed of the provisions of one text."""

    def __init__(self, text: Text, *, marked: bool) -> None:
        self._marked = marked
        self._notes = {p.id: p for p in text.provisions if p.kind == FOOTNOTE}
        called = {piece.to for p in text.provisions for piece in _marks(p.content)}
        self._below = called & self._notes.keys()
        self._printed: set[str] = set()

    def stands_below(self, provision: Provision) -> bool:
        """Tell whether a footnote is printed at the foot of the page that calls it."""
        return provision.id in self._below

    def cell(self, provision: Provision) -> dict[str, Any]:
        """Return what is printed of a provision."""
        number = provision.number
        tokens = list(self._tokens(joined(provision.content), 0))
        if self._marked and provision.status in _STATUSES:
            tokens += [("", 0, " "), ("=", 0, _STATUSES[provision.status])]
        stop = "." if provision.kind == PARAGRAPH and whole(number) else ""
        return {
            "kind": provision.kind,
            "depth": provision.depth,
            "number": shown(number) + stop,
            "tokens": tokens,
            "level": 0,
        }

    def cells(self, provision: Provision) -> list[list[Token]]:
        """Return the cells of a row: tabs part them."""
        found: list[list[Token]] = [[]]
        for token in self._tokens(joined(provision.content), 0):
            sort, level, words = token
            if level or "\t" not in words or sort not in {"", *"biu", "bi", "bu", "iu", "biu"}:
                found[-1].append(token)
                continue
            head, *others = words.split("\t")
            found[-1].append((sort, level, head))
            found += [[(sort, level, other)] for other in others]
        return found

    def _tokens(self, content: Content, level: int) -> Iterator[Token]:
        for piece in content:
            yield from self._of(piece, level)

    def _of(self, piece: Piece, level: int) -> Iterator[Token]:
        match piece:
            case Run(text=text, style=style):
                yield style, level, shown(text)
            case Note(text=text) if self._marked:
                yield "{", level, shown(text)
            case Blank(text=text):
                yield "?", level, f"[{shown(text) or '…'}]"
            case Mark(to=to):
                yield from self._call(to, level)
            case Bracket():
                yield from self._bracket(piece, level + 1)

    def _call(self, to: str, level: int) -> Iterator[Token]:
        note = self._notes.get(to)
        mark = shown(note.number) if note and note.number else "*"
        if note is None or to in self._printed:
            yield "^^", level, mark
            return
        self._printed.add(to)
        yield "^", level, (mark, list(self._tokens(joined(note.content), 0)))

    def _bracket(self, bracket: Bracket, level: int) -> Iterator[Token]:
        if bracket.part in {WHOLE, FIRST}:
            yield "[", level, ""
        for place, alternative in enumerate(bracket.alternatives):
            if place:
                yield "/", level, ""
            if alternative.content:
                yield from self._tokens(alternative.content, level)
            elif len(bracket.alternatives) > 1:
                yield "0", level, ""
            if alternative.stances:
                yield "-", level, _owners(alternative)
        if bracket.part in {WHOLE, LAST}:
            yield "]", level, ""


def _marks(content: Content) -> Iterator[Mark]:
    for piece in content:
        if isinstance(piece, Mark):
            yield piece
        elif isinstance(piece, Bracket):
            for alternative in piece.alternatives:
                yield from _marks(alternative.content)


def _owners(alternative: Alternative) -> list[tuple[str, str]]:
    """Return who says what of an alternative: ``US, EU`` propose it, ``G77`` would delete it."""
    return [
        (shown(", ".join(stance.party for stance in stances)), shown(said))
        for said, stances in groupby(alternative.stances, key=said_of)
    ]
