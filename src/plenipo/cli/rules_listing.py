"""The rules of the library as they are listed: by body, a line each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

import msgspec

from plenipo.procedure.rules import Rule

ANY_BODY = "for any body"
GENERAL = "general practice of conferences"
"""The article of rules that belong to no body."""

NARROW = 80
"""Below so many columns a terminal has no room for everything."""


class Row(msgspec.Struct, frozen=True):
    """A rule in a list.

    :ivar since: since when its last version stands.
    """

    rule: str
    since: str
    title: str
    source: str


def listed(rules: Iterable[Rule], word: str = "", language: str = "en") -> dict[str, list[Row]]:
    """Return the rules by body, those for any body first.

    :param word: what a word of the name or of a title must begin with.
    """
    bodies: dict[str, list[Rule]] = {}
    for rule in rules:
        if _holds(rule, word):
            bodies.setdefault(_body(rule), []).append(rule)
    first = {ANY_BODY: bodies.pop(ANY_BODY)} if ANY_BODY in bodies else {}
    return {
        _heading(body, found): [_row(rule, language) for rule in found]
        for body, found in {**first, **bodies}.items()
    }


def lines_of(rows: list[Row], room: int) -> Iterator[str]:
    """Yield a line for each rule of a body, cut to a number of columns.

    :param room: the columns there are; where they are few, the day is left out for the title.
    """
    width = max(len(row.rule) for row in rows)
    for row in rows:
        since = "" if room < NARROW else f"  {row.since}"
        line = f"  {row.rule:{width}}{since}  {row.title}"
        yield line if len(line) <= room else f"{line[: room - 1].rstrip()}…"


def _holds(rule: Rule, word: str) -> bool:
    said = (rule.rule, *rule.title.values())
    begins = re.compile(rf"\b{re.escape(word)}", re.IGNORECASE)
    return any(map(begins.search, said))


def _body(rule: Rule) -> str:
    """Return by what the rules of a body are told: the first word of their names."""
    general = all(version.article == GENERAL for version in rule.versions)
    return ANY_BODY if general else rule.rule.partition("-")[0]


def _heading(body: str, rules: list[Rule]) -> str:
    """Return what all names of a body's rules begin with."""
    if body == ANY_BODY:
        return body
    words = [rule.rule.split("-") for rule in rules]
    alike = takewhile(lambda at: len(set(at)) == 1, zip(*words, strict=False))
    return "-".join(at[0] for at in alike) or body


def _row(rule: Rule, language: str) -> Row:
    version = rule.versions[-1]
    source = " ".join(rule.source.split())
    title = rule.title.get(language) or rule.title.get("en") or next(iter(rule.title.values()))
    return Row(rule.rule, str(version.since), title, source)
