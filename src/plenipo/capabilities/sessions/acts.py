"""The acts of sessions and agendas. Source: FIELD notes 1.5, 2.2 and 5 (summit chain)."""

from __future__ import annotations

from datetime import date

from plenipo.core.act import Act, Names


class SessionConvened(Act, frozen=True, kw_only=True, tag="session.convened/1"):
    """A session was convened, for one body or jointly for several.

    :ivar session: its code, by which other acts name it.
    :ivar names: its title in several languages.
    :ivar bodies: the codes of the bodies that meet; those who sit in any of them have a voice.
    :ivar place: where it meets, in several languages.
    :ivar opens: its first day.
    :ivar closes: its last day; none stands for one day.
    :ivar chair: the code of the member in the chair.
    :ivar rule: the rule by which its items are decided, unless an item has another.
    :ivar source: where this is known from.
    """

    session: str
    names: Names
    bodies: tuple[str, ...]
    opens: date
    rule: str
    closes: date | None = None
    place: Names = {}
    chair: str = ""
    source: str = ""


class SessionClosed(Act, frozen=True, kw_only=True, tag="session.closed/1"):
    """A session was closed: its agenda and positions stand as they are.

    :ivar session: its code.
    :ivar statement: what the chair said, if it is recorded.
    """

    session: str
    statement: str = ""


class ItemProposed(Act, frozen=True, kw_only=True, tag="item.proposed/1"):
    """An item was proposed for a session's agenda.

    :ivar session: the session's code.
    :ivar item: the item's number on the agenda (``1``, ``1.2``, ``12 bis``).
    :ivar names: its title in several languages.
    :ivar proposer: the member or body that proposed it.
    :ivar rule: the rule by which it is decided, if not the session's.
    :ivar text: the digest of the text before the body, if there is one.
    :ivar note: what else is to be known of it.
    :ivar origin_session: the session it comes from, and
    :ivar origin_item: its number there.
    :ivar source: where it is known from; ``illustrative`` for one that was made up.
    """

    session: str
    item: str
    names: Names
    proposer: str = ""
    rule: str = ""
    text: str = ""
    note: str = ""
    origin_session: str = ""
    origin_item: str = ""
    source: str = ""


class ItemAdopted(Act, frozen=True, kw_only=True, tag="item.adopted/1"):
    """An item was adopted as part of the agenda (not: what it proposes was decided).

    :ivar session: the session's code.
    :ivar item: the item's number.
    """

    session: str
    item: str


class ItemRevised(Act, frozen=True, kw_only=True, tag="item.revised/1"):
    """Another text is before the body: positions on the old one are to be reconfirmed.

    :ivar session: the session's code.
    :ivar item: the item's number.
    :ivar text: the digest of the new text.
    :ivar reason: what changed, and who proposed it.
    """

    session: str
    item: str
    text: str
    reason: str = ""


class ItemReferred(Act, frozen=True, kw_only=True, tag="item.referred/1"):
    """An item was referred to another body: it decides, or is to sign, what was agreed here.

    :ivar session: the session's code.
    :ivar item: the item's number.
    :ivar body: the code of the body it goes to.
    :ivar to_session: the session of that body, if one is convened.
    :ivar purpose: what for (``for signature``, ``for decision``).
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    session: str
    item: str
    body: str
    to_session: str = ""
    purpose: str = ""
    source: str = ""


class ItemRecommended(Act, frozen=True, kw_only=True, tag="item.recommended/1"):
    """A topic was recommended to another body's agenda.

    :ivar session: the session's code.
    :ivar item: the item's number.
    :ivar body: the code of the body whose agenda it is recommended to.
    :ivar to_session: the session of that body, if one is convened.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    session: str
    item: str
    body: str
    to_session: str = ""
    source: str = ""


class ItemDeferred(Act, frozen=True, kw_only=True, tag="item.deferred/1"):
    """An item was put off: it goes back, to be considered later.

    :ivar session: the session's code.
    :ivar item: the item's number.
    :ivar reason: why (``needs a conceptual approach``).
    :ivar until: the day by which it is to come back, if one was set.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    session: str
    item: str
    reason: str
    until: date | None = None
    source: str = ""


class ItemReturned(Act, frozen=True, kw_only=True, tag="item.returned/1"):
    """An item was sent back to the body it came from, or to experts.

    :ivar session: the session's code.
    :ivar item: the item's number.
    :ivar reason: why.
    :ivar body: the body it goes back to.
    """

    session: str
    item: str
    reason: str
    body: str = ""


class ItemWithdrawn(Act, frozen=True, kw_only=True, tag="item.withdrawn/1"):
    """An item was withdrawn from the agenda by its proposer or by decision.

    :ivar session: the session's code.
    :ivar item: the item's number.
    :ivar reason: why.
    """

    session: str
    item: str
    reason: str


class ItemResumed(Act, frozen=True, kw_only=True, tag="item.resumed/1"):
    """A deferred, returned or withdrawn item was taken up again in the same session.

    :ivar session: the session's code.
    :ivar item: the item's number.
    :ivar reason: why.
    """

    session: str
    item: str
    reason: str
