"""The counter: where a person of the room hands in acts, and is told what became of them.

``POST /acts`` takes one act as a batch has it, or several as ``{"acts": [...]}`` that are recorded
together or not at all; a form of a page is the same in another dress. Who may, is asked in the
same step of the event loop in which the registrar takes the acts in, so that nobody acts in a
capacity that ended just before. What is told of a refusal is in :mod:`~plenipo.web.discretion`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import msgspec
from litestar.handlers import ASGIRouteHandler
from litestar.types import Receive, Send

from plenipo.authority import authority
from plenipo.capabilities.credentials.state import Credentials
from plenipo.core.act import Act, Author, Entry, wire_name
from plenipo.core.audience import PUBLIC, Audience, Reader, may_read
from plenipo.core.clock import write_moment
from plenipo.core.errors import PlenipoError
from plenipo.core.refusal import Refusal, Refusals
from plenipo.core.request import Answer, Proposed, Receipt, Refused, Request
from plenipo.core.said import Word, said
from plenipo.register.desk import Desk
from plenipo.web.answer import JSON, TEXT, Asking, answer, sends_form, takes_json
from plenipo.web.answer import Answer as Reply
from plenipo.web.direct import body_of, direct, give, send_bytes
from plenipo.web.discretion import Discretion, Look, Sight, apart, told
from plenipo.web.forms import NOTHING, Handed, entered_in, read_form, read_json
from plenipo.web.standing import StandingsNow
from plenipo.web.visitor import Gate, Identity, sent_from_here
from plenipo.written import Written

MOST_BYTES = 1024 * 1024
MOST_CHANGES = 1_000
"""How many entries may have come meanwhile for it to be told which of them matter."""

KEY = "room/{}/{}"
"""A key that a person chose, in the register: nobody can take that of another, or of the clock."""

SIGN_IN = said("Sign in first.")
ELSEWHERE = said("The form was not sent from a page of this site, or is too old.")
NO_WORD = said("The register could not be written to: nothing was recorded. Try again.")

NOT_YOURS_TO_READ = said("You are not in the audience you chose: you could not read your own act.")

CREATED, BAD, UNKNOWN, FORBIDDEN, CONFLICT, FAILED = 201, 400, 401, 403, 409, 503
PERSONAL = ("not-accredited", "not-accredited-here", "not-your-role", "not-your-delegation")


class Told(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a program is told of what it handed in."""

    ok: bool
    first: int | None = None
    count: int | None = None
    recorded: str = ""
    index: int | None = None
    refusals: Refusals = ()
    error: str = ""


class Verdict(msgspec.Struct, frozen=True):
    """What became of what was handed in.

    :ivar told: what a program is told.
    :ivar error: what is wrong with the request itself, for a person.
    """

    status: int
    told: Told
    error: str = ""


Show = Callable[[Asking, Handed, Verdict], Reply]
"""Shows somebody why a form was refused, with what they had entered."""
Done = Callable[[Handed, Identity], None]


