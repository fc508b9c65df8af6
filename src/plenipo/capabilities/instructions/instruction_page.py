"""The page of an instruction: its text, who is instructed where, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.instructions.instruction import Instruction
from plenipo.capabilities.instructions.shown import (
    AddresseeLine,
    Count,
    addressee_lines,
    counts,
)
from plenipo.capabilities.instructions.state import (
    RUNNING,
    Tally,
    addressees,
    concerned,
    post_named,
    standing,
    tally,
)
from plenipo.capabilities.members.state import in_language, member_named
from plenipo.capabilities.sessions.state import Sessions, session_named
from plenipo.capabilities.treaties.state import Treaties
from plenipo.core.page import Named
from plenipo.register.view import View


class AtPost(msgspec.Struct, frozen=True):
    """A post where it is to be carried out.

    :ivar lead: who leads there; ``note``: what was arranged.
    """

    post: Named
    lead: Named | None
    note: str
    tally: Tally
    addressees: tuple[AddresseeLine, ...]


class Capital(msgspec.Struct, frozen=True):
    """What the capital of a member told its ambassadors; nothing yet where the finding is empty."""

    member: Named
    finding: str
    reason: str
    reference: str
    moment: datetime | None
    entry: int


class Extension(msgspec.Struct, frozen=True):
    """A later deadline, and why."""

    deadline: datetime
    moment: datetime
    reason: str
    entry: int


class About(msgspec.Struct, frozen=True):
    """What it follows from and is about: a decision, an item, a document, a treaty.

    :ivar held: the session the document is before, by whose address it is found.
    """

    session: Named | None
    item: str
    title: str
    decision: str
    decided_in: str
    decided_on: str
    document: Named | None
    held: str
    treaty: Named | None


class InstructionPage(msgspec.Struct, frozen=True):
    """An instruction.

    :ivar tally: how many were instructed, and did what, at all posts together.
    :ivar confidential: whether it is for those addressed alone.
    """

    instruction: Named
    names: dict[str, str]
    text: str
    standing: str
    running: bool
    body: Named
    action: str
    manner: str
    to: str
    begun: datetime
    deadline: datetime
    extensions: tuple[Extension, ...]
    withdrawn: datetime | None
    reason: str
    confidential: bool
    about: About
    tally: Tally
    counts: tuple[Count, ...]
    posts: tuple[AtPost, ...]
    capitals: tuple[Capital, ...]
    source: str
    entry: int


def instruction_page(view: View, instruction: Instruction) -> InstructionPage:
    """Return the page of an instruction, as it stands at the moment that is shown."""
    state, now = view.seen.state, view.now
    told = tally(addressees(state, instruction, now))
    stands = standing(state, instruction, now)
    gone = instruction.withdrawn if instruction.withdrawn_by(now) else None
    return InstructionPage(
        instruction=Named(instruction.code, instruction.title(view.wording.language)),
        names=instruction.names,
        text=instruction.text,
        standing=stands,
        running=stands == RUNNING,
        body=member_named(view, instruction.body),
        action=instruction.action,
        manner=instruction.manner,
        to=instruction.to,
        begun=instruction.begun,
        deadline=instruction.deadline(now),
        extensions=tuple(_extensions(view, instruction)),
        withdrawn=gone.moment if gone else None,
        reason=gone.reason if gone else "",
        confidential=not instruction.open,
        about=_about(view, instruction),
        tally=told,
        counts=counts(told),
        posts=tuple(_posts(view, instruction)),
        capitals=tuple(_capitals(view, instruction)),
        source=instruction.source,
        entry=instruction.entry,
    )


def _posts(view: View, instruction: Instruction) -> Iterator[AtPost]:
    those = addressees(view.seen.state, instruction, view.now)
    for code in instruction.posts:
        here = [each for each in those if each.post == code]
        lead = instruction.lead(code, view.now)
        yield AtPost(
            post=post_named(view, code),
            lead=member_named(view, lead.member) if lead else None,
            note=lead.note if lead else "",
            tally=tally(here),
            addressees=tuple(addressee_lines(view, instruction, here)),
        )


def _capitals(view: View, instruction: Instruction) -> Iterator[Capital]:
    for member in concerned(view.seen.state, instruction):
        told = instruction.confirmation(member, view.now)
        yield Capital(
            member=member_named(view, member),
            finding=told.finding if told else "",
            reason=told.reason if told else "",
            reference=told.reference if told else "",
            moment=told.moment if told else None,
            entry=told.entry if told else 0,
        )


def _extensions(view: View, instruction: Instruction) -> Iterator[Extension]:
    for term in instruction.terms[1:]:
        if term.moment <= view.now:
            yield Extension(term.deadline, term.moment, term.reason, term.entry)


def _about(view: View, instruction: Instruction) -> About:
    state, language = view.seen.state, view.wording.language
    item = state.of(Sessions).item(instruction.session, instruction.item)
    document = state.of(Documents).documents.get(instruction.document)
    treaty = state.of(Treaties).treaties.get(instruction.treaty)
    taken = state.of(Decisions).numbered(instruction.decision)
    title = in_language(document.names, language) if document else ""
    called = in_language(treaty.names, language) if treaty else ""
    return About(
        session=session_named(view, instruction.session) if instruction.session else None,
        item=instruction.item if item else "",
        title=item.title(language) if item else "",
        decision=instruction.decision,
        decided_in=taken[-1].session if taken else "",
        decided_on=taken[-1].item if taken else "",
        document=Named(document.code, title or document.symbol) if document else None,
        held=document.session if document else "",
        treaty=Named(treaty.code, called or treaty.code) if treaty else None,
    )
