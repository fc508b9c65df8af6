"""What stands against posts, and who is accredited there."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.instructions.acts import (
    AmbassadorAccredited,
    AmbassadorRecalled,
    PostClosed,
    PostEstablished,
)
from plenipo.capabilities.instructions.objections import bad_code, not_there
from plenipo.capabilities.instructions.post import KINDS, RANKS
from plenipo.capabilities.instructions.state import Posts
from plenipo.capabilities.members.state import Members
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, said


def refuse_post_established(
    state: State, act: PostEstablished, by: Author, at: datetime
) -> Refusals:
    """Refuse a post twice, without a name, of no kind, or at a partner that is not there."""
    del by
    twice = said("There is a post '{post}' already: choose another code.", act)
    nameless = said("Give the post '{post}' a name in at least one language.", act)
    kind = said(
        "No post is '{kind}': say {known}.", act, known=either(Word("post", k) for k in KINDS)
    )
    partner = state.of(Members).partners.get(act.partner)
    unknown = said(
        "'{partner}' is neither observer nor partner on {day}: admit it first, or leave it out.",
        act,
        day=at.date(),
    )
    stands = partner is not None and partner.stands_on(at.date())
    return collect(
        bad_code(act.post),
        Refusal("code-taken", twice) if act.post in state.of(Posts).posts else None,
        None if any(name.strip() for name in act.names.values()) else Refusal("no-name", nameless),
        None if act.kind in KINDS else Refusal("no-such-kind", kind),
        Refusal("no-such-partner", unknown) if act.partner and not stands else None,
    )


def refuse_post_closed(state: State, act: PostClosed, by: Author, at: datetime) -> Refusals:
    """Refuse to close a post that is not there, or twice, or without a reason."""
    del by
    why = said("Give a reason for closing the post '{post}'.", act)
    return collect(
        not_there(state, act.post, at),
        None if act.reason.strip() else Refusal("no-reason", why),
    )


def refuse_ambassador_accredited(
    state: State, act: AmbassadorAccredited, by: Author, at: datetime
) -> Refusals:
    """Refuse an ambassador nowhere, of nobody, without a name or rank, or who resides nowhere."""
    del by
    members = state.of(Members)
    outside = said("'{member}' is not a member on {day}.", act, day=at.date())
    counted = act.member in members.on(at.date())
    nobody = said("Write what the ambassador of '{member}' at '{post}' is called.", act)
    rank = said(
        "Nobody is accredited as '{rank}': say {known}.",
        act,
        known=either(Word("rank", each) for each in RANKS),
    )
    return collect(
        not_there(state, act.post, at),
        members.no_such_member(act.member)
        or (None if counted else Refusal("not-a-member", outside)),
        None if act.name.strip() else Refusal("no-name", nobody),
        None if act.rank in RANKS else Refusal("no-such-rank", rank),
        not_there(state, act.resides, at) if act.resides else None,
    )


def refuse_ambassador_recalled(
    state: State, act: AmbassadorRecalled, by: Author, at: datetime
) -> Refusals:
    """Refuse to recall who is not there."""
    del by
    post = state.of(Posts).posts.get(act.post)
    if post is None:
        return (state.of(Posts).no_such_post(act.post),)
    nobody = said("Nobody is at the post '{post}' for '{member}': leave it as it is.", act)
    there = post.ambassador(act.member, at)
    return collect(None if there else Refusal("nobody-there", nobody))
