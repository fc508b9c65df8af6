"""The page on which a person chooses what they are told, and the calendar of their own."""

import re
from datetime import timedelta

import pytest
from icalendar import Calendar
from posting import TITLES

from plenipo.capabilities.credentials.acts import CredentialsRevoked
from plenipo.capabilities.silence.tests.silence_cases import OSCE, opened
from plenipo.web.accounts import people
from plenipo.web.mail import feeds, wishes

PAGE = "/account/notices"


def send(browser, path, **fields):
    data = {"token": browser.token, **fields}
    client, headers = browser.assembly.client, browser._headers({})
    return client.post(path, data=data, headers=headers, follow_redirects=False)


def calendar_of(browser):
    """Make a calendar; its path."""
    text = send(browser, f"{PAGE}/calendar").text
    return re.search(r"http://localhost:8000(/calendar/[\w-]{43}\.ics)<", text)[1]


def follow(assembly, path):
    """Ask for a calendar as a program does, which did not sign in."""
    return assembly.client.get(path)


def titles(answer):
    events = Calendar.from_ical(answer.text).walk("VEVENT")
    return sorted(str(event["UID"]).partition("@")[0] for event in events)


@pytest.fixture
def silences(assembly):
    """One for everybody, one for Armenia, one for Belarus."""
    assembly.record(OSCE)
    for code, audience in (("1", "public"), ("2", "member:AM"), ("3", "member:BY")):
        expires = assembly.clock.moment + timedelta(days=2)
        act = opened(silence=f"S-{code}", expires=expires, zone="UTC", names=TITLES)
        assembly.record(act, audience=(audience,))
    return assembly


def test_only_who_signed_in_chooses(assembly):
    answer = assembly.browser().get(PAGE)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?next=/account/notices"
    assert send(assembly.browser(), PAGE, how="none").status_code == 403


def test_a_form_of_another_site_changes_nothing(assembly):
    head = assembly.browser("am.head")
    given = {"how": "none", "hour": "8", "zone": "UTC", "token": "x"}
    assert send(head, PAGE, **given).status_code == 403
    assert send(head, f"{PAGE}/calendar", token="x").status_code == 403  # noqa: S106 - a wrong one
    account = people.find(assembly.office, "am.head")
    assert wishes.of(assembly.office, account).choice.how == "immediate"
    assert feeds.made(assembly.office, "am.head") is None


def test_the_account_leads_to_the_page_and_the_page_says_that_no_mail_is_sent(assembly):
    head = assembly.browser("am.head")
    assert f'href="{PAGE}"' in head.get("/account").text
    assert "This room sends no mail" in head.get(PAGE).text


def test_what_is_chosen_is_kept_and_shown(assembly):
    head = assembly.browser("am.head")
    answer = send(head, PAGE, how="digest", hour="17", zone="Asia/Yerevan", silences="1")
    assert answer.status_code == 200
    assert "Your choice is kept." in answer.text
    text = head.get(PAGE).text
    assert re.search(r'value="digest" checked', text)
    assert re.search(r'<option value="17" selected>17:00', text)
    assert 'value="Asia/Yerevan"' in text
    assert re.findall(r'name="(silences|awaiting|decisions)" value="1" checked', text) == [
        "silences"
    ]


def test_what_cannot_be_is_told_and_what_was_typed_stays(assembly):
    head = assembly.browser("am.head")
    answer = send(head, PAGE, how="digest", hour="99", zone="Mars/Base")
    assert answer.status_code == 422
    assert "There is no such time zone" in answer.text
    assert "Choose an hour of the day" in answer.text
    assert 'value="Mars/Base"' in answer.text
    assert 'value="immediate" checked' in head.get(PAGE).text


@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", "Уведомления"), ("fr", "Avis"), ("ar", "الإشعارات")],
)
def test_the_page_is_in_the_readers_language(assembly, language, words):
    assert f"<h1>{words}</h1>" in assembly.browser("am.head").get(f"{PAGE}?lang={language}").text


def test_a_calendar_shows_what_its_person_may_read(silences):
    paths = [calendar_of(silences.browser(code)) for code in ("am.head", "by.head")]
    answers = [follow(silences, path) for path in paths]
    assert titles(answers[0]) == ["silence-S-1", "silence-S-2"]
    assert titles(answers[1]) == ["silence-S-1", "silence-S-3"]
    for answer in answers:
        assert answer.headers["content-type"].startswith("text/calendar")
        assert "no-store" in answer.headers["cache-control"]
        assert "set-cookie" not in answer.headers


def test_a_calendar_is_in_its_persons_language_and_can_be_narrowed(silences):
    office, now = silences.office, silences.clock()
    head = silences.browser("am.head")
    people.keep(office, "am.head", "A", "", "ru", now)
    path = calendar_of(head)
    assert (
        TITLES["ru"] in Calendar.from_ical(follow(silences, path).text).walk("VEVENT")[0]["SUMMARY"]
    )
    assert len(titles(follow(silences, f"{path}?body=cfm"))) == 2
    assert titles(follow(silences, f"{path}?body=csc")) == []
    assert titles(follow(silences, f"{path}?member=XX")) == []


def test_whose_credentials_were_revoked_sees_what_is_public(silences):
    path = calendar_of(silences.browser("am.head"))
    silences.record(CredentialsRevoked(credential="C-2", reason="recalled"))
    assert titles(follow(silences, path)) == ["silence-S-1"]


def test_a_new_address_ends_the_one_before_and_it_can_be_ended(silences):
    head = silences.browser("am.head")
    first, second = calendar_of(head), calendar_of(head)
    assert follow(silences, first).status_code == 404
    assert follow(silences, second).status_code == 200
    assert send(head, f"{PAGE}/calendar/end").status_code == 303
    answer = follow(silences, second)
    assert answer.status_code == 404
    assert "There is no calendar at this address" in answer.text
    assert "End the calendar" not in head.get(PAGE).text


def test_an_account_that_is_shut_has_no_calendar(silences):
    path = calendar_of(silences.browser("am.head"))
    people.disable(silences.office, "am.head", silences.clock())
    assert follow(silences, path).status_code == 404


def test_the_secret_is_shown_once_and_only_a_digest_of_it_is_kept(silences):
    head = silences.browser("am.head")
    path = calendar_of(head)
    secret = path.removeprefix("/calendar/").removesuffix(".ics")
    assert secret not in head.get(PAGE).text
    assert "There is one, since" in head.get(PAGE).text
    beside = silences.office.path.parent.iterdir()
    assert not any(secret.encode() in file.read_bytes() for file in beside if file.is_file())


def test_guessing_is_held_up_and_who_knows_the_secret_does_not_count(silences):
    path = calendar_of(silences.browser("am.head"))
    for _ in range(120):
        assert follow(silences, path).status_code == 200
    wrong = [follow(silences, "/calendar/guess.ics").status_code for _ in range(102)]
    assert wrong[:100] == [404] * 100
    assert wrong[-1] == 429
    silences.clock.go(minutes=2)
    assert follow(silences, path).status_code == 200


def test_nobody_learns_of_silences_by_the_public_feed(silences):
    assert titles(silences.browser().get("/silences.ics?member=AM")) == ["silence-S-1"]
