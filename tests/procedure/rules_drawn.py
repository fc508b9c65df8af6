"""Rules and ballots of small bodies, drawn by hypothesis: every word of the algebra, every voice.

The bodies are small enough that every ballot can be tried; what a rule says of one is then held
against all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import combinations, product
from typing import NamedTuple

from hypothesis import strategies as some

from plenipo.procedure.answers import Circumstances, put
from plenipo.procedure.conditions import (
    AllOf,
    AnyOf,
    Count,
    Fact,
    NoObjection,
    Not,
    NoVeto,
    Share,
    TooFewToBlock,
)
from plenipo.procedure.periods import Period
from plenipo.procedure.rules import Quorum, Rule, Step, Table, Version
from plenipo.procedure.scale import (
    ABSENT,
    APART,
    ASIDE,
    ATTENDING,
    DEFAULT_SCALE,
    GROUPS,
    SILENT,
    UNOPPOSED,
    VOICES,
)

DAY = date(2011, 12, 19)
PUT = datetime(2011, 12, 1, tzinfo=UTC)
LATER = datetime(2011, 12, 19, tzinfo=UTC)
CODES = ("AM", "BY", "KZ", "KG", "RU", "TJ", "UZ")
CLASSES = ("permanent", "funding")
WEIGHTS = ("people", "quota")

numbers = some.integers(0, 4)
parts = some.sampled_from(["0", "1/4", "1/3", "0.35", "1/2", "0.55", "2/3", "3/4", "1"])
groups = some.sampled_from(sorted(GROUPS))
usual = some.sampled_from(["for", "against", "heard", "not-for", "consenting", "abstaining"])
bases = some.sampled_from(["members", "voting", "taking-part", "present", "heard"])
measures = some.sampled_from(["members", "members", *WEIGHTS])
among = some.sampled_from(["", "", *CLASSES])
any_bound = some.sampled_from(["at_least", "more_than", "at_most", "less_than"])
count_bounds = some.sampled_from(["at_least", "at_most"])


def shares(of=usual, out_of=bases, bound=any_bound, by=measures, inside=among):
    """Shares of any kind."""
    return some.builds(
        lambda word, part, **terms: Share(**terms, **{word: part}),
        word=bound,
        part=parts,
        of=of,
        out_of=out_of,
        counted_by=by,
        among=inside,
    )


def counts(of=usual, bound=count_bounds, by=measures, inside=among):
    """Counts of any kind."""
    return some.builds(
        lambda word, number, **terms: Count(**terms, **{word: number}),
        word=bound,
        number=numbers,
        of=of,
        counted_by=by,
        among=inside,
    )


too_few = some.builds(
    TooFewToBlock,
    more_than=parts,
    counted_by=measures,
    of=some.sampled_from(["not-for", "against", "abstaining"]),
    plus=some.integers(0, 1),
)
questions = some.one_of(
    shares(),
    shares(of=groups, out_of=groups),
    counts(),
    counts(of=groups),
    some.builds(NoObjection, tolerate=some.integers(0, 2), among=among),
    some.builds(NoVeto, among=some.sampled_from(CLASSES)),
    some.builds(Fact, that=some.just("parent-in-force")),
    too_few,
)
conditions = some.recursive(
    questions,
    lambda inner: some.one_of(
        some.builds(AllOf, some.lists(inner, min_size=1, max_size=3).map(tuple)),
        some.builds(AnyOf, some.lists(inner, min_size=1, max_size=3).map(tuple)),
        some.builds(Not, inner),
    ),
    max_leaves=4,
)
"""Conditions of every kind, in one another."""

by_head = {"by": some.just("members"), "inside": some.just("")}
attendance = some.one_of(
    shares(of=some.just(ATTENDING), out_of=some.sampled_from(["members", ATTENDING]), **by_head),
    shares(of=some.just("voting"), out_of=some.just(ATTENDING), **by_head),
    counts(of=some.just(ATTENDING), **by_head),
    shares(of=some.just("present")),
    counts(of=some.just("present")),
)
ties = some.sampled_from(["rejected", "second-vote", "chair-decides", "further-discussion"])


class Case(NamedTuple):
    """A ballot put to a rule."""

    rule: Rule
    ballot: dict[str, tuple[str, ...]]
    circumstances: Circumstances = Circumstances()

    @property
    def version(self):
        return self.rule.versions[0]

    @property
    def members(self):
        return self.rule.members_on(DAY)

    def asked(self, ballot=None):
        """Put this ballot, or another, to the rule."""
        ballot = self.ballot if ballot is None else ballot
        return put(self.rule, DAY, ballot, self.circumstances)

    def adopts(self, ballot):
        return self.asked(ballot).answer().adopted

    def voices(self):
        return {member: voice for voice, who in self.ballot.items() for member in who}

    def can_move(self):
        """Tell whether a member may be heard otherwise: who stays apart, only where it may."""
        apart = APART in self.version.targets()
        return [m for m, voice in self.voices().items() if voice != APART or apart]


def ballot_of(voices):
    """Return a ballot from each member's voice."""
    return {
        voice: found
        for voice in VOICES
        if (found := tuple(member for member, heard in voices.items() if heard == voice))
    }


