"""What a document still lacks, who must do it and by when; who signs after whom."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from case import after, state_after
from story import COUNCIL, DRAFT, JOINT, MEETING, SUMMIT, at_signing, decision, on_draft, positions

from plenipo.capabilities.credentials.acts import FullPowersIssued, FullPowersRevoked
from plenipo.capabilities.documents.acts import DocumentTabled
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.languages.acts import ConcordanceNoted, LanguagesSettled, VersionTabled
from plenipo.capabilities.languages.state import Languages
from plenipo.capabilities.sessions.acts import ItemReferred
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
from plenipo.capabilities.signing.state import readiness_of

MORNING = datetime(2011, 12, 20, 4, tzinfo=UTC)
PREPARED = at_signing(
    SigningPrepared,
    names={"en": "Signing"},
    session=COUNCIL,
    day=SUMMIT,
    zone="+04:00",
    language="ru",
)
TITLE = {"en": "List of measures"}


def listed(number="1", **fields):
    told = {"how": "signed", "signatories": ("UZ", "KZ", "AM"), "names": TITLE, **fields}
    return at_signing(SigningListed, number=number, **told)


def named(*codes, **fields):
    told = {"office": "head-of-state", **fields}
    return [at_signing(SignatoryNamed, participant=c, person=f"P {c}", **told) for c in codes]


FINAL = at_signing(TextFinalised, number="1", languages=("ru",))
BOUND = at_signing(PaperBound, number="1", copies=1)
ALL = (FINAL, BOUND, *named("UZ", "KZ", "AM"))


def found(*acts, at=MORNING):
    return readiness_of(state_after(PREPARED, *acts), "council", at)


def lacking(*acts, at=MORNING):
    """What the first document lacks, by check."""
    (paper, *_) = found(*acts, at=at).papers
    return {check.check: list(map(str, check.lacks)) for check in paper.checks if check.lacks}


def test_a_document_that_lacks_nothing_is_ready():
    assert lacking(listed(), *ALL) == {}
    ready = found(listed(), *ALL)
    assert (ready.ready, ready.complete) == (True, False)
    assert str(ready.says) == "Yes: everything can be signed. Documents: 1."


def test_of_nothing_on_the_list_nothing_can_be_signed():
    none = found()
    assert (none.ready, none.complete) == (False, False)
    assert str(none.says) == "No: nothing is on the list yet."


def test_each_check_says_what_is_missing():
    assert lacking(listed(languages=("ru", "en"))) == {
        "text": ["Its text is not in the register, and was not found final."],
        "languages": ["It was not found concordant in: ru, en."],
        "signatories": ["It is not known who signs for: Uzbekistan, Kazakhstan, Armenia."],
        "paper": ["It is not printed and bound."],
    }
    some = found(listed(), listed("2"), *ALL)
    assert str(some.says) == (
        "No: not everything can be signed yet. Documents that are ready: 1 of 2."
    )


def test_an_item_that_is_not_agreed_is_not_signed():
    item = listed(origin_session=JOINT, origin_item="1")
    assert lacking(item, *ALL)["decision"] == ["Item 1 is not agreed: open."]
    agreed = (*positions("1", {}), item, *ALL)
    assert lacking(*agreed)["decision"] == ["Item 1 is agreed, but no decision on it was declared."]
    assert lacking(*positions("1", {}), decision("1", "J-1"), item, *ALL) == {}


def test_what_was_agreed_ad_referendum_waits_for_its_confirmation():
    item = listed(origin_session=JOINT, origin_item="1")
    stated = positions("1", {"UZ": "agree-ad-referendum"})
    assert lacking(*stated, decision("1", "J-1"), item, *ALL)["decision"] == [
        "Item 1 was agreed ad referendum: that is to be confirmed."
    ]


def tabled(text="# Statement\n\n1. We act.\n", **fields):
    told = {"symbol": "L.4", "names": TITLE, "kind": "clean text", **fields}
    return on_draft(DocumentTabled, text=text, **told)


def digest_of(*acts):
    return state_after(*acts).of(Documents).documents["L.4"].digest()


def test_brackets_and_a_text_that_is_not_clean_are_told_of_the_register():
    people, paper = named("UZ", "KZ", "AM"), listed(document="L.4")
    bracketed = tabled(DRAFT, kind="zero draft", parties=("RU", "UZ", "KZ"))
    assert lacking(bracketed, paper, *people)["text"] == ["Brackets are open in L.4: 2."]
    rolling = tabled(kind="rolling text")
    assert lacking(rolling, paper, *people)["text"] == [
        "L.4 is a rolling text: issue it as a clean text."
    ]
    assert "text" not in lacking(tabled(), paper, *people)
    as_it_is = listed(document="L.4", open_text=True)
    assert "text" not in lacking(bracketed, as_it_is, *people)


def test_originals_of_another_text_are_none():
    people, paper, before = named("UZ", "KZ", "AM"), listed(document="L.4"), tabled()
    bound = at_signing(PaperBound, number="1", copies=1, text=digest_of(before))
    assert lacking(before, paper, *people, bound) == {}
    other = at_signing(PaperBound, number="1", copies=1, text="sha256:0")
    assert lacking(before, paper, *people, other)["paper"] == [
        "The text has changed since it was bound."
    ]


def test_by_the_alternat_there_is_an_original_for_each_party():
    alternat = at_signing(
        SigningPrepared,
        names=TITLE,
        session=COUNCIL,
        day=SUMMIT,
        zone="+04:00",
        alternat=True,
    )
    state = state_after(alternat, listed(signatories=("RU", "AM")), BOUND)
    (paper,) = readiness_of(state, "council", MORNING).papers
    assert [str(each) for each in paper.checks[-1].lacks] == ["Originals: 1 of 2."]


def test_languages_are_concordant_when_each_provision_was_confirmed():
    text = "# Statement\n\n1. We act.\n"
    authentic = on_draft(LanguagesSettled, authentic=("en", "ru"), prevails="ru")
    russian = on_draft(
        VersionTabled, language="ru", of="L.4", text="# Заявление\n\n1. Мы действуем.\n"
    )
    here = (tabled(text), listed(document="L.4"), authentic)
    assert lacking(*here)["languages"] == ["There is no text in 'ru'."]
    translated = (*here, russian)
    assert lacking(*translated)["languages"] == [
        "Provisions in 'ru' that are not confirmed yet: 2 of 2."
    ]
    state = state_after(*translated)
    document = state.of(Documents).documents["L.4"]
    pairs = state.of(Languages).version("L.4", "ru").beside(document.text, document.text)
    confirmed = [
        on_draft(
            ConcordanceNoted,
            language="ru",
            provision=pair.id,
            finding="confirmed",
            digest=pair.digest,
        )
        for pair in pairs
    ]
    assert "languages" not in lacking(*translated, *confirmed)


POWERS = FullPowersIssued(
    powers="FP", person="p.am", name="P AM", delegation="AM", acts=("sign",), until=SUMMIT
)
ENVOY = named("AM", office="ambassador", powers="FP")


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ((), ["Full powers were not received of: P AM."]),
        ((POWERS,), []),
        (
            (POWERS, FullPowersRevoked(powers="FP", reason="recalled")),
            ["Full powers were not received of: P AM."],
        ),
    ],
)
def test_full_powers_are_asked_of_the_day_of_the_ceremony(given, missing):
    acts = (listed(powers=True), *ALL, *ENVOY, *given)
    assert lacking(*acts).get("powers", []) == missing


def test_full_powers_that_end_the_day_before_do_not_hold():
    short = FullPowersIssued(
        powers="FP",
        person="p.am",
        name="P AM",
        delegation="AM",
        acts=("sign",),
        until=date(2011, 12, 19),
    )
    assert "powers" in lacking(listed(powers=True), *ALL, *ENVOY, short, at=MEETING)


def test_a_representative_may_be_named_for_one_document_alone():
    one = named("AM", office="ambassador", number="2")
    both = found(listed(powers=True), listed("2", powers=True), *ALL, *one)
    assert [
        check.ready for each in both.papers for check in each.checks if check.check == "powers"
    ] == [True, False]


def test_who_must_do_it_and_by_when_is_what_they_were_asked():
    due = MORNING + timedelta(hours=1)
    task = at_signing(
        TaskGiven, task="T", who="BY", what="bind it", until=due, number="1", check="paper"
    )
    acts = (listed(), FINAL, *named("UZ", "KZ", "AM"), task)
    (check,) = [check for check in found(*acts).papers[0].checks if check.lacks]
    assert (check.who, check.until, check.overdue, check.task.what) == (
        ("BY",),
        due,
        False,
        "bind it",
    )
    late = found(*acts, at=due + timedelta(seconds=1)).papers[0].checks[-1]
    assert late.overdue
    assert found(*acts).tasks == ()
    done = (*acts, at_signing(TaskDone, task="T"))
    unasked = found(*done).papers[0].checks[-1]
    assert (unasked.who, unasked.task) == ((), None)
    assert unasked.until == datetime(2011, 12, 20, 19, 59, 59, tzinfo=UTC)


def test_a_task_that_makes_nothing_single_ready_is_told_apart():
    pens = at_signing(TaskGiven, task="T", who="protocol", what="pens", until=MORNING)
    assert [task.code for task in found(listed(), pens, at=MEETING).tasks] == ["T"]


def test_agreed_items_that_were_sent_to_the_summit_are_not_forgotten():
    sent = ItemReferred(session=JOINT, item="1", body="csc", to_session=COUNCIL)
    agreed = (*positions("1", {}), decision("1", "J-1"), sent)
    assert [item.number for _, item in found(*agreed).unlisted] == ["1"]
    assert found(sent).unlisted == ()
    assert found(*agreed, listed(origin_session=JOINT, origin_item="1")).unlisted == ()
    other = SigningPrepared(
        signing="other", names=TITLE, session=COUNCIL, day=SUMMIT, zone="+04:00"
    )
    there = SigningListed(
        signing="other",
        number="1",
        how="signed",
        signatories=("AM",),
        origin_session=JOINT,
        origin_item="1",
    )
    assert found(*agreed, other, there).unlisted == ()


def signed(who, minutes):
    act = at_signing(
        DocumentSigned, number="1", participant=who, person=f"P {who}", office="head-of-state"
    )
    return after(minutes, act)


def test_they_sign_in_the_alphabet_of_the_ceremony_and_the_next_is_the_first_who_has_not():
    (paper,) = found(listed(), *ALL).papers
    assert paper.order == ("AM", "KZ", "UZ")
    assert paper.apart == ("BY", "KG", "RU", "TJ")
    (begun,) = found(listed(), *ALL, signed("KZ", 960)).papers
    assert begun.remaining == ("AM", "UZ")
    all_signed = found(listed(), *ALL, *(signed(c, 960) for c in ("AM", "KZ", "UZ")))
    assert all_signed.complete
    assert str(all_signed.says) == "Signed: all have signed everything. Documents: 1."


def test_what_was_taken_from_the_list_is_not_on_it_any_more():
    gone = after(60, at_signing(SigningUnlisted, number="1", reason="a week is needed"))
    assert found(listed(), gone).papers == ()
    assert len(found(listed(), gone, at=MEETING + timedelta(minutes=30)).papers) == 1


def test_the_day_that_stands_is_the_one_set_last():
    moved = after(60, at_signing(SigningMoved, day=date(2011, 12, 21), reason="fog"))
    signing = found(moved).signing
    assert signing.term(MEETING).day == SUMMIT
    assert signing.term(MORNING).day == date(2011, 12, 21)
