"""What stands against the acts of membership."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from plenipo.capabilities.members.acts import (
    BodyComposed,
    BodyEstablished,
    MemberAdmitted,
    MemberReinstated,
    MemberRenamed,
    MemberSuspended,
    MemberWithdrawn,
    OfficeFilled,
    OfficeVacated,
    OrganisationFounded,
    PartnerAdmitted,
    PartnerEnded,
)
from plenipo.capabilities.members.state import FORMER, MEMBER, SUSPENDED, Members
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
STATUSES = ("observer", "partner")


def refuse_organisation_founded(
    state: State, act: OrganisationFounded, by: Author, at: datetime
) -> Refusals:
    """Refuse a second organisation, and one without a name."""
    del by, at
    founded = Refusal("already-founded", "The organisation of this register is already founded.")
    return collect(
        founded if state.of(Members).names else None,
        _no_name(act.names, "the organisation"),
    )


def refuse_member_admitted(state: State, act: MemberAdmitted, by: Author, at: datetime) -> Refusals:
    """Refuse a member twice, a code that cannot stand, a member without a name."""
    del by, at
    members = state.of(Members)
    member = members.members.get(act.member)
    standing = member.standing_on(act.since) if member else ""
    taken = f"'{act.member}' is already the code of a body: choose another."
    partner = members.partners.get(act.member)
    status = partner.status if partner else ""
    still = f"'{act.member}' is still {status} on {act.since}: end that status first."
    return collect(
        _bad_code(act.member),
        _no_name(act.names, f"the member '{act.member}'"),
        Refusal("code-taken", taken) if act.member in members.bodies else None,
        Refusal("still-partner", still) if partner and partner.stands_on(act.since) else None,
        Refusal("already-member", f"'{act.member}' is already a member on {act.since}.")
        if standing in {MEMBER, SUSPENDED}
        else None,
    )


def refuse_member_renamed(state: State, act: MemberRenamed, by: Author, at: datetime) -> Refusals:
    """Refuse a new name for nobody, and an empty one."""
    del by, at
    return collect(
        state.of(Members).no_such_member(act.member),
        _no_name(act.names, f"the member '{act.member}'"),
    )


def refuse_member_suspended(
    state: State, act: MemberSuspended, by: Author, at: datetime
) -> Refusals:
    """Refuse to suspend who is not a member that day, or without a reason."""
    del by, at
    return collect(
        _unless(state, act.member, act.since, (MEMBER,)),
        _no_reason(act.reason, f"suspending '{act.member}'"),
    )


def refuse_member_reinstated(
    state: State, act: MemberReinstated, by: Author, at: datetime
) -> Refusals:
    """Refuse to reinstate who is not suspended."""
    del by, at
    return collect(_unless(state, act.member, act.since, (SUSPENDED,)))


def refuse_member_withdrawn(
    state: State, act: MemberWithdrawn, by: Author, at: datetime
) -> Refusals:
    """Refuse the withdrawal of who is not a member."""
    del by, at
    return collect(_unless(state, act.member, act.since, (MEMBER, SUSPENDED)))


def refuse_body_established(
    state: State, act: BodyEstablished, by: Author, at: datetime
) -> Refusals:
    """Refuse a body twice, below an unknown one, or of unknown members."""
    del by, at
    members = state.of(Members)
    taken = (*members.bodies, *members.members, *members.partners)
    there = f"'{act.body}' is already the code of a body, member or partner: choose another."
    return collect(
        _bad_code(act.body),
        _no_name(act.names, f"the body '{act.body}'"),
        Refusal("code-taken", there) if act.body in taken else None,
        members.no_such_body(act.parent) if act.parent else None,
        _unknown(state, act.members),
    )


def refuse_body_composed(state: State, act: BodyComposed, by: Author, at: datetime) -> Refusals:
    """Refuse a composition of an unknown body, or of unknown members."""
    del by, at
    return collect(state.of(Members).no_such_body(act.body), _unknown(state, act.members))


def refuse_office_filled(state: State, act: OfficeFilled, by: Author, at: datetime) -> Refusals:
    """Refuse an office without a holder, of an unknown body, or that ends before it begins."""
    del by, at
    nobody = Refusal("no-holder", f"The office '{act.office}' needs a holder or a member.")
    backwards = f"The office '{act.office}' cannot end on {act.until}, before {act.since}."
    return collect(
        _bad_code(act.office),
        nobody if not (act.holder or act.member) else None,
        state.of(Members).no_such_member(act.member) if act.member else None,
        state.of(Members).no_such_body(act.body) if act.body else None,
        Refusal("ends-before", backwards) if act.until and act.until < act.since else None,
    )


def refuse_office_vacated(state: State, act: OfficeVacated, by: Author, at: datetime) -> Refusals:
    """Refuse to vacate an office that nobody holds."""
    del by, at
    term = state.of(Members).office(act.office, act.body, act.since)
    if term is None or not (term.holder or term.member):
        sentence = f"Nobody holds the office '{act.office}' on {act.since}."
        return (Refusal("no-such-office", sentence),)
    return ()


def refuse_partner_admitted(
    state: State, act: PartnerAdmitted, by: Author, at: datetime
) -> Refusals:
    """Refuse an unknown status, a code that is taken, and who has a status already."""
    del by, at
    members = state.of(Members)
    there = f"'{act.partner}' is already the code of a member or body: choose another."
    status = f"There is no status '{act.status}': it is {' or '.join(STATUSES)}."
    known = members.partners.get(act.partner)
    before = known.status if known else ""
    again = f"'{act.partner}' is {before} already on {act.since}: end that status first."
    return collect(
        _bad_code(act.partner),
        _no_name(act.names, f"the partner '{act.partner}'"),
        Refusal("code-taken", there)
        if act.partner in (*members.bodies, *members.on(act.since))
        else None,
        Refusal("already-partner", again) if known and known.stands_on(act.since) else None,
        Refusal("bad-status", status) if act.status not in STATUSES else None,
    )


def refuse_partner_ended(state: State, act: PartnerEnded, by: Author, at: datetime) -> Refusals:
    """Refuse to end what does not stand that day."""
    del by, at
    partner = state.of(Members).partners.get(act.partner)
    if partner is None or not partner.stands_on(act.since):
        sentence = f"'{act.partner}' is neither partner nor observer on {act.since}."
        return (Refusal("no-such-partner", sentence),)
    return ()


def _no_reason(reason: str, what: str) -> Refusal | None:
    """Object to a step that needs a reason and has none."""
    return None if reason.strip() else Refusal("no-reason", f"Give a reason for {what}.")


def _unknown(state: State, codes: Iterable[str]) -> list[Refusal]:
    members = state.of(Members)
    found = [members.no_such_member(code) for code in codes]
    return [refusal for refusal in found if refusal]


def _unless(state: State, code: str, day: date, standings: tuple[str, ...]) -> Refusal | None:
    """Object unless a member has one of these standings on a day."""
    member = state.of(Members).members.get(code)
    if member is None:
        return state.of(Members).no_such_member(code)
    standing = member.standing_on(day)
    if standing in standings:
        return None
    words = {MEMBER: "a member", SUSPENDED: "suspended", FORMER: "no longer a member"}
    is_now = words.get(standing, "not yet a member")
    return Refusal("wrong-standing", f"On {day}, '{code}' is {is_now}.")


def _no_name(names: dict[str, str], what: str) -> Refusal | None:
    given = any(name.strip() for name in names.values())
    return None if given else Refusal("no-name", f"Give {what} a name in at least one language.")


def _bad_code(code: str) -> Refusal | None:
    if _CODE.fullmatch(code):
        return None
    sentence = f"The code '{code}' may hold only letters A-Z, digits, '.', '_' and '-'."
    return Refusal("bad-code", sentence)
