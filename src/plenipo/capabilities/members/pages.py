"""The pages of members and bodies: who they are, what a member holds, and what awaits it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

import msgspec

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.members.state import Body, Member, Members, Term, in_language
from plenipo.capabilities.play.state import TO_RECONFIRM, Hold, StateOfPlay
from plenipo.capabilities.positions.state import Positions
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import ASIDE, Session, Sessions
from plenipo.core.page import Named, NotThereError, message, page
from plenipo.procedure.scale import SILENT
from plenipo.register.view import View

WORDS = {
    "standing": {
        "member": message("member"),
        "suspended": message("suspended"),
        "former": message("former member"),
        "": message("not yet a member"),
    },
    "partner": {
        "observer": message("observer"),
        "partner": message("partner"),
    },
    "office": {
        "chair": message("chair"),
        "secretary-general": message("Secretary General"),
        "depositary": message("depositary"),
        "presidency": message("presidency"),
    },
    "act": {
        "organisation.founded": message("Organisation founded"),
        "member.admitted": message("Member admitted"),
        "member.renamed": message("Member renamed"),
        "member.suspended": message("Member suspended"),
        "member.reinstated": message("Member reinstated"),
        "member.withdrawn": message("Member left"),
        "body.established": message("Body established"),
        "body.composed": message("Body composed"),
        "office.filled": message("Office taken"),
        "office.vacated": message("Office vacated"),
        "partner.admitted": message("Partner admitted"),
        "partner.ended": message("Partner left"),
    },
}

SENTENCES = {
    "organisation.founded": message("Organisation founded: {names}"),
    "member.admitted": message("{member} admitted, from {since}"),
    "member.renamed": message("{member} renamed {names}, from {since}"),
    "member.suspended": message("{member} suspended, from {since}"),
    "member.reinstated": message("{member} reinstated, from {since}"),
    "member.withdrawn": message("{member} left, from {since}"),
    "body.established": message("Body established: {names}"),
    "body.composed": message("New composition of {body}, from {since}: {members}"),
    "office.filled": message("Office {office} taken by {holder} {member}, from {since}"),
    "office.vacated": message("Office {office} vacant, from {since}"),
    "partner.admitted": message("{partner} given the status of {status}, from {since}"),
    "partner.ended": message("The status of {partner} ended on {since}"),
}


class MemberLine(msgspec.Struct, frozen=True):
    """A member in the list of members."""

    member: Named
    official: str
    standing: str
    since: date | None


class PartnerLine(msgspec.Struct, frozen=True):
    """A partner or observer."""

    partner: Named
    status: str
    since: date
    until: date | None


class Office(msgspec.Struct, frozen=True):
    """Who holds an office, from one day on; nobody where it is vacant."""

    office: str
    title: str
    holder: str
    member: Named | None
    body: Named | None
    since: date
    until: date | None
    source: str


class MembersPage(msgspec.Struct, frozen=True):
    """The members in the order of the body, with partners and offices."""

    members: tuple[MemberLine, ...]
    former: tuple[MemberLine, ...]
    partners: tuple[PartnerLine, ...]
    offices: tuple[Office, ...]


class Standing(msgspec.Struct, frozen=True):
    """What a member is, from one day on."""

    standing: str
    since: date


class HeldItem(msgspec.Struct, frozen=True):
    """An item that a member holds, or that awaits it."""

    item: str
    title: str
    stance: str
    kind: str = ""
    reason: str = ""
    condition: str = ""
    entry: int | None = None


class InSession(msgspec.Struct, frozen=True):
    """A member in a session: what it holds, and what awaits it there.

    :ivar said: how many items it spoke on in each way.
    :ivar awaits: where it is not yet heard, or is to reconfirm; not among those it ``holds``.
    """

    session: Named
    opens: date
    closed: bool
    total: int
    said: dict[str, int]
    holds: tuple[HeldItem, ...]
    awaits: tuple[HeldItem, ...]


class MemberPage(msgspec.Struct, frozen=True):
    """A member: names, standing, seats, offices, sessions, newest first; if there are votes."""

    member: Named
    official: str
    names: dict[str, str]
    codes: dict[str, str]
    standing: str
    history: tuple[Standing, ...]
    bodies: tuple[Named, ...]
    offices: tuple[Office, ...]
    sessions: tuple[InSession, ...]
    votes: bool
    source: str


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
    """A body: who sits in it, what it answers to, its sessions, and what was sent to it."""

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
    rule: Named | None
    sessions: tuple[Named, ...]
    coming: tuple[Coming, ...]
    source: str


@page("/members", menu=message("Members"), place=2)
def members(view: View) -> MembersPage:
    """Return the members, those who left, the partners and the offices."""
    known, today = view.seen.state.of(Members), view.today
    lines = [_line(view, known.members[code]) for code in known.ordered(known.members)]
    return MembersPage(
        members=tuple(line for line in lines if line.standing in {"member", "suspended"}),
        former=tuple(line for line in lines if line.standing not in {"member", "suspended"}),
        partners=tuple(
            PartnerLine(_name(view, p.code), p.status, p.since, p.until)
            for p in known.partners.values()
        ),
        offices=_offices(view, [(k, known.office(*_parted(k), today)) for k in known.offices]),
    )


@page("/members/{code}")
def member(view: View, code: str) -> MemberPage:
    """Return a member with all it holds and all that awaits it."""
    known = view.seen.state.of(Members)
    if (found := known.members.get(code)) is None:
        raise NotThereError(view.wording.say("There is no member “{code}”.", code=code))
    terms = [(key, term) for key, held in known.offices.items() for term in held]
    return MemberPage(
        member=_name(view, code),
        official=found.official(view.wording.language),
        names=dict(found.naming().short),
        codes=found.codes,
        standing=found.standing_on(view.today),
        history=tuple(Standing(dated.value, dated.since) for dated in found.standing),
        bodies=tuple(
            _name(view, body) for body in known.bodies if code in known.of_body(body, view.today)
        ),
        offices=_offices(view, [(key, term) for key, term in terms if term.member == code]),
        sessions=tuple(_sessions(view, code)),
        votes=bool(view.seen.state.of(Decisions).votes),
        source=found.source,
    )


@page("/bodies", menu=message("Bodies"), place=3)
def bodies(view: View) -> BodiesPage:
    """Return the bodies, each below the one it answers to."""
    known = view.seen.state.of(Members).bodies
    return BodiesPage(tuple(_below(view, known.values(), "", 0)))


@page("/bodies/{code}")
def body(view: View, code: str) -> BodyPage:
    """Return a body with those who sit in it, its sessions and what was sent to it."""
    known, language = view.seen.state.of(Members), view.wording.language
    if (found := known.bodies.get(code)) is None:
        raise NotThereError(view.wording.say("There is no body “{code}”.", code=code))
    composed = [dated for dated in found.composition if dated.since <= view.today]
    since = composed[-1].since if composed else date.min
    keys = [key for key in known.offices if _parted(key)[1] == code]
    own = [(key, known.office(*_parted(key), view.today)) for key in keys]
    sessions = view.seen.state.of(Sessions).sessions.values()
    return BodyPage(
        body=_name(view, code),
        short=found.abbreviation(language),
        names=found.names,
        parent=_name(view, found.parent) if found.parent in known.bodies else None,
        below=tuple(_name(view, b.code) for b in known.bodies.values() if b.parent == code),
        seats=found.seats,
        everybody=not known.composition(code, view.today),
        members=tuple(_name(view, m) for m in known.of_body(code, view.today)),
        since=since if since > date.min else None,
        offices=_offices(view, own),
        rule=_rule(view, found.rule) if found.rule else None,
        sessions=tuple(_session(view, s) for s in reversed(sessions) if code in s.bodies),
        coming=tuple(_coming(view, sessions, code)),
        source=found.source,
    )


def _rule(view: View, code: str) -> Named:
    rule = view.seen.state.of(Rulebook).rule(code)
    return Named(code, in_language(rule.title, view.wording.language) if rule else code)


def _line(view: View, member: Member) -> MemberLine:
    standing = member.standing_on(view.today)
    since = max((d.since for d in member.standing if d.since <= view.today), default=None)
    official = member.official(view.wording.language)
    return MemberLine(_name(view, member.code), official, standing, since)


def _offices(view: View, terms: Iterable[tuple[str, Term | None]]) -> tuple[Office, ...]:
    return tuple(_office(view, key, term) for key, term in terms if term is not None)


def _office(view: View, key: str, term: Term) -> Office:
    code, body = _parted(key)
    title = in_language(term.names, view.wording.language)
    return Office(
        office=code,
        title=title or view.wording.word("office", code),
        holder=term.holder,
        member=_name(view, term.member) if term.member else None,
        body=_name(view, body) if body else None,
        since=term.since,
        until=term.until,
        source=term.source,
    )


def _parted(key: str) -> tuple[str, str]:
    """Part the key of an office into the office and its body."""
    body, _, office = key.rpartition("/")
    return office, body


def _sessions(view: View, code: str) -> Iterable[InSession]:
    """Return the sessions in which a member has a voice, newest first."""
    state = view.seen.state
    known = sorted(state.of(Sessions).sessions.values(), key=lambda s: (s.opens, s.first))
    for session in reversed(known):
        play = _play(view, session)
        if code in play.electorate:
            yield _in_session(view, play, code)


def _play(view: View, session: Session) -> StateOfPlay:
    state = view.seen.state
    return view.seen.keep(StateOfPlay, session.code, lambda: StateOfPlay(state, session))


def _in_session(view: View, play: StateOfPlay, code: str) -> InSession:
    """Part what waits for a member's word from all else that it holds."""
    session, held = play.session, play.held_by(code)
    items = () if session.closed else session.items
    waits = {n: stance for n in items if (stance := _waits(view, play, n, code))}
    said: Counter[str] = Counter(_stances(view, session, code))
    return InSession(
        session=_session(view, session),
        opens=session.opens,
        closed=session.closed is not None,
        total=play.total,
        said=dict(said),
        holds=tuple(
            _held(view, session, number, held[number])
            for number in session.items
            if number in held and number not in waits
        ),
        awaits=tuple(_held(view, session, n, Hold(code, stance)) for n, stance in waits.items()),
    )


