"""The pages of the papers of a session, and how what becomes of a record is told."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from plenipo.capabilities.papers.decided import decisions
from plenipo.capabilities.papers.next_steps import next_steps
from plenipo.capabilities.papers.proceedings import journal
from plenipo.capabilities.papers.record import summary_record
from plenipo.capabilities.papers.signing_list import signing_list as list_to_sign
from plenipo.capabilities.papers.subject import Subject
from plenipo.capabilities.sessions.state import Session, Sessions, session_named
from plenipo.capabilities.signing.state import readiness_of
from plenipo.core.page import Named, NotThereError, message, page
from plenipo.core.paper import Paper, digest
from plenipo.register.view import View

WORDS = {
    "act": {
        "record.issued": message("Record issued"),
        "record.corrected": message("Record corrected"),
        "record.adopted": message("Record final"),
    },
    "paper": {
        "next-steps": message("Next steps"),
        "decisions": message("Decisions"),
        "journal": message("Journal of the session"),
        "record": message("Summary record of the session"),
    },
}

SENTENCES = {
    "record.issued": message(
        "Record {symbol} issued ({language}), to be corrected until {corrections_until}"
    ),
    "record.corrected": message("Correction to {symbol}, {passage}: {correction}"),
    "record.adopted": message("Record {symbol} final"),
}

PAPERS: dict[str, Callable[[Subject], Paper]] = {
    "next-steps": next_steps,
    "decisions": decisions,
    "journal": journal,
    "record": summary_record,
}
"""What makes each paper, by its code, in the order in which they are offered."""


class PapersPage(msgspec.Struct, frozen=True):
    """The papers that a session leaves behind."""

    session: Named
    papers: tuple[str, ...]


class PaperPage(msgspec.Struct, frozen=True):
    """A paper of a session or signing; with ``.docx`` or ``.pdf`` at its address, the file of it.

    :ivar digest: of the text, by which a record is issued.
    """

    session: Named
    paper: Paper
    digest: str


@page("/sessions/{session}/papers")
def papers(view: View, session: str) -> PapersPage:
    """Return which papers there are of a session."""
    found = _session(view, session)
    return PapersPage(session_named(view, found.code), tuple(PAPERS))


@page("/sessions/{session}/papers/{paper}", document="paper")
def paper(view: View, session: str, paper: str) -> PaperPage:
    """Return a paper of a session: next steps, decisions, journal, or summary record."""
    found = _session(view, session)
    made = paper_of(view, found, paper)
    return PaperPage(session_named(view, found.code), made, digest(made))


@page("/signings/{signing}/list", document="paper")
def signing_list(view: View, signing: str) -> PaperPage:
    """Return the list of what is to be signed at a ceremony, as a paper."""
    found = readiness_of(view.seen.state, signing, view.now)
    if found is None:
        raise NotThereError(view.wording.say("There is no signing “{code}”.", code=signing))
    session = _session(view, found.signing.session)
    made = list_to_sign(Subject(view, session), found)
    return PaperPage(Named(found.signing.code, made.title), made, digest(made))


def paper_of(view: View, session: Session, kind: str) -> Paper:
    """Return a paper of a session.

    :raises NotThereError: when there is none of that kind.
    """
    if kind not in PAPERS:
        raise NotThereError(view.wording.say("There is no paper “{code}”.", code=kind))
    return PAPERS[kind](Subject(view, session))


def _session(view: View, code: str) -> Session:
    found = view.seen.state.of(Sessions).sessions.get(code)
    if found is None:
        raise NotThereError(view.wording.say("There is no session “{code}”.", code=code))
    return found
