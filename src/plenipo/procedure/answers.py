"""Asking a rule: what was said, in, and what it comes to under the rule of that day, out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from plenipo.procedure.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Finding,
    NoVeto,
    measure_of,
    without_vetoes,
)
from plenipo.procedure.counting import (
    Ballot,
    Names,
    Roll,
    Setting,
    Tally,
    all_hold,
    any_holds,
    find,
    members_in,
)
from plenipo.procedure.linear import (
    Either,
    Every,
    Form,
    Holds,
    equal_division,
    is_monotone,
    linear,
    negated,
)
from plenipo.procedure.missing import Missing, decisive, missing
from plenipo.procedure.obstacles import TOO_LITTLE, Obstacle, having_a_vote, obstacle, too_many
from plenipo.procedure.periods import Period
from plenipo.procedure.possible import is_searchable, known_to_take_part, only_possible
from plenipo.procedure.rules import Gate, Rule, Step, Version
from plenipo.procedure.scale import AGAINST, APART, FOR, VOICES
from plenipo.procedure.steps import Wait, countable_quorum, reachable, waiting_for

ADOPTED = "adopted"
NOT_ADOPTED = "not-adopted"
BLOCKED = "blocked-by-veto"
NO_QUORUM = "no-quorum"
SECOND_VOTE = "second-vote"
CHAIR_DECIDES = "chair-decides"
FURTHER_DISCUSSION = "further-discussion"
WAITING = "waiting"
REFERRED = "referred"
UNDETERMINED = "undetermined"

OUTCOMES = (
    ADOPTED,
    NOT_ADOPTED,
    BLOCKED,
    NO_QUORUM,
    SECOND_VOTE,
    CHAIR_DECIDES,
    FURTHER_DISCUSSION,
    WAITING,
    REFERRED,
    UNDETERMINED,
)
"""What a rule can answer."""

_TIED = {
    "second-vote": SECOND_VOTE,
    "chair-decides": CHAIR_DECIDES,
    "further-discussion": FURTHER_DISCUSSION,
}


class Circumstances(msgspec.Struct, frozen=True):
    """What else a rule may have to know of a vote.

    :ivar ad_referendum: whether some of it is subject to capitals.
    :ivar attending: how many are registered at the meeting; None where nobody has counted.
    :ivar put: when the question was first put to the body, and
    :ivar now: the moment for which it is asked; without them no waiting period has passed.
    :ivar second: whether this is the second vote, after an equal division.
    :ivar roles: the members in a circumstance that takes their vote, by circumstance.
    """

    ad_referendum: bool = False
    attending: int | None = None
    put: datetime | None = None
    now: datetime | None = None
    second: bool = False
    roles: dict[str, tuple[str, ...]] = {}


ORDINARY = Circumstances()


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a rule says of a ballot.

    :ivar rule: the rule's name, and
    :ivar since: the day its version took effect.
    :ivar article: the provision that decided.
    :ivar outcome: one of :data:`OUTCOMES`.
    :ivar finding: the arithmetic.
    :ivar quorum: the arithmetic of the quorum, where the rule has one that could be counted.
    :ivar provisional: whether it rests on agreement ad referendum.
    :ivar binds: the members it would bind.
    :ivar gates: what must still happen for it to have effect.
    :ivar wait: the period that must pass before the next step, and
    :ivar until: when it will have passed, where it is known when the question was put.
    :ivar refer: who decides instead.
    :ivar obstacle: why it cannot be told.
    :ivar readings: the readings that were applied, where sources can be read in several ways.
    """

    rule: str
    since: date
    article: str
    outcome: str
    finding: Finding
    quorum: Finding | None = None
    provisional: bool = False
    binds: tuple[str, ...] = ()
    gates: tuple[Gate, ...] = ()
    wait: Period | None = None
    until: datetime | None = None
    refer: str = ""
    obstacle: Obstacle = Obstacle()
    readings: dict[str, str] = {}

    @property
    def adopted(self) -> bool:
        """Whether a decision is reached."""
        return self.outcome == ADOPTED

    @property
    def verdict(self) -> str:
        """``adopted`` or ``not-adopted``: whether there is a decision, whatever stands against."""
        return ADOPTED if self.adopted else NOT_ADOPTED


