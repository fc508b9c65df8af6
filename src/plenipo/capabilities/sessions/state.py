"""Sessions and the items on their agendas."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

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

Names = dict[str, str]

PROPOSED, ADOPTED = "proposed", "adopted"
DEFERRED, RETURNED, WITHDRAWN = "deferred", "returned", "withdrawn"
ASIDE = (DEFERRED, RETURNED, WITHDRAWN)
"""The states of an item that is not before the body now."""


class Step(msgspec.Struct):
    """One thing that happened to an item.

    :ivar act: the wire name of the act.
    :ivar entry: the number of the entry.
    :ivar moment: when it took effect.
    :ivar body: the body it went to, and
    :ivar session: the session there.
    :ivar reason: why, or what for.
    :ivar source: where it is known from.
    """

    act: str
    entry: int
    moment: datetime
    body: str = ""
    session: str = ""
    reason: str = ""
    source: str = ""


class Item(msgspec.Struct):
    """An item of an agenda, and all that happened to it."""

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
        return self.steps[-1].reason if self.state in ASIDE else ""

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
    items: dict[str, Item] = {}
    closed: datetime | None = None

    def title(self, language: str = "en") -> str:
        """Return its title."""
        return self.names.get(language) or self.names.get("en") or next(iter(self.names.values()))

    def day(self, moment: datetime) -> date:
        """Return the day of the session that a moment falls on, or the nearest one."""
        day = moment.date()
        if day <= self.opens:
            return self.opens
        return min(self.closes, day)


class Sessions(msgspec.Struct):
    """All sessions, in the order they were convened."""

    sessions: dict[str, Session] = {}

    def item(self, session: str, number: str) -> Item | None:
        """Return an item, or None where it is not known."""
        found = self.sessions.get(session)
        return found.items.get(number) if found else None

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
            steps=[Step(wire_name(act), entry.seq, entry.effective)],
        )

    @folds(ItemAdopted)
    def item_adopted(self, entry: Entry[ItemAdopted]) -> None:
        """Take in that an item is on the agenda."""
        self._step(entry, entry.act.session, entry.act.item, ADOPTED)

    @folds(ItemRevised)
    def item_revised(self, entry: Entry[ItemRevised]) -> None:
        """Take in the new text."""
        act = entry.act
        item = self._step(entry, act.session, act.item, reason=act.reason)
        if item is not None:
            item.text = act.text

    @folds(ItemReferred)
    def item_referred(self, entry: Entry[ItemReferred]) -> None:
        """Take in where an item goes."""
        act = entry.act
        self._step(
            entry,
            act.session,
            act.item,
            body=act.body,
            to=act.to_session,
            reason=act.purpose,
            source=act.source,
        )

    @folds(ItemRecommended)
    def item_recommended(self, entry: Entry[ItemRecommended]) -> None:
        """Take in whose agenda an item is recommended to."""
        act = entry.act
        self._step(
            entry, act.session, act.item, body=act.body, to=act.to_session, source=act.source
        )

    @folds(ItemDeferred)
    def item_deferred(self, entry: Entry[ItemDeferred]) -> None:
        """Take in that an item is put off."""
        act = entry.act
        self._step(entry, act.session, act.item, DEFERRED, reason=act.reason, source=act.source)

    @folds(ItemReturned)
    def item_returned(self, entry: Entry[ItemReturned]) -> None:
        """Take in that an item is sent back."""
        act = entry.act
        self._step(entry, act.session, act.item, RETURNED, body=act.body, reason=act.reason)

    @folds(ItemWithdrawn)
    def item_withdrawn(self, entry: Entry[ItemWithdrawn]) -> None:
        """Take in that an item is withdrawn."""
        self._step(entry, entry.act.session, entry.act.item, WITHDRAWN, reason=entry.act.reason)

    @folds(ItemResumed)
    def item_resumed(self, entry: Entry[ItemResumed]) -> None:
        """Take in that an item is before the body again."""
        self._step(entry, entry.act.session, entry.act.item, ADOPTED, reason=entry.act.reason)

    def _step(  # noqa: PLR0913 - the fields of a step
        self,
        entry: Entry[Act],
        session: str,
        number: str,
        state: str = "",
        *,
        body: str = "",
        to: str = "",
        reason: str = "",
        source: str = "",
    ) -> Item | None:
        item = self.item(session, number)
        if item is not None:
            name = wire_name(entry.act)
            step = Step(name, entry.seq, entry.effective, body, to, reason, source)
            item.steps.append(step)
            item.state = state or item.state
        return item
