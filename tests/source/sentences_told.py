"""The page of the docs that shows the table of sentences: ``make docs``.

``python tests/source/sentences_told.py docs/guides/source.md`` writes it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from sentences import Carrier, Sentence, Table, digest, table

from plenipo.assembly import house
from plenipo.cli.terminal import say, tell
from plenipo.core.act import wire_name

MADE = "<!-- Made by `make docs` from tests/source/sentences.toml; do not edit. -->"
HEAD = """\
# The source, sentence by sentence

The demonstration `csto-2011` tells what one report told: “CSTO Checking Positions”, December
2011. The report is not in this repository. Each of its sentences has a row here: its first words,
what it is (a fact that is reported, a statement that somebody made, an opinion, or something
about the publisher), what is asserted of it, the acts that carry it, and the pages on which it is
seen. A statement is on record as said by its speaker: that it was said, not that it is so.

`tests/source` walks through the rows on the running demonstration (`plenipo demo csto-2011
--serve`, and a room with its register, over HTTP): the acts stand in the register with these
fields, and name the report as their source (`F1`); the pages say it; what the report counts (22
of 30, the 8 put off) is counted from the decisions. The rows have the digest of each sentence, so
that they can be held against the report by whoever has it:

```
PLENIPO_SOURCE=report.txt make test ARGS=tests/source
```
"""
HEADS = ("no.", "first words", "what it is", "what is asserted", "acts", "pages")
READERS = {
    "guest": "",
    "visitor": "in a room",
    "member": "in a room, signed in for a delegation",
}
KNOWN = frozenset(wire_name(act) for act in house().acts)


def page(rows: Table) -> str:
    """Return the page, as Markdown."""
    lines = [HEADS, ["---"] * len(HEADS), *(_row(rows, row) for row in rows.sentence)]
    told = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    awaited = f"\n\nNot built yet: {', '.join(rows.awaiting)}." if rows.awaiting else ""
    return f"{MADE}\n\n{HEAD}\n{told}{awaited}\n"


def _row(rows: Table, row: Sentence) -> Sequence[str]:
    carriers = [row, *rows.of(row)]
    acts = [_act(c.act, _awaited(rows, by)) for by in carriers for c in by.acts]
    pages = [
        _page(seen.at, READERS[seen.reader], _awaited(rows, by))
        for by in carriers
        for seen in by.pages
    ]
    first = row.opening if digest(row.opening) == row.digest else f"{row.opening} …"
    cells = (str(row.number), first.replace("*", "\\*"), row.kind, row.says)
    return *cells, _listed(acts), _listed(pages)


def _awaited(rows: Table, by: Sentence | Carrier) -> str:
    return "not built yet" if isinstance(by, Carrier) and by.by in rows.awaiting else ""


def _act(name: str, *notes: str) -> str:
    told = f"[`{name}`](../reference/acts/{name}.md)" if name in KNOWN else f"`{name}`"
    return told + _noted(notes)


def _page(address: str, *notes: str) -> str:
    return f"`{address}`{_noted(notes)}"


def _noted(notes: Sequence[str]) -> str:
    noted = "; ".join(filter(None, notes))
    return f" ({noted})" if noted else ""


def _listed(told: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(told))


def main(words: Sequence[str]) -> int:
    """Write the page into the file that is named."""
    if len(words) != 1:
        tell("Name the file to write: docs/guides/source.md.")
        return 2
    Path(words[0]).write_text(page(table()), "utf-8")
    say(f"The table in '{words[0]}' has {len(table().sentence)} rows.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
