"""A room in a process of its own, to be measured from outside."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from plenipo.web.accounts import people, sessions
from plenipo.web.accounts.office import Office, office_path


def serve(stack: ExitStack, path: Path) -> tuple[int, int]:
    """Open a register as a room until the stack ends; returns its port and its process."""
    port = free_port()
    program = Path(sys.executable).with_name("plenipo")
    room = stack.enter_context(
        subprocess.Popen([program, "room", path, "--port", str(port)], stdout=subprocess.DEVNULL)
    )
    stack.callback(room.terminate)
    listening(port)
    return port, room.pid


def cookies(path: Path, persons: Sequence[str]) -> list[str]:
    """Give accounts to the people of a register; returns the cookie of each."""
    office, now = Office.open(office_path(path)), datetime.now(UTC)
    secrets = []
    for person in persons:
        people.keep(office, person, person.title(), "", "en", now)
        secrets.append(f"plenipo={sessions.begin(office, person, 'bench', 'password', now)}")
    office.close()
    return secrets


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def listening(port: int) -> None:
    """Wait until a server takes connections."""
    for _ in range(400):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit("The server did not start.")
