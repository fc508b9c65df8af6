"""Reads the EU Council's votes on legislative acts: a row an act, a column a member.

1 is in favour, 0 abstained, -1 against; an empty cell is not taking part, or not yet (no longer)
a member. Source of the form: the Council's former open-data service.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from plenipo.core.errors import InputError

from .cells import day_of
from .columns import Layout, Source, find_sources
from .countries import members, named, spans, states
from .eu_weights import WEIGHTS
from .membership import name_on
from .records import WORDS, Cast, Dirt, Record, Report

_VOTES = Layout(
    "Council votes",
    {"number": ("id", "act"), "date": ("date",), "rule": ("votingrule",)},
    {
        "title": ("title",),
        "symbol": ("docnrcouncil",),
        "procedure": ("docnrinterinst",),
        "action": ("actionbycouncil",),
        "session": ("sessionnrnumber",),
        "area": ("policyarea",),
    },
)
_WORDS = {
    "1": "for", "+1": "for", "for": "for", "yes": "for", "voted in favour": "for",
    "0": "abstaining", "abstained": "abstaining", "abstain": "abstaining",
    "-1": "against", "−1": "against", "against": "against", "no": "against",
    "voted against": "against",
    "": "apart", "not participating": "apart", "n/a": "apart",
}  # fmt: skip
# Treaty on European Union, Article 16 (3): where no rule is stated, none is guessed.
_RULES = {
    "qualified majority": "qualified-majority",
    "unanimity": "unanimity",
    "simple majority": "simple-majority",
}


def read_eu_council(folder: Path, report: Report) -> Iterator[Record]:
    """Yield the votes of the folder's tables in their order.

    Raises InputError if the folder has no such table.
    """
    sources = find_sources([folder], (_VOTES, WEIGHTS), report)[_VOTES.kind]
    if not sources:
        raise InputError(
            f"No table in {folder} has the columns id, date and votingrule: "
            "name the folder of the EU Council's votes."
        )
    seen: dict[str, str] = {}
    for source in sources:
        yield from _Table(source, report).records(seen)


class _Table:
    """One table, with the columns that are members."""

    def __init__(self, source: Source, report: Report) -> None:
        self._source = source
        self._report = report
        self._place = source.columns
        taken = set(source.columns.values())
        self._members = {
            code: column
            for column, heading in reversed(list(enumerate(source.headings)))
            if column not in taken and (code := _member(heading))
        }
        self._absent: dict[str, str] = {}  # who has no column -> where that first matters
        if not self._members:
            what = "The table has no column of a member of the EU; it has no votes."
            report(Dirt(source.path.name, what, kept=False))

    def records(self, seen: dict[str, str]) -> Iterator[Record]:
        for line, row in self._source.rows(self._report):
            where = self._source.at(line)
            cells = {name: row[column].strip() for name, column in self._place.items()}
            number, day = cells["number"], self._day(cells, where)
            if not number:
                what = "The act has no number (id); it is left out."
                self._report(Dirt(where, what, kept=False))
            elif number in seen:
                what = (
                    f"Act {number} stands there twice, first in {seen[number]}; the first is kept."
                )
                self._report(Dirt(where, what, kept=False))
            elif day is not None:
                seen[number] = where
                yield self._record(cells, row, day, where)
        for member, where in self._absent.items():
            what = f"The table has no column for {name_on(member, date.max)}, a member of the EU."
            self._report(Dirt(where, what))

    def _day(self, cells: dict[str, str], where: str) -> date | None:
        day, rest = day_of(cells["date"])
        if day is None:
            what = f'"{cells["date"]}", the date of act {cells["number"]}, is none; it is left out.'
            self._report(Dirt(where, what, kept=False))
        elif rest:
            what = f'"{cells["date"]}", the date of act {cells["number"]}, is read as {day}.'
            self._report(Dirt(where, what))
        return day

    def _record(self, cells: dict[str, str], row: list[str], day: date, where: str) -> Record:
        action = cells.get("action", "")
        return Record(
            body="eu-council",
            number=cells["number"],
            day=day,
            session=cells.get("session", ""),
            title=cells.get("title", ""),
            symbol=cells.get("symbol", ""),
            motion=action,
            about=", ".join(filter(None, (cells.get("procedure", ""), cells.get("area", "")))),
            cast=self._cast(cells["number"], row, day, where),
            # What was put to the vote was carried, were it not to approve Parliament's amendments.
            outcome="adopted" if {"adoption", "approval"} & _parts(action) else "",
            rule=self._rule(cells, where),
            where=where,
        )

    def _rule(self, cells: dict[str, str], where: str) -> str:
        stated = cells["rule"].casefold()
        if stated not in _RULES:
            number = cells["number"]
            said = f'"{cells["rule"]}", the voting rule of act {number}, is none that is known here'
            what = f"{said}; it is kept as it stands." if stated else ""
            self._report(Dirt(where, what or f"Act {number} states no voting rule."))
        return _RULES.get(stated, stated)

    def _cast(self, number: str, row: list[str], day: date, where: str) -> Cast:
        council = set(members("eu", day))
        found: dict[str, list[str]] = {word: [] for word in WORDS}
        for member, column in sorted(self._members.items(), key=lambda item: item[1]):
            text = row[column].strip()
            word = _WORDS.get(text.casefold().removesuffix(".0"))
            name = name_on(member, day)
            if word is None:
                what = f'"{text}" of {name} on act {number} is no vote (1, 0, -1 or empty)'
                self._report(Dirt(where, f"{what}; it is left out.", kept=False))
            elif member in council:
                found[word].append(member)
            elif word != "apart":
                what = f"{name} has a vote on act {number} of {day}, when it was no member"
                self._report(Dirt(where, f"{what}; it is left out.", kept=False))
        for member in council - self._members.keys():
            self._absent.setdefault(member, where)
        return {word: tuple(voters) for word, voters in found.items() if voters}


def _member(heading: str) -> str | None:
    """Return the member a column is of: "AT", "EL", "UK", "Austria"."""
    name = heading.strip()
    if len(name) == 2 and not name.isupper():  # noqa: PLR2004 - "id" is no Indonesia, nor "no" Norway
        return None
    found = named(name)
    state = states().get(found.code) if found else None
    return state.code if state and spans(state, "eu") else None


def _parts(action: str) -> set[str]:
    return {word.removeprefix("non-") for word in action.casefold().split()}
