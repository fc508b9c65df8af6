"""``plenipo decide``: a vote told whole, many a line each, and every way a file can be wrong."""

import io
import json
import sys

import openpyxl
import pytest

COUNCIL = ("--rule", "un-security-council", "--at", "2020-06-01")
UNION = ("--rule", "eu-council-qmv", "--at", "2020-06-01")
TALLIES = "vote,for,against,abstaining\nA,9,1,5\nB,9,0,6\nC,8,0,7\n"
WIDE = "vote,date,France,Germany,Italy\n1,2019-05-01,yes,yes,no\n2,2019-05-02,Y,N,A\n"
ARTICLE = "UN Charter, Article 27(3), as amended in 1965, for the Council of fifteen"


@pytest.fixture
def file(tmp_path):
    """Write a file of votes, and name it."""

    def write(text, name="votes.csv", letters="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(letters))
        return path

    return write


def values(said):
    return [json.loads(line) for line in said.out]


def test_a_vote_is_told_whole_the_answer_first(plenipo, file):
    said = plenipo("decide", file(WIDE), "--rule", "majority", "--vote", "2")
    assert said == (
        1,
        [
            "Not adopted: 1 in favour, 2 needed (general practice of conferences).",
            "2 (2019-05-02, majority): 1 in favour, 1 against, 1 abstaining.",
            "",
            "Conditions:",
            "  - 1 of 2 voting in favour; more than 1/2 needed: 2. Not: Germany, Italy.",
            "    ####################--------------------| 1 of 2",
            "",
            "What was missing:",
            "  1 more in favour would be enough.",
            "  The fewest changes: 1. Enough is: Germany to abstain; or Italy to be in favour.",
            "Decisive, each alone: Germany, Italy.",
        ],
        [],
    )


def test_numbers_that_hide_who_was_against_decide_nothing_and_say_so(plenipo, file):
    said = plenipo("decide", file(TALLIES), *COUNCIL, "--vote", "A")
    assert said == (
        1,
        [
            f"The numbers alone do not say ({ARTICLE}).",
            "A (2020-06-01, un-security-council): 9 in favour, 1 against, 5 abstaining.",
            "The numbers do not say who voted how, and the rule turns on that: give the names.",
            "",
            "Conditions:",
            "  + 9 in favour, at least 9 needed.",
            "    ########################|---------------- 9 of 15",
            "  ? 0 to 1 with a veto are against: the numbers do not say.",
            "    |~~~~~~~~-------------------------------- 0 of 5",
        ],
        [],
    )


def test_many_votes_are_told_a_line_each_and_summed_up(plenipo, file):
    said = plenipo("decide", file(TALLIES), *COUNCIL)
    assert said == (
        1,
        [
            "2020-06-01  9-1-5      A                     The numbers alone do not say.",
            "2020-06-01  9-0-6      B                     Adopted: 9 in favour, 9 needed.",
            "2020-06-01  8-0-7      C                     Not adopted: 8 in favour, 9 needed.",
            (
                "3 votes by 'un-security-council': 1 adopted; 1 not adopted;"
                " 1 cannot be told from the numbers."
            ),
        ],
        [],
    )


def test_where_all_is_adopted_the_exit_code_is_0(plenipo, file):
    text = "vote,for,against,abstaining\nA,9,0,6\nB,15,0,0\n"
    assert plenipo("decide", file(text), *COUNCIL).code == 0


@pytest.mark.parametrize(
    ("numbers", "outcome"),
    [("20,4,3", "undetermined"), ("27,0,0", "adopted"), ("14,13,0", "not-adopted")],
)
def test_a_weighted_rule_says_where_numbers_do_not_suffice(plenipo, file, numbers, outcome):
    said = plenipo("decide", file(f"for,against,abstaining\n{numbers}\n"), *UNION, "--json")
    (value,) = values(said)
    assert value["outcome"] == outcome
    assert bool(value["reckoning"]["obstacle"]) is (outcome == "undetermined")


def test_json_is_a_line_for_each_vote_with_all_there_is_to_say(plenipo, file):
    first, second = values(plenipo("decide", file(WIDE), "--rule", "majority", "--json"))
    assert (first["vote"], first["day"], first["outcome"]) == ("1", "2019-05-01", "adopted")
    assert second["numbers"] == {"for": 1, "against": 1, "abstaining": 1}
    assert second["reckoning"]["decisive"] == ["DE", "IT"]


SAME = [
    ("long.csv", "vote,member,voice\n7,FR,pour\n7,DE,contre\n7,IT,abstention\n", "utf-8"),
    ("russian.csv", "страна;голос\nФранция;за\nГермания;против\nИталия;воздержался\n", "cp1251"),
    ("tabs.tsv", "member\tvote\nFrance\tY\nGermany\tN\nItaly\tA\n", "utf-16"),
    ("wide.csv", "vote,DE,FR,IT\n7,no,yes,abstain\n", "utf-8"),
    ("down.csv", "member,7\nFR,yes\nDE,no\nIT,abstain\n", "utf-8"),
    ("member.json", '{"FR": "yes", "DE": "no", "IT": "abstain"}', "utf-8"),
    (
        "voices.json",
        '[{"vote": "7", "for": ["FR"], "against": ["DE"], "abstain": ["IT"]}]',
        "utf-8",
    ),
    ("lines.jsonl", '{"vote": 7, "votes": {"France": "Y", "DE": "N", "IT": "A"}}\n', "utf-8"),
    ("both.csv", "vote,for,against,abstaining,FR,DE,IT\n7,1,1,1,yes,no,abstain\n", "utf-8"),
]


@pytest.mark.parametrize(("name", "text", "letters"), SAME, ids=[name for name, *_ in SAME])
def test_a_vote_is_the_same_however_it_is_written(plenipo, file, name, text, letters):
    (value,) = values(plenipo("decide", file(text, name, letters), "--rule", "majority", "--json"))
    assert value["numbers"] == {"for": 1, "against": 1, "abstaining": 1}
    assert value["reckoning"]["decisive"] == ["DE", "IT"]


def test_a_workbook_is_read_sheet_by_sheet(plenipo, tmp_path):
    workbook = openpyxl.Workbook()
    first, second = workbook.active, workbook.create_sheet("Second")
    for sheet, voice in ((first, "yes"), (second, "no")):
        sheet.append(["vote", "FR", "DE"])
        sheet.append([sheet.title, voice, "abstain"])
    path = tmp_path / "votes.xlsx"
    workbook.save(path)
    both = values(plenipo("decide", path, "--rule", "majority", "--json"))
    assert [(v["vote"], v["outcome"]) for v in both] == [
        ("Sheet", "adopted"),
        ("Second", "not-adopted"),
    ]
    (one,) = values(plenipo("decide", path, "--rule", "majority", "--sheet", "second", "--json"))
    assert (one["vote"], one["where"]) == ("Second", "Second!A2")


def test_votes_are_read_from_standard_input(plenipo, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TALLIES.encode())))
    assert len(plenipo("decide", "-", *COUNCIL).out) == 4


