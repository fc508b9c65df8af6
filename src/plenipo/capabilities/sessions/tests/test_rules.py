"""What is refused and accepted of the acts of sessions and agendas."""

from datetime import date, timedelta

import pytest
from case import accepted, after, check, names, refused
from story import BEGIN, COUNCIL, DAY, JOINT, MEETING, SUMMIT, decision, item, positions

from plenipo.capabilities.credentials.acts import ParticipationGranted
from plenipo.capabilities.members.acts import BodyEstablished, PartnerAdmitted
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import (
    ItemAdopted,
    ItemDeferred,
    ItemProposed,
    ItemRecommended,
    ItemReferred,
    ItemResumed,
    ItemReturned,
    ItemRevised,
    ItemWithdrawn,
    SessionClosed,
    SessionConvened,
)
from plenipo.procedure.rule_file import text_of

CLOSED = SessionClosed(session=JOINT)
EARLY = MEETING - timedelta(hours=1)
ADOPTED = (*positions("1", {}), decision("1", "J-1"))
REJECTED = (
    *positions("1", {"UZ": "object"}),
    decision("1", "J-1", outcome="not-adopted", says="not-adopted"),
)
NEW_BODY = BodyEstablished(body="wg", names={"en": "Working group"}, since=SUMMIT)
DEFERRED = ItemDeferred(session=JOINT, item="1", reason="needs a conceptual approach")


OBSERVER = PartnerAdmitted(partner="RS", names={"en": "Serbia"}, status="observer", since=DAY)


def let_in(*may, items=()):
    """An observer that takes part in the joint session, or in some of its items."""
    return (OBSERVER, ParticipationGranted(partner="RS", session=JOINT, items=items, may=may))


def convened(**fields):
    told = {
        "session": "s2",
        "names": {"en": "Second session"},
        "bodies": ("cfm",),
        "opens": DAY,
        "rule": "csto-consensus",
    }
    return SessionConvened(**{**told, **fields})


def about(kind, **fields):
    return kind(**{"session": JOINT, "item": "1", **fields})


ENDED = text_of("consensus").replace("    article:", "    until: 2011-11-30\n    article:")

