"""Decisions as a feed that other programs follow."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import quote

from plenipo.capabilities.decisions.state import Decision, Decisions
from plenipo.capabilities.members.state import Members, in_language
from plenipo.capabilities.sessions.state import Item, Session, Sessions
from plenipo.core.feed import Feed, FeedItem
from plenipo.core.page import message
from plenipo.register.state import Opening
from plenipo.register.view import View

MOST = 100
"""How many decisions the feed holds, the newest."""
NAMED = message("Decisions: {organisation}")
DECIDED = message("{session}, item {item}: {outcome}")
RESCINDED = message("Taken back: {reason}")


def decided_feed(view: View) -> Feed:
    """Return the newest decisions of all sessions, the newest first."""
    items = tuple(_items(view))
    first = next(iter(view.seen.state.of(Decisions).taken), None)
    opening = view.present.state.of(Opening)
    names = view.seen.state.of(Members).names
    author = in_language(names, view.wording.language) or opening.title or opening.origin
    return Feed(
        id=_id(view, first.moment if first else view.seen.state.latest, "decisions"),
        title=view.wording.say(NAMED, organisation=author),
        language=view.wording.language,
        author=author,
        name="decisions",
        page="votes",
        updated=max((item.moment for item in items), default=view.seen.state.latest),
        items=items,
    )


def _items(view: View) -> list[FeedItem]:
    sessions, found = view.seen.state.of(Sessions), []
    for decision in reversed(view.seen.state.of(Decisions).taken):
        session = sessions.sessions.get(decision.session)
        item = session.items.get(decision.item) if session else None
        if session is not None and item is not None:
            found.append(_item(view, decision, session, item))
    return sorted(found, key=lambda each: each.moment, reverse=True)[:MOST]


def _item(view: View, decision: Decision, session: Session, item: Item) -> FeedItem:
    say, language = view.wording.say, view.wording.language
    outcome = view.wording.word("outcome", decision.outcome)
    about = {"session": session.title(language), "item": decision.item, "outcome": outcome}
    told = [say(DECIDED, **about), decision.reason]
    if decision.rescinded:
        told.append(say(RESCINDED, reason=decision.rescinded))
    there = ("votes", session.code, decision.vote)
    of_item = ("sessions", session.code, "items", decision.item)
    return FeedItem(
        id=_id(view, decision.moment, f"entries/{decision.entry}"),
        title=f"{decision.number} · {in_language(item.names, language)}",
        url="/".join(quote(part, safe="") for part in (there if decision.vote else of_item)),
        moment=decision.moment,
        text="\n".join(filter(None, told)),
    )


def _id(view: View, begun: datetime, place: str) -> str:
    """Return what names a feed or a decision for good: a tag (RFC 4151)."""
    host, _, rest = view.present.state.of(Opening).origin.partition("/")
    return f"tag:{host},{begun.year}:{'/'.join(filter(None, (rest, place)))}"
