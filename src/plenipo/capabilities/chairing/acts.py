"""The acts of the chair, and of those who vote. Source: FIELD notes 2.1 (13), 2.2 and 2.3 (CC1)."""

from __future__ import annotations

from plenipo.core.act import Act, Names


class QuestionPut(Act, frozen=True, kw_only=True, tag="question.put/1"):
    """The chair put the question on an item: it stands until it is decided or withdrawn.

    :ivar session: the session's code.
    :ivar item: the item's number.
    :ivar kind: ``consensus`` (is there any objection?) or ``vote``.
    :ivar method: of a vote: ``recorded``, ``roll-call``, ``show-of-hands`` or ``secret``; of
        consensus, how it is voted on if there is an objection, where the chair has said so.
    :ivar seconds: the moment within which objections are heard, from when it is put; of a vote, 0.
    :ivar text: the digest of the text on which it is put, if one is before the body.
    """

    session: str
    item: str
    kind: str
    method: str = ""
    seconds: int = 0
    text: str = ""


class QuestionWithdrawn(Act, frozen=True, kw_only=True, tag="question.withdrawn/1"):
    """The chair withdrew the question before it was decided.

    :ivar session: the session's code.
    :ivar item: the number of the item it was put on.
    :ivar reason: why.
    """

    session: str
    item: str
    reason: str


class ObjectionRaised(Act, frozen=True, kw_only=True, tag="objection.raised/1"):
    """A delegation objected, within the moment that the chair had set, to deciding by consensus.

    :ivar session: the session's code.
    :ivar item: the number of the item on which the question is put.
    :ivar member: the code of the member that objects.
    :ivar reason: why, if it was said.
    """

    session: str
    item: str
    member: str
    reason: str = ""


class RulingGiven(Act, frozen=True, kw_only=True, tag="ruling.given/1"):
    """The chair ruled on a point of order, or on another question of procedure.

    :ivar session: the session's code.
    :ivar ruling: the ruling's number within the session, by which later acts name it.
    :ivar words: what was ruled, word for word.
    :ivar item: the number of the item it is about, if it is about one.
    :ivar source: where it is known from; ``illustrative`` for what was made up.
    """

    session: str
    ruling: str
    words: str
    item: str = ""
    source: str = ""


class RulingAppealed(Act, frozen=True, kw_only=True, tag="ruling.appealed/1"):
    """A delegation appealed against a ruling of the chair: the body decides on it.

    :ivar session: the session's code.
    :ivar ruling: the ruling's number.
    :ivar member: the code of the member that appeals.
    :ivar reason: why, if it was said.
    """

    session: str
    ruling: str
    member: str
    reason: str = ""


class RulingDecided(Act, frozen=True, kw_only=True, tag="ruling.decided/1"):
    """The body decided on an appeal: the ruling stands unless the vote to overrule it was carried.

    Practice of the UN General Assembly (rules 71 and 113): the appeal is put to the vote at once.

    :ivar session: the session's code.
    :ivar ruling: the ruling's number.
    :ivar outcome: ``upheld`` or ``overruled``; checked by the registrar.
    :ivar vote: the number of the vote on the motion to overrule it.
    """

    session: str
    ruling: str
    outcome: str
    vote: str


class BallotOpened(Act, frozen=True, kw_only=True, tag="ballot.opened/1"):
    """The chair opened a ballot: from now on every member with a vote may cast one.

    Its audience is that of the ballot as a whole: pages offer it for what is cast.

    :ivar session: the session's code.
    :ivar vote: the number of the vote; ``vote.taken`` has the same, once it is declared.
    :ivar names: what is put to the vote, in several languages.
    :ivar method: ``recorded``, ``roll-call`` or, where the rule allows it, ``secret``.
    :ivar rule: the rule that will be asked.
    :ivar item: the number of the item it is on, if it is on the agenda.
    :ivar text: the digest of the text that is voted on.
    """

    session: str
    vote: str
    names: Names
    method: str
    rule: str
    item: str = ""
    text: str = ""


class BallotCast(Act, frozen=True, kw_only=True, tag="ballot.cast/1"):
    """A member cast its vote by name; once it is cast it stands.

    :ivar session: the session's code.
    :ivar vote: the number of the vote.
    :ivar member: the code of the member.
    :ivar cast: ``for``, ``against`` or ``abstaining``.
    """

    session: str
    vote: str
    member: str
    cast: str


class BallotReceived(Act, frozen=True, kw_only=True, tag="ballot.received/1"):
    """The box received the paper of a member in a secret ballot; how it voted is not in this.

    :ivar session: the session's code.
    :ivar vote: the number of the vote.
    :ivar member: the code of the member.
    """

    session: str
    vote: str
    member: str


class BallotCounted(Act, frozen=True, kw_only=True, tag="ballot.counted/1"):
    """A paper of a secret ballot was taken out of the box and counted; whose it is, is not known.

    :ivar session: the session's code.
    :ivar vote: the number of the vote.
    :ivar ballot: the number that the voter gave the paper: 128 bits in 32 hexadecimal digits.
    :ivar cast: ``for``, ``against`` or ``abstaining``.
    """

    session: str
    vote: str
    ballot: str
    cast: str


class BallotClosed(Act, frozen=True, kw_only=True, tag="ballot.closed/1"):
    """The chair closed a ballot: nobody votes any more; the papers of a secret one are counted.

    :ivar session: the session's code.
    :ivar vote: the number of the vote.
    """

    session: str
    vote: str


class BallotAnnulled(Act, frozen=True, kw_only=True, tag="ballot.annulled/1"):
    """A ballot was annulled before the vote was declared: it is taken again under another number.

    :ivar session: the session's code.
    :ivar vote: the number of the vote.
    :ivar reason: why.
    """

    session: str
    vote: str
    reason: str
