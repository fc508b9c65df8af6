"""The journal of a session: what was done, in order, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date
from itertools import groupby

from plenipo.capabilities.journal.state import called, said
from plenipo.capabilities.papers.subject import Subject
from plenipo.core.act import Act, Entry, wire_name
from plenipo.core.paper import Block, Column, Heading, Paper, Paragraph, Table

KIND = "journal"
POSITION = "position.stated"


def journal(subject: Subject) -> Paper:
    """Return the journal of a session."""
    title = subject.say("Journal of the session")
    return subject.paper(KIND, title, _blocks(subject))


def entries(subject: Subject) -> list[Entry[Act]]:
    """Return what was done in the session, in the order in which it was done."""
    seen = subject.view.seen
    found = (seen.entry(seq) for seq in seen.index.find({"session": subject.session.code}))
    return sorted((e for e in found if e is not None), key=lambda e: (e.effective, e.seq))


def _blocks(subject: Subject) -> Iterator[Block]:
    done, say = entries(subject), subject.say
    if not done:
        yield Paragraph(say("Nothing was done yet."))
    columns = (
        Column(say("Time, UTC"), 12),
        Column(say("What was done"), 63),
        Column(say("Entered by"), 25),
    )
    for day, of_day in groupby(done, key=_day):
        yield Heading(subject.view.wording.day(day))
        alike = (list(group) for _, group in groupby(of_day, key=_alike))
        yield Table(columns, tuple(_row(subject, group) for group in alike))


def _day(entry: Entry[Act]) -> date:
    return entry.effective.astimezone(UTC).date()


def _alike(entry: Entry[Act]) -> tuple[object, ...]:
    """Return what is the same of positions that are told in one sentence; of others, nothing is."""
    act = entry.act
    words = ("reason", "condition", "statement", "kind")
    if wire_name(act) != POSITION or any(getattr(act, word, "") for word in words):
        return (entry.seq,)
    return getattr(act, "item", ""), getattr(act, "stance", "")


def _row(subject: Subject, group: list[Entry[Act]]) -> tuple[str, ...]:
    view, first = subject.view, group[0]
    time = f"{first.effective.astimezone(UTC):%H:%M}"
    if wire_name(first.act) == POSITION:
        members = subject.called(*_members(group))
        return time, said(view, first, member=members), _by(subject, group)
    reason = getattr(first.act, "reason", "")
    sentence = said(view, first)
    return time, f"{sentence}: {reason}" if reason else sentence, _by(subject, group)


def _members(group: Iterable[Entry[Act]]) -> Iterator[str]:
    return (getattr(entry.act, "member", "") for entry in group)


def _by(subject: Subject, group: list[Entry[Act]]) -> str:
    """Return who entered it, and on whose behalf: of positions told together, that of each."""
    by = subject.view.wording.listed(dict.fromkeys(entry.by for entry in group))
    principals = {entry.principal for entry in group if entry.principal}
    if len(group) > 1 or not principals:
        return by
    principal = called(subject.view, principals.pop())
    return subject.say("{by} for {principal}", by=by, principal=principal)
