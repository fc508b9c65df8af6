"""Who asks for a page: the circles they read in, and who they are where they signed in."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from typing import Protocol

import msgspec

from plenipo.core.audience import EVERYONE, Reader
from plenipo.core.authority import Capacity
from plenipo.web.answer import Asking


class Visitor(msgspec.Struct, frozen=True, weakref=True):
    """Who asks: the circles they read in and, where they signed in, who they are.

    :ivar person: the code of the person; empty for somebody who did not sign in.
    :ivar name: what they are called.
    :ivar token: what their forms carry, so that no other site can send them; bound to the session.
    :ivar capacities: in which capacities they act at present.
    :ivar session: what tells their session from others; no secret.
    """

    reader: Reader = EVERYONE
    person: str = ""
    name: str = ""
    token: str = ""
    capacities: tuple[Capacity, ...] = ()
    session: str = ""


class Identity(msgspec.Struct, frozen=True):
    """Who a browser is, as far as it signed in.

    :ivar code: the person's code in the register.
    :ivar token: what their forms carry, so that no other site can send them.
    :ivar session: what tells their session from others; no secret.
    """

    code: str
    name: str
    token: str = ""
    session: str = ""


class Gate(Protocol):
    """Tells who a browser is; accounts are behind it."""

    def who(self, request: Asking) -> Identity | None:
        """Return who asks; None for somebody who did not sign in."""

    def lasts(self, session: str) -> bool:
        """Tell whether a session has not ended."""

    def from_here(self, request: Asking) -> bool:
        """Tell whether a page of this site sent a form, as the browser itself says."""


Doorkeeper = Callable[[Asking], Visitor]
"""Tells who asks."""


def sent_from_here(
    gate: Gate, request: Asking, identity: Identity, token: str, *, form: bool
) -> bool:
    """Tell whether the person's own browser sent this from a page of this site.

    A program that says what it sends is JSON cannot be a form of another site: browsers ask before
    they send that.
    """
    if not form:
        if "origin" in request.headers:
            return gate.from_here(request)
        return request.headers.get("sec-fetch-site", "none") in {"same-origin", "none"}
    same = hmac.compare_digest(token.encode(), identity.token.encode())
    return same and bool(identity.token) and gate.from_here(request)
