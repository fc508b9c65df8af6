"""The page of voting power under a rule: how often each member's vote decides, and what if."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from plenipo.capabilities.members.state import Members, member_named, members_named
from plenipo.capabilities.rulebook.state import Rulebook, rule_named
from plenipo.core.errors import PlenipoError
from plenipo.core.page import Named, message
from plenipo.procedure.rule_file import read
from plenipo.register.view import View

if TYPE_CHECKING:
    from plenipo.analysis.power.report import Report
    from plenipo.analysis.power.report import Value as Index

PATIENCE = 0.4
"""How many seconds an exact count may take, by its estimate: others wait for the page as well."""
MOST_BYTES = 2**28
"""How much memory an exact count may take."""
SAMPLES = 20_000
"""How many coalitions and orders are drawn where counting would take longer."""

NOT_COUNTED = {
    "steps": message("what the rule provides for where its condition fails"),
    "tie": message("a casting vote at an equal division"),
    "gates": message("what must still happen after the decision"),
}


class WhatIf(msgspec.Struct, frozen=True):
    """What is tried; empty for the rule as it is.

    :ivar join: who joins, and ``weighs``: its weight (``8.4``), or several by their names.
    :ivar leave: who leaves.
    :ivar one: who votes alike with ``other``.
    """

    join: str = ""
    weighs: str = ""
    leave: str = ""
    one: str = ""
    other: str = ""

    @property
    def changes(self) -> bool:
        """Whether anything is tried."""
        return bool(self.join or self.leave or self.one or self.other)


class Share(msgspec.Struct, frozen=True):
    """A part of the whole, in percent.

    :ivar low: where it was sampled, the ends of the interval, and ``high``.
    :ivar before: what it was without what is tried.
    """

    percent: float
    low: float | None = None
    high: float | None = None
    before: float | None = None


class PowerLine(msgspec.Struct, frozen=True):
    """The power of a member, or of several that vote as one.

    :ivar weights: its part of each weight, in percent, in the order of the page's ``weights``.
    :ivar absolute: the part of all coalitions of the others in which its vote decides, in percent.
    :ivar bar: how long its bar is, in percent of the longest.
    """

    members: tuple[Named, ...]
    weights: tuple[float, ...]
    banzhaf: Share
    shapley_shubik: Share
    absolute: float
    bar: float


class PowerPage(msgspec.Struct, frozen=True):
    """Voting power under a rule on the day shown.

    :ivar method: ``weights``, ``meeting`` or ``enumeration``: exact; ``sampled``; empty for none.
    :ivar samples: how many coalitions and orders were drawn, where it was sampled.
    :ivar within: the widest 95 % interval, from the value, in percentage points.
    :ivar not_counted: what of the rule is not in the numbers.
    :ivar problem: why nothing is shown, or why what is tried cannot be.
    :ivar members: who has a vote as the rule is: they can leave, or vote alike.
    """

    rule: Named
    on: date
    article: str
    method: str
    samples: int
    within: float
    not_counted: tuple[str, ...]
    weights: tuple[str, ...]
    lines: tuple[PowerLine, ...]
    problem: str
    members: tuple[Named, ...]
    what_if: WhatIf


class Counted(msgspec.Struct, frozen=True):
    """What was counted, or why it was not."""

    report: Report | None = None
    players: tuple[str, ...] = ()
    weights: tuple[str, ...] = ()
    article: str = ""
    notes: tuple[str, ...] = ()
    problem: str = ""


def power_page(view: View, rule: str, what_if: WhatIf) -> PowerPage:
    """Return the page of power under a rule."""
    text = view.seen.state.of(Rulebook).texts[rule]
    here = view.seen.state.of(Members).on(view.today)
    as_it_is = count(text, view.today, here, WhatIf())
    shown = count(text, view.today, here, what_if) if what_if.changes else as_it_is
    problem = shown.problem
    if shown.report is None and as_it_is.report is not None:
        shown = as_it_is
    found = shown.report
    return PowerPage(
        rule=rule_named(view, rule),
        on=view.today,
        article=shown.article,
        method=found.method if found else "",
        samples=found.samples if found else 0,
        within=100 * found.within if found else 0.0,
        not_counted=tuple(view.wording.translate(NOT_COUNTED[note]) for note in shown.notes),
        weights=shown.weights,
        lines=_lines(view, found, shown.weights) if found else (),
        problem=problem,
        members=members_named(view, as_it_is.players),
        what_if=what_if,
    )


@lru_cache(maxsize=256)
def count(text: str, day: date, here: tuple[str, ...], what_if: WhatIf) -> Counted:
    """Count the power under a rule; the members of the organisation vote where it names none."""
    from plenipo.analysis.power import report as reports  # noqa: PLC0415 - numpy starts slowly
    from plenipo.analysis.power import wishes  # noqa: PLC0415
    from plenipo.analysis.power.counting import ways  # noqa: PLC0415
    from plenipo.analysis.power.rule import pose  # noqa: PLC0415

    try:
        rule = read(text)
        version = rule.nearest(day)
        named = () if rule.members or version.seats else here
        posed = before = pose(rule, day, named)
        if what_if.changes:
            joins = f"{what_if.join}={what_if.weighs}" if what_if.weighs else what_if.join
            together = tuple(filter(None, (what_if.one, what_if.other)))
            posed = pose(
                rule,
                day,
                named,
                joining=wishes.joining([joins] if joins else ()),
                leaving=tuple(filter(None, (what_if.leave,))),
                blocs=(together,) if together else (),
            )
        quickest = ways(posed.game)[0]
        if quickest.seconds <= PATIENCE and quickest.bytes <= MOST_BYTES:
            found = reports.report(posed, before if what_if.changes else None)
        else:
            found = reports.sampled(posed, SAMPLES)
    except PlenipoError as error:
        return Counted(problem=error.sentence)
    names = tuple(posed.shares)
    return Counted(found, posed.game.players, names, posed.article, posed.notes)


def _lines(view: View, found: Report, weights: tuple[str, ...]) -> tuple[PowerLine, ...]:
    longest = max((line.banzhaf.value for line in found.lines if line.banzhaf), default=0) or 1
    return tuple(
        PowerLine(
            members=_named(view, line.member),
            weights=tuple(100 * line.shares[name] for name in weights),
            banzhaf=_share(line.banzhaf),
            shapley_shubik=_share(line.shapley_shubik),
            absolute=100 * line.absolute.value if line.absolute else 0.0,
            bar=100 * line.banzhaf.value / longest if line.banzhaf else 0.0,
        )
        for line in found.lines
    )


def _named(view: View, player: str) -> tuple[Named, ...]:
    """Return who a player is: of a bloc, its members."""
    if player in view.seen.state.of(Members).members:
        return (member_named(view, player),)
    return members_named(view, player.split("+"))


def _share(value: Index | None) -> Share:
    if value is None:
        return Share(0.0)
    low, high, before = (
        None if part is None else 100 * part for part in (value.low, value.high, value.before)
    )
    return Share(100 * value.value, low, high, before)
