"""What stands against what delegations and the chair propose, and say of words."""

from __future__ import annotations

from datetime import datetime

import msgspec

from plenipo.capabilities.documents.acts import (
    WordingHeld,
    WordingProposed,
    WordingSuggested,
    WordingWithdrawn,
)
from plenipo.capabilities.documents.document import (
    ACTIONS,
    NONE,
    OF_WORDS,
    RETURNED,
    STANDING,
    Document,
)
from plenipo.capabilities.documents.objections import (
    document_of,
    no_such_bracket,
    no_such_reading,
    not_for,
)
from plenipo.capabilities.documents.revising import place_now
from plenipo.capabilities.documents.rules.proposals import (
    no_proposal,
    where_it_stands,
    words_changed,
)
from plenipo.capabilities.members.state import Members
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, listed, said
from plenipo.text.model import STANCES, Bracket

HOLDINGS = (*(stance for stance in STANCES if stance != "propose"), NONE)
"""What can be said of a reading without proposing it."""


def refuse_wording_proposed(
    state: State, act: WordingProposed, by: Author, at: datetime
) -> Refusals:
    """Refuse a proposal that names no words that stand there, or proposes none."""
    document, found = document_of(state, act.document, act.session, at)
    if document is None:
        return found
    return collect(
        found,
        not_for(act.member, by),
        *(state.of(Members).no_such_member(each) for each in (act.member, *act.sponsors)),
        *no_proposal(document, act, ACTIONS),
        *_of_version(document, act),
    )


def refuse_wording_suggested(
    state: State, act: WordingSuggested, by: Author, at: datetime
) -> Refusals:
    """Refuse a proposal of the chair that names no words that stand there, or proposes none."""
    del by
    document, found = document_of(state, act.document, act.session, at)
    if document is None:
        return found
    return collect(
        found,
        *no_proposal(document, act, OF_WORDS),
        *(where_it_stands(document, act) if act.action in OF_WORDS else ()),
    )


def _of_version(document: Document, act: WordingProposed) -> Refusals:
    """Object to a proposal on words that do not stand: now, or in the version it was made on."""
    if act.action not in ACTIONS:
        return ()
    if not act.version:
        return where_it_stands(document, act)
    if document.version(act.version) is None:
        sentence = said("There is no version '{version}' of '{document}'.", act)
        return (Refusal("no-such-version", sentence),)
    there = place_now(document, act)
    if there is None:
        return (words_changed(document, act),)
    return where_it_stands(document, msgspec.structs.replace(act, occurrence=there))


def refuse_wording_withdrawn(
    state: State, act: WordingWithdrawn, by: Author, at: datetime
) -> Refusals:
    """Refuse to withdraw what somebody else proposed, or what does not stand any more."""
    document, found = document_of(state, act.document, act.session, at)
    if document is None:
        return found
    proposal = document.proposals.get(act.proposal)
    if proposal is None:
        nothing = said("There is no proposal '{proposal}' on '{document}'.", act)
        return (*found, Refusal("no-such-proposal", nothing))
    over = said("The proposal '{proposal}' does not stand any more: nothing is left to do.", act)
    other = said(
        "The proposal '{proposal}' is not of '{member}', but of '{proposer}'.",
        act,
        proposer=proposal.member,
    )
    return collect(
        found,
        not_for(act.member, by),
        Refusal("proposal-over", over) if proposal.state not in {STANDING, RETURNED} else None,
        Refusal("not-your-proposal", other) if act.member != proposal.member else None,
    )


def refuse_wording_held(state: State, act: WordingHeld, by: Author, at: datetime) -> Refusals:
    """Refuse to hold a reading that is not there, or in a way that there is not."""
    document, found = document_of(state, act.document, act.session, at)
    if document is None:
        return found
    stances = said(
        "'{stance}' can be said of no reading: say one of {stances}.",
        stance=act.stance,
        stances=listed(Word("holding", each) for each in HOLDINGS),
    )
    bracket = document.bracket(act.bracket)
    return collect(
        found,
        not_for(act.member, by),
        state.of(Members).no_such_member(act.member),
        Refusal("no-such-stance", stances) if act.stance not in HOLDINGS else None,
        no_such_bracket(document, act.bracket),
        no_such_reading(bracket, act.alternative, 1),
        _nothing_said(bracket, act) if act.stance == NONE else None,
    )


def _nothing_said(bracket: Bracket | None, act: WordingHeld) -> Refusal | None:
    if bracket is None or not 1 <= act.alternative <= len(bracket.alternatives):
        return None
    if any(act.member == each.party for each in bracket.alternatives[act.alternative - 1].stances):
        return None
    sentence = said(
        "'{member}' has said nothing of this reading: nothing is to be taken back.", act
    )
    return Refusal("nothing-said", sentence)
