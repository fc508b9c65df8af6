"""The arithmetic of a vote: put to its rule once more, with what is tried."""

from __future__ import annotations

from datetime import date

import msgspec

from plenipo.capabilities.decisions import trial as trials
from plenipo.capabilities.decisions.state import electorate
from plenipo.capabilities.decisions.trial import Trial
from plenipo.capabilities.decisions.votes import Vote, answer_to, put_vote
from plenipo.capabilities.members.state import calling, members_named
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.page import Named
from plenipo.procedure.answers import Asked
from plenipo.procedure.bars import Bar
from plenipo.procedure.reckoning import reckon
from plenipo.procedure.rules import Rule
from plenipo.register.view import View


class Arithmetic(msgspec.Struct, frozen=True):
    """What the rule answers, counted now from what the reader may know.

    :ivar bars: the conditions, and ``quorum``: those of the quorum.
    :ivar turning: what would have turned it, in sentences.
    :ivar decisive: who alone could have turned it.
    :ivar obstacle: why it cannot be told.
    """

    outcome: str
    article: str
    since: date
    bars: tuple[Bar, ...]
    quorum: tuple[Bar, ...]
    turning: tuple[str, ...]
    decisive: tuple[Named, ...]
    obstacle: str


class Looked(msgspec.Struct, frozen=True):
    """A vote as it is looked at: who has a vote, and what is tried.

    :ivar tried: the vote as it would stand with what is tried.
    :ivar seats: who had a seat that day; ``voters``: those, and whoever voted.
    """

    view: View
    vote: Vote
    tried: Vote
    trial: Trial
    seats: tuple[str, ...]
    voters: frozenset[str]
    rule: Rule | None
    day: date


def look_at(view: View, vote: Vote, text: str) -> Looked:
    """Look at a vote with what is to be tried.

    :raises UsageError: when what is to be tried cannot be read.
    """
    state = view.seen.state
    session = state.of(Sessions).sessions.get(vote.session)
    day = session.day(vote.moment) if session else vote.moment.date()
    seats = electorate(state, session, day) if session else ()
    voters = frozenset(seats).union(*vote.cast.values())
    trial = trials.read(text, vote, voters)
    tried = msgspec.structs.replace(vote, cast=trials.cast_with(vote, trial)) if trial else vote
    rule = state.of(Rulebook).rule(vote.rule, vote.moment)
    return Looked(view, vote, tried, trial, seats, voters, rule, day)


def count(looked: Looked) -> tuple[Asked | None, Arithmetic | None]:
    """Put the vote to its rule once more; None where the rule is not known."""
    rule, vote, view = looked.rule, looked.tried, looked.view
    if rule is None:
        return None, None
    asked = put_vote(vote, rule, looked.day, looked.seats)
    answer = asked.answer() if vote.by_name else answer_to(vote, rule, looked.day, looked.seats)
    seats = None if vote.by_name else looked.seats
    found = reckon(asked, answer, seats, calling(view), view.wording.translate)
    arithmetic = Arithmetic(
        outcome=answer.outcome,
        article=answer.article,
        since=answer.since,
        bars=found.bars,
        quorum=found.quorum,
        turning=found.turning,
        decisive=members_named(view, found.decisive),
        obstacle=found.obstacle,
    )
    return asked, arithmetic
