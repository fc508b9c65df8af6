"""A finding in sentences: the numbers on both sides, and whom it turns on."""

import pytest

from plenipo.procedure.conditions import AllOf, AnyOf, Count, NoObjection, Not, Share
from plenipo.procedure.counting import evaluate
from plenipo.procedure.explanation import SHOWN, explain, sentences

NAMES = {"AM": "Armenia", "BY": "Belarus", "KZ": "Kazakhstan"}
BALLOT = {"for": ("AM",), "against": ("BY",), "silent": ("KZ",)}


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        (NoObjection(), "Objecting: Belarus."),
        (NoObjection(1), "1 object; up to 1 are tolerated."),
        (Count("for", 1), "1 in favour, at least 1 needed."),
        (Count("for", 2), "1 in favour, at least 2 needed. Not: Belarus, Kazakhstan."),
        (Share("heard", at_least="1"), "2 of 3 heard, all needed. Not: Kazakhstan."),
        (
            Share("for", "voting", at_least="2/3"),
            "1 of 2 voting in favour; at least 2/3 needed: 2. Not: Belarus, Kazakhstan.",
        ),
        (
            Share("for", "voting", more_than="1/2"),
            "1 of 2 voting in favour; more than 1/2 needed: 2. Not: Belarus, Kazakhstan.",
        ),
        (Not(NoObjection()), "This must not hold: Objecting: Belarus."),
        (
            AnyOf((NoObjection(), Count("for", 1))),
            "One of these suffices: Objecting: Belarus. / 1 in favour, at least 1 needed.",
        ),
        (
            AllOf((NoObjection(), Count("for", 1))),
            "Objecting: Belarus. 1 in favour, at least 1 needed.",
        ),
    ],
)
def test_a_finding_says_the_numbers_and_whom_it_turns_on(condition, sentence):
    assert explain(evaluate(condition, BALLOT), name=NAMES.get) == sentence


def test_nobody_objecting_is_said_so():
    assert explain(evaluate(NoObjection(), {"for": ("AM",)})) == "Nobody objects."


def test_many_names_are_cut_short_with_their_number():
    members = tuple(f"M{i}" for i in range(SHOWN + 3))
    text = explain(evaluate(NoObjection(), {"against": members}))
    assert text.endswith(f"M{SHOWN - 1} and 3 more.")
    assert f"M{SHOWN}" not in text


def test_every_message_passes_through_the_translation():
    seen = []
    condition = AllOf((NoObjection(), Count("for", 2), Share("heard", at_least="1")))
    sentences(evaluate(condition, BALLOT), translate=lambda text: seen.append(text) or text)
    assert {"Objecting: {names}.", "{have} {group}, at least {need} needed.", "in favour"} <= set(
        seen
    )
