"""Turns records into acts, in the order in which they took effect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import msgspec

from plenipo.capabilities.decisions.acts import DecisionTaken, VoteTaken
from plenipo.capabilities.members.acts import (
    BodyComposed,
    BodyEstablished,
    MemberAdmitted,
    MemberRenamed,
    MemberWithdrawn,
    OrganisationFounded,
)
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import (
    ItemAdopted,
    ItemProposed,
    SessionClosed,
    SessionConvened,
)
from plenipo.core.act import Act
from plenipo.exchange.history import Membership, Record, differences, memberships
from plenipo.histories.bodies import PERMANENT_CLASS, WITHOUT_VOTE, Body

LANGUAGE = "en"
_NOON, _LAST = time(12), time(23, 59, 59)
_ODD = re.compile(r"[^A-Za-z0-9._-]+")
_FOUND, _ADMIT, _SEAT, _RULE, _CONVENE, _VOTE, _CLOSE = range(7)
_DOUBT = {
    "month": "Only the month of its date is to be trusted.",
    "year": "Only the year of its date is known.",
}


class Step(msgspec.Struct, frozen=True):
    """Acts that are recorded together, the moment they took effect, and where they come from."""

    moment: datetime
    acts: tuple[Act, ...]
    where: str = ""


def steps(body: Body, records: list[Record], texts: dict[str, str]) -> list[Step]:
    """Return all that records tell, as acts by the moment at which they took effect.

    :param records: at least one.
    :param texts: the rules by which they were voted.
    """
    members = memberships(_named(body, records))
    told = [
        *_founding(body, records, texts, members),
        *(step for membership in members for step in _membership(membership)),
        *(_compositions(body, records) if body.by_year else ()),
        *_sessions(body, records),
    ]
    told.sort(key=lambda ranked: (ranked[1].moment.date(), ranked[0]))  # else the source's order
    return [step for _, step in told]


def code_of(session: str) -> str:
    """Return the code of a session from what it is called.

    >>> code_of("Session 22")
    'session-22'
    """
    return _ODD.sub("-", session).strip("-").lower()[:64] or "session"


_Ranked = tuple[int, Step]
"""A step, and its place among those of the same day."""


def _at(day: date, hour: time, rank: int, *acts: Act, where: str = "") -> _Ranked:
    return rank, Step(datetime.combine(day, hour, UTC), acts, where)


def _named(body: Body, records: list[Record]) -> Iterator[Record]:
    """Yield the records as those of all who are known by name: as votes in the organisation."""
    first = min(records, key=lambda record: record.day)
    yield msgspec.structs.replace(first, body=body.organs, cast={"for": body.permanent})
    for record in records:
        cast = record.cast or {"against": record.vetoed_by}
        yield msgspec.structs.replace(record, body=body.organs, cast=cast)


def _founding(
    body: Body, records: list[Record], texts: dict[str, str], members: tuple[Membership, ...]
) -> Iterator[_Ranked]:
    first = min(record.day for record in records)
    founded = min([first, *(_since(membership) for membership in members)])
    yield _at(
        founded,
        time.min,
        _FOUND,
        OrganisationFounded(names=body.organisation, short=body.short, language=LANGUAGE),
    )
    rule = body.rule(records[0])
    established = BodyEstablished(body=body.code, names=body.names, rule=rule, since=first)
    yield _at(first, time.min, _SEAT, established)
    for name, text in texts.items():
        yield _at(first, time.min, _RULE, RuleAdopted(rule=name, text=text))


def _since(membership: Membership) -> date:
    """Return its first day; of doubtful dates, a first vote may lie before the admission."""
    return min(membership.since, membership.first)


def _membership(told: Membership) -> Iterator[_Ranked]:
    """Yield that a member came, how it was called then and later, and that it left."""
    member, since = told.member, _since(told)
    (_, name), *later = told.names.items()
    by_record = since != told.since or not told.known
    source = "its first vote in these records" if by_record else ""
    admitted = MemberAdmitted(member=member, names={LANGUAGE: name}, since=since, source=source)
    yield _at(since, time.min, _ADMIT, admitted)
    for day, called in later:
        renamed = MemberRenamed(member=member, names={LANGUAGE: called}, since=day)
        yield _at(day, time.min, _ADMIT, renamed)
    if told.until is not None:
        gone = max(told.until, told.last) + timedelta(days=1)
        yield _at(gone, time.min, _ADMIT, MemberWithdrawn(member=member, since=gone))


def _compositions(body: Body, records: list[Record]) -> Iterator[_Ranked]:
    """Yield who sat in a body each year, as far as the records of the year name them."""
    seated: dict[int, set[str]] = {}
    for record in records:
        seated.setdefault(record.day.year, set()).update(
            member for members in record.cast.values() for member in members
        )
    before: set[str] = set()
    first = min(record.day for record in records)
    for year, members in sorted(seated.items()):
        named = members.union(body.permanent)
        if named != before:
            day = max(date(year, 1, 1), first)
            composed = BodyComposed(body=body.code, members=tuple(sorted(named)), since=day)
            yield _at(day, time.min, _SEAT, composed)
        before = named


def _sessions(body: Body, records: list[Record]) -> Iterator[_Ranked]:
    by_session: dict[str, list[Record]] = {}
    for record in records:
        by_session.setdefault(body.session(record), []).append(record)
    for called, votes in by_session.items():
        code, days = code_of(called), [record.day for record in votes]
        convened = SessionConvened(
            session=code,
            names={LANGUAGE: f"{body.names[LANGUAGE]}, {called.lower()}"},
            bodies=(body.code,),
            opens=min(days),
            closes=max(days),
            rule=body.rule(votes[0]),
        )
        yield _at(min(days), time.min, _CONVENE, convened)
        for record in votes:
            acts = _decided(body, code, record)
            if acts:
                yield _at(record.day, _NOON, _VOTE, *acts, where=record.where)
        yield _at(max(days), _LAST, _CLOSE, SessionClosed(session=code))


def _decided(body: Body, session: str, record: Record) -> tuple[Act, ...]:
    """Return the acts of one record: a vote, or a decision without one; none tell of no votes."""
    if record.method in {"recorded", "show-of-hands"}:
        return (_vote(body, session, record),)
    if record.method == "without-vote" and record.outcome == "adopted":
        return _by_consent(session, record)
    return ()


def _vote(body: Body, session: str, record: Record) -> VoteTaken:
    vetoed = record.outcome == "vetoed"
    cast = {"against": record.vetoed_by} if record.vetoed_by and not record.cast else record.cast
    return VoteTaken(
        session=session,
        vote=record.number,
        names={LANGUAGE: _title(record)},
        method=record.method,
        rule=body.rule(record),
        says="",
        outcome="blocked-by-veto" if vetoed else record.outcome,
        document=record.symbol,
        cast={word: members for word, members in cast.items() if members},
        counts=record.counts,
        in_class=_in_class(body, record),
        sponsors=record.sponsors,
        note=_note(record),
        source=record.where,
    )


def _in_class(body: Body, record: Record) -> dict[str, dict[str, int]]:
    """Return how many of those with a veto were against, where the source tells who they were.

    A tally of an adopted draft that names nobody says that none of them was.
    """
    if record.cast or not body.permanent or record.outcome != "adopted":
        return {}
    return {PERMANENT_CLASS: {"against": len(record.vetoed_by)}}


def _by_consent(session: str, record: Record) -> tuple[Act, ...]:
    names = {LANGUAGE: _title(record)}
    item = record.number[:32].strip()
    return (
        ItemProposed(
            session=session,
            item=item,
            names=names,
            rule=WITHOUT_VOTE,
            note=_note(record),
            source=record.where,
        ),
        ItemAdopted(session=session, item=item),
        DecisionTaken(
            session=session,
            item=item,
            decision=record.number,
            outcome="adopted",
            rule=WITHOUT_VOTE,
            says="adopted",
            source=record.where,
        ),
    )


def _title(record: Record) -> str:
    title = record.title or record.symbol or record.number
    return f"{title} ({record.motion})" if record.motion else title


def _note(record: Record) -> str:
    about = record.about if record.about != record.title else ""
    counted = [
        f"The source states {stated} {word}, and names {found}."
        for word, (stated, found) in differences(record).items()
    ]
    parts = (about, record.note, _DOUBT.get(record.precision, ""), *counted)
    return " ".join(part.strip() for part in parts if part.strip())
