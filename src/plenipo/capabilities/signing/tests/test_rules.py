"""What is refused and accepted of what is made ready to be signed, and signed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from case import accepted, after, check, names, refused
from story import (
    CLAUSE,
    COUNCIL,
    DRAFT,
    JOINT,
    MEETING,
    SUMMIT,
    at_signing,
    on_draft,
    on_pact,
)

from plenipo.capabilities.credentials.acts import FullPowersIssued, FullPowersRevoked
from plenipo.capabilities.documents.acts import DocumentTabled
from plenipo.capabilities.signing.acts import (
    DocumentSigned,
    PaperBound,
    SignatoryNamed,
    SigningListed,
    SigningMoved,
    SigningPrepared,
    SigningUnlisted,
    TaskDone,
    TaskGiven,
    TextFinalised,
)
from plenipo.capabilities.treaties.acts import TreatyOpened, TreatySigned

THEN = datetime(2011, 12, 20, 8, tzinfo=UTC)
EVE = MEETING + timedelta(hours=1)
EARLY = MEETING - timedelta(minutes=10)
DIGEST = "sha256:7"
HEAD = {"person": "P", "office": "head-of-state"}


def prepared(**fields):
    told = {"names": {"en": "Signing"}, "session": COUNCIL, "day": SUMMIT, "zone": "+04:00"}
    return SigningPrepared(**{"signing": "council", **told, **fields})


def moved(**fields):
    return at_signing(
        SigningMoved, **{"day": date(2011, 12, 21), "reason": "fog at Vnukovo", **fields}
    )


def listing(number="1", **fields):
    told = {"how": "signed", "signatories": ("AM", "RU"), "names": {"en": "List of measures"}}
    return at_signing(SigningListed, number=number, **{**told, **fields})


def unlisted(**fields):
    return at_signing(SigningUnlisted, **{"number": "1", "reason": "a week is needed", **fields})


def named(**fields):
    return at_signing(SignatoryNamed, **{"participant": "AM", **HEAD, **fields})


def final(**fields):
    return at_signing(TextFinalised, **{"number": "1", "languages": ("ru",), **fields})


def bound(**fields):
    return at_signing(PaperBound, **{"number": "1", "copies": 1, **fields})


def given(**fields):
    told = {"task": "T", "who": "AM", "what": "hand it in", "until": THEN, **fields}
    return at_signing(TaskGiven, **told)


def done(**fields):
    return at_signing(TaskDone, **{"task": "T", **fields})


def signed(who="AM", **fields):
    return at_signing(DocumentSigned, **{"number": "1", "participant": who, **HEAD, **fields})


def powers(**fields):
    told = {"powers": "FP", "person": "p", "name": "P", "delegation": "AM", "acts": ("sign",)}
    return FullPowersIssued(**{**told, **fields})


def tabled(text="# Statement\n\n1. We act.\n", **fields):
    told = {"symbol": "L.4", "names": {"en": "Statement"}, "kind": "clean text", **fields}
    return on_draft(DocumentTabled, text=text, **told)


def opened(**fields):
    told = {"names": {"en": "Pact"}, "clause": CLAUSE, "depositary": "RU", **fields}
    return on_pact(TreatyOpened, **told)


def treaty_signed(who="AM", how="definitive", **fields):
    return on_pact(TreatySigned, participant=who, how=how, **{**HEAD, **fields})


HERE = (prepared(),)
LISTED = (*HERE, listing())
READY = (*LISTED, final())
EMPOWERED = (*HERE, listing(powers=True), final())
DRAFTED = (tabled(DRAFT, parties=("RU", "UZ", "KZ")), *HERE, listing(document="L.4"))
WORDED = (tabled(), *HERE, listing(document="L.4"))
PACT = (opened(), *HERE, listing(treaty="pact", how="definitive"), final())
INITIALS = (opened(), *HERE, listing(treaty="pact", how="initialled"), final())

CASES = [
    accepted(prepared(), "a ceremony of tomorrow"),
    accepted(prepared(language="ru", alternat=True), "in an alphabet, by the alternat"),
    refused(prepared(signing="a b"), "a code with a blank", "bad-code"),
    refused(prepared(), "twice", "code-taken", given=HERE),
    refused(prepared(names={}), "without a name", "no-name"),
    refused(prepared(session="none"), "in no session", "no-such-session"),
    refused(prepared(zone="Moskau"), "in no time zone", "no-such-zone"),
    refused(prepared(day=date(2011, 12, 18)), "yesterday", "day-over"),
    refused(prepared(language="sw"), "in an alphabet of nobody", "no-such-language"),
    accepted(moved(), "a day later", given=HERE, at=EVE),
    accepted(moved(day=SUMMIT, place={"en": "Minsk"}), "to another place", given=HERE, at=EVE),
    refused(moved(), "before it was prepared", "before-the-ceremony", given=HERE, at=EARLY),
    refused(moved(), "what is not there", "no-such-signing"),
    refused(moved(reason=" "), "without a reason", "no-reason", given=HERE),
    refused(moved(day=SUMMIT), "to where it is", "nothing-moved", given=HERE),
    refused(moved(day=date(2011, 12, 18)), "to yesterday", "day-over", given=HERE),
    refused(
        moved(),
        "once somebody has signed",
        "signing-begun",
        given=(*READY, after(20 * 60, signed())),
        at=THEN + timedelta(minutes=10),
    ),
    accepted(listing(), "a title", given=HERE),
    accepted(
        listing(names={}, origin_session=JOINT, origin_item="1"), "an item of a session", given=HERE
    ),
    accepted(listing(treaty="pact", how="ad-referendum"), "a treaty", given=(opened(), *HERE)),
    refused(listing(), "for no ceremony", "no-such-signing"),
    refused(listing("a b"), "a number with a blank", "bad-code", given=HERE),
    refused(listing(), "a number twice", "code-taken", given=LISTED),
    refused(
        listing(how="definitive"), "a decision definitively", "no-such-signing-way", given=HERE
    ),
    refused(
        listing(treaty="pact"),
        "a treaty only signed",
        "no-such-signing-way",
        given=(opened(), *HERE),
    ),
    refused(listing(signatories=()), "signed by nobody", "no-signatories", given=HERE),
    refused(
        listing(signatories=("AM", "XX")), "signed by a stranger", "no-such-participant", given=HERE
    ),
    refused(listing(names={}), "nothing at all", "no-name", given=HERE),
    refused(listing(origin_session=JOINT, origin_item="77"), "no item", "no-such-item", given=HERE),
    refused(listing(document="L.9"), "no document", "no-such-document", given=HERE),
    refused(listing(treaty="none", how="definitive"), "no treaty", "no-such-treaty", given=HERE),
    refused(
        listing("2", document="L.4"), "a document under two numbers", "listed-already", given=WORDED
    ),
    refused(
        listing(treaty="pact", how="definitive"),
        "a treaty that is not open to all of them",
        "not-open-to-it",
        given=(opened(may_sign=("AM",)), *HERE),
    ),
    refused(listing(languages=("Russian",)), "in no language", "no-such-language", given=HERE),
    refused(
        listing(languages=("ru",), prevails="en"),
        "one prevails in which it is not signed",
        "not-authentic",
        given=HERE,
    ),
    accepted(unlisted(), "taken from the list", given=LISTED),
    refused(unlisted(number="2"), "what is not on it", "not-on-the-list", given=LISTED),
    refused(unlisted(), "twice", "not-on-the-list", given=(*LISTED, unlisted())),
    refused(unlisted(reason=""), "without a reason", "no-reason", given=LISTED),
    refused(
        unlisted(),
        "once somebody has signed it",
        "signed-already",
        given=(*READY, after(20 * 60, signed())),
        at=THEN + timedelta(minutes=10),
    ),
    refused(unlisted(), "no ceremony", "no-such-signing"),
    accepted(named(), "who signs for a signatory", given=LISTED),
    accepted(named(office="ambassador", powers="FP"), "by powers", given=(powers(), *LISTED)),
    refused(named(), "no ceremony", "no-such-signing"),
    refused(named(participant="KZ"), "for who signs nothing", "not-a-signatory", given=LISTED),
    refused(
        named(participant="KZ", number="1"),
        "for who does not sign it",
        "not-a-signatory",
        given=LISTED,
    ),
    refused(named(number="2"), "of what is not on the list", "not-on-the-list", given=LISTED),
    refused(named(person=" "), "nobody", "no-person", given=LISTED),
    refused(named(powers="FP"), "by no powers", "no-such-powers", given=LISTED),
    accepted(final(), "a text that is kept elsewhere", given=LISTED),
    refused(final(), "no ceremony", "no-such-signing"),
    refused(final(number="2"), "of what is not on the list", "not-on-the-list", given=LISTED),
    refused(final(), "a text of the register", "text-in-register", given=WORDED),
    refused(final(languages=()), "in no language", "no-languages", given=LISTED),
    refused(final(languages=("RU",)), "in no tag of one", "no-such-language", given=LISTED),
    accepted(bound(), "what is final", given=READY),
    refused(bound(), "no ceremony", "no-such-signing"),
    refused(bound(number="2"), "what is not on the list", "not-on-the-list", given=READY),
    refused(bound(copies=0), "in no original", "no-copies", given=READY),
    refused(bound(), "before its text is final", "text-not-clean", given=LISTED),
    refused(bound(text=DIGEST), "a text the register has not", "no-text", given=READY),
    refused(bound(text=DIGEST), "another text", "other-text", given=WORDED),
    accepted(given(check="powers", number="1"), "a task", given=LISTED),
    refused(given(), "no ceremony", "no-such-signing"),
    refused(given(), "twice", "code-taken", given=(*LISTED, given())),
    refused(given(who=" "), "for nobody", "no-one", given=LISTED),
    refused(given(what=""), "of nothing", "nothing-to-do", given=LISTED),
    refused(given(until=EARLY), "that is due already", "due-already", given=LISTED),
    refused(given(until=datetime(2011, 12, 20)), "at no instant", "no-offset", given=LISTED),  # noqa: DTZ001 - that is the case
    refused(given(check="weather"), "for no check", "no-such-check", given=LISTED),
    refused(given(number="2"), "about what is not listed", "not-on-the-list", given=LISTED),
    accepted(done(), "what was asked for", given=(*LISTED, given())),
    refused(done(), "no ceremony", "no-such-signing"),
    refused(done(), "what nobody was asked for", "no-such-task", given=LISTED),
    refused(done(), "twice", "done-already", given=(*LISTED, given(), done())),
    accepted(signed(), "on the day", given=READY, at=THEN),
    accepted(
        signed(), "the first hour of that day there", given=READY, at=EVE + timedelta(hours=8)
    ),
    accepted(signed("RU"), "out of turn", given=READY, at=THEN),
    refused(signed(), "no ceremony", "no-such-signing"),
    refused(signed(number="2"), "what is not on the list", "not-on-the-list", given=READY, at=THEN),
    refused(
        signed(),
        "what was taken from it",
        "not-on-the-list",
        given=(*READY, unlisted()),
        at=THEN,
    ),
    refused(signed("KZ"), "who is not a signatory", "not-a-signatory", given=READY, at=THEN),
    refused(signed(), "the day before", "not-that-day", given=READY, at=EVE),
    refused(
        signed(),
        "when that day is over there",
        "not-that-day",
        given=READY,
        at=THEN.replace(hour=21),
    ),
    refused(
        signed(), "the day it was moved from", "not-that-day", given=(*READY, moved()), at=THEN
    ),
    refused(signed(person=""), "nobody", "no-person", given=READY, at=THEN),
    refused(
        signed(),
        "another than was named",
        "another-signs",
        given=(*READY, named(person="Q")),
        at=THEN,
    ),
    refused(signed(), "before its text is final", "text-not-clean", given=LISTED, at=THEN),
    refused(signed(), "with brackets in the text", "text-not-clean", given=DRAFTED, at=THEN),
    accepted(
        signed(),
        "with brackets in the text, as was said",
        given=(*DRAFTED[:2], listing(document="L.4", open_text=True)),
        at=THEN,
    ),
    accepted(signed(), "a clean text of the register", given=WORDED, at=THEN),
    refused(
        signed(),
        "twice",
        "signed-already",
        given=(*READY, after(20 * 60, signed())),
        at=THEN + timedelta(minutes=10),
    ),
    accepted(signed(), "by the head of State, who needs no powers", given=EMPOWERED, at=THEN),
    refused(
        signed(office="ambassador"), "without powers", "no-full-powers", given=EMPOWERED, at=THEN
    ),
    accepted(
        signed(office="ambassador", powers="FP"),
        "by powers",
        given=(powers(), *EMPOWERED),
        at=THEN,
    ),
    refused(
        signed(office="ambassador", powers="FP"),
        "by powers of another person",
        "no-full-powers",
        given=(powers(name="Q"), *EMPOWERED),
        at=THEN,
    ),
    refused(
        signed(office="ambassador", powers="FP"),
        "by powers for another text",
        "no-full-powers",
        given=(powers(treaty="Pact"), *EMPOWERED),
        at=THEN,
    ),
    refused(
        signed(office="ambassador", powers="FP"),
        "by powers only to negotiate",
        "no-full-powers",
        given=(powers(acts=("negotiate",)), *EMPOWERED),
        at=THEN,
    ),
    refused(
        signed(office="ambassador", powers="FP"),
        "by powers that were revoked",
        "no-full-powers",
        given=(powers(), FullPowersRevoked(powers="FP", reason="recalled"), *EMPOWERED),
        at=THEN,
    ),
    refused(signed(), "a treaty", "a-treaty", given=PACT, at=THEN),
    accepted(treaty_signed(), "a treaty on the day", given=PACT, at=THEN),
    accepted(
        treaty_signed("KZ"), "afterwards, as it stays open", given=PACT, at=THEN + timedelta(days=2)
    ),
    accepted(treaty_signed(how="initialled"), "initials before the ceremony", given=PACT, at=EVE),
    refused(treaty_signed(), "a treaty before the day", "not-that-day", given=PACT, at=EVE),
    refused(
        treaty_signed(),
        "a treaty by another than was named",
        "another-signs",
        given=(*PACT, named(person="Q")),
        at=THEN,
    ),
    refused(treaty_signed("KZ"), "who stays out of it", "not-a-signatory", given=PACT, at=THEN),
    refused(treaty_signed(), "an open text", "text-not-clean", given=PACT[:-1], at=THEN),
    refused(
        treaty_signed(office="ambassador"), "without powers", "no-full-powers", given=PACT, at=THEN
    ),
    refused(
        treaty_signed(how="initialled"),
        "initials before their day",
        "not-that-day",
        given=INITIALS,
        at=EVE,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=names)
def test_rules(case):
    check(case)
