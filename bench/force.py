"""Status tables of treaties: reading, folding and asking them, against only reading the files."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.figures import Figure, best
from plenipo.exchange.treaties import StatusTable, read_mtdsg
from plenipo.exchange.treaties.mtdsg import number_of
from plenipo.treaty.clause import Clause
from plenipo.treaty.clause_file import library, named
from plenipo.treaty.force import force, unfilled
from plenipo.treaty.participation import participation

REAL = Path(__file__).parents[2] / "shared/data/treaties-mtdsg"
DAY = date(2014, 7, 1)


def figures(folder: Path) -> Iterator[Figure]:
    """Time the real tables where they lie beside the project; else there is nothing to time."""
    del folder
    if not REAL.is_dir():
        return
    limit = best(_rows)
    told = f"rows read in {limit:.2f} s"
    clauses = {
        number_of(clause.treaty): clause
        for clause in map(named, library())
        if clause.treaty and not unfilled(clause)
    }
    read = best(_tables)
    tables = _tables()
    yield _figure(f"reading {len(tables)} status tables", read, limit, told, 20)
    all_of_it = best(lambda: _asked(_tables(), clauses))
    yield _figure("reading, folding, every status computed", all_of_it, limit, told, 30)


def _figure(what: str, took: float, limit: float, told: str, at_most: int) -> Figure:
    return Figure(what, f"{took:.2f} s", told, took / limit, at_most, at_least=False)


def _rows() -> int:
    paths = (REAL / "treaties").glob("*.csv")
    return sum(len(list(csv.reader(path.read_text("utf-8").splitlines()))) for path in paths)


def _tables() -> list[StatusTable]:
    return list(read_mtdsg(REAL, lambda _: None))


def _asked(tables: list[StatusTable], clauses: dict[str, Clause]) -> int:
    """Fold each table, and ask its clause where there is one; return how many are in force."""
    found = 0
    for table in tables:
        clause = clauses.get(table.number)
        if clause is None:
            participation(table.instruments, DAY)
        else:
            found += force(clause, table.instruments, DAY).is_in_force
    return found
