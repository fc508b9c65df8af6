"""The text on the screen of the hall: one provision in big print, and who holds what of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from plenipo.capabilities.documents.document import Document
from plenipo.capabilities.documents.shown import ShownProvision, provisions_shown
from plenipo.capabilities.documents.state import projected_in
from plenipo.capabilities.members.state import member_named
from plenipo.capabilities.sessions.state import session_named
from plenipo.core.page import Named
from plenipo.register.view import View
from plenipo.text.model import Provision, Text

HUES = 8
"""How many colours owners have; those of more share them, for the code stands beside each."""


class ScreenPage(msgspec.Struct, frozen=True):
    """What the screen of the hall shows of a document.

    :ivar up: whether it is shown at present.
    :ivar other: the document that is shown instead, if one is.
    :ivar follows: whether the screen follows what is changed.
    :ivar above: what the provision belongs to, and
    :ivar provisions: the provision itself with what belongs to it.
    :ivar hues: the colour of each owner, counted from 1, by code.
    """

    session: Named
    document: Named
    symbol: str
    language: str
    up: bool
    other: Named | None
    follows: bool
    above: tuple[ShownProvision, ...]
    provisions: tuple[ShownProvision, ...]
    brackets: int
    hues: dict[str, int]


def screen_page(view: View, session: str, document: Document) -> ScreenPage:
    """Return the screen of the hall for a document."""
    state, language = view.seen.state, view.wording.language
    found = projected_in(state, session)
    here = found is not None and found.document.code == document.code
    place = (found.provision or document.changed_last()) if found and here else ""
    above, shows = (
        provisions_shown(document, document.text, each, lambda code: member_named(view, code))
        for each in _around(document.text.provisions, place)
    )
    return ScreenPage(
        session=session_named(view, session),
        document=Named(document.code, document.title(language)),
        symbol=document.symbol,
        language=document.text.language,
        up=here,
        other=Named(found.document.code, found.document.title(language))
        if found and not here
        else None,
        follows=found is not None and here and not found.provision,
        above=above,
        provisions=shows,
        brackets=document.open(),
        hues=hues(document.text) if here else {},
    )


def _around(
    provisions: Sequence[Provision], place: str
) -> tuple[Sequence[Provision], Sequence[Provision]]:
    """Return what a provision belongs to, outermost first, and the provision with its own."""
    number = next((n for n, each in enumerate(provisions) if each.id == place), None)
    if number is None:
        return (), ()
    depth = provisions[number].depth
    above: list[Provision] = []
    for each in provisions[:number]:
        above = [held for held in above if held.depth < each.depth]
        if each.depth < depth:
            above.append(each)
    end = number + 1
    while end < len(provisions) and provisions[end].depth > depth:
        end += 1
    return above, provisions[number:end]


def hues(text: Text) -> dict[str, int]:
    """Return the colour of each party that says something of a text, in the order they do."""
    parties = dict.fromkeys(_parties(text))
    return {code: number % HUES + 1 for number, code in enumerate(parties)}


def _parties(text: Text) -> Iterator[str]:
    for provision in text.provisions:
        for bracket in provision.brackets:
            for alternative in bracket.alternatives:
                yield from (stance.party for stance in alternative.stances)
