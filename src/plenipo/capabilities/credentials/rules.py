"""What stands against the acts of credentials."""

from __future__ import annotations

import re
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
from plenipo.core.clock import write_moment
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
GIVEN = tuple(role for role in ROLES if role != PUBLIC)
"""The roles that credentials can give."""
POWERS = ("negotiate", "adopt", "authenticate", "sign", "express-consent")


def refuse_credentials_issued(
    state: State, act: CredentialsIssued, by: Author, at: datetime
) -> Refusals:
    """Refuse credentials twice, of nobody, in no role, for who or what is not there, too late."""
    del by
    known = state.of(Credentials)
    twice = f"There are credentials '{act.credential}' already: choose another code."
    role = f"'{act.role}' is no role: write {_listed(GIVEN)}."
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
    odd = f"'{act.finding}' is no finding: write {_listed(FINDINGS)}."
    silent = act.finding != ACCEPTED and not act.reason.strip()
    why = f"Give a reason for finding the credentials '{act.credential}' {act.finding}."
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
    why = f"Give a reason for taking back the credentials '{act.credential}'."
    return collect(
        _not_open(found, act.credential, at),
        None if act.reason.strip() else Refusal("no-reason", why),
    )


def refuse_full_powers_issued(
    state: State, act: FullPowersIssued, by: Author, at: datetime
) -> Refusals:
    """Refuse full powers twice, of nobody, from who is not there, for nothing, too late."""
    del by
    twice = f"There are full powers '{act.powers}' already: choose another code."
    odd = next((word for word in act.acts if word not in POWERS), "")
    power = f"'{odd}' is nothing that full powers allow: write {_listed(POWERS)}."
    return collect(
        _bad_code(act.powers),
        _bad_code(act.person),
        None if act.name.strip() else _no_name(act.person),
        Refusal("code-taken", twice) if act.powers in state.of(Credentials).powers else None,
        _no_delegation(state, act.delegation),
        None if act.acts else Refusal("no-powers", f"Say what they allow: {_listed(POWERS)}."),
        Refusal("bad-power", power) if odd else None,
        _over(act.until, at),
    )


def refuse_full_powers_revoked(
    state: State, act: FullPowersRevoked, by: Author, at: datetime
) -> Refusals:
    """Refuse to take back full powers that are not there, or twice, or without a reason."""
    del by
    found = state.of(Credentials).powers.get(act.powers)
    gone = f"The full powers '{act.powers}' were taken back already."
    why = f"Give a reason for taking back the full powers '{act.powers}'."
    return collect(
        None if found else Refusal("no-such-powers", f"There are no full powers '{act.powers}'."),
        Refusal("already-revoked", gone) if found and found.revoked is not None else None,
        _before(f"full powers '{act.powers}'", found.since, at) if found else None,
        None if act.reason.strip() else Refusal("no-reason", why),
    )


def refuse_participation_granted(
    state: State, act: ParticipationGranted, by: Author, at: datetime
) -> Refusals:
    """Refuse to let in who is no partner, to no session or item, or for odd things."""
    del by
    session = state.of(Sessions).sessions.get(act.session)
    odd = next((word for word in act.may if word not in RIGHTS), "")
    right = f"'{odd}' is nothing that can be granted: write {_listed(RIGHTS)}."
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
    nothing = f"'{act.partner}' does not take part in '{act.session}' at that moment."
    why = f"Give a reason for ending the participation of '{act.partner}'."
    return collect(
        None if granted else Refusal("not-taking-part", nothing),
        None if act.reason.strip() else Refusal("no-reason", why),
    )


def _delegation(state: State, role: str, delegation: str) -> Iterator[Refusal]:
    """Object to a delegation that is not there, is missing, or does not go with the role."""
    members = state.of(Members)
    if not delegation:
        if role not in OFFICES:
            sentence = f"Who is {role} belongs to a delegation: name the member or partner."
            yield Refusal("no-delegation", sentence)
        return
    unknown = _no_delegation(state, delegation)
    if unknown is not None:
        yield unknown
    elif role in DELEGATION and delegation not in members.members:
        sentence = f"'{delegation}' is not a member: its people are accredited as {OBSERVER}."
        yield Refusal("not-a-member", sentence)


def _no_delegation(state: State, code: str) -> Refusal | None:
    members = state.of(Members)
    return None if code in members.partners else members.no_such_member(code)


def _no_partner(state: State, code: str, day: date) -> Refusal | None:
    partner = state.of(Members).partners.get(code)
    if partner is not None and partner.stands_on(day):
        return None
    sentence = f"'{code}' is neither observer nor partner on {day}: admit it first."
    return Refusal("no-such-partner", sentence)


def _not_open(found: Credential | None, code: str, at: datetime) -> Refusal | None:
    """Object to acting on credentials that are not there, not yet, or were taken back."""
    if found is None:
        return Refusal("no-such-credentials", f"There are no credentials '{code}'.")
    if any(since.finding == REVOKED for since in found.findings):
        sentence = f"The credentials '{code}' were taken back: issue new ones."
        return Refusal("already-revoked", sentence)
    return _before(f"credentials '{code}'", found.findings[0].moment, at)


def _before(what: str, since: datetime, at: datetime) -> Refusal | None:
    if at >= since:
        return None
    return Refusal("before-they-hold", f"The {what} hold only from {write_moment(since)} on.")


def _no_session(state: State, code: str, body: str) -> Refusal | None:
    """Object to a session that is not there, or in which a body does not meet."""
    sessions = state.of(Sessions)
    found = sessions.sessions.get(code)
    if found is None:
        return sessions.no_such_session(code) if code else None
    if body and body not in found.bodies:
        sentence = f"The body '{body}' does not meet in '{code}'."
        return Refusal("no-such-session", sentence)
    return None


def _over(until: date | None, at: datetime) -> Refusal | None:
    if until is None or until >= at.date():
        return None
    return Refusal("ends-before", f"They cannot end on {until}, before {at.date()}.")


def _no_name(person: str) -> Refusal:
    return Refusal("no-name", f"Write what '{person}' is called.")


def _bad_code(code: str) -> Refusal | None:
    if _CODE.fullmatch(code):
        return None
    sentence = f"The code '{code}' may hold only letters A-Z, digits, '.', '_' and '-'."
    return Refusal("bad-code", sentence)


def _listed(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
