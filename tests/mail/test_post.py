"""Letters as a server of mail was given them: to whom, once, and what they say."""

import asyncio
import contextlib
import logging
from datetime import timedelta

import pytest
from assembled import Assembly
from letterbox import HERE, certificate, html_of, letterbox, text_of
from posting import FROM, TITLES, Post, run
from story import JOINT

from plenipo.capabilities.credentials.acts import CredentialsRevoked
from plenipo.capabilities.decisions.acts import DecisionTaken
from plenipo.capabilities.silence.tests.silence_cases import OSCE, agreed, broken, opened
from plenipo.core.act import Author
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.web.accounts import people
from plenipo.web.mail import letters
from plenipo.web.mail.relay import Relay, RelayError
from plenipo.web.mail.wishes import DIGEST, NONE


@pytest.fixture
def clock(assembly):
    return assembly.clock


def expiry(clock, **ahead):
    return clock.moment + timedelta(**ahead)


def open_silence(post, audience=("public",), **fields):
    """Put a text under silence for two days."""
    assembly = post.assembly
    if "osce-silence" not in {e.act.rule for e in assembly.registrar.since(0) if has_rule(e)}:
        assembly.record(OSCE)
    told = {"expires": expiry(assembly.clock, hours=48), "zone": "UTC", "names": TITLES}
    assembly.record(opened(**{**told, **fields}), audience=audience)


def has_rule(entry):
    return entry.act.__struct_config__.tag.startswith("rule.adopted")


def say(post, act):
    """Enter what a member says on its behalf."""
    request = Request((Proposed(act),), Author("secretary", act.member))
    room, call = post.assembly.room, post.assembly.client.blocking_portal.call
    assert isinstance(call(room.desk.submit, request), Receipt)


def only_silences(post, *codes):
    for code in codes:
        post.wish(code, topics=frozenset(["silences"]))


def test_what_is_new_comes_in_one_letter_and_only_once(post):
    post.join("am.head")
    only_silences(post, "am.head")
    open_silence(post)
    (letter,) = post.round().values()
    assert letter["From"] == FROM
    assert letter.recipients == ["am.head@example.org"]
    assert letter["Subject"].endswith(": 1 matter awaits your delegation")
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["List-Unsubscribe"] == "<http://localhost:8000/account/notices>"
    assert TITLES["en"] in text_of(letter)
    assert "http://localhost:8000/silences/S-1/answer?lang=en" in text_of(letter)
    assert post.round() == {}


@pytest.mark.parametrize(
    ("code", "language", "direction", "words"),
    [
        (
            "am.head",
            "en",
            "ltr",
            "opened on “Draft decision on the border”",
        ),
        ("by.head", "ru", "ltr", "Начата процедура молчания по тексту «Проект решения о границе»"),
        ("am.adviser", "ar", "rtl", "فُتح إجراء الصمت بشأن «مشروع مقرر بشأن الحدود»"),
    ],
)
def test_a_letter_is_in_its_persons_language(post, code, language, direction, words):
    post.join(code)
    only_silences(post, code)
    open_silence(post)
    (letter,) = post.round().values()
    assert letter.is_multipart()
    assert letter.get_content_type() == "multipart/alternative"
    assert [part.get_content_charset() for part in letter.iter_parts()] == ["utf-8", "utf-8"]
    assert words in text_of(letter)
    assert words in html_of(letter)
    assert f'dir="{direction}"' in html_of(letter)
    assert f'lang="{language}' in html_of(letter)


def test_the_subject_says_nothing_of_what_it_is_about(post):
    post.join("am.head", "by.head", "am.adviser", "chair")
    open_silence(post, audience=("members",))
    found = post.round()
    assert set(found) == {"am.head", "by.head", "am.adviser", "chair"}
    for letter in found.values():
        assert not any(title in letter["Subject"] for title in TITLES.values())
        assert "S-1" not in letter["Subject"]


