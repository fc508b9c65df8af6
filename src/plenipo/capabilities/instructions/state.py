"""All posts and collective instructions, who is instructed there, and where each stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from plenipo.capabilities.instructions.acts import (
    AmbassadorAccredited,
    AmbassadorRecalled,
    CoordinationArranged,
    InstructionAcknowledged,
    InstructionConfirmed,
    InstructionExtended,
    InstructionIssued,
    InstructionReported,
    InstructionWithdrawn,
    PostClosed,
    PostEstablished,
)
from plenipo.capabilities.instructions.instruction import (
    DECLINED,
    DELIVERIES,
    FINDINGS,
    RECEPTIONS,
    Acknowledgement,
    Confirmation,
    Ending,
    Instruction,
    Lead,
    Report,
    Term,
)
from plenipo.capabilities.instructions.post import Ambassador, Post
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.act import Entry
from plenipo.core.authority import Place
from plenipo.core.fold import State, folds
from plenipo.core.page import Named
from plenipo.core.refusal import Refusal
from plenipo.core.said import listed, said
from plenipo.register.view import View

__all__ = ("Instruction",)

RUNNING, OVERDUE = "running", "overdue"
CARRIED_OUT, WITHDRAWN = "carried-out", "withdrawn"
DELIVERED, FOUND, RECEIVED = DELIVERIES, FINDINGS, RECEPTIONS
"""What can be said of a delivery, by a capital, and of how it was received."""
TO_ACKNOWLEDGE, TO_REPORT = "to-acknowledge", "to-report"


class Posts(msgspec.Struct):
    """All posts, by code."""

    posts: dict[str, Post] = {}

    def no_such_post(self, code: str) -> Refusal:
        """Object to a post that is not in the register."""
        sentence = said(
            "There is no post '{code}': the posts are {known}.",
            code=code,
            known=listed(self.posts) if self.posts else said("still to come: establish one first"),
        )
        return Refusal("no-such-post", sentence)

    @folds(PostEstablished)
    def post_established(self, entry: Entry[PostEstablished]) -> None:
        """Take in a post; the first of a code stands."""
        act = entry.act
        post = Post(
            code=act.post,
            names=act.names,
            kind=act.kind,
            since=entry.effective,
            entry=entry.seq,
            partner=act.partner,
            place=act.place,
            source=act.source,
        )
        self.posts.setdefault(act.post, post)

    @folds(PostClosed)
    def post_closed(self, entry: Entry[PostClosed]) -> None:
        """Take in that a post is closed."""
        if post := self.posts.get(entry.act.post):
            post.closed, post.reason = entry.effective, entry.act.reason

    @folds(AmbassadorAccredited)
    def ambassador_accredited(self, entry: Entry[AmbassadorAccredited]) -> None:
        """Take in who is at a post for a member."""
        act = entry.act
        if post := self.posts.get(act.post):
            ambassador = Ambassador(
                member=act.member,
                name=act.name,
                since=entry.effective,
                entry=entry.seq,
                rank=act.rank,
                person=act.person,
                resides=act.resides,
                source=act.source,
            )
            post.take(ambassador)

    @folds(AmbassadorRecalled)
    def ambassador_recalled(self, entry: Entry[AmbassadorRecalled]) -> None:
        """Take in that a member has nobody at a post."""
        act = entry.act
        if post := self.posts.get(act.post):
            nobody = Ambassador(act.member, "", entry.effective, entry.seq, reason=act.reason)
            post.take(nobody)


class Instructions(msgspec.Struct):
    """All collective instructions, by code."""

    instructions: dict[str, Instruction] = {}

    def no_such_instruction(self, code: str) -> Refusal:
        """Object to an instruction that is not in the register."""
        sentence = said("There is no instruction '{code}': issue it first.", code=code)
        return Refusal("no-such-instruction", sentence)

    @folds(InstructionIssued)
    def instruction_issued(self, entry: Entry[InstructionIssued]) -> None:
        """Take in an instruction; the first of a code stands."""
        act = entry.act
        if act.instruction in self.instructions:
            return
        leads = [Lead(entry.effective, post, who, entry.seq) for post, who in act.leads.items()]
        self.instructions[act.instruction] = Instruction(
            code=act.instruction,
            names=act.names,
            text=act.text,
            body=act.body,
            posts=act.posts,
            begun=entry.effective,
            entry=entry.seq,
            audience=entry.audience,
            terms=[Term(entry.effective, act.deadline, entry.seq)],
            action=act.action,
            manner=act.manner,
            to=act.to,
            members=act.members,
            open=act.open,
            session=act.session,
            item=act.item,
            decision=act.decision,
            document=act.document,
            treaty=act.treaty,
            source=act.source,
            leads=leads,
        )

    @folds(InstructionExtended)
    def instruction_extended(self, entry: Entry[InstructionExtended]) -> None:
        """Take in a later deadline."""
        act = entry.act
        if found := self.instructions.get(act.instruction):
            found.terms.append(Term(entry.effective, act.deadline, entry.seq, act.reason))

    @folds(InstructionWithdrawn)
    def instruction_withdrawn(self, entry: Entry[InstructionWithdrawn]) -> None:
        """Take in that an instruction was taken back."""
        if found := self.instructions.get(entry.act.instruction):
            found.withdrawn = Ending(entry.effective, entry.seq, entry.act.reason)

    @folds(InstructionConfirmed)
    def instruction_confirmed(self, entry: Entry[InstructionConfirmed]) -> None:
        """Take in what a capital told its ambassadors."""
        act = entry.act
        if found := self.instructions.get(act.instruction):
            told = (entry.effective, act.member, act.finding, entry.seq, act.reason, act.reference)
            found.confirmations.append(Confirmation(*told))

    @folds(CoordinationArranged)
    def coordination_arranged(self, entry: Entry[CoordinationArranged]) -> None:
        """Take in who leads at a post."""
        act = entry.act
        if found := self.instructions.get(act.instruction):
            found.leads.append(Lead(entry.effective, act.post, act.lead, entry.seq, act.note))

    @folds(InstructionAcknowledged)
    def instruction_acknowledged(self, entry: Entry[InstructionAcknowledged]) -> None:
        """Take in that an ambassador has the instruction."""
        act = entry.act
        if found := self.instructions.get(act.instruction):
            told = Acknowledgement(entry.effective, act.post, act.member, entry.seq, act.note)
            found.acknowledgements.append(told)

    @folds(InstructionReported)
    def instruction_reported(self, entry: Entry[InstructionReported]) -> None:
        """Take in a report."""
        act = entry.act
        if found := self.instructions.get(act.instruction):
            report = Report(
                moment=entry.effective,
                post=act.post,
                member=act.member,
                delivery=act.delivery,
                entry=entry.seq,
                joined=act.joined,
                to=act.to,
                on=act.on,
                text=act.text,
                reception=act.reception,
                reaction=act.reaction,
                follow_up=act.follow_up,
                source=act.source,
            )
            found.reports.append(report)


class Addressee(msgspec.Struct, frozen=True):
    """A member's ambassador at a post who is instructed, and how far it has come at a moment.

    :ivar ambassador: who is there at the moment asked for; None where nobody is any more.
    :ivar acknowledged: when it was acknowledged, or first reported on.
    :ivar report: the report that stands.
    :ivar spoken: the report by which it was delivered: its own, or a joint one of another.
    """

    post: str
    member: str
    leads: bool
    ambassador: Ambassador | None
    acknowledged: datetime | None
    report: Report | None
    spoken: Report | None


class Tally(msgspec.Struct, frozen=True):
    """How many were instructed, and how many of them did what."""

    instructed: int
    acknowledged: int
    reported: int
    delivered: int


class Awaiting(msgspec.Struct, frozen=True):
    """What an instruction awaits of a member at a post: to acknowledge it, or to report."""

    instruction: Instruction
    post: str
    why: str


def members_of(state: State, body: str, named: tuple[str, ...], at: datetime) -> tuple[str, ...]:
    """Return the members whose ambassadors an instruction is for, in the order of the body."""
    members = state.of(Members)
    if named or body not in members.bodies:
        return members.ordered(named)
    return members.of_body(body, at.date())


def concerned(state: State, instruction: Instruction) -> tuple[str, ...]:
    """Return the members whose ambassadors an instruction is for."""
    return members_of(state, instruction.body, instruction.members, instruction.begun)


def instructed(state: State, instruction: Instruction) -> Iterator[tuple[str, str]]:
    """Yield the posts and members of those who were there when it was given."""
    posts, members = state.of(Posts).posts, concerned(state, instruction)
    for code in instruction.posts:
        post = posts.get(code)
        for member in members if post else ():
            if post and post.ambassador(member, instruction.begun):
                yield code, member


def addressees(state: State, instruction: Instruction, moment: datetime) -> tuple[Addressee, ...]:
    """Return all who are instructed, by post and in the order of the body."""
    return tuple(
        [_addressee(state, instruction, *who, moment) for who in instructed(state, instruction)]
    )


def tally(addressed: Iterable[Addressee]) -> Tally:
    """Count those who are instructed, and what they did."""
    those = tuple(addressed)
    return Tally(
        instructed=len(those),
        acknowledged=sum(each.acknowledged is not None for each in those),
        reported=sum(each.report is not None for each in those),
        delivered=sum(each.spoken is not None for each in those),
    )


def standing(state: State, instruction: Instruction, moment: datetime) -> str:
    """Return where an instruction stands: running, overdue, carried out or withdrawn."""
    if instruction.withdrawn_by(moment):
        return WITHDRAWN
    those = tuple(instructed(state, instruction))
    if those and not any(_open(instruction, *who, moment) for who in those):
        return CARRIED_OUT
    return OVERDUE if moment > instruction.deadline(moment) else RUNNING


def awaiting(state: State, member: str, moment: datetime) -> tuple[Awaiting, ...]:
    """Return what instructions await of a member's ambassadors, the next deadline first."""
    found = [
        Awaiting(instruction, post, TO_REPORT if acknowledged else TO_ACKNOWLEDGE)
        for instruction in state.of(Instructions).instructions.values()
        if instruction.begun <= moment and not instruction.withdrawn_by(moment)
        for post, who in instructed(state, instruction)
        if who == member and _open(instruction, post, who, moment)
        for acknowledged in (instruction.acknowledgement(post, who, moment),)
    ]
    return tuple(sorted(found, key=lambda each: each.instruction.deadline(moment)))


