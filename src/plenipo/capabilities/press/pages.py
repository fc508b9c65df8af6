"""The pages of communiqués and quotations, and how their acts are told."""

from __future__ import annotations

import msgspec

from plenipo.capabilities.members.state import member_named
from plenipo.capabilities.press.communique import KINDS, Communique
from plenipo.capabilities.press.communique_page import CommuniquePage, communique_page
from plenipo.capabilities.press.feed import PressFeed, atom, json_feed
from plenipo.capabilities.press.shown import (
    CommuniqueLine,
    StatementLine,
    communique_line,
    statement_line,
)
from plenipo.capabilities.press.state import Press
from plenipo.capabilities.sessions.state import Sessions, session_named
from plenipo.core.page import Named, NotThereError, message, page
from plenipo.register.view import View

WORDS = {
    "act": {
        "communique.prepared": message("Communiqué prepared"),
        "communique.scheduled": message("Release of a communiqué settled"),
        "communique.entrusted": message("Communiqué given under embargo"),
        "communique.released": message("Communiqué released"),
        "communique.corrected": message("Communiqué corrected"),
        "communique.retracted": message("Communiqué retracted"),
        "statement.quoted": message("Statement quoted"),
        "reply.accepted": message("Public reply accepted"),
        "reply.declined": message("Public reply declined"),
    },
    "communique-kind": {
        "press-statement": message("press statement"),
        "declaration": message("declaration for the press"),
        "communique": message("communiqué"),
        "chairs-summary": message("summary of the chair"),
    },
    "communique": {
        "draft": message("being drafted"),
        "embargo": message("under embargo"),
        "held": message("held back: something stands against its release"),
        "released": message("released"),
        "corrected": message("released and corrected"),
        "retracted": message("retracted"),
    },
}

SENTENCES = {
    "communique.prepared": message("Communiqué {communique} prepared: {names}"),
    "communique.scheduled": message("It was settled when {communique} is released"),
    "communique.entrusted": message("Communiqué {communique} given to {to} under embargo"),
    "communique.released": message("Communiqué {communique} released: {names}"),
    "communique.corrected": message("Communiqué {communique} corrected: {reason}"),
    "communique.retracted": message("Communiqué {communique} retracted: {reason}"),
    "statement.quoted": message("{speaker} quoted, of {on}"),
    "reply.accepted": message("{name} replied to {communique}"),
    "reply.declined": message("A reply to {communique} not shown: {reason}"),
}


class PressPage(msgspec.Struct, frozen=True):
    """The communiqués: those to come that the reader knows of, and those released, newest first.

    :ivar kinds: what can be chosen; so are ``languages``.
    :ivar statements: how many quotations there are.
    """

    ahead: tuple[CommuniqueLine, ...]
    released: tuple[CommuniqueLine, ...]
    kind: str
    language: str
    kinds: tuple[str, ...]
    languages: tuple[str, ...]
    statements: int


class StatementsPage(msgspec.Struct, frozen=True):
    """What was said in public, the newest first; of one member, or on one session."""

    statements: tuple[StatementLine, ...]
    member: str
    session: str
    members: tuple[Named, ...]
    sessions: tuple[Named, ...]


@page("/press", menu=message("Communiqués"), place=5)
def press(view: View, kind: str = "", language: str = "") -> PressPage:
    """Return all communiqués; of one kind, or in one language."""
    known = view.seen.state.of(Press)
    every = [communique_line(view, each) for each in known.communiques.values()]
    lines = [line for line in every if fits(line, kind, language)]
    out = [line for line in lines if _is_out(view, line)]
    return PressPage(
        ahead=tuple(line for line in lines if line not in out),
        released=tuple(sorted(out, key=_moment, reverse=True)),
        kind=kind,
        language=language,
        kinds=KINDS,
        languages=tuple(sorted({tag for line in every for tag in line.languages})),
        statements=len(known.statements),
    )


@page("/press/{communique}", document="paper")
def communique(view: View, communique: str, text: str = "") -> CommuniquePage:
    """Return a communiqué, in one of its languages, with what was said and replied."""
    found = view.seen.state.of(Press).communiques.get(communique)
    if found is None:
        say = view.wording.say
        raise NotThereError(say("There is no communiqué “{code}”.", code=communique))
    return communique_page(view, found, text)


@page("/press.atom", plain="feed", kind="application/atom+xml")
def press_atom(view: View, kind: str = "") -> PressFeed:
    """Return the communiqués that were released as a feed (Atom, RFC 4287)."""
    return atom(view, _released(view, kind))


@page("/press.feed", plain="feed", kind="application/feed+json")
def press_feed(view: View, kind: str = "") -> PressFeed:
    """Return the communiqués that were released as a feed (JSON Feed 1.1)."""
    return json_feed(view, _released(view, kind))


@page("/statements")
def statements(view: View, member: str = "", session: str = "") -> StatementsPage:
    """Return what was said in public, as statements of who said it."""
    every = view.seen.state.of(Press).statements.values()
    chosen = [
        each
        for each in sorted(every, key=lambda s: (s.on, s.entry), reverse=True)
        if member in {"", each.member} and session in {"", each.session}
    ]
    sessions = view.seen.state.of(Sessions).sessions
    return StatementsPage(
        statements=tuple(statement_line(view, each) for each in chosen),
        member=member,
        session=session,
        members=tuple(member_named(view, c) for c in sorted({s.member for s in every} - {""})),
        sessions=tuple(
            session_named(view, code) for code in sessions if code in {s.session for s in every}
        ),
    )


def fits(line: CommuniqueLine, kind: str, language: str) -> bool:
    """Tell whether a communiqué is of a kind and in a language; of all, where these are empty."""
    return kind in {"", line.kind} and (not language or language in line.languages)


def _released(view: View, kind: str) -> list[Communique]:
    """Return what was released, the newest first."""
    known = view.seen.state.of(Press).communiques.values()
    found = [each for each in known if each.released and kind in {"", each.kind}]
    return sorted(found, key=lambda each: (each.versions[0].moment, each.code), reverse=True)


def _is_out(view: View, line: CommuniqueLine) -> bool:
    found = view.seen.state.of(Press).communiques[line.communique.code]
    return found.released is not None


def _moment(line: CommuniqueLine) -> str:
    return line.moment.isoformat() if line.moment else ""
