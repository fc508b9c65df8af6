"""The acts of speaking in turn.

Source: the Rules of Procedure of the UN General Assembly, rules 68 (speakers in the order in which
they asked), 71 (points of order at once), 72 (time-limit), 73 (closing of the list, right of reply)
and 87 (an order that begins with a member drawn by lot), from memory.
"""

from __future__ import annotations

from plenipo.core.act import Act


class FloorRequested(Act, frozen=True, kw_only=True, tag="floor.requested/1"):
    """A delegation asked for the floor.

    :ivar session: the session's code.
    :ivar member: the code of the member, or of the partner that observes.
    :ivar kind: what for: ``statement``, ``point-of-order``, ``right-of-reply`` or ``motion``.
    :ivar item: the number of the item it is to speak on; none for the session as such.
    """

    session: str
    member: str
    kind: str = "statement"
    item: str = ""


class FloorWithdrawn(Act, frozen=True, kw_only=True, tag="floor.withdrawn/1"):
    """A delegation does not wish to speak any more.

    :ivar session: the session's code.
    :ivar member: the code of the member or partner.
    :ivar kind: what it had asked for.
    :ivar item: the number of the item it had asked to speak on.
    """

    session: str
    member: str
    kind: str = "statement"
    item: str = ""


class FloorGiven(Act, frozen=True, kw_only=True, tag="floor.given/1"):
    """The chair gave a delegation the floor; with a point of order it interrupts who speaks.

    :ivar session: the session's code.
    :ivar member: the code of the member or partner.
    :ivar kind: what for, as it had asked; the chair may also call on who has not.
    :ivar item: the number of the item it speaks on.
    :ivar seconds: for how long, in seconds; none stands for the limit that was set.
    """

    session: str
    member: str
    kind: str = "statement"
    item: str = ""
    seconds: int = 0


class FloorEnded(Act, frozen=True, kw_only=True, tag="floor.ended/1"):
    """A delegation has spoken; whom it had interrupted goes on.

    :ivar session: the session's code.
    :ivar member: the code of the member or partner.
    """

    session: str
    member: str


class SpeakersClosed(Act, frozen=True, kw_only=True, tag="speakers.closed/1"):
    """The list of speakers was closed: only rights of reply and points of order are left.

    :ivar session: the session's code.
    :ivar item: the number of the item whose list it is; none for every list of the session.
    """

    session: str
    item: str = ""


class SpeakersReopened(Act, frozen=True, kw_only=True, tag="speakers.reopened/1"):
    """The list of speakers was opened again.

    :ivar session: the session's code.
    :ivar item: the number of the item whose list was closed; none where all were.
    """

    session: str
    item: str = ""


class FloorLimitsSet(Act, frozen=True, kw_only=True, tag="floor-limits.set/1"):
    """It was set how long and how often delegations speak; it stands until it is set anew.

    :ivar session: the session's code.
    :ivar item: the number of the item it is for; none for all that have no limits of their own.
    :ivar seconds: the seconds for a statement; none for no limit.
    :ivar times: how often a delegation may speak on an item; none for no limit.
    :ivar reply_seconds: the seconds for a right of reply; none for no limit.
    :ivar replies: when rights of reply are heard: ``last``, after the list, or ``at-once``.
    """

    session: str
    item: str = ""
    seconds: int = 0
    times: int = 0
    reply_seconds: int = 0
    replies: str = "last"


class OrderDrawn(Act, frozen=True, kw_only=True, tag="order.drawn/1"):
    """It was drawn by lot with whom a tour de table begins; the others follow in the alphabet.

    :ivar session: the session's code.
    :ivar language: the language in whose alphabet they follow, by its tag (``ru``).
    :ivar letter: the letter that was drawn, if it was a letter.
    :ivar member: the code of the member with whom it begins; none where it follows of the letter.
    """

    session: str
    language: str
    letter: str = ""
    member: str = ""
