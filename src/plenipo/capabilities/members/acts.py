"""The acts of membership. Source: FIELD notes 1.1 to 1.4; the Vienna Convention's terms."""

from __future__ import annotations

from datetime import date

from plenipo.core.act import Act, Names


class OrganisationFounded(Act, frozen=True, kw_only=True, tag="organisation.founded/1"):
    """The organisation whose register this is.

    :ivar names: its name in several languages.
    :ivar short: its usual abbreviation, in several languages.
    :ivar language: the language whose alphabet gives the order of its members.
    :ivar source: where this is known from.
    """

    names: Names
    short: Names = {}
    language: str = "en"
    source: str = ""


class MemberAdmitted(Act, frozen=True, kw_only=True, tag="member.admitted/1"):
    """A State or organisation became a member; also the founders are admitted.

    :ivar member: its code, by which all other acts name it (ISO 3166 alpha-2 for a State).
    :ivar names: its short name in several languages.
    :ivar official: its official name in several languages.
    :ivar since: the first day of its membership.
    :ivar codes: other codes it is known by, by their kind (``alpha-3``, ``m49``).
    :ivar source: where this is known from.
    """

    member: str
    names: Names
    since: date
    official: Names = {}
    codes: dict[str, str] = {}
    source: str = ""


class MemberRenamed(Act, frozen=True, kw_only=True, tag="member.renamed/1"):
    """A member changed its name; its code stays.

    :ivar member: its code.
    :ivar names: its new short name in several languages.
    :ivar official: its new official name in several languages.
    :ivar since: the first day of the new name.
    """

    member: str
    names: Names
    since: date
    official: Names = {}


class MemberSuspended(Act, frozen=True, kw_only=True, tag="member.suspended/1"):
    """A member's rights were suspended: it is not counted until it is reinstated.

    :ivar member: its code.
    :ivar since: the first day of the suspension.
    :ivar reason: why, with the decision or provision.
    """

    member: str
    since: date
    reason: str


class MemberReinstated(Act, frozen=True, kw_only=True, tag="member.reinstated/1"):
    """A member's suspension ended.

    :ivar member: its code.
    :ivar since: the first day on which it is counted again.
    :ivar reason: why.
    """

    member: str
    since: date
    reason: str = ""


class MemberWithdrawn(Act, frozen=True, kw_only=True, tag="member.withdrawn/1"):
    """A member left the organisation.

    :ivar member: its code.
    :ivar since: the first day on which it is no longer a member.
    :ivar reason: the notice, or the decision.
    """

    member: str
    since: date
    reason: str = ""


class BodyEstablished(Act, frozen=True, kw_only=True, tag="body.established/1"):
    """A body of the organisation was set up.

    :ivar body: its code, by which other acts name it.
    :ivar names: its name in several languages.
    :ivar short: its usual abbreviation, in several languages.
    :ivar parent: the code of the body it answers to.
    :ivar seats: who sits in it (``heads of State``, ``foreign ministers``).
    :ivar members: the codes of its members; none stands for all members of the organisation.
    :ivar rule: the rule by which it decides, unless a session or item has another.
    :ivar since: the day it was set up.
    :ivar source: where this is known from.
    """

    body: str
    names: Names
    short: Names = {}
    parent: str = ""
    seats: str = ""
    members: tuple[str, ...] = ()
    rule: str = ""
    since: date | None = None
    source: str = ""


class BodyComposed(Act, frozen=True, kw_only=True, tag="body.composed/1"):
    """A body's composition changed.

    :ivar body: its code.
    :ivar members: the codes of its members from then on; none stands for all.
    :ivar since: the first day of the new composition.
    :ivar reason: why (an election, a rotation).
    """

    body: str
    members: tuple[str, ...]
    since: date
    reason: str = ""


class OfficeFilled(Act, frozen=True, kw_only=True, tag="office.filled/1"):
    """Somebody took an office: chair, Secretary General, depositary.

    :ivar office: the office's code (``chair``, ``secretary-general``).
    :ivar names: what the office is called, in several languages.
    :ivar holder: the person, or empty where a member holds it as such.
    :ivar member: the member the holder comes from, or that holds it.
    :ivar body: the body it belongs to; none stands for the organisation.
    :ivar since: the first day in office.
    :ivar until: the last day, if it is fixed.
    :ivar source: where this is known from.
    """

    office: str
    since: date
    names: Names = {}
    holder: str = ""
    member: str = ""
    body: str = ""
    until: date | None = None
    source: str = ""


class OfficeVacated(Act, frozen=True, kw_only=True, tag="office.vacated/1"):
    """An office became vacant.

    :ivar office: the office's code.
    :ivar body: the body it belongs to.
    :ivar since: the first day without a holder.
    :ivar reason: why.
    """

    office: str
    since: date
    body: str = ""
    reason: str = ""


class PartnerAdmitted(Act, frozen=True, kw_only=True, tag="partner.admitted/1"):
    """A State or organisation was given a status beside the members.

    :ivar partner: its code.
    :ivar names: its name in several languages.
    :ivar status: ``observer`` or ``partner``.
    :ivar since: the first day.
    :ivar source: where this is known from.
    """

    partner: str
    names: Names
    status: str
    since: date
    source: str = ""


class PartnerEnded(Act, frozen=True, kw_only=True, tag="partner.ended/1"):
    """A partner's or observer's status ended.

    :ivar partner: its code.
    :ivar since: the first day without it.
    :ivar reason: why.
    """

    partner: str
    since: date
    reason: str = ""
