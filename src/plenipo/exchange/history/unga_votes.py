"""Takes in the rows of the General Assembly's votes, 200 a roll call, and makes records of them."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

import msgspec

from .cells import whole
from .columns import Layout, Source
from .countries import by_number, members, named, numbered, states
from .membership import name_on
from .records import WORDS, Cast, Dirt, Record, Report, differences, tally

VOTES = Layout(
    "votes",
    {
        "rcid": ("rcid",),
        "state": ("ccode", "country_code", "iso2c", "country", "countryname"),
        "vote": ("vote",),
    },
    {"session": ("session",)},
)
_BEFORE = 1945  # session 51 opened in 1945 + 51
_MOST_SESSIONS = 500
_NO_MEMBER = ""
_MEANT = {
    "1": "for", "yes": "for", "y": "for",
    "2": "abstaining", "abstain": "abstaining", "a": "abstaining",
    "3": "against", "no": "against", "n": "against",
    "8": "absent", "absent": "absent",
    "9": _NO_MEMBER, "not a member": _NO_MEMBER,
}  # fmt: skip


def opening_of(session: str) -> date:
    """Return about when a session was: September of its year; of the first if it is no number."""
    number = whole(session)
    return date(_BEFORE + (number if number and 0 < number < _MOST_SESSIONS else 1), 9, 1)


class _Call:
    """A roll call whose votes come in; packed while other roll calls' rows come."""

    __slots__ = ("cast", "others", "packed", "record", "voted")

    def __init__(self, record: Record) -> None:
        self.record = record
        self.voted = False
        self.cast: dict[str, str] = {}  # member -> word
        self.others: list[str] = []  # who is marked as no member
        self.packed: Cast | None = None

    def open(self) -> None:
        if self.packed is not None:
            self.cast = {member: word for word in self.packed for member in self.packed[word]}
            self.packed = None

    def pack(self) -> Cast:
        if self.packed is None:
            voters: dict[str, list[str]] = {word: [] for word in WORDS}
            for member, word in self.cast.items():
                voters[word].append(member)
            self.packed = {word: tuple(found) for word, found in voters.items() if found}
            self.cast = {}
        return self.packed


