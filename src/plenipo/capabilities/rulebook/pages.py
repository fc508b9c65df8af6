"""The pages of the rules of procedure: what they say, since when, from where, and who uses them."""

from __future__ import annotations

from datetime import date

import msgspec

from plenipo.capabilities.members.state import in_language
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.page import Named, NotThereError, message, page
from plenipo.procedure.explanation import GROUP_WORDS
from plenipo.procedure.rules import Rule
from plenipo.procedure.telling import told
from plenipo.register.view import View

WORDS = {"act": {"rule.adopted": message("Rule adopted")}}

SENTENCES = {"rule.adopted": message("Rule “{rule}” adopted")}


class Wordings(msgspec.Struct, frozen=True):
    """A rule as it stands from one day on, in words.

    :ivar hears: how each stance is heard: its voice.
    """

    since: date
    article: str
    conditions: tuple[str, ...]
    hears: dict[str, str]
    binds: str
    in_force: bool


class RulePage(msgspec.Struct, frozen=True):
    """A rule: its versions in words, its text, and what is decided by it."""

    rule: Named
    source: str
    versions: tuple[Wordings, ...]
    text: str
    entries: tuple[int, ...]
    sessions: tuple[Named, ...]
    items: tuple[tuple[Named, str], ...]


class RulesPage(msgspec.Struct, frozen=True):
    """The rules the body has adopted."""

    rules: tuple[Named, ...]


@page("/rules", menu=message("Rules"), place=4)
def rules(view: View) -> RulesPage:
    """Return the rules that were adopted."""
    known = view.seen.state.of(Rulebook)
    titles = {code: _title(view, known.rule(code), code) for code in known.texts}
    return RulesPage(tuple(Named(code, title) for code, title in titles.items()))


@page("/rules/{rule}")
def rule(view: View, rule: str) -> RulePage:
    """Return a rule with its text and its use."""
    known = view.seen.state.of(Rulebook)
    found = known.rule(rule)
    if rule not in known.texts:
        raise NotThereError(view.wording.say("There is no rule “{code}”.", code=rule))
    return RulePage(
        rule=Named(rule, _title(view, found, rule)),
        source=found.source if found else "",
        versions=_versions(view, found) if found else (),
        text=known.texts[rule],
        entries=tuple(known.entries.get(rule, ())),
        sessions=_sessions(view, rule),
        items=_items(view, rule),
    )


def _title(view: View, rule: Rule | None, code: str) -> str:
    return in_language(rule.title, view.wording.language) or code if rule else code


def _versions(view: View, rule: Rule) -> tuple[Wordings, ...]:
    current = rule.on(view.today)
    say = view.wording.say
    return tuple(
        Wordings(
            since=version.since,
            article=version.article,
            conditions=tuple(t.line() for t in told(version.condition, view.wording.translate)),
            hears=dict(version.scale),
            binds=say(GROUP_WORDS[version.binds]),
            in_force=version is current,
        )
        for version in reversed(rule.versions)
    )


def _sessions(view: View, rule: str) -> tuple[Named, ...]:
    sessions = view.seen.state.of(Sessions).sessions.values()
    language = view.wording.language
    return tuple(Named(s.code, in_language(s.names, language)) for s in sessions if s.rule == rule)


def _items(view: View, rule: str) -> tuple[tuple[Named, str], ...]:
    """Return the items that are decided by a rule which is not their session's: session, number."""
    language = view.wording.language
    return tuple(
        (Named(session.code, in_language(session.names, language)), item.number)
        for session in view.seen.state.of(Sessions).sessions.values()
        for item in session.items.values()
        if item.rule == rule
    )
