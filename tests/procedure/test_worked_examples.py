"""The worked examples of the field notes, section 2.3: a table for each body, a row for each id.

Real votes are told as they were; those marked S there are synthetic, those marked C computed.
"""

from datetime import date
from pathlib import Path
from re import MULTILINE, findall

import pytest
import test_worked_stories
from story import MEMBERS
from worked import (
    Example,
    Numbers,
    check,
    check_counts,
    check_numbers,
    counted,
    members,
    rule,
    states,
    votes,
)

from plenipo.procedure.answers import Circumstances
from plenipo.procedure.counting import Setting, evaluate

FIELD = Path(__file__).parents[3] / "shared/FIELD.md"

ADOPTED, NOT_ADOPTED, VETOED = "adopted", "not-adopted", "blocked-by-veto"
SECOND = Circumstances(second=True)

GENERAL_ASSEMBLY = [
    Example(
        "GA1",
        "un-general-assembly-important",
        votes("93 for, 24 against, 58 abstaining, 18 absent"),
        ADOPTED,
        "93 of 117 voting in favour; at least 2/3 needed: 78.",
        day=date(2022, 4, 7),
    ),
    Example(
        "GA2",
        "un-general-assembly",
        votes("110 for, 6 against, 59 abstaining, 18 absent"),
        ADOPTED,
        "110 of 116 voting in favour; more than 1/2 needed: 59.",
        day=date(2012, 12, 3),
    ),
    Example(
        "GA3",
        "un-general-assembly",
        votes("183 for, 1 against, 4 abstaining, 5 absent"),
        ADOPTED,
        day=date(2020, 12, 7),
    ),
    Example(
        "GA4",
        "un-general-assembly-important",
        votes("80 for, 40 against, 60 abstaining"),
        ADOPTED,
        "80 of 120 voting in favour; at least 2/3 needed: 80.",
    ),
    Example("GA6", "un-general-assembly", votes("60 for, 60 against"), "second-vote"),
    Example(
        "GA6",
        "un-general-assembly",
        votes("60 for, 60 against"),
        NOT_ADOPTED,
        missing="The fewest changes: 1.",
        circumstances=SECOND,
    ),
    Example(
        "GA8",
        "un-general-assembly",
        votes("60 for, 30 against, 6 abstaining, 97 absent"),
        "no-quorum",
        "96 of 193 members attending; more than 1/2 needed: 97.",
        circumstances=Circumstances(attending=96),
    ),
]

PERMANENT = "CN FR RU GB US"
COUNCIL_OF_2014 = members(f"{PERMANENT} AR AU TD CL JO LT LU NG KR RW")
COUNCIL_OF_1993 = members(f"{PERMANENT} BR CV DJ HU JP MA NZ PK ES VE")
SECURITY_COUNCIL = [
    Example(
        "SC1",
        "un-security-council",
        states(COUNCIL_OF_2014, against="US AU", abstaining="GB LT NG KR RW"),
        NOT_ADOPTED,
        "8 in favour, at least 9 needed.",
        day=date(2014, 12, 30),
    ),
    Example(
        "SC2",
        "un-security-council",
        states(COUNCIL_OF_1993, abstaining="CN"),
        ADOPTED,
        "14 in favour, at least 9 needed. Nobody with a veto is against.",
        day=date(1993, 8, 9),
    ),
    Example(
        "SC3",
        "un-security-council",
        votes("6 for, 9 abstaining"),
        NOT_ADOPTED,
        missing="3 more in favour would be enough.",
        day=date(1993, 6, 29),
    ),
    Example(
        "SC4",
        "un-security-council",
        states(COUNCIL_OF_1993, against="RU", abstaining="BR"),
        VETOED,
        "Against, with a veto: RU.",
        "Enough is: RU to abstain.",
        day=date(1993, 12, 1),
    ),
]

