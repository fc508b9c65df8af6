"""What somebody may not read is in nothing they are shown or told, whoever they are in the room."""

import asyncio
from collections import deque

import pytest
from secrets_of_kz import READERS, SECRETS, WORDS, bare, open_room, record, seal
from story import JOINT, position
from visitor import Read

from plenipo.web import address
from plenipo.web.finding import find
from plenipo.web.layout import all_pages
from plenipo.web.visitor import Identity

ELSEWHERE = ("/static/", "/account", "/openapi", "/sign-in")
SHORTLY = "2011-12-19T12:20:00Z"
GUESSES = [
    *(f"/why.json?entry={number}" for number in range(80)),
    *(f"/why?entry={number}" for number in (0, 40, 55, 79)),
    *(f"/entries/{number}.json" for number in range(40, 80)),
    *(f"/moment?session={JOINT}&act={number}&to=/sessions/{JOINT}" for number in range(20)),
    "/moment?session=hidden&act=1&to=/",
    "/why.json?act=position.stated&session=hidden&member=KZ",
    "/why.json?act=item.proposed&session=hidden",
    "/why.json?act=position.stated&session=nowhere&member=ZZ",
    "/silences.ics",
    "/silences.ics?body=cfm",
    "/silences.ics?member=KZ",
    "/silences/veiled-1",
    "/silences/veiled-1.json",
    "/silences/open-1.json",
    "/silences.json",
    "/sessions/hidden",
    "/sessions/hidden.json",
    "/sessions/hidden/sitting.json",
    "/sessions/hidden/hall.json",
    f"/sessions/{JOINT}/items/77",
    f"/sessions/{JOINT}/items/77.json",
    f"/sessions/{JOINT}/items/2.json?as_of={SHORTLY}",
    f"/sessions/{JOINT}.json?as_of={SHORTLY}",
    f"/sessions/{JOINT}.json?q=veiled",
    f"/sessions/{JOINT}.json?member=KZ",
    f"/sessions/{JOINT}.json?body=vault",
    f"/console/{JOINT}/77",
    f"/console/{JOINT}/77.json",
    f"/console/{JOINT}/2.json?member=KZ",
    f"/console/{JOINT}/1.json",
    f"/sessions/{JOINT}/documents/L.77",
    f"/sessions/{JOINT}/documents/L.77.json",
    f"/sessions/{JOINT}/documents/L.4.json",
    f"/sessions/{JOINT}/documents/L.4.json?as=KZ",
    f"/sessions/{JOINT}/documents/L.77/play",
    f"/sessions/{JOINT}/documents/L.4/play.json?party=KZ",
    f"/sessions/{JOINT}/documents/L.4.json?only=KZ",
    f"/sessions/{JOINT}/documents/L.4.json?reading=KZ-1:1",
    f"/sessions/{JOINT}/documents/L.4/text.md",
    f"/sessions/{JOINT}/documents/L.4/compilation.csv",
    f"/sessions/{JOINT}/documents/L.77/text.md",
    f"/sessions/{JOINT}/documents/L.77/provenance.json",
    f"/console/{JOINT}/documents/L.77",
    f"/console/{JOINT}/documents/L.4/provisions.json?on=1-2",
    f"/sessions/{JOINT}/documents/L.4/languages.json",
    f"/sessions/{JOINT}/documents/L.4/languages/ru.json",
    f"/sessions/{JOINT}/documents/L.4/languages/ru.json?standing=behind",
    f"/sessions/{JOINT}/documents/L.77/languages",
    f"/console/{JOINT}/documents/L.4/languages.json",
    f"/console/{JOINT}/documents/L.4/languages/ru.json?standing=linked",
    f"/live?at=/sessions/{JOINT}/documents/L.77",
    "/signings/council.json",
    "/signings/council/list.json",
    "/signings/council/ceremony.json",
    "/signings/council/table.json",
    "/signings/nothing",
    "/instructions/veiled-1",
    "/instructions/veiled-1.json",
    "/instructions/veiled-1/reply.json?member=KZ",
    "/instructions/I-1/reply.json?member=KZ",
    "/instructions.json",
    "/forces.json",
    "/forces/rrf.json",
    "/forces/rrf/contributions.csv",
    "/forces/rrf/units/veiled-1.json",
    "/forces/veiled",
    "/forces/veiled.json",
    "/forces/veiled/matrix.json",
    "/forces/veiled/contributions.csv",
    "/forces/veiled/units/veiled-1",
    "/forces/veiled/packages/veiled.json",
    "/posts/veiled-post.json",
    "/posts.json",
    "/press.json",
    "/press.atom",
    "/press/C-1.json",
    "/replies/veiled",
    "/statements.json",
    "/statements.json?member=KZ",
    "/moderation",
    "/partners.json",
    "/cooperation/veiled-memo",
    "/cooperation/veiled-memo.json",
    "/members/ZZ.json",
    "/members/ZZ/treaties",
    "/members/KZ/treaties.json",
    "/treaties/vow",
    "/treaties/vow.json",
    "/treaties/vow/status.csv",
    "/treaties/pact.json",
    "/treaties/pact/participation.json",
    "/treaties/pact/missing.json",
    "/treaties/pact/status.csv",
    "/treaties/pact/status.xml",
    "/treaties/pact/registration.json",
    "/treaties/pact/notifications.json",
    "/treaties/pact/parties.json",
    "/treaties/pact/notifications.atom",
    "/treaties/pact/notifications.feed",
    "/treaties/pact/calendar.ics",
    "/treaties/pact/desk.json?participant=KZ&kind=ratification&person=x",
    "/treaties.ics?member=KZ",
    "/treaties/vow/desk",
    "/treaties/vow/notifications",
    "/treaties/vow/calendar.ics",
    *(f"/treaties/pact/notifications/C.N.{number}.2011" for number in range(40, 100)),
    *(f"/treaties/pact/notifications/C.N.{number}.2012-S.json" for number in range(40, 100)),
    "/bodies/vault.json",
    "/people/veiled.json",
    "/people/by.head.json",
    "/votes.json?q=veiled",
    f"/votes/{JOINT}/V-77.json",
    "/journal.json?member=KZ",
    "/journal.json?session=hidden",
    "/journal.json?act=decision.taken",
    "/priorities/veiled.json",
    "/priorities/forces.json",
    "/annual-report.json",
    "/annual-report.json?since=2011-01-01&until=2011-12-31",
    "/presidencies.json",
    "/presidencies/BY-2011.json",
    "/presidencies/BY-2011/handover.json",
    "/plans/plan.json",
    "/plans/plan.json?who=KZ",
    "/nowhere",
    "/nowhere.json",
    "/live?at=/sessions/hidden",
    f"/live?at=/sessions/{JOINT}/items/77",
    "/live?at=/members/ZZ",
    "/account/people",
]
"""Addresses a reader may guess, beside those that links lead to."""


