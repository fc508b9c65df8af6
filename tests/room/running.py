"""A room as a process of its own: people sign in, act, and watch over real connections."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
from assembled import ROLES, Assembly, Clock

from plenipo.web.accounts import people, sessions
from plenipo.web.accounts.office import Office, office_path
from plenipo.web.accounts.tokens import form_token

PROGRAM = Path(sys.executable).with_name("plenipo")
ADDRESS = re.compile(r"(?<=The room: )http://\S+[^/\s]")


def found(path):
    """Found the register of a room; returns the secret of a session of each person in it."""
    Assembly(path, Clock())
    office, now = Office.open(office_path(path)), datetime.now(UTC)
    secrets = {}
    for person in ROLES:
        people.keep(office, person, person.title(), "", "en", now)
        secrets[person] = sessions.begin(office, person, "a browser", "password", now)
    office.close()
    return secrets


@contextmanager
def serving(path):
    """Serve a room as long as the context lasts; gives its origin."""
    command = [PROGRAM, "room", path, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            lines = iter(server.stdout.readline, "")
            yield next(
                a[0] for line in lines if "The room:" in line and (a := ADDRESS.search(line))
            )
        finally:
            server.terminate()


def client(origin, secret):
    """A browser at that origin in which somebody signed in."""
    return httpx.Client(
        base_url=origin,
        headers={"Cookie": f"plenipo={secret}", "Origin": origin, "Sec-Fetch-Site": "same-origin"},
        timeout=60,
    )


def token(secret):
    """What the forms of a browser carry."""
    return form_token(secret)


@contextmanager
def watching(browser, page, **query):
    """Watch a page; gives an iterator of the lines that are sent."""
    with browser.stream("GET", "/live", params={"at": page, **query}) as answer:
        lines = answer.iter_lines()
        assert answer.status_code == 200, answer.read()
        for line in lines:  # the watcher is there once the stream has begun
            if line.startswith("data:"):
                break
        yield lines
