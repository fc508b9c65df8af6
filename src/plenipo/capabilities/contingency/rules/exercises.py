"""What stands against exercises."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.contingency.acts import ExerciseClosed, ExerciseOpened
from plenipo.capabilities.contingency.objections import bad_code, nameless, not_played
from plenipo.capabilities.contingency.state import Contingency
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import said


def refuse_exercise_opened(state: State, act: ExerciseOpened, by: Author, at: datetime) -> Refusals:
    """Refuse an exercise twice, of no situation, or that ends before it begins."""
    del by
    known = state.of(Contingency)
    situation = known.situations.get(act.situation)
    if situation is None:
        return (known.no_such_situation(act.situation),)
    twice = said("There is an exercise '{exercise}' already: choose another code.", act)
    ended = said("The exercise '{exercise}' cannot end at {until}, before it begins.", act)
    return collect(
        not_played(situation, "", at),
        bad_code(act.exercise),
        Refusal("code-taken", twice) if act.exercise in known.exercises else None,
        nameless(act.names, act.exercise),
        Refusal("ends-before-it-begins", ended) if act.until <= at else None,
    )


def refuse_exercise_closed(state: State, act: ExerciseClosed, by: Author, at: datetime) -> Refusals:
    """Refuse to close what was never opened, or is over."""
    del by
    found = state.of(Contingency).exercise(act.exercise)
    if found is None:
        none = said("There is no exercise '{exercise}': open it first.", act)
        return (Refusal("no-such-exercise", none),)
    over = said("The exercise '{exercise}' is not going on: leave it as it is.", act)
    return collect(None if found[1].runs(at) else Refusal("exercise-over", over))
