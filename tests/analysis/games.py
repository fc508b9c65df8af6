"""Games to count: small ones with known indices, and any game at all for hypothesis."""

from __future__ import annotations

from math import factorial

from hypothesis import strategies as st

from plenipo.analysis.power.game import AllOf, AnyOf, Game, Quota


def named(count):
    return tuple(f"m{place}" for place in range(count))


def weighted(quota, *weights):
    return Game(named(len(weights)), Quota(weights, quota))


def swings_one_by_one(game):
    """Ask every coalition: the swings of each player, by the number of others."""
    count = len(game.players)
    wins = [
        game.wins({name for place, name in enumerate(game.players) if inside >> place & 1})
        for inside in range(2**count)
    ]
    found = [[0] * count for _ in game.players]
    for inside in range(2**count):
        for place in range(count):
            joined = inside | 1 << place
            if joined != inside and wins[joined] and not wins[inside]:
                found[place][inside.bit_count()] += 1
    return found


def orders_of(swings):
    """In how many orders of the players each is the one who makes the coalition win."""
    count = len(swings)
    return [
        sum(n * factorial(s) * factorial(count - 1 - s) for s, n in enumerate(row))
        for row in swings
    ]


WEIGHTS = st.one_of(st.just(1), st.integers(0, 4), st.integers(0, 60))


@st.composite
def quotas(draw, count):
    weights = tuple(draw(st.lists(WEIGHTS, min_size=count, max_size=count)))
    if draw(st.booleans()):
        weights = (draw(st.integers(1, 3)),) * count
    return Quota(weights, draw(st.integers(-1, sum(weights) + 1)))


def formulas(count):
    def compound(parts):
        lists = st.lists(parts, max_size=3).map(tuple)
        return st.one_of(lists.map(AllOf), lists.map(AnyOf))

    return st.recursive(quotas(count), compound, max_leaves=5)


@st.composite
def games(draw, most=7):
    count = draw(st.integers(1, most))
    return Game(named(count), draw(formulas(count)))
