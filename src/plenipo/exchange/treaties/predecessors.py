"""Instruments of States that are no more, which status tables keep in footnotes alone.

A table of today has the Czech Republic's succession and not Czechoslovakia's ratification, which
was counted when the treaty entered into force. ``predecessors.csv`` has those that are known, each
with its source; ``memory`` says that it was checked by nothing but the date of force that the
depositary states, where it decides one. Decision 0026.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib import resources

import msgspec

from plenipo.treaty.instruments import BINDS, DISSOLUTION, SUCCESSION, Instrument

ENDED = {
    "CSHH": date(1993, 1, 1),
    "DDDE": date(1990, 10, 3),
    "YUCS": date(1992, 4, 27),
    "CNRC": date(1971, 10, 25),
}
"""The first day on which a State was no more: Czechoslovakia, the German Democratic Republic, the
Socialist Federal Republic of Yugoslavia (from which day Serbia declared its succession); and on
which another government represented China, that of the Republic of China no more."""

SUCCESSORS = {"CSHH": ("CZ", "SK"), "YUCS": ("BA", "HR", "MK", "SI")}
"""Whose succession tells that they had been bound. Serbia's and Montenegro's may be to a later
State, and a united Germany succeeded to nothing."""


def completed(number: str, items: Iterable[Instrument]) -> tuple[Instrument, ...]:
    """Return a table's instruments with those of predecessors, how they ended, who succeeded."""
    known = instruments_of(number)
    there = {item.participant for item in known}
    before = {code: state for state in there for code in SUCCESSORS.get(state, ())}
    found = (
        msgspec.structs.replace(item, of=before[item.participant])
        if item.kind == SUCCESSION and item.participant in before
        else item
        for item in items
    )
    return (*found, *known)


def instruments_of(number: str) -> tuple[Instrument, ...]:
    """Return the instruments of predecessors that are known of a treaty, and how they ended."""
    known = _known().get(number, ())
    ended = [
        Instrument(participant=item.participant, kind=DISSOLUTION, day=ENDED[item.participant])
        for item in known
    ]
    return (*known, *ended)


def untold(instruments: Iterable[Instrument]) -> tuple[str, ...]:
    """Return the predecessors whose successors are bound by succession and who are not there.

    They had been bound; when, the table does not say.
    """
    items = tuple(instruments)
    there = {item.participant for item in items if item.kind in BINDS}
    succeeded = {item.participant for item in items if item.kind == SUCCESSION}
    return tuple(
        code
        for code, successors in SUCCESSORS.items()
        if code not in there and succeeded.intersection(successors)
    )


@cache
def _known() -> dict[str, tuple[Instrument, ...]]:
    text = resources.files(__package__).joinpath("predecessors.csv").read_text("utf-8")
    found: dict[str, tuple[Instrument, ...]] = {}
    for row in csv.DictReader(text.splitlines()):
        day = date.fromisoformat(row["day"])
        item = Instrument(participant=row["participant"], kind=row["kind"], day=day)
        found[row["treaty"]] = (*found.get(row["treaty"], ()), item)
    return found
