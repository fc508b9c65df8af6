"""Writes the lists of words into the guide to tables, from the data that the reading goes by.

python -m plenipo.exchange.guide docs/guides/tables.md
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .stances import words

BEGIN, END = "<!-- words: begin -->\n", "<!-- words: end -->\n"


def word_lists() -> str:
    """Return the words for positions as Markdown, a table for each sort."""
    data = words()
    positions = ((_stance(m), m["says"], m) for m in data["meaning"])
    none = (("(none)", undecided["says"], undecided) for undecided in data["undecided"])
    kinds = ((f"`{kind['name']}`", kind["says"], kind) for kind in data["kind"])
    follows = ((name, entry["says"], entry) for name, entry in data["follows"].items())
    unread = (("(unread)", f"may mean {a['between']}", a) for a in data["ambiguous"])
    statuses = ((f"`{s['state']}`", s["says"], s) for s in data["status"])
    return "\n".join(
        (
            _table("Positions", "position", [*positions, *none]),
            _table("Kinds of reservation", "kind", kinds),
            _table("What may follow a position", "part", follows),
            _table("Never read, because they may mean two things", "position", unread),
            _table("What became of an item", "state", statuses),
        )
    )


def in_step(page: str) -> str:
    """Return the page with its lists of words as the data have them now."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{word_lists()}\n{END}{after}"


def _table(title: str, first: str, entries: Iterable[tuple[str, str, Mapping[str, Any]]]) -> str:
    lines = [f"### {title}", "", f"| {first} | meaning | words |", "|---|---|---|"]
    for name, says, entry in entries:
        listed = " · ".join(
            word.replace("|", "\\|")
            for language in ("en", "ru", "fr", "signs")
            for word in entry.get(language, ())
        )
        lines.append(f"| {name} | {says} | {listed} |")
    return "\n".join([*lines, ""])


def _stance(meaning: Mapping[str, Any]) -> str:
    kind = f" ({meaning['kind']})" if "kind" in meaning else ""
    return f"`{meaning['stance']}`{kind}"


if __name__ == "__main__":
    guide = Path(sys.argv[1])
    guide.write_text(in_step(guide.read_text("utf-8")), encoding="utf-8")
