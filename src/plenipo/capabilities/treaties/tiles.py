"""A map on which every State is one square, about where it is: none is too small to be seen.

``tiles.csv`` is our own: the members and observer States of the United Nations and two States in
free association that conclude treaties, each on the free square nearest to where it is.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from importlib import resources

import msgspec

from plenipo.capabilities.members.state import Members
from plenipo.capabilities.treaties.looking import Looked, Participant, participant
from plenipo.capabilities.treaties.status_table import StatusRow

AROUND = 1
"""How many squares are shown around those who take part."""
CODES = ("alpha-2", "alpha-3")
"""The codes of members by which they are found on the map."""


class Square(msgspec.Struct, frozen=True):
    """A State's place on the map: its column from the west, its row from the north, from 0."""

    code: str
    column: int
    row: int


class Tile(msgspec.Struct, frozen=True):
    """A square of the map.

    :ivar standing: where the State stands, as in the table; empty for who takes no part.
    """

    participant: Participant
    standing: str
    column: int
    row: int


class TileMap(msgspec.Struct, frozen=True):
    """The map: as much of it as those who take part need.

    :ivar elsewhere: those who take part and are not on the map: organisations, States that are no
        more, and codes that are those of no State.
    """

    tiles: tuple[Tile, ...]
    columns: int
    rows: int
    elsewhere: tuple[Participant, ...]


@cache
def squares() -> dict[str, Square]:
    """Return the places of all States, by either code of ISO 3166-1."""
    text = resources.files(__package__).joinpath("tiles.csv").read_text("utf-8")
    found = {}
    for line in csv.DictReader(text.splitlines()):
        square = Square(line["code"], int(line["column"]), int(line["row"]))
        found[square.code] = found[line["alpha3"]] = square
    return found


def tile_map(looked: Looked, rows: Iterable[StatusRow]) -> TileMap:
    """Return the map of those who take part, and of States around them."""
    taking, elsewhere = {}, []
    for row in rows:
        square = _square(looked, row.participant.code)
        if square is None:
            elsewhere.append(row.participant)
        else:
            taking[square.code] = row
    chosen = _around([squares()[code] for code in taking])
    west = min((square.column for square in chosen), default=0)
    north = min((square.row for square in chosen), default=0)
    tiles = [
        Tile(
            taking[at.code].participant if at.code in taking else participant(looked.view, at.code),
            taking[at.code].standing if at.code in taking else "",
            at.column - west,
            at.row - north,
        )
        for at in chosen
    ]
    return TileMap(
        tiles=tuple(sorted(tiles, key=lambda tile: (tile.row, tile.column))),
        columns=max((tile.column + 1 for tile in tiles), default=0),
        rows=max((tile.row + 1 for tile in tiles), default=0),
        elsewhere=tuple(elsewhere),
    )


def _square(looked: Looked, code: str) -> Square | None:
    member = looked.view.seen.state.of(Members).members.get(code)
    codes = [member.codes[kind] for kind in CODES if kind in member.codes] if member else []
    return next((found for each in (*codes, code) if (found := squares().get(each))), None)


def _around(taking: list[Square]) -> list[Square]:
    """Return the squares of the part of the map in which these lie, and a little around it."""
    if not taking:
        return []
    columns, rows = [at.column for at in taking], [at.row for at in taking]
    west, east = min(columns) - AROUND, max(columns) + AROUND
    north, south = min(rows) - AROUND, max(rows) + AROUND
    every = {at.code: at for at in squares().values()}
    return [at for at in every.values() if west <= at.column <= east and north <= at.row <= south]