def test_a_delegation_that_may_not_read_a_silence_is_told_nothing_of_it(post):
    post.join("am.head", "by.head")
    only_silences(post, "am.head", "by.head")
    open_silence(post, audience=("member:AM", "secretariat"))
    assert set(post.round()) == {"am.head"}


def test_who_never_came_or_is_shut_out_or_has_no_address_gets_nothing(post):
    office, now = post.assembly.office, post.assembly.clock()
    post.join("am.head", "by.head", "chair")
    people.keep(office, "am.alternate", "A", "alternate@example.org", "en", now)
    people.keep(office, "by.head", "B", "", "en", now)
    people.disable(office, "chair", now)
    open_silence(post)
    assert set(post.round()) == {"am.head"}


def test_whose_credentials_were_revoked_gets_not_even_a_letter_that_waited(post, clock):
    post.join("am.head", "by.head")
    only_silences(post, "am.head", "by.head")
    open_silence(post)
    post.box.answers = ["451 later", "451 later"]
    assert post.round() == {}
    post.assembly.record(CredentialsRevoked(credential="C-2", reason="recalled"))
    clock.go(minutes=2)
    assert set(post.round()) == {"by.head"}
    assert letters.due(post.assembly.office, clock() + timedelta(days=9)) == []
    assert letters.told(post.assembly.office, "am.head") == frozenset()


def test_a_letter_that_waited_says_what_is_true_when_it_is_sent(post, clock):
    post.join("am.head")
    only_silences(post, "am.head")
    open_silence(post)
    open_silence(post, silence="S-2", names={"en": "Another text"})
    post.box.answers = ["451 later"]
    post.round()
    post.wish("am.head", how=NONE)
    clock.go(minutes=2)
    assert post.round() == {}


def test_reminders_come_a_day_and_an_hour_before_while_the_delegation_is_silent(post, clock):
    post.join("am.head", "by.head")
    only_silences(post, "am.head", "by.head")
    open_silence(post)
    post.round()
    clock.go(hours=24, seconds=1)
    found = post.round()
    assert "Within 24 hours" in text_of(found["am.head"])
    assert set(found) == {"am.head", "by.head"}
    say(post, agreed("BY"))
    assert post.round() == {}
    clock.go(hours=23)
    found = post.round()
    assert set(found) == {"am.head"}
    assert "Within an hour" in text_of(found["am.head"])


def test_a_reminder_is_late_where_the_room_was_shut_but_never_after_the_expiry(post, clock):
    post.join("am.head")
    only_silences(post, "am.head")
    open_silence(post)
    open_silence(post, silence="S-2", expires=expiry(clock, hours=60))
    post.round()
    clock.go(hours=48, seconds=1)  # past the expiry of the first
    text = text_of(post.round()["am.head"])
    assert text.count("Within") == 1
    assert "/silences/S-2/answer" in text
    assert "/silences/S-1" not in text.split("Within")[0]


def test_breaking_and_decisions_are_told(post):
    post.join("am.head")
    open_silence(post)
    post.round()
    say(post, broken("UZ"))
    decision = DecisionTaken(
        session=JOINT,
        item="1",
        decision="D-1",
        outcome="not-adopted",
        rule="csto-consensus",
        says="not-adopted",
    )
    post.assembly.record(decision)
    letter = post.round()["am.head"]
    assert "2 notices" in letter["Subject"]
    assert "Uzbekistan broke the silence" in text_of(letter)
    assert "Decision D-1 was taken on item 1" in text_of(letter)


def test_after_a_stop_before_it_was_noted_the_same_letter_comes_again_with_its_number(post):
    post.join("am.head")
    open_silence(post)
    post.postman.gather()
    (waiting,) = letters.due(post.assembly.office, post.assembly.clock())
    written = post.postman.written(waiting)
    run(post.relay.send(written, "localhost"))  # and here the program was killed
    first = post.box.all()[0]
    post.postman = post.another()
    again = post.round()["am.head"]
    assert again["Message-ID"] == first["Message-ID"]
    assert text_of(again) == text_of(first)
    post.postman = post.another()
    assert post.round() == {}


