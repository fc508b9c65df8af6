"""The sittings of all sessions, and what is asked of them: may the body open, may it decide?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from plenipo.capabilities.credentials.state import not_let_in
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import Session
from plenipo.capabilities.sittings.acts import (
    AgendaAdopted,
    AttendanceTaken,
    ChairPassed,
    ItemCalled,
    RollCalled,
    SittingAdjourned,
    SittingClosed,
    SittingOpened,
    SittingResumed,
    SittingSuspended,
)
from plenipo.capabilities.sittings.proceedings import (
    SUSPENDED,
    Agenda,
    Called,
    Chair,
    Mark,
    Proceedings,
    Sitting,
    Step,
    insert,
)
from plenipo.capabilities.sittings.quorum import (
    AWAY,
    NO_QUORUM,
    PRESENT,
    REMOTE,
    Quorums,
    count,
    least,
)
from plenipo.core.act import Act, Entry, wire_name
from plenipo.core.fold import State, folds
from plenipo.core.refusal import Refusal
from plenipo.core.said import said
from plenipo.procedure.explanation import retold


class Sittings(msgspec.Struct):
    """What happens in the room, by session; nothing for a session that keeps no sittings."""

    sessions: dict[str, Proceedings] = {}

    def of(self, session: str) -> Proceedings:
        """Return the proceedings of a session; empty ones where there are none."""
        return self.sessions.get(session) or Proceedings()

    def sitting(self, session: str, number: str) -> Sitting | None:
        """Return a sitting, or None where it is not known."""
        return self.of(session).sittings.get(number)

    def not_sitting(self, session: str, at: datetime) -> Refusal | None:
        """Object to what is done in the room while no sitting of a session is open."""
        if self.of(session).running(at) is None:
            sentence = said(
                "No sitting of '{session}' is open then: open one first.", session=session
            )
            return Refusal("no-sitting", sentence)
        return self.suspended(session, at)

    def not_in_the_room(self, session: str, at: datetime) -> Refusal | None:
        """Object as :meth:`not_sitting`, of a session that keeps sittings; of others, never."""
        kept = any(sitting.steps for sitting in self.of(session).sittings.values())
        return self.not_sitting(session, at) if kept else None

    def suspended(self, session: str, at: datetime) -> Refusal | None:
        """Object to what is done while the sitting of a session is suspended."""
        running = self.of(session).running(at)
        if running is None or running.at(at) != SUSPENDED:
            return None
        sentence = said(
            "Sitting {number} of '{session}' is suspended: resume it first.",
            running,
            session=session,
        )
        return Refusal("sitting-suspended", sentence)

    @folds(SittingOpened)
    def sitting_opened(self, entry: Entry[SittingOpened]) -> None:
        """Take in a sitting."""
        act = entry.act
        sitting = self._sitting(act.session, act.sitting)
        sitting.format, sitting.place, sitting.source = act.format, act.place, act.source
        sitting.says, sitting.reason = act.says, act.reason
        insert(sitting.steps, Step(wire_name(act), entry.seq, entry.effective, act.reason))

    @folds(SittingSuspended)
    def sitting_suspended(self, entry: Entry[SittingSuspended]) -> None:
        """Take in an interruption."""
        self._step(entry, entry.act.sitting, entry.act.reason, entry.act.until)

    @folds(SittingResumed)
    def sitting_resumed(self, entry: Entry[SittingResumed]) -> None:
        """Take in that a sitting goes on."""
        self._step(entry, entry.act.sitting, entry.act.reason)

    @folds(SittingAdjourned)
    def sitting_adjourned(self, entry: Entry[SittingAdjourned]) -> None:
        """Take in that a sitting was broken off."""
        self._step(entry, entry.act.sitting, entry.act.reason, entry.act.until)

    @folds(SittingClosed)
    def sitting_closed(self, entry: Entry[SittingClosed]) -> None:
        """Take in the end of a sitting."""
        self._step(entry, entry.act.sitting, entry.act.statement)

    @folds(AttendanceTaken)
    def attendance_taken(self, entry: Entry[AttendanceTaken]) -> None:
        """Take in how a delegation is there."""
        act = entry.act
        mark = Mark(entry.effective, entry.seq, act.how, act.body)
        self._sitting(act.session, act.sitting).take(act.member, mark)

    @folds(RollCalled)
    def roll_called(self, entry: Entry[RollCalled]) -> None:
        """Take in who answered, and who did not."""
        act = entry.act
        sitting = self._sitting(act.session, act.sitting)
        for how, members in ((PRESENT, act.present), (REMOTE, act.remote), (AWAY, act.absent)):
            for member in members:
                sitting.take(member, Mark(entry.effective, entry.seq, how, act.body))

    @folds(AgendaAdopted)
    def agenda_adopted(self, entry: Entry[AgendaAdopted]) -> None:
        """Take in the agenda."""
        act = entry.act
        adopted = Agenda(entry.effective, entry.seq, act.left_out, act.reason)
        insert(self._proceedings(act.session).agendas, adopted)

    @folds(ItemCalled)
    def item_called(self, entry: Entry[ItemCalled]) -> None:
        """Take in which item is before the room."""
        called = Called(entry.effective, entry.seq, entry.act.item)
        insert(self._proceedings(entry.act.session).called, called)

    @folds(ChairPassed)
    def chair_passed(self, entry: Entry[ChairPassed]) -> None:
        """Take in who is in the chair."""
        act = entry.act
        chair = Chair(entry.effective, entry.seq, act.member, act.person, act.office, act.reason)
        insert(self._proceedings(act.session).chairs, chair)

    def _proceedings(self, session: str) -> Proceedings:
        return self.sessions.setdefault(session, Proceedings())

    def _sitting(self, session: str, number: str) -> Sitting:
        return self._proceedings(session).sittings.setdefault(number, Sitting(number))

    def _step(
        self, entry: Entry[Act], number: str, reason: str, until: datetime | None = None
    ) -> None:
        session = getattr(entry.act, "session", "")
        step = Step(wire_name(entry.act), entry.seq, entry.effective, reason, until)
        insert(self._sitting(session, number).steps, step)


def quorums(
    state: State, session: Session, sitting: Sitting, moment: datetime, rule: str = ""
) -> tuple[Quorums, ...]:
    """Count the quorums of each body of a session at a moment, each by its own rule.

    :param rule: the rule that is asked of all of them, where an item has one of its own.
    :returns: nothing of a body whose rule is not in force that day.
    """
    day, found = session.day(moment), []
    for body in session.bodies:
        asked = state.of(Rulebook).rule(rule or rule_of(state, session, body, day), moment)
        if asked is None or asked.on(day) is None:
            continue
        voters = state.of(Members).of_body(body, day)
        found.append(count(body, asked, day, voters, sitting.presence(moment, body)))
    return tuple(found)


def rule_of(state: State, session: Session, body: str, day: date) -> str:
    """Return the rule by which a body's quorum is counted: meeting jointly, each has its own."""
    home = state.of(Members).bodies.get(body)
    own = home.rule if home and len(session.bodies) > 1 else ""
    rule = state.of(Rulebook).rule(own) if own else None
    return own if rule is not None and rule.on(day) is not None else session.rule


