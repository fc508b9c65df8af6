"""An answer in one sentence: the outcome first, then what decided it, then the article."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from rules_drawn import DAY, cases

from plenipo.procedure.answers import Circumstances, ask, ask_tally
from plenipo.procedure.conditions import AllOf, Count, NoObjection, Not, Share
from plenipo.procedure.headline import headline
from plenipo.procedure.rule_file import read, text_of
from plenipo.procedure.rules import Rule, Table, Version
from plenipo.web.languages import wording

COUNCIL = read(text_of("un-security-council"))
ASSEMBLY = read(text_of("un-general-assembly"))
ELECTED = ("AR", "AU", "CL", "JO", "KR", "LT", "LU", "NG", "RW", "TD")
PERMANENT = ("CN", "FR", "GB", "RU", "US")
WHEN = COUNCIL.versions[-1].since


def council(**voices):
    """A vote of the fifteen: who is not named abstains."""
    named = {member for who in voices.values() for member in who}
    rest = tuple(m for m in (*PERMANENT, *ELECTED) if m not in named)
    return ask(COUNCIL, DAY, {**{v: tuple(w) for v, w in voices.items()}, "abstaining": rest})


def seven(condition, **voices):
    version = Version(DAY, "Article 12", condition)
    members = (Table(DAY, dict.fromkeys("ABCDEFG", 1)),)
    return ask(Rule("own", {"en": "Own"}, "Rules", (version,), members), DAY, voices)


def test_eight_in_favour_of_nine_needed_is_said_first():
    answer = council(**{"for": (*PERMANENT, *ELECTED[:3])})
    assert headline(answer) == f"Not adopted: 8 in favour, 9 needed ({answer.article})."


def test_a_veto_is_said_with_who_cast_it():
    answer = council(**{"for": (*ELECTED, "FR"), "against": ("RU", "CN")})
    assert headline(answer, {"RU": "Russia", "CN": "China"}.get) == (
        f"Blocked by a veto: Russia, China ({answer.article})."
    )


def test_what_is_adopted_says_what_sufficed():
    answer = council(**{"for": (*PERMANENT, *ELECTED[:7])})
    assert headline(answer) == f"Adopted: 12 in favour, 9 needed ({answer.article})."


def test_a_tie_says_what_follows():
    answer = ask_tally(ASSEMBLY, DAY, {"": {"for": 60, "against": 60}})
    assert headline(answer).startswith("Equally divided, a second vote follows: 60 in favour, 61")


def test_without_a_quorum_the_numbers_are_those_of_the_quorum():
    answer = ask_tally(ASSEMBLY, DAY, {"": {"for": 90, "absent": 103}}, Circumstances(attending=96))
    assert headline(answer) == f"No quorum: 96 attending, 97 needed ({answer.article})."


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        (NoObjection(), "Not adopted: F, G objecting (Article 12)."),
        (Count("against", at_most=1), "Not adopted: 2 against, at most 1 allowed (Article 12)."),
        (
            Not(Count("against", at_least=2)),
            "Not adopted: 2 against, at most 1 allowed (Article 12).",
        ),
        (Not(Count("for", at_most=5)), "Not adopted: 5 in favour, 6 needed (Article 12)."),
        (
            AllOf((NoObjection(2), Share("for", "voting", more_than="5/7"))),
            "Not adopted: 5 in favour, 6 needed (Article 12).",
        ),
    ],
)
def test_the_first_question_that_failed_is_the_reason(condition, sentence):
    answer = seven(condition, **{"for": tuple("ABCDE"), "against": tuple("FG")})
    assert headline(answer) == sentence


def test_numbers_that_do_not_suffice_are_said_not_to():
    answer = ask_tally(COUNCIL, DAY, {"": {"for": 12, "against": 3}})
    assert headline(answer) == f"The numbers alone do not say ({answer.article})."


@given(cases(), some.sampled_from(["en", "fr", "ru", "ar"]))
def test_every_answer_has_a_headline_in_each_language(case, language):
    said = headline(case.asked().answer(), str.lower, wording(language).translate)
    assert said.endswith(").")
    assert not {"{", "}"} & set(said)
