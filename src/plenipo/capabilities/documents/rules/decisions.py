"""What stands against deciding what is in a text: brackets, proposals, provisions."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.documents.acts import (
    BracketOpened,
    BracketRelated,
    BracketResolved,
    DocumentProjected,
    ProjectionEnded,
    ProvisionAgreed,
    ProvisionReopened,
    WordingAccepted,
)
from plenipo.capabilities.documents.document import STANDING
from plenipo.capabilities.documents.objections import (
    bad_code,
    document_of,
    no_such_bracket,
    no_such_passage,
    no_such_provision,
    no_such_reading,
)
from plenipo.capabilities.documents.rules.holdings import held_by_somebody
from plenipo.capabilities.documents.state import Documents, Screens
from plenipo.capabilities.documents.wording import accepted
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, listed, said
from plenipo.text.amending import followed_by
from plenipo.text.model import OPEN, RELATIONS


def refuse_wording_accepted(
    state: State, act: WordingAccepted, by: Author, at: datetime
) -> Refusals:
    """Refuse to accept what is not proposed, or cannot be done to the text as it stands."""
    del by
    document, found = document_of(state, act.document, act.session, at)
    if document is None:
        return found
    proposal = document.proposals.get(act.proposal)
    if proposal is None:
        nothing = said("There is no proposal '{proposal}' on '{document}'.", act)
        return (*found, Refusal("no-such-proposal", nothing))
    over = said("The proposal '{proposal}' does not stand any more: nothing is left to do.", act)
    stands = proposal.state == STANDING
    cannot = said(
        "What '{proposal}' proposes cannot be done to the text as it stands: decide its bracket.",
        act,
    )
    return collect(
        found,
        None if stands else Refusal("proposal-over", over),
        Refusal("not-to-be-done", cannot)
        if stands and accepted(document, proposal) is None
        else None,
    )


def refuse_bracket_opened(state: State, act: BracketOpened, by: Author, at: datetime) -> Refusals:
    """Refuse to bracket words that do not stand there."""
    del by
    document, found = document_of(state, act.document, act.session, at)
    if document is None:
        return found
    taken = said("There is a bracket or proposal '{bracket}' already: take another code.", act)
    known = act.bracket in document.proposals or document.bracket(act.bracket) is not None
    return collect(
        found,
        bad_code(act.bracket),
        Refusal("bracket-exists", taken) if known else None,
        no_such_passage(document, act.provision, act.passage, act.occurrence),
    )


def refuse_bracket_related(state: State, act: BracketRelated, by: Author, at: datetime) -> Refusals:
    """Refuse to relate a bracket to one that is not there, or in a way that there is not."""
    del by
    document, found = document_of(state, act.document, act.session, at)
    if document is None:
        return found
    bracket = document.bracket(act.bracket)
    known = said(
        "Brackets are not '{relation}' to each other: they are {relations}.",
        relation=act.relation,
        relations=listed(Word("relation", each) for each in RELATIONS),
    )
    alone = said(
        "No bracket stands right after '{bracket}': there is nothing to relate it to.", act
    )
    same = said("That is said of '{bracket}' already: nothing is left to do.", act)
    follows = bracket is not None and followed_by(document.text, act.bracket)
    return collect(
        found,
        no_such_bracket(document, act.bracket),
        Refusal("no-such-relation", known) if act.relation not in RELATIONS else None,
        Refusal("no-bracket-after", alone) if bracket is not None and not follows else None,
        Refusal("related-already", same)
        if bracket is not None and bracket.relation == act.relation
        else None,
    )


def refuse_bracket_resolved(
    state: State, act: BracketResolved, by: Author, at: datetime
) -> Refusals:
    """Refuse to decide a bracket that is not there, for a reading that it does not have."""
    del by
    document, found = document_of(state, act.document, act.session, at)
    if document is None:
        return found
    return collect(
        found,
        no_such_bracket(document, act.bracket),
        no_such_reading(document.bracket(act.bracket), act.alternative, 0),
    )


def refuse_provision_agreed(
    state: State, act: ProvisionAgreed, by: Author, at: datetime
) -> Refusals:
    """Refuse to agree to what is bracketed, or agreed already."""
    del by
    document, found = document_of(state, act.document, act.session, at)
    if document is None:
        return found
    provision = document.text.provision(act.provision)
    still = said("Provision '{provision}' has brackets: they are to be decided first.", act)
    already = said("Provision '{provision}' is agreed already.", act)
    bracketed = provision is not None and bool(provision.brackets)
    agreed = provision is not None and provision.status != OPEN
    same = agreed and provision is not None and not _differs(provision.status, act)
    return collect(
        found,
        no_such_provision(document, act.provision),
        Refusal("still-bracketed", still) if bracketed else None,
        Refusal("agreed-already", already) if same else None,
        held_by_somebody(state, document, act, at),
    )


def _differs(status: str, act: ProvisionAgreed) -> bool:
    """Tell whether it is agreed otherwise now: what was ad referendum may be agreed in full."""
    return status == "agreed ad referendum" and not act.ad_referendum


def refuse_provision_reopened(
    state: State, act: ProvisionReopened, by: Author, at: datetime
) -> Refusals:
    """Refuse to reopen what is open, or without a reason."""
    del by
    document, found = document_of(state, act.document, act.session, at)
    if document is None:
        return found
    is_open = said("Provision '{provision}' is not agreed: it need not be reopened.", act)
    provision = document.text.provision(act.provision)
    there = provision is not None
    closed = provision is not None and provision.status != OPEN
    reason = said("Give a reason for reopening it.")
    return collect(
        found,
        no_such_provision(document, act.provision),
        Refusal("not-agreed", is_open) if there and not closed else None,
        state.of(Members).no_such_member(act.member) if act.member else None,
        None if act.reason.strip() else Refusal("no-reason", reason),
    )


def refuse_document_projected(
    state: State, act: DocumentProjected, by: Author, at: datetime
) -> Refusals:
    """Refuse to show what is not there."""
    del by
    missing = state.of(Documents).no_such_document(act.document, act.session)
    if missing is not None:
        return (missing,)
    document = state.of(Documents).documents[act.document]
    meeting = state.of(Sessions).sessions.get(act.session)
    return collect(
        no_such_provision(document, act.provision) if act.provision else None,
        meeting.not_at(at) if meeting else None,
    )


def refuse_projection_ended(
    state: State, act: ProjectionEnded, by: Author, at: datetime
) -> Refusals:
    """Refuse to take down what is not shown."""
    del by
    missing = state.of(Documents).no_such_document(act.document, act.session)
    if missing is not None:
        return (missing,)
    shows = state.of(Screens).on(act.session, act.document)
    absent = said("The screen does not show '{document}': there is nothing to take down.", act)
    early = said(
        "The screen has shown '{document}' since {moment}: it is taken down after that.",
        document=act.document,
        moment=shows.moment if shows else at,
    )
    return collect(
        Refusal("not-projected", absent) if shows is None else None,
        Refusal("before-the-projection", early) if shows and at < shows.moment else None,
    )
