"""Reads tallies of the Security Council: counts and an outcome for each draft, nobody's vote.

Source of the form: the Dag Hammarskjold Library's tables of meetings. "Adopted unanimously"
without numbers is read as every member of the Council that day in favour.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import msgspec

from .cells import day_of, whole
from .columns import Layout, Source
from .membership import PERMANENT
from .records import WORDS, Dirt, Record, Report, tally
from .unsc_council import needed_on, size_on
from .unsc_resolutions import members_of, number_of, without_vote

TALLIES = Layout(
    "tallies",
    {
        "symbol": ("symbol",),
        "date": ("date",),
        "outcome": ("outcome_stated", "outcome"),
        "for": ("yes",),
        "against": ("no",),
        "abstaining": ("abstain", "abstentions"),
    },
    {
        "year": ("year",),
        "meeting": ("meeting",),
        "topic": ("topic",),
        "vetoed_by": ("vetoed_by",),
        "unanimous": ("stated_unanimous",),
        "raw": ("raw",),
    },
)
_OUTCOMES = {
    "adopted": "adopted", "not adopted": "not-adopted", "not-adopted": "not-adopted",
    "rejected": "not-adopted", "vetoed": "vetoed", "": "",
}  # fmt: skip
_TALLY = re.compile(r"(\d+)-(\d+)-(\d+)")
_DOCUMENT = re.compile(r"S/(?:[A-Z]+[./])?\d+(?:/\d+)*(?:/(?:Rev|Corr|Add)\.\d+)*")
_MEETING = re.compile(r"S/PV\.\d+")
_REMARK = re.compile(r"S/PV\.\d+ \(([^)]+)\)")
_AND = re.compile(r"\s*(?:,|;|&|/|\band\b)\s*")

_Cells = dict[str, str]


def read_tallies(sources: list[Source], report: Report) -> Iterator[Record]:
    """Yield the tallies of the tables; those that share a symbol are told apart in their number."""
    records = [record for source in sources for record in _rows(source, report)]
    shared = Counter(record.number for record in records)
    meetings = Counter(_at_meeting(record) for record in records)
    told: Counter[str] = Counter()
    for record in records:
        if shared[record.number] == 1:
            yield record
            continue
        number = _at_meeting(record)
        if meetings[number] > 1:
            told[number] += 1
            number = f"{number} ({told[number]})"
        _report_shared(record, told[_at_meeting(record)], report)
        yield msgspec.structs.replace(record, number=number)


def _at_meeting(record: Record) -> str:
    own = record.session and not _MEETING.match(record.number)
    return f"{record.number} at {record.session}" if own else record.number


def _report_shared(record: Record, told: int, report: Report) -> None:
    """Report a resolution's number that comes back: a draft's may, and a meeting's often does."""
    if record.number.startswith("S/RES/"):
        what = (
            f"{record.number} ({tally(record.counts)}) stands there for more than one resolution; "
            "each is kept."
        )
        report(Dirt(record.where, what))
    elif told > 1 and not record.counts:
        what = f"{record.number} stands there once more without votes; each is kept as a vote."
        report(Dirt(record.where, what))


def _rows(source: Source, report: Report) -> Iterator[Record]:
    for line, row in source.rows(report):
        cells = {name: row[column].strip() for name, column in source.columns.items()}
        record = _read(cells, source.at(line), report)
        if record is not None:
            yield record


def _read(cells: _Cells, where: str, report: Report) -> Record | None:
    symbol = _symbol(cells, where, report)
    day, precision = _day(cells, symbol, where, report)
    outcome = _OUTCOMES.get(cells["outcome"].casefold())
    if outcome is None:
        what = f'"{cells["outcome"]}", the outcome of {symbol}, is none; none is read.'
        report(Dirt(where, what))
    if day is None or not symbol:
        return None
    meeting = _MEETING.search(cells.get("meeting", ""))
    remark = _REMARK.search(cells.get("raw", ""))
    title = f"{cells.get('topic', '')} ({remark[1]})" if remark else cells.get("topic", "")
    counts, note = _counts(cells, day, symbol, where, report)
    asked = bool(remark and "preliminary" in remark[1].casefold())
    vetoes = [part for part in _AND.split(cells.get("vetoed_by", "")) if part]
    record = Record(
        body="unsc",
        number=number_of(symbol),
        day=day,
        precision=precision,
        session=meeting[0] if meeting else "",
        title=title.strip(),
        symbol=symbol,
        method=_method(cells, counts),
        counts=counts,
        outcome=outcome or "",
        vetoed_by=tuple(members_of(vetoes, day, where, report)),
        rule="preliminary-question" if asked else "",
        note=note,
        where=where,
    )
    _check(record, cells.get("raw", ""), report)
    return record


