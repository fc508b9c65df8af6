"""The list of decisions: number, item, outcome, under which rule, when, and what is to be known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plenipo.capabilities.decisions.state import Decision, Decisions
from plenipo.capabilities.papers.subject import Subject
from plenipo.core.paper import Block, Column, Paper, Paragraph, Table
from plenipo.procedure.scale import ABSTAINING, AGAINST, FOR

KIND = "decisions"


def decisions(subject: Subject) -> Paper:
    """Return the list of a session's decisions, in the order they were taken."""
    return subject.paper(KIND, subject.say("Decisions"), _blocks(subject))


def _blocks(subject: Subject) -> Iterator[Block]:
    items, say = subject.session.items, subject.say
    taken = subject.state.of(Decisions).taken
    found = [d for d in taken if d.session == subject.session.code and d.item in items]
    if not found:
        yield Paragraph(say("No decision was taken."))
        return
    rules = [subject.rule(decision.rule, decision.moment) for decision in found]
    usual, times = Counter(rules).most_common(1)[0]
    if times == len(rules):
        yield Paragraph(say("Decided under the rule: {rule}.", rule=usual))
    elif times > 1:
        yield Paragraph(say("Decided under the rule, unless another is named: {rule}.", rule=usual))
    alone = times == 1 < len(rules)
    others = [rule if alone or rule != usual else "" for rule in rules]
    rows = [_row(subject, decision, rule) for decision, rule in zip(found, others, strict=True)]
    columns = (
        Column(say("Number"), 14),
        Column(say("Item"), 28),
        Column(say("Outcome"), 13),
        Column(say("Rule"), 17),
        Column(say("When"), 14),
        Column(say("Remarks"), 16),
    )
    kept = [n for n in range(len(columns)) if any(row[n] for row in rows)]
    told = tuple(tuple(row[n] for n in kept) for row in rows)
    yield Table(tuple(columns[n] for n in kept), told)


def _row(subject: Subject, decision: Decision, rule: str) -> tuple[str, ...]:
    wording = subject.view.wording
    return (
        decision.number,
        subject.numbered(subject.session.items[decision.item]),
        wording.word("outcome", decision.outcome),
        rule,
        wording.moment(decision.moment),
        "\n".join(_remarks(subject, decision)),
    )


def _remarks(subject: Subject, decision: Decision) -> Iterator[str]:
    """Return what else is to be known: the numbers, a ruling against the rule, its end."""
    numbers = count(subject, decision)
    if numbers:
        yield numbers
    if decision.contested:
        says = subject.view.wording.word("outcome", decision.says)
        yield subject.say("Declared against the rule’s answer, which was: {says}.", says=says)
    if decision.reason:
        yield decision.reason
    if decision.rescinded:
        yield subject.say("Taken back: {reason}", reason=decision.rescinded)


def count(subject: Subject, decision: Decision) -> str:
    """Return the numbers of the vote that a decision was taken by; empty where there was none."""
    vote = subject.state.of(Decisions).vote(decision.session, decision.vote)
    if vote is None:
        return ""
    numbers = vote.counts or vote.recounted()
    return subject.say(
        "{favour} in favour, {against} against, {abstaining} abstaining.",
        favour=numbers.get(FOR, 0),
        against=numbers.get(AGAINST, 0),
        abstaining=numbers.get(ABSTAINING, 0),
    )
