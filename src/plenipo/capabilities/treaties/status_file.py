"""The status table as a file: the same rows, in the words of the reader; formats are made of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from plenipo.capabilities.members.state import Members, in_language
from plenipo.capabilities.treaties.looking import IN_FORCE, TO_ENTER, Looked
from plenipo.capabilities.treaties.notes import DECLARATION, RESERVATION, Note, ObjectionTold
from plenipo.capabilities.treaties.status_table import MARKS, StatusRow, StatusTable, status_table
from plenipo.core.page import Named, message
from plenipo.register.view import View
from plenipo.treaty.instruments import RATIFICATION

COLUMNS: dict[str, tuple[str, str]] = {
    "participant": (
        message("Code"),
        message("The code of the State or organisation in the register."),
    ),
    "name": (
        message("Participant"),
        message("What it is called, in the language of the file."),
    ),
    "standing": (
        message("Standing"),
        message(
            "party: the treaty is in force for it; bound: it has consented; signed; left: bound no"
            " more; initialled: neither signed nor bound."
        ),
    ),
    "signature": (message("Signature"), message("The day of its signature.")),
    "consent": (
        message("Consent to be bound"),
        message("The day on which the instrument of its consent was received in due form."),
    ),
    "kind": (message("Instrument"), message("The kind of that instrument.")),
    "in_force": (
        message("In force for it"),
        message("The day from which the treaty is in force for it; it may be still to come."),
    ),
    "ends": (message("End"), message("The first day on which it is bound no more.")),
    "notes": (message("Notes"), message("The numbers of the notes, parted by blanks.")),
}
"""The columns: for each its title, and what stands in it."""

DAYS = frozenset(("signature", "consent", "in_force", "ends"))
"""The columns that hold days."""

SHOWN = {"name": 30, "signature": 16, "consent": 19, "in_force": 16, "ends": 12, "notes": 7}
"""The columns of the table as people read it, each with its share of the width, of 100."""


class FileColumn(msgspec.Struct, frozen=True):
    """A column of the file.

    :ivar name: what it is called for programs, in every language.
    :ivar title: its heading, and ``about``: what stands in it; both in the reader's language.
    :ivar day: whether it holds days.
    """

    name: str
    title: str
    about: str
    day: bool


class ShownColumn(msgspec.Struct, frozen=True):
    """A column of the table as people read it: its heading, and its share of the width, of 100."""

    title: str
    width: int


class FileNote(msgspec.Struct, frozen=True):
    """A note: its number, and all that it says."""

    number: int
    text: str


class StatusFile(msgspec.Struct, frozen=True):
    """The status table of a treaty as it is sent on.

    :ivar keeper: that it is the depositary, in words.
    :ivar moment: up to when it tells, ``day``: the day, and ``dated``: the same in words.
    :ivar status: where the treaty stands, in a sentence.
    :ivar rows: each has a cell for each column; days as in ISO 8601.
    :ivar heads: the columns as people read them, ``shown``: their rows, in words.
    :ivar marks: what the marks beside a date mean, in a sentence.
    """

    code: str
    title: str
    organisation: str
    status: str
    depositary: str
    keeper: str
    moment: datetime
    dated: str
    day: date
    language: str
    columns: tuple[FileColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    heads: tuple[ShownColumn, ...]
    shown: tuple[tuple[str, ...], ...]
    marks: str
    notes: tuple[FileNote, ...]
    notes_title: str


class StatusPage(msgspec.Struct, frozen=True):
    """The status table of a treaty, to send on: under its address with ``.csv`` and others."""

    treaty: Named
    table: StatusFile


def status_page(looked: Looked) -> StatusPage:
    """Return the status table of a treaty, to send on."""
    return StatusPage(looked.named, status_file(looked, status_table(looked)))


def columns_told(view: View) -> tuple[FileColumn, ...]:
    """Return the columns, told in the reader's language."""
    say = view.wording.say
    return tuple(
        [
            FileColumn(name, say(title), say(about), name in DAYS)
            for name, (title, about) in COLUMNS.items()
        ]
    )


