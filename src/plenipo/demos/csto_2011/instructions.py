"""The collective instructions of the ministers, and the cooperation with the United Nations.

Reported (F1): that the ministers gave collective instructions to ambassadors for the first time,
that there is a draft memorandum with the United Nations on peacekeeping, that the head of the
United Nations took part in a session of the Permanent Council. Posts, ambassadors and what they
did are illustrative.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib import resources
from itertools import starmap

from plenipo.capabilities.credentials.acts import ParticipationGranted
from plenipo.capabilities.documents.acts import DocumentTabled
from plenipo.capabilities.instructions.acts import (
    AmbassadorAccredited,
    CoordinationArranged,
    InstructionAcknowledged,
    InstructionConfirmed,
    InstructionIssued,
    InstructionReported,
    PostEstablished,
)
from plenipo.capabilities.members.acts import PartnerAdmitted
from plenipo.capabilities.partners.acts import (
    ContactNamed,
    CooperationBegun,
    CooperationReferred,
    CooperationSigned,
    PartnerMeetingAnnounced,
    PartnerMeetingHeld,
)
from plenipo.capabilities.sessions.acts import (
    ItemAdopted,
    ItemProposed,
    SessionClosed,
    SessionConvened,
)
from plenipo.core.act import Act, Author
from plenipo.core.audience import PUBLIC, Audience
from plenipo.core.request import Proposed, Request

SECRETARIAT = "CSTO Secretariat"
ILLUSTRATIVE = "illustrative"
MINISTERS = "ministers-2011-12"
MEMBERS = ("AM", "BY", "KZ", "KG", "RU", "TJ", "UZ")
ADDRESSED: Audience = (*(f"member:{code}" for code in MEMBERS), "chair", "secretariat")
"""Who reads the instruction that is not open."""

OPEN, CLOSED = "CFM-2011-I-1", "CFM-2011-I-2"
NEW_YORK, VIENNA, KABUL = "un-new-york", "osce-vienna", "kabul"
NO_EMBASSY = {KABUL: {"AM", "BY"}}
TEXT = (
    "Make a joint statement in the Security Council’s debate on Afghanistan, on the lines agreed by"
    " the ministers on 19 December; report who supported it."
)
INQUIRY = (
    "Find out, each from your own contacts, how many forces of third States are to stay after 2014,"
    " and under what agreements; make no démarche."
)
UNNAMED = "N. N."
"""Ambassadors have no names here: what they did is made up."""
ACKNOWLEDGED = ("RU", "BY", "KZ", "AM", "TJ", "KG")
"""Those who have the instruction; Uzbekistan’s ambassador is still to say so."""


def requests() -> Iterator[Request]:
    """Return what was instructed and reported, and what was done with the United Nations."""
    yield from _united_nations()
    yield from _memorandum()
    yield from _posts()
    yield from _statement()
    yield from _inquiry()


def _request(moment: str, act: Act, principal: str = "", audience: Audience = PUBLIC) -> Request:
    at = datetime.fromisoformat(moment).astimezone(UTC)
    return Request((Proposed(act, at, audience),), Author(SECRETARIAT, principal))


def _united_nations() -> Iterator[Request]:
    """Enter the partner, the declaration of 2010, and its head at the Permanent Council."""
    status = (
        "statuses of partner date from 2018 [F148]; cooperation resolution of 2 March 2010 [F25]"
    )
    un = {"en": "United Nations", "ru": "Организация Объединённых Наций", "fr": "Nations Unies"}
    yield _request(
        "2010-03-02T12:00Z",
        PartnerAdmitted(
            partner="UN", names=un, status="partner", since=date(2010, 3, 2), source=status
        ),
    )
    session = "permanent-council-2010-03"
    convened = SessionConvened(
        session=session,
        names={
            "en": "Permanent Council with the Secretary-General of the United Nations",
            "ru": "Заседание Постоянного совета с участием Генерального секретаря ООН",
        },
        bodies=("permanent-council",),
        place={"en": "Moscow", "ru": "Москва"},
        opens=date(2010, 3, 18),
        rule="csto-consensus",
        source="F1: the head of the UN took part in a session of the Permanent Council; the day is"
        " that of the Joint Declaration [F25]",
    )
    yield _request("2010-03-10T09:00Z", convened)
    item = ItemProposed(
        session=session,
        item="1",
        names={"en": "Cooperation with the United Nations", "ru": "Сотрудничество с ООН"},
        source=ILLUSTRATIVE,
    )
    yield _request("2010-03-10T09:05Z", item)
    visit = PartnerMeetingAnnounced(
        meeting="un-2010-03",
        names={
            "en": "The head of the United Nations at the Permanent Council",
            "ru": "Глава ООН на заседании Постоянного совета",
        },
        partners=("UN",),
        on=date(2010, 3, 18),
        level="head",
        body="permanent-council",
        session=session,
        item="1",
        place={"en": "Moscow", "ru": "Москва"},
        guests={"UN": "Ban Ki-moon, Secretary-General"},
        host="Nikolai Bordyuzha, Secretary General",
        source="F1, F25",
    )
    yield _request("2010-03-10T09:10Z", visit)
    yield _request("2010-03-18T08:00Z", ItemAdopted(session=session, item="1"))
    may = ParticipationGranted(
        partner="UN",
        session=session,
        items=("1",),
        may=("speak", "receive-documents"),
        reason="invited by the Permanent Council",
    )
    yield _request("2010-03-18T08:05Z", may)
    declaration = CooperationBegun(
        cooperation="un-declaration",
        names={
            "en": "Joint Declaration on cooperation between the Secretariats",
            "ru": "Совместная декларация о сотрудничестве секретариатов",
        },
        partners=("UN",),
        kind="declaration",
        field="cooperation of the secretariats",
        session=session,
        item="1",
        source="F25",
    )
    yield _request("2010-03-18T08:10Z", declaration)
    signed = CooperationSigned(
        cooperation="un-declaration",
        on=date(2010, 3, 18),
        signatories={"UN": "Ban Ki-moon", "CSTO": "Nikolai Bordyuzha"},
        place="Moscow",
        source="F25",
    )
    yield _request("2010-03-18T12:00Z", signed)
    held = PartnerMeetingHeld(
        meeting="un-2010-03",
        summary="Peacekeeping and drugs were discussed; the Joint Declaration was signed.",
        cooperations=("un-declaration",),
        source="F25; what was discussed is illustrative",
    )
    yield _request("2010-03-18T13:00Z", held)
    yield _request("2010-03-18T14:00Z", SessionClosed(session=session))


def _memorandum() -> Iterator[Request]:
    """Draft the memorandum on peacekeeping; the ministers agreed it on 19 December 2011."""
    draft = DocumentTabled(
        session=MINISTERS,
        document="un-memorandum",
        symbol="MIN/2011/L.6",
        item="6",
        names={
            "en": "Draft memorandum on cooperation with the United Nations in peacekeeping",
            "ru": "Проект меморандума о сотрудничестве с ООН в миротворчестве",
        },
        text=(resources.files(__package__) / "memorandum.md").read_text("utf-8"),
        parties=MEMBERS,
        originator="BY",
        source="F1 for the draft; its words are illustrative",
    )
    yield _request("2011-12-09T10:00Z", draft, "BY")
    begun = CooperationBegun(
        cooperation="un-peacekeeping",
        names={
            "en": "Memorandum on cooperation in peacekeeping",
            "ru": "Меморандум о сотрудничестве в миротворчестве",
        },
        partners=("UN",),
        kind="memorandum",
        field="peacekeeping",
        session=MINISTERS,
        item="6",
        document="un-memorandum",
        source="F1",
    )
    yield _request("2011-12-09T10:05Z", begun)
    let_in = ParticipationGranted(
        partner="UN",
        session=MINISTERS,
        items=("6",),
        may=("receive-documents",),
        reason="the memorandum is negotiated with it",
    )
    yield _request("2011-12-19T06:20Z", let_in)
    agreed = CooperationReferred(
        cooperation="un-peacekeeping",
        decision="MIN/2011/6",
        note="agreed by the ministers; the Secretary General is to sign it",
    )
    yield _request("2011-12-19T15:30Z", agreed)
    contact = ContactNamed(
        contact="UN-1",
        partner="UN",
        name="Office of Rule of Law and Security Institutions",
        side="partner",
        position="Department of Peacekeeping Operations",
        field="peacekeeping",
        source=ILLUSTRATIVE,
    )
    yield _request("2011-12-20T09:00Z", contact)
    signed = CooperationSigned(
        cooperation="un-peacekeeping",
        on=date(2012, 9, 28),
        signatories={
            "UN": "the head of the Department of Peacekeeping Operations",
            "CSTO": "Nikolai Bordyuzha",
        },
        place="New York",
        source="from memory; that there is such an instrument: F25",
    )
    yield _request("2012-09-28T16:00Z", signed)


def _posts() -> Iterator[Request]:
    """Enter three posts, and who is accredited there."""
    posts = (
        (NEW_YORK, "United Nations, New York", "ООН, Нью-Йорк", "organisation", "UN"),
        (VIENNA, "OSCE, Vienna", "ОБСЕ, Вена", "organisation", ""),
        (KABUL, "Kabul", "Кабул", "capital", ""),
    )
    for code, english, russian, kind, partner in posts:
        established = PostEstablished(
            post=code,
            names={"en": english, "ru": russian},
            kind=kind,
            partner=partner,
            source=ILLUSTRATIVE,
        )
        yield _request("2011-12-01T08:00Z", established)
        rank = "permanent-representative" if kind == "organisation" else "ambassador"
        yield from starmap(_request, _accredited(code, rank))


def _accredited(post: str, rank: str) -> Iterator[tuple[str, Act]]:
    for code in MEMBERS:
        if code not in NO_EMBASSY.get(post, ()):
            accredited = AmbassadorAccredited(
                post=post, member=code, name=UNNAMED, rank=rank, source=ILLUSTRATIVE
            )
            yield "2011-12-01T09:00Z", accredited


def _statement() -> Iterator[Request]:
    """Instruct the seven at the United Nations: six have it, four have reported."""
    issued = InstructionIssued(
        instruction=OPEN,
        names={
            "en": "Joint statement on Afghanistan at the United Nations",
            "ru": "Совместное заявление по Афганистану в ООН",
        },
        text=TEXT,
        body="cfm",
        posts=(NEW_YORK,),
        deadline=datetime(2012, 3, 30, 16, tzinfo=UTC),
        manner="jointly",
        to="the members of the Security Council",
        leads={NEW_YORK: "RU"},
        open=True,
        session=MINISTERS,
        item="8",
        decision="MIN/2011/8",
        source="F1 for collective instructions, the first in the organisation’s history; what they"
        " say and whom they are addressed to is illustrative",
    )
    yield _request("2011-12-19T15:40Z", issued, "BY")
    for day, member in enumerate(ACKNOWLEDGED, 21):
        told = InstructionAcknowledged(instruction=OPEN, post=NEW_YORK, member=member)
        yield _request(f"2011-12-{day}T14:00Z", told, member)
    for member in ("BY", "RU", "KZ"):
        capital = InstructionConfirmed(instruction=OPEN, member=member, finding="confirmed")
        yield _request("2011-12-23T09:00Z", capital, member)
    reserved = InstructionConfirmed(
        instruction=OPEN,
        member="UZ",
        finding="with-reservation",
        reason="speaks for itself on transit",
    )
    yield _request("2011-12-26T09:00Z", reserved, "UZ")
    meet = "Meets on Mondays at ten in its mission; drafts the statement."
    lead = CoordinationArranged(instruction=OPEN, post=NEW_YORK, lead="KZ", note=meet)
    yield _request("2012-01-09T15:00Z", lead)
    for member, others in (("KZ", ("AM", "BY", "RU")), ("RU", ("AM", "BY", "KZ"))):
        yield _request("2012-03-21T18:00Z", _delivered(member, others), member)
    alone = InstructionReported(
        instruction=OPEN,
        post=NEW_YORK,
        member="TJ",
        delivery="alone",
        to="the Chair of the debate",
        on=date(2012, 3, 20),
        text="Spoke in its national capacity, on the same lines.",
        reception="favourable",
        source=ILLUSTRATIVE,
    )
    yield _request("2012-03-22T15:00Z", alone, "TJ")
    missed = InstructionReported(
        instruction=OPEN,
        post=NEW_YORK,
        member="KG",
        delivery="not-delivered",
        text="The list of speakers was closed.",
        follow_up="Associates itself with the statement in writing.",
        source=ILLUSTRATIVE,
    )
    yield _request("2012-03-23T15:00Z", missed, "KG")


def _delivered(member: str, others: tuple[str, ...]) -> InstructionReported:
    return InstructionReported(
        instruction=OPEN,
        post=NEW_YORK,
        member=member,
        delivery="jointly",
        joined=others,
        to="the members of the Security Council",
        on=date(2012, 3, 20),
        text="The joint statement was read out by Kazakhstan.",
        reception="favourable",
        reaction="Several delegations welcomed it; it is to be circulated as a document.",
        follow_up="Circulate it under the item on Afghanistan.",
        source=ILLUSTRATIVE,
    )


def _inquiry() -> Iterator[Request]:
    """Instruct those in Vienna and Kabul, for nobody else to read."""
    issued = InstructionIssued(
        instruction=CLOSED,
        names={
            "en": "Forces of third States after 2014",
            "ru": "Силы третьих государств после 2014 года",
        },
        text=INQUIRY,
        body="cfm",
        posts=(VIENNA, KABUL),
        deadline=datetime(2012, 2, 29, 16, tzinfo=UTC),
        action="inquiry",
        manner="each",
        leads={VIENNA: "BY"},
        session=MINISTERS,
        item="8",
        decision="MIN/2011/8",
        source=ILLUSTRATIVE,
    )
    yield _request("2011-12-19T15:45Z", issued, "BY", ADDRESSED)
    for post, member in ((VIENNA, "BY"), (VIENNA, "AM"), (KABUL, "TJ")):
        told = InstructionAcknowledged(instruction=CLOSED, post=post, member=member)
        yield _request("2011-12-22T10:00Z", told, member, ADDRESSED)