def _symbol(cells: _Cells, where: str, report: Report) -> str:
    symbol = cells["symbol"]
    if _DOCUMENT.fullmatch(symbol):
        return symbol
    found = _DOCUMENT.search(cells.get("raw", "")) or _DOCUMENT.search(symbol)
    if not found:
        report(Dirt(where, f'"{symbol}" is no symbol; the row is left out.', kept=False))
        return ""
    report(Dirt(where, f'"{symbol}" is no symbol; it is read as {found[0]}.'))
    return found[0]


def _day(cells: _Cells, symbol: str, where: str, report: Report) -> tuple[date | None, str]:
    year = whole(cells.get("year", ""))
    day, rest = day_of(cells["date"], year)
    if day is not None:
        if rest:
            what = f'"{cells["date"]}", the date of {symbol}, is read as {day.isoformat()}.'
            report(Dirt(where, what))
        if year not in {None, day.year}:
            what = f"{symbol} is dated {day.isoformat()}, and put into {year}; the date is kept."
            report(Dirt(where, what))
        return day, "day"
    said = f'"{cells["date"]}", the date of {symbol}, is none' if cells["date"] else ""
    said = said or f"{symbol} has no date"
    if year and date.min.year <= year <= date.max.year:
        report(Dirt(where, f"{said}; only its year, {year}, is known."))
        return date(year, 1, 1), "year"
    report(Dirt(where, f"{said} and no year; it is left out.", kept=False))
    return None, ""


def _counts(
    cells: _Cells, day: date, symbol: str, where: str, report: Report
) -> tuple[dict[str, int], str]:
    counts = {word: n for word in WORDS[:3] if (n := whole(cells[word])) is not None}
    for word in WORDS[:3]:
        if cells[word] and word not in counts:
            what = f'"{cells[word]}", the number of members {word} in {symbol}, is none.'
            report(Dirt(where, what))
    if len(counts) == len(WORDS[:3]):
        return counts, ""
    said = cells.get("unanimous", "") in {"1", "true", "yes"}
    if not counts and (said or "unanimous" in cells.get("raw", "").casefold()):
        size = size_on(day)
        note = f"Adopted unanimously, without numbers: read as all {size} members in favour."
        return {"for": size, "against": 0, "abstaining": 0}, note
    if not counts and without_vote(cells.get("raw", "")):
        return {}, f"Without vote: {cells['raw']}."
    what = f"{symbol} has no tally" if not counts else f"{symbol} has a tally that is not whole"
    report(Dirt(where, f"{what}; only its outcome is read."))
    return {}, ""


def _method(cells: _Cells, counts: dict[str, int]) -> str:
    if counts:
        return "show-of-hands"
    return "without-vote" if without_vote(cells.get("raw", "")) else "unstated"


def _check(record: Record, raw: str, report: Report) -> None:
    """Report where tally, outcome and veto contradict each other or the words of the row."""
    for what in (*_contradictions(record), *_other_words(record, raw)):
        report(Dirt(record.where, what))


def _contradictions(record: Record) -> Iterator[str]:
    name, outcome = record.number, record.outcome
    if outcome == "vetoed" and not record.vetoed_by:
        yield f"{name} is stated as vetoed, and nobody as who did it."
    if outcome != "vetoed" and record.vetoed_by:
        yield f"{name} has a veto, and is stated as {outcome or 'nothing'}."
    for member in record.vetoed_by:
        if member not in PERMANENT:
            yield f"{name} is stated as vetoed by {member}, no permanent member."
    if record.counts:
        yield from _uncounted(record)


def _uncounted(record: Record) -> Iterator[str]:
    size, needed, votes = size_on(record.day), needed_on(record.day), record.counts["for"]
    told = f"{record.number} ({tally(record.counts)})"
    if sum(record.counts.values()) > size:
        yield f"{told} has more votes than the Council has members, {size}."
    if record.outcome == "adopted" and votes < needed:
        yield f"{told} is stated as adopted, with fewer than {needed} in favour."
    if record.outcome == "not-adopted" and votes >= needed:
        yield (
            f"{told} is stated as not adopted, with {needed} or more in favour and no veto: "
            "whether a permanent member was against is not told."
        )
    if record.outcome == "vetoed" and votes < needed:
        yield (
            f"{told} is stated as vetoed, with fewer than {needed} in favour: it failed for lack "
            "of votes."
        )
    if record.counts["against"] < len(record.vetoed_by):
        yield f"{told} has fewer votes against than vetoes, {len(record.vetoed_by)}."


def _other_words(record: Record, raw: str) -> Iterator[str]:
    tallies = _TALLY.findall(raw)
    if tallies and record.counts and "-".join(tallies[0]) != tally(record.counts):
        yield f'{record.number} is stated as {tally(record.counts)}, and in words as "{raw}".'
    if len(tallies) > 1:
        yield f'The row of {record.number} tells of a further draft, which is not read: "{raw}".'
