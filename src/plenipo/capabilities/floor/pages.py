"""The pages of the floor, and how it is told, in words and in the journal."""

from __future__ import annotations

from plenipo.core.page import message

WORDS = {
    "kind": {
        "statement": message("statement"),
        "point-of-order": message("point of order"),
        "right-of-reply": message("right of reply"),
        "motion": message("motion"),
    },
    "act": {
        "floor.requested": message("Floor requested"),
        "floor.withdrawn": message("Request for the floor withdrawn"),
        "floor.given": message("Floor given"),
        "floor.ended": message("Speech ended"),
        "speakers.closed": message("List of speakers closed"),
        "speakers.reopened": message("List of speakers reopened"),
        "floor-limits.set": message("Speaking time set"),
        "order.drawn": message("Order drawn by lot"),
    },
}

SENTENCES = {
    "floor.requested": message("{member} asked for the floor: {kind}"),
    "floor.withdrawn": message("{member} no longer asks for the floor: {kind}"),
    "floor.given": message("{member} has the floor: {kind}"),
    "floor.ended": message("{member} has spoken"),
    "speakers.closed": message("List of speakers closed"),
    "speakers.reopened": message("List of speakers reopened"),
    "floor-limits.set": message("Speaking time set: {seconds} seconds"),
    "order.drawn": message("Order of the tour de table drawn by lot"),
}
