"""What the report counts and orders is worked out of the acts, and told by no text."""

from datetime import date, timedelta

import pytest

MINISTERS, SUMMIT = "ministers-2011-12", "csc-2011-12-20"
ASSURED = "2011-12-19T12:30:00Z"


@pytest.fixture(scope="module")
def guest(running):
    return running.reader("guest")


def items(guest, act, **having):
    """The items of the ministers' session that acts of a kind are about, by number."""
    having = {"session": MINISTERS, **having}
    return [
        each.fields["item"]
        for each in guest.acts(act)
        if having.items() <= {k: v for k, v in each.fields.items() if k in having}.items()
    ]


def moments(guest, act, **having):
    return [
        each.effective
        for each in guest.acts(act)
        if all(each.fields.get(name) == value for name, value in having.items())
    ]


def test_22_decisions_and_8_deferrals_are_the_30_items_of_the_agenda_each_once(guest):
    agenda = items(guest, "item.adopted")
    decided = items(guest, "decision.taken", outcome="adopted")
    deferred = items(guest, "item.deferred")
    assert (len(agenda), len(decided), len(deferred)) == (30, 22, 8)
    assert sorted(decided + deferred) == sorted(agenda) == sorted(set(agenda))


def test_the_session_page_counts_what_the_decisions_count(guest):
    page = guest.data(f"/sessions/{MINISTERS}")
    decided = items(guest, "decision.taken", outcome="adopted")
    assert (page["agreed"], page["total"]) == (len(decided), len(items(guest, "item.adopted")))
    before = guest.data(f"/sessions/{MINISTERS}", as_of="2011-12-19T06:15Z")
    assert (before["agreed"], before["total"]) == (0, 30)


def test_what_was_agreed_and_nothing_else_goes_to_the_summit_and_on_its_list(guest):
    decided = sorted(items(guest, "decision.taken", outcome="adopted"))
    assert sorted(items(guest, "item.referred", to_session=SUMMIT)) == decided
    listed = [each.fields for each in guest.acts("signing.listed")]
    assert sorted(each["origin_item"] for each in listed) == decided
    assert {each["signing"] for each in listed} == {"summit-2011"}


def test_the_four_that_are_recommended_were_agreed_and_the_council_meets_the_next_day(guest):
    recommended = items(guest, "item.recommended", to_session=SUMMIT)
    assert len(recommended) == 4
    assert set(recommended) <= set(items(guest, "decision.taken", outcome="adopted"))
    opens = {e.fields["session"]: e.fields["opens"] for e in guest.acts("session.convened")}
    days = [date.fromisoformat(opens[session]) for session in (MINISTERS, SUMMIT)]
    assert days[1] - days[0] == timedelta(days=1)


def test_the_presidency_is_handed_over_before_anybody_takes_a_position(guest):
    (handed,) = moments(guest, "handover.made", session=MINISTERS)
    others = ("decision.taken", "item.deferred", "programme.presented")
    done = [moment for act in others for moment in moments(guest, act, session=MINISTERS)]
    stated = [line["effective"] for line in guest.lines(act="position.stated", session=MINISTERS)]
    assert len(done) == 22 + 8 + 1
    assert len(stated) > 200
    assert handed < min(done + stated)


def test_belarus_presides_until_the_summit_and_kazakhstan_the_year_after(guest):
    terms = {each.fields["member"]: each.fields for each in guest.acts("presidency.assumed")}
    assert terms["BY"]["until"] == terms["KZ"]["since"] == "2011-12-20"
    assert terms["KZ"]["since"] < "2012-05-15" < terms["KZ"]["until"]


def test_no_instruction_is_older_than_the_first_and_seven_are_instructed_by_it(guest, running):
    first = min(moments(running.reader("member"), "instruction.issued"))
    (issued,) = guest.acts("instruction.issued")
    assert issued.effective == first
    assert first.startswith("2011-12-19")
    posts = [each.fields for each in guest.acts("ambassador.accredited")]
    there = {each["member"] for each in posts if each["post"] in issued.fields["posts"]}
    assert there == {"AM", "BY", "KZ", "KG", "RU", "TJ", "UZ"}
    told = guest.data("/instructions/CFM-2011-I-1")["counts"]
    counts = {each["done"]: (each["count"], each["total"]) for each in told}
    assert (counts["acknowledged"], counts["reported"]) == ((6, 7), (4, 7))


def test_who_is_not_addressed_does_not_read_the_second_instruction(guest, running):
    assert "Forces of third States" not in guest.said("/instructions")
    assert guest.status("/instructions/CFM-2011-I-2") == 404
    assert running.reader("visitor").status("/instructions/CFM-2011-I-2") == 404
    assert running.reader("member").status("/instructions/CFM-2011-I-2") == 200


def test_the_memorandum_is_a_draft_that_nobody_has_signed_at_the_time_of_the_report(guest):
    (agreed,) = guest.acts("cooperation.referred")
    decisions = {e.fields["decision"]: e.fields["item"] for e in guest.acts("decision.taken")}
    assert decisions[agreed.fields["decision"]] == "6"
    (signed,) = moments(guest, "cooperation.signed", cooperation="un-peacekeeping")
    assert signed > agreed.effective
    assert signed > "2011-12-20"


def test_an_assurance_changes_no_level(guest):
    (given,) = guest.acts("assurance.given")
    assert given.effective == ASSURED
    before, after = (
        guest.data("/contingency/zhanaozen", as_of=moment)
        for moment in ("2011-12-19T12:29Z", "2011-12-19T12:31Z")
    )
    assert (before["assurances"], len(after["assurances"])) == ([], 1)
    assert before["level"] == after["level"] == "tense"
    assert before["assessments"] == after["assessments"]


def test_the_list_of_measures_is_before_the_council_and_decided_by_nobody_else(guest):
    (plan,) = guest.acts("plan.drafted")
    (tabled,) = [
        e for e in guest.acts("document.tabled") if e.fields["document"] == "measures-2011"
    ]
    assert plan.fields["document"] == tabled.fields["document"]
    assert tabled.fields["session"] == SUMMIT
    before = guest.data("/contingency/afghanistan/plans/measures-2011", as_of="2011-12-19T20:00Z")
    after = guest.data("/contingency/afghanistan/plans/measures-2011", as_of="2011-12-20T12:00Z")
    assert (before["approved"], after["approved"]) == (0, 3)
