"""Which names a server answers to, where it shows what is confidential to this machine alone."""

from __future__ import annotations

from collections.abc import Collection

from litestar import Litestar
from litestar.enums import ScopeType
from litestar.types import Receive, Scope, Send

from plenipo.web.direct import send_bytes

MISDIRECTED = 421
SENTENCE = "The server answers only on its own machine: open it as http://localhost, with its port."


class Guarded:
    """An application that answers only to given names.

    A page elsewhere could let a name of its own lead to this machine, and then read what the
    browser is shown here; the name it was asked under gives that away.
    """

    def __init__(self, app: Litestar, names: Collection[str]) -> None:
        """Answer to these names; to any where there are none."""
        self._app = app
        self._names = frozenset(names)

    def release(self) -> None:
        """Let those who watch a page go: the server is about to stop."""
        self._app.state.hub.release()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what was asked under a known name."""
        known = scope["type"] != ScopeType.HTTP or not self._names or _name(scope) in self._names
        await (self._app(scope, receive, send) if known else _refuse(send))


def _name(scope: Scope) -> str:
    """Return the name a request was addressed to, without its port."""
    host = next((word for name, word in scope["headers"] if name == b"host"), b"").decode("latin-1")
    bare = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    return bare.lower()


async def _refuse(send: Send) -> None:
    await send_bytes(send, MISDIRECTED, b"text/plain; charset=utf-8", SENTENCE.encode())
