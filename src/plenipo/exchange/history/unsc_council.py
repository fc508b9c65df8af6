"""What is known of the Security Council: its size, its majority, and who sits in it in a year.

Charter of the United Nations, Articles 23 and 27; their amendment (General Assembly resolution
1991 A (XVIII)) took effect for the Council that began on 1 January 1966.
"""

from collections import Counter
from datetime import date

import msgspec

from .membership import PERMANENT, name_on
from .records import WORDS, Dirt, Record, Report

_ENLARGED = date(1966, 1, 1)
_FEW = 3  # records of a year tell too little of who sat in the Council


def size_on(day: date) -> int:
    """Return how many members the Council has."""
    return 15 if day >= _ENLARGED else 11


def needed_on(day: date) -> int:
    """Return how many votes in favour a decision needs."""
    return 9 if day >= _ENLARGED else 7


def with_missing_members(records: dict[str, Record], report: Report) -> dict[str, Record]:
    """Read a member that a list leaves out, and that sat in the Council that year, as apart."""
    councils: dict[int, Counter[str]] = {}
    listed: Counter[int] = Counter()
    for record in records.values():
        if record.cast:
            voters = (member for members in record.cast.values() for member in members)
            councils.setdefault(record.day.year, Counter()).update(voters)
            listed[record.day.year] += 1
    return {
        number: _completed(record, councils[record.day.year], listed[record.day.year], report)
        if record.cast and record.precision == "day"
        else record
        for number, record in records.items()
    }


def _completed(record: Record, council: Counter[str], of: int, report: Report) -> Record:
    size = size_on(record.day)
    there = {member for members in record.cast.values() for member in members}
    if len(there) >= size or of < _FEW:
        return record
    usual = {member for member, times in council.items() if 2 * times > of} | set(PERMANENT)
    missing = sorted(usual - there)
    if len(usual) != size or len(there | usual) != size:
        what = f"{record.number} lists {len(there)} of {size} members; who is missing is not known."
        report(Dirt(record.where, what))
        return record
    names = " and ".join(name_on(member, record.day) for member in missing)
    what = (
        f"{record.number} lists {len(there)} of {size} members; {names} is read as not taking part."
    )
    report(Dirt(record.where, what))
    cast = {**record.cast, "apart": (*record.cast.get("apart", ()), *missing)}
    return msgspec.structs.replace(
        record, cast={word: cast[word] for word in WORDS if word in cast}
    )
