"""Clients of a server, many at once: those who watch a stream, and those who send requests."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Sequence
from typing import Any

END = b"\n\n\r\n"
"""How the chunk of an event ends."""


class Watcher(asyncio.Protocol):
    """One who watches: counts events of one kind, and notes when the last one came."""

    def __init__(self, request: bytes, mark: bytes) -> None:
        """Ask for a stream; events that hold a mark are counted."""
        self._request = request
        self._mark = mark
        self._held = b""
        self.count = 0
        self.at = 0.0
        self.bytes = 0
        self.begun = asyncio.Event()

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 - of any kind
        """Send the request."""
        self.transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        """Take in what came; an event is whole when its chunk has ended."""
        self.bytes += len(data)
        held = self._held + data
        if not held.endswith(END):
            self._held = held
            return
        self._held = b""
        self.begun.set()
        found = held.count(self._mark)
        if found:
            self.count += found
            self.at = time.perf_counter()


async def watch(port: int, requests: Iterable[bytes], mark: bytes) -> list[Watcher]:
    """Let so many watch as there are requests; returns once each stream has begun."""
    loop = asyncio.get_running_loop()
    watchers = []
    for request in requests:
        _, watcher = await loop.create_connection(
            lambda request=request: Watcher(request, mark), "127.0.0.1", port
        )
        watchers.append(watcher)
    await asyncio.gather(*(watcher.begun.wait() for watcher in watchers))
    return watchers


async def all_told(watchers: Sequence[Watcher], count: int) -> None:
    """Wait until each has had so many events."""
    while any(watcher.count < count for watcher in watchers):  # noqa: ASYNC110 - a clock of its own
        await asyncio.sleep(0.002)


class Sender:
    """One who sends requests over one connection and reads each answer."""

    @classmethod
    async def open(cls, port: int) -> Sender:
        """Connect."""
        sender = cls()
        sender.reader, sender.writer = await asyncio.open_connection("127.0.0.1", port)
        return sender

    async def send(self, request: bytes) -> tuple[int, bytes]:
        """Send a request; returns status and body."""
        self.writer.write(request)
        head = await self.reader.readuntil(b"\r\n\r\n")
        status = int(head[9:12])
        size = next(
            int(line.split(b":")[1])
            for line in head.lower().split(b"\r\n")
            if line.startswith(b"content-length")
        )
        return status, await self.reader.readexactly(size)


def get(path: str, cookie: str = "", more: str = "") -> bytes:
    """Return a GET request as a browser sends it."""
    cookies = f"Cookie: {cookie}\r\n" if cookie else ""
    head = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n"
    return f"{head}{cookies}{more}\r\n".encode()


def post(path: str, body: bytes, cookie: str = "") -> bytes:
    """Return a POST request of JSON."""
    cookies = f"Cookie: {cookie}\r\n" if cookie else ""
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    return f"{head}{cookies}Content-Length: {len(body)}\r\n\r\n".encode() + body