def on_item(state: State, session: str, item: str) -> Iterator[Instruction]:
    """Yield the instructions that were adopted on an item."""
    for instruction in state.of(Instructions).instructions.values():
        if (instruction.session, instruction.item) == (session, item):
            yield instruction


def place_of(state: State, instruction: Instruction) -> Place:
    """Return where an instruction was given: what is done about it is done there."""
    return place_in(state, instruction.session, instruction.body)


def place_in(state: State, session: str, body: str) -> Place:
    """Return where a body gives an instruction: in a session, or by itself."""
    known = state.of(Sessions).sessions.get(session)
    return Place(session, known.bodies if known else (body,))


def instruction_named(view: View, code: str) -> Named:
    """Return an instruction with its title in the reader's language."""
    found = view.seen.state.of(Instructions).instructions.get(code)
    return Named(code, found.title(view.wording.language) if found else code)


def post_named(view: View, code: str) -> Named:
    """Return a post with its name in the reader's language."""
    found = view.seen.state.of(Posts).posts.get(code)
    return Named(code, found.title(view.wording.language) if found else code)


def _addressee(
    state: State, instruction: Instruction, post: str, member: str, moment: datetime
) -> Addressee:
    report = instruction.report(post, member, moment)
    acknowledged = instruction.acknowledgement(post, member, moment)
    first = [r.moment for r in instruction.reports if (r.post, r.member) == (post, member)]
    known = [acknowledged.moment] if acknowledged else [at for at in first if at <= moment]
    lead, there = instruction.lead(post, moment), state.of(Posts).posts.get(post)
    return Addressee(
        post=post,
        member=member,
        leads=lead is not None and lead.member == member,
        ambassador=there.ambassador(member, moment) if there else None,
        acknowledged=min(known, default=None),
        report=report,
        spoken=instruction.spoken_for(post, member, moment),
    )


def _open(instruction: Instruction, post: str, member: str, moment: datetime) -> bool:
    """Tell whether a report is still awaited: not where the capital declined."""
    told = instruction.confirmation(member, moment)
    declined = told is not None and told.finding == DECLINED
    return not declined and instruction.report(post, member, moment) is None
