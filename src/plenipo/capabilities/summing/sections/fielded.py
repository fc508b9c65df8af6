"""Forces: what was pledged, assessed, certified and withdrawn, and what stood at the end."""

from __future__ import annotations

from collections.abc import Iterator

from plenipo.capabilities.forces.state import Forces
from plenipo.capabilities.members.state import in_language
from plenipo.capabilities.summing.account import Account, Cells
from plenipo.core.page import message
from plenipo.core.paper import Block


def fielded(account: Account) -> Iterator[Block]:
    """Tell each force that its reader may know of, and what its units came to."""
    known = account.state.of(Forces)
    if not known.forces:
        return
    yield account.heading(message("Common forces"))
    titles = (
        (message("Force"), 28),
        (message("Units pledged"), 12),
        (message("Units assessed"), 12),
        (message("Units certified"), 12),
        (message("Units withdrawn"), 12),
        (message("Units at the end"), 12),
        (message("Strength"), 12),
    )
    yield from account.table(titles, (_row(account, known, code) for code in known.forces))


def _row(account: Account, known: Forces, code: str) -> Cells:
    holds, now = account.period.holds, account.view.now
    pledges = [
        pledge
        for unit in known.units.values()
        for pledge in unit.contributions
        if pledge.force == code
    ]
    standing = [pledge for pledge in pledges if pledge.running(now)]
    figures = (
        sum(holds(pledge.moment) for pledge in pledges),
        sum(holds(each.moment) for pledge in pledges for each in pledge.assessments),
        sum(holds(each.moment) for pledge in pledges for each in pledge.certifications),
        sum(holds(pledge.withdrawn.moment) for pledge in pledges if pledge.withdrawn),
        len(standing),
        sum(pledge.told(now).strength for pledge in standing),
    )
    force = known.forces[code]
    return (in_language(force.names, account.language) or code, *map(str, figures))