def test_after_a_stop_before_it_was_sent_a_letter_is_still_there(tmp_path, box, relay):
    path = tmp_path / "room.plenipo"
    with Assembly(path) as assembly:
        post = Post(assembly, box, relay)
        post.join("am.head")
        open_silence(post)
        post.postman.gather()
        clock = assembly.clock
    with Assembly(path, clock) as assembly:
        post = Post(assembly, box, relay)
        assert set(post.round()) == {"am.head"}
        assert post.round() == {}


def test_what_happened_while_the_room_was_shut_is_told_when_it_opens(tmp_path, box, relay):
    path = tmp_path / "room.plenipo"
    with Assembly(path) as assembly:
        post = Post(assembly, box, relay)
        post.join("am.head")
        post.wish("am.head", topics=frozenset(["silences"]))
        open_silence(post)
        post.round()
        clock = assembly.clock
        say(post, broken("UZ"))
    with Assembly(path, clock) as assembly:
        letter = Post(assembly, box, relay).round()["am.head"]
        assert "Uzbekistan broke the silence" in text_of(letter)
        assert "was opened" not in text_of(letter)


def test_a_digest_comes_once_a_day_at_its_hour_with_all_of_it(post, clock):
    post.join("am.head")
    only = frozenset(["silences"])
    post.wish("am.head", how=DIGEST, hour=17, zone="Asia/Yerevan", topics=only)  # 13:00 UTC
    open_silence(post, expires=expiry(clock, days=9))
    open_silence(post, silence="S-2", expires=expiry(clock, days=9), names={"en": "Another text"})
    assert post.round() == {}
    clock.go(minutes=59)
    letter = post.round()["am.head"]
    assert "2 matters await your delegation" in letter["Subject"]
    open_silence(post, silence="S-3", expires=expiry(clock, days=9), names={"en": "A third text"})
    clock.go(hours=23)
    assert post.round() == {}
    clock.go(hours=1)
    assert "A third text" in text_of(post.round()["am.head"])


def test_what_expires_before_the_next_digest_does_not_wait_for_it(post, clock):
    post.join("am.head")
    post.wish("am.head", how=DIGEST, hour=8, topics=frozenset(["silences"]))
    open_silence(post, expires=expiry(clock, hours=43))  # 7 o'clock, two days later
    clock.go(hours=20)
    text = text_of(post.round()["am.head"])
    assert "was opened" in text
    assert "Within 24 hours" in text
    clock.go(hours=21, minutes=59)
    assert post.round() == {}
    clock.go(minutes=2)
    assert "Within an hour" in text_of(post.round()["am.head"])


def test_who_wishes_no_mail_is_told_nothing_and_of_nothing_old_later(post, clock):
    post.join("am.head", "chair")
    post.wish("chair", how=NONE)
    open_silence(post)
    say(post, broken("UZ"))
    assert set(post.round()) == {"am.head"}
    clock.go(minutes=1)
    post.wish("chair")
    assert post.round() == {}


def test_nobody_is_told_of_what_was_before_mail_was_first_sent(assembly, box, relay):
    decision = DecisionTaken(
        session=JOINT,
        item="1",
        decision="D-1",
        outcome="not-adopted",
        rule="csto-consensus",
        says="not-adopted",
    )
    assembly.record(decision)
    assembly.clock.go(minutes=1)
    post = Post(assembly, box, relay)
    post.join("chair")
    assert post.round() == {}


