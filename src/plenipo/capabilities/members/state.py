"""Who belongs to the body on a day: members, bodies, offices and partners."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Generic, TypeVar

import msgspec

from plenipo.capabilities.members.acts import (
    BodyComposed,
    BodyEstablished,
    MemberAdmitted,
    MemberReinstated,
    MemberRenamed,
    MemberSuspended,
    MemberWithdrawn,
    OfficeFilled,
    OfficeVacated,
    OrganisationFounded,
    PartnerAdmitted,
    PartnerEnded,
)
from plenipo.core.act import Entry
from plenipo.core.alphabet import alphabetical
from plenipo.core.fold import folds
from plenipo.core.page import Named
from plenipo.core.refusal import Refusal
from plenipo.core.said import Listed, Said, Word, listed, said
from plenipo.register.view import View

T = TypeVar("T")
Names = dict[str, str]

MEMBER, SUSPENDED, FORMER = "member", "suspended", "former"
SHOWN = 20
"""How many codes a sentence lists before it says how many more there are."""


class Dated(msgspec.Struct, Generic[T]):
    """A value from one day on."""

    since: date
    value: T


class Naming(msgspec.Struct):
    """What a member is called."""

    short: Names
    official: Names


class Member(msgspec.Struct):
    """A member: its names and standing by the day each began, in the order they were recorded."""

    code: str
    names: list[Dated[Naming]]
    standing: list[Dated[str]]
    codes: dict[str, str] = {}
    source: str = ""

    def standing_on(self, day: date) -> str:
        """Return ``member``, ``suspended``, ``former``, or nothing before its admission."""
        return value_on(self.standing, day) or ""

    def name(self, language: str = "en", day: date | None = None) -> str:
        """Return its short name on a day (the latest unless told)."""
        return in_language(self.naming(day).short, language) or self.code

    def official(self, language: str = "en", day: date | None = None) -> str:
        """Return its official name, or the short one where none is recorded."""
        return in_language(self.naming(day).official, language) or self.name(language, day)

    def naming(self, day: date | None = None) -> Naming:
        """Return its names on a day; before the first, the first."""
        found = value_on(self.names, day or date.max)
        return found or self.names[0].value


class Body(msgspec.Struct):
    """A body: who sits in it, by the day each composition began."""

    code: str
    names: Names
    short: Names
    parent: str
    seats: str
    rule: str
    source: str
    composition: list[Dated[tuple[str, ...]]]

    def name(self, language: str = "en") -> str:
        """Return its name."""
        return in_language(self.names, language) or self.code

    def abbreviation(self, language: str = "en") -> str:
        """Return its usual abbreviation, or its name."""
        return in_language(self.short, language) or self.name(language)


class Term(msgspec.Struct):
    """One holder's time in an office."""

    names: Names
    holder: str
    member: str
    since: date
    until: date | None
    source: str = ""


class Partner(msgspec.Struct):
    """A State or organisation with a status beside the members."""

    code: str
    names: Names
    status: str
    since: date
    until: date | None = None

    def stands_on(self, day: date) -> bool:
        """Whether it has its status on a day."""
        return self.since <= day and (self.until is None or day < self.until)


