"""What is refused and accepted of the acts of sessions and agendas."""

from datetime import date

import pytest
from case import accepted, check, names, refused
from story import BEGIN, COUNCIL, DAY, JOINT, item

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

CLOSED = SessionClosed(session=JOINT)
DEFERRED = ItemDeferred(session=JOINT, item="1", reason="needs a conceptual approach")


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
        convened(bodies=(), names={}, rule=""),
        "all objections at once",
        "no-body",
        "no-name",
        "no-such-rule",
    ),
    accepted(CLOSED, "a session that is convened"),
    refused(CLOSED, "a closed session", "session-closed", given=(CLOSED,)),
    refused(SessionClosed(session="s9"), "an unknown session", "no-such-session"),
    accepted(item("12 bis", "Anti-drug strategy", proposer="KZ"), "by a member"),
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
    refused(item("4", "x"), "to a closed session", "session-closed", given=(CLOSED,)),
    accepted(about(ItemAdopted), "a proposed item"),
    refused(about(ItemAdopted), "one adopted before", "not-proposed", given=(about(ItemAdopted),)),
    refused(about(ItemAdopted, item="9"), "one never proposed", "no-such-item"),
    refused(about(ItemAdopted, session="s9"), "of an unknown session", "no-such-session"),
    refused(about(ItemAdopted), "before it was proposed", "before-the-item", at=BEGIN),
    accepted(about(ItemRevised, text="sha256:b"), "a first text"),
    refused(about(ItemRevised, text=""), "without a text", "no-text"),
    refused(about(ItemRevised, item="2", text="sha256:a"), "the same text", "same-text"),
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
    accepted(about(ItemReturned, reason="for the experts", body="cfm"), "to a body"),
    refused(about(ItemReturned, reason=" ", body="csx"), "to nobody", "no-such-body", "no-reason"),
    accepted(about(ItemWithdrawn, reason="its proposer wishes it"), "by its proposer"),
    refused(about(ItemWithdrawn, reason=""), "without a reason", "no-reason"),
    accepted(about(ItemResumed, reason="a new text"), "a deferred item", given=(DEFERRED,)),
    refused(about(ItemResumed, reason="?"), "what is not aside", "not-aside"),
    refused(about(ItemResumed, reason=""), "silently", "no-reason", given=(DEFERRED,)),
)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_sessions_hold(case):
    check(case)
