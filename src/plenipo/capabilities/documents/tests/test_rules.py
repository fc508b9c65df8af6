"""What is refused and accepted when a text is negotiated."""

from __future__ import annotations

from datetime import timedelta

import pytest
from case import accepted, check, names, refused
from story import DRAFTING, JOINT, MEETING, item, on_draft

from plenipo.capabilities.documents.acts import (
    BracketOpened,
    BracketRelated,
    BracketResolved,
    CorrigendumIssued,
    DocumentProjected,
    DocumentTabled,
    ProjectionEnded,
    ProvisionAgreed,
    ProvisionReopened,
    RevisionIssued,
    WordingAccepted,
    WordingHeld,
    WordingProposed,
    WordingSuggested,
    WordingWithdrawn,
)
from plenipo.capabilities.documents.tests.holding_cases import CASES as HOLDING_CASES
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


def suggested(**fields):
    """Return a proposal of the chair to replace a passage of the first paragraph."""
    told = {"proposal": "C-1", "action": "replace", "provision": "p2"}
    told |= {"passage": "the threat", "words": "any threat", **fields}
    return on_draft(WordingSuggested, **told)


def taken(proposal="BY-1"):
    """Return a proposal accepted."""
    return on_draft(WordingAccepted, proposal=proposal, decided="no objection")


def related(**fields):
    """Return two brackets said to be rivals."""
    return on_draft(BracketRelated, **{"bracket": "b1", "relation": "rival", **fields})


def structural(action, **fields):
    """Return a proposal of Belarus on the first paragraph as a whole."""
    return proposed(**{"action": action, "passage": "", "words": "", **fields})


def corrected(**fields):
    """Return an error put right."""
    told = {"symbol": f"{TABLED.symbol}/Corr.1", "provision": "p2", "passage": "drugs"}
    return on_draft(CorrigendumIssued, **{**told, "words": "arms", "reason": "a slip", **fields})


def draft(text):
    """Return the draft statement, put before the session with another text."""
    return tabled(document="L.4", symbol=TABLED.symbol, text=text, parties=("US",))


