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
from plenipo.core.said import Said, Word, either, said

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
STATUSES = ("observer", "partner")


def refuse_organisation_founded(
    state: State, act: OrganisationFounded, by: Author, at: datetime
) -> Refusals:
    """Refuse a second organisation, and one without a name."""
    del by, at
    sentence = said("The organisation of this register is already founded.")
    founded = Refusal("already-founded", sentence)
    return collect(
        founded if state.of(Members).names else None,
        _no_name(act.names, said("the organisation")),
    )


def refuse_member_admitted(state: State, act: MemberAdmitted, by: Author, at: datetime) -> Refusals:
    """Refuse a member twice, a code that cannot stand, a member without a name."""
    del by, at
    members = state.of(Members)
    member = members.members.get(act.member)
    standing = member.standing_on(act.since) if member else ""
    taken = said("'{member}' is already the code of a body: choose another.", act)
    partner = members.partners.get(act.member)
    status = partner.status if partner else ""
    still = said(
        "'{member}' is still {status} on {since}: end that status first.",
        act,
        status=Word("partner", status),
    )
    return collect(
        _bad_code(act.member),
        _no_name(act.names, said("the member '{member}'", act)),
        Refusal("code-taken", taken) if act.member in members.bodies else None,
        Refusal("still-partner", still) if partner and partner.stands_on(act.since) else None,
        Refusal("already-member", said("'{member}' is already a member on {since}.", act))
        if standing in {MEMBER, SUSPENDED}
        else None,
    )


def refuse_member_renamed(state: State, act: MemberRenamed, by: Author, at: datetime) -> Refusals:
    """Refuse a new name for nobody, and an empty one."""
    del by, at
    return collect(
        state.of(Members).no_such_member(act.member),
        _no_name(act.names, said("the member '{member}'", act)),
    )


def refuse_member_suspended(
    state: State, act: MemberSuspended, by: Author, at: datetime
) -> Refusals:
    """Refuse to suspend who is not a member that day, or without a reason."""
    del by, at
    return collect(
        _unless(state, act.member, act.since, (MEMBER,)),
        _no_reason(act.reason, said("suspending '{member}'", act)),
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
    there = said("'{body}' is already the code of a body, member or partner: choose another.", act)
    return collect(
        _bad_code(act.body),
        _no_name(act.names, said("the body '{body}'", act)),
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
    nobody = Refusal("no-holder", said("The office '{office}' needs a holder or a member.", act))
    backwards = said("The office '{office}' cannot end on {until}, before {since}.", act)
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
        sentence = said("Nobody holds the office '{office}' on {since}.", act)
        return (Refusal("no-such-office", sentence),)
    return ()


def refuse_partner_admitted(
    state: State, act: PartnerAdmitted, by: Author, at: datetime
) -> Refusals:
    """Refuse an unknown status, a code that is taken, and who has a status already."""
    del by, at
    members = state.of(Members)
    there = said("'{partner}' is already the code of a member or body: choose another.", act)
    status = said("There is no status '{status}': it is {known}.", act, known=either(STATUSES))
    known = members.partners.get(act.partner)
    before = known.status if known else ""
    again = said(
        "'{partner}' is {status} already on {since}: end that status first.",
        act,
        status=Word("partner", before),
    )
    return collect(
        _bad_code(act.partner),
        _no_name(act.names, said("the partner '{partner}'", act)),
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
        sentence = said("'{partner}' is neither partner nor observer on {since}.", act)
        return (Refusal("no-such-partner", sentence),)
    return ()


def _no_reason(reason: str, what: Said) -> Refusal | None:
    """Object to a step that needs a reason and has none."""
    sentence = said("Give a reason for {what}.", what=what)
    return None if reason.strip() else Refusal("no-reason", sentence)


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
    words = {
        MEMBER: said("a member"),
        SUSPENDED: said("suspended"),
        FORMER: said("no longer a member"),
    }
    is_now = words.get(standing) or said("not yet a member")
    sentence = said("On {day}, '{code}' is {standing}.", day=day, code=code, standing=is_now)
    return Refusal("wrong-standing", sentence)


def _no_name(names: dict[str, str], what: Said) -> Refusal | None:
    given = any(name.strip() for name in names.values())
    sentence = said("Give {what} a name in at least one language.", what=what)
    return None if given else Refusal("no-name", sentence)


def _bad_code(code: str) -> Refusal | None:
    if _CODE.fullmatch(code):
        return None
    sentence = said(
        "The code '{code}' may hold only letters A-Z, digits, '.', '_' and '-'.", code=code
    )
    return Refusal("bad-code", sentence)
