"""A visit to the pages of accounts: one request, who makes it, and how it is answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from anyio.to_thread import run_sync
from litestar import Request
from litestar.enums import HttpMethod
from litestar.handlers import HTTPRouteHandler

from plenipo.core.errors import UsageError
from plenipo.core.page import message
from plenipo.core.wording import Wording
from plenipo.web import address
from plenipo.web.accounts import attempts, people, sessions
from plenipo.web.accounts.attempts import Key
from plenipo.web.accounts.door import Accounts
from plenipo.web.accounts.people import Account
from plenipo.web.accounts.tokens import form_token, new_token, same
from plenipo.web.answer import HTML, JSON, TEXT, Answer, Asking, answer
from plenipo.web.languages import wording
from plenipo.web.site import NO_PAGE

MOST_BYTES = 64 * 1024
MOST_FIELDS = 50
HOME, ACCOUNT = "/", "/account"

NOT_FROM_HERE = message("The form was not sent from a page of this site, or is too old.")
OPEN_AGAIN = message("Open the page again and send it from there.")
SIGN_IN_FIRST = message("Sign in first.")

Draw = Callable[[Asking, str, msgspec.Struct, str], bytes]
"""Draws a page: the request, its template, its data, and the address it stands at."""


class Refused(msgspec.Struct, frozen=True):
    """Why a page is not shown."""

    error: str
    advice: str
    status: int


class RefusedError(Exception):
    """A request that is answered with a sentence."""

    def __init__(
        self, status: int, sentence: str, advice: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        """Take a sentence that is already in the reader's language."""
        super().__init__(sentence)
        self.status, self.sentence, self.advice = status, sentence, advice
        self.headers = headers or {}


