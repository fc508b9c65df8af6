"""Paragraphs under silence: those that nobody broke are agreed, if they still read as they did."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from case import after, state_after
from story import DRAFTING, JOINT, MEETING, Done, entry, on_draft

from plenipo.assembly import house
from plenipo.capabilities.documents.acts import (
    BracketResolved,
    ProvisionAgreed,
    ProvisionHeld,
    ProvisionReopened,
    RevisionIssued,
    WordingProposed,
)
from plenipo.capabilities.documents.clock import CLOCK, due, next_moment
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.silence.acts import SilenceBroken, SilenceConcluded, SilenceOpened
from plenipo.procedure.rule_file import text_of

REVISED = "CSTO/CSC/2011/L.4/Rev.1"
EXPIRES = MEETING + timedelta(hours=2)
LATE = EXPIRES + timedelta(hours=1)
OPENED = (
    RuleAdopted(rule="osce-silence", text=text_of("osce-silence")),
    DRAFTING[0],
    on_draft(BracketResolved, bracket="b1", alternative=1),
    on_draft(BracketResolved, bracket="b2", alternative=1),
    on_draft(RevisionIssued, symbol=REVISED),
    after(
        1,
        SilenceOpened(
            silence="S-1",
            names={"en": "Paragraphs 1 and 2"},
            rule="osce-silence",
            expires=EXPIRES,
            zone="Europe/Vienna",
            session=JOINT,
            document=REVISED,
            parts=("p2", "p3"),
        ),
    ),
)
BROKEN = after(2, SilenceBroken(silence="S-1", member="UZ", kind="objection", parts=("p3",)))
ALL = after(120, SilenceConcluded(silence="S-1", outcome="adopted", kept=("p2", "p3")))
ONE = after(120, SilenceConcluded(silence="S-1", outcome="adopted", kept=("p2",), reopened=("p3",)))


def changed(provision, minutes=3):
    """Return other words proposed for a provision, some minutes into the meeting."""
    told = {"passage": "the", "words": "all the", "action": "replace", "member": "BY"}
    told |= {"passage": "patience"} if provision == "p3" else {}
    return after(minutes, on_draft(WordingProposed, proposal="X", provision=provision, **told))


def agreed(*acts):
    """Record what is due; returns which provisions that agrees, and the state then."""
    state = state_after(*OPENED, *acts)
    requests = due(state, LATE)
    for request in requests:
        (proposed,) = request.acts
        asked = state, proposed.act, request.author, proposed.effective, proposed.audience
        assert house().refuse(*asked) == ()
        assert request.author == CLOCK
        state.apply(entry(state.size, Done(proposed.act, proposed.effective)))
    assert due(state, LATE) == ()
    assert next_moment(state, LATE) is None
    return [request.acts[0].act.provision for request in requests], state


def test_a_silence_on_paragraphs_is_read_by_those_who_read_the_text():
    state = state_after(*OPENED[:-1])
    found = house().refuse(state, OPENED[-1].act, CLOCK, OPENED[-1].at, ("member:BY",))
    assert [refusal.code for refusal in found] == ["other-audience"]
    assert house().refuse(state, OPENED[-1].act, CLOCK, OPENED[-1].at, ("public",)) == ()


def test_a_silence_of_few_agrees_nothing_that_all_read():
    state = state_after(*OPENED[:-1])
    told = msgspec.structs.replace(entry(state.size, OPENED[-1]), audience=("member:BY",))
    state.apply(told)
    state.apply(entry(state.size, ALL))
    assert due(state, LATE) == ()
    assert next_moment(state, LATE) is None


def test_while_it_runs_nothing_is_agreed():
    assert agreed()[0] == []


def test_what_nobody_broke_is_agreed_at_the_instant_of_expiry():
    found, state = agreed(ALL)
    assert found == ["p2", "p3"]
    document = state.of(Documents).documents["L.4"]
    assert {step.moment for step in document.agreed.values()} == {EXPIRES}
    assert next_moment(state_after(*OPENED, ALL), LATE) > LATE


def test_a_paragraph_on_which_it_was_broken_stays_open_and_the_other_is_agreed():
    found, _ = agreed(BROKEN, ONE)
    assert found == ["p2"]


def test_what_reads_otherwise_by_now_is_not_agreed():
    found, _ = agreed(changed("p3"), ALL)
    assert found == ["p2"]
    resolved = after(4, on_draft(BracketResolved, bracket="X", alternative=2))
    assert agreed(changed("p3"), resolved, ALL)[0] == ["p2"]
    back = after(4, on_draft(BracketResolved, bracket="X", alternative=1))
    assert agreed(changed("p3"), back, ALL)[0] == ["p2", "p3"]


def test_what_changed_elsewhere_later_does_not_matter():
    found, state = agreed(ALL, changed("p3", minutes=150))
    assert found == ["p2"]
    document = state.of(Documents).documents["L.4"]
    assert document.agreed["p2"].moment == MEETING + timedelta(minutes=150)


def test_who_objects_to_the_words_beside_the_silence_holds_them():
    objection = on_draft(ProvisionHeld, provisions=("p2",), member="KZ", stance="object")
    found, _ = agreed(after(3, objection), ALL)
    assert found == ["p3"]


def test_what_was_agreed_or_reopened_since_is_left_alone():
    done = after(130, on_draft(ProvisionAgreed, provision="p2"))
    assert agreed(ALL, done)[0] == ["p3"]
    opened = after(140, on_draft(ProvisionReopened, provision="p2", reason="a term"))
    assert agreed(ALL, done, opened)[0] == ["p3"]
