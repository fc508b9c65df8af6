"""What a force or a package follows from: a session and item, a decision, a document and others."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

import msgspec

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import in_language
from plenipo.capabilities.programme.state import Programmes, priority_named
from plenipo.capabilities.sessions.state import Sessions, session_named
from plenipo.capabilities.treaties.state import Treaties
from plenipo.core.page import Named
from plenipo.register.view import View


class Planned(Protocol):
    """What stands under something else in the register."""

    @property
    def moment(self) -> datetime:
        """When that was recorded to be so."""

    @property
    def entry(self) -> int:
        """By which entry."""

    @property
    def session(self) -> str:
        """The code of a session."""

    @property
    def item(self) -> str:
        """The number of an item."""

    @property
    def decision(self) -> str:
        """The number of a decision."""

    @property
    def document(self) -> str:
        """The code of a document."""


class About(msgspec.Struct, frozen=True):
    """What something follows from; what the reader may not read is not there.

    :ivar decided_in: the session of the decision; ``decided_on``: its item.
    :ivar held: the session the document is before, by whose address it is found.
    """

    session: Named | None
    item: str
    title: str
    decision: str
    decided_in: str
    decided_on: str
    document: Named | None
    held: str
    treaty: Named | None
    priority: Named | None
    note: str
    moment: datetime
    entry: int


def about(view: View, of: Planned, treaty: str = "", priority: str = "", note: str = "") -> About:
    """Return what something follows from, as pages show it."""
    state, language = view.seen.state, view.wording.language
    item = state.of(Sessions).item(of.session, of.item)
    document = state.of(Documents).documents.get(of.document)
    pact = state.of(Treaties).treaties.get(treaty)
    taken = state.of(Decisions).numbered(of.decision)
    title = in_language(document.names, language) if document else ""
    called = in_language(pact.names, language) if pact else ""
    return About(
        session=session_named(view, of.session) if of.session else None,
        item=of.item if item else "",
        title=item.title(language) if item else "",
        decision=of.decision,
        decided_in=taken[-1].session if taken else "",
        decided_on=taken[-1].item if taken else "",
        document=Named(document.code, title or document.symbol) if document else None,
        held=document.session if document else "",
        treaty=Named(pact.code, called or pact.code) if pact else None,
        priority=priority_named(view, priority)
        if priority in state.of(Programmes).priorities
        else None,
        note=note,
        moment=of.moment,
        entry=of.entry,
    )