QMV = "eu-council-qmv"
DAY_2016 = date(2016, 6, 1)
EU28 = rule(QMV).members_on(DAY_2016)
SMALLEST = "AT BG DK FI SK IE HR LT SI LV EE CY LU MT"  # all but the fourteen largest
COUNCIL_OF_THE_EU = [
    Example(
        "EU2",
        QMV,
        states(EU28, against="DE FR GB"),
        ADOPTED,
        "58.31 of 100.01 members in favour (population); at least 65/100 needed",
        day=DAY_2016,
    ),
    Example(
        "EU3",
        QMV,
        states(EU28, against="DE FR PL"),
        ADOPTED,
        "3 taking part and not in favour, at most 3 allowed.",
        day=DAY_2016,
    ),
    Example(
        "EU4",
        QMV,
        states(EU28, against="DE FR PL MT"),
        NOT_ADOPTED,
        "4 taking part and not in favour, at most 3 allowed.",
        "DE, FR, PL or MT to be in favour",
        day=DAY_2016,
    ),
    Example("EU5", QMV, states(EU28, against="DE FR", abstaining="GB"), ADOPTED, day=DAY_2016),
    Example(
        "EU7",
        QMV,
        states(EU28, against=SMALLEST.removeprefix("AT ")),
        NOT_ADOPTED,
        "15 of 28 members in favour; at least 55/100 needed: 16.",
        "BG, DK, FI, SK, IE, HR, LT, SI or one of 5 more to be in favour",
        day=DAY_2016,
    ),
    Example(
        "EU8",
        QMV,
        states(EU28, against=SMALLEST.removeprefix("AT BG ")),
        ADOPTED,
        "16 of 28 members in favour; at least 55/100 needed: 16.",
        day=DAY_2016,
    ),
    Example(
        "EU10",
        QMV,
        states(EU28, against="DE IT RO BE"),
        ADOPTED,
        "65.9 of 100.01 members in favour (population)",
        day=DAY_2016,
    ),
    Example("EU11", "eu-council-unanimity", votes("25 for, 2 abstaining"), ADOPTED),
    Example(
        "EU12",
        "eu-council-unanimity",
        votes("26 for, 1 absent"),
        NOT_ADOPTED,
        "26 of 27 heard, all needed. Not: absent-1.",
    ),
    # UK1: the minister abstains while the Parliament scrutinises: the rule takes it as agreement.
    Example("UK1", "eu-council-unanimity", votes("26 for, 1 abstaining"), ADOPTED),
]

OTHERS = [
    Example("WT1", "wto-consensus", votes("90 silent, 76 absent"), ADOPTED, "Nobody objects."),
    Example(
        "IE1",
        "ietf-iesg",
        votes("3 for, 9 unopposed, 1 against, 1 abstaining, 1 apart"),
        NOT_ADOPTED,
        "Objecting: against-1.",
        "Enough is: against-1 to abstain.",
    ),
    Example(
        "IW1",
        "iwc-schedule",
        votes("40 for, 14 against, 3 abstaining"),
        NOT_ADOPTED,
        "40 of 54 voting in favour; at least 3/4 needed: 41.",
        day=date(2024, 9, 26),
    ),
    # IW4: of 88 members 62 came, and the opponents left the room (the numbers are made up).
    Example(
        "IW4",
        "iwc-schedule",
        votes("40 for, 48 absent"),
        ADOPTED,
        "62 of 88 members attending; more than 1/2 needed: 45.",
        circumstances=Circumstances(attending=62),
    ),
    Example(
        "IW4",
        "iwc-schedule",
        votes("40 for, 48 absent"),
        "no-quorum",
        "40 of 88 members present; more than 1/2 needed: 45.",
        circumstances=Circumstances(attending=62),
        readings=(("quorum", "room"),),
    ),
    Example(
        "OA1",
        "oas-general-assembly",
        votes("20 for, 14 absent"),
        "no-quorum",
        "20 of 34 members present; at least 2/3 needed: 23.",
    ),
    Example(
        "OA1",
        "oas-general-assembly",
        votes("20 for, 14 absent"),
        ADOPTED,
        readings=(("presence", "committees-only"),),
    ),
    Example("AS1", "asean-minus-x", votes("8 for, 2 apart"), ADOPTED),
    Example(
        "AS2", "asean-minus-x", votes("8 for, 1 apart, 1 against"), NOT_ADOPTED, "Objecting: aga"
    ),
    Example("CS1", "csto-consensus", votes("6 for, 1 against"), NOT_ADOPTED, "Objecting: against"),
    Example("CS2", "csto-limited-format", votes("5 for, 2 apart"), ADOPTED),
    # CS4: the host asks, five have no objection, one has: no base may be placed there.
    Example("CS4", "no-objection", votes("1 for, 5 unopposed, 1 against"), NOT_ADOPTED),
]


NATURE = {"": {"for": 20, "against": 6, "abstaining": 1}}
"""The Nature Restoration Law, 17 June 2024: against IT, HU, NL, PL, FI, SE; abstaining BE."""

