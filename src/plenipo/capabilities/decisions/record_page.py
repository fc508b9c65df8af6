"""The pages of the record: what was decided and voted on, and how one member voted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from plenipo.capabilities.decisions.record import (
    RESCINDED,
    RESULTS,
    WAYS,
    Agreement,
    Filters,
    Line,
    Record,
)
from plenipo.capabilities.decisions.votes import CAST
from plenipo.capabilities.members.state import Members, in_language, member_named, members_named
from plenipo.capabilities.rulebook.state import rule_named
from plenipo.capabilities.sessions.state import session_named
from plenipo.core.errors import UsageError
from plenipo.core.page import Named, message
from plenipo.register.view import View

LINES = 50
"""How many lines a page of the record has."""

NEAREST = 10
"""How many members are told that voted most, or least, like one."""

NO_DAY = message("This is not a day: write it like 2011-12-19.")


class RecordLine(msgspec.Struct, frozen=True):
    """A vote, or a decision that was taken without one.

    :ivar numbers: in favour, against, abstaining; None where there was no vote.
    :ivar cast: how the member that is asked for voted.
    """

    session: Named
    number: str
    title: str
    way: str
    result: str
    contested: bool
    rescinded: bool
    moment: datetime
    entry: int
    item: str
    document: str
    numbers: tuple[int, ...] | None
    cast: str


class Tally(msgspec.Struct, frozen=True):
    """How many lines there are of one kind: of a result, or of a way to vote."""

    code: str
    count: int


class RecordChoices(msgspec.Struct, frozen=True):
    """What can be asked for."""

    sessions: tuple[Named, ...]
    bodies: tuple[Named, ...]
    rules: tuple[Named, ...]
    outcomes: tuple[str, ...]
    ways: tuple[str, ...]
    members: tuple[Named, ...]
    casts: tuple[str, ...]


class RecordPage(msgspec.Struct, frozen=True):
    """What was decided and voted on, newest first.

    :ivar total: how many there are to these filters, whatever became of them;
    :ivar results: what became of them.
    :ivar found: how many there are with the outcome that is asked for.
    :ivar first: the number of the first line on this page.
    :ivar page: the number of this page, of ``pages``.
    """

    lines: tuple[RecordLine, ...]
    total: int
    results: tuple[Tally, ...]
    found: int
    first: int
    page: int
    pages: int
    asked: Filters
    choices: RecordChoices


class Alike(msgspec.Struct, frozen=True):
    """How often another member voted as this one, of the votes in which both were heard."""

    member: Named
    alike: int
    both: int


class MemberVotesPage(msgspec.Struct, frozen=True):
    """How a member voted.

    :ivar total: in how many roll calls and recorded votes it had a vote.
    :ivar casts: how it voted in them.
    :ivar prevailed: how often what it voted for or against came out so, of ``sided``.
    :ivar most: who voted most like it, and ``least``: who least.
    :ivar lines: the votes, narrowed to a way to vote, newest first.
    """

    member: Named
    total: int
    casts: tuple[Tally, ...]
    prevailed: int
    sided: int
    most: tuple[Alike, ...]
    least: tuple[Alike, ...]
    lines: tuple[RecordLine, ...]
    found: int
    first: int
    page: int
    pages: int
    cast: str
    session: str
    q: str
    sessions: tuple[Named, ...]


def record_page(view: View, record: Record, filters: Filters, page: int) -> RecordPage:
    """Return a page of the record."""
    everything = record.find(msgspec.structs.replace(filters, outcome=""))
    results = Counter(RESCINDED if line.rescinded else line.result for line in everything)
    found = record.find(filters) if filters.outcome else everything
    leaf = _leaf(found, page)
    cast = _cast_by(record, filters.member)
    return RecordPage(
        lines=tuple(_line(view, each, cast) for each in leaf.lines),
        total=len(everything),
        results=_tallies(results, RESULTS),
        found=len(found),
        first=leaf.first,
        page=leaf.page,
        pages=leaf.pages,
        asked=filters,
        choices=_choices(view, record),
    )


def member_votes_page(view: View, record: Record, filters: Filters, page: int) -> MemberVotesPage:
    """Return how the member voted that is asked for."""
    code = filters.member
    ways = record.ways_of(code)
    known = [voice for voice in CAST if ways[voice]]
    found = record.find(filters)
    leaf = _leaf(found, page)
    agreements = record.agreements(code)
    fewest = max((a.both for a in agreements), default=0) // 10
    telling = [agreement for agreement in agreements if agreement.both >= fewest]
    least = telling[NEAREST:][-NEAREST:]
    prevailed, sided = record.prevailed(code)
    voice_of = _cast_by(record, code)
    return MemberVotesPage(
        member=member_named(view, code),
        total=sum(bits.bit_count() for bits in ways.values()),
        casts=tuple(Tally(voice, ways[voice].bit_count()) for voice in known),
        prevailed=prevailed,
        sided=sided,
        most=_alike(view, telling[:NEAREST]),
        least=_alike(view, reversed(least)),
        lines=tuple(_line(view, each, voice_of) for each in leaf.lines),
        found=len(found),
        first=leaf.first,
        page=leaf.page,
        pages=leaf.pages,
        cast=filters.cast,
        session=filters.session,
        q=filters.q,
        sessions=_sessions(view, record),
    )


class Leaf(msgspec.Struct, frozen=True):
    """The lines of one page of those found, and the number of the first of them."""

    lines: list[Line]
    first: int
    page: int
    pages: int


def _leaf(found: list[Line], page: int) -> Leaf:
    """Return a page of what was found: the nearest where there is none of that number."""
    pages = max(1, -(-len(found) // LINES))
    page = min(max(page, 1), pages)
    first = (page - 1) * LINES
    return Leaf(found[first : first + LINES], first + 1, page, pages)


def day(text: str) -> date | None:
    """Read a day of the address; None for none.

    :raises UsageError: when it is none.
    """
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(NO_DAY) from None


def _line(view: View, line: Line, cast: dict[str, int]) -> RecordLine:
    flag = 1 << line.place
    return RecordLine(
        session=session_named(view, line.session),
        number=line.number,
        title=in_language(line.names, view.wording.language),
        way=line.way,
        result=line.result,
        contested=line.contested,
        rescinded=bool(line.rescinded),
        moment=line.moment,
        entry=line.entry,
        item=line.item,
        document=line.document,
        numbers=line.numbers,
        cast=next((voice for voice, bits in cast.items() if bits & flag), ""),
    )


def _cast_by(record: Record, member: str) -> dict[str, int]:
    return record.ways_of(member) if member else {}


def _tallies(counts: Counter[str], order: Iterable[str]) -> tuple[Tally, ...]:
    return tuple(Tally(code, counts[code]) for code in order if counts[code])


def _choices(view: View, record: Record) -> RecordChoices:
    voters = {code for voice in CAST for code in record.known(voice)}
    return RecordChoices(
        sessions=_sessions(view, record),
        bodies=members_named(view, record.known("body")),
        rules=tuple(rule_named(view, code) for code in record.known("rule")),
        outcomes=tuple(code for code in RESULTS if record.bits.get(("outcome", code))),
        ways=tuple(code for code in WAYS if record.bits.get(("way", code))),
        members=members_named(
            view, view.seen.state.of(Members).ordered(voters, view.wording.language)
        ),
        casts=CAST if voters else (),
    )


def _sessions(view: View, record: Record) -> tuple[Named, ...]:
    return tuple(session_named(view, code) for code in reversed(record.known("session")))


def _alike(view: View, found: Iterable[Agreement]) -> tuple[Alike, ...]:
    return tuple(Alike(member_named(view, a.member), a.alike, a.both) for a in found)
