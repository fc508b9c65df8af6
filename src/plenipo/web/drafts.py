"""Drafts of delegations: kept in the office file, for the people of the delegation alone.

``POST /drafts`` takes the form of a position and keeps it until it is released through the counter
or given up. Any member of the delegation may prepare; only who may state a position releases it.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from litestar import Request, post
from litestar.handlers import HTTPRouteHandler

from plenipo.core.authority import DELEGATION
from plenipo.core.draft import Draft
from plenipo.core.errors import InputError, PlenipoError
from plenipo.core.page import message
from plenipo.web import address
from plenipo.web.accounts.office import Office, moment, stamp
from plenipo.web.answer import TEXT, Answer, Asking, answer
from plenipo.web.site import Site
from plenipo.web.slips import OfficeSlips
from plenipo.web.visitor import Gate, Visitor

MOST_BYTES = 64 * 1024
MOST_FIELDS = 50
LONGEST = 10_000
FIELDS = ("stance", "kind", "reason", "condition", "statement", "text")
"""What of a position is prepared."""

ELSEWHERE = message("The form was not sent from a page of this site, or is too old.")
NOT_YOURS = message("Only the people of a delegation prepare its positions.")
UNREADABLE = message("The form cannot be read: send it from a page of this site.")


class OfficeDrafts(OfficeSlips):
    """The drafts in an office file, and the slips."""

    def __init__(self, office: Office) -> None:
        """Keep them in this file."""
        super().__init__(office)
        rows = office.rows("SELECT delegation, session, item FROM draft")
        self._places = set(map(tuple, rows))

    def __contains__(self, place: tuple[str, str, str]) -> bool:
        """Tell whether a delegation has prepared something on an item of a session."""
        return place in self._places

    def on(self, delegation: str, session: str, item: str) -> Draft | None:
        """Return what a delegation has prepared on an item."""
        query = "SELECT * FROM draft WHERE delegation = ? AND session = ? AND item = ?"
        return _read(self._office.row(query, delegation, session, item))

    def of(self, delegation: str) -> list[Draft]:
        """Return all that a delegation has prepared, the latest first."""
        query = "SELECT * FROM draft WHERE delegation = ? ORDER BY at DESC, session, item"
        found = map(_read, self._office.rows(query, delegation))
        return [draft for draft in found if draft is not None]

    def keep(self, draft: Draft) -> None:
        """Keep a draft in place of the one before."""
        fields = msgspec.json.encode(draft.fields).decode()
        place = draft.delegation, draft.session, draft.item
        statement = "INSERT OR REPLACE INTO draft VALUES(?, ?, ?, ?, ?, ?)"
        self._office.change(statement, *place, draft.by, stamp(draft.at), fields)
        self._places.add(place)

    def give_up(self, delegation: str, session: str, item: str) -> bool:
        """Forget a draft; tell whether there was one."""
        statement = "DELETE FROM draft WHERE delegation = ? AND session = ? AND item = ?"
        self._places.discard((delegation, session, item))
        return bool(self._office.change(statement, delegation, session, item))


class DraftCounter:
    """Takes drafts from the people of delegations."""

    def __init__(
        self, drafts: OfficeDrafts, site: Site, gate: Gate, changed: Callable[[], None]
    ) -> None:
        """Keep drafts, and tell when one has changed."""
        self._drafts, self._site, self._gate, self._changed = drafts, site, gate, changed

    @property
    def route(self) -> HTTPRouteHandler:
        """The handler of drafts."""

        @post("/drafts", request_max_body_size=MOST_BYTES, status_code=303)
        async def drafts(request: Request) -> Answer:  # type: ignore[type-arg]
            given = _fields(await request.body())
            reply = await asyncio.to_thread(self._take, request, given)
            self._changed()
            return reply

        return drafts

    def _take(self, request: Asking, given: dict[str, str]) -> Answer:
        visitor = self._site.admit(request)
        token = given.get("_csrf", "")
        known = visitor.token and hmac.compare_digest(token.encode(), visitor.token.encode())
        if not known or not self._gate.from_here(request):
            return self._site.failure(request, 403, ELSEWHERE)
        try:
            to = address.led_to(given.get("_to") or "/console")
        except PlenipoError as error:
            return self._site.failure(request, 400, error.said)
        if given.get("member", "") not in own_delegations(visitor):
            return self._site.failure(request, 403, NOT_YOURS)
        self._change(visitor, given)
        return answer(b"", TEXT, {"Location": to, "Cache-Control": "no-store"}, 303)

    def _change(self, visitor: Visitor, given: dict[str, str]) -> None:
        place = given["member"], given.get("session", ""), given.get("item", "")
        if given.get("_give_up"):
            self._drafts.give_up(*place)
            return
        fields = {name: value for name in FIELDS if (value := given.get(name, "").strip())}
        self._drafts.keep(Draft(*place, visitor.person, self._site.clock(), fields))


def own_delegations(visitor: Visitor) -> set[str]:
    """Return the delegations somebody belongs to."""
    return {held.delegation for held in visitor.capacities if held.role in DELEGATION}


def _fields(body: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise InputError(UNREADABLE) from None
    return {name: value[:LONGEST] for name, value in pairs}


def _read(row: tuple[Any, ...] | None) -> Draft | None:
    if row is None:
        return None
    delegation, session, item, by, at, fields = row
    when: datetime = moment(at)
    return Draft(delegation, session, item, by, when, msgspec.json.decode(fields))
