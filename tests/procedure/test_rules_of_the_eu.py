"""The EU Council's rules beyond the worked examples: population, weighted votes, opt-outs."""

from datetime import date

import pytest
from worked import Example, check, rule, states

ADOPTED, NOT_ADOPTED = "adopted", "not-adopted"

DAY_2016 = date(2016, 6, 1)


def of_the_eu(name, outcome, says="", day=DAY_2016, readings=(), **told):
    body = rule(name).members_on(day)
    return Example("", name, states(body, **told), outcome, says, day=day, readings=readings)


SCHENGEN = "IE GB"  # outside, and not taking part
BY_NAME = [
    # 72 per cent of 28 members are 21; the four-member clause is not for these votes.
    of_the_eu(
        "eu-council-qmv-other",
        ADOPTED,
        "at least 72/100 needed: 21.",
        against="HR LT SI LV EE CY LU",
    ),
    of_the_eu("eu-council-qmv-other", NOT_ADOPTED, against="HR LT SI LV EE CY LU MT"),
    of_the_eu("eu-council-qmv-other", NOT_ADOPTED, "58.31 of 100.01", against="DE FR GB"),
    # Of 26 taking part, the smallest blocking minority is DE, FR, IT (47.5 per cent) and one more.
    of_the_eu(
        "eu-council-qmv-participants",
        ADOPTED,
        "3 block; 4 would be enough to block.",
        against="DE FR IT",
        apart=SCHENGEN,
    ),
    of_the_eu("eu-council-qmv-participants", NOT_ADOPTED, against="DE FR IT MT", apart=SCHENGEN),
    # With the four largest outside, ES and PL weigh more than 35 per cent: three block.
    of_the_eu(
        "eu-council-qmv-participants",
        NOT_ADOPTED,
        "3 block; 3 would be enough to block.",
        against="ES RO PL",
        apart="DE FR GB IT",
    ),
    of_the_eu(
        "eu-council-qmv-participants-other",
        ADOPTED,
        "19 of 26 taking part in favour; at least 72/100 needed: 19.",
        against="HR LT SI LV EE CY LU",
        apart=SCHENGEN,
    ),
    of_the_eu(
        "eu-council-qmv-participants-other",
        NOT_ADOPTED,
        against="HR LT SI LV EE CY LU MT",
        apart=SCHENGEN,
    ),
    # A third of the members with a third of the population, abstaining with a declaration.
    of_the_eu("eu-council-cfsp", ADOPTED, aside="AT CY DK FI IE MT SE SI SK"),
    of_the_eu("eu-council-cfsp", NOT_ADOPTED, aside="AT CY DE DK FI FR IE IT SE SK"),
    of_the_eu("eu-council-cfsp", NOT_ADOPTED, "Objecting: MT.", against="MT"),
    of_the_eu("eu-council-cfsp", NOT_ADOPTED, "Not: MT.", absent="MT"),
    of_the_eu("eu-council-cfsp", ADOPTED, abstaining="CY MT", aside="IE"),
]
NICE = [
    # Fifteen: 62 of 87.
    of_the_eu("eu-council-qmv-nice", ADOPTED, "64 of 87", date(2001, 1, 1), against="DE FR DK"),
    of_the_eu(
        "eu-council-qmv-nice", NOT_ADOPTED, "61 of 87", date(2001, 1, 1), against="DE FR AT LU"
    ),
    of_the_eu(
        "eu-council-qmv-nice-other",
        NOT_ADOPTED,
        "9 of 15",
        date(2001, 1, 1),
        against="LU DK IE FI AT SE",
    ),
    # The transition of 2004: 88 of 124.
    of_the_eu(
        "eu-council-qmv-nice", ADOPTED, "88 of 124", date(2004, 6, 1), against="DE FR GB IE EE"
    ),
    of_the_eu(
        "eu-council-qmv-nice", NOT_ADOPTED, "87 of 124", date(2004, 6, 1), against="DE FR GB IE AT"
    ),
    # Twenty-five: 232 of 321.
    of_the_eu("eu-council-qmv-nice", ADOPTED, "234 of 321", date(2005, 1, 1), against="DE FR GB"),
    of_the_eu(
        "eu-council-qmv-nice", NOT_ADOPTED, "231 of 321", date(2005, 1, 1), against="DE FR GB MT"
    ),
    # Twenty-seven: 255 of 345.
    of_the_eu(
        "eu-council-qmv-nice", ADOPTED, "255 of 345", date(2010, 1, 1), against="DE FR GB MT"
    ),
    of_the_eu(
        "eu-council-qmv-nice", NOT_ADOPTED, "254 of 345", date(2010, 1, 1), against="DE FR GB CY"
    ),
    # Twenty-eight: 260 of 352.
    of_the_eu("eu-council-qmv-nice", ADOPTED, "261 of 352", against="DE FR GB CY"),
    of_the_eu("eu-council-qmv-nice", NOT_ADOPTED, "258 of 352", against="DE FR GB HR"),
    # Fourteen small members with few votes are no majority of the members.
    of_the_eu(
        "eu-council-qmv-nice",
        NOT_ADOPTED,
        "14 of 28",
        against="BG DK FI HR IE LT SK CY EE LU LV SI MT AT",
    ),
    of_the_eu(
        "eu-council-qmv-nice-other",
        NOT_ADOPTED,
        "18 of 28 taking part in favour; at least 2/3 needed: 19.",
        against="DK FI HR IE LT SK CY EE LU LV",
    ),
    of_the_eu("eu-council-qmv-nice-other", ADOPTED, against="DK FI HR IE LT SK CY EE LU"),
    # Whether a member asked that the population be verified: 62 per cent.
    of_the_eu("eu-council-qmv-nice", ADOPTED, against="DE FR MT IT"),
    of_the_eu(
        "eu-council-qmv-nice",
        NOT_ADOPTED,
        "58.89 of 100.01 taking part in favour (population); at least 62/100 needed",
        readings=(("population", "verified"),),
        against="DE FR MT IT",
    ),
]


ROWS = [*BY_NAME, *NICE]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.rule} {row.outcome}")
def test_the_council_decides_at_the_boundary_of_its_rule(row):
    check(row)


def test_of_those_who_do_not_take_part_the_old_votes_are_counted_in_proportion():
    """232 of 321 of those taking part: without Denmark, 227 of 314 (Protocol 5, Article 5)."""
    day = date(2005, 1, 1)
    body = rule("eu-council-qmv-nice").members_on(day)
    ballot = states(body, apart="DK", against="DE FR GB")
    answer = Example("", "eu-council-qmv-nice", ballot, ADOPTED, day=day).asked().answer()
    votes_found = answer.finding.parts[0]
    assert (votes_found.have, votes_found.base, votes_found.need) == (227, 314, 227)
    assert answer.adopted


def test_a_decision_with_constructive_abstention_binds_all_but_those_who_made_it():
    row = of_the_eu("eu-council-cfsp", ADOPTED, abstaining="CY MT", aside="IE", apart="DK")
    binds = row.asked().answer().binds
    assert {"CY", "MT"} <= set(binds)
    assert not {"IE", "DK"} & set(binds)
    assert len(binds) == 26


def test_the_population_of_a_year_that_is_not_known_is_told():
    answer = of_the_eu("eu-council-qmv", "", day=date(2015, 1, 1)).asked().answer()
    assert answer.outcome == "undetermined"
    assert "gives no weight 'population' on that day" in str(answer.obstacle)
