"""What there is to tell a person: worked out of the register as they may read it, and the clock.

Each matter has a key of its own, the same whenever it is worked out, so that nobody is told of it
twice. Nothing here is remembered: after a stop the same matters come out again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

import msgspec

from plenipo.capabilities.console.awaiting import awaited, open_sessions
from plenipo.capabilities.credentials.state import HOLDING, Credentials
from plenipo.capabilities.decisions.state import Decision, Decisions, seated
from plenipo.capabilities.sessions.state import Session, Sessions
from plenipo.capabilities.silence.record import Heard, Silence
from plenipo.capabilities.silence.standing import (
    BROKE,
    LIFTED,
    bodies_of,
    electorate,
    standing_at,
    voices,
)
from plenipo.capabilities.silence.state import Silences
from plenipo.capabilities.treaties.notifications import (
    Notification,
    concerned,
    named,
    notifications,
    of_clock,
)
from plenipo.capabilities.treaties.state import Treaties
from plenipo.capabilities.treaties.treaty import Treaty
from plenipo.core.authority import (
    CHAIR,
    DELEGATION,
    DEPOSITARY,
    OBSERVER,
    SECRETARY,
    Capacity,
    Place,
)
from plenipo.core.fold import State
from plenipo.procedure.scale import SILENT
from plenipo.procedure.silence import RUNNING
from plenipo.web.mail.instructed import INSTRUCTED, PAST, instructions

SILENCES, AWAITING, DECISIONS, TREATIES = "silences", "awaiting", "decisions", "treaties"
TOPICS = (SILENCES, AWAITING, DECISIONS, TREATIES)
"""What a person can choose to be told of."""

OPENED, EXTENDED, DAY, HOUR = "opened", "extended", "day", "hour"
BROKEN, TAKEN_BACK, ENDED = "broken", "lifted", "ended"
TAKEN, RESCINDED = "taken", "rescinded"
NOTIFIED = "notified"
RETURNED = "instrument.returned"
"""What is told to nobody but who handed it in (VCLT 77(1)(d))."""

AHEAD = {HOUR: timedelta(hours=1), DAY: timedelta(hours=24)}
"""How long before an expiry a delegation that is silent is reminded, the shortest first."""

NEWS = timedelta(days=14)
"""For how long something that happened is news."""


class Matter(msgspec.Struct, frozen=True):
    """Something to tell a person.

    :ivar key: what tells it from every other matter of that person.
    :ivar topic: one of :data:`TOPICS`.
    :ivar kind: what happened: ``opened``, ``day``, ``silent``, ``taken`` and so on.
    :ivar moment: when it happened.
    :ivar awaits: whether the person's own delegation is expected to say something.
    :ivar until: until when it is of use; None where it stays so.
    :ivar place: the parts of the address of the page that it is about.
    :ivar of: the code of the silence or treaty, or the number of the item, by which the state is
        asked.
    :ivar session: the session it is of; may be empty for a silence.
    :ivar expires: of a silence, the instant that is told.
    :ivar member: who broke a silence.
    :ivar post: of an instruction, the code of the post.
    :ivar outcome: how a silence ended, or what was decided.
    :ivar number: the number of the decision, or of the notification.
    """

    key: str
    topic: str
    kind: str
    moment: datetime
    place: tuple[str, ...]
    of: str
    session: str = ""
    awaits: bool = False
    until: datetime | None = None
    expires: datetime | None = None
    member: str = ""
    outcome: str = ""
    number: str = ""
    post: str = ""


class Held(msgspec.Struct, frozen=True):
    """A capacity that a person acts in, and since when."""

    capacity: Capacity
    since: datetime


def held_by(state: State, person: str, now: datetime) -> tuple[Held, ...]:
    """Return in which capacities a person acts now, worked out of the whole register."""
    return tuple(
        [
            Held(found.capacity, found.findings[0].moment)
            for found in state.of(Credentials).of(person)
            if found.standing(now) in HOLDING
        ]
    )


def matters(state: State, held: Sequence[Held], now: datetime) -> tuple[Matter, ...]:
    """Return what there is to tell somebody at a moment, in the order in which it happened.

    :param state: the register as they may read it.
    :param held: in which capacities they act.
    """
    found = [
        *_silences(state, held, now),
        *_awaiting(state, held),
        *_instructions(state, held, now),
        *_decisions(state, held, now),
        *_notified(state, held, now),
    ]
    return tuple(sorted({m.key: m for m in found}.values(), key=lambda m: (m.moment, m.key)))


def _silences(state: State, held: Sequence[Held], now: datetime) -> Iterator[Matter]:
    for silence in state.of(Silences).silences.values():
        if silence.begun > now:
            continue
        concerned = _concerned(state, silence, held)
        if not concerned:
            continue
        since = max(min(each.since for each in concerned), now - NEWS)
        running = standing_at(state, silence, now).standing == RUNNING
        own = {each.capacity.delegation for each in concerned} if running else set()
        said = voices(state, silence, now) if own else {}
        silent = any(said.get(member) == SILENT for member in own)
        if running or silence.begun >= since:
            yield _of(silence, OPENED, "", silence.begun, awaits=silent)
        yield from (m for m in _happened(silence) if since <= m.moment <= now)
        if silent:
            yield from _reminder(silence, now)


def _concerned(state: State, silence: Silence, held: Iterable[Held]) -> list[Held]:
    """Return the capacities in which a silence concerns somebody: who may break it, who leads."""
    place = Place(silence.session, bodies_of(state, silence))
    voters = electorate(state, silence)
    return [
        each
        for each in held
        if each.capacity.covers(place)
        and (
            each.capacity.role in {CHAIR, SECRETARY}
            or (each.capacity.role in DELEGATION and each.capacity.delegation in voters)
        )
    ]


def _happened(silence: Silence) -> Iterator[Matter]:
    """Yield what happened to a silence after it was opened."""
    for term in silence.terms[1:]:
        told = _of(silence, EXTENDED, str(term.entry), term.moment)
        yield msgspec.structs.replace(told, expires=term.expires)
    for heard in silence.heard:
        kind = {BROKE: BROKEN, LIFTED: TAKEN_BACK}.get(heard.act, "")
        if kind and heard.moment < silence.expires_at(heard.moment):
            yield _said(silence, kind, heard)
    if silence.ended:
        told = _of(silence, ENDED, "", silence.ended.moment)
        yield msgspec.structs.replace(told, outcome=silence.ended.outcome)


def _said(silence: Silence, kind: str, heard: Heard) -> Matter:
    told = _of(silence, kind, str(heard.entry), heard.moment)
    return msgspec.structs.replace(told, member=heard.member)


def _reminder(silence: Silence, now: datetime) -> Iterator[Matter]:
    """Yield the reminder that is due; none where the expiry was announced later than that."""
    expires = silence.expires_at(now)
    announced = max(term.moment for term in silence.terms if term.expires == expires)
    for kind, ahead in AHEAD.items():
        if expires - ahead <= now < expires:
            if announced < expires - ahead:
                of_expiry = str(int(expires.timestamp()))
                told = _of(silence, kind, of_expiry, expires - ahead, awaits=True)
                yield msgspec.structs.replace(told, until=expires, expires=expires)
            return


def _of(
    silence: Silence, kind: str, which: str, moment: datetime, *, awaits: bool = False
) -> Matter:
    key = ":".join(filter(None, ("silence", silence.code, kind, which)))
    return Matter(
        key=key,
        topic=SILENCES,
        kind=kind,
        moment=moment,
        place=("silences", silence.code, *(("answer",) if awaits else ())),
        of=silence.code,
        session=silence.session,
        awaits=awaits,
        expires=silence.expires,
    )


def _awaiting(state: State, held: Sequence[Held]) -> Iterator[Matter]:
    """Yield the items that await the word of a delegation somebody belongs to."""
    for capacity in (each.capacity for each in held if each.capacity.role in DELEGATION):
        for session in open_sessions(state, capacity.delegation):
            if not capacity.covers(Place(session.code, session.bodies)):
                continue
            for item, why in awaited(state, session, capacity.delegation):
                yield Matter(
                    key=f"item:{session.code}:{item.number}:{why}:{item.text}",
                    topic=AWAITING,
                    kind=why,
                    moment=item.steps[-1].moment,
                    place=("console", session.code, item.number),
                    of=item.number,
                    session=session.code,
                    awaits=True,
                )


def _instructions(state: State, held: Sequence[Held], now: datetime) -> Iterator[Matter]:
    """Yield what instructions await of the ambassadors of a delegation somebody belongs to."""
    capacities = [each.capacity for each in held]
    for each, kind, moment in instructions(state, capacities, now):
        instruction, deadline = each.instruction, each.instruction.deadline(now)
        of_deadline = "" if kind == INSTRUCTED else f":{int(deadline.timestamp())}"
        yield Matter(
            key=f"instruction:{instruction.code}:{each.post}:{kind}{of_deadline}",
            topic=AWAITING,
            kind=kind,
            moment=moment,
            place=("instructions", instruction.code, "reply"),
            of=instruction.code,
            session=instruction.session,
            awaits=True,
            until=None if kind == PAST else deadline,
            expires=deadline,
            post=each.post,
        )


def _decisions(state: State, held: Sequence[Held], now: datetime) -> Iterator[Matter]:
    """Yield what was decided lately in the sessions somebody is in."""
    sessions, known = state.of(Sessions).sessions, dict[str, datetime | None]()
    for decision in state.of(Decisions).taken:
        if not now - NEWS <= decision.moment <= now:
            continue
        if decision.session not in known:
            session = sessions.get(decision.session)
            known[decision.session] = _in_since(state, session, held) if session else None
        since = known[decision.session]
        if since is not None and since <= decision.moment:
            yield _decided(decision, TAKEN)
            if decision.rescinded:
                yield _decided(decision, RESCINDED)


def _in_since(state: State, session: Session, held: Iterable[Held]) -> datetime | None:
    """Return since when somebody is in a session; None where they are not."""
    place, day = Place(session.code, session.bodies), session.day(state.latest)
    moments = [
        each.since
        for each in held
        if each.capacity.covers(place)
        and (
            each.capacity.role not in DELEGATION
            or each.capacity.delegation in seated(state, session, day)
        )
    ]
    return min(moments, default=None)


def _decided(decision: Decision, kind: str) -> Matter:
    return Matter(
        key=f"decision:{decision.session}:{decision.number}:{decision.entry}:{kind}",
        topic=DECISIONS,
        kind=kind,
        moment=decision.moment,
        place=("sessions", decision.session, "items", decision.item),
        of=decision.item,
        session=decision.session,
        outcome=decision.outcome,
        number=decision.number,
    )


def _notified(state: State, held: Sequence[Held], now: datetime) -> Iterator[Matter]:
    """Yield what depositaries have notified lately: to who takes part in a treaty, or may.

    To a partner, whose people are observers, where a treaty names it or it has taken part.

    A secretary and a depositary, who enter what comes in, are told what follows from the clock.
    """
    for treaty in state.of(Treaties).treaties.values() if held else ():
        for it in notifications(treaty, treaty.day(now)):
            told = [each.since for each in held if _is_told(each.capacity, it, treaty)]
            if told and it.issued >= max(min(told), now - NEWS):
                yield _notice(treaty, it)


def _is_told(capacity: Capacity, it: Notification, treaty: Treaty) -> bool:
    if capacity.role not in {*DELEGATION, OBSERVER}:
        return capacity.role in {SECRETARY, DEPOSITARY} and of_clock(it)
    if it.kind == RETURNED:
        return capacity.delegation == it.participant
    who = named(treaty) if capacity.role == OBSERVER else concerned(treaty)
    return who is None or capacity.delegation in who


def _notice(treaty: Treaty, it: Notification) -> Matter:
    return Matter(
        key=f"treaty:{treaty.code}:{it.number}:{it.day}",
        topic=TREATIES,
        kind=NOTIFIED,
        moment=it.issued,
        place=("treaties", treaty.code, "notifications", it.number),
        of=treaty.code,
        number=it.number,
    )
