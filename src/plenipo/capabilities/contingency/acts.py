"""The acts of contingency. Source: FIELD notes 5 (contingency plans) and F1, F19, F28.

What is *defined* (situations, indicators, plans and their measures) holds once. What is *played*
(levels, values, activations, reports, requests, consultations, assurances) names the code of an
exercise where it is played in one: it is then kept apart, and changes nothing in reality.
"""

from __future__ import annotations

from datetime import date, datetime

from plenipo.core.act import Act, Names


class SituationOpened(Act, frozen=True, kw_only=True, tag="situation.opened/1"):
    """A situation is watched from now on; all that is said of it has the same audience.

    :ivar situation: its code, by which later acts name it.
    :ivar names: what it is called, by language.
    :ivar concerns: the codes of the members it concerns; they alone may ask for help in it.
    :ivar place: where it is.
    :ivar session: the session that spoke of it, if one did.
    :ivar item: the number of its item.
    :ivar source: where it is known from; ``illustrative`` for one that was made up.
    """

    situation: str
    names: Names
    concerns: tuple[str, ...] = ()
    place: str = ""
    session: str = ""
    item: str = ""
    source: str = ""


class SituationAssessed(Act, frozen=True, kw_only=True, tag="situation.assessed/1"):
    """A situation was assessed: at what level it stands, and why.

    :ivar situation: the situation's code.
    :ivar level: ``calm``, ``watch``, ``tense`` or ``crisis``.
    :ivar text: the assessment.
    :ivar assessor: who assessed it, in words.
    :ivar session: the session before which it was assessed, if it was.
    :ivar document: the code of the document it is set out in.
    :ivar exercise: the code of the exercise in which it is played; none for reality.
    :ivar source: where it is known from.
    """

    situation: str
    level: str
    text: str
    assessor: str = ""
    session: str = ""
    document: str = ""
    exercise: str = ""
    source: str = ""


class AssuranceGiven(Act, frozen=True, kw_only=True, tag="assurance.given/1"):
    """A member gave an assurance about a situation: a statement, which establishes no fact.

    :ivar situation: the situation's code.
    :ivar member: the code of the member.
    :ivar text: what it assures.
    :ivar person: who spoke.
    :ivar session: the session in which it was said, if it was.
    :ivar item: the number of the item.
    :ivar exercise: the code of the exercise in which it is played; none for reality.
    :ivar source: where it is known from.
    """

    situation: str
    member: str
    text: str
    person: str = ""
    session: str = ""
    item: str = ""
    exercise: str = ""
    source: str = ""


class IndicatorDefined(Act, frozen=True, kw_only=True, tag="indicator.defined/1"):
    """An indicator of a situation was defined: what is measured, and from where on it alarms.

    :ivar situation: the situation's code.
    :ivar indicator: its code, by which triggers name it.
    :ivar names: what it is called, by language.
    :ivar unit: what its values, whole numbers, are of: ``incidents a month``.
    :ivar least: the least value it can have.
    :ivar most: the most; none, if there is no end.
    :ivar alarm: the value from which it is past its alarm; none, if it has none.
    :ivar falling: whether it alarms at that value and below, not above.
    :ivar source: who measures it, and how.
    """

    situation: str
    indicator: str
    names: Names
    unit: str
    least: int = 0
    most: int | None = None
    alarm: int | None = None
    falling: bool = False
    source: str = ""


class IndicatorMeasured(Act, frozen=True, kw_only=True, tag="indicator.measured/1"):
    """An indicator had a value at a moment: that at which the act takes effect.

    :ivar situation: the situation's code.
    :ivar indicator: the indicator's code.
    :ivar value: the value, in its unit.
    :ivar source: where it is known from.
    :ivar note: what is to be known of it.
    :ivar exercise: the code of the exercise in which it is played; none for reality.
    """

    situation: str
    indicator: str
    value: int
    source: str
    note: str = ""
    exercise: str = ""


class PlanDrafted(Act, frozen=True, kw_only=True, tag="plan.drafted/1"):
    """A plan for a situation was drafted: a list of measures, approved as a document.

    :ivar plan: its code, by which later acts name it.
    :ivar situation: the situation's code.
    :ivar names: its title, by language.
    :ivar document: the code of the document by whose provisions its measures are approved.
    :ivar review: the day by which it is to be reviewed.
    :ivar source: where it is known from; ``illustrative`` for one that was made up.
    """

    plan: str
    situation: str
    names: Names
    document: str = ""
    review: date | None = None
    source: str = ""


class MeasurePlanned(Act, frozen=True, kw_only=True, tag="measure.planned/1"):
    """A measure was put on the list of a plan.

    Conditions are written as in a rule of procedure, over the indicators of the situation:
    ``count: {of: members, counted_by: attacks, at_least: 20}``.

    :ivar plan: the plan's code.
    :ivar measure: its code in the plan.
    :ivar names: what is done, by language.
    :ivar level: the level of the situation from which it can be activated.
    :ivar within: the hours within which it is to be done, once activated.
    :ivar members: the codes of the members who act.
    :ivar bodies: the codes of the bodies that act.
    :ivar decides: the code of the body that decides on it; none, if it is activated by itself.
    :ivar trigger: the condition under which it is activated, or put before who decides.
    :ivar automatic: whether it is activated by itself when its trigger holds.
    :ivar until: the condition under which it is stood down.
    :ivar review: the days after its activation on which it is reviewed; none, if it is not.
    :ivar provision: the identity of the provision of the plan's document that it is.
    :ivar assists: the code of the member it helps: it is activated only at that member's request.
    :ivar source: where it is known from; ``illustrative`` for one that was made up.
    """

    plan: str
    measure: str
    names: Names
    level: str
    within: int
    members: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    decides: str = ""
    trigger: str = ""
    automatic: bool = False
    until: str = ""
    review: int | None = None
    provision: str = ""
    assists: str = ""
    source: str = ""


