"""The signing table: where the secretary records each signature, in one press, in the order."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plenipo.capabilities.members.state import member_named
from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.signing.ceremony_page import OnTable, on_table, shown
from plenipo.capabilities.signing.readiness import Readiness, ToSign
from plenipo.core.authority import DEPOSITARY, SECRETARY, Place
from plenipo.core.page import Named
from plenipo.register.view import View
from plenipo.treaty.representatives import OFFICES


class Turn(msgspec.Struct, frozen=True):
    """A signature to be recorded.

    :ivar person: who was named to sign; empty where nobody was, and it is to be entered.
    """

    member: Named
    person: str
    office: str
    powers: str
    next: bool


class AtTable(msgspec.Struct, frozen=True):
    """A document that somebody has yet to sign.

    :ivar treaty: the code of the treaty that it is; empty for another document.
    :ivar turns: who has yet to sign, the next first.
    :ivar lacks: what stands against signing it now, in sentences.
    """

    paper: OnTable
    treaty: str
    how: str
    turns: tuple[Turn, ...]
    lacks: tuple[str, ...]


class TablePage(msgspec.Struct, frozen=True):
    """The signing table.

    :ivar records: whether this person records signatures here, on this day.
    :ivar today: whether this is the ceremony's day.
    :ivar papers: what somebody has yet to sign, first what is on the table.
    """

    signing: Named
    records: bool
    today: bool
    done: int
    total: int
    papers: tuple[AtTable, ...]
    offices: tuple[str, ...]


def table_page(view: View, found: Readiness) -> TablePage:
    """Return the signing table."""
    signing, now = found.signing, view.now
    session = view.seen.state.of(Sessions).sessions.get(signing.session)
    place = Place(signing.session, session.bodies if session else ())
    keeps = any(
        held.role in {SECRETARY, DEPOSITARY} and held.covers(place) for held in view.capacities
    )
    left = on_table(found.papers)
    return TablePage(
        signing=Named(signing.code, signing.title(view.wording.language)),
        records=keeps and view.seen.lens.as_of is None,
        today=signing.local_day(now) == signing.term(now).day,
        done=len(found.papers) - len(left),
        total=len(found.papers),
        papers=tuple(_at_table(view, found, paper) for paper in left),
        offices=OFFICES,
    )


def _at_table(view: View, found: Readiness, paper: ToSign) -> AtTable:
    lacks = [each for check in paper.checks for each in check.lacks]
    return AtTable(
        paper=shown(view, paper),
        treaty=paper.listing.treaty,
        how=paper.listing.how,
        turns=tuple(_turns(view, found, paper)),
        lacks=tuple(view.wording.told(each) for each in lacks),
    )


def _turns(view: View, found: Readiness, paper: ToSign) -> Iterator[Turn]:
    for place, code in enumerate(paper.remaining):
        named = found.signing.representative(paper.listing.number, code)
        yield Turn(
            member=member_named(view, code),
            person=named.person if named else "",
            office=named.office if named else "",
            powers=named.powers if named else "",
            next=not place,
        )
