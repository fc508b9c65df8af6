"""Rule files: what is read from them, and what is said of one that is wrong."""

from datetime import date

import pytest

from plenipo.procedure.conditions import AllOf, Count, NoObjection, Not, Share
from plenipo.procedure.rule_file import library, read, text_of
from plenipo.procedure.scale import DEFAULT_SCALE, STANCES
from plenipo.procedure.sheet import RuleError

RULE = """\
rule: r
title: {en: A rule}
source: here
versions:
  - since: 2000-01-01
    article: "Article 1"
    condition: %s
"""


def rule(condition="no_objection"):
    return RULE % condition


@pytest.mark.parametrize(
    ("written", "condition"),
    [
        ("no_objection", NoObjection()),
        ("{no_objection: {tolerate: 1}}", NoObjection(1)),
        ("{count: {of: for, at_least: 9}}", Count("for", 9)),
        ('{share: {of: for, out_of: voting, at_least: "2/3"}}', Share("for", "voting", "2/3")),
        ("{not: no_objection}", Not(NoObjection())),
        (
            "{all_of: [no_objection, {count: {of: for, at_least: 2}}]}",
            AllOf((NoObjection(), Count("for", 2))),
        ),
    ],
)
def test_a_condition_is_read_as_it_is_written(written, condition):
    assert read(rule(written)).versions[0].condition == condition


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The rule is empty: it must hold 'rule', 'title', 'source' and 'versions'."),
        (
            "- a list",
            "The rule, line 1: the rule is a table, with lines like 'key: value': its keys",
        ),
        ("rule: [", "The rule, line 1: this is not YAML: a value is missing: a '[' or"),
        ("rule: r\x00", "The rule is not YAML: unacceptable character"),
        ("[" * 5000, "The rule is not YAML: "),
        (
            "rule: r\n",
            "The rule, line 1: the rule has no 'title', 'source' and 'versions': add them.",
        ),
        (
            "rule: r\ntitle: {}\nsource: s\nversions: []\n",
            "The rule, line 2: 'title' names no language: add one, like 'en: A title'.",
        ),
        (
            "rule: r\ntitle: {en: t}\nsource: s\nversions: []\n",
            "The rule, line 4: 'versions' is a list with at least one part, each after a '-'.",
        ),
        (
            "rule: r\ntitle: {en: t}\nsource: s\nversions: 9\n",
            "The rule, line 4: 'versions' is a list with at least one part",
        ),
        (
            "rule: My rule\ntitle: {en: t}\nsource: s\nversions: []\n",
            "The rule, line 1: the name 'My rule' may hold only letters a-z, digits and '-'.",
        ),
        (
            "rule: r\ntitle: {en: }\nsource: s\nversions: []\n",
            "The rule, line 2: the title in 'en' is empty: fill it in, or leave it out.",
        ),
        (
            rule().replace("here", "[a, b]"),
            "The rule, line 3: 'source' is one value, not several.",
        ),
        (
            rule().replace("2000-01-01", "2000-13-01"),
            "The rule, line 5: 'since' is not a day: '2000-13-01'; write it like 2010-12-10.",
        ),
        (
            rule().replace("2000-01-01", "1 January 2000"),
            "The rule, line 5: 'since' is not a day: '1 January 2000'; write it like 2010-12-10.",
        ),
        (
            rule().replace('    article: "Article 1"\n', ""),
            "The rule, line 5: a version has no 'article': add it.",
        ),
        (
            rule() + "    quota: 9\n",
            "The rule, line 8: 'quota' is no key of a version: its keys are since, article,",
        ),
        (
            rule() + "tittle: x\n",
            "The rule, line 8: 'tittle' is no key of the rule (did you mean 'title'?): its keys",
        ),
        (
            rule() + "rule: again\n",
            "The rule, line 8: 'rule' stands twice in the rule: keep one of the two.",
        ),
        (
            rule("perhaps"),
            "The rule, line 7: there is no condition 'perhaps': write all_of, any_of, not, no_ob",
        ),
        (
            rule("share"),
            "The rule, line 7: 'share' needs its terms, each as 'key: value'.",
        ),
        (
            rule("[no_objection]"),
            "The rule, line 7: a condition is a table of keys and values, like 'key: value'.",
        ),
        (
            rule("{no_objection: {}, count: {}}"),
            "The rule, line 7: a condition is one word with its terms: put several under 'all_of'",
        ),
        (
            rule("{most: {of: for}}"),
            "The rule, line 7: there is no condition 'most': write all_of, any_of, not, no_obj",
        ),
        (
            rule("{all_of: []}"),
            "The rule, line 7: what must hold together is a list with at least one part",
        ),
        (
            rule("{count: {of: yes, at_least: 1}}"),
            "The rule, line 7: there is no group 'yes' (did you mean 'for'?): write for,",
        ),
        (
            rule("{count: {of: for}}"),
            "The rule, line 7: a count has one of 'at_least' and 'at_most', like 'at_least: 2'.",
        ),
        (
            rule("{count: {of: for, at_least: 0}}"),
            "The rule, line 7: 'at_least' is a whole number from 1, not '0'.",
        ),
        (
            rule("{count: {of: for, at_least: 1.5}}"),
            "The rule, line 7: 'at_least' is a whole number from 1, not '1.5'.",
        ),
        (
            rule("{no_objection: {tolerate: -1}}"),
            "The rule, line 7: 'tolerate' is a whole number from 0, not '-1'.",
        ),
        (rule("{share: {of: for}}"), "The rule, line 7: a share has one of 'at_least', 'more_t"),
        (
            rule("{share: {of: for, at_least: 1/2, more_than: 1/2}}"),
            "The rule, line 7: a share has one of 'at_least', 'more_than', 'at_most' and 'less_t",
        ),
        (
            rule("{share: {of: for, at_least: half}}"),
            "The rule, line 7: 'at_least' is a fraction like 2/3, not 'half'.",
        ),
        (
            rule("{share: {of: for, at_least: 1/0}}"),
            "The rule, line 7: 'at_least' is a fraction like 2/3, not '1/0'.",
        ),
        (
            rule("{share: {of: for, at_least: 3/2}}"),
            "The rule, line 7: 'at_least' is a share of 3/2: write one between 0 and 1.",
        ),
        (
            rule("{share: {of: for, more_than: 1}}"),
            "The rule, line 7: nothing is more than all: write 'at_least: 1', or a smaller share.",
        ),
        (
            rule("{not: {count: {of: nobody, at_least: 1}}}"),
            "The rule, line 7: there is no group 'nobody'",
        ),
        (
            rule("{not: " * 30 + "no_objection" + "}" * 30),
            "The rule, line 7: a condition is one word with its terms",
        ),
        (
            rule("&a {all_of: [*a]}"),
            "The rule, line 7: '&a' is not read: write the value out where it is meant.",
        ),
        (
            rule() + "    scale: {agree: aye}\n",
            "The rule, line 8: there is no voice 'aye' (did you mean 'for'?): write for,",
        ),
        (rule() + "    binds: some\n", "The rule, line 8: there is no group 'some': write for"),
        (
            rule() + "  - {since: 1999-01-01, article: a, condition: no_objection}\n",
            "The rule, line 8: the version of 1999-01-01 must stand before that of 2000-01-01.",
        ),
    ],
)
def test_a_wrong_rule_file_is_told_in_one_sentence(text, sentence):
    with pytest.raises(RuleError) as told:
        read(text)
    assert told.value.sentence.startswith(sentence)
    assert told.value.sentence.endswith(".")
    assert "\n" not in told.value.sentence


