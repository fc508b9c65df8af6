"""``plenipo text``: negotiating texts in files, without any register."""

from __future__ import annotations

from plenipo.cli.terminal import say

HELP = """\
Usage: plenipo text check FILE            brackets, who holds them, what is irregular
       plenipo text compare OLD NEW       what changed between two versions, word by word
       plenipo text convert FILE TO       another format: .docx, .xml, .pdf, .md
       plenipo text show FILE --as VIEW   the text as it would be: clean, or as one party wants it

FILE is bracket notation (.md, .txt), Word (.docx) or Akoma Ntoso (.xml).
plenipo text COMMAND --help explains each.

Exit code: 0 done, and the text is clean, or the two are the same; 1 it is bracketed, or they
differ; 2 the file cannot be read, or the usage is wrong."""


def text(*tokens: str) -> int:
    """Read, compare and convert negotiating texts: brackets, and who holds them."""
    if not tokens or tokens[0] in {"--help", "-h"}:
        say(HELP)
        return 0
    from plenipo.cli import text_commands  # noqa: PLC0415 - other commands start faster without it

    return text_commands.run(tokens)


COMMANDS = (text,)
