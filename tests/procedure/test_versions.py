"""Which version of a rule stands on a day, to its last."""

from datetime import date

import pytest
from worked import rule

from plenipo.procedure.answers import ask, ask_tally
from plenipo.procedure.rule_file import read
from plenipo.procedure.sheet import RuleError

RULE = read(
    """\
rule: r
title: {en: A rule}
source: here
versions:
  - {since: 2000-01-01, article: first, condition: no_objection}
  - {since: 2005-01-01, until: 2009-12-31, article: second, condition: no_objection}
"""
)


@pytest.mark.parametrize(
    ("day", "article", "obstacle"),
    [
        (date(1999, 12, 31), None, "The rule 'r' takes effect on 2000-01-01, after 1999-12-31."),
        (date(2000, 1, 1), "first", ""),
        (date(2004, 12, 31), "first", ""),
        (date(2005, 1, 1), "second", ""),
        (date(2009, 12, 31), "second", ""),
        (date(2010, 1, 1), None, "The rule 'r' stood until 2009-12-31, before 2010-01-01."),
    ],
)
def test_a_version_stands_from_its_first_day_to_its_last(day, article, obstacle):
    version = RULE.on(day)
    assert (version.article if version else None) == article
    assert RULE.obstacle(day) == obstacle


@pytest.mark.parametrize(
    ("day", "article"), [(date(1990, 1, 1), "first"), (date(2020, 1, 1), "second")]
)
def test_outside_its_time_a_rule_is_asked_as_it_was_nearest(day, article):
    assert ask(RULE, day, {"for": ("AM",)}).article == article
    assert ask_tally(RULE, day, {"": {"for": 1}}).article == article


def test_a_version_that_ends_before_it_begins_is_refused():
    text = """\
rule: r
title: {en: A rule}
source: here
versions:
  - {since: 2000-01-01, until: 1999-12-31, article: first, condition: no_objection}
"""
    with pytest.raises(RuleError, match="line 5: the version of 2000-01-01 ends before it begins"):
        read(text)


def test_the_weighted_votes_of_nice_could_be_asked_for_until_march_2017():
    nice = rule("eu-council-qmv-nice")
    assert nice.on(date(2017, 3, 31)) is nice.versions[-1]
    assert nice.on(date(2017, 4, 1)) is None
