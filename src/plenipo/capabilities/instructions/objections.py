"""What can stand against several acts of posts and instructions."""

from __future__ import annotations

import re
from datetime import datetime

from plenipo.capabilities.instructions.instruction import Instruction
from plenipo.capabilities.instructions.post import Post
from plenipo.capabilities.instructions.state import Posts, instructed
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal
from plenipo.core.said import listed, said

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def bad_code(code: str) -> Refusal | None:
    """Object to a code that holds anything else than it may."""
    if _CODE.fullmatch(code):
        return None
    sentence = said(
        "The code '{code}' may hold only letters A-Z, digits, '.', '_' and '-'.", code=code
    )
    return Refusal("bad-code", sentence)


def not_there(state: State, code: str, at: datetime) -> Refusal | None:
    """Object to a post that is not there, not yet, or was closed."""
    post = state.of(Posts).posts.get(code)
    return state.of(Posts).no_such_post(code) if post is None else shut_or_early(post, at)


def shut_or_early(post: Post, at: datetime) -> Refusal | None:
    """Object to what is done at a post before it was established, or once it is closed."""
    if at < post.since:
        early = said(
            "The post '{code}' is in the register only from {when} on.", post, when=post.since
        )
        return Refusal("before-the-post", early)
    if post.closed_at(at):
        sentence = said("The post '{code}' was closed on {when}.", post, when=post.closed)
        return Refusal("post-closed", sentence)
    return None


def not_running(instruction: Instruction, at: datetime) -> Refusal | None:
    """Object to what is done about an instruction before it was given, or once it is withdrawn."""
    if at < instruction.begun:
        early = said(
            "The instruction '{code}' was given only on {when}.",
            instruction,
            when=instruction.begun,
        )
        return Refusal("before-the-instruction", early)
    if instruction.withdrawn is not None:
        sentence = said(
            "The instruction '{code}' was withdrawn on {when}: nothing more is to be done.",
            instruction,
            when=instruction.withdrawn.moment,
        )
        return Refusal("instruction-withdrawn", sentence)
    return None


def not_addressed(state: State, instruction: Instruction, post: str, member: str) -> Refusal | None:
    """Object to a post that is not among those named, or a member that is not instructed there."""
    if post not in instruction.posts:
        elsewhere = said(
            "The instruction '{code}' is for {posts}, and not for '{post}'.",
            instruction,
            posts=listed(instruction.posts),
            post=post,
        )
        return Refusal("not-that-post", elsewhere)
    if (post, member) in set(instructed(state, instruction)):
        return None
    sentence = said(
        "The instruction '{code}' is not addressed to an ambassador of '{member}' at '{post}'.",
        instruction,
        member=member,
        post=post,
    )
    return Refusal("not-addressed", sentence)


def bad_deadline(deadline: datetime, at: datetime) -> Refusal | None:
    """Object to a deadline that is no instant, or is over already."""
    if deadline.tzinfo is None:
        none = said(
            "'{instant}' is no instant: write its offset, +01:00 or Z.",
            instant=deadline.isoformat(),
        )
        return Refusal("no-offset", none)
    if deadline > at:
        return None
    sentence = said("The deadline {deadline} is over already: set a later one.", deadline=deadline)
    return Refusal("deadline-over", sentence)
