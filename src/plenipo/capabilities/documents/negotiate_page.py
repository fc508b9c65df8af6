"""A document before one person: what they can propose, say of the words, or decide."""

from __future__ import annotations

import msgspec

from plenipo.capabilities.documents.document import ACTIONS, RETURNED, STANDING, Document
from plenipo.capabilities.documents.returned_page import came_back
from plenipo.capabilities.documents.shown import ShownProvision, ShownReading, pieces, shown
from plenipo.capabilities.members.state import Members, member_named
from plenipo.capabilities.sessions.state import Session, session_named
from plenipo.core.authority import CHAIR, DELEGATION, SECRETARY, Place
from plenipo.core.page import Named
from plenipo.register.view import View
from plenipo.text.model import STANCES

SAYING = tuple(stance for stance in STANCES if stance != "propose")


class OpenBracket(msgspec.Struct, frozen=True):
    """A bracket that can be spoken of: where it stands, and its readings."""

    id: str
    provision: str
    where: str
    readings: tuple[ShownReading, ...]


class OwnProposal(msgspec.Struct, frozen=True):
    """A proposal of one's own that stands, or came back."""

    code: str
    state: str
    before: str
    words: str


class NegotiatePage(msgspec.Struct, frozen=True):
    """A document before one person.

    :ivar member: the delegation they speak for; None for nobody.
    :ivar on_behalf: whether a secretary enters for it.
    :ivar delegations: those a secretary can choose.
    :ivar conducts: whether they decide brackets and agree provisions, from the chair or beside it.
    :ivar next: the code that their next proposal gets.
    :ivar versions: the symbols of the versions that a proposal can be made on.
    :ivar returned: how many proposals came back to them.
    """

    session: Named
    document: Named
    symbol: str
    language: str
    digest: str
    member: Named | None
    on_behalf: bool
    delegations: tuple[Named, ...]
    conducts: bool
    next: str
    versions: tuple[str, ...]
    returned: int
    actions: tuple[str, ...]
    stances: tuple[str, ...]
    provisions: tuple[ShownProvision, ...]
    open: tuple[OpenBracket, ...]
    own: tuple[OwnProposal, ...]


def negotiate_page(view: View, session: Session, document: Document, member: str) -> NegotiatePage:
    """Return a document before a person, for their delegation or one that a secretary chooses."""
    state = view.seen.state
    place = Place(session.code, session.bodies)
    here = [held for held in view.capacities if held.covers(place)]
    offices = {held.role for held in here}
    voters = state.of(Members).ordered(state.of(Members).on(session.day(state.latest)))
    own = [held.delegation for held in here if held.role in DELEGATION and held.delegation]
    on_behalf = SECRETARY in offices and not own
    of = own[0] if own else member if on_behalf and member in voters else ""
    of = of or (voters[0] if on_behalf and voters else "")

    def name(code: str) -> Named:
        return member_named(view, code)

    told = shown(document, document.text, name)
    where = {each.id: each for each in told}
    open_ones = {}
    for provision, bracket in document.text.brackets():
        readings = tuple(
            ShownReading(pieces(each.content, name), ()) for each in bracket.alternatives
        )
        cited = where[provision.id].cited
        open_ones[bracket.id] = OpenBracket(bracket.id, provision.id, cited, readings)
    mine = [each for each in document.proposals.values() if each.member == of]
    standing = [each for each in mine if each.state in {STANDING, RETURNED}]
    return NegotiatePage(
        session=session_named(view, session.code),
        document=Named(document.code, document.title(view.wording.language)),
        symbol=document.symbol,
        language=document.text.language,
        digest=document.digest(),
        member=name(of) if of else None,
        on_behalf=on_behalf,
        delegations=tuple(map(name, voters)) if on_behalf else (),
        conducts=bool(offices & {CHAIR, SECRETARY}),
        next=f"{of}-{len(mine) + 1}" if of else "",
        versions=tuple(issue.symbol for issue in document.issues),
        returned=sum(each.member == of for each in came_back(document)),
        actions=ACTIONS,
        stances=SAYING,
        provisions=told,
        open=tuple(open_ones.values()),
        own=tuple(OwnProposal(each.code, each.state, each.before, each.words) for each in standing),
    )
