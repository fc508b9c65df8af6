"""A document becomes its next version, and what was proposed comes along or returns."""

from __future__ import annotations

import msgspec
import pytest
from case import after, state_after
from hypothesis import given
from hypothesis import strategies as st
from story import JOINT, MEETING, entry, on_draft

from plenipo.assembly import house
from plenipo.capabilities.documents.acts import (
    BracketRelated,
    BracketResolved,
    CorrigendumIssued,
    DocumentTabled,
    ProvisionAgreed,
    RevisionIssued,
    WordingAccepted,
    WordingHeld,
    WordingProposed,
    WordingSuggested,
    WordingWithdrawn,
)
from plenipo.capabilities.documents.state import Documents
from plenipo.core.act import Author
from plenipo.text.folding import all_in, folded
from plenipo.text.parties import Parties
from plenipo.text.reading import read
from plenipo.text.writing import write

PARTIES = ("AM", "BY", "KZ", "RU")
TEXT = """# Statement

1. We act against drugs and arms.

    (a) at home;

    (b) abroad.

2. We thank the [good - KZ] people of Tajikistan.
"""


def tabled(**fields):
    told = {"session": JOINT, "document": "L.4", "symbol": "L.4", "names": {"en": "Statement"}}
    return DocumentTabled(**{**told, "text": TEXT, "parties": PARTIES, **fields})


def document(*acts, **fields):
    """Return the statement after acts."""
    return state_after(tabled(**fields), *acts).of(Documents).documents["L.4"]


def text(*acts, **fields):
    return write(document(*acts, **fields).text)


def proposed(action="replace", proposal="BY-1", member="BY", **fields):
    told = {"provision": "p2", "passage": "drugs", "words": "all drugs", **fields}
    return on_draft(WordingProposed, proposal=proposal, member=member, action=action, **told)


def structural(action, provision, other="", **fields):
    told = {"provision": provision, "other": other, "passage": "", "words": "", **fields}
    return proposed(action, **told)


def taken(proposal="BY-1"):
    return on_draft(WordingAccepted, proposal=proposal)


def revised(text="", **fields):
    return on_draft(RevisionIssued, **{"symbol": "L.4/Rev.1", "text": text, **fields})


@pytest.mark.parametrize(
    ("act", "mark", "after"),
    [
        (structural("move", "p2", "p5"), "[We act against drugs and arms. - BY move after 2]",
         "2. We thank the [good - KZ] people of Tajikistan.\n\n1. We act"),
        (structural("move", "p5"), "Tajikistan. - BY move first]",
         "2. We thank the [good - KZ] people of Tajikistan.\n\n# Statement"),
        (structural("merge", "p4", "p3"), "[abroad. - BY merge after 1, (a)]",
         "(a) at home; abroad."),
        (structural("merge", "p4", "p3", words="everywhere."), "[abroad.", "(a) everywhere.\n\n2."),
        (structural("split", "p2", passage="against", number="1 bis"), "act [against drugs",
         "1. We act\n\n1 bis. against drugs and arms."),
        (proposed("delete", words=""), "[drugs - BY delete]", "1. We act against and arms."),
        (proposed("insert"), "[ all drugs - BY]", "against drugs all drugs and arms"),
        (proposed(), "[drugs / all drugs - BY]", "1. We act against all drugs and arms."),
        (proposed("provision", provision="p4", passage="", number="(c)", words="at sea."),
         "[at sea. - BY]", "(b) abroad.\n\n    (c) at sea."),
    ],
)  # fmt: skip
def test_a_proposal_is_marked_and_done_when_it_is_accepted(act, mark, after):
    assert mark in text(act)
    done = document(act, taken())
    assert after in write(done.text)
    assert done.proposals["BY-1"].state == "decided"
    assert done.open() == 1


def test_the_chair_proposes_in_its_own_name():
    told = {"proposal": "C-1", "action": "replace", "provision": "p2", "passage": "drugs"}
    act = on_draft(WordingSuggested, **told, words="narcotics")
    assert "[drugs / narcotics - Chair]" in text(act)
    assert "narcotics and arms" in text(act, taken("C-1"))


def test_brackets_side_by_side_are_rivals_when_that_is_said():
    side = "1. We will [act][work] [now] soon."
    both = document(text=side)
    assert write(folded(both.text, all_in)) == "1. We will act now soon.\n"
    rivals = document(on_draft(BracketRelated, bracket="b2", relation="rival"), text=side)
    assert write(folded(rivals.text, all_in)) == "1. We will act soon.\n"