class Asked(msgspec.Struct, frozen=True):
    """A rule as it is asked of a ballot: its version, those who have a vote, the day's tables."""

    rule: Rule
    version: Version
    ballot: Ballot
    setting: Setting
    circumstances: Circumstances = ORDINARY

    def answer(self) -> Answer:
        """Ask the rule."""
        voters = [member for members in self.ballot.values() for member in members]
        found = obstacle(self.rule.rule, self.version, self.setting, voters)
        if found:
            return _obstructed(self, found)
        return _answer(self, Names(self.ballot, self.setting))

    def decisive(self, answer: Answer | None = None) -> tuple[str, ...]:
        """Return the members each of whom alone could turn the answer, told it where known."""
        if (answer or self.answer()).outcome == UNDETERMINED:
            return ()
        return decisive(self.form(), self.ballot, self.version.targets())

    def is_monotone(self) -> bool:
        """Whether the answer never gets worse when a member who may move comes to be in favour."""
        targets = self.version.targets()
        return is_monotone(self.form(), [v for v in VOICES if v != APART or v in targets])

    def missing(self, answer: Answer | None = None) -> Missing:
        """Find what is missing for a decision: nothing where it is reached.

        :param answer: what the rule answers, where that is known.
        """
        answer = answer or self.answer()
        if answer.adopted:
            return Missing(0)
        if answer.outcome == UNDETERMINED:
            return Missing()
        return missing(self.form(), self.ballot, self.version.targets())

    def form(self) -> Form:
        """Return the condition that decides now, with that of the quorum, as inequalities."""
        asks = [step.condition for step in self.steps() if step.condition]
        deciding = Either(tuple(linear(c, self.ballot, self.setting) for c in asks))
        quorum = self.quorum()
        there = linear(quorum, self.ballot, self.setting) if quorum else None
        return Every((deciding, there)) if there else deciding

    def steps(self) -> list[Step]:
        """Return the steps that can be taken now, from the first."""
        return list(reachable(self.version, self.circumstances.put, self.circumstances.now))

    def wait(self) -> Wait | None:
        """Return the step for which there is to wait."""
        return waiting_for(self.version, self.circumstances.put, self.circumstances.now)

    def quorum(self) -> Condition | None:
        """Return the quorum to decide, where it can be counted."""
        return countable_quorum(self.version, self.circumstances.attending)


def put(
    rule: Rule,
    day: date,
    ballot: Ballot,
    circumstances: Circumstances = ORDINARY,
    version: Version | None = None,
) -> Asked:
    """Put a ballot to a rule as it stands on a day.

    :param version: the version, if it is known; else that of the day, or the first before it.
    """
    version = version or rule.nearest(day)
    setting = rule.setting(day, circumstances.attending)
    votes = having_a_vote(version, setting, circumstances.roles)
    if votes is not None:
        ballot = {voice: tuple(filter(votes, members)) for voice, members in ballot.items()}
    return Asked(rule, version, ballot, setting, circumstances)


def ask(
    rule: Rule,
    day: date,
    ballot: Ballot,
    circumstances: Circumstances = ORDINARY,
    version: Version | None = None,
) -> Answer:
    """Ask a rule, as it stands on a day, about a ballot."""
    return put(rule, day, ballot, circumstances, version).answer()


def ask_tally(  # noqa: PLR0913, PLR0917 - what is known of a vote
    rule: Rule,
    day: date,
    counts: dict[str, dict[str, int]],
    circumstances: Circumstances = ORDINARY,
    electorate: tuple[str, ...] = (),
    named: Ballot | None = None,
) -> Answer:
    """Ask a rule about numbers without names; the answer may be that they do not suffice.

    :param counts: the numbers by voice: under ``""`` of members; under the name of a weight or of
        a class, those that were taken in it.
    :param electorate: who has a vote, where it is known.
    :param named: those of whom it is known how they voted, by voice.
    """
    version = rule.nearest(day)
    setting = rule.setting(day, circumstances.attending)
    voters = electorate or rule.members_on(day)
    votes = having_a_vote(version, setting, circumstances.roles)
    if votes is not None:
        voters = tuple(filter(votes, voters or sorted(setting.classes.get(version.electorate, ()))))
    asked = Asked(rule, version, {}, setting, circumstances)
    found = obstacle(rule.rule, version, setting, voters, counts)
    found = found or too_many(version, counts.get("", {}), voters)
    if found:
        return _obstructed(asked, found)
    tally = Tally(counts, setting, voters, named)
    answer = _answer(asked, tally)
    if answer.outcome != UNDETERMINED or not is_searchable(tally, version):
        return answer
    settled = only_possible(_outcomes(asked, known_to_take_part(tally)), tally)
    return _answer(asked, tally, settled) if settled else answer


