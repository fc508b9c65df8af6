"""Decisions taken, and the question as it would be put now."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from plenipo.capabilities.decisions.acts import (
    DecisionRescinded,
    DecisionTaken,
    VoteCorrected,
    VoteExplained,
    VoteTaken,
)
from plenipo.capabilities.decisions.votes import (
    Correction,
    Explanation,
    Vote,
    answer_to,
    contests,
    verdict_of,
)
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.positions.state import NONE, Position, Positions
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import Item, Session, Sessions
from plenipo.core.act import Entry
from plenipo.core.fold import State, folds
from plenipo.procedure.answers import ADOPTED, NOT_ADOPTED, Answer, Asked, Circumstances, put
from plenipo.procedure.counting import Ballot
from plenipo.procedure.rules import Rule, Version
from plenipo.procedure.scale import AD_REFERENDUM, SILENT, VOICES

OUTCOMES = (ADOPTED, NOT_ADOPTED)


class Decision(msgspec.Struct):
    """A decision as it stands in the record.

    :ivar text: the digest of the text that was decided on.
    :ivar rescinded: why it was taken back; empty while it stands.
    :ivar vote: the number of the vote it was taken by, if there was one.
    """

    number: str
    session: str
    item: str
    entry: int
    moment: datetime
    outcome: str
    rule: str
    says: str
    reason: str
    source: str
    text: str = ""
    rescinded: str = ""
    vote: str = ""

    @property
    def contested(self) -> bool:
        """Whether the chair declared against the rule's answer."""
        return self.outcome != self.says


class Decisions(msgspec.Struct):
    """All decisions, in the order they were taken, and all votes, by session and number."""

    taken: list[Decision] = []
    by_item: dict[str, dict[str, list[int]]] = {}
    by_number: dict[str, list[int]] = {}
    votes: dict[str, dict[str, Vote]] = {}

    def vote(self, session: str, number: str) -> Vote | None:
        """Return a vote, or None where it is not known."""
        return self.votes.get(session, {}).get(number)

    def on(self, session: str, item: str) -> list[Decision]:
        """Return all decisions on an item, in order."""
        return [self.taken[i] for i in self.by_item.get(session, {}).get(item, [])]

    def standing(self, session: str, item: str) -> Decision | None:
        """Return the decision that stands on an item."""
        if item not in self.by_item.get(session, ()):  # asked for each position: mostly so
            return None
        return next((d for d in reversed(self.on(session, item)) if not d.rescinded), None)

    def numbered(self, number: str) -> list[Decision]:
        """Return the decisions of a number: votes of several sessions may have the same."""
        return [self.taken[i] for i in self.by_number.get(number, [])]

    @folds(DecisionTaken)
    def decision_taken(self, entry: Entry[DecisionTaken]) -> None:
        """Take in a decision."""
        act = entry.act
        decision = Decision(
            number=act.decision,
            session=act.session,
            item=act.item,
            entry=entry.seq,
            moment=entry.effective,
            outcome=act.outcome,
            rule=act.rule,
            says=act.says,
            reason=act.reason,
            source=act.source,
            text=act.text,
        )
        self._take(decision)

    @folds(VoteTaken)
    def vote_taken(self, entry: Entry[VoteTaken]) -> None:
        """Take in a vote, and the decision on an item that was declared after it."""
        act = entry.act
        vote = Vote.of(entry)
        self.votes.setdefault(act.session, {})[act.vote] = vote
        if not act.item or not act.outcome:
            return
        decision = Decision(
            number=act.vote,
            session=act.session,
            item=act.item,
            entry=entry.seq,
            moment=entry.effective,
            outcome=verdict_of(act.outcome),
            rule=act.rule,
            says=vote.verdict,
            reason=act.reason,
            source=act.source,
            text=act.text,
            vote=act.vote,
        )
        self._take(decision)

    @folds(VoteCorrected)
    def vote_corrected(self, entry: Entry[VoteCorrected]) -> None:
        """Take in how a member had meant to vote."""
        act = entry.act
        vote = self.vote(act.session, act.vote)
        if vote is not None:
            vote.corrections.append(
                Correction(act.member, act.meant, entry.seq, entry.effective, act.statement)
            )

    @folds(VoteExplained)
    def vote_explained(self, entry: Entry[VoteExplained]) -> None:
        """Take in an explanation of vote."""
        act = entry.act
        vote = self.vote(act.session, act.vote)
        if vote is not None:
            vote.explanations.append(
                Explanation(act.member, act.statement, entry.seq, entry.effective, act.before)
            )

    @folds(DecisionRescinded)
    def decision_rescinded(self, entry: Entry[DecisionRescinded]) -> None:
        """Take in that a decision was taken back."""
        for decision in self.on(entry.act.session, entry.act.item):
            if decision.number == entry.act.decision:
                decision.rescinded = entry.act.reason

    def _take(self, decision: Decision) -> None:
        on_session = self.by_item.setdefault(decision.session, {})
        for index in (
            on_session.setdefault(decision.item, []),
            self.by_number.setdefault(decision.number, []),
        ):
            index.append(len(self.taken))
        self.taken.append(decision)


