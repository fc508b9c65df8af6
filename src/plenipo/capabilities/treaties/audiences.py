"""Who reads what is done to a treaty that not everybody reads: those who read that it was opened.

Of a treaty that everybody reads, something may be kept to some.
"""

from __future__ import annotations

from typing import Any

from plenipo.capabilities.treaties.acts import TreatyOpened
from plenipo.capabilities.treaties.authority import GRANTS
from plenipo.capabilities.treaties.state import Treaties
from plenipo.core.audience import PUBLIC, Audience
from plenipo.core.fold import State


def of_the_treaty(state: State, act: Any) -> Audience | None:  # noqa: ANN401 - one of several
    """Return who reads the treaty that an act is about, where that is not everybody."""
    found = state.of(Treaties).treaties.get(act.treaty)
    return found.audience if found and found.audience != PUBLIC else None


AUDIENCES = dict.fromkeys((act for act in GRANTS if act is not TreatyOpened), of_the_treaty)
