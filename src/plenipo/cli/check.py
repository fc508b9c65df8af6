"""``plenipo check``: what is agreed, what is open, who holds it, what goes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
from cyclopts import Parameter

from plenipo.cli.terminal import console, say
from plenipo.core.errors import InputError

if TYPE_CHECKING:
    from plenipo.capabilities.play.report import Report
    from plenipo.core.fold import State
    from plenipo.exchange.tables import Table

AGREED, NOT_ALL = 0, 1
SQLITE = b"SQLite format 3\x00"
SHOWN = 20
LISTED = 100
"""Up to how many items the numbers of those agreed are listed one by one."""


class Answer(msgspec.Struct, frozen=True):
    """What ``plenipo check --json`` prints.

    :ivar all_agreed: whether every item of every session is agreed (withdrawn ones apart).
    :ivar problems: what could not be read or taken in, each a sentence with its place.
    """

    source: str
    all_agreed: bool
    sessions: tuple[Report, ...]
    problems: tuple[str, ...]


def check(  # noqa: PLR0913 - the options of a command
    file: Annotated[Path, Parameter(help="A table (.xlsx, .csv, .toml) or a register.")],
    /,
    *,
    rule: Annotated[str, Parameter(help="A rule's name, or a file with one.")] = "",
    session: Annotated[str, Parameter(help="Only this session, or this sheet.")] = "",
    stances: Annotated[
        str, Parameter(help="A table's own codes: 1=agree,0=abstain,-1=object")
    ] = "",
    as_of: Annotated[str, Parameter(help="As a register stood at this moment.")] = "",
    reader: Annotated[str, Parameter(help="Only what these circles may read: public,members")] = "",
    register: Annotated[
        Path | None, Parameter(help="Record what a table says in this one.")
    ] = None,
    json: Annotated[bool, Parameter(help="Print JSON.", negative="")] = False,
    output: Annotated[Path | None, Parameter(help="Also write .xlsx, .html or .csv.")] = None,
) -> int:
    """Check positions: what is agreed, what is open, who holds it.

    Exit code 0: all is agreed; 1: not all; 2: the input is wrong.
    """
    if _is_register(file):
        _only_for_tables(rule=rule, stances=stances, register=register)
        answer = check_register(file, session, as_of, reader)
    else:
        _only_for_registers(as_of=as_of, reader=reader)
        answer = check_table(file, rule, session, stances, register)
    if output is not None:
        from plenipo.exchange.reports import write_report  # noqa: PLC0415 - rarely needed

        write_report(output, answer.sessions, answer.problems)
    if json:
        say(msgspec.json.format(msgspec.json.encode(answer), indent=2).decode())
    else:
        show(answer)
        if output is not None:
            say(f"The report is in '{output}'.")
    return AGREED if answer.all_agreed else NOT_ALL


def check_register(path: Path, session: str, as_of: str, reader: str) -> Answer:
    """Check the sessions of a register that have items.

    :raises InputError: when there is no such session, or none with items.
    """
    from plenipo.assembly import house  # noqa: PLC0415 - starting is faster without
    from plenipo.cli.circumstances import reading_as  # noqa: PLC0415
    from plenipo.core.clock import parse_moment  # noqa: PLC0415
    from plenipo.core.fold import Lens  # noqa: PLC0415
    from plenipo.register.opening import open_to_read  # noqa: PLC0415

    lens = Lens(reading_as(reader), parse_moment(as_of) if as_of else None)
    reading = open_to_read(path, house())
    try:
        state = reading.state(lens)
    finally:
        reading.store.close()
    return _answer(str(path), state, _chosen(state, session, path), ())


def check_table(path: Path, rule: str, session: str, stances: str, register: Path | None) -> Answer:
    """Check a table; with a register, record what it says there first.

    :raises InputError: when the table or the rule cannot be used.
    """
    from plenipo.assembly import house  # noqa: PLC0415 - starting is faster without
    from plenipo.cli.rules_reading import rule_text  # noqa: PLC0415
    from plenipo.exchange.positions import Origin, take_in  # noqa: PLC0415
    from plenipo.exchange.reading import read_table  # noqa: PLC0415
    from plenipo.exchange.stances import parse_stances  # noqa: PLC0415
    from plenipo.procedure.rule_file import read  # noqa: PLC0415

    codes = parse_stances(stances) if stances else None
    table = read_table(path, sheet=session or None, stances=codes)
    text, where = rule_text(rule or table.rule or "consensus")
    origin = Origin(read(text, where), text, datetime.now(UTC).date())
    if register is not None:
        state, sessions, objections = _record(table, register, origin)
    else:
        state, sessions, found = take_in(table, house(), origin)
        objections = tuple(f"{o.place}: {o.refusal}" for o in found)
    problems = (*(str(problem) for problem in table.problems), *objections)
    return _answer(str(path), state, sessions, problems)


def _record(
    table: Table, path: Path, origin: object
) -> tuple[State, tuple[str, ...], tuple[str, ...]]:
    """Record in a register (a new one, if need be) what a table says beyond it."""
    from plenipo.assembly import house  # noqa: PLC0415
    from plenipo.core.request import Refused  # noqa: PLC0415
    from plenipo.exchange.positions import Origin, TableActs, slug  # noqa: PLC0415
    from plenipo.register.opening import create, open_to_write  # noqa: PLC0415

    assert isinstance(origin, Origin)  # noqa: S101 - imported late, so typed late
    name = slug(path.stem) or "register"
    registrar = (
        open_to_write(path, house())
        if path.exists()
        else create(path, house(), origin=name, title=Path(table.source).stem)
    )
    try:
        acts = TableActs(table, registrar.state, origin)
        answers = registrar.record(acts)
        refused = [
            f"{place}: {refusal}"
            for place, answer in zip(acts.places, answers, strict=True)
            if isinstance(answer, Refused)
            for refusal in answer.refusals
        ]
        say(f"{len(answers) - len(refused)} acts recorded in '{path}'.")
        return registrar.state, tuple(acts.session_codes().values()), tuple(refused)
    finally:
        registrar.close()


def _answer(
    source: str, state: State, sessions: Sequence[str], problems: tuple[str, ...]
) -> Answer:
    from plenipo.capabilities.play.report import report  # noqa: PLC0415
    from plenipo.capabilities.play.state import StateOfPlay  # noqa: PLC0415
    from plenipo.capabilities.sessions.state import Sessions  # noqa: PLC0415

    known = state.of(Sessions).sessions
    reports = tuple(report(StateOfPlay(state, known[code])) for code in sessions)
    agreed = all(found.all_agreed for found in reports)
    return Answer(source, agreed, reports, problems)


def _chosen(state: State, session: str, path: Path) -> tuple[str, ...]:
    """Return the sessions to check: the one named, or all that have items."""
    from plenipo.capabilities.sessions.state import Sessions  # noqa: PLC0415

    known = state.of(Sessions).sessions
    with_items = tuple(code for code, found in known.items() if found.items)
    if session and session not in known:
        listed = ", ".join(known) or "none yet"
        raise InputError(f"There is no session '{session}' in '{path}': there are {listed}.")
    if not session and not with_items:
        raise InputError(f"The register '{path}' has no session with items to check.")
    return (session,) if session else with_items


def _is_register(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE)) == SQLITE
    except OSError:
        return False  # the reader of tables says what is wrong with it


def _only_for_tables(**given: object) -> None:
    _refuse(given, "is for tables, not for a register: a register holds its rules and stances")


def _only_for_registers(**given: object) -> None:
    _refuse(given, "is for registers: a table has neither moments nor audiences")


def _refuse(given: dict[str, object], why: str) -> None:
    for name, value in given.items():
        if value:
            raise InputError(f"--{name.replace('_', '-')} {why}.")


def show(answer: Answer) -> None:
    """Print an answer for a person."""
    for found in answer.sessions:
        _show_numbers(found)
        _show_items(found)
        _show_members(found)
    if answer.problems:
        say(f"Could not be read or taken in ({len(answer.problems)}):")
        for problem in answer.problems[:SHOWN]:
            say(f"  {problem}")
        if len(answer.problems) > SHOWN:
            say(f"  and {len(answer.problems) - SHOWN} more; --json lists them all.")


def _show_numbers(found: Report) -> None:
    out = console()
    out.print(found.title, style="bold")
    out.print(found.headline, style="bold green")
    for status in ("agreed", "agreed-ad-referendum"):
        numbers = ", ".join(item.item for item in found.with_status(status))
        if numbers and len(found.items) <= LISTED:
            out.print(f"{status.replace('-', ' ').capitalize()}: {numbers}.")
    out.print(f"Rule: {found.rule_title} ({found.rule}; {found.article}).")
    out.print()


def _show_items(found: Report) -> None:
    """Print every item that is not agreed, with who holds it."""
    from plenipo.exchange.reports import holder_words  # noqa: PLC0415

    out = console()
    for status in (s for s in found.counts if not s.startswith("agreed")):
        items = found.with_status(status)
        if not items:
            continue
        out.print(f"{status.replace('-', ' ').capitalize()} ({len(items)})", style="bold")
        width = max(len(item.item) for item in items)
        for item in items:
            mark = " (illustrative)" if item.illustrative else ""
            out.print(f"  {item.item:<{width}}  {item.title}{mark}")
            if item.reason:
                out.print(f"  {'':<{width}}    {item.reason}", style="italic")
            for words in holder_words(item):
                out.print(f"  {'':<{width}}    {words}")
        out.print()


def _show_members(found: Report) -> None:
    """Print what each member holds."""
    holding = [member for member in found.members if member.open or member.aside]
    if not holding:
        return
    out = console()
    out.print("Who holds what", style="bold")
    for member in holding:
        held = ((member.open, "open"), (member.aside, "put aside"))
        parts = [f"{len(items)} {words}: {_numbers(items)}" for items, words in held if items]
        out.print(f"  {member.name} ({member.member})  {'; '.join(parts)}")
    out.print()


def _numbers(items: Sequence[str]) -> str:
    shown = ", ".join(items[:SHOWN])
    rest = len(items) - SHOWN
    return f"{shown} and {rest} more" if rest > 0 else shown


COMMANDS = (check,)
