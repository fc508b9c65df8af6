"""Summary records: in which languages they were issued, how they were corrected, whether final."""

from __future__ import annotations

from bisect import insort_right
from datetime import date, datetime, timedelta

import msgspec

from plenipo.capabilities.papers.acts import RecordAdopted, RecordCorrected, RecordIssued
from plenipo.core.act import Entry
from plenipo.core.fold import folds
from plenipo.core.refusal import Refusal
from plenipo.core.said import listed, said

PERIOD = timedelta(days=7)
"""How long corrections are taken at least, from the day a session was closed (FIELD 3.6, F117)."""


class Issue(msgspec.Struct):
    """A record as it was issued in one language.

    :ivar digest: of the text that was issued.
    :ivar until: the last day on which corrections are taken.
    """

    language: str
    digest: str
    until: date
    moment: datetime
    entry: int


class Correction(msgspec.Struct):
    """A correction; ``member`` is empty for one by the secretary."""

    member: str
    passage: str
    text: str
    moment: datetime
    entry: int


class Record(msgspec.Struct):
    """A summary record, its issues by language, its corrections in the order they were made.

    :ivar adopted: when it became final; None for a draft.
    """

    symbol: str
    issues: dict[str, Issue]
    corrections: list[Correction] = []
    adopted: datetime | None = None
    note: str = ""

    @property
    def issued(self) -> datetime:
        """The moment from which it is there, in whichever language."""
        return min(issue.moment for issue in self.issues.values())

    @property
    def until(self) -> date:
        """The last day on which corrections are taken: that of the language issued last."""
        return max(issue.until for issue in self.issues.values())

    def takes_corrections(self, day: date) -> bool:
        """Tell whether corrections are taken on a day."""
        return self.adopted is None and day <= self.until


class Records(msgspec.Struct):
    """All summary records, by session and symbol, in the order they were issued."""

    records: dict[str, dict[str, Record]] = {}

    def record(self, session: str, symbol: str) -> Record | None:
        """Return a record, or None where it is not known."""
        return self.records.get(session, {}).get(symbol)

    def latest(self, session: str) -> Record | None:
        """Return the record of a session that was issued last, or None."""
        return next(reversed(self.records.get(session, {}).values()), None)

    def no_such_record(self, session: str, symbol: str) -> Refusal:
        """Object to a record that was not issued."""
        known = self.records.get(session, {})
        sentence = said(
            "There is no record '{symbol}' of '{session}': its records are {known}.",
            symbol=symbol,
            session=session,
            known=listed(known) if known else said("still to come: issue one first"),
        )
        return Refusal("no-such-record", sentence)

    @folds(RecordIssued)
    def record_issued(self, entry: Entry[RecordIssued]) -> None:
        """Take in a record, or another language of one."""
        act = entry.act
        issue = Issue(act.language, act.digest, act.corrections_until, entry.effective, entry.seq)
        found = self.record(act.session, act.symbol)
        if found is None:
            record = Record(act.symbol, {act.language: issue})
            self.records.setdefault(act.session, {})[act.symbol] = record
        else:
            found.issues[act.language] = issue

    @folds(RecordCorrected)
    def record_corrected(self, entry: Entry[RecordCorrected]) -> None:
        """Take in a correction, where it belongs by its moment."""
        act = entry.act
        found = self.record(act.session, act.symbol)
        if found is not None:
            made = Correction(act.member, act.passage, act.correction, entry.effective, entry.seq)
            insort_right(found.corrections, made, key=_moment)

    @folds(RecordAdopted)
    def record_adopted(self, entry: Entry[RecordAdopted]) -> None:
        """Take in that a record is final."""
        found = self.record(entry.act.session, entry.act.symbol)
        if found is not None:
            found.adopted, found.note = entry.effective, entry.act.note


def _moment(correction: Correction) -> datetime:
    return correction.moment
