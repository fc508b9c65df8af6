"""A document before who conducts its negotiation: the chair, or the secretary beside it."""

from __future__ import annotations

import msgspec

from plenipo.capabilities.documents.document import CHAIR_CODE, KINDS, OF_WORDS, Document
from plenipo.capabilities.documents.shown import (
    ShownProposal,
    ShownProvision,
    proposal_shown,
    shown,
)
from plenipo.capabilities.members.state import member_named
from plenipo.capabilities.sessions.state import Session, session_named
from plenipo.capabilities.symbols.state import Symbols
from plenipo.core.authority import CHAIR, SECRETARY, Place
from plenipo.core.page import Named
from plenipo.register.view import View
from plenipo.text.amending import followed_by
from plenipo.text.model import RELATIONS, words


class NeighbourLine(msgspec.Struct, frozen=True):
    """A bracket with another right after it, and how the two stand to each other."""

    id: str
    where: str
    words: str
    relation: str


class ConductPage(msgspec.Struct, frozen=True):
    """A document before who conducts its negotiation.

    :ivar conducts: whether they do; who does not is shown nothing to decide.
    :ivar next: the code that the chair's next proposal gets.
    :ivar revision: the symbol of the next revision, and
    :ivar corrigendum: of the next corrigendum.
    :ivar support: how many must propose or support a reading for it to stay in a revision.
    :ivar proposals: those that stand.
    :ivar neighbours: the brackets that have another right after them.
    """

    session: Named
    document: Named
    symbol: str
    language: str
    conducts: bool
    next: str
    revision: str
    corrigendum: str
    support: int
    actions: tuple[str, ...]
    kinds: tuple[str, ...]
    relations: tuple[str, ...]
    provisions: tuple[ShownProvision, ...]
    brackets: tuple[str, ...]
    proposals: tuple[ShownProposal, ...]
    neighbours: tuple[NeighbourLine, ...]


def conduct_page(view: View, session: Session, document: Document) -> ConductPage:
    """Return a document before a person who decides on it, or does not."""
    place = Place(session.code, session.bodies)
    offices = {held.role for held in view.capacities if held.covers(place)}

    def name(code: str) -> Named:
        return member_named(view, code)

    symbols = view.seen.state.of(Symbols)
    told = shown(document, document.text, name)
    symbols = view.seen.state.of(Symbols)
    mine = [each for each in document.proposals.values() if each.member == CHAIR_CODE]
    return ConductPage(
        session=session_named(view, session.code),
        document=Named(document.code, document.title(view.wording.language)),
        symbol=document.symbol,
        language=document.text.language,
        conducts=bool(offices & {CHAIR, SECRETARY}),
        next=f"chair-{len(mine) + 1}",
        revision=symbols.revision(session.bodies, document.symbol),
        corrigendum=symbols.corrigendum(session.bodies, document.symbol),
        support=document.support,
        actions=OF_WORDS,
        kinds=KINDS,
        relations=RELATIONS,
        provisions=told,
        brackets=tuple(dict.fromkeys(bracket.id for _, bracket in document.text.brackets())),
        proposals=tuple(proposal_shown(document, each, name) for each in document.standing()),
        neighbours=tuple(_neighbours(document, {each.id: each.cited for each in told})),
    )


def _neighbours(document: Document, cited: dict[str, str]) -> list[NeighbourLine]:
    found = {}
    for provision, bracket in document.text.brackets():
        if followed_by(document.text, bracket.id):
            said = " / ".join(words(each.content).strip() for each in bracket.alternatives)
            line = NeighbourLine(bracket.id, cited[provision.id], said, bracket.relation)
            found[bracket.id] = line
    return list(found.values())
