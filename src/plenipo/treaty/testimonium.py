"""What stands at the end of a treaty, and on its copies, in the words of each language.

The testimonium says who signs, and where, when, in how many originals and languages it was done.
A text that brings its own is not given a second one. The words are data (``formulae/*.toml``), one
file for each language. Sources: FIELD notes 4.1; VCLT 10, 33, 76 and 77.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import resources

import msgspec
from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date

TWO = 2
_DONE = re.compile(
    r"\W*(done (at|in|on)\b|совершено\b|учинено\b|fait (à|en|le)\b|hecho en\b|حُ?رِ?ّ?ر |.{0,40}签订)",
    re.IGNORECASE,
)
"""How a text begins to say where and when it was done."""
_BRITISH = {"en": "en_GB"}
_YEAR = {"ru": (re.compile(r"\s*г\.$"), " года")}
"""How CLDR shortens the word for a year, and the word itself."""


class Formulae(msgspec.Struct, frozen=True, rename={"both": "and"}):
    """The words of one language; what stands in braces is filled in.

    :ivar both: what stands before the last of several, and
    :ivar and_before: instead of it, before certain letters.
    :ivar ending: how the name of a language ends, and how it does after the preposition.
    :ivar ways: what is written beside a signature, by how it was given.
    :ivar kinds: how a text calls itself, by the word in its title.
    """

    both: str
    comma: str
    document: str
    witness: str
    done: str
    at: str
    at_blank: str
    originals_one: str
    originals_two: str
    languages_one: str
    languages_two: str
    languages_two_equal: str
    languages_many: str
    languages_many_equal: str
    prevails: str
    signatures: str
    signed: str
    kept_by: str
    initialled: str
    initialled_by: str
    certified: str
    certificate: str
    certificate_done: str
    depositary: str
    seal: str
    dated: str
    attached: str
    attached_note: str
    electronic: str
    ways: Mapping[str, str]
    kinds: Mapping[str, str]
    and_before: Mapping[str, str] = {}
    ending: tuple[str, str] = ("", "")


class Done(msgspec.Struct, frozen=True):
    """Where, when and in what something was done.

    :ivar place: where, in the language it is told in; empty where it is left blank, as is
    :ivar day: when.
    :ivar languages: the tags of the languages of its texts, the first first.
    :ivar prevails: the tag of that which prevails where they diverge; none, if all are equal.
    :ivar originals: how many there are: one, or two.
    """

    languages: tuple[str, ...]
    place: str = ""
    day: date | None = None
    prevails: str = ""
    originals: int = 1


@cache
def formulae(language: str) -> Formulae | None:
    """Return the words of a language, by its tag; None where there are none."""
    name = f"{language.partition('-')[0]}.toml"
    file = resources.files("plenipo.treaty") / "formulae" / name
    if not name[:-5].isalpha() or not file.is_file():
        return None
    return msgspec.convert(tomllib.loads(file.read_text("utf-8")), Formulae)


def ends_with_testimonium(last: Iterable[str]) -> bool:
    """Tell whether the last paragraphs of a text say where and when it was done.

    >>> ends_with_testimonium(["Done at Moscow, 20 December 2011."])
    True
    """
    return any(_DONE.match(words) for words in last)


def concluding(language: str, title: str, done: Done) -> tuple[str, ...]:
    """Return the paragraphs that end a text in a language; none where we have no words for it.

    :param title: its title in that language.
    """
    words = formulae(language)
    if words is None:
        return ()
    paragraphs = [
        words.witness.format(document=_called(words, title)),
        words.done.format(
            at=_at(words, language, done),
            originals=words.originals_two if done.originals == TWO else words.originals_one,
            languages=_languages(words, language, done),
        ),
    ]
    if done.prevails and len(done.languages) > 1:
        paragraphs.append(words.prevails.format(language=named(done.prevails, language)))
    return tuple(paragraphs)


def day_in_words(day: date, language: str) -> str:
    """Return a day as a treaty in a language writes it."""
    try:
        told = str(format_date(day, "long", _locale(language)))
    except (UnknownLocaleError, ValueError):
        return day.isoformat()
    shortened = _YEAR.get(language.partition("-")[0])
    return shortened[0].sub(shortened[1], told) if shortened else told


def city(place: str, language: str) -> str:
    """Return what a language calls a city, if CLDR knows it by the name given; else that name.

    >>> city("Москва", "fr")
    'Moscou'
    """
    zone = _zones().get(place.strip().casefold())
    if not zone:
        return place
    try:
        found = _locale(language).time_zones.get(zone)
    except (UnknownLocaleError, ValueError):
        return place
    return (found and found.get("city")) or zone.rpartition("/")[2].replace("_", " ")


def named(tag: str, language: str) -> str:
    """Return what a language calls another, as it stands in the formulae.

    >>> named("ru", "ru"), named("en", "fr")
    ('русском', 'anglais')
    """
    words = formulae(language)
    try:
        told = str(_locale(language).languages.get(tag.partition("-")[0]) or tag)
    except (UnknownLocaleError, ValueError):
        return tag
    before, after = words.ending if words else ("", "")
    return told.removesuffix(before) + after if before and told.endswith(before) else told


def together(parts: Sequence[str], language: str) -> str:
    """Return words in a list, as a language joins them."""
    words = formulae(language)
    if words is None or not parts:
        return ", ".join(parts)
    *others, last = parts
    if not others:
        return last
    both = next(
        (each for start, each in words.and_before.items() if last.startswith(start)), words.both
    )
    return words.comma.join(others) + both + last


def _called(words: Formulae, title: str) -> str:
    """Return how a text calls itself: by the first word of its title that says what it is."""
    plain = title.casefold()
    apart = " " in plain.strip()
    places = {}
    for kind in words.kinds:
        found = re.search(rf"(?<!\w){kind}(?!\w)" if apart else kind, plain)
        if found:
            places[found.start()] = kind
    return words.kinds[places[min(places)]] if places else words.document


def _at(words: Formulae, language: str, done: Done) -> str:
    if not done.place or done.day is None:
        return words.at_blank
    return words.at.format(place=done.place, day=day_in_words(done.day, language))


def _languages(words: Formulae, language: str, done: Done) -> str:
    count = len(done.languages)
    how = {1: "one", TWO: "two"}.get(count, "many")
    equal = "_equal" if count > 1 and not done.prevails else ""
    told = together([named(tag, language) for tag in done.languages], language)
    form: str = getattr(words, f"languages_{how}{equal}")
    return form.format(languages=told)


def _locale(language: str) -> Locale:
    return Locale.parse(_BRITISH.get(language, language.replace("-", "_")))


@cache
def _zones() -> Mapping[str, str]:
    """Return the time zones of cities, by what the languages we have words for call these."""
    folder = resources.files("plenipo.treaty") / "formulae"
    tags = sorted(file.name.removesuffix(".toml") for file in folder.iterdir())
    found: dict[str, str] = {}
    for tag in tags:
        for zone, told in _locale(tag).time_zones.items():
            for name in (zone.rpartition("/")[2].replace("_", " "), told.get("city", "")):
                if name:
                    found.setdefault(name.casefold(), zone)
    return found
