"""The page of an anniversary: its day, who presides then, and its declaration."""

from __future__ import annotations

from datetime import date

import msgspec

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import member_named
from plenipo.capabilities.presidency.state import Presidencies, presidency_named
from plenipo.capabilities.presidency.terms import Anniversary
from plenipo.capabilities.sessions.state import Sessions, session_named
from plenipo.core.page import Named
from plenipo.register.view import View


class Declaration(msgspec.Struct, frozen=True):
    """The declaration of an anniversary: where it is before a body, and where it stands.

    :ivar item: the number of its item; empty where there is none, and ``title``: its title.
    :ivar document: its text; None where none was tabled.
    :ivar brackets: how many brackets stand in the text.
    :ivar outcome: what was decided on the item; empty as long as nothing was.
    """

    session: Named
    item: str
    title: str
    document: Named | None
    brackets: int
    outcome: str
    decision: str


class AnniversaryPage(msgspec.Struct, frozen=True):
    """An anniversary.

    :ivar origin: the day of what is remembered; ``day``: the day it falls on.
    :ivar ahead: how many days there are to it; 0 where it was.
    """

    anniversary: Named
    names: dict[str, str]
    origin: date
    years: int
    day: date
    ahead: int
    presidency: Named
    member: Named | None
    treaty: str
    declaration: Declaration | None
    entry: int
    source: str


def anniversary_page(view: View, found: Anniversary) -> AnniversaryPage:
    """Return the page of an anniversary."""
    term = view.seen.state.of(Presidencies).terms.get(found.presidency)
    return AnniversaryPage(
        anniversary=anniversary_named(view, found),
        names=found.names,
        origin=found.origin,
        years=found.years,
        day=found.day,
        ahead=max((found.day - view.today).days, 0),
        presidency=presidency_named(view, found.presidency),
        member=member_named(view, term.member) if term else None,
        treaty=found.treaty,
        declaration=declaration(view, found),
        entry=found.entry,
        source=found.source,
    )


def anniversary_named(view: View, found: Anniversary) -> Named:
    """Return an anniversary with what it is of, in the reader's language."""
    return Named(found.code, found.title(view.wording.language))


def declaration(view: View, found: Anniversary) -> Declaration | None:
    """Return where the declaration of an anniversary stands; None where there is none."""
    state, language = view.seen.state, view.wording.language
    if found.session not in state.of(Sessions).sessions:
        return None
    item = state.of(Sessions).item(found.session, found.item)
    text = state.of(Documents).documents.get(found.document)
    decided = state.of(Decisions).standing(found.session, found.item)
    return Declaration(
        session=session_named(view, found.session),
        item=item.number if item else "",
        title=item.title(language) if item else "",
        document=Named(text.code, text.title(language)) if text else None,
        brackets=text.open() if text else 0,
        outcome=decided.outcome if decided else "",
        decision=decided.number if decided else "",
    )
