"""The room is killed in the middle of a vote and of a silence, fifty times, and nothing is lost.

Three delegations state positions by a program that asks again under the same key until it is
answered; three watch the item as a browser does, and come back by themselves. Meanwhile silences
expire. What was acknowledged is there once, what was not is there at most once.
"""

import random
import subprocess
import threading
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import httpx
import msgspec
import pytest
from running import PROGRAM, found
from story import JOINT, MEMBERS

from plenipo.assembly import house
from plenipo.capabilities.decisions.acts import VoteTaken
from plenipo.capabilities.positions.acts import PositionStated
from plenipo.capabilities.positions.state import Positions
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.silence.acts import SilenceConcluded, SilenceOpened
from plenipo.capabilities.silence.clock import GRACE
from plenipo.core.act import Author
from plenipo.core.clock import write_moment
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.procedure.rule_file import text_of
from plenipo.register.opening import open_to_write
from plenipo.register.verify import verify
from plenipo.web.server import claim

KILLS = 50
LONGEST = 240
"""After how many seconds no further kill is tried, on a machine that is busy."""
LEAST = 10
SILENCES = 12
ITEM = f"/sessions/{JOINT}/items/2"
SPEAKERS = {"am.head": "AM", "by.head": "BY", "am.alternate": "AM"}
STANCES = ("agree", "reserve", "object")
TIMEOUT = httpx.Timeout(10, connect=2)


class Server:
    """A room as a process, which can be killed and started again on its port."""

    def __init__(self, path):
        self.path, self.port = path, claim("127.0.0.1", 0)
        self.origin = f"http://localhost:{self.port}"
        self.process = None

    def start(self):
        command = [PROGRAM, "room", self.path, "--port", str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        for line in iter(self.process.stdout.readline, ""):
            if "The room:" in line:
                return
        raise AssertionError("the room did not open")

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        assert self.process.returncode == -9


class Client:
    """Somebody at a browser of their own, in a thread, until it is over."""

    def __init__(self, server, secret, over):
        self.over = over
        self.http = httpx.Client(
            base_url=server.origin,
            headers={
                "Cookie": f"plenipo={secret}",
                "Origin": server.origin,
                "Sec-Fetch-Site": "same-origin",
            },
            timeout=TIMEOUT,
        )
        self.trouble = None
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self):
        try:
            self.go()
        except (
            AssertionError,
            httpx.HTTPError,
            ValueError,
            KeyError,
        ) as error:
            self.trouble = error

    def join(self):
        self.thread.join(60)
        assert not self.thread.is_alive()
        if self.trouble is not None:
            raise self.trouble


class Speaker(Client):
    """Does one thing after the other; each is sent under its key until it is answered."""

    def __init__(self, server, secret, over, person):
        self.person = person
        self.acknowledged, self.sent = {}, Counter()
        super().__init__(server, secret, over)

    def act(self, number):
        """The act of that number: a position, or of a secretary a vote."""
        if self.person == "secretary":
            told = {"session": JOINT, "rule": "csto-procedural", "says": "adopted"}
            given = {"method": "recorded", "cast": {"for": list(MEMBERS)}, "names": {"en": "Vote"}}
            return {"type": "vote.taken", "vote": f"V-{number}", **told, **given}
        told = {"session": JOINT, "item": "2", "text": "sha256:a"}
        said = {"stance": STANCES[number % 3], "statement": f"{self.person} {number}"}
        return {"type": "position.stated", "member": SPEAKERS[self.person], **told, **said}

    def hand_in(self, number):
        """Hand in an act; returns the answer, or None where none came."""
        self.sent[number] += 1
        told = {"act": self.act(number), "key": f"{number}"}
        try:
            answer = self.http.post("/acts", json=told)
        except httpx.TransportError:
            return None
        assert answer.status_code == 201, answer.text
        return answer.json()

    def go(self):
        number = 0
        while not self.over.is_set():
            told = self.hand_in(number)
            if told is None:
                time.sleep(0.02)  # as a browser waits before it comes back
                continue
            self.acknowledged[number] = told
            number += 1


class Watcher(Client):
    """Watches the item as a browser does: it comes back by itself, and says what it saw last."""

    def __init__(self, server, secret, over):
        self.page, self.parts, self.last, self.came = "", {}, "", 0
        super().__init__(server, secret, over)

    def go(self):
        while not self.over.is_set():
            try:
                self._watch()
            except httpx.TransportError:
                time.sleep(0.05)

    def _watch(self):
        headers = {"Last-Event-ID": self.last} if self.last else {}
        with self.http.stream("GET", "/live", params={"at": ITEM}, headers=headers) as answer:
            assert answer.status_code == 200
            self.came += 1
            event = {}
            for line in answer.iter_lines():
                if line:
                    name, _, told = line.partition(": ")
                    event[name] = told
                    continue
                self._take(event)
                event = {}
                if self.over.is_set():
                    return

    def _take(self, event):
        assert event.get("event") != "end"
        if "id" not in event:
            return
        size, before = moment(event["id"]), moment(self.last)
        assert size >= before
        if event["event"] == "page":
            answer = self.http.get(ITEM)
            assert answer.status_code == 200
            self.page, self.parts = answer.text, {}
        self.parts |= msgspec.json.decode(event["data"])
        self.last = event["id"]

    def shows(self, fresh):
        """Tell whether what stands on this page is what a fresh one shows."""
        if not self.parts:
            return main_of(self.page) == main_of(fresh)
        return all(html.strip() in fresh for html in self.parts.values())


def moment(text):
    return [int(part) for part in text.split(".")] if text else [0]


def main_of(page):
    return page.partition("<main")[2].partition("</main>")[0]


