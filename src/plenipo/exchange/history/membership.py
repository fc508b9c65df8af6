"""Derives memberships of votes: who came and went, and under which names."""

from collections.abc import Iterable, Iterator
from datetime import date

from .countries import Span, State, spans, states
from .records import Membership, Record

_ORGANISATION = {"unga": "un", "unsc": "un", "eu-council": "eu"}
# United Nations Charter, Article 23 (1).
PERMANENT = ("CN", "FR", "RU", "GB", "US")
_CHARTER = date(1945, 10, 24)


def memberships(records: Iterable[Record]) -> tuple[Membership, ...]:
    """Return each time that a member was in a body and voted in these records, by member.

    General Assembly and EU: the days of admission. Security Council: the permanent members since
    the Charter, others from January to December of the years in which they voted.
    """
    seen: dict[tuple[str, str], set[date]] = {}
    for record in records:
        for voters in record.cast.values():
            for member in voters:
                seen.setdefault((record.body, member), set()).add(record.day)
    return tuple(
        membership
        for (body, member), days in sorted(seen.items())
        for membership in _of_member(body, member, sorted(days))
    )


def name_on(member: str, day: date) -> str:
    """Return what the member was called that day; its code if no name is known."""
    state = states().get(member)
    if state is None:
        return member
    return next(name for since, name in reversed(state.names.items()) if since <= day)


def _of_member(body: str, member: str, days: list[date]) -> Iterator[Membership]:
    state = states().get(member)
    times = list(_times(body, member, state, days))
    for number, time in enumerate(times):
        # Days of doubtful sources may lie before the first time, or between two: they belong to
        # the time that begins after them.
        begins = date.min if number == 0 else (times[number - 1].until or date.min)
        last = number == len(times) - 1
        ends = date.max if last or time.until is None else time.until
        within = [day for day in days if begins < day <= ends]
        if within:
            yield Membership(
                body=body,
                member=member,
                names=_names(member, state, time),
                since=time.since,
                until=time.until,
                known=_known(body, member, state),
                first=within[0],
                last=within[-1],
            )


def _times(body: str, member: str, state: State | None, days: list[date]) -> Iterable[Span]:
    if body == "unsc" and member not in PERMANENT:
        return _terms(days)
    if body == "unsc":
        return (Span(_CHARTER, None),)
    known = spans(state, _ORGANISATION.get(body, "")) if state else ()
    return known or (Span(days[0], None),)


def _known(body: str, member: str, state: State | None) -> bool:
    if body == "unsc":
        return member in PERMANENT
    return bool(state and spans(state, _ORGANISATION.get(body, "")))


def _terms(days: list[date]) -> Iterator[Span]:
    """Years in a row in which it voted: members are elected for calendar years (Article 23)."""
    years = sorted({day.year for day in days})
    first = years[0]
    for year, following in zip(years, [*years[1:], None], strict=True):
        if following != year + 1:
            yield Span(date(first, 1, 1), date(year, 12, 31))
            first = following or year


def _names(member: str, state: State | None, time: Span) -> dict[date, str]:
    later = {
        since: name
        for since, name in (state.names if state else {}).items()
        if since > time.since and (time.until is None or since <= time.until)
    }
    return {time.since: name_on(member, time.since), **later}
