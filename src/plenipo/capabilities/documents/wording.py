"""What acts do to the words of a document."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from plenipo.capabilities.documents.acts import (
    WordingAccepted,
    WordingProposed,
    WordingSuggested,
    WordingWithdrawn,
)
from plenipo.capabilities.documents.document import (
    DELETE,
    INSERT,
    MERGING,
    MOVING,
    PROVISION,
    SPLITTING,
    STRUCTURAL,
    Document,
    Proposal,
)
from plenipo.core.act import Act
from plenipo.text.account import citations
from plenipo.text.amending import (
    Edit,
    alternative_added,
    deleted,
    in_provision,
    inserted,
    passage,
    provision_added,
    replaced,
    resolved,
    stands_in,
    with_brackets,
)
from plenipo.text.folding import base_words
from plenipo.text.model import (
    MERGE,
    MOVE,
    OPPOSE,
    PARAGRAPH,
    PROPOSE,
    SUPPORT,
    Alternative,
    Bracket,
    Content,
    Provision,
    Stance,
    Text,
)
from plenipo.text.parties import Parties
from plenipo.text.reading import read
from plenipo.text.renaming import renamed
from plenipo.text.structure import from_passage, merged, moved, split

ENDS = ("", "last")
"""The parts of a bracket where its stances stand."""
SAYING = {DELETE: OPPOSE, MOVING: MOVE, MERGING: MERGE, SPLITTING: MOVE}
"""What proposals without words of their own say of the words that stand there."""
Says = Callable[[Stance], bool]


def read_text(written: str, parties: tuple[str, ...], language: str) -> Text:
    """Return a text in bracket notation, its provisions called ``p1``, ``p2``, ..."""
    return renamed(read(written, Parties.of_codes(parties), language=language).text)


def with_proposal(document: Document, proposal: Proposal) -> Text | None:
    """Return the text with a proposal in it; None where it does not apply."""
    match proposal.action:
        case "provision":
            return _with_provision(document, proposal)
        case "alternative":
            return _with_reading(document, proposal)
    provision = document.text.provision(proposal.provision)
    if provision is None:
        return None
    found = _edited(document, proposal, provision.content)
    return None if found is None else in_provision(document.text, proposal.provision, found)


def _edited(document: Document, proposal: Proposal, content: Content) -> Content | None:
    if proposal.action in {MOVING, MERGING}:
        cited = citations(document.text).get(proposal.other, "")
        return (_marked(proposal, content, f"after {cited}" if cited else "first"),)
    if proposal.action == SPLITTING:
        parts = from_passage(content, proposal.before, proposal.occurrence)
        return (*parts[0], _marked(proposal, parts[1], "by itself")) if parts else None
    edit = _edit(document, proposal)
    return passage(content, proposal.before, proposal.occurrence, edit)


def _edit(document: Document, proposal: Proposal) -> Edit:
    """Return what a proposal does to the passage that it names."""
    new = document.content(proposal.words, proposal.code)
    if proposal.action == DELETE:
        return deleted(proposal.code, proposal.parties)
    if proposal.action == INSERT:
        return inserted(proposal.code, new, proposal.parties)
    return replaced(proposal.code, new, proposal.parties)


def _marked(proposal: Proposal, content: Content, note: str) -> Bracket:
    """Return words in a bracket of which it is said that they should stand elsewhere."""
    kind = SAYING[proposal.action]
    said = tuple(Stance(party, kind, note) for party in proposal.parties)
    return Bracket(proposal.code, (Alternative(content, said),))


def _with_reading(document: Document, proposal: Proposal) -> Text | None:
    if document.bracket(proposal.bracket) is None:
        return None
    added = alternative_added(document.content(proposal.words, proposal.code), proposal.parties)
    return changed_bracket(
        document.text, proposal.bracket, lambda one: added(one) if one.part in ENDS else one
    )


def _with_provision(document: Document, proposal: Proposal) -> Text | None:
    after = document.text.provision(proposal.provision)
    if proposal.provision and after is None:
        return None
    said = tuple(Stance(party, PROPOSE) for party in proposal.parties)
    new = document.content(proposal.words, proposal.code)
    bracket = Bracket(proposal.code, (Alternative(new, said),))
    kind, depth = (after.kind, after.depth) if after else (PARAGRAPH, 0)
    kind = PARAGRAPH if kind in {"article", "heading", "title", "part", "annex"} else kind
    added = Provision(f"+{proposal.code}", kind, proposal.number, depth, (bracket,))
    return provision_added(document.text, proposal.provision, added)


def without_proposal(document: Document, proposal: Proposal) -> Text:
    """Return the text in which who proposed something says nothing of it any more.

    A reading that nobody proposes any more goes with its words; if only the base text is left, the
    brackets go too. What others hold of it keeps it where it is.
    """
    gone = set(proposal.parties)
    return _without(document, proposal, lambda stance: stance.party in gone)


def without_support(document: Document, proposal: Proposal) -> Text:
    """Return the text in which nobody says any more what a proposal says."""
    return _without(document, proposal, lambda _: True)


def _without(document: Document, proposal: Proposal, goes: Says) -> Text:
    wordless = proposal.action in SAYING
    kind = SAYING.get(proposal.action, PROPOSE)
    new = _plain(document, proposal)

    def change(bracket: Bracket) -> Bracket | Content:
        kept = []
        for each in bracket.alternatives:
            if not wordless and base_words(each.content) != new:
                kept.append(each)
                continue
            left = tuple(s for s in each.stances if not (s.kind == kind and goes(s)))
            held_still = any(s.kind == PROPOSE or (s.kind == SUPPORT and not goes(s)) for s in left)
            if wordless or held_still:
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


def _plain(document: Document, proposal: Proposal) -> str:
    return base_words(document.content(proposal.words, proposal.code))


def reading_of(document: Document, proposal: Proposal) -> int:
    """Return which reading of its bracket a proposal is, counted from 1; 0 where it is none."""
    bracket = document.bracket(proposal.bracket)
    new = _plain(document, proposal)
    readings = () if bracket is None else bracket.alternatives
    same = (n for n, each in enumerate(readings, 1) if base_words(each.content) == new)
    mine = (n for n, each in enumerate(readings, 1) if proposal.member in each.parties(PROPOSE))
    return next(same, 0) or next(mine, 0)


def backing(document: Document, proposal: Proposal) -> int:
    """Return how many propose what a proposal says, or support it."""
    bracket = document.bracket(proposal.bracket)
    wordless = proposal.action in SAYING
    number = 1 if wordless else reading_of(document, proposal)
    if bracket is None or not number:
        return 0
    kinds = {SAYING[proposal.action]} if wordless else {PROPOSE, SUPPORT}
    said = bracket.alternatives[number - 1].stances
    return len({stance.party for stance in said if stance.kind in kinds})


def accepted(document: Document, proposal: Proposal) -> Text | None:
    """Return the text as a proposal wants it; None where that cannot be."""
    text = document.text
    if document.bracket(proposal.bracket) is None:
        return None
    if proposal.action == DELETE:
        return resolved(text, proposal.bracket, 0)
    if proposal.action not in STRUCTURAL:
        number = reading_of(document, proposal)
        return resolved(text, proposal.bracket, number) if number else None
    if proposal.action == SPLITTING:
        name = f"{proposal.provision}.{proposal.code}"
        return split(text, proposal.provision, proposal.bracket, name, proposal.number)
    free = resolved(text, proposal.bracket, 1)
    if proposal.action == MOVING:
        return moved(free, proposal.provision, proposal.other)
    together = document.content(proposal.words, proposal.code)
    return merged(free, proposal.provision, proposal.other, together)


def changed_bracket(text: Text, name: str, change: Callable[[Bracket], Bracket | Content]) -> Text:
    """Return a text with a bracket changed, wherever its parts stand."""
    found = []
    for provision in text.provisions:
        if stands_in(provision, name):
            content = with_brackets(provision.content, name, change)
            found.append(msgspec.structs.replace(provision, content=content))
        else:
            found.append(provision)
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
    if isinstance(act, WordingProposed | WordingSuggested) and act.action == PROVISION:
        return f"+{act.proposal}"
    bracket = str(getattr(act, "bracket", ""))
    over = WordingWithdrawn | WordingAccepted
    if isinstance(act, over) and act.proposal in document.proposals:
        proposal = document.proposals[act.proposal]
        if not document.home(proposal.bracket):
            added = proposal.action == PROVISION
            return f"+{proposal.code}" if added else proposal.provision
        bracket = proposal.bracket
    named, home = str(getattr(act, "provision", "")), document.home(bracket)
    return named or (home[-1].id if home else "")
