"""The screen of the hall: the item, who speaks and who is next, what was decided last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.documents.state import projected_in
from plenipo.capabilities.floor.floor_page import Speaker, speaker, title_of, waiting
from plenipo.capabilities.floor.state import Floors
from plenipo.capabilities.members.state import in_language, member_named
from plenipo.capabilities.sessions.state import Session, session_named
from plenipo.capabilities.sittings.state import Sittings
from plenipo.core.page import Named
from plenipo.register.view import View

NEXT = 5
"""How many of those who wait are shown."""

COUNTED = ("for", "against", "abstaining")


class Counted(msgspec.Struct, frozen=True):
    """How many voted in one way."""

    cast: str
    count: int


class Result(msgspec.Struct, frozen=True):
    """What was decided or voted on last.

    :ivar number: the number of the decision or vote; ``outcome``: what the chair declared, or what
        the rule answered where nothing was declared.
    :ivar counts: the numbers of a vote.
    :ivar contested: whether it was declared against the rule's answer.
    """

    number: str
    item: str
    title: str
    outcome: str
    counts: tuple[Counted, ...]
    contested: bool
    moment: datetime


class HallPage(msgspec.Struct, frozen=True):
    """What everybody in the hall sees.

    :ivar state: the state of the sitting; empty where none was opened.
    :ivar until: when it is to go on, while it is suspended or adjourned.
    :ivar item: the number of the item that is taken up; empty before the first.
    :ivar waiting: who is next, and ``more``: how many wait besides.
    :ivar projected: the document whose text is on the screen, if one is.
    """

    session: Named
    sitting: str
    state: str
    until: datetime | None
    chair: Named | None
    item: str
    title: str
    speaking: Speaker | None
    waiting: tuple[Speaker, ...]
    more: int
    result: Result | None
    projected: Named | None


def hall_page(view: View, session: Session, moment: datetime) -> HallPage:
    """Return the screen of the hall at a moment."""
    state = view.seen.state
    course, now = state.of(Sittings).of(session.code), state.of(Floors).of(session.code).at(moment)
    sitting, item, speaking = course.shown(moment), course.item(moment), now.speaking
    standing = sitting.at(moment) if sitting else ""
    last = sitting.last(moment) if sitting else None
    until = last.until if last and standing in {"suspended", "adjourned"} else None
    chair = course.chair(session, moment).member
    text = projected_in(state, session.code)
    language = view.wording.language
    return HallPage(
        session=session_named(view, session.code),
        sitting=sitting.number if sitting else "",
        state=standing,
        until=until.astimezone(UTC) if until else None,
        chair=member_named(view, chair) if chair else None,
        item=item,
        title=title_of(view, session, item),
        speaking=speaker(view, session, speaking) if speaking else None,
        waiting=tuple(waiting(view, session, request) for request in now.waiting[:NEXT]),
        more=max(0, len(now.waiting) - NEXT),
        result=max(_results(view, session), key=lambda result: result.moment, default=None),
        projected=Named(text.document.code, text.document.title(language)) if text else None,
    )


def _results(view: View, session: Session) -> Iterator[Result]:
    """Yield what was decided in a session and not taken back, and what was voted on."""
    known = view.seen.state.of(Decisions)
    for decision in known.taken:
        if decision.session == session.code and not decision.rescinded and not decision.vote:
            yield Result(
                number=decision.number,
                item=decision.item,
                title=title_of(view, session, decision.item),
                outcome=decision.outcome,
                counts=(),
                contested=decision.contested,
                moment=decision.moment,
            )
    for vote in known.votes.get(session.code, {}).values():
        numbers = vote.recounted() if vote.by_name else vote.counts
        yield Result(
            number=vote.number,
            item=vote.item,
            title=in_language(vote.names, view.wording.language),
            outcome=vote.outcome or vote.says,
            counts=tuple(Counted(cast, numbers.get(cast, 0)) for cast in COUNTED),
            contested=vote.contested,
            moment=vote.moment,
        )
