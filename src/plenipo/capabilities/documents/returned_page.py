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


class ReturnedPage(msgspec.Struct, frozen=True):
    """The proposals that came back, of one delegation or of all."""

    session: Named
    document: Named
    symbol: str
    language: str
    lines: tuple[ReturnedLine, ...]


def returned_page(view: View, document: Document, member: str) -> ReturnedPage:
    """Return the proposals on a document that came back; of a member, where one is told."""

    def name(code: str) -> Named:
        return member_named(view, code)

    found = [each for each in came_back(document) if member in ("", each.member)]
    return ReturnedPage(
        session=session_named(view, document.session),
        document=Named(document.code, document.title(view.wording.language)),
        symbol=document.symbol,
        language=document.text.language,
        lines=tuple(_line(document, each, name) for each in found),
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
