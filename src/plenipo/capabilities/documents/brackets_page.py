"""The brackets of a text: who holds them, where they stand, how many there were over time."""

from __future__ import annotations

import msgspec

from plenipo.capabilities.documents.burndown import BurnDown, burn_down
from plenipo.capabilities.documents.document import Document
from plenipo.capabilities.documents.shown import ShownReading, reading_of
from plenipo.capabilities.members.state import member_named
from plenipo.capabilities.sessions.state import Session, session_named
from plenipo.core.page import Named
from plenipo.register.view import View
from plenipo.text.account import Held, account, citations
from plenipo.text.model import STANCES, Bracket


class PartyLine(msgspec.Struct, frozen=True):
    """How many brackets a party speaks of, and how often it says what.

    :ivar said: for each of the page's ``stances_said``, in their order.
    """

    party: Named
    brackets: int
    said: tuple[int, ...]
    places: tuple[tuple[str, str], ...]


class StretchLine(msgspec.Struct, frozen=True):
    """How open an article is, or another part from one heading to the next."""

    where: str
    provisions: int
    open: int
    brackets: int


class OfferedReading(msgspec.Struct, frozen=True):
    """A reading, and what an address says that shows the text as if it prevailed."""

    shown: ShownReading
    reading: str


class BracketLine(msgspec.Struct, frozen=True):
    """An open bracket, and its readings.

    :ivar without: what an address says that shows the text as if no text of it stayed.
    """

    id: str
    provision: str
    where: str
    readings: tuple[OfferedReading, ...]
    without: str


class BracketsPage(msgspec.Struct, frozen=True):
    """The brackets of a document.

    :ivar reading: which other brackets are taken as if decided (``b1:2``).
    :ivar stances_said: what is said of readings by anybody, in order.
    :ivar unowned: of how many brackets nobody has said anything.
    """

    session: Named
    document: Named
    symbol: str
    language: str
    reading: str
    brackets: int
    unowned: int
    stances_said: tuple[str, ...]
    parties_told: tuple[PartyLine, ...]
    stretches: tuple[StretchLine, ...]
    lines: tuple[BracketLine, ...]
    burn: BurnDown


def brackets_page(view: View, session: Session, document: Document, reading: str) -> BracketsPage:
    """Return who holds the brackets of a document, where they stand, and how many there were."""
    found = account(document.text)
    used = {each.kind for held in found.parties.values() for each in held}
    stances = tuple(stance for stance in STANCES if stance in used)
    return BracketsPage(
        session=session_named(view, session.code),
        document=Named(document.code, document.title(view.wording.language)),
        symbol=document.symbol,
        language=document.text.language,
        reading=reading,
        brackets=found.brackets,
        unowned=found.unowned,
        stances_said=stances,
        parties_told=tuple(
            _party(member_named(view, code), held, stances) for code, held in found.parties.items()
        ),
        stretches=tuple(
            StretchLine(each.where, each.provisions, each.open, each.brackets)
            for each in found.stretches
        ),
        lines=_lines(view, document, reading),
        burn=burn_down(document.steps, session.closes),
    )


def _party(party: Named, held: tuple[Held, ...], stances: tuple[str, ...]) -> PartyLine:
    kinds = [each.kind for each in held]
    return PartyLine(
        party,
        len({each.bracket for each in held}),
        tuple(kinds.count(stance) for stance in stances),
        tuple(dict.fromkeys((each.provision, each.where) for each in held)),
    )


def _lines(view: View, document: Document, reading: str) -> tuple[BracketLine, ...]:
    cited = citations(document.text)
    found: dict[str, BracketLine] = {}
    for provision, bracket in document.text.brackets():
        first = found.get(bracket.id)
        where = first.where if first else cited[provision.id]
        line = BracketLine(
            bracket.id,
            first.provision if first else provision.id,
            where,
            tuple(
                OfferedReading(
                    reading_of(each, lambda code: member_named(view, code)),
                    _chosen(reading, bracket, number),
                )
                for number, each in enumerate(bracket.alternatives, 1)
            ),
            _chosen(reading, bracket, 0),
        )
        found[bracket.id] = line
    return tuple(found.values())


def _chosen(reading: str, bracket: Bracket, number: int) -> str:
    """Return what an address says that takes a bracket as decided so, beside others."""
    others = (each for each in reading.split(",") if each and each.rpartition(":")[0] != bracket.id)
    return ",".join((*others, f"{bracket.id}:{number}"))
