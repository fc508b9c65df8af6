"""The register as a journal: acts in words, entries with their proof, the signed checkpoint."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from datetime import datetime

import msgspec

from plenipo.capabilities.journal.state import called, said
from plenipo.capabilities.members.state import Members, in_language, members_named
from plenipo.capabilities.sessions.state import Sessions, session_named
from plenipo.core.act import Act, Entry, wire_name
from plenipo.core.page import Named, NotThereError, message, page
from plenipo.register.checkpoint import Checkpoint, parse
from plenipo.register.codec import Line
from plenipo.register.merkle import Tree
from plenipo.register.state import Opening
from plenipo.register.view import View

WORDS = {"act": {"register.opened": message("Register opened")}}

SENTENCES = {"register.opened": message("Register “{origin}” opened")}

LINES = 50
"""How many lines a page of the journal has."""

AUDIENCES = {
    "public": message("everybody"),
    "members": message("every delegation"),
    "observers": message("observers that receive documents"),
    "secretariat": message("the secretariat"),
    "chair": message("the chair"),
}


OF_SESSION = message("observers that receive the documents of “{session}”")
OF_ITEM = message("observers that receive the documents of item {item} of “{session}”")


class JournalLine(msgspec.Struct, frozen=True):
    """One line of the journal.

    :ivar act: its wire name; empty for a sealed entry, of which no more is told.
    :ivar said: the act in words.
    :ivar title: that of the item it is about, or of the session where it is about no item.
    """

    entry: int
    recorded: datetime
    act: str = ""
    said: str = ""
    reason: str = ""
    effective: datetime | None = None
    by: str = ""
    principal: str = ""
    session: str = ""
    item: str = ""
    title: str = ""


class JournalFilters(msgspec.Struct, frozen=True):
    """What was asked for; empty for all."""

    act: str
    member: str
    session: str


class JournalChoices(msgspec.Struct, frozen=True):
    """What can be asked for."""

    acts: tuple[str, ...]
    members: tuple[Named, ...]
    sessions: tuple[Named, ...]


class JournalPage(msgspec.Struct, frozen=True):
    """A page of the journal, newest first.

    :ivar total: how many lines there are to these filters.
    :ivar older: what to give as ``before`` for the page after this; None at the end.
    :ivar newer: the same for the page before this; 0 is the newest.
    """

    lines: tuple[JournalLine, ...]
    total: int
    first: int
    older: int | None
    newer: int | None
    filters: JournalFilters
    choices: JournalChoices


class FieldValue(msgspec.Struct, frozen=True):
    """One field of an act, as it stands in the register."""

    field: str
    value: str


class EntryPage(msgspec.Struct, frozen=True):
    """An entry with its proof.

    :ivar title: that of the ``item``, if it is about one.
    :ivar leaf: the bytes of the leaf in the Merkle tree, as text; their digest is ``digest``.
    :ivar sealed: whether this reader may see no more than that it is there.
    :ivar opened: of a confidential entry, the bytes that the leaf commits to; with the ``salt``.
    :ivar proof: the audit path (RFC 9162, 2.1.3), from the leaf up.
    :ivar size: the size of the tree under ``root``, as the checkpoint says.
    """

    entry: int
    sealed: bool
    recorded: datetime
    effective: datetime | None
    act: str
    said: str
    by: str
    principal: str
    audience: tuple[str, ...]
    fields: tuple[FieldValue, ...]
    session: str
    session_title: str
    item: str
    title: str
    leaf: str
    digest: str
    salt: str
    opened: str
    size: int
    root: str
    proof: tuple[str, ...]
    checkpoint: str
    previous: int | None
    following: int | None


class CheckpointPage(msgspec.Struct, frozen=True):
    """The signed checkpoint: the register's name, size and root; and the key that signed it."""

    origin: str
    size: int
    root: str
    key: str
    note: str


@page("/journal", menu=message("Journal"), place=5)
def journal(
    view: View, act: str = "", member: str = "", session: str = "", before: int = 0
) -> JournalPage:
    """Return a page of the journal, narrowed to an act, a member or a session."""
    filters = {"act": act, "member": member, "session": session}
    found = view.seen.index.find(filters)
    stop = bisect_left(found, before) if before else len(found)
    start = max(stop - LINES, 0)
    shown = [view.seen.line(seq) for seq in reversed(found[start:stop])]
    newer = found[stop + LINES] if stop + LINES < len(found) else 0
    return JournalPage(
        lines=tuple(_line(view, line) for line in shown if line is not None),
        total=len(found),
        first=len(found) - stop + 1,
        older=found[start] if start else None,
        newer=newer if stop < len(found) else None,
        filters=JournalFilters(act, member, session),
        choices=_choices(view),
    )


