"""The page of all silences: what runs first, with the instant of its expiry."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plenipo.capabilities.members.state import Members, member_named, members_named
from plenipo.capabilities.sessions.state import session_named
from plenipo.capabilities.silence.instants import Instant, instant
from plenipo.capabilities.silence.record import Silence
from plenipo.capabilities.silence.standing import bodies_of, electorate, standing_at
from plenipo.capabilities.silence.state import Silences
from plenipo.core.page import Named
from plenipo.procedure.silence import RUNNING
from plenipo.register.view import View


class SilenceLine(msgspec.Struct, frozen=True):
    """A silence in the list.

    :ivar total: how many parts stand each for themselves; ``kept`` and ``reopened``: how many of
        them were adopted, and how many were broken.
    """

    silence: Named
    standing: str
    running: bool
    expires: Instant
    session: Named | None
    bodies: tuple[Named, ...]
    broken_by: tuple[Named, ...]
    total: int
    kept: int
    reopened: int
    number: str


class SilencesFilters(msgspec.Struct, frozen=True):
    """What was asked for; empty for all."""

    body: str
    member: str


class SilencesChoices(msgspec.Struct, frozen=True):
    """What can be asked for."""

    bodies: tuple[Named, ...]
    members: tuple[Named, ...]


class SilencesPage(msgspec.Struct, frozen=True):
    """The silences: those that run, the next to expire first; then the others, the last first.

    :ivar total: how many there are without the filters.
    """

    running: tuple[SilenceLine, ...]
    others: tuple[SilenceLine, ...]
    total: int
    filters: SilencesFilters
    choices: SilencesChoices


def list_page(view: View, body: str, member: str) -> SilencesPage:
    """Return the page of the silences, narrowed to a body and to who may break them."""
    state = view.seen.state
    found = sorted(chosen(view, body, member), key=lambda s: (s.expires, s.begun, s.code))
    lines = [_line(view, silence) for silence in found]
    members, silences = state.of(Members), state.of(Silences).silences.values()
    bodies = dict.fromkeys(code for silence in silences for code in bodies_of(state, silence))
    return SilencesPage(
        running=tuple([line for line in lines if line.running]),
        others=tuple([line for line in reversed(lines) if not line.running]),
        total=len(silences),
        filters=SilencesFilters(body, member),
        choices=SilencesChoices(
            members_named(view, bodies),
            members_named(view, members.ordered(members.members, view.wording.language)),
        ),
    )


def chosen(view: View, body: str, member: str) -> Iterator[Silence]:
    """Yield the silences of a body, and those that a member may break; all where none is named."""
    state = view.seen.state
    for silence in state.of(Silences).silences.values():
        if body and body not in bodies_of(state, silence):
            continue
        if not member or member in electorate(state, silence):
            yield silence


def _line(view: View, silence: Silence) -> SilenceLine:
    state = view.seen.state
    found = standing_at(state, silence, view.now)
    return SilenceLine(
        silence=Named(silence.code, silence.title(view.wording.language)),
        standing=found.standing,
        running=found.standing == RUNNING,
        expires=instant(view, silence.expires, silence.zone),
        session=session_named(view, silence.session) if silence.session else None,
        bodies=tuple([member_named(view, code) for code in bodies_of(state, silence)]),
        broken_by=members_named(view, found.broken_by),
        total=len(silence.parts),
        kept=len(found.kept),
        reopened=len(found.reopened),
        number=silence.concluded.decision if silence.concluded else "",
    )
