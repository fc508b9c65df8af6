"""``plenipo serve``: the pages of a register, in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from plenipo.core.audience import CIRCLES, EVERYONE, KEEPER, Reader, require_circle
from plenipo.core.audience import reader as standing_in

HOST, PORT = "127.0.0.1", 8000


def serve(
    register: Annotated[Path, Parameter(help="The register's file.")],
    /,
    *,
    host: Annotated[str, Parameter(help="The address to listen on.")] = HOST,
    port: Annotated[int, Parameter(help="The port to listen on; 0 takes a free one.")] = PORT,
    reader: Annotated[
        str, Parameter(help="Show what these circles may read: secretariat,members or member:BY.")
    ] = "public",
) -> int:
    """Show a register in the browser; the pages only read. Stop with Ctrl-C.

    What others record meanwhile is shown at once. Unless told otherwise, the pages show what is
    public, and only to this machine.
    """
    return serve_register(register, host=host, port=port, reader=circles(reader))


def room(
    register: Annotated[Path, Parameter(help="The register's file.")],
    /,
    *,
    host: Annotated[str, Parameter(help="The address to listen on.")] = HOST,
    port: Annotated[int, Parameter(help="The port to listen on; 0 takes a free one.")] = PORT,
    origin: Annotated[
        str, Parameter(help="What browsers show: https://room.example.org; else this machine.")
    ] = "",
) -> int:
    """Open a register as a room: people sign in, see what they may, and act. Stop with Ctrl-C.

    The room is the one writer of the register meanwhile. At the first start a link is printed by
    which the secretariat makes its account. Accounts are in a file beside the register, which ends
    in .office.
    """
    from plenipo.web.opening import open_room  # noqa: PLC0415 - starts faster
    from plenipo.web.server import claim, serve_room_until_stopped  # noqa: PLC0415

    taken = claim(host, port)
    place = origin or f"http://localhost:{taken}"
    with open_room(register, place) as (app, link):
        if link:
            _say(f"The secretariat makes its account here, once: {link}")
        serve_room_until_stopped(app, host, taken, lambda _: _say(f"The room: {place}/"))
    return 0


def serve_register(
    path: Path,
    *,
    host: str = HOST,
    port: int = PORT,
    reader: Reader = EVERYONE,
    next_free: bool = False,
) -> int:
    """Serve a register until the process is asked to stop; say the address once it listens.

    :param next_free: whether the next free port will do where this one is taken.
    :raises PlenipoError: when it cannot be read or served.
    """
    from plenipo.web.server import HERE, claim, serve_until_stopped  # noqa: PLC0415 - starts faster

    if reader != EVERYONE and host not in HERE:
        others = ", ".join(sorted(reader - EVERYONE))
        _say(f"Whoever reaches {host} is shown what only {others} may read.")
    serve_until_stopped(path, host, claim(host, port, next_free), reader, _say)
    return 0


def serve_once(path: Path, port: int = PORT) -> int:
    """Serve a register, ask for its first page, and stop: tells whether it would be served.

    :raises PlenipoError: when it cannot be read or served.
    """
    from plenipo.web.server import claim, serve_one_request  # noqa: PLC0415 - starts faster

    serve_one_request(path, HOST, claim(HOST, port, next_free=True), EVERYONE, _say)
    return 0


def circles(text: str) -> Reader:
    """Read the circles a reader stands in, as they are typed.

    :raises UsageError: naming one that is none.
    """
    named = [circle for part in text.split(",") if (circle := part.strip())]
    for circle in named:
        require_circle(circle, (*CIRCLES, KEEPER))
    return standing_in(named)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - the command's answer


COMMANDS = (serve, room)