class MeasureActivated(Act, frozen=True, kw_only=True, tag="measure.activated/1"):
    """A measure was activated: by decision, or by itself because its trigger held.

    :ivar plan: the plan's code.
    :ivar measure: the measure's code.
    :ivar decision: the number of the decision; none, where its trigger activates it.
    :ivar reason: why.
    :ivar exercise: the code of the exercise in which it is played; none for reality.
    """

    plan: str
    measure: str
    decision: str = ""
    reason: str = ""
    exercise: str = ""


class MeasureReported(Act, frozen=True, kw_only=True, tag="measure.reported/1"):
    """Who acts in a measure reported how far it is.

    :ivar plan: the plan's code.
    :ivar measure: the measure's code.
    :ivar member: the code of the member, or of the body, that reports.
    :ivar progress: ``under-way``, ``done`` or ``not-done``.
    :ivar text: the report.
    :ivar exercise: the code of the exercise in which it is played; none for reality.
    :ivar source: where it is known from.
    """

    plan: str
    measure: str
    member: str
    progress: str
    text: str = ""
    exercise: str = ""
    source: str = ""


class MeasureReviewed(Act, frozen=True, kw_only=True, tag="measure.reviewed/1"):
    """An activated measure was reviewed: it goes on.

    :ivar plan: the plan's code.
    :ivar measure: the measure's code.
    :ivar text: what the review found.
    :ivar following: the day of the review after this one; none, if there is to be none.
    :ivar exercise: the code of the exercise in which it is played; none for reality.
    """

    plan: str
    measure: str
    text: str
    following: date | None = None
    exercise: str = ""


class MeasureEnded(Act, frozen=True, kw_only=True, tag="measure.ended/1"):
    """An activated measure was stood down.

    :ivar plan: the plan's code.
    :ivar measure: the measure's code.
    :ivar decision: the number of the decision; none, where its own condition ends it.
    :ivar reason: why.
    :ivar exercise: the code of the exercise in which it is played; none for reality.
    """

    plan: str
    measure: str
    decision: str = ""
    reason: str = ""
    exercise: str = ""


class ConsultationRequested(Act, frozen=True, kw_only=True, tag="consultation.requested/1"):
    """A member asked for urgent consultations on a situation (CSTO regulation of 2010, F19).

    :ivar situation: the situation's code.
    :ivar consultation: its code, by which later acts name it.
    :ivar member: the code of the member that asks.
    :ivar body: the code of the body that is to consult.
    :ivar due: the moment by which it is to be held.
    :ivar text: what about.
    :ivar reference: the letter or note by which it was asked for.
    :ivar exercise: the code of the exercise in which it is played; none for reality.
    """

    situation: str
    consultation: str
    member: str
    body: str
    due: datetime
    text: str = ""
    reference: str = ""
    exercise: str = ""


class ConsultationHeld(Act, frozen=True, kw_only=True, tag="consultation.held/1"):
    """Urgent consultations were held.

    :ivar situation: the situation's code.
    :ivar consultation: the consultation's code.
    :ivar outcome: what came of it.
    :ivar session: the session in which they were held, if it is in the register.
    :ivar exercise: the code of the exercise in which it is played; none for reality.
    """

    situation: str
    consultation: str
    outcome: str
    session: str = ""
    exercise: str = ""


class AssistanceRequested(Act, frozen=True, kw_only=True, tag="assistance.requested/1"):
    """A member that a situation concerns asked for help: without this, none is given (F28).

    :ivar situation: the situation's code.
    :ivar member: the code of the member.
    :ivar text: what help it asks for.
    :ivar reference: the letter by which it asks.
    :ivar exercise: the code of the exercise in which it is played; none for reality.
    :ivar source: where it is known from.
    """

    situation: str
    member: str
    text: str
    reference: str = ""
    exercise: str = ""
    source: str = ""


class AssistanceWithdrawn(Act, frozen=True, kw_only=True, tag="assistance.withdrawn/1"):
    """A member took back its request for help: what helps it is to be stood down.

    :ivar situation: the situation's code.
    :ivar member: the code of the member.
    :ivar reason: why.
    :ivar exercise: the code of the exercise in which it is played; none for reality.
    """

    situation: str
    member: str
    reason: str = ""
    exercise: str = ""


class ExerciseOpened(Act, frozen=True, kw_only=True, tag="exercise.opened/1"):
    """An exercise began on a situation: what is played in it changes nothing in reality.

    :ivar exercise: its code, which every act that is played in it carries.
    :ivar situation: the situation's code.
    :ivar names: what it is called, by language.
    :ivar until: when it ends at the latest.
    :ivar source: where it is known from; ``illustrative`` for one that was made up.
    """

    exercise: str
    situation: str
    names: Names
    until: datetime
    source: str = ""


class ExerciseClosed(Act, frozen=True, kw_only=True, tag="exercise.closed/1"):
    """An exercise ended: nothing is played in it any more.

    :ivar exercise: the exercise's code.
    :ivar lessons: what was learned.
    """

    exercise: str
    lessons: str = ""
