"""A rule of procedure as a game.

*Yes or no, all present*: every member that has a vote on the day is there and votes in favour or
against; nobody abstains, stays away or keeps silent. Under rules in which an abstention counts like
a vote against (the EU Council) that is every case there is; under others (a veto that an abstention
does not cast) it is the part of the rule that is about power. What comes before or after the vote
(a quorum that is met, later steps, a casting vote, objections within 90 days) is not in the game,
and is told in the notes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

import msgspec

from plenipo.analysis.power.game import AllOf, AnyOf, Formula, Game, Quota, as_one
from plenipo.analysis.power.measures import ALWAYS, NEVER, measured
from plenipo.analysis.power.membership import Membership, NoGameError, membership
from plenipo.procedure.conditions import weights_in
from plenipo.procedure.linear import Every, Form, Line, linear
from plenipo.procedure.rules import Rule, Version
from plenipo.procedure.scale import AGAINST, FOR

STEPS, TIE, GATES = "steps", "tie", "gates"
NOTES = (STEPS, TIE, GATES)
"""What of a rule is not in its game: steps that follow where its condition fails, a casting vote at
an equal division, what must still happen after the decision."""


class Posed(msgspec.Struct, frozen=True):
    """A rule as a game, on a day.

    :ivar since: the day the version took effect, and
    :ivar article: its provision.
    :ivar shares: what part of each weight each player has, by the name of the weight.
    :ivar notes: what of the rule is not in the game: some of :data:`NOTES`.
    """

    game: Game
    since: date
    article: str
    shares: dict[str, tuple[Fraction, ...]]
    notes: tuple[str, ...] = ()


def pose(  # noqa: PLR0913 - what if
    rule: Rule,
    day: date,
    members: Sequence[str] = (),
    *,
    joining: Mapping[str, Mapping[str, Fraction]] | None = None,
    leaving: Sequence[str] = (),
    blocs: Sequence[Sequence[str]] = (),
) -> Posed:
    """Return a rule as a game.

    :param members: who has a vote, where the rule does not say it.
    :param joining: members who join, with what they weigh by the name of the weight.
    :param leaving: members who leave.
    :param blocs: members who vote as one.
    :raises NoGameError: where the rule is none, in a sentence that says why.
    """
    version = rule.on(day)
    if version is None:
        raise NoGameError(rule.obstacle(day))
    body = membership(rule, version, day, members)
    for name in sorted(version.classes() - body.setting.classes.keys()):
        raise NoGameError(
            f"The rule '{rule.rule}' has no class '{name}' on that day: name another day, or write"
            " its members into the rule."
        )
    body = body.without(leaving).joined_by(joining or {})
    voters = body.voters(version.electorate)
    form = linear(version.condition, {FOR: voters}, body.setting)
    game = Game(voters, _formula(form, voters, rule.rule))
    if measured(game).tree in {ALWAYS, NEVER}:
        raise NoGameError(
            f"Under '{rule.rule}' the votes of these {len(voters)} members in favour or against"
            " turn nothing: nobody has power to count."
        )
    shares = {name: _shares(body, name, voters) for name in sorted(weights_in(version.condition))}
    for bloc in blocs:
        shares = {name: _together(game.players, bloc, values) for name, values in shares.items()}
        game = as_one(game, bloc)
    return Posed(game, version.since, version.article, shares, _notes(version))


def _formula(form: Form, voters: tuple[str, ...], rule: str) -> Formula:
    """Return an inequality over votes in favour and against as one over those in favour."""
    if not isinstance(form, Line):
        parts = tuple(_formula(part, voters, rule) for part in form.parts)
        return AllOf(parts) if isinstance(form, Every) else AnyOf(parts)
    against = form.gains.get(AGAINST, 0)
    gain = form.gains.get(FOR, 0) - against
    weights = [form.weight(voter) for voter in voters]
    if gain < 0 and any(weights):
        raise NoGameError(
            f"The rule '{rule}' has no voting power to count: a further vote in favour can turn"
            " its answer from adopted to not adopted."
        )
    quota = form.need - against * sum(weights)
    return Quota(tuple(gain * weight for weight in weights), quota)


def _shares(body: Membership, name: str, voters: Sequence[str]) -> tuple[Fraction, ...]:
    values = body.setting.weights[name].values
    total = sum(values[voter] for voter in voters)
    return tuple(Fraction(values[voter], total or 1) for voter in voters)


def _together(
    players: tuple[str, ...], bloc: Sequence[str], values: tuple[Fraction, ...]
) -> tuple[Fraction, ...]:
    """Return the shares after some members became one, who stands where the first did."""
    inside = [place for place, player in enumerate(players) if player in bloc]
    return tuple(
        sum((values[each] for each in inside), Fraction(0)) if inside[:1] == [place] else value
        for place, value in enumerate(values)
        if place not in inside[1:]
    )


def _notes(version: Version) -> tuple[str, ...]:
    has = {
        STEPS: bool(version.failing),
        TIE: version.tie == "chair-decides",
        GATES: bool(version.gates),
    }
    return tuple(note for note in NOTES if has[note])
