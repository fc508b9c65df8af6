"""The commands of ``plenipo rules``: list, show, check, explain, schema."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Annotated, Literal

import msgspec
from cyclopts import App, Parameter

from plenipo.cli.main import application, call, paragraphs
from plenipo.cli.rules_listing import lines_of, listed
from plenipo.cli.rules_reading import chosen_readings, in_library, rule_text
from plenipo.cli.terminal import console, say, tell
from plenipo.core.errors import InputError, UsageError
from plenipo.core.nearest import did_you_mean
from plenipo.core.wording import Wording
from plenipo.procedure.excerpt import text_on
from plenipo.procedure.nearest_word import nearest_word
from plenipo.procedure.rule_file import library, read, read_closely
from plenipo.procedure.rules import Rule
from plenipo.procedure.scale import STANCES
from plenipo.procedure.schema import schema_text
from plenipo.procedure.sheet import RuleError
from plenipo.procedure.telling_rules import explained

DONE, NOT_IN_FORCE, WRONG = 0, 1, 2
HINT = "'plenipo rules --help' shows how."
Language = Annotated[
    Literal["en", "fr", "ru", "ar"], Parameter(name="--language", help="The language of the words.")
]
Day = Annotated[str, Parameter(help="The day for which it is asked, like 2011-12-19.")]
Which = Annotated[str, Parameter(help="A rule of the library by its name, or a file.")]


def run(tokens: Sequence[str]) -> int:
    """Run one of the commands; the name of a rule alone shows the rule.

    :raises UsageError: where it is neither, naming what is near.
    """
    name = tokens[0]
    if name in commands():
        return call(commands(), tokens)
    if len(tokens) == 1 and in_library(name):
        return show(name)
    if in_library(name):
        sentence = f"'plenipo rules {name}' takes nothing more: it shows the rule."
        raise UsageError(sentence, HINT)
    known = [*(command for command in commands() if not command.startswith("-")), *library()]
    sentence = f"There is no 'plenipo rules {name}', nor a rule of that name"
    raise UsageError(sentence + did_you_mean(name, known), HINT)


@cache
def commands() -> App:
    """Return the command line of ``plenipo rules``."""
    found = application("plenipo rules", "The rules of procedure.")
    for command in (list_, show, check, explain, schema):
        name = command.__name__.rstrip("_")
        found.command(command, name=name, help=paragraphs(command.__doc__ or ""))
    return found


def list_(
    *,
    of: Annotated[str, Parameter(help="Only rules whose name or a title holds this word.")] = "",
    language: Language = "en",
    json: Annotated[bool, Parameter(help="Print JSON.", negative="")] = False,
) -> int:
    """List the rules that come with the program, by body: name, since when it stands, title."""
    groups = listed(map(read, library().values()), of, language)
    if not groups:
        near = did_you_mean(of, library())
        raise UsageError(f"No rule of the library has '{of}' in its name or title{near}")
    if json:
        rows = [row for group in groups.values() for row in group]
        say(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode())
        return DONE
    for number, (group, rules) in enumerate(groups.items()):
        if number:
            say()
        say(group)
        for line in lines_of(rules, console().width):
            say(line)
    return DONE


def show(rule: Which, /, *, on: Day = "") -> int:
    """Print a rule as data (YAML), as it stands in its file.

    To begin one of your own: plenipo rules show majority > ours.yaml

    With --on, only the version in force that day.
    """
    found = rule_text(rule)
    if not on:
        sys.stdout.write(found.text)
        return DONE
    told, day = read(found.text, found.where), _day(on)
    obstacle = told.obstacle(day)
    if obstacle:
        tell(obstacle)
        return NOT_IN_FORCE
    sys.stdout.write(text_on(found.text, told, day))
    return DONE


def check(*files: Annotated[str, Parameter(help="The rule files.")]) -> int:
    """Check rule files: each line that is wrong, what is wrong there, and what would be right."""
    if not files:
        raise UsageError("'plenipo rules check' needs a file: name one or more.")
    sound = [rule for rule in map(_checked, files) if rule is not None]
    known = {*library(), *(rule.rule for rule in sound)}
    for rule in sound:
        for note in _notes(rule, known):
            say(f"Note on '{rule.rule}': {note}")
    return DONE if len(sound) == len(files) else WRONG


def explain(
    rule: Which,
    /,
    *,
    language: Language = "en",
    on: Day = "",
    reading: Annotated[
        list[str] | None, Parameter(help="How to read a point of the rule: POINT=READING.")
    ] = None,
    members: Annotated[
        int, Parameter(help="How many members the body has, to tell shares as numbers.")
    ] = 0,
) -> int:
    """Explain a rule in plain sentences, made from its data.

    Who has a vote, what quorum there is, what must hold for a decision and how abstention, silence
    and absence are counted, what follows where there is no decision, and what must still happen.
    """
    found = rule_text(rule)
    if members < 0:
        raise UsageError(f"--members: a body cannot have {members} members.")
    told = read(found.text, found.where, chosen_readings(reading or ()))
    for line in explained(told, _day(on), _wording(language), members):
        say(line)
    return DONE


def schema() -> int:
    """Print the JSON Schema of rule files, by which an editor completes and checks them.

    plenipo rules schema > rule.schema.json, and as first line of the rule file:
    # yaml-language-server: $schema=rule.schema.json
    """
    sys.stdout.write(schema_text())
    return DONE


def _checked(file: str) -> Rule | None:
    """Check one rule file; say that it is sound, or all that is wrong."""
    try:
        found = rule_text(file)
        rule = read_closely(found.text, found.where)
    except RuleError as error:
        for problem in error.problems:
            tell(problem)
        return None
    except InputError as error:
        tell(str(error), error.advice)
        return None
    since = rule.versions[0].since
    count = len(rule.versions)
    versions = f"one version, since {since}" if count == 1 else f"{count} versions, from {since} on"
    say(f"{found.where} is sound: the rule '{rule.rule}', {versions}.")
    return rule


def _notes(rule: Rule, known: set[str]) -> list[str]:
    """Return what may be meant otherwise, though it can be read."""
    notes: dict[str, None] = {}
    for version in rule.versions:
        for other in version.others():
            if other not in known:
                near = did_you_mean(other, known)
                notes[f"it refers to the rule '{other}', which is not in the library{near}"] = None
        for stance in version.scale:
            near = nearest_word(stance, STANCES)
            if near and stance not in STANCES:
                notes[
                    f"'scale' hears the stance '{stance}' of the body's own: did you mean '{near}'?"
                ] = None
    return list(notes)


def _wording(language: str) -> Wording:
    from plenipo.web.languages import wording  # noqa: PLC0415 - Babel starts slowly

    return wording(language)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else datetime.now(UTC).date()
    except ValueError:
        raise UsageError(f"--on: '{text}' is not a day like 2011-12-19.") from None
