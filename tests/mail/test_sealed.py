"""Nothing of what others keep to themselves is in a letter or a calendar, nor that it comes."""

import pytest
from letterbox import HERE, html_of, letterbox, text_of
from posting import FROM, Post
from secrets_of_kz import READERS, WORDS, bare, kz_chair, open_room, record, seal
from story import position

from plenipo.web.mail import feeds
from plenipo.web.mail.relay import Relay

PEOPLE = tuple(reader for reader in READERS if reader)
KEPT_BY = "kz.chair"
"""Who may read the secrets of one of the rooms."""
MOMENTS = ({"hours": 1}, {"hours": 43, "minutes": 30}, {"hours": 23, "minutes": 15})
"""Up to the last hour before what is put under silence expires, for everybody and for KZ."""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What everybody was sent in two rooms that differ only in what is hidden, and is sealed."""
    folder, found = tmp_path_factory.mktemp("rooms"), []
    for veiled in (True, False):
        assembly = open_room(folder / f"{veiled}.plenipo")
        with letterbox() as box:
            relay = Relay(host=HERE, port=box.port, security="none", sender=FROM)
            post = Post(assembly, box, relay)
            for act in kz_chair():
                record(assembly, act)
            post.join(*PEOPLE, KEPT_BY)
            found.append(rounds(post, veiled=veiled))
        assembly.__exit__()
    return found


def rounds(post, *, veiled):
    """What is sent and followed before the secrets are recorded, then, and as time goes by."""
    assembly = post.assembly
    tokens = {code: feeds.make(assembly.office, code, assembly.clock()) for code in PEOPLE}
    sent = [seen(post, tokens)]
    seal(assembly, veiled=veiled)
    sent.append(seen(post, tokens))
    record(assembly, position("1", "TJ", "agree", reason="aloud"))
    for by in MOMENTS:
        assembly.clock.go(**by)
        sent.append(seen(post, tokens))
    return sent


def seen(post, tokens):
    letters = {
        code: (letter["Message-ID"], letter["Subject"], text_of(letter), html_of(letter))
        for code, letter in post.round().items()
    }
    get = post.assembly.client.get
    feed = {code: get(feeds.path_of(token)).text for code, token in tokens.items()}
    return letters, {code: bare(text) for code, text in feed.items()}


def others(sent):
    """What those were sent and shown who may read none of the secrets."""
    return [
        ({who: said for who, said in letters.items() if who != KEPT_BY}, feed)
        for letters, feed in sent
    ]


def test_letters_and_calendars_are_the_same_whatever_others_keep_to_themselves(told):
    one, other = map(others, told)
    assert one == other
    assert WORDS.search(str(one)) is None


def test_there_was_something_to_tell_and_who_may_read_it_is_told(told):
    first, sealed, *_, last = [letters for letters, _ in told[0]]
    assert {"am.head", "by.head", "am.adviser"} <= set(first)
    assert set(sealed) == {KEPT_BY}
    assert WORDS.search(sealed[KEPT_BY][2])
    assert not WORDS.search(sealed[KEPT_BY][1])  # the subject
    assert "Within an hour" in last["am.head"][2]
