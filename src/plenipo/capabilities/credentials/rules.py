"""What stands against the acts of credentials."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from plenipo.capabilities.credentials.acts import (
    CredentialsExamined,
    CredentialsIssued,
    CredentialsRevoked,
    FullPowersIssued,
    FullPowersRevoked,
    ParticipationEnded,
    ParticipationGranted,
)
from plenipo.capabilities.credentials.state import (
    ACCEPTED,
    FINDINGS,
    REVOKED,
    RIGHTS,
    Credential,
    Credentials,
)
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.act import Author
from plenipo.core.authority import DELEGATION, OBSERVER, OFFICES, PUBLIC, ROLES
from plenipo.core.codes import CODE
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Said, Word, either, said

GIVEN = tuple(role for role in ROLES if role != PUBLIC)
"""The roles that credentials can give."""
POWERS = ("negotiate", "adopt", "authenticate", "sign", "express-consent")


def refuse_credentials_issued(
    state: State, act: CredentialsIssued, by: Author, at: datetime
) -> Refusals:
    """Refuse credentials twice, of nobody, in no role, for who or what is not there, too late."""
    del by
    known = state.of(Credentials)
    twice = said("There are credentials '{credential}' already: choose another code.", act)
    role = said("'{role}' is no role: write {known}.", act, known=either(GIVEN))
    return collect(
        _bad_code(act.credential),
        _bad_code(act.person),
        None if act.name.strip() else _no_name(act.person),
        Refusal("code-taken", twice) if act.credential in known.credentials else None,
        None if act.role in GIVEN else Refusal("bad-role", role),
        list(_delegation(state, act.role, act.delegation)),
        state.of(Members).no_such_body(act.body) if act.body else None,
        _no_session(state, act.session, act.body),
        _over(act.until, at),
    )


def refuse_credentials_examined(
    state: State, act: CredentialsExamined, by: Author, at: datetime
) -> Refusals:
    """Refuse to examine what is not there or was taken back, an odd finding, one without reason."""
    del by
    found = state.of(Credentials).credentials.get(act.credential)
    odd = said("'{finding}' is no finding: write {known}.", act, known=either(FINDINGS))
    silent = act.finding != ACCEPTED and not act.reason.strip()
    why = said(
        "Give a reason for finding the credentials '{credential}' {finding}.",
        act,
        finding=Word("credentials", act.finding),
    )
    return collect(
        _not_open(found, act.credential, at),
        None if act.finding in FINDINGS else Refusal("bad-finding", odd),
        Refusal("no-reason", why) if silent and act.finding in FINDINGS else None,
    )


def refuse_credentials_revoked(
    state: State, act: CredentialsRevoked, by: Author, at: datetime
) -> Refusals:
    """Refuse to take back what is not there or was taken back, or without a reason."""
    del by
    found = state.of(Credentials).credentials.get(act.credential)
    why = said("Give a reason for taking back the credentials '{credential}'.", act)
    return collect(
        _not_open(found, act.credential, at),
        None if act.reason.strip() else Refusal("no-reason", why),
    )


def refuse_full_powers_issued(
    state: State, act: FullPowersIssued, by: Author, at: datetime
) -> Refusals:
    """Refuse full powers twice, of nobody, from who is not there, for nothing, too late."""
    del by
    twice = said("There are full powers '{powers}' already: choose another code.", act)
    odd = next((word for word in act.acts if word not in POWERS), "")
    unsaid = said("Say what they allow: {known}.", known=either(POWERS))
    power = said(
        "'{odd}' is nothing that full powers allow: write {known}.", odd=odd, known=either(POWERS)
    )
    return collect(
        _bad_code(act.powers),
        _bad_code(act.person),
        None if act.name.strip() else _no_name(act.person),
        Refusal("code-taken", twice) if act.powers in state.of(Credentials).powers else None,
        _no_delegation(state, act.delegation),
        None if act.acts else Refusal("no-powers", unsaid),
        Refusal("bad-power", power) if odd else None,
        _over(act.until, at),
    )


def refuse_full_powers_revoked(
    state: State, act: FullPowersRevoked, by: Author, at: datetime
) -> Refusals:
    """Refuse to take back full powers that are not there, or twice, or without a reason."""
    del by
    found = state.of(Credentials).powers.get(act.powers)
    missing = said("There are no full powers '{powers}'.", act)
    gone = said("The full powers '{powers}' were taken back already.", act)
    why = said("Give a reason for taking back the full powers '{powers}'.", act)
    return collect(
        None if found else Refusal("no-such-powers", missing),
        Refusal("already-revoked", gone) if found and found.revoked is not None else None,
        _before(said("full powers '{powers}'", act), found.since, at) if found else None,
        None if act.reason.strip() else Refusal("no-reason", why),
    )


def refuse_participation_granted(
    state: State, act: ParticipationGranted, by: Author, at: datetime
) -> Refusals:
    """Refuse to let in who is no partner, to no session or item, or for odd things."""
    del by
    session = state.of(Sessions).sessions.get(act.session)
    odd = next((word for word in act.may if word not in RIGHTS), "")
    right = said(
        "'{odd}' is nothing that can be granted: write {known}.", odd=odd, known=either(RIGHTS)
    )
    missing = [number for number in act.items if session and number not in session.items]
    return collect(
        session.not_at(at) if session else state.of(Sessions).no_such_session(act.session),
        _no_partner(state, act.partner, at.date()),
        [state.of(Sessions).no_such_item(act.session, number) for number in missing],
        Refusal("bad-right", right) if odd else None,
    )


def refuse_participation_ended(
    state: State, act: ParticipationEnded, by: Author, at: datetime
) -> Refusals:
    """Refuse to end what was not granted, or without a reason."""
    del by
    granted = state.of(Credentials).participation(act.partner, act.session, at)
    nothing = said("'{partner}' does not take part in '{session}' at that moment.", act)
    why = said("Give a reason for ending the participation of '{partner}'.", act)
    return collect(
        None if granted else Refusal("not-taking-part", nothing),
        None if act.reason.strip() else Refusal("no-reason", why),
    )


def _delegation(state: State, role: str, delegation: str) -> Iterator[Refusal]:
    """Object to a delegation that is not there, is missing, or does not go with the role."""
    members = state.of(Members)
    if not delegation:
        if role not in OFFICES:
            sentence = said(
                "Who is {role} belongs to a delegation: name the member or partner.",
                role=Word("role", role),
            )
            yield Refusal("no-delegation", sentence)
        return
    unknown = _no_delegation(state, delegation)
    if unknown is not None:
        yield unknown
    elif role in DELEGATION and delegation not in members.members:
        sentence = said(
            "'{delegation}' is not a member: its people are accredited as {role}.",
            delegation=delegation,
            role=Word("role", OBSERVER),
        )
        yield Refusal("not-a-member", sentence)


def _no_delegation(state: State, code: str) -> Refusal | None:
    members = state.of(Members)
    return None if code in members.partners else members.no_such_member(code)


def _no_partner(state: State, code: str, day: date) -> Refusal | None:
    partner = state.of(Members).partners.get(code)
    if partner is not None and partner.stands_on(day):
        return None
    sentence = said(
        "'{code}' is neither observer nor partner on {day}: admit it first.", code=code, day=day
    )
    return Refusal("no-such-partner", sentence)


def _not_open(found: Credential | None, code: str, at: datetime) -> Refusal | None:
    """Object to acting on credentials that are not there, not yet, or were taken back."""
    if found is None:
        missing = said("There are no credentials '{code}'.", code=code)
        return Refusal("no-such-credentials", missing)
    if any(since.finding == REVOKED for since in found.findings):
        sentence = said("The credentials '{code}' were taken back: issue new ones.", code=code)
        return Refusal("already-revoked", sentence)
    return _before(said("credentials '{code}'", code=code), found.findings[0].moment, at)


def _before(what: Said, since: datetime, at: datetime) -> Refusal | None:
    if at >= since:
        return None
    sentence = said("The {what} hold only from {when} on.", what=what, when=since)
    return Refusal("before-they-hold", sentence)


def _no_session(state: State, code: str, body: str) -> Refusal | None:
    """Object to a session that is not there, or in which a body does not meet."""
    sessions = state.of(Sessions)
    found = sessions.sessions.get(code)
    if found is None:
        return sessions.no_such_session(code) if code else None
    if body and body not in found.bodies:
        sentence = said("The body '{body}' does not meet in '{session}'.", body=body, session=code)
        return Refusal("no-such-session", sentence)
    return None


def _over(until: date | None, at: datetime) -> Refusal | None:
    if until is None or until >= at.date():
        return None
    sentence = said("They cannot end on {until}, before {day}.", until=until, day=at.date())
    return Refusal("ends-before", sentence)


def _no_name(person: str) -> Refusal:
    return Refusal("no-name", said("Write what '{person}' is called.", person=person))


def _bad_code(code: str) -> Refusal | None:
    if CODE.fullmatch(code):
        return None
    sentence = said(
        "The code '{code}' may hold only letters A-Z, digits, '.', '_' and '-'.", code=code
    )
    return Refusal("bad-code", sentence)
