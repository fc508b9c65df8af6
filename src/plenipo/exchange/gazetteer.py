"""Who is named: members by name (English, Russian, French) or by code.

Names come from ISO 3166 (pycountry's files and their translations) and from `names.toml`; the
CLDR's names of members, looked through in 2026, add nothing to these and take longer to load.
A member's code is its ISO 3166-1 alpha-2 code, and ISO 3166-3's for a state that is no more.
"""

import gettext
import importlib.util
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from .wording import fold

LANGUAGES = ("en", "ru", "fr")
_LIKENESS = 75  # below this, of 100, a suggestion puzzles more than it helps
_LONGEST_NAME = 100
_ARTICLES = re.compile(r"^(?:the|la|le|les|l) | the$")  # "the Gambia", "Gambia, The"
_SMALL_WORDS = frozenset(
    ["of", "the", "and", "du", "de", "des", "la", "le", "les", "et", "l", "d", "и"]
)
# A note after a name in brackets, or a footnote's mark: Belarus (chair), Belarus [1], Belarus*.
_NOTED = re.compile(
    r"^(?P<name>[^(\[]+?)\s*(?:\((?P<round>[^()]*)\)|\[(?P<square>[^\[\]]*)\]|[*†‡§¹²³⁴-⁹]+)$"
)
_BESIDE = re.compile(r"\s+[/|–—-]\s+|\n|/")  # "RU / Россия"


@dataclass(frozen=True, slots=True)
class Match:
    """A member that a text names: its code, the name as written, and the note after it."""

    code: str
    name: str
    note: str = ""


# A name as a source gives it: the member's code, the language (or "codes"), the name.
_Name = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    codes: Mapping[str, str]  # a folded name -> the member's code
    spelled: Mapping[str, str]  # a folded name -> the name as it is spelled
    shown: Mapping[str, Mapping[str, str]]  # code -> language -> the name to show
    words: frozenset[str]  # every word of every name


@lru_cache(maxsize=8192)
def find_member(text: str) -> Match | None:
    """Return the member that the whole of the text names, or None; never a likely one.

    A note may follow the name ("Belarus (chair)", "Belarus*"), unless its words are of the kind
    that tell one member from another: "Congo (Democratic Republic)" is not the Congo.
    """
    name = text.strip()
    if not name or len(name) > _LONGEST_NAME:
        return None
    code = _code(name)
    return Match(code, name) if code else _noted(name) or _named_twice(name)


def nearest(text: str) -> str | None:
    """Return the known name that is most like the text, as it is spelled; None if none is near."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - wanted only when something is misspelt

    spelled = _gazetteer().spelled
    wanted = _key(text)
    names = [key for key in spelled if len(key) > 3]  # noqa: PLR2004 - codes are all alike
    found = process.extractOne(wanted, names, scorer=fuzz.ratio, score_cutoff=_LIKENESS)
    return spelled[found[0]] if found else None


def names_of(code: str) -> dict[str, str]:
    """Return the usual short names of a member by language (en, ru, fr); none if unknown."""
    return dict(_gazetteer().shown.get(code, {}))


def _code(name: str) -> str | None:
    return _gazetteer().codes.get(_key(name))


def _noted(text: str) -> Match | None:
    parts = _NOTED.match(text)
    if not parts:
        return None
    note = (parts["round"] or parts["square"] or "").strip()
    code = _code(parts["name"])
    if not code or (_code(note) != code and _tells_apart(note)):
        return None
    return Match(code, parts["name"], note)


def _tells_apart(note: str) -> bool:
    return any(w in _gazetteer().words for w in fold(note).split() if w not in _SMALL_WORDS)


def _named_twice(text: str) -> Match | None:
    parts = [part.strip() for part in _BESIDE.split(text) if part.strip()]
    codes = {_code(part) for part in parts}
    if len(parts) < 2 or len(codes) != 1:  # noqa: PLR2004 - twice
        return None
    code = codes.pop()
    return Match(code, parts[0]) if code else None


def _key(name: str) -> str:
    key = _ARTICLES.sub("", fold(name))
    return "saint " + key[3:] if key.startswith("st ") else key


@cache
def _gazetteer() -> _Gazetteer:
    own = tomllib.loads(resources.files(__package__).joinpath("names.toml").read_text("utf-8"))
    listed = list(_iso_names())
    codes, spelled = _index(own, listed)
    words = frozenset(word for key in codes for word in key.split() if not word.isdigit())
    return _Gazetteer(codes, spelled, _shown(own, listed), words)


def _index(own: Mapping[str, Any], listed: list[_Name]) -> tuple[dict[str, str], dict[str, str]]:
    """Every name and code by its folded spelling; what two members share names neither."""
    codes: dict[str, str] = {}
    spelled: dict[str, str] = {}
    shared: set[str] = set()
    for code, _, name in listed:
        key = _key(name)
        if codes.setdefault(key, code) != code:
            shared.add(key)
        spelled.setdefault(key, name)
    for key in shared:
        del codes[key], spelled[key]
    for code, _, name in _own_names(own):
        codes[_key(name)] = code
        spelled[_key(name)] = name
    return codes, spelled


def _shown(own: Mapping[str, Any], listed: list[_Name]) -> dict[str, dict[str, str]]:
    shown: dict[str, dict[str, str]] = {}
    for code, language, name in [*reversed(listed), *reversed(list(_own_names(own)))]:
        if language in LANGUAGES:
            shown.setdefault(code, {})[language] = name
    return {
        code: {lang: by[lang] for lang in LANGUAGES if lang in by} for code, by in shown.items()
    }


def _own_names(own: Mapping[str, Any]) -> Iterator[_Name]:
    for code, names in own.items():
        for language in (*LANGUAGES, "codes"):
            for name in names.get(language, ()):
                yield code, language, name


def _iso_names() -> Iterator[_Name]:
    """ISO 3166-1 by way of pycountry's files: its import costs more than all the rest here."""
    specification = importlib.util.find_spec("pycountry")
    if specification is None or not specification.submodule_search_locations:
        raise ModuleNotFoundError("pycountry is not installed")
    root = Path(specification.submodule_search_locations[0])
    countries = json.loads((root / "databases" / "iso3166-1.json").read_bytes())["3166-1"]
    catalogues = {
        language: gettext.translation("iso3166-1", str(root / "locales"), languages=[language])
        for language in LANGUAGES[1:]
    }
    for country in countries:
        yield country["alpha_2"], "codes", country["alpha_2"]
        yield country["alpha_2"], "codes", country["alpha_3"]
        for sort in ("common_name", "name", "official_name"):
            if name := country.get(sort):
                yield from _translated(country["alpha_2"], name, catalogues)


def _translated(
    code: str, name: str, catalogues: Mapping[str, gettext.NullTranslations]
) -> Iterator[_Name]:
    yield code, "en", name
    yield from ((code, "codes", turned) for turned in _turned(name))
    for language, catalogue in catalogues.items():
        translation = catalogue.gettext(name)
        yield code, language, translation
        yield from ((code, "codes", turned) for turned in _turned(translation))


def _turned(name: str) -> Iterator[str]:
    """Turn `Republic of Belarus` as lists do, and `Bolivia, Plurinational State of` back."""
    head, comma, tail = name.partition(", ")
    if comma:
        yield f"{tail} {head}"
    sort, of, place = name.partition(" of ")
    if of:
        yield f"{place.removeprefix('the ')}, {sort} of"
