"""The treaties of a member: what it signed, by what it is bound, and the dates to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from plenipo.capabilities.members.state import Members
from plenipo.capabilities.treaties.looking import Looked, Participant, look_at, participant
from plenipo.capabilities.treaties.notes import Note
from plenipo.capabilities.treaties.reservations import OPEN, Reservation
from plenipo.capabilities.treaties.state import Treaties
from plenipo.capabilities.treaties.status_table import StatusRow, status_table
from plenipo.core.page import Named, NotThereError, message
from plenipo.register.view import View

ENTERS = message("{treaty} enters into force for it.")
ENDS = message("It is bound no more by {treaty}.")
CLOSES = message("The last day on which {treaty} is open for its signature.")
OBJECT = message(
    "The last day on which it may object to the reservation {code} of {name}: {treaty}."
)
OBJECTED_TO = message(
    "The last day on which others may object to its reservation {code}: {treaty}."
)


class MemberTreaty(msgspec.Struct, frozen=True):
    """A treaty in which a member takes part.

    :ivar row: its row in the table of the treaty's status, and ``notes``: its notes there.
    """

    treaty: Named
    standing: str
    row: StatusRow
    notes: tuple[Note, ...]


class Coming(msgspec.Struct, frozen=True):
    """A date to come: what it is, in a sentence."""

    day: date
    treaty: Named
    told: str


class MemberTreatiesPage(msgspec.Struct, frozen=True):
    """The treaties of a member.

    :ivar is_member: whether it has a page of its own.
    :ivar treaties: those in which it takes part.
    :ivar open: those that it can still sign or accede to.
    :ivar coming: the dates to come, the next first.
    """

    member: Participant
    is_member: bool
    treaties: tuple[MemberTreaty, ...]
    open: tuple[Named, ...]
    coming: tuple[Coming, ...]


def member_treaties_page(view: View, code: str) -> MemberTreatiesPage:
    """Return the page of a member's treaties.

    :raises NotThereError: when nobody is known by that code.
    """
    who, state = participant(view, code), view.seen.state
    if not who.known:
        raise NotThereError(view.wording.say("There is no member “{code}”.", code=code))
    looked = [look_at(view, treaty) for treaty in state.of(Treaties).treaties.values()]
    taking = [its for each in looked if (its := _treaty(each, code)) is not None]
    there = {each.treaty.code for each in taking}
    coming = sorted(
        (each for one in looked for each in _coming(one, code)),
        key=lambda each: (each.day, each.treaty.code, each.told),
    )
    return MemberTreatiesPage(
        member=who,
        is_member=code in state.of(Members).members,
        treaties=tuple(taking),
        open=tuple([e.named for e in looked if e.treaty.code not in there and _open(e, code)]),
        coming=tuple(coming),
    )


def _treaty(looked: Looked, code: str) -> MemberTreaty | None:
    """Return a treaty with a member's row of its table; None where it takes no part."""
    table = status_table(looked)
    row = next((row for row in table.rows if row.participant.code == code), None)
    if row is None:
        return None
    notes = tuple([note for note in table.notes if note.number in row.notes])
    return MemberTreaty(looked.named, looked.standing, row, notes)


def _open(looked: Looked, code: str) -> bool:
    """Tell whether a treaty is open to the signature or accession of who takes no part in it."""
    treaty = looked.treaty
    accedes = not treaty.may_accede or code in treaty.may_accede
    return accedes or _signs(looked, code)


def _signs(looked: Looked, code: str) -> bool:
    treaty = looked.treaty
    named = not treaty.may_sign or code in treaty.may_sign
    return named and (treaty.until is None or looked.day <= treaty.until)


def _coming(looked: Looked, code: str) -> Iterator[Coming]:
    """Yield the dates to come of a treaty for a member, that of the day itself included."""
    named, treaty, day = looked.named, looked.treaty, looked.day
    its = looked.found.participation.standings.get(code)
    span = its.span(day) if its else None
    in_force = looked.found.parties.get(code)
    if in_force and in_force >= day:
        yield Coming(in_force, named, looked.say(ENTERS, treaty=named.name))
    if span and span.until:
        yield Coming(span.until, named, looked.say(ENDS, treaty=named.name))
    signed = its is not None and (its.signature or its.referendum or its.spans)
    if treaty.until and _signs(looked, code) and not signed:
        yield Coming(treaty.until, named, looked.say(CLOSES, treaty=named.name))
    for each in treaty.reservations.values():
        if looked.reserved(each) == OPEN:
            yield from _reserved(looked, each, code)


def _reserved(looked: Looked, found: Reservation, code: str) -> Iterator[Coming]:
    named, day = looked.named, looked.day
    told = {"code": found.code, "treaty": named.name}
    if found.participant == code:
        yield Coming(found.limit(), named, looked.say(OBJECTED_TO, **told))
        return
    its = looked.found.participation.standings.get(code)
    consented = looked.consented(code)
    concerned = consented or (its and (its.signature or its.referendum))
    limit = found.limit(consented)
    if concerned and code not in found.objections and limit >= day:
        name = looked.called(found.participant)
        yield Coming(limit, named, looked.say(OBJECT, name=name, **told))
