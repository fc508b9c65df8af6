"""Why a rule cannot be asked: told in the reader's language, and said first of an answer."""

from datetime import date

import pytest

from plenipo.procedure.answers import ask, ask_tally
from plenipo.procedure.conditions import AllOf, Count, NoVeto, Share
from plenipo.procedure.headline import headline
from plenipo.procedure.obstacles import NONE, TOO_LITTLE
from plenipo.procedure.rule_file import read, text_of
from plenipo.procedure.rules import Rule, Table, Version
from plenipo.web.languages import wording

DAY = date(2020, 6, 1)
COUNCIL = read(text_of("un-security-council"))
NAMES = {"FR": "France", "DE": "Allemagne"}


def own(condition, **weights):
    version = Version(DAY, "Article 1", condition, seats=3)
    tables = {name: (Table(DAY, values),) for name, values in weights.items()}
    return Rule("own", {"en": "Own"}, "Rules", (version,), weights=tables)


BY_SIZE = Share("for", "members", counted_by="size", more_than="1/2")
WITHOUT_WEIGHTS = ask(own(BY_SIZE), DAY, {"for": ("FR",)})
WITHOUT_A_WEIGHT = ask(own(BY_SIZE, size={"FR": 1}), DAY, {"for": ("FR", "DE")})
WITHOUT_A_CLASS = ask(own(AllOf((NoVeto("big"), Count("for", at_least=1)))), DAY, {"for": ("FR",)})
TOO_MANY = ask_tally(own(Count("for", at_least=1)), DAY, {"": {"for": 4}})
UNKNOWN_VETO = ask_tally(COUNCIL, DAY, {"": {"for": 9, "against": 1, "abstaining": 5}})


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (WITHOUT_WEIGHTS, "The rule 'own' gives no weight 'size' on that day: add it to the rule."),
        (WITHOUT_A_WEIGHT, "The rule 'own' gives no weight 'size' to DE: add it to the rule."),
        (WITHOUT_A_CLASS, "The rule 'own' has no class 'big' on that day: add it to the rule."),
        (TOO_MANY, "4 votes are more than the 3 there can be: correct the numbers."),
    ],
)
def test_what_keeps_a_rule_from_being_asked_is_all_that_is_said(answer, sentence):
    assert str(answer.obstacle) == headline(answer) == sentence


def test_numbers_that_could_hide_a_veto_are_said_not_to_suffice():
    assert UNKNOWN_VETO.obstacle == TOO_LITTLE
    assert "who voted how" in str(UNKNOWN_VETO.obstacle)
    assert ask_tally(COUNCIL, DAY, {"": {"for": 9, "abstaining": 6}}).obstacle == NONE


@pytest.mark.parametrize("language", ["fr", "ru", "ar"])
@pytest.mark.parametrize(
    "answer", [WITHOUT_WEIGHTS, WITHOUT_A_WEIGHT, WITHOUT_A_CLASS, TOO_MANY, UNKNOWN_VETO]
)
def test_an_obstacle_is_told_in_each_language_with_its_names(answer, language):
    told = answer.obstacle.told(NAMES.get, wording(language).translate)
    assert told not in {"", str(answer.obstacle)}
    assert not {"{", "}"} & set(told)
    assert ("Allemagne" in told) is (answer is WITHOUT_A_WEIGHT)
