"""Any page at any moment: it shows what was done by then, and says that it is not now."""

import json
from datetime import timedelta

import pytest
from registers import MEMBERS, NOON, SESSION, Chronicle
from visitor import Visitor, carried

from plenipo.capabilities.decisions.acts import DecisionTaken
from plenipo.capabilities.members.acts import (
    BodyEstablished,
    MemberAdmitted,
    MemberSuspended,
    OrganisationFounded,
)
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import ItemDeferred, ItemProposed, SessionConvened
from plenipo.core.clock import write_moment
from plenipo.procedure.rule_file import text_of

MINISTERS = "/sessions/ministers-2011-12"


@pytest.fixture
def chronicle(tmp_path):
    """A register to which acts are recorded one by one."""
    chronicle = Chronicle(tmp_path / "growing.plenipo")
    chronicle.path = tmp_path / "growing.plenipo"
    yield chronicle
    chronicle.close()


def history():
    """What happens, one act after the other, in the order it takes effect."""
    yield OrganisationFounded(names={"en": "Alliance"})
    for code, (name, _) in MEMBERS.items():
        yield MemberAdmitted(member=code, names={"en": name}, since=NOON.date())
    yield BodyEstablished(body="cfm", names={"en": "Foreign ministers"})
    yield RuleAdopted(rule="csto-consensus", text=text_of("csto-consensus"))
    yield SessionConvened(
        session=SESSION,
        names={"en": "Session"},
        bodies=("cfm",),
        opens=NOON.date(),
        rule="csto-consensus",
    )
    for item in ("1", "2"):
        yield ItemProposed(session=SESSION, item=item, names={"en": f"Item {item}"})
    for code in MEMBERS:
        yield ("1", code, "agree")
    yield ("2", "UZ", "object")
    yield DecisionTaken(
        session=SESSION,
        item="1",
        decision="D/1",
        outcome="adopted",
        rule="csto-consensus",
        says="adopted",
    )
    yield ItemDeferred(session=SESSION, item="2", reason="later")
    yield MemberSuspended(member="UZ", since=NOON.date(), reason="at its request")


PAGES = (
    "/index.json",
    f"/sessions/{SESSION}.json",
    f"/sessions/{SESSION}/items/1.json",
    f"/sessions/{SESSION}/items/2.json",
    "/members.json",
    "/members/UZ.json",
    "/bodies/cfm.json",
    "/rules.json",
)


def test_a_page_as_of_a_moment_is_the_page_as_it_was_shown_at_that_moment(chronicle):
    shown = {}
    with Visitor(chronicle.path) as visitor:
        for act in history():
            moment = write_moment(chronicle.moment)
            if isinstance(act, tuple):
                chronicle.position(*act)
            else:
                chronicle.record(act)
            # The server reads the register while it grows; "today" is pinned by the moment.
            shown[moment] = [visitor.ask(f"{page}?as_of={moment}") for page in PAGES]
        again = {m: [visitor.ask(f"{page}?as_of={m}") for page in PAGES] for m in shown}
    with Visitor(chronicle.path) as another:
        anew = {m: [another.ask(f"{page}?as_of={m}") for page in PAGES] for m in shown}
    assert len(shown) == 24
    for moment, answers in shown.items():
        contents = [answer.content for answer in answers]
        assert contents == [answer.content for answer in again[moment]], moment
        assert contents == [answer.content for answer in anew[moment]], moment
    states = [
        json.loads(answers[1].content)
        for answers in shown.values()
        if answers[1].status_code == 200
    ]
    assert [state["agreed"] for state in states] == [0] * 9 + [1] * 5
    assert [len(state["aside"]) for state in states] == [0] * 12 + [1] * 2


def test_the_present_page_follows_what_is_recorded(chronicle):
    with Visitor(chronicle.path) as visitor:
        totals = []
        for act in history():
            chronicle.position(*act) if isinstance(act, tuple) else chronicle.record(act)
            answer = visitor.ask(f"/sessions/{SESSION}.json")
            totals.append(answer.json()["total"] if answer.status_code == 200 else None)
    assert totals == [None] * 10 + [0, 1] + [2] * 12


