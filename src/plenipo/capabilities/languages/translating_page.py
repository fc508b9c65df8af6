"""The pages of who translates a document: what is to be done, and the forms to do it."""

from __future__ import annotations

import msgspec

from plenipo.capabilities.languages.languages_page import (
    ParallelLine,
    StandingCount,
    VersionLine,
    counted,
    languages_page,
    parallel_lines,
    titled,
)
from plenipo.capabilities.languages.leading import Leading
from plenipo.capabilities.languages.state import Version
from plenipo.capabilities.languages.told import Bit, Tongue, changed, tongue
from plenipo.capabilities.sessions.state import Session, session_named
from plenipo.core.authority import CHAIR, INTERPRETER, SECRETARY, Place
from plenipo.core.page import Named
from plenipo.register.view import View
from plenipo.text.parallel import BEHIND, DIFFERS, REMOVED, STANDINGS, Pair

QUEUE = (BEHIND, DIFFERS)
"""What is to be done about."""
AT_ONCE = 20
"""How many provisions are on one page."""


class Task(msgspec.Struct, frozen=True):
    """A provision before who translates it.

    :ivar line: as it stands in both languages.
    :ivar changes: of one that is behind, what became of the words it was translated from.
    :ivar out: whether it is only to be taken out.
    """

    line: ParallelLine
    changes: tuple[Bit, ...]
    out: bool


class TranslatingPage(msgspec.Struct, frozen=True):
    """The queue of who translates a document into a language.

    :ivar translates: whether the reader may.
    :ivar shows: which provisions are shown: empty for the queue, or a standing.
    :ivar first: the number of the first that is shown, and
    :ivar total: how many there are.
    :ivar previous: where the part of them before begins, 0 for none; and
    :ivar following: where the next.
    """

    session: Named
    document: Named
    symbol: str
    leading: Tongue
    own: Tongue
    of: str
    translates: bool
    shows: str
    standings: tuple[StandingCount, ...]
    tasks: tuple[Task, ...]
    first: int
    total: int
    previous: int
    following: int


class TranslationsPage(msgspec.Struct, frozen=True):
    """The languages of a document before who translates it, or settles which are authentic.

    :ivar issues: the symbols of its versions, of which there can be translations, the newest first.
    :ivar parties: the codes that own its brackets, as the form sends them.
    :ivar authentic: the tags of the authentic languages, as the form shows them.
    """

    session: Named
    document: Named
    symbol: str
    lines: tuple[VersionLine, ...]
    translates: bool
    settles: bool
    issues: tuple[str, ...]
    parties: str
    authentic: str
    prevails: str
    note: str


def translations_page(view: View, session: Session, leading: Leading) -> TranslationsPage:
    """Return the languages of a document before a person."""
    offices = _offices(view, session)
    told = languages_page(view, leading)
    authentic = [line.tongue.tag for line in told.lines if line.authentic]
    prevails = [line.tongue.tag for line in told.lines if line.prevails]
    return TranslationsPage(
        session=told.session,
        document=told.document,
        symbol=leading.symbol,
        lines=told.lines,
        translates=bool(offices & {SECRETARY, INTERPRETER}),
        settles=bool(offices & {CHAIR, SECRETARY}),
        issues=tuple(reversed(leading.issues)),
        parties=",".join(leading.parties),
        authentic=", ".join(authentic),
        prevails="".join(prevails),
        note=told.note,
    )


def translating_page(  # noqa: PLR0913, PLR0917 - what is shown, of which version
    view: View, session: Session, leading: Leading, version: Version, shows: str, first: int
) -> TranslatingPage:
    """Return the queue of a language before a person, from the first of a part on."""
    pairs = leading.pairs(version)
    wanted = [p for p in pairs if (p.standing in QUEUE if not shows else p.standing == shows)]
    first = max(first, 1)
    part = wanted[first - 1 : first - 1 + AT_ONCE]
    return TranslatingPage(
        session=session_named(view, session.code),
        document=titled(view, leading),
        symbol=leading.symbol,
        leading=tongue(leading.text.language),
        own=tongue(version.language),
        of=version.of,
        translates=bool(_offices(view, session) & {SECRETARY, INTERPRETER}),
        shows=shows if shows in STANDINGS else "",
        standings=counted(pairs),
        tasks=tuple(_task(leading, version, pair) for pair in part),
        first=first,
        total=len(wanted),
        previous=max(first - AT_ONCE, 1) if first > 1 else 0,
        following=first + AT_ONCE if first + AT_ONCE <= len(wanted) else 0,
    )


def _task(leading: Leading, version: Version, pair: Pair) -> Task:
    (line,) = parallel_lines(leading, version, [pair])
    return Task(
        line=line,
        changes=changed(pair.of, pair.leading) if pair.leading and pair.reason else (),
        out=pair.reason == REMOVED,
    )


def _offices(view: View, session: Session) -> set[str]:
    place = Place(session.code, session.bodies)
    return {held.role for held in view.capacities if held.covers(place)}
