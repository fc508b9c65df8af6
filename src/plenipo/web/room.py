"""The room: a register served by its one writer to the people accredited to it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import msgspec
from litestar import Litestar

from plenipo.assembly import house
from plenipo.capabilities.credentials.acts import CredentialsIssued
from plenipo.capabilities.credentials.state import Credentials
from plenipo.capabilities.positions.acts import PositionStated
from plenipo.core.act import Author
from plenipo.core.audience import HOLDER, Reader
from plenipo.core.authority import SECRETARY
from plenipo.core.errors import PlenipoError
from plenipo.core.fold import BEGINNING, State
from plenipo.core.refusal import Refusals
from plenipo.core.request import Proposed, Refused, Request
from plenipo.register.desk import Desk
from plenipo.register.registrar import Registrar
from plenipo.web.accounts.door import Accounts
from plenipo.web.accounts.pages import account_routes
from plenipo.web.accounts.visit import Rooms
from plenipo.web.answer import HTML, Answer, Asking, answer
from plenipo.web.app import Lifespan, application, make_site
from plenipo.web.asking import wording_of
from plenipo.web.ballot_box import BallotBox
from plenipo.web.ballots import BallotCounter
from plenipo.web.clerk import Clerk
from plenipo.web.counter import Counter, Verdict
from plenipo.web.drafts import DraftCounter, OfficeDrafts
from plenipo.web.forms import SLIPS, Handed
from plenipo.web.live import Hub
from plenipo.web.mail.pages_notices import notice_pages
from plenipo.web.mail.postman import Postman
from plenipo.web.mail.relay import Relay
from plenipo.web.mail.sight import Sight
from plenipo.web.openapi_room import describe_room
from plenipo.web.reading import ReadingRoom
from plenipo.web.replies.pages import reply_pages
from plenipo.web.site import Site
from plenipo.web.slips import SlipCounter
from plenipo.web.standing import Standings
from plenipo.web.visitor import Identity, Visitor

T = TypeVar("T")

KEEPER = Author("keeper")
"""Who records what the program itself does for whoever holds the register's file."""
AGAIN = timedelta(seconds=10)
"""How soon it is looked at again whether sessions have ended by the clock."""
MOST_BROWSERS = 10_000
REFUSED = "web/refused.html"


class AccountsGate:
    """The gate of a room: accounts tell who a browser is."""

    def __init__(self, accounts: Accounts) -> None:
        """Stand before these accounts."""
        self._accounts = accounts
        self._moves = -1
        self._until = BEGINNING
        self._known: dict[str, Identity | None] = {}
        self._lasting: frozenset[str] | None = None

    def who(self, request: Asking) -> Identity | None:
        """Return who asks; None for somebody who did not sign in."""
        token = self._accounts.token(request)
        if not token:
            return None
        self._renew()
        known = self._known
        if token not in known:
            person = self._accounts.doorkeeper(request)
            known[token] = None
            if person is not None:
                known[token] = Identity(person.code, person.name, person.token, person.session)
        return known[token]

    def lasts(self, session: str) -> bool:
        """Tell whether a session has not ended."""
        self._renew()
        if self._lasting is None:
            self._lasting = self._accounts.lasting()
        return session in self._lasting

    def _renew(self) -> None:
        """Forget what is known of browsers, once an account or a session has changed."""
        moves, now = self._accounts.office.moves, self._accounts.now()
        if moves != self._moves or now >= self._until or len(self._known) > MOST_BROWSERS:
            self._moves, self._until = moves, now + AGAIN
            self._known, self._lasting = {}, None

    def from_here(self, request: Asking) -> bool:
        """Tell whether a page of this site sent a form."""
        return self._accounts.from_here(request)


