"""What follows from silences on paragraphs: those that nobody broke are agreed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from plenipo.capabilities.documents.acts import ProvisionAgreed
from plenipo.capabilities.documents.document import Document
from plenipo.capabilities.documents.rules import refuse_provision_agreed
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.silence.state import OnPart, on_parts
from plenipo.core.act import Author, wire_name
from plenipo.core.fold import State
from plenipo.core.request import Proposed, Request
from plenipo.procedure.silence import ADOPTED

CLOCK = Author("clock")
"""Who records what follows from a silence that nobody broke."""
AGAIN = timedelta(seconds=1)
"""How soon it is looked again where something is to be recorded."""
DONE = {wire_name(ProvisionAgreed)}


def due(state: State, now: datetime) -> tuple[Request, ...]:
    """Return the provisions that silences have adopted and that are not agreed on record yet.

    What reads otherwise by now, has brackets or is held, is not agreed: its silence was on other
    words, or somebody said in the meantime that it does not agree. Nor does a silence agree what
    more or fewer read than it.

    :param state: the whole register, as its registrar holds it.
    """
    return tuple(
        request for document in _documents(state) for request in _due(state, document, now)
    )


def next_moment(state: State, now: datetime) -> datetime | None:
    """Return when to look again: soon where something is due; else silences have their clock."""
    return now + AGAIN if due(state, now) else None


def _documents(state: State) -> Iterator[Document]:
    yield from state.of(Documents).documents.values()


def _due(state: State, document: Document, now: datetime) -> Iterator[Request]:
    symbols = {issue.symbol for issue in document.issues}
    for provision, silences in on_parts(state, document.session, symbols, now).items():
        last = silences[0]
        concluded = last.silence.concluded
        if concluded is None or last.standing != ADOPTED or not _same(document, provision, last):
            continue
        if set(last.silence.audience) != set(document.audience):
            continue
        act = ProvisionAgreed(session=document.session, document=document.code, provision=provision)
        at = max(concluded.moment, document.changed)
        if _settled(document, provision, concluded.moment):
            continue
        if not refuse_provision_agreed(state, act, CLOCK, at):
            key = f"{wire_name(ProvisionAgreed)}:{last.silence.code}:{provision}"
            yield Request((Proposed(act, at, document.audience),), CLOCK, key)


def _same(document: Document, provision: str, on: OnPart) -> bool:
    """Tell whether a provision still reads as it did when it was put under silence."""
    return document.words(provision) == document.words(provision, on.silence.document)


def _settled(document: Document, provision: str, since: datetime) -> bool:
    """Tell whether it was agreed, or reopened, after a silence: that stands then."""
    reopened = document.reopened.get(provision)
    return provision in document.agreed or (reopened is not None and reopened.moment >= since)
