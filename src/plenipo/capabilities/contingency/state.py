"""All situations, their plans, and what is done."""

from __future__ import annotations

from datetime import datetime

import msgspec

from plenipo.capabilities.contingency.acts import (
    AssistanceRequested,
    AssistanceWithdrawn,
    AssuranceGiven,
    ConsultationHeld,
    ConsultationRequested,
    ExerciseClosed,
    ExerciseOpened,
    IndicatorDefined,
    IndicatorMeasured,
    MeasureActivated,
    MeasureEnded,
    MeasurePlanned,
    MeasureReported,
    MeasureReviewed,
    PlanDrafted,
    SituationAssessed,
    SituationOpened,
)
from plenipo.capabilities.contingency.record import (
    LEVELS,
    Activation,
    Assessment,
    Assurance,
    Board,
    Consent,
    Consultation,
    Exercise,
    Indicator,
    Measure,
    Plan,
    Report,
    Review,
    Situation,
    Value,
    keep,
)
from plenipo.core.act import Entry
from plenipo.core.fold import folds
from plenipo.core.refusal import Refusal
from plenipo.core.said import said

__all__ = ("Situation",)


class Contingency(msgspec.Struct):
    """All situations, by code; and in which of them each plan and each exercise is."""

    situations: dict[str, Situation] = {}
    homes: dict[str, str] = {}
    exercises: dict[str, str] = {}

    def plan(self, code: str) -> tuple[Situation, Plan] | None:
        """Return a plan with its situation; None where there is none."""
        home = self.situations.get(self.homes.get(code, ""))
        return (home, home.plans[code]) if home else None

    def measure(self, plan: str, code: str) -> tuple[Situation, Plan, Measure] | None:
        """Return a measure with its situation and its plan; None where there is none."""
        found = self.plan(plan)
        measure = found[1].measures.get(code) if found else None
        return (*found, measure) if found and measure else None

    def exercise(self, code: str) -> tuple[Situation, Exercise] | None:
        """Return an exercise with its situation; None where there is none."""
        home = self.situations.get(self.exercises.get(code, ""))
        return (home, home.exercises[code]) if home else None

    def turned(self, moment: datetime) -> int:
        """Return how many deadlines have passed by a moment: changes when the clock turns one."""
        every = (each.deadlines() for each in self.situations.values())
        return sum(deadline <= moment for found in every for deadline in found)

    def no_such_situation(self, code: str) -> Refusal:
        """Object to a situation that is not in the register."""
        sentence = said("There is no situation '{code}': open it first.", code=code)
        return Refusal("no-such-situation", sentence)

    @folds(SituationOpened)
    def situation_opened(self, entry: Entry[SituationOpened]) -> None:
        """Take in a situation; the first of a code stands."""
        act = entry.act
        if act.situation in self.situations:
            return
        self.situations[act.situation] = Situation(
            code=act.situation,
            names=act.names,
            concerns=act.concerns,
            place=act.place,
            session=act.session,
            item=act.item,
            source=act.source,
            entry=entry.seq,
            moment=entry.effective,
            board=Board(),
            audience=entry.audience,
        )

    @folds(IndicatorDefined)
    def indicator_defined(self, entry: Entry[IndicatorDefined]) -> None:
        """Take in an indicator; the first of a code stands."""
        act = entry.act
        situation = self.situations.get(act.situation)
        if situation is None or act.indicator in situation.indicators:
            return
        situation.indicators[act.indicator] = Indicator(
            code=act.indicator,
            names=act.names,
            unit=act.unit,
            least=act.least,
            most=act.most,
            alarm=act.alarm,
            falling=act.falling,
            source=act.source,
            entry=entry.seq,
            moment=entry.effective,
        )

    @folds(PlanDrafted)
    def plan_drafted(self, entry: Entry[PlanDrafted]) -> None:
        """Take in a plan; the first of a code stands."""
        act = entry.act
        situation = self.situations.get(act.situation)
        if situation is None or act.plan in self.homes:
            return
        self.homes[act.plan] = act.situation
        situation.plans[act.plan] = Plan(
            code=act.plan,
            situation=act.situation,
            names=act.names,
            document=act.document,
            review=act.review,
            source=act.source,
            entry=entry.seq,
            moment=entry.effective,
        )

    @folds(MeasurePlanned)
    def measure_planned(self, entry: Entry[MeasurePlanned]) -> None:
        """Take in a measure; the first of a code stands."""
        found = self.plan(entry.act.plan)
        if found is None or entry.act.level not in LEVELS:
            return
        fields = msgspec.structs.asdict(entry.act)
        del fields["plan"]
        code = fields.pop("measure")
        measure = Measure(code=code, entry=entry.seq, moment=entry.effective, **fields)
        found[1].measures.setdefault(code, measure)

    @folds(ExerciseOpened)
    def exercise_opened(self, entry: Entry[ExerciseOpened]) -> None:
        """Take in an exercise; the first of a code stands."""
        act = entry.act
        situation = self.situations.get(act.situation)
        if situation is None or act.exercise in self.exercises:
            return
        self.exercises[act.exercise] = act.situation
        situation.exercises[act.exercise] = Exercise(
            code=act.exercise,
            names=act.names,
            until=act.until,
            source=act.source,
            entry=entry.seq,
            moment=entry.effective,
            board=Board(),
        )

    @folds(ExerciseClosed)
    def exercise_closed(self, entry: Entry[ExerciseClosed]) -> None:
        """Take in that an exercise ended."""
        found = self.exercise(entry.act.exercise)
        if found and found[1].closed is None:
            found[1].closed, found[1].lessons = entry.effective, entry.act.lessons

    @folds(SituationAssessed)
    def situation_assessed(self, entry: Entry[SituationAssessed]) -> None:
        """Take in an assessment."""
        act = entry.act
        board = self._board(act.situation, act.exercise)
        if board is not None and act.level in LEVELS:
            new = Assessment(
                moment=entry.effective,
                entry=entry.seq,
                level=act.level,
                text=act.text,
                assessor=act.assessor,
                session=act.session,
                document=act.document,
                source=act.source,
            )
            keep(board.assessments, new)

    @folds(AssuranceGiven)
    def assurance_given(self, entry: Entry[AssuranceGiven]) -> None:
        """Take in an assurance: among the statements, and nowhere else."""
        act = entry.act
        board = self._board(act.situation, act.exercise)
        if board is not None:
            new = Assurance(
                moment=entry.effective,
                entry=entry.seq,
                member=act.member,
                text=act.text,
                person=act.person,
                session=act.session,
                item=act.item,
                source=act.source,
            )
            keep(board.assurances, new)

    @folds(IndicatorMeasured)
    def indicator_measured(self, entry: Entry[IndicatorMeasured]) -> None:
        """Take in a value."""
        act = entry.act
        board = self._board(act.situation, act.exercise)
        if board is not None and act.indicator in self.situations[act.situation].indicators:
            new = Value(entry.effective, entry.seq, act.indicator, act.value, act.source, act.note)
            keep(board.values.setdefault(act.indicator, []), new)

    @folds(AssistanceRequested)
    def assistance_requested(self, entry: Entry[AssistanceRequested]) -> None:
        """Take in a request for help."""
        act = entry.act
        self._consent(entry, act.text, act.reference, act.source, asks=True)

    @folds(AssistanceWithdrawn)
    def assistance_withdrawn(self, entry: Entry[AssistanceWithdrawn]) -> None:
        """Take in that a request for help was taken back."""
        self._consent(entry, entry.act.reason, asks=False)

    @folds(ConsultationRequested)
    def consultation_requested(self, entry: Entry[ConsultationRequested]) -> None:
        """Take in that consultations were asked for; the first of a code stands."""
        act = entry.act
        board = self._board(act.situation, act.exercise)
        if board is not None:
            new = Consultation(
                moment=entry.effective,
                entry=entry.seq,
                code=act.consultation,
                member=act.member,
                body=act.body,
                due=act.due,
                text=act.text,
                reference=act.reference,
            )
            board.consultations.setdefault(act.consultation, new)

    @folds(ConsultationHeld)
    def consultation_held(self, entry: Entry[ConsultationHeld]) -> None:
        """Take in that consultations were held."""
        act = entry.act
        board = self._board(act.situation, act.exercise)
        found = board.consultations.get(act.consultation) if board else None
        if found and found.held is None:
            found.held, found.outcome = entry.effective, act.outcome
            found.session = act.session

    @folds(MeasureActivated)
    def measure_activated(self, entry: Entry[MeasureActivated]) -> None:
        """Take in that a measure was activated."""
        act = entry.act
        found = self.measure(act.plan, act.measure)
        board = found[0].board_of(act.exercise) if found else None
        if board is not None and not self._running(entry, act.exercise):
            new = Activation(entry.effective, entry.seq, act.decision, act.reason)
            keep(board.activations.setdefault(f"{act.plan}/{act.measure}", []), new)

    @folds(MeasureReported)
    def measure_reported(self, entry: Entry[MeasureReported]) -> None:
        """Take in a report."""
        act = entry.act
        if activation := self._running(entry, act.exercise):
            new = Report(entry.effective, entry.seq, act.member, act.progress, act.text, act.source)
            keep(activation.reports, new)

    @folds(MeasureReviewed)
    def measure_reviewed(self, entry: Entry[MeasureReviewed]) -> None:
        """Take in a review."""
        act = entry.act
        if activation := self._running(entry, act.exercise):
            keep(activation.reviews, Review(entry.effective, entry.seq, act.text, act.following))

    @folds(MeasureEnded)
    def measure_ended(self, entry: Entry[MeasureEnded]) -> None:
        """Take in that a measure was stood down."""
        act = entry.act
        if activation := self._running(entry, act.exercise):
            activation.ended = entry.effective
            activation.ending = act.reason or act.decision

    def _board(self, situation: str, exercise: str) -> Board | None:
        """Return the board on which something is played; None where there is none."""
        found = self.situations.get(situation)
        return found.board_of(exercise) if found else None

    def _running(
        self,
        entry: Entry[MeasureActivated]
        | Entry[MeasureReported]
        | Entry[MeasureReviewed]
        | Entry[MeasureEnded],
        exercise: str,
    ) -> Activation | None:
        """Return the activation that goes on when something is done to a measure."""
        act = entry.act
        found = self.measure(act.plan, act.measure)
        board = found[0].board_of(exercise) if found else None
        return board.running(act.plan, act.measure, entry.effective) if board else None

    def _consent(
        self,
        entry: Entry[AssistanceRequested] | Entry[AssistanceWithdrawn],
        text: str,
        reference: str = "",
        source: str = "",
        *,
        asks: bool,
    ) -> None:
        act = entry.act
        board = self._board(act.situation, act.exercise)
        if board is not None:
            new = Consent(entry.effective, entry.seq, act.member, asks, text, reference, source)
            keep(board.consents, new)
