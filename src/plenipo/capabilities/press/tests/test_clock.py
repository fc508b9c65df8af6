"""An embargo ends by the clock: what is released then, to whom, and what was there before."""

from __future__ import annotations

from datetime import timedelta

from case import after, state_after
from story import CLEAN, JOINT, MEETING

from plenipo.assembly import house
from plenipo.capabilities.documents.acts import DocumentTabled, WordingProposed
from plenipo.capabilities.languages.acts import VersionTabled
from plenipo.capabilities.press.acts import (
    CommuniquePrepared,
    CommuniqueReleased,
    CommuniqueRetracted,
    CommuniqueScheduled,
)
from plenipo.capabilities.press.clock import due, next_moment
from plenipo.capabilities.press.communique import EMBARGO, HELD, RELEASED
from plenipo.capabilities.press.state import Press
from plenipo.core.act import Entry
from plenipo.core.audience import EVERYONE
from plenipo.core.fold import Lens

SOON = MEETING + timedelta(hours=3)
LAKE = DocumentTabled(session=JOINT, document="L.9", symbol="L.9", names={"en": "Lake"}, text=CLEAN)
RUSSIAN = "# Соглашение об озере\n\n1. Озеро у нас общее.\n"


def prepared(**fields):
    told = {"communique": "C-1", "kind": "communique", "names": {"en": "Lake"}, "body": "cfm"}
    return CommuniquePrepared(**{**told, **fields})


def scheduled(**fields):
    return CommuniqueScheduled(**{"communique": "C-1", "moment": SOON, **fields})


OWN = prepared(texts={"en": "They met."})


def released_of(state, now=SOON):
    (request,) = due(state, now)
    (proposed,) = request.acts
    return proposed


def test_nothing_is_due_before_the_embargo_ends_and_one_release_then():
    state = state_after(OWN, scheduled())
    assert due(state, SOON - timedelta(microseconds=1)) == ()
    assert next_moment(state, MEETING) == SOON
    proposed = released_of(state)
    assert proposed.act.texts == {"en": "They met."}
    assert (proposed.effective, proposed.audience) == (SOON, ("public",))


def test_what_was_released_or_taken_back_is_not_due():
    state = state_after(OWN, scheduled())
    proposed = released_of(state)
    again = state_after(OWN, scheduled(), after(180, proposed.act))
    assert (due(again, SOON), next_moment(again, MEETING)) == ((), None)
    back = CommuniqueRetracted(communique="C-1", reason="no")
    assert due(state_after(OWN, scheduled(), back), SOON) == ()


def test_the_last_moment_that_was_settled_counts():
    state = state_after(OWN, scheduled(), scheduled(moment=SOON + timedelta(hours=1)))
    assert due(state, SOON) == ()
    assert due(state, SOON + timedelta(hours=1))


def test_a_release_to_some_is_read_by_them_and_by_who_drafted_it():
    proposed = released_of(state_after(OWN, scheduled(to=("members",))))
    assert set(proposed.audience) == {"members", "public"}  # who drafted it, in these tests: all


def test_a_bracket_that_was_opened_meanwhile_holds_the_release():
    draft = (LAKE, prepared(document="L.9"), scheduled())
    opened = WordingProposed(
        session=JOINT,
        document="L.9",
        proposal="KZ-1",
        member="KZ",
        action="replace",
        provision="p2",
        passage="share",
        words="divide",
    )
    assert due(state_after(*draft), SOON)
    held = state_after(*draft, opened)
    assert due(held, SOON) == ()
    found = held.of(Press).communiques["C-1"]
    assert (found.standing(MEETING), found.standing(SOON)) == (EMBARGO, HELD)


def test_words_that_are_later_than_the_moment_are_released_when_they_were_written():
    later = prepared(texts={"en": "They met again."})
    state = state_after(OWN, scheduled(), after(240, later))
    proposed = released_of(state, SOON + timedelta(hours=2))
    assert proposed.effective == MEETING + timedelta(minutes=240)


def test_a_document_is_released_in_the_languages_in_which_it_is_not_behind():
    version = VersionTabled(session=JOINT, document="L.9", language="ru", of="L.9", text=RUSSIAN)
    draft = (LAKE, version, prepared(document="L.9"), scheduled())
    texts = released_of(state_after(*draft)).act.texts
    assert texts == {
        "en": "# Agreement on the Lake\n\n1. We share the Lake.",
        "ru": "# Соглашение об озере\n\n1. Озеро у нас общее.",
    }
    short = VersionTabled(
        session=JOINT, document="L.9", language="ru", of="L.9", text="# Соглашение об озере\n"
    )
    behind = (LAKE, short, prepared(document="L.9"), scheduled())
    assert set(released_of(state_after(*behind)).act.texts) == {"en"}


def told_to(audience, act, seq, moment):
    return Entry(seq=seq, recorded=moment, effective=moment, by="clock", act=act, audience=audience)


def test_everybody_has_the_whole_communique_from_the_release_alone():
    whole = state_after(OWN, scheduled())
    proposed = released_of(whole)
    size = whole.size
    public = house().new_state(Lens(EVERYONE))
    hidden = [
        told_to(("secretariat",), act, size + n, MEETING)
        for n, act in enumerate((OWN, scheduled()))
    ]
    public.fold(hidden)
    assert public.of(Press).communiques == {}
    public.fold([told_to(proposed.audience, proposed.act, size + 2, SOON)])
    found = public.of(Press).communiques["C-1"]
    assert isinstance(proposed.act, CommuniqueReleased)
    assert found.standing(SOON) == RELEASED
    assert found.says.texts == {"en": "They met."}
    assert (found.schedule, found.texts, found.entrusted) == (None, {}, [])


def test_audiences_are_those_of_the_drafters_before_and_of_the_release_then():
    ask = house().audience
    state = state_after()
    assert set(ask(state, OWN)) == {"secretariat", "chair", "body:cfm"}
    assert set(ask(state, prepared(body="", texts={"en": "x"}))) == {"secretariat", "chair"}
    state = house().new_state().fold([told_to(("secretariat", "chair"), OWN, 0, MEETING)])
    assert set(ask(state, scheduled())) == {"secretariat", "chair"}
    state.fold([told_to(("secretariat", "chair"), scheduled(to=("members",)), 1, MEETING)])
    proposed = released_of(state)
    assert set(proposed.audience) == {"members", "secretariat", "chair"}
    back = CommuniqueRetracted(communique="C-1", reason="no")
    assert set(ask(state, back)) == {"secretariat", "chair"}
