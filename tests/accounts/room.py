"""A room to sign in to: the pages of a register with accounts, and somebody who asks for them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pyotp
from litestar.testing import TestClient

from plenipo.assembly import house
from plenipo.core.audience import EVERYONE
from plenipo.web.accounts import codes, invitations, passwords, people
from plenipo.web.accounts.pages import account_routes
from plenipo.web.app import application, make_site
from plenipo.web.live import Hub
from plenipo.web.reading import ReadingRoom
from plenipo.web.visitor import Visitor

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ORIGIN = "http://localhost:8000"
PASSWORD = "correct horse battery"  # noqa: S105 - an example
ARMENIA, BELARUS, OFFICE = "a.petrosyan", "b.kavaliou", "secretariat"
NAMES = {ARMENIA: "Anahit Petrosyan", BELARUS: "Barys Kavaliou", OFFICE: "Secretariat"}


GROUPS = re.compile(r"([A-Z2-7]{4} ){7}[A-Z2-7]{4}")


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self):
        self.moment = NOON

    def __call__(self):
        return self.moment

    def go(self, **by):
        self.moment += timedelta(**by)


def create_room(register, accounts):
    """The application: every page of the register, and those of accounts."""

    def doorkeeper(request):
        person = accounts.doorkeeper(request)
        if person is None:
            return Visitor()
        return Visitor(
            person=person.code, name=person.name, token=person.token, session=person.session
        )

    site = make_site(ReadingRoom(register, house(), EVERYONE), accounts.clock, doorkeeper)
    hub = Hub(site, lambda visitor: visitor.session in {"", *accounts.lasting()}, look=0)
    return application(site, hub, [lambda _: hub], account_routes(accounts, site.draw))


def enrol(office, code, now, email=""):
    """An account of a person who has no way to sign in yet."""
    assert people.keep(office, code, NAMES[code], email, "en", now) == ()
    return people.find(office, code)


def equip(office, code, now, email=""):
    """An account with a password; returns what shows its codes."""
    account = enrol(office, code, now, email)
    secret = codes.new_secret()
    totp = pyotp.TOTP(secret)
    earlier = now - timedelta(seconds=30)  # the code of now stays to be used
    assert passwords.keep(office, account, PASSWORD, secret, totp.at(earlier), now) == ()
    return totp


def link_for(office, code, now):
    """The path of a new invitation."""
    return f"/invitations/{invitations.invite(office, code, '', now)}"


class Form(HTMLParser):
    """The forms of a page: their fields, by their paths; and what the page says."""

    def __init__(self, text):
        super().__init__()
        self.forms, self.words, self.tags, self._open = [], [], [], None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags.append((tag, given))
        if tag == "form":
            self._open = (urlsplit(given["action"]).path, {})
            self.forms.append(self._open)
        elif tag == "input" and self._open:
            self._open[1][given.get("name", "")] = given.get("value", "")

    def handle_data(self, data):
        self.words.append(data)

    @property
    def said(self):
        return " ".join("".join(self.words).split())

    @property
    def secret(self):
        """The key of the authenticator that the page offers."""
        return next(word.replace(" ", "") for word in self.words if GROUPS.fullmatch(word))

    def fields(self, path):
        return next(fields for at, fields in self.forms if at == path)


class Browser:
    """Somebody with a browser, who is not led on unless they follow."""

    def __init__(self, app, accounts, agent="Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"):
        self.app, self.accounts = app, accounts
        origin = accounts.place.origin
        scheme = origin.partition(":")[0]
        self.client = TestClient(app, base_url=f"{scheme}://room.local")
        self.client.headers.update({"User-Agent": agent})
        self.origin = origin

    def other(self):
        """Somebody else, with a browser of their own."""
        return Browser(self.app, self.accounts)

    def now(self):
        return self.accounts.clock()

    def get(self, address, **headers):
        return self.client.get(address, headers=headers, follow_redirects=False)

    def read(self, address, status=200):
        answer = self.get(address)
        assert answer.status_code == status, answer.text
        return Form(answer.text)

    def post(self, address, fields=None, *, origin=None, **headers):
        """Send a form as a browser does."""
        sent = {"Origin": self.origin if origin is None else origin, **headers}
        return self.client.post(address, data=fields or {}, headers=sent, follow_redirects=False)

    def script(self, address, data):
        """Send what a script of the page sends."""
        return self.client.post(address, json=data, headers={"Origin": self.origin})

    def token(self, page="/sign-in"):
        """What the forms of this browser carry."""
        return next(fields["token"] for _, fields in self.read(page).forms if "token" in fields)

    def sign_in(self, name, code, password=PASSWORD, **fields):
        given = {"token": self.token(), "name": name, "password": password, "code": code, **fields}
        return self.post("/sign-in", given)

    @property
    def cookie(self):
        return self.client.cookies.get(self.accounts.cookie)

    def person(self):
        """The code of who the account page is of; None where it leads to signing in."""
        answer = self.get("/account")
        if answer.status_code == 303:
            assert urlsplit(answer.headers["location"]).path == "/sign-in"
            return None
        said = Form(answer.text).said
        return next(code for code in NAMES if f"Code{code}" in said.replace(" ", ""))


def next_of(address):
    """Where an address to sign in at leads afterwards."""
    return parse_qs(urlsplit(address).query)["next"][0]
