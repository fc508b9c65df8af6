"""Objections that stand against several acts of the presidency."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.members.state import MEMBER, SUSPENDED, Members
from plenipo.capabilities.presidency.state import Presidencies
from plenipo.core.act import Names
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal
from plenipo.core.said import Said, listed, said
from plenipo.procedure.answers import ADOPTED

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")


def bad_code(code: str) -> Refusal | None:
    """Object to a code that cannot stand in an address."""
    if _CODE.fullmatch(code):
        return None
    sentence = said(
        "The code '{code}' may hold only letters A-Z, digits, '.', '_' and '-'.", code=code
    )
    return Refusal("bad-code", sentence)


def nameless(names: Names, what: Said) -> Refusal | None:
    """Object to what has no name in any language."""
    if any(name.strip() for name in names.values()):
        return None
    sentence = said("Give {what} a name in at least one language.", what=what)
    return Refusal("no-name", sentence)


def placeless(place: Names) -> Refusal | None:
    """Object to a place that is not named."""
    if any(name.strip() for name in place.values()):
        return None
    return Refusal("no-place", said("Say where it is, in at least one language."))


def no_such_rotation(state: State, code: str) -> Refusal | None:
    """Object to a rotation that was not established."""
    known = state.of(Presidencies).rotations
    if code in known:
        return None
    sentence = said(
        "There is no rotation '{code}': the rotations are {known}.",
        code=code,
        known=listed(known) if known else said("still to come: establish one first"),
    )
    return Refusal("no-such-rotation", sentence)


def unknown_bodies(state: State, bodies: Iterable[str]) -> list[Refusal]:
    """Object to bodies that are not in the register."""
    found = (state.of(Members).no_such_body(body) for body in bodies)
    return [refusal for refusal in found if refusal]


def unknown_members(state: State, codes: Iterable[str]) -> list[Refusal]:
    """Object to members that are not in the register."""
    found = (state.of(Members).no_such_member(code) for code in codes)
    return [refusal for refusal in found if refusal]


def not_counted(state: State, member: str, day: date) -> Refusal | None:
    """Object to who is no member on a day, or is suspended."""
    members = state.of(Members)
    unknown = members.no_such_member(member)
    if unknown:
        return unknown
    standing = members.members[member].standing_on(day)
    if standing == MEMBER:
        return None
    sentence = (
        said("'{member}' is suspended on {day}: it has no chair then.", member=member, day=day)
        if standing == SUSPENDED
        else said(
            "'{member}' is not a member on {day}: it has no chair then.", member=member, day=day
        )
    )
    return Refusal("not-counted", sentence)


def not_in_order(order: Iterable[str], member: str, rotation: str) -> Refusal | None:
    """Object to a member that is not in the order of a rotation."""
    known = tuple(order)
    if member in known:
        return None
    sentence = said(
        "'{member}' is not in the rotation '{rotation}': its order is {known}.",
        member=member,
        rotation=rotation,
        known=listed(known),
    )
    return Refusal("not-in-the-rotation", sentence)


def undecided(state: State, number: str, reference: str) -> Refusal | None:
    """Object to an exception that was not decided, or by what does not stand."""
    if not number:
        sentence = said("An exception is by decision: give its number, or a reference to it.")
        return None if reference.strip() else Refusal("no-decision", sentence)
    found = state.of(Decisions).numbered(number)
    if not found:
        sentence = said("There is no decision '{number}' in the register.", number=number)
        return Refusal("no-such-decision", sentence)
    if any(one.outcome == ADOPTED and not one.rescinded for one in found):
        return None
    sentence = said(
        "The decision '{number}' was not adopted, or was taken back: nothing follows from it.",
        number=number,
    )
    return Refusal("decision-not-standing", sentence)
