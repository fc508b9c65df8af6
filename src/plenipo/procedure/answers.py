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
    Not,
    NoVeto,
    parts_of,
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
from plenipo.procedure.linear import Either, Every, Form, linear
from plenipo.procedure.missing import Missing, decisive, missing
from plenipo.procedure.periods import Period
from plenipo.procedure.rules import Gate, Rule, Step, Version
from plenipo.procedure.scale import AGAINST, ATTENDING, EVERYBODY, FOR

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
    obstacle: str = ""
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
        obstacle = _obstacle(self, voters)
        if obstacle:
            return _obstructed(self, obstacle)
        return _answer(self, Names(self.ballot, self.setting))

    def decisive(self) -> tuple[str, ...]:
        """Return the members each of whom alone could turn the answer."""
        if self.answer().outcome == UNDETERMINED:
            return ()
        return decisive(self.form(), self.ballot, self.version.targets())

    def missing(self) -> Missing:
        """Find what is missing for a decision: nothing where it is reached."""
        answer = self.answer()
        if answer.adopted:
            return Missing(0)
        if answer.outcome == UNDETERMINED:
            return Missing()
        return missing(self.form(), self.ballot, self.version.targets())

    def form(self) -> Form:
        """Return the condition that decides now, with that of the quorum, as inequalities."""
        steps = [step.condition for step in _reachable(self) if step.condition]
        deciding = Either(tuple(linear(c, self.ballot, self.setting) for c in steps))
        quorum = _countable_quorum(self)
        if quorum is None:
            return deciding
        return Every((deciding, linear(quorum, self.ballot, self.setting)))


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
    silenced = {m for role in version.without for m in circumstances.roles.get(role, ())}
    inside = setting.classes.get(version.electorate)
    if silenced or inside is not None:
        ballot = {
            voice: tuple(
                [m for m in members if m not in silenced and (inside is None or m in inside)]
            )
            for voice, members in ballot.items()
        }
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
    asked = Asked(rule, version, {}, setting, circumstances)
    counted = frozenset(counts)
    obstacle = _obstacle(asked, voters, counted) or _too_many(asked, counts, voters)
    if obstacle:
        return _obstructed(asked, obstacle)
    return _answer(asked, Tally(counts, setting, voters, named))


def _answer(asked: Asked, roll: Roll) -> Answer:
    quorum = _countable_quorum(asked)
    present = find(quorum, roll, asked.setting) if quorum else None
    if present is not None and present.holds is False:
        return _told(asked, NO_QUORUM, find(asked.version.condition, roll, asked.setting), present)
    outcome, article = NOT_ADOPTED, asked.version.article
    finding = Finding(asked.version.condition, None)
    for step in _reachable(asked):
        if step.condition is None:
            return _told(asked, REFERRED, finding, present, step.article, refer=step.refer)
        finding, article = find(step.condition, roll, asked.setting), step.article
        outcome = _outcome(step, finding, roll, asked.circumstances.second)
        if outcome == ADOPTED:
            break
    waits_for = _waits_for(asked)
    if waits_for is not None and outcome in {NOT_ADOPTED, BLOCKED}:
        return _told(asked, WAITING, finding, present, article, waits_for=waits_for)
    if present is not None and present.holds is None:
        outcome = UNDETERMINED
    return _told(asked, outcome, finding, present, article)


def _told(  # noqa: PLR0913, PLR0917 - the parts of an answer
    asked: Asked,
    outcome: str,
    finding: Finding,
    quorum: Finding | None,
    article: str = "",
    refer: str = "",
    waits_for: tuple[Step, datetime | None] | None = None,
) -> Answer:
    version, adopted = asked.version, outcome == ADOPTED
    return Answer(
        asked.rule.rule,
        version.since,
        article or version.article,
        outcome,
        finding,
        quorum,
        adopted and asked.circumstances.ad_referendum,
        members_in(asked.ballot, version.binds) if adopted else (),
        version.gates if adopted else (),
        waits_for[0].after if waits_for else None,
        waits_for[1] if waits_for else None,
        refer,
        TOO_LITTLE if outcome == UNDETERMINED else "",
        {name: reading.chosen for name, reading in asked.rule.readings.items()},
    )


