"""What the tables of worked examples are made of: a rule, a vote, and what comes of it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from plenipo.procedure.answers import ORDINARY, Asked, Circumstances, ask_tally, put
from plenipo.procedure.conditions import Finding
from plenipo.procedure.counting import Ballot, Tally, find
from plenipo.procedure.explanation import explain, told_missing
from plenipo.procedure.rule_file import read, text_of
from plenipo.procedure.rules import Rule
from plenipo.procedure.scale import VOICES

TODAY = date(2026, 1, 1)


class Example(NamedTuple):
    """One row: the id of FIELD.md (or none), the rule, the vote, the outcome.

    ``says`` is part of the arithmetic as it is told, ``missing`` part of what would turn it.
    """

    id: str
    rule: str
    ballot: Ballot
    outcome: str
    says: str = ""
    missing: str = ""
    day: date = TODAY
    circumstances: Circumstances = ORDINARY
    readings: tuple[tuple[str, str], ...] = ()

    def asked(self) -> Asked:
        """Put the vote to the rule."""
        return put(rule(self.rule, *self.readings), self.day, self.ballot, self.circumstances)


class Numbers(NamedTuple):
    """One row of which numbers are known, in several measures: members, a weight, a class."""

    id: str
    rule: str
    counts: dict[str, dict[str, int]]
    outcome: str
    says: str = ""
    day: date = TODAY
    readings: tuple[tuple[str, str], ...] = ()


def counted(**told: int) -> dict[str, int]:
    """Return numbers in which nobody is left out: in the other voices there is nobody."""
    return dict.fromkeys(VOICES, 0) | told


def check_counts(row: Numbers) -> None:
    """Hold a row of numbers against the rule: outcome and arithmetic."""
    answer = ask_tally(rule(row.rule, *row.readings), row.day, row.counts)
    assert answer.outcome == row.outcome
    assert row.says in explain(answer.finding)


def rule(name: str, *readings: tuple[str, str]) -> Rule:
    """Return a rule of the library, with readings chosen."""
    return read(text_of(name), name, tuple(readings))


def votes(told: str) -> Ballot:
    """Return a ballot of so many members in each voice: ``93 for, 24 against``."""
    ballot: Ballot = {}
    for part in told.split(", "):
        number, voice = part.split(" ")
        ballot[voice] = tuple(f"{voice}-{seat}" for seat in range(1, int(number) + 1))
    return ballot


def members(codes: str) -> tuple[str, ...]:
    """Return members by their codes."""
    return tuple(codes.split())


def states(body: tuple[str, ...], others: str = "for", **told: str) -> Ballot:
    """Return a ballot by name: ``against="DE FR"``; the others are in favour unless told."""
    named = {voice: members(codes) for voice, codes in told.items()}
    spoke = {member for codes in named.values() for member in codes}
    assert spoke <= set(body), f"{spoke - set(body)} are no members"
    rest = tuple(member for member in body if member not in spoke)
    ballot = {**named, others: (*named.get(others, ()), *rest)}
    return {voice: codes for voice, codes in ballot.items() if codes}


def check(example: Example) -> None:
    """Hold a row against the rule: outcome, arithmetic, what is missing."""
    asked = example.asked()
    answer = asked.answer()
    assert answer.outcome == example.outcome, explain(answer.finding)
    findings = [found for found in (answer.quorum, answer.finding) if found]
    assert example.says in " ".join(map(explain, findings))
    assert example.missing in " ".join(told_missing(asked.missing()))
    assert answer.article
    assert answer.binds if answer.adopted else not answer.binds


def check_numbers(example: Example) -> None:
    """Hold a row against the rule once more, with numbers in the place of names."""
    asked = example.asked()
    counts = {voice: len(who) for voice, who in asked.ballot.items()}
    answer = ask_tally(asked.rule, example.day, {"": counts}, example.circumstances)
    assert answer.outcome == example.outcome


def gate(name: str, number: int, came: int, body: int) -> Finding:
    """Return what the gate of a rule finds on so many acceptances (or objections) of members."""
    chosen = rule(name).versions[-1].gates[number]
    voice = {"acceptances": "for", "objections": "against"}[chosen.gate]
    return find(chosen.condition, Tally({"": {voice: came, "silent": body - came}}))
