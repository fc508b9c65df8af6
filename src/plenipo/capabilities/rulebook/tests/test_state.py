"""Which text of a rule stood when: the one adopted last by that moment, and its dated versions."""

from datetime import date, timedelta

from case import after, state_after
from story import BEGIN, DAY, FOUNDATION, MEETING

from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.procedure.rule_file import text_of

NAME = "csto-consensus"
FIRST = text_of(NAME)
SECOND = FIRST + "  - {since: 2012-01-01, article: amended, condition: no_objection}\n"
THIRD = SECOND.replace("2012-01-01", "2013-01-01")


def rulebook_after(*adoptions):
    acts = [after(minutes, RuleAdopted(rule=NAME, text=text)) for minutes, text in adoptions]
    return state_after(*acts).of(Rulebook)


def test_an_amendment_takes_effect_on_its_own_day_not_on_that_of_its_adoption():
    rule = rulebook_after((0, SECOND)).rule(NAME)
    assert rule.on(DAY).article.startswith("CSTO Charter")
    assert rule.on(date(2011, 12, 31)).article.startswith("CSTO Charter")
    assert rule.on(date(2012, 1, 1)).article == "amended"


def test_before_it_was_adopted_an_amendment_was_not_known():
    found = rulebook_after((0, SECOND))
    assert found.text(NAME, MEETING - timedelta(minutes=1)) == FIRST
    assert found.text(NAME, MEETING) == found.text(NAME) == SECOND


def test_a_text_recorded_late_does_not_take_the_place_of_a_later_one():
    found = rulebook_after((9, THIRD), (0, SECOND))
    assert found.text(NAME) == found.texts[NAME] == THIRD
    assert found.text(NAME, MEETING + timedelta(minutes=1)) == SECOND
    assert found.entries[NAME][1:] == [len(FOUNDATION) + 1, len(FOUNDATION)]


def test_before_the_first_text_was_adopted_the_first_stands():
    assert rulebook_after((0, SECOND)).text(NAME, BEGIN - timedelta(days=365)) == FIRST


def test_a_rule_is_in_force_neither_before_it_takes_effect_nor_after_it_ended():
    ended = FIRST.replace("    article:", "    until: 2011-12-31\n    article:", 1)
    found = rulebook_after((0, ended))
    assert found.no_such_rule(NAME, date(2011, 12, 31)) is None
    sentences = [found.no_such_rule(NAME, day).sentence for day in (date(2012, 1, 1), date.min)]
    assert sentences == [
        "The rule 'csto-consensus' stood until 2011-12-31, before 2012-01-01.",
        "The rule 'csto-consensus' takes effect on 2004-06-18, after 0001-01-01.",
    ]


def test_a_text_that_this_program_cannot_read_decides_nothing():
    assert rulebook_after((0, "rule: [")).rule(NAME) is None
    assert rulebook_after().rule("unheard-of") is None
