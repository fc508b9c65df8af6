"""The silence procedure: begun, refused at the outset, broken, kept paragraph by paragraph."""

from datetime import UTC, datetime, timedelta

import pytest

from plenipo.core.errors import InputError
from plenipo.procedure.answers import ask
from plenipo.procedure.periods import Period
from plenipo.procedure.rule_file import read, text_of
from plenipo.procedure.rules import Silence
from plenipo.procedure.silence import (
    ADOPTED,
    AMENDMENT,
    BROKEN,
    NEVER_BEGAN,
    OBJECTION,
    RUNNING,
    STANDINGS,
    WITHDRAWN,
    Lifting,
    Procedure,
    Reaction,
    instant,
    standing,
)

MEMBERS = ("AM", "BY", "KZ", "KG", "RU", "TJ", "UZ")
BEGUN = instant("2011-12-19 12:00", "Europe/Moscow")
EXPIRES = instant("2011-12-23 12:00", "Europe/Moscow")
SECOND = timedelta(seconds=1)
PLAIN = Silence()
STRICT = Silence(broken_by=(OBJECTION, AMENDMENT), refusable=True)


def begun(terms=PLAIN, **fields):
    return Procedure(**{"terms": terms, "begun": BEGUN, "expires": EXPIRES, **fields})


def objection(member, at=EXPIRES - SECOND, *parts):
    return Reaction(member, OBJECTION, at, parts)


def amendment(member, at=EXPIRES - SECOND, *parts):
    return Reaction(member, AMENDMENT, at, parts)


def test_until_it_expires_an_unbroken_silence_runs_and_then_the_text_is_adopted():
    assert standing(begun(), (), EXPIRES - SECOND).standing == RUNNING
    assert standing(begun(), (), EXPIRES).standing == ADOPTED


@pytest.mark.parametrize(
    ("at", "then"),
    [
        (BEGUN - SECOND, ADOPTED),
        (BEGUN, BROKEN),
        (EXPIRES - SECOND, BROKEN),
        (EXPIRES, ADOPTED),
        (EXPIRES + SECOND, ADOPTED),
    ],
)
def test_an_objection_breaks_the_silence_from_the_beginning_to_just_before_it_expires(at, then):
    assert standing(begun(), [objection("UZ", at)], EXPIRES + 2 * SECOND).standing == then


def test_an_objection_breaks_the_silence_at_once_and_is_not_known_before():
    came = [objection("UZ", BEGUN + timedelta(hours=1))]
    assert standing(begun(), came, BEGUN + timedelta(minutes=59)).standing == RUNNING
    found = standing(begun(), came, BEGUN + timedelta(hours=1))
    assert (found.standing, found.broken_by) == (BROKEN, ("UZ",))


@pytest.mark.parametrize(("terms", "then"), [(PLAIN, ADOPTED), (STRICT, BROKEN)])
def test_an_amendment_breaks_the_silence_only_where_the_rule_says_so(terms, then):
    found = standing(begun(terms), [amendment("UZ")], EXPIRES)
    assert found.standing == then
    assert [reaction.member for reaction in found.without_effect] == ["UZ"] * (then == ADOPTED)


@pytest.mark.parametrize(("terms", "then"), [(PLAIN, ADOPTED), (STRICT, NEVER_BEGAN)])
def test_who_objects_in_the_meeting_stops_it_only_where_the_rule_says_so(terms, then):
    found = standing(begun(terms, refused_by=("UZ",)), (), EXPIRES)
    assert found.standing == then
    assert found.broken_by == (("UZ",) if then == NEVER_BEGAN else ())


def test_who_has_no_vote_cannot_break_the_silence():
    voters = frozenset(MEMBERS) - {"UZ"}
    found = standing(begun(voters=voters), [objection("UZ")], EXPIRES)
    assert (found.standing, found.without_effect) == (ADOPTED, (objection("UZ"),))
    assert standing(begun(voters=voters), [objection("KG")], EXPIRES).standing == BROKEN


