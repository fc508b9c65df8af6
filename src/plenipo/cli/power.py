"""``plenipo power``: how often each member's vote turns the answer of a rule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
from cyclopts import Parameter

from plenipo.cli.terminal import console, say
from plenipo.core.errors import InputError, UsageError

if TYPE_CHECKING:
    from plenipo.analysis.power.report import Line, Report, Value
    from plenipo.analysis.power.rule import Posed
    from plenipo.procedure.rules import Rule

DONE = 0
HOW = {
    "weights": "exact, by counting over weights: all 2^{players} coalitions",
    "meeting": "exact, by enumeration of 2^{players} coalitions, meeting in the middle",
    "enumeration": "exact, by enumeration of 2^{players} coalitions",
    "sampled": (
        "sampled, not exact: {samples:,} coalitions and orders from the seed {seed};"
        " 95 % within ±{within:.2f} percentage points"
    ),
}
NOT_COUNTED = {
    "steps": "what the rule provides for where its condition fails",
    "tie": "a casting vote at an equal division",
    "gates": "what must still happen after the decision",
}
CONVENTION = "All are present and vote in favour or against."


class Answer(msgspec.Struct, frozen=True):
    """What ``plenipo power --json`` prints.

    :ivar on: the day for which the rule is asked.
    :ivar convention: who is taken to vote how.
    :ivar not_counted: what of the rule is not in the numbers.
    """

    rule: str
    on: date
    article: str
    exact: bool
    how: str
    convention: str
    not_counted: tuple[str, ...]
    power: Report


def power(  # noqa: PLR0913 - the options of a command
    rule: Annotated[str, Parameter(help="A rule's name, or a file with one.")] = "",
    /,
    *,
    on: Annotated[str, Parameter(help="The day: 2020-06-01; today unless told.")] = "",
    members: Annotated[
        str, Parameter(help="Who has a vote: codes with commas, or how many there are.")
    ] = "",
    weights: Annotated[
        Path | None,
        Parameter(help="A .csv of weights: the rule's own, or with --quota."),
    ] = None,
    quota: Annotated[str, Parameter(help="How much decides: 85%, '>50%', 2/3 or 255.")] = "",
    column: Annotated[str, Parameter(help="The column of the weights.")] = "",
    reading: Annotated[
        Sequence[str], Parameter(help="A point that can be read in several ways: POINT=READING.")
    ] = (),
    index: Annotated[str, Parameter(help="banzhaf, shapley-shubik or both.")] = "both",
    join: Annotated[
        Sequence[str], Parameter(help="What if this member joined: CODE or CODE=WEIGHT.")
    ] = (),
    leave: Annotated[Sequence[str], Parameter(help="What if this member left: CODE.")] = (),
    bloc: Annotated[Sequence[str], Parameter(help="What if these voted as one: A+B.")] = (),
    sample: Annotated[int, Parameter(help="Draw so many instead of counting exactly.")] = 0,
    seed: Annotated[int, Parameter(help="What the draws follow from.")] = 0,
    json: Annotated[bool, Parameter(help="Print JSON.", negative="")] = False,
) -> int:
    """Count voting power under a rule: Banzhaf and Shapley-Shubik.

    The numbers are exact unless --sample is given: then they are estimates, with their intervals.

    plenipo power eu-council-qmv --on 2020-06-01 --bloc FR+DE

    plenipo power --weights imf.csv --quota 85% --index banzhaf
    """
    from plenipo.analysis.power import report as reports  # noqa: PLC0415 - numpy starts slowly
    from plenipo.analysis.power import wishes  # noqa: PLC0415
    from plenipo.analysis.power.rule import pose  # noqa: PLC0415

    wanted = _wanted(index)
    day = _day(on)
    asked = _rule(rule, day, weights, quota, column, reading)
    named = wishes.members(members)
    before = pose(asked, day, named)
    joining, blocs = wishes.joining(join), wishes.blocs(bloc)
    leaving = wishes.leaving(leave, before.game.players)
    changed = bool(joining or blocs or leaving)
    posed = before
    if changed:
        posed = pose(asked, day, named, joining=joining, leaving=leaving, blocs=blocs)
    if sample:
        found = reports.sampled(posed, sample, seed, wanted)
    else:
        found = reports.report(posed, before if changed else None, wanted)
    answer = _answer(asked.rule, day, posed, found)
    if json:
        say(msgspec.json.format(msgspec.json.encode(answer), indent=2).decode())
    else:
        _show(answer, list(posed.shares))
    return DONE


def _rule(  # noqa: PLR0913, PLR0917 - what it is made of
    rule: str, day: date, weights: Path | None, quota: str, column: str, readings: Sequence[str]
) -> Rule:
    """Return the rule that is asked for, or the one that weights and a quota make.

    :raises UsageError: where neither is given, or what does not go together.
    """
    if rule and quota:
        raise UsageError("A rule says itself how much decides: leave --quota out.")
    if not rule and (weights is None or not quota):
        raise UsageError(
            "Name a rule ('plenipo rules' lists them), or give both --weights and --quota."
        )
    if weights is None and column:
        raise UsageError("--column is one of a file: name it with --weights.")
    if not rule and readings:
        raise UsageError("--reading is of a rule: name one.")
    found = _read(rule, readings) if rule else None
    if weights is not None:
        return _weighted(weights, found, day, quota, column)
    assert found is not None  # noqa: S101 - one of both was given
    return found


def _read(rule: str, readings: Sequence[str]) -> Rule:
    from plenipo.cli.rules_reading import chosen_readings, rule_text  # noqa: PLC0415 - faster start
    from plenipo.procedure.rule_file import read  # noqa: PLC0415

    found = rule_text(rule)
    return read(found.text, found.where, chosen_readings(readings))


def _weighted(path: Path, rule: Rule | None, day: date, quota: str, column: str) -> Rule:
    from plenipo.analysis.power import weight_table  # noqa: PLC0415 - numpy starts slowly

    name, values = weight_table.read_weights(_text(path), str(path), column)
    if rule is not None:
        return weight_table.with_weights(rule, day, name, values)
    return weight_table.rule_of_weights(path.name, name, values, quota)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise InputError(f"'{path}' cannot be read: {reason}.") from None
    except UnicodeDecodeError:
        raise InputError(f"'{path}' is no text in UTF-8: save it as CSV in UTF-8.") from None


def _wanted(index: str) -> tuple[str, ...]:
    from plenipo.analysis.power.counting import INDICES  # noqa: PLC0415 - numpy starts slowly

    if index == "both":
        return INDICES
    if index in INDICES:
        return (index,)
    raise UsageError(f"There is no index '{index}': there are {', '.join(INDICES)} and both.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else datetime.now(UTC).date()
    except ValueError:
        raise UsageError(f"'{text}' is no day: write it like 2020-06-01.") from None


def _answer(rule: str, day: date, posed: Posed, found: Report) -> Answer:
    how = HOW[found.method].format(
        players=found.players,
        samples=found.samples,
        seed=found.seed,
        within=100 * found.within,
    )
    left = tuple(NOT_COUNTED[note] for note in posed.notes)
    return Answer(rule, day, posed.article, found.exact, how, CONVENTION, left, found)


def _show(answer: Answer, weights: list[str]) -> None:
    """Print the table, the most powerful first, and how it was counted."""
    from rich import box  # noqa: PLC0415 - rich is slow to import
    from rich.table import Table  # noqa: PLC0415

    found = answer.power
    table = Table(box=box.SIMPLE, pad_edge=False, title_justify="left")
    table.add_column("member")
    columns = _columns(found.lines[0], weights)
    for name in columns:
        table.add_column(name, justify="right")
    for line in found.lines:
        table.add_row(line.member, *_cells(line, weights))
    say(f"{answer.rule}, {answer.article}, on {answer.on}: {found.players} votes.")
    console().print(table)
    say(f"{answer.how[:1].upper()}{answer.how[1:]}.")
    say(answer.convention)
    for left in answer.not_counted:
        say(f"Not counted: {left}.")


def _columns(line: Line, weights: list[str]) -> list[str]:
    names = [f"share of {name}" for name in weights]
    titles = (("Banzhaf", line.banzhaf), ("Shapley-Shubik", line.shapley_shubik))
    for title, value in titles:
        if value is not None:
            names.append(title)
            names += ["before"] if value.before is not None else []
            names += ["95 % interval"] if value.low is not None else []
    return [*names, "Banzhaf, absolute"] if line.absolute else names


def _cells(line: Line, weights: list[str]) -> list[str]:
    cells = [_percent(line.shares[name]) for name in weights]
    for value in (line.banzhaf, line.shapley_shubik):
        if value is not None:
            cells += _told(value)
    return [*cells, f"{line.absolute.value:.6f}"] if line.absolute else cells


def _told(value: Value) -> list[str]:
    told = [_percent(value.value)]
    if value.before is not None:
        told.append(_percent(value.before))
    if value.low is not None and value.high is not None:
        told.append(f"{100 * value.low:.2f}-{_percent(value.high)}")
    return told


def _percent(part: float) -> str:
    return f"{100 * part:.2f} %"


COMMANDS = (power,)
