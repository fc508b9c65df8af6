"""Recording one act from the command line, and what is printed of the registrar's answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from plenipo.assembly import house
from plenipo.cli.circumstances import Circumstances
from plenipo.cli.terminal import say, tell
from plenipo.core.clock import write_moment
from plenipo.core.refusal import Refusals
from plenipo.core.request import Refused
from plenipo.meaning import Meaning
from plenipo.register.opening import open_to_write

RECORDED, REFUSED = 0, 1


def record_one(
    meaning: Meaning, register: Path, fields: dict[str, Any], circumstances: Circumstances
) -> int:
    """Record one act; print its number and moment, or every objection to it."""
    tag = f"{meaning.name}/{meaning.version}"
    act = house().codec.act({"type": tag, **fields})
    registrar = open_to_write(register, house())
    try:
        (answer,) = registrar.record([circumstances.request(act)])
    finally:
        registrar.close()
    if isinstance(answer, Refused):
        tell(f"{meaning.name} was refused; nothing was recorded.")
        tell_objections(answer.refusals)
        return REFUSED
    say(f"Recorded {numbers(answer.first, answer.count)} on {write_moment(answer.recorded)}.")
    return RECORDED


def tell_objections(refusals: Refusals, indent: str = "  ") -> None:
    """Print objections, each with its rule, article and code."""
    for refusal in refusals:
        tell(f"{refusal} [{refusal.code}]", indent=indent)


def numbers(first: int, count: int) -> str:
    """Return the numbers of entries, in words.

    >>> numbers(7, 1), numbers(7, 3)
    ('entry 7', 'entries 7 to 9')
    """
    return f"entry {first}" if count == 1 else f"entries {first} to {first + count - 1}"
