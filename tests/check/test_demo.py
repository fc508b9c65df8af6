"""The demonstration says what the source report says: 22 of 30, and what is made up is marked."""

import json

import pytest

from plenipo.assembly import house
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.play.report import report
from plenipo.capabilities.play.state import StateOfPlay
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.audience import EVERYONE
from plenipo.core.clock import parse_moment
from plenipo.core.fold import Lens
from plenipo.demos.csto_2011.build import REASON, build
from plenipo.register.opening import open_to_read

SESSION = "ministers-2011-12"


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "csto.plenipo"
    build(path)
    return path


@pytest.fixture(scope="module")
def reading(register):
    found = open_to_read(register, house())
    yield found
    found.store.close()


def play(reading, as_of=None):
    moment = parse_moment(as_of) if as_of else None
    state = reading.state(Lens(EVERYONE, moment))
    return report(StateOfPlay(state, state.of(Sessions).sessions[SESSION]))


def test_22_of_30_items_are_agreed_and_8_deferred(reading):
    found = play(reading)
    assert (found.agreed, found.total) == (22, 30)
    assert found.counts["deferred"] == 8
    assert found.counts["open"] == 0


def test_the_eight_go_back_because_they_need_a_conceptual_approach(reading):
    assert {item.reason for item in play(reading).with_status("deferred")} == {REASON}


def test_the_members_stand_in_russian_alphabetical_order(reading):
    state = reading.state()
    order = [state.of(Members).name(m.member, "ru") for m in play(reading).members]
    assert order == [
        "Армения",
        "Беларусь",
        "Казахстан",
        "Кыргызстан",
        "Россия",
        "Таджикистан",
        "Узбекистан",
    ]


def test_four_topics_are_recommended_to_the_council_and_22_documents_referred_to_it(reading):
    items = reading.state().of(Sessions).sessions[SESSION].items.values()
    recommended = [i.title() for i in items if i.last("item.recommended")]
    assert recommended == [
        "Providing information security",
        "Resistance to threats coming from Afghan territory",
        "Cooperation in defence and politics",
        "Dealing with emergencies",
    ]
    referred = [step for i in items if (step := i.last("item.referred"))]
    assert len(referred) == 22
    assert {(s.body, s.session) for s in referred} == {("csc", "csc-2011-12-20")}


def test_every_item_has_a_source_or_is_marked_as_illustrative(reading):
    items = play(reading).items
    assert all(item.source for item in items)
    assert [item.illustrative for item in items].count(True) == 14


def test_every_position_is_marked_as_illustrative(reading):
    decoded = map(house().codec.decode, reading.store.bodies())
    stated = [e.act for e in decoded if type(e.act).__name__ == "PositionStated"]
    assert len(stated) > 200
    assert {act.source for act in stated} == {"illustrative"}


def test_the_limited_format_leaves_uzbekistan_outside_without_objection(reading):
    state = reading.state()
    standing = StateOfPlay(state, state.of(Sessions).sessions[SESSION]).standings["11"]
    assert standing.answer.rule == "csto-limited-format"
    assert "UZ" not in standing.answer.binds
    assert len(standing.answer.binds) == 6


@pytest.mark.parametrize(
    ("moment", "agreed", "still_open"),
    [
        ("2011-12-19T06:15Z", 0, 30),
        ("2011-12-19T12:59Z", 22, 8),
        ("2011-12-19T18:00Z", 22, 0),
    ],
)
def test_the_day_can_be_looked_at_from_any_moment(reading, moment, agreed, still_open):
    found = play(reading, moment)
    assert (found.agreed, found.counts["open"]) == (agreed, still_open)


def test_before_the_session_was_convened_it_is_not_there(reading):
    state = reading.state(Lens(EVERYONE, parse_moment("2011-12-01")))
    assert SESSION not in state.of(Sessions).sessions


def test_the_command_makes_it_and_finds_it_again(plenipo, tmp_path):
    first = plenipo("demo", "csto-2011", code=0).stdout
    assert "22 of 30 agreed; 8 deferred." in first
    assert "(illustrative)" in first
    second = plenipo("demo", "csto-2011", code=0).stdout
    assert "is made" not in second
    assert "22 of 30 agreed; 8 deferred." in second
    plenipo("verify", "csto-2011.plenipo", code=0)
    checked = json.loads(plenipo("check", "csto-2011.plenipo", "--json", code=1).stdout)
    assert checked["sessions"][0]["agreed"] == 22
