"""Rule files: YAML in, rules out, with the line of whatever is wrong.

A rule file names the rule, its titles, its source, and its versions by the day each takes effect,
each with its article, how it hears each stance, and its condition. Where sources can be read in
several ways, a value is written ``{by_reading: NAME, one-reading: value, another: value}``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from math import lcm

from ruamel.yaml.nodes import MappingNode, ScalarNode

from plenipo.procedure.condition_words import Vocabulary, read_condition
from plenipo.procedure.readings import choose
from plenipo.procedure.rules import (
    ROLES,
    TIES,
    Gate,
    Notice,
    Quorum,
    Reading,
    Rule,
    Silence,
    Step,
    Table,
    Version,
    on_day,
)
from plenipo.procedure.scale import DEFAULT_SCALE, GROUPS, VOICES
from plenipo.procedure.sheet import Fields, Place, RuleError, open_sheet

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ALWAYS = date.min
"""Since when a table stands that names no day."""

GIVEN = "given-by-the-body"
"""What stands in the place of weights, or of a class, that each body fills in for itself."""

NO_TABLES: tuple[Table, ...] = ()
NONE_NAMED: dict[str, tuple[Table, ...]] = {}

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

    :raises RuleError: naming the rules there are.
    """
    try:
        return library()[name]
    except KeyError:
        known = ", ".join(library())
        raise RuleError(f"There is no rule '{name}': the rules are {known}.") from None


@cache
def read(text: str, where: str = "The rule", chosen: tuple[tuple[str, str], ...] = ()) -> Rule:
    """Read a rule.

    :param where: what the text is called in what is said of it.
    :param chosen: the readings to apply, by their points, where they are not the rule's own.
    :raises RuleError: with the line, what is wrong there, and what would be right.
    """
    sheet = open_sheet(text, where)
    readings = _readings(sheet, dict(chosen))
    sheet = choose(sheet, readings)
    known = sheet.fields(
        "the rule",
        ("rule", "title", "source", "versions"),
        ("readings", "members", "classes", "weights"),
    )
    name = known["rule"].text("'rule'")
    if not _NAME.fullmatch(name):
        raise known["rule"].wrong(f"the name '{name}' may hold only letters a-z, digits and '-'")
    titles = known["title"].pairs("'title'")
    if not titles:
        raise known["title"].wrong("'title' names no language: add one, like 'en: A title'")
    members = known.read("members", lambda place: _lists(place, "'members'"), NO_TABLES)
    named = frozenset(code for table in members for code in table.values)
    weights = known.read("weights", lambda place: _weights(place, members, named), NONE_NAMED)
    weighed = frozenset(m for tables in weights.values() for t in tables for m in t.values)
    classes = known.read("classes", lambda place: _classes(place, named or weighed), NONE_NAMED)
    words = Vocabulary(tuple(classes), tuple(weights))
    return Rule(
        name,
        {tag: place.text(f"the title in '{tag}'") for tag, place in titles.items()},
        known["source"].text("'source'"),
        _versions(known["versions"].parts("'versions'"), words),
        members,
        classes,
        weights,
        readings,
    )


def _readings(sheet: Place, chosen: dict[str, str]) -> dict[str, Reading]:
    """Read the points that can be read in several ways, and choose."""
    if not isinstance(sheet.node, MappingNode):
        return {}
    place = sheet.pairs("the rule").get("readings")
    found: dict[str, Reading] = {}
    for name, point in place.pairs("'readings'").items() if place else ():
        known = point.fields(f"the reading '{name}'", ("about", "chosen", "choices"))
        choices = {
            word: choice.text(f"the reading '{word}'")
            for word, choice in known["choices"].pairs("'choices'").items()
        }
        usual = known["chosen"].one_of(choices, "reading")
        wanted = chosen.get(name, usual)
        if wanted not in choices:
            raise point.no_such(wanted, choices, f"reading of '{name}'")
        found[name] = Reading(known["about"].text("'about'"), wanted, choices)
    for name in chosen:
        if name not in found:
            listed = f": its points are {', '.join(found)}" if found else ""
            raise RuleError(f"{sheet.where} has no point '{name}' to be read{listed}.")
    return found


