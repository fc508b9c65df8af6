"""The page on which a delegation answers an instruction: has it, what its capital says, reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from plenipo.capabilities.console.representative import SPEAKERS, representative
from plenipo.capabilities.instructions.state import (
    DELIVERED,
    FOUND,
    RECEIVED,
    Addressee,
    Instructions,
    addressees,
    concerned,
    instruction_named,
    place_of,
    post_named,
    standing,
)
from plenipo.capabilities.members.state import member_named, members_named
from plenipo.core.authority import ADVISER
from plenipo.core.page import Named, NotThereError
from plenipo.register.view import View


class ReplyPost(msgspec.Struct, frozen=True):
    """A post where the delegation's ambassador is instructed.

    :ivar delivery: what was reported last; empty where nothing was.
    :ivar others: the other members instructed there, with whom it can be delivered jointly.
    """

    post: Named
    ambassador: str
    leads: bool
    acknowledged: bool
    delivery: str
    others: tuple[Named, ...]


class ReplyPage(msgspec.Struct, frozen=True):
    """An instruction, for one delegation to answer.

    :ivar can_reply: whether this person acknowledges and reports; ``can_confirm``: whether they say
        what the capital told.
    :ivar addressed: whether it is addressed to the delegation at all.
    """

    instruction: Named
    text: str
    member: Named | None
    on_behalf: bool
    delegations: tuple[Named, ...]
    standing: str
    deadline: datetime
    addressed: bool
    can_reply: bool
    can_confirm: bool
    confirmation: str
    posts: tuple[ReplyPost, ...]
    deliveries: tuple[str, ...]
    receptions: tuple[str, ...]
    findings: tuple[str, ...]


def reply_page(view: View, code: str, member: str) -> ReplyPage:
    """Return an instruction for a delegation to answer.

    :raises NotThereError: when there is none of this code.
    """
    state, now = view.seen.state, view.now
    instruction = state.of(Instructions).instructions.get(code)
    if instruction is None:
        raise NotThereError(view.wording.say("There is no instruction “{code}”.", code=code))
    members = concerned(state, instruction)
    who = representative(view.capacities, place_of(state, instruction), members, member)
    those = addressees(state, instruction, now)
    own = [each for each in those if each.member == who.member]
    open_ = not instruction.withdrawn_by(now) and view.seen.lens.as_of is None and bool(own)
    told = instruction.confirmation(who.member, now)
    return ReplyPage(
        instruction=instruction_named(view, code),
        text=instruction.text,
        member=member_named(view, who.member) if who.member else None,
        on_behalf=who.on_behalf,
        delegations=members_named(view, members) if who.on_behalf else (),
        standing=standing(state, instruction, now),
        deadline=instruction.deadline(now),
        addressed=bool(own),
        can_reply=open_ and who.may(*SPEAKERS, ADVISER),
        can_confirm=open_ and who.may(*SPEAKERS),
        confirmation=told.finding if told else "",
        posts=tuple(_posts(view, own, those)),
        deliveries=DELIVERED,
        receptions=RECEIVED,
        findings=FOUND,
    )


def _posts(view: View, own: list[Addressee], those: tuple[Addressee, ...]) -> Iterator[ReplyPost]:
    for each in own:
        others = [o.member for o in those if o.post == each.post and o.member != each.member]
        yield ReplyPost(
            post=post_named(view, each.post),
            ambassador=each.ambassador.name if each.ambassador else "",
            leads=each.leads,
            acknowledged=each.acknowledged is not None,
            delivery=each.report.delivery if each.report else "",
            others=members_named(view, others),
        )