def status_file(looked: Looked, table: StatusTable) -> StatusFile:
    """Return the table as a file."""
    view, treaty = looked.view, looked.treaty
    members, language = view.seen.state.of(Members), view.wording.language
    keeper = members.name(treaty.depositary, language)
    return StatusFile(
        code=treaty.code,
        title=looked.named.name,
        organisation=in_language(members.names, language),
        status=standing_told(looked),
        depositary=keeper,
        keeper=looked.say("Depositary: {name}", name=keeper),
        moment=view.now,
        dated=looked.say("As of {day}", day=looked.day),
        day=looked.day,
        language=language,
        columns=columns_told(view),
        rows=tuple([_cells(row) for row in table.rows]),
        heads=tuple(
            [ShownColumn(view.wording.say(COLUMNS[name][0]), SHOWN[name]) for name in SHOWN]
        ),
        shown=tuple([_shown(looked, row) for row in table.rows]),
        marks=marks_told(view),
        notes=tuple([FileNote(n.number, told(looked, n)) for n in table.notes]),
        notes_title=view.wording.say("Notes"),
    )


def marks_told(view: View) -> str:
    """Say what the marks beside the dates of a status table mean."""
    word = view.wording.word
    told = [f"{mark}: {word('instrument', kind)}" for kind, mark in MARKS.items()]
    return view.wording.say(
        "Marks: {marks}; without a mark: {kind}.",
        marks=view.wording.listed(told),
        kind=word("instrument", RATIFICATION),
    )


def standing_told(looked: Looked) -> str:
    """Say in a sentence where a treaty stands."""
    day = looked.found.in_force
    if looked.standing == IN_FORCE:
        return looked.say("In force since {day}.", day=day)
    if looked.standing == TO_ENTER:
        return looked.say("It enters into force on {day}.", day=day)
    return looked.say("Not in force.")


def _cells(row: StatusRow) -> tuple[str, ...]:
    return (
        row.participant.code,
        row.participant.name,
        row.standing,
        str(row.signature or ""),
        str(row.consent or ""),
        row.kind,
        str(row.in_force or ""),
        str(row.ends or ""),
        " ".join(map(str, row.notes)),
    )


def _shown(looked: Looked, row: StatusRow) -> tuple[str, ...]:
    day = looked.view.wording.day
    signature = day(row.signature) if row.signature else ""
    if row.referendum:
        signature = f"{signature} {looked.say('ad referendum')}"
    return (
        row.participant.name,
        signature,
        f"{day(row.consent)} {row.mark}".strip() if row.consent else "",
        day(row.in_force) if row.in_force else "",
        day(row.ends) if row.ends else "",
        ", ".join(map(str, row.notes)),
    )


def told(looked: Looked, note: Note) -> str:
    """Return all that a note says, in one paragraph."""
    return " ".join(_told(looked, note))


def _told(looked: Looked, note: Note) -> Iterator[str]:
    word = looked.view.wording.word
    yield f"{note.participant.name}."
    if note.kind == RESERVATION:
        moment = word("reserving", note.moment)
        yield looked.say(
            "Reservation {code} of {day}, made at {moment}.",
            code=note.code,
            day=note.day,
            moment=moment,
        )
    elif note.kind == DECLARATION:
        kind = word("declaration", note.code)
        yield looked.say("Declaration of {day} ({kind}).", day=note.day, kind=kind)
    if note.told:
        yield note.told
    if note.text:
        yield f"“{note.text}”"
    if note.about:
        about = looked.view.wording.listed(note.about)
        yield looked.say("Provisions: {provisions}.", provisions=about)
    if note.standing:
        yield looked.say("Standing: {standing}.", standing=word("reservation", note.standing))
    if note.limit:
        yield looked.say("Others may object until {day}.", day=note.limit)
    for each in note.objections:
        yield _objection(looked, each)


def _objection(looked: Looked, each: ObjectionTold) -> str:
    said = looked.say("Objection of {name}, on {day}.", name=each.participant.name, day=each.day)
    if each.precludes:
        said += " " + looked.say("It opposes the entry into force of the treaty between both.")
    return f"{said} “{each.text}”" if each.text else said