def not_deciding(state: State, session: Session, at: datetime, rule: str = "") -> Refusal | None:
    """Object to deciding in a sitting that is suspended, or without the quorum to decide.

    Between sittings, and in a session that keeps none, nothing stands against a decision: it may be
    one of a written procedure.
    """
    sittings = state.of(Sittings)
    running, suspended = sittings.of(session.code).running(at), sittings.suspended(session.code, at)
    if running is None or suspended is not None:
        return suspended
    for counted in quorums(state, session, running, at, rule):
        if counted.decide.says == NO_QUORUM and counted.decide.finding:
            why = retold(counted.decide.finding)
            sentence = said("The body '{body}' has no quorum to decide: {why}", counted, why=why)
            return Refusal("no-quorum", sentence, counted.rule, counted.article)
    return None


def says_at_opening(state: State, session: Session, number: str, moment: datetime) -> str:
    """Return what the rules answer of the quorum to open a sitting at a moment."""
    sitting = state.of(Sittings).sitting(session.code, number) or Sitting(number)
    return says_of_opening(quorums(state, session, sitting, moment))


def says_of_opening(found: Iterable[Quorums]) -> str:
    """Return what the rules answer of the quorum to open, of all bodies together."""
    return least(quorum.open.says for quorum in found)


def without_seat(state: State, session: Session, member: str, at: datetime) -> Refusal | None:
    """Object to who has neither a voice in the session at a moment, nor is let into it."""
    members, day = state.of(Members), session.day(at)
    partner = members.partners.get(member)
    if partner is not None and partner.stands_on(day):
        return not_let_in(state, member, session.code, at)
    if partner is None and member not in members.members:
        return members.no_such_member(member)
    if any(member in members.sitting(body, day) for body in session.bodies):
        return None
    sentence = said(
        "'{member}' has neither a voice in '{code}' on {day}, nor observes it.",
        session,
        member=member,
        day=day,
    )
    return Refusal("no-seat", sentence)