def _answer(asked: Asked, roll: Roll, settled: str = "") -> Answer:
    """Ask a rule of a ballot or tally.

    :param settled: the outcome, where it is known that numbers leave no other.
    """
    quorum, steps = asked.quorum(), asked.steps()
    present = find(quorum, roll, asked.setting) if quorum else None
    if settled == NO_QUORUM or (present is not None and present.holds is False):
        article = asked.version.quorum.article if asked.version.quorum else ""
        finding = find(asked.version.condition, roll, asked.setting)
        return _told(asked, NO_QUORUM, finding, present, article)
    unclear = present is not None and present.holds is None
    unsure, outcome, article, refer = unclear, NOT_ADOPTED, asked.version.article, ""
    finding = Finding(asked.version.condition, None)
    for step in steps:
        article = step.article
        if step.condition is None:
            outcome, refer = REFERRED, step.refer
            break
        finding = find(step.condition, roll, asked.setting)
        outcome = _outcome(step, finding, roll, asked.circumstances.second)
        if outcome == ADOPTED or (settled == ADOPTED and finding.holds is None):
            break
        unsure = unsure or outcome == UNDETERMINED
    if settled or (unclear if outcome == ADOPTED else unsure):
        outcome = settled or UNDETERMINED
    wait = asked.wait() if outcome in {NOT_ADOPTED, BLOCKED, WAITING} else None
    outcome = WAITING if wait else outcome
    return _told(asked, outcome, finding, present, article, refer, wait)


def _outcomes(asked: Asked, ballot: Ballot) -> Iterator[tuple[str, Form]]:
    """Yield what a rule can answer, each with what must hold for it, as inequalities."""

    def form(condition: Condition) -> Form:
        return linear(condition, ballot, asked.setting)

    quorum, steps = asked.quorum(), asked.steps()
    there = form(quorum) if quorum else Holds
    adopted = Either(tuple(form(step.condition) for step in steps if step.condition))
    yield NO_QUORUM, negated(there)
    yield ADOPTED, Every((there, adopted))
    failing, last = Every((there, negated(adopted))), steps[-1]
    if last.condition is None:
        yield REFERRED, failing
        return
    waits = asked.wait() is not None
    vetoed = form(without_vetoes(last.condition))
    yield (WAITING if waits else BLOCKED), Every((failing, vetoed))
    tied = equal_division(last.condition, asked.setting)
    rejected = Every((failing, negated(vetoed)))
    outcome = _tied_outcome(last, asked.circumstances.second)
    if outcome:
        yield outcome, Every((rejected, tied))
        rejected = Every((rejected, negated(tied)))
    yield (WAITING if waits else NOT_ADOPTED), rejected


def _told(  # noqa: PLR0913, PLR0917 - the parts of an answer
    asked: Asked,
    outcome: str,
    finding: Finding,
    quorum: Finding | None,
    article: str,
    refer: str = "",
    wait: Wait | None = None,
) -> Answer:
    version, adopted = asked.version, outcome == ADOPTED
    return Answer(
        asked.rule.rule,
        version.since,
        article,
        outcome,
        finding,
        quorum,
        adopted and asked.circumstances.ad_referendum,
        members_in(asked.ballot, version.binds) if adopted else (),
        version.gates if adopted else (),
        wait.step.after if wait else None,
        wait.until if wait else None,
        refer if outcome == REFERRED else "",
        TOO_LITTLE if outcome == UNDETERMINED else Obstacle(),
        {name: reading.chosen for name, reading in asked.rule.readings.items()},
    )


def _obstructed(asked: Asked, found: Obstacle) -> Answer:
    version = asked.version
    finding = Finding(version.condition, None)
    return Answer(
        asked.rule.rule, version.since, version.article, UNDETERMINED, finding, obstacle=found
    )


def _outcome(step: Step, finding: Finding, roll: Roll, second: bool) -> str:  # noqa: FBT001
    """Return what a finding comes to: a veto is one only where all else is fulfilled."""
    if finding.holds:
        return ADOPTED
    vetoed = None if finding.holds is None else _but_for_vetoes(finding)
    if vetoed is not False:
        return BLOCKED if vetoed else UNDETERMINED
    tied = _tied_outcome(step, second)
    if tied:
        counted_by, among = measure_of(finding.condition)
        in_favour, against = (roll.size(voice, counted_by, among) for voice in (FOR, AGAINST))
        if in_favour[0] <= against[1] and against[0] <= in_favour[1] and in_favour[1]:
            known = in_favour == against and in_favour[0] == in_favour[1]
            return tied if known else UNDETERMINED
    return NOT_ADOPTED


def _tied_outcome(step: Step, second: bool) -> str:  # noqa: FBT001
    """Return what an equal division comes to, where it is more than a rejection."""
    return "" if second and step.tie == "second-vote" else _TIED.get(step.tie, "")


def _but_for_vetoes(finding: Finding) -> bool | None:
    """Whether a condition would hold without its vetoes."""
    match finding.condition:
        case NoVeto():
            return True
        case AllOf():
            return all_hold([_but_for_vetoes(part) for part in finding.parts])
        case AnyOf():
            return any_holds([_but_for_vetoes(part) for part in finding.parts])
        case _:
            return finding.holds
