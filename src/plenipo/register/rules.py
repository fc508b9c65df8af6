"""What stands against the acts of the register itself."""

from __future__ import annotations

from datetime import datetime

from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals
from plenipo.core.said import said
from plenipo.register.acts import RegisterOpened
from plenipo.register.state import Opening


def refuse_register_opened(state: State, act: RegisterOpened, by: Author, at: datetime) -> Refusals:
    """Refuse a second opening, and a name that a checkpoint cannot carry."""
    del by, at
    if state.of(Opening).key:
        sentence = said(
            "The register is already open under the name '{origin}'.",
            origin=state.of(Opening).origin,
        )
        return (Refusal("already-open", sentence),)
    if not act.origin or any(c.isspace() or c == "+" for c in act.origin):
        sentence = said("The register's name '{origin}' may have no blank and no '+' in it.", act)
        return (Refusal("bad-origin", sentence),)
    return ()
