"""The fold: stepwise equals replay, it never fails, and it can be written and read back."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from msgspec.structs import replace
from story import (
    BEGIN,
    DAY,
    FOUNDATION,
    MEETING,
    MEMBERS,
    STORY,
    Done,
    decision,
    entries,
    entry,
    item,
    on_behalf_of,
    position,
)

from plenipo.assembly import house
from plenipo.capabilities.decisions.acts import DecisionRescinded, DecisionTaken
from plenipo.capabilities.decisions.state import find, question
from plenipo.capabilities.members.acts import BodyComposed, MemberReinstated, MemberSuspended
from plenipo.capabilities.play.state import StateOfPlay
from plenipo.capabilities.positions.acts import PositionStated, PositionWithdrawn
from plenipo.capabilities.positions.state import Positions
from plenipo.capabilities.sessions.acts import (
    ItemAdopted,
    ItemDeferred,
    ItemResumed,
    ItemRevised,
    ItemWithdrawn,
    SessionConvened,
)
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.act import Author
from plenipo.core.audience import PUBLIC
from plenipo.core.clock import SteppingClock
from plenipo.core.fold import Lens
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.procedure.scale import STANCES
from plenipo.register.opening import create
from plenipo.register.snapshot import restore, write_state

LONG = "long-2011"
LAST = DAY + timedelta(days=2)
OPENED = (
    *(done.act for done in FOUNDATION),
    SessionConvened(
        session=LONG,
        names={"en": "Three days"},
        bodies=("cfm", "cdm"),
        opens=DAY,
        closes=LAST,
        rule="csto-consensus",
    ),
    item("1", "One", session=LONG),
    item("2", "Two", session=LONG, text="sha256:a"),
    item("3", "Three", session=LONG, rule="csto-limited-format"),
)
"""What random histories go on from: a session of three days."""
NUMBERS = ("1", "2", "3", "4")
TEXTS = ("", "sha256:a", "sha256:b")


def fold(told, lens=None):
    return house().new_state(lens).fold(told)


def test_folding_one_by_one_gives_what_folding_all_at_once_gives(told):
    stepwise = house().new_state()
    for number, one in enumerate(told, 1):
        stepwise.apply(one)
        at_once = fold(told[:number])
        assert write_state(stepwise) == write_state(at_once)
        assert (
            (stepwise.size, stepwise.latest)
            == (at_once.size, at_once.latest)
            == (
                number,
                one.effective,
            )
        )


def test_each_act_of_the_story_is_accepted_when_it_is_done(told):
    state = house().new_state()
    for one in told:
        by = Author(one.by, one.principal)
        assert house().refuse(state, one.act, by, one.effective) == ()
        state.apply(one)


def test_the_state_can_be_kept_and_taken_up_again_after_every_act(tmp_path):
    clock = SteppingClock(BEGIN + timedelta(days=9_000))
    registrar = create(tmp_path / "r.plenipo", house(), origin="x.example/r", clock=clock)
    for done in STORY:
        author = Author("secretariat", done.principal)
        audience = house().audience(registrar.state, done.act) or PUBLIC
        (answer,) = registrar.record([Request((Proposed(done.act, done.at, audience),), author)])
        assert isinstance(answer, Receipt), answer
        registrar.keep_snapshot()
        state, covered = restore(registrar.store, house(), registrar._signer.verifier)
        assert covered == state.size == registrar.state.size
        assert state.latest == registrar.state.latest
        assert write_state(state) == write_state(registrar.state)
    registrar.close()


@pytest.mark.parametrize("count", range(0, len(STORY), 7))
def test_as_of_shows_what_had_taken_effect_by_then(told, count):
    moment = told[count].effective
    seen = fold(told, Lens(as_of=moment))
    assert write_state(seen) == write_state(fold([one for one in told if one.effective <= moment]))
    assert seen.latest == moment


@given(data=some.data())
def test_the_fold_never_fails_on_any_acts_in_any_order(golden_entries, told, data):
    chosen = data.draw(some.lists(some.sampled_from([*golden_entries, *told]), max_size=60))
    state = fold(chosen)
    write_state(state)
    for code, session in state.of(Sessions).sessions.items():
        play = StateOfPlay(state, session)
        assert play.total == len(session.items)
        assert play.code == code


numbers = some.sampled_from(NUMBERS)
members = some.sampled_from((*MEMBERS, "XX"))
texts = some.sampled_from(TEXTS)
days = some.sampled_from([DAY + timedelta(days=d) for d in range(-1, 4)])
stances = some.one_of(some.just("agree"), some.sampled_from(STANCES))
spoken = some.builds(position, numbers, members, stances, session=some.just(LONG))


def about(kind, **fields):
    return some.builds(kind, session=some.just(LONG), item=numbers, **fields)


acts = some.one_of(
    spoken,
    spoken,
    spoken,
    some.builds(item, some.just("4"), some.just("x"), text=texts, session=some.just(LONG)),
    about(PositionWithdrawn, member=members, reason=some.just("new instructions")),
    about(ItemAdopted),
    about(ItemRevised, text=texts),
    about(ItemDeferred, reason=some.just("later")),
    about(ItemResumed, reason=some.just("again")),
    about(ItemWithdrawn, reason=some.just("no more")),
    some.one_of(
        some.builds(MemberSuspended, member=members, since=days, reason=some.just("a note")),
        some.builds(MemberReinstated, member=members, since=days),
        some.builds(
            BodyComposed,
            body=some.sampled_from(("cfm", "cdm")),
            members=some.sampled_from(((), tuple(MEMBERS)[:5], tuple(MEMBERS))),
            since=days,
        ),
    ),
    some.just(None),
)
"""An act of many kinds; None stands for the chair's declaring what the rule calls for."""
attempts = some.lists(
    some.tuples(acts, numbers, some.integers(0, 3 * 24 * 60)), min_size=20, max_size=60
)


