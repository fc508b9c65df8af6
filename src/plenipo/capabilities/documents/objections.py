"""What stands against naming something in a text: it is not there, is agreed, or is too deep."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.documents.document import KINDS, Document
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.act import Author
from plenipo.core.codes import CODE
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Listed, Word, listed, said
from plenipo.text.amending import occurrences
from plenipo.text.model import OPEN, Bracket, deepest

MOST_DEEP = 30
"""How many brackets can stand in each other; real texts have up to ten."""


def no_such_provision(document: Document, provision: str) -> Refusal | None:
    """Object to a provision that a text does not have."""
    if document.text.provision(provision) is not None:
        return None
    sentence = said(
        "The text of '{document}' has no provision '{provision}'.",
        document=document.code,
        provision=provision,
    )
    return Refusal("no-such-provision", sentence)


def no_such_passage(
    document: Document, provision: str, passage: str, occurrence: int
) -> Refusal | None:
    """Object to words that do not stand in a provision, or in one that is agreed."""
    there = document.text.provision(provision)
    if there is None:
        return no_such_provision(document, provision)
    if there.status != OPEN:
        sentence = said(
            "Provision '{provision}' is agreed: it is to be reopened first.", provision=provision
        )
        return Refusal("agreed-already", sentence)
    deep = too_deep(deepest(there.content) + 1)
    if deep is not None:
        return deep
    return no_such_words(document, provision, passage, occurrence)


def no_such_words(
    document: Document, provision: str, passage: str, occurrence: int
) -> Refusal | None:
    """Object to words that do not stand in a provision, agreed or not."""
    there = document.text.provision(provision)
    if there is None:
        return no_such_provision(document, provision)
    count = occurrences(there.content, passage) if passage else 1
    if 1 <= occurrence <= count:
        return None
    sentence = said(
        "The words '{passage}' occur {count} times in provision '{provision}', not {occurrence}:"
        " look at the text as it stands, and name its words.",
        passage=passage,
        count=count,
        provision=provision,
        occurrence=occurrence,
    )
    return Refusal("no-such-passage", sentence)


def bad_code(code: str) -> Refusal | None:
    """Object to a code that cannot stand in an address."""
    if CODE.fullmatch(code):
        return None
    sentence = said(
        "The code '{code}' may hold only letters A-Z, digits, '.', '_' and '-'.", code=code
    )
    return Refusal("bad-code", sentence)


def too_deep(deep: int) -> Refusal | None:
    """Object to brackets in brackets that nobody could read any more."""
    if deep <= MOST_DEEP:
        return None
    sentence = said(
        "The words would stand in {count} brackets, one in the other, and {most} is the most:"
        " decide some of them first.",
        count=deep,
        most=MOST_DEEP,
    )
    return Refusal("too-deep", sentence)


def no_such_bracket(document: Document, bracket: str) -> Refusal | None:
    """Object to a bracket that a text does not have."""
    home = document.home(bracket)
    if not home:
        sentence = said(
            "The text of '{document}' has no bracket '{bracket}': it was decided, or never stood.",
            document=document.code,
            bracket=bracket,
        )
        return Refusal("no-such-bracket", sentence)
    return None


def no_such_reading(bracket: Bracket | None, alternative: int, first: int) -> Refusal | None:
    """Object to a reading that a bracket does not have; the first is counted from 0 or 1."""
    if bracket is None or first <= alternative <= len(bracket.alternatives):
        return None
    sentence = said(
        "The bracket '{bracket}' has {count} readings, and no number {number}.",
        bracket=bracket.id,
        count=len(bracket.alternatives),
        number=alternative,
    )
    return Refusal("no-such-reading", sentence)


def document_of(
    state: State, code: str, session: str, at: datetime
) -> tuple[Document | None, Refusals]:
    """Return the document of an act, and what stands against changing it at a moment."""
    documents = state.of(Documents)
    missing = documents.no_such_document(code, session)
    if missing is not None:
        return None, (missing,)
    document = documents.documents[code]
    meeting = state.of(Sessions).sessions.get(session)
    early = said(
        "The text of '{document}' changed at {moment}: what is done to it is done after that.",
        document=code,
        moment=document.changed,
    )
    return document, collect(
        Refusal("before-the-text", early) if at < document.changed else None,
        meeting.not_at(at) if meeting else None,
    )


def not_for(member: str, by: Author) -> Refusal | None:
    """Object when an act is not entered by the member, nor for it."""
    if member in (by.principal, by.name):
        return None
    sentence = said(
        "What '{member}' holds is entered by '{member}' or on its behalf, not on behalf of"
        " '{other}'.",
        member=member,
        other=by.principal or by.name,
    )
    return Refusal("not-for-the-member", sentence)


def kinds_told() -> Listed:
    """Return the kinds of documents there are, as a sentence lists them."""
    return listed(Word("document-kind", each) for each in KINDS)


def symbol_taken(state: State, symbol: str) -> Refusal | None:
    """Object to a symbol that some version of a document has."""
    everywhere = state.of(Documents).documents.values()
    if all(symbol != issue.symbol for each in everywhere for issue in each.issues):
        return None
    sentence = said(
        "The symbol '{symbol}' is that of another version: give this one its own.", symbol=symbol
    )
    return Refusal("symbol-taken", sentence)


def no_such_version(document: Document, symbol: str) -> Refusal | None:
    """Object to words of a version that was never issued."""
    if not symbol or document.issue(symbol) is not None:
        return None
    sentence = said(
        "'{document}' was not issued as '{symbol}': its versions are {known}.",
        document=document.code,
        symbol=symbol,
        known=listed(issue.symbol for issue in document.issues),
    )
    return Refusal("no-such-version", sentence)
