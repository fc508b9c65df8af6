"""The chair's console and the ballot, and how both are told, in words and in the journal."""

from __future__ import annotations

from plenipo.core.page import message

WORDS = {
    "kind": {
        "consensus": message("for consensus"),
        "vote": message("to a vote"),
    },
    "outcome": {
        "upheld": message("upheld"),
        "overruled": message("overruled"),
    },
    "ballot": {
        "": message("not yet opened for voting"),
        "open": message("open for voting"),
        "closed": message("closed for voting"),
        "annulled": message("annulled"),
    },
    "ruling": {
        "": message("stands"),
        "appealed": message("appealed against"),
        "upheld": message("upheld by the body"),
        "overruled": message("overruled by the body"),
    },
    "act": {
        "question.put": message("Question put"),
        "question.withdrawn": message("Question taken back"),
        "objection.raised": message("Objection raised"),
        "ruling.given": message("Ruling given"),
        "ruling.appealed": message("Ruling appealed against"),
        "ruling.decided": message("Appeal decided"),
        "ballot.opened": message("Ballot opened"),
        "ballot.cast": message("Ballot cast"),
        "ballot.received": message("Ballot paper received"),
        "ballot.counted": message("Ballot paper counted"),
        "ballot.closed": message("Ballot closed"),
        "ballot.annulled": message("Ballot annulled"),
    },
}

SENTENCES = {
    "question.put": message("Question put on item {item}, {kind}"),
    "question.withdrawn": message("Question on item {item} taken back"),
    "objection.raised": message("{member} objected to consensus on item {item}"),
    "ruling.given": message("Ruling {ruling} of the chair: {words}"),
    "ruling.appealed": message("{member} appealed against ruling {ruling}"),
    "ruling.decided": message("Ruling {ruling} {outcome}, by vote {vote}"),
    "ballot.opened": message("Ballot {vote} opened, {method}: {names}"),
    "ballot.cast": message("{member} voted {cast} in ballot {vote}"),
    "ballot.received": message("Ballot {vote}: the paper of {member} received"),
    "ballot.counted": message("Paper {ballot} in ballot {vote}: {cast}"),
    "ballot.closed": message("Ballot {vote} closed"),
    "ballot.annulled": message("Ballot {vote} annulled"),
}
