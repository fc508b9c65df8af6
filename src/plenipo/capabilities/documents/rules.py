"""What stands against negotiating a text."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.documents.acts import (
    BracketOpened,
    BracketResolved,
    DocumentTabled,
    ProvisionAgreed,
    ProvisionReopened,
    RevisionIssued,
    WordingHeld,
    WordingProposed,
    WordingWithdrawn,
)
from plenipo.capabilities.documents.document import (
    ACTIONS,
    ALTERNATIVE,
    CLEAN,
    DELETE,
    INSERT,
    KINDS,
    NONE,
    PROVISION,
    STANDING,
    Document,
)
from plenipo.capabilities.documents.objections import (
    bad_code,
    no_such_bracket,
    no_such_passage,
    no_such_provision,
    no_such_reading,
    too_deep,
)
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.documents.wording import tabled
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.symbols.state import Symbols
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Listed, Word, either, listed, said
from plenipo.text.model import OPEN, STANCES, Bracket, brackets, deepest

HOLDINGS = (*(stance for stance in STANCES if stance != "propose"), NONE)
"""What can be said of a reading without proposing it."""


def refuse_document_tabled(state: State, act: DocumentTabled, by: Author, at: datetime) -> Refusals:
    """Refuse a document that is there already, before no session, of no kind, or without text."""
    del by
    session = state.of(Sessions).sessions.get(act.session)
    if session is None:
        return (state.of(Sessions).no_such_session(act.session),)
    found = state.of(Documents)
    there = said("There is a document '{document}' already: give this one another code.", act)
    same = said("The symbol '{symbol}' is that of another document: give this one its own.", act)
    kinds = said("A document is no '{kind}': it is one of {kinds}.", kind=act.kind, kinds=_kinds())
    empty = said("The document has no text: give its paragraphs, in bracket notation.")
    symbols = {issue.symbol for each in found.documents.values() for issue in each.issues}
    text = tabled(act)
    nameless = said("Give the document a title in at least one language.")
    item = act.item and act.item not in session.items
    return collect(
        Refusal("document-exists", there) if act.document in found.documents else None,
        Refusal("symbol-taken", same) if act.symbol in symbols else None,
        Refusal("no-such-kind", kinds) if act.kind not in KINDS else None,
        Refusal("no-text", empty) if not text.provisions else None,
        Refusal("no-name", nameless) if not any(act.names.values()) else None,
        bad_code(act.document),
        state.of(Symbols).malformed(session.bodies, act.symbol),
        too_deep(max((deepest(each.content) for each in text.provisions), default=0)),
        state.of(Sessions).no_such_item(act.session, act.item) if item else None,
        session.not_at(at),
    )


def refuse_wording_proposed(
    state: State, act: WordingProposed, by: Author, at: datetime
) -> Refusals:
    """Refuse a proposal that names no words that stand there, or proposes none."""
    document, found = _document(state, act.document, act.session, at)
    if document is None:
        return found
    taken = said("There is a proposal or bracket '{proposal}' already: take another code.", act)
    actions = said(
        "A proposal does not '{action}': it can {actions}.",
        action=act.action,
        actions=either(Word("proposing", each) for each in ACTIONS),
    )
    known = act.proposal in document.proposals or document.bracket(act.proposal) is not None
    return collect(
        found,
        _not_for(act.member, by),
        *(state.of(Members).no_such_member(each) for each in (act.member, *act.sponsors)),
        bad_code(act.proposal),
        Refusal("proposal-exists", taken) if known else None,
        Refusal("no-such-action", actions) if act.action not in ACTIONS else None,
        _where(document, act) if act.action in ACTIONS else None,
        _words(act),
        too_deep(deepest(document.content(act.words, act.proposal)) + 1),
    )


def _where(document: Document, act: WordingProposed) -> Refusal | None:
    """Object to a proposal on something that does not stand in the text."""
    if act.action == ALTERNATIVE:
        return no_such_bracket(document, act.bracket)
    if act.action == PROVISION and not act.provision:
        return None
    if act.action == PROVISION:
        return no_such_provision(document, act.provision)
    return no_such_passage(document, act.provision, act.passage, act.occurrence)


def _words(act: WordingProposed) -> Refusal | None:
    wanted = act.action != DELETE
    if wanted and not act.words.strip():
        return Refusal("no-words", said("The proposal has no words: give them, or delete."))
    if not wanted and act.words:
        return Refusal("words-beside", said("A deletion has no words of its own: leave them out."))
    if act.action == INSERT and not act.passage:
        sentence = said("Say after which words they are to be inserted: give the passage.")
        return Refusal("no-passage", sentence)
    return None


def refuse_wording_withdrawn(
    state: State, act: WordingWithdrawn, by: Author, at: datetime
) -> Refusals:
    """Refuse to withdraw what somebody else proposed, or what does not stand any more."""
    document, found = _document(state, act.document, act.session, at)
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
        _not_for(act.member, by),
        Refusal("proposal-over", over) if proposal.state != STANDING else None,
        Refusal("not-your-proposal", other) if act.member != proposal.member else None,
    )


def refuse_wording_held(state: State, act: WordingHeld, by: Author, at: datetime) -> Refusals:
    """Refuse to hold a reading that is not there, or in a way that there is not."""
    document, found = _document(state, act.document, act.session, at)
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
        _not_for(act.member, by),
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


def refuse_bracket_opened(state: State, act: BracketOpened, by: Author, at: datetime) -> Refusals:
    """Refuse to bracket words that do not stand there."""
    del by
    document, found = _document(state, act.document, act.session, at)
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


def refuse_bracket_resolved(
    state: State, act: BracketResolved, by: Author, at: datetime
) -> Refusals:
    """Refuse to decide a bracket that is not there, for a reading that it does not have."""
    del by
    document, found = _document(state, act.document, act.session, at)
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
    document, found = _document(state, act.document, act.session, at)
    if document is None:
        return found
    provision = document.text.provision(act.provision)
    still = said("Provision '{provision}' has brackets: they are to be decided first.", act)
    already = said("Provision '{provision}' is agreed already.", act)
    bracketed = provision is not None and any(True for _ in brackets(provision.content))
    agreed = provision is not None and provision.status != OPEN
    same = agreed and provision is not None and not _differs(provision.status, act)
    return collect(
        found,
        no_such_provision(document, act.provision),
        Refusal("still-bracketed", still) if bracketed else None,
        Refusal("agreed-already", already) if same else None,
    )


def _differs(status: str, act: ProvisionAgreed) -> bool:
    """Tell whether it is agreed otherwise now: what was ad referendum may be agreed in full."""
    return status == "agreed ad referendum" and not act.ad_referendum


def refuse_provision_reopened(
    state: State, act: ProvisionReopened, by: Author, at: datetime
) -> Refusals:
    """Refuse to reopen what is open, or without a reason."""
    del by
    document, found = _document(state, act.document, act.session, at)
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


def refuse_revision_issued(state: State, act: RevisionIssued, by: Author, at: datetime) -> Refusals:
    """Refuse a symbol that another version has, or a kind that there is not."""
    del by
    document, found = _document(state, act.document, act.session, at)
    if document is None:
        return found
    everywhere = state.of(Documents).documents.values()
    symbols = {issue.symbol for each in everywhere for issue in each.issues}
    taken = said("The symbol '{symbol}' is that of another version: give this one its own.", act)
    kinds = said("A document is no '{kind}': it is one of {kinds}.", kind=act.kind, kinds=_kinds())
    clean = said("The text has {open} brackets: it is no clean text.", open=document.open())
    wants_clean = act.kind in CLEAN and document.open() > 0
    return collect(
        found,
        Refusal("symbol-taken", taken) if act.symbol in symbols else None,
        state.of(Symbols).malformed(_bodies(state, act.session), act.symbol),
        Refusal("no-such-kind", kinds) if act.kind and act.kind not in KINDS else None,
        Refusal("not-clean", clean) if wants_clean else None,
    )


def _bodies(state: State, session: str) -> tuple[str, ...]:
    found = state.of(Sessions).sessions.get(session)
    return found.bodies if found else ()


def _kinds() -> Listed:
    return listed(Word("document-kind", each) for each in KINDS)


def _document(
    state: State, code: str, session: str, at: datetime
) -> tuple[Document | None, Refusals]:
    """Return the document of an act, and what stands against changing it at a moment."""
    documents = state.of(Documents)
    missing = documents.no_such_document(code, session)
    if missing is not None:
        return None, (missing,)
    document = documents.documents[code]
    meeting = state.of(Sessions).sessions.get(session)
    early = said(
        "The text of '{document}' changed at {moment}: what is done to it is done after that.",
        document=code,
        moment=document.changed,
    )
    return document, collect(
        Refusal("before-the-text", early) if at < document.changed else None,
        meeting.not_at(at) if meeting else None,
    )


def _not_for(member: str, by: Author) -> Refusal | None:
    """Object when an act is not entered by the member, nor for it."""
    if member in (by.principal, by.name):
        return None
    sentence = said(
        "What '{member}' holds is entered by '{member}' or on its behalf, not on behalf of"
        " '{other}'.",
        member=member,
        other=by.principal or by.name,
    )
    return Refusal("not-for-the-member", sentence)
