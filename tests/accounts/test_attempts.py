"""Limits: how many attempts are free, how the waits grow, and that they end."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from room import NOON

from plenipo.web.accounts.attempts import (
    ADDRESS,
    LIMITS,
    NAME,
    ask,
    network,
    succeeded,
    wait_after,
)

KEYS = ("name", "a.petrosyan"), ("address", "192.0.2.1")
DAY = timedelta(days=1)


def fail(office, times, keys=KEYS, at=NOON):
    """Attempts that fail, each as soon as it may be made; the moment of the last."""
    for _ in range(times):
        while wait := ask(office, keys, at):
            at += timedelta(seconds=wait)
    return at


def test_the_first_five_attempts_at_a_name_are_free(office):
    assert [ask(office, KEYS, NOON) for _ in range(5)] == [0] * 5
    assert ask(office, KEYS, NOON) == 2


def test_each_further_attempt_waits_twice_as_long_up_to_a_quarter_of_an_hour(office):
    at, waits = fail(office, 5), []
    for _ in range(11):
        waits.append(ask(office, KEYS, at))
        at = fail(office, 1, at=at)
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]


def test_an_attempt_that_must_wait_is_not_counted(office):
    fail(office, 5)
    assert [ask(office, KEYS, NOON) for _ in range(50)] == [2] * 50
    assert ask(office, KEYS, NOON + timedelta(seconds=2)) == 0


def test_names_and_addresses_are_counted_apart(office):
    fail(office, 5)
    assert ask(office, [("name", "b.kavaliou"), KEYS[1]], NOON) == 0
    assert ask(office, [KEYS[0], ("address", "192.0.2.2")], NOON) > 0


def test_a_name_is_the_same_in_any_case_and_with_blanks_around(office):
    fail(office, 5)
    assert ask(office, [("name", "  A.PETROSYAN ")], NOON) > 0


def test_who_tries_many_names_from_one_address_must_wait(office):
    for number in range(ADDRESS.free):
        assert ask(office, [("name", f"n{number}"), KEYS[1]], NOON) == 0
    assert ask(office, [("name", "another"), KEYS[1]], NOON) == 2


def test_success_clears_the_name_and_takes_one_from_the_address(office):
    fail(office, 4)
    assert ask(office, KEYS, NOON) == 0
    succeeded(office, KEYS, NOON)
    assert [ask(office, KEYS, NOON) for _ in range(5)] == [0] * 5
    counts = sorted(count for (count,) in office.rows("SELECT count FROM attempt"))
    assert counts == [5, 9]  # of ten attempts from the address one succeeded


def test_after_a_day_without_attempts_all_is_forgotten(office):
    at = fail(office, 12)
    while wait := ask(office, KEYS, at):
        at += timedelta(seconds=wait)
    ask(office, [("name", "somebody else")], at + 2 * DAY)
    assert office.row("SELECT count(*) FROM attempt") == (1,)


def test_what_was_typed_as_a_name_is_not_kept(office):
    ask(office, [("name", "my password, in the wrong field")], NOON)
    raw = b"".join(path.read_bytes() for path in office.path.parent.glob("room.office*"))
    assert b"my password" not in raw


@given(st.sampled_from(sorted(LIMITS)), st.integers(0, 10_000))
def test_waits_grow_and_never_pass_the_longest(name, count):
    limit = LIMITS[name]
    assert 0 <= wait_after(limit, count) <= wait_after(limit, count + 1) <= limit.longest
    assert (wait_after(limit, count) == 0) == (count < limit.free)


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_a_network_of_ipv6_is_counted_as_one(address, counted):
    assert network(address) == counted


def test_a_whole_conference_behind_one_address_may_sign_in():
    assert NAME.free < ADDRESS.free
    assert ADDRESS.free >= 50
