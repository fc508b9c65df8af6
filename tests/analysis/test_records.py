"""The indices of real bodies: reference games, the IMF, and tables that were published."""

import csv
import json
from fractions import Fraction
from pathlib import Path

import pytest
from games import weighted

from plenipo.analysis.power.counting import BANZHAF, INDICES, power, ways

RECORDS = Path(__file__).parents[2].parent / "shared" / "data"
EXACTLY = 1e-9
ROUNDED = 5e-5
"""Half of the last digit that the published tables give."""


def rows_of(*parts):
    path = RECORDS.joinpath(*parts)
    if not path.is_file():
        pytest.skip(f"the records are not here: no {'/'.join(parts)} beside the repository")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_all_reference_games_are_met_to_nine_digits():
    games = {}
    for row in rows_of("power-indices", "reference_indices.csv"):
        games.setdefault(row["game"], []).append(row)
    assert len(games) == 7
    for rows in games.values():
        game = weighted(int(rows[0]["quota"]), *[int(row["weight"]) for row in rows])
        found = power(game)
        assert list(found.swings) == [int(row["swings"]) for row in rows]
        assert list(found.shapley_shubik) == [Fraction(row["shapley_shubik_exact"]) for row in rows]
        for place, row in enumerate(rows):
            assert abs(found.absolute[place] - Fraction(row["banzhaf_absolute"])) < EXACTLY
            assert abs(found.banzhaf[place] - Fraction(row["banzhaf_normalised"])) < EXACTLY


REFERENCE = json.loads(Path(__file__).with_name("imf_2022.json").read_text("utf-8"))
"""Swings of the largest and the smallest member, counted with whole numbers of Python alone."""


@pytest.mark.parametrize("percent", [50, 70, 85])
def test_the_members_of_the_fund_are_counted_exactly(percent):
    rows = rows_of("imf-votes", "imf_members_2022-10-02.csv")
    members, votes = [row["member"] for row in rows], [int(row["votes"]) for row in rows]
    known = REFERENCE[str(percent)]
    found = power(weighted(known["quota"], *votes), (BANZHAF,))
    swings = dict(zip(members, found.swings, strict=True))
    assert len(members) == 190
    assert {name: swings[name] for name in known["swings"]} == known["swings"]
    assert sum(found.banzhaf) == 1


def test_the_reference_for_the_fund_is_what_whole_numbers_give():
    rows = rows_of("imf-votes", "imf_members_2022-10-02.csv")
    known = REFERENCE["85"]
    votes = {row["member"]: int(row["votes"]) for row in rows}
    largest = votes.pop("United States")
    found = swings_by_big_integer(list(votes.values()), largest, known["quota"])
    assert found == known["swings"]["United States"]


def swings_by_big_integer(others, weight, quota):
    """Count by one integer: the slot of 192 bits at t holds how many coalitions weigh t."""
    slot, total = 192, sum(others)
    low, high = quota - weight, quota - 1
    if high > total - low:  # what blocks has the same swings, over smaller sums
        low, high = total - high, total - low
    kept = (1 << slot * (high + 1)) - 1
    counts = 1
    for other in sorted(others):
        counts = (counts + (counts << slot * other)) & kept
    window = counts >> slot * max(low, 0)
    width = slot // 8
    octets = window.to_bytes(width * (high - max(low, 0) + 1), "little")
    parts = (octets[at : at + width] for at in range(0, len(octets), width))
    return sum(int.from_bytes(part, "little") for part in parts)


def test_the_union_of_fifteen_has_the_indices_that_were_published():
    """62 of 87 votes: Felsenthal and Machover, The Measurement of Voting Power (1998), 5.3.

    Normalised Banzhaf 11.16 % for the four largest, 2.26 % for Luxembourg; Shapley-Shubik 11.67 %
    and 2.07 %.
    """
    found = power(weighted(62, *[10] * 4, 8, *[5] * 4, 4, 4, 3, 3, 3, 2))
    assert abs(float(found.banzhaf[0]) - 0.1116) < ROUNDED
    assert abs(float(found.banzhaf[-1]) - 0.0226) < ROUNDED
    assert abs(float(found.shapley_shubik[0]) - 0.1167) < ROUNDED
    assert abs(float(found.shapley_shubik[-1]) - 0.0207) < ROUNDED


def test_the_fund_can_be_counted_by_orders_too_within_bounds_that_are_told():
    votes = [int(row["votes"]) for row in rows_of("imf-votes", "imf_members_2022-10-02.csv")]
    way = ways(weighted(-(-sum(votes) * 85 // 100), *votes), INDICES)[0]
    assert way.method == "weights"
    assert 2**28 < way.bytes < 2**30
