"""Every rule of the library: cited, dated, told in three languages, and asked.

Those for any body, and the alliance's, are asked here how they take an abstention, a member apart,
and a bare majority. Seven members; the letters say what each group said: F in favour, A against,
B abstaining, N not taking part, S silent. Those of real bodies are asked in the worked examples.
"""

from datetime import date
from typing import get_args

import pytest
import test_rules_of_bodies
import test_rules_of_the_eu
import test_worked_examples
from msgspec import NODEFAULT
from msgspec.structs import fields

from plenipo.procedure.answers import ask
from plenipo.procedure.conditions import Condition, parts_of
from plenipo.procedure.explanation import explain
from plenipo.procedure.rule_file import library, read, text_of
from plenipo.procedure.scale import VOICES
from plenipo.treaty.clause_file import library as clauses
from plenipo.treaty.clause_file import named

LETTERS = {"F": "for", "A": "against", "B": "abstaining", "N": "apart", "S": "silent"}
ALL_FOR = "FFFFFFF"
EXPECTED = {
    "consensus": {
        ALL_FOR: True,
        "FFFFFFB": True,
        "FFFFFFN": True,
        "FFFFFFS": False,
        "FFFFFFA": False,
        "BBBBBBB": True,
    },
    "csto-consensus": {
        ALL_FOR: True,
        "FFFFFFB": True,
        "FFFFFFN": False,
        "FFFFFFS": False,
        "FFFFFFA": False,
    },
    "csto-limited-format": {
        ALL_FOR: True,
        "FFFFFBB": True,
        "FFFFFNN": True,
        "FFNNNNN": True,
        "FNNNNNN": False,
        "FFFFFNS": False,
        "FFFFFNA": False,
    },
    "csto-procedural": {
        "FFFFAAA": True,
        "FFFAAAB": False,
        "FFFAABN": True,
        "FBBBBBB": True,
        "BBBBBBB": False,
        "SSSSSSS": False,
    },
    "majority": {
        "FFFFAAA": True,
        "FFFAAAB": False,
        "FFFAAAN": False,
        "FFFAABS": True,
        "BBBBBBB": False,
    },
    "no-objection": {
        ALL_FOR: True,
        "SSSSSSS": True,
        "FBNSSSS": True,
        "FFFFFFA": False,
    },
    "two-thirds": {
        "FFFFAAB": True,
        "FFFFAAN": True,
        "FFFFAAA": False,
        "FFABBBB": True,
        "FFFAABB": False,
        "BBBBBBB": False,
    },
    "unanimity": {
        ALL_FOR: True,
        "FFFFFFB": False,
        "FFFFFFN": False,
        "FFFFFFS": False,
        "FFFFFFA": False,
    },
}


def ballot(letters):
    told = {f"m{number}": LETTERS[letter] for number, letter in enumerate(letters)}
    return {
        voice: tuple(member for member, said in told.items() if said == voice)
        for voice in VOICES
        if voice in told.values()
    }


def answer(name, letters):
    found = read(text_of(name))
    return ask(found, found.versions[-1].since, ballot(letters))


ASKED = {
    *EXPECTED,
    *(row.rule for row in test_worked_examples.ROWS),
    *(row.rule for row in test_worked_examples.BY_NUMBERS),
    *(row.rule for row in test_rules_of_bodies.ROWS),
    *(row.rule for row in test_rules_of_bodies.BY_NUMBERS),
    "iso-iec-jtc-1",  # which has a test of its own among those of bodies
    *(row.rule for row in test_rules_of_the_eu.ROWS),
}


def test_every_rule_of_the_library_is_asked():
    assert set(library()) == ASKED


@pytest.mark.parametrize("name", library())
def test_a_rule_of_the_library_is_cited_dated_and_told_in_three_languages(name):
    found = read(text_of(name))
    assert found.rule == name
    assert set(found.title) == {"en", "ru", "fr"}
    assert len(set(found.title.values())) == len(found.title)
    assert found.source.startswith("FIELD notes 1") or found.source.startswith("FIELD notes 2")
    for version in found.versions:
        assert version.article.strip()
        assert date(1945, 1, 1) < version.since < date(2026, 1, 1)
        cited = [*version.failing, *version.gates]
        cited += filter(None, [version.quorum, version.notice])
        assert all(part.article.strip() for part in cited)


@pytest.mark.parametrize("name", library())
def test_every_reading_of_a_rule_of_the_library_can_be_chosen(name):
    text = text_of(name)
    for point, reading in read(text).readings.items():
        found = [read(text, name, ((point, choice),)) for choice in reading.choices]
        assert [chosen.readings[point].chosen for chosen in found] == list(reading.choices)
        assert any(chosen.versions != found[0].versions for chosen in found)


