"""The page of a plan: the list of its measures, as it goes to those who approve it."""

from __future__ import annotations

from datetime import date

import msgspec

from plenipo.capabilities.contingency.lines import MeasureLine, Playing, measure_line
from plenipo.capabilities.contingency.record import LEVELS, Plan, Situation
from plenipo.capabilities.contingency.situation_page import shown
from plenipo.capabilities.contingency.standing import APPROVED
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import in_language
from plenipo.capabilities.sessions.state import session_named
from plenipo.core.page import Named
from plenipo.register.view import View


class Rung(msgspec.Struct, frozen=True):
    """The measures of one level."""

    level: str
    measures: tuple[MeasureLine, ...]


class MeasuresPage(msgspec.Struct, frozen=True):
    """A plan.

    :ivar played: the exercise that is shown; None for reality.
    :ivar approved: how many of its measures are approved.
    :ivar total: how many there are.
    :ivar session: the session before which its document is.
    :ivar overdue: whether it should have been reviewed by now.
    :ivar rungs: its measures by level, from the lowest.
    """

    plan: Named
    situation: Named
    played: Playing | None
    document: Named | None
    session: Named | None
    approved: int
    total: int
    review: date | None
    overdue: bool
    rungs: tuple[Rung, ...]
    source: str
    entry: int


def measures_page(view: View, situation: Situation, plan: Plan, exercise: str) -> MeasuresPage:
    """Return the page of a plan.

    :raises NotThereError: of an exercise that is not on its situation.
    """
    then, board, played = shown(view, situation, exercise)
    language = view.wording.language
    document = view.seen.state.of(Documents).documents.get(plan.document)
    lines = [measure_line(then, situation, board, plan, each) for each in plan.measures.values()]
    rungs = {level: tuple(line for line in lines if line.level == level) for level in LEVELS}
    return MeasuresPage(
        plan=Named(plan.code, in_language(plan.names, language)),
        situation=Named(situation.code, situation.title(language)),
        played=played,
        document=Named(document.code, document.title(language)) if document else None,
        session=session_named(view, document.session) if document else None,
        approved=sum(line.approval == APPROVED for line in lines),
        total=len(lines),
        review=plan.review,
        overdue=plan.review is not None and plan.review < view.today,
        rungs=tuple(Rung(level, found) for level, found in rungs.items() if found),
        source=plan.source,
        entry=plan.entry,
    )
