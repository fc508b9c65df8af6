"""Serving the pages: granian in this process, until it is stopped."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import socket
from collections.abc import Callable
from pathlib import Path

from granian.constants import HTTPModes, Interfaces
from granian.server.embed import Server
from litestar import Litestar

from plenipo.core.audience import EVERYONE, Reader
from plenipo.core.errors import UsageError

HOST, PORT = "127.0.0.1", 8000
PORTS = 65_536
TRIES = 20
WAIT = 0.02
Tell = Callable[[str], None]


def serve_register(
    path: Path,
    host: str = HOST,
    port: int = PORT,
    reader: Reader = EVERYONE,
    tell: Tell = print,
) -> None:
    """Serve the pages of a register until the process is interrupted.

    :param port: 0 takes any free one.
    :param reader: the circles the pages are shown to.
    :param tell: is told the address once it listens.
    :raises UsageError: when the port is taken; the sentence names a free one.
    :raises PlenipoError: when the register cannot be read.
    """
    from plenipo.web.app import create_app  # noqa: PLC0415 - a taken port is told at once

    port = claim(host, port)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(create_app(path, reader), host, port, tell))


def claim(host: str, port: int) -> int:
    """Return a port that can be listened on: this one, or any for 0.

    :raises UsageError: when it cannot, naming a free one where it is taken.
    """
    if not 0 <= port < PORTS:
        raise UsageError(f"There is no port {port}: choose one from 1024 to {PORTS - 1}.")
    try:
        return _bind(host, port)
    except OSError as error:
        other = next((p for p in range(port + 1, min(port + TRIES, PORTS)) if _free(host, p)), 0)
        reason = "is taken" if other else f"cannot be used: {error.strerror}"
        advice = f"choose another, like --port {other}." if other else "choose another host or port."
        raise UsageError(f"Port {port} on {host} {reason}: {advice}") from None


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


async def _serve(app: Litestar, host: str, port: int, tell: Tell) -> None:
    """Serve until a signal asks to stop."""
    logging.getLogger("_granian").setLevel(logging.ERROR)
    server = Server(
        app,
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,
        websockets=False,
        log_enabled=False,
    )
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, server.stop)
    serving = asyncio.ensure_future(server.serve())
    if await _listens(host, port, serving):
        shown = f"[{host}]" if ":" in host else host
        tell(f"The page: http://{shown}:{port}/")
    await serving


async def _listens(host: str, port: int, serving: asyncio.Future[None]) -> bool:
    """Wait until a connection is taken; False where serving ended before."""
    while not serving.done():
        with contextlib.suppress(OSError):
            _, writer = await asyncio.open_connection(host, port)
            writer.close()
            return True
        await asyncio.sleep(WAIT)
    return False
