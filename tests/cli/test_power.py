"""``plenipo power``: a table of power, what if members change, and what is refused."""

import json

import pytest

UNION = ("power", "eu-council-qmv", "--on", "2020-06-01")


@pytest.fixture
def votes(tmp_path):
    path = tmp_path / "votes.csv"
    path.write_text("member,votes\nA,2.5\nB,1\nC,1\n", "utf-8")
    return path


def test_the_most_powerful_stand_first_with_their_share_and_how_it_was_counted(plenipo):
    said = plenipo(*UNION)
    assert said.code == 0
    assert said.out[0] == "eu-council-qmv, TEU, Article 16(4), on 2020-06-01: 27 votes."
    rows = [line.split() for line in said.out if "%" in line and "population" not in line]
    assert [row[0] for row in rows[:3]] == ["DE", "FR", "IT"]
    assert len(rows) == 27
    assert "Exact, by counting over weights: all 2^27 coalitions." in said.out
    assert "All are present and vote in favour or against." in said.out


def test_as_json_there_is_the_fraction_itself(plenipo):
    said = plenipo("power", "un-security-council", "--json")
    answer = json.loads("\n".join(said.out))
    assert answer["exact"] is True
    first = answer["power"]["lines"][0]
    assert first["member"] == "CN"
    assert first["shapley_shubik"]["exact"] == "421/2145"
    assert first["banzhaf"]["exact"] == "106/635"


def test_one_index_alone_can_be_asked_for(plenipo):
    said = plenipo("power", "un-security-council", "--index", "shapley-shubik")
    assert "Shapley-Shubik" in said.out[2]
    assert "Banzhaf" not in said.out[2]


def test_a_bloc_is_one_player_beside_what_its_members_had(plenipo):
    said = plenipo(*UNION, "--bloc", "FR+DE", "--json")
    answer = json.loads("\n".join(said.out))
    first = answer["power"]["lines"][0]
    assert (first["member"], answer["power"]["players"]) == ("DE+FR", 26)
    assert first["banzhaf"]["value"] < first["banzhaf"]["before"]
    assert first["shapley_shubik"]["value"] > first["shapley_shubik"]["before"]


def test_members_join_and_leave(plenipo):
    said = plenipo(*UNION, "--join", "UA=9", "--leave", "HU,MT", "--json")
    lines = json.loads("\n".join(said.out))["power"]["lines"]
    members = [line["member"] for line in lines]
    assert len(members) == 26
    assert "UA" in members
    assert not {"HU", "MT"} & set(members)


def test_a_sample_is_never_passed_off_as_exact(plenipo, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    said = plenipo("power", "majority", "--members", "5", "--sample", "2000", "--seed", "3")
    assert said.code == 0
    assert not [line for line in said.out if line.startswith("Exact")]
    (told,) = [line for line in said.out if line.startswith("Sampled")]
    assert told.startswith(
        "Sampled, not exact: 2,000 coalitions and orders from the seed 3; 95 % within ±"
    )
    assert "95 % interval" in said.out[2]


def test_weights_with_a_quota_need_no_rule(plenipo, votes):
    said = plenipo("power", "--weights", votes, "--quota", ">50%", "--json")
    lines = json.loads("\n".join(said.out))["power"]["lines"]
    assert [line["banzhaf"]["exact"] for line in lines] == ["1", "0", "0"]
    said = plenipo("power", "--weights", votes, "--quota", "3.5", "--json")
    lines = json.loads("\n".join(said.out))["power"]["lines"]
    assert [line["banzhaf"]["exact"] for line in lines] == ["3/5", "1/5", "1/5"]


def test_a_rule_that_leaves_its_weights_to_the_body_takes_them_of_a_file(plenipo, votes):
    said = plenipo("power", "imf-special-85", "--weights", votes, "--json")
    lines = json.loads("\n".join(said.out))["power"]["lines"]
    assert [line["banzhaf"]["exact"] for line in lines] == ["1/3"] * 3


def test_a_reading_of_the_rule_can_be_chosen(plenipo):
    usual = plenipo(*UNION, "--json").out
    assert plenipo(*UNION, "--reading", "blockers=not-in-favour", "--json").out == usual
    assert plenipo(*UNION, "--reading", "blockers=against", "--json").code == 0


def test_what_the_numbers_leave_out_is_told(plenipo):
    said = plenipo("power", "unfccc-amendment", "--members", "3")
    assert [line for line in said.out if line.startswith("Not counted")] == [
        "Not counted: what the rule provides for where its condition fails.",
        "Not counted: what must still happen after the decision.",
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Name a rule ('plenipo rules' lists them), or give both --weights and --quota."),
        (
            ("majority", "--quota", "85%"),
            "A rule says itself how much decides: leave --quota out.",
        ),
        (("majority", "--column", "x"), "--column is one of a file: name it with --weights."),
        (
            ("majority",),
            "The rule 'majority' does not say who has a vote: name them with --members.",
        ),
        (
            ("majority", "--index", "deegan"),
            "There is no index 'deegan': there are banzhaf, shapley-shubik and both.",
        ),
        (("majority", "--on", "1.6.2020"), "'1.6.2020' is no day: write it like 2020-06-01."),
        (
            ("majority", "--members", "0"),
            "There can be from 1 to 1,000 members, not 0.",
        ),
        (
            ("majority", "--members", "A,B", "--join", "C=x"),
            "'x' is no weight for 'C': write a number like 27 or 8.4.",
        ),
        (
            ("majority", "--members", "A,B", "--bloc", "A"),
            "A bloc is of two members or more, like 'A+B'.",
        ),
        (
            ("majority", "--members", "A,B", "--reading", "x"),
            "--reading: 'x' is no reading: write it like POINT=READING.",
        ),
        (
            ("--weights", "nowhere.csv", "--quota", "85%"),
            "'nowhere.csv' cannot be read: no such file or directory.",
        ),
    ],
)
def test_wrong_usage_is_told_in_a_sentence(plenipo, words, sentence):
    said = plenipo("power", *words)
    assert said.code == 2
    assert said.err[0] == sentence


