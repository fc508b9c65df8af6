"""What stands against opening a treaty, and against the events its clause asks for."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.treaties.acts import EventEstablished, TreatyOpened
from plenipo.capabilities.treaties.objections import before_opening
from plenipo.capabilities.treaties.reservations import CONSENT, SIGNATURE
from plenipo.capabilities.treaties.state import Treaties
from plenipo.capabilities.treaties.treaty import LEAVINGS, clause_of
from plenipo.core.act import Author
from plenipo.core.codes import CODE, TAG
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, listed, said, untold
from plenipo.treaty.clause import OPENING
from plenipo.treaty.reading import ClauseError


def refuse_treaty_opened(state: State, act: TreatyOpened, by: Author, at: datetime) -> Refusals:
    """Refuse a treaty twice, without title or depositary, or with a clause that is none."""
    del by
    bad = said("The code '{treaty}' may hold only letters A-Z, digits, '.', '_' and '-'.", act)
    twice = said("There is a treaty '{treaty}' already: choose another code.", act)
    untitled = said("Give the title of '{treaty}' in some language.", act)
    nobodys = said("Say who is the depositary of '{treaty}'.", act)
    lone = said("'{prevails}' cannot prevail: '{treaty}' is not authentic in it.", act)
    closed = said("It cannot close for signature on {until}, before it is opened.", act)
    adopted = said("It cannot be adopted on {adopted}, after it is opened.", act)
    moments = said(
        "A reservation is made at {known}.",
        known=either(Word("reserving", each) for each in (SIGNATURE, CONSENT)),
    )
    ways = said(
        "Where its clause says nothing of leaving, leaving is {known}.",
        known=either(Word("leaving", each) for each in LEAVINGS),
    )
    back = said("'{treaty}' cannot be reviewed first on {review}, before it is opened.", act)
    years = said(
        "Say after how many years '{treaty}' is reviewed again, and when it first is.", act
    )
    often = act.review_every < 0 or (act.review_every > 0 and act.review is None)
    return collect(
        None if CODE.fullmatch(act.treaty) else Refusal("bad-code", bad),
        Refusal("code-taken", twice) if act.treaty in state.of(Treaties).treaties else None,
        None if any(name.strip() for name in act.names.values()) else Refusal("no-name", untitled),
        None if act.depositary.strip() else Refusal("no-depositary", nobodys),
        _bad_clause(act.clause),
        _bad_languages(act),
        Refusal("not-authentic", lone)
        if act.prevails and act.prevails not in act.authentic
        else None,
        Refusal("closed-before-opened", closed) if act.until and act.until < at.date() else None,
        Refusal("adopted-later", adopted) if act.adopted and act.adopted > at.date() else None,
        _bad_amended(state, act),
        Refusal("no-such-leaving", ways) if act.leaving not in {"", *LEAVINGS} else None,
        Refusal("reviewed-before", back) if act.review and act.review < at.date() else None,
        Refusal("no-review", years) if often else None,
        Refusal("no-such-moment", moments) if set(act.reserving) - {SIGNATURE, CONSENT} else None,
    )


def refuse_event_established(
    state: State, act: EventEstablished, by: Author, at: datetime
) -> Refusals:
    """Refuse an event that the clause does not ask for, or that is known."""
    del by
    treaty = state.of(Treaties).treaties.get(act.treaty)
    if treaty is None:
        return (state.of(Treaties).no_such_treaty(act.treaty),)
    events = [name for name in treaty.clause.events if name != OPENING]
    none = said("The clause of '{treaty}' asks for no event at all.", act)
    other = said(
        "The clause of '{treaty}' does not ask for '{event}', but for {known}.",
        act,
        known=listed(events),
    )
    known = said("The day of '{event}' is known already.", act)
    return collect(
        before_opening(treaty, at),
        Refusal("no-such-event", other if events else none) if act.event not in events else None,
        Refusal("event-known", known) if act.event in treaty.clause.days else None,
    )


def _bad_clause(written: str) -> Refusals:
    """Object to each thing that is wrong in a clause."""
    try:
        clause_of(written)
    except ClauseError as error:
        return tuple([Refusal("bad-clause", untold(_sentence(each))) for each in error.problems])
    return ()


def _bad_amended(state: State, act: TreatyOpened) -> Refusal | None:
    """Object to amending what is not there."""
    if not act.amends or act.amends in state.of(Treaties).treaties:
        return None
    sentence = said("There is no treaty '{amends}' that '{treaty}' could amend.", act)
    return Refusal("nothing-to-amend", sentence)


def _sentence(problem: str) -> str:
    """Return a problem as a sentence in a line of its own."""
    return f"{' '.join(problem.split()).rstrip('.?')}."


def _bad_languages(act: TreatyOpened) -> list[Refusal]:
    """Object to each tag that is of no language."""
    tags = [*act.authentic, *filter(None, (act.order,))]
    odd = [tag for tag in dict.fromkeys(tags) if not TAG.fullmatch(tag)]
    return [
        Refusal("no-such-language", said("'{tag}' is no tag of a language, like 'ru'.", tag=tag))
        for tag in odd
    ]
