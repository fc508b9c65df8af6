"""A rule file as it was written: each value with its line, so that what is wrong can be shown.

Values are taken as the words that stand there; what kind they must be is asked of each. What is
wrong is noted, and something that would do is read in its stead: so all is found at once.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import TypeVar

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StringMark, YAMLError
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from plenipo.core.errors import InputError
from plenipo.procedure.keys import RULE, Keys
from plenipo.procedure.nearest_word import nearest_word
from plenipo.procedure.periods import UNITS, Period
from plenipo.procedure.yaml_words import not_yaml

T = TypeVar("T")

_AMOUNT = re.compile(r"\d{1,30}(\.\d{1,20})?")
_SHARE = re.compile(r"-?\d{1,30}(\.\d{1,20}|/\d{1,30})?")
_PERCENT = re.compile(r"(\d{1,3})\s*(%|percent|per cent)")
DEEPEST = 60
"""How deep values may stand in one another."""

UNREAD = date.min
"""What stands for a day that could not be read."""


class Problem(msgspec.Struct, frozen=True):
    """One thing that is wrong in a rule file."""

    where: str
    line: int
    what: str

    def __str__(self) -> str:
        """Say where it is and what would be right."""
        return f"{self.where}, line {self.line}: {self.what}."


class RuleError(InputError):
    """A rule cannot be read, or there is none of that name.

    :ivar problems: a sentence for each thing that is wrong, from the first line to the last.
    """

    code = "rule"

    def __init__(self, sentence: str, *more: str, advice: str = "") -> None:
        """Say what is wrong, and how much more."""
        places = "place is" if len(more) == 1 else "places are"
        if more:
            advice = f"{len(more)} more {places} wrong: 'plenipo rules check' shows all."
        super().__init__(sentence, advice)
        self.problems = (sentence, *more)


class Problems:
    """What is wrong in a sheet, one problem at each place: what follows from it is not told."""

    def __init__(self) -> None:
        """Begin with none."""
        self._found: dict[tuple[int, int], Problem] = {}

    def note(self, where: str, mark: StringMark, what: str) -> None:
        """Note a problem, unless one is known in that place."""
        self._found.setdefault((mark.line, mark.column), Problem(where, mark.line + 1, what))

    def complain(self) -> None:
        """Raise what was noted.

        :raises RuleError: where there is anything.
        """
        if self._found:
            raise RuleError(*[str(self._found[place]) for place in sorted(self._found)])


class Place:
    """One value of a rule file, and where it stands."""

    def __init__(self, node: Node, where: str, problems: Problems) -> None:
        """Stand at a node of a text that is called ``where``."""
        self.node = node
        self.where = where
        self.problems = problems

    def wrong(self, what: str) -> None:
        """Note that something is wrong here: what, and what would be right."""
        self.problems.note(self.where, self.node.start_mark, what)

    def at(self, node: Node) -> Place:
        """Return the place of another node of the same sheet."""
        return Place(node, self.where, self.problems)

    def nothing(self) -> Place:
        """Return what stands for a value that is not there; it is here that it is missed."""
        return self.at(ScalarNode("", "", self.node.start_mark, self.node.end_mark))

    def text(self, what: str) -> str:
        """Return words."""
        if not isinstance(self.node, ScalarNode):
            self.wrong(f"{what} is one value, not several")
            return ""
        words = str(self.node.value).strip()
        if not words:
            self.wrong(f"{what} is empty: fill it in, or leave it out")
        return words

    def day(self, what: str) -> date:
        """Return a day."""
        written = self.text(what)
        try:
            return date.fromisoformat(written)
        except ValueError:
            self.wrong(f"{what} is not a day: '{written}'; write it like 2010-12-10")
            return UNREAD

    def number(self, what: str, least: int) -> int:
        """Return a whole number."""
        written = self.text(what)
        if re.fullmatch(r"[0-9]{1,12}", written) and int(written) >= least:
            return int(written)
        self.wrong(f"{what} is a whole number from {least}, not '{written}'")
        return least

    def share(self, what: str) -> str:
        """Return a fraction between 0 and 1, as it is written."""
        written = self.text(what)
        percent = _PERCENT.fullmatch(written)
        try:
            part = Fraction(written) if _SHARE.fullmatch(written) else None
        except ZeroDivisionError:
            part = None
        if percent:
            self.wrong(f"{what} is a fraction like 2/3: write {percent[1]}/100 for '{written}'")
        elif part is None:
            self.wrong(f"{what} is a fraction like 2/3, not '{written}'")
        elif not 0 <= part <= 1:
            percent_meant = f", or {written}/100 for percent" if "/" not in written else ""
            self.wrong(f"{what} is a share of {written}: write one between 0 and 1{percent_meant}")
        else:
            return written
        return "1/2"

    def amount(self, what: str) -> Fraction:
        """Return a number that is not negative, like 15.93, exactly."""
        written = self.text(what)
        if _AMOUNT.fullmatch(written):
            return Fraction(written)
        self.wrong(f"{what} is a number like 15.93, not '{written}'")
        return Fraction(1)

    def period(self, what: str) -> Period:
        """Return a period, like ``72 hours``."""
        written = self.text(what)
        number, _, unit = written.partition(" ")
        unit = unit.strip() if unit.endswith("s") else f"{unit.strip()}s"
        if re.fullmatch(r"0*[1-9][0-9]{0,5}", number) and unit in UNITS:
            return Period(int(number), unit)
        self.wrong(f"{what} is a period like 72 hours or 3 months, not '{written}'")
        return Period(1, UNITS[0])

    def yes_or_no(self, what: str) -> bool:
        """Return whether it says yes."""
        return self.one_of(("yes", "no", "true", "false"), f"answer for {what}") in {"yes", "true"}

    def one_of(self, known: Iterable[str], what: str) -> str:
        """Return a word that is known; for another, name the words there are."""
        written, known = self.text(what), tuple(known)
        if written in known:
            return written
        self.no_such(written, known, what)
        return known[0]

    def no_such(self, written: str, known: Iterable[str], what: str) -> None:
        """Note that a word is not among those that are known, and which is nearest."""
        known = tuple(known)
        near = nearest_word(written, known)
        meant = f" (did you mean '{near}'?)" if near and len(known) > 1 else ""
        self.wrong(f"there is no {what} '{written}'{meant}: write {either(known)}")

    def parts(self, what: str) -> list[Place]:
        """Return the parts of a list that has at least one."""
        if isinstance(self.node, SequenceNode) and self.node.value:
            return [self.at(node) for node in self.node.value]
        self.wrong(f"{what} is a list with at least one part, each after a '-'")
        return []

    def pairs(self, what: str) -> dict[str, Place]:
        """Return the values of a table, by their keys."""
        if not isinstance(self.node, MappingNode):
            self.wrong(f"{what} is a table of keys and values, like 'key: value'")
            return {}
        found: dict[str, Place] = {}
        for key, value in self.node.value:
            name = self.at(key).text(f"a key of {what}")
            if name in found:
                self.at(key).wrong(f"'{name}' stands twice in {what}: keep one of the two")
            elif name:
                found[name] = self.at(value)
        return found

    def fields(self, what: str, keys: Keys) -> Fields:
        """Return the values of a table whose keys are known; note the unknown and the missing."""
        if not isinstance(self.node, MappingNode):
            its = ", ".join(keys.all)
            self.wrong(f"{what} is a table, with lines like 'key: value': its keys are {its}")
            return Fields({}, self)
        found = self.pairs(what)
        meant = {name: nearest_word(name, keys.all) for name in found if name not in keys.all}
        for name, near in meant.items():
            did_you_mean = f" (did you mean '{near}'?)" if near else ""
            its = ", ".join(keys.all)
            self._key(name).wrong(f"'{name}' is no key of {what}{did_you_mean}: its keys are {its}")
        missing = [name for name in keys.needed if name not in {*found, *meant.values()}]
        if missing:
            listed = both([f"'{name}'" for name in missing])
            self.wrong(f"{what} has no {listed}: add {'it' if len(missing) == 1 else 'them'}")
        return Fields(found, self)

    def _key(self, name: str) -> Place:
        keys = (key for key, _ in self.node.value if str(key.value).strip() == name)
        return self.at(next(keys))


class Fields:
    """The values of a table whose keys were checked."""

    def __init__(self, found: dict[str, Place], place: Place) -> None:
        """Hold the values that are there."""
        self._found = found
        self._place = place

    def __getitem__(self, name: str) -> Place:
        """Return a value that must be there; where it is not, that was noted."""
        found = self._found.get(name)
        if found is not None:
            return found
        self._place.wrong(f"'{name}' is missing: add it")
        return self._place.nothing()

    def __iter__(self) -> Iterator[str]:
        """Return the keys that are there."""
        return iter(self._found)

    def read(self, name: str, read: Callable[[Place], T], default: T) -> T:
        """Read a value where it is there."""
        return read(self._found[name]) if name in self._found else default


def either(words: Sequence[str]) -> str:
    """List words of which one is to be chosen.

    >>> either(["agree", "object", "abstain"])
    'agree, object or abstain'
    """
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def both(words: Sequence[str]) -> str:
    """List words that are all meant.

    >>> both(["article", "condition"])
    'article and condition'
    """
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def open_sheet(text: str, where: str, known: Keys = RULE) -> Place:
    """Read a text as YAML.

    :param known: the keys of its table, for what is said of an empty one.

    :raises RuleError: where it is none, or empty, or refers from one place to another.
    """
    try:
        node = YAML(typ="safe", pure=True).compose(io.StringIO(text.removeprefix("\ufeff")))
    except MarkedYAMLError as error:
        line, problem = not_yaml(error)
        raise RuleError(f"{where}, line {line}: this is not YAML: {problem}.") from None
    except RecursionError:
        raise RuleError(f"{where} is not YAML: it is nested too deep.") from None
    except (YAMLError, ValueError) as error:
        problem = str(error).partition("\n")[0]
        raise RuleError(f"{where} is not YAML: {problem}.") from None
    if node is None:
        needed = both([f"'{key}'" for key in known.needed])
        raise RuleError(f"{where} is empty: it must hold {needed}.")
    problems = Problems()
    _refuse_references(node, where, problems)
    problems.complain()
    return Place(node, where, problems)


def _refuse_references(top: Node, where: str, problems: Problems) -> None:
    """Note each anchor: a value may stand in itself; and what is nested too deep."""
    seen: set[int] = set()
    waiting = [(top, 0)]
    while waiting:
        node, depth = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if node.anchor is not None:
            what = f"'&{node.anchor}' is not read: write the value out where it is meant"
            problems.note(where, node.start_mark, what)
        if depth > DEEPEST:
            problems.note(where, node.start_mark, "this is nested too deep")
        elif isinstance(node, CollectionNode):
            waiting += [(inner, depth + 1) for inner in _inside(node)]


def _inside(node: CollectionNode) -> Iterator[Node]:
    for inner in node.value:
        yield from inner if isinstance(inner, tuple) else (inner,)
