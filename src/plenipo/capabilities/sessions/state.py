"""Sessions and the items on their agendas."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol

import msgspec

from plenipo.capabilities.members.state import Names
from plenipo.capabilities.sessions.acts import (
    ItemAdopted,
    ItemDeferred,
    ItemProposed,
    ItemRecommended,
    ItemReferred,
    ItemResumed,
    ItemReturned,
    ItemRevised,
    ItemWithdrawn,
    SessionClosed,
    SessionConvened,
)
from plenipo.core.act import Act, Entry, wire_name
from plenipo.core.fold import folds
from plenipo.core.page import Named
from plenipo.core.refusal import Refusal
from plenipo.core.said import Word, listed, said
from plenipo.register.view import View

PROPOSED, ADOPTED = "proposed", "adopted"
DEFERRED, RETURNED, WITHDRAWN = "deferred", "returned", "withdrawn"
ASIDE = (DEFERRED, RETURNED, WITHDRAWN)
"""The states of an item that is not before the body now."""

BROUGHT = {
    wire_name(ItemAdopted): ADOPTED,
    wire_name(ItemDeferred): DEFERRED,
    wire_name(ItemReturned): RETURNED,
    wire_name(ItemWithdrawn): WITHDRAWN,
}
"""The state that an act brings an item to; resumed, it is again what it was before."""
RESUMED = wire_name(ItemResumed)


class OnItem(Protocol):
    """An act about one item of a session."""

    @property
    def session(self) -> str:
        """The session's code."""

    @property
    def item(self) -> str:
        """The item's number."""


class Step(msgspec.Struct):
    """One thing that happened to an item.

    :ivar act: the wire name of the act.
    :ivar entry: the number of the entry.
    :ivar moment: when it took effect.
    :ivar body: the body it went to, and
    :ivar session: the session there.
    :ivar reason: why, or what for.
    :ivar source: where it is known from.
    :ivar text: the digest of the text it put before the body.
    :ivar until: the day by which a deferred item is to come back.
    """

    act: str
    entry: int
    moment: datetime
    body: str = ""
    session: str = ""
    reason: str = ""
    source: str = ""
    text: str = ""
    until: date | None = None


class Item(msgspec.Struct):
    """An item of an agenda, and all that happened to it.

    :ivar state: where it stands after all steps, and
    :ivar text: the digest of the text that is before the body then.
    :ivar steps: what happened, in the order in which it happened: a step that is recorded late
        stands where it belongs.
    """

    number: str
    names: Names
    state: str
    proposer: str
    rule: str
    text: str
    note: str
    origin_session: str
    origin_item: str
    source: str
    steps: list[Step]

    def title(self, language: str = "en") -> str:
        """Return its title."""
        for tag in (language, "en", "und"):
            if self.names.get(tag):
                return self.names[tag]
        return next(iter(self.names.values()), self.number)

    @property
    def reason(self) -> str:
        """Why it was last put aside."""
        aside = self.last(f"item.{self.state}") if self.state in ASIDE else None
        return aside.reason if aside else ""

    def at(self, moment: datetime) -> tuple[str, str]:
        """Return its state, and the digest of its text, as they were at a moment."""
        if moment >= self.steps[-1].moment:
            return self.state, self.text
        return _after(step for step in self.steps if step.moment <= moment)

    def other_text(self, text: str, moment: datetime) -> Refusal | None:
        """Object to speaking or deciding on a text that was not before the body at a moment."""
        _, before = self.at(moment)
        if text == before:
            return None
        if not before:
            sentence = said("Item {item} has no text: leave out its digest.", item=self.number)
            return Refusal("no-text", sentence)
        sentence = said(
            "The text before the body on item {item} is {text}: state it.",
            item=self.number,
            text=before,
        )
        return Refusal("other-text", sentence)

    def take(self, step: Step) -> None:
        """Take in a step where it belongs by its moment, after the proposal."""
        self.steps.insert(bisect_right(self.steps, step.moment, 1, key=_moment), step)
        self.state, self.text = _after(self.steps)

    def last(self, act: str) -> Step | None:
        """Return the last step by an act of this wire name."""
        return next((step for step in reversed(self.steps) if step.act == act), None)


