"""Votes of real records, written as files anybody could have: decided as the record has them."""

import csv
import json
from datetime import date

import pytest
from cast_of_history import DATA
from msgspec.structs import replace

from plenipo.capabilities.decisions.state import Decisions, seated
from plenipo.capabilities.decisions.votes import answer_to
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import Sessions
from plenipo.cli.main import main
from plenipo.procedure.scale import ABSENT

pytestmark = pytest.mark.history

SINCE_1966 = date(1966, 1, 1)
CAST = ("for", "against", "abstaining", "apart", "absent")


def votes_of(state, rule):
    """Return the votes under a rule, each with its session and day."""
    sessions = state.of(Sessions).sessions
    return [
        (vote, sessions[code], sessions[code].day(vote.moment))
        for code, votes in state.of(Decisions).votes.items()
        for vote in votes.values()
        if vote.rule == rule
    ]


def decided(capsys, path, rule, *words):
    """Decide a file; return the outcome of each of its votes, and the exit code."""
    capsys.readouterr()
    code = main(["decide", str(path), "--rule", str(rule), "--json", *words])
    values = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return [value["outcome"] for value in values], code


def rule_in(state, vote, folder):
    """Write the rule as the register has it."""
    path = folder / "rule.yaml"
    path.write_text(state.of(Rulebook).text(vote.rule, vote.moment), "utf-8")
    return path


def write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def by_member(votes):
    """Return a row for each member's vote; who had a seat and no vote was absent."""
    yield "vote", "date", "member", "voice"
    for number, (vote, day, voters) in enumerate(votes):
        named = {member: voice for voice, who in vote.cast.items() for member in who}
        for member in sorted({*voters, *named}):
            yield number, day, member, named.get(member, ABSENT)


def wide(votes):
    """Return a column for each member."""
    members = sorted({m for vote, _, _ in votes for who in vote.cast.values() for m in who})
    yield "vote", "date", *members
    for number, (vote, day, _) in enumerate(votes):
        named = {member: voice for voice, who in vote.cast.items() for member in who}
        yield number, day, *(named.get(member, "") for member in members)


def with_seats(state, found):
    return [(vote, day, seated(state, session, day)) for vote, session, day in found]


def test_the_resolutions_of_the_security_council_are_decided_as_the_record_has_them(
    council, tmp_path, capsys
):
    rule = "un-security-council"
    votes = [v for v in votes_of(council.state, rule) if v[0].by_name]
    path = write(tmp_path / "votes.csv", by_member(with_seats(council.state, votes)))
    outcomes, code = decided(capsys, path, rule)
    assert outcomes == [vote.says for vote, _, _ in votes]
    assert (len(outcomes), code) == (964, 0)


def test_the_source_s_own_file_gives_the_same(council, capsys):
    del council  # where the records are absent, this is skipped as the others are
    path = DATA / "unsc-resolutions" / "votes_long.csv"
    outcomes, code = decided(capsys, path, "un-security-council")
    assert (outcomes, code) == (["adopted"] * 964, 2)  # S/RES/1559 states 15-0-0 and lists 9 and 6


def test_a_tally_is_decided_as_the_register_decides_it_without_names(tallies, tmp_path, capsys):
    rule = "un-security-council"
    votes = votes_of(tallies.state, rule)
    rows = [("vote", "date", *CAST)]
    for number, (vote, _, day) in enumerate(votes):
        rows.append((number, day, *(vote.counts.get(voice, "") for voice in CAST)))
    outcomes, _ = decided(capsys, write(tmp_path / "tallies.csv", rows), rule)
    nameless = [
        answer_to(_without_names(vote), _rule(tallies.state, vote), day, ()).outcome
        for vote, _, day in votes
    ]
    assert outcomes == nameless
    assert len(outcomes) == 868
    for outcome, (vote, _, day) in zip(outcomes, votes, strict=True):
        enough = vote.counts["for"] >= (9 if day >= SINCE_1966 else 7)
        hidden = enough and vote.counts.get("against", 0) > 0
        assert outcome == ("undetermined" if hidden else vote.says)


def _rule(state, vote):
    return state.of(Rulebook).rule(vote.rule, vote.moment)


def _without_names(vote):
    return replace(vote, cast={}, in_class={})


def test_the_acts_of_the_eu_council_are_decided_as_the_record_has_them(ministers, tmp_path, capsys):
    votes = votes_of(ministers.state, "eu-council-qmv-nice")
    path = write(tmp_path / "votes.csv", wide(with_seats(ministers.state, votes)))
    rule = rule_in(ministers.state, votes[-1][0], tmp_path)
    outcomes, _ = decided(capsys, path, rule)
    assert outcomes == [vote.says for vote, _, _ in votes]
    assert len(outcomes) == 383


def test_the_roll_calls_of_the_general_assembly_are_decided_as_the_record_has_them(
    assembly, tmp_path, capsys
):
    rule = "un-general-assembly"
    votes = votes_of(assembly.state, rule)
    path = write(tmp_path / "votes.csv", wide(with_seats(assembly.state, votes)))
    outcomes, _ = decided(capsys, path, rule)
    assert outcomes == [vote.says for vote, _, _ in votes]
    assert len(outcomes) == 4002