def test_the_rule_of_each_vote_s_own_day_is_asked_unless_a_day_is_told(plenipo, file):
    path = file("vote,date,for,against\nA,1960-01-01,8,0\nB,1970-01-01,8,0\n")
    own = values(plenipo("decide", path, "--rule", "un-security-council", "--json"))
    assert [v["outcome"] for v in own] == ["adopted", "not-adopted"]
    told = values(plenipo("decide", path, *COUNCIL, "--json"))
    assert [v["outcome"] for v in told] == ["not-adopted", "not-adopted"]


def test_members_of_whom_nothing_is_said_were_absent_and_that_is_said(plenipo, file):
    said = plenipo("decide", file("member,vote\nDE,yes\nFR,yes\n"), *UNION)
    assert "25 absent." in said.out[1]
    assert said.out[2].startswith("Absent, as nothing is said of them: Austria, Belgium, ")
    blank = plenipo(
        "decide", file("vote,DE,FR,IT\n1,yes,yes,\n"), "--rule", "unanimity", "--vote", 1
    )
    assert blank.out[2] == "Absent, as nothing is said of them: Italy."


def test_codes_mean_what_is_said_of_them_and_a_blank_may_have_a_meaning(plenipo, file):
    path = file("vote,FR,DE,IT,ES\n1,1,0,-1,9\n2,1,,1,9\n")
    codes = "1=for,0=abstaining,-1=against,9=none,=absent"
    first, second = values(
        plenipo("decide", path, "--rule", "majority", "--voices", codes, "--json")
    )
    assert first["numbers"] == {"for": 1, "against": 1, "abstaining": 1}
    assert second["numbers"] == {"for": 2, "absent": 1}


