"""``plenipo rules``: the rules of procedure that come with the program."""

from __future__ import annotations

import sys
from typing import Annotated

from cyclopts import Parameter

from plenipo.cli.terminal import say


def rules(
    name: Annotated[str, Parameter(help="A rule, to print its text; else all are listed.")] = "",
    /,
    *,
    language: Annotated[str, Parameter(help="The language of the titles.")] = "en",
) -> None:
    """List the rules of procedure that come with the program, or print one.

    A body adopts a rule into its register by its text: plenipo rules NAME | plenipo act
    rule.adopted REGISTER --rule NAME --text @-
    """
    from plenipo.procedure.rule_file import library, read, text_of  # noqa: PLC0415 - starting is faster

    if name:
        sys.stdout.write(text_of(name))
        return
    width = max(map(len, library())) + 2
    for known, text in library().items():
        title = read(text).title
        say(f"{known:{width}}{title.get(language) or title['en']}")


COMMANDS = (rules,)
