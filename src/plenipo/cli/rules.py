"""``plenipo rules``: the rules of procedure of the library, and a body's own."""

from __future__ import annotations

from plenipo.cli.terminal import say

HELP = """\
Usage: plenipo rules [list] [--of WORD]            the rules that come with the program
       plenipo rules show RULE [--on DAY]         a rule as data, to begin one of your own from
       plenipo rules check FILE...                what is wrong in a rule file, and what is right
       plenipo rules explain RULE [--on DAY]      a rule in plain sentences
       plenipo rules schema                       the JSON Schema of rule files, for editors

RULE is a rule of the library by its name, or a file; a name alone shows the rule.
plenipo rules COMMAND --help explains each. A body adopts a rule into its register by its text:
plenipo act rule.adopted REGISTER --rule NAME --text @FILE

Exit code: 0 done; 2 a rule is wrong, or the usage."""


def rules(*tokens: str) -> int:
    """List, show, check and explain rules of procedure: those of the library, and a body's own."""
    if tokens and tokens[0] in {"--help", "-h"}:
        say(HELP)
        return 0
    from plenipo.cli import rules_commands  # noqa: PLC0415 - other commands start faster without it

    alone = not tokens or tokens[0].startswith("-")
    return rules_commands.run(("list", *tokens) if alone else tokens)


COMMANDS = (rules,)
