"""What acts do to the words of a document."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from plenipo.capabilities.documents.acts import DocumentTabled, WordingProposed, WordingWithdrawn
from plenipo.capabilities.documents.document import (
    ALTERNATIVE,
    DELETE,
    PROVISION,
    Document,
    Proposal,
)
from plenipo.core.act import Act
from plenipo.text.amending import (
    Edit,
    alternative_added,
    deleted,
    in_provision,
    inserted,
    passage,
    provision_added,
    replaced,
    with_brackets,
)
from plenipo.text.model import (
    OPPOSE,
    PARAGRAPH,
    PROPOSE,
    Alternative,
    Bracket,
    Content,
    Provision,
    Stance,
    Text,
    words,
)
from plenipo.text.parties import Parties
from plenipo.text.reading import read
from plenipo.text.renaming import renamed


def tabled(act: DocumentTabled) -> Text:
    """Return the text of a document as it is tabled, its provisions called ``p1``, ``p2``, ..."""
    return renamed(read(act.text, Parties.of_codes(act.parties), language=act.language).text)


def edit_of(document: Document, act: WordingProposed) -> Edit:
    """Return what a proposal does to the passage that it names."""
    parties = (act.member, *act.sponsors)
    words = document.content(act.words, act.proposal)
    match act.action:
        case "delete":
            return deleted(act.proposal, parties)
        case "insert":
            return inserted(act.proposal, words, parties)
        case _:
            return replaced(act.proposal, words, parties)


ENDS = ("", "last")
"""The parts of a bracket where its stances stand."""


def with_proposal(document: Document, act: WordingProposed) -> Text | None:
    """Return the text with a proposal in it; None where it does not apply."""
    text = document.text
    if act.action == PROVISION:
        return _with_provision(document, act)
    if act.action == ALTERNATIVE:
        if document.bracket(act.bracket) is None:
            return None
        words = document.content(act.words, act.proposal)
        added = alternative_added(words, (act.member, *act.sponsors))
        return changed_bracket(
            text, act.bracket, lambda one: added(one) if one.part in ENDS else one
        )
    provision = text.provision(act.provision)
    if provision is None:
        return None
    edit = edit_of(document, act)
    found = passage(provision.content, act.passage, act.occurrence, edit)
    return None if found is None else in_provision(text, act.provision, found)


def _with_provision(document: Document, act: WordingProposed) -> Text | None:
    after = document.text.provision(act.provision)
    if act.provision and after is None:
        return None
    said = tuple(Stance(party, PROPOSE) for party in (act.member, *act.sponsors))
    words = document.content(act.words, act.proposal)
    bracket = Bracket(act.proposal, (Alternative(words, said),))
    kind, depth = (after.kind, after.depth) if after else (PARAGRAPH, 0)
    kind = PARAGRAPH if kind in {"article", "heading", "title", "part", "annex"} else kind
    new = Provision(f"+{act.proposal}", kind, act.number, depth, (bracket,))
    return provision_added(document.text, act.provision, new)


def without_proposal(document: Document, proposal: Proposal) -> Text:
    """Return the text in which who proposed something says nothing of it any more.

    A reading that nobody proposes any more goes with its words; if only the base text is left, the
    brackets go too. What others hold of it keeps it where it is.
    """
    gone = {proposal.member, *proposal.sponsors}
    new = words(document.content(proposal.words, proposal.code)).strip()

    def change(bracket: Bracket) -> Bracket | Content:
        kept = []
        for each in bracket.alternatives:
            mine = proposal.action == DELETE or words(each.content).strip() == new
            if not mine:
                kept.append(each)
                continue
            kind = OPPOSE if proposal.action == DELETE else PROPOSE
            left = tuple(s for s in each.stances if not (s.party in gone and s.kind == kind))
            held_still = any(s.kind in {PROPOSE, "support"} for s in left)
            if proposal.action == DELETE or held_still:
                kept.append(msgspec.structs.replace(each, stances=left))
        if not kept:
            return ()
        if len(kept) == 1 and not kept[0].stances and proposal.bracket == proposal.code:
            return kept[0].content
        return msgspec.structs.replace(bracket, alternatives=tuple(kept))

    text = document.text
    changed = changed_bracket(text, proposal.bracket, change)
    empty = f"+{proposal.code}"
    left = tuple(p for p in changed.provisions if p.content or p.id != empty)
    return Text(left, text.language)


def changed_bracket(text: Text, name: str, change: Callable[[Bracket], Bracket | Content]) -> Text:
    """Return a text with a bracket changed, wherever its parts stand."""
    found = []
    for provision in text.provisions:
        content = with_brackets(provision.content, name, change)
        found.append(msgspec.structs.replace(provision, content=content))
    return Text(tuple(found), text.language)


def with_status(text: Text, identity: str, status: str) -> Text:
    """Return a text with another status of one provision."""
    provisions = tuple(
        msgspec.structs.replace(each, status=status) if each.id == identity else each
        for each in text.provisions
    )
    return Text(provisions, text.language)


def changed_where(document: Document, act: Act) -> str:
    """Return the provision that an act changes, by its identity; empty where it cannot be told."""
    if isinstance(act, WordingProposed) and act.action == PROVISION:
        return f"+{act.proposal}"
    bracket = str(getattr(act, "bracket", ""))
    if isinstance(act, WordingWithdrawn) and act.proposal in document.proposals:
        proposal = document.proposals[act.proposal]
        if not document.home(proposal.bracket):
            return proposal.provision
        bracket = proposal.bracket
    named, home = str(getattr(act, "provision", "")), document.home(bracket)
    return named or (home[-1].id if home else "")
