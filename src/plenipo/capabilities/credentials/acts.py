"""The acts of credentials. Source: UNGA rules 25 to 29; the Vienna Convention, article 7."""

from __future__ import annotations

from datetime import date

from plenipo.core.act import Act


class CredentialsIssued(Act, frozen=True, kw_only=True, tag="credentials.issued/1"):
    """A person was accredited: to a delegation or an office, in a role, from then on.

    They hold provisionally until they were examined (UNGA rule 29).

    :ivar credential: their code, by which later acts name them.
    :ivar person: the code of the person, the same in all their credentials.
    :ivar name: what the person is called.
    :ivar role: ``head``, ``alternate``, ``adviser``, ``chair``, ``secretary``, ``interpreter``,
        ``observer`` or ``depositary``.
    :ivar delegation: the code of the member or partner whose delegation it is; none for an office.
    :ivar body: the body they are for; none stands for every body.
    :ivar session: the session they are for; none stands for every session. With a body: that body
        in a joint session.
    :ivar position: what the person is at home (``Minister of Foreign Affairs``).
    :ivar issuer: who issued them (``Head of State``).
    :ivar form: in what form they came (``original``, ``copy``, ``note verbale``).
    :ivar until: the last day on which they hold, if one was set.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    credential: str
    person: str
    name: str
    role: str
    delegation: str = ""
    body: str = ""
    session: str = ""
    position: str = ""
    issuer: str = ""
    form: str = ""
    until: date | None = None
    source: str = ""


class CredentialsExamined(Act, frozen=True, kw_only=True, tag="credentials.examined/1"):
    """Credentials were examined, as by a Credentials Committee.

    :ivar credential: their code.
    :ivar finding: ``accepted``, ``provisional`` (the original is to follow) or ``rejected``.
    :ivar reason: why, unless they were accepted.
    :ivar report: the symbol of the report.
    """

    credential: str
    finding: str
    reason: str = ""
    report: str = ""


class CredentialsRevoked(Act, frozen=True, kw_only=True, tag="credentials.revoked/1"):
    """Credentials were taken back: from then on they give no right.

    :ivar credential: their code.
    :ivar reason: why (``recalled``, ``replaced by AM-2``).
    """

    credential: str
    reason: str


class FullPowersIssued(Act, frozen=True, kw_only=True, tag="full-powers.issued/1"):
    """A person was given full powers to represent a State in making a treaty.

    :ivar powers: their code, by which later acts name them.
    :ivar person: the code of the person.
    :ivar name: what the person is called.
    :ivar delegation: the code of the member or partner that gave them.
    :ivar treaty: what they are for: the treaty's title or symbol; none stands for any.
    :ivar acts: what they allow: ``negotiate``, ``adopt``, ``authenticate``, ``sign``,
        ``express-consent``.
    :ivar issuer: who signed them (``Minister for Foreign Affairs``).
    :ivar until: the last day on which they hold, if one was set.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    powers: str
    person: str
    name: str
    delegation: str
    acts: tuple[str, ...]
    treaty: str = ""
    issuer: str = ""
    until: date | None = None
    source: str = ""


class FullPowersRevoked(Act, frozen=True, kw_only=True, tag="full-powers.revoked/1"):
    """Full powers were taken back.

    :ivar powers: their code.
    :ivar reason: why.
    """

    powers: str
    reason: str


class ParticipationGranted(Act, frozen=True, kw_only=True, tag="participation.granted/1"):
    """An observer or partner was let into a session: which part of it, and what it may do there.

    It supersedes what was granted to the same partner in the same session before.

    :ivar partner: the code of the observer or partner.
    :ivar session: the session's code.
    :ivar items: the numbers of the items it attends; none stands for the whole session.
    :ivar may: what it may do beside attending: ``speak``, ``propose``, ``receive-documents``.
    :ivar reason: the invitation or decision it follows from.
    """

    partner: str
    session: str
    items: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    reason: str = ""


class ParticipationEnded(Act, frozen=True, kw_only=True, tag="participation.ended/1"):
    """An observer or partner does not take part in a session any more.

    :ivar partner: its code.
    :ivar session: the session's code.
    :ivar reason: why.
    """

    partner: str
    session: str
    reason: str