class Room:
    """A register open to write, its accounts, and the people who come."""

    def __init__(
        self, path: Path, registrar: Registrar, accounts: Accounts, relay: Relay | None = None
    ) -> None:
        """Open the room of a register.

        :param path: where the register lies.
        :param registrar: its one writer.
        :param relay: the server that takes its mail; without one none is sent.
        """
        self.registrar = registrar
        self.accounts = accounts
        self.gate = AccountsGate(accounts)
        self.clock = registrar.clock
        self.reading = ReadingRoom(path, house())
        self.drafts = OfficeDrafts(accounts.office)
        self.site: Site = make_site(
            self.reading, self.clock, self.visitor, door=True, drafts=self.drafts
        )
        self.hub = Hub(self.site, self.stands, look=0, moved=self._moved)
        self.standings = Standings(lambda: self.reading.look(HOLDER)[1].state)
        self.reading.followers.append(self.standings)
        self.sight = Sight(self.reading, self.site.turn, self.clock)
        self.postman = Postman(accounts, self.sight, relay)
        self.desk = Desk(registrar, self.settled)
        self.box = BallotBox(accounts.office, self.desk)
        accounts.may_invite = self.is_secretary

    def visitor(self, request: Asking) -> Visitor:
        """Return who asks, with the circles that their credentials give them now."""
        identity = self.gate.who(request)
        return Visitor() if identity is None else self._visitor(identity)

    def stands(self, visitor: Visitor) -> bool:
        """Tell whether somebody still is who they were when they came."""
        if not visitor.person:
            return True
        if not self.gate.lasts(visitor.session):
            return False
        identity = Identity(visitor.person, visitor.name, visitor.token, visitor.session)
        with self.site.turn:
            return self._visitor(identity) == visitor

    def _moved(self) -> Hashable:
        """Return what changes whenever somebody may not be who they were; at least each second."""
        now = self.clock()
        return self.standings.moves, self.accounts.office.moves, now.replace(microsecond=0)

    def _visitor(self, identity: Identity) -> Visitor:
        capacities, reader = self.standings.of(identity.code, self.clock())
        return Visitor(
            reader, identity.code, identity.name, identity.token, capacities, identity.session
        )

    def settled(self) -> None:
        """Take note that more acts are durable: of what is live and told."""
        self.hub.changed()
        self.postman.changed()
        self.box.tidy()

    def look(self, reader: Reader, ask: Callable[[State], T]) -> T:
        """Return what is asked of the register as a reader sees it."""
        with self.site.turn:
            return ask(self.reading.look(reader)[1].state)

    def is_secretary(self, person: str) -> bool:
        """Tell whether a person is a secretary of the organisation: they may invite others."""
        with self.site.turn:
            state = self.reading.look(HOLDER)[1].state
        held = state.of(Credentials).capacities(person, self.clock())
        return any(c.role == SECRETARY and not c.session and not c.body for c in held)

    def accredit_secretariat(self, person: str, name: str) -> None:
        """Accredit the secretariat, whose account was just made, where it is not yet.

        :raises PlenipoError: when that could not be recorded.
        """
        if self.is_secretary(person):
            return
        known = self.registrar.state.of(Credentials).credentials
        code = next(c for n in range(len(known) + 1) if (c := f"{person}-{n + 1}") not in known)
        given = CredentialsIssued(credential=code, person=person, name=name, role=SECRETARY)
        (done,) = self.registrar.record([Request((Proposed(given),), KEEPER)])
        if isinstance(done, Refused):
            raise PlenipoError(done.refusals[0].sentence)

    def unkept(self, request: Asking, handed: Handed, verdict: Verdict) -> Answer:
        """Show somebody why what they prepared was not taken, with all they had entered."""
        return self.refusal(request, handed, verdict, "slips")

    def refusal(
        self, request: Asking, handed: Handed, verdict: Verdict, to: str = "acts"
    ) -> Answer:
        """Show somebody why what they sent was not recorded, with all they had entered.

        :param to: where it is sent again.
        """
        told = verdict.told
        data = RefusedPage(
            status=verdict.status,
            error=wording_of(request).told(verdict.error),
            refusals=told.refusals,
            again="changed-meanwhile" in {refusal.code for refusal in told.refusals},
            size=self.registrar.state.size,
            entered=tuple(Entered(n, v) for n, v in handed.entered.items() if n != "_csrf"),
            back=handed.to,
            to=to,
        )
        body = self.site.draw(request, REFUSED, data, f"/{to}")
        return answer(body, HTML, {"Cache-Control": "no-store"}, verdict.status)

    def released(self, handed: Handed, identity: Identity) -> None:
        """Give up what a delegation had prepared, once one of its own has said it."""
        for written in handed.acts:
            if isinstance(written.act, PositionStated):
                place = written.act.member, written.act.session, written.act.item
                if place in self.drafts and self._is_of(identity.code, place[0]):
                    self.drafts.give_up(*place)
                    self.hub.changed()
        numbers = handed.entered.get(SLIPS, "")
        for slip in self.drafts.named(numbers) if numbers else ():
            if slip.whose and self._is_of(identity.code, slip.whose):
                self.drafts.give_up_slip(slip.number)
                self.hub.changed()

    def _is_of(self, person: str, delegation: str) -> bool:
        held = self.registrar.state.of(Credentials).capacities(person, self.clock())
        return any(capacity.delegation == delegation for capacity in held)

    def application(self) -> Litestar:
        """Return the application of the room."""
        counter = Counter(self.desk, self.gate, self.look, self.refusal, self.released)
        drafts = DraftCounter(self.drafts, self.site, self.gate, self.hub.changed)
        rooms = Rooms(self.accounts, self.site.draw)
        notice_pages(rooms, self.sight, sends=self.postman.relay is not None)
        reply_pages(rooms, self.sight, self.desk)
        slips = SlipCounter(
            self.drafts,
            self.site,
            self.gate,
            counter,
            self.look,
            self.unkept,
            self.hub.changed,
        )
        ballots = BallotCounter(self.box, self.gate, self.site)
        routes = [counter.route, drafts.route, slips.route, ballots.route, *rooms.routes]
        routes += account_routes(self.accounts, self.site.draw)
        clerk = Clerk(self.desk, self.hub.changed)
        lifespan: list[Lifespan] = [
            lambda _: self.desk,
            lambda _: self.box,
            lambda _: self.hub,
            lambda _: self.postman,
            lambda _: clerk,
        ]
        described = describe_room(self.accounts.cookie)
        origin = self.accounts.place.origin
        return application(self.site, self.hub, lifespan, routes, described, origin=origin)


class Entered(msgspec.Struct, frozen=True):
    """A field of a form, as it was entered."""

    name: str
    value: str


class RefusedPage(msgspec.Struct, frozen=True):
    """What is shown of a form that was refused.

    :ivar again: whether it would be recorded if it were sent again, with what changed in mind.
    :ivar size: how many entries the register has now.
    :ivar to: where it is sent again.
    """

    status: int
    error: str
    refusals: Refusals
    again: bool
    size: int
    entered: tuple[Entered, ...]
    back: str
    to: str = "acts"
