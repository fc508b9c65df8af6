"""The page on which a delegation answers a silence: break it, agree, or take the breaking back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from plenipo.capabilities.console.representative import SPEAKERS, representative
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import in_language, member_named
from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.silence.state import (
    Silences,
    answering,
    deadline,
    place_of,
    silence_named,
    voters_of,
)
from plenipo.core.page import Named, NotThereError
from plenipo.register.view import View


class AnswerPart(msgspec.Struct, frozen=True):
    """A part that stands for itself, and whether the delegation broke the silence on it.

    :ivar cited: of a paragraph of a document of the register, how people call it.
    """

    part: str
    title: str
    broken: bool
    cited: str = ""


class AnswerPage(msgspec.Struct, frozen=True):
    """A silence, for one delegation to answer.

    :ivar open: whether anything can still be said; ``can_answer``: whether by this person.
    :ivar said: what the delegation has said (``silent``, ``agrees``, ``broken``, ``objects``).
    :ivar can_break: whether anything is left that it has not broken.
    :ivar has_broken: whether it broke the silence and did not take that back.
    :ivar announced: the instant of expiry as it was announced.
    """

    silence: Named
    document: str
    member: Named | None
    on_behalf: bool
    delegations: tuple[Named, ...]
    open: bool
    standing: str
    expires: datetime
    announced: str
    said: str
    can_answer: bool
    can_break: bool
    can_agree: bool
    can_object: bool
    has_broken: bool
    kinds: tuple[str, ...]
    parts_of_text: tuple[AnswerPart, ...]


def answer_page(view: View, code: str, member: str) -> AnswerPage:
    """Return a silence for a delegation to answer.

    :raises NotThereError: when there is none of this code.
    """
    state, now = view.seen.state, view.now
    silence = state.of(Silences).silences.get(code)
    if silence is None:
        raise NotThereError(view.wording.say("There is no silence “{code}”.", code=code))
    voters = voters_of(state, silence)
    who = representative(view.capacities, place_of(state, silence), voters, member)
    stands = answering(state, silence, who.member, now)
    open_ = stands.open and view.seen.lens.as_of is None
    can = open_ and who.may(*SPEAKERS) and bool(stands.said)
    until = deadline(view, silence)
    broken = stands.broken
    left = broken is None or not set(silence.parts) <= set(broken)
    return AnswerPage(
        silence=silence_named(view, code),
        document=silence.document,
        member=member_named(view, who.member) if who.member else None,
        on_behalf=who.on_behalf,
        delegations=tuple(member_named(view, v) for v in voters) if who.on_behalf else (),
        open=open_,
        standing=stands.standing,
        expires=until.moment,
        announced=until.announced,
        said=stands.said,
        can_answer=can,
        can_break=can and left,
        can_agree=can and stands.said == "silent",
        can_object=can and stands.refusable and stands.said in {"silent", "agrees"},
        has_broken=can and broken is not None,
        kinds=stands.kinds,
        parts_of_text=tuple(_parts(view, silence.session, silence.document, silence.parts, broken)),
    )


def _parts(
    view: View,
    session: str,
    symbol: str,
    parts: tuple[str, ...],
    broken: tuple[str, ...] | None,
) -> Iterator[AnswerPart]:
    state = view.seen.state
    document = state.of(Documents).issued(session, symbol)
    for part in parts:
        item = state.of(Sessions).item(session, part) if document is None else None
        title = in_language(item.names, view.wording.language) if item else ""
        cited = document.cited(part) if document else ""
        yield AnswerPart(part, title, broken is not None and part in broken, cited)
