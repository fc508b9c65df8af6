"""How people wish to be told: kept, refused, and when a digest is due."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plenipo.capabilities.silence.record import announced
from plenipo.web.accounts import people
from plenipo.web.accounts.office import Office
from plenipo.web.mail import wishes
from plenipo.web.mail.wishes import DIGEST, IMMEDIATE, NONE, Choice, Wish, refuse_choice

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def office(tmp_path):
    opened = Office.open(tmp_path / "room.office")
    assert people.keep(opened, "a", "A", "a@example.org", "en", NOON) == ()
    yield opened
    opened.close()


@pytest.fixture
def account(office):
    return people.find(office, "a")


def keep(office, account, moment, **choice):
    assert wishes.keep(office, account, Choice(**choice), moment) == ()
    return wishes.of(office, account)


@pytest.mark.parametrize(
    ("choice", "codes"),
    [
        (Choice(), []),
        (Choice(zone="+05:30"), []),
        (Choice(how="often"), ["no-way"]),
        (Choice(hour=24), ["no-hour"]),
        (Choice(zone="Mars/Base"), ["no-zone"]),
        (Choice(zone="../etc/passwd"), ["no-zone"]),
        (Choice("", -1, ""), ["no-way", "no-hour", "no-zone"]),
    ],
)
def test_a_choice_that_is_none_is_refused(choice, codes):
    assert [refusal.code for refusal in refuse_choice(choice)] == codes


def test_what_is_refused_changes_nothing(office, account):
    before = keep(office, account, NOON, how=DIGEST)
    assert wishes.keep(office, account, Choice(hour=99), NOON)
    assert wishes.of(office, account) == before


def test_who_never_chose_is_told_at_once_of_what_is_since_mail_was_first_sent(office, account):
    wishes.open_post(office, NOON + HOUR)
    wishes.open_post(office, NOON + DAY)
    wish = wishes.of(office, account)
    assert wish.choice.how == IMMEDIATE
    assert set(wish.since.values()) == {NOON + HOUR}


def test_what_one_was_told_before_is_told_on_and_what_is_new_from_now_on(office, account):
    keep(office, account, NOON + HOUR, topics=frozenset(["silences"]))
    wish = keep(office, account, NOON + DAY, topics=frozenset(["silences", "decisions"]))
    assert wish.since == {"silences": NOON, "decisions": NOON + DAY}


def test_who_wished_nothing_is_told_what_happens_from_when_they_wish_again(office, account):
    keep(office, account, NOON + HOUR, how=NONE)
    wish = keep(office, account, NOON + DAY)
    assert set(wish.since.values()) == {NOON + DAY}


def test_to_keep_the_same_choice_again_puts_no_digest_off(office, account):
    first = keep(office, account, NOON, how=DIGEST, hour=13)
    again = keep(office, account, NOON + HOUR / 2, how=DIGEST, hour=13)
    assert again.next_digest == first.next_digest == NOON + HOUR


@pytest.mark.parametrize(
    ("last", "hour", "zone", "ahead"),
    [
        ("2026-03-02T12:00+00:00", 8, "UTC", "2026-03-03T08:00+00:00"),
        ("2026-03-02T12:00+00:00", 13, "UTC", "2026-03-02T13:00+00:00"),
        ("2026-03-02T12:00+00:00", 12, "UTC", "2026-03-03T12:00+00:00"),
        ("2026-03-02T12:00+00:00", 17, "Asia/Yerevan", "2026-03-02T13:00+00:00"),
        ("2026-03-28T12:00+00:00", 8, "Europe/Vienna", "2026-03-29T06:00+00:00"),
        ("2026-03-28T12:00+00:00", 2, "Europe/Vienna", "2026-03-29T01:00+00:00"),
        ("2026-10-24T12:00+00:00", 2, "Europe/Vienna", "2026-10-25T00:00+00:00"),
    ],
)
def test_a_digest_is_due_at_the_first_such_hour_after_the_last(last, hour, zone, ahead):
    wish = Wish(Choice(DIGEST, hour, zone), {}, datetime.fromisoformat(last))
    assert wish.next_digest.astimezone(UTC) == datetime.fromisoformat(ahead)


ZONES = ["UTC", "Europe/Vienna", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia", "+14:00"]


SECONDS = int(timedelta(days=25 * 365).total_seconds())
"""From 2005 to 2030."""


@given(
    some.integers(0, SECONDS),
    some.integers(0, 23),
    some.sampled_from(ZONES),
)
def test_a_digest_is_always_ahead_and_never_further_than_two_days(last, hour, zone):
    last = datetime(2005, 1, 1, tzinfo=UTC) + timedelta(seconds=last)
    wish = Wish(Choice(DIGEST, hour, zone), {}, last)
    assert last < wish.next_digest.astimezone(UTC) <= last + 2 * DAY + HOUR
    again = Wish(Choice(DIGEST, hour, zone), {}, wish.next_digest.astimezone(UTC))
    assert again.next_digest.timestamp() > wish.next_digest.timestamp()
    assert announced(wish.next_digest.astimezone(UTC), zone).hour in {hour, (hour + 1) % 24}