class Visit:
    """One request."""

    def __init__(self, accounts: Accounts, draw: Draw, request: Asking, body: bytes = b"") -> None:
        """Find out who makes it.

        :param body: what was sent with it.
        """
        self.accounts, self.office, self.request = accounts, accounts.office, request
        self.now = accounts.now()
        self._draw = draw
        held = accounts.token(request)
        self.session = sessions.find(self.office, held, self.now) if held else None
        self.token = held or new_token()
        # A form of another site comes without the cookie: an answer with a new one would take the
        # place of the session's.
        self._new, self._left = not held and request.method != HttpMethod.POST, False
        self._body = body
        self.fields = _fields(request, body)
        accepted = request.headers.get("accept-language", "")
        asked = address.without_moment("/", request.query_params.multi_items(), accepted)
        self._lang = asked.lang
        self.wording: Wording = wording(asked.language)
        self.say = self.wording.say

    @property
    def form_token(self) -> str:
        """What the forms of this browser carry."""
        return form_token(self.token)

    @property
    def agent(self) -> str:
        """What the browser says of itself."""
        return self.request.headers.get("user-agent", "")

    @property
    def sent(self) -> dict[str, Any]:
        """The object that a script sent; empty where it is none."""
        try:
            return msgspec.json.decode(self._body, type=dict[str, Any])
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return {}

    @property
    def to(self) -> str:
        """Where to go afterwards: an address of this site."""
        asked = self.fields.get("next") or str(self.sent.get("next", ""))
        asked = asked or self.request.query_params.get("next", "")
        try:
            return address.led_to(asked or HOME)
        except UsageError:
            return HOME

    def at(self, path: str) -> str:
        """Return an address of these pages, in the language that was asked for."""
        return address.write(path, {address.LANG: self._lang})

    def sign_in(self) -> str:
        """Return where to sign in, to come back here."""
        return address.write("/sign-in", {"next": self.request.url.path, address.LANG: self._lang})

    def part(self, name: str) -> str:
        """Return a part of the address."""
        return str(self.request.path_params[name])

    def guard(self) -> None:
        """Refuse a form that no page of this site sent to this browser.

        :raises RefusedError: when it was sent from elsewhere.
        """
        given = self.fields.get("token") or str(self.sent.get("token", ""))
        if not (self.accounts.from_here(self.request) and same(given, self.form_token)):
            raise self.refused(403, NOT_FROM_HERE, OPEN_AGAIN)

    def account(self) -> Account:
        """Return the account of who signed in.

        :raises RefusedError: when nobody did.
        """
        account = people.find(self.office, self.session.person) if self.session else None
        if account is None:
            raise self.refused(403, SIGN_IN_FIRST)
        return account

    def pace(self, *keys: Key) -> None:
        """Count an attempt.

        :raises RefusedError: when it must wait.
        """
        wait = attempts.ask(self.office, keys, self.now)
        if wait:
            sentence = self.wording.counted(
                "There were too many attempts: try again in %(count)s second.",
                "There were too many attempts: try again in %(count)s seconds.",
                wait,
            )
            raise RefusedError(429, sentence, headers={"Retry-After": str(wait)})

    def refused(self, status: int, sentence: str, advice: str = "") -> RefusedError:
        """Return what answers with a message of the catalogues."""
        return RefusedError(status, self.say(sentence), self.say(advice) if advice else "")

    def not_found(self) -> RefusedError:
        """Return what answers that there is no such page."""
        return self.refused(404, NO_PAGE)

    def page(
        self,
        template: str,
        data: msgspec.Struct,
        status: int = 200,
        here: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Answer with a page, which nobody keeps.

        :param here: the address it stands at, where the request was sent to another.
        """
        body = self._draw(self.request, f"web/{template}", data, here or self.request.url.path)
        return self._answered(answer(body, HTML, {**_KEPT_BY_NOBODY, **(headers or {})}, status))

    def go(self, to: str) -> Answer:
        """Lead on."""
        return self._answered(answer(b"", TEXT, {**_KEPT_BY_NOBODY, "Location": to}, 303))

    def data(self, body: bytes | str, status: int = 200, **headers: str) -> Answer:
        """Answer a script with JSON."""
        written = body.encode() if isinstance(body, str) else body
        return self._answered(answer(written, JSON, {**_KEPT_BY_NOBODY, **headers}, status))

    def enter(self, person: str, how: str, *, alone: bool = False) -> None:
        """Let the browser be this person's from now on, under a new secret; the old one ends.

        :param alone: whether all other sessions of the person end, too.
        """
        if self.session is not None:
            sessions.end(self.office, self.session.person, self.session.code)
        if alone:
            sessions.end_others(self.office, person, "")
        self.token = sessions.begin(self.office, person, self.agent, how, self.now)
        self.session = sessions.find(self.office, self.token, self.now)
        self._new = True

    def leave(self) -> None:
        """End the session; the browser forgets its secret."""
        if self.session is not None:
            sessions.end(self.office, self.session.person, self.session.code)
        self.session, self._new, self._left = None, False, True

    def told(self, error: RefusedError) -> Answer:
        """Answer with a sentence, to a script or on a page."""
        if self.request.headers.get("content-type", "").startswith(JSON):
            told = {"ok": False, "error": error.sentence}
            return self.data(msgspec.json.encode(told), error.status, **error.headers)
        data = Refused(error.sentence, error.advice, error.status)
        return self.page("error.html", data, error.status, HOME, error.headers)

    def _answered(self, given: Answer) -> Answer:
        if self._left:
            self.accounts.take_back(given)
        elif self._new:
            self.accounts.give(given, self.token, lasting=self.session is not None)
        return given


_KEPT_BY_NOBODY = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}
"""Browsers tell forms of these pages, and no other site, where they were sent from."""

Handle = Callable[[Visit], Answer]


class Rooms:
    """Gives the pages of accounts their addresses."""

    def __init__(self, accounts: Accounts, draw: Draw) -> None:
        """Answer for these accounts."""
        self._accounts, self._draw = accounts, draw
        self.routes: list[HTTPRouteHandler] = []

    def get(self, path: str, handle: Handle) -> None:
        """Answer GET and HEAD."""

        # Litestar would wrap what it runs in a thread twice, where a path has two handlers.
        async def handler(request: Request) -> Answer:  # type: ignore[type-arg]
            return await run_sync(self._answer, request, b"", handle)

        methods = [HttpMethod.GET, HttpMethod.HEAD]
        self.routes.append(HTTPRouteHandler(_written(path), http_method=methods)(handler))

    def post(self, path: str, handle: Handle) -> None:
        """Answer POST, from pages of this site only."""

        def guarded(visit: Visit) -> Answer:
            visit.guard()
            return handle(visit)

        async def handler(request: Request) -> Answer:  # type: ignore[type-arg]
            body = await request.body()
            return await run_sync(self._answer, request, body, guarded)

        made = HTTPRouteHandler(
            _written(path), http_method=HttpMethod.POST, request_max_body_size=MOST_BYTES
        )
        self.routes.append(made(handler))

    def _answer(self, request: Asking, body: bytes, handle: Handle) -> Answer:
        visit = Visit(self._accounts, self._draw, request, body)
        try:
            return handle(visit)
        except RefusedError as error:
            return visit.told(error)


def _written(path: str) -> str:
    return re.sub(r"{(\w+)}", r"{\1:str}", path)


def _fields(request: Asking, body: bytes) -> dict[str, str]:
    """Return the fields of a form; empty where something else was sent."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        return {}
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return {}
    return dict(pairs)
