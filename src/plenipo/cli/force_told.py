"""What ``plenipo force`` and ``plenipo treaties`` print of a treaty: for people, and as JSON."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from plenipo.cli.terminal import say
from plenipo.core.errors import InputError, UsageError
from plenipo.treaty import telling
from plenipo.treaty.clause import Clause
from plenipo.treaty.force import Force, unfilled
from plenipo.treaty.wanting import Wanting, candidates_of, wanting_of


class Party(msgspec.Struct, frozen=True):
    """One participant: whether it has signed, is bound, and from when it is in force for it."""

    code: str
    signed: date | None = None
    consent: str = ""
    deposited: date | None = None
    leaves: date | None = None
    in_force: date | None = None


class Told(msgspec.Struct, frozen=True):
    """A treaty's entry into force, as ``--json`` prints it."""

    treaty: str
    clause: str
    article: str
    as_of: date
    is_in_force: bool
    in_force: date | None
    trigger: date | None
    triggered_by: tuple[dict[str, str], ...]
    arithmetic: tuple[str, ...]
    missing: Wanting
    not_counted: dict[str, str]
    idle: tuple[dict[str, str], ...]
    participants: tuple[Party, ...]


def day(text: str) -> date:
    """Return a day that was asked for; today where none was.

    :raises UsageError: where it is none.
    """
    try:
        return date.fromisoformat(text) if text else datetime.now(UTC).date()
    except ValueError:
        raise UsageError(f"'{text}' is no day: write it like 2020-06-01.") from None


def text_of(path: Path) -> str:
    """Return the text of a file.

    :raises InputError: where it cannot be read, or is none.
    """
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise InputError(f"'{path}' cannot be read: {reason}.") from None
    except UnicodeDecodeError:
        raise InputError(f"'{path}' is no text in UTF-8: save it as UTF-8.") from None


def must_be_filled(clause: Clause) -> None:
    """See that a clause has all it asks about.

    :raises InputError: where something is left to be given, and is not.
    """
    lacking = unfilled(clause)
    if lacking:
        raise InputError(
            f"The clause '{clause.clause}' leaves to be given: {', '.join(lacking)}.",
            "A treaty file gives them under 'classes' and 'weights'.",
        )


def told(treaty: str, found: Force) -> Told:
    """Return a treaty's entry into force as plain values."""
    its = found.participation
    return Told(
        treaty,
        found.clause.clause,
        found.clause.article,
        found.as_of,
        found.is_in_force,
        found.in_force,
        found.trigger,
        tuple(
            {"participant": one.instrument.participant, "kind": one.instrument.kind}
            for one in found.triggering
        ),
        tuple(telling.arithmetic(found)),
        wanting_of(found, candidates_of(found)),
        found.uncounted,
        tuple({"participant": i.participant, "kind": i.kind, "day": str(i.day)} for i in its.idle),
        parties(found),
    )


def parties(found: Force) -> tuple[Party, ...]:
    """Return the participants, by code."""
    rows = []
    for code, its in found.participation.standings.items():
        span = its.spans[-1] if its.spans else None
        rows.append(
            Party(
                code,
                its.signature.day if its.signature else None,
                span.consent.kind if span else "",
                span.consent.day if span else None,
                span.until if span else None,
                found.parties.get(code) or (span.in_force if span else None),
            )
        )
    return tuple(rows)


def show(title: str, found: Force, *, list_parties: bool = False) -> None:
    """Print a treaty's entry into force."""
    clause = found.clause
    say(title)
    say(telling.headline(found))
    line = telling.trigger(found)
    if line:
        say(line)
    say(f"{clause.article}:")
    for line in telling.arithmetic(found):
        say(f"  {line}")
    for line in telling.uncounted(found):
        say(f"  {line}")
    for line in telling.missing(found):
        say(f"  {line}")
    line = telling.later(clause)
    if line:
        say(line)
    its = found.participation
    say(
        f"Signatories: {len(its.signatories)}. Bound: {len(its.bound)}."
        f" In force for: {sum(day <= found.as_of for day in found.parties.values())}."
    )
    for item in its.idle:
        say(f"Without effect: {item.participant}, {item.kind.replace('-', ' ')}, {item.day}.")
    if list_parties:
        show_parties(found)


def show_parties(found: Force) -> None:
    """Print the participants as a table."""
    from rich import box  # noqa: PLC0415 - rich is slow to import
    from rich.table import Table  # noqa: PLC0415

    from plenipo.cli.terminal import console  # noqa: PLC0415

    table = Table(box=box.SIMPLE, pad_edge=False)
    for heading in ("participant", "signed", "instrument", "of", "in force", "until"):
        table.add_column(heading)
    for one in parties(found):
        days = (one.signed, one.deposited, one.in_force, one.leaves)
        signed, deposited, since, leaves = (str(each) if each else "" for each in days)
        table.add_row(one.code, signed, one.consent, deposited, since, leaves)
    console().print(table)


def as_json(value: object) -> str:
    """Write plain values as JSON."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
