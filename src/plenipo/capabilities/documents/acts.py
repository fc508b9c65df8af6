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
    :ivar support: how many members must propose or support a reading for it to stay when a revision
        is issued, if the rules of the body say so; 0 for none.
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
    support: int = 0


class WordingProposed(Act, frozen=True, kw_only=True, tag="wording.proposed/1"):
    """A delegation proposed other words: they stand in brackets until that is decided.

    :ivar session: the session's code.
    :ivar document: the document's code.
    :ivar proposal: the code of the proposal; also that of the bracket it opens.
    :ivar member: the code of the member that proposes.
    :ivar action: ``replace`` a passage, ``insert`` words after it, ``delete`` it, add an
        ``alternative`` to a bracket, add a ``provision`` after another; ``move`` or ``merge`` a
        provision, or ``split`` off the words from a passage on.
    :ivar provision: the identity of the provision; of ``provision``, after which one, or none.
    :ivar other: of ``move``, the identity of the provision after which it is to stand, none for the
        beginning; of ``merge``, of the one that it is to become part of.
    :ivar passage: the words that stand there now; none for all of the provision.
    :ivar occurrence: which time these words occur there, counted from 1.
    :ivar bracket: of an ``alternative``, the identity of the bracket.
    :ivar words: the proposed words, in bracket notation; none where it deletes, moves or splits; of
        ``merge``, what the two say together, or none for one after the other.
    :ivar number: of a ``provision`` or what is split off, its number (``2 bis``).
    :ivar version: the symbol of the version it was made on, if that is not the text as it stands:
        it is carried to where these words stand now.
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
    other: str = ""
    version: str = ""
    sponsors: tuple[str, ...] = ()
    reason: str = ""


class WordingSuggested(Act, frozen=True, kw_only=True, tag="wording.suggested/1"):
    """The chair proposed words in its own name: they stand in brackets as the chair's.

    :ivar session: the session's code.
    :ivar document: the document's code.
    :ivar proposal: the code of the proposal; also that of the bracket it opens.
    :ivar action: ``replace``, ``insert``, ``delete``, ``alternative`` or ``provision``, as of
        ``wording.proposed``; so are the fields that follow.
    :ivar provision: the identity of the provision; of ``provision``, after which one, or none.
    :ivar passage: the words that stand there now; none for all of the provision.
    :ivar occurrence: which time these words occur there, counted from 1.
    :ivar bracket: of an ``alternative``, the identity of the bracket.
    :ivar words: the proposed words, in bracket notation; none where it deletes.
    :ivar number: of a ``provision``, its number.
    :ivar reason: why.
    """

    session: str
    document: str
    proposal: str
    action: str
    provision: str = ""
    passage: str = ""
    occurrence: int = 1
    bracket: str = ""
    words: str = ""
    number: str = ""
    reason: str = ""


class WordingAccepted(Act, frozen=True, kw_only=True, tag="wording.accepted/1"):
    """A proposal was accepted: the text is as it wants it, and the proposal is decided.

    :ivar session: the session's code.
    :ivar document: the document's code.
    :ivar proposal: the proposal's code.
    :ivar decided: how: ``by the chair, no objection``, the code of a vote.
    :ivar reason: why.
    """

    session: str
    document: str
    proposal: str
    decided: str = ""
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


class BracketRelated(Act, frozen=True, kw_only=True, tag="bracket.related/1"):
    """It was said how a bracket stands to the one right after it, which words alone do not tell.

    :ivar session: the session's code.
    :ivar document: the document's code.
    :ivar bracket: the identity of the first of the two.
    :ivar relation: ``rival``, if only one of them may stay; ``independent``; ``unknown``.
    """

    session: str
    document: str
    bracket: str
    relation: str


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
    """A revision was issued under a symbol of its own: the text as it stands, or another one.

    Proposals that stand are carried to where their words stand in the other text; those whose words
    do not stand there any more return to who made them. So do those that have too little support.

    :ivar session: the session's code.
    :ivar document: the document's code.
    :ivar symbol: the symbol of the revision (``CSTO/CSC/2011/L.4/Rev.1``).
    :ivar kind: where the document stands then; what it was, unless told.
    :ivar text: the other text, in bracket notation; none for the text as it stands.
    :ivar parties: the codes that stand in its brackets as owners.
    :ivar identities: which provision of the text before each of its provisions is, by identity, in
        order; empty for a new one. None for those that words and numbers tell.
    :ivar settled: the codes of proposals that the other text has taken up or left: decided ones.
    :ivar note: what is to be known of it.
    """

    session: str
    document: str
    symbol: str
    kind: str = ""
    text: str = ""
    parties: tuple[str, ...] = ()
    identities: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    note: str = ""


class CorrigendumIssued(Act, frozen=True, kw_only=True, tag="corrigendum.issued/1"):
    """An error in the text was put right: of typing or printing, not of what was agreed.

    :ivar session: the session's code.
    :ivar document: the document's code.
    :ivar symbol: the symbol of the corrigendum (``CSTO/CSC/2011/L.4/Corr.1``); several errors may
        be put right by one.
    :ivar provision: the identity of the provision.
    :ivar passage: the words that stand there in error.
    :ivar occurrence: which time these words occur there, counted from 1.
    :ivar words: those that should; none where there should be none.
    :ivar reason: why it is known to be an error.
    """

    session: str
    document: str
    symbol: str
    provision: str
    passage: str
    occurrence: int = 1
    words: str = ""
    reason: str = ""
