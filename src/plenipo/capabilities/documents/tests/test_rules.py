"""What is refused and accepted when a text is negotiated."""

from __future__ import annotations

from datetime import timedelta

import pytest
from case import accepted, check, names, refused
from story import DRAFTING, JOINT, MEETING, item, on_draft

from plenipo.capabilities.documents.acts import (
    BracketOpened,
    BracketResolved,
    DocumentProjected,
    DocumentTabled,
    ProjectionEnded,
    ProvisionAgreed,
    ProvisionReopened,
    RevisionIssued,
    WordingHeld,
    WordingProposed,
    WordingWithdrawn,
)
from plenipo.capabilities.sessions.acts import SessionClosed

TABLED = DRAFTING[0]
HERE = (TABLED,)
ENDED = on_draft(ProjectionEnded)
EARLY = MEETING - timedelta(minutes=10)


def tabled(**fields):
    """Return another document put before the session."""
    told = {"document": "L.5", "symbol": "CSTO/CSC/2011/L.5", "text": "1. We [agree].", **fields}
    return DocumentTabled(**{"session": JOINT, "names": {"en": "Another"}, **told})


def proposed(**fields):
    """Return a proposal of Belarus to replace a passage of the first paragraph."""
    told = {"proposal": "BY-1", "member": "BY", "action": "replace", "provision": "p2"}
    told |= {"passage": "the threat", "words": "any threat", **fields}
    return on_draft(WordingProposed, **told)


def held(**fields):
    """Return what Armenia says of the first reading of the first bracket."""
    return on_draft(WordingHeld, **{"bracket": "b1", "member": "AM", "stance": "support", **fields})


def withdrawn(member="BY"):
    """Return the withdrawal of the proposal of Belarus."""
    return on_draft(WordingWithdrawn, proposal="BY-1", member=member)


def opened(**fields):
    """Return words put into brackets: all of the first paragraph, unless told."""
    return on_draft(BracketOpened, **{"bracket": "c", "provision": "p2", **fields})


def projected(**fields):
    """Return the document on the screen of the hall."""
    return on_draft(DocumentProjected, **fields)


def resolved(alternative=1, bracket="b1"):
    """Return a bracket decided."""
    return on_draft(BracketResolved, bracket=bracket, alternative=alternative)


def agreed(**fields):
    """Return a provision agreed: the first paragraph, unless told."""
    return on_draft(ProvisionAgreed, **{"provision": "p2", **fields})


def reopened(**fields):
    """Return a provision reopened: the first paragraph, unless told."""
    return on_draft(ProvisionReopened, **{"provision": "p2", "reason": "one term", **fields})


def revised(**fields):
    """Return a revision issued."""
    return on_draft(RevisionIssued, **{"symbol": "CSTO/CSC/2011/L.4/Rev.1", **fields})


CLEAN = (TABLED, resolved())
DONE = (*CLEAN, agreed())
CLOSED = SessionClosed(session=JOINT)

