"""The assembly of the tests: a register with a session, its people, and their browsers."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

from litestar.testing import TestClient
from story import FOUNDING, JOINT

from plenipo.assembly import house
from plenipo.capabilities.credentials.acts import CredentialsIssued, ParticipationGranted
from plenipo.capabilities.members.acts import PartnerAdmitted
from plenipo.core.act import Author
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.register.opening import create, open_to_write
from plenipo.web.accounts import people, sessions
from plenipo.web.accounts.door import Accounts
from plenipo.web.accounts.office import Office, office_path
from plenipo.web.accounts.tokens import form_token
from plenipo.web.room import Room

MORNING = datetime(2011, 12, 19, 12, tzinfo=UTC)
ORIGIN = "http://localhost:8000"
KEEPER = Author("keeper")
ROLES = {
    "secretary": ("secretary", ""),
    "chair": ("chair", ""),
    "am.head": ("head", "AM"),
    "am.alternate": ("alternate", "AM"),
    "am.adviser": ("adviser", "AM"),
    "by.head": ("head", "BY"),
    "interpreter": ("interpreter", ""),
    "rs.observer": ("observer", "RS"),
}
"""The people of the room, with role and delegation; each is accredited to the organisation."""


class Clock:
    """A clock that goes a second at each look, and can be moved."""

    def __init__(self, moment=MORNING):
        self.moment = moment

    def __call__(self):
        self.moment += timedelta(milliseconds=1)
        return self.moment

    def go(self, **by):
        self.moment += timedelta(**by)


LET_IN = ParticipationGranted(partner="RS", session=JOINT, may=("speak",))


class Assembly:
    """A room and its people; use it as a context."""

    def __init__(self, path, clock=None, relay=None):
        self.path = path
        self.relay = relay
        self.clock = clock or Clock()
        self._stack = ExitStack()
        if not path.exists():
            self._found()

    def _found(self):
        registrar = create(
            self.path, house(), origin="room.example/register", title="A room", clock=self.clock
        )
        self.clock.go(minutes=1)
        observer = PartnerAdmitted(
            partner="RS", names={"en": "Serbia"}, status="observer", since=MORNING.date()
        )
        given = [
            CredentialsIssued(
                credential=f"C-{n}", person=code, name=code.title(), role=role, delegation=of
            )
            for n, (code, (role, of)) in enumerate(ROLES.items())
        ]
        acts = [*FOUNDING, observer, *given, LET_IN]
        for act in acts:
            (answer,) = registrar.record([Request((Proposed(act),), KEEPER)])
            assert isinstance(answer, Receipt), answer
        registrar.close()

    def __enter__(self):
        self.registrar = open_to_write(self.path, house(), self.clock)
        self._stack.callback(self.registrar.close)
        self.office = Office.open(office_path(self.path))
        self._stack.callback(self.office.close)
        self.accounts = Accounts(self.office, ORIGIN, clock=self.clock)
        self.room = Room(self.path, self.registrar, self.accounts, self.relay)
        self.client = TestClient(self.room.application(), base_url=ORIGIN)
        self._stack.enter_context(self.client)
        return self

    def __exit__(self, *trouble):
        self._stack.close()

    def browser(self, person=""):
        """A browser, in which a person has signed in."""
        return Browser(self, person)

    @property
    def size(self):
        return self.registrar.state.size

    def last(self):
        """The last entry."""
        return self.registrar.since(self.size - 1)[-1]

    def record(self, act, **around):
        """Record something as the keeper does."""
        request = Request((Proposed(act, **around),), KEEPER)
        answer = self.client.blocking_portal.call(self.room.desk.submit, request)
        assert isinstance(answer, Receipt), answer
        return answer


class Browser:
    """Somebody's browser: it holds their session's secret, and sends what browsers send."""

    def __init__(self, assembly, person):
        self.assembly = assembly
        self.person = person
        self.secret = ""
        if person:
            office, now = assembly.office, assembly.clock()
            if people.find(office, person) is None:
                assert people.keep(office, person, person.title(), "", "en", now) == ()
            self.secret = sessions.begin(office, person, "a browser", "password", now)

    @property
    def token(self):
        return form_token(self.secret) if self.secret else ""

    def _headers(self, more):
        cookie = {"Cookie": f"{self.assembly.accounts.cookie}={self.secret}"} if self.secret else {}
        return {"Sec-Fetch-Site": "same-origin", "Origin": ORIGIN, **cookie, **more}

    def get(self, address, **headers):
        return self.assembly.client.get(
            address, headers=self._headers(headers), follow_redirects=False
        )

    def send(self, data, **headers):
        """Hand in JSON."""
        return self.assembly.client.post("/acts", json=data, headers=self._headers(headers))

    def act(self, kind, /, **fields):
        """Hand in one act; what begins with an underscore stands around it."""
        around = {k[1:]: v for k, v in fields.items() if k.startswith("_")}
        told = {k: v for k, v in fields.items() if not k.startswith("_")}
        return self.send({"act": {"type": kind, **told}, **around})

    def form(self, kind, /, headers=None, **fields):
        """Send a form."""
        data = {"_type": kind, "_csrf": self.token, **fields}
        return self.assembly.client.post(
            "/acts", data=data, headers=self._headers(headers or {}), follow_redirects=False
        )

    def state(self, member, stance, item="2", text="sha256:a", **more):
        """State a position on an item of the joint session."""
        told = {"session": JOINT, "item": item, "member": member, "stance": stance, "text": text}
        return self.act("position.stated", **told, **more)
