"""The file that is handed over with a presidency: what is open, promised and due, as a paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time

import msgspec

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import Members, in_language, member_named
from plenipo.capabilities.play.state import Standing, StateOfPlay
from plenipo.capabilities.presidency.anniversary_page import declaration
from plenipo.capabilities.presidency.lines import chair_lines, session_line, sessions_in
from plenipo.capabilities.presidency.state import Presidencies, bodies_of, turns_of
from plenipo.capabilities.presidency.terms import Term
from plenipo.capabilities.programme.state import (
    OVERDUE,
    REACHED,
    Mark,
    Priority,
    Programmes,
    by_day,
    marks_of,
    progress,
    responsible_named,
)
from plenipo.capabilities.sessions.state import WITHDRAWN, Item, Session, session_named
from plenipo.capabilities.silence.state import Silences
from plenipo.core.fold import State
from plenipo.core.page import message
from plenipo.core.paper import Block, Column, Heading, Paper, Paragraph, Table
from plenipo.register.view import View

KIND = "handover"
FROM_THE_RIGHT = ("ar",)
ISOLATE, END = "\u2068", "\u2069"
"""What stands between these is laid out by itself (UAX 9): a Latin name in an Arabic sentence."""
AHEAD = 3
"""How many presidencies to come the file foresees."""

Cells = tuple[str, ...]


class HandoverFile(msgspec.Struct, frozen=True):
    """What is known of a presidency when it is handed over, to a reader."""

    view: View
    term: Term

    @property
    def state(self) -> State:
        """What the reader sees of the register."""
        return self.view.seen.state

    @property
    def sessions(self) -> list[Session]:
        """The sessions of the presidency."""
        return sessions_in(self.view, self.term)

    @property
    def priorities(self) -> list[Priority]:
        """The priorities that are still its own, or were carried over from it, and not closed."""
        found = self.state.of(Programmes).held_by(self.term.code)
        return [priority for priority in found if priority.closed is None]

    def say(self, text: str, **values: object) -> str:
        """Return a message in the reader's language; what is filled in keeps its own direction."""
        return self.view.wording.say(text, **{k: self.apart(v) for k, v in values.items()})

    def apart(self, value: object) -> str:
        """Return what is put into a sentence that may run in the other direction."""
        from_right = self.view.wording.language in FROM_THE_RIGHT
        return f"{ISOLATE}{value}{END}" if from_right else str(value)

    def called(self, codes: Iterable[str]) -> str:
        """Return what members, bodies and offices are called, in a list."""
        names = (self.apart(one.name) for one in responsible_named(self.view, codes))
        return self.view.wording.listed(names)

    def play(self, session: Session) -> StateOfPlay:
        """Return the state of play of a session."""
        state = self.state
        make: Callable[[], StateOfPlay] = lambda: StateOfPlay(state, session)  # noqa: E731
        return self.view.seen.keep(StateOfPlay, session.code, make)

    def table(self, titles: Iterable[tuple[str, int]], rows: Iterable[Cells]) -> Iterator[Block]:
        """Yield a table, or one line where there is nothing to put into it."""
        found = tuple(rows)
        if found:
            yield Table(tuple(Column(self.say(title), width) for title, width in titles), found)
        else:
            yield Paragraph(self.say("Nothing."))


def handover_file(view: View, term: Term) -> Paper:
    """Return the hand-over file of a presidency, as its register stands."""
    file = HandoverFile(view, term)
    members, wording, day = file.state.of(Members), view.wording, view.wording.day
    following = file.state.of(Presidencies).after(term)
    moment = max(file.state.latest, datetime.combine(view.today, time(), UTC))
    member = member_named(view, term.member).name
    return Paper(
        kind=KIND,
        reference=f"{term.code}/{KIND}",
        title=file.say("Hand-over file of the presidency of {member}", member=member),
        organisation=in_language(members.names, wording.language),
        session=file.say(
            "Handed over to {member}", member=member_named(view, following.member).name
        )
        if following
        else "",
        meeting=f"{day(term.since)} – {day(term.until)}",
        moment=moment,
        dated=file.say("As of {moment}", moment=wording.moment(moment)),
        language=wording.language,
        status="" if following and following.handed else file.say("Draft: not handed over yet"),
        blocks=tuple(_blocks(file)),
    )


