"""Decades of real votes, asked again: what is reproduced, and every vote that is not."""

import re
from datetime import date

import pytest

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.decisions.votes import SHOW_OF_HANDS
from plenipo.capabilities.members.state import Members
from plenipo.cli.main import main

pytestmark = pytest.mark.history

SINCE_1966 = date(1966, 1, 1)


def named(told):
    return {difference.vote: difference.why for difference in told.differences}


def test_the_general_assembly_s_totals_are_reproduced_but_for_seventeen(assembly):
    (told,) = assembly.rules.values()
    assert told.votes == told.totals == 4002
    assert told.same_totals == 3985  # 99.58 %; the rest lies in the source, and is named
    assert sorted(map(int, named(told))) == [
        *(941, 942, 946, 947, 965, 983, 986, 988, 993, 994, 995, 997, 998),
        *(1001, 1002, 1012, 1180),
    ]
    off = re.compile(r"(\d+) stated \w+, (\d+) by name")
    apart = [abs(int(a) - int(b)) for why in named(told).values() for a, b in off.findall(why)]
    assert max(apart) == 2


def test_the_general_assembly_s_members_come_and_go(assembly):
    members = assembly.state.of(Members)
    counted = {year: len(members.on(date(year, 12, 31))) for year in (1946, 1956, 1971, 1995)}
    # 185 in 1995 with Yugoslavia, whose seat nobody held (resolution 47/1 of 22 September 1992).
    assert counted == {1946: 55, 1956: 80, 1971: 132, 1995: 184}


def test_the_security_council_s_resolutions_are_reproduced_without_exception(council):
    votes = [
        vote
        for session in council.state.of(Decisions).votes.values()
        for vote in session.values()
        if vote.by_name
    ]
    assert len(votes) == 964
    assert {(vote.outcome, vote.says) for vote in votes} == {("adopted", "adopted")}
    assert min(vote.moment.year for vote in votes) == 2000


def test_the_security_council_s_tallies_are_reproduced_but_for_four(tallies):
    (told,) = tallies.rules.values()
    assert told.votes == told.outcomes == 868
    assert told.same_outcomes == 864
    assert named(told).keys() == {"S/5095", "S/5134", "S/5407 at S/PV.1063", "S/10768"}
    assert "Not adopted: 3 in favour, 9 needed" in named(told)["S/10768"]
    assert "do not say who voted how" in named(told)["S/5134"]


def test_a_veto_is_one_only_where_the_votes_would_have_sufficed(tallies):
    votes = [v for votes in tallies.state.of(Decisions).votes.values() for v in votes.values()]
    blocked = [vote for vote in votes if vote.says == "blocked-by-veto"]
    assert all(vote.method == SHOW_OF_HANDS for vote in votes)
    assert len(blocked) == 149
    for vote in blocked:
        assert vote.counts["for"] >= (9 if vote.moment.date() >= SINCE_1966 else 7)
        assert vote.cast["against"]


def test_the_eu_council_s_acts_are_reproduced_without_exception(ministers):
    assert ministers.imported.votes == 417
    for told in ministers.rules.values():
        assert told.same_outcomes == told.outcomes, named(told)
    assert {rule: told.votes for rule, told in ministers.rules.items()} == {
        "eu-council-qmv-nice": 383,
        "eu-council-unanimity": 34,
    }
    assert ministers.rules["eu-council-qmv-nice"].last == date(2013, 12, 17)


@pytest.mark.parametrize("records", ["assembly", "council", "ministers"])
def test_every_dirty_row_is_told_by_file_and_line(records, request):
    for dirt in request.getfixturevalue(records).dirt:
        assert re.match(r"\S+\.(csv|jsonl)( line \d+)?: .+[.\"]$", str(dirt)), str(dirt)


@pytest.mark.parametrize("records", ["assembly", "council", "ministers"])
def test_a_register_of_history_verifies(records, request, capsys):
    assert main(["verify", str(request.getfixturevalue(records).path)]) == 0
    assert "is verified" in capsys.readouterr().out
