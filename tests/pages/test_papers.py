"""What a session leaves behind: what the papers say, to whom, and what becomes of the record."""

from datetime import date, datetime, timedelta

import pytest
from papers_told import TELLINGS, Desk, golden_path, plain
from registers import MEMBERS, NOON, SESSION, Chronicle, _found
from visitor import Visitor

from plenipo.capabilities.credentials.acts import CredentialsIssued, ParticipationGranted
from plenipo.capabilities.decisions.acts import DecisionTaken, VoteExplained, VoteTaken
from plenipo.capabilities.papers.acts import RecordAdopted, RecordCorrected, RecordIssued
from plenipo.capabilities.positions.acts import PositionWithdrawn
from plenipo.capabilities.sessions.acts import (
    ItemAdopted,
    ItemDeferred,
    ItemProposed,
    ItemRecommended,
    ItemReferred,
    ItemReturned,
    ItemRevised,
    ItemWithdrawn,
    SessionClosed,
    SessionConvened,
)
from plenipo.core.paper import Heading, Table, digest, told, written

PAPERS = f"/sessions/{SESSION}/papers"
WEEK = date(2011, 12, 26)
SYMBOL = "ALL/SR.1"


@pytest.mark.parametrize(("kind", "language"), TELLINGS)
def test_the_papers_of_the_demonstration_say_what_they_said_before(demonstration, kind, language):
    with Desk(demonstration) as desk:
        paper = desk.paper(kind, language=language)
    assert told(paper) == golden_path(kind, language).read_text("utf-8")


@pytest.fixture
def chronicle(tmp_path):
    """An alliance in session, to which acts are recorded one by one."""
    c = Chronicle(tmp_path / "growing.plenipo")
    c.path = tmp_path / "growing.plenipo"
    _found(c)
    c.moment = NOON
    for code, body, opens in ((SESSION, "cfm", 19), ("summit", "csc", 20)):
        c.record(
            SessionConvened(
                session=code,
                names={"en": f"Session {code}"},
                bodies=(body,),
                opens=date(2011, 12, opens),
                rule="csto-consensus",
                chair="BY",
            )
        )
    yield c
    c.close()


def propose(c, *items, session=SESSION, **fields):
    for item in items:
        named = {"en": f"Matter {item}"}
        c.record(ItemProposed(session=session, item=item, names=named, **fields))


def agree(c, item, stances=(), session=SESSION, **fields):
    for member in MEMBERS:
        c.position(item, member, dict(stances).get(member, "agree"), session=session, **fields)


def decide(item, number, says="adopted", session=SESSION, **fields):
    return DecisionTaken(
        session=session,
        item=item,
        decision=number,
        outcome="adopted",
        rule="csto-consensus",
        says=says,
        **fields,
    )


def close(c):
    """Close the session at three in the afternoon of its day."""
    c.moment = datetime(2011, 12, 19, 15, tzinfo=NOON.tzinfo)
    c.record(SessionClosed(session=SESSION, statement="Much was agreed."))


def paper(c, kind, *circles, language="en", as_of=None, session=SESSION):
    with Desk(c.path, *circles, as_of=as_of) as desk:
        return desk.paper(kind, session, language)


def rows(found):
    (table,) = [block for block in found.blocks if isinstance(block, Table)]
    return list(table.rows)


def steps(c):
    """Who, what, by when, why, of each item."""
    return [(item.partition(".")[0], *rest) for item, *rest in rows(paper(c, "next-steps"))]


def test_where_nothing_was_done_the_papers_say_so_and_have_no_empty_tables(chronicle):
    close(chronicle)
    for kind, sentence in (
        ("next-steps", "Nothing is left to do."),
        ("decisions", "No decision was taken."),
    ):
        found = paper(chronicle, kind)
        assert [block.text for block in found.blocks] == [sentence]
    headings = [b.text for b in paper(chronicle, "record").blocks if isinstance(b, Heading)]
    assert headings == ["Opening of the session", "Closing of the session"]


