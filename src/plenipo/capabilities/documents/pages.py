"""The pages of documents under negotiation, and how what is done to them is told."""

from __future__ import annotations

import msgspec

from plenipo.capabilities.documents.brackets_page import BracketsPage, brackets_page
from plenipo.capabilities.documents.changes_page import ChangesPage, changes_page
from plenipo.capabilities.documents.compilation_page import CompilationPage, compilation_page
from plenipo.capabilities.documents.conduct_page import ConductPage, conduct_page
from plenipo.capabilities.documents.document import Document
from plenipo.capabilities.documents.document_page import DocumentPage, document_page
from plenipo.capabilities.documents.edit_page import EditPage, edit_page
from plenipo.capabilities.documents.negotiate_page import NegotiatePage, negotiate_page
from plenipo.capabilities.documents.play_page import DocumentPlayPage, document_play_page
from plenipo.capabilities.documents.provenance_page import ProvenancePage, provenance_page
from plenipo.capabilities.documents.provisions_page import ProvisionsPage, provisions_page
from plenipo.capabilities.documents.returned_page import ReturnedPage, returned_page
from plenipo.capabilities.documents.screen_page import ScreenPage, screen_page
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.documents.text_page import TextPage, text_page
from plenipo.capabilities.documents.views import Seen
from plenipo.capabilities.sessions.state import Session, Sessions, session_named
from plenipo.core.page import Named, NotThereError, message, page
from plenipo.register.view import View

WORDS = {
    "act": {
        "document.tabled": message("Document tabled"),
        "wording.proposed": message("Words proposed"),
        "wording.suggested": message("Words proposed by the chair"),
        "wording.accepted": message("Proposal accepted"),
        "wording.withdrawn": message("Proposal withdrawn"),
        "wording.held": message("View of words stated"),
        "provision.held": message("Position on provisions stated"),
        "bracket.opened": message("Words bracketed"),
        "bracket.related": message("Brackets related"),
        "bracket.resolved": message("Bracket decided"),
        "provision.agreed": message("Provision agreed"),
        "provision.reopened": message("Provision reopened"),
        "revision.issued": message("Revision issued"),
        "corrigendum.issued": message("Corrigendum issued"),
        "document.projected": message("Text on the screen of the hall"),
        "projection.ended": message("Text taken from the screen of the hall"),
    },
    "holding": {
        "propose": message("proposes"),
        "support": message("supports"),
        "oppose": message("wants it deleted"),
        "reserve": message("reserves its position"),
        "move": message("wants it moved"),
        "merge": message("wants it merged"),
        "clarify": message("asks what it means"),
        "none": message("takes back what it said"),
    },
    "stance": {"none": message("takes back what it said")},
    "dictated": {
        "replace": message("Replace the words"),
        "insert": message("Insert after the words"),
        "delete": message("Delete the words"),
        "alternative": message("Add a reading to a bracket"),
        "provision": message("Add a provision after this one"),
        "support": message("supports"),
        "oppose": message("wants it deleted"),
        "reserve": message("reserves its position"),
        "move": message("wants it moved"),
        "merge": message("wants it merged"),
        "clarify": message("asks what it means"),
        "none": message("takes back what it said"),
        "move provision": message("Move the provision"),
        "merge provision": message("Merge the provision into another"),
        "split provision": message("Split the provision where the words begin"),
        "withdraw": message("Withdraw a proposal"),
        "accept": message("Accept"),
        "bracket": message("Put the words into brackets"),
        "resolve": message("Decide a bracket"),
        "agree": message("It is agreed"),
        "ad referendum": message("It is agreed ad referendum"),
        "reopen": message("Reopen it"),
    },
    "provision-status": {
        "open": message("open"),
        "agreed": message("agreed"),
        "agreed ad referendum": message("agreed ad referendum"),
    },
    "document-kind": {
        "non-paper": message("non-paper"),
        "zero draft": message("zero draft"),
        "compilation": message("compilation"),
        "rolling text": message("rolling text"),
        "chair's text": message("chair's text"),
        "clean text": message("clean text"),
        "agreed ad referendum": message("agreed ad referendum"),
        "adopted": message("adopted text"),
        "authentic": message("authentic text"),
    },
    "proposing": {
        "replace": message("Replace the words"),
        "insert": message("Insert after the words"),
        "delete": message("Delete the words"),
        "alternative": message("Add a reading to a bracket"),
        "provision": message("Add a provision after this one"),
        "move": message("Move the provision"),
        "merge": message("Merge the provision into another"),
        "split": message("Split the provision where the words begin"),
    },
    "relation": {
        "rival": message("rivals: one of them stays"),
        "independent": message("independent of each other"),
        "unknown": message("not known"),
    },
    "change": {
        "changed": message("changed"),
        "moved": message("moved"),
        "renumbered": message("renumbered"),
        "added": message("added"),
        "deleted": message("deleted"),
        "split": message("split off"),
        "merged": message("merged"),
    },
    "proposal": {
        "standing": message("before the body"),
        "withdrawn": message("withdrawn"),
        "decided": message("decided"),
        "returned": message("returned: its words do not stand any more"),
        "unsupported": message("gone: too few supported it"),
    },
}

