"""A vote as it stands in the record, and as it is put to its rule."""

from __future__ import annotations

from datetime import date, datetime
from sys import intern

import msgspec

from plenipo.capabilities.decisions.acts import VoteTaken
from plenipo.core.act import Entry
from plenipo.procedure.answers import (
    ADOPTED,
    BLOCKED,
    NOT_ADOPTED,
    Answer,
    Asked,
    Circumstances,
    ask_tally,
    put,
)
from plenipo.procedure.counting import Ballot
from plenipo.procedure.rules import Rule
from plenipo.procedure.scale import ABSENT, ABSTAINING, AGAINST, APART, FOR

ROLL_CALL, RECORDED = "roll-call", "recorded"
SHOW_OF_HANDS, SECRET = "show-of-hands", "secret"
METHODS = (ROLL_CALL, RECORDED, SHOW_OF_HANDS, SECRET)
BY_NUMBERS = (SHOW_OF_HANDS, SECRET)
"""The ways to vote of which only the numbers are known."""
CAST = (FOR, AGAINST, ABSTAINING, APART, ABSENT)
"""How a member can have voted; the order in which numbers are told."""

DECLARED = (ADOPTED, NOT_ADOPTED, BLOCKED)
"""What a chair can declare of a vote."""

MEANT = CAST[:-1]
ANNOUNCED = CAST[:3]
"""The numbers that a chair announces."""


class Correction(msgspec.Struct):
    """How a member had meant to vote; it changes no result."""

    member: str
    meant: str
    entry: int
    moment: datetime
    statement: str = ""


class Explanation(msgspec.Struct):
    """What a member said of its vote, and whether before it."""

    member: str
    statement: str
    entry: int
    moment: datetime
    before: bool = False


class Vote(msgspec.Struct):
    """A vote as it stands in the record; the fields are those of the act."""

    session: str
    number: str
    entry: int
    moment: datetime
    names: dict[str, str]
    method: str
    rule: str
    says: str
    outcome: str
    item: str
    document: str
    cast: dict[str, tuple[str, ...]]
    counts: dict[str, int]
    in_class: dict[str, dict[str, int]]
    attending: int | None
    roles: dict[str, tuple[str, ...]]
    second_of: str
    sponsors: tuple[str, ...]
    reason: str
    note: str
    text: str
    source: str
    corrections: list[Correction] = []
    explanations: list[Explanation] = []

    @classmethod
    def of(cls, entry: Entry[VoteTaken]) -> Vote:
        """Return the vote that an act records."""
        act = entry.act
        return cls(
            session=act.session,
            number=act.vote,
            entry=entry.seq,
            moment=entry.effective,
            names=act.names,
            method=intern(act.method),
            rule=intern(act.rule),
            says=intern(act.says),
            outcome=intern(act.outcome),
            item=act.item,
            document=act.document,
            cast={intern(voice): tuple(map(intern, who)) for voice, who in act.cast.items()},
            counts={intern(voice): number for voice, number in act.counts.items()},
            in_class=act.in_class,
            attending=act.attending,
            roles=act.roles,
            second_of=act.second_of,
            sponsors=tuple(map(intern, act.sponsors)),
            reason=act.reason,
            note=act.note,
            text=act.text,
            source=act.source,
        )

    @property
    def by_name(self) -> bool:
        """Whether it is known of each member how it voted."""
        return self.method not in BY_NUMBERS

    @property
    def verdict(self) -> str:
        """What the rule answered, as a decision or none."""
        return verdict_of(self.says)

    @property
    def contested(self) -> bool:
        """Whether the chair declared against the rule's answer."""
        return contests(self.outcome, self.says)

    def recounted(self) -> dict[str, int]:
        """Return the numbers counted by name."""
        return {voice: len(self.cast.get(voice, ())) for voice in CAST}

    def voice_of(self, member: str) -> str:
        """Return how a member voted; empty where it is not known."""
        return next((voice for voice, who in self.cast.items() if member in who), "")

    def ballot(self, voters: tuple[str, ...] | frozenset[str]) -> Ballot:
        """Return the ballot of those who have a vote: who is not named was absent."""
        return ballot_of(self.cast, voters)


def verdict_of(outcome: str) -> str:
    """Return an outcome as a decision or none.

    >>> verdict_of("blocked-by-veto")
    'not-adopted'
    """
    return ADOPTED if outcome == ADOPTED else NOT_ADOPTED


def contests(outcome: str, says: str) -> bool:
    """Tell whether what was declared is another decision than the rule's answer, or another veto.

    >>> contests("not-adopted", "blocked-by-veto"), contests("blocked-by-veto", "not-adopted")
    (False, True)
    """
    return bool(outcome) and outcome not in {says, verdict_of(says)}


def seats_of(rule: Rule, day: date, voters: tuple[str, ...] | frozenset[str]) -> int:
    """Return how many have a vote: those known by name, or more where the rule tells of more."""
    version = rule.on(day)
    return max(len(voters), version.seats if version else 0)


def ballot_of(cast: dict[str, tuple[str, ...]], voters: tuple[str, ...] | frozenset[str]) -> Ballot:
    """Return what was cast as a ballot of all who have a vote: who is not named was absent."""
    ballot = {voice: who for voice, who in cast.items() if who}
    named = {member for who in cast.values() for member in who}
    if len(named) < len(voters):
        absent = [member for member in voters if member not in named]
        ballot[ABSENT] = (*ballot.get(ABSENT, ()), *absent)
    return ballot


def put_vote(
    vote: Vote | VoteTaken, rule: Rule, day: date, voters: tuple[str, ...] | frozenset[str]
) -> Asked:
    """Put a vote by name to its rule."""
    return put(rule, day, ballot_of(vote.cast, voters), _circumstances(vote))


def answer_to(
    vote: Vote | VoteTaken, rule: Rule, day: date, voters: tuple[str, ...] | frozenset[str]
) -> Answer:
    """Ask a rule about a vote, by name or by its numbers."""
    if vote.method not in BY_NUMBERS:
        return put_vote(vote, rule, day, voters).answer()
    counts = {"": vote.counts, **vote.in_class}
    return answer_to_numbers(rule, day, voters, counts, vote.cast, _circumstances(vote))


def answer_to_numbers(  # noqa: PLR0913, PLR0917 - what is known of a vote
    rule: Rule,
    day: date,
    voters: tuple[str, ...] | frozenset[str],
    counts: dict[str, dict[str, int]],
    named: Ballot,
    circumstances: Circumstances,
) -> Answer:
    """Ask a rule about numbers: who has a vote and is not counted was absent."""
    seats, members = seats_of(rule, day, voters), dict(counts[""])
    members.setdefault(ABSENT, max(0, seats - sum(members.values())))
    known = tuple(voters) if len(voters) == seats else ()
    return ask_tally(rule, day, {**counts, "": members}, circumstances, known, named)


def _circumstances(vote: Vote | VoteTaken) -> Circumstances:
    return Circumstances(attending=vote.attending, second=bool(vote.second_of), roles=vote.roles)
