"""What stands against taking a decision: above all, a wrong account of the rule's answer."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.decisions.acts import DecisionRescinded, DecisionTaken
from plenipo.capabilities.decisions.state import OUTCOMES, Decisions, Question, find, question
from plenipo.capabilities.positions.state import Positions
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.act import Author
from plenipo.core.clock import write_moment
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.procedure.explanation import explain


def refuse_decision_taken(state: State, act: DecisionTaken, by: Author, at: datetime) -> Refusals:
    """Refuse a decision on nothing, one decided already, and one that misstates the rule."""
    del by
    found = find(state, act.session, act.item)
    if found is None:
        return (state.of(Sessions).no_such_item(act.session, act.item),)
    session, item = found
    asked = question(state, session, item, moment=at)
    words = f"'{act.outcome}' is no outcome: it is {' or '.join(OUTCOMES)}."
    return collect(
        session.not_before_the_body(item, at),
        None if act.outcome in OUTCOMES else Refusal("bad-outcome", words),
        None if act.decision else Refusal("no-number", "Give the decision its number."),
        _twice(state, act),
        _other_rule(act, item.rule or session.rule),
        _spoke_later(state, act, at) or _misstated(act, asked),
        item.other_text(act.text, at),
    )


def refuse_decision_rescinded(
    state: State, act: DecisionRescinded, by: Author, at: datetime
) -> Refusals:
    """Refuse to take back what was not decided, or without a reason."""
    del by
    taken = state.of(Decisions).on(act.session, act.item)
    standing = next((d for d in taken if d.number == act.decision and not d.rescinded), None)
    nothing = f"No decision '{act.decision}' stands on item {act.item} of '{act.session}'."
    when = write_moment(standing.moment) if standing else ""
    early = f"The decision '{act.decision}' was taken only on {when}."
    return collect(
        None if standing else Refusal("no-such-decision", nothing),
        Refusal("before-the-decision", early) if standing and at < standing.moment else None,
        None if act.reason.strip() else Refusal("no-reason", "Give a reason for taking it back."),
    )


def _twice(state: State, act: DecisionTaken) -> Refusals:
    decisions = state.of(Decisions)
    standing = decisions.standing(act.session, act.item)
    found: list[Refusal] = []
    if standing is not None:
        sentence = f"Item {act.item} was decided as {standing.number}: rescind that first."
        found.append(Refusal("already-decided", sentence))
    if act.decision and decisions.numbered(act.decision) is not None:
        sentence = f"There is a decision '{act.decision}' already: give another number."
        found.append(Refusal("number-taken", sentence))
    return tuple(found)


def _other_rule(act: DecisionTaken, rule: str) -> Refusal | None:
    if act.rule == rule:
        return None
    sentence = f"Item {act.item} is decided by the rule '{rule}', not by '{act.rule}'."
    return Refusal("other-rule", sentence, rule=rule)


def _spoke_later(state: State, act: DecisionTaken, at: datetime) -> Refusal | None:
    """Object to a decision before positions that stand: the rule can be asked only after them."""
    standing = state.of(Positions).on(act.session, act.item).positions
    later = [code for code, position in standing.items() if position.effective > at]
    if not later:
        return None
    last = write_moment(max(standing[code].effective for code in later))
    sentence = (
        f"Positions on item {act.item} were taken later, up to {last}, by {', '.join(later)}:"
        " a decision before that cannot be checked any more."
    )
    return Refusal("spoke-later", sentence)


def _misstated(act: DecisionTaken, asked: Question | None) -> Refusal | None:
    """Object to a decision that misstates the rule's answer, or overrules it without a reason."""
    if asked is None:
        sentence = f"The rule of item {act.item} is not in force that day: it cannot be decided."
        return Refusal("no-rule", sentence)
    if not asked.electorate:
        sentence = f"Nobody has a voice in '{act.session}' that day: nothing can be decided."
        return Refusal("nobody-to-decide", sentence)
    answer = asked.answer()
    why = explain(answer.finding)
    if act.says != answer.verdict:
        sentence = f"The rule answers '{answer.verdict}', not '{act.says}': {why}"
        return Refusal("misstates-the-rule", sentence, answer.rule, answer.article)
    if act.outcome != answer.verdict and not act.reason.strip():
        sentence = (
            f"Declaring '{act.outcome}' against the rule's answer '{answer.verdict}' needs a"
            f" reason: {why}"
        )
        return Refusal("against-the-rule", sentence, answer.rule, answer.article)
    return None