def test_a_letter_that_is_refused_is_tried_again_ever_later_and_then_given_up(post, clock, caplog):
    post.join("am.head")
    post.wish("am.head", topics=frozenset(["awaiting"]))
    post.box.answers = ["554 no"] * 100
    with caplog.at_level(logging.WARNING, "plenipo.mail"):
        for tries, wait in enumerate(letters.WAITS, 1):
            post.round()
            assert len(caplog.records) == tries
            clock.go(minutes=wait, seconds=-1)
            post.round()
            assert len(caplog.records) == tries
            clock.go(seconds=2)
        post.round()
    said = "A letter was given up after 9 tries: the server answered 554."
    assert caplog.messages[-1] == said
    assert "example.org" not in caplog.text
    clock.go(days=9)
    post.box.answers = []
    assert post.round() == {}


def test_where_the_server_is_not_there_all_letters_wait_and_it_is_said_once(post, clock, caplog):
    post.join("am.head", "by.head")
    open_silence(post)
    there, post.relay = post.relay, Relay(host=HERE, port=1, security="none", sender=FROM)
    post.postman = post.another()
    with caplog.at_level(logging.WARNING, "plenipo.mail"):
        post.round()
    assert len(caplog.records) == 1
    assert "example.org" not in caplog.text
    post.relay = there
    post.postman = post.another()
    assert post.round() == {}
    clock.go(minutes=1, seconds=1)
    assert set(post.round()) == {"am.head", "by.head"}


def test_an_address_that_is_none_holds_nobody_else_up(post):
    post.join("am.head", "by.head")
    office = post.assembly.office
    office.change("UPDATE account SET email = 'a@b..example.org' WHERE code = 'am.head'")
    open_silence(post)
    assert set(post.round()) == {"by.head"}


def test_a_letter_goes_by_starttls_and_signed_in_to_a_server_that_is_trusted(tmp_path, post):
    made = certificate(tmp_path)
    post.join("am.head")
    open_silence(post)
    with letterbox(made) as box:
        post.box = box
        post.relay = Relay(
            host=HERE,
            port=box.port,
            sender=FROM,
            user="plenipo",
            password="secret",  # noqa: S106 - an example
            authority=str(made),
        )
        post.postman = post.another()
        (letter,) = post.round().values()
        assert letter.sealed
        assert box.signed_in == [(b"plenipo", b"secret")]


def test_a_server_that_is_not_trusted_or_does_not_seal_is_told_nothing(tmp_path, post, box):
    post.join("am.head")
    open_silence(post)
    post.postman.gather()
    (waiting,) = letters.due(post.assembly.office, post.assembly.clock())
    letter = post.postman.written(waiting)
    with letterbox(certificate(tmp_path)) as strange, pytest.raises(RelayError):
        run(Relay(host=HERE, port=strange.port, sender=FROM).send(letter, "localhost"))
    assert strange.all() == []
    with pytest.raises(RelayError):
        run(Relay(host=HERE, port=box.port, sender=FROM).send(letter, "localhost"))
    assert box.all() == []


def test_the_room_sends_by_itself_after_an_act_and_when_it_opens(tmp_path, box, relay):
    path = tmp_path / "room.plenipo"
    with Assembly(path) as assembly:
        Post(assembly, box, relay).join("am.head")
        clock = assembly.clock
    with Assembly(path, clock, relay) as assembly:
        assert "await your delegation" in box.wait()["Subject"]  # items of open sessions
        open_silence(Post(assembly, box, relay))
        assert TITLES["en"] in text_of(box.wait())


class Deaf:
    """A server of mail that is being asked when the room closes, and answers at that moment."""

    def __init__(self, relay):
        self.address, self.asked = relay.address, asyncio.Event()

    async def send(self, _letter, _name):
        self.asked.set()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.Event().wait()


def test_the_room_closes_also_where_a_server_answers_at_that_moment(post):
    post.join("am.head")
    open_silence(post)

    async def close():
        post.relay = Deaf(post.relay)
        async with asyncio.timeout(30):
            async with post.another():
                await post.relay.asked.wait()

    run(close())
    assert post.round() == {}  # it was taken
