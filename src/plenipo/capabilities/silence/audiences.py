"""Who reads a silence on paragraphs of a text of the register: those who read the text.

What nobody breaks is agreed in the text, and that is told to all who read it.
"""

from __future__ import annotations

from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.silence.acts import SilenceOpened
from plenipo.core.audience import Audience
from plenipo.core.fold import State


def of_the_text(state: State, act: SilenceOpened) -> Audience | None:
    """Return who reads the document whose paragraphs are put under silence; None without one."""
    found = state.of(Documents).issued(act.session, act.document) if act.parts else None
    return found.audience if found else None


AUDIENCES = {SilenceOpened: of_the_text}
