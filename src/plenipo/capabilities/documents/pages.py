"""The pages of documents under negotiation, and how what is done to them is told."""

from __future__ import annotations

from plenipo.core.page import message

WORDS = {
    "act": {
        "document.tabled": message("Document tabled"),
        "wording.proposed": message("Words proposed"),
        "wording.withdrawn": message("Proposal withdrawn"),
        "wording.held": message("View of words stated"),
        "bracket.opened": message("Words bracketed"),
        "bracket.resolved": message("Bracket decided"),
        "provision.agreed": message("Provision agreed"),
        "provision.reopened": message("Provision reopened"),
        "revision.issued": message("Revision issued"),
    },
}

SENTENCES = {
    "document.tabled": message("{symbol} tabled: {names}"),
    "wording.proposed": message("{member} proposed words ({proposal}): {words}"),
    "wording.withdrawn": message("{member} withdrew its proposal {proposal}"),
    "wording.held": message("{member} on the words in bracket {bracket}: {stance}"),
    "bracket.opened": message("Words in provision {provision} put into brackets: {passage}"),
    "bracket.resolved": message("Bracket {bracket} decided: reading {alternative}"),
    "provision.agreed": message("Provision {provision} of {document} agreed"),
    "provision.reopened": message("Provision {provision} of {document} reopened: {reason}"),
    "revision.issued": message("{symbol} issued"),
}
