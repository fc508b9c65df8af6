"""Where the papers of secret ballots are handed in: ``POST /ballots``, as a form or as JSON.

It is no act that anybody records: what the register learns of it is that a paper was received, and
after the ballot is closed, what was on the papers. Nothing of a paper is kept in an address, a log
or an answer but to who brought it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from urllib.parse import parse_qsl

import apsw
import msgspec
from litestar import Request, post
from litestar.handlers import HTTPRouteHandler

from plenipo.authority import authority
from plenipo.capabilities.chairing.acts import BallotReceived
from plenipo.capabilities.credentials.circles import circles
from plenipo.capabilities.credentials.state import Credentials
from plenipo.core.audience import may_read
from plenipo.core.authority import ALTERNATE, HEAD
from plenipo.core.errors import PlenipoError
from plenipo.core.page import message
from plenipo.core.refusal import Refusal, Refusals
from plenipo.core.request import Refused
from plenipo.core.said import said
from plenipo.web.answer import HTML, JSON, Answer, Asking, answer, takes_json
from plenipo.web.asking import wording_of
from plenipo.web.ballot_box import BallotBox, Paper
from plenipo.web.site import Site
from plenipo.web.visitor import Gate, Identity, sent_from_here

MOST_BYTES = 16 * 1024
MOST_FIELDS = 20
VOTERS = (HEAD, ALTERNATE)
"""The roles that hand in the paper of their own delegation; nobody does it on its behalf."""

RECEIPT = "web/receipt.html"
SIGN_IN = message("Sign in first.")
ELSEWHERE = message("The form was not sent from a page of this site, or is too old.")
UNREADABLE = message("The paper cannot be read: it has session, vote, member, ballot and cast.")
NOT_WRITTEN = message("The paper could not be recorded just now: send the very same one again.")

CREATED, BAD, UNKNOWN, FORBIDDEN, CONFLICT, FAILED = 201, 400, 401, 403, 409, 503
NO_STORE = {"Cache-Control": "no-store"}


Tell = Callable[[Refusal], str]
"""How a refusal is told: to programs in English, on a page in the reader's language."""


class ReceiptPage(msgspec.Struct, frozen=True):
    """What who brought a paper is told: that it was received, or why not.

    :ivar ballot: the paper's number; to be noted by the voter, and by nobody else.
    :ivar error: what is wrong with the request itself.
    """

    ok: bool
    status: int
    session: str = ""
    vote: str = ""
    ballot: str = ""
    error: str = ""
    refusals: tuple[str, ...] = ()


class BallotCounter:
    """Takes papers from people, for the ballot box."""

    def __init__(self, box: BallotBox, gate: Gate, site: Site) -> None:
        """Put into this box what people bring who pass this gate."""
        self._box, self._gate, self._site = box, gate, site

    @property
    def route(self) -> HTTPRouteHandler:
        """The handler of papers."""

        @post("/ballots", request_max_body_size=MOST_BYTES, status_code=CREATED)
        async def ballots(request: Request) -> Answer:  # type: ignore[type-arg]
            return await self.answer(request)

        return ballots

    async def answer(self, request: Asking) -> Answer:
        """Answer what somebody brings."""
        form = not takes_json(request)
        given = _fields(await request.body(), form=form)
        tell = partial(Refusal.told, wording=wording_of(request)) if form else str
        told = await self._judge(request, given, tell, form=form)
        if form:
            draw = self._site.draw
            body = await asyncio.to_thread(draw, request, RECEIPT, told, "/ballots")
            return answer(body, HTML, NO_STORE, told.status)
        return answer(msgspec.json.encode(told), JSON, NO_STORE, told.status)

    async def _judge(
        self, request: Asking, given: dict[str, str] | None, tell: Tell, *, form: bool
    ) -> ReceiptPage:
        identity = self._gate.who(request)
        if identity is None:
            return ReceiptPage(ok=False, status=UNKNOWN, error=SIGN_IN)
        if given is None:
            return ReceiptPage(ok=False, status=BAD, error=UNREADABLE)
        token = given.get("_csrf", "")
        if not sent_from_here(self._gate, request, identity, token, form=form):
            return ReceiptPage(ok=False, status=FORBIDDEN, error=ELSEWHERE)
        paper = Paper(*(given.get(name, "").strip() for name in Paper.__struct_fields__))
        return await self._take(paper, identity, tell)

    async def _take(self, paper: Paper, identity: Identity, tell: Tell) -> ReceiptPage:
        """Put a paper into the box; nothing is awaited before it is handed in."""
        against = self._not_theirs(paper, identity)
        if against is not None:
            return _refused(FORBIDDEN, paper, (against,), tell)
        try:
            taken = self._box.receive(paper, identity.code)
            if isinstance(taken, tuple):
                return _refused(CONFLICT, paper, taken, tell)
            given = await taken
        except (PlenipoError, apsw.Error):
            return _not_yet(paper)
        if isinstance(given, Refused):
            return _refused(CONFLICT, paper, given.refusals, tell)
        return ReceiptPage(
            ok=True, status=CREATED, session=paper.session, vote=paper.vote, ballot=paper.ballot
        )

    def _not_theirs(self, paper: Paper, identity: Identity) -> Refusal | None:
        """Object to who does not vote for this member, or may not know of the ballot."""
        state, now = self._box.state, self._box.now()
        act = BallotReceived(session=paper.session, vote=paper.vote, member=paper.member)
        place = authority().place(state, act)
        held = state.of(Credentials).capacities(identity.code, now)
        own = any(
            c.role in VOTERS and c.delegation == paper.member and c.covers(place) for c in held
        )
        ballot = self._box.ballot(paper.session, paper.vote)
        hidden = ballot is not None and not may_read(
            ballot.audience, circles(state, identity.code, now)
        )
        if own and not hidden:
            return None
        sentence = said(
            "A paper is handed in by the head of a delegation or the alternate, for their own"
            " delegation alone."
        )
        return Refusal("not-your-delegation", sentence)


def _refused(status: int, paper: Paper, refusals: Refusals, tell: Tell) -> ReceiptPage:
    sentences = tuple(map(tell, refusals))
    return ReceiptPage(
        ok=False, status=status, session=paper.session, vote=paper.vote, refusals=sentences
    )


def _not_yet(paper: Paper) -> ReceiptPage:
    """Return what is told where a file could not be written: the paper may be in the box."""
    return ReceiptPage(
        ok=False,
        status=FAILED,
        session=paper.session,
        vote=paper.vote,
        ballot=paper.ballot,
        error=NOT_WRITTEN,
    )


def _fields(body: bytes, *, form: bool) -> dict[str, str] | None:
    """Return what was sent, by name; None where it cannot be read."""
    try:
        if form:
            return dict(parse_qsl(body.decode(), max_num_fields=MOST_FIELDS))
        return msgspec.json.decode(body, type=dict[str, str])
    except (ValueError, msgspec.DecodeError):
        return None