class Counter:
    """Takes acts from people, for the desk of a register."""

    def __init__(self, desk: Desk, gate: Gate, look: Look, show: Show, done: Done) -> None:
        """Hand in at this desk what people bring who pass this gate.

        :param look: shows the register as its readers see it.
        :param done: is told of what was recorded, and by whom.
        """
        self._done = done
        self._discretion = Discretion(desk.registrar, look)
        self._standings = StandingsNow(desk.registrar)
        self._desk = desk
        self._gate = gate
        self._show = show

    @property
    def route(self) -> ASGIRouteHandler:
        """The handler of what is handed in."""
        return direct("/acts", "POST", self.answer)

    async def answer(self, request: Asking, receive: Receive, send: Send) -> None:
        """Answer what somebody hands in."""
        body = await body_of(receive, MOST_BYTES)
        form = not takes_json(request)
        handed = NOTHING
        try:
            handed = entered_in(body) if form else NOTHING
            handed = read_form(handed) if form else read_json(body)
        except PlenipoError as error:
            verdict, form = _wrong(BAD, error.said), sends_form(request)
        else:
            verdict = await self.take(request, handed)
        if not form:
            await _tell(verdict, send)
        elif verdict.status != CREATED:
            await give(await asyncio.to_thread(self._show, request, handed, verdict), send)
        else:
            headers = {"Location": handed.to, "Cache-Control": "no-store"}
            await give(answer(b"", TEXT, headers, 303), send)

    async def take(self, request: Asking, handed: Handed) -> Verdict:
        """Take what somebody hands in by a page of this room, and return what became of it."""
        return await self._judge(request, handed, self._gate.who(request))

    async def _judge(self, request: Asking, handed: Handed, identity: Identity | None) -> Verdict:
        if identity is None:
            return _wrong(UNKNOWN, SIGN_IN)
        if not sent_from_here(self._gate, request, identity, handed.token, form=handed.form):
            return _wrong(FORBIDDEN, ELSEWHERE)
        try:
            verdict = await self._hand_in(handed, identity)
        except PlenipoError:
            return _wrong(FAILED, NO_WORD)
        if verdict.status == CREATED:
            self._done(handed, identity)
        return verdict

    async def _hand_in(self, handed: Handed, identity: Identity) -> Verdict:
        """Hand in what a person brings; an answer that they had already is given again.

        :raises StoreError: when the register could not be read, or written to.
        """
        registrar, request = self._desk.registrar, self._request(handed, identity)
        sight = None
        if registrar.repeated(request) is None:
            reader = self._standings.of(identity.code, registrar.clock())[1]
            look = partial(self._discretion.sight, request, reader)
            if self._discretion.hides(reader):
                sight = await asyncio.to_thread(look)
            against = self._against(handed, request, sight)
            if against is not None:
                personal = any(refusal.code in PERSONAL for refusal in against.refusals)
                return _refused(FORBIDDEN if personal else CONFLICT, against)
        given = await self._desk.submit(request)
        if isinstance(given, Refused) and sight is not None:
            await self._desk.rest()  # what it is refused for may have been seen by nobody yet
            return _refused(CONFLICT, told(given, await asyncio.to_thread(look)))
        return _verdict(given)

    def _against(self, handed: Handed, request: Request, sight: Sight | None) -> Refused | None:
        """Return what stands against who hands it in, at this moment.

        :param sight: what they can know of it, where anything is hidden from them.
        """
        registrar, author = self._desk.registrar, request.author
        now, state = registrar.clock(), registrar.state
        held, reader = self._standings.of(author.name, now)
        people = sight.people if sight else state.of(Credentials)
        for index, written in enumerate(handed.acts):
            late = written.effective is not None
            ask = partial(authority().refuse, state, written.act, author, now, late=late, held=held)
            found = apart(ask(), ask(place=sight.places[index])) if sight else ask()
            if not found and not may_read(request.acts[index].audience, reader):
                found = (Refusal("not-in-the-audience", NOT_YOURS_TO_READ),)
            found = found or self._meanwhile(handed, written.act, author, reader, people)
            if found:
                return Refused(index, found)
        return sight.refused if sight else None

    def _author(self, act: Act, principal: str, identity: Identity) -> Author:
        """Return who enters an act, and for whom: for its member, or for their own delegation."""
        principal = principal or str(getattr(act, "member", ""))
        if not principal:
            registrar = self._desk.registrar
            held, _ = self._standings.of(identity.code, registrar.clock())
            own = {capacity.delegation for capacity in held if capacity.delegation}
            principal = own.pop() if len(own) == 1 else ""
        return Author(identity.code, principal)

    def _request(self, handed: Handed, identity: Identity) -> Request:
        first = handed.acts[0]
        proposed = tuple(
            Proposed(written.act, written.effective, self._audience(written, identity))
            for written in handed.acts
        )
        key = KEY.format(identity.code, first.key) if first.key else ""
        return Request(proposed, self._author(first.act, first.principal, identity), key)

    def _audience(self, written: Written, identity: Identity) -> Audience:
        """Return who is to read an act: as is told; else who reads what it is done to."""
        registrar = self._desk.registrar
        wanted = written.audience or registrar.domain.audience(registrar.state, written.act)
        if written.audience or wanted is None:
            return wanted or PUBLIC
        reader = self._standings.of(identity.code, registrar.clock())[1]
        return wanted if may_read(wanted, reader) else PUBLIC

    def _meanwhile(
        self, handed: Handed, act: Act, author: Author, reader: Reader, people: Credentials
    ) -> Refusals:
        """Object where others changed meanwhile what the act is about, telling what they did."""
        state = self._desk.registrar.state
        if handed.since is None or not 0 <= state.size - handed.since <= MOST_CHANGES:
            return ()
        others = [
            entry
            for entry in self._desk.registrar.since(handed.since)
            if entry.by != author.name and may_read(entry.audience, reader)
        ]
        return tuple(_changed(people, entry) for entry in _about(act, others))


def _about(act: Act, entries: Sequence[Entry[Act]]) -> Iterator[Entry[Act]]:
    """Return the entries that are about the same thing as an act.

    That is its item, or its session where it is about no item; of a position that of its member,
    and what is not a position of anybody.
    """
    for entry in entries:
        other = entry.act
        if any(_field(act, name) != _field(other, name) for name in ("session", "item")):
            continue
        if not _field(act, "session"):
            continue
        mine, theirs = _field(act, "member"), _field(other, "member")
        if not mine or not theirs or mine == theirs:
            yield entry


def _field(act: Act, name: str) -> str:
    return str(getattr(act, name, ""))


def _changed(people: Credentials, entry: Entry[Act]) -> Refusal:
    sentence = said(
        "Meanwhile {name} recorded '{act}' on the same matter, as entry {seq} at {when}: look at"
        " it, then send yours again.",
        name=people.name(entry.by),
        act=Word("act", wire_name(entry.act)),
        seq=entry.seq,
        when=entry.recorded,
    )
    return Refusal("changed-meanwhile", sentence)


def _verdict(given: Answer) -> Verdict:
    if isinstance(given, Refused):
        return _refused(CONFLICT, given)
    return Verdict(CREATED, _recorded(given))


def _recorded(receipt: Receipt) -> Told:
    moment = write_moment(receipt.recorded)
    return Told(ok=True, first=receipt.first, count=receipt.count, recorded=moment)


def _wrong(status: int, error: str) -> Verdict:
    """Return what is said of a request that is wrong in itself."""
    return Verdict(status, Told(ok=False, error=str(error)), error)


def _refused(status: int, refused: Refused) -> Verdict:
    return Verdict(status, Told(ok=False, index=refused.index, refusals=refused.refusals))


async def _tell(verdict: Verdict, send: Send) -> None:
    body = msgspec.json.encode(verdict.told)
    await send_bytes(send, verdict.status, JSON.encode(), body)
