"""The pages of the presidency, and how its acts are told."""

from __future__ import annotations

import msgspec

from plenipo.capabilities.presidency.anniversary_page import AnniversaryPage, anniversary_page
from plenipo.capabilities.presidency.handover import handover_file
from plenipo.capabilities.presidency.lines import (
    ChairLine,
    RotationBlock,
    Where,
    chair_lines,
    rotation_block,
    where,
)
from plenipo.capabilities.presidency.presidency_page import (
    AnniversaryLine,
    PresidencyPage,
    anniversary_lines,
    presidency_page,
)
from plenipo.capabilities.presidency.state import Presidencies, presidency_named
from plenipo.capabilities.presidency.terms import Term
from plenipo.core.page import Named, NotThereError, message, page
from plenipo.core.paper import Paper, digest
from plenipo.register.view import View

WORDS = {
    "act": {
        "rotation.established": message("Rotation established"),
        "rotation.excepted": message("Exception to a rotation"),
        "presidency.assumed": message("Presidency assumed"),
        "handover.made": message("Presidency handed over"),
        "chair.assigned": message("Chair assigned"),
        "chair.vacated": message("Chair vacated"),
        "seat.fixed": message("Seat settled"),
        "venue.settled": message("Venue settled"),
        "anniversary.marked": message("Anniversary marked"),
    },
    "exception": {
        "skipped": message("passed over"),
        "exchanged": message("changes turns"),
        "moved": message("handed over on another day"),
        "suspended": message("suspended"),
    },
    "presidency": {
        "past": message("over"),
        "now": message("presides now"),
        "coming": message("settled"),
        "foreseen": message("foreseen"),
    },
    "chair": {
        "chair": message("chair"),
        "vice-chair": message("vice-chair"),
    },
    "role": {"vice-chair": message("vice-chair")},
}

SENTENCES = {
    "rotation.established": message(
        "Rotation “{rotation}” of the presidency of {body} established"
    ),
    "rotation.excepted": message("Exception to the rotation “{rotation}” for {member}: {reason}"),
    "presidency.assumed": message("{member} presides from {since} up to {until}"),
    "handover.made": message("The presidency {presidency} handed over"),
    "chair.assigned": message("{member} in the chair of {body}, from {since}: {role}"),
    "chair.vacated": message("{member} no longer in the chair of {body}, from {since}: {role}"),
    "seat.fixed": message("The seat is in {place} from {since}"),
    "venue.settled": message("The session {session} meets in {place}"),
    "anniversary.marked": message("{names}: marked in the presidency {presidency}"),
}


class PresidenciesPage(msgspec.Struct, frozen=True):
    """Who presides, who is in which chair, where the seat is, and whose turn comes.

    :ivar chairs: of all bodies of which anybody has, or had, the chair.
    """

    rotations: tuple[RotationBlock, ...]
    chairs: tuple[ChairLine, ...]
    seat: Where | None
    anniversaries: tuple[AnniversaryLine, ...]


class HandoverPage(msgspec.Struct, frozen=True):
    """The hand-over file of a presidency; with ``.docx`` or ``.pdf`` it is had as a file.

    :ivar digest: of the text, by which the hand-over names it.
    :ivar handed: the digest of the file that was handed over; empty where none is on record.
    """

    presidency: Named
    paper: Paper
    digest: str
    handed: str


@page("/presidencies", menu=message("Presidency"), place=3)
def presidencies(view: View) -> PresidenciesPage:
    """Return the rotations with their calendars, the chairs, the seat and the anniversaries."""
    known = view.seen.state.of(Presidencies)
    return PresidenciesPage(
        rotations=tuple(rotation_block(view, one) for one in known.rotations.values()),
        chairs=tuple(chair_lines(view, known.chaired(), view.today)),
        seat=where(view, known.seat_on(view.today)),
        anniversaries=anniversary_lines(view),
    )


@page("/presidencies/{presidency}")
def presidency(view: View, presidency: str) -> PresidencyPage:
    """Return a presidency: its chairs, sessions, priorities, and how it was handed over."""
    return presidency_page(view, _term(view, presidency))


@page("/presidencies/{presidency}/handover", document="paper")
def handover(view: View, presidency: str) -> HandoverPage:
    """Return the hand-over file of a presidency: what is open, promised and due."""
    term = _term(view, presidency)
    following = view.seen.state.of(Presidencies).after(term)
    made = handover_file(view, term)
    return HandoverPage(
        presidency=presidency_named(view, term.code),
        paper=made,
        digest=digest(made),
        handed=following.handed.digest if following and following.handed else "",
    )


@page("/anniversaries/{anniversary}")
def anniversary(view: View, anniversary: str) -> AnniversaryPage:
    """Return an anniversary: its day, who presides then, and where its declaration stands."""
    found = view.seen.state.of(Presidencies).anniversaries.get(anniversary)
    if found is None:
        sentence = message("There is no anniversary “{code}”.")
        raise NotThereError(view.wording.say(sentence, code=anniversary))
    return anniversary_page(view, found)


def _term(view: View, code: str) -> Term:
    found = view.seen.state.of(Presidencies).terms.get(code)
    if found is None:
        raise NotThereError(view.wording.say("There is no presidency “{code}”.", code=code))
    return found
