"""The pages of the record: what was decided and voted on, and how one member voted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from plenipo.capabilities.decisions.arithmetic import name, named
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
from plenipo.capabilities.members.state import Members, in_language
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import Sessions
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


class Asking(msgspec.Struct, frozen=True):
    """What was asked for, as it stands in the address; empty for all."""

    session: str
    body: str
    rule: str
    outcome: str
    way: str
    member: str
    cast: str
    since: str
    until: str
    q: str


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
    asked: Asking
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


def record_page(view: View, record: Record, asking: Asking, page: int) -> RecordPage:
    """Return a page of the record."""
    filters = _filters(asking)
    everything = record.find(msgspec.structs.replace(filters, outcome=""))
    results = Counter(RESCINDED if line.rescinded else line.result for line in everything)
    found = record.find(filters) if filters.outcome else everything
    pages = max(1, -(-len(found) // LINES))
    page = min(max(page, 1), pages)
    first = (page - 1) * LINES
    cast = _cast_by(record, asking.member)
    return RecordPage(
        lines=tuple(_line(view, each, cast) for each in found[first : first + LINES]),
        total=len(everything),
        results=_tallies(results, RESULTS),
        found=len(found),
        first=first + 1,
        page=page,
        pages=pages,
        asked=asking,
        choices=_choices(view, record),
    )


def member_votes_page(  # noqa: PLR0913, PLR0917 - the filters
    view: View, record: Record, code: str, cast: str, session: str, q: str, page: int
) -> MemberVotesPage:
    """Return how a member voted."""
    ways = record.ways_of(code)
    known = [voice for voice in CAST if ways[voice]]
    filters = Filters(member=code, cast=cast, session=session, q=q.strip())
    found = record.find(filters)
    pages = max(1, -(-len(found) // LINES))
    page = min(max(page, 1), pages)
    first = (page - 1) * LINES
    agreements = record.agreements(code)
    fewest = max((a.both for a in agreements), default=0) // 10
    telling = [agreement for agreement in agreements if agreement.both >= fewest]
    least = telling[NEAREST:][-NEAREST:]
    prevailed, sided = record.prevailed(code)
    voice_of = _cast_by(record, code)
    return MemberVotesPage(
        member=name(view, code),
        total=sum(bits.bit_count() for bits in ways.values()),
        casts=tuple(Tally(voice, ways[voice].bit_count()) for voice in known),
        prevailed=prevailed,
        sided=sided,
        most=_alike(view, telling[:NEAREST]),
        least=_alike(view, reversed(least)),
        lines=tuple(_line(view, each, voice_of) for each in found[first : first + LINES]),
        found=len(found),
        first=first + 1,
        page=page,
        pages=pages,
        cast=cast,
        session=session,
        q=q.strip(),
        sessions=_sessions(view, record),
    )


def _filters(asking: Asking) -> Filters:
    """Read what is asked for.

    :raises UsageError: when a day is none.
    """
    return Filters(
        session=asking.session,
        body=asking.body,
        rule=asking.rule,
        outcome=asking.outcome,
        way=asking.way,
        member=asking.member,
        cast=asking.cast,
        since=_day(asking.since),
        until=_day(asking.until),
        q=asking.q,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(NO_DAY) from None


def _line(view: View, line: Line, cast: dict[str, int]) -> RecordLine:
    flag = 1 << line.place
    return RecordLine(
        session=_session(view, line.session),
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
        bodies=named(view, record.known("body")),
        rules=tuple(_rule(view, code) for code in record.known("rule")),
        outcomes=tuple(code for code in RESULTS if record.bits.get(("outcome", code))),
        ways=tuple(code for code in WAYS if record.bits.get(("way", code))),
        members=named(view, view.seen.state.of(Members).ordered(voters, view.wording.language)),
        casts=CAST if voters else (),
    )


def _sessions(view: View, record: Record) -> tuple[Named, ...]:
    return tuple(_session(view, code) for code in reversed(record.known("session")))


def _session(view: View, code: str) -> Named:
    found = view.seen.state.of(Sessions).sessions.get(code)
    return Named(code, in_language(found.names, view.wording.language) if found else code)


def _rule(view: View, code: str) -> Named:
    rule = view.seen.state.of(Rulebook).rule(code)
    return Named(code, in_language(rule.title, view.wording.language) if rule else code)


def _alike(view: View, found: Iterable[Agreement]) -> tuple[Alike, ...]:
    return tuple(Alike(name(view, a.member), a.alike, a.both) for a in found)
