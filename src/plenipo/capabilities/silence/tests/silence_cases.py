"""Silences of the joint session: of a text, in paragraphs, of items; and their rules."""

from datetime import timedelta

from case import after
from story import JOINT, MEETING

from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.silence.acts import (
    SilenceAgreed,
    SilenceBroken,
    SilenceConcluded,
    SilenceExtended,
    SilenceLifted,
    SilenceObjected,
    SilenceOpened,
    SilenceWithdrawn,
)
from plenipo.procedure.rule_file import text_of
from plenipo.procedure.silence import instant

OSCE = RuleAdopted(rule="osce-silence", text=text_of("osce-silence"))
NATO = RuleAdopted(rule="nato-silence", text=text_of("nato-silence"))
SLOW = RuleAdopted(
    rule="slow-silence",
    text=text_of("nato-silence")
    .replace("nato-silence", "slow-silence")
    .replace("    silence:\n", "    silence:\n      at_least: 72 hours\n"),
)
"""A rule of the same kind that asks for three days."""

FRIDAY = instant("2011-12-23 12:00", "Europe/Vienna")
"""When the silence expires: 11:00 UTC."""
LAST = FRIDAY - timedelta(seconds=1)


def minutes_to(moment):
    """How many minutes after the meeting began a moment is."""
    return (moment - MEETING).total_seconds() / 60


def done(act, moment):
    """An act as done at a moment."""
    return after(minutes_to(moment), act)


def opened(**fields):
    told = {
        "silence": "S-1",
        "names": {"en": "Draft decision on the border"},
        "rule": "osce-silence",
        "expires": FRIDAY,
        "zone": "Europe/Vienna",
        "session": JOINT,
        "document": "J/2011/L.1",
    }
    return SilenceOpened(**{**told, **fields})


def objected(member="UZ", **fields):
    return SilenceObjected(**{"silence": "S-1", "member": member, **fields})


def broken(member="UZ", *parts, **fields):
    told = {"silence": "S-1", "member": member, "kind": "objection", "parts": parts}
    return SilenceBroken(**{**told, **fields})


def amended(member="UZ", *parts):
    return broken(member, *parts, kind="amendment", proposal="Delete “all”.")


def lifted(member="UZ", *parts, **fields):
    return SilenceLifted(**{"silence": "S-1", "member": member, "parts": parts, **fields})


def agreed(member="UZ", **fields):
    return SilenceAgreed(**{"silence": "S-1", "member": member, **fields})


def extended(expires, **fields):
    told = {"silence": "S-1", "expires": expires, "reason": "capitals ask for time"}
    return SilenceExtended(**{**told, **fields})


def withdrawn(**fields):
    return SilenceWithdrawn(**{"silence": "S-1", "reason": "a new text is coming", **fields})


def concluded(outcome="adopted", **fields):
    return SilenceConcluded(**{"silence": "S-1", "outcome": outcome, **fields})


OPEN = (OSCE, NATO, opened())
IN_PARTS = (OSCE, opened(parts=("1", "2", "3")))
OF_ITEMS = (OSCE, opened(document="", items=("1", "2"), parts=("1", "2")))
BY_NATO = (NATO, opened(rule="nato-silence"))
