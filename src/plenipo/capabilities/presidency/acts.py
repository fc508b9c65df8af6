"""The acts of the presidency. Source: FIELD notes 1.5, 1.6 and 5.

A presidency lasts from its first day up to the day it is handed over: that day is the first of the
next one. Who hosts a session, who is in its chair and where the organisation has its seat are told
apart: in December 2011 Moscow hosts while Belarus hands over to Kazakhstan.
"""

from __future__ import annotations

from datetime import date

from plenipo.core.act import Act, Names


class RotationEstablished(Act, frozen=True, kw_only=True, tag="rotation.established/1"):
    """It was settled in which order members preside over a body, and for how long each.

    :ivar rotation: its code, by which later acts name it.
    :ivar names: what the presidency is called, in several languages.
    :ivar body: the body that is presided over.
    :ivar chairs: the bodies in whose chair the presiding member is as well.
    :ivar order: the codes of the members in their order; none where it is that of an alphabet.
    :ivar alphabet: the tag of the language in whose alphabet they follow each other, those who
        are in no order after the others; none where only they have a turn who are in it.
    :ivar months: how many months a presidency lasts, unless it is settled otherwise.
    :ivar reference: by what it was settled.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    rotation: str
    names: Names
    body: str
    months: int
    chairs: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    alphabet: str = ""
    reference: str = ""
    source: str = ""


class RotationExcepted(Act, frozen=True, kw_only=True, tag="rotation.excepted/1"):
    """An exception to a rotation was decided, for one turn of a member.

    :ivar rotation: the code of the rotation.
    :ivar kind: ``skipped``: its turn is passed over; ``exchanged``: it changes turns with another;
        ``moved``: its presidency is handed over on another day.
    :ivar member: the code of the member.
    :ivar since: from when on its next turn is meant; of one that is moved, a day on which it
        presides.
    :ivar other: the member it changes turns with, where it does.
    :ivar until: the day on which a presidency is handed over, where that is moved.
    :ivar decision: the number of the decision.
    :ivar reference: by what it was decided, where that is not in the register.
    :ivar reason: why.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    rotation: str
    kind: str
    member: str
    since: date
    reason: str
    other: str = ""
    until: date | None = None
    decision: str = ""
    reference: str = ""
    source: str = ""


class PresidencyAssumed(Act, frozen=True, kw_only=True, tag="presidency.assumed/1"):
    """A member has the presidency, from one day up to the day it is handed over.

    :ivar presidency: its code, by which later acts name it (``KZ-2012``).
    :ivar rotation: the code of the rotation.
    :ivar member: the code of the member that presides.
    :ivar since: its first day.
    :ivar until: the day on which it is handed over: the first of the next presidency.
    :ivar names: its motto, in several languages, if it has one.
    :ivar note: what else is to be known of it.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    presidency: str
    rotation: str
    member: str
    since: date
    until: date
    names: Names = {}
    note: str = ""
    source: str = ""


class HandoverMade(Act, frozen=True, kw_only=True, tag="handover.made/1"):
    """A presidency was handed over, with its file.

    :ivar presidency: the code of the presidency that was taken over.
    :ivar session: the session at which it was.
    :ivar digest: ``sha256:`` and the SHA-256, in hexadecimal, of the file that was handed over, as
        its page tells it.
    :ivar statement: what was said, if it is recorded.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    presidency: str
    session: str = ""
    digest: str = ""
    statement: str = ""
    source: str = ""


class ChairAssigned(Act, frozen=True, kw_only=True, tag="chair.assigned/1"):
    """A member was given the chair of a body, or made its vice-chair.

    :ivar body: the code of the body.
    :ivar role: ``chair``: also where a presidency would have it; or ``vice-chair``.
    :ivar member: the code of the member.
    :ivar person: who it is, if that is known.
    :ivar since: the first day.
    :ivar until: the first day without it; none where it is open.
    :ivar reference: by what it was settled.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    body: str
    role: str
    member: str
    since: date
    person: str = ""
    until: date | None = None
    reference: str = ""
    source: str = ""


class ChairVacated(Act, frozen=True, kw_only=True, tag="chair.vacated/1"):
    """A member gave up the chair of a body, or ceased to be its vice-chair.

    :ivar body: the code of the body.
    :ivar role: ``chair`` or ``vice-chair``.
    :ivar member: the code of the member.
    :ivar since: the first day without it.
    :ivar reason: why.
    """

    body: str
    role: str
    member: str
    since: date
    reason: str = ""


class SeatFixed(Act, frozen=True, kw_only=True, tag="seat.fixed/1"):
    """It was settled where the organisation has its seat, whoever presides.

    :ivar place: where, in several languages.
    :ivar host: the code of the member on whose territory it is.
    :ivar since: the first day.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    place: Names
    host: str
    since: date
    source: str = ""


class VenueSettled(Act, frozen=True, kw_only=True, tag="venue.settled/1"):
    """It was settled who hosts a session, and where; whoever is in its chair.

    :ivar session: the code of the session.
    :ivar host: the code of the member or partner that hosts it.
    :ivar place: where, in several languages.
    :ivar reason: why there, where it had been settled otherwise.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    session: str
    host: str
    place: Names
    reason: str = ""
    source: str = ""


class AnniversaryMarked(Act, frozen=True, kw_only=True, tag="anniversary.marked/1"):
    """An anniversary falls into a presidency; a declaration may be adopted for it.

    :ivar anniversary: its code, by which pages name it.
    :ivar names: of what it is, in several languages.
    :ivar presidency: the code of the presidency it falls into.
    :ivar origin: the day of what is remembered.
    :ivar years: how many years ago that is.
    :ivar treaty: the code of the treaty it is of, if it is one of the register.
    :ivar session: the session that is to adopt its declaration, with
    :ivar item: the number of the item there, and
    :ivar document: the code of the text.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    anniversary: str
    names: Names
    presidency: str
    origin: date
    years: int
    treaty: str = ""
    session: str = ""
    item: str = ""
    document: str = ""
    source: str = ""
