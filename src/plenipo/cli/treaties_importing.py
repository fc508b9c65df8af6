"""The command behind ``plenipo treaties import``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from cyclopts import Parameter

from plenipo.cli.force import instruments_in, read_clause
from plenipo.cli.force_told import Told, as_json, day, must_be_filled, show, told
from plenipo.cli.main import application, call, paragraphs
from plenipo.cli.terminal import say, tell
from plenipo.core.errors import InputError, UsageError
from plenipo.exchange.history import Dirt
from plenipo.exchange.treaties import StatusTable, read_mtdsg
from plenipo.exchange.treaties.mtdsg import number_of
from plenipo.exchange.treaties.predecessors import completed, instruments_of, untold
from plenipo.treaty.clause import Clause
from plenipo.treaty.clause_file import library, named
from plenipo.treaty.force import Force, force
from plenipo.treaty.instruments import Instrument
from plenipo.treaty.participation import Participation, participation

DONE, NOT_IN_FORCE = 0, 1


class Status(msgspec.Struct, frozen=True):
    """A treaty of a folder, as ``--json`` prints it."""

    number: str
    title: str
    as_of: date
    signatories: tuple[str, ...]
    bound: tuple[str, ...]
    names: dict[str, str]
    force: Told | None = None


def run_import(tokens: Sequence[str]) -> int:
    """Run ``plenipo treaties import``."""
    app = application("plenipo treaties import", paragraphs(import_tables.__doc__ or ""))
    app.default(import_tables)
    return call(app, tokens)


def import_tables(  # noqa: PLR0913 - the options of a command
    collection: Annotated[Literal["mtdsg"], Parameter(help="Whose tables.")],  # noqa: ARG001
    folder: Annotated[Path, Parameter(name="DIR", help="The folder with index.csv.")],
    /,
    *,
    treaty: Annotated[str, Parameter(help="One treaty alone: 18-10 or XVIII-10.")] = "",
    clause: Annotated[str, Parameter(help="The clause to ask: a name, or a file.")] = "",
    also: Annotated[
        Path | None, Parameter(help="A CSV file of instruments that the table does not have.")
    ] = None,
    as_of: Annotated[str, Parameter(help="The day: 2014-07-01; today unless told.")] = "",
    json: Annotated[bool, Parameter(help="Print JSON.", negative="")] = False,
) -> int:
    """Read the status tables of treaties, and show each treaty's participants.

    A treaty whose clause is in the library is asked it; --clause asks another of the one treaty.
    A table tells neither withdrawals nor what States deposited that are no more: --also adds them.
    """
    if clause and not treaty:
        raise UsageError("--clause is asked of one treaty: name it with --treaty.")
    if also and not treaty:
        raise UsageError("--also has instruments of one treaty: name it with --treaty.")
    on = day(as_of)
    chosen = read_clause(clause) if clause else None
    if chosen is not None:
        must_be_filled(chosen)
    dirt: list[Dirt] = []
    more = instruments_in(also) if also else ()
    asked = [_asked(table, chosen, on, more) for table in read_mtdsg(folder, dirt.append, treaty)]
    for each in dirt:
        tell(f"{each}.")
    if not asked:
        raise InputError(
            f"No status table was read in '{folder}': name the folder that has index.csv and"
            " treaties/*.csv."
        )
    if json:
        say(as_json([_status(*one) for one in asked]))
    elif treaty:
        for one in asked:
            _show(*one)
    else:
        _list(asked, dirt)
    return _code(asked) if treaty else DONE


_Asked = tuple[StatusTable, Participation, Force | None]


def _asked(
    table: StatusTable, chosen: Clause | None, on: date, more: tuple[Instrument, ...]
) -> _Asked:
    """Return a table, who takes part, and what its clause finds where there is one."""
    clause = chosen or _clause_of(table.number)
    items = (*completed(table.number, table.instruments), *more)
    if clause is None:
        return table, participation(items, on), None
    found = force(clause, items, on)
    return table, found.participation, found


def _clause_of(number: str) -> Clause | None:
    """Return the clause of the library for a treaty, where it leaves nothing to be given."""
    from plenipo.treaty.force import unfilled  # noqa: PLC0415 - used here alone

    clauses = (named(name) for name in library())
    its = (one for one in clauses if one.treaty and number_of(one.treaty) == number)
    return next((clause for clause in its if not unfilled(clause)), None)


def _code(asked: list[_Asked]) -> int:
    found = [one for _, _, one in asked if one is not None]
    return DONE if all(one.is_in_force for one in found) else NOT_IN_FORCE


def _status(table: StatusTable, part: Participation, found: Force | None) -> Status:
    return Status(
        table.number,
        table.title,
        part.as_of,
        part.signatories,
        part.bound,
        table.names,
        told(table.number, found) if found else None,
    )


def _show(table: StatusTable, part: Participation, found: Force | None) -> None:
    """Print one treaty: its entry into force where a clause was asked, and its participants."""
    if found is not None:
        show(f"{table.number}: {table.title}", found)
    else:
        say(f"{table.number}: {table.title}")
        say(f"As of {part.as_of}: signatories {len(part.signatories)}, bound {len(part.bound)}.")
    for line in _cautions(table.instruments, table.number):
        say(line)
    say()
    for code in sorted({*part.standings, *table.names}):
        its = part.standings.get(code)
        signed = f"signed {its.signature.day}" if its and its.signature else ""
        spans = [f"{s.consent.kind} {s.consent.day}" for s in its.spans] if its else []
        since = found.parties.get(code) if found else None
        words = [word for word in (signed, *spans, f"in force {since}" if since else "") if word]
        say(f"{code:8} {table.names.get(code, '')}: {'; '.join(words)}")


def _cautions(items: tuple[Instrument, ...], number: str) -> list[str]:
    """Say what the table does not tell of predecessors, and what was added of them."""
    known = instruments_of(number)
    added = [f"{i.participant} {i.kind} {i.day}" for i in known if i.kind != "dissolution"]
    lines = [f"Added, of States that are no more: {', '.join(added)}."] if added else []
    missing = untold((*items, *known))
    if missing:
        lines.append(
            f"Not in the table, though others succeeded to it: {', '.join(missing)}. A count may"
            " have been reached earlier."
        )
    return lines


def _list(asked: list[_Asked], dirt: list[Dirt]) -> None:
    for table, part, found in asked:
        since = f", in force {found.in_force}" if found and found.in_force else ""
        say(
            f"{table.number}: participants {len(table.names)}, signatories"
            f" {len(part.signatories)}, bound {len(part.bound)}{since}. {table.title}"
        )
    rows = sum(table.rows for table, _, _ in asked)
    items = sum(len(table.instruments) for table, _, _ in asked)
    lost = sum(not each.kept for each in dirt)
    say(f"Treaties: {len(asked)}. Rows: {rows}. Instruments: {items}.")
    say(f"Reported: {len(dirt)}, of which {lost} could not be read and were left out.")
