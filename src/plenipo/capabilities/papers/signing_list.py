"""The list of what is to be signed at a ceremony, with what is missing, by whom, by when."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plenipo.capabilities.members.state import in_language
from plenipo.capabilities.papers.subject import Subject
from plenipo.capabilities.signing.state import Readiness, ToSign
from plenipo.core.paper import Block, Column, Heading, Paper, Paragraph, Table

KIND = "signing-list"


def signing_list(subject: Subject, found: Readiness) -> Paper:
    """Return the list of a ceremony that is held at a session."""
    signing, latest = found.signing, subject.state.latest
    made = subject.paper(
        KIND,
        signing.title(subject.view.wording.language),
        _blocks(subject, found),
        reference=signing.code,
        status=subject.view.wording.told(found.says),
    )
    dated = subject.say("As of {moment}", moment=subject.view.wording.moment(latest))
    return msgspec.structs.replace(made, moment=latest, dated=dated)


def _blocks(subject: Subject, found: Readiness) -> Iterator[Block]:
    say = subject.say
    day = subject.view.wording.day(found.signing.term(subject.view.now).day)
    yield Paragraph(say("Day of the ceremony: {day} ({zone}).", day=day, zone=found.signing.zone))
    if found.papers:
        columns = _columns(
            (say("No."), 7),
            (say("Document"), 37),
            (say("Manner"), 16),
            (say("Signatories"), 26),
            (say("Ready"), 14),
        )
        yield Table(columns, tuple(_row(subject, each) for each in found.papers))
    lacking = tuple(_lacking(subject, found))
    if lacking:
        yield Heading(say("What is missing"))
        columns = _columns(
            (say("No."), 7),
            (say("What is missing"), 43),
            (say("Who"), 25),
            (say("By when"), 25),
        )
        yield Table(columns, lacking)
    for task in found.tasks:
        who, until = (
            subject.called(task.who),
            found.signing.in_words(subject.view.wording, task.until),
        )
        yield Paragraph(f"{who}: {subject.apart(task.what)} – {until}")


def _columns(*heads: tuple[str, int]) -> tuple[Column, ...]:
    return tuple(Column(title, width) for title, width in heads)


def _row(subject: Subject, paper: ToSign) -> tuple[str, ...]:
    wording = subject.view.wording
    return (
        paper.listing.number,
        subject.apart(in_language(paper.names, wording.language)),
        wording.word("way-of-signing", paper.listing.how),
        subject.called(*paper.order),
        subject.say("yes") if paper.ready else subject.say("not yet"),
    )


def _lacking(subject: Subject, found: Readiness) -> Iterator[tuple[str, ...]]:
    told = subject.view.wording.told
    for paper in found.papers:
        for check in paper.checks:
            if not check.ready:
                yield (
                    paper.listing.number,
                    " ".join(told(each) for each in check.lacks),
                    subject.called(*check.who) or subject.say("nobody was asked"),
                    found.signing.in_words(subject.view.wording, check.until)
                    if check.until
                    else "",
                )
