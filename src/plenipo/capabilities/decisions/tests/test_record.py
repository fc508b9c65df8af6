"""The record finds what plain search would find, and follows act by act."""

from datetime import timedelta
from itertools import count

from case import after, state_after
from hypothesis import given, settings
from hypothesis import strategies as some
from story import JOINT, MEETING, MEMBERS, decision, entry, positions, vote

from plenipo.capabilities.decisions.acts import DecisionRescinded
from plenipo.capabilities.decisions.record import Agreement, Filters, Record
from plenipo.capabilities.decisions.tests.vote_cases import RULE, hands

LETTERS = {"F": "for", "A": "against", "B": "abstaining", "N": "apart", "X": "absent"}
SPOKEN = ("for", "against", "abstaining")
COLUMNS = {member: place for place, member in enumerate(MEMBERS)}

ballots = some.lists(some.text("FABNX", min_size=len(MEMBERS), max_size=len(MEMBERS)), max_size=12)


def voted(ballots):
    """A record of votes V1, V2 and so on, one a minute."""
    acts = [after(number, vote(f"V{number}", letters)) for number, letters in enumerate(ballots, 1)]
    return Record(state_after(RULE, *acts))


def numbers(lines):
    return [line.number for line in lines]


@given(ballots, some.sampled_from(sorted(MEMBERS)), some.sampled_from(["", *LETTERS.values()]))
def test_who_voted_how_is_found_as_by_looking_through_all_of_them(ballots, member, cast):
    column = COLUMNS[member]
    expected = [
        f"V{number}"
        for number, letters in reversed(list(enumerate(ballots, 1)))
        if not cast or LETTERS[letters[column]] == cast
    ]
    assert numbers(voted(ballots).find(Filters(member=member, cast=cast))) == expected


@given(ballots, some.sampled_from(sorted(MEMBERS)))
def test_with_whom_a_member_agreed_is_counted_as_vote_by_vote(ballots, member):
    own, expected = COLUMNS[member], []
    for other, theirs in COLUMNS.items():
        heard = [
            (letters[own], letters[theirs])
            for letters in ballots
            if {letters[own], letters[theirs]} <= set("FAB")
        ]
        if other != member and heard:
            expected.append(Agreement(other, sum(a == b for a, b in heard), len(heard)))
    found = voted(ballots).agreements(member)
    assert sorted(found, key=lambda a: a.member) == sorted(expected, key=lambda a: a.member)
    assert found == sorted(found, key=lambda a: -a.alike / a.both)


@given(ballots, some.sampled_from(sorted(MEMBERS)))
def test_a_member_prevailed_when_it_came_out_as_it_voted(ballots, member):
    letters = [ballot[COLUMNS[member]] for ballot in ballots]
    # Every vote of these says that it was adopted.
    assert voted(ballots).prevailed(member) == (
        letters.count("F"),
        letters.count("F") + letters.count("A"),
    )


@settings(max_examples=50)
@given(ballots, some.integers(0, 12))
def test_a_record_that_follows_is_the_record_made_anew(ballots, known):
    acts = [vote(f"V{number}", letters) for number, letters in enumerate(ballots, 1)]
    state = state_after(RULE, *acts[:known])
    record, seqs = Record(state), count(state.size)
    for act in acts[known:]:
        record.ways_of("RU")  # what is kept of it must not outlive the next vote
        told = entry(next(seqs), after(0, act))
        state.apply(told)
        record.update([told])
    anew = Record(state)
    for member in MEMBERS:
        assert record.ways_of(member) == anew.ways_of(member)
    assert numbers(record.find(Filters())) == numbers(anew.find(Filters()))


def test_who_is_not_named_in_a_vote_by_name_was_absent_and_by_hands_is_not_known():
    named = vote("V1", "FFFFFFF", cast={"for": ("AM", "BY", "KZ", "KG")})
    record = Record(state_after(RULE, named, hands("V2", {"for": 7})))
    assert record.ways_of("RU")["absent"] == 0b1
    assert numbers(record.find(Filters(member="RU"))) == ["V1"]


def test_what_is_taken_back_is_found_as_that_and_no_longer_as_adopted():
    undone = DecisionRescinded(session=JOINT, item="1", decision="D1", reason="an error")
    given = (RULE, vote("V1", "FFFFAAB"), *positions("1", {}), decision("1", "D1"))
    state = state_after(*given)
    record = Record(state)
    assert numbers(record.find(Filters(outcome="adopted"))) == ["D1", "V1"]
    told = entry(state.size, after(0, undone))
    state.apply(told)
    record.update([told])
    for each in (record, Record(state)):
        assert numbers(each.find(Filters(outcome="rescinded"))) == ["D1"]
        assert numbers(each.find(Filters(outcome="adopted"))) == ["V1"]


def test_words_and_days_narrow_what_is_found():
    first = after(1, vote("V1", "FFFFAAB", names={"en": "The Budget"}))
    second = after(24 * 60, vote("V2", "FFFFAAB", names={"en": "The budget of 2012"}))
    record = Record(state_after(RULE, first, second))
    day = (MEETING + timedelta(minutes=1)).date()
    assert numbers(record.find(Filters(q="BUDGET"))) == ["V2", "V1"]
    assert numbers(record.find(Filters(q="2012 budget"))) == ["V2"]
    assert numbers(record.find(Filters(until=day))) == ["V1"]
    assert numbers(record.find(Filters(since=day + timedelta(days=1)))) == ["V2"]


def test_the_votes_beside_a_vote_leave_out_decisions_without_one():
    given = (
        RULE,
        after(1, vote("V1", "FFFFAAB")),
        *positions("1", {}),
        after(2, decision("1", "D1")),
        after(3, vote("V2", "FFFFAAB")),
    )
    record = Record(state_after(*given))
    before, following = record.neighbours(JOINT, "V1")
    assert before is None
    assert following is not None
    assert following.number == "V2"
