"""The offices as pages show them: who holds them, since when, by what title."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from plenipo.capabilities.members.state import Term, in_language, member_named
from plenipo.core.page import Named
from plenipo.register.view import View


class Office(msgspec.Struct, frozen=True):
    """Who holds an office, from one day on; nobody where it is vacant."""

    office: str
    title: str
    holder: str
    member: Named | None
    body: Named | None
    since: date
    until: date | None
    source: str


def offices(view: View, terms: Iterable[tuple[str, Term | None]]) -> tuple[Office, ...]:
    """Return offices by their keys and terms, without those that nobody ever held."""
    return tuple(_office(view, key, term) for key, term in terms if term is not None)


def _office(view: View, key: str, term: Term) -> Office:
    code, body = parted(key)
    title = in_language(term.names, view.wording.language)
    return Office(
        office=code,
        title=title or view.wording.word("office", code),
        holder=term.holder,
        member=member_named(view, term.member) if term.member else None,
        body=member_named(view, body) if body else None,
        since=term.since,
        until=term.until,
        source=term.source,
    )


def parted(key: str) -> tuple[str, str]:
    """Part the key of an office into the office and its body."""
    body, _, office = key.rpartition("/")
    return office, body
