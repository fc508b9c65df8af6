"""``plenipo rules``: list, show, check, explain, schema."""

import json
from datetime import date

import pytest

from plenipo.procedure.rule_file import library, read

SHORT = "rule: own\ntitle: {en: Own}\nsource: x\nversions:\n"
VERSION = "  - {since: 2000-01-01, article: A, condition: no_objection}\n"


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Write a rule file; it is named as somebody beside it would name it."""
    monkeypatch.chdir(tmp_path)

    def write(text, name="own.yaml"):
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return name

    return write


@pytest.mark.parametrize("words", [(), ("list",)])
def test_the_rules_of_the_library_are_listed_by_body(plenipo, words):
    said = plenipo("rules", *words)
    assert said.code == 0
    listed = [line.split()[0] for line in said.out if line.startswith("  ")]
    assert sorted(listed) == sorted(library())
    assert said.out[0] == "for any body"


def test_rules_are_found_by_a_word_of_their_title_in_any_language(plenipo):
    said = plenipo("rules", "--of", "БЕЗОПАСНОСТИ ООН", "--language", "fr")
    assert said.code == 0
    assert said.out[0] == "un-security-council"
    assert "Conseil de sécurité" in said.out[1]


def test_on_a_narrow_terminal_each_rule_keeps_to_its_line(plenipo, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    lines = [line for line in plenipo("rules").out if line.startswith("  ")]
    assert {line.split()[0] for line in lines} == set(library())
    assert max(map(len, lines)) == 60
    assert all(line.endswith("…") for line in lines if len(line) == 60)


def test_the_list_is_data_too(plenipo):
    rows = json.loads("\n".join(plenipo("rules", "--of", "csto", "--json").out))
    assert [row["rule"] for row in rows] == sorted(row["rule"] for row in rows)
    assert set(rows[0]) == {"rule", "since", "title", "source"}


def test_a_word_that_no_rule_has_is_told_with_the_nearest_name(plenipo):
    said = plenipo("rules", "--of", "csto-concensus")
    assert (said.code, said.out) == (2, [])
    assert said.err == [
        (
            "No rule of the library has 'csto-concensus' in its name or title:"
            " did you mean 'csto-consensus'?"
        )
    ]


@pytest.mark.parametrize("words", [("show", "majority"), ("majority",)])
def test_a_rule_is_shown_as_it_stands_in_its_file(plenipo, words):
    said = plenipo("rules", *words)
    assert (said.code, "\n".join(said.out) + "\n") == (0, library()["majority"])


def test_a_rule_is_shown_with_the_version_of_a_day(plenipo):
    shown = "\n".join(plenipo("rules", "show", "un-security-council", "--on", "1950-01-01").out)
    assert "seats: 11" in shown
    assert "seats: 15" not in shown
    assert read(shown).on(date(1950, 1, 1)) == read(library()["un-security-council"]).versions[0]


def test_a_day_on_which_a_rule_is_not_in_force_is_told(plenipo):
    said = plenipo("rules", "show", "un-security-council", "--on", "1940-01-01")
    assert (said.code, said.out) == (1, [])
    assert said.err == [
        "The rule 'un-security-council' takes effect on 1945-10-24, after 1940-01-01."
    ]


def test_a_sound_file_is_said_to_be_so_and_notes_what_may_be_meant_otherwise(plenipo, own):
    named = SHORT + VERSION.replace("no_objection", "no_objection, kind_decided_by: majorty")
    said = plenipo("rules", "check", own(SHORT + VERSION), own(named, "other.yaml"))
    assert said.code == 0
    assert said.out == [
        "'own.yaml' is sound: the rule 'own', one version, since 2000-01-01.",
        "'other.yaml' is sound: the rule 'own', one version, since 2000-01-01.",
        (
            "Note on 'own': it refers to the rule 'majorty', which is not in the library:"
            " did you mean 'majority'?"
        ),
    ]


def test_all_that_is_wrong_is_told_by_line_and_the_other_files_are_checked_too(plenipo, own):
    wrong = SHORT + VERSION.replace("no_objection", "no_objections, ty: rejected")
    said = plenipo("rules", "check", own(wrong, "wrong.yaml"), own(SHORT + VERSION))
    assert said.code == 2
    assert said.out == ["'own.yaml' is sound: the rule 'own', one version, since 2000-01-01."]
    assert [line.split(":")[0] for line in said.err] == ["'wrong.yaml', line 5"] * 2
    assert "did you mean 'no_objection'?" in said.err[0]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x00\xff", "'own.yaml', line 1: this is no text in UTF-8: save the file as UTF-8."),
        (b"", "'own.yaml' is empty: it must hold 'rule', 'title', 'source' and 'versions'."),
        (
            b"a: [b\n",
            (
                "'own.yaml', line 2: this is not YAML: a '[' is not closed: add ']' where its list"
                " ends, and ',' between its parts."
            ),
        ),
    ],
)
def test_what_is_no_rule_at_all_is_told_in_a_sentence(plenipo, own, content, sentence):
    said = plenipo("rules", "check", own(content))
    assert (said.code, said.out, said.err) == (2, [], [sentence])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("check",), "'plenipo rules check' needs a file: name one or more."),
        (("check", "."), "'.' cannot be read: is a directory."),
        (("check", "no.yaml"), "'no.yaml' cannot be read: no such file or directory."),
        (("explain", "nosuch"), "There is no rule 'nosuch' in the library."),
        (
            ("show", "csto-concensus"),
            "There is no rule 'csto-concensus' in the library: did you mean 'csto-consensus'?",
        ),
        (("explain", "majority", "--on", "soon"), "--on: 'soon' is not a day like 2011-12-19."),
        (("explain", "majority", "--members", "-3"), "--members: a body cannot have -3 members."),
        (
            ("explain", "majority", "--reading", "x"),
            "--reading: 'x' is no reading: write it like POINT=READING.",
        ),
        (
            ("explain", "majority", "--reading", "x=y"),
            "The rule 'majority' has no point 'x' to be read.",
        ),
        (
            ("chek",),
            "There is no 'plenipo rules chek', nor a rule of that name: did you mean 'check'?",
        ),
        (("majority", "x"), "'plenipo rules majority' takes nothing more: it shows the rule."),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(plenipo, own, words, sentence):
    own(b"", "beside.yaml")
    said = plenipo("rules", *words)
    assert (said.code, said.out) == (2, [])
    assert said.err[0] == sentence


def test_a_rule_is_explained_whole(plenipo):
    said = plenipo("rules", "explain", "un-general-assembly", "--on", "2020-01-01")
    assert said.code == 0
    for sentence in (
        "A member whose rights are suspended has no vote.",
        "  - More than 1/2 of all members must be attending.",
        "  - More than 1/2 of those voting must be in favour.",
        "Counted for neither side: an abstention, taking no part, silence, absence.",
        "  - against: reserves, objects",
    ):
        assert sentence in said.out


def test_the_members_classes_and_weights_of_the_day_are_told_with_their_source(plenipo):
    council = plenipo("rules", "explain", "eu-council-qmv", "--on", "2020-06-01").out
    assert (
        "The members, since 1 February 2020, are: AT, BE, BG, CY, CZ, DE, DK, EE and 19 more."
        in (council)
    )
    weight = council.index(
        "Each of 28 members has a weight “population” since 1 January 2016, together 100.01."
    )
    assert council[weight + 1].startswith("  - Source: ")
    nations = plenipo("rules", "explain", "un-security-council").out
    assert "In the class “permanent” are: CN, FR, RU, GB, US." in nations
    bodies = plenipo("rules", "explain", "iso-dis").out
    assert "Who is in the class “p-members”, each body says for itself." in bodies
    fund = plenipo("rules", "explain", "eu-council-qmv", "--on", "2014-12-01").out
    assert "Of “population” there are no values before 1 January 2016." in fund


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Решение принято, когда выполнено это:"),
        ("fr", "La décision est prise lorsque ceci est rempli :"),
        ("ar", "يُتخذ القرار عندما يتحقق ما يلي:"),
    ],
)
def test_a_rule_is_explained_in_other_languages(plenipo, language, sentence):
    said = plenipo("rules", "explain", "majority", "--language", language)
    assert said.code == 0
    assert sentence in said.out


def test_another_reading_is_explained_as_it_decides(plenipo):
    usual = plenipo("rules", "explain", "cbd-cop").out
    other = plenipo("rules", "explain", "cbd-cop", "--reading", "rule-40=two-thirds").out
    assert "    - At least 2/3 of those voting must be in favour." not in usual
    assert "    - At least 2/3 of those voting must be in favour." in other


def test_the_schema_is_json(plenipo):
    said = plenipo("rules", "schema")
    assert said.code == 0
    assert json.loads("\n".join(said.out))["required"] == ["rule", "title", "source", "versions"]