ACROSS = draft("1. One [two\n\n2. three - US] four\n\n3. Five")
SIDE = draft("1. We [act][work - US] now.")
PAIR = "1. We act against drugs.\n\n2. We ask for patience."
FRESH = (draft(PAIR),)
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
    accepted(tabled(support=2), "with a rule of support"),
    refused(tabled(support=-1), "that needs less than no support", "no-support"),
    accepted(structural("move", other="p3"), "to move", given=HERE),
    accepted(structural("move"), "to move to the beginning", given=HERE),
    refused(structural("move", other="p9"), "to nowhere", "no-such-provision", given=HERE),
    refused(structural("move", other="p2"), "into itself", "into-itself", given=HERE),
    refused(structural("move", words="x"), "with words", "words-beside", given=HERE),
    refused(structural("move", provision="p1"), "half", "bracket-across", given=(ACROSS,)),
    refused(structural("move"), "what is agreed", "agreed-already", given=DONE),
    accepted(structural("merge", other="p3"), "to merge", given=HERE),
    accepted(structural("merge", other="p3", words="As one."), "as one", given=HERE),
    refused(structural("merge"), "with nothing", "no-such-provision", given=HERE),
    refused(
        structural("merge", provision="p3", other="p2"), "into it", "agreed-already", given=DONE
    ),
    accepted(structural("split", passage="against"), "to split", given=HERE),
    refused(structural("split"), "nowhere", "no-passage", given=HERE),
    refused(structural("split", passage="a hope"), "at nothing", "no-such-passage", given=HERE),
    refused(structural("split", passage="in time"), "inside", "in-a-bracket", given=HERE),
    accepted(proposed(version=TABLED.symbol), "on the version as tabled", given=HERE),
    accepted(
        proposed(version=TABLED.symbol, occurrence=2),
        "later",
        given=(TABLED, proposed(proposal="A")),
    ),
    accepted(structural("move", other="p3", version=TABLED.symbol), "of a version", given=HERE),
    refused(proposed(version="L.9"), "on no version", "no-such-version", given=HERE),
    refused(
        proposed(version=TABLED.symbol, passage="drugs"),
        "on words that are gone",
        "words-changed",
        given=(TABLED, corrected()),
    ),
    accepted(suggested(), "by the chair", given=HERE),
    refused(suggested(action="move", words=""), "to move", "no-such-action", given=HERE),
    refused(suggested(passage="a hope"), "on no words", "no-such-passage", given=HERE),
    refused(suggested(), "on no document", "no-such-document"),
    accepted(taken(), "a proposal is accepted", given=(TABLED, proposed())),
    refused(taken(), "none", "no-such-proposal", given=HERE),
    refused(taken(), "twice", "proposal-over", given=(TABLED, proposed(), taken())),
    refused(taken(), "of nothing", "no-such-document"),
    refused(
        taken(),
        "a move after what is not there any more",
        "not-to-be-done",
        given=(
            TABLED,
            structural("move", other="p3"),
            proposed(proposal="d", action="delete", provision="p3", passage="", words=""),
            resolved(0, "d"),
        ),
    ),
    accepted(related(), "rivals", given=(SIDE,)),
    refused(related(), "alone", "no-bracket-after", given=HERE),
    refused(related(bracket="b9"), "none", "no-such-bracket", given=HERE),
    refused(related(relation="enemy"), "as enemies", "no-such-relation", given=(SIDE,)),
    refused(related(), "twice", "related-already", given=(SIDE, related())),
    refused(related(), "of nothing", "no-such-document"),
    accepted(revised(text=PAIR), "with another text", given=HERE),
    accepted(revised(text=PAIR, identities=("p2", "")), "as is told", given=HERE),
    accepted(revised(text=PAIR, settled=("BY-1",)), "settling", given=(TABLED, proposed())),
    accepted(revised(text=PAIR, kind="clean text"), "clean", given=HERE),
    refused(
        revised(text="1. The threat", kind="clean text", identities=("p1",)),
        "with what is carried",
        "not-clean",
        given=(draft("The threat"), proposed(provision="p1", passage="threat")),
    ),
    refused(revised(text=" \n"), "with no text", "no-text", given=HERE),
    refused(revised(text="1. " + "[a " * 31 + "]" * 31), "too deep", "too-deep", given=HERE),
    refused(revised(text=PAIR, identities=("p2",)), "of one", "bad-identities", given=HERE),
    refused(revised(text=PAIR, identities=("p2", "p9")), "of none", "bad-identities", given=HERE),
    refused(revised(text=PAIR, identities=("p2", "p2")), "twice", "bad-identities", given=HERE),
    refused(
        revised(text=PAIR, settled=("BY-1",)), "settling nothing", "no-such-proposal", given=HERE
    ),
    refused(
        revised(settled=("BY-1",)),
        "settling by no text",
        "nothing-settles",
        given=(TABLED, proposed()),
    ),
    refused(revised(text=PAIR), "against what is agreed", "agreed-already", given=DONE),
    accepted(corrected(), "an error", given=HERE),
    accepted(corrected(), "in what is agreed", given=DONE),
    accepted(corrected(passage="arms", words="guns"), "a second", given=(TABLED, corrected())),
    refused(corrected(symbol=TABLED.symbol), "as before", "symbol-taken", given=HERE),
    refused(corrected(passage=""), "of no words", "no-passage", given=HERE),
    refused(corrected(passage="a hope"), "of none", "no-such-passage", given=HERE),
    refused(corrected(words="drugs"), "that is none", "nothing-wrong", given=HERE),
    refused(corrected(words="[arms]"), "with a bracket", "not-by-corrigendum", given=HERE),
    refused(corrected(reason=" "), "without a reason", "no-reason", given=HERE),
    refused(corrected(), "of nothing", "no-such-document"),
    *HOLDING_CASES,
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
