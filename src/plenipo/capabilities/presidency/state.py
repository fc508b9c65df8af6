"""Who presides, who is in which chair, where the seat and the venues are."""

from __future__ import annotations

from datetime import date
from itertools import islice

import msgspec

from plenipo.capabilities.members.state import Members, calling, in_language, member_named
from plenipo.capabilities.presidency.acts import (
    AnniversaryMarked,
    ChairAssigned,
    ChairVacated,
    HandoverMade,
    PresidencyAssumed,
    RotationEstablished,
    RotationExcepted,
    SeatFixed,
    VenueSettled,
)
from plenipo.capabilities.presidency.terms import (
    CHAIR,
    MOVED,
    VICE,
    Anniversary,
    Chair,
    Exempt,
    Handed,
    Place,
    Rotation,
    Term,
)
from plenipo.capabilities.presidency.turns import Turn, turns
from plenipo.core.act import Entry
from plenipo.core.fold import State, folds
from plenipo.core.page import Named
from plenipo.core.refusal import Refusal
from plenipo.core.said import listed, said
from plenipo.register.view import View

__all__ = ("Term",)


class Presidencies(msgspec.Struct):
    """All rotations and presidencies, chairs, seats, venues and anniversaries, by their codes."""

    rotations: dict[str, Rotation] = {}
    terms: dict[str, Term] = {}
    chairs: list[Chair] = []
    seats: list[Place] = []
    venues: dict[str, Place] = {}
    anniversaries: dict[str, Anniversary] = {}

    def of_rotation(self, rotation: str) -> list[Term]:
        """Return the presidencies of a rotation, in the order of their first days."""
        own = (term for term in self.terms.values() if term.rotation == rotation)
        return sorted(own, key=_since)

    def last(self, rotation: str) -> Term | None:
        """Return the presidency of a rotation that begins last."""
        return next(reversed(self.of_rotation(rotation)), None)

    def on(self, rotation: str, day: date) -> Term | None:
        """Return the presidency of a rotation that runs on a day."""
        return next((term for term in self.of_rotation(rotation) if term.on(day)), None)

    def before(self, term: Term) -> Term | None:
        """Return the presidency that was handed over to this one."""
        own = [one for one in self.of_rotation(term.rotation) if one.since < term.since]
        return own[-1] if own else None

    def after(self, term: Term) -> Term | None:
        """Return the presidency that this one is handed over to."""
        own = self.of_rotation(term.rotation)
        return next((one for one in own if one.since > term.since), None)

    def chair_of(self, body: str, day: date) -> tuple[Chair | None, Term | None]:
        """Return who was given the chair of a body, or the presidency that has it on a day."""
        given = [c for c in self.chairs if (c.body, c.role) == (body, CHAIR) and c.on(day)]
        if given:
            return max(given, key=_began), None
        for rotation in self.rotations.values():
            term = self.on(rotation.code, day) if body in rotation.bodies else None
            if term is not None:
                return None, term
        return None, None

    def vices_of(self, body: str, day: date) -> list[Chair]:
        """Return the vice-chairs of a body on a day, the first to be one first."""
        found = [c for c in self.chairs if (c.body, c.role) == (body, VICE) and c.on(day)]
        return sorted(found, key=_began)

    def chaired(self) -> tuple[str, ...]:
        """Return the bodies of which somebody has or had the chair by a presidency or an act."""
        by_turn = (body for rotation in self.rotations.values() for body in rotation.bodies)
        return tuple(dict.fromkeys((*by_turn, *(chair.body for chair in self.chairs))))

    def seat_on(self, day: date) -> Place | None:
        """Return where the seat is on a day."""
        found = [seat for seat in self.seats if seat.since <= day]
        return max(reversed(found), key=lambda seat: seat.since, default=None)

    def no_such_presidency(self, code: str) -> Refusal | None:
        """Object to a presidency that is not on record."""
        if code in self.terms:
            return None
        known = listed(self.terms) if self.terms else said("still to come: enter one first")
        sentence = said(
            "There is no presidency '{code}': the presidencies are {known}.", code=code, known=known
        )
        return Refusal("no-such-presidency", sentence)

    @folds(RotationEstablished)
    def rotation_established(self, entry: Entry[RotationEstablished]) -> None:
        """Take in a rotation; the first of a code stands."""
        act = entry.act
        if act.rotation not in self.rotations:
            self.rotations[act.rotation] = Rotation(
                code=act.rotation,
                names=act.names,
                body=act.body,
                chairs=act.chairs,
                order=act.order,
                alphabet=act.alphabet,
                months=act.months,
                reference=act.reference,
                source=act.source,
                entry=entry.seq,
            )

    @folds(RotationExcepted)
    def rotation_excepted(self, entry: Entry[RotationExcepted]) -> None:
        """Take in an exception; a presidency that is moved is handed over on the other day."""
        act = entry.act
        rotation = self.rotations.get(act.rotation)
        if rotation is None:
            return
        made = Exempt(
            kind=act.kind,
            member=act.member,
            since=act.since,
            other=act.other,
            until=act.until,
            decision=act.decision,
            reference=act.reference,
            reason=act.reason,
            entry=entry.seq,
            source=act.source,
        )
        rotation.exceptions.append(made)
        term = self.on(act.rotation, act.since)
        if act.kind == MOVED and term and act.until and term.member == act.member:
            term.until = act.until

    @folds(PresidencyAssumed)
    def presidency_assumed(self, entry: Entry[PresidencyAssumed]) -> None:
        """Take in a presidency; the first of a code stands."""
        act = entry.act
        if act.presidency not in self.terms:
            self.terms[act.presidency] = Term(
                code=act.presidency,
                rotation=act.rotation,
                member=act.member,
                since=act.since,
                until=act.until,
                names=act.names,
                note=act.note,
                entry=entry.seq,
                source=act.source,
            )

    @folds(HandoverMade)
    def handover_made(self, entry: Entry[HandoverMade]) -> None:
        """Take in how a presidency was taken over."""
        act = entry.act
        if act.presidency in self.terms:
            self.terms[act.presidency].handed = Handed(
                moment=entry.effective,
                session=act.session,
                digest=act.digest,
                statement=act.statement,
                entry=entry.seq,
                source=act.source,
            )

    @folds(ChairAssigned)
    def chair_assigned(self, entry: Entry[ChairAssigned]) -> None:
        """Take in who has a chair."""
        act = entry.act
        made = Chair(
            body=act.body,
            role=act.role,
            member=act.member,
            person=act.person,
            since=act.since,
            until=act.until,
            reference=act.reference,
            entry=entry.seq,
            source=act.source,
        )
        self.chairs.append(made)

    @folds(ChairVacated)
    def chair_vacated(self, entry: Entry[ChairVacated]) -> None:
        """Take in who has a chair no longer."""
        act = entry.act
        for chair in self.chairs:
            same = (chair.body, chair.role, chair.member) == (act.body, act.role, act.member)
            if same and chair.on(act.since):
                chair.until = act.since

    @folds(SeatFixed)
    def seat_fixed(self, entry: Entry[SeatFixed]) -> None:
        """Take in where the seat is."""
        act = entry.act
        self.seats.append(Place(act.place, act.host, act.since, entry.seq, act.source))

    @folds(VenueSettled)
    def venue_settled(self, entry: Entry[VenueSettled]) -> None:
        """Take in where a session meets."""
        act, day = entry.act, entry.effective.date()
        self.venues[act.session] = Place(act.place, act.host, day, entry.seq, act.source)

    @folds(AnniversaryMarked)
    def anniversary_marked(self, entry: Entry[AnniversaryMarked]) -> None:
        """Take in an anniversary; the first of a code stands."""
        act = entry.act
        if act.anniversary not in self.anniversaries:
            self.anniversaries[act.anniversary] = Anniversary(
                code=act.anniversary,
                names=act.names,
                presidency=act.presidency,
                origin=act.origin,
                years=act.years,
                treaty=act.treaty,
                session=act.session,
                item=act.item,
                document=act.document,
                entry=entry.seq,
                source=act.source,
            )


