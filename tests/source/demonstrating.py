"""The demonstration as it runs: processes of their own, asked over real connections."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import httpx
from visitor import Read

from plenipo.assembly import house
from plenipo.capabilities.credentials.acts import CredentialsIssued
from plenipo.core.act import Author
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.demos.csto_2011.build import build
from plenipo.register.opening import open_to_write
from plenipo.web.accounts import people, sessions
from plenipo.web.accounts.office import Office, office_path

PROGRAM = Path(sys.executable).with_name("plenipo")
HEAD, MEMBER = "by.head", "BY"


class Recorded(NamedTuple):
    """An act, as its entry shows it."""

    entry: int
    effective: str
    fields: dict[str, Any]


class Reader:
    """Somebody who asks a server for pages, and for the acts behind them."""

    def __init__(self, client):
        self._client = client
        self.acts = cache(self._acts)
        self.said = cache(self._said)

    def status(self, address):
        """What an address answers."""
        return self._client.get(address).status_code

    def data(self, path, **query):
        """The data of a page."""
        answer = self._client.get(f"{path}.json", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def _said(self, address):
        """What can be read in the main part of a page, its white space as single blanks."""
        answer = self._client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        main = answer.text.partition("<main")[2].partition("</main>")[0]
        apart = re.sub(r"(?=</?(?:dt|dd|li|td|th|tr|p|h\d|section|div)\b)", " ", f"<main{main}")
        return Read(apart).said

    def _acts(self, name):
        """All acts of a kind that this reader may read, in the order of their entries."""
        return [self._recorded(line["entry"]) for line in reversed(self.lines(act=name))]

    def lines(self, **filters):
        """All lines of the journal that fit, the last first."""
        lines, older = [], {}
        while older is not None:
            page = self.data("/journal", **filters, **older)
            lines += page["lines"]
            older = {"before": page["older"]} if page["older"] else None
        assert len(lines) == page["total"]
        return lines

    def _recorded(self, number):
        entry = self.data(f"/entries/{number}")
        body = json.loads(entry["opened"] or entry["leaf"])
        return Recorded(number, body["effective"], body["act"])


@contextmanager
def _serving(*command):
    """Run a command that serves a register; gives its origin."""
    words = [PROGRAM, *command, "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as server:
        try:
            lines = iter(server.stdout.readline, "")
            told = (re.search(r"The (?:page|room): +(http://\S+[^/\s])", line) for line in lines)
            yield next(found[1] for found in told if found)
        finally:
            server.terminate()


class Running:
    """The demonstration, and a room with its register: each is begun when it is first asked.

    Use it as a context.
    """

    def __init__(self, folder):
        self._folder = folder
        self._stack = ExitStack()
        self.reader = cache(self._reader)
        self._room = cache(self._open_room)

    def __enter__(self):
        return self

    def __exit__(self, *trouble):
        self._stack.close()

    def _reader(self, name):
        if name == "guest":
            path = self._folder / "csto-2011.plenipo"
            command = ("demo", "csto-2011", "--register", path, "--serve")
            return self._begin(self._stack.enter_context(_serving(*command)))
        origin, secret = self._room()
        return self._begin(origin, {"Cookie": f"plenipo={secret}"} if name == "member" else {})

    def _begin(self, origin, headers=None):
        client = httpx.Client(base_url=origin, headers=headers, timeout=60)
        return Reader(self._stack.enter_context(client))

    def _open_room(self):
        path = self._folder / "room.plenipo"
        build(path)
        accredited = CredentialsIssued(
            credential="C-1", person=HEAD, name="N. N.", role="head", delegation=MEMBER
        )
        with closing(open_to_write(path, house())) as registrar:
            (answer,) = registrar.record([Request((Proposed(accredited),), Author("keeper"))])
            assert isinstance(answer, Receipt), answer
        now = datetime.now(UTC)
        with closing(Office.open(office_path(path))) as office:
            assert people.keep(office, HEAD, "N. N.", "", "en", now) == ()
            secret = sessions.begin(office, HEAD, "a browser", "password", now)
        return self._stack.enter_context(_serving("room", path)), secret