CASES = (
    accepted(tabled(), "a document"),
    accepted(tabled(item="1"), "a document on an item"),
    accepted(tabled(item="7"), "on another item", given=(item("7", "Seventh"),)),
    refused(tabled(document="L.4"), "twice", "document-exists", given=HERE),
    refused(tabled(symbol=TABLED.symbol), "under one symbol", "symbol-taken", given=HERE),
    refused(tabled(kind="essay"), "of no kind", "no-such-kind"),
    refused(tabled(text="\n"), "without text", "no-text"),
    refused(tabled(names={}), "without a title", "no-name"),
    refused(tabled(document="L/5"), "under a code that is no address", "bad-code"),
    accepted(tabled(text="1. " + "[a " * 30 + "]" * 30), "with thirty brackets in each other"),
    refused(tabled(text="1. " + "[a " * 31 + "]" * 31), "with one more", "too-deep"),
    refused(proposed(proposal="a b"), "under no code", "bad-code", given=HERE),
    refused(opened(bracket="a b"), "under no code", "bad-code", given=HERE),
    refused(
        proposed(provision="p1", passage="word"),
        "in thirty brackets",
        "too-deep",
        given=(tabled(document="L.4", text="1. " + "[a " * 30 + "word" + "]" * 30),),
    ),
    refused(tabled(item="9"), "on no item", "no-such-item"),
    refused(tabled(session="nowhere"), "before no session", "no-such-session"),
    refused(tabled(), "after the session", "session-closed", given=(CLOSED,)),
    accepted(proposed(), "other words", given=HERE),
    accepted(proposed(sponsors=("AM",)), "with others", given=HERE),
    accepted(proposed(passage=""), "all of a provision", given=HERE),
    accepted(proposed(action="delete", words=""), "to delete", given=HERE),
    accepted(proposed(action="insert"), "to insert", given=HERE),
    accepted(proposed(action="alternative", bracket="b1"), "a reading", given=HERE),
    accepted(proposed(action="provision", provision=""), "a first provision", given=HERE),
    accepted(proposed(action="provision", provision="p3"), "a provision", given=HERE),
    refused(proposed(), "on no document", "no-such-document"),
    refused(proposed(member="XX"), "of nobody", "no-such-member", given=HERE),
    refused(proposed(sponsors=("XX",)), "with nobody", "no-such-member", given=HERE),
    refused(proposed(), "for another", "not-for-the-member", given=HERE, principal="AM"),
    refused(proposed(words="all"), "twice", "proposal-exists", given=(TABLED, proposed())),
    refused(proposed(proposal="b1"), "named like a bracket", "proposal-exists", given=HERE),
    refused(proposed(action="improve"), "doing nothing", "no-such-action", given=HERE),
    refused(proposed(provision="p9"), "on no provision", "no-such-provision", given=HERE),
    refused(
        proposed(action="provision", provision="p9"), "after none", "no-such-provision", given=HERE
    ),
    refused(proposed(passage="a hope"), "on no words", "no-such-passage", given=HERE),
    refused(proposed(occurrence=3), "on words further on", "no-such-passage", given=HERE),
    refused(proposed(occurrence=0), "on words before", "no-such-passage", given=HERE),
    refused(
        proposed(action="alternative", bracket="b9"),
        "a reading of no bracket",
        "no-such-bracket",
        given=HERE,
    ),
    refused(proposed(words=" "), "no words", "no-words", given=HERE),
    refused(proposed(action="delete"), "a deletion with words", "words-beside", given=HERE),
    refused(proposed(action="insert", passage=""), "inserted nowhere", "no-passage", given=HERE),
    refused(proposed(), "on what is agreed", "agreed-already", given=DONE),
    refused(proposed(), "before the text", "before-the-text", given=HERE, at=EARLY),
    refused(proposed(), "after the session", "session-closed", given=(TABLED, CLOSED)),
    accepted(withdrawn(), "a withdrawal", given=(TABLED, proposed())),
    refused(withdrawn(), "of nothing", "no-such-proposal", given=HERE),
    refused(withdrawn(), "twice", "proposal-over", given=(TABLED, proposed(), withdrawn())),
    refused(withdrawn("AM"), "by another", "not-your-proposal", given=(TABLED, proposed())),
    refused(
        withdrawn(), "for another", "not-for-the-member", given=(TABLED, proposed()), principal="AM"
    ),
    refused(withdrawn(), "from no document", "no-such-document"),
    accepted(held(), "support", given=HERE),
    accepted(held(stance="none", member="UZ", alternative=2), "taken back", given=HERE),
    refused(held(), "on no document", "no-such-document"),
    refused(held(stance="propose"), "a proposal", "no-such-stance", given=HERE),
    refused(held(bracket="b9"), "of no bracket", "no-such-bracket", given=HERE),
    refused(held(alternative=3), "of no reading", "no-such-reading", given=HERE),
    refused(held(alternative=0), "of reading 0", "no-such-reading", given=HERE),
    refused(held(member="XX"), "of nobody", "no-such-member", given=HERE),
    refused(held(), "for another", "not-for-the-member", given=HERE, principal="KZ"),
    refused(held(stance="none"), "of what was not said", "nothing-said", given=HERE),
    accepted(opened(), "all of a provision", given=HERE),
    refused(opened(bracket="b1"), "twice", "bracket-exists", given=HERE),
    refused(opened(passage="a hope"), "no words", "no-such-passage", given=HERE),
    refused(opened(provision="p9"), "in no provision", "no-such-provision", given=HERE),
    refused(opened(), "what is agreed", "agreed-already", given=DONE),
    refused(opened(), "nowhere", "no-such-document"),
    accepted(resolved(), "a reading stays", given=HERE),
    accepted(resolved(0), "no text stays", given=HERE),
    refused(resolved(), "twice", "no-such-bracket", given=CLEAN),
    refused(resolved(3), "for no reading", "no-such-reading", given=HERE),
    refused(resolved(), "nowhere", "no-such-document"),
    accepted(agreed(), "a clean provision", given=CLEAN),
    accepted(agreed(), "in full at last", given=(*CLEAN, agreed(ad_referendum=True))),
    refused(agreed(), "with brackets", "still-bracketed", given=HERE),
    refused(agreed(), "twice", "agreed-already", given=DONE),
    refused(agreed(ad_referendum=True), "agreed, then ad ref", "agreed-already", given=DONE),
    refused(agreed(provision="p9"), "none", "no-such-provision", given=HERE),
    refused(agreed(), "nowhere", "no-such-document"),
    accepted(reopened(member="UZ"), "reopened", given=DONE),
    refused(reopened(), "what is open", "not-agreed", given=HERE),
    refused(reopened(reason=" "), "without a reason", "no-reason", given=DONE),
    refused(reopened(member="XX"), "for nobody", "no-such-member", given=DONE),
    refused(reopened(provision="p9"), "none", "no-such-provision", given=HERE),
    refused(reopened(), "nowhere", "no-such-document"),
    accepted(revised(), "a revision", given=HERE),
    accepted(revised(kind="chair's text"), "a revision of another kind", given=HERE),
    refused(revised(symbol=TABLED.symbol), "as before", "symbol-taken", given=HERE),
    refused(revised(kind="essay"), "of no kind", "no-such-kind", given=HERE),
    refused(revised(kind="clean text"), "as clean", "not-clean", given=HERE),
    refused(revised(), "of nothing", "no-such-document"),
    accepted(projected(), "what changes", given=HERE),
    accepted(projected(provision="p2"), "a provision", given=HERE),
    refused(projected(provision="p9"), "none", "no-such-provision", given=HERE),
    refused(projected(), "nothing", "no-such-document"),
    accepted(ENDED, "taken down", given=(*HERE, projected())),
    refused(ENDED, "what is not shown", "not-projected", given=HERE),
    refused(ENDED, "twice", "not-projected", given=(*HERE, projected(), ENDED)),
    refused(ENDED, "early", "before-the-projection", given=(*HERE, projected()), at=EARLY),
    refused(ENDED, "nothing", "no-such-document"),
)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_rules(case):
    check(case)