def test_paragraph_by_paragraph_only_those_objected_to_are_open_again():
    procedure = begun(parts=("1", "2", "3"))
    came = [objection("UZ", EXPIRES - 2 * SECOND, "2"), objection("KG", EXPIRES - SECOND, "2")]
    running = standing(procedure, came, EXPIRES - SECOND)
    assert running.standing == RUNNING
    assert [part.standing for part in running.parts.values()] == [RUNNING, BROKEN, RUNNING]
    found = standing(procedure, came, EXPIRES)
    assert found.standing == BROKEN
    assert (found.kept, found.reopened) == (("1", "3"), ("2",))
    assert found.parts["2"].broken_by == ("UZ", "KG")


def test_an_objection_to_the_whole_text_breaks_the_silence_on_every_paragraph():
    found = standing(begun(parts=("1", "2")), [objection("UZ")], EXPIRES - SECOND)
    assert (found.standing, found.reopened) == (BROKEN, ("1", "2"))


def test_an_objection_to_a_paragraph_that_is_none_has_no_effect():
    came = [objection("UZ", EXPIRES - SECOND, "9")]
    found = standing(begun(parts=("1", "2")), came, EXPIRES)
    assert (found.standing, found.kept, found.without_effect) == (ADOPTED, ("1", "2"), tuple(came))


def test_a_text_that_stands_as_a_whole_falls_with_any_of_its_paragraphs():
    assert standing(begun(), [objection("UZ", EXPIRES - SECOND, "2")], EXPIRES).standing == BROKEN


def test_what_comes_after_the_first_moment_of_expiry_counts_in_an_extension():
    longer = begun().extended(EXPIRES + timedelta(hours=1))
    came = [objection("UZ", EXPIRES + SECOND)]
    assert standing(begun(), came, EXPIRES + 2 * SECOND).standing == ADOPTED
    assert standing(longer, came, EXPIRES + 2 * SECOND).standing == BROKEN
    assert standing(longer, (), EXPIRES).standing == RUNNING


def test_an_objection_that_is_taken_back_before_the_expiry_breaks_nothing():
    came, lifting = [objection("UZ", BEGUN)], [Lifting("UZ", EXPIRES - SECOND)]
    assert standing(begun(), came, EXPIRES - 2 * SECOND, lifting).standing == BROKEN
    assert standing(begun(), came, EXPIRES - SECOND, lifting).standing == RUNNING
    assert standing(begun(), came, EXPIRES, lifting).standing == ADOPTED
    again = [*came, objection("UZ", EXPIRES - SECOND / 2)]
    assert standing(begun(), again, EXPIRES, lifting).standing == BROKEN


@pytest.mark.parametrize(
    "lifting", [Lifting("UZ", EXPIRES), Lifting("KG", BEGUN), Lifting("UZ", BEGUN - SECOND)]
)
def test_nobody_takes_back_what_another_wrote_nor_after_the_expiry_nor_before_it_came(lifting):
    found = standing(begun(), [objection("UZ", BEGUN)], EXPIRES, [lifting])
    assert (found.standing, found.broken_by) == (BROKEN, ("UZ",))


def test_what_is_taken_back_on_one_paragraph_stands_on_the_others():
    procedure = begun(parts=("1", "2", "3"))
    came, lifting = [objection("UZ", BEGUN)], [Lifting("UZ", EXPIRES - SECOND, ("2",))]
    found = standing(procedure, came, EXPIRES, lifting)
    assert (found.kept, found.reopened) == (("2",), ("1", "3"))
    all_back = [*lifting, Lifting("UZ", EXPIRES - SECOND, ("1", "3"))]
    assert standing(procedure, came, EXPIRES, all_back).standing == ADOPTED


def test_a_text_that_stands_as_a_whole_is_not_saved_by_one_of_its_paragraphs():
    lifting = [Lifting("UZ", EXPIRES - SECOND, ("2",))]
    assert standing(begun(), [objection("UZ", BEGUN)], EXPIRES, lifting).standing == BROKEN
    on_two = [objection("UZ", BEGUN, "2")]
    assert standing(begun(), on_two, EXPIRES, lifting).standing == ADOPTED


def test_from_what_was_withdrawn_nothing_follows():
    gone = begun(parts=("1", "2"), withdrawn=EXPIRES - SECOND)
    came = [objection("UZ", BEGUN, "2")]
    assert standing(gone, came, EXPIRES - 2 * SECOND).standing == RUNNING
    found = standing(gone, came, EXPIRES)
    assert (found.standing, found.kept, found.reopened) == (WITHDRAWN, (), ())


