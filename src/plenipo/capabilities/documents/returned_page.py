"""What came back to a delegation: its proposals whose words a revision does not have any more."""

from __future__ import annotations

import msgspec

from plenipo.capabilities.documents.document import RETURNED, UNSUPPORTED, Document, Proposal
from plenipo.capabilities.documents.shown import (
    Name,
    Shown,
    ShownProposal,
    pieces,
    proposal_shown,
)
from plenipo.capabilities.members.state import member_named
from plenipo.capabilities.sessions.state import session_named
from plenipo.core.page import Named
from plenipo.register.view import View
from plenipo.text.account import citations


class ReturnedLine(msgspec.Struct, frozen=True):
    """A proposal that came back, beside what it was about and what stands there now.

    :ivar revision: the symbol of the revision by which it came back.
    :ivar was: what its provision said, and
    :ivar now: what it says; nothing where it is gone.
    """

    proposal: ShownProposal
    revision: str
    was: tuple[Shown, ...]
    now: tuple[Shown, ...]


class LapsedLine(msgspec.Struct, frozen=True):
    """What a party said of words that a revision does not have in brackets any more.

    :ivar where: how the provision is cited; empty where it is gone.
    """

    party: Named
    stance: str
    note: str
    where: str
    words: str
    revision: str


class ReturnedPage(msgspec.Struct, frozen=True):
    """What came back, of one delegation or of all: proposals, and what was said of words."""

    session: Named
    document: Named
    symbol: str
    language: str
    lines: tuple[ReturnedLine, ...]
    lapsed: tuple[LapsedLine, ...]


def returned_page(view: View, document: Document, member: str) -> ReturnedPage:
    """Return the proposals on a document that came back; of a member, where one is told."""

    def name(code: str) -> Named:
        return member_named(view, code)

    cited = citations(document.text)
    found = [each for each in came_back(document) if member in ("", each.member)]
    return ReturnedPage(
        session=session_named(view, document.session),
        document=Named(document.code, document.title(view.wording.language)),
        symbol=document.symbol,
        language=document.text.language,
        lines=tuple(_line(document, each, name) for each in found),
        lapsed=tuple(
            LapsedLine(
                name(each.party),
                each.stance,
                each.note,
                cited.get(each.provision, ""),
                each.words,
                each.revision,
            )
            for each in document.lapsed
            if member in ("", each.party)
        ),
    )


def came_back(document: Document) -> list[Proposal]:
    """Return the proposals that a revision sent back, or let go without support."""
    ended = {RETURNED, UNSUPPORTED}
    return [each for each in document.proposals.values() if each.state in ended]


def _line(document: Document, proposal: Proposal, name: Name) -> ReturnedLine:
    provision = document.text.provision(proposal.provision)
    return ReturnedLine(
        proposal_shown(document, proposal, name),
        proposal.ended,
        pieces(proposal.home, name),
        pieces(provision.content, name) if provision else (),
    )
