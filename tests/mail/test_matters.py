"""What there is to tell a person, worked out of the register as they may read it, and the clock."""

from datetime import timedelta

import msgspec
import pytest
from case import after, state_after
from hypothesis import given
from hypothesis import strategies as some
from story import FOUNDATION, JOINT, MEETING, entry

from plenipo.assembly import house
from plenipo.capabilities.credentials.acts import CredentialsIssued, CredentialsRevoked
from plenipo.capabilities.decisions.acts import DecisionRescinded, DecisionTaken
from plenipo.capabilities.positions.acts import PositionStated
from plenipo.capabilities.sessions.acts import ItemRevised
from plenipo.capabilities.silence.tests.silence_cases import (
    FRIDAY,
    OSCE,
    agreed,
    broken,
    concluded,
    done,
    extended,
    lifted,
    opened,
    withdrawn,
)
from plenipo.core.audience import reader
from plenipo.core.authority import Capacity
from plenipo.core.fold import Lens
from plenipo.web.mail.matters import AWAITING, DECISIONS, NEWS, SILENCES, Held, held_by, matters

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
FAR = FRIDAY - 48 * HOUR


def held(role="head", delegation="AM", since=MEETING, **where):
    return (Held(Capacity("C-1", role, delegation, **where), since),)


ARMENIA = held()
CHAIR = held("chair", "")


def told(state, who=ARMENIA, now=FAR, topic=SILENCES):
    return [m for m in matters(state, who, now) if m.topic == topic]


def keys(state, who=ARMENIA, now=FAR, topic=SILENCES):
    return [m.key for m in told(state, who, now, topic)]


def silence(*acts, **fields):
    return state_after(OSCE, opened(**fields), *acts)


def reminders(state, now, who=ARMENIA):
    return [m.kind for m in told(state, who, now) if m.until]


def test_a_delegation_that_may_break_a_silence_is_told_that_it_was_opened():
    (found,) = told(silence())
    assert (found.key, found.awaits, found.expires) == ("silence:S-1:opened", True, FRIDAY)


def test_who_leads_is_told_but_nothing_awaits_them():
    (found,) = told(silence(), CHAIR)
    assert not found.awaits
    assert found.place == ("silences", "S-1")


@pytest.mark.parametrize(
    "who",
    [
        (),
        held("observer", "RS"),
        held("interpreter", ""),
        held(delegation="XX"),
        held(body="cssc"),
        held(session="csc-2011"),
    ],
)
def test_whom_a_silence_does_not_concern_is_told_nothing_of_it(who):
    assert told(silence(body="cfm", session=""), who) == []


def test_before_an_expiry_a_silent_delegation_is_reminded_twice():
    state = silence()
    assert reminders(state, FRIDAY - 24 * HOUR - SECOND) == []
    assert reminders(state, FRIDAY - 24 * HOUR) == ["day"]
    assert reminders(state, FRIDAY - HOUR) == ["hour"]
    assert reminders(state, FRIDAY - SECOND) == ["hour"]


def test_at_the_expiry_and_after_it_nobody_is_reminded():
    assert reminders(silence(), FRIDAY) == []
    assert reminders(silence(), FRIDAY + HOUR) == []


@pytest.mark.parametrize("said", [agreed("AM"), broken("AM"), broken("UZ")])
def test_who_has_spoken_or_need_not_speak_any_more_is_not_reminded(said):
    assert reminders(silence(done(said, FAR)), FRIDAY - HOUR) == []


def test_others_are_not_reminded():
    assert reminders(silence(), FRIDAY - HOUR, CHAIR) == []


def test_an_expiry_that_was_announced_later_than_its_reminder_is_its_own():
    late = FRIDAY - 3 * HOUR
    state = state_after(OSCE, done(opened(), late))
    assert reminders(state, late + SECOND) == []
    assert reminders(state, FRIDAY - HOUR) == ["hour"]


def test_of_a_later_expiry_one_is_reminded_anew():
    state = silence(done(extended(FRIDAY + 48 * HOUR), FRIDAY - 2 * HOUR))
    assert reminders(state, FRIDAY - HOUR) == []
    again = keys(state, now=FRIDAY + 47 * HOUR)
    assert again[-1] == f"silence:S-1:hour:{int((FRIDAY + 48 * HOUR).timestamp())}"


def test_what_happens_to_a_silence_is_told_in_order():
    state = silence(
        done(extended(FRIDAY + HOUR), FAR - 3 * HOUR),
        done(broken("UZ"), FAR - 2 * HOUR),
        done(lifted("UZ"), FAR - HOUR),
    )
    assert [m.kind for m in told(state)] == ["opened", "extended", "broken", "lifted"]
    assert [m.member for m in told(state)] == ["", "", "UZ", "UZ"]


def test_what_did_not_happen_yet_is_not_told():
    state = silence(done(broken("UZ"), FAR + HOUR))
    assert [m.kind for m in told(state)] == ["opened"]


@pytest.mark.parametrize(
    ("act", "outcome"), [(concluded("adopted"), "adopted"), (withdrawn(), "withdrawn")]
)
def test_how_a_silence_ended_is_told(act, outcome):
    found = told(silence(done(act, FRIDAY)), now=FRIDAY + HOUR)[-1]
    assert (found.kind, found.outcome, found.awaits) == ("ended", outcome, False)


