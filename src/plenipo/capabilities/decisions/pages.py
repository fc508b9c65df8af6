"""How decisions are told, in words and in the journal. Their place is on the page of the item."""

from __future__ import annotations

from plenipo.core.page import message

WORDS = {
    "outcome": {
        "adopted": message("adopted"),
        "not-adopted": message("not adopted"),
    },
    "act": {
        "decision.taken": message("Decision taken"),
        "decision.rescinded": message("Decision taken back"),
    },
}

SENTENCES = {
    "decision.taken": message("Decision {decision} on item {item}: {outcome}"),
    "decision.rescinded": message("Decision {decision} on item {item} taken back"),
}
