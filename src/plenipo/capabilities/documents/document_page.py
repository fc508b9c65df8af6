"""The page of a document: its text as it stands or as it would be, who holds it, its history."""

from __future__ import annotations

from datetime import datetime

import msgspec

from plenipo.capabilities.documents.document import Document
from plenipo.capabilities.documents.shown import ShownProvision, shown
from plenipo.capabilities.documents.views import ChosenReading, Seen
from plenipo.capabilities.members.state import member_named
from plenipo.capabilities.sessions.state import Sessions, session_named
from plenipo.capabilities.symbols.state import Symbols
from plenipo.core.page import Named
from plenipo.register.view import View
from plenipo.text.account import account, by_kind
from plenipo.text.symbols import Fact

BURNT = 120
"""How many steps of the burn-down are shown."""


class Holder(msgspec.Struct, frozen=True):
    """How much of a text one party holds: how often it says what, and where."""

    party: Named
    said: dict[str, int]
    places: tuple[tuple[str, str], ...]


class ProposalLine(msgspec.Struct, frozen=True):
    """A proposal, and what became of it.

    :ivar state: ``standing``, ``withdrawn`` or ``decided``.
    """

    code: str
    party: Named
    sponsors: tuple[Named, ...]
    action: str
    before: str
    words: str
    reason: str
    state: str
    entry: int


class IssueLine(msgspec.Struct, frozen=True):
    """A version under a symbol of its own."""

    symbol: str
    kind: str
    moment: datetime
    entry: int


class StepLine(msgspec.Struct, frozen=True):
    """One step of the negotiation, and how many brackets the text had after it."""

    act: str
    party: Named | None
    about: str
    reason: str
    moment: datetime
    entry: int
    open: int


class DocumentPage(msgspec.Struct, frozen=True):
    """A document under negotiation.

    :ivar told: what its symbol says.
    :ivar seen_as: the view of the text: empty for the rolling text, ``all-in``, ``all-out``, or the
        code of the party as whose it is shown.
    :ivar parties: as whose it can be shown, or of which alone it can tell.
    :ivar only: the party of which alone it tells; None for all.
    :ivar reading: which brackets are shown as if decided, as an address says it, and
    :ivar readings: the same one by one.
    :ivar digest: of the text as it stands, by which positions are bound to it.
    :ivar steps: the last of them, the newest first.
    """

    session: Named
    document: Named
    symbol: str
    told: tuple[Fact, ...]
    kind: str
    language: str
    originator: Named | None
    item: str
    digest: str
    source: str
    seen_as: str
    only: Named | None
    reading: str
    readings: tuple[ChosenReading, ...]
    parties: tuple[Named, ...]
    provisions: tuple[ShownProvision, ...]
    open: int
    total: int
    brackets: int
    unowned: int
    holders: tuple[Holder, ...]
    proposals: tuple[ProposalLine, ...]
    issues: tuple[IssueLine, ...]
    steps: tuple[StepLine, ...]


def document_page(view: View, document: Document, seen: Seen) -> DocumentPage:
    """Return the page of a document.

    :raises NotThereError: when there is no such view of its text.
    """

    def name(code: str) -> Named:
        return member_named(view, code)

    session = view.seen.state.of(Sessions).sessions.get(document.session)
    bodies = session.bodies if session else ()
    found = account(document.text)
    text = seen.of(view, document)
    return DocumentPage(
        session=session_named(view, document.session),
        document=Named(document.code, document.title(view.wording.language)),
        symbol=document.symbol,
        told=view.seen.state.of(Symbols).read(bodies, document.symbol).told(),
        kind=document.kind,
        language=document.text.language,
        originator=name(document.originator) if document.originator else None,
        item=document.item,
        digest=document.digest(),
        source=document.source,
        seen_as=seen.as_,
        only=name(seen.only) if seen.only else None,
        reading=seen.reading,
        readings=seen.chosen(),
        parties=tuple(name(code) for code in found.parties),
        provisions=shown(document, text, name),
        open=found.open,
        total=found.provisions,
        brackets=found.brackets,
        unowned=found.unowned,
        holders=tuple(
            Holder(
                name(code),
                by_kind(held),
                tuple(dict.fromkeys((each.provision, each.where) for each in held)),
            )
            for code, held in found.parties.items()
        ),
        proposals=tuple(
            ProposalLine(
                each.code,
                name(each.member),
                tuple(name(code) for code in each.sponsors),
                each.action,
                each.before,
                each.words,
                each.reason,
                each.state,
                each.entry,
            )
            for each in document.proposals.values()
        ),
        issues=tuple(
            IssueLine(each.symbol, each.kind, each.moment, each.entry) for each in document.issues
        ),
        steps=tuple(
            StepLine(
                each.act,
                name(each.member) if each.member else None,
                each.about,
                each.reason,
                each.moment,
                each.entry,
                each.open,
            )
            for each in reversed(document.steps[-BURNT:])
        ),
    )
