"""``plenipo demo``: registers of real bodies, to see it work."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from plenipo.cli.terminal import say


def demo(
    name: Annotated[Literal["csto-2011"], Parameter(help="Which demonstration.")] = "csto-2011",
    /,
    *,
    register: Annotated[Path | None, Parameter(help="Where to make its register.")] = None,
    serve: Annotated[bool, Parameter(help="Serve its page, and stay up.", negative="")] = False,
    check: Annotated[bool, Parameter(help="Serve its page once, and stop.", negative="")] = False,
    port: Annotated[int, Parameter(help="The page's port, or the next that is free.")] = 8000,
) -> int:
    """Make a demonstration's register, print its state of play, and serve its page.

    csto-2011: an alliance checks positions before a summit: 30 items, 22 agreed, 8 sent back. A
    register that is there already is used as it stands.
    """
    from plenipo.cli.check import check_register, show  # noqa: PLC0415 - starting is faster without

    path = register or Path(f"{name}.plenipo")
    if not path.exists():
        from plenipo.demos.csto_2011.build import build  # noqa: PLC0415

        size = build(path)
        say(f"The register '{path}' is made: {size} entries.")
        say()
    answer = check_register(path, "", "", "")
    show(answer)
    say(f"Verify it:  plenipo verify {path}")
    say(f"Read it:    plenipo log {path}")
    if not (serve or check):
        say(f"See it:     plenipo serve {path}")
        return 0
    from plenipo.web.commands import serve_once, serve_register  # noqa: PLC0415

    return serve_once(path, port) if check else serve_register(path, port=port, next_free=True)


COMMANDS = (demo,)