def test_next_steps_come_by_the_day_they_are_due_then_in_the_order_of_the_agenda(chronicle):
    c = chronicle
    propose(c, "1", "2", "3", "4")
    for item, day in (("1", None), ("2", date(2012, 3, 1)), ("3", date(2012, 1, 15))):
        c.record(ItemDeferred(session=SESSION, item=item, reason=f"reason {item}", until=day))
    c.record(ItemReturned(session=SESSION, item="4", reason="to the experts", body="wg"))
    body = "Foreign ministers"
    assert steps(c) == [
        ("3", body, "consider it again", "15 January 2012", "reason 3"),
        ("2", body, "consider it again", "1 March 2012", "reason 2"),
        ("1", body, "consider it again", "no day set", "reason 1"),
        ("4", "Working group", "examine what was sent back", "no day set", "to the experts"),
    ]


def test_who_holds_an_item_is_to_lift_it_and_who_said_nothing_to_speak(chronicle):
    c = chronicle
    propose(c, "1")
    c.position("1", "KZ", "reserve", kind="scrutiny", reason="late", condition="if 2 is kept")
    c.position("1", "UZ", "object")
    for member in ("AM", "BY", "KG"):
        c.position("1", member, "agree")
    reserved, objected, silent = steps(c)
    assert reserved[1:] == (
        "Kazakhstan",
        "lift the reservation, or say what would meet it",
        "no day set",
        "scrutiny\nlate\nCondition: if 2 is kept",
    )
    assert objected[1:3] == ("Uzbekistan", "lift the objection, or say what would meet it")
    assert silent[1:3] == ("Russia, Tajikistan", "state a position")


def test_what_was_agreed_ad_referendum_is_to_be_confirmed_and_on_a_new_text_reconfirmed(chronicle):
    c = chronicle
    propose(c, "1")
    propose(c, "2", text="sha256:one")
    agree(c, "1", {"KG": "agree-ad-referendum", "TJ": "agree-ad-referendum"})
    agree(c, "2", text="sha256:one")
    c.record(ItemRevised(session=SESSION, item="2", text="sha256:two"))
    for member in list(MEMBERS)[:5]:
        c.position("2", member, "agree", text="sha256:two")
    assert [step[:3] for step in steps(c)] == [
        ("1", "Kyrgyz Republic, Tajikistan", "confirm what was agreed ad referendum"),
        ("2", "Tajikistan, Uzbekistan", "reconfirm the position, as the text has changed"),
    ]


def test_what_was_declared_against_the_rule_is_to_be_looked_at_again_by_the_chair(chronicle):
    c = chronicle
    propose(c, "1")
    agree(c, "1", {"UZ": "object"})
    c.record(decide("1", "D/1", says="not-adopted", reason="one cannot hold up six"))
    what = "look again at decision D/1, declared against the rule’s answer: not adopted"
    assert steps(c) == [("1", "Belarus", what, "no day set", "one cannot hold up six")]
    (row,) = rows(paper(c, "decisions"))
    assert row[-1] == (
        "Declared against the rule’s answer, which was: not adopted.\none cannot hold up six"
    )


def test_what_was_referred_is_a_next_step_until_it_is_decided_there(chronicle):
    c = chronicle
    propose(c, "1", "2")
    for item in ("1", "2"):
        agree(c, item)
        c.record(decide(item, f"D/{item}"))
    sent = {"session": SESSION, "body": "csc", "to_session": "summit"}
    c.record(
        ItemRecommended(item="1", **sent),
        ItemReferred(item="1", purpose="for signature", **sent),
        ItemRecommended(item="2", **sent),
    )
    due = "20 December 2011"
    referred = ("1", "Council", "take up what was referred", due, "for signature")
    recommended = ("2", "Council", "put it on the agenda, as recommended", due)
    assert [step[:4] for step in steps(c)] == [referred[:4], recommended]
    propose(c, "1", session="summit", origin_session=SESSION, origin_item="1")
    assert referred in steps(c)
    agree(c, "1", session="summit")
    c.record(decide("1", "S/1", session="summit"))
    assert [step[:4] for step in steps(c)] == [recommended]


def test_a_withdrawn_item_leaves_nothing_to_do(chronicle):
    c = chronicle
    propose(c, "1")
    c.position("1", "UZ", "object")
    c.record(ItemWithdrawn(session=SESSION, item="1", reason="no need"))
    assert paper(c, "next-steps").blocks[0].text == "Nothing is left to do."


