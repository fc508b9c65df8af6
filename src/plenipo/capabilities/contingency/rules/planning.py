"""What stands against a plan, and against putting a measure on its list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plenipo.capabilities.contingency.acts import MeasurePlanned, PlanDrafted
from plenipo.capabilities.contingency.objections import (
    bad_code,
    nameless,
    no_such_plan,
    not_played,
    unknown_members,
    unreadable,
)
from plenipo.capabilities.contingency.reach import reachable
from plenipo.capabilities.contingency.record import CALM, LEVELS, Plan, Situation
from plenipo.capabilities.contingency.rules.situations import bad_level
from plenipo.capabilities.contingency.state import Contingency
from plenipo.capabilities.contingency.triggers import read_trigger
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import Members
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, said
from plenipo.procedure.conditions import AllOf, Condition, Not
from plenipo.procedure.sheet import RuleError

HOURS = 24
HEADINGS = ("title", "heading")
"""The kinds of provisions that are no measure."""


def refuse_plan_drafted(state: State, act: PlanDrafted, by: Author, at: datetime) -> Refusals:
    """Refuse a plan twice, of no situation, without a document, or reviewed before it is made."""
    del by
    known = state.of(Contingency)
    situation = known.situations.get(act.situation)
    if situation is None:
        return (known.no_such_situation(act.situation),)
    twice = said("There is a plan '{plan}' already: choose another code.", act)
    nowhere = said("There is no document '{document}': table the list of measures first.", act)
    past = said("'{plan}' cannot be reviewed on {review}, before it is drafted.", act)
    documents = state.of(Documents).documents
    return collect(
        not_played(situation, "", at),
        bad_code(act.plan),
        Refusal("code-taken", twice) if act.plan in known.homes else None,
        nameless(act.names, act.plan),
        Refusal("no-such-document", nowhere)
        if act.document and act.document not in documents
        else None,
        Refusal("review-past", past) if act.review and act.review < at.date() else None,
    )


def refuse_measure_planned(state: State, act: MeasurePlanned, by: Author, at: datetime) -> Refusals:
    """Refuse a measure that nobody does, nobody decides on, or nothing can ever set off."""
    del by
    found = state.of(Contingency).plan(act.plan)
    if found is None:
        return (no_such_plan(act.plan),)
    situation, plan = found
    twice = said("'{plan}' has a measure '{measure}' already: choose another code.", act)
    nobody = said(
        "Nobody is responsible for the measure '{measure}': name the members or bodies that act.",
        act,
    )
    early = said("The plan '{plan}' was drafted only on {when}.", act, when=plan.moment)
    return collect(
        Refusal("before-the-plan", early) if at < plan.moment else None,
        bad_code(act.measure),
        Refusal("measure-taken", twice) if act.measure in plan.measures else None,
        nameless(act.names, act.measure),
        None if act.members or act.bodies else Refusal("nobody-responsible", nobody),
        unknown_members(state, act.members),
        _unknown_bodies(state, (*act.bodies, *filter(None, (act.decides,)))),
        bad_level(act.level),
        _contradicting(act),
        _no_provision(state, plan, act),
        _not_concerned(situation, act),
        _started(act),
        _triggers(situation, act),
    )


def _unknown_bodies(state: State, codes: tuple[str, ...]) -> Refusals:
    found = (state.of(Members).no_such_body(code) for code in dict.fromkeys(codes))
    return tuple(refusal for refusal in found if refusal)


def _contradicting(act: MeasurePlanned) -> Iterator[Refusal]:
    """Object to times that contradict each other."""
    if act.within < 1:
        when = said("Say within how many hours the measure '{measure}' is to be done.", act)
        yield Refusal("no-time", when)
    elif act.review is not None and act.review * HOURS < act.within:
        sentence = said(
            "The measure '{measure}' cannot be reviewed after {review} days and be done within"
            " {within} hours: review it later.",
            act,
        )
        yield Refusal("review-before-due", sentence)


def _no_provision(state: State, plan: Plan, act: MeasurePlanned) -> Refusal | None:
    """Object to a provision that the document of the plan does not have, or that is taken."""
    if not act.provision:
        return None
    document = state.of(Documents).documents.get(plan.document)
    found = document.text.provision(act.provision) if document else None
    if found is None or found.kind in HEADINGS:
        sentence = said(
            "The document of '{plan}' has no provision '{provision}' that says what is done: name"
            " one as p2, p3.",
            act,
        )
        return Refusal("no-such-provision", sentence)
    if any(each.provision == act.provision for each in plan.measures.values()):
        sentence = said("Another measure of '{plan}' is the provision '{provision}'.", act)
        return Refusal("provision-taken", sentence)
    return None


def _not_concerned(situation: Situation, act: MeasurePlanned) -> Refusal | None:
    if not act.assists or act.assists in situation.concerns:
        return None
    sentence = said(
        "The measure '{measure}' cannot help '{assists}', which '{situation}' does not concern.",
        act,
        situation=situation.code,
    )
    return Refusal("not-concerned", sentence)


def _started(act: MeasurePlanned) -> Refusal | None:
    """Object to a measure that neither a body nor a trigger activates."""
    if act.automatic and not act.trigger.strip():
        sentence = said(
            "The measure '{measure}' is to be activated by itself, but nothing says when: give"
            " its trigger.",
            act,
        )
        return Refusal("no-trigger", sentence)
    if not act.automatic and not act.decides:
        sentence = said("Say which body decides on the measure '{measure}'.", act)
        return Refusal("nobody-decides", sentence)
    return None


def _triggers(situation: Situation, act: MeasurePlanned) -> Iterator[Refusal]:
    """Object to conditions that cannot be read, can never hold, always hold, or hold together."""
    indicators = tuple(situation.indicators)
    read: dict[str, Condition] = {}
    for name, text in (("trigger", act.trigger), ("until", act.until)):
        if not text.strip():
            continue
        try:
            read[name] = read_trigger(text, indicators)
        except RuleError as error:
            yield from unreadable(error)
    if act.level in LEVELS:
        yield from _impossible(situation, act, read)


def _impossible(
    situation: Situation, act: MeasurePlanned, read: dict[str, Condition]
) -> Iterator[Refusal]:
    def can(condition: Condition, level: str = act.level) -> bool:
        return reachable(condition, situation.indicators, level, helps=bool(act.assists))

    trigger, until = read.get("trigger"), read.get("until")
    if trigger and not can(trigger):
        sentence = said(
            "The trigger of '{measure}' can never hold while the situation is {level} or worse:"
            " no values of the indicators fulfil it.",
            act,
            level=Word("level", act.level),
        )
        yield Refusal("trigger-never-holds", sentence)
    elif trigger and act.automatic and not can(Not(trigger)):
        sentence = said(
            "The trigger of '{measure}' always holds, whatever the indicators are: it would be"
            " activated at once and for good.",
            act,
        )
        yield Refusal("trigger-always-holds", sentence)
    elif trigger and until and act.automatic and can(AllOf((trigger, until))):
        sentence = said(
            "The trigger of '{measure}' and the condition that ends it can hold together: leave"
            " room between them.",
            act,
        )
        yield Refusal("trigger-meets-end", sentence)
    if until and not can(until, CALM):
        sentence = said("The condition that ends '{measure}' can never hold.", act)
        yield Refusal("end-never-holds", sentence)
