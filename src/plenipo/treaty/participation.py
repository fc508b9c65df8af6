"""Participation: what instruments add up to on a day.

Who has signed, who is bound, for whom the treaty is in force, who is counted. The fold never fails:
an instrument that changes nothing (a second ratification, a withdrawal of somebody who is not
bound) is kept among those ``idle``, for the depositary to look at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import msgspec

from plenipo.treaty.delays import NONE, Delay
from plenipo.treaty.instruments import (
    AD_REFERENDUM,
    BINDS,
    CONFIRMATION,
    CONTINUATION,
    DEFINITIVE,
    LEAVES,
    SIGNS,
    SUCCESSION,
    Instrument,
    in_order,
)

NOT_COUNTED = "no"
COUNTED = "yes"
ALONE = "where-no-member-is"
ORGANISATIONS = (NOT_COUNTED, COUNTED, ALONE)
"""Whether the instrument of an organisation counts: never beside its members; like a State's; only
while none of its members is counted."""


class Terms(msgspec.Struct, frozen=True, omit_defaults=True):
    """What of a treaty's final clauses says how instruments are taken.

    :ivar counts: the kinds of instruments that are counted for entry into force.
    :ivar only: who alone is counted, where the clause names them; ``signatories`` alone where
        ``only_signatories``.
    :ivar organisations: regional organisations, with the codes of their members.
    :ivar organisations_count: one of :data:`ORGANISATIONS`.
    :ivar leaving: how long after its receipt a withdrawal takes effect, once the treaty is in force
        for who withdraws; before that, at once.
    :ivar leaving_from: how long the treaty must be in force for a party before it may withdraw; a
        notice before that changes nothing.
    """

    counts: frozenset[str] = BINDS
    only: frozenset[str] | None = None
    only_signatories: bool = False
    organisations: Mapping[str, frozenset[str]] = {}
    organisations_count: str = NOT_COUNTED
    leaving: Delay = NONE
    leaving_from: Delay = NONE


class Span(msgspec.Struct, frozen=True, omit_defaults=True):
    """A time for which a participant is bound.

    :ivar consent: the instrument it consented by.
    :ivar since: the first day, and
    :ivar until: the first day on which it is bound no more.
    :ivar notice: the withdrawal, from the day it was received; it may not have taken effect.
    :ivar in_force: from when the treaty is in force for it, where that is known; also a later day.
    """

    consent: Instrument
    since: date
    until: date | None = None
    notice: Instrument | None = None
    in_force: date | None = None

    def holds(self, day: date) -> bool:
        """Tell whether the participant is bound on a day."""
        return self.since <= day and (self.until is None or day < self.until)


class Standing(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where one participant stands, by all its instruments up to a day.

    :ivar signature: by which it is a signatory.
    :ivar referendum: a signature ad referendum that still waits for its confirmation.
    :ivar spans: the times for which it is bound, the earliest first; a re-entry is a further one.
    :ivar provisional: by which it applies the treaty provisionally.
    :ivar objection: its objection, to an amendment that binds those who do not object.
    :ivar territories: to which it has extended the treaty, and
    :ivar excluded: those from which it has kept the treaty away.
    :ivar predecessor: whose place it has taken.
    :ivar ended: the day it ceased to exist, or another took its place.
    :ivar succeeded: the first day on which a successor took its place.
    """

    participant: str
    signature: Instrument | None = None
    referendum: Instrument | None = None
    spans: tuple[Span, ...] = ()
    provisional: Instrument | None = None
    objection: Instrument | None = None
    territories: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    predecessor: str = ""
    ended: date | None = None
    succeeded: date | None = None

    def span(self, day: date) -> Span | None:
        """Return the time for which it is bound on a day."""
        for span in self.spans:
            if span.since <= day and (span.until is None or day < span.until):
                return span
        return None

    def counting(self, day: date) -> Span | None:
        """Return the time for which its instrument is counted on a day.

        That of a State that is no more stays one of those deposited, until a successor is counted.
        """
        span = self.span(day)
        if span is not None or self.ended is None or day < self.ended or not self.spans:
            return span
        last = self.spans[-1]
        if last.until != self.ended or last.notice or (self.succeeded or date.max) <= day:
            return None
        return last