SILENCE_DECIDES = {
    "african-union",
    "asean-consensus",
    "cbd-cop",
    "eu-council-a-item",
    "eu-council-simplified-written-procedure",
    "nato-consensus",
    "nato-silence",
    "no-objection",
    "osce-consensus",
    "osce-consensus-minus-one",
    "osce-consensus-minus-two",
    "osce-silence",
    "un-general-assembly-silence",
    "unfccc-amendment",
    "unfccc-annex",
    "unfccc-cop",
    "unfccc-cop-finance",
    "wto-amendment",
    "wto-amendment-by-all",
    "wto-consensus",
    "wto-waiver",
}
"""Whose source says that consensus is that nobody objects, and not that everybody was heard."""


@pytest.mark.parametrize("name", library())
def test_silence_decides_only_where_the_source_asks_for_objections_alone(name):
    found = read(text_of(name))
    answer = ask(found, found.versions[-1].since, {"silent": ("AM", "BY", "KZ")})
    assert answer.adopted is (name in SILENCE_DECIDES)


@pytest.mark.parametrize("name", library())
def test_a_body_in_which_nobody_sits_decides_only_where_nobody_can_object(name):
    found = read(text_of(name))
    answer = ask(found, found.versions[-1].since, {})
    assert answer.adopted is (name in SILENCE_DECIDES)
    assert answer.binds == ()


IN_NO_SOURCE = {
    ("NoObjection", "among"),
    ("Step", "tie"),
    ("Version", "appeals_decided_by"),
    ("Version", "secret_ballot"),
}
"""Words for which no rule of the field notes asks."""


def test_every_word_of_the_algebra_is_used_by_a_rule():
    versions = [
        version
        for text in library().values()
        for chosen in readings_of(read(text))
        for version in read(text, chosen=chosen).versions
    ]
    conditions = [part for v in versions for c in v.conditions() for part in parts(c)]
    conditions += [part for name in clauses() for part in parts(named(name).condition)]
    used = [
        *versions,
        *[version.quorum for version in versions if version.quorum],
        *[version.silence for version in versions if version.silence],
        *[version.notice for version in versions if version.notice],
        *[step for version in versions for step in version.failing],
        *[gate for version in versions for gate in version.gates],
        *conditions,
    ]
    assert {type(condition) for condition in conditions} == set(get_args(Condition))
    unused = {
        (kind.__name__, field.name)
        for kind in set(map(type, used))
        for field in fields(kind)
        if all(getattr(one, field.name) == default_of(field) for one in used if type(one) is kind)
    }
    assert unused == IN_NO_SOURCE


def readings_of(rule):
    return [(), *(((point, word),) for point, r in rule.readings.items() for word in r.choices)]


def parts(condition):
    yield condition
    for part in parts_of(condition):
        yield from parts(part)


def default_of(field):
    made = field.default_factory
    return field.default if made is NODEFAULT else made()


def test_rules_that_are_named_by_others_are_there():
    versions = [version for text in library().values() for version in read(text).versions]
    named = {version.kind_decided_by for version in versions}
    named |= {version.appeals_decided_by for version in versions}
    named |= {version.notice.waived_by for version in versions if version.notice}
    assert named - {""} <= set(library())


@pytest.mark.parametrize(
    ("name", "letters", "adopted"),
    [(name, *case) for name, cases in EXPECTED.items() for case in cases.items()],
)
def test_a_rule_of_the_library_answers_as_its_source_says(name, letters, adopted):
    assert answer(name, letters).adopted is adopted


@pytest.mark.parametrize(
    ("yes", "no", "adopted"), [(80, 40, True), (79, 40, False), (93, 24, True), (2, 1, True)]
)
def test_exactly_two_thirds_suffices_and_one_less_does_not(yes, no, adopted):
    """GA1 and GA4 of the field notes, 2.3."""
    assert answer("two-thirds", "F" * yes + "A" * no + "B" * 58).adopted is adopted


@pytest.mark.parametrize(("yes", "no", "adopted"), [(60, 60, False), (61, 60, True)])
def test_a_tie_is_no_majority(yes, no, adopted):
    """GA6 of the field notes, 2.3."""
    assert answer("majority", "F" * yes + "A" * no).adopted is adopted


def test_the_answer_tells_the_arithmetic():
    told = explain(answer("two-thirds", "FFFAABB").finding)
    assert told == ("3 of 5 voting in favour; at least 2/3 needed: 4. Not: m3, m4, m5, m6.")
