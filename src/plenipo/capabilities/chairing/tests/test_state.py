"""What stands of questions and ballots at a moment; whatever the order, nobody counts twice."""

from datetime import timedelta

from case import after, state_after
from hypothesis import given
from hypothesis import strategies as some
from story import JOINT, MEETING, Done, decision, entry

from plenipo.assembly import house
from plenipo.capabilities.chairing.acts import (
    BallotCounted,
    ObjectionRaised,
    QuestionWithdrawn,
)
from plenipo.capabilities.chairing.ballots import CHOICES, CLOSED, NOT_YET, OPEN
from plenipo.capabilities.chairing.state import Chairing, appeals_rule, pending
from plenipo.capabilities.chairing.tests.chair import (
    CODES,
    ELECTING,
    asked,
    cast,
    closed,
    handed,
    number,
    opened,
    paper,
    secret_ballot,
)
from plenipo.capabilities.decisions.acts import DecisionRescinded
from plenipo.capabilities.sessions.acts import ItemDeferred, ItemRevised
from plenipo.core.act import Author


def minutes(number):
    return MEETING + timedelta(minutes=number)


def ballot_in(state, vote="B-1"):
    return state.of(Chairing).ballot(JOINT, vote)


def test_a_question_stands_until_it_is_taken_back_decided_or_its_item_put_aside():
    for act in (
        QuestionWithdrawn(session=JOINT, item="1", reason="to consult"),
        decision("1", "D1"),
        ItemDeferred(session=JOINT, item="1", reason="to experts"),
    ):
        state = state_after(after(1, asked()), after(3, act))
        standing = [pending(state, JOINT, minutes(m)) for m in (0, 1, 2, 3, 4)]
        assert [put.item if put else None for put in standing] == [None, "1", "1", None, None]


def test_a_decision_that_is_rescinded_does_not_bring_the_question_back():
    back = DecisionRescinded(session=JOINT, item="1", decision="D1", reason="a slip")
    state = state_after(asked(), after(1, decision("1", "D1")), after(2, back))
    assert pending(state, JOINT, minutes(3)) is None


def test_another_text_does_not_end_the_question_that_stands():
    revised = ItemRevised(session=JOINT, item="2", text="sha256:b")
    state = state_after(asked("2", text="sha256:a"), after(1, revised))
    assert pending(state, JOINT, minutes(2)).item == "2"


def test_objections_are_those_raised_by_a_moment_in_their_order():
    first = ObjectionRaised(session=JOINT, item="1", member="UZ", reason="no")
    second = ObjectionRaised(session=JOINT, item="1", member="AM")
    state = state_after(asked(seconds=600), after(2, second), after(1, first))
    put = pending(state, JOINT, minutes(3))
    assert [o.member for o in put.heard(minutes(0))] == []
    assert [o.member for o in put.heard(minutes(1))] == ["UZ"]
    assert [o.member for o in put.heard(minutes(2))] == ["UZ", "AM"]
    assert put.ends == minutes(10)


def test_a_ballot_is_open_between_its_opening_and_its_close():
    ballot = ballot_in(state_after(*ELECTING, after(1, opened()), after(3, closed())))
    assert [ballot.at(minutes(m)) for m in (0, 1, 2, 3)] == [NOT_YET, OPEN, OPEN, CLOSED]


def test_the_papers_tell_numbers_and_never_names():
    ballot = ballot_in(state_after(*secret_ballot("for", "against", "for")))
    assert ballot.counts() == {"for": 2, "against": 1, "abstaining": 0}
    assert ballot.voted == CODES[:3]
    assert not any(ballot.by_choice().values())
    assert ballot.complete


def test_an_appeal_is_decided_by_a_majority_unless_the_rule_names_another():
    state = state_after(*ELECTING)
    assert appeals_rule(state, JOINT, "1", MEETING) == "majority"
    assert appeals_rule(state, JOINT, "9", MEETING) == "election"
    assert appeals_rule(state, "nowhere", "", MEETING) == "majority"


def test_an_act_about_what_the_reader_does_not_know_changes_nothing():
    acts = (cast("AM"), handed("AM"), paper(1), closed())
    before, state = state_after(), state_after(*acts)
    assert state.of(Chairing) == before.of(Chairing)


acts = some.one_of(
    some.builds(handed, some.sampled_from(CODES)),
    some.builds(paper, some.integers(0, 5), some.sampled_from(CHOICES)),
    some.just(closed()),
)


@given(some.lists(acts, max_size=25))
def test_by_the_rules_nobody_hands_in_twice_and_there_are_never_more_papers_than_voters(proposed):
    state = state_after(*ELECTING, opened())
    for minute, act in enumerate(proposed, 1):
        if house().refuse(state, act, Author("x"), minutes(minute)):
            continue
        state.apply(entry(state.size, Done(act, minutes(minute))))
        ballot = ballot_in(state)
        assert len(set(ballot.voted)) == len(ballot.voted)
        assert len(ballot.papers) <= len(ballot.handed)
        assert sum(ballot.counts().values()) == len(ballot.papers)
    ballot = ballot_in(state)
    taken = [e for e in proposed if isinstance(e, BallotCounted)]
    assert set(ballot.papers) <= {e.ballot for e in taken}


voting = some.dictionaries(some.sampled_from(CODES), some.sampled_from(CHOICES), max_size=7)


@given(voting, some.randoms(use_true_random=False))
def test_whatever_the_order_of_the_papers_the_count_is_the_same_and_equals_the_voters(
    voted, random
):
    papers = [paper(n, how) for n, how in enumerate(voted.values())]
    random.shuffle(papers)
    state = state_after(
        *ELECTING,
        opened(),
        *map(handed, voted),
        after(1, closed()),
        *(after(2, each) for each in (*papers, *papers[:2])),
    )
    ballot = ballot_in(state)
    assert ballot.complete
    assert ballot.counts() == {how: [*voted.values()].count(how) for how in CHOICES}
    assert set(ballot.papers) == {number(n) for n in range(len(voted))}


@given(voting)
def test_a_vote_by_name_that_is_folded_twice_counts_once(voted):
    acts = [cast(member, how) for member, how in voted.items()]
    named = opened(method="recorded", rule="majority", item="")
    once = state_after(*ELECTING, named, *acts)
    twice = state_after(*ELECTING, named, *acts, *acts)
    assert ballot_in(once).by_choice() == ballot_in(twice).by_choice()
