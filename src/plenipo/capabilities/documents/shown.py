"""A text as pages show it: its pieces, and who holds what by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from plenipo.capabilities.documents.document import Document, Proposal
from plenipo.capabilities.documents.holding import AGREE, Holding
from plenipo.core.page import Named
from plenipo.text.account import citations
from plenipo.text.model import (
    FIRST,
    LAST,
    WHOLE,
    Alternative,
    Blank,
    Bracket,
    Content,
    Mark,
    Note,
    Provision,
    Run,
    Text,
)

Name = Callable[[str], Named]


class SaidOf(msgspec.Struct, frozen=True):
    """What one party says of a reading: ``propose``, ``support``, ``oppose``, ``reserve``, ..."""

    party: Named
    stance: str
    note: str = ""


class Shown(msgspec.Struct, frozen=True):
    """A piece of a text.

    :ivar kind: ``run``, ``note``, ``blank``, ``mark`` or ``bracket``.
    :ivar text: its words; of a mark, the identity of the footnote.
    :ivar style: of words, how they are printed.
    :ivar bracket: of a bracket, its identity.
    :ivar opens: whether it begins here, and
    :ivar closes: whether it ends here: it may go over several provisions.
    :ivar readings: of a bracket, its readings.
    """

    kind: str
    text: str = ""
    style: str = ""
    bracket: str = ""
    opens: bool = True
    closes: bool = True
    readings: tuple[ShownReading, ...] = ()


class ShownReading(msgspec.Struct, frozen=True):
    """One reading of a bracket: its pieces, and what is said of it; no pieces are *no text*."""

    pieces: tuple[Shown, ...]
    said: tuple[SaidOf, ...]


class ShownProvision(msgspec.Struct, frozen=True):
    """A provision.

    :ivar cited: how it is named in a sentence: ``Article 3, 1``.
    :ivar brackets: the identities of the brackets that begin or go on in it.
    :ivar reopened: why it was reopened last, if it was.
    :ivar said: how members stand to it as it reads in the rolling text, but those who agree.
    """

    id: str
    kind: str
    number: str
    depth: int
    status: str
    cited: str
    pieces: tuple[Shown, ...]
    brackets: tuple[str, ...]
    reopened: str = ""
    said: tuple[SaidOf, ...] = ()


class ShownProposal(msgspec.Struct, frozen=True):
    """A proposal, and where it stands.

    :ivar where: how its provision is cited; empty where that is not there any more.
    :ivar other: how the provision is cited after which it is to stand, or of which to be part.
    """

    code: str
    party: Named
    action: str
    where: str
    before: str
    words: str
    other: str
    reason: str


def proposal_shown(document: Document, proposal: Proposal, name: Name) -> ShownProposal:
    """Return a proposal as pages show it."""
    cited = citations(document.text)
    return ShownProposal(
        proposal.code,
        name(proposal.member),
        proposal.action,
        cited.get(proposal.provision, ""),
        proposal.before,
        proposal.words,
        cited.get(proposal.other, ""),
        proposal.reason,
    )


def shown(document: Document, text: Text, name: Name) -> tuple[ShownProvision, ...]:
    """Return a text of a document as pages show it; it is cited as in the text as it stands."""
    return provisions_shown(document, text, text.provisions, name)


def provisions_shown(
    document: Document, text: Text, provisions: Iterable[Provision], name: Name
) -> tuple[ShownProvision, ...]:
    """Return some provisions of a text of a document as pages show them."""
    cited = citations(text) | citations(document.text)
    said = {provision: now for provision, (now, _) in document.said().items()}
    return tuple(
        _provision(document, each, cited[each.id], name, said.get(each.id, ()))
        for each in provisions
    )


def _provision(
    document: Document, provision: Provision, cited: str, name: Name, said: tuple[Holding, ...]
) -> ShownProvision:
    reopened = document.reopened.get(provision.id)
    found = dict.fromkeys(bracket.id for bracket in provision.brackets)
    return ShownProvision(
        id=provision.id,
        kind=provision.kind,
        number=provision.number,
        depth=provision.depth,
        status=provision.status,
        cited=cited,
        pieces=pieces(provision.content, name),
        brackets=tuple(found),
        reopened=reopened.reason if reopened and provision.id not in document.agreed else "",
        said=tuple(SaidOf(name(h.member), h.stance, h.kind) for h in said if h.stance != AGREE),
    )


def pieces(content: Content, name: Name) -> tuple[Shown, ...]:
    """Return the pieces of a content as pages show them."""
    return tuple(_pieces(content, name))


def _pieces(content: Content, name: Name) -> Iterator[Shown]:
    for piece in content:
        match piece:
            case Run(text=text, style=style):
                yield Shown("run", text, style)
            case Note(text=text):
                yield Shown("note", text)
            case Blank(text=text):
                yield Shown("blank", text)
            case Mark(to=to):
                yield Shown("mark", to)
            case Bracket():
                yield _bracket(piece, name)


def reading_of(alternative: Alternative, name: Name) -> ShownReading:
    """Return a reading of a bracket as pages show it."""
    said = tuple(SaidOf(name(s.party), s.kind, s.note) for s in alternative.stances)
    return ShownReading(pieces(alternative.content, name), said)


def _bracket(bracket: Bracket, name: Name) -> Shown:
    readings = tuple(reading_of(each, name) for each in bracket.alternatives)
    return Shown(
        "bracket",
        bracket=bracket.id,
        opens=bracket.part in {WHOLE, FIRST},
        closes=bracket.part in {WHOLE, LAST},
        readings=readings,
    )