def _lists(place: Place, what: str, known: frozenset[str] = frozenset()) -> tuple[Table, ...]:
    """Read members: one list, or several by the day from which each stands."""
    parts = place.parts(what)
    if not isinstance(parts[0].node, MappingNode):
        return (Table(ALWAYS, _codes(parts, what, known)),)
    tables: list[Table] = []
    for part in parts:
        fields = part.fields(what, ("since", "of"), ("source",))
        codes = _codes(fields["of"].parts(f"'of' in {what}"), what, known)
        source = fields.read("source", lambda p: p.text("'source'"), "")
        tables.append(Table(_later(part, fields, tables), codes, source=source))
    return tuple(tables)


def _codes(parts: list[Place], what: str, known: frozenset[str]) -> dict[str, int]:
    codes: dict[str, int] = {}
    for part in parts:
        code = part.text(f"a member of {what}")
        if code in codes:
            raise part.wrong(f"'{code}' stands twice in {what}")
        if known and code not in known:
            raise part.wrong(f"'{code}' in {what} is no member: write {_listed(known)}")
        codes[code] = 1
    return codes


def _classes(place: Place, known: frozenset[str]) -> dict[str, tuple[Table, ...]]:
    found = place.pairs("'classes'")
    return {
        name: NO_TABLES if _given(part) else _lists(part, f"the class '{name}'", known)
        for name, part in found.items()
    }


def _given(place: Place) -> bool:
    """Whether a body is to fill in a table: till then the rule can be asked only in numbers."""
    return isinstance(place.node, ScalarNode) and place.text("a table") == GIVEN


def _weights(
    place: Place, members: tuple[Table, ...], known: frozenset[str]
) -> dict[str, tuple[Table, ...]]:
    """Read the weights, each value exactly, and see that every member of the day has one."""
    found: dict[str, tuple[Table, ...]] = {}
    for name, part in place.pairs("'weights'").items():
        if name == "members":
            raise part.wrong("'members' counts each member once: give the weight another name")
        tables: list[Table] = []
        for dated in () if _given(part) else part.parts(f"the weight '{name}'"):
            fields = dated.fields(f"the weight '{name}'", ("since", "values"), ("source",))
            since = _later(dated, fields, tables)
            values, unit = _values(fields["values"], name, known)
            named = on_day(members, since)
            without = [m for m in named.values if m not in values] if named else []
            if without:
                raise fields["values"].wrong(
                    f"the weight '{name}' of {since} has no value for {', '.join(without)}: add it"
                )
            source = fields.read("source", lambda p: p.text("'source'"), "")
            tables.append(Table(since, values, unit, source))
        found[name] = tuple(tables)
    return found


def _values(place: Place, name: str, known: frozenset[str]) -> tuple[dict[str, int], int]:
    exact = {}
    for code, value in place.pairs(f"the values of '{name}'").items():
        if known and code not in known:
            raise value.wrong(
                f"'{code}' has a weight '{name}', but is no member: write {_listed(known)}"
            )
        exact[code] = value.amount(f"the weight of '{code}'")
    if not exact:
        raise place.wrong(f"the weight '{name}' has no values: write them like 'DE: 15.93'")
    unit = lcm(*[number.denominator for number in exact.values()])
    return {code: int(number * unit) for code, number in exact.items()}, unit


def _later(place: Place, fields: Fields, before: list[Table]) -> date:
    since = fields["since"].day("'since'")
    if before and since <= before[-1].since:
        raise place.wrong(f"what stands since {since} must stand before that of {before[-1].since}")
    return since


def _listed(known: frozenset[str]) -> str:
    *others, last = sorted(known)
    return f"{', '.join(others)} or {last}" if others else last


