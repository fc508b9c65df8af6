"""Rule files: what is read from them, and what is said of one that is wrong."""

from datetime import date

import pytest

from plenipo.procedure.conditions import AllOf, Count, NoObjection, Not, Share
from plenipo.procedure.rules import RuleError, ask, library, read, text_of
from plenipo.procedure.scale import DEFAULT_SCALE, STANCES

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
        ("", "The rule must hold 'rule', 'title', 'source' and 'versions'."),
        ("- a list", "The rule must hold 'rule', 'title', 'source' and 'versions'."),
        ("rule: [", "The rule, line 1: expected the node content, but found '<stream end>'."),
        ("rule: r\ntitle: {}\nsource: s\n", "The rule: the versions must stand in the order of"),
        (rule("perhaps"), "The rule does not fit: Invalid value 'perhaps'"),
        (rule("[no_objection]"), "A condition is one word with its terms, like 'share:', not"),
        (rule("{count: {of: yes, at_least: 1}}"), "The rule: there is no group 'yes': the groups"),
        (rule("{count: {of: for}}"), "The rule does not fit: Object missing required field `at_l"),
        (rule("{share: {of: for}}"), "The rule: a share has either 'at_least' or 'more_than'."),
        (rule('{share: {of: for, at_least: "1/2", more_than: "1/2"}}'), "The rule: a share has"),
        (rule('{share: {of: for, at_least: "half"}}'), "The rule: 'half' is not a fraction like"),
        (rule('{share: {of: for, at_least: "1/0"}}'), "The rule: '1/0' is not a fraction like"),
        (rule('{share: {of: for, at_least: "3/2"}}'), "The rule: a share of 3/2 is not between"),
        (rule("{not: {count: {of: nobody, at_least: 1}}}"), "The rule: there is no group 'nobo"),
        (rule("no_objection") + "    scale: {agree: aye}\n", "The rule: there is no voice 'aye'"),
        (rule("no_objection") + "    binds: some\n", "The rule: there is no group 'some'"),
        (rule("no_objection") + "    quorum: 9\n", "The rule does not fit: Object contains unkno"),
    ],
)
def test_a_wrong_rule_file_is_told_in_one_sentence(text, sentence):
    with pytest.raises(RuleError) as told:
        read(text)
    assert told.value.sentence.startswith(sentence)
    assert told.value.sentence.endswith(".")
    assert "\n" not in told.value.sentence


def test_the_place_is_named_where_it_is_known():
    with pytest.raises(RuleError, match=r"^'mine\.yaml', line 2:"):
        read("rule: r\ntitle: [", "'mine.yaml'")


def test_versions_out_of_order_are_refused():
    second = "  - {since: 1999-01-01, article: a, condition: no_objection}\n"
    with pytest.raises(RuleError, match="in the order of their days"):
        read(rule() + second)


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


def test_an_unknown_rule_of_the_library_is_told_with_those_there_are():
    with pytest.raises(RuleError, match=r"There is no rule 'concensus': the rules are consensus"):
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


@pytest.mark.parametrize("name", library())
def test_no_rule_of_the_library_but_no_objection_lets_silence_decide(name):
    found = read(text_of(name))
    answer = ask(found, found.versions[-1], {"silent": ("AM", "BY", "KZ")}, ad_referendum=False)
    assert answer.adopted is (name == "no-objection")


@pytest.mark.parametrize("name", library())
def test_a_body_in_which_nobody_sits_decides_only_where_nobody_can_object(name):
    found = read(text_of(name))
    answer = ask(found, found.versions[-1], {}, ad_referendum=False)
    assert answer.adopted is (name == "no-objection")
    assert answer.binds == ()