def test_a_decision_by_vote_tells_its_numbers_and_a_rule_of_its_own(chronicle):
    c = chronicle
    propose(c, "1", "2")
    agree(c, "1")
    propose(c, "3", rule="majority")
    agree(c, "2")
    c.record(decide("1", "D/1"), decide("2", "D/2"))
    cast = {"for": tuple(MEMBERS)[:4], "against": tuple(MEMBERS)[4:6], "abstaining": ("UZ",)}
    c.record(
        VoteTaken(
            session=SESSION,
            vote="V/1",
            names={"en": "Matter 3"},
            method="recorded",
            rule="majority",
            says="adopted",
            outcome="adopted",
            item="3",
            cast=cast,
        ),
        VoteExplained(session=SESSION, vote="V/1", member="UZ", statement="It came too late."),
    )
    usual, *_ = paper(c, "decisions").blocks
    assert "unless another is named" in usual.text
    first, _, third = rows(paper(c, "decisions"))
    assert (first[3], first[-1]) == ("", "")
    assert third[3].startswith("More in favour than against, ")
    assert third[-1] == "4 in favour, 2 against, 1 abstaining."
    assert "The item was put to the vote: 4 in favour, 2 against" in told(paper(c, "record"))
    assert "Uzbekistan, explaining its vote, said: “It came too late.”" in told(paper(c, "record"))


def test_the_record_tells_in_reported_speech_what_was_said_and_done_in_order(chronicle):
    c = chronicle
    propose(c, "1", proposer="AM")
    c.record(ItemAdopted(session=SESSION, item="1"))
    c.position("1", "UZ", "reserve", reason="new wording")
    c.position("1", "AM", "agree")
    c.position("1", "KZ", "abstain", statement="We wait.")
    c.position("1", "BY", "agree")
    c.record(
        PositionWithdrawn(session=SESSION, item="1", member="BY", reason="told to"), principal="BY"
    )
    c.position("1", "UZ", "agree")
    c.position("1", "BY", "agree")
    close(c)
    of_item = [
        line.partition(". ")[2]
        for line in told(paper(c, "record")).partition("# Item 1")[2].splitlines()[1:]
    ]
    assert of_item == [
        "The item was proposed by Armenia.",
        "Uzbekistan entered a reservation; the reason given: new wording.",
        "Armenia, Belarus, Uzbekistan agreed.",
        "Kazakhstan abstained; it said: “We wait.”",
        "Belarus withdrew the position stated before; the reason given: told to.",
        "Belarus agreed.",
        "",
        "The session was closed on 19 December 2011, 15:00 UTC.",
        "The chair said: “Much was agreed.”",
    ]


def test_the_record_names_who_was_there(chronicle):
    c = chronicle
    propose(c, "1")
    c.record(
        CredentialsIssued(
            credential="C1",
            person="p",
            name="P. Alternate",
            role="alternate",
            delegation="AM",
            session=SESSION,
        ),
        CredentialsIssued(
            credential="C2",
            person="q",
            name="Q. Minister",
            role="head",
            delegation="AM",
            position="Minister",
            session=SESSION,
        ),
        CredentialsIssued(
            credential="C3",
            person="r",
            name="Elsewhere",
            role="head",
            session="summit",
            delegation="BY",
        ),
        ParticipationGranted(partner="UN", session=SESSION, items=("1",), may=("speak",)),
    )
    assert rows(paper(c, "record")) == [
        ("Armenia", "Q. Minister (head of delegation, Minister)\nP. Alternate (alternate)"),
        ("United Nations", "observer"),
    ]


def test_paragraphs_of_the_record_are_numbered_through(demonstration):
    with Desk(demonstration) as desk:
        found = desk.paper("record")
    numbers = [getattr(block, "number", 0) for block in found.blocks]
    assert [n for n in numbers if n] == list(range(1, max(numbers) + 1))