def test_an_act_recorded_late_is_shown_from_the_moment_it_was_done(chronicle):
    for act in history():
        chronicle.position(*act) if isinstance(act, tuple) else chronicle.record(act)
    before = chronicle.moment
    with Visitor(chronicle.path) as visitor:
        shown = write_moment(NOON + timedelta(minutes=10, seconds=30))
        address = f"/sessions/{SESSION}.json?as_of={shown}"
        assert visitor.data(address)["total"] == 0
        chronicle.moment = NOON + timedelta(minutes=10, seconds=15)
        chronicle.record(ItemProposed(session=SESSION, item="3", names={"en": "Put in later"}))
        assert [row["title"] for row in visitor.data(address)["rows"]] == ["Put in later"]
    chronicle.moment = before


@pytest.mark.parametrize(
    ("as_of", "agreed", "total"),
    [
        ("2011-12-08", 0, 0),
        ("2011-12-09", 0, 30),
        ("2011-12-19T08:00Z", 3, 30),
        ("2011-12-19T13:00:00Z", 22, 30),
        ("2011-12-19T15:00:00+02:00", 22, 30),
        ("2030-01-01", 22, 30),
    ],
)
def test_the_numbers_are_those_of_the_moment(guest, as_of, agreed, total):
    address = f"{MINISTERS}.json?as_of={as_of.replace('+', '%2B')}"
    if total == 0:
        sessions = guest.data(f"/index.json?as_of={as_of}")["sessions"]
        assert MINISTERS not in [f"/sessions/{one['session']['code']}" for one in sessions]
        return
    data = guest.data(address)
    assert (data["agreed"], data["total"]) == (agreed, total)


def test_a_past_moment_is_said_in_a_banner_with_the_way_back(guest):
    page = guest.read(f"{MINISTERS}?as_of=2011-12-19T13:00Z&state=open")
    assert "As of 19 December 2011, 13:00 UTC." in page.said
    assert page.text.index('class="banner"') < page.text.index("<main")
    assert f"{MINISTERS}?state=open" in page.links


def test_the_present_has_no_banner(guest):
    assert 'class="banner"' not in guest.read(MINISTERS).text


def test_the_slider_goes_over_all_moments_of_the_session_and_its_end_is_now(guest):
    page = guest.read(MINISTERS)
    (count,) = map(int, page.attribute("input", "max", type="range"))
    assert page.attribute("input", "value", type="range") == [str(count)]
    leads = [
        guest.ask(f"/moment?session=ministers-2011-12&act={number}&to={MINISTERS}").headers[
            "location"
        ]
        for number in range(1, count + 1)
    ]
    moments = [carried(address)[0] for address in leads]
    assert moments[-1] is None
    assert moments[:-1] == sorted(set(moments[:-1]))
    assert count > 100
    for address in leads[::60]:
        assert guest.ask(address).status_code == 200


def test_each_step_of_the_slider_is_the_neighbour_of_the_moment_shown(guest):
    start = guest.ask(f"/moment?session=ministers-2011-12&act=40&to={MINISTERS}").headers[
        "location"
    ]
    page = guest.read(start)
    (earlier,), (later,) = (
        page.attribute("a", "href", rel="prev"),
        page.attribute("a", "href", rel="next"),
    )
    assert page.attribute("input", "value", type="range") == ["40"]
    for step, number in ((earlier, "39"), (later, "41")):
        there = guest.read(guest.ask(step).headers["location"])
        assert there.attribute("input", "value", type="range") == [number]


def test_a_page_that_was_not_there_yet_keeps_the_slider_and_the_way_back(guest):
    page = guest.read(f"{MINISTERS}/items/24?as_of=2011-01-01", status=404)
    assert page.attribute("input", "type", type="range") == ["range"]
    assert "There is no item 24 in a session “ministers-2011-12”." in page.said
    assert f"{MINISTERS}/items/24" in page.links


def test_the_register_has_its_name_at_every_moment(guest):
    now, then = guest.data("/index.json"), guest.data("/index.json?as_of=1990-01-01")
    assert then["origin"] == now["origin"] == "demo.plenipo.example/csto-2011"
    assert then["members"] == then["sessions"] == []
    assert guest.data("/checkpoint.json?as_of=1990-01-01") == guest.data("/checkpoint.json")
