"""What stands against taking a decision: above all, a wrong account of the rule's answer."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.decisions.acts import DecisionRescinded, DecisionTaken
from plenipo.capabilities.decisions.state import OUTCOMES, Decisions, find, question
from plenipo.capabilities.sessions.state import ASIDE, Item, Session
from plenipo.core.act import Author
from plenipo.core.clock import write_moment
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.procedure.explanation import explain
from plenipo.procedure.rules import Answer


def refuse_decision_taken(state: State, act: DecisionTaken, by: Author, at: datetime) -> Refusals:
    """Refuse a decision on nothing, one decided already, and one that misstates the rule."""
    del by
    found = find(state, act.session, act.item)
    if found is None:
        return (_not_there(act.session, act.item),)
    session, item = found
    asked = question(state, session, item, moment=at)
    words = f"'{act.outcome}' is no outcome: it is {' or '.join(OUTCOMES)}."
    return collect(
        _not_before_the_body(session, item, at),
        None if act.outcome in OUTCOMES else Refusal("bad-outcome", words),
        None if act.decision else Refusal("no-number", "Give the decision its number."),
        _twice(state, act),
        _other_rule(act, item.rule or session.rule),
        _misstated(act, asked.answer() if asked else None),
        _other_text(item, act.text),
    )


def refuse_decision_rescinded(
    state: State, act: DecisionRescinded, by: Author, at: datetime
) -> Refusals:
    """Refuse to take back what was not decided, or without a reason."""
    del by, at
    taken = state.of(Decisions).on(act.session, act.item)
    standing = [d for d in taken if d.number == act.decision and not d.rescinded]
    nothing = f"No decision '{act.decision}' stands on item {act.item} of '{act.session}'."
    return collect(
        None if standing else Refusal("no-such-decision", nothing),
        None if act.reason.strip() else Refusal("no-reason", "Give a reason for taking it back."),
    )


def _not_there(session: str, item: str) -> Refusal:
    sentence = f"There is no item {item} in a session '{session}': propose it first."
    return Refusal("no-such-item", sentence)


def _not_before_the_body(session: Session, item: Item, at: datetime) -> Refusal | None:
    if session.closed is not None:
        sentence = f"The session '{session.code}' was closed on {write_moment(session.closed)}."
        return Refusal("session-closed", sentence)
    if item.state in ASIDE:
        sentence = f"Item {item.number} of '{session.code}' is {item.state}: resume it first."
        return Refusal("item-aside", sentence)
    if at < item.steps[0].moment:
        moment = write_moment(item.steps[0].moment)
        sentence = f"Item {item.number} of '{session.code}' was proposed only on {moment}."
        return Refusal("before-the-item", sentence)
    return None


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


def _misstated(act: DecisionTaken, answer: Answer | None) -> Refusal | None:
    """Object to a decision that misstates the rule's answer, or overrules it without a reason."""
    if answer is None:
        sentence = f"The rule of item {act.item} is not in force: it cannot be decided."
        return Refusal("no-rule", sentence)
    rule, article = answer.rule, answer.article
    if act.says != answer.outcome:
        sentence = (
            f"The rule answers '{answer.outcome}', not '{act.says}': {explain(answer.finding)}"
        )
        return Refusal("misstates-the-rule", sentence, rule, article)
    if act.outcome != answer.outcome and not act.reason.strip():
        sentence = (
            f"Declaring '{act.outcome}' against the rule's answer '{answer.outcome}' needs a"
            f" reason: {explain(answer.finding)}"
        )
        return Refusal("against-the-rule", sentence, rule, article)
    return None


def _other_text(item: Item, text: str) -> Refusal | None:
    if text == item.text:
        return None
    sentence = f"The text before the body on item {item.number} is '{item.text}': state it."
    return Refusal("other-text", sentence)
