"""What acts have in common that change a document: what is noted of each of them."""

from __future__ import annotations

from plenipo.capabilities.documents.acts import WordingProposed, WordingSuggested
from plenipo.capabilities.documents.document import (
    ALTERNATIVE,
    DECIDED,
    RETURNED,
    Document,
    Issue,
    Proposal,
    Step,
)
from plenipo.capabilities.documents.wording import changed_where, with_proposal
from plenipo.core.act import Act, Entry, wire_name


def noted(
    document: Document, entry: Entry[Act], *, about: str, member: str = "", reason: str = ""
) -> Step:
    """Note a thing that happened to a document, and when the document changed last."""
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


def proposal_of(entry: Entry[WordingProposed] | Entry[WordingSuggested], member: str) -> Proposal:
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


def propose(document: Document, entry: Entry[Act], proposal: Proposal) -> None:
    """Put a proposal into the text, where it applies."""
    changed = with_proposal(document, proposal)
    if changed is None:
        return
    provision = document.text.provision(proposal.provision)
    proposal.home = provision.content if provision else ()
    document.change(changed, entry.seq)
    document.proposals[proposal.code] = proposal
    noted(document, entry, about=proposal.code, member=proposal.member, reason=proposal.reason)


def settle(document: Document) -> None:
    """Note of which proposals it was decided: their brackets do not stand any more."""
    for proposal in document.standing():
        if document.bracket(proposal.bracket) is None:
            proposal.state = DECIDED


def return_stranded(document: Document) -> None:
    """Return to their owners the proposals on words that went without a decision on them."""
    for proposal in document.standing():
        if document.bracket(proposal.bracket) is None:
            proposal.state, proposal.ended = RETURNED, document.symbol


def issued_as(document: Document, entry: Entry[Act], symbol: str, note: str) -> None:
    """Keep the text as it stands under a symbol."""
    issue = Issue(symbol, document.kind, entry.seq, entry.effective, document.text, note)
    document.issues.append(issue)
    noted(document, entry, about=symbol, reason=note)