class Votes:
    """The votes of all roll calls, by roll call."""

    def __init__(self, rolls: dict[str, Record], report: Report) -> None:
        """Begin with the table of roll calls, by number."""
        self._calls = {number: _Call(record) for number, record in rolls.items()}
        self._report = report
        self._numbers = [number for number, seats in by_number().items() if len(seats) > 1]
        self._tables: dict[tuple[str | None, ...], dict[str, str]] = {}
        self._unknown: set[str] = set()

    def read(self, source: Source) -> None:
        """Take in a table of votes. Its rows may stand in any order; in the usual it is quick."""
        rcid, state, vote = (source.columns[name] for name in VOTES.required)
        now: str | None = None
        call: _Call | None = None
        scattered = False
        words = dict(_MEANT)
        codes: dict[str, str] = {}
        for line, row in source.rows(self._report):
            if row[rcid] != now:
                if call and not scattered:
                    call.pack()
                now = row[rcid]
                call = self._opened(source, line, row)
                scattered = scattered or bool(call and call.packed is not None)
                if call:
                    call.open()
                    codes = self._codes(call.record.day)
            if call is None:
                continue
            try:
                member, word = codes[row[state]], words[row[vote]]
            except KeyError:
                where = source.at(line)
                found = self._member(row[state], codes, call, where)
                meant = self._word(row[vote], words, call, where)
                if found is None or meant is None:
                    continue
                member, word = found, meant
            if word == _NO_MEMBER:
                call.others.append(member)
            elif member in call.cast:
                self._twice(call, member, word, source.at(line))
            else:
                call.cast[member] = word

    def records(self) -> Iterator[Record]:
        """Yield the roll calls with their votes, and report what does not add up."""
        self._report_missing()
        strangers: dict[str, list[tuple[Record, str]]] = {}
        for call in self._calls.values():
            cast = self._of_members(call, strangers)
            method = "recorded" if cast else "show-of-hands"
            record = msgspec.structs.replace(call.record, cast=cast, method=method)
            record = self._settled(record) if differences(record) else record
            self._check(call, record)
            yield record
        for member, votes in strangers.items():
            self._report(_of_stranger(member, votes))

    def _of_members(self, call: _Call, strangers: dict[str, list[tuple[Record, str]]]) -> Cast:
        """Leave out who was no member in the month; where only a year is known, nobody."""
        cast, day = call.pack(), call.record.day
        there = _members_in(day.year, day.month)
        if call.record.precision == "year" or all(there.issuperset(v) for v in cast.values()):
            return cast
        for word, voters in cast.items():
            for member in there.symmetric_difference(voters) - there:
                strangers.setdefault(member, []).append((call.record, word))
        kept = {word: tuple(m for m in voters if m in there) for word, voters in cast.items()}
        return {word: voters for word, voters in kept.items() if voters}

    def _settled(self, record: Record) -> Record:
        """Leave out who came or left in a month of doubtful days, where the totals are right so."""
        if record.precision != "month":
            return record
        unsure = _members_for_a_part(record.day.year, record.day.month)
        for word, voters in record.cast.items():
            for member in unsure.intersection(voters):
                kept = {**record.cast, word: tuple(m for m in voters if m != member)}
                without = msgspec.structs.replace(record, cast=kept)
                if not differences(without):
                    self._report(Dirt(record.where, _of_a_part(member, record)))
                    return without
        return record

    def _opened(self, source: Source, line: int, row: list[str]) -> _Call | None:
        """Return the roll call that the row belongs to; None if it names none."""
        number = row[source.columns["rcid"]].strip().removesuffix(".0")
        where = source.at(line)
        if not number:
            what = "The vote does not say which roll call it belongs to (rcid); it is left out."
            self._report(Dirt(where, what, kept=False))
            return None
        column = source.columns.get("session")
        session = row[column].strip().removesuffix(".0") if column is not None else ""
        call = self._calls.get(number)
        if call is None:
            record = Record(
                body="unga",
                number=number,
                day=opening_of(session),
                precision="year",
                session=session,
                where=where,
            )
            call = self._calls[number] = _Call(record)
            what = (
                f"Roll call {number} is not in the table of roll calls: it has no date or totals."
            )
            self._report(Dirt(where, what))
        elif session and call.record.session and session != call.record.session and not call.voted:
            what = (
                f"The votes of roll call {number} are put into session {session}, the table of "
                f"roll calls has session {call.record.session}; the table's is kept."
            )
            self._report(Dirt(where, what))
        call.voted = True
        return call

    def _codes(self, day: date) -> dict[str, str]:
        """Return the members by number that day: some numbers are of two States in turn."""
        key = tuple(numbered(number, day) for number in self._numbers)
        if key not in self._tables:
            self._tables[key] = {number: numbered(number, day) or "" for number in by_number()}
        return self._tables[key]

    def _member(self, text: str, codes: dict[str, str], call: _Call, where: str) -> str | None:
        if text in codes:
            return codes[text]
        name = text.strip()
        number = whole(name)
        code = codes.get(str(number)) if number is not None else None
        if code is None and name and number is None:
            found = named(name, call.record.day)
            if found and found.meant:
                what = f'"{name}" is read as {found.meant}, here and wherever else it stands.'
                self._report(Dirt(where, what))
            code = found.code if found else None
        if code is not None:
            codes[text] = code
        elif name not in self._unknown:
            self._unknown.add(name)
            what = f'No State is known as "{name}"; its votes are left out, here and elsewhere.'
            self._report(Dirt(where, what, kept=False))
        return code

    def _word(self, text: str, words: dict[str, str], call: _Call, where: str) -> str | None:
        if text in words:
            return words[text]
        word = _MEANT.get(text.strip().casefold().removesuffix(".0"))
        if word is not None:
            words[text] = word
        else:
            what = (
                f'"{text}" in roll call {call.record.number} is no vote (1 yes, 2 abstain, 3 no, '
                "8 absent, 9 not a member); it is left out."
            )
            self._report(Dirt(where, what, kept=False))
        return word

    def _twice(self, call: _Call, member: str, word: str, where: str) -> None:
        """Take in a member that stands there twice, or a second one that claims its seat."""
        before = call.cast[member]
        name = name_on(member, call.record.day)
        votes = f'"{before}" and "{word}"' if before != word else f'"{word}"'
        claimed = len(states()[member].numbers) > 1 if member in states() else False
        both = f"Two hold the seat of {name}" if claimed else f"{name} stands there twice"
        if claimed and before == "absent":
            call.cast[member] = word
        kept = call.cast[member]
        what = f'{both} in roll call {call.record.number}, with {votes}; "{kept}" is kept.'
        self._report(Dirt(where, what, kept=kept == word != before))

    def _report_missing(self) -> None:
        """Report who has no row in a call of a session whose rows tell even who is no member."""
        sessions: dict[str, list[_Call]] = {}
        for call in self._calls.values():
            if call.voted:
                sessions.setdefault(call.record.session, []).append(call)
        for calls in sessions.values():
            if not any(call.others for call in calls):
                continue
            rows = [set(call.others).union(*call.pack().values()) for call in calls]
            everybody = set[str]().union(*rows)
            for call, there in zip(calls, rows, strict=True):
                if len(there) < len(everybody):
                    names = sorted(name_on(m, call.record.day) for m in everybody - there)
                    what = f"Roll call {call.record.number} has no row for {_listed(names)}."
                    self._report(Dirt(call.record.where, what))

    def _check(self, call: _Call, record: Record) -> None:
        if not record.cast:
            what = f"Roll call {record.number} has no votes by member; only its totals are read."
            self._report(Dirt(record.where, what))
        unlike = differences(record)
        if unlike:
            found = {word: len(voters) for word, voters in record.cast.items()}
            what = (
                f"Roll call {record.number} is stated as {tally(record.counts)} (for, against, "
                f"abstaining); the members' votes give {tally(found)}."
            )
            self._report(Dirt(record.where, what))
        voting = set[str]().union(*record.cast.values())
        for member in [member for member in dict.fromkeys(call.others) if member in voting]:
            numbers = states()[member].numbers if member in states() else ()
            if len(numbers) < 2:  # noqa: PLR2004 - one seat, not two that claim it
                name = name_on(member, record.day)
                what = f"Roll call {record.number} has {name} both voting and as no member."
                self._report(Dirt(record.where, what))