def _stances(view: View, session: Session, code: str) -> Iterable[str]:
    for number in session.items:
        position = view.seen.state.of(Positions).on(session.code, number).positions.get(code)
        yield position.stance or SILENT if position else SILENT


def _waits(view: View, play: StateOfPlay, number: str, code: str) -> str:
    """Return why an item waits for a member's word; empty where it does not."""
    item, standing = play.session.items[number], play.standings[number]
    if item.state in ASIDE or standing.decision is not None:
        return ""
    positions = view.seen.state.of(Positions).on(play.code, number).positions
    position = positions.get(code)
    if position is None or not position.stance:
        return SILENT
    return TO_RECONFIRM if position.text != item.text else ""


def _held(view: View, session: Session, number: str, hold: Hold) -> HeldItem:
    title = in_language(session.items[number].names, view.wording.language)
    return HeldItem(number, title, hold.stance, hold.kind, hold.reason, hold.condition, hold.entry)


def _below(view: View, known: Iterable[Body], parent: str, depth: int) -> Iterable[BodyLine]:
    """Return the bodies that answer to one, each followed by those that answer to it."""
    codes = {body.code for body in known}
    for body in known:
        if (body.parent if body.parent in codes else "") == parent:
            short = in_language(body.short, view.wording.language)
            yield BodyLine(_name(view, body.code), short, body.seats, depth)
            yield from _below(view, known, body.code, depth + 1)


def _coming(view: View, sessions: Iterable[Session], code: str) -> Iterable[Coming]:
    for session in sessions:
        for item in session.items.values():
            for what in dict.fromkeys(step.act for step in item.steps if step.body == code):
                title = in_language(item.names, view.wording.language)
                yield Coming(_session(view, session), item.number, title, what)


def _session(view: View, session: Session) -> Named:
    return Named(session.code, in_language(session.names, view.wording.language))


def _name(view: View, code: str) -> Named:
    return Named(code, view.seen.state.of(Members).name(code, view.wording.language))
