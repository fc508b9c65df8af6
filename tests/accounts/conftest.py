from __future__ import annotations

import pytest

from plenipo.assembly import house
from plenipo.register.opening import create
from plenipo.web.accounts.door import Accounts
from plenipo.web.accounts.office import Office
from room import OFFICE, ORIGIN, Browser, Clock, create_room


@pytest.fixture(scope="session")
def register(tmp_path_factory):
    """A register with nothing in it but its opening."""
    path = tmp_path_factory.mktemp("register") / "room.plenipo"
    create(path, house(), origin="room.example/register", title="A room").close()
    return path


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def office(tmp_path):
    opened = Office.open(tmp_path / "room.office")
    yield opened
    opened.close()


@pytest.fixture
def accounts(office, clock):
    return Accounts(office, ORIGIN, clock=clock, may_invite=lambda code: code == OFFICE)


@pytest.fixture
def app(register, accounts):
    return create_room(register, accounts)


@pytest.fixture
def browser(app, accounts):
    """Somebody with a browser."""
    made = Browser(app, accounts)
    with made.client:
        yield made
