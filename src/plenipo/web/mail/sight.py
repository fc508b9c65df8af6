"""The register as a person of the room may read it at present, also when they are not there."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from plenipo.capabilities.credentials.circles import circles_of
from plenipo.core.audience import EVERYONE, HOLDER
from plenipo.core.clock import Clock
from plenipo.register.view import View
from plenipo.web.languages import wording
from plenipo.web.mail.matters import Held, held_by
from plenipo.web.reading import ReadingRoom

T = TypeVar("T")
Question = Callable[[View, tuple[Held, ...]], T]
"""What is asked of a register as somebody sees it, given in which capacities they act."""


class Sight:
    """Answers questions on the register as a person may read it; from any thread, one at a time."""

    def __init__(self, reading: ReadingRoom, turn: threading.Lock, clock: Clock) -> None:
        """Look into a reading room.

        :param turn: held by whoever is in it.
        """
        self._reading, self._turn, self.clock = reading, turn, clock

    def of(self, person: str, language: str, question: Question[T]) -> T:
        """Answer a question on what a person sees now; their circles are of the same moment."""
        with self._turn:
            now = self.clock()
            state = self._reading.look(HOLDER)[1].state
            held = held_by(state, person, now)
            capacities = tuple([each.capacity for each in held])
            seen, present = self._reading.look(circles_of(state, capacities, now))
            told = wording(language)
            return question(View(seen, present, told, now, person, capacities), held)

    def of_everybody(self, language: str, question: Callable[[View], T]) -> T:
        """Answer a question on what the public sees now."""
        with self._turn:
            seen, present = self._reading.look(EVERYONE)
            return question(View(seen, present, wording(language), self.clock()))
