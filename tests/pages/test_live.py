"""What is live: a page made again, and the parts that changed sent to who watches it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import msgspec
import pytest
from litestar.testing import TestClient
from registers import SESSION, Chronicle
from test_leaks import begin

from plenipo.assembly import house
from plenipo.core.audience import EVERYONE, reader
from plenipo.core.clock import system_clock
from plenipo.core.page import NotThereError
from plenipo.web import address
from plenipo.web.app import create_app, make_site
from plenipo.web.live import Hub
from plenipo.web.reading import ReadingRoom
from plenipo.web.site import Rendering
from plenipo.web.topic import ALIVE, END, Made, Topic
from plenipo.web.visitor import Visitor

PAGE = f"/sessions/{SESSION}"
ITEM = f"/sessions/{SESSION}/items/2"


def asked(path, lang="en"):
    return address.read_again(path, f"lang={lang}", "")


def told(event):
    """The name of an event, its number, and its data."""
    lines = dict(line.split(b": ", 1) for line in event.strip().split(b"\n"))
    return lines[b"event"].decode(), lines[b"id"].decode(), msgspec.json.decode(lines[b"data"])


def run(main):
    """Run it in a thread of its own: a browser that is driven keeps the loop of this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(main)).result()


def now(chronicle):
    return chronicle.registrar.state.size, 0


def made(size, frame="", **parts):
    return Made(Rendering(size, parts, frame))


@pytest.fixture
def chronicle(tmp_path):
    chronicle = Chronicle(tmp_path / "live.plenipo")
    begin(chronicle)
    yield chronicle
    chronicle.registrar.close()


@pytest.fixture
def site(chronicle):
    room = ReadingRoom(chronicle.registrar.store.path, house())
    yield make_site(room, system_clock, lambda _: Visitor())
    room.leave()


def hub(site, stands=lambda _: True):
    return Hub(site, stands, look=0, beat=3600)


def test_a_topic_tells_only_what_changed_since():
    topic = Topic(asked("/"), Visitor())
    topic.take(made(10, a="1", b="1"))
    assert topic.since((10, 0)) == b""
    topic.take(made(11, a="2", b="1"))
    topic.take(made(13, a="2", b="3"))
    assert told(topic.since((10, 0))) == ("parts", "13", {"a": "2", "b": "3"})
    assert told(topic.since((11, 0))) == ("parts", "13", {"b": "3"})
    assert told(topic.since((12, 0))) == ("parts", "13", {"b": "3"})
    assert topic.since((13, 0)) == b""
    assert topic.since((99, 0)) == b""


def test_a_topic_has_all_of_a_page_fetched_where_it_does_not_know_what_changed():
    topic = Topic(asked("/"), Visitor())
    topic.take(made(10, a="1"))
    assert told(topic.since((9, 0))) == ("page", "10", {})
    topic.take(made(11, a="1", frame="moved"))
    assert told(topic.since((10, 0))) == ("page", "11", {})
    topic.take(made(12, a="1", c="1", frame="moved"))
    assert told(topic.since((11, 0))) == ("page", "12", {})


def test_a_topic_tells_what_changed_though_the_register_did_not():
    topic = Topic(asked("/"), Visitor())
    topic.take(made(10, a="1"))
    assert not topic.take(made(10, a="1"))
    assert topic.now == (10, 0)
    assert topic.take(made(10, a="2"))
    assert told(topic.since((10, 0))) == ("parts", "10.1", {"a": "2"})
    assert topic.since((10, 1)) == b""
    topic.take(made(11, a="2"))
    assert topic.since((10, 1)) == b""
    assert topic.now == (11, 0)


def test_a_topic_takes_no_older_page():
    topic = Topic(asked("/"), Visitor())
    topic.take(made(10, a="new"))
    assert not topic.take(made(9, a="old"))
    assert topic.since((10, 0)) == b""


def test_an_act_that_changes_nothing_on_the_page_is_not_told():
    topic = Topic(asked("/"), Visitor())
    topic.take(made(10, a="1"))
    assert not topic.take(made(11, a="1"))
    assert topic.since((10, 0)) == b""


def test_who_watches_a_session_is_sent_the_parts_that_changed(chronicle, site):
    async def watch():
        async with hub(site) as live:
            watcher = await live.watch(
                asked(PAGE), Visitor(), (chronicle.registrar.state.size, 0), ""
            )
            chronicle.position("2", "KZ", "object", reason="not yet")
            live.changed()
            return told(await watcher.next())

    event, size, parts = run(watch())
    assert (event, size) == ("parts", str(chronicle.registrar.state.size))
    assert set(parts) == {"row-2", "holder-KZ"}
    assert parts["row-2"].startswith('<tr data-live="row-2">')
    assert "not yet" in parts["holder-KZ"]


def test_the_same_parts_stand_on_the_page_when_it_is_asked_for(chronicle, site):
    chronicle.position("2", "KZ", "object", reason="not yet")
    for path in (PAGE, ITEM, "/members", "/journal", "/people"):
        rendering = site.render(asked(path), Visitor())
        visitor_page = whole(site, path)
        assert rendering.parts
        for name, html in rendering.parts.items():
            assert html.strip() in visitor_page, (path, name)


def whole(site, path):
    """The page as it is sent to a browser."""
    with TestClient(create_app(site.room.path)) as client:
        return client.get(f"{path}?lang=en").text