def test_an_error_is_put_right_also_in_what_is_agreed():
    fixed = on_draft(
        CorrigendumIssued,
        symbol="L.4/Corr.1",
        provision="p2",
        passage="act",
        words="work",
        reason="a",
    )
    found = document(on_draft(ProvisionAgreed, provision="p2"), fixed)
    assert "1. We work against drugs and arms. [Agreed]" in write(found.text)
    assert [issue.symbol for issue in found.issues] == ["L.4", "L.4/Corr.1"]
    assert found.symbol == "L.4"


def test_a_revision_with_another_text_carries_what_stands_there_still():
    new = TEXT.replace("1. We act", "1. Resolved, we act").replace("[good - KZ] ", "")
    found = document(proposed(), revised(new))
    assert "1. Resolved, we act against [drugs / all drugs - BY] and arms." in write(found.text)
    assert found.proposals["BY-1"].state == "standing"
    assert found.issues[-1].symbol == found.symbol == "L.4/Rev.1"
    assert [each.id for each in found.text.provisions] == ["p1", "p2", "p3", "p4", "p5"]


def test_what_was_proposed_of_other_words_returns_with_what_they_were():
    found = document(proposed(), revised(TEXT.replace("drugs", "narcotics")))
    proposal = found.proposals["BY-1"]
    assert (proposal.state, proposal.ended) == ("returned", "L.4/Rev.1")
    assert "drugs" in write_of(proposal.home)
    assert "BY" not in write(found.text)
    gone = on_draft(WordingWithdrawn, proposal="BY-1", member="BY")
    withdrawn = document(proposed(), revised(TEXT.replace("drugs", "narcotics")), gone)
    assert withdrawn.proposals["BY-1"].state == "withdrawn"


def write_of(content):
    return "".join(piece.text for piece in content if hasattr(piece, "text"))


@pytest.mark.parametrize(
    ("act", "new", "state"),
    [
        (proposed(), "[drugs / all drugs - BY]", "standing"),
        (proposed(), "[drugs / all drugs]", "standing"),
        (proposed(), "[drugs - KZ]", "standing"),
        (proposed("insert"), "drugs all drugs", "returned"),
        (proposed("delete", words=""), "[drugs]", "standing"),
        (proposed("delete", words=""), "narcotics", "returned"),
        (structural("move", "p2", "p5"), "drugs", "standing"),
        (structural("move", "p2", "p5"), "narcotics", "returned"),
        (structural("split", "p2", passage="against"), "narcotics", "standing"),
        (proposed("alternative", bracket="b1", provision=""), "drugs", "standing"),
        (proposed("provision", provision="p4", passage=""), "narcotics", "standing"),
    ],
)
def test_proposals_of_every_kind_come_along_or_return(act, new, state):
    found = document(act, revised(TEXT.replace("drugs", new)))
    assert found.proposals["BY-1"].state == state
    assert (" - BY" in write(found.text)) == (state == "standing" and new != "[drugs / all drugs]")
    read(write(found.text), Parties.of_codes(PARTIES))


def test_a_proposal_on_words_of_another_returns_when_those_are_withdrawn():
    inside = proposed(proposal="AM-1", member="AM", passage="all", words="most")
    gone = on_draft(WordingWithdrawn, proposal="BY-1", member="BY")
    found = document(proposed(), inside, gone)
    assert found.proposals["AM-1"].state == "returned"
    assert "against drugs and arms" in write(found.text)


def test_a_proposal_on_words_of_another_returns_when_those_have_too_little_support():
    inside = proposed(proposal="AM-1", member="AM", passage="all", words="most")
    held = on_draft(WordingHeld, bracket="AM-1", alternative=2, member="RU", stance="support")
    found = document(proposed(), inside, held, revised(), support=2)
    assert found.proposals["BY-1"].state == "unsupported"
    assert found.proposals["AM-1"].state == "returned"


