"""The status table of a treaty, like a depositary's: who signed, who is bound, and the notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from plenipo.capabilities.treaties.looking import Looked, Participant, participant
from plenipo.capabilities.treaties.notes import Note, notes_of
from plenipo.capabilities.treaties.treaty import Received
from plenipo.core.alphabet import alphabetical
from plenipo.treaty.instruments import (
    ACCEPTANCE,
    ACCESSION,
    APPROVAL,
    DEFINITIVE,
    FORMAL_CONFIRMATION,
    SUCCESSION,
    Instrument,
)
from plenipo.treaty.participation import Span, Standing

MARKS = {
    ACCESSION: "a",
    ACCEPTANCE: "A",
    APPROVAL: "AA",
    SUCCESSION: "d",
    DEFINITIVE: "s",
    FORMAL_CONFIRMATION: "c",
}
"""The marks that depositaries set beside a date; a ratification has none."""

PARTY, CONTRACTING, SIGNATORY, LEFT, INITIALLED = "party", "bound", "signed", "left", "initialled"
"""Where a participant stands: the treaty is in force for it; it is bound; it has signed; it has
left; it has only initialled, or applies the treaty provisionally."""


class StatusRow(msgspec.Struct, frozen=True):
    """A participant in the table.

    :ivar standing: ``party``, ``bound``, ``signed``, ``left`` or ``initialled``.
    :ivar referendum: whether its signature is ad referendum and not confirmed.
    :ivar consent: the day of the instrument by which it is bound, or was last, and
    :ivar mark: what a depositary sets beside it.
    :ivar in_force: from when the treaty is in force for it, where that is known.
    :ivar ends: the first day on which it is bound no more.
    :ivar counted: whether its instrument is counted for the entry into force.
    :ivar notes: the numbers of its notes.
    :ivar source: where its dates are known from: ``illustrative`` if one of them was made up.
    """

    participant: Participant
    standing: str
    signature: date | None
    referendum: bool
    consent: date | None
    kind: str
    mark: str
    in_force: date | None
    ends: date | None
    counted: bool
    notes: tuple[int, ...]
    source: str


class StatusTable(msgspec.Struct, frozen=True):
    """The table: participants in the alphabet of the reader's language, and the notes.

    :ivar signatories: how many signed, ``bound``: how many are bound, and ``parties``: for how
        many the treaty is in force.
    """

    rows: tuple[StatusRow, ...]
    notes: tuple[Note, ...]
    signatories: int
    bound: int
    parties: int


class _Known(msgspec.Struct, frozen=True):
    """What is asked for every row: whence each instrument is known, who is counted, the parties."""

    sources: Mapping[Instrument, str]
    counted: frozenset[str]
    parties: Mapping[str, date]


def status_table(looked: Looked) -> StatusTable:
    """Return the status table of a treaty as it is looked at."""
    found = looked.found.participation
    codes = sorted(
        dict.fromkeys((*found.standings, *looked.found.parties, *_others(looked))),
        key=lambda code: (alphabetical(looked.called(code)), code),
    )
    known = _Known(
        {each.instrument: each.source for each in looked.treaty.received},
        frozenset(found.counted),
        looked.found.parties,
    )
    rows: list[StatusRow] = []
    notes: list[Note] = []
    for code in codes:
        its = found.standings.get(code, Standing(code))
        own = tuple(notes_of(looked, its, len(notes) + 1))
        numbers = tuple([note.number for note in own])
        row = _row(looked, its, numbers, known)
        if row is None and not own:
            continue
        notes += own
        rows.append(row or _bare(looked, code, numbers))
    return StatusTable(
        rows=tuple(rows),
        notes=tuple(notes),
        signatories=len(found.signatories),
        bound=len(found.bound),
        parties=parties(looked),
    )


def parties(looked: Looked) -> int:
    """Return for how many a treaty is in force."""
    days = looked.found.parties.values() if looked.found.is_in_force else ()
    return sum(day <= looked.day for day in days)


def _others(looked: Looked) -> Iterator[str]:
    """Yield those who made a declaration or initialled, and whose instruments changed nothing."""
    treaty, day = looked.treaty, looked.day
    yield from (code for code, on in treaty.initialled.items() if on <= day)
    yield from (each.participant for each in treaty.declarations if each.day <= day)
    yield from (each.participant for each in treaty.reservations.values() if each.day <= day)


def _row(
    looked: Looked,
    its: Standing,
    notes: tuple[int, ...],
    known: _Known,
) -> StatusRow | None:
    code, day = its.participant, looked.day
    span = its.span(day) or (its.spans[-1] if its.spans else None)
    in_force = known.parties.get(code) or (span.in_force if span else None)
    standing = _standing(its, span, in_force, day)
    if not standing:
        return None
    signature = its.signature or its.referendum
    consent = span.consent if span else None
    return StatusRow(
        participant=participant(looked.view, code),
        standing=standing,
        signature=signature.day if signature else None,
        referendum=its.referendum is not None and its.signature is None,
        consent=consent.day if consent else None,
        kind=consent.kind if consent else "",
        mark=MARKS.get(consent.kind, "") if consent else "",
        in_force=in_force,
        ends=span.until if span else its.ended,
        counted=code in known.counted,
        notes=notes,
        source=_source(known.sources, signature, consent),
    )


def _bare(looked: Looked, code: str, notes: tuple[int, ...]) -> StatusRow:
    """Return the row of who has notes and neither signed nor is bound."""
    return StatusRow(
        participant=participant(looked.view, code),
        standing=INITIALLED,
        signature=None,
        referendum=False,
        consent=None,
        kind="",
        mark="",
        in_force=None,
        ends=None,
        counted=False,
        notes=notes,
        source="",
    )


def _standing(its: Standing, span: Span | None, in_force: date | None, day: date) -> str:
    if in_force and in_force <= day and (span is None or span.holds(day)):
        return PARTY
    if span is not None:
        return CONTRACTING if span.holds(day) or span.since > day else LEFT
    if its.signature or its.referendum:
        return SIGNATORY
    return INITIALLED if its.provisional else ""


def _source(sources: Mapping[Instrument, str], *instruments: Instrument | None) -> str:
    """Return where instruments are known from; that one is made up is said before all else."""
    known = [sources.get(each, "") for each in instruments if each]
    return next((s for s in known if s == "illustrative"), next(filter(None, known), ""))


def received(looked: Looked) -> list[Received]:
    """Return what the depositary received up to the day that is shown, in order of days."""
    kept = [each for each in looked.treaty.received if each.instrument.day <= looked.day]
    return sorted(kept, key=lambda each: (each.instrument.day, each.entry))
