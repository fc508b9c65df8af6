"""Documents and their texts, as negotiation has made them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plenipo.capabilities.documents.acts import (
    BracketOpened,
    BracketResolved,
    DocumentProjected,
    DocumentTabled,
    ProjectionEnded,
    ProvisionAgreed,
    ProvisionReopened,
    RevisionIssued,
    WordingHeld,
    WordingProposed,
    WordingWithdrawn,
)
from plenipo.capabilities.documents.document import (
    ALTERNATIVE,
    DECIDED,
    NONE,
    STANDING,
    WITHDRAWN,
    Document,
    Issue,
    Projection,
    Proposal,
    Step,
)
from plenipo.capabilities.documents.wording import (
    ENDS,
    changed_bracket,
    changed_where,
    tabled,
    with_proposal,
    with_status,
    without_proposal,
)
from plenipo.core.act import Act, Entry, wire_name
from plenipo.core.fold import State, folds
from plenipo.core.refusal import Refusal
from plenipo.core.said import said
from plenipo.text.amending import enclosed, held, in_provision, passage, resolved
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
        text = tabled(act)
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
        bracket = act.bracket if act.action == ALTERNATIVE else act.proposal
        changed = with_proposal(document, act)
        if changed is None:
            return
        document.text = changed
        document.proposals[act.proposal] = Proposal(
            code=act.proposal,
            member=act.member,
            sponsors=act.sponsors,
            action=act.action,
            provision=act.provision,
            before=act.passage,
            words=act.words,
            reason=act.reason,
            bracket=bracket,
            entry=entry.seq,
            moment=entry.effective,
        )
        _step(document, entry, about=act.proposal, member=act.member, reason=act.reason)

    @folds(WordingWithdrawn)
    def wording_withdrawn(self, entry: Entry[WordingWithdrawn]) -> None:
        """Take a proposal back; where nobody else holds it, the text is as it was before."""
        act = entry.act
        document = self.documents.get(act.document)
        proposal = document.proposals.get(act.proposal) if document else None
        if document is None or proposal is None or proposal.state != STANDING:
            return
        proposal.state = WITHDRAWN
        document.text = without_proposal(document, proposal)
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
        home = changed_where(document, act)
        document.text = resolved(document.text, act.bracket, act.alternative)
        for proposal in document.proposals.values():
            if proposal.state == STANDING and document.bracket(proposal.bracket) is None:
                proposal.state = DECIDED
        step = _step(document, entry, about=act.bracket, reason=act.decided or act.reason)
        step.provision = home

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
        document.kind = act.kind or document.kind
        document.symbol = act.symbol
        issue = Issue(
            act.symbol, document.kind, entry.seq, entry.effective, document.text, act.note
        )
        document.issues.append(issue)
        _step(document, entry, about=act.symbol, reason=act.note)

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


class Screens(msgspec.Struct):
    """What the screen of each session's hall shows of documents, by the session's code."""

    shown: dict[str, Projection] = {}

    @folds(DocumentProjected)
    def document_projected(self, entry: Entry[DocumentProjected]) -> None:
        """Show a document."""
        act = entry.act
        self.shown[act.session] = Projection(
            act.document, act.provision, entry.seq, entry.effective
        )

    @folds(ProjectionEnded)
    def projection_ended(self, entry: Entry[ProjectionEnded]) -> None:
        """Take a document from the screen."""
        if self.on(entry.act.session, entry.act.document) is not None:
            del self.shown[entry.act.session]

    def on(self, session: str, document: str) -> Projection | None:
        """Return what the screen shows of a document; None where it does not show it."""
        found = self.shown.get(session)
        return found if found is not None and found.document == document else None


class Projected(msgspec.Struct, frozen=True):
    """A document on the screen of a hall, and the provision; empty for the one changed last."""

    document: Document
    provision: str


def projected_in(state: State, session: str) -> Projected | None:
    """Return what the screen of a session's hall shows, where it can be shown to who looks.

    A provision that is not there any more is not shown: the screen follows what changes.
    """
    found = state.of(Screens).shown.get(session)
    document = state.of(Documents).documents.get(found.document) if found else None
    if found is None or document is None or document.session != session:
        return None
    there = document.text.provision(found.provision) is not None
    return Projected(document, found.provision if there else "")


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
        changed_where(document, entry.act),
    )
    document.steps.append(step)
    document.changed = max(document.changed, entry.effective)
    return step
