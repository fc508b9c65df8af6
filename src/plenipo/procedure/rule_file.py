"""Rule files: YAML in, rules out, with the line of whatever is wrong.

A rule file names the rule, its titles, its source, and its versions by the day each takes effect,
each with its article, how it hears each stance, and its condition. Where sources can be read in
several ways, a value is written ``{by_reading: NAME, one-reading: value, another: value}``. Its
words stand in ``keys``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from plenipo.core.nearest import did_you_mean
from plenipo.procedure import keys
from plenipo.procedure.condition_words import Vocabulary, read_condition
from plenipo.procedure.readings import choose, read_readings
from plenipo.procedure.rules import (
    ROLES,
    TIES,
    Gate,
    Notice,
    Quorum,
    Rule,
    Silence,
    Step,
    Version,
)
from plenipo.procedure.scale import DEFAULT_SCALE, GROUPS, VOICES
from plenipo.procedure.sheet import UNREAD, Place, RuleError, open_sheet
from plenipo.procedure.tables import read_tables

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What the name of a rule looks like."""

BREAKERS = ("objection", "amendment")
GATES = ("objections", "acceptances")


@cache
def library() -> Mapping[str, str]:
    """Return the rules that come with the program: their texts by name, which is the file's."""
    folder = resources.files("plenipo.procedure") / "rules"
    files: list[Traversable] = sorted(folder.iterdir(), key=lambda file: file.name)
    rules = [file for file in files if file.name.endswith(".yaml")]
    return {file.name.removesuffix(".yaml"): file.read_text("utf-8") for file in rules}


def text_of(name: str) -> str:
    """Return the text of a rule of the library.

    :raises RuleError: where there is none of that name, with the nearest there is.
    """
    try:
        return library()[name]
    except KeyError:
        meant = did_you_mean(name, library())
        sentence = f"There is no rule '{name}' in the library{meant}"
        raise RuleError(sentence, advice="'plenipo rules' lists them.") from None


@cache
def read(text: str, where: str = "The rule", chosen: tuple[tuple[str, str], ...] = ()) -> Rule:
    """Read a rule.

    :param where: what the text is called in what is said of it.
    :param chosen: the readings to apply, by their points, where they are not the rule's own.
    :raises RuleError: with each line that is wrong, what is wrong there, what would be right.
    """
    written = open_sheet(text, where)
    readings = read_readings(written, dict(chosen))
    sheet = choose(written, readings)
    known = sheet.fields("the rule", keys.RULE)
    titles = known["title"].pairs("'title'")
    if not titles:
        known["title"].wrong("'title' names no language: add one, like 'en: A title'")
    tables = read_tables(known)
    words = Vocabulary(tuple(tables.classes), tuple(tables.weights))
    rule = Rule(
        _name(known["rule"], "the name"),
        {tag: place.text(f"the title in '{tag}'") for tag, place in titles.items()},
        known["source"].text("'source'"),
        _versions(known["versions"].parts("'versions'"), words),
        tables.members,
        tables.classes,
        tables.weights,
        readings,
    )
    sheet.problems.complain()
    return rule


def read_closely(text: str, where: str = "The rule") -> Rule:
    """Read a rule in each of its readings, not in those alone that are applied.

    :raises RuleError: with all that is wrong in any of them.
    """
    rule = read(text, where)
    found: dict[str, None] = {}
    for point, reading in rule.readings.items():
        for choice in reading.choices:
            try:
                read(text, where, ((point, choice),))
            except RuleError as error:
                found.update(dict.fromkeys(error.problems))
    if found:
        raise RuleError(*found)
    return rule


def _name(place: Place, what: str) -> str:
    name = place.text(what)
    if not NAME.fullmatch(name):
        place.wrong(f"{what} '{name}' may hold only letters a-z, digits and '-'")
    return name


def _versions(places: list[Place], words: Vocabulary) -> tuple[Version, ...]:
    """Read the versions, each later than the one before."""
    versions: list[Version] = []
    for place in places:
        version = _version(place, words)
        before = versions[-1].since if versions else UNREAD
        if versions and version.since <= before and version.since != UNREAD:
            place.wrong(f"the version of {version.since} must stand before that of {before}")
        if version.until is not None and version.until < version.since:
            place.wrong(f"the version of {version.since} ends before it begins: correct 'until'")
        versions.append(version)
    return tuple(versions)


