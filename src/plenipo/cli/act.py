"""``plenipo act``: record an act, or a batch of them. The options follow from the act's fields."""

from __future__ import annotations

from plenipo.cli.terminal import say
from plenipo.core.errors import UsageError

HELP = """\
Usage: plenipo act NAME REGISTER [OPTIONS]          record one act
       plenipo act --from FILE REGISTER [OPTIONS]   record a batch of acts
       plenipo act --list                           show all acts

The options of an act follow from its fields: plenipo act NAME --help explains them,
plenipo act --from --help explains a batch. A text that begins with @ is read from the file
named after it (--text @rule.yaml), @- from standard input.
A refusal prints every objection with its rule, and records nothing.

Exit code: 0 recorded; 1 refused; 2 input or usage wrong."""
HINT = "Name the act first; 'plenipo act --help' shows how."


def act(*tokens: str) -> int:
    """Record an act, or a batch of them; act --list shows all acts."""
    if not tokens or tokens[0] == "--help":
        say(HELP)
        return 0
    from plenipo.cli import acting  # noqa: PLC0415 - other commands start faster without it

    if tokens[0] == "--list":
        return acting.list_acts()
    if any(token.partition("=")[0] == "--from" for token in tokens):
        return acting.run_batch(tokens)
    if tokens[0].startswith("-"):
        raise UsageError(f"There is no option '{tokens[0]}' of 'plenipo act' in this place.", HINT)
    return acting.run_act(tokens[0], tokens[1:])


COMMANDS = (act,)
