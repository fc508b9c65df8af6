"""The pages of collective instructions and of posts."""

from __future__ import annotations

import msgspec

from plenipo.capabilities.instructions.instruction_page import InstructionPage, instruction_page
from plenipo.capabilities.instructions.posts_page import (
    PostPage,
    PostsPage,
    post_page,
    posts_page,
)
from plenipo.capabilities.instructions.shown import InstructionLine, instruction_line
from plenipo.capabilities.instructions.state import (
    OVERDUE,
    RUNNING,
    Instructions,
    Posts,
)
from plenipo.core.page import NotThereError, message, page
from plenipo.register.view import View

WORDS = {
    "act": {
        "post.established": message("Post established"),
        "post.closed": message("Post closed"),
        "ambassador.accredited": message("Ambassador accredited"),
        "ambassador.recalled": message("Ambassador recalled"),
        "instruction.issued": message("Instruction given"),
        "instruction.extended": message("Instruction extended"),
        "instruction.withdrawn": message("Instruction withdrawn"),
        "instruction.confirmed": message("Instruction confirmed by a capital"),
        "coordination.arranged": message("Coordination at a post arranged"),
        "instruction.acknowledged": message("Instruction acknowledged"),
        "instruction.reported": message("Instruction reported on"),
    },
    "instruction": {
        "running": message("being carried out"),
        "overdue": message("overdue"),
        "carried-out": message("carried out"),
        "withdrawn": message("withdrawn"),
        "to-acknowledge": message("to be acknowledged"),
        "to-report": message("to be reported on"),
    },
    "post": {
        "organisation": message("seat at an organisation"),
        "capital": message("capital"),
    },
    "rank": {
        "ambassador": message("ambassador"),
        "permanent-representative": message("permanent representative"),
        "charge-d-affaires": message("chargé d’affaires"),
        "observer": message("observer"),
    },
    "instructed-to": {
        "statement": message("make a statement"),
        "demarche": message("make a démarche"),
        "vote": message("vote alike"),
        "consultation": message("consult"),
        "inquiry": message("inquire"),
    },
    "manner": {
        "jointly": message("jointly"),
        "each": message("each separately"),
        "either": message("jointly or each, as those at the post see fit"),
    },
    "confirmation": {
        "confirmed": message("confirmed"),
        "with-reservation": message("confirmed with a reservation"),
        "declined": message("declined"),
    },
    "delivery": {
        "jointly": message("delivered jointly"),
        "alone": message("delivered alone"),
        "not-delivered": message("not delivered"),
    },
    "reception": {
        "favourable": message("favourable"),
        "noncommittal": message("noncommittal"),
        "unfavourable": message("unfavourable"),
    },
    "instructed": {
        "acknowledged": message("acknowledged"),
        "reported": message("reported"),
        "delivered": message("delivered"),
    },
}

SENTENCES = {
    "post.established": message("Post {post} established"),
    "post.closed": message("Post {post} closed"),
    "ambassador.accredited": message("{name} accredited at {post} for {member}"),
    "ambassador.recalled": message("{member} has nobody at {post} any more"),
    "instruction.issued": message("Instruction {instruction} given by {body} to {posts}"),
    "instruction.extended": message("Instruction {instruction} extended until {deadline}"),
    "instruction.withdrawn": message("Instruction {instruction} withdrawn"),
    "instruction.confirmed": message("{member} on instruction {instruction}: {finding}"),
    "coordination.arranged": message("{lead} leads at {post} on instruction {instruction}"),
    "instruction.acknowledged": message("{member} acknowledged {instruction} at {post}"),
    "instruction.reported": message("{member} reported on {instruction} at {post}: {delivery}"),
}


class InstructionsPage(msgspec.Struct, frozen=True):
    """The instructions: those to be carried out, the next deadline first; then the others.

    :ivar posts: how many posts there are.
    """

    running: tuple[InstructionLine, ...]
    others: tuple[InstructionLine, ...]
    total: int
    posts: int


@page("/instructions", menu=message("Instructions"), place=4)
def instructions(view: View) -> InstructionsPage:
    """Return all instructions that the reader may read."""
    known = view.seen.state.of(Instructions).instructions.values()
    by_deadline = sorted(known, key=lambda i: (i.deadline(view.now), i.begun, i.code))
    lines = [instruction_line(view, each) for each in by_deadline]
    return InstructionsPage(
        running=tuple([line for line in lines if line.standing in {RUNNING, OVERDUE}]),
        others=tuple([line for line in reversed(lines) if line.standing not in {RUNNING, OVERDUE}]),
        total=len(lines),
        posts=len(view.seen.state.of(Posts).posts),
    )


@page("/instructions/{instruction}")
def instruction(view: View, instruction: str) -> InstructionPage:
    """Return an instruction: who is instructed where, and what they did."""
    found = view.seen.state.of(Instructions).instructions.get(instruction)
    if found is None:
        say = view.wording.say
        raise NotThereError(say("There is no instruction “{code}”.", code=instruction))
    return instruction_page(view, found)


@page("/posts")
def posts(view: View) -> PostsPage:
    """Return all posts at which members have ambassadors."""
    return posts_page(view)


@page("/posts/{post}")
def post(view: View, post: str) -> PostPage:
    """Return a post: who is there, and what they were instructed to do."""
    found = view.seen.state.of(Posts).posts.get(post)
    if found is None:
        raise NotThereError(view.wording.say("There is no post “{code}”.", code=post))
    return post_page(view, found)
