"""A register of treaties, with all that a depositary may receive, and hostile words in it."""

from __future__ import annotations

from datetime import UTC, datetime

from registers import BREAKOUT, MEMBERS, SCRIPT, Chronicle

from plenipo.capabilities.members.acts import MemberAdmitted, OrganisationFounded, PartnerAdmitted
from plenipo.capabilities.treaties.acts import (
    DeclarationMade,
    InstrumentDeposited,
    InstrumentReturned,
    ObjectionMade,
    ReservationMade,
    SignatureConfirmed,
    TreatyOpened,
    TreatySigned,
    WithdrawalNotified,
)

SINCE = datetime(1994, 4, 20, tzinfo=UTC).date()
CLAUSE = """clause: accord
title: {en: Accord}
source: illustrative
zone: Europe/Moscow
force:
  article: "Accord, article 9"
  condition: {count: {of: for, at_least: 4}}
  after: 60 days
  then: first-of-next-month
later: {article: "Accord, article 9(2)", after: 30 days}
withdrawal: {article: "Accord, article 12", after: 6 months}
organisations: {article: "Accord, article 8", count: no, members: {EU: []}}
"""
HEAD = {"person": "P", "office": "head-of-state"}


def day(year, month, number, hour=12):
    return datetime(year, month, number, hour, tzinfo=UTC)


def at_accord(what, **fields):
    return what(treaty="accord", **fields)


def signed(who, how="subject-to-ratification"):
    return at_accord(TreatySigned, participant=who, how=how, **HEAD)


def deposited(who, kind="ratification", **fields):
    return at_accord(InstrumentDeposited, participant=who, kind=kind, **HEAD, **fields)


ACTS = (
    (
        day(2010, 1, 11),
        TreatyOpened(
            treaty="accord",
            names={"en": f"Accord {SCRIPT}", "ru": "Соглашение"},
            clause=CLAUSE,
            depositary="RU",
            adopted=day(2010, 1, 10).date(),
            place="Moscow",
            authentic=("ru", "en"),
            source="F1",
        ),
    ),
    (day(2010, 1, 11), signed("AM")),
    (day(2010, 1, 12), signed("BY", "ad-referendum")),
    (day(2010, 1, 13), signed("KZ", "definitive")),
    (day(2010, 1, 14), signed("TJ", "initialled")),
    (day(2010, 2, 1), at_accord(SignatureConfirmed, participant="BY")),
    (day(2010, 3, 1), deposited("AM", "acceptance")),
    (
        day(2010, 3, 1),
        at_accord(
            ReservationMade,
            reservation="AM-1",
            participant="AM",
            moment="consent",
            text=f"Not article 4. {SCRIPT}",
            provisions=("4",),
        ),
    ),
    (day(2010, 4, 1), deposited("EU", "approval")),
    (day(2010, 5, 31, 22), deposited("BY")),  # already the first of June in Moscow
    (
        day(2010, 6, 7),
        at_accord(
            ObjectionMade, reservation="AM-1", participant="BY", text=BREAKOUT, precludes=True
        ),
    ),
    (day(2010, 6, 30), deposited("ME", "succession", of="KZ")),
    (day(2011, 1, 5), deposited("KG", "accession", territories=())),
    (day(2011, 1, 10), deposited("KG", "territorial-application", territories=("Osh",))),
    (day(2011, 2, 1), deposited("UZ", "provisional-application")),
    (
        day(2011, 2, 2),
        at_accord(DeclarationMade, participant="UZ", kind="optional", text="=We agree."),
    ),
    (
        day(2011, 2, 3),
        at_accord(InstrumentReturned, participant="TJ", kind="accession", reason="unsigned"),
    ),
    (day(2011, 3, 1), at_accord(WithdrawalNotified, participant="KZ", kind="denunciation")),
)
"""An accord: in force from 1 September 2010, counted in Moscow's days."""


def build_treaties(path):
    c = Chronicle(path)
    c.moment = day(2003, 9, 18)
    c.record(OrganisationFounded(names={"en": "Alliance"}, language="ru"))
    for code, (english, russian) in MEMBERS.items():
        names = {"en": english, "ru": russian}
        codes = {"alpha-3": "KGZ"} if code == "KG" else {}
        c.record(MemberAdmitted(member=code, names=names, since=SINCE, codes=codes))
    c.record(
        *[
            PartnerAdmitted(partner=code, names={"en": name}, status="observer", since=SINCE)
            for code, name in (("EU", "European Union"), ("ME", "Montenegro"))
        ]
    )
    for moment, act in ACTS:
        c.moment = moment
        c.record(act)
    c.close()
    return path
