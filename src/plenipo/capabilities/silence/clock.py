"""What follows from the clock: what is to be recorded once a silence has expired."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.silence.acts import SilenceConcluded
from plenipo.capabilities.silence.record import Silence
from plenipo.capabilities.silence.standing import standing_at
from plenipo.capabilities.silence.state import Silences
from plenipo.core.act import Author, wire_name
from plenipo.core.fold import State
from plenipo.core.request import Proposed, Request
from plenipo.procedure.silence import ADOPTED

CLOCK = Author("clock")
"""Who records what follows from an expiry where nobody else has."""
GRACE = timedelta(minutes=10)
"""How long a letter that came in time may still be entered before the clock concludes."""


def due(state: State, now: datetime, grace: timedelta = GRACE) -> tuple[Request, ...]:
    """Return what follows from the silences that have expired and is not on record yet.

    Each takes effect at the instant of expiry, whenever it is recorded, has a key of its own, and
    is for those who may read that the silence was opened.

    :param state: the whole register, as its registrar holds it.
    :param grace: how long after an expiry it is left to the secretariat to enter what came in time.
    """
    return tuple(
        [
            Request(
                (Proposed(conclusion(state, silence), silence.expires, silence.audience),),
                CLOCK,
                f"{wire_name(SilenceConcluded)}:{silence.code}",
            )
            for silence in _open(state)
            if silence.expires + grace <= now
        ]
    )


def next_moment(state: State, now: datetime, grace: timedelta = GRACE) -> datetime | None:
    """Return the next instant at which a silence expires, or is to be concluded; None for none."""
    ahead = [
        moment
        for silence in _open(state)
        for moment in (silence.expires, silence.expires + grace)
        if moment > now
    ]
    return min(ahead, default=None)


def conclusion(state: State, silence: Silence, moment: datetime | None = None) -> SilenceConcluded:
    """Return what follows from a silence at a moment: when it expires, unless told.

    The decision has the number that was foreseen, unless another has it by now.
    """
    found = standing_at(state, silence, moment or silence.expires)
    adopted = found.standing == ADOPTED or bool(found.kept)
    number = silence.decision
    taken = bool(number) and number_taken(state, number, silence.code)
    return SilenceConcluded(
        silence=silence.code,
        outcome=found.standing,
        kept=found.kept,
        reopened=found.reopened,
        decision=number if adopted and not taken else "",
    )


def number_taken(state: State, number: str, silence: str) -> bool:
    """Tell whether a decision, a vote or another silence has a number."""
    other = state.of(Silences).numbered(number)
    return bool(state.of(Decisions).numbered(number)) or (
        other is not None and other.code != silence
    )


def _open(state: State) -> Iterator[Silence]:
    return (s for s in state.of(Silences).silences.values() if s.ended is None)
