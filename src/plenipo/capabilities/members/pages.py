"""The pages of members and bodies: who they are, what a member holds, and what awaits it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

import msgspec

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.members.body_page import BodiesPage, BodyPage, body_lines, body_page
from plenipo.capabilities.members.offices import Office, offices, parted
from plenipo.capabilities.members.state import (
    Member,
    Members,
    in_language,
    member_named,
)
from plenipo.capabilities.play.state import TO_RECONFIRM, Hold, StateOfPlay
from plenipo.capabilities.positions.state import Positions
from plenipo.capabilities.sessions.state import ASIDE, Session, Sessions, session_named
from plenipo.capabilities.silence.state import Silences
from plenipo.capabilities.treaties.state import Treaties
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
    """A member: names, standing, seats, offices, sessions, newest first.

    :ivar votes: whether there are votes at all, ``silences``: whether there are silences, and
        ``treaties``: whether there are treaties.
    """

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
    silences: bool
    treaties: bool
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
            PartnerLine(member_named(view, p.code), p.status, p.since, p.until)
            for p in known.partners.values()
        ),
        offices=offices(view, [(k, known.office(*parted(k), today)) for k in known.offices]),
    )


@page("/members/{code}")
def member(view: View, code: str) -> MemberPage:
    """Return a member with all it holds and all that awaits it."""
    known = view.seen.state.of(Members)
    found = known.members.get(code)
    if found is None:
        raise NotThereError(view.wording.say("There is no member “{code}”.", code=code))
    terms = [(key, term) for key, held in known.offices.items() for term in held]
    return MemberPage(
        member=member_named(view, code),
        official=found.official(view.wording.language),
        names=dict(found.naming().short),
        codes=found.codes,
        standing=found.standing_on(view.today),
        history=tuple(Standing(dated.value, dated.since) for dated in found.standing),
        bodies=tuple(
            member_named(view, body)
            for body in known.bodies
            if code in known.of_body(body, view.today)
        ),
        offices=offices(view, [(key, term) for key, term in terms if term.member == code]),
        sessions=tuple(_sessions(view, code)),
        votes=bool(view.seen.state.of(Decisions).votes),
        silences=bool(view.seen.state.of(Silences).silences),
        treaties=bool(view.seen.state.of(Treaties).treaties),
        source=found.source,
    )


@page("/bodies", menu=message("Bodies"), place=3)
def bodies(view: View) -> BodiesPage:
    """Return the bodies, each below the one it answers to."""
    return BodiesPage(tuple(body_lines(view)))


@page("/bodies/{code}")
def body(view: View, code: str) -> BodyPage:
    """Return a body with those who sit in it, its sessions and what was sent to it."""
    found = view.seen.state.of(Members).bodies.get(code)
    if found is None:
        raise NotThereError(view.wording.say("There is no body “{code}”.", code=code))
    return body_page(view, found)


def _line(view: View, member: Member) -> MemberLine:
    standing = member.standing_on(view.today)
    since = max((d.since for d in member.standing if d.since <= view.today), default=None)
    official = member.official(view.wording.language)
    return MemberLine(member_named(view, member.code), official, standing, since)


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
        session=session_named(view, session.code),
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
