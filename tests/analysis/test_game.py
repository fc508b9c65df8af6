"""A game: who plays, what a coalition must weigh, and several who vote as one."""

import pytest
from games import games, weighted
from hypothesis import given

from plenipo.analysis.power.game import MOST_WEIGHT, AllOf, AnyOf, Game, GameError, Quota, as_one
from plenipo.analysis.power.measures import ALWAYS, NEVER, Reach, measured


def test_a_coalition_wins_that_weighs_the_quota():
    game = weighted(6, 4, 3, 2, 1)
    assert game.wins({"m0", "m2"})
    assert not game.wins({"m0", "m3"})


def test_all_of_nothing_always_wins_and_one_of_nothing_never():
    assert Game(("a",), AllOf(())).wins(())
    assert not Game(("a",), AnyOf(())).wins({"a"})


@given(games(most=5))
def test_a_further_member_never_makes_a_winning_coalition_lose(game):
    for inside in range(2 ** len(game.players)):
        coalition = {name for place, name in enumerate(game.players) if inside >> place & 1}
        if game.wins(coalition):
            assert all(game.wins(coalition | {name}) for name in game.players)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Quota((3, -1), 2), "A weight is a whole number, 0 or more, not -1."),
        (lambda: Quota((3, 0.5), 2), "A weight is a whole number, 0 or more, not 0.5."),
        (
            lambda: Game((), AllOf(())),
            "A game has at least one player: name the members who vote.",
        ),
        (
            lambda: Game(("a", "b", "a"), AllOf(())),
            "'a' stands twice among the players: name each once.",
        ),
        (
            lambda: Game(("a", "b"), Quota((1,), 1)),
            "There are 1 weights for 2 players: give one each.",
        ),
        (
            lambda: Game(("a", "b"), Quota((MOST_WEIGHT, 1), 1)),
            f"All weights together must be less than {MOST_WEIGHT}.",
        ),
        (
            lambda: as_one(weighted(2, 1, 1), {"m0", "x"}),
            "'x' is no player: the players are m0, m1.",
        ),
        (
            lambda: as_one(weighted(2, 1, 1), {"m0"}),
            "A bloc is of two members or more, like 'A+B'.",
        ),
    ],
)
def test_what_is_no_game_is_refused_in_a_sentence(make, sentence):
    with pytest.raises(GameError) as caught:
        make()
    assert caught.value.sentence == sentence


def test_two_who_vote_as_one_weigh_what_both_weigh_and_stand_where_the_first_did():
    game = Game(("a", "b", "c"), AllOf((Quota((5, 3, 2), 6), Quota((1, 1, 1), 2))))
    bloc = as_one(game, {"c", "a"})
    assert bloc.players == ("a+c", "b")
    assert bloc.formula == AllOf((Quota((7, 3), 6), Quota((2, 1), 2)))
    assert bloc.wins({"a+c"})
    assert not bloc.wins({"b"})


def test_multiples_of_one_weight_are_one_measure_and_equal_weights_count_heads():
    parts = (Quota((4, 2, 2), 5), Quota((2, 1, 1), 3), Quota((7, 7, 7), 8))
    form = measured(Game(("a", "b", "c"), AllOf(parts)))
    assert form.weights == ((1, 1, 1), (2, 1, 1))
    assert form.tree.parts == (Reach(1, 3), Reach(0, 2))


def test_what_always_or_never_holds_is_worked_out_beforehand():
    always, never, open_ = Quota((1, 1), 0), Quota((1, 1), 3), Quota((2, 1), 2)
    assert measured(Game(("a", "b"), AllOf((always, open_)))).tree == Reach(1, 2)
    assert measured(Game(("a", "b"), AllOf((never, open_)))).tree == NEVER
    assert measured(Game(("a", "b"), AnyOf((always, open_)))).tree == ALWAYS
    assert measured(Game(("a", "b"), AnyOf((never, open_)))).tree == Reach(1, 2)