def _versions(places: list[Place], words: Vocabulary) -> tuple[Version, ...]:
    """Read the versions, each later than the one before."""
    versions: list[Version] = []
    for place in places:
        version = _version(place, words)
        if versions and version.since <= versions[-1].since:
            before = versions[-1].since
            raise place.wrong(f"the version of {version.since} must stand before that of {before}")
        if version.until is not None and version.until < version.since:
            raise place.wrong(f"the version of {version.since} ends before it begins")
        versions.append(version)
    return tuple(versions)


_OPTIONAL = (
    "scale",
    "binds",
    "electorate",
    "without",
    "quorum",
    "tie",
    "procedural",
    "kind_decided_by",
    "failing",
    "gates",
    "silence",
    "seats",
    "until",
    "notice",
)


def _version(place: Place, words: Vocabulary) -> Version:
    known = place.fields("a version", ("since", "article", "condition"), _OPTIONAL)
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
        kind_decided_by=known.read("kind_decided_by", lambda p: p.text("'kind_decided_by'"), ""),
        failing=known.read("failing", lambda p: _steps(p, words), ()),
        gates=known.read("gates", lambda p: _gates(p, words), ()),
        silence=known.read("silence", _silence, None),
        seats=known.read("seats", lambda p: p.number("'seats'", 1), 0),
        until=known.read("until", lambda p: p.day("'until'"), None),
        notice=known.read("notice", _notice, None),
    )


def _scale(place: Place) -> dict[str, str]:
    heard = place.pairs("'scale'")
    return {stance: voice.one_of(VOICES, "voice") for stance, voice in heard.items()}


def _tie(place: Place) -> str:
    return place.one_of(TIES, "way with a tie")


def _roles(place: Place) -> tuple[str, ...]:
    return tuple(part.one_of(ROLES, "circumstance") for part in place.parts("'without'"))


def _quorum(place: Place, words: Vocabulary) -> Quorum:
    known = place.fields("'quorum'", ("article",), ("decide", "open"))
    if not {"decide", "open"} & set(known):
        raise place.wrong("'quorum' has neither 'decide' nor 'open': add one, with its condition")
    return Quorum(
        known["article"].text("'article'"),
        known.read("decide", lambda p: read_condition(p, words), None),
        known.read("open", lambda p: read_condition(p, words), None),
    )


def _steps(place: Place, words: Vocabulary) -> tuple[Step, ...]:
    steps: list[Step] = []
    for part in place.parts("'failing'"):
        known = part.fields(
            "a step of 'failing'", ("article",), ("after", "condition", "tie", "refer")
        )
        if ("condition" in known) == ("refer" in known):
            raise part.wrong("a step has either 'condition' or 'refer', which names who decides")
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
        known = part.fields("a gate", ("gate", "article", "condition"), ("within",))
        gate = known["gate"].one_of(GATES, "gate")
        within = known.read("within", lambda p: p.period("'within'"), None)
        if gate == "objections" and within is None:
            raise part.wrong("a gate for objections needs 'within', like 'within: 90 days'")
        condition = read_condition(known["condition"], words)
        gates.append(Gate(gate, known["article"].text("'article'"), condition, within))
    return tuple(gates)


def _notice(place: Place) -> Notice:
    known = place.fields("'notice'", ("article", "at_least"), ("waived_by",))
    return Notice(
        known["article"].text("'article'"),
        known["at_least"].period("'at_least'"),
        known.read("waived_by", lambda p: p.text("'waived_by'"), ""),
    )


def _silence(place: Place) -> Silence:
    known = place.fields("'silence'", (), ("at_least", "broken_by", "refusable"))
    return Silence(
        known.read("at_least", lambda p: p.period("'at_least'"), None),
        known.read(
            "broken_by",
            lambda p: tuple(b.one_of(BREAKERS, "way to break") for b in p.parts("'broken_by'")),
            ("objection",),
        ),
        known.read("refusable", lambda p: p.yes_or_no("'refusable'"), False),  # noqa: FBT003
    )
