"""The quorum of a body in the room: what its rule asks of those who are there, and what it finds.

FIELD notes 2.1 (8): presence is read in two ways. A rule that asks for those *attending* counts who
came to the sitting, also when they have left the room since; a rule that asks for those *present*
counts who is in it. Which one stands is written in the rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from plenipo.procedure.conditions import Condition, Finding
from plenipo.procedure.counting import Ballot, evaluate
from plenipo.procedure.obstacles import NONE, Obstacle, having_a_vote, obstacle
from plenipo.procedure.rules import Rule, Version
from plenipo.procedure.scale import ABSENT, SILENT
from plenipo.procedure.steps import asks_attendance

PRESENT, REMOTE, LEFT, AWAY = "present", "remote", "left", "absent"
WAYS = (PRESENT, REMOTE, LEFT, AWAY)
"""How a delegation can be there, or not."""

IN_THE_ROOM = (PRESENT, REMOTE)
"""Who can hear and speak; who takes part from elsewhere is counted like those in the room."""

AT_THE_SITTING = (*IN_THE_ROOM, LEFT)
"""Who attends the sitting, be it that it has left the room."""

QUORUM, NO_QUORUM = "quorum", "no-quorum"
NOT_COUNTED, NOT_REQUIRED, UNDETERMINED = "not-counted", "not-required", "undetermined"
ANSWERS = (NO_QUORUM, UNDETERMINED, NOT_COUNTED, QUORUM, NOT_REQUIRED)
"""What a rule answers of a quorum; of several bodies, the first of these that one of them has."""


class Counted(msgspec.Struct, frozen=True):
    """One quorum, to open or to decide, as it was counted.

    :ivar says: one of :data:`ANSWERS`.
    :ivar finding: the arithmetic; None where nothing was to be counted, or nobody was.
    :ivar ballot: who is there (``silent``) and who is not (``absent``), as the rule reads presence.
    :ivar obstacle: why it cannot be told.
    """

    says: str
    finding: Finding | None = None
    ballot: Ballot = {}
    obstacle: Obstacle = NONE

    @property
    def short_of(self) -> int:
        """How many more there must be, in members or units of the weight; 0 where it is met."""
        return max(0, self.finding.need - self.finding.have) if self.finding else 0


class Quorums(msgspec.Struct, frozen=True):
    """Both quorums of one body.

    :ivar body: its code.
    :ivar rule: the name of the rule that was asked, and
    :ivar article: the provision on the quorum; empty where it has none.
    """

    body: str
    rule: str
    article: str
    open: Counted
    decide: Counted


def count(
    body: str, rule: Rule, day: date, voters: tuple[str, ...], presence: Mapping[str, str]
) -> Quorums:
    """Count the quorums of a body on a day.

    :param voters: who sits in it, in the order of the body.
    :param presence: how each delegation is there, as far as it was taken.
    """
    version = rule.nearest(day)
    quorum = version.quorum
    if quorum is None:
        none = Counted(NOT_REQUIRED)
        return Quorums(body, rule.rule, "", none, none)
    counting = _Counting(rule, version, day, voters, presence)
    opening, deciding = counting.counted(quorum.open), counting.counted(quorum.decide)
    return Quorums(body, rule.rule, quorum.article, opening, deciding)


def least(answers: Iterable[str]) -> str:
    """Return the answer of several bodies that meet jointly: all must have their quorum.

    >>> least(["quorum", "no-quorum"]), least(["not-required", "quorum"]), least([])
    ('no-quorum', 'quorum', 'not-required')
    """
    return min(answers, key=ANSWERS.index, default=NOT_REQUIRED)


class _Counting:
    """The delegations of a body, each there or not."""

    def __init__(
        self,
        rule: Rule,
        version: Version,
        day: date,
        voters: tuple[str, ...],
        presence: Mapping[str, str],
    ) -> None:
        self.rule, self.version, self.day, self.presence = rule, version, day, presence
        votes = having_a_vote(version, rule.setting(day), {})
        self.voters = voters if votes is None else tuple(filter(votes, voters))

    def counted(self, condition: Condition | None) -> Counted:
        if condition is None:
            return Counted(NOT_REQUIRED)
        if not self.presence:
            return Counted(NOT_COUNTED)
        found = obstacle(self.rule.rule, self.version, self.rule.setting(self.day), self.voters)
        if found:
            return Counted(UNDETERMINED, obstacle=found)
        ways = AT_THE_SITTING if asks_attendance(condition) else IN_THE_ROOM
        there = tuple(m for m in self.voters if self.presence.get(m) in ways)
        away = tuple(m for m in self.voters if self.presence.get(m) not in ways)
        ballot: Ballot = {voice: who for voice, who in ((SILENT, there), (ABSENT, away)) if who}
        finding = evaluate(condition, ballot, self.rule.setting(self.day, len(there)))
        return Counted(QUORUM if finding.holds else NO_QUORUM, finding, ballot)
