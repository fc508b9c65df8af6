"""How a Word document says what Word has no word for: names of styles and of bookmarks.

What a paragraph is, and how deep it stands, is its style (``Article 1``); what is notation and
not text is in a character style of its own; identities are hidden bookmarks around provisions
and brackets. Styles and bookmarks survive editing, in Word as in LibreOffice.
"""

from __future__ import annotations

import re

import msgspec

from plenipo.text.model import (
    ANNEX,
    ARTICLE,
    FIRST,
    FOOTNOTE,
    HEADING,
    INDEPENDENT,
    KINDS,
    LAST,
    MIDDLE,
    OPTION,
    PARAGRAPH,
    PART,
    RECITAL,
    RIVAL,
    ROW,
    SUBPARAGRAPH,
    TITLE,
    UNKNOWN,
    WHOLE,
)

BRACKET, PARTY, SAID, STANCE_NOTE = "Bracket", "Party", "Said", "Stance Note"
BLANK, STATUS, NUMBER, MARK = "Blank", "Text Status", "Provision Number", "Footnote Call"
NOTATION = (BRACKET, PARTY, SAID, STANCE_NOTE, BLANK, STATUS, NUMBER, MARK)
"""The character styles of what is notation; their identities are the names without spaces."""

OPENS, CLOSES, GOES_ON, CONTINUES = "[", "]", "…]", "[…"
OR, SAYS, ALSO, NOTHING = " / ", " – ", "; ", "no text"
SIGNS = re.compile(r"\[…|…\]|\[|\]| / | – |; |no text|\s+")
"""What stands in the style :data:`BRACKET`, sign by sign."""

VERBS = {
    "propose": "",
    "support": "retain",
    "oppose": "delete",
    "reserve": "reserve",
    "move": "move",
    "merge": "merge",
    "clarify": "seek clarification",
}
"""How each kind of stance is told after the party; a proposal is not."""
STANCE_OF = {verb: kind for kind, verb in VERBS.items()}

FACILITATOR = "Facilitator"
"""The author of comments that are notes of the text itself."""

WRITER = "Plenipo"
"""The author of comments that say what could not be a tracked change; nobody reads them again."""

FOOTNOTES_LAST = "_x_footnotes_last"
"""The bookmark that says that footnotes stood behind all other provisions."""

LONGEST_NAME = 40
"""How many letters Word lets the name of a bookmark have."""

_NAMES = {
    TITLE: "Title",
    HEADING: "heading",
    RECITAL: "Recital",
    PART: "Part",
    ARTICLE: "Article",
    PARAGRAPH: "Numbered Paragraph",
    SUBPARAGRAPH: "Subparagraph",
    OPTION: "Option",
    ANNEX: "Annex",
    FOOTNOTE: "Note of Text",
    ROW: "Table Row",
}
_KINDS = {name.lower(): kind for kind, name in _NAMES.items()}
_STYLE = re.compile(rf"({'|'.join(_KINDS)})(?: ([1-9]\d{{0,2}}))?")
_RELATION_LETTERS = {UNKNOWN: "u", RIVAL: "r", INDEPENDENT: "i"}
_PART_LETTERS = {WHOLE: "w", FIRST: "f", MIDDLE: "m", LAST: "l"}
_BOOKMARK = re.compile(r"_(?:(p|n)|b([uri])([wfml])(\d*))_(.*)")
_ESCAPED = re.compile(r"[^0-9A-Za-z]")
_ESCAPE = re.compile(r"_([0-9a-f]+)_")


class Mark(msgspec.Struct, frozen=True):
    """What a bookmark of ours says.

    :ivar id: the identity of a provision or a bracket.
    :ivar of: ``provision``, ``numberless`` (a footnote without a number of its own), ``bracket``.
    """

    id: str
    of: str = "provision"
    relation: str = UNKNOWN
    part: str = WHOLE


def style_name(kind: str, depth: int) -> str:
    """Return the name of the style of provisions of a kind at a depth."""
    if kind == TITLE and depth == 0:
        return "Title"
    return f"{_NAMES[kind]} {depth + 1}"


def style_identity(name: str) -> str:
    """Return the identity of a style: as Word itself makes it of the name."""
    name = name[:1].upper() + name[1:]
    return re.sub(r"\W", "", name)


def kind_of_style(name: str) -> tuple[str, int] | None:
    """Return the kind and the depth that a style stands for, if it is one of these."""
    found = _STYLE.fullmatch(name.strip().lower())
    if not found or (found[2] is None and found[1] != "title"):
        return None
    return _KINDS[found[1]], int(found[2] or 1) - 1


def provision_bookmark(identity: str, *, numberless: bool = False) -> str | None:
    """Return the name of the bookmark of a provision; None if its identity is too long."""
    return _fitting(f"_{'n' if numberless else 'p'}_{_escaped(identity)}")


def bracket_bookmark(identity: str, relation: str, part: str, count: int) -> str | None:
    """Return the name of the bookmark of a bracket, or of a part; None if it is too long."""
    told = _RELATION_LETTERS[relation] + _PART_LETTERS[part] + (str(count) if count else "")
    return _fitting(f"_b{told}_{_escaped(identity)}")


def bookmark_says(name: str) -> Mark | None:
    """Return what the name of a bookmark says, if it is one of ours."""
    found = _BOOKMARK.fullmatch(name)
    if not found:
        return None
    provision, relation, part, _, identity = found.groups()
    identity = _ESCAPE.sub(_unescaped, identity)
    if provision:
        return Mark(identity, "numberless" if provision == "n" else "provision")
    return Mark(
        identity,
        "bracket",
        next(name for name, letter in _RELATION_LETTERS.items() if letter == relation),
        next(name for name, letter in _PART_LETTERS.items() if letter == part),
    )


def _fitting(name: str) -> str | None:
    return name if len(name) <= LONGEST_NAME else None


def _escaped(identity: str) -> str:
    return _ESCAPED.sub(lambda sign: f"_{ord(sign[0]):x}_", identity)


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if code < 0x110000 else match[0]  # noqa: PLR2004 - the last of Unicode


assert set(_NAMES) == set(KINDS)  # noqa: S101 - a kind without a style would be lost