class Participation(msgspec.Struct, frozen=True):
    """Who takes part in a treaty, as of a day.

    :ivar standings: each participant's, by code.
    :ivar idle: instruments that changed nothing.
    """

    as_of: date
    terms: Terms
    standings: Mapping[str, Standing]
    idle: tuple[Instrument, ...] = ()

    @property
    def signatories(self) -> tuple[str, ...]:
        """Those who have signed and not taken it back, bound or not."""
        return tuple(code for code, its in self.standings.items() if its.signature)

    def signatories_on(self, day: date) -> tuple[str, ...]:
        """Return those who had signed by a day."""
        signed = ((code, its.signature) for code, its in self.standings.items())
        return tuple(code for code, item in signed if item and item.since <= day)

    @property
    def bound(self) -> tuple[str, ...]:
        """Those bound: contracting States, and parties where the treaty is in force."""
        return self.bound_on(self.as_of)

    def bound_on(self, day: date) -> tuple[str, ...]:
        """Return those bound on a day, by the instruments known as of ``as_of``."""
        return tuple(code for code, its in self.standings.items() if its.span(day))

    @property
    def in_force_for(self) -> tuple[str, ...]:
        """Those bound for whom the treaty is in force."""
        return self.in_force_for_on(self.as_of)

    def in_force_for_on(self, day: date) -> tuple[str, ...]:
        """Return those bound for whom the treaty is in force on a day."""
        spans = {code: its.span(day) for code, its in self.standings.items()}
        return tuple(
            code for code, span in spans.items() if span and (span.in_force or date.max) <= day
        )

    @property
    def counted(self) -> tuple[str, ...]:
        """Those whose instruments are counted for entry into force."""
        return self.counted_on(self.as_of)

    def counted_on(self, day: date) -> tuple[str, ...]:
        """Return those counted on a day, by the instruments known as of ``as_of``."""
        return tuple(code for code in self.standings if self.is_counted(code, day))

    def is_counted(self, code: str, day: date) -> bool:
        """Tell whether somebody's instrument is counted on a day."""
        if not self._is_eligible(code, day):
            return False
        its, organisations = self.terms, self.terms.organisations
        if its.organisations_count != ALONE or code not in organisations:
            return True
        return not any(self._is_eligible(member, day) for member in organisations[code])

    def _is_eligible(self, code: str, day: date) -> bool:
        its = self.standings.get(code)
        return its is not None and its.counting(day) is not None and not self.uncounted(code, day)

    def uncounted(self, code: str, day: date) -> str:
        """Return why somebody bound is not counted; nothing where it is, or is not bound.

        :returns: ``organisation``, ``kind``, ``not-named`` or ``not-signed``.
        """
        its, terms = self.standings.get(code), self.terms
        span = its.counting(day) if its else None
        if its is None or span is None:
            return ""
        if code in terms.organisations and terms.organisations_count == NOT_COUNTED:
            return "organisation"
        if span.consent.kind not in terms.counts:
            return "kind"
        if terms.only is not None and code not in terms.only:
            return "not-named"
        return "not-signed" if terms.only_signatories and its.signature is None else ""


def participation(
    instruments: Iterable[Instrument],
    as_of: date,
    terms: Terms | None = None,
    in_force: InForce | None = None,
) -> Participation:
    """Fold the instruments received up to a day.

    :param in_force: from when the treaty is in force for who consented by an instrument: a
        withdrawal received before that takes effect at once, one received later by the terms.
    """
    book = _Book(terms or Terms(), in_force or (lambda _: None))
    for item in in_order(i for i in instruments if i.day <= as_of):
        if not book.take(item):
            book.idle.append(item)
    standings = dict(sorted(book.standings.items()))
    return Participation(as_of, book.terms, standings, tuple(book.idle))


InForce = Callable[[Instrument], date | None]
"""From when the treaty is in force for who consented by an instrument; None where it is not."""


