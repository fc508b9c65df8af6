"""What stands against several acts of the chair, and of those who object, appeal and vote."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from plenipo.capabilities.chairing.ballots import CHOICES, OPEN, Ballot
from plenipo.capabilities.chairing.questions import Put, Ruling
from plenipo.capabilities.chairing.state import Chairing, pending, voters
from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal
from plenipo.core.said import Said, listed, said


class OfBallot(Protocol):
    """An act about a ballot that was opened before."""

    @property
    def session(self) -> str:
        """The session's code."""

    @property
    def vote(self) -> str:
        """The number of the vote."""


class OfMember(OfBallot, Protocol):
    """An act by which a member votes."""

    @property
    def member(self) -> str:
        """The code of the member."""


def decided(state: State, session: str, item: str) -> Refusal | None:
    """Object to what is decided."""
    standing = state.of(Decisions).standing(session, item)
    if standing is None:
        return None
    sentence = said(
        "Item {item} was decided as {number}: rescind that first.",
        item=item,
        number=standing.number,
    )
    return Refusal("already-decided", sentence)


def question_on(
    state: State, session: str, item: str, at: datetime
) -> tuple[Put | None, Refusal | None]:
    """Return the question that stands on an item at a moment, or what is said where none does."""
    sessions = state.of(Sessions)
    if sessions.item(session, item) is None:
        return None, sessions.no_such_item(session, item)
    put = pending(state, session, at)
    if put is None or put.item != item:
        missing = said(
            "No question stands on item {item} of '{session}'.", item=item, session=session
        )
        return None, Refusal("no-question", missing)
    return put, None


def decided_since(state: State, put: Put, at: datetime) -> Refusal | None:
    """Object to what changes a question from before the decision on it that stands."""
    decision = state.of(Decisions).standing(put.session, put.item)
    if decision is None or decision.moment < at:
        return None
    sentence = said(
        "Item {item} was decided as {number} on {when}: rescind that first.",
        decision,
        when=decision.moment,
    )
    return Refusal("decided-since", sentence)


def no_voice(state: State, session: str, member: str, at: datetime) -> Refusal | None:
    """Object to who has no vote at a moment."""
    if member in voters(state, session, at):
        return None
    sentence = said(
        "'{member}' has no vote in '{session}' at that moment.", member=member, session=session
    )
    return Refusal("no-voice", sentence)


def without_reason(reason: str, what: Said) -> Refusal | None:
    """Object to what has no reason."""
    sentence = said("Give a reason for {what}.", what=what)
    return None if reason.strip() else Refusal("no-reason", sentence)


def ruling_of(
    state: State, session: str, number: str, at: datetime
) -> tuple[Ruling | None, Refusal | None]:
    """Return a ruling, and what stands against an act about it at a moment."""
    found = state.of(Sessions).sessions.get(session)
    ruling = state.of(Chairing).ruling(session, number)
    if found is None:
        return None, state.of(Sessions).no_such_session(session)
    if ruling is None:
        missing = said(
            "There is no ruling '{ruling}' in '{session}'.", ruling=number, session=session
        )
        return None, Refusal("no-such-ruling", missing)
    if at < ruling.moment:
        sentence = said(
            "The ruling '{ruling}' of '{session}' was given only on {when}.",
            ruling=number,
            session=session,
            when=ruling.moment,
        )
        return ruling, Refusal("before-the-ruling", sentence)
    return ruling, found.not_at(at)


def ballot_of(state: State, act: OfBallot) -> tuple[Ballot | None, Refusal | None]:
    """Return a ballot, or what is said where there is none."""
    ballot = state.of(Chairing).ballot(act.session, act.vote)
    if ballot is not None:
        return ballot, None
    if act.session not in state.of(Sessions).sessions:
        return None, state.of(Sessions).no_such_session(act.session)
    sentence = said("There is no ballot '{vote}' in '{session}': open it first.", act)
    return None, Refusal("no-such-ballot", sentence)


def not_open(ballot: Ballot, at: datetime) -> Refusal | None:
    """Object to what is done in a ballot that is not open."""
    if ballot.at(at) == OPEN:
        return None
    sentence = said("The ballot '{number}' of '{session}' is not open at that moment.", ballot)
    return Refusal("ballot-not-open", sentence)


def not_voting(state: State, ballot: Ballot, act: OfMember, at: datetime) -> Iterator[Refusal]:
    """Object to voting in what is not open, twice, or without having a vote."""
    closed = not_open(ballot, at)
    if closed is not None:
        yield closed
    if act.member in ballot.voted:
        yield Refusal("voted-already", said("'{member}' has voted in the ballot '{vote}'.", act))
    stranger = no_voice(state, act.session, act.member, at)
    if stranger is not None:
        yield stranger


def bad_choice(cast: str) -> Refusal | None:
    """Object to an odd way to vote."""
    if cast in CHOICES:
        return None
    sentence = said("'{word}' is no way to vote: write {known}.", word=cast, known=listed(CHOICES))
    return Refusal("bad-vote", sentence)