def prepared(path):
    """A register whose silences expire, and are due, one after the other from now on."""
    secrets = found(path)
    registrar = open_to_write(path, house())
    now = datetime.now(UTC).replace(microsecond=0)
    rules = ("osce-silence", "csto-procedural")
    acts = [Proposed(RuleAdopted(rule=rule, text=text_of(rule))) for rule in rules]
    for number in range(SILENCES):
        opened = SilenceOpened(
            silence=f"S-{number}",
            names={"en": f"Draft {number}"},
            rule="osce-silence",
            expires=now - GRACE + timedelta(seconds=5 + 8 * number),
            zone="+00:00",
            body="cfm",
            document=f"D/{number}",
        )
        acts.append(Proposed(opened, now - GRACE - timedelta(hours=1)))
    for act in acts:
        (answer,) = registrar.record([Request((act,), Author("keeper"))])
        assert isinstance(answer, Receipt), answer
    registrar.close()
    return secrets


class Storm(NamedTuple):
    """A room that was killed again and again, and everybody who was in it."""

    path: Path
    speakers: list[Speaker]
    watchers: list[Watcher]
    kills: int
    again: list[tuple[dict, dict]]


@pytest.fixture(scope="module")
def storm(tmp_path_factory):
    """What is left after the last kill, once the room has come to rest."""
    path = tmp_path_factory.mktemp("storm") / "room.plenipo"
    secrets = prepared(path)
    server, quiet, over = Server(path), threading.Event(), threading.Event()
    server.start()
    speakers = [Speaker(server, secrets[who], quiet, who) for who in (*SPEAKERS, "secretary")]
    watchers = [Watcher(server, secrets[who], over) for who in SPEAKERS]
    kills = kill_again_and_again(server)
    reader = httpx.Client(base_url=server.origin, timeout=TIMEOUT)
    until(lambda: running(reader) == 0)
    quiet.set()
    for speaker in speakers:
        speaker.join()
    page = httpx.get(f"{server.origin}{ITEM}", headers=speakers[0].http.headers).text
    until(lambda: all(watcher.shows(page) for watcher in watchers))
    over.set()
    again = [
        (told, speaker.hand_in(number))
        for speaker in speakers
        for number, told in speaker.acknowledged.items()
        if speaker.sent[number] > 1 or number % 50 == 0
    ]
    server.kill()
    for watcher in watchers:
        watcher.join()
    return Storm(path, speakers, watchers, kills, again)


def kill_again_and_again(server):
    """Kill the server at any moment, and start it again; returns how often."""
    choice = random.Random(2011)  # noqa: S311 - the same moments on each run
    begun = time.monotonic()
    for kills in range(KILLS):
        if kills >= LEAST and time.monotonic() - begun > LONGEST:
            return kills
        time.sleep(choice.random() * 1.5)
        server.kill()
        server.start()
    return KILLS


def running(reader):
    """How many silences were not concluded yet."""
    ended = reader.get("/journal.json", params={"act": "silence.concluded"}).json()
    return SILENCES - len(ended["lines"])


def until(true):
    for _ in range(600):
        if true():
            return
        time.sleep(0.1)
    raise AssertionError("it did not come to rest")


@pytest.fixture(scope="module")
def entries(storm):
    registrar = open_to_write(storm.path, house())
    yield registrar.since(0)
    registrar.close()


def test_the_register_verifies_after_all_kills(storm):
    assert storm.kills >= LEAST
    assert verify(storm.path, house()).faults == ()


def test_no_acknowledged_act_is_lost_and_none_is_recorded_twice(storm, entries):
    for speaker in storm.speakers:
        mine = [entry for entry in entries if entry.by == speaker.person and entry.key]
        recorded = [entry.key.rpartition("/")[2] for entry in mine]
        assert recorded == [str(number) for number in range(len(recorded))]
        assert len(recorded) - len(speaker.acknowledged) in {0, 1}  # the last may lack its answer
        for number, told in speaker.acknowledged.items():
            entry = entries[told["first"]]
            assert entry.key == f"room/{speaker.person}/{number}"
            assert told["count"] == 1
            assert write_moment(entry.recorded) == told["recorded"]
            fields = msgspec.to_builtins(entry.act)
            assert {n: fields[n] for n in ("session",)} == {"session": JOINT}
    assert sum(len(speaker.acknowledged) for speaker in storm.speakers) > storm.kills


def test_what_was_sent_again_was_answered_alike(storm):
    assert [pair for pair in storm.again if pair[0] != pair[1]] == []
    assert any(count > 1 for speaker in storm.speakers for count in speaker.sent.values())


def test_each_silence_was_concluded_once_at_the_instant_it_expired(entries):
    opened = {e.act.silence: e.act for e in entries if isinstance(e.act, SilenceOpened)}
    ended = [entry for entry in entries if isinstance(entry.act, SilenceConcluded)]
    assert sorted(entry.act.silence for entry in ended) == sorted(opened)
    assert len(opened) == SILENCES
    for entry in ended:
        assert entry.effective == opened[entry.act.silence].expires
        assert entry.act.outcome == "adopted"


def test_no_ballot_is_counted_twice(storm, entries):
    votes = [entry.act.vote for entry in entries if isinstance(entry.act, VoteTaken)]
    assert len(set(votes)) == len(votes) > 0
    state = house().new_state()
    state.fold(entries)
    heard = state.of(Positions).on(JOINT, "2").positions
    last = {e.act.member: e.act for e in entries if isinstance(e.act, PositionStated)}
    assert {member: p.statement for member, p in heard.items()} == {
        member: act.statement for member, act in last.items()
    }


def test_everybody_came_back_by_themselves_and_their_page_is_a_fresh_one(storm):
    for watcher in storm.watchers:
        assert watcher.came > storm.kills // 2
        assert watcher.page
