"""What is to be signed at the summit of 20 December 2011: the 22 agreed of 30, on its eve.

Reported: that the documents were to be prepared for signing, and the presidents to sign in the
Kremlin on the 20th (F1, F30); that a protocol on military infrastructure was among them (F32). That
all 22 were to be signed, by whom, how, and what was missing on the eve is made up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from plenipo.capabilities.signing.acts import (
    PaperBound,
    SignatoryNamed,
    SigningListed,
    SigningPrepared,
    TaskDone,
    TaskGiven,
    TextFinalised,
)
from plenipo.capabilities.treaties.acts import TreatyOpened
from plenipo.core.act import Act

Data = dict[str, Any]

SIGNING = "summit-2011"
DECLARATION, PROTOCOL, FORCES = "9", "10", "11"
"""The items that have a text in the register, are a treaty, and are signed in the narrow format."""
TREATY = "infrastructure-protocol"
BOTH = ("ru", "en")
ILLUSTRATIVE = "illustrative"

IN_REVISION, ONE_LANGUAGE, UNBOUND = {"13"}, {"16"}, {"16", "20"}
"""The items whose text, whose English and whose originals are not there yet on the eve."""
AMBASSADOR = "AM"
"""Who sends no head of State for the protocol, so that full powers are needed."""

CLAUSE = """\
clause: infrastructure-protocol
title: {en: Protocol on military infrastructure facilities}
source: illustrative; the clause of the real protocol was not found
force:
  article: final article (illustrative)
  condition: {count: {of: for, at_least: 4}}
  after: at once
zone: Europe/Moscow
"""


def acts(data: Data, items: list[Data]) -> Iterator[tuple[datetime, Act]]:
    """Yield what was done on the eve to make the summit ready, with its moments."""
    here = {"signing": SIGNING}
    agreed = [item for item in items if not item.get("deferred")]
    for minute, act in enumerate(_preparing(data, agreed, here)):
        yield datetime(2011, 12, 19, 18 + minute // 60, minute % 60, tzinfo=UTC), act


def _preparing(data: Data, agreed: list[Data], here: Data) -> Iterator[Act]:
    yield SigningPrepared(
        **here,
        names={
            "en": "Signing at the summit in the Kremlin",
            "ru": "Подписание на саммите в Кремле",
        },
        session=data["summit"]["code"],
        day=date(2011, 12, 20),
        zone="Europe/Moscow",
        place=data["summit"]["place"],
        language="ru",
        source="F1, F30",
    )
    yield _protocol(data, agreed)
    members = tuple(member["code"] for member in data["member"])
    for item in agreed:
        yield _listed(data, item, members, here)
    yield from _signatories(members, here)
    yield from _readied(agreed, here)
    yield from _tasks(here)


def _protocol(data: Data, agreed: list[Data]) -> Act:
    return TreatyOpened(
        treaty=TREATY,
        names=next(item["names"] for item in agreed if item["number"] == PROTOCOL),
        clause=CLAUSE,
        depositary="RU",
        adopted=date(2011, 12, 19),
        place="Moscow",
        authentic=("ru",),
        order="ru",
        may_sign=tuple(member["code"] for member in data["member"]),
        source="F32; depositary, languages and final clause are illustrative",
    )


def _listed(data: Data, item: Data, members: tuple[str, ...], here: Data) -> Act:
    number = item["number"]
    apart = {code for code, said in item.get("positions", {}).items() if said == "not taking part"}
    listed: Callable[..., SigningListed] = partial(
        SigningListed,
        **here,
        number=number,
        origin_session=data["session"]["code"],
        origin_item=number,
        signatories=tuple(code for code in members if code not in apart),
        source=ILLUSTRATIVE,
    )
    if number == PROTOCOL:
        return listed(how="subject-to-ratification", treaty=TREATY)
    if number == DECLARATION:
        return listed(how="signed", document="declaration", names=item["names"])
    return listed(how="signed", languages=BOTH, prevails="ru", names=item["names"])


def _signatories(members: tuple[str, ...], here: Data) -> Iterator[Act]:
    """Name who signs: the heads of State, and for one protocol an envoy."""
    for code in members:
        yield SignatoryNamed(
            **here,
            participant=code,
            person=f"Head of State ({code})",
            office="head-of-state",
            source=ILLUSTRATIVE,
        )
    yield SignatoryNamed(
        **here,
        participant=AMBASSADOR,
        person=f"Plenipotentiary representative ({AMBASSADOR})",
        office="plenipotentiary representative",
        number=PROTOCOL,
        source=ILLUSTRATIVE,
    )


def _readied(agreed: list[Data], here: Data) -> Iterator[Act]:
    """Find texts final, and bind them."""
    numbers = [item["number"] for item in agreed]
    outside = [n for n in numbers if n != DECLARATION and n not in IN_REVISION]
    for number in outside:
        languages = ("ru",) if number in {*ONE_LANGUAGE, PROTOCOL} else BOTH
        yield TextFinalised(**here, number=number, languages=languages, source=ILLUSTRATIVE)
    for number in outside:
        if number not in UNBOUND:
            yield PaperBound(**here, number=number, copies=1, source=ILLUSTRATIVE)


def _tasks(here: Data) -> Iterator[Act]:
    """Give what is left to do: some of it by the night, some by the morning in Moscow."""
    night, morning = (
        datetime(2011, 12, day, hour, tzinfo=UTC) for day, hour in ((19, 20), (20, 5))
    )
    given = partial(TaskGiven, **here, source=ILLUSTRATIVE)
    text, powers = "settle the words in brackets", "hand in full powers, the original"
    drugs = "agree on the last reading of the strategy"
    yield given(task="T-1", who="BY", what=text, until=night, number=DECLARATION, check="text")
    yield given(
        task="T-2", who=AMBASSADOR, what=powers, until=morning, number=PROTOCOL, check="powers"
    )
    yield given(task="T-3", who="KZ", what=drugs, until=night, number="13", check="text")
    english = "compare the English text"
    yield given(
        task="T-4",
        who="CSTO Secretariat",
        what=english,
        until=morning,
        number="16",
        check="languages",
    )
    yield given(task="T-5", who="CSTO Secretariat", what="lay out pens and folders", until=morning)
    seats = "send the seating plan to the protocol of the Kremlin"
    yield given(task="T-6", who="CSTO Secretariat", what=seats, until=night)
    yield TaskDone(**here, task="T-6", note="sent by note")
