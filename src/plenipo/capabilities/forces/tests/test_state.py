"""How a unit stands, what a force lacks, how units fit together, and what a package comes to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from case import after, state_after
from story import MEETING

from plenipo.capabilities.forces.acts import ForceEstablished, UnitPledged, UnitWithdrawn
from plenipo.capabilities.forces.audiences import AUDIENCES
from plenipo.capabilities.forces.readiness import assembled, counting, fit, met
from plenipo.capabilities.forces.state import Forces, on_item
from plenipo.capabilities.forces.tests.fielding import (
    CERTIFIED,
    FORCE,
    GONE,
    PLEDGED,
    RAPID,
    TOMORROW,
    TWO,
    assessed,
    certified,
    dissolved,
    equipped,
    established,
    formed,
    named,
    pledged,
    referred,
    renewed,
    required,
    revised,
    stated,
    withdrawn,
)

DAY = timedelta(days=1)


def forces(*acts):
    return state_after(*acts).of(Forces)


def pledge(*acts, at=MEETING, code="KZ-37"):
    return forces(*acts).units[code].of_force("rrf", at)


def needs(*acts, at=MEETING):
    known = forces(*acts)
    return met(known.forces["rrf"], known.of_force("rrf", at), at)


def fitting(*acts, at=MEETING):
    known = forces(*acts)
    units = counting(known.of_force("rrf", at), at)
    return fit(known, units, known.forces["rrf"].families(at), at)


def package(*acts, at=MEETING):
    known = forces(*acts)
    force = known.forces["rrf"]
    return assembled(known, force, force.packages["border"], at)


@pytest.mark.parametrize(
    ("acts", "standing", "level"),
    [
        (PLEDGED, "standing", "level-1"),
        (CERTIFIED, "standing", "level-2"),
        (RAPID, "standing", "rapid"),
        (GONE, "withdrawn", "level-2"),
        ((*FORCE, pledged(since=TOMORROW)), "coming", "level-1"),
        ((*CERTIFIED, assessed(finding="unsuitable", text="no lorries")), "unfit", "level-2"),
    ],
)
def test_a_unit_stands_as_it_was_last_found(acts, standing, level):
    found = pledge(*acts)
    assert (found.standing(MEETING), found.level(MEETING)) == (standing, level)


def test_a_certification_lapses_after_twelve_months_and_is_renewed_for_six():
    standing = pledge(*FORCE, pledged(until=None), assessed(), certified())
    assert standing.valid_until(MEETING) == date(2012, 12, 19)
    last_day = MEETING.replace(year=2012)
    assert standing.level(last_day) == "level-2"
    assert standing.level(last_day + DAY) == "level-1"
    assert standing.standing(last_day + DAY) == "lapsed"
    assert standing.counts(last_day + DAY)
    again = pledge(
        *(*FORCE, pledged(until=None), assessed(), certified()), after(400 * 24 * 60, renewed())
    )
    then = MEETING + 400 * DAY
    assert again.valid_until(then) == date(2013, 7, 22)
    assert again.level(then) == "level-2"
    assert again.level(then - DAY) == "level-1"


def test_a_renewal_in_the_first_year_shortens_nothing():
    assert pledge(*CERTIFIED, renewed()).valid_until(MEETING) == date(2012, 12, 19)


def test_what_is_pledged_anew_after_a_withdrawal_begins_at_the_first_level():
    found = pledge(*GONE, pledged())
    assert (found.standing(MEETING), found.level(MEETING)) == ("standing", "level-1")


def test_the_equipment_of_a_unit_stays_when_it_is_pledged_anew():
    unit = forces(*PLEDGED, named(), equipped(), withdrawn(), pledged()).units["KZ-37"]
    assert unit.standards("radio", MEETING) == {"R-1"}


def test_what_is_pledged_is_told_as_of_the_moment():
    found = pledge(*PLEDGED, after(60, revised(strength=500)))
    assert found.told(MEETING).strength == 600
    assert found.told(MEETING + DAY).strength == 500


def test_a_need_is_met_by_units_of_the_kind_in_time_and_at_the_level():
    (found,) = needs(*TWO, stated(units=2, notice=15, strength=1000))
    assert (found.units, found.missing, found.short) == (("BY-38",), 1, 400)
    (found,) = needs(*CERTIFIED, pledged("BY-38", "BY"), stated(units=2, level="level-2"))
    assert found.units == ("KZ-37",)
    assert needs(*TWO, stated(kind="medical"))[0].missing == 1
    assert needs(*TWO, stated(), stated(units=0)) == ()


def test_as_many_units_as_can_be_are_placed_and_each_once():
    early = stated("early", notice=10)
    late = stated("late", notice=30)
    found = needs(*FORCE, pledged("BY-38", "BY", notice=10), pledged(notice=20), late, early)
    assert [each.units for each in found] == [("KZ-37",), ("BY-38",)]
    assert [each.missing for each in found] == [0, 0]


def test_units_fit_where_they_share_a_standard_of_each_family_that_is_required():
    radios = (named("R-1"), named("R-2"), required("radio"))
    mine, yours = equipped(), equipped("BY-38", "BY", ("R-2",))
    apart = fitting(*TWO, *radios, mine, yours)
    assert [each.lacking for each in apart.apart] == [("radio",)]
    assert apart.closing[0].what.additions == (("BY-38", "R-1"),)
    both = equipped("BY-38", "BY", ("R-1", "R-2"))
    assert fitting(*TWO, *radios, mine, both).pairs[0].shared == {"radio": ("R-1",)}
    assert fitting(*TWO, *radios, mine, both).number == 0
    silent = fitting(*TWO, *radios, mine)
    assert [each.unrecorded for each in silent.doubtful] == [("radio",)]
    assert silent.number == 1
    assert fitting(*TWO, mine, yours).apart == ()


def test_who_cannot_be_asked_for_is_not_in_the_matrix():
    assert fitting(*TWO, required("radio"), withdrawn()).pairs == ()


def test_a_package_comes_to_the_units_that_can_go_and_the_caveats_of_all():
    caveat = "not at night"
    slow = pledged("BY-38", "BY", notice=60, caveats=(caveat,))
    mine = pledged(caveats=(caveat, "only with consent"))
    found = package(*FORCE, mine, slow, formed("KZ-37", "BY-38", strength=1000, until=TOMORROW))
    assert [(each.code, each.ready, each.in_time) for each in found.units] == [
        ("KZ-37", True, True),
        ("BY-38", False, False),
    ]
    assert (found.strength, found.short) == (600, 400)
    assert found.caveats == ((caveat, ("KZ-37", "BY-38")), ("only with consent", ("KZ-37",)))


def test_a_package_says_who_is_not_pledged_throughout_and_who_is_wanted_twice():
    other = formed("KZ-37", package="other", until=date(2012, 1, 31))
    found = package(*PLEDGED, other, formed("KZ-37", until=None)).units[0]
    assert (found.throughout, found.elsewhere) == (False, ("other",))
    free = dissolved(package="other")
    assert package(*PLEDGED, other, formed("KZ-37"), free).units[0].elsewhere == ()
    later = formed("KZ-37", package="other", since=date(2012, 2, 1))
    apart = formed("KZ-37", until=date(2012, 1, 31))
    assert package(*PLEDGED, later, apart).units[0].elsewhere == ()


def test_a_unit_withdrawn_cannot_go_with_a_package():
    found = package(*PLEDGED, formed("KZ-37"), withdrawn())
    assert (found.units[0].counts, found.strength) == (False, 0)


def test_a_force_is_found_on_the_items_it_was_before():
    state = state_after(*FORCE, referred(session="joint-2011", item="7"))
    assert [force.code for force in on_item(state, "joint-2011", "7")] == ["rrf"]
    assert list(on_item(state, "joint-2011", "8")) == []


def test_all_of_a_force_is_for_the_members_unless_it_is_open():
    state = state_after(*PLEDGED)
    assert AUDIENCES[ForceEstablished](state, established()) == ("members",)
    assert AUDIENCES[ForceEstablished](state, established(open=True)) is None
    assert AUDIENCES[UnitPledged](state, pledged(force="nowhere")) == ("members",)
    assert AUDIENCES[UnitWithdrawn](state, withdrawn()) == state.of(Forces).forces["rrf"].audience
    state.of(Forces).forces["rrf"].audience = ("body:cdm",)
    assert AUDIENCES[UnitWithdrawn](state, withdrawn()) == ("body:cdm",)


def test_acts_about_what_is_not_known_change_nothing():
    acts = (withdrawn(), certified(), renewed(), assessed(), revised(), dissolved(), stated())
    known = forces(*acts, equipped(), required("radio"), referred(session="x"), formed("KZ-37"))
    assert (known.forces, known.units, known.standards) == ({}, {}, {})
