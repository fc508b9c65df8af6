"""Whose credentials hold at a moment, what full powers there are, and what observers may do."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import date, datetime

import msgspec

from plenipo.capabilities.credentials.acts import (
    CredentialsExamined,
    CredentialsIssued,
    CredentialsRevoked,
    FullPowersIssued,
    FullPowersRevoked,
    ParticipationEnded,
    ParticipationGranted,
)
from plenipo.core.act import Entry
from plenipo.core.authority import Capacity
from plenipo.core.fold import State, folds
from plenipo.core.refusal import Refusal
from plenipo.core.said import listed, said

PROVISIONAL, ACCEPTED, REJECTED = "provisional", "accepted", "rejected"
FINDINGS = (ACCEPTED, PROVISIONAL, REJECTED)
REVOKED, EXPIRED, TO_COME = "revoked", "expired", "to-come"
HOLDING = (ACCEPTED, PROVISIONAL)
"""The standings in which credentials give a person their role."""
SPEAK, PROPOSE, DOCUMENTS = "speak", "propose", "receive-documents"
RIGHTS = (SPEAK, PROPOSE, DOCUMENTS)
"""What an observer or partner may be granted in a session, beside attending it."""
TELLING = {
    SPEAK: said("to speak"),
    PROPOSE: said("to propose"),
    DOCUMENTS: said("to receive documents"),
}


class Since(msgspec.Struct):
    """What was found of credentials from a moment on, and why."""

    moment: datetime
    finding: str
    reason: str = ""


class Credential(msgspec.Struct):
    """The credentials of a person, and what was found of them, in the order it took effect."""

    code: str
    person: str
    name: str
    role: str
    delegation: str
    body: str
    session: str
    position: str
    issuer: str
    form: str
    until: date | None
    source: str
    entry: int
    findings: list[Since]

    def standing(self, at: datetime) -> str:
        """Return how they stand at a moment: one of the findings, or why they do not hold."""
        if at < self.findings[0].moment:
            return TO_COME
        if self.until is not None and at.date() > self.until:
            return EXPIRED
        return [since.finding for since in self.findings if since.moment <= at][-1]

    def reason(self, at: datetime) -> str:
        """Return why they stand as they do."""
        return next((s.reason for s in reversed(self.findings) if s.moment <= at), "")

    @property
    def capacity(self) -> Capacity:
        """The capacity that they give."""
        return Capacity(self.code, self.role, self.delegation, self.session, self.body)

    def take(self, since: Since) -> None:
        """Take in a finding, where it belongs by its moment."""
        self.findings.append(since)
        self.findings.sort(key=lambda each: each.moment)


class Powers(msgspec.Struct):
    """Full powers of a person."""

    code: str
    person: str
    name: str
    delegation: str
    acts: tuple[str, ...]
    treaty: str
    issuer: str
    since: datetime
    until: date | None
    source: str
    entry: int
    revoked: datetime | None = None
    reason: str = ""

    def hold(self, at: datetime) -> bool:
        """Tell whether they hold at a moment."""
        begun = self.since <= at and (self.revoked is None or at < self.revoked)
        return begun and (self.until is None or at.date() <= self.until)

    def allow(
        self, delegation: str, person: str, about: Container[str], acts: Iterable[str], at: datetime
    ) -> bool:
        """Tell whether by them a person may do one of several acts for a delegation at a moment.

        :param about: what the treaty is called; powers that name none are for any.
        """
        whose = (self.delegation, self.name) == (delegation, person)
        named = not self.treaty or self.treaty in about
        return whose and named and self.hold(at) and any(act in self.acts for act in acts)


class Participation(msgspec.Struct):
    """What an observer or partner may do in a session, from a moment on; None: nothing more."""

    since: datetime
    items: tuple[str, ...] | None
    may: tuple[str, ...] = ()
    reason: str = ""

    def attends(self, item: str = "") -> bool:
        """Tell whether it is for an item, or a part of one (3.1 of 3); of none: the whole session.

        >>> Participation(datetime.min, items=("3",)).attends("3.1")
        True
        >>> Participation(datetime.min, items=("3",)).attends()
        False
        """
        known = self.items
        if not known:
            return known is not None
        return any(item == number or item.startswith(f"{number}.") for number in known)


class Credentials(msgspec.Struct):
    """All credentials, full powers and participations of observers."""

    credentials: dict[str, Credential] = {}
    persons: dict[str, list[str]] = {}
    powers: dict[str, Powers] = {}
    participations: dict[str, dict[str, list[Participation]]] = {}

    def of(self, person: str) -> Iterator[Credential]:
        """Return the credentials of a person, those that do not hold among them."""
        return (self.credentials[code] for code in self.persons.get(person, ()))

    def capacities(self, person: str, at: datetime) -> tuple[Capacity, ...]:
        """Return in which capacities a person acts at a moment; none where nothing holds."""
        return tuple(c.capacity for c in self.of(person) if c.standing(at) in HOLDING)

    def name(self, person: str) -> str:
        """Return what a person was last called; the code of one who is not known."""
        codes = self.persons.get(person)
        return self.credentials[codes[-1]].name if codes else person

    def participation(self, partner: str, session: str, at: datetime) -> Participation | None:
        """Return what an observer or partner may do in a session at a moment."""
        granted = self.participations.get(session, {}).get(partner, [])
        latest = next((p for p in reversed(granted) if p.since <= at), None)
        return latest if latest is not None and latest.items is not None else None

    @folds(CredentialsIssued)
    def credentials_issued(self, entry: Entry[CredentialsIssued]) -> None:
        """Take in credentials: they hold provisionally."""
        act = entry.act
        self.persons.setdefault(act.person, []).append(act.credential)
        self.credentials[act.credential] = Credential(
            code=act.credential,
            person=act.person,
            name=act.name,
            role=act.role,
            delegation=act.delegation,
            body=act.body,
            session=act.session,
            position=act.position,
            issuer=act.issuer,
            form=act.form,
            until=act.until,
            source=act.source,
            entry=entry.seq,
            findings=[Since(entry.effective, PROVISIONAL)],
        )

    @folds(CredentialsExamined)
    def credentials_examined(self, entry: Entry[CredentialsExamined]) -> None:
        """Take in what was found of credentials."""
        found = self.credentials.get(entry.act.credential)
        if found is not None:
            found.take(Since(entry.effective, entry.act.finding, entry.act.reason))

    @folds(CredentialsRevoked)
    def credentials_revoked(self, entry: Entry[CredentialsRevoked]) -> None:
        """Take in that credentials hold no longer."""
        found = self.credentials.get(entry.act.credential)
        if found is not None:
            found.take(Since(entry.effective, REVOKED, entry.act.reason))

    @folds(FullPowersIssued)
    def full_powers_issued(self, entry: Entry[FullPowersIssued]) -> None:
        """Take in full powers."""
        act = entry.act
        self.powers[act.powers] = Powers(
            code=act.powers,
            person=act.person,
            name=act.name,
            delegation=act.delegation,
            acts=act.acts,
            treaty=act.treaty,
            issuer=act.issuer,
            since=entry.effective,
            until=act.until,
            source=act.source,
            entry=entry.seq,
        )

    @folds(FullPowersRevoked)
    def full_powers_revoked(self, entry: Entry[FullPowersRevoked]) -> None:
        """Take in that full powers hold no longer."""
        found = self.powers.get(entry.act.powers)
        if found is not None:
            found.revoked, found.reason = entry.effective, entry.act.reason

    @folds(ParticipationGranted)
    def participation_granted(self, entry: Entry[ParticipationGranted]) -> None:
        """Take in what an observer or partner may do."""
        act = entry.act
        granted = Participation(entry.effective, act.items, act.may, act.reason)
        self._participate(act.session, act.partner, granted)

    @folds(ParticipationEnded)
    def participation_ended(self, entry: Entry[ParticipationEnded]) -> None:
        """Take in that an observer or partner takes part no longer."""
        act = entry.act
        ended = Participation(entry.effective, None, reason=act.reason)
        self._participate(act.session, act.partner, ended)

    def _participate(self, session: str, partner: str, granted: Participation) -> None:
        found = self.participations.setdefault(session, {}).setdefault(partner, [])
        found.append(granted)
        found.sort(key=lambda each: each.since)


def received(granted: Participation, session: str) -> Iterator[str]:
    """Yield the circles of observers whose documents one receives by a participation."""
    if DOCUMENTS not in granted.may:
        return
    if granted.attends():
        yield "observers"
        yield f"observers:{session}"
    yield from (f"observers:{session}/{item}" for item in granted.items or ())


def not_let_in(state: State, partner: str, session: str, at: datetime) -> Refusal | None:
    """Object to an observer or partner that takes no part in a session at a moment."""
    if state.of(Credentials).participation(partner, session, at) is not None:
        return None
    sentence = said(
        "'{partner}' takes no part in '{session}': grant it participation first.",
        partner=partner,
        session=session,
    )
    return Refusal("not-taking-part", sentence)


def not_granted(  # noqa: PLR0913, PLR0917 - what a right is for
    state: State, partner: str, session: str, item: str, right: str, at: datetime
) -> Refusal | None:
    """Object to an observer or partner that was not granted a right, on an item of a session.

    :param item: the number of the item; of none, the session as a whole.
    :param right: one of :data:`RIGHTS`; of none, to attend.
    """
    found = state.of(Credentials).participation(partner, session, at)
    if found is None:
        return not_let_in(state, partner, session, at)
    if not found.attends(item):
        what = said("item {item}", item=item) if item else said("the session as a whole")
        sentence = said(
            "'{partner}' attends items {attended} of '{session}', and not {what}.",
            partner=partner,
            attended=listed(found.items or ()),
            session=session,
            what=what,
        )
        return Refusal("not-its-item", sentence)
    if right and right not in found.may:
        sentence = said(
            "'{partner}' was not granted the right {right} in '{session}'.",
            partner=partner,
            right=TELLING[right],
            session=session,
        )
        return Refusal("not-granted", sentence)
    return None
