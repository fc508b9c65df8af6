"""The alliance's Treaty and Charter before their depositary, and an agreement that is made up.

That both were signed and entered into force on these days is reported (F3, F5). On which day each
State's instrument came is not: those days are illustrative, but for the day that each treaty
entered into force, when the last had come.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from plenipo.capabilities.treaties.acts import (
    DeclarationMade,
    InstrumentDeposited,
    InstrumentReturned,
    ObjectionMade,
    ReservationMade,
    TreatyOpened,
    TreatySigned,
    WithdrawalNotified,
)
from plenipo.core.act import Act, Author
from plenipo.core.request import Proposed, Request

KEEPER = "Depositary"
ILLUSTRATIVE = "illustrative"
HEAD = "head-of-state"

FIRST = ("AM", "KZ", "KG", "RU", "TJ", "UZ")
"""Who signed at Tashkent (F3; their names from memory)."""
JOINED = {"GE": date(1993, 9, 9), "AZ": date(1993, 9, 24), "BY": date(1993, 12, 31)}
"""Who signed in 1993: from memory."""
ALLIES = ("AM", "BY", "KZ", "KG", "RU", "TJ")
"""Who signed the Charter at Chisinau (F5; their names from memory)."""

TREATY = TreatyOpened(
    treaty="treaty-1992",
    names={
        "en": "Collective Security Treaty",
        "ru": "Договор о коллективной безопасности",
        "fr": "Traité de sécurité collective",
    },
    clause="collective-security-treaty",
    depositary="RU",
    adopted=date(1992, 5, 15),
    place="Tashkent",
    authentic=("ru",),
    order="ru",
    may_sign=(*FIRST, *JOINED),
    may_accede=(*FIRST, *JOINED),
    source="Signed at Tashkent on 15 May 1992, in force 20 April 1994 [F3]; the depositary and the"
    " language are from memory",
)
CHARTER = TreatyOpened(
    treaty="charter-2002",
    names={
        "en": "Charter of the Collective Security Treaty Organisation",
        "ru": "Устав Организации Договора о коллективной безопасности",
        "fr": "Charte de l’Organisation du traité de sécurité collective",
    },
    clause="csto-charter",
    depositary="RU",
    adopted=date(2002, 10, 7),
    place="Chisinau",
    authentic=("ru",),
    order="ru",
    may_sign=ALLIES,
    may_accede=(*ALLIES, "UZ"),
    source="Signed at Chisinau on 7 October 2002, in force 18 September 2003 [F5]; the depositary"
    " and the language are from memory",
)
RESCUE = TreatyOpened(
    treaty="rescue-2011",
    may_sign=(*ALLIES, "UZ"),
    may_accede=(*ALLIES, "UZ"),
    names={
        "en": "Agreement on the Mutual Recognition of the Certificates of Rescue Workers",
        "ru": "Соглашение о взаимном признании удостоверений спасателей",
    },
    clause="""clause: rescue-2011
title: {en: Agreement on the certificates of rescue workers}
source: illustrative
zone: Europe/Moscow
days: {opening: 2011-02-01}
force:
  article: Agreement, article 14(1)
  condition:
    all_of:
      - count: {of: for, at_least: 4}
      - count: {of: for, at_least: 60, counted_by: rescue workers}
  after: 30 days
weights:
  rescue workers:
    - since: 2011-01-01
      source: illustrative, in percent
      values: {AM: 4.1, BY: 14.2, KZ: 15.3, KG: 4, RU: 49.4, TJ: 3, UZ: 10}
