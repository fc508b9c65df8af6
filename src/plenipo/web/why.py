"""Why can I see this, why can I not do that: answered in a sentence, by one's own credentials."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plenipo.assembly import house
from plenipo.authority import ANY, authority
from plenipo.capabilities.credentials.circles import circles_of
from plenipo.capabilities.credentials.state import Credentials, not_granted
from plenipo.capabilities.members.state import Members, member_named
from plenipo.capabilities.sessions.state import Sessions, session_named
from plenipo.core.act import Act, Entry, wire_name
from plenipo.core.audience import EVERYONE, may_read
from plenipo.core.authority import OBSERVER, ROLES, Capacity, Place
from plenipo.core.page import Named, message, page
from plenipo.core.refusal import Refusal
from plenipo.meaning import by_name
from plenipo.register.view import View

NO_SUCH_ACT = message("There is no act “{act}”.")
NO_ENTRY = message("There is no entry {number} yet.")
PUBLIC = message("Everybody can read entry {number}.")
READABLE = message("You can read entry {number}: it is for {audience}, and you are {capacity}.")
KEPT = message("You can read entry {number}: it is for {audience}.")
SEALED = message("You cannot read entry {number}: it is not for you. That it stands there is all.")
YES = message("You may record “{act}”: you are {capacity}.")
YES_WHERE = message(
    "You may record “{act}” in sessions that granted your delegation the right: you are {capacity}."
)
YES_ON = message("You may record “{act}” on the items {items}: you are {capacity}.")


class Held(msgspec.Struct, frozen=True):
    """A capacity of the person who asks, with the code of the credentials."""

    credential: str
    role: str
    delegation: Named | None
    session: Named | None
    body: Named | None


class MayLine(msgspec.Struct, frozen=True):
    """An act: whether the person may record it (``any``, ``own`` or not), and which roles may."""

    act: str
    may: str
    roles: tuple[str, ...]


class WhyPage(msgspec.Struct, frozen=True):
    """What somebody may do and read, by their credentials, and the answer to a question.

    :ivar answer: the answer in a sentence; empty where nothing was asked.
    :ivar yes: whether the answer is yes.
    :ivar circles: the circles they read in, beside the public.
    """

    signed_in: bool
    name: str
    answer: str
    yes: bool
    held: tuple[Held, ...]
    circles: tuple[str, ...]
    acts: tuple[MayLine, ...]
    asked: str
    session: str
    member: str
    entry: str
    sessions: tuple[Named, ...]
    members: tuple[Named, ...]


@page("/why", personal=True)
def why(view: View, act: str = "", session: str = "", member: str = "", entry: str = "") -> WhyPage:
    """Return why somebody may, or may not, do or read something."""
    yes, answer = _answer(view, act, session, member, entry)
    state = view.seen.state
    members = state.of(Members)
    return WhyPage(
        signed_in=bool(view.person),
        name=view.person,
        answer=answer,
        yes=yes,
        held=tuple(_held(view, held) for held in view.capacities),
        circles=tuple(sorted(circles_of(state, view.capacities, view.now) - EVERYONE)),
        acts=tuple(_may(view)),
        asked=act,
        session=session,
        member=member,
        entry=entry,
        sessions=tuple(session_named(view, code) for code in state.of(Sessions).sessions),
        members=tuple(member_named(view, code) for code in members.ordered(members.members)),
    )


def _answer(view: View, act: str, session: str, member: str, entry: str) -> tuple[bool, str]:
    if entry.isascii() and entry.isdigit() and len(entry) < 19:  # noqa: PLR2004 - 64 bits
        return _reads(view, int(entry))
    kind = by_name(house().acts).get(act)
    if kind is None:
        return False, view.wording.say(NO_SUCH_ACT, act=act) if act else ""
    return _does(view, kind, session, member)


def _does(view: View, kind: type[Act], session: str, member: str) -> tuple[bool, str]:
    """Tell whether somebody may record an act, in a session, of a member."""
    home = view.seen.state.of(Sessions).sessions.get(session)
    place = Place(session, home.bodies) if home else Place(session)
    own = next((held.delegation for held in view.capacities if held.delegation), "")
    found = authority().judge(view.capacities, kind, place, {member or own})
    if isinstance(found, Refusal):
        return False, found.told(view.wording)
    told = {"act": wire_name(kind), "capacity": _capacity(view, found[0])}
    right = authority().rights.get(kind)
    if right is None or any(held.role != OBSERVER for held in found):
        return True, view.wording.say(YES, **told)
    if home is None:
        return True, view.wording.say(YES_WHERE, **told)
    return _observes(view, found[0].delegation, session, right, told)


def _observes(
    view: View, partner: str, session: str, right: str, told: dict[str, str]
) -> tuple[bool, str]:
    """Tell whether an observer may do what needs a right, and on which items."""
    state = view.seen.state
    found = state.of(Credentials).participation(partner, session, view.now)
    items = (found.items or ()) if found else ()
    refused = not_granted(state, partner, session, next(iter(items), ""), right, view.now)
    if refused is not None:
        return False, refused.told(view.wording)
    if items:
        return True, view.wording.say(YES_ON, items=", ".join(items), **told)
    return True, view.wording.say(YES, **told)


def _reads(view: View, number: int) -> tuple[bool, str]:
    """Tell whether somebody can read an entry, and by what."""
    say, line = view.wording.say, view.seen.line(number)
    if line is None:
        return False, say(NO_ENTRY, number=number)
    if not isinstance(line, Entry):
        return False, say(SEALED, number=number)
    if may_read(line.audience, EVERYONE):
        return True, say(PUBLIC, number=number)
    audience = ", ".join(line.audience)
    by = next((held for held in view.capacities if _opens(view, held, line)), None)
    if by is None:
        return True, say(KEPT, number=number, audience=audience)
    capacity = _capacity(view, by)
    return True, say(READABLE, number=number, audience=audience, capacity=capacity)


def _opens(view: View, held: Capacity, entry: Entry[Act]) -> bool:
    state = view.seen.state
    return may_read(entry.audience, circles_of(state, [held], view.now))


def _capacity(view: View, held: Capacity) -> str:
    role = view.wording.word("role", held.role)
    of = member_named(view, held.delegation).name if held.delegation else ""
    return " ".join(part for part in (role, of, f"({held.credential})") if part)


def _held(view: View, held: Capacity) -> Held:
    return Held(
        held.credential,
        held.role,
        member_named(view, held.delegation) if held.delegation else None,
        session_named(view, held.session) if held.session else None,
        member_named(view, held.body) if held.body else None,
    )


def _may(view: View) -> Iterator[MayLine]:
    """Return for each act whether somebody may record it somewhere."""
    known, mine = authority(), {held.role for held in view.capacities}
    for kind in house().acts:
        says = {known.says(kind, role) for role in mine} - {""}
        may = ANY if ANY in says else next(iter(says), "")
        roles = tuple(role for role in ROLES if known.says(kind, role))
        yield MayLine(wire_name(kind), may, roles)