@cache
def _members_in(year: int, month: int) -> frozenset[str]:
    first, last = _ends_of(year, month)
    return frozenset(members("un", first) + members("un", last))


@cache
def _members_for_a_part(year: int, month: int) -> frozenset[str]:
    first, last = _ends_of(year, month)
    return frozenset(members("un", first)).symmetric_difference(members("un", last))


def _ends_of(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _of_a_part(member: str, record: Record) -> str:
    name = name_on(member, record.day)
    return (
        f"Roll call {record.number} is of a month in which {name} was a member for some days only; "
        "without its vote the names give the stated totals: it is left out."
    )


def _of_stranger(member: str, votes: list[tuple[Record, str]]) -> Dirt:
    one = votes[0][0]
    away = sum(word == "absent" for _, word in votes)
    given = f"{len(votes)} roll calls" if len(votes) > 1 else f"roll call {one.number}"
    how = {0: "", len(votes): ", always as absent"}.get(away, f", {away} times as absent")
    numbers = [record.number for record, _ in votes]
    which = f" ({numbers[0]} to {numbers[-1]})" if len(numbers) > 1 else ""
    what = (
        f"{name_on(member, one.day)} stands in {given}{which} of months in which it was no "
        f"member{how}; it is left out there."
    )
    return Dirt(one.where, what, kept=False)


def _listed(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
