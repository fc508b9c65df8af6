"""Where each phrase of a text comes from: who proposed it, when, and how it was decided."""

from __future__ import annotations

from datetime import datetime

import msgspec

from plenipo.capabilities.documents.document import Document, Step
from plenipo.capabilities.documents.shown import Name, Shown, pieces
from plenipo.capabilities.members.state import member_named
from plenipo.capabilities.sessions.state import session_named
from plenipo.core.page import Named
from plenipo.register.view import View
from plenipo.text.account import HEADS, citations
from plenipo.text.provenance import phrases


class Source(msgspec.Struct, frozen=True):
    """An act that brought words, or decided that they stay.

    :ivar act: its wire name.
    :ivar about: the code of the proposal or bracket; of what was tabled, its symbol.
    :ivar parties: who proposed it; nobody where it was decided, or came from nobody's delegation.
    :ivar reason: why; of a decision, how it was taken.
    :ivar tabled: whether it is the text as it was tabled.
    :ivar reading: of a decision, which reading of the bracket stayed, counted from 1.
    """

    act: str
    about: str
    parties: tuple[Named, ...]
    reason: str
    moment: datetime
    entry: int
    tabled: bool
    reading: int


class PhraseLine(msgspec.Struct, frozen=True):
    """Words in a row of one origin.

    :ivar bracket: the identity of the bracket they stand in, while it is open, and
    :ivar reading: in which of its readings.
    :ivar entry: the number of the entry that brought them, and
    :ivar decided: of those by which brackets around them were decided; see ``sources``.
    :ivar parties: of words in brackets of the text as it was tabled, who proposed them there.
    """

    pieces: tuple[Shown, ...]
    bracket: str
    reading: int
    entry: int
    decided: tuple[int, ...]
    parties: tuple[Named, ...]


class TracedProvision(msgspec.Struct, frozen=True):
    """A provision, phrase by phrase.

    :ivar cited: how it is cited; empty for a heading, which is cited by its words.
    :ivar agreed: the number of the entry by which it was agreed; 0 while it is open.
    """

    id: str
    cited: str
    status: str
    agreed: int
    phrases: tuple[PhraseLine, ...]


class ProvenancePage(msgspec.Struct, frozen=True):
    """A text phrase by phrase, with the acts that it comes from.

    :ivar tabled: the act by which the text was tabled.
    :ivar sources: the acts, by the number of their entry.
    """

    session: Named
    document: Named
    symbol: str
    language: str
    tabled: Source
    provisions: tuple[TracedProvision, ...]
    sources: dict[int, Source]


def provenance_page(view: View, document: Document) -> ProvenancePage:
    """Return where each phrase of the text as it stands comes from."""

    def name(code: str) -> Named:
        return member_named(view, code)

    cited = citations(document.text)
    provisions = tuple(
        TracedProvision(
            each.id,
            "" if each.kind in HEADS and not each.number else cited[each.id],
            each.status,
            document.agreed[each.id].entry if each.id in document.agreed else 0,
            tuple(
                PhraseLine(
                    pieces(phrase.content, name),
                    phrase.bracket,
                    phrase.reading,
                    phrase.origin.entry,
                    phrase.origin.decided,
                    tuple(name(code) for code in phrase.origin.parties),
                )
                for phrase in phrases(
                    each.content, document.origins.get(each.id, ()), document.entry
                )
            ),
        )
        for each in document.text.provisions
    )
    used = {
        entry
        for provision in provisions
        for phrase in provision.phrases
        for entry in (phrase.entry, *phrase.decided)
    }
    used |= {provision.agreed for provision in provisions}
    return ProvenancePage(
        session=session_named(view, document.session),
        document=Named(document.code, document.title(view.wording.language)),
        symbol=document.symbol,
        language=document.text.language,
        tabled=_source(document, document.steps[0], name),
        provisions=provisions,
        sources={
            step.entry: _source(document, step, name)
            for step in document.steps
            if step.entry in used
        },
    )


def _source(document: Document, step: Step, name: Name) -> Source:
    proposal = document.proposed_by(step)
    codes = (proposal.member, *proposal.sponsors) if proposal else (step.member,)
    return Source(
        act=step.act,
        about=step.about,
        parties=tuple(name(code) for code in codes if code),
        reason=step.reason,
        moment=step.moment,
        entry=step.entry,
        tabled=step.entry == document.entry,
        reading=step.reading,
    )
