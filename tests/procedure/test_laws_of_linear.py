"""A condition as inequalities: it holds on the same ballots, and a rule knows if it is monotone."""

from hypothesis import given, settings
from hypothesis import strategies as some
from rules_drawn import ballot_of, ballots, cases

from plenipo.procedure.counting import evaluate
from plenipo.procedure.linear import alternatives, holds, linear, negated
from plenipo.procedure.scale import APART, FOR, VOICES


@given(cases(most=6), some.data())
@settings(max_examples=200)
def test_inequalities_hold_on_every_ballot_on_which_the_condition_does(case, data):
    setting = case.rule.setting(case.version.since, case.circumstances.attending)
    for condition in case.version.conditions():
        ballot = data.draw(ballots(case.members))
        found = evaluate(condition, ballot, setting).holds
        form = linear(condition, ballot, setting)
        assert holds(form, ballot) is found
        assert holds(negated(form), ballot) is not found
        some_alternative = any(
            all(line.total(ballot) >= line.need for line in lines) for lines in alternatives(form)
        )
        assert some_alternative is found


@given(cases())
def test_the_form_of_what_is_asked_holds_where_it_is_adopted(case):
    asked = case.asked()
    assert holds(asked.form(), asked.ballot) is asked.answer().adopted


@given(cases(), some.data())
@settings(max_examples=200)
def test_of_a_monotone_rule_no_yes_that_is_added_breaks_a_decision(case, data):
    """By trying: each member of each ballot comes to be in favour."""
    asked = case.asked()
    stay = () if APART in case.version.targets() else (APART,)
    voices = [voice for voice in VOICES if voice not in stay]
    ballot = data.draw(ballots(case.members, voices))
    if not asked.is_monotone() or not case.adopts(ballot):
        return
    heard = {member: voice for voice, who in ballot.items() for member in who}
    for member in heard:
        assert case.adopts(ballot_of({**heard, member: FOR}))
