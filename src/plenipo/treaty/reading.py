"""Values of clause and treaty files that rule files do not have: delays, kinds, zones."""

from __future__ import annotations

import re
from datetime import date
from zoneinfo import ZoneInfo

from plenipo.core.errors import InputError
from plenipo.procedure.sheet import Fields, Place, RuleError
from plenipo.treaty.delays import AT_ONCE, FIRST_OF_MONTH, FIRST_OF_NEXT, ROUNDINGS, UNITS, Delay
from plenipo.treaty.instruments import ORDER

_DELAY = re.compile(r"([0-9]{1,5})\s+([a-z]+)")
_LONGEST = {"days": 36_600, "months": 1_200, "years": 100}


class ClauseError(InputError):
    """A clause or a treaty file cannot be read.

    :ivar problems: a sentence for each thing that is wrong, from the first line to the last.
    """

    code = "clause"

    def __init__(self, *problems: str) -> None:
        """Say all that is wrong, each in its line."""
        super().__init__("\n".join(problems))
        self.problems = problems

    @classmethod
    def of(cls, error: RuleError) -> ClauseError:
        """Return the same of a sheet that could not be read."""
        advice = [error.advice] if error.advice and len(error.problems) == 1 else []
        return cls(*error.problems, *advice)


def read_delay(fields: Fields) -> Delay:
    """Read ``after`` and ``then`` of a table."""
    delay = fields.read("after", period, Delay())
    then = fields.read("then", lambda p: _rounding(p, delay), AT_ONCE)
    return Delay(delay.number, delay.unit, then)


def _rounding(place: Place, delay: Delay) -> str:
    then = place.one_of(ROUNDINGS, "rounding")
    if then == FIRST_OF_MONTH and delay.unit == "days":
        place.wrong(f"the first of a month after days is strictly after them: '{FIRST_OF_NEXT}'")
    return then


def period(place: Place) -> Delay:
    """Read a period, like ``60 days``, ``12 months`` or ``1 year``; ``at once`` is none."""
    written = place.text("the period")
    found = _DELAY.fullmatch(written)
    unit = found[2] if found and found[2].endswith("s") else f"{found[2]}s" if found else ""
    if found and unit in UNITS and int(found[1]) <= _LONGEST[unit]:
        return Delay(int(found[1]), unit)
    if written != "at once":
        place.wrong(f"this is a period like '60 days', '12 months' or '1 year', not '{written}'")
    return Delay()


def kinds(place: Place) -> frozenset[str]:
    """Read kinds of instruments."""
    return frozenset(part.one_of(ORDER, "kind") for part in place.parts("the kinds"))


def zone(place: Place) -> str:
    """Read a time zone."""
    name = place.text("'zone'")
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        place.wrong(f"there is no time zone '{name}': write one like Europe/Paris")
    else:
        return name
    return "UTC"


def days(place: Place) -> dict[str, date]:
    """Read days by name."""
    return {name: part.day(f"the day of '{name}'") for name, part in place.pairs("'days'").items()}


def texts(place: Place, what: str) -> dict[str, str]:
    """Read texts by name."""
    return {name: part.text(f"'{name}'") for name, part in place.pairs(what).items()}


def lists(place: Place, what: str) -> dict[str, frozenset[str]]:
    """Read lists of codes by name; an empty one is written ``[]``."""
    found: dict[str, frozenset[str]] = {}
    for name, part in place.pairs(what).items():
        codes = part.parts(f"the members of '{name}'") if part.node.value else []
        found[name] = frozenset(code.text("a code") for code in codes)
    return found