def test_what_others_said_of_a_reading_comes_along_or_goes_back_to_them():
    support = on_draft(WordingHeld, bracket="BY-1", alternative=2, member="AM", stance="support")
    doubt = on_draft(WordingHeld, bracket="b1", member="RU", stance="reserve", note="scrutiny")
    stays = document(proposed(), support, doubt, revised(TEXT.replace("1. We", "1. All: We")))
    assert "[drugs / all drugs - BY; AM retain]" in write(stays.text)
    assert "[good - KZ; RU scrutiny]" in write(stays.text)
    assert stays.lapsed == []
    plain = TEXT.replace("drugs", "narcotics").replace("[good - KZ] ", "")
    gone = document(proposed(), support, doubt, revised(plain))
    told = [(each.party, each.stance, each.words, each.revision) for each in gone.lapsed]
    assert told == [
        ("AM", "support", "all drugs", "L.4/Rev.1"),
        ("KZ", "propose", "good", "L.4/Rev.1"),
        ("RU", "reserve", "good", "L.4/Rev.1"),
    ]


def test_what_the_new_text_has_settled_is_decided():
    found = document(proposed(), revised(TEXT, settled=("BY-1",)))
    assert found.proposals["BY-1"].state == "decided"
    assert "BY" not in write(found.text)


def test_a_reading_that_too_few_support_goes_when_a_revision_is_issued():
    support = on_draft(WordingHeld, bracket="BY-1", alternative=2, member="AM", stance="support")
    alone = document(proposed(), revised(), support=2)
    assert alone.proposals["BY-1"].state == "unsupported"
    assert "against drugs and arms" in write(alone.text)
    together = document(proposed(), support, revised(), support=2)
    assert together.proposals["BY-1"].state == "standing"


def test_what_is_agreed_stays_so_where_the_words_do():
    agreed = on_draft(ProvisionAgreed, provision="p2")
    found = document(agreed, revised(TEXT.replace("1. We act", "7. We act")))
    assert "7. We act against drugs and arms. [Agreed]" in write(found.text)
    assert list(found.agreed) == ["p2"]


def test_a_proposal_on_an_older_version_stands_where_its_words_are_now():
    new = TEXT.replace("1. We act", "1. On drugs: we act")
    late = proposed(version="L.4")
    assert "On drugs: we act against [drugs / all drugs - BY]" in text(revised(new), late)


STEPS = st.lists(
    st.one_of(
        st.sampled_from(("p2", "p3", "p4", "p5")).flatmap(
            lambda one: st.sampled_from(("", "p2", "p3", "p5")).flatmap(
                lambda other: st.sampled_from(("move", "merge")).map(
                    lambda action: structural(action, one, other)
                )
            )
        ),
        st.sampled_from(("drugs", "We", "act against", "arms", "good", "other", "words")).flatmap(
            lambda words: st.sampled_from(("replace", "insert", "delete", "split")).map(
                lambda action: proposed(
                    action,
                    provision="p2" if words != "good" else "p5",
                    passage=words,
                    words="" if action in {"delete", "split"} else "other words",
                )
            )
        ),
        st.sampled_from(("BY-0", "BY-1", "BY-2")).map(taken),
        st.sampled_from(("BY-0", "BY-1")).map(
            lambda code: on_draft(WordingWithdrawn, proposal=code, member="BY")
        ),
        st.integers(0, 2).map(
            lambda number: on_draft(BracketResolved, bracket="BY-0", alternative=number)
        ),
        st.sampled_from(
            (TEXT, TEXT.replace("drugs", "narcotics"), TEXT.replace("1. We", "1. All of us: We"))
        ).map(revised),
    ),
    max_size=8,
)


def called(act, number):
    """Return an act with a code or symbol of its own."""
    if isinstance(act, WordingProposed):
        return msgspec.structs.replace(act, proposal=f"BY-{number}")
    if isinstance(act, RevisionIssued):
        return msgspec.structs.replace(act, symbol=f"L.4/Rev.{number}")
    return act


def step(state, act):
    state.apply(entry(state.size, after(0, act)))
    return state


@given(STEPS)
def test_no_proposal_is_lost_whatever_is_done(steps):
    state = state_after(tabled())
    made = 0
    for number, drawn in enumerate(steps):
        act = called(drawn, number)
        whose = getattr(act, "member", "")
        if house().refuse(state, act, Author("secretariat", whose), MEETING):
            continue
        made += isinstance(act, WordingProposed)
        state = step(state, act)
        found = state.of(Documents).documents["L.4"]
        assert len(found.proposals) == made
        for proposal in found.proposals.values():
            stands = found.bracket(proposal.bracket) is not None
            assert stands == (proposal.state == "standing"), (proposal, write(found.text))
        again = read(write(found.text), Parties.of_codes((*PARTIES, "Chair")))
        assert write(again.text) == write(found.text)
