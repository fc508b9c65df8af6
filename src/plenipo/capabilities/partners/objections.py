"""What can stand against several acts of cooperation with partners."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.treaties.state import Treaties
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal
from plenipo.core.said import said
from plenipo.procedure.answers import ADOPTED

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class Refers(Protocol):
    """An act that names a session, an item, a document, a decision, a treaty."""

    @property
    def session(self) -> str:
        """The session's code."""

    @property
    def item(self) -> str:
        """The item's number."""

    @property
    def document(self) -> str:
        """The document's code."""

    @property
    def decision(self) -> str:
        """The decision's number."""

    @property
    def treaty(self) -> str:
        """The treaty's code."""


def bad_code(code: str) -> Refusal | None:
    """Object to a code that holds anything else than it may."""
    if _CODE.fullmatch(code):
        return None
    sentence = said(
        "The code '{code}' may hold only letters A-Z, digits, '.', '_' and '-'.", code=code
    )
    return Refusal("bad-code", sentence)


def unnamed(names: dict[str, str], code: str) -> Refusal | None:
    """Object to what has no name in any language."""
    if any(name.strip() for name in names.values()):
        return None
    return Refusal("no-name", said("Give '{code}' a name in at least one language.", code=code))


def given_up_silently(reason: str, code: str) -> Refusal | None:
    """Object to ending something without saying why."""
    if reason.strip():
        return None
    return Refusal("no-reason", said("Say why '{code}' is given up.", code=code))


def unknown_references(state: State, act: Refers, at: datetime) -> Iterator[Refusal]:
    """Object to a session, item, document, decision or treaty that is not there."""
    yield from nowhere(state, act.session, act.item)
    if act.document and act.document not in state.of(Documents).documents:
        sentence = said("There is no document '{document}': table it first.", act)
        yield Refusal("no-such-document", sentence)
    taken = [d for d in state.of(Decisions).numbered(act.decision) if d.moment <= at]
    if act.decision and not any(d.outcome == ADOPTED and not d.rescinded for d in taken):
        unknown = said("No decision '{decision}' stands that was adopted by then.", act)
        yield Refusal("no-such-decision", unknown)
    if act.treaty and act.treaty not in state.of(Treaties).treaties:
        yield state.of(Treaties).no_such_treaty(act.treaty)


def nowhere(state: State, session: str, item: str) -> Iterator[Refusal]:
    """Object to a session that is not there, or an item it does not have."""
    sessions = state.of(Sessions)
    if session and session not in sessions.sessions:
        yield sessions.no_such_session(session)
    elif item and sessions.item(session, item) is None:
        yield sessions.no_such_item(session, item)