class Members(msgspec.Struct):
    """The organisation, its members, bodies, offices and partners."""

    names: Names = {}
    short: Names = {}
    language: str = "en"
    source: str = ""
    members: dict[str, Member] = {}
    bodies: dict[str, Body] = {}
    offices: dict[str, list[Term]] = {}
    partners: dict[str, Partner] = {}

    def on(self, day: date) -> tuple[str, ...]:
        """Return the members that are counted on a day, in the order of the body."""
        return self.ordered(self._counted(day))

    def _counted(self, day: date) -> list[str]:
        return [code for code, m in self.members.items() if m.standing_on(day) == MEMBER]

    def of_body(self, body: str, day: date) -> tuple[str, ...]:
        """Return those who sit in a body and are counted on a day, in the order of the body."""
        return self.ordered(self.sitting(body, day))

    def sitting(self, body: str, day: date) -> frozenset[str]:
        """Return those who sit in a body and are counted on a day, in no order: sorting is slow."""
        composition, everybody = self.composition(body, day), self._counted(day)
        return frozenset(everybody).intersection(composition or everybody)

    def composition(self, body: str, day: date) -> tuple[str, ...]:
        """Return who is named to sit in a body on a day; nobody stands for every member."""
        found = self.bodies.get(body)
        return (value_on(found.composition, day) or ()) if found else ()

    def ordered(self, codes: Iterable[str], language: str = "") -> tuple[str, ...]:
        """Return codes in the alphabet of a language (the organisation's unless told)."""
        tongue = language or self.language

        def key(code: str) -> tuple[str, str]:
            member = self.members.get(code)
            return alphabetical(member.name(tongue) if member else code, tongue), code

        return tuple(sorted(codes, key=key))

    def name(self, code: str, language: str = "en") -> str:
        """Return the name of a member, body or partner, or the code where it is unknown."""
        if code in self.members:
            return self.members[code].name(language)
        if code in self.bodies:
            return self.bodies[code].name(language)
        if code in self.partners:
            return in_language(self.partners[code].names, language) or code
        return code

    def office(self, office: str, body: str, day: date) -> Term | None:
        """Return the term in an office that runs on a day: of those begun, the one begun last."""
        begun = [t for t in self.offices.get(f"{body}/{office}", []) if t.since <= day]
        latest = max(reversed(begun), key=lambda term: term.since, default=None)
        ended = latest is not None and latest.until is not None and latest.until < day
        return None if ended else latest

    def no_such_member(self, code: str) -> Refusal | None:
        """Object to a member that is not in the register."""
        if code in self.members:
            return None
        if code in self.partners:
            status = self.partners[code].status
            sentence = said(
                "'{code}' is {status}, not a member: it has no voice and no seat.",
                code=code,
                status=Word("partner", status),
            )
            return Refusal("no-such-member", sentence)
        sentence = said(
            "There is no member '{code}': the members are {known}.",
            code=code,
            known=_listed(self.members),
        )
        return Refusal("no-such-member", sentence)

    def no_such_body(self, code: str) -> Refusal | None:
        """Object to a body that is not in the register."""
        if code in self.bodies:
            return None
        sentence = said(
            "There is no body '{code}': the bodies are {known}.",
            code=code,
            known=_listed(self.bodies),
        )
        return Refusal("no-such-body", sentence)

    @folds(OrganisationFounded)
    def organisation_founded(self, entry: Entry[OrganisationFounded]) -> None:
        """Take in the organisation's name and order."""
        act = entry.act
        self.names, self.short, self.language = act.names, act.short, act.language
        self.source = act.source

    @folds(MemberAdmitted)
    def member_admitted(self, entry: Entry[MemberAdmitted]) -> None:
        """Take in a member, or one that comes back."""
        act = entry.act
        naming = Dated(act.since, Naming(act.names, act.official))
        if act.member in self.members:
            self.members[act.member].names.append(naming)
        else:
            self.members[act.member] = Member(act.member, [naming], [], act.codes, act.source)
        self._stand(act.member, act.since, MEMBER)

    @folds(MemberRenamed)
    def member_renamed(self, entry: Entry[MemberRenamed]) -> None:
        """Take in a member's new name."""
        act = entry.act
        if act.member in self.members:
            naming = Dated(act.since, Naming(act.names, act.official))
            self.members[act.member].names.append(naming)

    @folds(MemberSuspended)
    def member_suspended(self, entry: Entry[MemberSuspended]) -> None:
        """Take in a suspension."""
        self._stand(entry.act.member, entry.act.since, SUSPENDED)

    @folds(MemberReinstated)
    def member_reinstated(self, entry: Entry[MemberReinstated]) -> None:
        """Take in the end of a suspension."""
        self._stand(entry.act.member, entry.act.since, MEMBER)

    @folds(MemberWithdrawn)
    def member_withdrawn(self, entry: Entry[MemberWithdrawn]) -> None:
        """Take in a withdrawal."""
        self._stand(entry.act.member, entry.act.since, FORMER)

    def _stand(self, code: str, since: date, standing: str) -> None:
        if code in self.members:
            self.members[code].standing.append(Dated(since, standing))

    @folds(BodyEstablished)
    def body_established(self, entry: Entry[BodyEstablished]) -> None:
        """Take in a body."""
        act = entry.act
        self.bodies[act.body] = Body(
            code=act.body,
            names=act.names,
            short=act.short,
            parent=act.parent,
            seats=act.seats,
            rule=act.rule,
            source=act.source,
            composition=[Dated(act.since or date.min, act.members)],
        )

    @folds(BodyComposed)
    def body_composed(self, entry: Entry[BodyComposed]) -> None:
        """Take in a body's new composition."""
        if entry.act.body in self.bodies:
            composition = self.bodies[entry.act.body].composition
            composition.append(Dated(entry.act.since, entry.act.members))

    @folds(OfficeFilled)
    def office_filled(self, entry: Entry[OfficeFilled]) -> None:
        """Take in a holder of an office."""
        act = entry.act
        term = Term(act.names, act.holder, act.member, act.since, act.until, act.source)
        self.offices.setdefault(f"{act.body}/{act.office}", []).append(term)

    @folds(OfficeVacated)
    def office_vacated(self, entry: Entry[OfficeVacated]) -> None:
        """Take in that an office is vacant."""
        vacant = Term({}, "", "", entry.act.since, None)
        self.offices.setdefault(f"{entry.act.body}/{entry.act.office}", []).append(vacant)

    @folds(PartnerAdmitted)
    def partner_admitted(self, entry: Entry[PartnerAdmitted]) -> None:
        """Take in a partner or observer."""
        act = entry.act
        self.partners[act.partner] = Partner(act.partner, act.names, act.status, act.since)

    @folds(PartnerEnded)
    def partner_ended(self, entry: Entry[PartnerEnded]) -> None:
        """Take in the end of a status."""
        if entry.act.partner in self.partners:
            self.partners[entry.act.partner].until = entry.act.since


def value_on(dated: list[Dated[T]], day: date) -> T | None:
    """Return the value in force on a day: of the latest beginning, the one recorded last."""
    best: Dated[T] | None = None
    for candidate in dated:
        if candidate.since <= day and (best is None or candidate.since >= best.since):
            best = candidate
    return best.value if best else None


def _listed(known: Iterable[str]) -> Said | Listed:
    codes = list(known)
    if not codes:
        return said("still to come: enter them first")
    shown, more = listed(codes[:SHOWN]), len(codes) - SHOWN
    return said("{shown} and {more} more", shown=shown, more=more) if more > 0 else shown


def member_named(view: View, code: str) -> Named:
    """Return a member, body or partner with its name in the reader's language."""
    return Named(code, view.seen.state.of(Members).name(code, view.wording.language))


def members_named(view: View, codes: Iterable[str]) -> tuple[Named, ...]:
    """Return members, bodies or partners with their names in the reader's language."""
    return tuple(member_named(view, code) for code in codes)


def calling(view: View) -> Callable[[str], str]:
    """Return what calls a member by its name in the reader's language."""
    return lambda code: member_named(view, code).name


def in_language(names: Names, language: str) -> str:
    """Return a name in a language, or in English, or in whichever there is; may be empty."""
    for tag in (language, language.partition("-")[0], "en", "und"):
        if names.get(tag):
            return names[tag]
    return next(iter(names.values()), "")