THINGS = {
    "session": JOINT,
    "item": "2",
    "person": "by.head",
    "code": "KZ",
    "number": "40",
    "rule": "csto-consensus",
    "silence": "open-1",
    "paper": "decisions",
    "document": "L.4",
    "language": "ru",
    "treaty": "pact",
    "notification": "C.N.31.2011",
    "signing": "council",
    "presidency": "BY-2011",
    "anniversary": "treaty-20",
    "priority": "forces",
    "plan": "plan",
    "instruction": "I-1",
    "post": "ny",
    "partner": "RS",
    "cooperation": "rs-plan",
    "situation": "afghan",
    "communique": "C-1",
    "force": "rrf",
    "unit": "BY-38",
    "package": "border",
}
PAGES = [page for page in all_pages() if not page.plain and "{vote}" not in page.address]
WATCHED = [page.address.format(**THINGS, body="cfm") for page in PAGES]
WATCHED[WATCHED.index("/bodies/KZ")] = "/bodies/cfm"


@pytest.fixture(scope="module")
def rooms(tmp_path_factory):
    """The two rooms; what is hidden differs."""
    folder = tmp_path_factory.mktemp("rooms")
    opened = [open_room(folder / f"{name}.plenipo") for name in ("veiled", "other")]
    yield opened
    for assembly in opened:
        assembly.__exit__()


