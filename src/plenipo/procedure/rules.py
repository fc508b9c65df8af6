"""Rules of procedure: YAML in, dated and cited versions out.

A rule file names the rule, its titles, its source, and its versions by the day each takes effect,
each with its article, how it hears each stance, and its condition.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from plenipo.core.errors import InputError
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


class RuleError(InputError):
    """A rule cannot be read, or there is none of that name."""

    code = "rule"


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

    :raises RuleError: saying where it is wrong and what would be right.
    """
    try:
        data = YAML(typ="safe", pure=True).load(io.StringIO(text))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RuleError(f"{where}, line {line}: {error.problem}.") from None
    except YAMLError as error:
        raise RuleError(f"{where} is not YAML: {error}.") from None
    if not isinstance(data, dict):
        raise RuleError(f"{where} must hold 'rule', 'title', 'source' and 'versions'.")
    try:
        prepared = {**data, "versions": [_version(v) for v in data.get("versions") or ()]}
        rule = msgspec.convert(prepared, Rule)
    except msgspec.ValidationError as error:
        raise RuleError(f"{where} does not fit: {error}.") from None
    return _checked(rule, where)


def _version(data: Any) -> Any:  # noqa: ANN401 - anything may stand in a file
    if not isinstance(data, dict) or "condition" not in data:
        return data
    scale = {**DEFAULT_SCALE, **(data.get("scale") or {})}
    return {**data, "scale": scale, "condition": _condition(data["condition"])}


def _condition(data: Any) -> Any:  # noqa: ANN401 - anything may stand in a file
    """Bring ``{share: {...}}`` to the form with a type field, parts first."""
    if isinstance(data, str):
        return {"type": data}
    if not isinstance(data, dict) or len(data) != 1:
        raise RuleError(f"A condition is one word with its terms, like 'share:', not {data!r}.")
    ((kind, terms),) = data.items()
    if kind in {"all_of", "any_of"} and isinstance(terms, list):
        return {"type": kind, "conditions": [_condition(term) for term in terms]}
    if kind == "not":
        return {"type": kind, "condition": _condition(terms)}
    return {"type": kind, **(terms or {})}


def _checked(rule: Rule, where: str) -> Rule:
    """Refuse what fits the form but makes no sense."""
    days = [version.since for version in rule.versions]
    if not days or days != sorted(set(days)):
        raise RuleError(f"{where}: the versions must stand in the order of their days.")
    for version in rule.versions:
        unheard = [voice for voice in version.scale.values() if voice not in VOICES]
        if unheard:
            known = ", ".join(VOICES)
            raise RuleError(f"{where}: there is no voice '{unheard[0]}': the voices are {known}.")
        _check_condition(version.condition, where)
        _check_group(version.binds, where)
    return rule


def _check_condition(condition: Condition, where: str) -> None:
    match condition:
        case AllOf(conditions=parts) | AnyOf(conditions=parts):
            for part in parts:
                _check_condition(part, where)
        case Not(condition=part):
            _check_condition(part, where)
        case Share(of=group, out_of=base):
            _check_group(group, where)
            _check_group(base, where)
            _check_share(condition, where)
        case Count(of=group):
            _check_group(group, where)
        case NoObjection():
            pass


def _check_group(group: str, where: str) -> None:
    if group not in GROUPS:
        raise RuleError(
            f"{where}: there is no group '{group}': the groups are {', '.join(GROUPS)}."
        )


def _check_share(share: Share, where: str) -> None:
    stated = [text for text in (share.at_least, share.more_than) if text]
    if len(stated) != 1:
        raise RuleError(f"{where}: a share has either 'at_least' or 'more_than'.")
    try:
        part = Fraction(stated[0])
    except (ValueError, ZeroDivisionError):
        raise RuleError(f"{where}: '{stated[0]}' is not a fraction like 2/3.") from None
    if not 0 <= part <= 1:
        raise RuleError(f"{where}: a share of {part} is not between 0 and 1.")
