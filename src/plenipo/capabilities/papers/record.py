"""The summary record of a session, in the form in which bodies issue it.

In the third person, its paragraphs numbered through: the opening, who was there, each item with
what was said and decided, the closing. It goes out as a draft that is corrected within a week; the
corrections are listed with it. Source: FIELD notes 3.6 (records), F117.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from plenipo.capabilities.credentials.state import HOLDING, Credential, Credentials
from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.papers.item_told import consideration
from plenipo.capabilities.papers.state import PERIOD, Record, Records
from plenipo.capabilities.papers.subject import Subject
from plenipo.core.page import message
from plenipo.core.paper import (
    Block,
    Column,
    Heading,
    Paper,
    Paragraph,
    Table,
    digest,
)

KIND = "record"
ORDER = ("head", "alternate", "adviser")
"""The order in which the members of a delegation are named."""


def summary_record(subject: Subject) -> Paper:
    """Return the summary record of a session, as its latest draft stands."""
    record = subject.state.of(Records).latest(subject.session.code)
    paper = subject.paper(
        KIND,
        subject.say("Summary record of the session"),
        _blocks(subject),
        reference=record.symbol if record else "",
        status=_status(subject, record),
    )
    if record is None:
        return paper
    annex = tuple(_annex(subject, record, digest(paper)))
    return subject.paper(
        KIND,
        paper.title,
        paper.blocks,
        reference=record.symbol,
        status=paper.status,
        annex=annex,
    )


def _status(subject: Subject, record: Record | None) -> str:
    """Return whether it is a draft, and until when it is corrected: a week from the closing."""
    closed, wording = subject.session.closed, subject.view.wording
    if record is not None and record.adopted is not None:
        return subject.say("Final since {day}", day=wording.day(record.adopted.date()))
    if closed is None:
        return subject.say("DRAFT: the session is not closed")
    until = record.until if record else closed.date() + PERIOD
    return subject.say(
        "DRAFT: corrections may be sent to the secretariat until {day}", day=wording.day(until)
    )


def _blocks(subject: Subject) -> Iterator[Block]:
    numbers = count(1)

    def numbered(sentences: Iterable[str]) -> Iterator[Block]:
        return (Paragraph(sentence, next(numbers)) for sentence in sentences)

    yield Heading(subject.say("Opening of the session"))
    yield from numbered(_opening(subject))
    attendance = _attendance(subject)
    if attendance:
        yield Heading(subject.say("Attendance"))
        columns = Column(subject.say("Delegation"), 35), Column(subject.say("Representatives"), 65)
        yield Table(columns, attendance)
    for item in subject.session.items.values():
        sentences = list(consideration(subject, item))
        if sentences:
            title = subject.title(item)
            yield Heading(subject.say("Item {number}: {title}", number=item.number, title=title))
            yield from numbered(sentences)
    votes = list(_votes(subject))
    if votes:
        yield Heading(subject.say("Other votes"))
        yield from numbered(votes)
    closing = list(_closing(subject))
    if closing:
        yield Heading(subject.say("Closing of the session"))
        yield from numbered(closing)


def _opening(subject: Subject) -> Iterator[str]:
    session, say, wording = subject.session, subject.say, subject.view.wording
    bodies, day = subject.called(*session.bodies), wording.day(session.opens)
    yield say("On {day} the session was opened. Those that met: {bodies}.", day=day, bodies=bodies)
    if session.chair:
        yield say("{member} was in the chair.", member=subject.called(session.chair))
    voices = subject.play.electorate
    if voices:
        yield say("With a voice in the session: {members}.", members=subject.called(*voices))
    items = session.items.values()
    adopted = sum(1 for item in items if item.last("item.adopted") is not None)
    if adopted:
        yield wording.counted(
            "%(count)s item was put on the agenda.",
            "%(count)s items were put on the agenda.",
            adopted,
        )


def _attendance(subject: Subject) -> tuple[tuple[str, ...], ...]:
    """Return who was accredited to the session, by delegation; observers last."""
    session, credentials = subject.session, subject.state.of(Credentials)
    at = session.closed or subject.state.latest
    there: dict[str, list[Credential]] = {}
    for found in credentials.credentials.values():
        here = session.code == found.session or (
            not found.session and (not found.body or found.body in session.bodies)
        )
        if here and found.delegation and found.standing(at) in HOLDING:
            there.setdefault(found.delegation, []).append(found)
    rows = [
        (subject.called(code), "\n".join(_named(subject, there[code])))
        for code in (
            *(code for code in subject.play.electorate if code in there),
            *sorted(there.keys() - set(subject.play.electorate)),
        )
    ]
    observers = credentials.participations.get(session.code, {})
    rows += [
        (subject.called(partner), subject.view.wording.word("role", "observer"))
        for partner in observers
        if partner not in there and credentials.participation(partner, session.code, at)
    ]
    return tuple(rows)


def _named(subject: Subject, people: list[Credential]) -> Iterator[str]:
    places = {role: place for place, role in enumerate(ORDER)}
    for person in sorted(people, key=lambda each: places.get(each.role, len(ORDER))):
        role = subject.view.wording.word("role", person.role)
        words = subject.view.wording.listed(word for word in (role, person.position) if word)
        yield f"{person.name} ({words})"


def _votes(subject: Subject) -> Iterator[str]:
    """Return the votes that were on no item of the agenda."""
    language = subject.view.wording.language
    for vote in subject.state.of(Decisions).votes.get(subject.session.code, {}).values():
        if vote.item:
            continue
        numbers = vote.counts or vote.recounted()
        title = vote.names.get(language) or next(iter(vote.names.values()), vote.number)
        yield subject.say(
            "Vote {number}, {title}: {favour} in favour, {against} against,"
            " {abstaining} abstaining; {outcome}.",
            number=vote.number,
            title=title,
            favour=numbers.get("for", 0),
            against=numbers.get("against", 0),
            abstaining=numbers.get("abstaining", 0),
            outcome=subject.view.wording.word("outcome", vote.outcome or vote.says),
        )


def _closing(subject: Subject) -> Iterator[str]:
    session, say = subject.session, subject.say
    if session.closed is None:
        return
    moment = subject.view.wording.moment(session.closed)
    yield say("The session was closed on {moment}.", moment=moment)
    index = subject.view.seen.index
    for seq in index.find({"session": session.code, "act": "session.closed"}):
        entry = subject.view.seen.entry(seq)
        statement = getattr(entry.act, "statement", "") if entry else ""
        if statement:
            yield say("The chair said: “{words}”", words=statement)


def _annex(subject: Subject, record: Record, text: str) -> Iterator[Block]:
    """Return how the record was issued, and how it was corrected."""
    say, wording = subject.say, subject.view.wording
    yield Heading(say("Issue"))
    for issue in record.issues.values():
        when = wording.moment(issue.moment)
        issued = message("Issued in the language “{language}” on {moment}; {digest}.")
        yield Paragraph(say(issued, language=issue.language, moment=when, digest=issue.digest))
        if issue.language == wording.language:
            same = issue.digest == text
            yield Paragraph(
                say("The text above is the one that was issued.")
                if same
                else say(
                    "The text above is not the one that was issued: its digest is {digest}.",
                    digest=text,
                )
            )
    if record.note:
        yield Paragraph(record.note)
    if record.corrections:
        yield Heading(say("Corrections"))
        columns = (Column(say("Passage"), 25), Column(say("By"), 20), Column(say("Reads"), 55))
        rows = (
            (c.passage, subject.called(c.member) if c.member else say("the secretariat"), c.text)
            for c in record.corrections
        )
        yield Table(columns, tuple(rows))
