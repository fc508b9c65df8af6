"""What stands against the acts of sittings: above all, a wrong account of the quorum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Protocol

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.sessions.state import Session, Sessions
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
    ADJOURNED,
    CLOSED,
    FORMATS,
    NOT_OPENED,
    OPEN,
    SUSPENDED,
    Agenda,
    Proceedings,
    Sitting,
)
from plenipo.capabilities.sittings.quorum import AT_THE_SITTING, LEFT, NO_QUORUM, WAYS, Quorums
from plenipo.capabilities.sittings.state import (
    Sittings,
    not_deciding,
    quorums,
    says_of_opening,
    without_seat,
)
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, listed, said
from plenipo.procedure.explanation import retold

_NUMBER = re.compile(r"[^\s/](.{0,30}[^\s/])?")


class OfSitting(Protocol):
    """An act about one sitting of a session."""

    @property
    def session(self) -> str:
        """The session's code."""

    @property
    def sitting(self) -> str:
        """The sitting's number."""


def refuse_sitting_opened(state: State, act: SittingOpened, by: Author, at: datetime) -> Refusals:
    """Refuse a sitting twice, beside another, or one whose quorum is told wrong or is lacking."""
    del by
    session = state.of(Sessions).sessions.get(act.session)
    if session is None:
        return (state.of(Sessions).no_such_session(act.session),)
    course = state.of(Sittings).of(act.session)
    known = course.sittings.get(act.sitting)
    number = said("'{sitting}' is no number of a sitting: write it like 1 or 2 bis.", act)
    form = said("'{format}' is no format of a sitting: it is {known}.", act, known=either(FORMATS))
    twice = said("Sitting {sitting} of '{session}' was opened before: choose another number.", act)
    return collect(
        session.not_at(at),
        None if _NUMBER.fullmatch(act.sitting) else Refusal("bad-number", number),
        None if act.format in FORMATS else Refusal("bad-format", form),
        Refusal("already-opened", twice) if known and known.steps else None,
        _beside_another(course, act, at),
        _went_on(course, act, at),
        _told_wrong(act, quorums(state, session, known or Sitting(act.sitting), at)),
    )


def refuse_attendance_taken(
    state: State, act: AttendanceTaken, by: Author, at: datetime
) -> Refusals:
    """Refuse the attendance of who has no seat, in an odd word, or in a sitting that is over."""
    del by
    session = state.of(Sessions).sessions.get(act.session)
    if session is None:
        return (state.of(Sessions).no_such_session(act.session),)
    sitting = state.of(Sittings).sitting(act.session, act.sitting)
    words = said("'{how}' is no way to attend: write {known}.", act, known=either(WAYS))
    never = said("'{member}' has not come to sitting {sitting}: it cannot have left the room.", act)
    before = sitting.presence(at, act.body).get(act.member) if sitting else None
    return collect(
        None if act.how in WAYS else Refusal("bad-attendance", words),
        _not_of_sitting(state, session, act, act.body, at),
        without_seat(state, session, act.member, at),
        Refusal("not-there", never) if act.how == LEFT and before not in AT_THE_SITTING else None,
    )


def refuse_roll_called(state: State, act: RollCalled, by: Author, at: datetime) -> Refusals:
    """Refuse a roll of who has no seat, that names one twice or leaves one out."""
    del by
    session = state.of(Sessions).sessions.get(act.session)
    if session is None:
        return (state.of(Sessions).no_such_session(act.session),)
    day = session.day(at)
    named = [*act.present, *act.remote, *act.absent]
    twice = [member for member in dict.fromkeys(named) if named.count(member) > 1]
    left_out = [m for m in _seated(state, session, act.body, day) if m not in named]
    again = said("These are named twice in the roll: {listed}.", listed=listed(twice))
    missing = said(
        "The roll leaves out {listed}: say of each whether it is there.", listed=listed(left_out)
    )
    strangers = (without_seat(state, session, member, at) for member in dict.fromkeys(named))
    return collect(
        _not_of_sitting(state, session, act, act.body, at),
        [refusal for refusal in strangers if refusal],
        Refusal("named-twice", again) if twice else None,
        Refusal("left-out", missing) if left_out else None,
    )


def refuse_agenda_adopted(state: State, act: AgendaAdopted, by: Author, at: datetime) -> Refusals:
    """Refuse an agenda twice, without an item, or in a sitting that cannot decide."""
    del by
    session = state.of(Sessions).sessions.get(act.session)
    if session is None:
        return (state.of(Sessions).no_such_session(act.session),)
    course, sessions = state.of(Sittings).of(act.session), state.of(Sessions)
    unknown = [number for number in act.left_out if number not in session.items]
    twice = said(
        "The agenda of '{session}' was adopted before: adopt further items one by one.", act
    )
    nothing = said("No item of '{session}' would be on the agenda: propose one first.", act)
    adopted = Agenda(at, 0, act.left_out).holds(session)
    return collect(
        session.not_at(at),
        [sessions.no_such_item(act.session, number) for number in unknown],
        Refusal("already-adopted", twice) if course.agendas else None,
        None if adopted else Refusal("no-items", nothing),
        not_deciding(state, session, at),
    )