def test_what_holds_around_a_vote_can_be_told(plenipo, file):
    assembly = ("--rule", "un-general-assembly", "--at", "2020-06-01", "--json")
    path = file("vote,for,against,absent\nA,60,60,73\n")
    (tie,) = values(plenipo("decide", path, *assembly))
    (again,) = values(plenipo("decide", path, *assembly, "--second"))
    (few,) = values(plenipo("decide", path, *assembly, "--attending", 96))
    assert [v["outcome"] for v in (tie, again, few)] == ["second-vote", "not-adopted", "no-quorum"]
    dispute = "vote,FR,GB,US,CN,RU,A,B,C,D,E,F,G,H,I,J\n1,yes,yes,yes,yes,no" + ",yes" * 10 + "\n"
    parties = ("--without", "party-to-the-dispute=RU")
    (veto,) = values(plenipo("decide", file(dispute), *COUNCIL, "--json"))
    (without,) = values(plenipo("decide", file(dispute), *COUNCIL, *parties, "--json"))
    assert [v["outcome"] for v in (veto, without)] == ["blocked-by-veto", "adopted"]


def test_a_waiting_period_passes_from_the_day_the_question_was_put(plenipo, file):
    path = file("vote,member,voice\n1,FR,yes\n1,DE,yes\n1,IT,yes\n1,ES,no\n")
    rule = ("--rule", "wto-waiver", "--json")
    outcomes = [
        values(plenipo("decide", path, *rule, "--at", at, "--put", "2020-01-01"))[0]["outcome"]
        for at in ("2020-01-02", "2020-12-01")
    ]
    assert outcomes == ["waiting", "adopted"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "vote,FR,DE\n1,maybe,no\n",
            (
                'line 2, column 2: "maybe" is no vote that is known (yes, no, abstain, absent, not'
                " taking part)."
            ),
        ),
        (
            "vote,FR,DE\n1,abstian,no\n",
            (
                'line 2, column 2: "abstian" is no vote that is known (yes, no, abstain, absent,'
                ' not taking part); did you mean "abstain"?'
            ),
        ),
        (
            "vote,FR,DE\n1,reserve,no\n",
            'line 2, column 2: "reserve" is a reservation and no vote.',
        ),
        (
            "vote,FR,DE\n1,-,no\n",
            (
                'line 2, column 2: "-" may mean against, or that there is no vote: say it, as in'
                " --voices +=for,-=against, or write it in words."
            ),
        ),
        (
            "vote,FR,DE\n1,0,no\n",
            (
                'line 2, column 2: "0" is a number whose meaning is not said: say it, as in'
                " --voices 1=for,0=against or 1=for,0=abstaining,-1=against."
            ),
        ),
        ("vote,for,against\n1,nine,0\n", 'line 2, column 2: "nine" is no number of votes.'),
        ("vote,for,against\n1,-9,0\n", 'line 2, column 2: "-9" is no number of votes.'),
        ("vote,for,against\n1,,3\n", "line 2: no number of votes in favour stands here."),
        (
            "vote,date,FR,DE\n1,soon,yes,no\n",
            'line 2: "soon" is no day: write it like 2020-06-01.',
        ),
        (
            "vote,date,FR,DE\n1,3/4/2020,yes,no\n",
            'line 2: "3/4/2020" is no day: write it like 2020-06-01.',
        ),
        (
            "vote,attending,FR,DE\n1,most,yes,no\n",
            'line 2: "most" is no number of members attending.',
        ),
        (
            "vote,member,voice\n1,FR,yes\n1,FR,no\n",
            'line 3: France stands here once more: before it was "for", here "against".',
        ),
        ("vote,member,voice\n1,FR,yes\n1,,no\n", "line 3: the row names no member."),
        (
            "vote,FR,DE\n1,yes,no,no\n",
            (
                "line 2: the line has 4 cells and its headings are 3: its votes might stand under"
                " the wrong members, and were not read."
            ),
        ),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_is_decided(plenipo, file, text, told):
    columns = text.splitlines()[0].count(",")
    form = "voice" in text.splitlines()[0]
    good = "2,FR,yes\n2,DE,yes\n" if form else "2" + ",," * (columns > 2) + ",3,1\n"
    if "FR" in text and not form:
        good = good.replace("3,1", "yes,yes").replace(",,", ",", 1)
    path = file(text + good)
    said = plenipo("decide", path, "--rule", "majority", "--json")
    assert said.code == 2
    assert said.err == [f"{path}: {told}"]
    first, second = values(said)
    assert (first["outcome"], first["sentence"]) == ("undetermined", f"Not decided: {told}")
    assert second["outcome"] == "adopted"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "member,vote\nDE,yes\nGB,yes\n",
            (
                "line 3: United Kingdom is no member under the rule on 2020-06-01: its vote was"
                " passed over."
            ),
        ),
        (
            "vote,DE,US\n1,yes,no\n",
            (
                "line 2: United States is no member under the rule on 2020-06-01: its vote was"
                " passed over."
            ),
        ),
        (
            "member,vote\nDE,yes\nDE,yes\n",
            "line 3: Germany stands here once more, with the same vote; it counts once.",
        ),
        ("vote,DE,FR\n1,yes,no\n2,,\n", "line 3: no votes stand here, and none are decided."),
        (
            "vote,for,against,abstaining,DE\n1,0,0,0,yes\n",
            "line 2: 0 stated for, 1 by name: the names were counted.",
        ),
        (
            "vote,member,voice\n1,DE,yes\n,FR,no\n",
            "line 3: the row does not say which vote it is of, and was passed over.",
        ),
    ],
)
def test_what_cannot_be_taken_in_is_told_and_the_vote_is_decided(plenipo, file, text, told):
    path = file(text)
    said = plenipo("decide", path, *UNION, "--json")
    assert (said.code, said.err) == (2, [f"{path}: {told}"])
    (value,) = values(said)
    assert value["outcome"] == "not-adopted"


