"""A room that is killed again and again, and the people in it, who come back by themselves."""

from __future__ import annotations

import random
import subprocess
import threading
import time
from collections import Counter
from typing import NamedTuple

import httpx
import msgspec
from running import PROGRAM
from story import JOINT, MEMBERS

from plenipo.web.server import claim

ITEM = f"/sessions/{JOINT}/items/2"
SPEAKERS = {"am.head": "AM", "by.head": "BY", "am.alternate": "AM"}
"""Who states positions and votes, and for whom: two of them for one delegation."""
STANCES = ("agree", "reserve", "object")
CHOICES = ("for", "against", "abstaining")
TIMEOUT = httpx.Timeout(10, connect=2)
BREATH = 0.03
"""How long a person waits before the next act, in seconds; as long a browser that was cut off."""


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
        """Kill it, if it still runs."""
        if self.process.returncode is not None:
            return
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
        except (AssertionError, httpx.HTTPError, ValueError, KeyError) as error:
            self.trouble = error

    def join(self):
        self.thread.join(60)
        assert not self.thread.is_alive()
        if self.trouble is not None:
            raise self.trouble

    def send(self, path, told):
        """Send something; returns the answer, or None where none came."""
        try:
            return self.http.post(path, json=told)
        except httpx.TransportError:
            time.sleep(BREATH)
            return None

    def send_until_answered(self, path, told):
        """Send the very same again and again; returns the answer, and how often it was sent."""
        for times in range(1, 6_000):
            answer = self.send(path, told)
            if answer is not None:
                return answer, times
        raise AssertionError("nobody answered")


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
        said = {"stance": STANCES[number % 3], "reason": f"{self.person} {number}"}
        return {"type": "position.stated", "member": SPEAKERS[self.person], **told, **said}

    def hand_in(self, number):
        """Hand in an act; returns what is told of it, or None where no answer came."""
        self.sent[number] += 1
        answer = self.send("/acts", {"act": self.act(number), "key": f"{number}"})
        if answer is None:
            return None
        assert answer.status_code == 201, answer.text
        return answer.json()

    def go(self):
        number = 0
        while not self.over.is_set():
            told = self.hand_in(number)
            if told is not None:
                self.acknowledged[number] = told
                number += 1
                time.sleep(BREATH)


class Chair(Client):
    """Opens one ballot after the other, waits for the voters, or not for all, and closes it."""

    def __init__(self, server, secret, over):
        self.voters = ()
        self.opened, self.closed = 0, 0
        super().__init__(server, secret, over)

    @property
    def question(self):
        """The number of the ballot that is open; None where none is."""
        return self.opened - 1 if self.opened > self.closed else None

    def go(self):
        choice = random.Random(7)  # noqa: S311 - as patient on each run
        while not self.over.is_set():
            number = self.opened
            opened = {"names": {"en": "An election"}, "rule": "election", "method": method(number)}
            self._do("ballot.opened", number, **opened)
            self.opened += 1
            patience = time.monotonic() + choice.choice((0.05, 3, 3))
            while time.monotonic() < patience and not self.over.is_set():
                if self.voters and all(number in voter.told for voter in self.voters):
                    break
                time.sleep(BREATH)
            self._do("ballot.closed", number)
            self.closed += 1

    def _do(self, kind, number, **more):
        act = {"type": kind, "session": JOINT, "vote": f"B-{number}", **more}
        told = {"act": act, "key": f"{kind} {number}"}
        answer, _ = self.send_until_answered("/acts", told)
        assert answer.status_code == 201, answer.text


class Ballot(NamedTuple):
    """What a voter sent, and was answered.

    :ivar number: what the voter calls the paper.
    :ivar times: how often it was sent until an answer came.
    """

    member: str
    number: str
    cast: str
    status: int
    times: int


class Voter(Client):
    """Votes once in each ballot, and sends the very same again until it is answered."""

    def __init__(self, server, secret, over, person, chair):
        self.person, self.chair = person, chair
        self.choice = random.Random(person)  # noqa: S311 - the same numbers on each run
        self.told = {}
        super().__init__(server, secret, over)

    def go(self):
        while not self.over.is_set():
            number = self.chair.question
            if number is None or number in self.told:
                time.sleep(BREATH)
                continue
            self.told[number] = self._vote(number)

    def _vote(self, question):
        member, cast = SPEAKERS[self.person], self.choice.choice(CHOICES)
        number = f"{self.choice.getrandbits(128):032x}"
        vote = {"session": JOINT, "vote": f"B-{question}", "member": member, "cast": cast}
        told = "/acts", {"act": {"type": "ballot.cast", **vote}, "key": f"ballot {question}"}
        if method(question) == "secret":
            told = "/ballots", {**vote, "ballot": number}
        answer, times = self.send_until_answered(*told)
        assert answer.status_code in {201, 409}, answer.text
        return Ballot(member, number, cast, answer.status_code, times)


def method(number):
    """How the ballot of that number is taken."""
    return ("secret", "recorded")[number % 2]


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
                time.sleep(BREATH)

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
    """What was seen last, as it is compared."""
    return [int(part) for part in text.split(".")] if text else [0]


def main_of(page):
    """The part of a page that is about its subject."""
    return page.partition("<main")[2].partition("</main>")[0]
