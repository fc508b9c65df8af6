"""``plenipo treaties``: the status tables of a depositary, read and asked."""

from __future__ import annotations

from plenipo.cli.terminal import say
from plenipo.core.errors import UsageError

HELP = """\
Usage: plenipo treaties import mtdsg DIR [--treaty N] [--clause NAME] [--also FILE]
                                        [--as-of DAY] [--json]

Reads the status tables of a folder (index.csv, treaties/*.csv) and shows each treaty's
participants; of one treaty (--treaty 18-10 or XVIII-10) all of them, and with a clause since when
it is in force. What cannot be read is reported by file and row, and the rest is read.

Exit code: 0 done, in force; 1 not in force; 2 input or usage wrong."""
HINT = "'plenipo treaties --help' shows how."


def treaties(*tokens: str) -> int:
    """Import status tables of treaties, and compute their entry into force."""
    if not tokens or tokens[0] in {"--help", "-h"}:
        say(HELP)
        return 0
    from plenipo.cli import treaties_importing  # noqa: PLC0415 - other commands start faster

    name, *rest = tokens
    if name != "import":
        raise UsageError(f"There is no 'plenipo treaties {name}': it is 'import'.", HINT)
    return treaties_importing.run_import(rest)


COMMANDS = (treaties,)
