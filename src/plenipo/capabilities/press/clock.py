"""What follows from the clock: a communiqué is released at the moment that was settled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plenipo.capabilities.press.audiences import of_the_release
from plenipo.capabilities.press.communique import Communique
from plenipo.capabilities.press.rules import refuse_communique_released
from plenipo.capabilities.press.state import Press
from plenipo.capabilities.press.texts import release_of, words_since
from plenipo.core.act import Author, wire_name
from plenipo.core.audience import PUBLIC
from plenipo.core.fold import State
from plenipo.core.refusal import Refusals
from plenipo.core.request import Proposed, Request

CLOCK = Author("clock")
"""Who records a release."""


def due(state: State, now: datetime) -> tuple[Request, ...]:
    """Return the releases whose moment has come and against which nothing stands.

    Each takes effect at its moment, whenever it is recorded, unless its words are later ones; it
    has a key of its own.

    :param state: the whole register, as its registrar holds it.
    """
    ahead = ((each, moment) for each, moment in _settled(state) if moment <= now)
    return tuple(_release(state, *each) for each in ahead if not held_by(state, *each))


def next_moment(state: State, now: datetime) -> datetime | None:
    """Return the next moment at which a communiqué is released; None for none."""
    ahead = (moment for _, moment in _settled(state) if moment > now)
    return min(ahead, default=None)


def held_by(state: State, communique: Communique, moment: datetime) -> Refusals:
    """Return what stands against releasing a communiqué at a moment."""
    return refuse_communique_released(state, release_of(state, communique), CLOCK, moment)


def _settled(state: State) -> Iterator[tuple[Communique, datetime]]:
    """Yield what is to be released yet, and when."""
    for communique in state.of(Press).communiques.values():
        schedule = communique.schedule
        if schedule and not communique.versions and communique.retracted is None:
            yield communique, max(schedule.moment, words_since(state, communique))


def _release(state: State, communique: Communique, moment: datetime) -> Request:
    act = release_of(state, communique)
    proposed = Proposed(act, moment, of_the_release(state, act) or PUBLIC)
    return Request((proposed,), CLOCK, f"{wire_name(act)}:{communique.code}")
