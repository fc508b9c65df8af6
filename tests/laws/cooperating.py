"""The part of the story in which the alliance works with a partner."""

from __future__ import annotations

from datetime import date

from plenipo.capabilities.partners.acts import (
    ContactEnded,
    ContactNamed,
    CooperationAbandoned,
    CooperationBegun,
    CooperationReferred,
    CooperationSigned,
    PartnerMeetingAnnounced,
    PartnerMeetingCancelled,
    PartnerMeetingHeld,
)
from plenipo.core.act import Act

DAY = date(2011, 12, 19)
MEMO = {"partners": ("SCO",), "kind": "memorandum"}

COOPERATING: list[Act] = [
    CooperationBegun(
        cooperation="sco-memo",
        names={"en": "Memorandum with the SCO", "ru": "Меморандум с ШОС"},
        **MEMO,
        field="drugs",
        session="joint-2011",
        item="1",
        document="L.4",
        decision="J-2",
        treaty="pact",
        source="illustrative",
    ),
    CooperationReferred(
        cooperation="sco-memo",
        session="joint-2011",
        item="1",
        document="L.4",
        decision="J-2",
        treaty="pact",
        note="the lawyers have read it",
    ),
    CooperationBegun(cooperation="sco-plan", names={"en": "Plan"}, **{**MEMO, "kind": "plan"}),
    CooperationSigned(
        cooperation="sco-plan",
        on=DAY,
        signatories={"SCO": "Muratbek", "CSTO": "Nikolai"},
        place="Dushanbe",
        source="illustrative",
    ),
    CooperationAbandoned(cooperation="sco-memo", reason="a treaty is not wanted"),
    PartnerMeetingAnnounced(
        meeting="sco-visit",
        names={"en": "Visit of the SCO", "ru": "Визит ШОС"},
        partners=("SCO",),
        on=DAY,
        level="head",
        body="csc",
        session="csc-2011",
        item="1",
        place={"en": "Moscow"},
        guests={"SCO": "Muratbek"},
        host="the Secretary General",
        source="illustrative",
    ),
    PartnerMeetingCancelled(meeting="sco-visit", reason="fog"),
    PartnerMeetingAnnounced(
        meeting="sco-talks", names={"en": "Talks"}, partners=("SCO",), on=DAY, level="staff"
    ),
    PartnerMeetingHeld(
        meeting="sco-talks",
        summary="The plan is carried out.",
        guests={"SCO": "a deputy"},
        cooperations=("sco-plan",),
        documents=("L.4",),
        source="illustrative",
    ),
    ContactNamed(
        contact="SCO-1",
        partner="SCO",
        name="A counsellor",
        side="partner",
        position="head of department",
        field="drugs",
        source="illustrative",
    ),
    ContactEnded(contact="SCO-1", reason="another department"),
]
"""A memorandum that is given up, a plan that is signed, a visit in the fog, a contact."""