TOO_LITTLE = "The numbers do not say who voted how, and the rule turns on that: give the names."


def _obstructed(asked: Asked, sentence: str) -> Answer:
    version = asked.version
    finding = Finding(version.condition, None)
    return Answer(
        asked.rule.rule, version.since, version.article, UNDETERMINED, finding, obstacle=sentence
    )


def _outcome(step: Step, finding: Finding, roll: Roll, second: bool) -> str:  # noqa: FBT001
    """Return what a finding comes to: a veto is one only where all else is fulfilled."""
    if finding.holds:
        return ADOPTED
    if finding.holds is None:
        return UNDETERMINED
    if _but_for_vetoes(finding):
        return BLOCKED
    if step.tie != "rejected" and not (second and step.tie == "second-vote"):
        in_favour, against = (roll.size(voice, EVERYBODY, "") for voice in (FOR, AGAINST))
        if in_favour == against and in_favour[0]:
            return _TIED[step.tie]
    return NOT_ADOPTED


def _but_for_vetoes(finding: Finding) -> bool | None:
    """Whether a condition would hold without its vetoes."""
    match finding.condition:
        case NoVeto():
            return True
        case AllOf():
            return all_hold([_but_for_vetoes(part) for part in finding.parts])
        case AnyOf():
            return any_holds([_but_for_vetoes(part) for part in finding.parts])
        case Not():
            return finding.holds
        case _:
            return finding.holds


def _reachable(asked: Asked) -> Iterator[Step]:
    """Yield the steps that can be taken now, from the first."""
    version, waits_for = asked.version, _waits_for(asked)
    yield Step(version.article, version.condition, tie=version.tie)
    for step in version.failing:
        if waits_for is not None and step is waits_for[0]:
            return
        yield step


def _waits_for(asked: Asked) -> tuple[Step, datetime | None] | None:
    """Return the step for which there is to wait, and until when; None where there is none."""
    ends = asked.circumstances.put
    for step in asked.version.failing:
        if step.after is None:
            continue
        ends = step.after.end(ends) if ends else None
        now = asked.circumstances.now
        if ends is None or now is None or now < ends:
            return step, ends
    return None


def _countable_quorum(asked: Asked) -> Condition | None:
    """Return the quorum to decide; None where nobody counted: it is presumed till challenged."""
    quorum = asked.version.quorum.decide if asked.version.quorum else None
    if quorum is None or (asked.circumstances.attending is None and _asks_attendance(quorum)):
        return None
    return quorum


def _asks_attendance(condition: Condition) -> bool:
    return getattr(condition, "of", "") == ATTENDING or any(
        map(_asks_attendance, parts_of(condition))
    )


def _obstacle(
    asked: Asked, voters: list[str] | tuple[str, ...], counted: frozenset[str] = frozenset()
) -> str:
    """Return why the rule cannot be asked: a weight or class that is not known; or nothing."""
    version, setting, name = asked.version, asked.setting, asked.rule.rule
    for weight in sorted(version.weights() - counted):
        weighing = setting.weights.get(weight)
        if weighing is None:
            return f"The rule '{name}' gives no weight '{weight}' on that day: add it to the rule."
        without = [member for member in voters if member not in weighing.values]
        if without:
            listed = ", ".join(without)
            return f"The rule '{name}' gives no weight '{weight}' to {listed}: add it to the rule."
    for class_ in sorted(version.classes() - counted):
        if class_ not in setting.classes:
            return f"The rule '{name}' has no class '{class_}' on that day: add it to the rule."
    return ""


def _too_many(asked: Asked, counts: dict[str, dict[str, int]], voters: tuple[str, ...]) -> str:
    """Return that there are more votes than voters; or nothing."""
    cast, seats = sum(counts.get("", {}).values()), len(voters) or asked.version.seats
    if seats and cast > seats:
        return f"{cast} votes are more than the {seats} there can be: correct the numbers."
    return ""
