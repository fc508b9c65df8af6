"""How a text is negotiated, step by step."""

from __future__ import annotations

import pytest
from case import state_after
from story import DRAFTING, entries, on_draft

from plenipo.assembly import house
from plenipo.capabilities.documents.acts import (
    BracketResolved,
    ProvisionAgreed,
    WordingHeld,
    WordingProposed,
    WordingWithdrawn,
)
from plenipo.capabilities.documents.state import Documents
from plenipo.text.writing import write

TABLED = DRAFTING[0]


def document(*acts):
    """Return the draft statement after acts."""
    return state_after(TABLED, *acts).of(Documents).documents["L.4"]


def first(*acts):
    """Return the first paragraph of the draft statement after acts."""
    return write(document(*acts).text).split("\n\n")[1]


def proposed(action, proposal="BY-1", member="BY", **fields):
    """Return a proposal on the first paragraph."""
    told = {"provision": "p2", **fields}
    return on_draft(WordingProposed, proposal=proposal, member=member, action=action, **told)


@pytest.mark.parametrize(
    ("act", "after"),
    [
        (
            proposed("replace", passage="the threat", words="any threat", sponsors=("AM",)),
            "against [the threat / any threat - BY, AM] of drugs and",
        ),
        (
            proposed("insert", passage="threat", words="and menace"),
            "against the threat[ and menace - BY] of drugs and",
        ),
        (
            proposed("delete", passage="the threat of"),
            "against [the threat of - BY delete] drugs and",
        ),
        (
            proposed("alternative", bracket="b1", words="some day"),
            "[at once / in time - RU; UZ reserve / some day - BY]",
        ),
    ],
)
def test_a_proposal_stands_in_brackets_with_its_owner(act, after):
    assert after in first(act)


@pytest.mark.parametrize(
    "act",
    [
        proposed("replace", passage="the threat", words="any threat"),
        proposed("insert", passage="threat", words="and menace"),
        proposed("delete", passage="the threat of"),
        proposed("alternative", bracket="b1", words="some day"),
        proposed("provision", provision="p3", number="3", words="We thank all."),
        proposed("move", other="p3"),
        proposed("merge", other="p3"),
        proposed("split", passage="against"),
    ],
)
def test_a_proposal_that_is_withdrawn_leaves_the_text_as_it_was(act):
    gone = on_draft(WordingWithdrawn, proposal="BY-1", member="BY")
    assert write(document(act, gone).text) == write(document().text)


def test_words_that_somebody_else_holds_stay_when_their_proposer_withdraws():
    said = proposed("replace", passage="the threat", words="any threat")
    support = on_draft(WordingHeld, bracket="BY-1", alternative=2, member="AM", stance="support")
    gone = on_draft(WordingWithdrawn, proposal="BY-1", member="BY")
    assert "[the threat / any threat - AM retain]" in first(said, support, gone)


def test_a_stance_replaces_the_one_before():
    support = on_draft(WordingHeld, bracket="b1", member="AM", stance="support")
    oppose = on_draft(WordingHeld, bracket="b1", member="AM", stance="oppose")
    back = on_draft(WordingHeld, bracket="b1", member="AM", stance="none")
    assert "[at once - AM delete /" in first(support, oppose)
    assert "[at once / in time" in first(support, oppose, back)


def test_what_became_of_proposals_and_how_many_brackets_were_left():
    found = document(*DRAFTING[1:])
    assert {code: each.state for code, each in found.proposals.items()} == {
        "BY-1": "decided",
        "TJ-1": "decided",
        "KG-1": "withdrawn",
        "chair-2": "decided",
        "AM-1": "decided",
    }
    opened = [2, 3, 3, 4, 3, 3, 4, 3, 2, 2, 2, 3, 4, 5, 5, 4, 4, 4, 1]
    assert [step.open for step in found.steps] == opened
    assert [issue.symbol.rpartition("CSC/2011/")[2] for issue in found.issues] == [
        *("L.4", "L.4/Rev.1", "L.4/Rev.1/Corr.1", "L.4/Rev.2"),
    ]
    assert found.reopened["p2"].reason == "for one term"


def test_agreement_is_bound_to_words_and_their_digest():
    clean = on_draft(BracketResolved, bracket="b1", alternative=1)
    agreed = on_draft(ProvisionAgreed, provision="p2")
    assert first(clean, agreed).endswith("arms. [Agreed]")
    assert document().digest() != document(clean).digest()


def test_an_act_on_what_a_reader_does_not_see_changes_nothing():
    told = [entry for entry in entries() if getattr(entry.act, "document", "") == "L.4"]
    state = house().new_state().fold(told[1:])
    assert not state.of(Documents).documents
    for hidden in range(1, len(told)):
        seen = [entry for place, entry in enumerate(told) if place != hidden]
        text = house().new_state().fold(seen).of(Documents).documents["L.4"].text
        assert write(text)
