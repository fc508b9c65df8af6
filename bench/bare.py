"""The limit of a room: the same server with a bare application that streams, inserts and answers.

``GET /live`` streams what is pushed; ``POST /push`` sends a body to all who listen; ``POST
/insert`` makes a row durable before it answers, together with all that wait; ``GET /static``
answers the bytes of a file. ``python -m bench.bare PORT FILE`` serves it.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import apsw
from granian.constants import HTTPModes, Interfaces
from granian.server.embed import Server

from plenipo.web.server import AT_ONCE, BACKLOG

Send = Any
Receive = Any


class Bare:
    """The application."""

    def __init__(self, static: bytes, database: Path) -> None:
        """Answer with these bytes, and insert into this database."""
        self._static = static
        self._waiting: list[asyncio.Future[bytes]] = []
        self._rows: SimpleQueue[tuple[bytes, asyncio.Future[None]]] = SimpleQueue()
        self._database = database
        self._thread: threading.Thread | None = None

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request."""
        match scope["path"]:
            case "/live":
                await self._live(send)
            case "/push":
                body = await _read(receive)
                for future in self._waiting:
                    future.set_result(body)
                self._waiting = []
                await _answer(send, b"")
            case "/insert":
                await self._insert(await _read(receive))
                await _answer(send, b'{"ok":true}')
            case _:
                await _answer(send, self._static)

    async def _live(self, send: Send) -> None:
        headers = [(b"content-type", b"text/event-stream")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"retry: 1\n\n", "more_body": True})
        while True:
            future: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
            self._waiting.append(future)
            body = await future
            await send({"type": "http.response.body", "body": body, "more_body": True})

    async def _insert(self, body: bytes) -> None:
        loop = asyncio.get_running_loop()
        if self._thread is None:
            self._thread = threading.Thread(target=self._write, args=(loop,), daemon=True)
            self._thread.start()
        done: asyncio.Future[None] = loop.create_future()
        self._rows.put((body, done))
        await done

    def _write(self, loop: asyncio.AbstractEventLoop) -> None:
        """Make what waits durable, all in one transaction; this runs in a thread."""
        connection = apsw.Connection(str(self._database))
        connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE entry(seq INTEGER PRIMARY KEY, body BLOB)")
        while True:
            group = [self._rows.get()]
            while not self._rows.empty():
                group.append(self._rows.get())
            with connection:
                connection.executemany(
                    "INSERT INTO entry(body) VALUES(?)", [(body,) for body, _ in group]
                )
            loop.call_soon_threadsafe(_release, [done for _, done in group])


def _release(group: list[asyncio.Future[None]]) -> None:
    for done in group:
        done.set_result(None)


async def _read(receive: Receive) -> bytes:
    """Return the whole body of a request."""
    body = b""
    while True:
        part = await receive()
        body += part["body"]
        if not part.get("more_body"):
            return body


async def _answer(send: Send, body: bytes) -> None:
    headers = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


async def _serve(port: int, app: Bare) -> None:
    server = Server(
        app,
        address="127.0.0.1",
        port=port,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,
        websockets=False,
        backlog=BACKLOG,
        backpressure=AT_ONCE,
        log_enabled=False,
    )
    await server.serve()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="plenipo-bench-", dir=Path.cwd()) as folder:
        static = Path(sys.argv[2]).read_bytes()
        asyncio.run(_serve(int(sys.argv[1]), Bare(static, Path(folder) / "bare.sqlite")))