@pytest.mark.parametrize(
    ("text", "quota", "sentence"),
    [
        ("", "5", "'FILE' is empty: its first line names the columns."),
        ("member,votes\n", "5", "'FILE' names no member: write one a line, below the head."),
        (
            "member,votes\nA,2\nB,many\n",
            "5",
            "'FILE', line 3: 'many' is no weight for 'B': write a number like 27 or 8.4.",
        ),
        ("member,votes\nA\n", "5", "'FILE', line 2: there must be a member and its votes."),
        (
            "member,votes\nA,2\nA,3\n",
            "5",
            "'FILE', line 3: 'A' stands there twice: keep one line of it.",
        ),
        (
            "member,x,y\nA,2,3\n",
            "5",
            "'FILE' has more than one column of numbers: name one of these with --column: x, y.",
        ),
        ("member,votes\nA,2\n", "120%", None),
        (
            "member,votes\nA,2\n",
            "most",
            "'most' is no quota: write it like 85%, '>50%', 2/3 or 255.",
        ),
    ],
)
def test_a_table_that_cannot_be_used_is_told_by_its_line(plenipo, tmp_path, text, quota, sentence):
    path = tmp_path / "weights.csv"
    path.write_text(text, "utf-8")
    said = plenipo("power", "--weights", path, "--quota", quota)
    known = "The quota '120%' is more than all there is: write a part up to 100%."
    assert said.code == 2
    assert said.err[0] == (sentence or known).replace("FILE", str(path))


def test_a_column_can_be_named_and_another_separator_used(plenipo, tmp_path):
    path = tmp_path / "weights.csv"
    path.write_text("member;x;y\nA;2;1\nB;0;1\n", "utf-8")
    words = ("power", "--weights", path, "--quota", "2", "--json", "--column")
    lines = json.loads("\n".join(plenipo(*words, "x").out))["power"]["lines"]
    assert [line["banzhaf"]["value"] for line in lines] == [1.0, 0.0]
    said = plenipo(*words, "z")
    assert said.err[0] == f"'{path}' has no column 'z': name one of these with --column: x, y."


def test_what_would_take_too_long_says_how_long_and_what_to_do(plenipo, tmp_path):
    path = tmp_path / "weights.csv"
    rows = [f"m{place},{10**12 + place * 7919}" for place in range(80)]
    path.write_text("\n".join(["member,weight", *rows]), "utf-8")
    said = plenipo("power", "--weights", path, "--quota", ">50%")
    assert said.code == 1
    assert said.err[0].startswith("To count this exactly would take ")
    assert "--sample 1000000" in said.err[1]
