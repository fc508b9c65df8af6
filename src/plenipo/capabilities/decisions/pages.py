"""How decisions and votes are told, in words and in the journal."""

from __future__ import annotations

from plenipo.core.page import message

WORDS = {
    "outcome": {
        "adopted": message("adopted"),
        "not-adopted": message("not adopted"),
        "blocked-by-veto": message("blocked by a veto"),
        "no-quorum": message("no quorum"),
        "second-vote": message("equally divided: a second vote"),
        "chair-decides": message("equally divided: the chair decides"),
        "further-discussion": message("equally divided: further discussion"),
        "waiting": message("waiting"),
        "referred": message("referred"),
        "undetermined": message("cannot be told from the numbers"),
    },
    "method": {
        "roll-call": message("roll call"),
        "recorded": message("recorded vote"),
        "show-of-hands": message("show of hands"),
    },
    "vote": {
        "for": message("in favour"),
        "against": message("against"),
        "abstaining": message("abstaining"),
        "apart": message("not taking part"),
        "absent": message("absent"),
    },
    "act": {
        "decision.taken": message("Decision taken"),
        "decision.rescinded": message("Decision taken back"),
        "vote.taken": message("Vote taken"),
        "vote.corrected": message("Vote corrected"),
        "vote.explained": message("Vote explained"),
    },
}

SENTENCES = {
    "decision.taken": message("Decision {decision} on item {item}: {outcome}"),
    "decision.rescinded": message("Decision {decision} on item {item} taken back"),
    "vote.taken": message("Vote {vote}, {method}: {names}: {says}"),
    "vote.corrected": message("{member} corrected its vote {vote}: it had meant {meant}"),
    "vote.explained": message("{member} explained its vote {vote}"),
}
