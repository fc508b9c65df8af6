"""The state of play of a session: where each item stands under its rule, and who holds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from plenipo.capabilities.decisions.state import (
    Decision,
    Decisions,
    Question,
    electorate,
    question,
)
from plenipo.capabilities.sessions.state import ASIDE, Item, Session, Sessions
from plenipo.core.act import Act, Entry
from plenipo.core.fold import State
from plenipo.procedure.answers import ADOPTED, Answer
from plenipo.procedure.scale import SILENT

AGREED, AD_REFERENDUM, OPEN, REJECTED = "agreed", "agreed-ad-referendum", "open", "not-adopted"
STATUSES = (AGREED, AD_REFERENDUM, OPEN, *ASIDE, REJECTED)
"""Where an item can stand, from the best to the worst."""

TO_RECONFIRM = "to-reconfirm"


class Hold(msgspec.Struct, frozen=True):
    """Why a member holds an item.

    :ivar stance: what it said; ``silent`` where it said nothing, ``to-reconfirm`` where it spoke on
        an earlier text.
    """

    member: str
    stance: str
    kind: str = ""
    reason: str = ""
    condition: str = ""
    entry: int | None = None


class Standing(msgspec.Struct, frozen=True):
    """Where an item stands.

    :ivar status: one of :data:`STATUSES`.
    :ivar answer: what the rule says of the positions as they are; None without a rule.
    :ivar holds: who holds it; nobody where it is agreed.
    :ivar decision: the decision that stands on it.
    """

    item: str
    status: str
    answer: Answer | None
    holds: tuple[Hold, ...]
    decision: Decision | None

    @property
    def agreed(self) -> bool:
        """Whether it is agreed, be it ad referendum."""
        return self.status in {AGREED, AD_REFERENDUM}


class StateOfPlay:
    """Where all items of a session stand; kept up to date act by act."""

    def __init__(self, state: State, session: Session) -> None:
        """Work out every item."""
        self.state = state
        self.code = session.code
        self.rebuild()

    @property
    def session(self) -> Session:
        """The session."""
        return self.state.of(Sessions).sessions[self.code]

    def rebuild(self) -> None:
        """Work out every item anew."""
        session = self.session
        self.day = session.day(self.state.latest)
        self.electorate = electorate(self.state, session, self.day)
        self.standings: dict[str, Standing] = {}
        self.counts: Counter[str] = Counter()
        self.holdings: dict[str, dict[str, Hold]] = {}
        for item in session.items.values():
            self._place(item)

    def update(self, entries: Iterable[Entry[Act]]) -> None:
        """Take in entries that the state has taken in: only the items they touch are worked out."""
        touched: set[str] = set()
        for entry in entries:
            session, item = getattr(entry.act, "session", None), getattr(entry.act, "item", None)
            if session is None or (session == self.code and item is None):
                self.rebuild()
                return
            if session == self.code and item is not None:
                touched.add(item)
        session_now = self.session
        if session_now.day(self.state.latest) != self.day:
            self.rebuild()
            return
        for number in touched & session_now.items.keys():  # not those the lens hides
            self._displace(number)
            self._place(session_now.items[number])

    def held_by(self, member: str) -> dict[str, Hold]:
        """Return the items a member holds, with why."""
        return self.holdings.get(member, {})

    @property
    def total(self) -> int:
        """How many items there are."""
        return len(self.standings)

    @property
    def all_agreed(self) -> bool:
        """Whether every item that was not withdrawn is agreed."""
        agreed = self.counts[AGREED] + self.counts[AD_REFERENDUM]
        return agreed == self.total - self.counts["withdrawn"]

    def _place(self, item: Item) -> None:
        standing = work_out(self.state, self.session, item, self.electorate)
        self.standings[item.number] = standing
        self.counts[standing.status] += 1
        for hold in standing.holds:
            self.holdings.setdefault(hold.member, {})[item.number] = hold

    def _displace(self, number: str) -> None:
        before = self.standings.get(number)
        if before is None:
            return
        self.counts[before.status] -= 1
        for hold in before.holds:
            del self.holdings[hold.member][number]


def work_out(
    state: State, session: Session, item: Item, voters: tuple[str, ...] | None = None
) -> Standing:
    """Work out where one item stands."""
    asked = question(state, session, item, voters)
    answer = asked.answer() if asked else None
    decision = state.of(Decisions).standing(session.code, item.number)
    status = _status(item, answer, decision)
    agreed = status in {AGREED, AD_REFERENDUM, "withdrawn"}
    holds = () if agreed or asked is None or answer is None else _holds(asked, answer)
    return Standing(item.number, status, answer, holds, decision)


def _status(item: Item, answer: Answer | None, decision: Decision | None) -> str:
    """Tell where an item stands: put aside, decided, or as the rule answers."""
    if item.state in ASIDE:
        return item.state
    if decision is not None and decision.outcome != ADOPTED:
        return REJECTED
    if decision is None and (answer is None or not answer.adopted):
        return OPEN
    return AD_REFERENDUM if answer is not None and answer.provisional else AGREED


def _holds(asked: Question, answer: Answer) -> tuple[Hold, ...]:
    """Return who holds an item, and why."""
    return tuple([_hold(asked, member) for member in answer.finding.holders])


def _hold(asked: Question, member: str) -> Hold:
    if member in asked.outdated:
        return Hold(member, TO_RECONFIRM)
    position = asked.positions.get(member)
    if position is None:
        return Hold(member, SILENT)
    return Hold(
        member,
        position.stance,
        position.kind,
        position.reason,
        position.condition,
        position.entry,
    )