class Session(msgspec.Struct):
    """A session, its agenda, and who convened what."""

    code: str
    names: Names
    bodies: tuple[str, ...]
    opens: date
    closes: date
    place: Names
    chair: str
    rule: str
    source: str
    first: int
    convened: datetime
    items: dict[str, Item] = {}
    closed: datetime | None = None

    def title(self, language: str = "en") -> str:
        """Return its title."""
        return self.names.get(language) or self.names.get("en") or next(iter(self.names.values()))

    def while_open(self, moment: datetime) -> datetime:
        """Return a moment, or that of the closing where it comes after it."""
        return moment if self.closed is None else min(moment, self.closed)

    def day(self, moment: datetime) -> date:
        """Return the day of the session that a moment falls on, or the nearest one."""
        day = self.while_open(moment).date()
        if day <= self.opens:
            return self.opens
        return min(self.closes, day)

    def not_at(self, moment: datetime) -> Refusal | None:
        """Object to what is done in it before it is convened, or after it was closed."""
        if moment < self.convened:
            sentence = said(
                "The session '{code}' was convened only on {when}.", self, when=self.convened
            )
            return Refusal("before-the-session", sentence)
        if self.closed is not None and moment >= self.closed:
            sentence = said("The session '{code}' was closed on {when}.", self, when=self.closed)
            return Refusal("session-closed", sentence)
        return None

    def item_not_at(self, item: Item, moment: datetime) -> Refusal | None:
        """Object to an act on an item outside the session's time, or before it was proposed."""
        outside = self.not_at(moment)
        proposed = item.steps[0].moment
        if outside is None and moment < proposed:
            sentence = said(
                "Item {number} of '{session}' was proposed only on {when}.",
                item,
                session=self.code,
                when=proposed,
            )
            return Refusal("before-the-item", sentence)
        return outside

    def not_before_the_body(self, item: Item, moment: datetime) -> Refusal | None:
        """Object to speaking or deciding on an item that is not before the body at a moment."""
        outside = self.item_not_at(item, moment)
        state, _ = item.at(moment)
        if outside is None and state in ASIDE:
            sentence = said(
                "Item {number} of '{session}' is {standing}: resume it first.",
                item,
                session=self.code,
                standing=Word("item", state),
            )
            return Refusal("item-aside", sentence)
        return outside


