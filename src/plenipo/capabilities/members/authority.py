"""Who may record the acts of membership: the secretariat, which keeps the list."""

from __future__ import annotations

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
from plenipo.core.authority import SECRETARY, for_all

GRANTS = {
    BodyComposed: (for_all(SECRETARY),),
    BodyEstablished: (for_all(SECRETARY),),
    MemberAdmitted: (for_all(SECRETARY),),
    MemberReinstated: (for_all(SECRETARY),),
    MemberRenamed: (for_all(SECRETARY),),
    MemberSuspended: (for_all(SECRETARY),),
    MemberWithdrawn: (for_all(SECRETARY),),
    OfficeFilled: (for_all(SECRETARY),),
    OfficeVacated: (for_all(SECRETARY),),
    OrganisationFounded: (for_all(SECRETARY),),
    PartnerAdmitted: (for_all(SECRETARY),),
    PartnerEnded: (for_all(SECRETARY),),
}
