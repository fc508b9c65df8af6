"""The acts by which delegations take positions. Source: FIELD notes 3.3, DESIGN "Positions"."""

from __future__ import annotations

from plenipo.core.act import Act


class PositionStated(Act, frozen=True, kw_only=True, tag="position.stated/1"):
    """A delegation stated its position on an item; it supersedes the one it stated before.

    :ivar session: the session's code.
    :ivar item: the item's number.
    :ivar member: the code of the member whose position it is.
    :ivar stance: a word of the rule's scale; by default ``agree``, ``agree-ad-referendum``,
        ``reserve``, ``object``, ``abstain``, ``not-taking-part``.
    :ivar kind: the kind of a reservation (``scrutiny``, ``parliamentary``, ``substantive``,
        ``linguistic``, ``general``, ``on a point``).
    :ivar reason: why.
    :ivar condition: what it depends on (``provided that item 12 is kept``).
    :ivar statement: what was said, word for word.
    :ivar text: the digest of the text it was taken on, if one was before the body.
    :ivar source: where it is known from; ``illustrative`` for one that was made up.
    """

    session: str
    item: str
    member: str
    stance: str
    kind: str = ""
    reason: str = ""
    condition: str = ""
    statement: str = ""
    text: str = ""
    source: str = ""


class PositionWithdrawn(Act, frozen=True, kw_only=True, tag="position.withdrawn/1"):
    """A delegation withdrew its position: it has stated none until it states a new one.

    :ivar session: the session's code.
    :ivar item: the item's number.
    :ivar member: the code of the member whose position it was.
    :ivar reason: why.
    """

    session: str
    item: str
    member: str
    reason: str
