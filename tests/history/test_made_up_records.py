"""Records made up in the form of the real ones: other years, and what is odd in them."""

import json
from datetime import date

import pytest
from cast_of_history import assembly_folder, council_folder, ministers_folder, replay

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.cli.main import main


def votes_of(replayed):
    return {
        number: vote
        for votes in replayed.state.of(Decisions).votes.values()
        for number, vote in votes.items()
    }


def said(capsys, *words):
    code = main([str(word) for word in words])
    told = capsys.readouterr()
    return code, told.out.splitlines(), told.err.splitlines()


def test_an_assembly_of_another_year_is_imported(tmp_path):
    replayed = replay("unga", [assembly_folder(tmp_path)], tmp_path / "ga.plenipo")
    votes = votes_of(replayed)
    assert votes["9001"].cast == {"for": ("US", "FR"), "against": ("CU",), "absent": ("SS",)}
    assert votes["9001"].says == "adopted"
    assert votes["9002"].says == "second-vote"  # one to one: put again under rule 95
    assert votes["9001"].names == {"en": "PEACE"}
    assert replayed.imported.votes == 3
    members = replayed.state.of(Members)
    assert "SS" in members.on(date(2020, 12, 1))  # South Sudan, a member since 2011


def test_what_does_not_add_up_is_kept_noted_and_told(tmp_path):
    replayed = replay("unga", [assembly_folder(tmp_path)], tmp_path / "ga.plenipo")
    vote = votes_of(replayed)["9003"]
    assert (vote.counts, vote.recounted()["for"]) == ({"for": 3, "against": 0, "abstaining": 0}, 2)
    assert "The source states 3 for, and names 2." in vote.note
    told = [str(dirt) for dirt in replayed.dirt]
    atlantis, seas = told
    assert atlantis.startswith('votes.csv line 11: No State is known as "Atlantis"; its votes are')
    assert seas.startswith("roll.csv line 4: Roll call 9003 is stated as 3-0-0 ")
    assert seas.endswith("the members' votes give 2-0-0.")
    (difference,) = replayed.rules["un-general-assembly"].differences
    assert difference.why == "3 stated for, 2 by name."


def test_a_council_of_another_year_is_imported(tmp_path):
    replayed = replay("unsc", [council_folder(tmp_path)], tmp_path / "sc.plenipo")
    votes = votes_of(replayed)
    assert votes["S/RES/2720"].says == "adopted"
    assert votes["S/RES/2720"].cast["abstaining"] == ("RU", "US")
    assert votes["S/2023/970"].says == votes["S/2023/970"].outcome == "blocked-by-veto"
    assert votes["S/2023/970"].cast == {"against": ("US",)}
    assert replayed.imported.decisions == 1  # adopted without a vote
    assert all(told.whole for told in replayed.rules.values())


def test_ministers_after_lisbon_are_counted_by_population(tmp_path):
    replayed = replay("eu-council", [ministers_folder(tmp_path)], tmp_path / "eu.plenipo")
    told = replayed.rules["eu-council-qmv"]
    assert (told.votes, told.same_outcomes, told.outcomes) == (2, 1, 2)
    (difference,) = told.differences
    assert difference.vote == "B"
    assert "Declared 'adopted'; the rule answers 'not-adopted'" in difference.why


def test_import_and_check_say_what_they_did(tmp_path, capsys):
    register = tmp_path / "ga.plenipo"
    folder = assembly_folder(tmp_path)
    code, out, err = said(capsys, "history", "import", "unga", folder, "--register", register)
    assert code == 0
    assert out[0].startswith(f"The register '{register}' is made: ")
    assert out[1] == "Votes: 3. Decisions without a vote: 0."
    assert any("Atlantis" in line for line in err)
    code, out, err = said(capsys, "history", "check", register)
    assert (code, err) == (1, [])
    heading, row, _, number, difference = map(str.split, out)
    assert " ".join(heading) == "Rule Years Votes Outcomes reproduced Totals reproduced"
    assert " ".join(row) == "un-general-assembly 2020-2020 3 - - 3 2 66.66 %"
    assert " ".join(number) == "Not reproduced: 1"
    assert " ".join(difference[:4]) == "9003, 2020-12-03, total: 3"
    assert out[4] == "  9003, 2020-12-03, total: 3 stated for, 2 by name. [roll.csv line 4]"


def test_a_record_that_is_whole_is_said_to_be(tmp_path, capsys):
    register = tmp_path / "sc.plenipo"
    assert (
        said(capsys, "history", "import", "unsc", council_folder(tmp_path), "--register", register)[
            0
        ]
        == 0
    )
    code, out, _ = said(capsys, "history", "check", register)
    assert code == 0
    assert out[-1] == "Everything is reproduced."
    code, (line,), _ = said(capsys, "history", "check", register, "--json")
    assert [told["rule"] for told in json.loads(line)] == ["un-security-council"]
    assert code == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("import",), "'plenipo history import' needs "),
        (("export",), "There is no 'plenipo history export': it is 'import' or 'check'."),
        (("import", "unga", "{empty}", "--register", "{new}"), "No table in {empty} has the "),
        (("import", "unga", "{nowhere}", "--register", "{new}"), "There is no folder {nowhere}"),
        (("import", "oas", "{empty}", "--register", "{new}"), ""),
        (("import", "unga", "{folder}", "--register", "{there}"), ""),
        (("check", "{nowhere}"), "There is no register '{nowhere}': check the name."),
    ],
)
def test_what_is_wrong_is_one_sentence(tmp_path, capsys, words, sentence):
    there = tmp_path / "there.plenipo"
    there.write_text("mine")
    (tmp_path / "empty").mkdir()
    names = {
        "empty": tmp_path / "empty",
        "nowhere": tmp_path / "nowhere",
        "new": tmp_path / "new.plenipo",
        "there": there,
        "folder": assembly_folder(tmp_path),
    }
    code, out, err = said(capsys, "history", *(word.format(**names) for word in words))
    assert (code, out) == (2, [])
    assert sentence.format(**names) in err[0]
    assert err[0].endswith((".", "?")), err
    assert there.read_text() == "mine"
    assert not names["new"].exists()


def test_a_register_without_votes_has_nothing_to_reproduce(tmp_path, capsys):
    register = tmp_path / "new.plenipo"
    said(capsys, "new", register, "--origin", "example/new")
    assert said(capsys, "history", "check", register) == (
        0,
        ["There are no votes in this register."],
        [],
    )


def test_the_help_says_how_it_is_used(capsys):
    for words in (("history",), ("history", "--help"), ("history", "import", "--help")):
        code, out, err = said(capsys, *words)
        assert (code, err) == (0, [])
        assert "plenipo history import" in "\n".join(out)


def test_weights_that_come_with_the_records_stand_before_those_of_the_rule(tmp_path):
    replayed = replay("eu-council", [ministers_folder(tmp_path)], tmp_path / "eu.plenipo")
    rule = replayed.state.of(Rulebook).rule("eu-council-qmv")
    since = [table.since for table in rule.weights["population"]]
    assert since == [date(2015, 1, 1), date(2016, 1, 1)]
    assert (
        rule.weights["population"][0].source == "weights.csv column p2015, in hundred inhabitants"
    )
