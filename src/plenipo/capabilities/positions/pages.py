"""How positions are told: in words, in a letter, in the journal. They stand on an item's page."""

from __future__ import annotations

from plenipo.core.page import message

WORDS = {
    "stance": {
        "agree": message("agrees"),
        "agree-ad-referendum": message("agrees ad referendum"),
        "reserve": message("reserves"),
        "object": message("objects"),
        "abstain": message("abstains"),
        "not-taking-part": message("is not taking part"),
        "silent": message("not yet heard"),
        "to-reconfirm": message("to reconfirm"),
        "withdrawn": message("position withdrawn"),
    },
    "letter": {
        # The letter of a stance in the matrix: one or two signs, different for each stance.
        "agree": message("A"),
        "agree-ad-referendum": message("AR"),
        "reserve": message("R"),
        "object": message("O"),
        "abstain": message("AB"),
        "not-taking-part": message("NP"),
        "silent": message("·"),
        "to-reconfirm": message("?"),
    },
    "act": {
        "position.stated": message("Position stated"),
        "position.withdrawn": message("Position withdrawn"),
    },
    "kind": {
        "scrutiny": message("scrutiny"),
        "parliamentary": message("parliamentary"),
        "substantive": message("substantive"),
        "linguistic": message("linguistic"),
        "general": message("general"),
        "on a point": message("on a point"),
    },
    "voice": {
        "for": message("in favour"),
        "against": message("objecting"),
        "abstaining": message("abstaining"),
        "apart": message("not taking part"),
        "silent": message("not yet heard"),
    },
}

SENTENCES = {
    "position.stated": message("{member} on item {item}: {stance}"),
    "position.withdrawn": message("{member} withdrew its position on item {item}"),
}