def turns_of(state: State, rotation: Rotation, count: int) -> tuple[Turn, ...]:
    """Return the presidencies of a rotation: all on record, and so many that follow from it."""
    terms = state.of(Presidencies).of_rotation(rotation.code)
    found = turns(rotation, terms, state.of(Members))
    return tuple(islice(found, len(terms) + count))


def bodies_of(state: State, presidency: str) -> tuple[str, ...]:
    """Return the bodies in whose chair a presidency is; none where it is not known."""
    known = state.of(Presidencies)
    term = known.terms.get(presidency)
    rotation = known.rotations.get(term.rotation) if term else None
    return rotation.bodies if rotation else ()


def presidency_title(view: View, term: Term) -> str:
    """Return what a presidency is called in the reader's language: ``Kazakhstan, 2011–2012``."""
    years = dict.fromkeys((term.since.year, term.until.year))
    return view.wording.listed((calling(view)(term.member), "–".join(map(str, years))))


def presidency_named(view: View, code: str) -> Named:
    """Return a presidency with what it is called; its code where it is not known."""
    term = view.seen.state.of(Presidencies).terms.get(code)
    return Named(code, presidency_title(view, term) if term else code)


def chair_named(view: View, body: str) -> Named | None:
    """Return who is in the chair of a body on the day that is shown; None for nobody."""
    chair, term = view.seen.state.of(Presidencies).chair_of(body, view.today)
    holder = chair or term
    return member_named(view, holder.member) if holder else None


def motto(view: View, term: Term) -> str:
    """Return the motto of a presidency in the reader's language; empty without one."""
    return in_language(term.names, view.wording.language)


def _since(term: Term) -> date:
    return term.since


def _began(chair: Chair) -> tuple[date, int]:
    return chair.since, chair.entry
