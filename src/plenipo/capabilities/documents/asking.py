"""A provision as it would be put now: the rule of its document asked of what was said of it."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.decisions.state import Question, question_of
from plenipo.capabilities.documents.document import Document
from plenipo.capabilities.positions.state import Position
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.fold import State
from plenipo.procedure.scale import FOR, SILENT


def rule_of(state: State, document: Document) -> str:
    """Return the name of the rule by which a text is agreed: of its item, else of the session."""
    session = state.of(Sessions).sessions.get(document.session)
    item = session.items.get(document.item) if session else None
    return (item.rule if item else "") or (session.rule if session else "")


def question_on(
    state: State,
    document: Document,
    provision: str,
    moment: datetime | None = None,
    unheard: str = SILENT,
) -> Question | None:
    """Put a provision as it stands; None where its rule is not adopted or not yet in force.

    What was said of other words is to be reconfirmed: it counts as nothing said.

    :param moment: when it is put: what was said later does not count; by now, unless told.
    :param unheard: the voice of those who have said nothing.
    """
    session = state.of(Sessions).sessions.get(document.session)
    if session is None:
        return None
    asked_at = session.while_open(moment or state.latest)
    positions = {
        member: Position(
            held.entry, held.stance, held.moment, held.kind, held.reason, held.condition, held.words
        )
        for member, held in document.holdings.get(provision, {}).items()
        if moment is None or held.moment <= moment
    }
    words = document.words(provision) or ""
    rule = rule_of(state, document)
    return question_of(state, session, rule, positions, words, None, asked_at, unheard)


def put_by_the_chair(
    state: State, document: Document, provision: str, moment: datetime
) -> Question | None:
    """Put a provision as a chair does who sees no objection: who says nothing goes along.

    None where nobody has said anything of it, or there is no rule or nobody to ask.
    """
    if not document.holdings.get(provision):
        return None
    asked = question_on(state, document, provision, moment, unheard=FOR)
    return asked if asked and asked.positions else None