def _blocks(file: HandoverFile) -> Iterator[Block]:
    say = file.say
    yield Heading(say("What was done"))
    yield from file.table(
        (
            (message("Session"), 34),
            (message("Venue"), 22),
            (message("In the chair"), 18),
            (message("Decisions"), 12),
            (message("Items"), 14),
        ),
        _held(file),
    )
    yield Heading(say("What is open"))
    yield from file.table(
        (
            (message("Session"), 24),
            (message("Item"), 32),
            (message("Standing"), 18),
            (message("Who holds it"), 26),
        ),
        _open_items(file),
    )
    yield from _open_texts(file)
    yield Heading(say("What is promised"))
    yield from file.table(
        (
            (message("Priority"), 40),
            (message("Progress"), 20),
            (message("Overdue"), 15),
            (message("Led by"), 25),
        ),
        _promised(file),
    )
    yield from _remembered(file)
    yield Heading(say("What is due"))
    yield from file.table(
        (
            (message("By when"), 16),
            (message("What"), 36),
            (message("Who"), 24),
            (message("Of"), 24),
        ),
        _due(file),
    )
    yield Heading(say("Who is in which chair"))
    yield from file.table(
        ((message("Body"), 50), (message("In the chair"), 25), (message("Vice-chairs"), 25)),
        _chairs(file),
    )
    yield Heading(say("Presidencies to come"))
    yield from file.table(
        ((message("Member"), 50), (message("From"), 25), (message("Up to"), 25)), _to_come(file)
    )


def _held(file: HandoverFile) -> Iterator[Cells]:
    """Yield the sessions: where each met, who was in its chair, how much was decided."""
    taken = file.state.of(Decisions).taken
    for session in file.sessions:
        line = session_line(file.view, file.term, session)
        venue = [line.place] if line.place else []
        if line.host:
            venue.append(file.say("hosted by {member}", member=line.host.name))
        decided = [d for d in taken if d.session == session.code and not d.rescinded]
        days = file.view.wording.day(session.opens)
        yield (
            f"{file.apart(line.session.name)}, {days}",
            file.view.wording.listed(map(file.apart, venue)),
            line.chair.name if line.chair else "",
            str(len(decided)),
            str(len(session.items)),
        )


def _open_items(file: HandoverFile) -> Iterator[Cells]:
    """Yield the items that are neither decided nor withdrawn, and who holds each."""
    word, language = file.view.wording.word, file.view.wording.language
    for session in file.sessions:
        standings = file.play(session).standings
        for item in session.items.values():
            standing = standings[item.number]
            if standing.decision is None and item.state != WITHDRAWN:
                status = word("status", standing.status)
                yield (
                    session_named(file.view, session.code).name,
                    f"{item.number}. {file.apart(item.title(language))}",
                    f"{status}\n{item.reason}" if item.reason else status,
                    file.called(_holders(session, item, standing)),
                )


def _holders(session: Session, item: Item, standing: Standing) -> tuple[str, ...]:
    """Return who holds an item: who objects; of one that is put aside, the bodies it waits for."""
    if item.steps[-1].body:
        return (item.steps[-1].body,)
    if standing.status == item.state:
        return session.bodies
    return tuple(dict.fromkeys(hold.member for hold in standing.holds))


def _open_texts(file: HandoverFile) -> Iterator[Block]:
    """Yield the texts with brackets, and the silences that run."""
    state, language, now = file.state, file.view.wording.language, file.view.now
    for session in file.sessions:
        for document in state.of(Documents).of_session(session.code):
            if document.open():
                yield Paragraph(
                    file.say(
                        "{symbol}, {title}: brackets still open: {count}.",
                        symbol=document.symbol,
                        title=document.title(language),
                        count=document.open(),
                    )
                )
    own = set(bodies_of(state, file.term.code))
    codes = {session.code for session in file.sessions}
    for silence in state.of(Silences).silences.values():
        here = silence.session in codes or silence.body in own
        if here and silence.ended is None and silence.expires > now:
            until = file.view.wording.moment(silence.expires)
            yield Paragraph(
                file.say(
                    "Under silence until {until}: {title}.",
                    until=until,
                    title=silence.title(language),
                )
            )


