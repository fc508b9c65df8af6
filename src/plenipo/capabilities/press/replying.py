"""What a public reply is: a name, an address that is never shown, and plain words."""

from __future__ import annotations

import re

from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import said

NAME, ADDRESS, TEXT = 80, 200, 4_000
"""How many characters a name, an address and a reply may have."""
EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]]+@[^\s@<>,;:\"()\[\]]+\.[^\s@<>,;:\"()\[\].]{2,}")
MARKUP = re.compile(
    r"</?[A-Za-z!?]|&#?\w+;|\]\(|\[/?(url|b|i|img|quote)\b|(javascript|data|vbscript):\S",
    re.IGNORECASE,
)
"""What would be markup elsewhere: tags and entities of HTML, links of Markdown, signs of forums."""
_ALLOWED = frozenset("\n\u200c\u200d\u200e\u200f")
"""What is not seen and still belongs to words: ends of lines, joiners, marks of direction."""


def unfit(name: str, text: str) -> Refusals:
    """Object to a name or a text that nobody would be shown."""
    nameless = said("Give your name, of at most {most} characters.", most=NAME)
    wordless = said("Write something, of at most {most} characters.", most=TEXT)
    markup = said(
        "A reply is plain text: write it without tags, entities or marks of links ('{found}').",
        found=_markup(name) or _markup(text),
    )
    named = name.strip() and len(name) <= NAME and "\n" not in name and _plain(name)
    worded = text.strip() and len(text) <= TEXT
    unseen = said("The reply has signs that nobody sees: take out what is no letter or mark.")
    return collect(
        None if named else Refusal("no-name", nameless),
        None if worded else Refusal("no-text", wordless),
        None if _plain(text) else Refusal("unseen-signs", unseen),
        Refusal("markup", markup) if _markup(name) or _markup(text) else None,
    )


def unreachable(address: str) -> Refusal | None:
    """Object to an address that is none."""
    if EMAIL.fullmatch(address) and len(address) <= ADDRESS and address.isprintable():
        return None
    sentence = said(
        "'{address}' is no e-mail address: write it like name@example.org.",
        address=address[:ADDRESS],
    )
    return Refusal("bad-address", sentence)


def _markup(text: str) -> str:
    found = MARKUP.search(text)
    return found.group() if found else ""


def _plain(text: str) -> bool:
    """Tell whether there is nothing in a text that is not seen, but for what is allowed."""
    return all(sign.isprintable() or sign in _ALLOWED for sign in text)