def _version(place: Place, words: Vocabulary) -> Version:
    known = place.fields("a version", keys.VERSION)
    return Version(
        since=known["since"].day("'since'"),
        article=known["article"].text("'article'"),
        condition=read_condition(known["condition"], words),
        scale={**DEFAULT_SCALE, **known.read("scale", _scale, {})},
        binds=known.read("binds", lambda p: p.one_of(GROUPS, "group"), "members"),
        electorate=known.read("electorate", words.class_, ""),
        without=known.read("without", _roles, ()),
        quorum=known.read("quorum", lambda p: _quorum(p, words), None),
        tie=known.read("tie", _tie, "rejected"),
        procedural=known.read("procedural", lambda p: p.yes_or_no("'procedural'"), None),
        kind_decided_by=known.read("kind_decided_by", lambda p: _name(p, "the rule"), ""),
        failing=known.read("failing", lambda p: _steps(p, words), ()),
        gates=known.read("gates", lambda p: _gates(p, words), ()),
        silence=known.read("silence", _silence, None),
        seats=known.read("seats", lambda p: p.number("'seats'", 1), 0),
        until=known.read("until", lambda p: p.day("'until'"), None),
        notice=known.read("notice", _notice, None),
        secret_ballot=known.read("secret_ballot", lambda p: p.yes_or_no("'secret_ballot'"), False),  # noqa: FBT003
        appeals_decided_by=known.read("appeals_decided_by", lambda p: _name(p, "the rule"), ""),
    )


def _scale(place: Place) -> dict[str, str]:
    heard = place.pairs("'scale'")
    return {stance: voice.one_of(VOICES, "voice") for stance, voice in heard.items()}


def _tie(place: Place) -> str:
    return place.one_of(TIES, "way with a tie")


def _roles(place: Place) -> tuple[str, ...]:
    return tuple(part.one_of(ROLES, "circumstance") for part in place.parts("'without'"))


def _quorum(place: Place, words: Vocabulary) -> Quorum:
    known = place.fields("'quorum'", keys.QUORUM)
    if not {"decide", "open"} & set(known):
        place.wrong("'quorum' has neither 'decide' nor 'open': add one, with its condition")
    return Quorum(
        known["article"].text("'article'"),
        known.read("decide", lambda p: read_condition(p, words), None),
        known.read("open", lambda p: read_condition(p, words), None),
    )


def _steps(place: Place, words: Vocabulary) -> tuple[Step, ...]:
    steps: list[Step] = []
    for part in place.parts("'failing'"):
        known = part.fields("a step of 'failing'", keys.STEP)
        if ("condition" in known) == ("refer" in known):
            part.wrong("a step has either 'condition' or 'refer', which names who decides")
        steps.append(
            Step(
                known["article"].text("'article'"),
                known.read("condition", lambda p: read_condition(p, words), None),
                known.read("after", lambda p: p.period("'after'"), None),
                known.read("tie", _tie, "rejected"),
                known.read("refer", lambda p: p.text("'refer'"), ""),
            )
        )
    return tuple(steps)


def _gates(place: Place, words: Vocabulary) -> tuple[Gate, ...]:
    gates: list[Gate] = []
    for part in place.parts("'gates'"):
        known = part.fields("a gate", keys.GATE)
        gate = known["gate"].one_of(GATES, "gate")
        within = known.read("within", lambda p: p.period("'within'"), None)
        if gate == "objections" and within is None:
            part.wrong("a gate for objections needs 'within', like 'within: 90 days'")
        condition = read_condition(known["condition"], words)
        gates.append(Gate(gate, known["article"].text("'article'"), condition, within))
    return tuple(gates)


def _notice(place: Place) -> Notice:
    known = place.fields("'notice'", keys.NOTICE)
    return Notice(
        known["article"].text("'article'"),
        known["at_least"].period("'at_least'"),
        known.read("waived_by", lambda p: _name(p, "the rule"), ""),
    )


def _silence(place: Place) -> Silence:
    known = place.fields("'silence'", keys.SILENCE)
    return Silence(
        known.read("at_least", lambda p: p.period("'at_least'"), None),
        known.read(
            "broken_by",
            lambda p: tuple(b.one_of(BREAKERS, "way to break") for b in p.parts("'broken_by'")),
            ("objection",),
        ),
        known.read("refusable", lambda p: p.yes_or_no("'refusable'"), False),  # noqa: FBT003
    )