def test_the_place_is_named_where_it_is_known():
    with pytest.raises(RuleError, match=r"^'mine\.yaml', line 2: this is not YAML"):
        read("rule: r\ntitle: [", "'mine.yaml'")


def test_the_version_in_force_is_the_latest_that_has_begun():
    later = "  - {since: 2010-12-10, article: amended, condition: no_objection}\n"
    amended = read(rule() + later)
    assert amended.on(date(1999, 12, 31)) is None
    assert amended.on(date(2000, 1, 1)).article == "Article 1"
    assert amended.on(date(2010, 12, 9)).article == "Article 1"
    assert amended.on(date(2010, 12, 10)).article == "amended"


def test_a_rule_hears_each_stance_of_the_default_scale_unless_it_says_otherwise():
    noted = read(rule() + "    scale: {reserve: abstaining}\n").versions[0]
    assert noted.scale == {**DEFAULT_SCALE, "reserve": "abstaining"}
    assert tuple(read(rule()).versions[0].scale) == STANCES


def test_an_unknown_rule_of_the_library_is_told_with_the_nearest_there_is():
    with pytest.raises(
        RuleError,
        match=r"^There is no rule 'concensus' in the library: did you mean 'consensus'\?$",
    ):
        text_of("concensus")


@pytest.mark.parametrize("name", library())
def test_every_rule_of_the_library_is_titled_in_three_languages_cited_and_dated(name):
    found = read(text_of(name))
    assert found.rule == name
    assert {"en", "fr", "ru"} <= {tag for tag, title in found.title.items() if title.strip()}
    assert found.source.strip()
    for version in found.versions:
        assert version.article.strip()
        assert set(STANCES) <= set(version.scale)
