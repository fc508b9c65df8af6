"""Reads Security Council resolutions with every member's vote: JSON lines, or a table."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from .cells import day_of, whole
from .columns import Layout, Source
from .countries import named
from .membership import name_on
from .records import WORDS, Cast, Dirt, Record, Report, differences, tally
from .unsc_council import size_on

VOTES_BY_MEMBER = Layout(
    "votes by member",
    {
        "symbol": ("symbol",),
        "date": ("adoption_date", "date"),
        "member": ("member", "country"),
        "vote": ("vote",),
    },
    {
        "type": ("adoption_type",),
        "for": ("stated_for", "MS_in_favour_count"),
        "against": ("stated_against", "MS_against_count"),
        "abstaining": ("stated_abstain", "MS_abstaining_count"),
    },
)
_LISTS = {"for": "MS_in_favour", "against": "MS_against", "abstaining": "MS_abstaining"}
_VOTES = {
    "y": "for", "yes": "for", "n": "against", "no": "against", "a": "abstaining",
    "abstain": "abstaining", "abstaining": "abstaining", "x": "apart", "absent": "absent",
    "np": "apart", "not participating": "apart",
}  # fmt: skip
_SYMBOL = re.compile(r"S/RES/(\d+)\s*(?:\((\d{4})\))?", re.IGNORECASE)
_TALLY = re.compile(r"(\d+)\s*-\s*(\d+)\s*-\s*(\d+)")
_AWAY = re.compile(r"(\d+) (absent|not participating|not taking part)", re.IGNORECASE)
_UNANIMOUS = re.compile(r"\bunanim\w*", re.IGNORECASE)
_WITHOUT = re.compile(r"without (?:a )?vote|acclamation|consensus", re.IGNORECASE)


def number_of(symbol: str) -> str:
    """Return the number by which a resolution is known in every file: S/RES/1285."""
    found = _SYMBOL.match(symbol.strip())
    return f"S/RES/{int(found[1])}" if found else symbol.strip()


def without_vote(text: str) -> bool:
    """Tell whether a text says that nobody voted."""
    return bool(_WITHOUT.search(text))


def members_of(names: Iterable[str], day: date, where: str, report: Report) -> Iterator[str]:
    """Yield the members named; report misspellings, and names that nobody has."""
    for name in names:
        found = named(str(name), day)
        if found is None:
            report(Dirt(where, f'No State is known as "{name}"; it is left out.', kept=False))
            continue
        if found.meant:
            report(Dirt(where, f'"{name}" is read as {name_on(found.code, day)}.'))
        yield found.code


def read_json_lines(path: Path, report: Report) -> Iterator[Record]:
    """Yield the resolutions of a file of JSON lines, or of one JSON list."""
    try:
        data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        report(Dirt(path.name, f"The file cannot be read ({error}); it is left out.", kept=False))
        return
    for number, value in _values(data):
        where = f"{path.name} line {number}"
        if not isinstance(value, dict):
            report(Dirt(where, "The line is no JSON object; it is left out.", kept=False))
        elif not {"symbol", *_LISTS.values()} <= value.keys():
            names = ", ".join(sorted({"symbol", *_LISTS.values()} - value.keys()))
            report(Dirt(where, f"The resolution has no {names}; it is left out.", kept=False))
        elif (record := _from_json(value, where, report)) is not None:
            yield record


def _values(data: bytes) -> Iterator[tuple[int, object]]:
    if data.lstrip().startswith(b"["):
        try:
            yield from enumerate(msgspec.json.decode(data, type=list[Any]), 1)
        except (msgspec.DecodeError, UnicodeDecodeError):
            yield 1, None
        return
    for number, line in enumerate(data.splitlines(), 1):
        if line.strip():
            try:
                yield number, msgspec.json.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError):
                yield number, None


def _from_json(value: Mapping[str, Any], where: str, report: Report) -> Record | None:
    text = {key: cell.strip() for key, cell in value.items() if isinstance(cell, str)}
    day = _day(text.get("adoption_date", ""), text.get("symbol", ""), where, report)
    if day is None:
        return None
    voters = {
        word: members_of(_names(value[key]), day, where, report) for word, key in _LISTS.items()
    }
    sponsors = [*_names(value.get("sponsors")), *_names(value.get("additional_sponsors"))]
    stated = {word: str(value.get(f"{key}_count", "")) for word, key in _LISTS.items()}
    record = _made(
        text["symbol"],
        day,
        [(member, word) for word, found in voters.items() for member in found],
        f"{text.get('adoption_type', '')} {text.get('outcome', '')}".strip(),
        stated,
        where,
        report,
    )
    return msgspec.structs.replace(
        record,
        session=text.get("outcome_letter", "") or text.get("adoption_meeting", ""),
        title=text.get("agenda_item_name", ""),
        about=text.get("resolution_title", ""),
        sponsors=tuple(dict.fromkeys(members_of(sponsors, day, where, report))),
    )


def _names(value: object) -> list[str]:
    return [str(name) for name in value] if isinstance(value, list) else []


def read_votes_by_member(source: Source, report: Report) -> Iterator[Record]:
    """Yield the resolutions of a table with a row a member."""
    place = source.columns
    groups: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for line, row in source.rows(report):
        cells = {name: row[column].strip() for name, column in place.items()}
        if cells["symbol"]:
            groups.setdefault(number_of(cells["symbol"]), []).append((line, cells))
        else:
            what = "The vote does not say which resolution it is on (symbol); it is left out."
            report(Dirt(source.at(line), what, kept=False))
    for rows in groups.values():
        line, first = rows[0]
        day = _day(first["date"], first["symbol"], source.at(line), report)
        if day is not None:
            votes = list(_votes(rows, day, source, report))
            stated = {word: first.get(word, "") for word in WORDS[:3]}
            kind = first.get("type", "")
            yield _made(first["symbol"], day, votes, kind, stated, source.at(line), report)


def _votes(
    rows: list[tuple[int, dict[str, str]]], day: date, source: Source, report: Report
) -> Iterator[tuple[str, str]]:
    for line, cells in rows:
        word = _VOTES.get(cells["vote"].casefold())
        if word is None:
            what = (
                f'"{cells["vote"]}" of {cells["member"]} on {cells["symbol"]} is no vote (Y, N, A)'
            )
            report(Dirt(source.at(line), f"{what}; it is left out.", kept=False))
            continue
        for member in members_of([cells["member"]], day, source.at(line), report):
            yield member, word


def _day(text: str, symbol: str, where: str, report: Report) -> date | None:
    day, rest = day_of(text)
    if day is None:
        what = f'"{text}", the date of {symbol or "a resolution"}, is none; the vote is left out.'
        report(Dirt(where, what, kept=False))
    elif rest:
        report(Dirt(where, f'"{text}", the date of {symbol}, is read as {day.isoformat()}.'))
    return day


def _made(  # noqa: PLR0913, PLR0917 - what both forms have
    symbol: str,
    day: date,
    votes: list[tuple[str, str]],
    kind: str,
    stated: dict[str, str],
    where: str,
    report: Report,
) -> Record:
    record = Record(
        body="unsc",
        number=number_of(symbol),
        day=day,
        symbol=symbol,
        cast=_cast(votes, symbol, day, where, report),
        counts={w: n for w, text in stated.items() if (n := whole(text)) is not None},
        outcome="adopted" if "adopt" in kind.casefold() or _SYMBOL.match(symbol) else "",
        where=where,
    )
    if not record.cast:
        return _uncast(record, kind, report)
    _check(record, kind, report)
    return record


def _uncast(record: Record, kind: str, report: Report) -> Record:
    if without_vote(kind):
        return msgspec.structs.replace(record, method="without-vote", counts={}, note=f"{kind}.")
    report(Dirt(record.where, f"{record.number} lists nobody's vote, and does not say why."))
    if any(record.counts.values()):
        return msgspec.structs.replace(record, method="show-of-hands")
    return msgspec.structs.replace(record, method="unstated", counts={})


def _cast(votes: list[tuple[str, str]], symbol: str, day: date, where: str, report: Report) -> Cast:
    given: dict[str, str] = {}
    for member, word in votes:
        if given.setdefault(member, word) != word:
            name = name_on(member, day)
            what = f'{name} stands both as "{given[member]}" and as "{word}" on {symbol}'
            report(Dirt(where, f"{what}; the first is kept.", kept=False))
    if len(given) < len(votes) and len(given) == len(set(votes)):
        report(
            Dirt(where, f"A member stands twice with the same vote on {symbol}; it is read once.")
        )
    members: dict[str, list[str]] = {}
    for member, word in given.items():
        members.setdefault(word, []).append(member)
    return {word: tuple(members[word]) for word in WORDS if word in members}


def _check(record: Record, kind: str, report: Report) -> None:
    """Report where the stated counts, the words of adoption and the lists contradict each other."""
    found = {word: len(members) for word, members in record.cast.items()}
    stated = tally(record.counts)
    if differences(record):
        what = f"{record.number} is stated as {stated}; its lists of members give {tally(found)}."
        report(Dirt(record.where, what))
    said = _TALLY.search(kind)
    unanimous = _UNANIMOUS.search(kind)
    if said and "-".join(said.groups()) != stated and record.counts:
        what = f'{record.number} is stated as {stated}, and in words as "{kind}".'
        report(Dirt(record.where, what))
    elif (away := _AWAY.search(kind)) and sum(found.values()) + int(away[1]) > size_on(record.day):
        what = f'{record.number} is called "{kind}", and lists {sum(found.values())} members.'
        report(Dirt(record.where, what))
    if unanimous and (found.get("against") or found.get("abstaining")):
        what = f'{record.number} is called "{kind}"; its lists of members give {tally(found)}.'
        report(Dirt(record.where, what))
    if unanimous and unanimous[0].casefold() not in {"unanimous", "unanimously", "unanimity"}:
        report(Dirt(record.where, f'"{unanimous[0]}" of {record.number} is read as unanimously.'))
    if not kind:
        what = f"{record.number} does not say how it was adopted; its lists of members are read."
        report(Dirt(record.where, what))
    if sum(found.values()) > size_on(record.day):
        what = f"{record.number} lists {sum(found.values())} members of {size_on(record.day)}."
        report(Dirt(record.where, what))
