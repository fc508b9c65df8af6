"""What is refused and accepted of positions on provisions, and how they hold what is agreed."""

from __future__ import annotations

from datetime import timedelta

from case import accepted, after, refused
from story import DRAFTING, JOINT, MEETING, SINCE, item, on_draft

from plenipo.capabilities.documents.acts import (
    BracketResolved,
    DocumentTabled,
    ProvisionAgreed,
    ProvisionHeld,
    ProvisionReopened,
    RevisionIssued,
    WordingProposed,
)
from plenipo.capabilities.members.acts import MemberSuspended
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import SessionClosed
from plenipo.procedure.rule_file import text_of

TABLED = DRAFTING[0]
HERE = (TABLED,)
CLEAN = (TABLED, on_draft(BracketResolved, bracket="b1", alternative=1))
REVISED = "CSTO/CSC/2011/L.4/Rev.1"


def held(**fields):
    """Return what Armenia says of the first paragraph: it agrees, unless told."""
    told = {"provisions": ("p2",), "member": "AM", "stance": "agree", **fields}
    return on_draft(ProvisionHeld, **told)


def agreed(**fields):
    """Return the first paragraph agreed."""
    return on_draft(ProvisionAgreed, **{"provision": "p2", **fields})


def changed():
    """Return another proposal on the first paragraph: its words are others then."""
    told = {"provision": "p2", "passage": "drugs", "words": "all drugs", "action": "replace"}
    return on_draft(WordingProposed, proposal="BY-1", member="BY", **told)


OBJECTED = (*CLEAN, held(stance="object", reason="who pays"))
ISSUED = (*CLEAN, on_draft(RevisionIssued, symbol=REVISED))
BY_VOTE = (
    RuleAdopted(rule="csto-procedural", text=text_of("csto-procedural")),
    item("9", "Ninth", rule="csto-procedural"),
)
OF_VOTE = DocumentTabled(
    session=JOINT,
    document="L.4",
    symbol="L.4",
    names={"en": "Put to the vote"},
    text="# One\n\n1. We act.\n",
    item="9",
)
CLOSED = SessionClosed(session=JOINT)
LATER = MEETING + timedelta(minutes=5)

SUSPENDED = MemberSuspended(member="UZ", since=SINCE, reason="its own note")
CASES = (
    refused(held(member="UZ"), "of one suspended", "without-voice", given=(TABLED, SUSPENDED)),
    accepted(held(), "agreement", given=HERE),
    accepted(held(provisions=("p2", "p3", "p2")), "on a group, one named twice", given=HERE),
    accepted(held(stance="reserve", kind="scrutiny"), "a reservation", given=HERE),
    accepted(held(version=TABLED.symbol), "as in a version", given=(*HERE, changed())),
    accepted(held(), "on what is agreed", given=(*CLEAN, agreed())),
    accepted(held(stance="none"), "taken back", given=(*HERE, held())),
    refused(held(), "on no document", "no-such-document"),
    refused(held(), "after the session", "session-closed", given=(TABLED, CLOSED)),
    refused(held(), "for another", "not-for-the-member", given=HERE, principal="KZ"),
    refused(held(member="XX"), "of nobody", "no-such-member", given=HERE),
    refused(held(provisions=()), "on nothing", "no-provisions", given=HERE),
    refused(held(provisions=("p9",)), "on no provision", "no-such-provision", given=HERE),
    refused(held(version="L.9"), "as in no version", "no-such-version", given=HERE),
    refused(held(), "before the text", "before-the-text", given=(after(5, TABLED),)),
    refused(
        held(version=REVISED),
        "before the version",
        "before-the-text",
        given=(*CLEAN, after(5, on_draft(RevisionIssued, symbol=REVISED))),
    ),
    refused(held(stance="maybe"), "off the scale", "off-the-scale", given=HERE),
    refused(held(kind="scrutiny"), "a kind", "kind-without-reservation", given=HERE),
    refused(held(stance="none"), "taking back nothing", "nothing-said", given=HERE),
    refused(
        held(stance="none"),
        "taking back twice",
        "nothing-said",
        given=(*HERE, held(), held(stance="none")),
    ),
    accepted(agreed(), "what all who spoke agreed to", given=(*CLEAN, held())),
    refused(agreed(), "what somebody objects to", "held", given=OBJECTED),
    refused(agreed(ad_referendum=True), "that ad referendum", "held", given=OBJECTED),
    refused(agreed(), "what somebody reserves on", "held", given=(*CLEAN, held(stance="reserve"))),
    accepted(agreed(), "after it was taken back", given=(*OBJECTED, held(stance="none"))),
    accepted(
        agreed(), "before it was objected to", given=(*CLEAN, after(5, held(stance="object")))
    ),
    refused(
        agreed(),
        "at the moment of the objection",
        "held",
        given=(*CLEAN, after(5, held(stance="object"))),
        at=LATER,
    ),
    accepted(
        agreed(),
        "what was objected to in other words",
        given=(*HERE, held(stance="object"), *CLEAN[1:]),
    ),
    accepted(
        agreed(),
        "what is objected to as in a version with other words",
        given=(*CLEAN, held(stance="object", version=TABLED.symbol)),
    ),
    refused(
        agreed(),
        "what is objected to as in a version with these words",
        "held",
        given=(*ISSUED, held(stance="object", version=REVISED)),
    ),
    refused(
        agreed(),
        "in full what some agree to ad referendum",
        "only-ad-referendum",
        given=(*CLEAN, held(stance="agree-ad-referendum")),
    ),
    accepted(
        agreed(ad_referendum=True),
        "that ad referendum",
        given=(*CLEAN, held(stance="agree-ad-referendum")),
    ),
    accepted(
        agreed(),
        "what one objects to, where most decide",
        given=(*BY_VOTE, OF_VOTE, held(stance="object")),
    ),
    accepted(
        on_draft(ProvisionReopened, provision="p2", reason="an objection"),
        "reopened for an objection",
        given=(*CLEAN, agreed(), held(stance="object")),
    ),
)
