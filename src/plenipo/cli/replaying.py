"""The commands behind ``plenipo history``: importing records, and checking them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from cyclopts import Parameter

from plenipo.assembly import house
from plenipo.cli.main import application, call, paragraphs
from plenipo.cli.terminal import console, say, tell
from plenipo.exchange.history import Dirt
from plenipo.histories.bodies import BODIES
from plenipo.histories.checking import Reproduced, check_history
from plenipo.histories.importing import import_history
from plenipo.register.opening import open_to_read

ALL, NOT_ALL = 0, 1


def run_import(tokens: Sequence[str]) -> int:
    """Run ``plenipo history import``."""
    app = application("plenipo history import", paragraphs(import_records.__doc__ or ""))
    app.default(import_records)
    return call(app, tokens)


def run_check(tokens: Sequence[str]) -> int:
    """Run ``plenipo history check``."""
    app = application("plenipo history check", paragraphs(check_records.__doc__ or ""))
    app.default(check_records)
    return call(app, tokens)


def import_records(
    body: Annotated[Literal["unga", "unsc", "eu-council"], Parameter(help="Whose records.")],
    folders: Annotated[
        tuple[Path, ...], Parameter(name="DIR", help="The folders with their files.")
    ],
    /,
    *,
    register: Annotated[Path, Parameter(help="The register to make.")],
) -> int:
    """Make a register of a body's records: its members as they came and went, and every vote.

    What is wrong in the files is printed by file and line, with what was done about it.
    """
    dirt: list[Dirt] = []
    imported = import_history(BODIES[body], folders, register, dirt.append)
    for each in dirt:
        tell(str(each))
    say(f"The register '{register}' is made: {imported.entries} entries.")
    say(f"Votes: {imported.votes}. Decisions without a vote: {imported.decisions}.")
    lost = sum(not each.kept for each in dirt)
    say(f"Reported: {len(dirt)}, of which {lost} could not be read and were left out.")
    say(f"Check it:  plenipo history check {register}")
    return ALL


def check_records(
    register: Annotated[Path, Parameter(help="The register's file.")],
    /,
    *,
    as_json: Annotated[
        bool, Parameter(name="--json", help="Print it as JSON.", negative="")
    ] = False,
) -> int:
    """Ask the rules again about every vote of a register, and count the names again.

    Prints, for each rule, how many declared outcomes and announced totals are reproduced, and every
    one that is not, with the reason.
    """
    told = check_history(open_to_read(register, house()).state())
    if as_json:
        say(msgspec.json.encode(told).decode())
    else:
        _show(told)
    return ALL if all(each.whole for each in told) else NOT_ALL


def _show(told: list[Reproduced]) -> None:
    from rich.table import Table  # noqa: PLC0415 - rich is slow to import

    if not told:
        say("There are no votes in this register.")
        return
    table = Table(box=None, pad_edge=False)
    table.add_column("Rule")
    table.add_column("Years")
    for heading in ("Votes", "Outcomes", "reproduced", "", "Totals", "reproduced", ""):
        table.add_column(heading, justify="right")
    for each in told:
        table.add_row(
            each.rule,
            f"{each.first.year}-{each.last.year}",
            str(each.votes),
            *_part(each.same_outcomes, each.outcomes),
            *_part(each.same_totals, each.totals),
        )
    console().print(table)
    differences = [difference for each in told for difference in each.differences]
    if not differences:
        say("Everything is reproduced.")
        return
    say()
    say(f"Not reproduced: {len(differences)}")
    for difference in differences:
        where = f" [{difference.source}]" if difference.source else ""
        say(f"  {difference.vote}, {difference.day}, {difference.kind}: {difference.why}{where}")


def _part(part: int, whole: int) -> tuple[str, str, str]:
    """Return a whole, a part of it, and the share, rounded down: 100 % is all.

    >>> _part(996, 1000), _part(0, 0), _part(19999, 20000)
    (('1000', '996', '99.60 %'), ('-', '-', ''), ('20000', '19999', '99.99 %'))
    """
    if not whole:
        return "-", "-", ""
    hundredths = part * 10_000 // whole
    return str(whole), str(part), f"{hundredths // 100}.{hundredths % 100:02} %"
