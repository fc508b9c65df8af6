"""What stands against situations, their levels, their indicators, and assurances."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.contingency.acts import (
    AssuranceGiven,
    IndicatorDefined,
    IndicatorMeasured,
    SituationAssessed,
    SituationOpened,
)
from plenipo.capabilities.contingency.objections import (
    bad_code,
    nameless,
    not_for,
    not_played,
    unknown_members,
    unknown_place,
    wordless,
)
from plenipo.capabilities.contingency.record import LEVELS, Indicator
from plenipo.capabilities.contingency.state import Contingency
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import Members
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, said


def refuse_situation_opened(
    state: State, act: SituationOpened, by: Author, at: datetime
) -> Refusals:
    """Refuse a situation twice, without a name, or one that concerns nobody known."""
    del by, at
    twice = said("The situation '{situation}' is watched already: choose another code.", act)
    return collect(
        bad_code(act.situation),
        Refusal("code-taken", twice) if act.situation in state.of(Contingency).situations else None,
        nameless(act.names, act.situation),
        unknown_members(state, act.concerns),
        unknown_place(state, act.session, act.item),
    )


def refuse_situation_assessed(
    state: State, act: SituationAssessed, by: Author, at: datetime
) -> Refusals:
    """Refuse a level that is none, and an assessment that says nothing."""
    del by
    situation = state.of(Contingency).situations.get(act.situation)
    if situation is None:
        return (state.of(Contingency).no_such_situation(act.situation),)
    nowhere = said("There is no document '{document}': table it first.", act)
    known = state.of(Documents).documents
    return collect(
        not_played(situation, act.exercise, at),
        bad_level(act.level),
        wordless(act.text, act.situation),
        unknown_place(state, act.session),
        Refusal("no-such-document", nowhere)
        if act.document and act.document not in known
        else None,
    )


def refuse_assurance_given(state: State, act: AssuranceGiven, by: Author, at: datetime) -> Refusals:
    """Refuse an assurance of who is no member, or that says nothing."""
    situation = state.of(Contingency).situations.get(act.situation)
    if situation is None:
        return (state.of(Contingency).no_such_situation(act.situation),)
    return collect(
        not_played(situation, act.exercise, at),
        state.of(Members).no_such_member(act.member) or not_for(act.member, by),
        wordless(act.text, act.situation),
        unknown_place(state, act.session, act.item),
    )


def refuse_indicator_defined(
    state: State, act: IndicatorDefined, by: Author, at: datetime
) -> Refusals:
    """Refuse an indicator twice, without a unit, or whose ends or alarm contradict each other."""
    del by
    situation = state.of(Contingency).situations.get(act.situation)
    if situation is None:
        return (state.of(Contingency).no_such_situation(act.situation),)
    twice = said("'{situation}' has an indicator '{indicator}' already.", act)
    unit = said("Say what the values of '{indicator}' are of: its unit.", act)
    ends = said("'{indicator}' cannot be at least {least} and at most {most}.", act)
    alarm = said(
        "'{indicator}' never reaches its alarm of {alarm}: give one between its least and its"
        " most value.",
        act,
    )
    backwards = act.most is not None and act.most <= act.least
    return collect(
        not_played(situation, "", at),
        bad_code(act.indicator),
        Refusal("indicator-taken", twice) if act.indicator in situation.indicators else None,
        nameless(act.names, act.indicator),
        None if act.unit.strip() else Refusal("no-unit", unit),
        Refusal("ends-contradict", ends) if backwards else None,
        Refusal("alarm-out-of-range", alarm)
        if act.alarm is not None and not backwards and _outside(act, act.alarm)
        else None,
    )


def refuse_indicator_measured(
    state: State, act: IndicatorMeasured, by: Author, at: datetime
) -> Refusals:
    """Refuse a value that the indicator cannot have, or of which nobody knows where it is from."""
    del by
    situation = state.of(Contingency).situations.get(act.situation)
    if situation is None:
        return (state.of(Contingency).no_such_situation(act.situation),)
    indicator = situation.indicators.get(act.indicator)
    if indicator is None:
        none = said("'{situation}' has no indicator '{indicator}': define it first.", act)
        return (Refusal("no-such-indicator", none),)
    outside = said(
        "'{indicator}' cannot be {value}: it is {range}.",
        act,
        range=said("at least {least}", least=indicator.least)
        if indicator.most is None
        else said("between {least} and {most}", least=indicator.least, most=indicator.most),
    )
    unsourced = said("Say where the value of '{indicator}' is known from.", act)
    return collect(
        not_played(situation, act.exercise, at),
        Refusal("value-out-of-range", outside) if _outside(indicator, act.value) else None,
        None if act.source.strip() else Refusal("no-source", unsourced),
    )


def bad_level(level: str) -> Refusal | None:
    """Object to a level that is none."""
    if level in LEVELS:
        return None
    sentence = said(
        "'{level}' is no level: say {known}.",
        level=level,
        known=either(Word("level", each) for each in LEVELS),
    )
    return Refusal("no-such-level", sentence)


def _outside(ends: IndicatorDefined | Indicator, value: int) -> bool:
    return value < ends.least or (ends.most is not None and value > ends.most)