def with_changes(ballot, changes):
    """Return a ballot on which some members are heard otherwise."""
    voices = {member: voice for voice, who in ballot.items() for member in who}
    return ballot_of({**voices, **changes})


def all_changes(case: Case, size: int) -> Iterator[dict[str, str]]:
    """Yield all sets of so many members who are heard otherwise, each in a voice it may take."""
    voices, targets = case.voices(), case.version.targets()
    for who in combinations(case.can_move(), size):
        others = [[to for to in targets if to != voices[member]] for member in who]
        yield from (dict(zip(who, said, strict=True)) for said in product(*others))


@some.composite
def rules(draw, asking=conditions, least=1, most=5, *, plain=False):
    """Draw a rule with its members, classes and weights.

    :param plain: one condition alone, without quorum, steps or ties.
    """
    members = CODES[: draw(some.integers(least, most))]
    subsets = some.sets(some.sampled_from(members), min_size=1)
    heard = draw(some.sets(some.sampled_from([UNOPPOSED, ASIDE, SILENT, ABSENT])))
    version = Version(
        since=DAY,
        article="Article 12",
        condition=draw(asking),
        scale={**DEFAULT_SCALE, **{voice: voice for voice in sorted(heard)}},
        binds=draw(some.sampled_from(["members", "for"])),
        tie="rejected" if plain else draw(ties),
        failing=() if plain else draw(ladders(asking)),
        quorum=None if plain else draw(some.none() | quorums()),
    )
    return Rule(
        rule="drawn",
        title={"en": "A rule"},
        source="Rules of Procedure",
        versions=(version,),
        members=(Table(DAY, dict.fromkeys(members, 1)),),
        classes={name: (table(draw(subsets), members),) for name in CLASSES},
        weights={name: (draw(weighings(members)),) for name in WEIGHTS},
    )


def table(inside, members):
    """Return a class as a table, in the order of the body."""
    return Table(DAY, {member: 1 for member in members if member in inside})


def weighings(members):
    """Draw what each member weighs, in units of a half, a quarter or one."""
    each = some.sampled_from([0, 1, 1, 2, 3, 5, 8])
    return some.builds(
        lambda values, unit: Table(DAY, dict(zip(members, values, strict=True)), unit),
        some.lists(each, min_size=len(members), max_size=len(members)),
        some.sampled_from([1, 1, 2, 4]),
    )


def quorums():
    """Draw a quorum to decide."""
    return some.builds(Quorum, article=some.just("Rule 67"), decide=attendance)


def ladders(asking):
    """Draw what is asked when no decision is reached."""
    waits = some.none() | some.builds(Period, some.sampled_from([5, 90]), some.just("days"))
    asks = some.builds(Step, article=some.just("Rule 80"), condition=asking, after=waits, tie=ties)
    refers = some.builds(
        Step, article=some.just("Rule 81"), after=waits, refer=some.just("the Summit")
    )
    return some.lists(some.one_of(asks, refers), max_size=2).map(tuple)


def ballots(members, voices=VOICES):
    """Draw a ballot: each member in one of the voices."""
    said = some.lists(some.sampled_from(voices), min_size=len(members), max_size=len(members))
    return said.map(lambda heard: ballot_of(dict(zip(members, heard, strict=True))))


@some.composite
def cases(draw, asking=conditions, least=1, most=5, *, plain=False):
    """Draw a ballot that is put to a rule, with what else is known of the vote."""
    rule = draw(rules(asking, least, most, plain=plain))
    members = rule.members_on(DAY)
    circumstances = Circumstances(
        attending=draw(some.none() | some.integers(0, len(members))),
        put=draw(some.none() | some.just(PUT)),
        now=LATER,
        second=draw(some.booleans()),
    )
    return Case(rule, draw(ballots(members)), circumstances)
