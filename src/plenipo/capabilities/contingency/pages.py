"""The pages of contingency: the board of the duty officer, a situation, and a plan."""

from __future__ import annotations

from plenipo.capabilities.contingency.list_page import ContingencyPage, contingency_page
from plenipo.capabilities.contingency.measures_page import MeasuresPage, measures_page
from plenipo.capabilities.contingency.situation_page import SituationPage, situation_page
from plenipo.capabilities.contingency.state import Contingency
from plenipo.core.page import NotThereError, message, page
from plenipo.register.view import View

WORDS = {
    "level": {
        "calm": message("calm"),
        "watch": message("under watch"),
        "tense": message("tense"),
        "crisis": message("crisis"),
    },
    "progress": {
        "under-way": message("under way"),
        "done": message("done"),
        "not-done": message("not done"),
    },
    "approval": {
        "unplaced": message("in no document yet"),
        "pending": message("before the body"),
        "bracketed": message("still in brackets"),
        "ad-referendum": message("agreed ad referendum"),
        "approved": message("approved"),
        "rejected": message("not adopted"),
    },
    "measure": {
        "planned": message("planned"),
        "ready": message("ready"),
        "waiting": message("trigger holds, to be activated"),
        "active": message("activated"),
        "late": message("late"),
        "done": message("done"),
    },
    "act": {
        "situation.opened": message("Situation watched"),
        "situation.assessed": message("Situation assessed"),
        "assurance.given": message("Assurance given"),
        "indicator.defined": message("Indicator defined"),
        "indicator.measured": message("Indicator measured"),
        "plan.drafted": message("Plan drafted"),
        "measure.planned": message("Measure planned"),
        "measure.activated": message("Measure activated"),
        "measure.reported": message("Measure reported on"),
        "measure.reviewed": message("Measure reviewed"),
        "measure.ended": message("Measure stood down"),
        "consultation.requested": message("Urgent consultations requested"),
        "consultation.held": message("Urgent consultations held"),
        "assistance.requested": message("Help requested"),
        "assistance.withdrawn": message("Request for help withdrawn"),
        "exercise.opened": message("Exercise opened"),
        "exercise.closed": message("Exercise closed"),
    },
}

SENTENCES = {
    "situation.opened": message("{situation} is watched: {names}"),
    "situation.assessed": message("{situation} assessed: {level}"),
    "assurance.given": message("{member} gave an assurance on {situation}: “{text}”"),
    "indicator.defined": message("Indicator {indicator} defined: {names}"),
    "indicator.measured": message("{indicator} measured: {value}"),
    "plan.drafted": message("Plan {plan} drafted: {names}"),
    "measure.planned": message("Measure {measure} of plan {plan}: {names}"),
    "measure.activated": message("Measure {measure} of plan {plan} activated"),
    "measure.reported": message("{member} on measure {measure} of plan {plan}: {progress}"),
    "measure.reviewed": message("Measure {measure} of plan {plan} reviewed"),
    "measure.ended": message("Measure {measure} of plan {plan} stood down"),
    "consultation.requested": message("{member} asked for urgent consultations by {due}"),
    "consultation.held": message("Urgent consultations {consultation} held: {outcome}"),
    "assistance.requested": message("{member} asked for help in {situation}"),
    "assistance.withdrawn": message("{member} took back its request for help in {situation}"),
    "exercise.opened": message("opened on {situation} until {until}: {names}"),
    "exercise.closed": message("closed"),
}


@page("/contingency", menu=message("Contingency"), place=4)
def contingency(view: View) -> ContingencyPage:
    """Return the board of the duty officer: what is urgent, and where each situation stands."""
    return contingency_page(view)


@page("/contingency/{situation}")
def situation(view: View, situation: str, exercise: str = "") -> SituationPage:
    """Return the board of a situation; of an exercise on it, where one is named."""
    found = view.seen.state.of(Contingency).situations.get(situation)
    if found is None:
        raise NotThereError(view.wording.say("There is no situation “{code}”.", code=situation))
    return situation_page(view, found, exercise)


@page("/contingency/{situation}/plans/{plan}")
def measures(view: View, situation: str, plan: str, exercise: str = "") -> MeasuresPage:
    """Return a plan, measure by measure; as it stands in an exercise, where one is named."""
    found = view.seen.state.of(Contingency).plan(plan)
    if found is None or found[0].code != situation:
        raise NotThereError(view.wording.say("There is no plan “{code}”.", code=plan))
    return measures_page(view, *found, exercise)
