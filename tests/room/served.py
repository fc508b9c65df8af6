"""A room in a process of its own, in which a session sits today, and the windows of its people."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assembled import KEEPER, ROLES, Assembly, Clock

from plenipo.assembly import house
from plenipo.capabilities.credentials.acts import CredentialsIssued
from plenipo.capabilities.documents.acts import DocumentTabled
from plenipo.capabilities.floor.acts import FloorGiven, FloorLimitsSet, FloorRequested
from plenipo.capabilities.positions.acts import PositionStated
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import ItemProposed, SessionConvened
from plenipo.capabilities.silence.acts import SilenceOpened
from plenipo.capabilities.sittings.acts import (
    AgendaAdopted,
    ItemCalled,
    RollCalled,
    SittingOpened,
)
from plenipo.core.act import Author
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.procedure.rule_file import text_of
from plenipo.register.opening import open_to_write
from plenipo.web.accounts import people, sessions
from plenipo.web.accounts.office import Office, office_path

PROGRAM = Path(sys.executable).with_name("plenipo")
ADDRESS = re.compile(r"http://\S+")
SUMMIT, SILENCE = "summit", "S-7"
QUORUM, CONSENSUS = "un-general-assembly", "csto-consensus"
PEOPLE = {**ROLES, "kz.head": ("head", "KZ"), "ru.head": ("head", "RU")}
PHONE = (390, 844)

NAMES = {
    "en": "Summit session",
    "ru": "Сессия перед саммитом",
    "fr": "Session du sommet",
    "ar": "دورة القمة",
}
TITLES = (
    {
        "en": "Border security assistance",
        "ru": "Помощь в охране границ",
        "fr": "Aide à la sécurité des frontières",
        "ar": "المساعدة في أمن الحدود",
    },
    {
        "en": "Rules for information security",
        "ru": "Правила информационной безопасности",
        "fr": "Règles de sécurité de l’information",
        "ar": "قواعد أمن المعلومات",
    },
    {
        "en": "Joint exercises next year",
        "ru": "Совместные учения в следующем году",
        "fr": "Exercices conjoints de l’année prochaine",
        "ar": "التدريبات المشتركة في العام المقبل",
    },
)


def draft(text):
    """A draft before the summit, in which Belarus and Kazakhstan hold what is in brackets."""
    return DocumentTabled(
        session=SUMMIT,
        document="L.1",
        symbol="CSC/2011/L.1",
        names={"en": "Statement", "ar": "بيان"},
        text=text,
        parties=("BY", "KZ"),
    )


def convened(now):
    """What a session that meets today stands on, and a silence that runs until the day after."""
    told = {"session": SUMMIT, "rule": CONSENSUS}
    members = [code for code, (role, _) in PEOPLE.items() if code not in ROLES]
    return [
        RuleAdopted(rule=QUORUM, text=text_of(QUORUM)),
        RuleAdopted(rule="osce-silence", text=text_of("osce-silence")),
        SessionConvened(
            session=SUMMIT, names=NAMES, bodies=("cfm",), opens=now.date(), rule=QUORUM, chair="BY"
        ),
        *(
            ItemProposed(**told, item=str(n), names=names, text="sha256:0a" if n == 2 else "")
            for n, names in enumerate(TITLES, 1)
        ),
        *(
            CredentialsIssued(
                credential=f"T-{n}",
                person=code,
                name=code.title(),
                role=PEOPLE[code][0],
                delegation=PEOPLE[code][1],
            )
            for n, code in enumerate(members)
        ),
        SilenceOpened(
            silence=SILENCE,
            names={"en": "Draft statement on the summit", "ru": "Проект заявления о саммите"},
            rule="osce-silence",
            body="cfm",
            document="S/7",
            parts=("1", "2", "3"),
            expires=now + timedelta(days=2),
            zone="+00:00",
        ),
    ]


def under_way():
    """A sitting that runs: the roll was called, an item is taken up, somebody speaks."""
    of = {"session": SUMMIT}
    return [
        RollCalled(
            **of, sitting="1", present=("AM", "BY", "KZ", "KG"), remote=("RU",), absent=("TJ", "UZ")
        ),
        SittingOpened(**of, sitting="1", says="quorum"),
        AgendaAdopted(**of),
        ItemCalled(**of, item="2"),
        FloorLimitsSet(**of, seconds=300, times=2, reply_seconds=120),
        FloorRequested(**of, member="BY", item="2"),
        FloorRequested(**of, member="KZ", item="2"),
        FloorRequested(**of, member="RU", item="2", kind="right-of-reply"),
        FloorGiven(**of, member="BY", item="2"),
    ]


STATED = (
    PositionStated(session=SUMMIT, item="2", member="BY", stance="agree", text="sha256:0a"),
    PositionStated(
        session=SUMMIT,
        item="2",
        member="RU",
        stance="reserve",
        kind="on a point",
        reason="paragraph 3",
        text="sha256:0a",
    ),
)


def found(path, *more):
    """Make the register of the room, as of some minutes ago, and let everybody sign in.

    :returns: the secret of each person's browser.
    """
    now = datetime.now(UTC)
    clock = Clock(now - timedelta(minutes=3))
    Assembly(path, clock)
    with closing(open_to_write(path, house(), clock)) as registrar:
        clock.moment = now - timedelta(seconds=20)
        for act in (*convened(now), *more):
            by = Author(KEEPER.name, getattr(act, "member", ""))
            (answer,) = registrar.record([Request((Proposed(act),), by)])
            assert isinstance(answer, Receipt), answer
    with closing(Office.open(office_path(path))) as office:
        for code in PEOPLE:
            assert people.keep(office, code, code.title(), "", "en", now) == ()
        return {c: sessions.begin(office, c, "a browser", "password", now) for c in PEOPLE}


class Served:
    """A room that is served.

    :ivar link: by which the secretariat makes its account, once.
    """

    def __init__(self, address, link, secrets):
        self.address, self.link, self._secrets = address, link, secrets

    def cookies(self, person):
        """What the browser of somebody who signed in keeps."""
        kept = {"name": "plenipo", "value": self._secrets[person], "url": self.address}
        return [kept] if person else []


@contextmanager
def serving(path, secrets):
    """Serve a room by ``plenipo room`` as long as the context lasts."""
    command = [PROGRAM, "room", path, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            link = ADDRESS.search(server.stdout.readline())[0]
            address = ADDRESS.search(server.stdout.readline())[0].rstrip("/")
            yield Served(address, link, {"": "", **secrets})
        finally:
            server.terminate()
            server.wait(20)


class Windows:
    """Windows of a browser, each in a context of its own; what goes wrong in one is noted."""

    def __init__(self, browser, room):
        self.browser, self.room, self.troubles, self._contexts = browser, room, [], []

    def open(self, person, path, *, size=(1280, 900), **settings):
        """Open a page as somebody, or as nobody; returns it."""
        width, height = size
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, **{"locale": "en", **settings}
        )
        self._contexts.append(context)
        if person:
            context.add_cookies(self.room.cookies(person))
        page = context.new_page()
        page.on("pageerror", lambda error: self.troubles.append(f"{person}: {error}"))
        page.on("console", lambda said: self._listen(person, said))
        page.goto(path if path.startswith("http") else self.room.address + path)
        return page

    def _listen(self, person, said):
        """Note what the browser complains of, but for refusals, which pages tell themselves."""
        refused = any(f"status of {status}" in said.text for status in (401, 403, 404, 409))
        if said.type in {"error", "warning"} and not refused:
            self.troubles.append(f"{person}: {said.text}")

    def close(self):
        for context in self._contexts:
            context.close()


def live(page):
    """Wait until a page is live; tells it not to be loaded again."""
    page.wait_for_selector("#live:not([hidden])", state="attached")
    page.evaluate("document.body.dataset.kept = 'yes'")
    return page


def kept(page):
    """Whether a page was not loaded again since."""
    return page.evaluate("document.body.dataset.kept") == "yes"


def button(page, name):
    """The buttons of a page that are called so."""
    return page.get_by_role("button", name=name, exact=True)


def press(page, name):
    """Press the first of them and wait for the page it leads to."""
    with page.expect_navigation():
        button(page, name).first.click()
