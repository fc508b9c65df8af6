"""``plenipo checkpoint``: the signed size and root of a register, to keep apart from it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter


def checkpoint(
    register: Annotated[Path, Parameter(help="The register's file, or a copy of it.")], /
) -> None:
    """Print the latest signed checkpoint of a register; keep it, to verify against it later.

    Its three lines are the log's name, how many entries it has, and the root of the tree over them;
    then the signature, in the form of a C2SP tlog-checkpoint.
    """
    from plenipo.assembly import house  # noqa: PLC0415 - commands that need it not start faster
    from plenipo.register.opening import open_to_read  # noqa: PLC0415 - the same

    reading = open_to_read(register, house())
    try:
        sys.stdout.write(reading.store.checkpoint() or "")
    finally:
        reading.store.close()


COMMANDS = (checkpoint,)
