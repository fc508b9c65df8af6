"""The table of next steps: who is to do what, by when, and why; from where each item stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from plenipo.capabilities.decisions.state import Decisions, question
from plenipo.capabilities.papers.state import Records
from plenipo.capabilities.papers.subject import Subject
from plenipo.capabilities.play.state import AD_REFERENDUM, TO_RECONFIRM, Hold, Standing
from plenipo.capabilities.sessions.state import (
    ASIDE,
    DEFERRED,
    RETURNED,
    WITHDRAWN,
    Item,
    Sessions,
    Step,
)
from plenipo.core.page import message
from plenipo.core.paper import Block, Column, Paper, Paragraph, Table
from plenipo.procedure.scale import AD_REFERENDUM as STATED_AD_REFERENDUM
from plenipo.procedure.scale import OBJECT, RESERVE, SILENT

KIND = "next-steps"
SENT = ("item.referred", "item.recommended")
TO_LIFT = {
    RESERVE: message("lift the reservation, or say what would meet it"),
    OBJECT: message("lift the objection, or say what would meet it"),
}


class NextStep(msgspec.Struct, frozen=True):
    """Something that is to be done.

    :ivar who: the members or bodies that are to do it.
    :ivar until: by when; None where no day was set.
    :ivar item: the item it is about; None where it is about the session.
    """

    who: tuple[str, ...]
    what: str
    item: Item | None
    until: date | None = None
    why: str = ""


def next_steps(subject: Subject) -> Paper:
    """Return the table of next steps of a session."""
    return subject.paper(KIND, subject.say("Next steps"), _blocks(subject))


def _blocks(subject: Subject) -> Iterator[Block]:
    steps = ordered(subject)
    if not steps:
        yield Paragraph(subject.say("Nothing is left to do."))
        return
    say, day = subject.say, subject.view.wording.day
    columns = (
        Column(say("Item"), 30),
        Column(say("Who"), 18),
        Column(say("What"), 20),
        Column(say("By when"), 13),
        Column(say("Why"), 19),
    )
    rows = (
        (
            subject.numbered(step.item) if step.item else "",
            subject.called(*step.who),
            step.what,
            day(step.until) if step.until else say("no day set"),
            step.why,
        )
        for step in steps
    )
    yield Table(columns, tuple(rows))


def ordered(subject: Subject) -> list[NextStep]:
    """Return what is to be done, by the day it is due, then in the order of the agenda."""
    places = {number: place for place, number in enumerate(subject.session.items)}

    def key(step: NextStep) -> tuple[date, int]:
        return step.until or date.max, places[step.item.number] if step.item else -1

    steps = [*_of_record(subject)]
    for item in subject.session.items.values():
        steps += _of_item(subject, item, subject.play.standings[item.number])
    return sorted(steps, key=key)


def _of_item(subject: Subject, item: Item, standing: Standing) -> Iterator[NextStep]:
    if item.state == WITHDRAWN:
        return
    if item.state in ASIDE:
        yield from _of_aside(subject, item)
    yield from _sent(subject, item)
    if standing.decision is None:
        yield from _of_holds(subject, item, standing)
    yield from _of_positions(subject, item, standing)
    decision = standing.decision
    if decision is not None and decision.contested:
        word = subject.view.wording.word
        what = subject.say(
            "look again at decision {number}, declared against the rule’s answer: {says}",
            number=decision.number,
            says=word("outcome", decision.says),
        )
        who = (subject.session.chair,) if subject.session.chair else subject.session.bodies
        yield NextStep(who, what, item, None, decision.reason)


def _of_aside(subject: Subject, item: Item) -> Iterator[NextStep]:
    """Return who takes up again what was put off or sent back."""
    say, step = subject.say, item.last(f"item.{item.state}")
    if step is not None and item.state == DEFERRED:
        yield NextStep(
            subject.session.bodies, say("consider it again"), item, step.until, step.reason
        )
    if step is not None and item.state == RETURNED:
        who = (step.body,) if step.body else subject.session.bodies
        yield NextStep(who, say("examine what was sent back"), item, None, step.reason)


def _sent(subject: Subject, item: Item) -> Iterator[NextStep]:
    """Return who takes up what was referred or recommended to it, until it is decided there."""
    sent = {(step.body, step.session): step for step in item.steps if step.act in SENT}
    for step in sent.values():
        if _decided_there(subject, item, step):
            continue
        there = subject.state.of(Sessions).sessions.get(step.session)
        what = (
            subject.say("take up what was referred")
            if step.act == SENT[0]
            else subject.say("put it on the agenda, as recommended")
        )
        yield NextStep((step.body,), what, item, there.opens if there else None, step.reason)


def _decided_there(subject: Subject, item: Item, step: Step) -> bool:
    """Tell whether the session it went to has decided what came from it."""
    decisions = subject.state.of(Decisions)
    coming = subject.state.of(Sessions).coming_from(subject.session.code, item.number)
    return any(
        other.code == step.session and decisions.standing(other.code, there.number)
        for other, there in coming
    )


def _of_holds(subject: Subject, item: Item, standing: Standing) -> Iterator[NextStep]:
    """Return what those who hold an item are to do; of one put aside, only those who said so."""
    silent: list[str] = []
    for hold in standing.holds:
        if hold.stance == SILENT:
            silent.append(hold.member)
        elif hold.stance != TO_RECONFIRM:
            yield NextStep((hold.member,), _lifting(subject, hold), item, None, _why(subject, hold))
    if silent and item.state not in ASIDE:
        yield NextStep(tuple(silent), subject.say("state a position"), item)


def _lifting(subject: Subject, hold: Hold) -> str:
    if hold.stance in TO_LIFT:
        return subject.say(TO_LIFT[hold.stance])
    stance = subject.view.wording.word("stance", hold.stance)
    return subject.say("reconsider its position: {stance}", stance=stance)


def _why(subject: Subject, hold: Hold) -> str:
    """Return the kind of a reservation, its reason and its condition, each on a line."""
    kind = subject.view.wording.word("kind", hold.kind) if hold.kind else ""
    condition = subject.say("Condition: {condition}", condition=hold.condition)
    lines = (kind, hold.reason, condition if hold.condition else "")
    return "\n".join(line for line in lines if line)


def _of_positions(subject: Subject, item: Item, standing: Standing) -> Iterator[NextStep]:
    """Return who confirms what was agreed ad referendum, and who speaks on the new text."""
    play = subject.play
    asked = question(subject.state, subject.session, item, play.electorate)
    if asked is None or item.state in ASIDE:
        return
    if standing.status == AD_REFERENDUM:
        who = [m for m, p in asked.positions.items() if p.stance == STATED_AD_REFERENDUM]
        what = subject.say("confirm what was agreed ad referendum")
        yield NextStep(tuple(who), what, item)
    if standing.decision is None and asked.outdated:
        what = subject.say("reconfirm the position, as the text has changed")
        yield NextStep(asked.outdated, what, item)


def _of_record(subject: Subject) -> Iterator[NextStep]:
    """Return until when the record is corrected."""
    record = subject.state.of(Records).latest(subject.session.code)
    if record is not None and record.adopted is None:
        what = subject.say("send corrections to the record {symbol}", symbol=record.symbol)
        yield NextStep(subject.play.electorate, what, None, record.until)
