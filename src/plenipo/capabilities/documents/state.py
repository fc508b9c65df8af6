"""Documents and their texts, as negotiation has made them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plenipo.capabilities.documents.acts import (
    BracketOpened,
    BracketRelated,
    BracketResolved,
    CorrigendumIssued,
    DocumentProjected,
    DocumentTabled,
    ProjectionEnded,
    ProvisionAgreed,
    ProvisionHeld,
    ProvisionReopened,
    RevisionIssued,
    WordingAccepted,
    WordingHeld,
    WordingProposed,
    WordingSuggested,
    WordingWithdrawn,
)
from plenipo.capabilities.documents.document import (
    CHAIR_CODE,
    NONE,
    RETURNED,
    STANDING,
    WITHDRAWN,
    Document,
    Issue,
    Projection,
)
from plenipo.capabilities.documents.holding import Holding
from plenipo.capabilities.documents.noting import (
    issued_as,
    noted,
    proposal_of,
    propose,
    return_stranded,
    settle,
)
from plenipo.capabilities.documents.revising import place_now, take_revision
from plenipo.capabilities.documents.wording import (
    ENDS,
    accepted,
    changed_bracket,
    changed_where,
    read_text,
    with_status,
    without_proposal,
)
from plenipo.core.act import Entry
from plenipo.core.fold import State, folds
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

    def issued(self, session: str, symbol: str) -> Document | None:
        """Return the document before a session that was tabled, or issued, under a symbol."""
        found = (each for each in self.of_session(session) if each.issue(symbol))
        return next(found, None)

    def no_silence_on(self, session: str, symbol: str, provision: str) -> Refusal | None:
        """Object to silence on a provision: it is not there, agreed, open, or reads otherwise."""
        document = self.issued(session, symbol)
        there = document.text.provision(provision) if document else None
        if document is None or there is None:
            sentence = said(
                "'{symbol}' has no provision '{provision}': name its provisions as p1, p2.",
                symbol=symbol,
                provision=provision,
            )
            return Refusal("no-such-provision", sentence)
        cited = document.cited(provision)
        if there.status != OPEN:
            sentence = said("'{cited}' is agreed: nothing is left to be adopted.", cited=cited)
            return Refusal("agreed-already", sentence)
        if there.brackets:
            sentence = said(
                "'{cited}' has brackets: they are to be decided before it is put under silence.",
                cited=cited,
            )
            return Refusal("still-bracketed", sentence)
        if document.words(provision) != document.words(provision, symbol):
            sentence = said(
                "'{cited}' reads otherwise now than in '{symbol}': issue the text as it stands.",
                cited=cited,
                symbol=symbol,
            )
            return Refusal("other-words", sentence)
        return None

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
        noted(document, entry, about=act.symbol, member=act.originator)

    @folds(WordingProposed)
    def wording_proposed(self, entry: Entry[WordingProposed]) -> None:
        """Put what is proposed into the text, in brackets."""
        act = entry.act
        document = self.documents.get(act.document)
        if document is None:
            return
        proposal = proposal_of(entry, act.member)
        proposal.sponsors, proposal.other = act.sponsors, act.other
        there = place_now(document, act) if act.version else act.occurrence
        if there is not None:
            proposal.occurrence = there
            propose(document, entry, proposal)

    @folds(WordingSuggested)
    def wording_suggested(self, entry: Entry[WordingSuggested]) -> None:
        """Put what the chair proposes into the text, in brackets."""
        document = self.documents.get(entry.act.document)
        if document is not None:
            propose(document, entry, proposal_of(entry, CHAIR_CODE))

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
        document.change(changed, entry.seq, decides=True)
        settle(document)
        reason = ": ".join(filter(None, (act.decided, act.reason)))
        noted(document, entry, about=act.proposal, reason=reason)

    @folds(WordingWithdrawn)
    def wording_withdrawn(self, entry: Entry[WordingWithdrawn]) -> None:
        """Take a proposal back; where nobody else holds it, the text is as it was before."""
        act = entry.act
        document = self.documents.get(act.document)
        proposal = document.proposals.get(act.proposal) if document else None
        if document is None or proposal is None or proposal.state not in {STANDING, RETURNED}:
            return
        if proposal.state == STANDING:
            document.change(without_proposal(document, proposal), entry.seq)
        proposal.state = WITHDRAWN
        return_stranded(document)
        noted(document, entry, about=act.proposal, member=act.member, reason=act.reason)

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
        noted(document, entry, about=act.bracket, member=act.member, reason=act.note)

    @folds(ProvisionHeld)
    def provision_held(self, entry: Entry[ProvisionHeld]) -> None:
        """Note how a delegation stands to provisions; what was said last stands."""
        act = entry.act
        document = self.documents.get(act.document)
        for provision in act.provisions if document else ():
            words = document.words(provision, act.version) if document else None
            if document is None or words is None:
                continue
            held = document.holdings.setdefault(provision, {})
            before = held.get(act.member)
            if before is not None and before.moment > entry.effective:
                continue
            held[act.member] = Holding(
                member=act.member,
                stance="" if act.stance == NONE else act.stance,
                entry=entry.seq,
                moment=entry.effective,
                words=words,
                version=act.version,
                kind=act.kind,
                reason=act.reason,
                condition=act.condition,
                statement=act.statement,
            )

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
        noted(document, entry, about=act.bracket, reason=act.reason)

    @folds(BracketResolved)
    def bracket_resolved(self, entry: Entry[BracketResolved]) -> None:
        """Let one reading stay."""
        act = entry.act
        document = self.documents.get(act.document)
        bracket = document.bracket(act.bracket) if document else None
        if document is None or bracket is None or act.alternative > len(bracket.alternatives):
            return
        home = changed_where(document, act)
        left = resolved(document.text, act.bracket, act.alternative)
        document.change(left, entry.seq, decides=True)
        settle(document)
        reason = ": ".join(filter(None, (act.decided, act.reason)))
        step = noted(document, entry, about=act.bracket, reason=reason)
        step.reading, step.provision = act.alternative, home

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
        noted(document, entry, about=act.bracket, reason=act.relation)

    @folds(ProvisionAgreed)
    def provision_agreed(self, entry: Entry[ProvisionAgreed]) -> None:
        """Note that a provision is agreed."""
        act = entry.act
        document = self.documents.get(act.document)
        if document is None or document.text.provision(act.provision) is None:
            return
        status = AD_REFERENDUM if act.ad_referendum else AGREED
        document.text = with_status(document.text, act.provision, status)
        document.agreed[act.provision] = noted(document, entry, about=act.provision)

    @folds(ProvisionReopened)
    def provision_reopened(self, entry: Entry[ProvisionReopened]) -> None:
        """Note that a provision is open again."""
        act = entry.act
        document = self.documents.get(act.document)
        if document is None or document.text.provision(act.provision) is None:
            return
        document.text = with_status(document.text, act.provision, OPEN)
        document.agreed.pop(act.provision, None)
        step = noted(document, entry, about=act.provision, member=act.member, reason=act.reason)
        document.reopened[act.provision] = step

    @folds(RevisionIssued)
    def revision_issued(self, entry: Entry[RevisionIssued]) -> None:
        """Keep the text as it stands under a symbol."""
        act = entry.act
        document = self.documents.get(act.document)
        if document is None:
            return
        before = document.text
        take_revision(document, act)
        document.trace(before, entry.seq)
        issued_as(document, entry, act.symbol, act.note)

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
        document.change(in_provision(document.text, act.provision, changed), entry.seq)
        if document.issues[-1].symbol == act.symbol:
            document.issues.pop()  # one corrigendum puts several errors right
        issued_as(document, entry, act.symbol, act.reason)

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