def test_who_is_accredited_later_is_told_what_runs_but_not_what_is_over():
    late = held(since=FRIDAY + HOUR)
    assert keys(silence(done(concluded(), FRIDAY)), late, FRIDAY + 2 * HOUR) == []
    assert keys(silence(), held(since=FAR)) == ["silence:S-1:opened"]


def test_what_is_over_for_long_is_no_news():
    state = silence(done(concluded(), FRIDAY))
    assert keys(state, now=FRIDAY + NEWS)
    assert keys(state, now=FRIDAY + NEWS + SECOND) == []


def test_items_await_a_delegation_until_it_speaks_and_again_when_the_text_changes():
    said = PositionStated(session=JOINT, item="2", member="AM", stance="agree", text="sha256:a")
    here = held(session=JOINT)
    first = keys(state_after(), here, topic=AWAITING)
    assert [key for key in first if key.startswith(f"item:{JOINT}:2:")] == [
        f"item:{JOINT}:2:silent:sha256:a"
    ]
    assert not any(f":{JOINT}:2:" in key for key in keys(state_after(said), here, topic=AWAITING))
    revised = ItemRevised(session=JOINT, item="2", text="sha256:b", reason="softened")
    again = keys(state_after(said, after(1, revised)), here, topic=AWAITING)
    assert f"item:{JOINT}:2:to-reconfirm:sha256:b" in again


def test_items_of_sessions_that_somebody_is_not_accredited_to_do_not_await_them():
    assert {m.session for m in told(state_after(), held(session=JOINT), topic=AWAITING)} == {JOINT}
    assert told(state_after(), CHAIR, topic=AWAITING) == []


DECIDED = DecisionTaken(
    session=JOINT,
    item="1",
    decision="D-1",
    outcome="adopted",
    rule="csto-consensus",
    says="adopted",
)
TAKEN_BACK = DecisionRescinded(session=JOINT, item="1", decision="D-1", reason="an error")


@pytest.mark.parametrize("who", [ARMENIA, CHAIR, held(session=JOINT), held("observer", "RS")])
def test_decisions_are_told_to_all_who_are_in_the_session(who):
    found = told(state_after(DECIDED), who, MEETING + HOUR, DECISIONS)
    assert [(m.kind, m.number, m.outcome) for m in found] == [("taken", "D-1", "adopted")]


@pytest.mark.parametrize("who", [(), held(session="csc-2011"), held(delegation="XX")])
def test_decisions_are_not_told_to_others(who):
    assert told(state_after(DECIDED), who, MEETING + HOUR, DECISIONS) == []


def test_that_a_decision_was_taken_back_is_told_as_well():
    found = told(state_after(DECIDED, TAKEN_BACK), now=MEETING + HOUR, topic=DECISIONS)
    assert {m.kind for m in found} == {"taken", "rescinded"}


def test_decisions_from_before_somebody_came_are_not_told():
    assert told(state_after(DECIDED), held(since=MEETING + HOUR), FAR, DECISIONS) == []


def test_capacities_are_those_that_hold_at_the_moment():
    given = CredentialsIssued(
        credential="C-1", person="am.head", name="A", role="head", delegation="AM"
    )
    ended = CredentialsRevoked(credential="C-1", reason="recalled")
    state = state_after(given, after(60, ended))
    (found,) = held_by(state, "am.head", MEETING + HOUR / 2)
    assert (found.capacity.delegation, found.since) == ("AM", MEETING)
    assert held_by(state, "am.head", MEETING + HOUR) == ()


def test_what_somebody_may_not_read_is_not_among_what_they_are_told():
    given = entry(len(FOUNDATION) + 1, after(0, opened()))
    secret = msgspec.structs.replace(given, audience=("member:BY",))
    rest = [entry(seq, each) for seq, each in enumerate(FOUNDATION)]
    rest.append(entry(len(FOUNDATION), after(0, OSCE)))

    def seen(circle):
        state = house().new_state(Lens(reader(["members", circle])))
        return state.fold([*rest, secret])

    assert keys(seen("member:AM")) == []
    assert keys(seen("member:BY"), held(delegation="BY")) == ["silence:S-1:opened"]


MOMENTS = some.integers(0, 120).map(lambda quarter: FRIDAY - 25 * HOUR + quarter * HOUR / 4)


@given(some.lists(MOMENTS, max_size=8), some.lists(MOMENTS, max_size=2))
def test_whenever_one_looks_each_reminder_comes_once_and_in_its_time(looks, extensions):
    acts = [done(extended(moment + 25 * HOUR), moment) for moment in sorted(extensions)]
    state, given_out = silence(*acts), []
    for now in sorted(looks):
        for found in told(state, now=now):
            if found.until and found.key not in given_out:
                assert found.moment <= now < found.until
                given_out.append(found.key)
    kinds = [key.rsplit(":", 2)[1:] for key in given_out]
    assert len(given_out) == len({tuple(kind) for kind in kinds})
    assert keys(state) == keys(state)