class Question(msgspec.Struct):
    """An item as it would be put now: who has a voice, who said what, under which rule.

    :ivar positions: the positions that count, by member.
    :ivar outdated: the members whose position is to be reconfirmed: it was taken on an earlier
        text, or in a word that the rule in force does not know.
    """

    rule: Rule
    version: Version
    day: date
    electorate: tuple[str, ...]
    ballot: Ballot
    positions: dict[str, Position]
    outdated: tuple[str, ...]
    ad_referendum: bool

    def asked(self) -> Asked:
        """Put it to the rule, with the weights and classes of the day."""
        circumstances = Circumstances(ad_referendum=self.ad_referendum)
        return put(self.rule, self.day, self.ballot, circumstances, self.version)

    def answer(self) -> Answer:
        """Ask the rule."""
        return self.asked().answer()


def electorate(state: State, session: Session, day: date) -> tuple[str, ...]:
    """Return who has a voice in a session on a day, in the order of the body."""
    return state.of(Members).ordered(seated(state, session, day))


def seated(state: State, session: Session, day: date) -> frozenset[str]:
    """Return who has a voice in a session on a day."""
    members = state.of(Members)
    return frozenset[str]().union(*(members.sitting(body, day) for body in session.bodies))


def question(
    state: State,
    session: Session,
    item: Item,
    voters: tuple[str, ...] | None = None,
    moment: datetime | None = None,
) -> Question | None:
    """Put an item; None where its rule is not adopted or not yet in force.

    :param voters: who has a voice, if it is known already.
    :param moment: when it is put; the moment of the latest act unless told.
    """
    asked_at = session.while_open(moment or state.latest)
    positions = state.of(Positions).on(session.code, item.number).positions
    _, text = item.at(asked_at)
    return question_of(state, session, item.rule, positions, text, voters, asked_at)


def question_of(  # noqa: PLR0913, PLR0917 - what a question is made of
    state: State,
    session: Session,
    rule: str,
    positions: dict[str, Position],
    text: str,
    voters: tuple[str, ...] | None,
    asked_at: datetime,
    unheard: str = SILENT,
) -> Question | None:
    """Put positions on a text to a rule; None where it is not adopted or not yet in force.

    :param rule: its name; that of the session where it is empty.
    :param text: what the positions must have been taken on, to count.
    :param unheard: the voice of those who have said nothing: that of silence, unless told.
    """
    day = session.day(asked_at)
    found = state.of(Rulebook).rule(rule or session.rule, asked_at)
    version = found.on(day) if found else None
    if found is None or version is None:
        return None
    voters = electorate(state, session, day) if voters is None else voters
    scale = version.scale
    heard, outdated = _heard(voters, positions, text, scale)
    voices: dict[str, list[str]] = {voice: [] for voice in VOICES}
    for member in voters:
        position = heard.get(member)
        voices[scale[position.stance] if position else unheard].append(member)
    ballot: Ballot = {voice: tuple(members) for voice, members in voices.items() if members}
    subject = any(p.stance == AD_REFERENDUM for p in heard.values())
    return Question(found, version, day, voters, ballot, heard, outdated, subject)


def _heard(
    voters: tuple[str, ...], positions: dict[str, Position], text: str, scale: dict[str, str]
) -> tuple[dict[str, Position], tuple[str, ...]]:
    """Part the positions that count from those on an earlier text, or an earlier rule's scale."""
    heard: dict[str, Position] = {}
    outdated: list[str] = []
    for member in voters:
        position = positions.get(member)
        if position is None or position.stance == NONE:
            continue
        if position.text != text or position.stance not in scale:
            outdated.append(member)
        else:
            heard[member] = position
    return heard, tuple(outdated)


def answer_as_cast(  # noqa: PLR0913, PLR0917 - what is known of a vote
    state: State,
    session: Session,
    rule: str,
    method: str,
    cast: dict[str, tuple[str, ...]],
    counts: dict[str, int],
    moment: datetime,
) -> Answer | None:
    """Ask a rule about what was cast, before the vote is declared; None where it does not stand.

    :param cast: the members by how they voted; of a vote by numbers, none.
    """
    day, found = session.day(moment), state.of(Rulebook).rule(rule, moment)
    if found is None or found.on(day) is None:
        return None
    vote = VoteTaken(
        session=session.code,
        vote="",
        names={},
        method=method,
        rule=rule,
        says="",
        cast=cast,
        counts=counts,
    )
    return answer_to(vote, found, day, seated(state, session, day))


def against(outcome: str, says: str) -> bool:
    """Tell whether what is to be declared is another outcome than a rule answers."""
    return contests(outcome, says)


def find(state: State, session: str, item: str) -> tuple[Session, Item] | None:
    """Return a session and an item of it, or None."""
    found = state.of(Sessions).sessions.get(session)
    number = found.items.get(item) if found else None
    return (found, number) if found and number else None
