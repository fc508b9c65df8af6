"""The acts of cooperation with partners. Source: FIELD notes 5 (F1, F25, F148)."""

from __future__ import annotations

from datetime import date

from plenipo.core.act import Act, Names


class CooperationBegun(Act, frozen=True, kw_only=True, tag="cooperation.begun/1"):
    """A document of cooperation with partners is in the making.

    Its text is a document of the register, it is agreed by a decision, and where it is a treaty it
    is signed before a depositary: how far it has come follows from what is named here.

    :ivar cooperation: its code, by which later acts name it.
    :ivar names: its title, in several languages.
    :ivar partners: the codes of the partners.
    :ivar kind: ``memorandum``, ``declaration``, ``agreement``, ``protocol``, ``letters`` or
        ``plan``.
    :ivar field: what it is about, in words (``peacekeeping``).
    :ivar session: the code of the session that its text is before, and
    :ivar item: the number of the item there.
    :ivar document: the code of the document that is its text.
    :ivar decision: the number of the decision by which it was agreed.
    :ivar treaty: the code of the treaty as which it is signed.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    cooperation: str
    names: Names
    partners: tuple[str, ...]
    kind: str
    field: str = ""
    session: str = ""
    item: str = ""
    document: str = ""
    decision: str = ""
    treaty: str = ""
    source: str = ""


class CooperationReferred(Act, frozen=True, kw_only=True, tag="cooperation.referred/1"):
    """A document of cooperation went further: its text, decision or treaty is known now.

    What is named takes the place of what was named before; what is left out stays.

    :ivar cooperation: the code of the document of cooperation.
    :ivar session: the code of the session that its text is before.
    :ivar item: the number of the item there.
    :ivar document: the code of the document that is its text.
    :ivar decision: the number of the decision by which it was agreed.
    :ivar treaty: the code of the treaty as which it is signed.
    :ivar note: what else is to be known.
    """

    cooperation: str
    session: str = ""
    item: str = ""
    document: str = ""
    decision: str = ""
    treaty: str = ""
    note: str = ""


class CooperationSigned(Act, frozen=True, kw_only=True, tag="cooperation.signed/1"):
    """A document of cooperation that is before no depositary was signed.

    :ivar cooperation: the code of the document of cooperation.
    :ivar on: the day it was signed.
    :ivar signatories: who signed: the person by the code of the partner or member, or the
        organisation's own abbreviation.
    :ivar place: where.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    cooperation: str
    on: date
    signatories: dict[str, str]
    place: str = ""
    source: str = ""


class CooperationAbandoned(Act, frozen=True, kw_only=True, tag="cooperation.abandoned/1"):
    """A document of cooperation is not pursued any more.

    :ivar cooperation: the code of the document of cooperation.
    :ivar reason: why.
    """

    cooperation: str
    reason: str


class PartnerMeetingAnnounced(Act, frozen=True, kw_only=True, tag="partner-meeting.announced/1"):
    """A meeting with partners was announced.

    :ivar meeting: its code, by which later acts name it.
    :ivar names: what it is called, in several languages.
    :ivar partners: the codes of the partners.
    :ivar on: the day.
    :ivar level: ``head``, ``minister``, ``senior-official`` or ``staff``.
    :ivar body: the code of the body that meets them, if one does.
    :ivar session: the code of the session in which, if it is in one.
    :ivar item: the number of the item under which.
    :ivar place: where, in several languages.
    :ivar guests: who comes: the person by the code of the partner.
    :ivar host: who receives them.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    meeting: str
    names: Names
    partners: tuple[str, ...]
    on: date
    level: str
    body: str = ""
    session: str = ""
    item: str = ""
    place: Names = {}
    guests: dict[str, str] = {}
    host: str = ""
    source: str = ""


class PartnerMeetingHeld(Act, frozen=True, kw_only=True, tag="partner-meeting.held/1"):
    """A meeting with partners took place.

    :ivar meeting: its code.
    :ivar summary: what came of it.
    :ivar guests: who came: the person by the code of the partner; none stands for those announced.
    :ivar cooperations: the codes of the documents of cooperation that were spoken of.
    :ivar documents: the codes of the documents that were handed over or spoken of.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    meeting: str
    summary: str
    guests: dict[str, str] = {}
    cooperations: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    source: str = ""


class PartnerMeetingCancelled(Act, frozen=True, kw_only=True, tag="partner-meeting.cancelled/1"):
    """A meeting with partners does not take place.

    :ivar meeting: its code.
    :ivar reason: why.
    """

    meeting: str
    reason: str


class ContactNamed(Act, frozen=True, kw_only=True, tag="contact.named/1"):
    """Somebody was named whom the other side turns to.

    :ivar contact: a code for it, by which a later act names it.
    :ivar partner: the code of the partner.
    :ivar name: what the person is called.
    :ivar side: ``partner`` for one of theirs, ``own`` for one of the organisation's.
    :ivar position: what the person is there.
    :ivar field: for what, in words; none stands for everything.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    contact: str
    partner: str
    name: str
    side: str
    position: str = ""
    field: str = ""
    source: str = ""


class ContactEnded(Act, frozen=True, kw_only=True, tag="contact.ended/1"):
    """Somebody is no contact any more.

    :ivar contact: its code.
    :ivar reason: why, or who comes instead.
    """

    contact: str
    reason: str = ""
