"""Discretion: a refusal tells nobody what they may not read.

The rules are asked of the whole register, and their sentences name what stands there. So an act is
judged a second time, by the register as its author may read it: what stands against it there is
told as it is, and what only the whole register objects to in one sentence that names nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from typing import Protocol, TypeVar

import msgspec

from plenipo.authority import authority
from plenipo.capabilities.credentials.state import Credentials
from plenipo.core.act import Act, Entry
from plenipo.core.audience import PUBLIC, Reader, may_read
from plenipo.core.authority import Place
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals
from plenipo.core.request import Refused, Request
from plenipo.core.said import said
from plenipo.register.registrar import Registrar

T = TypeVar("T")

OF_THE_REQUEST = ("no-act", "key-reused", "in-the-future")
"""What the registrar objects to whatever stands in the register."""
UNTOLD = Refusal(
    "not-for-you-to-read",
    said("Something in the register that you may not read stands against it: ask the secretariat."),
)
"""What is said where no more can be."""


class Look(Protocol):
    """Shows a register as some readers see it."""

    def __call__(self, reader: Reader, ask: Callable[[State], T]) -> T:
        """Return what is asked of the register as a reader sees it; this may wait for others."""


class Sight(msgspec.Struct, frozen=True):
    """What an author can know of what they hand in.

    :ivar places: where each act is done.
    :ivar refused: what stands against the acts; None where nothing does.
    :ivar people: the state that names people.
    """

    places: tuple[Place, ...]
    refused: Refused | None
    people: Credentials


class Discretion:
    """Knows what is hidden from whom."""

    def __init__(self, registrar: Registrar, look: Look) -> None:
        """Stand beside this registrar."""
        self._registrar, self._look = registrar, look
        self._known = registrar.state.size
        decode = registrar.domain.codec.decode
        sealed = map(decode, registrar.store.confidential(self._known))
        self._audiences = {entry.audience for entry in sealed if isinstance(entry, Entry)}

    def hides(self, reader: Reader) -> bool:
        """Tell whether anything in the register is hidden from a reader."""
        size = self._registrar.state.size
        if size != self._known:
            new = self._registrar.since(min(self._known, size))
            self._audiences |= {entry.audience for entry in new if entry.audience != PUBLIC}
            self._known = size
        return not all(may_read(audience, reader) for audience in self._audiences)

    def sight(self, request: Request, reader: Reader) -> Sight:
        """Return what the author of a request can know of it; this may wait for others."""
        now = self._registrar.clock()
        return self._look(reader, lambda state: self._judge(state, request, now))

    def _judge(self, state: State, request: Request, now: datetime) -> Sight:
        places = tuple(authority().place(state, proposed.act) for proposed in request.acts)
        return Sight(places, self._refused(state, request, now), state.of(Credentials))

    def _refused(self, state: State, request: Request, now: datetime) -> Refused | None:
        """Return what stands first against the acts of a request, each after those before it."""
        if len(request.acts) > 1:
            state = deepcopy(state)  # what is folded into it is not in the register yet
        for index, proposed in enumerate(request.acts):
            at = proposed.effective or now
            if at > now:
                return None  # the registrar says so itself
            found = self._registrar.domain.refuse(
                state, proposed.act, request.author, at, proposed.audience
            )
            if found:
                return Refused(index, found)
            if len(request.acts) > 1:
                state.fold((_entry(request, index, state.size, now),))
        return None


def told(refused: Refused, sight: Sight) -> Refused:
    """Return what an author is told where the whole register refuses what they handed in."""
    if any(refusal.code in OF_THE_REQUEST for refusal in refused.refusals):
        return refused
    return sight.refused or Refused(refused.index, (UNTOLD,))


def apart(whole: Refusals, seen: Refusals) -> Refusals:
    """Return what is told of two judgements of one act: by all of the register, and as it is seen.

    What stands against it as it is seen; else that something does.
    """
    return seen or ((UNTOLD,) if whole else ())


def _entry(request: Request, index: int, size: int, now: datetime) -> Entry[Act]:
    proposed, author = request.acts[index], request.author
    return Entry(
        seq=size,
        recorded=now,
        effective=proposed.effective or now,
        by=author.name,
        act=proposed.act,
        principal=author.principal,
        audience=proposed.audience,
        key=request.key,
    )
