"""What a line at the desk would be as an act."""

from __future__ import annotations

import pytest
from case import state_after
from story import DRAFTING, on_draft

from plenipo.capabilities.documents.acts import (
    WordingAccepted,
    WordingProposed,
    WordingSuggested,
)
from plenipo.capabilities.documents.dictation import DictationError, dictated
from plenipo.capabilities.documents.entering import Desk, Focus
from plenipo.capabilities.documents.state import Documents

STATE = state_after(DRAFTING[0])
DOCUMENT = STATE.of(Documents).documents["L.4"]


def entered(line, provision="p2"):
    """Return the act that a line would be, with a provision in focus."""
    return Desk(STATE, DOCUMENT).act(dictated(line), Focus(provision))


def proposed(**fields):
    return on_draft(WordingProposed, **{"proposal": "BY-1", "member": "BY", **fields})


@pytest.mark.parametrize(
    ("line", "act"),
    [
        (
            "BY AM: move after 2",
            proposed(action="move", provision="p2", other="p3", sponsors=("AM",)),
        ),
        ("@2 BY: move first", proposed(action="move", provision="p3")),
        ("BY: merge into 2", proposed(action="merge", provision="p2", other="p3")),
        ("BY: split at against", proposed(action="split", provision="p2", passage="against")),
        (
            "Chair: the threat ~2 > menace",
            on_draft(
                WordingSuggested,
                proposal="Chair-1",
                action="replace",
                provision="p2",
                passage="the threat",
                occurrence=2,
                words="menace",
            ),
        ),
        (
            "accept BY-1 (no objection)",
            on_draft(WordingAccepted, proposal="BY-1", decided="no objection"),
        ),
    ],
)
def test_a_line_is_an_act(line, act):
    assert entered(line) == act


def test_what_is_not_there_is_said():
    with pytest.raises(DictationError, match="called '9'"):
        entered("BY: move after 9")
