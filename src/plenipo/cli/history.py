"""``plenipo history``: the records of real bodies, imported and checked."""

from __future__ import annotations

from plenipo.cli.terminal import say
from plenipo.core.errors import UsageError

HELP = """\
Usage: plenipo history import BODY DIR... --register FILE   make a register of a body's records
       plenipo history check FILE                           ask the rules again about every vote

BODY is unga (the UN General Assembly's roll calls), unsc (the UN Security Council's votes and
tallies) or eu-council (the votes of the Council of the EU). What cannot be read is reported by file
and line, and the rest is read.

Exit code: 0 done, everything is reproduced; 1 not everything is; 2 input or usage wrong."""
HINT = "'plenipo history --help' shows how."


def history(*tokens: str) -> int:
    """Import the records of a real body, or check how much of a record its rules reproduce."""
    if not tokens or tokens[0] in {"--help", "-h"}:
        say(HELP)
        return 0
    from plenipo.cli import replaying  # noqa: PLC0415 - other commands start faster without it

    name, *rest = tokens
    commands = {"import": replaying.run_import, "check": replaying.run_check}
    if name not in commands:
        sentence = f"There is no 'plenipo history {name}': it is 'import' or 'check'."
        raise UsageError(sentence, HINT)
    return commands[name](rest)


COMMANDS = (history,)