def test_the_journal_tells_every_act_of_the_session_in_the_order_it_was_done(chronicle):
    c = chronicle
    propose(c, "1")
    agree(c, "1")
    late, c.moment = c.moment, NOON + timedelta(minutes=2, seconds=30)
    propose(c, "2")
    c.moment = late
    close(c)
    said = [row[1] for row in rows(paper(c, "journal"))]
    assert said[1:3] == ["Item 1 proposed: Matter 1", "Item 2 proposed: Matter 2"]
    assert said[3].endswith("Tajikistan, Uzbekistan on item 1: agrees")
    assert said[-1] == "Session “ministers” closed"
    (by,) = {row[2] for row in rows(paper(c, "journal"))}
    assert by == "Secretariat"


def issue(c, language="en", **fields):
    text = digest(paper(c, "record", language=language))
    given = {"session": SESSION, "symbol": SYMBOL, "corrections_until": WEEK, **fields}
    c.record(RecordIssued(language=language, digest=text, **given))


def test_the_record_is_a_draft_is_corrected_within_a_week_and_becomes_final(chronicle):
    c = chronicle
    propose(c, "1")
    assert paper(c, "record").status == "DRAFT: the session is not closed"
    close(c)
    until = "DRAFT: corrections may be sent to the secretariat until 26 December 2011"
    assert paper(c, "record").status == until
    issue(c)
    found = paper(c, "record")
    assert (found.reference, found.status) == (SYMBOL, until)
    assert "The text above is the one that was issued." in list(written(found.annex))
    assert steps(c)[0][2:4] == (f"send corrections to the record {SYMBOL}", "26 December 2011")
    corrected = {"session": SESSION, "symbol": SYMBOL}
    c.record(
        RecordCorrected(member="AM", passage="paragraph 2", correction="was there", **corrected),
        RecordCorrected(passage="title", correction="Record", **corrected),
    )
    later = paper(c, "record")
    assert list(written(later.annex))[-3:] == [
        "Passage | By | Reads",
        "paragraph 2 | Armenia | was there",
        "title | the secretariat | Record",
    ]
    assert later.blocks == found.blocks
    c.moment = datetime(2011, 12, 27, tzinfo=NOON.tzinfo)
    c.record(RecordAdopted(note="Approved without comment.", **corrected))
    final = paper(c, "record")
    assert final.status == "Final since 27 December 2011"
    assert "Approved without comment." in list(written(final.annex))
    assert not any("corrections" in step[2] for step in steps(c))


def test_the_text_that_was_issued_can_be_had_again_by_its_digest(chronicle):
    c = chronicle
    propose(c, "1")
    close(c)
    issue(c)
    issued_at = c.moment
    propose(c, "9", session="summit")
    with Visitor(c.path) as visitor:
        data = visitor.data(f"{PAPERS}/record.json?as_of={issued_at:%Y-%m-%dT%H:%MZ}")
        (issued,) = [line for line in written(paper(c, "record").annex) if "sha256" in line]
    assert data["digest"] in issued


def test_a_record_of_other_words_than_were_issued_says_so(chronicle):
    c = chronicle
    propose(c, "1")
    c.position("1", "AM", "reserve", reason="for capitals", audience=("secretariat",))
    close(c)
    issue(c)
    public, secretary = paper(c, "record"), paper(c, "record", "secretariat")
    assert "The text above is the one that was issued." in list(written(public.annex))
    (line,) = [line for line in written(secretary.annex) if "not the one" in line]
    assert digest(secretary) in line


@pytest.mark.parametrize("kind", ["next-steps", "decisions", "journal", "record"])
@pytest.mark.parametrize("language", ["en", "ru", "fr", "ar"])
def test_what_a_reader_may_not_read_is_in_no_paper_of_theirs(chronicle, kind, language):
    c = chronicle
    propose(c, "1", "2", "3")
    agree(c, "2")
    before = told(paper(c, kind, language=language)), paper(c, kind, language=language).moment
    only = ("member:AM",)
    c.position("1", "AM", "object", reason="veiled-word", audience=only)
    c.record(decide("2", "VEILED/1"), audience=only)
    c.record(ItemDeferred(session=SESSION, item="3", reason="veiled-word"), audience=("chair",))
    assert (
        told(paper(c, kind, language=language)),
        paper(c, kind, language=language).moment,
    ) == before
    opened = plain(told(paper(c, kind, "member:AM", "chair", language=language)))
    assert "veiled-word" in opened or "VEILED/1" in opened
