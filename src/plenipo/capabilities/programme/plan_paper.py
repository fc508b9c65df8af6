"""A plan to carry out the decisions of a session, as a paper to send on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time

from plenipo.capabilities.members.state import Members, in_language, member_named
from plenipo.capabilities.programme.progress import OVERDUE, REACHED, Mark
from plenipo.capabilities.programme.state import Plan, marks_of, responsible_named
from plenipo.capabilities.sessions.state import session_named
from plenipo.core.paper import Block, Column, Paper, Paragraph, Table
from plenipo.register.view import View

KIND = "plan"


def plan_paper(view: View, plan: Plan) -> Paper:
    """Return a plan: who does what by when, to carry out which decision, and what is overdue."""
    members, wording = view.seen.state.of(Members), view.wording
    moment = max(view.seen.state.latest, datetime.combine(view.today, time(), UTC))
    return Paper(
        kind=KIND,
        reference=plan.code,
        title=plan.title(wording.language),
        organisation=in_language(members.names, wording.language),
        session=session_named(view, plan.session).name,
        meeting=member_named(view, plan.body).name if plan.body else "",
        moment=moment,
        dated=wording.say("As of {moment}", moment=wording.moment(moment)),
        language=wording.language,
        status="",
        blocks=tuple(_blocks(view, plan)),
    )


def _blocks(view: View, plan: Plan) -> Iterator[Block]:
    say, marks = view.wording.say, marks_of(plan, view)
    if plan.reference:
        yield Paragraph(plan.reference)
    if not marks:
        yield Paragraph(say("No action is assigned yet."))
        return
    columns = (
        Column(say("Decision"), 14),
        Column(say("What"), 38),
        Column(say("Who"), 22),
        Column(say("By when"), 12),
        Column(say("Standing"), 14),
    )
    yield Table(columns, tuple(_row(view, mark) for mark in marks))


def _row(view: View, mark: Mark) -> tuple[str, ...]:
    wording, task = view.wording, mark.task
    standing = wording.word("due", mark.standing)
    if mark.standing == OVERDUE:
        standing = wording.say("overdue since {late} days", late=mark.late)
    if mark.standing == REACHED and task.reached:
        standing = f"{standing}\n{task.reached.note}"
    return (
        task.decision,
        task.title(wording.language),
        wording.listed(one.name for one in responsible_named(view, task.responsible)),
        wording.day(task.due),
        standing,
    )
