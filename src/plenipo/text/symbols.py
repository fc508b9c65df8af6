"""Symbols of documents: read by the profile of an organisation, told, and carried on.

A symbol is its stem, what it was modified by since (``Rev.1``), and stars where it was reissued for
technical reasons. All languages of a document share it. Source: FIELD notes 3.6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

REVISION, ADDENDUM, CORRIGENDUM = "revision", "addendum", "corrigendum"
AMENDMENT, SUMMARY, INITIAL = "amendment", "summary", "initial"
MODIFIERS: Final = (REVISION, ADDENDUM, CORRIGENDUM, AMENDMENT, SUMMARY, INITIAL)
ORGAN, BODY, SESSION, NATURE, NUMBER, YEAR = "organ", "body", "session", "nature", "number", "year"
MODIFIER, REISSUED = "modifier", "reissued"
MOST_LETTERS: Final = 120
"""How long a symbol can be."""
MOST_MODIFIERS: Final = 6


class Profile(msgspec.Struct, frozen=True):
    """How an organisation writes its symbols.

    :ivar pattern: what a stem looks like, a regular expression; the groups ``organ``, ``body``,
        ``session``, ``nature``, ``number`` and ``year`` say what is what, as far as they are there.
    :ivar words: the words of modifiers, as they are written, and what each means.
    :ivar between: what stands before a modifier, and
    :ivar within: what between its word and its number.
    :ivar segments: whether what follows the organ is a path whose parts tell what they are.
    """

    code: str
    pattern: str = r".+"
    words: Mapping[str, str] = {}
    between: str = "/"
    within: str = "."
    segments: bool = False


_SLASHED: Final = {
    "Rev": REVISION,
    "Add": ADDENDUM,
    "Corr": CORRIGENDUM,
    "Amend": AMENDMENT,
    "Summary": SUMMARY,
}
UN = Profile(
    "un",
    r"(?P<organ>A|S|E|ST|T|[A-Z]{2,8}(?:-[A-Za-z]+\.[IVXLC]+)?)"
    r"(?:/(?:[A-Z][A-Za-z]*(?:\.[IVXLC]+|\.?\d+)?[A-Z]?|\d+[A-Z]?|E?S-\d+))+"
    r"(?: \((?P<year>\d{4})\))?",
    _SLASHED,
    segments=True,
)
OSCE = Profile(
    "osce",
    r"(?P<organ>[A-Z]{2,6})\.(?P<nature>[A-Z]{2,5})/(?P<number>\d+)(?:/(?P<year>\d{2}))?",
    _SLASHED,
)
EU = Profile(
    "eu",
    r"(?P<nature>ST|CM|WK|EP|DS|SN|LT|PE) (?P<number>\d+)(?:/\d+)?/(?P<year>\d{2}|\d{4})",
    {"INIT": INITIAL, "REV": REVISION, "ADD": ADDENDUM, "COR": CORRIGENDUM, "AMD": AMENDMENT},
    between=" ",
    within=" ",
)
OWN = Profile("own", words=_SLASHED)
"""Anything goes, with modifiers like those of the United Nations."""
PROFILES: Final = {profile.code: profile for profile in (UN, OSCE, EU, OWN)}
EXAMPLES: Final = {
    "un": "A/66/L.5/Rev.1",
    "osce": "PC.DEL/445/12/Rev.1",
    "eu": "ST 10157/25 REV 1",
}
"""What symbols look like."""
_STRICT: Final = (OSCE, EU, UN)
"""Those by which a symbol of an unknown organisation is tried, those that take least first."""

_FORMS: Final = {
    ORGAN: r"[A-Z][A-Za-z]{0,19}",
    BODY: r"[A-Z][A-Za-z0-9.]{0,19}",
    SESSION: r"\d{1,4}",
    NATURE: r"[A-Z][A-Za-z]{0,19}",
    NUMBER: r"\d{1,9}",
    YEAR: r"(?:\d{4}|\d{2})",
}
"""What the fields of a pattern look like: no pattern takes long to find out about."""
FIELDS: Final = tuple(_FORMS)

NATURES: Final = (
    *("CRP", "INF", "L", "NGO", "PET", "PRST", "PV", "R", "RES", "SR", "WP"),
    *("DEC", "DEL", "JOUR", "GAL", "STATEMENT", "ST", "CM", "WK", "EP"),
)
"""The natures of documents that have words."""
BODIES: Final = ("AC", "C", "CN", "CONF", "GC", "PC", "SC", "Sub", "WG")
"""The kinds of sub-bodies that have words."""
_PART = re.compile(r"(?P<word>[A-Z][A-Za-z]*?)\.?(?P<number>\d+[A-Z]?|(?<=\.)[IVXLC]+|)")
_YEARS: Final = range(1940, 2200)


class Modifier(msgspec.Struct, frozen=True):
    """What a document became: its word as it is written, what it means, and which it is."""

    word: str
    kind: str
    number: str = ""


class Fact(msgspec.Struct, frozen=True):
    """One thing that a symbol says: ``nature`` ``L`` number ``5``; ``session`` number ``66``."""

    kind: str
    code: str = ""
    number: str = ""


class Symbol(msgspec.Struct, frozen=True):
    """A symbol of a document.

    :ivar profile: the code of the profile that it was read by.
    :ivar stem: what it is without modifiers and stars.
    :ivar facts: what the stem says, in its order.
    :ivar stars: how often it was reissued for technical reasons.
    """

    profile: str
    stem: str
    facts: tuple[Fact, ...] = ()
    modifiers: tuple[Modifier, ...] = ()
    stars: int = 0

    def fact(self, kind: str) -> Fact | None:
        """Return what it says of one kind: ``organ``, ``nature``, ..."""
        return next((fact for fact in self.facts if fact.kind == kind), None)

    def told(self) -> tuple[Fact, ...]:
        """Return all that it says, its modifiers and stars too."""
        changed = (Fact(MODIFIER, each.kind, each.number) for each in self.modifiers)
        reissued = (Fact(REISSUED),) if self.stars else ()
        return (*self.facts, *changed, *reissued)


def parse(written: str, profile: Profile) -> Symbol | None:
    """Return a symbol as a profile reads it; None for one that it does not allow.

    >>> parse("A/CONF.1/L.5/Rev.1", UN).modifiers
    (Modifier(word='Rev', kind='revision', number='1'),)
    """
    if len(written) > MOST_LETTERS or written != " ".join(written.split()):
        return None
    rest = written.rstrip("*")
    stars = len(written) - len(rest)
    modifiers: list[Modifier] = []
    ending = _ending(profile)
    found = ending.search(rest)
    while found and found.start() and len(modifiers) < MOST_MODIFIERS:
        word, number = found["word"], found["number"] or ""
        modifiers.insert(0, Modifier(word, profile.words[word], number))
        rest = rest[: found.start()]
        found = ending.search(rest)
    stem = re.fullmatch(profile.pattern, rest)
    if stem is None:
        return None
    facts = tuple(_path(stem, rest) if profile.segments else _groups(stem))
    return Symbol(profile.code, rest, facts, tuple(modifiers), stars)


def write(symbol: Symbol, profile: Profile) -> str:
    """Return a symbol as it is written."""
    return (
        symbol.stem
        + "".join(_modified(each, profile) for each in symbol.modifiers)
        + ("*" * symbol.stars)
    )


def recognised(written: str) -> Symbol:
    """Return a symbol of an organisation whose profile nobody told: what it looks like most."""
    tried = (parse(written, profile) for profile in _STRICT)
    found = next((symbol for symbol in tried if symbol is not None), None)
    return found or parse(written, OWN) or Symbol(OWN.code, written)


def revised(symbol: Symbol, profile: Profile) -> Symbol:
    """Return the symbol of the next revision: ``Rev.1``, or ``Rev.2`` of ``Rev.1/Corr.1``."""
    return _next(symbol, profile, REVISION, (CORRIGENDUM, INITIAL))


def corrected(symbol: Symbol, profile: Profile) -> Symbol:
    """Return the symbol of the next corrigendum."""
    return _next(symbol, profile, CORRIGENDUM, (INITIAL,))


def own_profile(pattern: str) -> Profile:
    """Return the profile of a body that writes its symbols in a way of its own.

    :param pattern: how, with fields in braces (``CSC-{year}-{number}``); none, if anything goes.
    :raises ValueError: when it has a field that there is not, or one twice.
    """
    if not pattern:
        return OWN
    made = []
    for place, part in enumerate(re.split(r"{(\w*)}", pattern)):
        if place % 2 == 0:
            made.append(re.escape(part))
        elif part in _FORMS and f"<{part}>" not in "".join(made):
            made.append(f"(?P<{part}>{_FORMS[part]})")
        else:
            raise ValueError(part)
    return msgspec.structs.replace(OWN, pattern="".join(made))


def example_of(pattern: str) -> str:
    """Return a symbol as a body's own pattern has it.

    >>> example_of("CSC-{year}-{number}")
    'CSC-2026-5'
    """
    told = {ORGAN: "A", BODY: "C.1", SESSION: "66", NATURE: "L", NUMBER: "5", YEAR: "2026"}
    return re.sub(r"{(\w*)}", lambda field: told.get(field[1], ""), pattern)


def _next(symbol: Symbol, profile: Profile, kind: str, over: tuple[str, ...]) -> Symbol:
    """Return a symbol with the next modifier of a kind; those that are over with it go."""
    kept = list(symbol.modifiers)
    while kept and kept[-1].kind in over:
        kept.pop()
    word = next((word for word, means in profile.words.items() if means == kind), "")
    if not word:
        return symbol
    number = 1
    if kept and kept[-1].kind == kind:
        last = kept.pop()
        number = int(last.number or 1) + 1
    kept.append(Modifier(word, kind, str(number)))
    return msgspec.structs.replace(symbol, modifiers=tuple(kept), stars=0)


def _ending(profile: Profile) -> re.Pattern[str]:
    """Return what a modifier at the end of a symbol looks like."""
    words = "|".join(map(re.escape, profile.words)) or r"(?!)"
    between, within = re.escape(profile.between), re.escape(profile.within)
    return re.compile(rf"{between}(?P<word>{words})(?:{within}(?P<number>[1-9]\d{{0,8}}))?\Z")


def _modified(modifier: Modifier, profile: Profile) -> str:
    number = f"{profile.within}{modifier.number}" if modifier.number else ""
    return f"{profile.between}{modifier.word}{number}"


def _groups(stem: re.Match[str]) -> Iterator[Fact]:
    """Yield what the groups of a pattern found; a number belongs to its nature."""
    found = {name: value for name, value in stem.groupdict().items() if value}
    for kind in FIELDS:
        if kind not in found or (kind == NUMBER and NATURE in found):
            continue
        number = found.get(NUMBER, "") if kind == NATURE else ""
        plain = kind in {NUMBER, YEAR, SESSION}
        yield Fact(kind, "", found[kind]) if plain else Fact(kind, found[kind], number)


def _path(stem: re.Match[str], written: str) -> Iterator[Fact]:
    """Yield what the parts of a path say: ``A/C.3/66/L.22``."""
    organ, *parts = written.partition(" (")[0].split("/")
    yield Fact(ORGAN, organ)
    for place, part in enumerate(parts):
        last = place == len(parts) - 1
        if part.startswith(("S-", "ES-")):
            yield Fact(SESSION, "", part)
        elif part[0].isdigit():
            yield Fact(_counted(part, last=last), "", part)
        else:
            yield _worded(part)
    if stem["year"]:
        yield Fact(YEAR, "", stem["year"])


def _counted(part: str, *, last: bool) -> str:
    """Return what a number in a path is: the last is that of the document."""
    if last:
        return NUMBER
    return YEAR if part.isdigit() and int(part) in _YEARS else SESSION


def _worded(part: str) -> Fact:
    found = _PART.fullmatch(part)
    word, number = (found["word"], found["number"]) if found else (part, "")
    return Fact(NATURE if word in NATURES else BODY, word, number)
