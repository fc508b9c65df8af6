"""The record: all that was decided or voted on, found by what it is about, kept act by act.

What is about the same thing (a session, a rule, how a member voted) is held as the bits of one
whole number: a filter is an *and* of such numbers, and with whom a member agreed a count of bits.
Nothing is evaluated again: an outcome is the one that was recorded.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

import msgspec

from plenipo.capabilities.decisions.acts import DecisionRescinded, DecisionTaken, VoteTaken
from plenipo.capabilities.decisions.state import Decision, Decisions
from plenipo.capabilities.decisions.votes import (
    ANNOUNCED,
    CAST,
    METHODS,
    Vote,
    contests,
)
from plenipo.capabilities.members.state import MEMBER, Members
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.act import Act, Entry
from plenipo.core.fold import State
from plenipo.procedure.answers import ADOPTED, OUTCOMES
from plenipo.procedure.scale import ABSENT, ABSTAINING, AGAINST, FOR

WITHOUT_A_VOTE = "without-a-vote"
WAYS = (*METHODS, WITHOUT_A_VOTE)
"""How something was decided."""

RESCINDED = "rescinded"
RESULTS = (*OUTCOMES, RESCINDED)
"""What became of something: what was declared, or what the rule answered and nobody contested."""


class Line(msgspec.Struct, frozen=True):
    """One line of the record: a vote, or a decision that was taken without one.

    :ivar place: its bit.
    :ivar names: what was voted on; of a decision, the item.
    :ivar way: one of :data:`WAYS`.
    :ivar result: what became of it, one of :data:`OUTCOMES`.
    :ivar numbers: in favour, against, abstaining: as announced, or counted by name; None where
        there was no vote.
    :ivar words: what a search looks in.
    """

    place: int
    session: str
    number: str
    entry: int
    moment: datetime
    names: dict[str, str]
    way: str
    rule: str
    result: str
    contested: bool
    item: str
    document: str
    words: str
    numbers: tuple[int, ...] | None = None
    vote: Vote | None = None
    decision: Decision | None = None

    @property
    def rescinded(self) -> str:
        """Why it was taken back; empty while it stands."""
        return self.decision.rescinded if self.decision else ""


class Filters(msgspec.Struct, frozen=True):
    """What is asked for; empty for all.

    :ivar cast: how the ``member`` voted.
    :ivar since: the first day, and
    :ivar until: the last.
    :ivar q: words that must all be found in a number, symbol or title.
    """

    session: str = ""
    body: str = ""
    rule: str = ""
    outcome: str = ""
    way: str = ""
    member: str = ""
    cast: str = ""
    since: date | None = None
    until: date | None = None
    q: str = ""


class Agreement(msgspec.Struct, frozen=True):
    """How often two members voted alike, of the votes in which both were heard."""

    member: str
    alike: int
    both: int


class Record:
    """All lines of the record; kept up to date act by act."""

    def __init__(self, state: State) -> None:
        """Take in what the state holds."""
        self.state = state
        self.lines: list[Line] = []
        self.bits: dict[tuple[str, str], int] = {}
        self._order: list[tuple[datetime, int]] = []
        self._numbered: dict[tuple[str, str], int] = {}
        self._pending: dict[tuple[str, str], list[int]] = {}
        self._absent: dict[str, int] = {}
        decisions = state.of(Decisions)
        happened: list[Vote | Decision] = [d for d in decisions.taken if not d.vote]
        happened += [vote for votes in decisions.votes.values() for vote in votes.values()]
        for found in sorted(happened, key=lambda found: found.entry):
            self._add(found)
        self._settle()

    def update(self, entries: Iterable[Entry[Act]]) -> None:
        """Take in entries that the state has taken in."""
        decisions = self.state.of(Decisions)
        for entry in entries:
            match entry.act:
                case VoteTaken(session=session, vote=number):
                    vote = decisions.vote(session, number)
                    if vote is not None and vote.entry == entry.seq:
                        self._add(vote)
                case DecisionTaken(session=session, item=item):
                    for decision in decisions.on(session, item):
                        if decision.entry == entry.seq:
                            self._add(decision)
                case DecisionRescinded(session=session, decision=number):
                    self._rescind(session, number)
        self._settle()
        self._absent.clear()

    def find(self, asked: Filters) -> list[Line]:
        """Return the lines that pass the filters, the newest first."""
        first = bisect_left(self._order, (_begin(asked.since), 0)) if asked.since else 0
        after = asked.until + timedelta(days=1) if asked.until and asked.until < date.max else None
        last = bisect_left(self._order, (_begin(after), 0)) if after else len(self._order)
        flags = f"{self._passing(asked):b}"[::-1].ljust(len(self.lines), "0")
        words = asked.q.casefold().split()
        found = [self.lines[p] for _, p in reversed(self._order[first:last]) if flags[p] == "1"]
        return [line for line in found if all(word in line.words for word in words)]

    def known(self, kind: str) -> list[str]:
        """Return the values by which lines are found, of one kind."""
        return [value for found, value in self.bits if found == kind]

    def numbered(self, session: str, number: str) -> Line | None:
        """Return the line of a vote or decision, or None where it is not known."""
        place = self._numbered.get((session, number))
        return None if place is None else self.lines[place]

    def neighbours(self, session: str, number: str) -> tuple[Line | None, Line | None]:
        """Return the votes of a session before and after one."""
        place = self._numbered[session, number]
        order = bisect_left(self._order, (self.lines[place].moment, place))
        before = (self.lines[p] for _, p in reversed(self._order[:order]))
        after = (self.lines[p] for _, p in self._order[order + 1 :])

        def beside(line: Line) -> bool:
            return line.session == session and line.vote is not None

        return next(filter(beside, before), None), next(filter(beside, after), None)

    def ways_of(self, member: str) -> dict[str, int]:
        """Return in which lines a member voted how; who had a vote and is not named was absent."""
        found = {voice: self.bits.get((voice, member), 0) for voice in CAST}
        if member not in self._absent:
            named = 0
            for bits in found.values():
                named |= bits
            self._absent[member] = _bits(list(self._missed(member, named)))
        found[ABSENT] |= self._absent[member]
        return found

    def prevailed(self, member: str) -> tuple[int, int]:
        """Return how often it came out as a member voted, of the times it was for or against."""
        adopted, taken_back = (self.bits.get(("outcome", r), 0) for r in (ADOPTED, RESCINDED))
        in_favour, against = (self.bits.get((voice, member), 0) for voice in (FOR, AGAINST))
        sided = (in_favour | against) & ~taken_back
        right = in_favour & adopted | against & ~adopted & sided
        return right.bit_count(), sided.bit_count()

    def agreements(self, member: str) -> list[Agreement]:
        """Return how often each other member voted as one did, the most alike first."""
        own = {voice: self.bits.get((voice, member), 0) for voice in ANNOUNCED}
        spoke = own[FOR] | own[AGAINST] | own[ABSTAINING]
        others = dict.fromkeys(code for voice in ANNOUNCED for code in self.known(voice))
        others.pop(member, None)
        found = []
        for other in others:
            theirs = [self.bits.get((voice, other), 0) for voice in ANNOUNCED]
            both = (spoke & (theirs[0] | theirs[1] | theirs[2])).bit_count()
            pairs = zip(own.values(), theirs, strict=True)
            alike = sum((one & their).bit_count() for one, their in pairs)
            if both:
                found.append(Agreement(other, alike, both))
        return sorted(found, key=lambda a: (-a.alike / a.both, -a.both, a.member))

    def _passing(self, asked: Filters) -> int:
        """Return the lines that pass, but for the period and the words."""
        found = (1 << len(self.lines)) - 1
        for kind in ("session", "body", "rule", "outcome", "way"):
            value = getattr(asked, kind)
            if value:
                found &= self.bits.get((kind, value), 0)
        if asked.member:
            ways = self.ways_of(asked.member)
            voted = ways.get(asked.cast, 0)
            if not asked.cast:
                for bits in ways.values():
                    voted |= bits
            found &= voted
        return found

    def _missed(self, member: str, named: int) -> Iterator[int]:
        """Yield the roll calls at which a member had a vote and is not named."""
        members, sessions = self.state.of(Members), self.state.of(Sessions).sessions
        found = members.members.get(member)
        if found is None:
            return
        for line in self.lines:
            session = sessions.get(line.session)
            if session is None or line.vote is None or not line.vote.by_name:
                continue
            if named >> line.place & 1:
                continue
            day = session.day(line.moment)
            if found.standing_on(day) == MEMBER and any(
                not (seats := members.composition(body, day)) or member in seats
                for body in session.bodies
            ):
                yield line.place

    def _add(self, found: Vote | Decision) -> None:
        place = len(self.lines)
        line = self._of_vote(found, place) if isinstance(found, Vote) else self._of(found, place)
        self.lines.append(line)
        insort(self._order, (line.moment, place))
        self._numbered[line.session, line.number] = place
        session = self.state.of(Sessions).sessions.get(line.session)
        about = [("session", line.session), ("rule", line.rule), ("way", line.way)]
        about += [("body", body) for body in (session.bodies if session else ())]
        about.append(("outcome", RESCINDED if line.rescinded else line.result))
        if line.vote is not None:
            about += [(voice, member) for voice, who in line.vote.cast.items() for member in who]
        for key in about:
            self._pending.setdefault(key, []).append(place)

    def _of_vote(self, vote: Vote, place: int) -> Line:
        counted = vote.recounted()
        taken = self.state.of(Decisions).on(vote.session, vote.item) if vote.item else []
        return Line(
            place=place,
            session=vote.session,
            number=vote.number,
            entry=vote.entry,
            moment=vote.moment,
            names=vote.names,
            way=vote.method,
            rule=vote.rule,
            result=result_of(vote.outcome, vote.says),
            contested=vote.contested,
            item=vote.item,
            document=vote.document,
            words=_words(vote.number, vote.document, vote.names),
            numbers=tuple([vote.counts.get(v, counted[v]) for v in ANNOUNCED]),
            vote=vote,
            decision=next((d for d in taken if d.entry == vote.entry), None),
        )

    def _of(self, decision: Decision, place: int) -> Line:
        item = self.state.of(Sessions).item(decision.session, decision.item)
        names = item.names if item else {}
        return Line(
            place=place,
            session=decision.session,
            number=decision.number,
            entry=decision.entry,
            moment=decision.moment,
            names=names,
            way=WITHOUT_A_VOTE,
            rule=decision.rule,
            result=result_of(decision.outcome, decision.says),
            contested=decision.contested,
            item=decision.item,
            document="",
            words=_words(decision.number, "", names),
            decision=decision,
        )

    def _rescind(self, session: str, number: str) -> None:
        place = self._numbered.get((session, number))
        if place is None or not self.lines[place].rescinded:
            return
        self._settle()
        stood = "outcome", self.lines[place].result
        self.bits[stood] = self.bits.get(stood, 0) & ~(1 << place)
        self._pending.setdefault(("outcome", RESCINDED), []).append(place)

    def _settle(self) -> None:
        """Put what is pending into the bits."""
        for key, places in self._pending.items():
            self.bits[key] = self.bits.get(key, 0) | _bits(places)
        self._pending.clear()


def result_of(outcome: str, says: str) -> str:
    """Return what became of a vote: what was declared, or the rule's answer where nobody differs.

    >>> result_of("not-adopted", "blocked-by-veto"), result_of("adopted", "not-adopted")
    ('blocked-by-veto', 'adopted')
    """
    return outcome if contests(outcome, says) else says


def _bits(places: list[int]) -> int:
    flags = bytearray(max(places, default=0) // 8 + 1)
    for place in places:
        flags[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(flags, "little")


def _words(number: str, document: str, names: dict[str, str]) -> str:
    return " ".join((number, document, *names.values())).casefold()


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)
