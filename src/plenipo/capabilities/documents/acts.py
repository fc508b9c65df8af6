"""The acts by which texts are negotiated. Source: FIELD notes 3.1 to 3.6.

Words are written in bracket notation (:mod:`plenipo.text.reading`), as they would be in a paper: it
is read by whoever looks at the register, today and later. A passage is named by its words.
"""

from __future__ import annotations

from plenipo.core.act import Act, Names


class DocumentTabled(Act, frozen=True, kw_only=True, tag="document.tabled/1"):
    """A document was put before a session, with the text that is to be negotiated.

    :ivar session: the code of the session it is before.
    :ivar document: its code, by which other acts name it.
    :ivar symbol: its symbol (``CSTO/CSC/2011/L.4``).
    :ivar names: its title in several languages.
    :ivar kind: where it stands on the way to adoption: ``non-paper``, ``zero draft``,
        ``compilation``, ``rolling text``, ``chair's text``, ``clean text``.
    :ivar text: its text, in bracket notation.
    :ivar parties: the codes that stand in its brackets as owners; others are words.
    :ivar originator: the member or body that it comes from.
    :ivar item: the item of the session's agenda that it belongs to.
    :ivar language: the tag of the language it is in.
    :ivar source: where it is known from; ``illustrative`` for one that was made up.
    """

    session: str
    document: str
    symbol: str
    names: Names
    text: str
    kind: str = "rolling text"
    parties: tuple[str, ...] = ()
    originator: str = ""
    item: str = ""
    language: str = "en"
    source: str = ""


class WordingProposed(Act, frozen=True, kw_only=True, tag="wording.proposed/1"):
    """A delegation proposed other words: they stand in brackets until that is decided.

    :ivar session: the session's code.
    :ivar document: the document's code.
    :ivar proposal: the code of the proposal; also that of the bracket it opens.
    :ivar member: the code of the member that proposes.
    :ivar action: ``replace`` a passage, ``insert`` words after it, ``delete`` it, add an
        ``alternative`` to a bracket, or add a ``provision`` after another.
    :ivar provision: the identity of the provision; of ``provision``, after which one, or none.
    :ivar passage: the words that stand there now; none for all of the provision.
    :ivar occurrence: which time these words occur there, counted from 1.
    :ivar bracket: of an ``alternative``, the identity of the bracket.
    :ivar words: the proposed words, in bracket notation; none where it deletes.
    :ivar number: of a ``provision``, its number (``2 bis``).
    :ivar sponsors: the codes of the members that propose it too.
    :ivar reason: why.
    """

    session: str
    document: str
    proposal: str
    member: str
    action: str
    provision: str = ""
    passage: str = ""
    occurrence: int = 1
    bracket: str = ""
    words: str = ""
    number: str = ""
    sponsors: tuple[str, ...] = ()
    reason: str = ""


class WordingWithdrawn(Act, frozen=True, kw_only=True, tag="wording.withdrawn/1"):
    """A delegation withdrew a proposal of its own; where nobody else holds it, its words go.

    :ivar session: the session's code.
    :ivar document: the document's code.
    :ivar proposal: the proposal's code.
    :ivar member: the code of the member that withdraws it.
    :ivar reason: why.
    """

    session: str
    document: str
    proposal: str
    member: str
    reason: str = ""


class WordingHeld(Act, frozen=True, kw_only=True, tag="wording.held/1"):
    """A delegation said what it holds of one reading of a bracket, instead of what it said before.

    :ivar session: the session's code.
    :ivar document: the document's code.
    :ivar bracket: the bracket's identity.
    :ivar alternative: which of its readings, counted from 1.
    :ivar member: the code of the member.
    :ivar stance: ``support``, ``oppose``, ``reserve``, ``move``, ``merge``, ``clarify``; ``none``
        takes back what it said.
    :ivar note: what else it says: the kind of reservation, where to move it.
    """

    session: str
    document: str
    bracket: str
    member: str
    stance: str
    alternative: int = 1
    note: str = ""


class BracketOpened(Act, frozen=True, kw_only=True, tag="bracket.opened/1"):
    """Words were put into brackets: they are not agreed, and nobody has said who holds them.

    :ivar session: the session's code.
    :ivar document: the document's code.
    :ivar bracket: the identity the bracket is to have.
    :ivar provision: the identity of the provision.
    :ivar passage: the words that stand there; none for all of it.
    :ivar occurrence: which time these words occur there, counted from 1.
    :ivar reason: why.
    """

    session: str
    document: str
    bracket: str
    provision: str
    passage: str = ""
    occurrence: int = 1
    reason: str = ""


class BracketResolved(Act, frozen=True, kw_only=True, tag="bracket.resolved/1"):
    """A bracket was decided: one of its readings stays, or no text.

    :ivar session: the session's code.
    :ivar document: the document's code.
    :ivar bracket: the bracket's identity.
    :ivar alternative: which of its readings stays, counted from 1; 0 for no text.
    :ivar decided: how: ``by the chair, no objection``, the code of a vote.
    :ivar reason: why.
    """

    session: str
    document: str
    bracket: str
    alternative: int
    decided: str = ""
    reason: str = ""


class ProvisionAgreed(Act, frozen=True, kw_only=True, tag="provision.agreed/1"):
    """A provision was agreed as it stands: its words change no more until it is reopened.

    :ivar session: the session's code.
    :ivar document: the document's code.
    :ivar provision: the identity of the provision.
    :ivar ad_referendum: whether it is agreed subject to capitals.
    """

    session: str
    document: str
    provision: str
    ad_referendum: bool = False


class ProvisionReopened(Act, frozen=True, kw_only=True, tag="provision.reopened/1"):
    """An agreed provision was reopened.

    :ivar session: the session's code.
    :ivar document: the document's code.
    :ivar provision: the identity of the provision.
    :ivar member: the code of the member that asked for it.
    :ivar reason: why.
    """

    session: str
    document: str
    provision: str
    reason: str
    member: str = ""


class RevisionIssued(Act, frozen=True, kw_only=True, tag="revision.issued/1"):
    """The text as it stands was issued as a revision: it is kept under a symbol of its own.

    :ivar session: the session's code.
    :ivar document: the document's code.
    :ivar symbol: the symbol of the revision (``CSTO/CSC/2011/L.4/Rev.1``).
    :ivar kind: where the document stands then; what it was, unless told.
    :ivar note: what is to be known of it.
    """

    session: str
    document: str
    symbol: str
    kind: str = ""
    note: str = ""


class DocumentProjected(Act, frozen=True, kw_only=True, tag="document.projected/1"):
    """A document was shown on the screen of the hall, instead of what it showed before.

    :ivar session: the session's code.
    :ivar document: the document's code.
    :ivar provision: the identity of the provision that is shown; empty for the one changed last.
    """

    session: str
    document: str
    provision: str = ""


class ProjectionEnded(Act, frozen=True, kw_only=True, tag="projection.ended/1"):
    """A document was taken from the screen of the hall.

    :ivar session: the session's code.
    :ivar document: the document's code.
    """

    session: str
    document: str
