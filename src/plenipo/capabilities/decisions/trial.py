"""Trying other votes: what is asked for in the address, and what it makes of a vote.

Nothing of it is recorded: it stands in the address alone, ``?if=AM:against,BY:absent``.
"""

from __future__ import annotations

from collections.abc import Iterable

from plenipo.capabilities.decisions.votes import CAST, Vote
from plenipo.core.errors import UsageError
from plenipo.core.page import message

NO_TRIAL = message(
    "Votes to try are written like AM:against,BY:absent, of members that have a vote here."
)

Trial = dict[str, str]
"""Who is to have voted how."""


def read(text: str, vote: Vote, voters: Iterable[str]) -> Trial:
    """Read what is to be tried; what stands on the record anyhow is left out.

    :raises UsageError: when it is not written so, or names who has no vote.
    """
    known, tried = frozenset(voters), {}
    for change in filter(None, text.split(",")):
        member, _, voice = change.rpartition(":")
        if member not in known or voice not in CAST or not vote.by_name:
            raise UsageError(NO_TRIAL)
        tried[member] = voice
    return {m: voice for m, voice in tried.items() if voice != recorded(vote, m)}


def write(trial: Trial) -> str:
    """Write what is to be tried as it stands in an address."""
    return ",".join(f"{member}:{voice}" for member, voice in trial.items())


def changed(trial: Trial, vote: Vote, member: str, voice: str) -> str:
    """Write a trial with one more change; without it, where it is what stands on the record."""
    rest = {m: v for m, v in trial.items() if m != member}
    return write(rest if voice == recorded(vote, member) else {**rest, member: voice})


def following(voice: str) -> str:
    """Return the way to vote that is tried after one; after the last, the first."""
    return CAST[(CAST.index(voice) + 1) % len(CAST)]


def recorded(vote: Vote, member: str) -> str:
    """Return how a member stands on the record; who is not named was absent."""
    return vote.voice_of(member) or CAST[-1]


def cast_with(vote: Vote, trial: Trial) -> dict[str, tuple[str, ...]]:
    """Return who would have voted how."""
    cast = {v: tuple(m for m in who if m not in trial) for v, who in vote.cast.items()}
    for member, voice in trial.items():
        cast[voice] = (*cast.get(voice, ()), member)
    return cast
