"""``plenipo new``: begin a register."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from plenipo.cli.terminal import say


def new(
    register: Annotated[Path, Parameter(help="The file to make.")],
    /,
    *,
    origin: Annotated[str, Parameter(help="The log's name in its checkpoints, for good.")],
    title: Annotated[str, Parameter(help="What the register is of, for people.")] = "",
) -> None:
    """Make an empty register with a key of its own.

    The name stands in every checkpoint, so choose one that is yours: a domain and a path such as
    csto.example/register, without blanks or '+'.
    """
    from plenipo.assembly import house  # noqa: PLC0415 - commands that need it not start faster
    from plenipo.register.keys import key_path  # noqa: PLC0415 - the same
    from plenipo.register.opening import create  # noqa: PLC0415 - the same

    create(register, house(), origin=origin, title=title).close()
    say(f"The register '{register}' is open under the name '{origin}'.")
    say(f"Its private key lies in '{key_path(register)}', readable only by you.")
    say("Keep that file apart from the register and from its copies: whoever has it can sign for")
    say("the body; without it the register can only be read.")


COMMANDS = (new,)