later: {article: "Agreement, article 14(2)", after: 30 days}
withdrawal: {article: "Agreement, article 16", after: 6 months}
""",
    depositary="RU",
    adopted=date(2011, 2, 1),
    place="Moscow",
    authentic=("ru", "en"),
    prevails="ru",
    order="ru",
    until=date(2012, 1, 31),
    source=ILLUSTRATIVE,
)

Dated = tuple[date, Act]


def treaties() -> Iterator[Request]:
    """Return what reached the depositary, treaty by treaty, in the order of days."""
    for chapter in (_treaty, _charter, _rescue):
        step = timedelta()
        for day, act in chapter():
            moment = datetime.combine(day, time(9), tzinfo=UTC) + step
            step += timedelta(minutes=1)
            yield Request((Proposed(act, moment),), Author(KEEPER))


def _signed(opened: TreatyOpened, who: str, source: str = ILLUSTRATIVE) -> TreatySigned:
    return TreatySigned(
        treaty=opened.treaty,
        participant=who,
        how="subject-to-ratification",
        person="N. N.",
        office=HEAD,
        source=source,
    )


def _deposited(
    opened: TreatyOpened, who: str, kind: str = "ratification", source: str = ILLUSTRATIVE
) -> InstrumentDeposited:
    return InstrumentDeposited(
        treaty=opened.treaty,
        participant=who,
        kind=kind,
        person="N. N.",
        office=HEAD,
        source=source,
    )


def _treaty() -> Iterator[Dated]:
    yield date(1992, 5, 15), TREATY
    for who in FIRST:
        yield date(1992, 5, 15), _signed(TREATY, who, "F3; who signed is from memory")
    for number, who in enumerate(("KZ", "TJ", "KG", "UZ")):
        yield date(1993, 3, 1) + timedelta(days=40 * number), _deposited(TREATY, who)
    for who, day in JOINED.items():
        yield day, _signed(TREATY, who, "the day from memory")
        yield day + timedelta(days=30), _deposited(TREATY, who)
    yield date(1994, 3, 10), _deposited(TREATY, "AM")
    last = "F3 for the day of entry into force; that it was this instrument is illustrative"
    yield date(1994, 4, 20), _deposited(TREATY, "RU", source=last)
    for who in ("AZ", "GE", "UZ"):
        left = WithdrawalNotified(
            treaty=TREATY.treaty,
            participant=who,
            kind="withdrawal",
            takes_effect=date(1999, 4, 20),
            reason="did not prolong the Treaty by the protocol of 2 April 1999 [F3]",
        )
        yield date(1999, 4, 2), left
    back = "restored by the protocol of 16 August 2006 [F5]"
    yield date(2006, 8, 16), _deposited(TREATY, "UZ", source=back)


def _charter() -> Iterator[Dated]:
    yield date(2002, 10, 7), CHARTER
    for who in ALLIES:
        yield date(2002, 10, 7), _signed(CHARTER, who, "F5; who signed is from memory")
    for number, who in enumerate(("KZ", "BY", "AM", "RU", "TJ")):
        yield date(2003, 5, 5) + timedelta(days=25 * number), _deposited(CHARTER, who)
    last = "F5 for the day of entry into force; that it was this instrument is illustrative"
    yield date(2003, 9, 18), _deposited(CHARTER, "KG", source=last)
    joins = "F5 for the protocol of 16 August 2006; the day of this instrument is illustrative"
    yield date(2008, 3, 28), _deposited(CHARTER, "UZ", "accession", joins)


def _rescue() -> Iterator[Dated]:
    about: dict[str, Any] = {"treaty": RESCUE.treaty}
    yield date(2011, 2, 1), RESCUE
    for who in ("BY", "KZ", "KG", "RU", "TJ"):
        yield date(2011, 2, 1), _signed(RESCUE, who)
    yield (
        date(2011, 2, 1),
        ReservationMade(
            **about,
            reservation="KZ-1",
            participant="KZ",
            moment="signature",
            text="Certificates of workers of private companies are not recognised.",
            provisions=("3",),
        ),
    )
    yield date(2011, 5, 4), _deposited(RESCUE, "BY", "approval")
    reserved = ReservationMade(
        **about,
        reservation="BY-1",
        participant="BY",
        moment="consent",
        text="Article 9 does not apply to training grounds of the armed forces.",
        provisions=("9",),
    )
    yield date(2011, 5, 4), reserved
    yield date(2011, 6, 20), _deposited(RESCUE, "TJ")
    objects = ObjectionMade(
        **about, reservation="BY-1", participant="TJ", text="Article 9 is essential."
    )
    yield date(2011, 7, 11), objects
    unsigned = "It is signed by nobody whose signature is due form."
    returned = {"participant": "AM", "kind": "accession", "reason": unsigned}
    yield date(2011, 9, 1), InstrumentReturned(**about, **returned)
    applied = _deposited(RESCUE, "RU", "provisional-application")
    yield date(2011, 10, 3), applied
    told = {"participant": "RU", "kind": "interpretative", "article": "2"}
    words = "Rescue workers are understood to include those of mountain rescue services."
    yield date(2011, 10, 3), DeclarationMade(**about, **told, text=words)
