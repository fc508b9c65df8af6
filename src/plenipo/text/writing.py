"""Writes a text in bracket notation, so that reading it gives the same text again.

Characters that the notation would take for a mark are written as signs (``&#91;`` for a bracket of
the text itself).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from plenipo.text.blocks import blocks
from plenipo.text.model import (
    AD_REFERENDUM,
    AGREED,
    ANNEX,
    ARTICLE,
    CLARIFY,
    FIRST,
    HEADING,
    LAST,
    MERGE,
    MOVE,
    OPPOSE,
    PART,
    PROPOSE,
    RESERVE,
    SUBPARAGRAPH,
    SUPPORT,
    TITLE,
    WHOLE,
    Blank,
    Bracket,
    Content,
    Mark,
    Note,
    Provision,
    Run,
    Stance,
    Text,
)

HEADED = (TITLE, HEADING, PART, ARTICLE, ANNEX)
"""The kinds of provisions that are written as headings."""
VERBS = {
    PROPOSE: "",
    SUPPORT: "retain",
    OPPOSE: "delete",
    RESERVE: "reserve",
    MOVE: "move",
    MERGE: "merge",
    CLARIFY: "seek clarification",
}
"""How a stance is written behind its parties."""
_STATUS = {AGREED: "[Agreed]", AD_REFERENDUM: "[Agreed ad ref]"}
_SIGNS = re.compile(r"[\[\]{}*\\&<|\uff3b\u3010\uff3d\u3011]")
_OWNERS = re.compile(r"[-\u2013\u2014](?=\s*[A-Z])|[-\u2013\u2014](?=[^A-Z]*delet)|/|:|\((?=[A-Z])")
"""What would be read, inside a bracket, as the mark of another alternative or of its owners."""
_LINES = re.compile(r"\s*\n\s*")
_STARS = {"b": "**", "i": "*", "bi": "***", "": ""}
_AS_MARKED = re.compile(
    r"[#>+\-\u2022\u2013|(\d]|[A-Za-z]+[.)]\s|Option|OPTION|Alternative|Variant|Article",
    re.IGNORECASE,
)
_MARGIN = 4


def write(text: Text) -> str:
    """Return a text as Markdown with brackets; empty lines between provisions.

    What stands between brackets as their relation is not written, unless words show it; the same
    goes for identities. Everything else is read again as it was.
    """
    return "\n\n".join(_lines(text)) + "\n" if text.provisions else ""


def write_content(content: Content, *, marked: bool = False) -> str:
    """Return the content of one provision in bracket notation.

    :param marked: whether it stands behind a number, so that its first words are read as words.
    """
    writer = _Writer()
    writer.content(content, inside=False)
    written = writer.end()
    if not marked and _AS_MARKED.match(written) and not written.startswith("["):
        return _sign(written[0]) + written[1:]
    return written


def _lines(text: Text) -> Iterator[str]:
    base = 0
    first = 1 if any(p.kind == TITLE for p in text.provisions) else 2
    for provision in text.provisions:
        if provision.kind in HEADED:
            base = provision.depth + 1
            marks = "#" * (provision.depth + first)
            label = f"{provision.number} " if provision.number else ""
            yield f"{marks} {label}{write_content(provision.content, marked=True)}".rstrip()
            continue
        margin = " " * _MARGIN * max(provision.depth - base, 0)
        status = f" {_STATUS[provision.status]}" if provision.status in _STATUS else ""
        yield f"{margin}{_line(provision)}{status}".rstrip()


def _line(provision: Provision) -> str:
    match provision.kind:
        case "footnote":
            label = f"[^{provision.id.removeprefix('f')}]: "
        case "option":
            label = f"**{provision.number}:** "
        case "row":
            cells = write_content(provision.content, marked=True).replace("\t", " | ")
            return f"| {cells} |"
        case _:
            label = _label(provision)
    return label + write_content(provision.content, marked=bool(label))


def _label(provision: Provision) -> str:
    """Return the number with what sets it off, so that it is read again as the same number."""
    number = provision.number
    if not number:
        return "- " if provision.kind == SUBPARAGRAPH else ""
    for label in (f"{number}. ", f"{number} "):
        read = blocks(f"{label}x")[0]
        if read.number == number and not read.level:
            return label
    return f"{number} "


class _Writer:
    """Writes one content; a style goes on through brackets until another begins."""

    def __init__(self) -> None:
        self._style = ""
        self._written: list[str] = []

    def end(self) -> str:
        self._turn("")
        return "".join(self._written)

    def content(
        self, content: Content, *, inside: bool, led: bool = True, followed: bool = True
    ) -> None:
        """Write a content.

        :param led: whether space at its beginning would not be read, and is written as a sign; and
        :param followed: likewise at its end.
        """
        edge = len(content) - 1
        for place, piece in enumerate(content):
            if isinstance(piece, Run):
                self._turn(piece.style)
                first, last = led and place == 0, followed and place == edge
                self._written.append(_text(piece.text, inside, first, last))
                continue
            self._turn("")
            match piece:
                case Note(text=text):
                    self._written.append("{" + text.replace("{", "(").replace("}", ")") + "}")
                case Blank(text=text):
                    self._written.append(f"[{text}]")
                case Mark(to=to):
                    self._written.append(f"[^{to.removeprefix('f')}]")
                case Bracket():
                    self._bracket(piece)

    def _bracket(self, bracket: Bracket) -> None:
        opens = bracket.part in {WHOLE, FIRST}
        closes = bracket.part in {WHOLE, LAST}
        self._written.append("[" if opens else "")
        last = len(bracket.alternatives) - 1
        for place, alternative in enumerate(bracket.alternatives):
            self._written.append(" / " if place else "")
            said = write_stances(alternative.stances)
            followed = bool(said) or place < last
            self.content(alternative.content, inside=True, led=place > 0, followed=followed)
            self._turn("")
            self._written.append(f" - {said}" if said and closes else "")
        self._written.append("]" if closes else "")

    def _turn(self, style: str) -> None:
        changed = set(self._style) ^ set(style)
        if "u" in changed and "u" in self._style:
            self._written.append("</u>")
        self._written.append(_STARS["".join(mark for mark in "bi" if mark in changed)])
        if "u" in changed and "u" in style:
            self._written.append("<u>")
        self._style = style


def _text(text: str, inside: bool, first: bool, last: bool) -> str:  # noqa: FBT001 - two edges
    """Return words with what would be read as a mark written as a sign."""
    written = _SIGNS.sub(lambda found: _sign(found[0]), _LINES.sub(" ", text))
    if inside:
        written = _OWNERS.sub(lambda found: _sign(found[0]), written)
    if first and written[:1] == " ":
        written = _sign(" ") + written[1:]
    if last and written[-1:] == " ":
        written = written[:-1] + _sign(" ")
    return written


def _sign(character: str) -> str:
    return f"&#{ord(character)};"


def write_stances(stances: Iterable[Stance]) -> str:
    """Return who says what: ``US; G77, EU delete``."""
    said = []
    for (kind, note), group in groupby(stances, key=lambda stance: (stance.kind, stance.note)):
        parties = ", ".join(stance.party for stance in group)
        words = (note,) if kind == RESERVE and note else (VERBS[kind], note)
        said.append(" ".join(part for part in (parties, *words) if part))
    return "; ".join(said)