CASES = (
    accepted(convened(), "of one body"),
    accepted(convened(bodies=("cfm", "cdm"), closes=DAY, chair="BY"), "of two bodies jointly"),
    refused(convened(session=JOINT), "again", "already-convened"),
    refused(convened(session="the second"), "with a blank in its code", "bad-code"),
    refused(convened(bodies=()), "of no body", "no-body"),
    refused(convened(bodies=("cfn", "cdn")), "of unknown bodies", "no-such-body", "no-such-body"),
    refused(convened(chair="XX"), "with an unknown chair", "no-such-member"),
    refused(convened(closes=date(2011, 12, 18)), "closing before it opens", "ends-before"),
    refused(convened(names={}), "without a title", "no-name"),
    refused(convened(rule="consensus"), "under a rule not adopted", "no-such-rule"),
    refused(convened(opens=date(2004, 6, 17)), "before its rule takes effect", "rule-not-in-force"),
    refused(
        convened(rule="consensus"),
        "after its rule ended",
        "rule-ended",
        given=(RuleAdopted(rule="consensus", text=ENDED),),
    ),
    refused(
        convened(bodies=(), names={}, rule=""),
        "all objections at once",
        "no-body",
        "no-name",
        "no-such-rule",
    ),
    accepted(CLOSED, "a session that is convened"),
    accepted(convened(bodies=("wg",), opens=SUMMIT), "of a new body", given=(NEW_BODY,)),
    refused(
        convened(bodies=("wg",)), "of a body set up later", "before-the-body", given=(NEW_BODY,)
    ),
    refused(CLOSED, "a closed session", "already-closed", given=(CLOSED,)),
    refused(CLOSED, "before it was convened", "before-the-session", "went-on", at=BEGIN),
    refused(CLOSED, "before its agenda moved", "went-on", given=(DEFERRED,), at=EARLY),
    refused(SessionClosed(session="s9"), "an unknown session", "no-such-session"),
    accepted(item("12 bis", "Anti-drug strategy", proposer="KZ"), "by a member"),
    accepted(item("4", "x", proposer="RS"), "by an observer that may", given=let_in("propose")),
    refused(
        item("4", "x", proposer="RS"), "by one that speaks", "not-granted", given=let_in("speak")
    ),
    refused(item("4", "x", proposer="RS"), "by one outside", "not-taking-part", given=(OBSERVER,)),
    accepted(
        item("3.1", "x", proposer="RS"),
        "as a part of what an observer attends",
        given=let_in("propose", items=("3",)),
    ),
    refused(
        item("4", "x", proposer="RS"),
        "beside what an observer attends",
        "not-its-item",
        given=let_in("propose", items=("3",)),
    ),
    accepted(
        ItemProposed(
            session=COUNCIL,
            item="1",
            names={"en": "Afghanistan"},
            proposer="cfm",
            origin_session=JOINT,
            origin_item="1",
        ),
        "coming from another session",
    ),
    refused(item("1", "Again"), "a number that is taken", "already-proposed"),
    refused(item(" 4", "A blank before"), "a number with a blank before it", "bad-number"),
    refused(item("4", ""), "without a title", "no-name"),
    refused(item("4", "x", proposer="XX"), "by nobody known", "no-such-proposer"),
    refused(item("4", "x", rule="majority"), "under a rule not adopted", "no-such-rule"),
    refused(item("4", "x", origin_session=COUNCIL, origin_item="9"), "lost", "no-such-origin"),
    refused(item("4", "x", origin_item="1"), "from no session", "no-such-origin"),
    refused(item("4", "x"), "to a closed session", "session-closed", given=(CLOSED,)),
    refused(item("4", "x", session="s9"), "to no session", "no-such-session"),
    refused(item("4", "x"), "before the session was convened", "before-the-session", at=BEGIN),
    accepted(item("4", "x"), "before the closing, recorded after it", given=(CLOSED,), at=EARLY),
    accepted(about(ItemAdopted), "a proposed item"),
    refused(about(ItemAdopted), "one adopted before", "not-proposed", given=(about(ItemAdopted),)),
    refused(about(ItemAdopted, item="9"), "one never proposed", "no-such-item"),
    refused(about(ItemAdopted, session="s9"), "of an unknown session", "no-such-session"),
    refused(
        about(ItemAdopted, item="4"),
        "before it was proposed",
        "before-the-item",
        given=(item("4", "x"),),
        at=EARLY,
    ),
    accepted(about(ItemAdopted), "before it was deferred, late", given=(DEFERRED,), at=EARLY),
    refused(
        about(ItemAdopted),
        "before it was adopted, as recorded",
        "not-proposed",
        given=(after(-90, about(ItemAdopted)), DEFERRED),
        at=EARLY,
    ),
    accepted(about(ItemRevised, text="sha256:b"), "a first text"),
    refused(about(ItemRevised, text=""), "without a text", "no-text"),
    refused(about(ItemRevised, item="2", text="sha256:a"), "the same text", "same-text"),
    refused(
        about(ItemRevised, text="sha256:a", item="2"),
        "the text of that moment, though another came later",
        "same-text",
        given=(about(ItemRevised, item="2", text="sha256:b"),),
        at=EARLY,
    ),
    refused(
        about(ItemRevised, text="sha256:b"), "what is adopted", "already-decided", given=ADOPTED
    ),
    accepted(about(ItemRevised, text="sha256:b"), "what is not adopted", given=REJECTED),
    refused(
        about(ItemRevised, text="sha256:b"),
        "what is withdrawn",
        "item-withdrawn",
        given=(about(ItemWithdrawn, reason="no more"),),
    ),
    accepted(about(ItemReferred, body="csc"), "what is adopted", given=ADOPTED),
    accepted(about(ItemReferred, body="csc"), "what is deferred", given=(DEFERRED,)),
    accepted(
        about(ItemReferred, body="cssc"),
        "a second time, after it came back",
        given=(
            about(ItemReferred, body="csc"),
            about(ItemReturned, reason="not ripe", body="cfm"),
            about(ItemResumed, reason="a new text"),
        ),
    ),
    refused(
        about(ItemReferred, body="csc"),
        "what is withdrawn",
        "item-withdrawn",
        given=(about(ItemWithdrawn, reason="no more"),),
    ),
    accepted(about(ItemReferred, body="csc", purpose="for signature"), "to a body"),
    accepted(about(ItemReferred, body="csc", to_session=COUNCIL), "to a body's session"),
    refused(about(ItemReferred, body="csx"), "to an unknown body", "no-such-body"),
    refused(
        about(ItemReferred, body="cfm", to_session=COUNCIL),
        "to another body's session",
        "no-such-session",
    ),
    accepted(about(ItemRecommended, body="csc"), "to a body"),
    refused(
        about(ItemRecommended, item="9", body="csx", to_session="s9"),
        "nothing to nobody, all at once",
        "no-such-item",
        "no-such-body",
        "no-such-session",
    ),
    accepted(DEFERRED, "an item before the body"),
    refused(DEFERRED, "what is deferred", "already-aside", given=(DEFERRED,)),
    refused(about(ItemDeferred, reason=""), "without a reason", "no-reason"),
    refused(DEFERRED, "what is adopted", "already-decided", given=ADOPTED),
    accepted(DEFERRED, "what is not adopted", given=REJECTED),
    accepted(about(ItemDeferred, reason="later", until=DAY), "to the same day"),
    refused(
        about(ItemDeferred, reason="later", until=date(2011, 12, 18)), "to yesterday", "ends-before"
    ),
    accepted(about(ItemReturned, reason="for the experts", body="cfm"), "to a body"),
    refused(about(ItemReturned, reason=" ", body="csx"), "to nobody", "no-such-body", "no-reason"),
    accepted(about(ItemWithdrawn, reason="its proposer wishes it"), "by its proposer"),
    refused(about(ItemWithdrawn, reason=""), "without a reason", "no-reason"),
    accepted(about(ItemWithdrawn, reason="no more"), "what is deferred", given=(DEFERRED,)),
    refused(
        about(ItemWithdrawn, reason="no more"), "what is adopted", "already-decided", given=ADOPTED
    ),
    refused(
        about(ItemWithdrawn, reason="no more"),
        "what is withdrawn",
        "item-withdrawn",
        given=(about(ItemWithdrawn, reason="no more"),),
    ),
    accepted(about(ItemResumed, reason="a new text"), "a deferred item", given=(DEFERRED,)),
    refused(about(ItemResumed, reason="?"), "what is not aside", "not-aside"),
    refused(
        about(ItemResumed, reason="?"),
        "before it was deferred",
        "not-aside",
        given=(DEFERRED,),
        at=EARLY,
    ),
    refused(about(ItemResumed, reason=""), "silently", "no-reason", given=(DEFERRED,)),
)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_sessions_hold(case):
    check(case)