def refuse_item_called(state: State, act: ItemCalled, by: Author, at: datetime) -> Refusals:
    """Refuse to take up what is not before the body, or is taken up, or without a sitting."""
    del by
    sessions, sittings = state.of(Sessions), state.of(Sittings)
    session, item = sessions.sessions.get(act.session), sessions.item(act.session, act.item)
    if session is None or item is None:
        return (sessions.no_such_item(act.session, act.item),)
    again = said("Item {item} of '{session}' is the one that is taken up: call another.", act)
    return collect(
        session.not_before_the_body(item, at),
        sittings.not_sitting(act.session, at),
        Refusal("already-called", again) if sittings.of(act.session).item(at) == act.item else None,
    )


def refuse_sitting_suspended(
    state: State, act: SittingSuspended, by: Author, at: datetime
) -> Refusals:
    """Refuse to suspend what is not open, until a moment gone by, or before a decision in it."""
    del by
    since = [
        decision
        for decision in state.of(Decisions).taken
        if decision.session == act.session and decision.moment > at and not decision.rescinded
    ]
    taken = said(
        "In '{session}' decisions were taken later: {listed}.",
        act,
        listed=listed(d.number for d in since),
    )
    return collect(
        _moved(state, act, at, OPEN),
        _ends_before(act, at),
        Refusal("decided-since", taken) if since else None,
    )


def refuse_sitting_resumed(state: State, act: SittingResumed, by: Author, at: datetime) -> Refusals:
    """Refuse to resume what was neither suspended nor adjourned, or beside another sitting."""
    del by
    course = state.of(Sittings).of(act.session)
    return collect(_moved(state, act, at, SUSPENDED, ADJOURNED), _beside_another(course, act, at))


def refuse_sitting_adjourned(
    state: State, act: SittingAdjourned, by: Author, at: datetime
) -> Refusals:
    """Refuse to adjourn what does not run, or to a moment gone by."""
    del by
    return collect(_moved(state, act, at, OPEN, SUSPENDED), _ends_before(act, at))


def refuse_sitting_closed(state: State, act: SittingClosed, by: Author, at: datetime) -> Refusals:
    """Refuse to close what was not opened, or is closed."""
    del by
    return _moved(state, act, at, OPEN, SUSPENDED, ADJOURNED)


def refuse_chair_passed(state: State, act: ChairPassed, by: Author, at: datetime) -> Refusals:
    """Refuse to pass the chair to who has no seat, or is in it."""
    del by
    session = state.of(Sessions).sessions.get(act.session)
    if session is None:
        return (state.of(Sessions).no_such_session(act.session),)
    day = session.day(at)
    chair = state.of(Sittings).of(act.session).chair(session, at)
    same = (act.member, act.person, act.office) == (chair.member, chair.person, chair.office)
    again = said("'{member}' is in the chair of '{session}' already.", act)
    seated = act.member in _seated(state, session, "", day)
    without = said(
        "'{member}' has no seat in '{session}' on {day}: it cannot take the chair.", act, day=day
    )
    return collect(
        session.not_at(at),
        state.of(Members).no_such_member(act.member)
        or (None if seated else Refusal("no-seat", without)),
        Refusal("in-the-chair", again) if same else None,
    )


def _seated(state: State, session: Session, body: str, day: date) -> tuple[str, ...]:
    """Return who sits in a body of a session, or in any of them, in the order of the body."""
    members = state.of(Members)
    bodies = (body,) if body else session.bodies
    found = frozenset[str]().union(*(members.sitting(code, day) for code in bodies))
    return members.ordered(found)


def _not_of_sitting(
    state: State, session: Session, act: OfSitting, body: str, at: datetime
) -> Iterator[Refusal]:
    """Object to attendance outside the session, in another body, and in a sitting gone by."""
    outside = session.not_at(at)
    if outside:
        yield outside
    if body and body not in session.bodies:
        sentence = said(
            "The body '{body}' does not meet in '{session}'.", body=body, session=session.code
        )
        yield Refusal("other-body", sentence)
    if not _NUMBER.fullmatch(act.sitting):
        sentence = said("'{sitting}' is no number of a sitting: write it like 1 or 2 bis.", act)
        yield Refusal("bad-number", sentence)
    course = state.of(Sittings).of(session.code)
    known, running = course.sittings.get(act.sitting), course.running(at)
    if known is not None and known.at(at) == CLOSED:
        sentence = said("Sitting {sitting} of '{session}' is closed: nobody attends it.", act)
        yield Refusal("sitting-closed", sentence)
    elif running is not None and running.number != act.sitting:
        sentence = said(
            "Sitting {number} of '{session}' is open, not {sitting}.", act, number=running.number
        )
        yield Refusal("other-sitting", sentence)
    late = _counted_since(state, session, known, at)
    if late is not None:
        sentence = said(
            "In '{session}' the quorum was asked at {when}, without this attendance: take it as of"
            " now.",
            act,
            when=late,
        )
        yield Refusal("counted-since", sentence)