def test_a_day_before_the_rule_and_more_votes_than_seats_are_not_decided(plenipo, file):
    text = "vote,date,for,against\n1,2012-05-01,20,0\n"
    said = plenipo("decide", file(text), "--rule", "eu-council-qmv")
    assert said.out[0] == (
        "Not decided: line 2: The rule 'eu-council-qmv' takes effect on 2014-11-01, after"
        " 2012-05-01."
    )
    crowd = "member,vote\n" + "".join(f"M{n},yes\n" for n in range(16))
    said = plenipo("decide", file(crowd), *COUNCIL)
    assert said.out[0] == (
        "Not decided: line 2: 16 votes are more than the 15 there can be: correct the numbers."
    )
    assert said.code == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "'plenipo decide' needs --rule: a rule's name, or a file with one."),
        (("--rule", "majorty"), "There is no rule 'majorty' in the library: did you mean"),
        (("--rule", "nowhere.yaml"), "'nowhere.yaml' cannot be read: no such file or directory."),
        (("--rule", "majority", "--vote", "9"), "There is no vote '9' in "),
        (("--rule", "majority", "--at", "soon"), "'soon' is not a moment: write it like "),
        (("--rule", "majority", "--at", "2020-13-01"), "'2020-13-01' is not a moment: write it"),
        (("--rule", "majority", "--put", "then"), "'then' is not a moment: write it like "),
        (("--rule", "majority", "--voices", "1"), '--voices has "1" where CODE=VOICE should be.'),
        (("--rule", "majority", "--voices", "1=si"), '--voices gives "si", which is no voice.'),
        (("--rule", "majority", "--voices", "1=for,1.0=against"), '--voices gives a meaning to "1'),
        (("--rule", "majority", "--sheet", "X"), 'votes.csv has no sheet called "X".'),
        (("--rule", "majority", "--attending", "-3"), "--attending: -3 is no number of members."),
        (("--rule", "majority", "--attending", "few"), "Invalid value for --attending: unable to"),
        (("--rule", "majority", "--reading", "x"), "--reading: 'x' is no reading: write it like"),
        (("--rule", "majority", "--reading", "x=y"), "The rule 'majority' has no point 'x' to be"),
        (
            ("--rule", "majority", "--without", "suspended=FR"),
            "--without: the rule 'majority' does not say 'suspended': it takes no member's vote.",
        ),
        (
            ("--rule", "un-general-assembly", "--without", "absent=FR"),
            "--without: the rule 'un-general-assembly' does not say 'absent': it knows suspended.",
        ),
        (
            ("--rule", "un-general-assembly", "--without", "suspended"),
            "--without: 'suspended' names nobody: write it like suspended=VE,CU.",
        ),
        (
            ("--rule", "majority", "--jsn"),
            "There is no option '--jsn' of 'plenipo decide': did you",
        ),
    ],
)
def test_wrong_words_are_told_in_a_sentence(plenipo, file, words, sentence):
    said = plenipo("decide", file(WIDE), *words)
    assert (said.code, said.out) == (2, [])
    assert sentence in said.err[0]


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("empty.csv", "", "is empty."),
        ("other.csv", "a,b\n1,2\n", "has no votes that are known in any row or column."),
        (
            "codes.csv",
            "vote,FR,DE\n1,1,0\n",
            'has no vote that is known in its filled cells, as "1".',
        ),
        ("broken.json", '[{"FR": "yes"},\n{"FR"', "line 2: this is no JSON."),
        ("numbers.json", "[1, 2]", "has no votes that are known in any row or column."),
        ("paper.pdf", "%PDF-1.7", "is a PDF, whatever its name says."),
    ],
)
def test_a_file_without_votes_is_told_with_what_would_be_right(plenipo, file, name, text, sentence):
    said = plenipo("decide", file(text, name), "--rule", "majority")
    assert (said.code, said.out) == (2, [])
    assert said.err[0].endswith(sentence)
    assert len(said.err) == 2


@pytest.mark.parametrize("name", ["nowhere.csv", "", "--jsn"])
def test_a_file_that_is_not_there_is_told(plenipo, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    said = plenipo("decide", name or tmp_path, "--rule", "majority")
    assert said.code == 2
    assert any(end in said.err[0] for end in ("does not exist.", "is a folder.", "'--json'?"))


def test_of_many_oddities_some_are_told_and_the_rest_counted(plenipo, file):
    text = "vote,FR,DE\n" + "".join(f"{n},maybe,no\n" for n in range(30)) + "x,yes,yes\n"
    said = plenipo("decide", file(text), "--rule", "majority")
    assert len(said.err) == 21
    assert said.err[-1] == "And 10 more; --json tells them all."
    assert said.out[-1] == "31 votes by 'majority': 1 adopted; 30 not decided."
    assert len(plenipo("decide", file(text), "--rule", "majority", "--json").err) == 30
