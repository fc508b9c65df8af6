"""Documents and their texts, as negotiation has made them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plenipo.capabilities.documents.acts import (
    BracketOpened,
    BracketRelated,
    BracketResolved,
    CorrigendumIssued,
    DocumentTabled,
    ProvisionAgreed,
    ProvisionReopened,
    RevisionIssued,
    WordingAccepted,
    WordingHeld,
    WordingProposed,
    WordingSuggested,
    WordingWithdrawn,
)
from plenipo.capabilities.documents.document import (
    ALTERNATIVE,
    CHAIR_CODE,
    DECIDED,
    NONE,
    RETURNED,
    STANDING,
    WITHDRAWN,
    Document,
    Issue,
    Proposal,
    Step,
)
from plenipo.capabilities.documents.revising import place_now, take_revision
from plenipo.capabilities.documents.wording import (
    ENDS,
    accepted,
    changed_bracket,
    read_text,
    with_proposal,
    with_status,
    without_proposal,
)
from plenipo.core.act import Act, Entry, wire_name
from plenipo.core.fold import folds
from plenipo.core.refusal import Refusal
from plenipo.core.said import said
from plenipo.text.amending import enclosed, held, in_provision, passage, resolved
from plenipo.text.folding import spaced
from plenipo.text.model import AD_REFERENDUM, AGREED, OPEN, Stance


class Documents(msgspec.Struct):
    """All documents, by their codes."""

    documents: dict[str, Document] = {}

    def of_session(self, session: str) -> Iterator[Document]:
        """Return the documents before a session, in the order in which they were tabled."""
        return (each for each in self.documents.values() if each.session == session)

    def on_item(self, session: str, item: str) -> Iterator[Document]:
        """Return the documents that belong to an item."""
        return (each for each in self.of_session(session) if each.item == item)

    @folds(DocumentTabled)
    def document_tabled(self, entry: Entry[DocumentTabled]) -> None:
        """Take in a document."""
        act = entry.act
        text = read_text(act.text, act.parties, act.language)
        first = Issue(act.symbol, act.kind, entry.seq, entry.effective, text)
        document = Document(
            code=act.document,
            session=act.session,
            item=act.item,
            symbol=act.symbol,
            names=act.names,
            kind=act.kind,
            originator=act.originator,
            source=act.source,
            text=text,
            parties=act.parties,
            entry=entry.seq,
            changed=entry.effective,
            issues=[first],
            audience=entry.audience,
            support=act.support,
        )
        self.documents[act.document] = document
        _step(document, entry, about=act.symbol, member=act.originator)

    @folds(WordingProposed)
    def wording_proposed(self, entry: Entry[WordingProposed]) -> None:
        """Put what is proposed into the text, in brackets."""
        act = entry.act
        document = self.documents.get(act.document)
        if document is None:
            return
        proposal = _proposal(entry, act.member)
        proposal.sponsors, proposal.other = act.sponsors, act.other
        there = place_now(document, act) if act.version else act.occurrence
        if there is not None:
            proposal.occurrence = there
            _propose(document, entry, proposal)

    @folds(WordingSuggested)
    def wording_suggested(self, entry: Entry[WordingSuggested]) -> None:
        """Put what the chair proposes into the text, in brackets."""
        document = self.documents.get(entry.act.document)
        if document is not None:
            _propose(document, entry, _proposal(entry, CHAIR_CODE))

    @folds(WordingAccepted)
    def wording_accepted(self, entry: Entry[WordingAccepted]) -> None:
        """Let the text be as a proposal wants it."""
        act = entry.act
        document = self.documents.get(act.document)
        proposal = document.proposals.get(act.proposal) if document else None
        if document is None or proposal is None or proposal.state != STANDING:
            return
        changed = accepted(document, proposal)
        if changed is None:
            return
        document.text = changed
        _settle(document)
        _step(document, entry, about=act.proposal, reason=act.decided or act.reason)

    @folds(WordingWithdrawn)
    def wording_withdrawn(self, entry: Entry[WordingWithdrawn]) -> None:
        """Take a proposal back; where nobody else holds it, the text is as it was before."""
        act = entry.act
        document = self.documents.get(act.document)
        proposal = document.proposals.get(act.proposal) if document else None
        if document is None or proposal is None or proposal.state not in {STANDING, RETURNED}:
            return
        if proposal.state == STANDING:
            document.text = without_proposal(document, proposal)
        proposal.state = WITHDRAWN
        _step(document, entry, about=act.proposal, member=act.member, reason=act.reason)

    @folds(WordingHeld)
    def wording_held(self, entry: Entry[WordingHeld]) -> None:
        """Note what a delegation holds of a reading."""
        act = entry.act
        document = self.documents.get(act.document)
        bracket = document.bracket(act.bracket) if document else None
        if document is None or bracket is None or act.alternative > len(bracket.alternatives):
            return
        stance = Stance(act.member, "" if act.stance == NONE else act.stance, act.note)
        change = held(act.alternative, stance)
        document.text = changed_bracket(
            document.text, act.bracket, lambda one: change(one) if one.part in ENDS else one
        )
        _step(document, entry, about=act.bracket, member=act.member, reason=act.note)

    @folds(BracketOpened)
    def bracket_opened(self, entry: Entry[BracketOpened]) -> None:
        """Put words into brackets."""
        act = entry.act
        document = self.documents.get(act.document)
        provision = document.text.provision(act.provision) if document else None
        if document is None or provision is None:
            return
        changed = passage(provision.content, act.passage, act.occurrence, enclosed(act.bracket))
        if changed is None:
            return
        document.text = in_provision(document.text, act.provision, changed)
        _step(document, entry, about=act.bracket, reason=act.reason)

    @folds(BracketResolved)
    def bracket_resolved(self, entry: Entry[BracketResolved]) -> None:
        """Let one reading stay."""
        act = entry.act
        document = self.documents.get(act.document)
        bracket = document.bracket(act.bracket) if document else None
        if document is None or bracket is None or act.alternative > len(bracket.alternatives):
            return
        document.text = resolved(document.text, act.bracket, act.alternative)
        _settle(document)
        _step(document, entry, about=act.bracket, reason=act.decided or act.reason)

    @folds(BracketRelated)
    def bracket_related(self, entry: Entry[BracketRelated]) -> None:
        """Note how a bracket stands to the one right after it."""
        act = entry.act
        document = self.documents.get(act.document)
        if document is None or document.bracket(act.bracket) is None:
            return
        document.text = changed_bracket(
            document.text,
            act.bracket,
            lambda one: msgspec.structs.replace(one, relation=act.relation),
        )
        _step(document, entry, about=act.bracket, reason=act.relation)

    @folds(ProvisionAgreed)
    def provision_agreed(self, entry: Entry[ProvisionAgreed]) -> None:
        """Note that a provision is agreed."""
        act = entry.act
        document = self.documents.get(act.document)
        if document is None or document.text.provision(act.provision) is None:
            return
        status = AD_REFERENDUM if act.ad_referendum else AGREED
        document.text = with_status(document.text, act.provision, status)
        document.agreed[act.provision] = _step(document, entry, about=act.provision)

    @folds(ProvisionReopened)
    def provision_reopened(self, entry: Entry[ProvisionReopened]) -> None:
        """Note that a provision is open again."""
        act = entry.act
        document = self.documents.get(act.document)
        if document is None or document.text.provision(act.provision) is None:
            return
        document.text = with_status(document.text, act.provision, OPEN)
        document.agreed.pop(act.provision, None)
        step = _step(document, entry, about=act.provision, member=act.member, reason=act.reason)
        document.reopened[act.provision] = step

    @folds(RevisionIssued)
    def revision_issued(self, entry: Entry[RevisionIssued]) -> None:
        """Keep the text as it stands under a symbol."""
        act = entry.act
        document = self.documents.get(act.document)
        if document is None:
            return
        take_revision(document, act)
        _issue(document, entry, act.symbol, act.note)

    @folds(CorrigendumIssued)
    def corrigendum_issued(self, entry: Entry[CorrigendumIssued]) -> None:
        """Put an error right, also in what is agreed."""
        act = entry.act
        document = self.documents.get(act.document)
        provision = document.text.provision(act.provision) if document else None
        if document is None or provision is None:
            return
        right = document.content(act.words, act.symbol)
        changed = passage(provision.content, act.passage, act.occurrence, lambda _: right)
        if changed is None:
            return
        changed = changed if act.words else spaced(changed)
        document.text = in_provision(document.text, act.provision, changed)
        if document.issues[-1].symbol == act.symbol:
            document.issues.pop()  # one corrigendum puts several errors right
        _issue(document, entry, act.symbol, act.reason)

    def no_such_document(self, code: str, session: str) -> Refusal | None:
        """Object to a document that is not there, or is before another session."""
        found = self.documents.get(code)
        if found is None or found.session != session:
            sentence = said(
                "There is no document '{document}' before '{session}': table it first.",
                document=code,
                session=session,
            )
            return Refusal("no-such-document", sentence)
        return None


def _step(
    document: Document, entry: Entry[Act], *, about: str, member: str = "", reason: str = ""
) -> Step:
    step = Step(
        wire_name(type(entry.act)),
        entry.seq,
        entry.effective,
        member,
        about,
        reason,
        document.open(),
    )
    document.steps.append(step)
    document.changed = max(document.changed, entry.effective)
    return step


def _proposal(entry: Entry[WordingProposed] | Entry[WordingSuggested], member: str) -> Proposal:
    """Return what an act proposes."""
    act = entry.act
    return Proposal(
        code=act.proposal,
        member=member,
        sponsors=(),
        action=act.action,
        provision=act.provision,
        before=act.passage,
        words=act.words,
        reason=act.reason,
        bracket=act.bracket if act.action == ALTERNATIVE else act.proposal,
        entry=entry.seq,
        moment=entry.effective,
        occurrence=act.occurrence,
        number=act.number,
    )


def _propose(document: Document, entry: Entry[Act], proposal: Proposal) -> None:
    """Put a proposal into the text, where it applies."""
    changed = with_proposal(document, proposal)
    if changed is None:
        return
    provision = document.text.provision(proposal.provision)
    proposal.home = provision.content if provision else ()
    document.text = changed
    document.proposals[proposal.code] = proposal
    _step(document, entry, about=proposal.code, member=proposal.member, reason=proposal.reason)


def _settle(document: Document) -> None:
    """Note of which proposals it was decided: their brackets do not stand any more."""
    for proposal in document.standing():
        if document.bracket(proposal.bracket) is None:
            proposal.state = DECIDED


def _issue(document: Document, entry: Entry[Act], symbol: str, note: str) -> None:
    """Keep the text as it stands under a symbol."""
    issue = Issue(symbol, document.kind, entry.seq, entry.effective, document.text, note)
    document.issues.append(issue)
    _step(document, entry, about=symbol, reason=note)