@pytest.fixture(scope="module")
def watched(rooms):
    """What everybody was sent who watched each kind of page while the secrets were recorded."""
    sent = []
    for veiled, assembly in zip((True, False), rooms, strict=True):
        watchers = {
            (person, path): watch(assembly, person, path) for person in READERS for path in WATCHED
        }
        seal(assembly, veiled=veiled)
        meanwhile = received(assembly, watchers)
        record(assembly, position("1", "TJ", "agree", reason="aloud"))
        sent.append((meanwhile, received(assembly, watchers)))
    return sent


@pytest.fixture(scope="module")
def sealed(rooms, watched):
    """The rooms, the secrets in them."""
    assert watched
    return rooms


def watch(assembly, person, path):
    """Watch a page as the stream does."""
    asked = address.read_again(path, "lang=en", "")
    visitor = as_visitor(assembly, person)
    own = "own" if find(asked.path)[0].personal else ""
    portal = assembly.client.blocking_portal
    return portal.call(assembly.room.hub.watch, asked, visitor, (assembly.size, 1), own)


def as_visitor(assembly, person):
    browser = assembly.browser(person)
    request = type("Asked", (), {"cookies": {assembly.accounts.cookie: browser.secret}})
    with assembly.room.site.turn:
        return assembly.room.visitor(request)


def received(assembly, watchers):
    """What each is sent, once the pages were made of all that is recorded by now."""

    async def take():
        assembly.room.hub.changed()  # once: each time more would have all made again
        while any(watcher.topic.now[0] < assembly.size for watcher in watchers.values()):  # noqa: ASYNC110 - nobody is told
            await asyncio.sleep(0.02)
        return {place: watcher._take().decode() for place, watcher in watchers.items()}

    return assembly.client.blocking_portal.call(take)


def crawl(assembly, person, limit=400):
    """Every page that links lead to, each path once, as a person is shown it."""
    browser, found, waiting = assembly.browser(person), {}, deque(["/", "/console", "/why"])
    while waiting and len(found) < limit:
        path = waiting.popleft().partition("#")[0].partition("?")[0]
        if not path or path in found or path.startswith(ELSEWHERE):
            continue
        answer = found[path] = browser.get(path)
        if answer.headers["content-type"].startswith("text/html"):
            waiting.extend(Read(answer.text).links)
    return found


def shown(answer, browser):
    text = bare(answer.text.replace(browser.token or "\x00", "#"))
    return answer.status_code, answer.headers.get("location", ""), text


@pytest.mark.parametrize("person", READERS)
def test_what_a_person_is_shown_is_the_same_whatever_others_keep_to_themselves(sealed, person):
    seen = []
    for assembly in sealed:
        browser = assembly.browser(person)
        answers = crawl(assembly, person)
        answers |= {guess: browser.get(guess) for guess in GUESSES}
        seen.append({place: shown(answer, browser) for place, answer in answers.items()})
    one, other = seen
    assert len(one) > 150
    assert set(one) == set(other)
    assert [place for place in one if one[place] != other[place]] == []
    told = {place: text for place, (_, _, text) in one.items() if not WORDS.search(place)}
    assert [place for place, text in told.items() if WORDS.search(text)] == []


def test_whoever_watches_while_secrets_are_recorded_is_sent_the_same(watched):
    for one, other in zip(*watched, strict=True):
        assert len(one) > 80
        assert set(one) == set(other)
        assert [place for place in one if bare(one[place]) != bare(other[place])] == []
        assert [place for place in one if WORDS.search(one[place])] == []
    (meanwhile, afterwards), _ = watched
    told = {path.split("/")[1] for (_, path), event in meanwhile.items() if event}
    assert told <= {"journal", "checkpoint", "about", "entries", "console"}  # which tell the size
    assert any("aloud" in event for event in afterwards.values())


def test_the_rooms_compared_do_differ_for_whoever_may_read_the_secrets(sealed):
    told = []
    for assembly in sealed:
        with assembly.room.site.turn:
            visitor = assembly.room._visitor(Identity("kz.head", "K"))
        state = assembly.room.look(visitor.reader | {"member:KZ"}, lambda s: s.confidential)
        told.append(state)
    assert told == [len(SECRETS), 0]
