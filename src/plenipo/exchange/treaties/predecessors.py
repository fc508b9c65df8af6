"""Instruments of States that are no more, which status tables keep in footnotes alone.

A table of today has the Czech Republic's succession and not Czechoslovakia's ratification, which
was counted when the treaty entered into force. ``predecessors.csv`` has those that decide a date of
the library's clauses: from the historical notes of the UN Treaty Collection, from memory.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib import resources

from plenipo.treaty.instruments import BINDS, DISSOLUTION, SUCCESSION, Instrument

ENDED = {
    "CSHH": date(1993, 1, 1),
    "DDDE": date(1990, 10, 3),
    "YUCS": date(2000, 11, 1),
}
"""The first day on which a State was no more: Czechoslovakia, the German Democratic Republic, the
Socialist Federal Republic of Yugoslavia, whose instruments the depositary counted (UNCLOS) until
until the Federal Republic of Yugoslavia was admitted to the United Nations as another State."""

SUCCESSORS = {"CSHH": ("CZ", "SK"), "YUCS": ("BA", "HR", "MK", "SI")}
"""Whose succession tells that they had been bound. Serbia's and Montenegro's may be to a later
State, and a united Germany succeeded to nothing."""


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
