"""The sentences of the report behind the demonstration: what each says, what carries it, where.

The report itself stays outside: a row keeps its first words, and the digest of the whole sentence.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any
from unicodedata import normalize

import msgspec

from plenipo.assembly import house
from plenipo.core.act import wire_name
from plenipo.meaning import meaning_of

FILE = Path(__file__).with_name("sentences.toml")
KINDS = ("reported fact", "statement", "opinion", "publisher")
QUOTES = re.compile('[“”„«»"]')
END = re.compile(r"(?<=[.!?])[”\"]?\s+(?=[“\"]?[A-Z])")


class Carried(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Acts that carry a sentence.

    :ivar act: what they are, as on the wire, without the version.
    :ivar having: fields that are equal to these; a dot leads into a field (``names.en``).
    :ivar telling: fields that have these words in them.
    :ivar count: how many there are; without it, at least one.
    :ivar known: the source that each of them names, if such an act names one.
    :ivar reader: who reads them.
    """

    act: str
    having: dict[str, Any] = {}
    telling: dict[str, str] = {}
    count: int = 0
    known: str = "F1"
    reader: str = "guest"


class Seen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page on which a sentence is seen.

    :ivar at: its address; ``{field}`` is that field of the first act before it.
    :ivar says: the words that stand there.
    :ivar reader: who looks: ``guest`` at the demonstration as it is served; ``visitor``, not signed
        in, and ``member``, the head of the delegation of Belarus, at a room with its register.
    """

    at: str
    says: tuple[str, ...]
    reader: str = "guest"


class Carrier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What else carries a sentence, of one capability.

    :ivar sentence: the number of the sentence.
    :ivar by: what carries it, as in ``awaiting``.
    """

    sentence: int
    by: str
    acts: tuple[Carried, ...] = ()
    pages: tuple[Seen, ...] = ()


class Sentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence of the report.

    :ivar number: its place, from 1; the title and the name of the author count.
    :ivar opening: its first words, eight at most.
    :ivar digest: the SHA-256 of the whole sentence, as :func:`normal` has it.
    :ivar kind: one of ``KINDS``.
    :ivar says: what is asserted, in our own words.
    """

    number: int
    opening: str
    digest: str
    kind: str
    says: str
    acts: tuple[Carried, ...] = ()
    pages: tuple[Seen, ...] = ()


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of them.

    :ivar digest: the SHA-256 of the numbers, digests and openings: see :func:`digest_of_rows`.
    :ivar awaiting: what is not there yet; ``also`` of these is not looked for.
    """

    digest: str
    awaiting: tuple[str, ...]
    sentence: tuple[Sentence, ...]
    also: tuple[Carrier, ...]

    def carriers(self, row: Sentence) -> list[Sentence | Carrier]:
        """Return what carries a sentence, and is there."""
        return [row, *(a for a in self.of(row) if a.by not in self.awaiting)]

    def of(self, row: Sentence) -> list[Carrier]:
        """Return what else carries a sentence, awaited or not."""
        return [also for also in self.also if also.sentence == row.number]


def table() -> Table:
    """Return the rows."""
    return msgspec.toml.decode(FILE.read_bytes(), type=Table)


def normal(sentence: str) -> str:
    """Return a sentence as its digest is taken of: single blanks, no quotation marks."""
    return " ".join(QUOTES.sub("", normalize("NFC", sentence)).split())


def split(text: str) -> list[str]:
    """Return the sentences of a text, as normal; a line ends a sentence."""
    lines = filter(None, map(str.strip, text.splitlines()))
    return [normal(sentence) for line in lines for sentence in END.split(line)]


def digest(sentence: str) -> str:
    """Return the SHA-256 of a sentence."""
    return hashlib.sha256(normal(sentence).encode()).hexdigest()


def digest_of_rows(rows: tuple[Sentence, ...]) -> str:
    """Return the SHA-256 of what the rows say of the report, line by line."""
    lines = "".join(f"{row.number} {row.digest} {row.opening}\n" for row in rows)
    return hashlib.sha256(lines.encode()).hexdigest()


def unmatched(rows: tuple[Sentence, ...], text: str) -> list[str]:
    """Return what of the rows and the sentences of a text does not match, one to one, in order."""
    found = split(text)
    if len(found) != len(rows):
        return [f"There are {len(found)} sentences, and {len(rows)} rows."]
    return [
        f"Row {row.number} is not: {sentence}"
        for row, sentence in zip(rows, found, strict=True)
        if not (sentence.startswith(normal(row.opening)) and digest(sentence) == row.digest)
    ]


def names_sources(act: str) -> bool:
    """Tell whether acts of a kind say where they are known from."""
    (found,) = [kind for kind in house().acts if wire_name(kind) == act]
    return any(field.name == "source" for field in meaning_of(found).fields)
