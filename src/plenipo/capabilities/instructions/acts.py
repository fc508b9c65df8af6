"""The acts of posts and of collective instructions. Source: FIELD notes 5 (F1, F50, F140, F141)."""

from __future__ import annotations

from datetime import date, datetime

from plenipo.core.act import Act, Names


class PostEstablished(Act, frozen=True, kw_only=True, tag="post.established/1"):
    """A post abroad is known: where the members have ambassadors of their own.

    :ivar post: its code, by which later acts name it.
    :ivar names: what it is called, in several languages.
    :ivar kind: ``organisation`` (a seat at an organisation) or ``capital`` (of a State).
    :ivar partner: the code of the partner that it is accredited to, where that is one.
    :ivar place: where it is, in several languages.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    post: str
    names: Names
    kind: str
    partner: str = ""
    place: Names = {}
    source: str = ""


class PostClosed(Act, frozen=True, kw_only=True, tag="post.closed/1"):
    """Nobody is instructed at a post any more.

    :ivar post: its code.
    :ivar reason: why.
    """

    post: str
    reason: str


class AmbassadorAccredited(Act, frozen=True, kw_only=True, tag="ambassador.accredited/1"):
    """A member has an ambassador at a post; who was there for it before is so no longer.

    :ivar post: the code of the post.
    :ivar member: the code of the member.
    :ivar name: what the person is called.
    :ivar rank: ``ambassador``, ``permanent-representative``, ``charge-d-affaires`` or ``observer``.
    :ivar person: the code of the person, where they have credentials in the register.
    :ivar resides: the code of the post where the person resides, if that is another one.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    post: str
    member: str
    name: str
    rank: str = "ambassador"
    person: str = ""
    resides: str = ""
    source: str = ""


class AmbassadorRecalled(Act, frozen=True, kw_only=True, tag="ambassador.recalled/1"):
    """A member has nobody at a post from then on.

    :ivar post: the code of the post.
    :ivar member: the code of the member.
    :ivar reason: why.
    """

    post: str
    member: str
    reason: str = ""


class InstructionIssued(Act, frozen=True, kw_only=True, tag="instruction.issued/1"):
    """A body gave the ambassadors of members, at named posts, one instruction.

    Those who are accredited at these posts when it is given are instructed. Unless it is open, it
    is read by the members they come from, the chair and the secretariat alone; what is recorded
    of it later is for the same.

    :ivar instruction: its code, by which later acts name it.
    :ivar names: what it is about, in several languages.
    :ivar text: what they are to do or to say.
    :ivar body: the code of the body that gives it.
    :ivar posts: the codes of the posts.
    :ivar deadline: until when they are to report, with its offset.
    :ivar action: ``statement``, ``demarche``, ``vote``, ``consultation`` or ``inquiry``.
    :ivar manner: ``jointly`` (one speaks for all), ``each`` (each of them), or ``either``, as those
        at the post see fit.
    :ivar to: to whom, in words.
    :ivar members: the codes of the members whose ambassadors are instructed; none stands for all
        who sit in the body.
    :ivar leads: who coordinates at a post: the code of a member by that of the post.
    :ivar open: whether it is no secret, and may have any audience.
    :ivar session: the code of the session it was adopted in.
    :ivar item: the number of the item.
    :ivar decision: the number of the decision by which it was adopted.
    :ivar document: the code of the document that is to be followed, or delivered.
    :ivar treaty: the code of the treaty it is about.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    instruction: str
    names: Names
    text: str
    body: str
    posts: tuple[str, ...]
    deadline: datetime
    action: str = "statement"
    manner: str = "either"
    to: str = ""
    members: tuple[str, ...] = ()
    leads: dict[str, str] = {}
    open: bool = False
    session: str = ""
    item: str = ""
    decision: str = ""
    document: str = ""
    treaty: str = ""
    source: str = ""


class InstructionExtended(Act, frozen=True, kw_only=True, tag="instruction.extended/1"):
    """Those instructed have longer to report.

    :ivar instruction: the code of the instruction.
    :ivar deadline: the later deadline, with its offset.
    :ivar reason: why.
    """

    instruction: str
    deadline: datetime
    reason: str


class InstructionWithdrawn(Act, frozen=True, kw_only=True, tag="instruction.withdrawn/1"):
    """An instruction was taken back by those who gave it: nothing more is to be done.

    :ivar instruction: the code of the instruction.
    :ivar reason: why.
    """

    instruction: str
    reason: str


class InstructionConfirmed(Act, frozen=True, kw_only=True, tag="instruction.confirmed/1"):
    """A capital told its own ambassadors what the collective instruction is to them.

    :ivar instruction: the code of the instruction.
    :ivar member: the code of the member.
    :ivar finding: ``confirmed``, ``with-reservation`` or ``declined``; the last one stands.
    :ivar reason: why, unless it was confirmed.
    :ivar reference: the telegram or note.
    """

    instruction: str
    member: str
    finding: str
    reason: str = ""
    reference: str = ""


class CoordinationArranged(Act, frozen=True, kw_only=True, tag="coordination.arranged/1"):
    """It was arranged who leads at a post: who convenes the others, and speaks where one does.

    :ivar instruction: the code of the instruction.
    :ivar post: the code of the post.
    :ivar lead: the code of the member whose ambassador leads.
    :ivar note: when and where they meet, who drafts.
    """

    instruction: str
    post: str
    lead: str
    note: str = ""


class InstructionAcknowledged(Act, frozen=True, kw_only=True, tag="instruction.acknowledged/1"):
    """An ambassador has the instruction.

    :ivar instruction: the code of the instruction.
    :ivar post: the code of the post.
    :ivar member: the code of the member whose ambassador it is.
    :ivar note: what the ambassador says with it.
    """

    instruction: str
    post: str
    member: str
    note: str = ""


class InstructionReported(Act, frozen=True, kw_only=True, tag="instruction.reported/1"):
    """An ambassador reported back what was done; a later report stands for an earlier one.

    :ivar instruction: the code of the instruction.
    :ivar post: the code of the post.
    :ivar member: the code of the member whose ambassador reports.
    :ivar delivery: ``jointly``, ``alone`` or ``not-delivered``.
    :ivar joined: the codes of the other members with whom it was done jointly.
    :ivar to: to whom it was delivered.
    :ivar on: the day on which.
    :ivar text: what was said, or why nothing was.
    :ivar reception: ``favourable``, ``noncommittal`` or ``unfavourable``.
    :ivar reaction: what the other side said.
    :ivar follow_up: what is to be done next.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    instruction: str
    post: str
    member: str
    delivery: str
    joined: tuple[str, ...] = ()
    to: str = ""
    on: date | None = None
    text: str = ""
    reception: str = ""
    reaction: str = ""
    follow_up: str = ""
    source: str = ""
