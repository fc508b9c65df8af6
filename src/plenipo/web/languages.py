"""The languages of the pages: their catalogues, their dates, and which one a reader is given."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib import resources

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from plenipo.assembly import modules
from plenipo.core.wording import Wording

LOCALES = {"en": "en_GB", "ru": "ru", "fr": "fr", "ar": "ar"}
"""The languages, by tag, with the locale their dates follow; the first is that of the messages."""

LANGUAGES = tuple(LOCALES)
DEFAULT = LANGUAGES[0]


@cache
def catalogue(language: str) -> NullTranslations:
    """Return the messages of a language, read from its catalogue in ``locale/``."""
    if language == DEFAULT:
        return NullTranslations()
    text = (resources.files(__package__) / "locale" / f"{language}.po").read_bytes()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(text), locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


@cache
def wording(language: str) -> Wording:
    """Return how things are told in a language."""
    messages = catalogue(language)
    return Wording(
        language=language,
        translate=messages.gettext,
        words=_words(),
        sentences=_sentences(),
        day=lambda day: _day(day, LOCALES[language]),
        moment=_moments(language, messages.gettext),
        plural=messages.ngettext,
    )


def direction(language: str) -> str:
    """Return the direction a language is written in: ``ltr`` or ``rtl``."""
    return Locale.parse(LOCALES[language]).text_direction


@cache
def own_name(language: str) -> str:
    """Return what a language calls itself."""
    return str(Locale.parse(language).get_display_name(language)).capitalize()


def choose(accepted: str) -> str:
    """Return the language that serves a reader best, from an ``Accept-Language`` header.

    >>> choose("de, ru-RU;q=0.8, en;q=0.5")
    'ru'
    """
    ranked: list[tuple[float, str]] = []
    for part in accepted.split(","):
        tag, _, rest = part.partition(";")
        ranked.append((_weight(rest), tag.strip().lower().partition("-")[0]))
    known = [(q, tag) for q, tag in ranked if tag in LOCALES and q > 0]
    return max(known, key=lambda each: each[0])[1] if known else DEFAULT


def _weight(text: str) -> float:
    name, _, value = text.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0


@lru_cache(maxsize=4096)
def _day(day: date, locale: str) -> str:
    told = format_date(day, "long", locale)
    # In French the first is an ordinal; the tables of dates write it as a number.
    return f"1er{told[1:]}" if locale == "fr" and day.day == 1 else told


def _moments(language: str, translate: Callable[[str], str]) -> Callable[[datetime], str]:
    """Return what tells a moment: the day, the time, and that it is UTC."""

    @lru_cache(maxsize=4096)
    def tell(moment: datetime) -> str:
        there = moment.astimezone(UTC)
        time = f"{there:%H:%M:%S}" if there.second else f"{there:%H:%M}"
        day = _day(there.date(), LOCALES[language])
        return translate("{day}, {time} UTC").format(day=day, time=time)

    return tell


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    """Return the words for codes of all capabilities, by their kind."""
    found: dict[str, dict[str, str]] = {}
    for module in modules("pages"):
        for kind, words in getattr(module, "WORDS", {}).items():
            found.setdefault(kind, {}).update(words)
    return found


@cache
def _sentences() -> Mapping[str, str]:
    """Return what the acts of all capabilities say, by their wire names."""
    found: dict[str, str] = {}
    for module in modules("pages"):
        found.update(getattr(module, "SENTENCES", {}))
    return found