@page("/entries/{number}")
def entry(view: View, number: int) -> EntryPage:
    """Return an entry, all its fields, and the proof that it stands in the register."""
    line = view.seen.line(number)
    if line is None:
        raise NotThereError(view.wording.say("There is no entry {number}.", number=number))
    (row,) = view.seen.reading.store.rows(number, number + 1)
    note, checkpoint = _checkpoint(view)
    tree = Tree(checkpoint.size, view.seen.reading.store.nodes)
    told = line if isinstance(line, Entry) else None
    secret = row.secret if told else None
    before, after = _neighbours(view, number)
    session, item = _about(told.act) if told else ("", "")
    return EntryPage(
        entry=number,
        sealed=told is None,
        recorded=line.recorded,
        effective=told.effective if told else None,
        act=wire_name(told.act) if told else "",
        said=said(view, told) if told else "",
        by=told.by if told else "",
        principal=called(view, told.principal) if told else "",
        audience=tuple(_circle(view, c) for c in told.audience) if told else (),
        fields=_fields(told.act) if told else (),
        session=session,
        session_title=_title(view, session),
        item=item,
        title=_title(view, session, item) if item else "",
        leaf=row.body.decode(),
        digest=row.digest.hex(),
        salt=row.salt.hex() if row.salt and secret else "",
        opened=secret.decode() if secret else "",
        size=checkpoint.size,
        root=checkpoint.root.hex(),
        proof=tuple(digest.hex() for digest in tree.inclusion(number)),
        checkpoint=note,
        previous=before,
        following=after,
    )


@page("/checkpoint", plain="note")
def checkpoint(view: View) -> CheckpointPage:
    """Return the latest signed checkpoint, in the form other tools can read."""
    note, found = _checkpoint(view)
    key = view.present.state.of(Opening).key
    return CheckpointPage(found.origin, found.size, found.root.hex(), key, note)


def _neighbours(view: View, number: int) -> tuple[int | None, int | None]:
    """Return the numbers before and after one; at a past moment not all of them were there."""
    lines = view.seen.index.lines
    place = bisect_left(lines, number)
    before = lines[place - 1] if place else None
    return before, lines[place + 1] if place + 1 < len(lines) else None


def _checkpoint(view: View) -> tuple[str, Checkpoint]:
    note = view.seen.reading.store.checkpoint()
    if note is None:
        raise NotThereError(view.wording.say("The register has no checkpoint yet."))
    return note, parse(note)


def _line(view: View, line: Line) -> JournalLine:
    if not isinstance(line, Entry):
        return JournalLine(line.seq, line.recorded)
    session, item = _about(line.act)
    return JournalLine(
        entry=line.seq,
        recorded=line.recorded,
        act=wire_name(line.act),
        said=said(view, line),
        reason=getattr(line.act, "reason", ""),
        effective=line.effective,
        by=line.by,
        principal=called(view, line.principal),
        session=session,
        item=item,
        title=_title(view, session, item),
    )


def _about(act: Act) -> tuple[str, str]:
    """Return the session and the item an act is about; empty for none."""
    return getattr(act, "session", ""), getattr(act, "item", "")


def _title(view: View, session: str, item: str = "") -> str:
    """Return the title of an item or session, as far as this reader sees it."""
    known, language = view.seen.state.of(Sessions), view.wording.language
    if item:
        found = known.item(session, item)
        return in_language(found.names, language) if found else ""
    home = known.sessions.get(session)
    return in_language(home.names, language) if home else session


def _circle(view: View, circle: str) -> str:
    """Return a circle of an audience in words."""
    kind, _, code = circle.partition(":")
    if kind == "observers" and code:
        session, _, item = code.partition("/")
        named = _title(view, session)
        place = {"session": named, "item": item}
        return view.wording.say(OF_ITEM if item else OF_SESSION, **place)
    if code:
        return called(view, code)
    return view.wording.say(AUDIENCES[kind]) if kind in AUDIENCES else circle


def _fields(act: Act) -> tuple[FieldValue, ...]:
    """Return the fields of an act that say something, as they stand in the register."""
    plain = msgspec.structs.asdict(act)
    return tuple(FieldValue(name, _written(value)) for name, value in plain.items() if value)


def _written(value: object) -> str:
    match value:
        case str():
            return value
        case Mapping():
            return "\n".join(f"{key}: {_written(told)}" for key, told in value.items())
        case tuple():
            return ", ".join(map(str, value))
    return str(value)


def _choices(view: View) -> JournalChoices:
    index, state = view.seen.index, view.seen.state
    members, sessions = state.of(Members), state.of(Sessions).sessions
    language = view.wording.language
    codes = members.ordered(index.known("member"), language)
    return JournalChoices(
        acts=tuple(index.known("act")),
        members=members_named(view, codes),
        sessions=tuple(session_named(view, code) for code in sessions),
    )
