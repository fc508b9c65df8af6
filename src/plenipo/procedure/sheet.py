"""A rule file as it was written: each value with its line, so that what is wrong can be shown.

Values are taken as the words that stand there; what kind they must be is asked of each.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from plenipo.core.errors import InputError
from plenipo.procedure.periods import UNITS, Period

T = TypeVar("T")

_AMOUNT = re.compile(r"\d{1,30}(\.\d{1,20})?")


class RuleError(InputError):
    """A rule cannot be read, or there is none of that name."""

    code = "rule"


class Place:
    """One value of a rule file, and where it stands."""

    def __init__(self, node: Node, where: str) -> None:
        """Stand at a node of a text that is called ``where``."""
        self.node = node
        self.where = where
        if node.anchor is not None:
            raise self.wrong(f"'&{node.anchor}' is not read: write the value out where it is meant")

    def wrong(self, what: str) -> RuleError:
        """Return the error that something is wrong here: file, line, what, what would be right."""
        return RuleError(f"{self.where}, line {self.node.start_mark.line + 1}: {what}.")

    def text(self, what: str) -> str:
        """Return words.

        :raises RuleError: where there are none.
        """
        if not isinstance(self.node, ScalarNode):
            raise self.wrong(f"{what} is one value, not several")
        words = str(self.node.value).strip()
        if not words:
            raise self.wrong(f"{what} is empty: fill it in, or leave it out")
        return words

    def day(self, what: str) -> date:
        """Return a day.

        :raises RuleError: where there is none.
        """
        written = self.text(what)
        try:
            return date.fromisoformat(written)
        except ValueError:
            sentence = f"{what} is not a day: '{written}'; write it like 2010-12-10"
            raise self.wrong(sentence) from None

    def number(self, what: str, least: int) -> int:
        """Return a whole number.

        :raises RuleError: where there is none, or a smaller one.
        """
        written = self.text(what)
        if not (written.isascii() and written.isdigit()) or int(written) < least:
            raise self.wrong(f"{what} is a whole number from {least}, not '{written}'")
        return int(written)

    def share(self, what: str) -> str:
        """Return a fraction between 0 and 1, as it is written.

        :raises RuleError: where there is none.
        """
        written = self.text(what)
        try:
            part = Fraction(written)
        except (ValueError, ZeroDivisionError):
            raise self.wrong(f"{what} is a fraction like 2/3, not '{written}'") from None
        if not 0 <= part <= 1:
            raise self.wrong(f"{what} is a share of {written}: write one between 0 and 1")
        return written

    def amount(self, what: str) -> Fraction:
        """Return a number that is not negative, like 15.93, exactly.

        :raises RuleError: where there is none.
        """
        written = self.text(what)
        if not _AMOUNT.fullmatch(written):
            raise self.wrong(f"{what} is a number like 15.93, not '{written}'")
        return Fraction(written)

    def period(self, what: str) -> Period:
        """Return a period, like ``72 hours``.

        :raises RuleError: where there is none.
        """
        written = self.text(what)
        number, _, unit = written.partition(" ")
        unit = unit.strip() if unit.endswith("s") else f"{unit.strip()}s"
        if not (number.isascii() and number.isdigit()) or unit not in UNITS or int(number) == 0:
            raise self.wrong(f"{what} is a period like 72 hours or 3 months, not '{written}'")
        return Period(int(number), unit)

    def yes_or_no(self, what: str) -> bool:
        """Return whether it says yes.

        :raises RuleError: where it says neither.
        """
        return self.one_of(("yes", "no", "true", "false"), f"answer for {what}") in {"yes", "true"}

    def one_of(self, known: Iterable[str], what: str) -> str:
        """Return a word that is known.

        :raises RuleError: where it is another, naming the words there are.
        """
        written, known = self.text(what), tuple(known)
        if written not in known:
            raise self.no_such(written, known, what)
        return written

    def no_such(self, written: str, known: Iterable[str], what: str) -> RuleError:
        """Return the error that a word is not among those that are known."""
        *others, last = known
        if not others:
            return self.wrong(f"there is no {what} '{written}': write {last}")
        return self.wrong(f"there is no {what} '{written}': write {', '.join(others)} or {last}")

    def parts(self, what: str) -> list[Place]:
        """Return the parts of a list.

        :raises RuleError: where there is no list, or an empty one.
        """
        if not isinstance(self.node, SequenceNode) or not self.node.value:
            raise self.wrong(f"{what} is a list with at least one part, each after a '-'")
        return [Place(node, self.where) for node in self.node.value]

    def pairs(self, what: str) -> dict[str, Place]:
        """Return the values of a table, by their keys.

        :raises RuleError: where there is no table, or a key stands twice.
        """
        if not isinstance(self.node, MappingNode):
            raise self.wrong(f"{what} is a table of keys and values, like 'key: value'")
        found: dict[str, Place] = {}
        for key, value in self.node.value:
            name = Place(key, self.where).text(f"a key of {what}")
            if name in found:
                raise Place(key, self.where).wrong(f"'{name}' stands twice in {what}")
            found[name] = Place(value, self.where)
        return found

    def fields(self, what: str, needed: tuple[str, ...], others: tuple[str, ...] = ()) -> Fields:
        """Return the values of a table whose keys are known.

        :raises RuleError: where one is unknown or missing, naming those there are.
        """
        known = (*needed, *others)
        found = self.pairs(what)
        for name in found:
            if name not in known:
                here = self._key(name)
                raise here.wrong(f"'{name}' is no key of {what}: its keys are {', '.join(known)}")
        missing = [name for name in needed if name not in found]
        if missing:
            raise self.wrong(f"{what} has no '{missing[0]}': add it")
        return Fields(found)

    def _key(self, name: str) -> Place:
        keys = (key for key, _ in self.node.value if str(key.value).strip() == name)
        return Place(next(keys), self.where)


class Fields:
    """The values of a table whose keys were checked."""

    def __init__(self, found: dict[str, Place]) -> None:
        """Hold the values that are there."""
        self._found = found

    def __getitem__(self, name: str) -> Place:
        """Return a value that must be there."""
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        """Return the keys that are there."""
        return iter(self._found)

    def read(self, name: str, read: Callable[[Place], T], default: T) -> T:
        """Read a value where it is there."""
        return read(self._found[name]) if name in self._found else default


def open_sheet(text: str, where: str) -> Place:
    """Read a text as YAML.

    :raises RuleError: where it is none, or empty.
    """
    try:
        node = YAML(typ="safe", pure=True).compose(io.StringIO(text))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = " ".join(str(error.problem).split())
        raise RuleError(f"{where}, line {line}: this is not YAML: {problem}.") from None
    except (YAMLError, RecursionError, ValueError) as error:
        problem = str(error).partition("\n")[0] or "it is nested too deep"
        raise RuleError(f"{where} is not YAML: {problem}.") from None
    if node is None:
        raise RuleError(f"{where} is empty: it must hold 'rule', 'title', 'source', 'versions'.")
    return Place(node, where)