BY_NUMBERS = [
    Numbers(
        "EU1",
        QMV,
        NATURE | {"population": counted(**{"for": 6607, "against": 3393})},  # the others together
        ADOPTED,
        "20 of 27 members in favour; at least 55/100 needed: 15.",
        date(2024, 6, 17),
    ),
    Numbers(
        "EU1",
        QMV,
        NATURE | {"population": counted(**{"for": 6499, "against": 3501})},  # had it been less
        NOT_ADOPTED,
        "7 taking part and not in favour, at most 3 allowed.",
        date(2024, 6, 17),
    ),
    Numbers(
        "IM1",
        "imf-special-85",
        {"votes": counted(**{"for": 835, "against": 165})},  # of a thousand
        NOT_ADOPTED,
        "835 of 1000 members in favour (votes); at least 85/100 needed: 850.",
    ),
    Numbers(
        "IS1",
        "iso-dis",
        {"p-members": {"for": 17, "against": 15}, "": {"for": 51, "against": 18}},
        NOT_ADOPTED,
        "17 of 32 voting in favour (p-members); at least 2/3 needed: 22. "
        "18 of 69 voting against; at most 1/4 allowed: 17.",
        date(2007, 9, 2),
    ),
    Numbers(
        "IS2",
        "iso-dis",
        {"p-members": {"for": 24, "against": 8}, "": {"for": 61, "against": 10}},
        ADOPTED,
        "10 of 71 voting against; at most 1/4 allowed: 17.",
        date(2008, 3, 29),
    ),
]

ROWS = [*GENERAL_ASSEMBLY, *SECURITY_COUNCIL, *COUNCIL_OF_THE_EU, *OTHERS]


def test_every_worked_example_of_the_field_notes_is_here():
    if not FIELD.exists():
        pytest.skip("the field notes are not beside the repository")
    section = FIELD.read_text("utf-8").split("### 2.3 ")[1].split("### ")[0]
    listed = findall(r"^\| ([A-Z]{2}\d+)\b", section, flags=MULTILINE)
    assert len(listed) > 40
    assert {*test_worked_stories.TOLD, *(row.id for row in (*ROWS, *BY_NUMBERS))} == set(listed)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_worked_example_comes_out_as_the_field_notes_say(row):
    check(row)


@pytest.mark.parametrize("row", [*GENERAL_ASSEMBLY, *OTHERS], ids=lambda row: row.id)
def test_the_numbers_alone_tell_the_same_where_nothing_turns_on_who_it_was(row):
    check_numbers(row)


def test_ga8_of_193_members_96_may_debate_but_not_decide():
    opening = rule("un-general-assembly").versions[-1].quorum.open
    ballot = votes("96 for, 97 absent")
    found = evaluate(opening, ballot, Setting(attending=96))
    assert (found.holds, found.need) == (True, 65)
    assert not evaluate(opening, ballot, Setting(attending=64)).holds


def test_sc1_is_no_veto_because_even_without_it_nine_would_be_missing():
    answer = SECURITY_COUNCIL[0].asked().answer()
    assert answer.outcome == NOT_ADOPTED
    assert [part.holds for part in answer.finding.parts] == [False, False]


@pytest.mark.parametrize("row", BY_NUMBERS, ids=lambda row: row.id)
def test_a_worked_example_of_which_numbers_are_known_comes_out_as_the_field_notes_say(row):
    check_counts(row)


def test_eu4_has_36_51_per_cent_and_four_against():
    (_, either) = COUNCIL_OF_THE_EU[2].asked().answer().finding.parts
    population, blockers = either.parts
    assert (population.have, population.base, population.holds) == (6349, 10001, False)
    assert (blockers.have, blockers.need, blockers.holds) == (4, 3, False)


@pytest.mark.parametrize(
    ("reading", "outcome"), [("not-in-favour", NOT_ADOPTED), ("against", ADOPTED)]
)
def test_who_abstains_is_a_blocker_under_one_reading_of_the_council_and_not_under_the_other(
    reading, outcome
):
    ballot = states(EU28, against="DE FR", abstaining="GB MT")
    readings = (("blockers", reading),)
    check(Example("", QMV, ballot, outcome, day=DAY_2016, readings=readings))


def test_as1_and_cs2_bind_only_those_who_take_part():
    for row, number in (("AS1", 8), ("CS2", 5)):
        example = next(example for example in OTHERS if example.id == row)
        assert example.asked().answer().binds == example.ballot["for"]
        assert len(example.ballot["for"]) == number


def test_uk1_who_abstains_is_bound_all_the_same():
    """Abstaining does not prevent unanimity: the delegation's own Parliament is not asked."""
    example = next(example for example in COUNCIL_OF_THE_EU if example.id == "UK1")
    assert set(example.ballot["abstaining"]) <= set(example.asked().answer().binds)
    assert len(MEMBERS) < len(example.asked().answer().binds) == 27
