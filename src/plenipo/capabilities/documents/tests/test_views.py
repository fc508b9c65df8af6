"""The views of a text: over time, phrase by phrase, in columns."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from case import state_after
from story import DRAFTING, on_draft

from plenipo.capabilities.documents.acts import (
    BracketOpened,
    BracketResolved,
    WordingHeld,
    WordingProposed,
    WordingWithdrawn,
)
from plenipo.capabilities.documents.burndown import MOST, burn_down
from plenipo.capabilities.documents.concerning import Concerning
from plenipo.capabilities.documents.document import Step
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.documents.views import Seen
from plenipo.text.model import words
from plenipo.text.provenance import phrases

TABLED = DRAFTING[0]
NOON = datetime(2011, 12, 19, 12, tzinfo=UTC)


def document(*acts):
    """Return the draft statement after acts."""
    return state_after(TABLED, *acts).of(Documents).documents["L.4"]


def traced(found, identity="p2"):
    """Return the phrases of a provision: words, the step that brought them, those that decided."""
    content = found.text.provision(identity).content
    steps = {step.entry: step for step in found.steps}
    return [
        (
            words(each.content).strip(),
            steps[each.origin.entry].about,
            [steps[entry].about for entry in each.origin.decided],
            each.origin.parties,
        )
        for each in phrases(content, found.origins.get(identity, ()), found.entry)
    ]


def steps(*counts):
    """Return steps an hour apart after which so many brackets were open."""
    return [
        Step("wording.proposed", n, NOON + timedelta(hours=n), open=count)
        for n, count in enumerate(counts)
    ]


REPLACED = on_draft(
    WordingProposed,
    proposal="BY-1",
    member="BY",
    action="replace",
    provision="p2",
    passage="the threat",
    words="any threat",
)


def test_words_that_were_proposed_and_decided_tell_both():
    found = document(REPLACED, on_draft(BracketResolved, bracket="BY-1", alternative=2))
    told = traced(found)
    assert ("any threat", "BY-1", ["BY-1"], ()) in told
    assert {about for _, about, _, _ in told} == {"BY-1", TABLED.symbol}


def test_base_text_that_stayed_is_still_what_was_tabled_but_decided():
    found = document(REPLACED, on_draft(BracketResolved, bracket="BY-1", alternative=1))
    assert ("the threat", TABLED.symbol, ["BY-1"], ()) in traced(found)


def test_what_the_tabled_text_itself_says_of_owners_is_kept():
    found = document(on_draft(BracketResolved, bracket="b1", alternative=2))
    assert ("in time", TABLED.symbol, ["b1"], ("RU",)) in traced(found)


def test_a_stance_a_bracket_and_a_withdrawal_bring_no_words():
    before = traced(document())
    held = on_draft(WordingHeld, bracket="b1", alternative=1, member="AM", stance="oppose")
    gone = on_draft(WordingWithdrawn, proposal="BY-1", member="BY")
    assert traced(document(held)) == before
    assert traced(document(REPLACED, gone)) == before
    opened = on_draft(BracketOpened, bracket="x", provision="p2", passage="drugs")
    assert {about for _, about, _, _ in traced(document(opened))} == {TABLED.symbol}


def test_every_word_of_the_story_has_an_origin_among_its_steps():
    found = document(*DRAFTING[1:])
    for provision in found.text.provisions:
        assert traced(found, provision.id)


@pytest.mark.parametrize(
    ("written", "chosen"),
    [
        ("b1:2", [("b1", 2, "")]),
        ("b1:2,BY-1:0", [("b1", 2, "BY-1:0"), ("BY-1", 0, "b1:2")]),
        ("b1", []),
        ("b1:x", []),
        (":1", []),
        ("b1:9999", []),
    ],
)
def test_which_readings_an_address_chooses(written, chosen):
    found = Seen(reading=written).chosen()
    assert [(each.bracket, each.reading, each.others) for each in found] == chosen


def test_each_step_is_told_of_the_provision_that_it_concerns():
    found = document(*DRAFTING[1:])
    told = Concerning(found, ()).between(1, 0)
    about = {home: [(step.act, step.about) for step in each] for home, each in told.items()}
    assert [name for _, name in about["p2"]][:6] == ["BY-1", "TJ-1", "b1", "BY-1", "p2", "p2"]
    assert about["p2"][6:] == [("corrigendum.issued", "CSTO/CSC/2011/L.4/Rev.1/Corr.1")]
    assert about["+KG-1"] == [("wording.proposed", "KG-1"), ("wording.withdrawn", "KG-1")]
    assert about["p3"][0] == ("bracket.opened", "chair-1")
    assert set(about) == {"p2", "p3", "+KG-1"}
    assert Concerning(found, ()).between(0, 0) == {}


def test_the_burn_down_tells_what_changed_the_number_up_to_the_session():
    burn = burn_down(steps(2, 3, 3, 4, 1), date(2011, 12, 21))
    assert [(p.open, p.entry) for p in burn.points] == [(2, 0), (3, 1), (4, 3), (1, 4)]
    assert not burn.thinned
    (ahead,) = burn.ahead
    assert (ahead.x_end, ahead.y) == (100, ahead.y_end)
    assert ahead.x == pytest.approx(100 * 4 / (36 + 24 - 1 / 60), abs=0.1)
    assert [level.number for level in burn.levels] == [0, 1, 2, 3, 4]
    assert burn.strokes[0].x == 0
    assert burn.strokes[-1].x_end == ahead.x


def test_a_burn_down_after_the_session_ends_with_its_last_step():
    burn = burn_down(steps(2, 1), date(2011, 12, 1))
    assert burn.ahead == ()
    assert burn.strokes[-1].x_end == 100


def test_a_text_without_brackets_or_with_one_step_has_a_burn_down():
    (point,) = burn_down(steps(0), date(2011, 12, 1)).points
    assert (point.open, point.steps) == (0, 1)


@pytest.mark.parametrize("many", [MOST - 1, MOST, MOST + 1, 500, 12_345])
def test_many_steps_are_thinned_without_hiding_how_far_they_went(many):
    counts = [1000 + (n * 37) % 91 for n in range(many)]
    burn = burn_down(steps(*counts), date(2011, 12, 20))
    assert len(burn.points) <= MOST
    assert burn.thinned == (many > MOST)
    assert sum(point.steps for point in burn.points) == many
    assert max(point.highest for point in burn.points) == max(counts)
    assert min(point.lowest for point in burn.points) == min(counts)
    assert (burn.points[0].open, burn.points[-1].open) == (counts[0], counts[-1])
    assert all(0 <= s.x <= s.x_end <= 100 for s in burn.strokes)
    assert len(burn.levels) <= 6
