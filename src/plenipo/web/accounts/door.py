"""The door: who a browser is, by its cookie, and what is asked of every form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from urllib.parse import urlsplit

import msgspec

from plenipo.core.clock import Clock, system_clock
from plenipo.core.errors import UsageError
from plenipo.web.accounts import people, sessions
from plenipo.web.accounts.attempts import network
from plenipo.web.accounts.office import Office
from plenipo.web.accounts.passkeys import Place
from plenipo.web.accounts.providers import LOCAL, Client, Provider
from plenipo.web.accounts.sessions import LONGEST, Session
from plenipo.web.accounts.tokens import form_token
from plenipo.web.answer import Answer, Asking

COOKIE = "plenipo"
LONGEST_COOKIE = 100
CALLBACK = "/sign-in/providers/{code}/callback"

MayInvite = Callable[[str], bool]
"""Tells whether the person with this code may invite others, at the moment."""


class Person(msgspec.Struct, frozen=True):
    """Somebody who signed in.

    :ivar code: the person's code in the register.
    :ivar token: what their forms carry, so that no other site can send them.
    :ivar session: what tells their session from others; no secret.
    """

    code: str
    name: str
    language: str
    token: str
    session: str


def nobody_may(code: str) -> bool:
    """Let nobody invite others."""
    del code
    return False


class Accounts:
    """The accounts of a register, as a server needs them."""

    def __init__(  # noqa: PLR0913 - what a server is told once
        self,
        office: Office,
        origin: str,
        *,
        title: str = "Plenipo",
        clock: Clock = system_clock,
        may_invite: MayInvite = nobody_may,
        providers: Mapping[str, Provider] | None = None,
        proxies: frozenset[str] = frozenset(),
    ) -> None:
        """Answer under this origin.

        :param origin: what browsers show, without a path (``https://room.example.org``).
        :param title: what authenticators call this place.
        :param proxies: the addresses of servers before this one, whose word on whom they ask for
            is taken.
        :raises UsageError: when the origin is none, or neither https nor this machine.
        """
        self.office = office
        self.place = _place(origin, title)
        self.secure = origin.startswith("https:")
        self.clock = clock
        self.may_invite = may_invite
        self.providers = {
            code: Client(provider, self.place.origin + CALLBACK.format(code=code))
            for code, provider in (providers or {}).items()
        }
        self._proxies = proxies

    @property
    def cookie(self) -> str:
        """The name of the cookie; over https one that no other host can set."""
        return f"__Host-{COOKIE}" if self.secure else COOKIE

    @property
    def takes_passkeys(self) -> bool:
        """Whether browsers make passkeys here: for names they do, for bare addresses not."""
        return any(letter.isalpha() for letter in self.place.host) and ":" not in self.place.host

    def doorkeeper(self, request: Asking) -> Person | None:
        """Return who asks; None for somebody who did not sign in."""
        token = self.token(request)
        session = sessions.find(self.office, token, self.clock()) if token else None
        return self.person(session, token) if session else None

    def lasting(self) -> frozenset[str]:
        """Return the codes of all sessions that hold."""
        return sessions.holding(self.office, self.clock())

    def person(self, session: Session, token: str) -> Person | None:
        """Return whose session it is."""
        account = people.find(self.office, session.person)
        if account is None:
            return None
        form = form_token(token)
        return Person(account.code, account.name, account.language, form, session.code)

    def token(self, request: Asking) -> str:
        """Return the secret in a browser's cookie; empty where there is none."""
        token = request.cookies.get(self.cookie, "")
        return token if len(token) <= LONGEST_COOKIE and token.isascii() else ""

    def give(self, answer: Answer, token: str, *, lasting: bool) -> None:
        """Let a browser keep a secret; a lasting one also when it is closed."""
        age = int(LONGEST.total_seconds()) if lasting else None
        answer.set_cookie(
            self.cookie,
            token,
            max_age=age,
            path="/",
            secure=self.secure,
            httponly=True,
            samesite="lax",
        )

    def take_back(self, answer: Answer) -> None:
        """Let a browser forget its secret."""
        answer.set_cookie(
            self.cookie,
            "",
            max_age=0,
            path="/",
            secure=self.secure,
            httponly=True,
            samesite="lax",
        )

    def from_here(self, request: Asking) -> bool:
        """Tell whether a page of this origin sent a form, as the browser itself says."""
        site = request.headers.get("sec-fetch-site")
        origin = request.headers.get("origin", "null")
        if origin not in {"null", self.place.origin}:
            return False
        # Pages that tell nobody where one came from send the origin "null".
        return site == "same-origin" if site is not None else origin == self.place.origin

    def led_from_here(self, request: Asking) -> bool:
        """Tell whether a link on a page of this origin was followed, as the browser itself says."""
        site = request.headers.get("sec-fetch-site")
        before = request.headers.get("referer", "")
        return site == "same-origin" if site else before.startswith(f"{self.place.origin}/")

    def address(self, request: Asking) -> str:
        """Return what the address of a browser is counted as."""
        direct = request.client.host if request.client else ""
        chain = request.headers.get("x-forwarded-for", "").split(",")
        hops = [direct, *(hop.strip() for hop in reversed(chain))]
        own = next((hop for hop in hops if hop and hop not in self._proxies), direct)
        return network(own)

    def now(self) -> datetime:
        """Return the present moment."""
        return self.clock()


def _place(origin: str, title: str) -> Place:
    parts = urlsplit(origin)
    host = parts.hostname or ""
    whole = (
        parts.scheme in {"http", "https"} and host and origin == f"{parts.scheme}://{parts.netloc}"
    )
    if not whole or parts.username is not None:
        sentence = f"'{origin}' is no origin: write it like https://room.example.org."
        raise UsageError(sentence)
    if parts.scheme == "http" and host not in LOCAL:
        sentence = f"Nobody can sign in safely at '{origin}': serve it by https, or as localhost."
        raise UsageError(sentence)
    return Place(origin, host, title)
