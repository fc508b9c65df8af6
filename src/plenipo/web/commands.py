"""``plenipo serve``: the pages of a register, in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

LOCAL = frozenset(("127.0.0.1", "::1", "localhost"))


def serve(
    register: Annotated[Path, Parameter(help="The register's file.")],
    *,
    host: Annotated[str, Parameter(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, Parameter(help="The port to listen on; 0 takes a free one.")] = 8000,
    reader: Annotated[
        str, Parameter(help="Show what these circles may read: secretariat,members or member:BY.")
    ] = "public",
) -> int:
    """Show a register in the browser; the pages only read. Stop with Ctrl-C.

    What others record meanwhile is shown at once. Unless told otherwise, the pages show what is
    public, and only to this machine.
    """
    from plenipo.core.audience import reader as standing_in  # noqa: PLC0415 - other commands start faster
    from plenipo.web.server import serve_register  # noqa: PLC0415 - the same

    circles = [circle for part in reader.split(",") if (circle := part.strip())]
    who = standing_in(circles)
    if who != standing_in(()) and host not in LOCAL:
        said = ", ".join(sorted(who - {"public"}))
        _say(f"Everybody who reaches {host} is shown what only {said} may read.")
    serve_register(register, host, port, who, _say)
    return 0


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - the command's answer


COMMANDS = (serve,)
