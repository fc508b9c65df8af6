"""The pages of bodies: who sits in one, what it answers to, and what was sent to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from plenipo.capabilities.members.offices import Office, offices, parted
from plenipo.capabilities.members.state import (
    Body,
    Members,
    in_language,
    member_named,
    members_named,
)
from plenipo.capabilities.presidency.state import chair_named
from plenipo.capabilities.rulebook.state import rule_named
from plenipo.capabilities.sessions.state import Session, Sessions, session_named
from plenipo.capabilities.silence.state import of_body
from plenipo.core.page import Named
from plenipo.register.view import View


class BodyLine(msgspec.Struct, frozen=True):
    """A body in the list of bodies."""

    body: Named
    short: str
    seats: str
    depth: int


class BodiesPage(msgspec.Struct, frozen=True):
    """The bodies, each below the one it answers to."""

    bodies: tuple[BodyLine, ...]


class Coming(msgspec.Struct, frozen=True):
    """An item that was sent to a body: referred, recommended or returned."""

    session: Named
    item: str
    title: str
    what: str


class BodyPage(msgspec.Struct, frozen=True):
    """A body: who sits in it, what it answers to, its sessions, and what was sent to it.

    :ivar chair: who is in its chair, by a presidency or as it was given to them.
    :ivar silences: whether there are silences that its members may break.
    """

    body: Named
    short: str
    names: dict[str, str]
    parent: Named | None
    below: tuple[Named, ...]
    seats: str
    everybody: bool
    members: tuple[Named, ...]
    since: date | None
    offices: tuple[Office, ...]
    chair: Named | None
    rule: Named | None
    sessions: tuple[Named, ...]
    coming: tuple[Coming, ...]
    silences: bool
    source: str


def body_lines(view: View) -> Iterable[BodyLine]:
    """Yield the bodies, each followed by those that answer to it."""
    return _below(view, view.seen.state.of(Members).bodies.values(), "", 0)


def body_page(view: View, found: Body) -> BodyPage:
    """Return the page of a body."""
    known, language, code = view.seen.state.of(Members), view.wording.language, found.code
    composed = [dated for dated in found.composition if dated.since <= view.today]
    since = composed[-1].since if composed else date.min
    keys = [key for key in known.offices if parted(key)[1] == code]
    own = [(key, known.office(*parted(key), view.today)) for key in keys]
    sessions = view.seen.state.of(Sessions).sessions.values()
    return BodyPage(
        body=member_named(view, code),
        short=found.abbreviation(language),
        names=found.names,
        parent=member_named(view, found.parent) if found.parent in known.bodies else None,
        below=members_named(view, (b.code for b in known.bodies.values() if b.parent == code)),
        seats=found.seats,
        everybody=not known.composition(code, view.today),
        members=members_named(view, known.of_body(code, view.today)),
        since=since if since > date.min else None,
        offices=offices(view, own),
        chair=chair_named(view, code),
        rule=rule_named(view, found.rule) if found.rule else None,
        sessions=tuple(session_named(view, s.code) for s in reversed(sessions) if code in s.bodies),
        coming=tuple(_coming(view, sessions, code)),
        silences=of_body(view.seen.state, code),
        source=found.source,
    )


def _below(view: View, known: Iterable[Body], parent: str, depth: int) -> Iterable[BodyLine]:
    """Return the bodies that answer to one, each followed by those that answer to it."""
    codes = {body.code for body in known}
    for body in known:
        if (body.parent if body.parent in codes else "") == parent:
            short = in_language(body.short, view.wording.language)
            yield BodyLine(member_named(view, body.code), short, body.seats, depth)
            yield from _below(view, known, body.code, depth + 1)


def _coming(view: View, sessions: Iterable[Session], code: str) -> Iterable[Coming]:
    for session in sessions:
        for item in session.items.values():
            for what in dict.fromkeys(step.act for step in item.steps if step.body == code):
                title = in_language(item.names, view.wording.language)
                yield Coming(session_named(view, session.code), item.number, title, what)
