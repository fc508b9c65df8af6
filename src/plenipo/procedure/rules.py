"""Rules of procedure: YAML in, dated and cited versions out.

A rule file names the rule, its titles, its source, and its versions by the day each takes effect,
each with its article, how it hears each stance, and its condition.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

import msgspec
from ruamel.yaml.nodes import ScalarNode

from plenipo.procedure.conditions import (
    AllOf,
    AnyOf,
    Ballot,
    Condition,
    Count,
    Finding,
    NoObjection,
    Not,
    Share,
    evaluate,
    members_in,
)
from plenipo.procedure.scale import DEFAULT_SCALE, GROUPS, VOICES
from plenipo.procedure.sheet import Place, RuleError, open_sheet

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DEEPEST = 20
"""How deep conditions may stand in one another."""


class Version(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule as it stands from one day on.

    :ivar since: the day it takes effect.
    :ivar article: the provision it comes from.
    :ivar condition: what must hold for a decision.
    :ivar scale: the voice in which each stance is heard.
    :ivar binds: the group that a decision binds; in a limited format, those in favour.
    """

    since: date
    article: str
    condition: Condition
    scale: dict[str, str] = msgspec.field(default_factory=lambda: dict(DEFAULT_SCALE))
    binds: str = "members"


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule of procedure, with its versions from the first to the last."""

    rule: str
    title: dict[str, str]
    source: str
    versions: tuple[Version, ...]

    def on(self, day: date) -> Version | None:
        """Return the version in force on a day, or None before the first."""
        for version in reversed(self.versions):
            if version.since <= day:
                return version
        return None


class Answer(msgspec.Struct, frozen=True):
    """What a rule says of a ballot.

    :ivar rule: the rule's name, and
    :ivar since: the day its version took effect.
    :ivar article: the provision.
    :ivar adopted: whether a decision is reached.
    :ivar provisional: whether it rests on agreement ad referendum.
    :ivar finding: the arithmetic.
    :ivar binds: the members it would bind.
    """

    rule: str
    since: date
    article: str
    adopted: bool
    provisional: bool
    finding: Finding
    binds: tuple[str, ...]

    @property
    def outcome(self) -> str:
        """``adopted`` or ``not-adopted``."""
        return "adopted" if self.adopted else "not-adopted"


def ask(rule: Rule, version: Version, ballot: Ballot, ad_referendum: bool) -> Answer:  # noqa: FBT001
    """Ask a rule about a ballot; ``ad_referendum``: whether some of it is subject to capitals."""
    finding = evaluate(version.condition, ballot)
    return Answer(
        rule.rule,
        version.since,
        version.article,
        finding.holds,
        finding.holds and ad_referendum,
        finding,
        members_in(ballot, version.binds) if finding.holds else (),
    )


@cache
def library() -> Mapping[str, str]:
    """Return the rules that come with the program: their texts by name."""
    folder = resources.files("plenipo.procedure") / "rules"
    files: list[Traversable] = sorted(folder.iterdir(), key=lambda file: file.name)
    texts = [file.read_text("utf-8") for file in files if file.name.endswith(".yaml")]
    return {read(text).rule: text for text in texts}


def text_of(name: str) -> str:
    """Return the text of a rule of the library.

    :raises RuleError: naming the rules there are.
    """
    try:
        return library()[name]
    except KeyError:
        known = ", ".join(library())
        raise RuleError(f"There is no rule '{name}': the rules are {known}.") from None


@cache
def read(text: str, where: str = "The rule") -> Rule:
    """Read a rule.

    :param where: what the text is called in what is said of it.
    :raises RuleError: with the line, what is wrong there, and what would be right.
    """
    sheet = open_sheet(text, where).fields("the rule", ("rule", "title", "source", "versions"))
    name = sheet["rule"].text("'rule'")
    if not _NAME.fullmatch(name):
        raise sheet["rule"].wrong(f"the name '{name}' may hold only letters a-z, digits and '-'")
    titles = sheet["title"].pairs("'title'")
    if not titles:
        raise sheet["title"].wrong("'title' names no language: add one, like 'en: A title'")
    return Rule(
        name,
        {tag: place.text(f"the title in '{tag}'") for tag, place in titles.items()},
        sheet["source"].text("'source'"),
        _versions(sheet["versions"].parts("'versions'")),
    )


def _versions(places: list[Place]) -> tuple[Version, ...]:
    """Read the versions, each later than the one before."""
    versions: list[Version] = []
    for place in places:
        version = _version(place)
        if versions and version.since <= versions[-1].since:
            before = versions[-1].since
            raise place.wrong(f"the version of {version.since} must stand before that of {before}")
        versions.append(version)
    return tuple(versions)


def _version(place: Place) -> Version:
    known = place.fields("a version", ("since", "article", "condition"), ("scale", "binds"))
    return Version(
        known["since"].day("'since'"),
        known["article"].text("'article'"),
        _condition(known["condition"]),
        {**DEFAULT_SCALE, **known.read("scale", _scale, {})},
        known.read("binds", _group, "members"),
    )


def _scale(place: Place) -> dict[str, str]:
    heard = place.pairs("'scale'")
    return {stance: voice.one_of(VOICES, "voice") for stance, voice in heard.items()}


def _group(place: Place) -> str:
    return place.one_of(GROUPS, "group")


def _condition(place: Place, depth: int = 0) -> Condition:
    """Read a condition: one word, with its terms where it has some."""
    if isinstance(place.node, ScalarNode):
        if place.one_of(CONDITIONS, "condition") == "no_objection":
            return NoObjection()
        raise place.wrong(f"'{place.text('a condition')}' needs its terms, each as 'key: value'")
    found = place.pairs("a condition")
    if len(found) != 1 or depth > DEEPEST:
        raise place.wrong("a condition is one word with its terms, like 'no_objection'")
    ((kind, terms),) = found.items()
    if kind not in CONDITIONS:
        raise place.no_such(kind, CONDITIONS, "condition")
    return CONDITIONS[kind](terms, depth)


def _compound(make: Callable[[tuple[Condition, ...]], Condition]) -> Reading:
    def read_parts(place: Place, depth: int) -> Condition:
        parts = place.parts("what must hold together")
        return make(tuple(_condition(part, depth + 1) for part in parts))

    return read_parts


def _not(place: Place, depth: int) -> Condition:
    return Not(_condition(place, depth + 1))


def _no_objection(place: Place, _: int) -> Condition:
    tolerate = place.fields("'no_objection'", (), ("tolerate",))
    return NoObjection(tolerate.read("tolerate", lambda p: p.number("'tolerate'", 0), 0))


def _count(place: Place, _: int) -> Condition:
    terms = place.fields("'count'", ("of", "at_least"))
    return Count(_group(terms["of"]), terms["at_least"].number("'at_least'", 1))


def _share(place: Place, _: int) -> Condition:
    terms = place.fields("'share'", ("of",), ("out_of", "at_least", "more_than"))
    at_least = terms.read("at_least", lambda p: p.share("'at_least'"), "")
    more_than = terms.read("more_than", lambda p: p.share("'more_than'"), "")
    if bool(at_least) == bool(more_than):
        raise place.wrong("a share has either 'at_least' or 'more_than', like 'at_least: 2/3'")
    if more_than and Fraction(more_than) == 1:
        raise place.wrong("nothing is more than all: write 'at_least: 1', or a smaller share")
    return Share(_group(terms["of"]), terms.read("out_of", _group, "members"), at_least, more_than)


Reading = Callable[[Place, int], Condition]
CONDITIONS: dict[str, Reading] = {
    "all_of": _compound(AllOf),
    "any_of": _compound(AnyOf),
    "not": _not,
    "no_objection": _no_objection,
    "count": _count,
    "share": _share,
}
"""How each condition is read."""
