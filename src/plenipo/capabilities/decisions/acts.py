"""The acts of deciding. Source: FIELD notes 1.3, 2.1 (13) and 2.3 (CC1: Cancun 2010)."""

from __future__ import annotations

from plenipo.core.act import Act


class DecisionTaken(Act, frozen=True, kw_only=True, tag="decision.taken/1"):
    """The chair declared the outcome on an item, after the rule was asked.

    :ivar session: the session's code.
    :ivar item: the item's number.
    :ivar decision: the decision's number or symbol.
    :ivar outcome: what the chair declared: ``adopted`` or ``not-adopted``.
    :ivar rule: the rule that was asked.
    :ivar says: what the rule answered, ``adopted`` or ``not-adopted``; checked by the registrar.
        Where the chair declared otherwise, the register shows a declaration against the rule's
        answer.
    :ivar reason: why the chair declared otherwise; required then.
    :ivar text: the digest of the text that was decided on.
    :ivar source: where it is known from; ``illustrative`` for what was made up.
    """

    session: str
    item: str
    decision: str
    outcome: str
    rule: str
    says: str
    reason: str = ""
    text: str = ""
    source: str = ""


class DecisionRescinded(Act, frozen=True, kw_only=True, tag="decision.rescinded/1"):
    """A decision was taken back: the item is open again.

    :ivar session: the session's code.
    :ivar item: the item's number.
    :ivar decision: the number of the decision.
    :ivar reason: why.
    """

    session: str
    item: str
    decision: str
    reason: str
