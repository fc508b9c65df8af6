"""Item numbers as tables write them: `1`, `1.2`, `12 bis`, `№ 5`, `3043-1`."""

import re
from dataclasses import dataclass

from .wording import fold, tidy

_PREFIX = re.compile(
    r"^(?:№|#|n[°º]|no\.|nr\.?|item|point|пункт|п\.|вопрос)\s*(?=\d)", re.IGNORECASE
)
_SUFFIX = "bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|бис|тер"
_NUMBER = (
    rf"\d+(?:[.\-–/]{{1,2}}\d+)*(?:\s*-?(?:{_SUFFIX})\b|[a-zа-я]\b)?(?:\s?\([a-z\d]{{1,4}}\))*"
)
_WHOLE = re.compile(rf"^{_NUMBER}$", re.IGNORECASE)
_LEADING = re.compile(
    rf"^(?P<number>{_NUMBER})(?P<mark>[.):]?)\s+(?P<title>\S.*)$", re.IGNORECASE | re.DOTALL
)
_LATIN = re.compile(rf"\s*-?(?P<suffix>{_SUFFIX})$", re.IGNORECASE)
_LONGEST = 40
_ISO_DATE = re.compile(r"^\d{4}-(?P<month>\d\d)-(?P<day>\d\d)(?:[ T].*)?$")
_WRITTEN_DATE = re.compile(
    r"^(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?:19|20)\d\d$"
    r"|^\d{1,2}[-. ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|янв|фев|мар|апр|май|мая|июн|июл|авг|сен|окт|ноя|дек|janv|févr|mars|avr|mai|juin|juil|août"
    r"|sept|déc)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """An item's number, and the title that stood in the same cell, if one did."""

    number: str
    title: str = ""


def number_of(text: str) -> str:
    """Return the number in its plain form: `№ 5.` is `5`, `12bis` is `12 bis`."""
    plain = _PREFIX.sub("", tidy(text).replace("\n", " "))
    plain = plain.rstrip(".):,;") if not plain.endswith(")") or "(" not in plain else plain
    return _LATIN.sub(lambda found: f" {found['suffix'].lower()}", plain)


def looks_numbered(text: str) -> bool:
    """Tell whether the text is an item number of the usual kind and nothing else."""
    return len(text) <= _LONGEST and bool(_WHOLE.match(number_of(text)))


def split_number(text: str) -> Numbered | None:
    """Return the number and the title of `1.2. Air defence` or `Item 3: Air defence`, or None.

    A number alone before a word is taken only with a mark after it or a further part: the `30` of
    "30 years of the Charter" numbers nothing.
    """
    plain = _PREFIX.sub("", tidy(text))
    found = _LEADING.match(plain)
    if not found:
        return None
    told = found["mark"] or plain != tidy(text) or not found["number"].isdigit()
    title = found["title"].lstrip("-–—: ")
    return Numbered(number_of(found["number"]), title) if told and title else None


def same_number(number: str) -> str:
    """Return what the writings of one number have in common, and no other number has."""
    return fold(re.sub(r"[.\-–/()]", lambda found: f" x{ord(found[0])} ", number))


def is_date(text: str) -> bool:
    """Tell whether a spreadsheet has made a date of the number, as it does of `1.2`."""
    return bool(_ISO_DATE.match(text) or _WRITTEN_DATE.match(text))


def number_in_date(text: str) -> str:
    """Return the item number that a date was probably made of: 1.2 of 1 February."""
    found = _ISO_DATE.match(text) or _WRITTEN_DATE.match(text)
    if not found or not found["month"]:
        return ""
    return f"{int(found['day'])}.{int(found['month'])}"


def number_after(before: str, number: str) -> str:
    """Return what a repeated 1.1 after 1.9 was meant for: 1.10, which spreadsheets shorten."""
    chapter, point, last = before.rpartition(".")
    meant = f"{chapter}.{int(last) + 1}" if point and last.isdecimal() else ""
    return meant if meant.endswith("0") and meant.rstrip("0") == number else ""
