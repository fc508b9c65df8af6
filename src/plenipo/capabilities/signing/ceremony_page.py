"""The screen of a ceremony: which document is on the table, who has signed it, who is next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from plenipo.capabilities.members.state import in_language, member_named
from plenipo.capabilities.sessions.state import session_named
from plenipo.capabilities.signing.readiness import Readiness, ToSign
from plenipo.core.page import Named
from plenipo.register.view import View


class Signatory(msgspec.Struct, frozen=True):
    """A signatory in its turn; ``next``: whether it is the first that has not signed."""

    member: Named
    signed: bool
    next: bool


class OnTable(msgspec.Struct, frozen=True):
    """A document of the ceremony.

    :ivar signed: how many have signed it, of
    :ivar total: its signatories.
    """

    number: str
    title: str
    signed: int
    total: int
    signatories: tuple[Signatory, ...]


class CeremonyPage(msgspec.Struct, frozen=True):
    """The screen of a ceremony.

    :ivar now: the document on the table: that which was signed last, until all have signed it, then
        the first that somebody has not; None once all have signed all.
    :ivar then: the one after it.
    :ivar done: how many documents all have signed, of
    :ivar total: those that are on the list.
    """

    signing: Named
    session: Named
    place: str
    day: date
    now: OnTable | None
    then: OnTable | None
    done: int
    total: int


def ceremony_page(view: View, found: Readiness) -> CeremonyPage:
    """Return the screen of a ceremony."""
    signing, language = found.signing, view.wording.language
    term = signing.term(view.now)
    left = on_table(found.papers)
    return CeremonyPage(
        signing=Named(signing.code, signing.title(language)),
        session=session_named(view, signing.session),
        place=in_language(term.place, language),
        day=term.day,
        now=shown(view, left[0]) if left else None,
        then=shown(view, left[1]) if left[1:] else None,
        done=len(found.papers) - len(left),
        total=len(found.papers),
    )


def on_table(papers: Sequence[ToSign]) -> list[ToSign]:
    """Return what somebody has yet to sign, first what is on the table."""
    left = [paper for paper in papers if paper.remaining]

    def last(paper: ToSign) -> int:
        return max((signature.entry for signature in paper.signed.values()), default=-1)

    latest = max(left, key=last, default=None)
    if latest is None or last(latest) < 0:
        return left
    return [latest, *(paper for paper in left if paper is not latest)]


def shown(view: View, paper: ToSign) -> OnTable:
    """Return a document as a ceremony shows it."""
    turn = next(iter(paper.remaining), "")
    return OnTable(
        number=paper.listing.number,
        title=in_language(paper.names, view.wording.language),
        signed=len(paper.signed),
        total=len(paper.order),
        signatories=tuple(
            Signatory(member_named(view, code), code in paper.signed, code == turn)
            for code in paper.order
        ),
    )
