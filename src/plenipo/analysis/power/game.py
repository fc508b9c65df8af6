"""A rule as a simple game: which coalitions of members win.

A *coalition* is the set of those in favour. It wins where a formula of quotas holds. Weights are
whole numbers and never negative, and there is no *not*: a further member never makes a winning
coalition lose, so that the game is monotone by its form.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from plenipo.core.errors import InputError

MOST_WEIGHT = 2**61
"""What all members together may weigh: sums of 64 bits stay exact with room for a comparison."""


class GameError(InputError):
    """Something that is no game."""

    code = "game"


class Quota(msgspec.Struct, frozen=True):
    """Together they weigh enough.

    :ivar weights: what each member weighs, in the order of the players.
    :ivar quota: what a winning coalition weighs at least.
    """

    weights: tuple[int, ...]
    quota: int

    def __post_init__(self) -> None:
        """Refuse weights that are not whole numbers, or negative."""
        for weight in self.weights:
            if not isinstance(weight, int) or weight < 0:
                raise GameError(f"A weight is a whole number, 0 or more, not {weight}.")


class AllOf(msgspec.Struct, frozen=True):
    """All of these hold; of none, always."""

    parts: tuple[Formula, ...]


class AnyOf(msgspec.Struct, frozen=True):
    """One of these holds; of none, never."""

    parts: tuple[Formula, ...]


Formula = Quota | AllOf | AnyOf


class Game(msgspec.Struct, frozen=True):
    """Players and the formula that a winning coalition fulfils."""

    players: tuple[str, ...]
    formula: Formula

    def __post_init__(self) -> None:
        """Refuse what the methods could not count.

        :raises GameError: of nobody, of one twice, of weights that are not one for each player.
        """
        if not self.players:
            raise GameError("A game has at least one player: name the members who vote.")
        twice = [name for place, name in enumerate(self.players) if name in self.players[:place]]
        if twice:
            raise GameError(f"'{twice[0]}' stands twice among the players: name each once.")
        for leaf in quotas(self.formula):
            if len(leaf.weights) != len(self.players):
                given, wanted = len(leaf.weights), len(self.players)
                raise GameError(f"There are {given} weights for {wanted} players: give one each.")
            if sum(leaf.weights) >= MOST_WEIGHT:
                raise GameError(f"All weights together must be less than {MOST_WEIGHT}.")

    def wins(self, coalition: Collection[str]) -> bool:
        """Return whether a coalition wins."""
        inside = [name in coalition for name in self.players]
        return _holds(self.formula, inside)


def quotas(formula: Formula) -> Iterator[Quota]:
    """Return the quotas of a formula."""
    if isinstance(formula, Quota):
        yield formula
    else:
        for part in formula.parts:
            yield from quotas(part)


def as_one(game: Game, members: Collection[str]) -> Game:
    """Return the game in which some members always vote alike; they stand where the first did.

    :raises GameError: where one of them does not play, or there are not two.
    """
    for name in members:
        if name not in game.players:
            raise GameError(f"'{name}' is no player: the players are {', '.join(game.players)}.")
    if len(set(members)) < 2:  # noqa: PLR2004 - one alone is as it was
        raise GameError("A bloc is of two members or more, like 'A+B'.")
    places = [place for place, name in enumerate(game.players) if name in members]
    first, rest = places[0], frozenset(places[1:])
    name = "+".join(game.players[place] for place in places)

    def merged(weights: tuple[int, ...]) -> tuple[int, ...]:
        together = sum(weights[place] for place in places)
        return tuple(
            together if place == first else weight
            for place, weight in enumerate(weights)
            if place not in rest
        )

    def walk(formula: Formula) -> Formula:
        match formula:
            case Quota(weights=weights, quota=quota):
                return Quota(merged(weights), quota)
            case AllOf(parts=parts):
                return AllOf(tuple(map(walk, parts)))
            case AnyOf(parts=parts):
                return AnyOf(tuple(map(walk, parts)))

    players = tuple(
        name if place == first else player
        for place, player in enumerate(game.players)
        if place not in rest
    )
    return Game(players, walk(game.formula))


def _holds(formula: Formula, inside: list[bool]) -> bool:
    match formula:
        case Quota(weights=weights, quota=quota):
            weight = sum(w for w, there in zip(weights, inside, strict=True) if there)
            return weight >= quota
        case AllOf(parts=parts):
            return all(_holds(part, inside) for part in parts)
        case AnyOf(parts=parts):
            return any(_holds(part, inside) for part in parts)
