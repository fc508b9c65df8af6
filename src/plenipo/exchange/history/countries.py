"""Who is meant by a name or by a number of the Correlates of War, and since when it is a member.

`states.csv` has a row for each seat: the member's code; the numbers that the Correlates of War
give to who held it (State System Membership List, v2016); the days it was a member of the United
Nations (un.org, "Member States" and "Growth in United Nations membership") and of the European
Union; its names there, each since a day. The code is ISO 3166-1's alpha-2.

A seat that was continued keeps one code: RU was the USSR's, CN was the Republic of China's until
25 October 1971, DE the Federal Republic of Germany's before 1990, YE the Yemen Arab Republic's,
EG the United Arab Republic's, RS that of the Federal Republic of Yugoslavia admitted in 2000. A
State that is gone and whose seat nobody continued has its code of ISO 3166-3: CSHH Czechoslovakia,
DDDE the German Democratic Republic, YDYE Democratic Yemen, YUCS the Yugoslavia that took part
until General Assembly resolution 47/1 of 22 September 1992. Zanzibar, a member for four months
before ISO 3166 was written, has none, and is ZAN as in the Correlates of War.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from plenipo.exchange.gazetteer import find_member, nearest
from plenipo.exchange.wording import fold

_FAR_PAST = date.min
# Codes of former States that the gazetteer gives, and the seat each was.
_CONTINUED = {"SUHH": "RU", "CSXX": "RS", "BUMM": "MM", "HVBF": "BF", "DYBJ": "BJ", "ZRCD": "CD"}
_SHORT = {
    "usa": "US", "us": "US", "uk": "GB", "ussr": "RU", "soviet union": "RU", "russia": "RU",
    "prc": "CN", "el": "GR", "uar": "EG",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """A time of membership; `until` is the last day, or None."""

    since: date
    until: date | None

    def holds(self, day: date) -> bool:
        """Tell whether the day is in it."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class State:
    """A seat: see `states.csv`."""

    code: str
    numbers: tuple[str, ...]
    un: tuple[Span, ...]
    eu: tuple[Span, ...]
    names: dict[date, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A name as read: the member's code, and the name that was meant if it is misspelt."""

    code: str
    meant: str = ""


@cache
def states() -> dict[str, State]:
    """Return every seat by its code."""
    text = resources.files(__package__).joinpath("states.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return {
        row["code"]: State(
            row["code"],
            tuple(row["ccode"].split()),
            tuple(_spans(row["un"])),
            tuple(_spans(row["eu"])),
            _names(row["names"]),
        )
        for row in rows
    }


@cache
def by_number() -> dict[str, tuple[State, ...]]:
    """Return the seats by number of the Correlates of War: several where one followed another."""
    found: dict[str, tuple[State, ...]] = {}
    for state in states().values():
        for number in state.numbers:
            found[number] = (*found.get(number, ()), state)
    return found


def numbered(number: str, day: date) -> str | None:
    """Return the code of who has the number that day; None if the number is not known."""
    seats = by_number().get(number, ())
    later = [state for state in seats if state.un[0].since <= day]
    return (later or seats)[-1].code if seats else None


def named(name: str, day: date = date.max) -> Reading | None:
    """Return who is named; a likely one, with the name meant, for a misspelling; None else."""
    code = _exactly(name, day)
    if code:
        return Reading(code)
    meant = nearest(name) if len(name) > 3 else None  # noqa: PLR2004 - codes are all alike
    code = _exactly(meant, day) if meant and _alike(name, meant) else None
    return Reading(code, meant or "") if code else None


def members(body: str, day: date) -> tuple[str, ...]:
    """Return the members of the "un" or the "eu" that day, by code."""
    return tuple(
        code for code, state in states().items() if any(s.holds(day) for s in spans(state, body))
    )


def spans(state: State, body: str) -> tuple[Span, ...]:
    """Return the times during which it was a member of the "un" or the "eu"."""
    return state.eu if body == "eu" else state.un


@cache
def _exactly(name: str, day: date) -> str | None:
    key = fold(name)
    if key in _SHORT:
        return _SHORT[key]
    seats = _by_name().get(key, ())
    if seats:
        later = [code for code in seats if states()[code].un[0].since <= day]
        return (later or seats)[-1]
    match = find_member(name)
    if match is None:
        return None
    return _CONTINUED.get(match.code, match.code)


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    """Return the codes by name: Yugoslavia is two, one after the other."""
    found: dict[str, tuple[str, ...]] = {}
    for code, state in states().items():
        for name in state.names.values():
            held = found.get(fold(name), ())
            if code not in held:
                found[fold(name)] = (*held, code)
    found[fold("Yugoslavia")] = ("YUCS", "RS")
    return found


def _alike(name: str, meant: str) -> bool:
    """Tell whether it is a misspelling, a letter or three off; what is further off is another's."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - wanted only for a misspelling

    most = 3 if len(meant) > 9 else 1  # noqa: PLR2004 - Niger is no misspelt Nigeria
    return Levenshtein.distance(fold(name), fold(meant)) <= most


def _spans(text: str) -> Iterator[Span]:
    for part in text.split():
        since, _, until = part.partition("/")
        yield Span(date.fromisoformat(since), date.fromisoformat(until) if until else None)


def _names(text: str) -> dict[date, str]:
    first, *others = text.split(" | ")
    found = {_FAR_PAST: first}
    for other in others:
        since, _, name = other.partition(" ")
        found[date.fromisoformat(since)] = name
    return found
