"""``plenipo force``: since when a treaty is in force, or what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from plenipo.cli.register import Readers
from plenipo.cli.terminal import say
from plenipo.core.errors import InputError, UsageError

if TYPE_CHECKING:
    from datetime import date

    from plenipo.capabilities.treaties.treaty import Treaty as Held
    from plenipo.treaty.clause import Clause
    from plenipo.treaty.instruments import Instrument
    from plenipo.treaty.treaty_file import Treaty

IN_FORCE, NOT_IN_FORCE = 0, 1


def force(  # noqa: PLR0913 - the options of a command
    treaty: Annotated[
        str, Parameter(help="A treaty file (.yaml, .csv), a clause's name, or a treaty's code.")
    ] = "",
    /,
    *,
    register: Annotated[
        Path | None, Parameter(help="The register whose treaty is meant, by its code.")
    ] = None,
    clause: Annotated[str, Parameter(help="The clause to ask: a name, or a file.")] = "",
    as_of: Annotated[str, Parameter(help="The day: 2020-06-01; today unless told.")] = "",
    reader: Readers = "",
    parties: Annotated[bool, Parameter(help="List the participants.", negative="")] = False,
    json: Annotated[bool, Parameter(help="Print JSON.", negative="")] = False,
) -> int:
    """Tell since when a treaty is in force, the instrument that triggered it, and the arithmetic.

    Without a treaty, the clauses of the library are listed, or the treaties of the register; with
    the name of a clause, it is shown.
    Exit code: 0 in force, 1 not in force, 2 input wrong.

    plenipo force treaty.yaml --as-of 2002-06-30

    plenipo force instruments.csv --clause rome-statute

    plenipo force charter --register body.plenipo
    """
    from plenipo.cli.force_told import as_json, day, must_be_filled, show, told  # noqa: PLC0415
    from plenipo.treaty import force as forces  # noqa: PLC0415 - other commands start faster

    on = day(as_of)
    if register is not None and not treaty:
        return _list_treaties(register, reader, on)
    if register is not None:
        if clause:
            raise UsageError("A treaty of a register has its own clause: leave --clause out.")
        its = _of_register(register, treaty, reader, on)
    elif not treaty:
        return _list_clauses()
    elif not Path(treaty).suffix and not Path(treaty).exists():
        if clause:
            raise UsageError(
                f"'{treaty}' is a clause itself: leave --clause out, or name a file of instruments."
            )
        return _show_clause(treaty)
    else:
        its = _treaty(Path(treaty), clause)
    must_be_filled(its.clause)
    found = forces.force(its.clause, its.instruments, on)
    if json:
        say(as_json(told(its.treaty, found)))
    else:
        show(its.title, found, list_parties=parties)
    return IN_FORCE if found.is_in_force else NOT_IN_FORCE


def _treaty(path: Path, clause: str) -> Treaty:
    """Read a treaty file, or a table of instruments with the clause that is named.

    :raises UsageError: where a table comes without a clause.
    """
    import msgspec  # noqa: PLC0415 - other commands start faster

    from plenipo.cli.force_told import text_of  # noqa: PLC0415
    from plenipo.treaty.treaty_file import Treaty, read_treaty  # noqa: PLC0415

    if path.suffix.lower() == ".csv":
        if not clause:
            raise UsageError("A table of instruments needs its clause: name it with --clause.")
        asked = read_clause(clause)
        items = instruments_in(path, asked.zone)
        return Treaty(path.stem, asked.name, asked, items)
    treaty = read_treaty(text_of(path), f"'{path}'", _naming)
    if clause:
        treaty = msgspec.structs.replace(treaty, clause=read_clause(clause))
    if treaty.table:
        items = instruments_in(path.parent / treaty.table, treaty.clause.zone)
        treaty = msgspec.structs.replace(treaty, instruments=items)
    return treaty


def instruments_in(path: Path, zone: str = "UTC") -> tuple[Instrument, ...]:
    """Read a CSV file of instruments."""
    from plenipo.cli.force_told import text_of  # noqa: PLC0415 - other commands start faster
    from plenipo.treaty.treaty_file import read_instruments  # noqa: PLC0415

    return read_instruments(text_of(path), f"'{path}'", _naming, zone)


def _naming(name: str) -> str:
    from plenipo.exchange.treaties import code_of  # noqa: PLC0415 - other commands start faster

    return code_of(name) or (name if name.isascii() and name.isupper() else "")


def _treaties_of(register: Path, reader: str) -> dict[str, Held]:
    """Return the treaties of a register, by code, as a reader may see them."""
    from plenipo.assembly import house  # noqa: PLC0415 - other commands start faster
    from plenipo.capabilities.treaties.state import Treaties  # noqa: PLC0415
    from plenipo.cli.journal import lens  # noqa: PLC0415
    from plenipo.register.opening import open_to_read  # noqa: PLC0415
    from plenipo.register.view import Seen  # noqa: PLC0415

    reading = open_to_read(register, house())
    try:
        return Seen(reading, lens("", reader)).state.of(Treaties).treaties
    finally:
        reading.store.close()


def _of_register(register: Path, code: str, reader: str, on: date) -> Treaty:
    """Return a treaty as a register holds it.

    :raises InputError: where there is no treaty of that code.
    """
    from plenipo.treaty.treaty_file import Treaty  # noqa: PLC0415 - other commands start faster

    treaties = _treaties_of(register, reader)
    found = treaties.get(code)
    if found is None:
        known = ", ".join(treaties) or "none yet"
        raise InputError(f"There is no treaty '{code}' in '{register}': there are {known}.")
    return Treaty(code, _title(found), found.clause_on(on), found.instruments)


def _list_treaties(register: Path, reader: str, on: date) -> int:
    """Print each treaty of a register in a line: whether it is in force."""
    from plenipo.treaty.telling import headline  # noqa: PLC0415 - other commands start faster

    found = _treaties_of(register, reader)
    for code, treaty in found.items():
        say(f"{code}: {_title(treaty)}. {headline(treaty.force(on))}")
    if not found:
        say(f"There is no treaty in '{register}'.")
    return IN_FORCE


def _title(treaty: Held) -> str:
    return treaty.names.get("en") or next(iter(treaty.names.values()), treaty.code)


def read_clause(name: str) -> Clause:
    """Read a clause of the library by its name or its treaty's number, or of a file."""
    from plenipo.cli.force_told import text_of  # noqa: PLC0415 - other commands start faster
    from plenipo.treaty.clause_file import library, named, read  # noqa: PLC0415

    path = Path(name)
    if name not in library() and (path.suffix or path.exists()):
        return read(text_of(path), f"'{path}'")
    of_number = (one for one in library() if named(one).treaty.lower() == name.lower())
    return named(name if name in library() else next(of_number, name))


def _list_clauses() -> int:
    from plenipo.treaty.clause_file import library, named  # noqa: PLC0415 - faster start

    for name in library():
        clause = named(name)
        say(f"{name}: {clause.name} ({clause.article})")
    return 0


def _show_clause(name: str) -> int:
    """Print a clause of the library: without instruments it is in force for nobody."""
    from plenipo.procedure.telling import told  # noqa: PLC0415 - other commands start faster
    from plenipo.treaty.telling import later  # noqa: PLC0415

    clause = read_clause(name)
    say(f"{clause.name}. {clause.article}:")
    counted = {"in favour": "counted"}
    for sentence in told(clause.condition, lambda text: counted.get(text, text)):
        say(f"  {sentence.line()}")
    words = clause.delay.words if clause.delay.number else "at once"
    say(f"  Then: {words}.")
    if later(clause):
        say(later(clause))
    say(f"Source: {clause.source}.")
    its, number = clause.clause, clause.treaty
    say(f"Its instruments are in no file that was named: plenipo force FILE --clause {its}")
    if number:
        say(f"Of its depositary's tables: plenipo treaties import mtdsg DIR --treaty {number}")
    return NOT_IN_FORCE


COMMANDS = (force,)