class Sessions(msgspec.Struct):
    """All sessions, in the order they were convened."""

    sessions: dict[str, Session] = {}

    def item(self, session: str, number: str) -> Item | None:
        """Return an item, or None where it is not known."""
        found = self.sessions.get(session)
        return found.items.get(number) if found else None

    def no_such_item(self, session: str, number: str) -> Refusal:
        """Object to an item that is not there."""
        if session not in self.sessions:
            return self.no_such_session(session)
        sentence = said(
            "The session '{session}' has no item {number}: propose it first.",
            session=session,
            number=number,
        )
        return Refusal("no-such-item", sentence)

    def no_such_session(self, code: str) -> Refusal:
        """Object to a session that is not there."""
        known = listed(self.sessions) if self.sessions else said("still to come: convene one first")
        sentence = said(
            "There is no session '{code}': the sessions are {known}.", code=code, known=known
        )
        return Refusal("no-such-session", sentence)

    def coming_from(self, session: str, number: str) -> list[tuple[Session, Item]]:
        """Return the items of other sessions that came from this one."""
        return [
            (other, item)
            for other in self.sessions.values()
            for item in other.items.values()
            if (item.origin_session, item.origin_item) == (session, number)
        ]

    @folds(SessionConvened)
    def session_convened(self, entry: Entry[SessionConvened]) -> None:
        """Take in a session."""
        act = entry.act
        self.sessions[act.session] = Session(
            code=act.session,
            names=act.names,
            bodies=act.bodies,
            opens=act.opens,
            closes=act.closes or act.opens,
            place=act.place,
            chair=act.chair,
            rule=act.rule,
            source=act.source,
            first=entry.seq,
            convened=entry.effective,
        )

    @folds(SessionClosed)
    def session_closed(self, entry: Entry[SessionClosed]) -> None:
        """Take in that a session is closed."""
        if entry.act.session in self.sessions:
            self.sessions[entry.act.session].closed = entry.effective

    @folds(ItemProposed)
    def item_proposed(self, entry: Entry[ItemProposed]) -> None:
        """Take in an item."""
        act = entry.act
        if act.session not in self.sessions:
            return
        self.sessions[act.session].items[act.item] = Item(
            number=act.item,
            names=act.names,
            state=PROPOSED,
            proposer=act.proposer,
            rule=act.rule,
            text=act.text,
            note=act.note,
            origin_session=act.origin_session,
            origin_item=act.origin_item,
            source=act.source,
            steps=[Step(wire_name(act), entry.seq, entry.effective, text=act.text)],
        )

    @folds(ItemAdopted)
    def item_adopted(self, entry: Entry[ItemAdopted]) -> None:
        """Take in that an item is on the agenda."""
        self._take(entry.act, _step(entry))

    @folds(ItemRevised)
    def item_revised(self, entry: Entry[ItemRevised]) -> None:
        """Take in the new text."""
        act = entry.act
        self._take(act, _step(entry, reason=act.reason, text=act.text))

    @folds(ItemReferred)
    def item_referred(self, entry: Entry[ItemReferred]) -> None:
        """Take in where an item goes."""
        act = entry.act
        step = _step(entry, act.body, act.to_session, reason=act.purpose, source=act.source)
        self._take(act, step)

    @folds(ItemRecommended)
    def item_recommended(self, entry: Entry[ItemRecommended]) -> None:
        """Take in whose agenda an item is recommended to."""
        act = entry.act
        self._take(act, _step(entry, act.body, act.to_session, source=act.source))

    @folds(ItemDeferred)
    def item_deferred(self, entry: Entry[ItemDeferred]) -> None:
        """Take in that an item is put off."""
        act = entry.act
        self._take(act, _step(entry, reason=act.reason, source=act.source, until=act.until))

    @folds(ItemReturned)
    def item_returned(self, entry: Entry[ItemReturned]) -> None:
        """Take in that an item is sent back."""
        self._take(entry.act, _step(entry, entry.act.body, reason=entry.act.reason))

    @folds(ItemWithdrawn)
    def item_withdrawn(self, entry: Entry[ItemWithdrawn]) -> None:
        """Take in that an item is withdrawn."""
        self._take(entry.act, _step(entry, reason=entry.act.reason))

    @folds(ItemResumed)
    def item_resumed(self, entry: Entry[ItemResumed]) -> None:
        """Take in that an item is before the body again."""
        self._take(entry.act, _step(entry, reason=entry.act.reason))

    def _take(self, act: OnItem, step: Step) -> None:
        item = self.item(act.session, act.item)
        if item is not None:
            item.take(step)


def _step(  # noqa: PLR0913 - the fields of a step
    entry: Entry[Act],
    body: str = "",
    session: str = "",
    *,
    reason: str = "",
    source: str = "",
    text: str = "",
    until: date | None = None,
) -> Step:
    name = wire_name(entry.act)
    return Step(name, entry.seq, entry.effective, body, session, reason, source, text, until)


def _moment(step: Step) -> datetime:
    return step.moment


def _after(steps: Iterable[Step]) -> tuple[str, str]:
    """Return the state and the text an item has after these steps."""
    state = before = PROPOSED
    text = ""
    for step in steps:
        text = step.text or text
        state = before if step.act == RESUMED else BROUGHT.get(step.act, state)
        if state not in ASIDE:
            before = state
    return state, text


def session_named(view: View, code: str) -> Named:
    """Return a session with its title in the reader's language."""
    found = view.seen.state.of(Sessions).sessions.get(code)
    return Named(code, found.title(view.wording.language) if found else code)