def _promised(file: HandoverFile) -> Iterator[Cells]:
    """Yield the priorities that go on, and how far each has come."""
    for priority in file.priorities:
        found = progress(file.state, priority, file.view.today)
        yield (
            priority.title(file.view.wording.language),
            file.say("{done} of {total}", done=found.done, total=found.total),
            str(found.overdue or ""),
            file.called(priority.lead),
        )


def _remembered(file: HandoverFile) -> Iterator[Block]:
    """Yield the anniversaries to come, with where the declaration of each stands."""
    day, language = file.view.wording.day, file.view.wording.language
    following = file.state.of(Presidencies).after(file.term)
    codes = {file.term.code, following.code if following else ""}
    for one in file.state.of(Presidencies).anniversaries.values():
        if one.presidency not in codes:
            continue
        told = [file.say("{day}: {title}.", day=day(one.day), title=one.title(language))]
        found = declaration(file.view, one)
        if found is not None:
            told.append(
                file.say("Its declaration is before: {session}.", session=found.session.name)
            )
        if found is not None and found.brackets:
            told.append(file.say("Brackets still open: {count}.", count=found.brackets))
        yield Paragraph(" ".join(told))


def _due(file: HandoverFile) -> Iterator[Cells]:
    """Yield what is to be done by a day: milestones, actions of plans, items put off to a day."""
    rows = [*_milestones(file), *_actions(file), *_put_off(file)]
    for due, what, who, home, late in sorted(rows, key=lambda row: (row[0], row[1])):
        day = file.view.wording.day(due)
        told = file.say("{day}: overdue since {late} days", day=day, late=late) if late else day
        yield told, what, who, home


Row = tuple[date, str, str, str, int]


def _milestones(file: HandoverFile) -> Iterator[Row]:
    for priority in file.priorities:
        found = progress(file.state, priority, file.view.today)
        yield from _of_marks(file, found.marks, priority.title(file.view.wording.language))


def _actions(file: HandoverFile) -> Iterator[Row]:
    for session in file.sessions:
        for plan in file.state.of(Programmes).of_session(session.code):
            home = plan.title(file.view.wording.language)
            yield from _of_marks(file, marks_of(plan, file.view), home)


def _of_marks(file: HandoverFile, marks: Iterable[Mark], home: str) -> Iterator[Row]:
    for mark in by_day(marks):
        if mark.standing != REACHED:
            title = mark.task.title(file.view.wording.language)
            who = file.called(mark.task.responsible)
            yield mark.task.due, title, who, home, mark.late if mark.standing == OVERDUE else 0


def _put_off(file: HandoverFile) -> Iterator[Row]:
    """Yield the items that are to come back by a day."""
    language = file.view.wording.language
    for session in file.sessions:
        for item in session.items.values():
            step = item.last(f"item.{item.state}")
            if step is not None and step.until is not None:
                who = file.called((step.body,) if step.body else session.bodies)
                late = max((file.view.today - step.until).days, 0)
                title = f"{item.number}. {file.apart(item.title(language))}"
                yield step.until, title, who, session.title(language), late


def _chairs(file: HandoverFile) -> Iterator[Cells]:
    day = min(max(file.view.today, file.term.since), file.term.until)
    for line in chair_lines(file.view, file.state.of(Presidencies).chaired(), day):
        yield (
            line.body.name,
            line.member.name if line.member else "",
            file.view.wording.listed(file.apart(vice.member.name) for vice in line.vices),
        )


def _to_come(file: HandoverFile) -> Iterator[Cells]:
    rotation = file.state.of(Presidencies).rotations.get(file.term.rotation)
    day = file.view.wording.day
    for turn in turns_of(file.state, rotation, AHEAD) if rotation else ():
        if turn.since >= file.term.until:
            member = member_named(file.view, turn.member).name
            yield member, day(turn.since), day(turn.until)
