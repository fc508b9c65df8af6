"""The acts of sittings. Source: FIELD notes 1.2, 2.1 (8) and 2.2 (UN rule 67, OAS Article 52)."""

from __future__ import annotations

from datetime import datetime

from plenipo.core.act import Act, Names


class SittingOpened(Act, frozen=True, kw_only=True, tag="sitting.opened/1"):
    """The chair opened a sitting: those who are there debate from now on.

    :ivar session: the session's code.
    :ivar sitting: the sitting's number within the session (``1``, ``2``), by which acts name it.
    :ivar says: what the rule answers of the quorum to open: ``quorum``, ``no-quorum``,
        ``not-counted`` (nobody's attendance was taken: a quorum is presumed till challenged),
        ``not-required`` (the rule has none) or ``undetermined``; checked by the registrar. Of
        several bodies that meet jointly it is the least of their answers.
    :ivar format: ``plenary``, ``extended`` (with their delegations) or ``narrow`` (heads alone).
    :ivar place: where it meets, in several languages; none stands for the place of the session.
    :ivar reason: why it was opened without a quorum; required then.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    session: str
    sitting: str
    says: str
    format: str = "plenary"
    place: Names = {}
    reason: str = ""
    source: str = ""


class AttendanceTaken(Act, frozen=True, kw_only=True, tag="attendance.taken/1"):
    """It was recorded whether a delegation is there: by the secretary, or by the delegation.

    :ivar session: the session's code.
    :ivar sitting: the sitting's number; attendance is taken before it is opened, too.
    :ivar member: the code of the member, or of the partner that observes.
    :ivar how: ``present`` (in the room), ``remote`` (taking part from elsewhere), ``left`` (it
        came, and is not in the room any more) or ``absent``.
    :ivar body: the body whose seat it takes, where several meet jointly; none for all its seats.
    """

    session: str
    sitting: str
    member: str
    how: str
    body: str = ""


class RollCalled(Act, frozen=True, kw_only=True, tag="roll.called/1"):
    """The secretary called the roll: every delegation with a voice answered, or did not.

    :ivar session: the session's code.
    :ivar sitting: the sitting's number.
    :ivar present: the codes of those in the room; partners that observe may be among them.
    :ivar remote: the codes of those that take part from elsewhere.
    :ivar absent: the codes of those that did not answer.
    :ivar body: the body whose roll was called, where several meet jointly; none for all of them.
    """

    session: str
    sitting: str
    present: tuple[str, ...]
    remote: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    body: str = ""


class AgendaAdopted(Act, frozen=True, kw_only=True, tag="agenda.adopted/1"):
    """The agenda was adopted: all items proposed by then, but for those left out.

    :ivar session: the session's code.
    :ivar left_out: the numbers of the items that were left out.
    :ivar reason: why they were left out, if it is recorded.
    """

    session: str
    left_out: tuple[str, ...] = ()
    reason: str = ""


class ItemCalled(Act, frozen=True, kw_only=True, tag="item.called/1"):
    """The chair took up an item: it is the one before the room until another is called.

    :ivar session: the session's code.
    :ivar item: the item's number.
    """

    session: str
    item: str


class SittingSuspended(Act, frozen=True, kw_only=True, tag="sitting.suspended/1"):
    """A sitting was interrupted: it is to go on shortly, with the same people.

    :ivar session: the session's code.
    :ivar sitting: the sitting's number.
    :ivar reason: why (``consultations``).
    :ivar until: the moment at which it is to go on, UTC, if one was named.
    """

    session: str
    sitting: str
    reason: str = ""
    until: datetime | None = None


class SittingResumed(Act, frozen=True, kw_only=True, tag="sitting.resumed/1"):
    """A sitting that was suspended or adjourned goes on.

    :ivar session: the session's code.
    :ivar sitting: the sitting's number.
    :ivar reason: what else is to be known of it.
    """

    session: str
    sitting: str
    reason: str = ""


class SittingAdjourned(Act, frozen=True, kw_only=True, tag="sitting.adjourned/1"):
    """A sitting was broken off: its business goes on another time.

    :ivar session: the session's code.
    :ivar sitting: the sitting's number.
    :ivar reason: why (``no quorum``).
    :ivar until: the moment at which it is to go on, UTC; none where no day was set.
    """

    session: str
    sitting: str
    reason: str = ""
    until: datetime | None = None


class SittingClosed(Act, frozen=True, kw_only=True, tag="sitting.closed/1"):
    """A sitting came to its end.

    :ivar session: the session's code.
    :ivar sitting: the sitting's number.
    :ivar statement: what the chair said, if it is recorded.
    """

    session: str
    sitting: str
    statement: str = ""


class ChairPassed(Act, frozen=True, kw_only=True, tag="chair.passed/1"):
    """The chair of a session was given over; it is passed back in the same way.

    :ivar session: the session's code.
    :ivar member: the code of the member that is in the chair from now on.
    :ivar person: who it is, if it is recorded.
    :ivar office: in what office (``vice-chair``).
    :ivar reason: why.
    """

    session: str
    member: str
    person: str = ""
    office: str = ""
    reason: str = ""