def record(tried):
    """Do what the rules accept of what is tried, each on the given minute of the session."""
    told = [entry(seq, Done(act, MEETING, on_behalf_of(act))) for seq, act in enumerate(OPENED)]
    state = fold(told)
    for act, number, minutes in tried:
        at = MEETING + timedelta(minutes=minutes)
        proposed = on_its_text(state, act) if act else decision_on(state, number, at)
        whose = on_behalf_of(proposed)
        if house().refuse(state, proposed, Author("secretariat", whose), at) == ():
            told.append(entry(len(told), Done(proposed, at, whose)))
            state.apply(told[-1])
    return told, state


def on_its_text(state, act):
    """Return a position on the text that is before the body; any other act as it is."""
    found = find(state, LONG, act.item) if isinstance(act, PositionStated) else None
    return replace(act, text=found[1].text) if found else act


def decision_on(state, number, at):
    """Return the decision that the rule calls for on an item, or one on nothing."""
    found = find(state, LONG, number)
    asked = question(state, *found, moment=at) if found else None
    if asked is None:
        return decision(number, "D", session=LONG)
    says = asked.answer().outcome
    told = {"outcome": says, "says": says, "rule": asked.rule.rule, "text": found[1].text}
    return decision(number, f"D{state.size}", session=LONG, **told)


@given(attempts)
@settings(max_examples=60)
def test_any_history_the_rules_accept_folds_stepwise_as_in_one_go(tried):
    told, state = record(tried)
    assert write_state(fold(told)) == write_state(state)


@given(attempts)
@settings(max_examples=60)
def test_the_state_of_play_kept_up_to_date_is_the_one_worked_out_anew(tried):
    told, _ = record(tried)
    start = len(OPENED)
    state = fold(told[:start])
    play = StateOfPlay(state, state.of(Sessions).sessions[LONG])
    for one in told[start:]:
        state.apply(one)
        play.update([one])
        anew = StateOfPlay(state, state.of(Sessions).sessions[LONG])
        assert play.standings == anew.standings
        assert +play.counts == +anew.counts
        assert {k: v for k, v in play.holdings.items() if v} == anew.holdings
        assert (play.electorate, play.day) == (anew.electorate, anew.day)


@given(attempts)
@settings(max_examples=60)
def test_what_is_recorded_late_stands_as_if_it_had_been_recorded_in_time(tried):
    told, late = record(tried)
    in_time = fold(sorted(told, key=lambda one: one.effective))
    for number, one in late.of(Sessions).sessions[LONG].items.items():
        other = in_time.of(Sessions).item(LONG, number)
        assert (one.state, one.text, one.steps) == (other.state, other.text, other.steps)
        said = late.of(Positions).on(LONG, number).positions
        assert said == in_time.of(Positions).on(LONG, number).positions


@given(attempts)
@settings(max_examples=60)
def test_what_stood_at_a_past_moment_is_what_was_told_as_of_it(tried):
    told, state = record(tried)
    for one in told[len(OPENED) :: 5]:
        then = fold(told, Lens(as_of=one.effective))
        for number, seen in then.of(Sessions).sessions[LONG].items.items():
            now = state.of(Sessions).item(LONG, number)
            assert now.at(one.effective) == (seen.state, seen.text)


minutes = some.integers(0, 40)
mostly = some.sampled_from(("agree",) * 20 + ("object", "abstain", "not-taking-part"))
one_item = some.lists(
    some.tuples(
        some.one_of(
            some.builds(position, some.just("1"), members, mostly, session=some.just(LONG)),
            some.just(None),
            some.builds(
                DecisionRescinded,
                session=some.just(LONG),
                item=some.just("1"),
                decision=some.integers(40, 60).map("D{}".format),
                reason=some.just("a slip"),
            ),
        ),
        some.just("1"),
        minutes,
    ),
    max_size=30,
)
everybody = some.tuples(
    *[
        some.tuples(
            some.builds(position, some.just("1"), some.just(m), mostly, session=some.just(LONG)),
            some.just("1"),
            minutes,
        )
        for m in MEMBERS
    ]
)


@given(everybody, one_item)
@settings(max_examples=100)
def test_a_decision_says_what_the_rule_answered_then_whatever_is_recorded_late(all_speak, tried):
    told, _ = record([*all_speak, *tried])
    for one in (one for one in told if isinstance(one.act, DecisionTaken)):
        seen = fold(told, Lens(as_of=one.effective))
        asked = question(seen, *find(seen, LONG, one.act.item), moment=one.effective)
        assert asked.answer().outcome == one.act.says or rescinded(told, one)


def rescinded(told, taken):
    return any(
        isinstance(one.act, DecisionRescinded) and one.act.decision == taken.act.decision
        for one in told
    )


def test_a_history_that_is_tried_gets_somewhere():
    """The property tests above would hold of nothing; here is a history that is long enough."""
    agree = [(position("1", member, "agree", session=LONG), "1", 0) for member in MEMBERS]
    told, state = record([*agree, (None, "1", 5), (None, "1", 6)])
    assert len(told) == len(OPENED) + len(MEMBERS) + 1
    standing = StateOfPlay(state, state.of(Sessions).sessions[LONG]).standings["1"]
    assert standing.decision is not None
    assert standing.status == "agreed"


def test_the_story_has_every_state_an_item_can_be_in():
    reached = set()
    state = house().new_state()
    for one in entries():
        state.apply(one)
        reached |= {i.state for s in state.of(Sessions).sessions.values() for i in s.items.values()}
    assert reached == {"proposed", "adopted", "deferred", "returned", "withdrawn"}
