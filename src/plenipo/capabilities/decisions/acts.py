"""The acts of deciding and voting. Source: FIELD notes 1.3, 2.1, 2.2 and 2.3."""

from __future__ import annotations

from plenipo.core.act import Act, Names


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


class VoteTaken(Act, frozen=True, kw_only=True, tag="vote.taken/1"):
    """A vote was taken: by roll call, as a recorded vote, by show of hands or in secret.

    A roll call and a recorded vote have names; a show of hands and a secret ballot have numbers
    only. On an item of the
    agenda it decides that item, where the chair declared an outcome.

    :ivar session: the session's code.
    :ivar vote: the vote's number or symbol, by which later acts name it.
    :ivar names: what was put to the vote, in several languages.
    :ivar method: ``roll-call``, ``recorded``, ``show-of-hands`` or, where the rule allows
        it, ``secret``.
    :ivar rule: the rule that was asked.
    :ivar says: what the rule answered (``adopted``, ``not-adopted``, ``blocked-by-veto``,
        ``no-quorum``, ``second-vote``, ...); checked by the registrar.
    :ivar outcome: what the chair declared: ``adopted``, ``not-adopted`` or ``blocked-by-veto``;
        none stands for a vote of which only the numbers are known.
    :ivar item: the number of the item it is on, if it is on the agenda.
    :ivar document: the symbol of what was put to the vote.
    :ivar cast: the members by how they voted: ``for``, ``against``, ``abstaining``, ``apart``
        (there, and not taking part), ``absent``. Who is not named was absent. Of a show of hands,
        those who are known by name.
    :ivar counts: the numbers as the chair announced them, by the same words.
    :ivar in_class: the numbers within a class of members (``permanent``), where they are known,
        by class and by the same words.
    :ivar attending: how many were registered at the meeting, where it was counted.
    :ivar roles: the members in a circumstance that takes their vote under the rule, by
        circumstance (``suspended``, ``concerned``, ``party-to-the-dispute``).
    :ivar second_of: the number of the first vote, where this one followed an equal division.
    :ivar sponsors: the members that sponsored what was put to the vote.
    :ivar reason: why the chair declared otherwise than the rule answers; required then.
    :ivar note: what else is to be known: why the numbers and the names differ, where they do.
    :ivar text: the digest of the text that was voted on.
    :ivar source: where it is known from; ``illustrative`` for what was made up.
    """

    session: str
    vote: str
    names: Names
    method: str
    rule: str
    says: str
    outcome: str = ""
    item: str = ""
    document: str = ""
    cast: dict[str, tuple[str, ...]] = {}
    counts: dict[str, int] = {}
    in_class: dict[str, dict[str, int]] = {}
    attending: int | None = None
    roles: dict[str, tuple[str, ...]] = {}
    second_of: str = ""
    sponsors: tuple[str, ...] = ()
    reason: str = ""
    note: str = ""
    text: str = ""
    source: str = ""


class VoteCorrected(Act, frozen=True, kw_only=True, tag="vote.corrected/1"):
    """A delegation stated after the count how it had meant to vote: the result stays as it was.

    Practice of the UN General Assembly: the delegation informs the secretariat, the record carries
    a footnote, and the count is not changed.

    :ivar session: the session's code.
    :ivar vote: the vote's number.
    :ivar member: the code of the member.
    :ivar meant: how it had meant to vote: ``for``, ``against``, ``abstaining``, ``apart``.
    :ivar statement: what it said, if it is recorded.
    """

    session: str
    vote: str
    member: str
    meant: str
    statement: str = ""


class VoteExplained(Act, frozen=True, kw_only=True, tag="vote.explained/1"):
    """A delegation explained its vote.

    :ivar session: the session's code.
    :ivar vote: the vote's number.
    :ivar member: the code of the member.
    :ivar statement: what it said.
    :ivar before: whether it was said before the vote.
    """

    session: str
    vote: str
    member: str
    statement: str
    before: bool = False
