"""Clause files: YAML in, a clause out, with the line of whatever is wrong.

They are read as rule files are: as the words that stand there, all problems at once; the words of
conditions are those of rules of procedure.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from plenipo.core.nearest import did_you_mean
from plenipo.procedure.condition_words import Vocabulary, read_condition
from plenipo.procedure.conditions import Condition, Fact, parts_of
from plenipo.procedure.rule_file import NAME
from plenipo.procedure.sheet import Fields, Place, RuleError, open_sheet
from plenipo.procedure.tables import read_tables
from plenipo.treaty import keys
from plenipo.treaty.clause import (
    ANYBODY,
    BINDINGS,
    CONSENTING,
    LATER_FROM,
    OPENING,
    SIGNATORIES,
    STANDS,
    THRESHOLD,
    WITHDRAWN,
    Clause,
    Later,
    Leaving,
    NotBefore,
)
from plenipo.treaty.delays import NONE
from plenipo.treaty.instruments import BINDS
from plenipo.treaty.participation import COUNTED, NOT_COUNTED, ORGANISATIONS
from plenipo.treaty.reading import ClauseError, days, kinds, lists, period, read_delay, texts, zone

PERMITTED = "permitted"
RESERVING = (PERMITTED, "prohibited")
_NO_EVENTS: dict[str, str] = {}
_NONE: Mapping[str, frozenset[str]] = {}
_EU: Mapping[str, frozenset[str]] = {"EU": frozenset()}


@cache
def library() -> Mapping[str, str]:
    """Return the clauses that come with the program: their texts by name, which is the file's."""
    folder = resources.files("plenipo.treaty") / "clauses"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return {
        file.name.removesuffix(".yaml"): file.read_text("utf-8")
        for file in files
        if file.name.endswith(".yaml")
    }


def text_of(name: str) -> str:
    """Return the text of a clause of the library.

    :raises ClauseError: where there is none of that name, with the nearest there is.
    """
    try:
        return library()[name]
    except KeyError:
        meant = did_you_mean(name, library())
        raise ClauseError(f"There is no clause '{name}' in the library{meant}") from None


@cache
def read(text: str, where: str = "The clause") -> Clause:
    """Read a clause.

    :param where: what the text is called in what is said of it.
    :raises ClauseError: with each line that is wrong, what is wrong there, what would be right.
    """
    try:
        sheet = open_sheet(text, where, keys.CLAUSE)
        clause = read_place(sheet)
        sheet.problems.complain()
    except RuleError as error:
        raise ClauseError.of(error) from None
    return clause


def named(name: str) -> Clause:
    """Read a clause of the library."""
    return read(text_of(name), f"The clause '{name}'")


def read_place(sheet: Place) -> Clause:
    """Read a clause where it stands; what is wrong is noted there."""
    known = sheet.fields("the clause", keys.CLAUSE)
    tables = read_tables(known)
    words = Vocabulary(tuple(tables.classes), tuple(tables.weights))
    events = known.read("events", lambda p: texts(p, "'events'"), _NO_EVENTS)
    force = known["force"].fields("'force'", keys.FORCE)
    condition = read_condition(force["condition"], words)
    _facts(force["condition"], condition, events)
    bodies = (ANYBODY, SIGNATORIES, *(["members"] if tables.members else []), *tables.classes)
    organisations, counted = known.read("organisations", _organisations, (_NONE, COUNTED))
    reserving, its_article = known.read("reservations", _reservations, (PERMITTED, ""))
    delay = read_delay(force)
    return Clause(
        clause=_name(known["clause"]),
        title=texts(known["title"], "'title'"),
        source=known["source"].text("'source'"),
        article=force["article"].text("'article'"),
        condition=condition,
        treaty=known.read("treaty", lambda p: p.text("'treaty'"), ""),
        counts=force.read("counts", kinds, BINDS),
        body=force.read("body", lambda p: p.one_of(bodies, "body"), ANYBODY),
        delay=delay,
        starts=force.read("starts", lambda p: _event(p, events), ""),
        on=force.read("on", lambda p: p.day("'on'"), None),
        not_before=force.read("not_before", lambda p: _not_before(p, events), None),
        withdrawn=force.read("withdrawn", lambda p: p.one_of(WITHDRAWN, "answer"), STANDS),
        binds=force.read("binds", lambda p: p.one_of(BINDINGS, "way to bind"), CONSENTING),
        later=known.read("later", _later, Later("", delay)),
        leaving=known.read("withdrawal", _leaving, None),
        events=events,
        days=known.read("days", days, {}),
        zone=known.read("zone", zone, "UTC"),
        organisations=dict(organisations),
        organisations_count=counted,
        members=tables.members,
        classes=tables.classes,
        weights=tables.weights,
        reservations=reserving,
        reservations_article=its_article,
    )


def _name(place: Place) -> str:
    name = place.text("the name")
    if not NAME.fullmatch(name):
        place.wrong(f"the name '{name}' may hold only letters a-z, digits and '-'")
    return name


def _event(place: Place, events: Mapping[str, str]) -> str:
    return place.one_of(dict.fromkeys((OPENING, *events)), "event")


def _facts(place: Place, condition: Condition, events: Mapping[str, str]) -> None:
    """Note each fact that is no event of the clause."""
    if isinstance(condition, Fact) and condition.that not in {OPENING, *events}:
        place.wrong(f"there is no event '{condition.that}': describe it under 'events'")
    for part in parts_of(condition):
        _facts(place, part, events)


def _not_before(place: Place, events: Mapping[str, str]) -> NotBefore:
    if not isinstance(place.node.value, list):
        return NotBefore(day=place.day("'not_before'"))
    known = place.fields("'not_before'", keys.NOT_BEFORE)
    event = known.read("event", lambda p: _event(p, events), OPENING)
    return NotBefore(event, known.read("after", period, NONE))


def _later(place: Place) -> Later:
    known = place.fields("'later'", keys.LATER)
    after = known.read("from", lambda p: p.one_of(LATER_FROM, "moment"), THRESHOLD)
    return Later(known["article"].text("'article'"), read_delay(known), after)


def _leaving(place: Place) -> Leaving:
    known = place.fields("'withdrawal'", keys.WITHDRAWAL)
    article = known["article"].text("'article'")
    return Leaving(article, read_delay(known), known.read("in_force_for", period, NONE))


def _organisations(place: Place) -> tuple[Mapping[str, frozenset[str]], str]:
    known: Fields = place.fields("'organisations'", keys.ORGANISATIONS)
    known["article"].text("'article'")
    counted = known["count"].one_of(ORGANISATIONS, "way to count") if known else NOT_COUNTED
    return known.read("members", lambda p: lists(p, "'members'"), _EU), counted


def _reservations(place: Place) -> tuple[str, str]:
    known = place.fields("'reservations'", keys.RESERVATIONS)
    return known["are"].one_of(RESERVING, "answer"), known["article"].text("'article'")
