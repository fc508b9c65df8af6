"""Serving the pages: granian in this process, until it is stopped."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import signal
import socket
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path
from typing import Any

from granian.constants import HTTPModes, Interfaces
from granian.server.embed import Server
from litestar import Litestar

from plenipo.core.audience import EVERYONE, Reader
from plenipo.core.errors import PlenipoError, UsageError
from plenipo.web.app import create_app
from plenipo.web.hosts import Guarded

PORTS = 65_536
TRIES = 20
BACKLOG = 4_096
"""How many connections may wait to be taken: a whole hall comes back at once."""
AT_ONCE = 100_000
"""How many requests are under way at once; each page that is watched is one, for as long."""
WAIT = 0.02
YOUNG = 20_000
"""How many things are made before the collector of garbage looks at the youngest."""
GRACE = 5
"""How many seconds answers under way are given when serving ends."""

HERE = frozenset(("127.0.0.1", "::1", "localhost"))
"""The names of this machine, for itself."""

Tell = Callable[[str], None]


def serve_until_stopped(path: Path, host: str, port: int, reader: Reader, tell: Tell) -> None:
    """Serve the pages of a register until the process is asked to stop.

    :param port: one that :func:`claim` gave.
    :param tell: is told the address once it listens.
    :raises PlenipoError: when the register cannot be read.
    """
    with contextlib.suppress(KeyboardInterrupt):
        _run(_stay(_guarded(path, host, reader), host, port, tell))


def serve_room_until_stopped(app: Litestar, host: str, port: int, tell: Tell) -> None:
    """Serve a room until the process is asked to stop.

    :param tell: is told the address once it listens.
    """
    with contextlib.suppress(KeyboardInterrupt):
        _run(_stay(Guarded(app, ()), host, port, tell))


def serve_one_request(path: Path, host: str, port: int, reader: Reader, tell: Tell) -> None:
    """Serve the pages, ask for the first one as a browser would, and stop.

    :raises PlenipoError: when the register cannot be read, or the page does not come.
    """
    _run(_ask_once(_guarded(path, host, reader), host, port, tell))


def claim(host: str, port: int, next_free: bool = False) -> int:  # noqa: FBT001, FBT002
    """Return a port that can be listened on: this one; any for 0.

    :param next_free: whether the next free one will do where it is taken.
    :raises UsageError: when there is none, naming a free one where there is.
    """
    if not 0 <= port < PORTS:
        raise UsageError(f"There is no port {port}: choose one from 1024 to {PORTS - 1}.")
    try:
        return _bind(host, port)
    except OSError as error:
        other = next((p for p in range(port + 1, min(port + TRIES, PORTS)) if _free(host, p)), 0)
        if other and next_free:
            return other
        trouble = "is taken" if other else f"cannot be used ({error.strerror})"
        advice = f"choose another, like --port {other}" if other else "choose another host or port"
        raise UsageError(f"Port {port} on {host} {trouble}: {advice}.") from None


def _run(work: Coroutine[Any, Any, None]) -> None:
    """Run in the quicker event loop, where there is one for this system."""
    try:
        import uvloop  # noqa: PLC0415 - not on every system
    except ImportError:
        asyncio.run(work)
    else:
        uvloop.run(work)


def _guarded(path: Path, host: str, reader: Reader) -> Guarded:
    """Return the application; confidential and for this machine alone, it keeps to its names."""
    own = HERE if host in HERE and reader != EVERYONE else ()
    return Guarded(create_app(path, reader), own)


def _free(host: str, port: int) -> bool:
    try:
        return _bind(host, port) == port
    except OSError:
        return False


def _bind(host: str, port: int) -> int:
    """Bind a port and let go of it again, to learn whether that can be done."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        trial.bind((host, port))
        return int(trial.getsockname()[1])


async def _stay(app: Guarded, host: str, port: int, tell: Tell) -> None:
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    _settle_memory()
    async with _serving(app, host, port) as address:
        tell(f"The page: {address}")
        await stopped.wait()


def _settle_memory() -> None:
    """Let the collector of garbage pass over what is there when serving begins, and look less.

    The register is a million things that stay: to look at each of them again stalls a room.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])


async def _ask_once(app: Guarded, host: str, port: int, tell: Tell) -> None:
    async with _serving(app, host, port) as address:
        reader, writer = await asyncio.open_connection(host, port)
        writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        status, _, page = (await reader.read()).partition(b"\r\n")
        writer.close()
    if b" 200 " not in status or b"</html>" not in page:
        raise PlenipoError(f"The page did not come: the server said '{status.decode()}'.")
    tell(f"The page: {address} (it answers; stopped again)")


@contextlib.asynccontextmanager
async def _serving(app: Guarded, host: str, port: int) -> AsyncIterator[str]:
    """Serve while the context lasts; gives the address once it listens."""
    logging.getLogger("_granian").setLevel(logging.ERROR)
    server = Server(
        app,
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,
        websockets=False,
        backlog=BACKLOG,
        backpressure=AT_ONCE,
        log_enabled=False,
    )
    task = asyncio.create_task(server.serve())
    try:
        await _listening(host, port, task)
        yield f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    finally:
        app.release()
        server.stop()  # type: ignore[no-untyped-call]
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(task, GRACE)


async def _listening(host: str, port: int, serving: asyncio.Task[None]) -> None:
    """Wait until a connection is taken.

    :raises PlenipoError: when serving ends before.
    """
    while not serving.done():
        with contextlib.suppress(OSError):
            _, writer = await asyncio.open_connection(host, port)
            writer.close()
            return
        await asyncio.sleep(WAIT)
    raise PlenipoError(f"The pages cannot be served on {host}, port {port}.")
