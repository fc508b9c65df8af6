"""The pages of credentials: who is accredited, in what role, and what that lets them do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

import msgspec

from plenipo.capabilities.credentials.state import Credential, Credentials, Participation, Powers
from plenipo.capabilities.members.state import member_named
from plenipo.capabilities.sessions.state import Sessions, session_named
from plenipo.core.authority import ROLES
from plenipo.core.page import Named, NotThereError, message, page
from plenipo.register.view import View

WORDS = {
    "role": {
        "head": message("head of delegation"),
        "alternate": message("alternate"),
        "adviser": message("adviser"),
        "chair": message("chair"),
        "secretary": message("secretary"),
        "interpreter": message("interpreter"),
        "observer": message("observer"),
        "depositary": message("depositary"),
        "public": message("the public"),
    },
    "credentials": {
        "accepted": message("accepted"),
        "provisional": message("provisional"),
        "rejected": message("rejected"),
        "revoked": message("taken back"),
        "expired": message("expired"),
        "to-come": message("not yet in force"),
    },
    "power": {
        "negotiate": message("negotiate"),
        "adopt": message("adopt"),
        "authenticate": message("authenticate"),
        "sign": message("sign"),
        "express-consent": message("express consent to be bound"),
    },
    "right": {
        "speak": message("speak"),
        "propose": message("propose"),
        "receive-documents": message("receive documents"),
    },
    "act": {
        "credentials.issued": message("Credentials issued"),
        "credentials.examined": message("Credentials examined"),
        "credentials.revoked": message("Credentials taken back"),
        "full-powers.issued": message("Full powers issued"),
        "full-powers.revoked": message("Full powers taken back"),
        "participation.granted": message("Participation granted"),
        "participation.ended": message("Participation ended"),
    },
}

SENTENCES = {
    "credentials.issued": message("{name} accredited as {role} {delegation}"),
    "credentials.examined": message("Credentials {credential} found {finding}"),
    "credentials.revoked": message("Credentials {credential} taken back"),
    "full-powers.issued": message("Full powers {powers} given to {name} by {delegation}"),
    "full-powers.revoked": message("Full powers {powers} taken back"),
    "participation.granted": message("{partner} takes part in {session}"),
    "participation.ended": message("{partner} takes part in {session} no longer"),
}


class CredentialLine(msgspec.Struct, frozen=True):
    """Credentials, and how they stand at the moment shown."""

    credential: str
    person: Named
    role: str
    delegation: Named | None
    where: Named | None
    session: bool
    position: str
    standing: str
    reason: str
    until: date | None
    entry: int


class PowersLine(msgspec.Struct, frozen=True):
    """Full powers, and whether they hold at the moment shown."""

    powers: str
    person: Named
    delegation: Named
    acts: tuple[str, ...]
    treaty: str
    hold: bool
    until: date | None
    entry: int


class ParticipationLine(msgspec.Struct, frozen=True):
    """What an observer or partner may do in a session."""

    partner: Named
    session: Named
    items: tuple[str, ...]
    may: tuple[str, ...]
    reason: str


class PeoplePage(msgspec.Struct, frozen=True):
    """Who is accredited, by delegation and office; full powers; observers in sessions."""

    offices: tuple[CredentialLine, ...]
    delegations: tuple[CredentialLine, ...]
    former: tuple[CredentialLine, ...]
    powers: tuple[PowersLine, ...]
    participations: tuple[ParticipationLine, ...]


class PersonPage(msgspec.Struct, frozen=True):
    """A person, with all credentials and full powers they were given."""

    person: Named
    credentials: tuple[CredentialLine, ...]
    powers: tuple[PowersLine, ...]


@page("/people", menu=message("People"), place=5)
def people(view: View) -> PeoplePage:
    """Return who is accredited at the moment shown, and who was."""
    known, at = view.seen.state.of(Credentials), moment_of(view)
    standing = [(c, c.standing(at)) for c in _in_order(known.credentials.values())]
    hold = [_line(view, c, at) for c, how in standing if how in {"accepted", "provisional"}]
    rest = [_line(view, c, at) for c, how in standing if how not in {"accepted", "provisional"}]
    return PeoplePage(
        offices=tuple(line for line in hold if line.delegation is None),
        delegations=tuple(line for line in hold if line.delegation is not None),
        former=tuple(rest),
        powers=tuple(_powers(view, held, at) for held in known.powers.values()),
        participations=tuple(_participations(view, known, at)),
    )


@page("/people/{person}")
def person(view: View, person: str) -> PersonPage:
    """Return a person with their credentials and full powers."""
    known, at = view.seen.state.of(Credentials), moment_of(view)
    found = tuple(_line(view, c, at) for c in known.of(person))
    powers = tuple(_powers(view, p, at) for p in known.powers.values() if p.person == person)
    if not found and not powers:
        raise NotThereError(view.wording.say("Nobody is known here as “{code}”.", code=person))
    name = found[-1].person if found else powers[-1].person
    return PersonPage(name, found, powers)


def moment_of(view: View) -> datetime:
    """Return the moment shown: the one asked for, or the end of what is recorded, or of today."""
    asked = view.seen.lens.as_of
    latest = view.seen.state.latest
    return asked or max(latest, datetime.combine(view.today, time.min, latest.tzinfo))


def _in_order(credentials: Iterable[Credential]) -> list[Credential]:
    return sorted(credentials, key=lambda c: (c.delegation, ROLES.index(c.role), c.name))


def _line(view: View, found: Credential, at: datetime) -> CredentialLine:
    where = None
    if found.session:
        where = session_named(view, found.session)
    elif found.body:
        where = member_named(view, found.body)
    return CredentialLine(
        credential=found.code,
        person=Named(found.person, found.name),
        role=found.role,
        delegation=member_named(view, found.delegation) if found.delegation else None,
        where=where,
        session=bool(found.session),
        position=found.position,
        standing=found.standing(at),
        reason=found.reason(at),
        until=found.until,
        entry=found.entry,
    )


def _powers(view: View, held: Powers, at: datetime) -> PowersLine:
    return PowersLine(
        powers=held.code,
        person=Named(held.person, held.name),
        delegation=member_named(view, held.delegation),
        acts=held.acts,
        treaty=held.treaty,
        hold=held.hold(at),
        until=held.until,
        entry=held.entry,
    )


def _participations(view: View, known: Credentials, at: datetime) -> Iterable[ParticipationLine]:
    sessions = view.seen.state.of(Sessions).sessions
    for session, partners in known.participations.items():
        for partner in partners:
            found: Participation | None = known.participation(partner, session, at)
            if found is not None and session in sessions:
                yield ParticipationLine(
                    partner=member_named(view, partner),
                    session=session_named(view, session),
                    items=found.items or (),
                    may=found.may,
                    reason=found.reason,
                )