SENTENCES = {
    "document.tabled": message("{symbol} tabled: {names}"),
    "wording.proposed": message("{member} proposed words ({proposal}): {words}"),
    "wording.suggested": message("The chair proposed words ({proposal}): {words}"),
    "wording.accepted": message("Proposal {proposal} accepted"),
    "wording.withdrawn": message("{member} withdrew its proposal {proposal}"),
    "wording.held": message("{member} on the words in bracket {bracket}: {stance}"),
    "provision.held": message("{member} on {provisions} of {document}: {stance}"),
    "bracket.opened": message("Words in provision {provision} put into brackets: {passage}"),
    "bracket.related": message("Bracket {bracket} and the one after it: {relation}"),
    "bracket.resolved": message("Bracket {bracket} decided: reading {alternative}"),
    "provision.agreed": message("Provision {provision} of {document} agreed"),
    "provision.reopened": message("Provision {provision} of {document} reopened: {reason}"),
    "revision.issued": message("{symbol} issued"),
    "corrigendum.issued": message("{symbol}: “{passage}” in {provision} put right: {words}"),
    "document.projected": message("Screen of the hall: {document} {provision}"),
    "projection.ended": message("{document} taken from the screen of the hall"),
}


class DocumentLine(msgspec.Struct, frozen=True):
    """A document in the list of a session."""

    document: Named
    symbol: str
    kind: str
    item: str
    brackets: int


class DocumentsPage(msgspec.Struct, frozen=True):
    """The documents that are before a session."""

    session: Named
    documents: tuple[DocumentLine, ...]


@page("/sessions/{session}/documents")
def documents(view: View, session: str) -> DocumentsPage:
    """Return the documents before a session, in the order in which they were tabled."""
    found = _session(view, session)
    language = view.wording.language
    lines = (
        DocumentLine(
            Named(each.code, each.title(language)), each.symbol, each.kind, each.item, each.open()
        )
        for each in view.seen.state.of(Documents).of_session(session)
    )
    return DocumentsPage(session_named(view, found.code), tuple(lines))


@page("/sessions/{session}/documents/{document}")
def document(  # noqa: PLR0913, PLR0917 - each is a view
    view: View, session: str, document: str, as_: str = "", only: str = "", reading: str = ""
) -> DocumentPage:
    """Return a document: the rolling text, or as it would be, or what one party holds of it."""
    return document_page(view, _document(view, session, document), Seen(as_, only, reading))


@page("/sessions/{session}/documents/{document}/text", document="taken")
def text(  # noqa: PLR0913, PLR0917 - each is a view
    view: View, session: str, document: str, as_: str = "", only: str = "", reading: str = ""
) -> TextPage:
    """Return the text of a document, in one of its views, to be taken along."""
    return text_page(view, _document(view, session, document), Seen(as_, only, reading))


