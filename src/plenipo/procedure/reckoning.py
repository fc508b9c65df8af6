"""An answer with its arithmetic: the conditions as bars, who could have turned it, and how."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from plenipo.procedure.answers import UNDETERMINED, Answer, Asked
from plenipo.procedure.bars import Bar, bars
from plenipo.procedure.counting import Ballot
from plenipo.procedure.explanation import Naming, Translate, told_missing
from plenipo.procedure.linear import negated
from plenipo.procedure.missing import missing
from plenipo.procedure.obstacles import TOO_LITTLE
from plenipo.procedure.scale import ABSENT


class Reckoning(msgspec.Struct, frozen=True):
    """What stands behind an answer.

    :ivar bars: the conditions, and ``quorum``: those of the quorum.
    :ivar decisive: who alone could have turned it.
    :ivar turning: which fewest changes would have turned it, in sentences.
    :ivar obstacle: why it cannot be told, in a sentence.
    """

    bars: tuple[Bar, ...]
    quorum: tuple[Bar, ...]
    decisive: tuple[str, ...]
    turning: tuple[str, ...]
    obstacle: str


def reckon(
    asked: Asked,
    answer: Answer,
    seats: Sequence[str] | None = None,
    name: Naming = str,
    translate: Translate = str,
) -> Reckoning:
    """Return what stands behind an answer to what was asked.

    :param seats: of numbers without names, who has a vote, as far as it is known; None by name.
    :param name: how a member is called.
    :param translate: a message of the catalogues into the reader's language.
    """
    by_name = seats is None
    ballot: Ballot = asked.ballot if seats is None else {ABSENT: _seats(asked, seats)}
    counted = not answer.obstacle or answer.obstacle == TOO_LITTLE
    told = by_name and answer.outcome != UNDETERMINED
    finding, quorum = answer.finding, answer.quorum
    return Reckoning(
        bars=bars(finding, ballot, asked.setting, name, translate) if counted else (),
        quorum=bars(quorum, ballot, asked.setting, name, translate) if quorum else (),
        decisive=asked.decisive() if told else (),
        turning=tuple(_turning(asked, answer, name, translate)) if told else (),
        obstacle=answer.obstacle.told(name, translate),
    )


def _seats(asked: Asked, known: Sequence[str]) -> tuple[str, ...]:
    """Return who may have voted: those known, or those of the classes and others nobody names."""
    if known:
        return tuple(known)
    named = sorted(frozenset().union(*asked.setting.classes.values()))
    return (*named, *[f"#{n}" for n in range(len(named), asked.version.seats)])


def _turning(asked: Asked, answer: Answer, name: Naming, translate: Translate) -> list[str]:
    """Say which fewest changes would have turned the outcome."""
    if not answer.adopted:
        return told_missing(asked.missing(), name, translate)
    against = missing(negated(asked.form()), asked.ballot, asked.version.targets())
    if against.fewest is None:
        return []
    alone = msgspec.structs.replace(against, in_favour=None)
    return told_missing(alone, name, translate)
