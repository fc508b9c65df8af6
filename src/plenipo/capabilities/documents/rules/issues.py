"""What stands against tabling a document, issuing a revision of it, or putting errors right."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime

from plenipo.capabilities.documents.acts import CorrigendumIssued, DocumentTabled, RevisionIssued
from plenipo.capabilities.documents.document import CLEAN, KINDS, STANDING, Document
from plenipo.capabilities.documents.objections import (
    bad_code,
    document_of,
    kinds_told,
    no_such_words,
    symbol_taken,
    too_deep,
)
from plenipo.capabilities.documents.revising import next_text, take_revision
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.documents.wording import read_text
from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.symbols.state import Symbols
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import said
from plenipo.text.model import OPEN, Text, brackets, deepest, words


def refuse_document_tabled(state: State, act: DocumentTabled, by: Author, at: datetime) -> Refusals:
    """Refuse a document that is there already, before no session, of no kind, or without text."""
    del by
    session = state.of(Sessions).sessions.get(act.session)
    if session is None:
        return (state.of(Sessions).no_such_session(act.session),)
    found = state.of(Documents)
    there = said("There is a document '{document}' already: give this one another code.", act)
    kinds = said(
        "A document is no '{kind}': it is one of {kinds}.", kind=act.kind, kinds=kinds_told()
    )
    support = said("A reading cannot need the support of {support} members.", act)
    empty = said("The document has no text: give its paragraphs, in bracket notation.")
    text = read_text(act.text, act.parties, act.language)
    nameless = said("Give the document a title in at least one language.")
    item = act.item and act.item not in session.items
    return collect(
        Refusal("document-exists", there) if act.document in found.documents else None,
        symbol_taken(state, act.symbol),
        Refusal("no-such-kind", kinds) if act.kind not in KINDS else None,
        Refusal("no-text", empty) if not text.provisions else None,
        Refusal("no-name", nameless) if not any(act.names.values()) else None,
        Refusal("no-support", support) if act.support < 0 else None,
        bad_code(act.document),
        state.of(Symbols).malformed(session.bodies, act.symbol),
        too_deep(max((deepest(each.content) for each in text.provisions), default=0)),
        state.of(Sessions).no_such_item(act.session, act.item) if item else None,
        session.not_at(at),
    )


def refuse_revision_issued(state: State, act: RevisionIssued, by: Author, at: datetime) -> Refusals:
    """Refuse a symbol that another version has, a kind there is not, or a text that is none."""
    del by
    document, found = document_of(state, act.document, act.session, at)
    if document is None:
        return found
    kinds = said(
        "A document is no '{kind}': it is one of {kinds}.", kind=act.kind, kinds=kinds_told()
    )
    settles = said("Proposals are settled by another text: give it, or leave them out.")
    return collect(
        found,
        symbol_taken(state, act.symbol),
        _malformed(state, act.session, act.symbol),
        Refusal("no-such-kind", kinds) if act.kind and act.kind not in KINDS else None,
        *(_not_standing(document, code) for code in act.settled),
        Refusal("nothing-settles", settles) if act.settled and not act.text else None,
        *(_no_text(document, act) if act.text else ()),
        None if found or act.kind not in CLEAN else _not_clean(document, act),
    )


def _malformed(state: State, session: str, symbol: str) -> Refusal | None:
    """Object to a symbol that is not written as those who meet in a session write theirs."""
    found = state.of(Sessions).sessions.get(session)
    return state.of(Symbols).malformed(found.bodies if found else (), symbol)


def _not_standing(document: Document, code: str) -> Refusal | None:
    proposal = document.proposals.get(code)
    if proposal is not None and proposal.state == STANDING:
        return None
    sentence = said("There is no proposal '{code}' before the body: leave it out.", code=code)
    return Refusal("no-such-proposal", sentence)


def _not_clean(document: Document, act: RevisionIssued) -> Refusal | None:
    """Object to a clean text that has brackets, those of proposals that are carried to it too."""
    after = deepcopy(document)
    take_revision(after, act)
    if not after.open():
        return None
    sentence = said("The text has {open} brackets: it is no clean text.", open=after.open())
    return Refusal("not-clean", sentence)


def _no_text(document: Document, act: RevisionIssued) -> Refusals:
    """Object to the other text of a revision."""
    new = read_text(act.text, act.parties or document.parties, document.text.language)
    if not new.provisions:
        empty = said("The document has no text: give its paragraphs, in bracket notation.")
        return (Refusal("no-text", empty),)
    return collect(
        too_deep(max(deepest(each.content) for each in new.provisions)),
        _bad_identities(document, act, new),
        _changes_what_is_agreed(document, next_text(document, act)),
    )


def _bad_identities(document: Document, act: RevisionIssued, new: Text) -> Refusal | None:
    if not act.identities:
        return None
    told = [each for each in act.identities if each]
    known = all(document.text.provision(each) for each in told)
    if len(act.identities) == len(new.provisions) and len(told) == len(set(told)) and known:
        return None
    sentence = said(
        "The identities must be one for each of the {count} provisions, each of one that stands"
        " before or empty, and none twice.",
        count=len(new.provisions),
    )
    return Refusal("bad-identities", sentence)


def _changes_what_is_agreed(document: Document, new: Text) -> Refusal | None:
    """Object to a text that changes an agreed provision, naming the first."""
    for was in document.text.provisions:
        now = new.provision(was.id)
        if was.status == OPEN or (now is not None and words(now.content) == words(was.content)):
            continue
        sentence = said(
            "Provision '{provision}' is agreed, and the new text changes it: reopen it first.",
            provision=was.id,
        )
        return Refusal("agreed-already", sentence)
    return None


def refuse_corrigendum_issued(
    state: State, act: CorrigendumIssued, by: Author, at: datetime
) -> Refusals:
    """Refuse to put right what does not stand there, is right, or under another's symbol."""
    del by
    document, found = document_of(state, act.document, act.session, at)
    if document is None:
        return found
    same = said("What stands there and what should are the same: nothing is to be put right.")
    nothing = said("Say which words are wrong: give the passage.")
    reason = said("Say why it is known to be an error.")
    again = document.issues[-1].symbol == act.symbol and document.symbol != act.symbol
    unfit = any(True for _ in brackets(document.content(act.words, "c")))
    bare = said("A corrigendum puts words right, and opens no brackets: propose them instead.")
    return collect(
        found,
        None if again else symbol_taken(state, act.symbol),
        _malformed(state, act.session, act.symbol),
        no_such_words(document, act.provision, act.passage, act.occurrence),
        None if act.passage else Refusal("no-passage", nothing),
        Refusal("nothing-wrong", same) if act.passage == act.words else None,
        Refusal("not-by-corrigendum", bare) if unfit else None,
        None if act.reason.strip() else Refusal("no-reason", reason),
    )