class _Book:
    """The standings while instruments are taken in, one after the other."""

    def __init__(self, terms: Terms, in_force: InForce) -> None:
        self.terms = terms
        self.in_force = in_force
        self.standings: dict[str, Standing] = {}
        self.idle: list[Instrument] = []

    def take(self, item: Instrument) -> bool:
        """Take an instrument in; tell whether it changed anything."""
        code = item.participant
        before = self.standings.get(code) or Standing(code)
        after = self._after(before, item)
        if after is None:
            return False
        self.standings[code] = after
        if item.kind == SUCCESSION and item.of in self.standings:
            self._succeeded(item.of, item.since)
        return True

    def _succeeded(self, code: str, day: date) -> None:
        before = self.standings[code]
        first = min(day, before.succeeded or date.max)
        self.standings[code] = msgspec.structs.replace(before, succeeded=first)

    def _after(self, its: Standing, item: Instrument) -> Standing | None:
        if item.kind == CONTINUATION:
            return self._continued(its, item)
        if its.ended is not None and its.ended <= item.day:
            return None
        if item.kind == DEFINITIVE:
            signed = msgspec.structs.replace(its, signature=its.signature or item)
            return self._bound(signed, item) or (signed if its.signature is None else None)
        if item.kind in SIGNS:
            return _signed(its, item)
        if item.kind in BINDS:
            return self._bound(its, item)
        return self._left(its, item) if item.kind in LEAVES else _otherwise(its, item)

    def _bound(self, its: Standing, item: Instrument) -> Standing | None:
        """Return a standing after a consent; one given during a notice begins where that ends."""
        last = its.spans[-1] if its.spans else None
        since = item.since
        in_force = self.in_force(item)
        if last is not None:
            if last.until is None:
                return None
            since = max(since, last.until)
            in_force = in_force and max(in_force, since)
        span = Span(item, since, in_force=in_force)
        return msgspec.structs.replace(its, spans=(*its.spans, span))

    def _left(self, its: Standing, item: Instrument) -> Standing | None:
        """Return a standing after a notice of withdrawal."""
        span = its.span(item.day) or its.span(item.since)
        if span is None or span.notice is not None:
            return None
        least = item.day
        if span.in_force and span.in_force <= item.day:
            if item.day < self.terms.leaving_from.end(span.in_force):
                return None
            least = self.terms.leaving.end(item.day)
        until = max(least, item.since)
        left = msgspec.structs.replace(span, until=until, notice=item)
        return _with_span(its, span, left)

    def _continued(self, its: Standing, item: Instrument) -> Standing | None:
        """Return the standing of who continues another's legal personality."""
        before = self.standings.get(item.of)
        if before is None or before.ended is not None or item.of == its.participant:
            return None
        self.standings[item.of] = _ended(before, item.since)
        self._succeeded(item.of, item.since)
        if its.spans or its.signature:
            return msgspec.structs.replace(its, predecessor=item.of)
        return msgspec.structs.replace(
            before, participant=its.participant, predecessor=item.of, ended=None
        )


def _signed(its: Standing, item: Instrument) -> Standing | None:
    if item.kind == AD_REFERENDUM:
        if its.signature or its.referendum:
            return None
        return msgspec.structs.replace(its, referendum=item)
    if its.signature:
        return None
    if item.kind == CONFIRMATION and its.referendum is None:
        return None
    return msgspec.structs.replace(its, signature=item, referendum=None)


def _otherwise(its: Standing, item: Instrument) -> Standing | None:
    """Return a standing after what neither signs nor binds nor leaves."""
    changed: Standing | None = None
    match item.kind:
        case "intention-not-to-become-party" if its.signature and not its.span(item.day):
            changed = msgspec.structs.replace(its, signature=None)
        case "provisional-application" if its.provisional is None:
            changed = msgspec.structs.replace(its, provisional=item)
        case "end-of-provisional-application" if its.provisional:
            changed = msgspec.structs.replace(its, provisional=None)
        case "objection" if its.objection is None:
            changed = msgspec.structs.replace(its, objection=item)
        case "withdrawal-of-objection" if its.objection:
            changed = msgspec.structs.replace(its, objection=None)
        case "territorial-application" if set(item.territories) - set(its.territories):
            changed = _extended(its, item)
        case "territorial-exclusion" if set(item.territories) - set(its.excluded):
            changed = _kept_away(its, item)
        case "revocation-of-withdrawal":
            changed = _stayed(its, item)
        case "dissolution":
            changed = _ended(its, item.since)
        case _:
            pass
    return changed


def _extended(its: Standing, item: Instrument) -> Standing:
    """Return a standing after the treaty was extended to territories."""
    there = tuple(sorted({*its.territories, *item.territories}))
    excluded = tuple([each for each in its.excluded if each not in item.territories])
    return msgspec.structs.replace(its, territories=there, excluded=excluded)


def _kept_away(its: Standing, item: Instrument) -> Standing:
    """Return a standing after territories were excluded."""
    excluded = tuple(sorted({*its.excluded, *item.territories}))
    there = tuple([each for each in its.territories if each not in item.territories])
    return msgspec.structs.replace(its, territories=there, excluded=excluded)


def _stayed(its: Standing, item: Instrument) -> Standing | None:
    """Return a standing after a notice was taken back before it took effect."""
    span = its.span(item.day)
    if span is None or span.notice is None:
        return None
    return _with_span(its, span, msgspec.structs.replace(span, until=None, notice=None))


def _ended(its: Standing, day: date) -> Standing:
    """Return the standing of who ceases to exist on a day."""
    spans = tuple(
        msgspec.structs.replace(span, until=day) if span.holds(day) else span
        for span in its.spans
        if span.since <= day
    )
    return msgspec.structs.replace(its, spans=spans, ended=day)


def _with_span(its: Standing, span: Span, changed: Span) -> Standing:
    spans = tuple(changed if one is span else one for one in its.spans)
    return msgspec.structs.replace(its, spans=spans)
