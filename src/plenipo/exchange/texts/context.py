"""What is found on the way through a Word document, beside its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import msgspec

from plenipo.exchange.texts.marking import Mark
from plenipo.exchange.texts.styles import Styles

SHOWN = 40
"""How many letters of words a sentence shows."""


class Author(msgspec.Struct, frozen=True):
    """Somebody whose changes or comments stand in a document.

    :ivar name: as in the document.
    :ivar delegation: the code of whom they write for, or "" where no table says it.
    """

    name: str
    delegation: str = ""
    changes: int = 0
    comments: int = 0


class Remark(msgspec.Struct, frozen=True):
    """A comment of a delegation, which is no part of the text.

    :ivar provision: the identity of the provision at which it stands.
    :ivar party: for whom its author writes; the author's own name where no table says it.
    :ivar about: the words it is put to, or "".
    """

    provision: str
    author: str
    party: str
    text: str
    about: str = ""


@dataclass(slots=True)
class Comment:
    """A comment as it stands in the document, and the words it is put to."""

    author: str
    text: str
    about: list[str] = field(default_factory=list)
    told: bool = False


@dataclass(slots=True)
class Context:
    """What is gathered while a document is read.

    :ivar lost: phrases about the paragraph that is being read, each what is left out of it.
    :ivar marks: the provision bookmarks of the paragraph that is being read.
    :ivar spans: the bracket bookmarks that are open, by the identities of bookmarks.
    :ivar called: the footnotes called in the paragraph that is being read: (kind, id, number).
    :ivar fields: the codes of the fields that are being read, outer ones first.
    :ivar skipped: how many of them are in their code, or are a table of contents.
    :ivar moves: the names of the moves that are being read, by direction.
    :ivar moved: in which paragraph (by its place) a move ends, by direction and name.
    """

    styles: Styles
    delegations: Mapping[str, str]
    comments: dict[str, Comment]
    lost: dict[str, None] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    spans: dict[str, Mark] = field(default_factory=dict)
    called: list[tuple[str, str, str]] = field(default_factory=list)
    noted: list[Comment] = field(default_factory=list)
    moves: dict[str, str] = field(default_factory=dict)
    moved: dict[tuple[str, str], int] = field(default_factory=dict)
    open_comments: set[str] = field(default_factory=set)
    authors: dict[str, list[int]] = field(default_factory=dict)
    fields: list[str] = field(default_factory=list)
    skipped: int = 0
    place: int = 0

    def lose(self, what: str, words: str = "") -> None:
        """Note what is left out of this paragraph, with the words it is about."""
        told = f"{what} {quoted(words)}" if words.strip() else what
        self.lost.setdefault(told)

    def party(self, author: str) -> str:
        """Return for whom an author writes; where no table says it, the author's name."""
        return self.delegations.get(plain_name(author)) or author or "(nameless)"

    def changed(self, element: Element) -> str:
        """Count a change of its author, and return for whom it is."""
        author = element.get("author", "")
        self.authors.setdefault(author, [0, 0])[0] += 1
        return self.party(author)

    def found_authors(self) -> tuple[Author, ...]:
        """Return all authors in the order in which they were met."""
        return tuple(
            Author(name, self.delegations.get(plain_name(name), ""), changes, comments)
            for name, (changes, comments) in self.authors.items()
        )


def plain_name(author: str) -> str:
    """Return the name of an author as tables are asked for it: cases and blanks do not matter."""
    return " ".join(author.split()).casefold()


def quoted(words: str) -> str:
    """Return words in quotation marks, cut if they are long."""
    plain = " ".join(words.split())
    return f"“{plain[:SHOWN].rstrip()}…”" if len(plain) > SHOWN else f"“{plain}”"
