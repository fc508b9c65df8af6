"""The questions put, the ballots and the rulings of all sessions, and what is asked of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from plenipo.capabilities.chairing.acts import (
    BallotAnnulled,
    BallotCast,
    BallotClosed,
    BallotCounted,
    BallotOpened,
    BallotReceived,
    ObjectionRaised,
    QuestionPut,
    QuestionWithdrawn,
    RulingAppealed,
    RulingDecided,
    RulingGiven,
)
from plenipo.capabilities.chairing.ballots import ANNULLED, CHOICES, CLOSED, Ballot, Cast
from plenipo.capabilities.chairing.questions import (
    CONSENSUS,
    Appeal,
    Objection,
    Put,
    Ruling,
    Settled,
    Withdrawal,
    insert,
)
from plenipo.capabilities.decisions.state import Decisions, seated
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import ASIDE, Sessions
from plenipo.core.act import Entry
from plenipo.core.fold import State, folds
from plenipo.core.refusal import Refusal
from plenipo.core.said import Word, listed, said
from plenipo.procedure.answers import ADOPTED

MAJORITY = "majority"
"""The rule by which the body decides on an appeal, where its own rule names none."""


class Chairing(msgspec.Struct):
    """What the chairs of all sessions put, opened and ruled, by session."""

    questions: dict[str, list[Put]] = {}
    ballots: dict[str, dict[str, Ballot]] = {}
    rulings: dict[str, dict[str, Ruling]] = {}

    def ballot(self, session: str, vote: str) -> Ballot | None:
        """Return a ballot, or None where it is not known."""
        return self.ballots.get(session, {}).get(vote)

    def ruling(self, session: str, number: str) -> Ruling | None:
        """Return a ruling, or None where it is not known."""
        return self.rulings.get(session, {}).get(number)

    @folds(QuestionPut)
    def question_put(self, entry: Entry[QuestionPut]) -> None:
        """Take in a question where it belongs by its moment."""
        act = entry.act
        put = Put(
            session=act.session,
            item=act.item,
            moment=entry.effective,
            entry=entry.seq,
            kind=act.kind,
            method=act.method,
            seconds=act.seconds,
            text=act.text,
        )
        insert(self.questions.setdefault(act.session, []), put)

    @folds(QuestionWithdrawn)
    def question_withdrawn(self, entry: Entry[QuestionWithdrawn]) -> None:
        """Take in that the question was taken back."""
        put = self._last(entry.act.session, entry.act.item, entry.effective)
        if put is not None:
            put.withdrawn = Withdrawal(entry.effective, entry.seq, entry.act.reason)

    @folds(ObjectionRaised)
    def objection_raised(self, entry: Entry[ObjectionRaised]) -> None:
        """Take in an objection to the question that was put last by then."""
        act = entry.act
        put = self._last(act.session, act.item, entry.effective)
        if put is not None:
            raised = Objection(act.member, entry.effective, entry.seq, act.reason)
            put.objections[act.member] = raised

    @folds(RulingGiven)
    def ruling_given(self, entry: Entry[RulingGiven]) -> None:
        """Take in a ruling."""
        act = entry.act
        given = Ruling(act.ruling, act.words, act.item, act.source, entry.effective, entry.seq)
        self.rulings.setdefault(act.session, {})[act.ruling] = given

    @folds(RulingAppealed)
    def ruling_appealed(self, entry: Entry[RulingAppealed]) -> None:
        """Take in an appeal."""
        act, found = entry.act, self.ruling(entry.act.session, entry.act.ruling)
        if found is not None:
            found.appeal = Appeal(act.member, entry.effective, entry.seq, act.reason)

    @folds(RulingDecided)
    def ruling_decided(self, entry: Entry[RulingDecided]) -> None:
        """Take in what the body decided on an appeal."""
        act, found = entry.act, self.ruling(entry.act.session, entry.act.ruling)
        if found is not None:
            found.settled = Settled(act.outcome, act.vote, entry.effective, entry.seq)

    @folds(BallotOpened)
    def ballot_opened(self, entry: Entry[BallotOpened]) -> None:
        """Take in a ballot."""
        act = entry.act
        self.ballots.setdefault(act.session, {})[act.vote] = Ballot(
            session=act.session,
            number=act.vote,
            entry=entry.seq,
            moment=entry.effective,
            audience=entry.audience,
            names=act.names,
            method=act.method,
            rule=act.rule,
            item=act.item,
            text=act.text,
        )

    @folds(BallotCast)
    def ballot_cast(self, entry: Entry[BallotCast]) -> None:
        """Take in a vote by name; the first one stands."""
        act, ballot = entry.act, self.ballot(entry.act.session, entry.act.vote)
        if ballot is not None:
            ballot.casts.setdefault(act.member, Cast(act.cast, entry.effective, entry.seq))

    @folds(BallotReceived)
    def ballot_received(self, entry: Entry[BallotReceived]) -> None:
        """Take in that a member handed in its paper."""
        ballot = self.ballot(entry.act.session, entry.act.vote)
        if ballot is not None:
            ballot.handed.setdefault(entry.act.member, entry.effective)

    @folds(BallotCounted)
    def ballot_counted(self, entry: Entry[BallotCounted]) -> None:
        """Take in a paper; one of the same number is the same."""
        ballot = self.ballot(entry.act.session, entry.act.vote)
        if ballot is not None:
            ballot.papers.setdefault(entry.act.ballot, entry.act.cast)

    @folds(BallotClosed)
    def ballot_closed(self, entry: Entry[BallotClosed]) -> None:
        """Take in that nobody votes any more."""
        ballot = self.ballot(entry.act.session, entry.act.vote)
        if ballot is not None:
            ballot.closed = entry.effective

    @folds(BallotAnnulled)
    def ballot_annulled(self, entry: Entry[BallotAnnulled]) -> None:
        """Take in that a ballot counts for nothing."""
        ballot = self.ballot(entry.act.session, entry.act.vote)
        if ballot is not None:
            ballot.annulled, ballot.reason = entry.effective, entry.act.reason

    def _last(self, session: str, item: str, at: datetime) -> Put | None:
        known = reversed(self.questions.get(session, []))
        return next((q for q in known if q.item == item and q.moment <= at), None)


def pending(state: State, session: str, at: datetime) -> Put | None:
    """Return the question that stands in a session at a moment."""
    known = reversed(state.of(Chairing).questions.get(session, []))
    return next((q for q in known if q.moment <= at and not _over(state, q, at)), None)


def _over(state: State, put: Put, at: datetime) -> bool:
    """Tell whether a question stands no more: decided, taken back, or its item put aside."""
    decided = (d.moment for d in state.of(Decisions).on(put.session, put.item))
    item = state.of(Sessions).item(put.session, put.item)
    steps = item.steps if item else []
    aside = (step.moment for step in steps if step.act in {f"item.{word}" for word in ASIDE})
    return put.over(at, decided, aside)


def not_declaring(  # noqa: PLR0913, PLR0917 - what is declared
    state: State, session: str, item: str, outcome: str, reason: str, at: datetime
) -> Refusal | None:
    """Object to declaring consensus before the moment is over, or against an objection.

    Against an objection it is declared only with a reason, which is on record then. Where no
    question was put nothing stands against it: the chair may take silence for consent at once.
    """
    put = pending(state, session, at)
    if put is None or put.item != item or put.kind != CONSENSUS or outcome != ADOPTED:
        return None
    if at < put.ends:
        sentence = said(
            "Objections on item {item} are heard until {when}: declare it after that.",
            put,
            when=put.ends,
        )
        return Refusal("moment-not-over", sentence)
    objecting = [objection.member for objection in put.heard(at)]
    if objecting and not reason.strip():
        sentence = said(
            "There is an objection to consensus on item {item}, of {objecting}: put it to a vote,"
            " or give the reason for declaring it all the same.",
            put,
            objecting=listed(objecting),
        )
        return Refusal("objection-raised", sentence)
    return None


def not_as_cast(  # noqa: PLR0913 - what is told of a vote
    state: State,
    session: str,
    vote: str,
    at: datetime,
    *,
    told: tuple[str, str, str],
    cast: dict[str, tuple[str, ...]],
    counts: dict[str, int],
) -> Refusal | None:
    """Object to a vote that is told before its ballot is closed and counted, or otherwise than so.

    :param told: its method, its rule and its item.
    """
    ballot = state.of(Chairing).ballot(session, vote)
    if ballot is None:
        return None
    uncounted = _uncounted(ballot, at)
    if uncounted is not None:
        return uncounted
    if told != (ballot.method, ballot.rule, ballot.item):
        sentence = said(
            "The ballot '{vote}' was opened by another method or rule, or on another item.",
            vote=vote,
        )
        return Refusal("other-ballot", sentence)
    if _differs(ballot, cast, counts):
        numbers = listed(
            said("{number} {word}", number=number, word=Word("vote", word))
            for word, number in ballot.counts().items()
        )
        sentence = said(
            "The ballots cast in '{vote}' are {numbers}: tell the vote as it was cast.",
            vote=vote,
            numbers=numbers,
        )
        return Refusal("not-as-cast", sentence)
    return None


def _uncounted(ballot: Ballot, at: datetime) -> Refusal | None:
    """Object to declaring a vote before its ballot is closed and its papers are counted."""
    standing, vote, session = ballot.at(at), ballot.number, ballot.session
    if standing == ANNULLED:
        sentence = said(
            "The ballot '{vote}' of '{session}' was annulled: open another one.",
            vote=vote,
            session=session,
        )
        return Refusal("ballot-annulled", sentence)
    if standing != CLOSED:
        sentence = said(
            "The ballot '{vote}' of '{session}' is not closed: close it first.",
            vote=vote,
            session=session,
        )
        return Refusal("ballot-open", sentence)
    if ballot.secret and not ballot.complete:
        sentence = said(
            "In the ballot '{vote}' {handed} handed in a paper and {counted} were counted: wait"
            " for the count, or annul it.",
            vote=vote,
            handed=len(ballot.handed),
            counted=len(ballot.papers),
        )
        return Refusal("papers-differ", sentence)
    return None


def _differs(ballot: Ballot, cast: dict[str, tuple[str, ...]], counts: dict[str, int]) -> bool:
    """Tell whether a vote is told otherwise than its ballots were cast."""
    if ballot.secret:
        return any(counts.get(word, 0) != number for word, number in ballot.counts().items())
    known = ballot.by_choice()
    return any(set(cast.get(word, ())) != set(known[word]) for word in CHOICES)


def voters(state: State, session: str, at: datetime) -> frozenset[str]:
    """Return who has a vote in a session at a moment."""
    found = state.of(Sessions).sessions.get(session)
    return seated(state, found, found.day(at)) if found else frozenset()


def appeals_rule(state: State, session: str, item: str, at: datetime) -> str:
    """Return the rule by which an appeal against a ruling is decided.

    It is the one that the rule of the item, or of the session, names for that; else a majority.
    """
    found = state.of(Sessions).sessions.get(session)
    if found is None:
        return MAJORITY
    on = found.items.get(item)
    rule = state.of(Rulebook).rule((on.rule if on else "") or found.rule, at)
    version = rule.on(found.day(at)) if rule else None
    return (version.appeals_decided_by if version else "") or MAJORITY


def to_be_emptied(state: State) -> Iterator[Ballot]:
    """Return the secret ballots that are closed and not all counted."""
    for ballots in state.of(Chairing).ballots.values():
        for ballot in ballots.values():
            if ballot.secret and ballot.closed and not ballot.annulled and not ballot.complete:
                yield ballot