def _counted_since(
    state: State, session: Session, sitting: Sitting | None, at: datetime
) -> datetime | None:
    """Return when the quorum was asked last, to open or to decide, where it was after a moment."""
    opened = [s.moment for s in sitting.steps[:1]] if sitting else []
    decided = [
        decision.moment
        for decision in state.of(Decisions).taken
        if decision.session == session.code and not decision.rescinded
    ]
    in_sitting = [m for m in decided if sitting and opened and m >= opened[0]]
    last = max([*opened, *in_sitting], default=at)
    return last if last > at else None


def _moved(state: State, act: OfSitting, at: datetime, *standing: str) -> Refusals:
    """Object to moving on a sitting that does not stand as it must, or moved on since."""
    session = state.of(Sessions).sessions.get(act.session)
    if session is None:
        return (state.of(Sessions).no_such_session(act.session),)
    course = state.of(Sittings).of(act.session)
    sitting = course.sittings.get(act.sitting)
    now = sitting.at(at) if sitting else NOT_OPENED
    if sitting is None or not sitting.steps:
        sentence = said("There is no sitting {sitting} of '{session}': open it first.", act)
        return (Refusal("no-such-sitting", sentence),)
    must = either(Word("sitting", each) for each in standing)
    wrong = (
        said(
            "Sitting {sitting} of '{session}' is {standing}: it must be {must}.",
            act,
            standing=Word("sitting", now),
            must=must,
        )
        if now
        else said(
            "Sitting {sitting} of '{session}' is not open yet: it must be {must}.", act, must=must
        )
    )
    return collect(
        session.not_at(at),
        None if now in standing else Refusal("sitting-not-so", wrong),
        _went_on(course, act, at),
    )


def _went_on(course: Proceedings, act: OfSitting, at: datetime) -> Refusal | None:
    """Object to a step of a sitting before one that is recorded."""
    last = course.went_on(at)
    if last is None:
        return None
    sentence = said("The sittings of '{session}' went on, up to {when}.", act, when=last)
    return Refusal("went-on", sentence)


def _beside_another(course: Proceedings, act: OfSitting, at: datetime) -> Refusal | None:
    """Object to a sitting beside one that runs."""
    running = course.running(at)
    if running is None or running.number == act.sitting:
        return None
    sentence = said(
        "Sitting {number} of '{session}' runs: adjourn or close it first.",
        act,
        number=running.number,
    )
    return Refusal("other-sitting", sentence)


def _ends_before(act: SittingSuspended | SittingAdjourned, at: datetime) -> Refusal | None:
    if act.until is None:
        return None
    if act.until.tzinfo is None:
        sentence = said("Write the moment at which it goes on with its time zone, like 12:00:00Z.")
        return Refusal("no-time-zone", sentence)
    if act.until > at:
        return None
    sentence = said("Sitting {sitting} cannot go on at {until}: that has gone by.", act)
    return Refusal("ends-before", sentence)


def _told_wrong(act: SittingOpened, found: Iterable[Quorums]) -> Refusal | None:
    """Object to a sitting that misstates the quorum, or is opened without it and a reason."""
    counted = tuple(found)
    says = says_of_opening(counted)
    first = next((quorum for quorum in counted if quorum.open.says == says), None)
    rule, article = (first.rule, first.article) if first else ("", "")
    finding = first.open.finding if first else None
    if act.says != says:
        answer, told = Word("outcome", says), Word("outcome", act.says)
        sentence = (
            said(
                "Of the quorum to open the rule answers '{answer}', not '{says}': {why}",
                answer=answer,
                says=told,
                why=retold(finding),
            )
            if finding
            else said(
                "Of the quorum to open the rule answers '{answer}', not '{says}'.",
                answer=answer,
                says=told,
            )
        )
        return Refusal("misstates-the-rule", sentence, rule, article)
    if says == NO_QUORUM and not act.reason.strip():
        sentence = (
            said("Opening a sitting without a quorum needs a reason: {why}", why=retold(finding))
            if finding
            else said("Opening a sitting without a quorum needs a reason.")
        )
        return Refusal("against-the-rule", sentence, rule, article)
    return None