def test_an_extension_that_ends_no_later_is_refused():
    with pytest.raises(InputError, match="An extension ends after 2011-12-23T08:00:00Z, when the"):
        begun().extended(EXPIRES)


@pytest.mark.parametrize(
    ("terms", "expires", "sentence"),
    [
        (PLAIN, BEGUN + SECOND, ""),
        (PLAIN, BEGUN, "The silence would expire on 2011-12-19T08:00:00Z, before it begins on"),
        (Silence(Period(72, "hours")), BEGUN + timedelta(hours=72), ""),
        (
            Silence(Period(72, "hours")),
            BEGUN + timedelta(hours=72) - SECOND,
            "The silence is to last at least 72 hours: it can expire on 2011-12-22T08:00:00Z at",
        ),
    ],
)
def test_a_silence_too_short_for_its_rule_is_told_so(terms, expires, sentence):
    assert begun(terms, expires=expires).obstacle().startswith(sentence)
    assert bool(begun(terms, expires=expires).obstacle()) is bool(sentence)


def test_hours_are_hours_also_where_clocks_are_put_forward_meanwhile():
    terms = Silence(Period(72, "hours"))
    friday = instant("2011-03-25 12:00", "Europe/Vienna")
    noon = instant("2011-03-28 12:00", "Europe/Vienna")
    assert noon - friday == timedelta(hours=71)
    assert begun(terms, begun=friday, expires=noon).obstacle()
    assert not begun(terms, begun=friday, expires=noon + timedelta(hours=1)).obstacle()


@pytest.mark.parametrize(
    ("written", "zone", "utc"),
    [
        ("2011-12-23 12:00", "Europe/Vienna", datetime(2011, 12, 23, 11, tzinfo=UTC)),
        ("2011-07-22 12:00", "Europe/Vienna", datetime(2011, 7, 22, 10, tzinfo=UTC)),
        ("2011-12-23T11:59:59", "+01:00", datetime(2011, 12, 23, 10, 59, 59, tzinfo=UTC)),
        ("2011-12-23 12:00", "-05:00", datetime(2011, 12, 23, 17, tzinfo=UTC)),
    ],
)
def test_a_local_time_is_one_instant(written, zone, utc):
    assert instant(written, zone) == utc


@pytest.mark.parametrize(
    ("written", "zone", "sentence"),
    [
        ("noon", "Europe/Vienna", "'noon' is not a time: write it like 2003-02-10 10:00."),
        ("2011-12-23 12:00", "Vienna", "'Vienna' is no time zone: write one like Europe/Vienna"),
        ("2011-12-23 12:00", "+1", "'\\+1' is no time zone: write one like Europe/Vienna, or"),
        ("2011-12-23 12:00Z", "+01:00", "'2011-12-23 12:00Z' names an offset already: write"),
        ("2011-03-27 02:30", "Europe/Vienna", "There was no 2011-03-27 02:30 in Europe/Vienna"),
        ("2011-10-30 02:30", "Europe/Vienna", "There were two of 2011-10-30 02:30 in Europe/V"),
    ],
)
def test_a_time_that_is_not_one_instant_is_refused(written, zone, sentence):
    with pytest.raises(InputError, match=sentence):
        instant(written, zone)


def test_every_way_it_can_stand_is_named():
    assert set(STANDINGS) == {NEVER_BEGAN, RUNNING, BROKEN, ADOPTED, WITHDRAWN}


@pytest.mark.parametrize("objecting", [(), ("UZ",), ("UZ", "KG")])
def test_the_rule_answers_as_the_silence_ended(objecting):
    """The condition of a rule with a silence procedure is no objection: the two cannot differ."""
    rule = read(text_of("osce-silence"))
    procedure = begun(rule.versions[-1].silence)
    found = standing(procedure, [objection(member) for member in objecting], EXPIRES)
    answer = ask(rule, EXPIRES.date(), found.ballot(MEMBERS))
    assert answer.adopted is (found.standing == ADOPTED)
    assert set(answer.finding.holders) == set(found.broken_by)
    assert sum(map(len, found.ballot(MEMBERS).values())) == len(MEMBERS)
