"""Who said the same is told together, and nobody is told to have said anything in another order."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plenipo.capabilities.papers.item_told import Event, together

BEGIN = datetime(2011, 12, 19, 12, tzinfo=UTC)
STANCES = ("agree", "object", "abstain")


def events(drawn):
    """Events a minute apart: a member, a stance and whether words were said, or something done."""
    return [
        Event(
            BEGIN + timedelta(minutes=n),
            n,
            "told." if words or not member else "",
            stance if member else "",
            member,
        )
        for n, (member, stance, words) in enumerate(drawn)
    ]


SAID = st.lists(
    st.tuples(
        st.sampled_from(("", "AM", "BY", "KZ", "RU")), st.sampled_from(STANCES), st.booleans()
    )
).map(events)


@given(SAID)
def test_nothing_is_lost_and_nothing_told_twice(said):
    grouped = [event for group in together(said) for event in group]
    assert sorted(grouped, key=lambda event: event.entry) == said


@given(SAID)
def test_what_one_member_said_keeps_its_order(said):
    grouped = [event for group in together(said) for event in group]
    for member in {event.member for event in said if event.member}:
        numbers = [event.entry for event in grouped if event.member == member]
        assert numbers == sorted(numbers)


@given(SAID)
def test_nothing_is_moved_past_what_was_done(said):
    grouped = [event for group in together(said) for event in group]
    for place, event in enumerate(grouped):
        if not event.member:
            assert all(before.entry < event.entry for before in grouped[:place])


@given(SAID)
def test_only_those_are_told_together_who_said_the_same_without_a_word_more(said):
    for group in together(said):
        assert len(group) == 1 or len({(event.stance, event.told) for event in group}) == 1
        assert len(group) == 1 or not group[0].told
        assert len({event.member for event in group}) == len(group)


def test_those_who_agree_in_one_round_are_told_in_one_sentence():
    said = events([("AM", "agree", False), ("BY", "object", True), ("KZ", "agree", False)])
    assert [[event.member for event in group] for group in together(said)] == [["AM", "KZ"], ["BY"]]