def test_who_may_read_more_is_told_more(chronicle, site):
    async def watch():
        async with hub(site) as live:
            size = chronicle.registrar.state.size
            public = await live.watch(asked(ITEM), Visitor(), (size, 0), "")
            inner = await live.watch(asked(ITEM), Visitor(reader(["members"])), (size, 0), "")
            chronicle.position("2", "KZ", "object", reason="hush", audience=("members",))
            live.changed()
            first = told(await inner.next())
            chronicle.position("2", "BY", "agree", reason="aloud")
            live.changed()
            return first, told(await public.next())

    inner, public = run(watch())
    assert "hush" in inner[2]["position-KZ"]
    assert set(public[2]) >= {"position-BY"}
    assert "hush" not in str(public)
    assert "position-KZ" not in public[2]


def test_readers_of_the_same_circles_share_one_topic(site):
    async def watch():
        async with hub(site) as live:
            seats = [Visitor(reader(["members"]), person=str(n)) for n in range(5)]
            watchers = [await live.watch(asked(PAGE), seat, (0, 0), "") for seat in seats]
            german = await live.watch(asked(PAGE, "ru"), seats[0], (0, 0), "")
            own = await live.watch(asked(PAGE), seats[0], (0, 0), seats[0].person or "x")
            return {w.topic for w in watchers}, german.topic, own.topic

    shared, russian, own = run(watch())
    assert len(shared) == 1
    assert russian not in shared
    assert own not in shared


def test_who_comes_back_is_told_what_they_missed_and_no_more(chronicle, site):
    async def watch():
        async with hub(site) as live:
            size = chronicle.registrar.state.size
            first = await live.watch(asked(ITEM), Visitor(), (size, 0), "")
            live.leave(first)
            chronicle.position("2", "KZ", "object", reason="one")
            chronicle.position("2", "BY", "agree", reason="two")
            again = await live.watch(asked(ITEM), Visitor(), (size, 0), "")
            late = await live.watch(asked(ITEM), Visitor(), (size + 1, 0), "")
            return told(await again.next()), told(await late.next())

    again, late = run(watch())
    assert {"position-KZ", "position-BY"} <= set(again[2])
    assert again[0] == "parts"
    assert {"position-KZ", "position-BY"} <= set(late[2])


def test_who_is_no_longer_who_they_were_is_told_the_end(chronicle, site):
    still = {"a": True, "b": True}

    async def watch():
        async with hub(site, lambda visitor: still[visitor.person]) as live:
            size = chronicle.registrar.state.size
            one = await live.watch(asked(ITEM), Visitor(person="a"), (size, 0), "")
            two = await live.watch(asked(ITEM), Visitor(person="b"), (size, 0), "")
            still["a"] = False
            chronicle.position("2", "KZ", "object", reason="for b alone")
            live.changed()
            return await one.next(), await two.next()

    ended, goes_on = run(watch())
    assert ended == END
    assert "for b alone" in str(told(goes_on)[2])


def test_a_sign_of_life_is_given_where_nothing_changes(site):
    async def watch():
        async with Hub(site, lambda _: True, look=0, beat=0.01) as live:
            watcher = await live.watch(asked(ITEM), Visitor(), (10**6, 0), "")
            return await watcher.next()

    assert run(watch()) == ALIVE


def test_what_another_process_wrote_is_seen(chronicle, site):
    async def watch():
        async with Hub(site, lambda _: True, look=0.01, beat=3600) as live:
            watcher = await live.watch(
                asked(ITEM), Visitor(), (chronicle.registrar.state.size, 0), ""
            )
            await asyncio.to_thread(chronicle.position, "2", "KZ", "object")
            return told(await watcher.next())

    assert "position-KZ" in run(watch())[2]


def test_there_is_nothing_to_watch_at_an_address_without_a_page(site):
    async def watch(path):
        async with hub(site) as live:
            await live.watch(asked(path), Visitor(), (0, 0), "")

    for path in ("/nowhere", "/sessions/none", "/members/XX"):
        with pytest.raises(NotThereError):
            run(watch(path))
    assert Visitor().reader == EVERYONE


class LongPages:
    """A site whose pages take so long to make, by path, by a clock of its own; seconds."""

    def __init__(self, takes):
        self.takes = takes
        self.now = 0.0
        self.made = []
        self.meanwhile = {}

    def perf_counter(self):
        return self.now

    def sight(self, _visitor):
        return SimpleNamespace(state=SimpleNamespace(size=len(self.made)))

    def sights(self, visitors):
        return [self.sight(visitor) for visitor in visitors]

    def render(self, asked, _visitor):
        self.now += self.takes[asked.path]
        self.made.append(asked.path)
        self.meanwhile.pop(asked.path, lambda: None)()
        return Rendering(len(self.made), {"main": str(len(self.made))}, "")


def test_a_page_that_is_quick_to_make_waits_for_one_long_one_at_most(monkeypatch):
    site = LongPages({"/sessions": 0.5, "/members": 0.3, "/": 0.001})
    monkeypatch.setattr("plenipo.web.live.time", site)

    async def watch():
        async with hub(site) as live:
            loop = asyncio.get_running_loop()
            longest, *_ = [
                await live.watch(asked(path), Visitor(), (99, 0), "") for path in site.takes
            ]
            site.made.clear()
            site.meanwhile["/members"] = lambda: loop.call_soon_threadsafe(live.changed)
            live.changed()
            for _ in range(2):
                await asyncio.wait_for(longest.next(), 10)

    run(watch())
    assert site.made == ["/", "/members", "/", "/sessions", "/", "/members", "/sessions"]
