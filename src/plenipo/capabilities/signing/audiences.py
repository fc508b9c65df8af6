"""Who reads what is done about a ceremony: those who read that it is prepared."""

from __future__ import annotations

from typing import Any

from plenipo.capabilities.signing.authority import PLACES
from plenipo.capabilities.signing.state import Signings
from plenipo.core.audience import Audience
from plenipo.core.fold import State


def of_the_ceremony(state: State, act: Any) -> Audience | None:  # noqa: ANN401 - one of several
    """Return who reads the ceremony that an act is about."""
    found = state.of(Signings).signings.get(act.signing)
    return found.audience if found else None


AUDIENCES = dict.fromkeys(PLACES, of_the_ceremony)