@page("/sessions/{session}/documents/{document}/provenance")
def provenance(view: View, session: str, document: str) -> ProvenancePage:
    """Return where each phrase comes from: who proposed it, when, and how it was decided."""
    return provenance_page(view, _document(view, session, document))


@page("/sessions/{session}/documents/{document}/brackets")
def brackets(view: View, session: str, document: str, reading: str = "") -> BracketsPage:
    """Return the brackets of a document by delegation and article, and over time."""
    found = _document(view, session, document)
    return brackets_page(view, _session(view, session), found, reading)


@page("/sessions/{session}/documents/{document}/compilation", document="sheet")
def compilation(
    view: View, session: str, document: str, since: int = 1, until: int = 0
) -> CompilationPage:
    """Return each paragraph with its source, its parties, and why it reads so."""
    return compilation_page(view, _document(view, session, document), since, until)


@page("/sessions/{session}/documents/{document}/changes")
def changes(view: View, session: str, document: str, since: int = 1, until: int = 0) -> ChangesPage:
    """Return what changed between two versions of a document; until now unless told."""
    return changes_page(view, _document(view, session, document), since, until)


@page("/sessions/{session}/documents/{document}/returned")
def returned(view: View, session: str, document: str, member: str = "") -> ReturnedPage:
    """Return the proposals whose words a revision does not have any more, side by side."""
    return returned_page(view, _document(view, session, document), member)


@page("/console/{session}/documents/{document}/conduct", personal=True)
def conduct(view: View, session: str, document: str) -> ConductPage:
    """Return a document before who conducts its negotiation: to decide, agree, reopen, issue."""
    found = _document(view, session, document)
    return conduct_page(view, _session(view, session), found)


@page("/sessions/{session}/documents/{document}/play")
def document_play(view: View, session: str, document: str, party: str = "") -> DocumentPlayPage:
    """Return where each provision of a document stands, and what one party still holds of it."""
    return document_play_page(view, _document(view, session, document), party)


@page("/console/{session}/documents/{document}", personal=True)
def negotiate(
    view: View, session: str, document: str, member: str = "", draft: int = 0
) -> NegotiatePage:
    """Return a document before a person: to propose words, say what they hold, or decide."""
    found = _document(view, session, document)
    return negotiate_page(view, _session(view, session), found, member, draft)


@page("/console/{session}/documents/{document}/edit", personal=True)
def edit(view: View, session: str, document: str, at: str = "") -> EditPage:
    """Return the editing screen of a document, for chair and secretaries of the session."""
    found = _document(view, session, document)
    return edit_page(view, _session(view, session), found, at)


@page("/sessions/{session}/documents/{document}/screen")
def screen(view: View, session: str, document: str) -> ScreenPage:
    """Return what the screen of the hall shows of a document."""
    found = _document(view, session, document)
    return screen_page(view, _session(view, session).code, found)


@page("/console/{session}/documents/{document}/provisions", personal=True)
def provisions(  # noqa: PLR0913, PLR0917 - what is asked for
    view: View, session: str, document: str, member: str = "", on: str = "", version: str = ""
) -> ProvisionsPage:
    """Return provisions before a person: to say how they stand to them, agree, or open silence."""
    found = _document(view, session, document)
    return provisions_page(view, _session(view, session), found, member, on, version)


def _session(view: View, code: str) -> Session:
    found = view.seen.state.of(Sessions).sessions.get(code)
    if found is None:
        raise NotThereError(view.wording.say("There is no session “{code}”.", code=code))
    return found


def _document(view: View, session: str, code: str) -> Document:
    found = view.seen.state.of(Documents).documents.get(code)
    if found is None or found.session != session:
        raise NotThereError(view.wording.say("There is no document “{code}”.", code=code))
    return found
