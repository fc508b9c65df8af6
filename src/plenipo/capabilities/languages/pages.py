"""The pages of a text in several languages, and how what is done to them is told."""

from __future__ import annotations

from plenipo.capabilities.languages.languages_page import (
    LanguagePage,
    LanguagesPage,
    language_page,
    languages_page,
)
from plenipo.capabilities.languages.leading import Leading, leading_of
from plenipo.capabilities.languages.state import Languages, Version
from plenipo.capabilities.languages.translating_page import (
    TranslatingPage,
    TranslationsPage,
    translating_page,
    translations_page,
)
from plenipo.capabilities.sessions.state import Session, Sessions
from plenipo.core.page import NotThereError, message, page
from plenipo.register.view import View

WORDS = {
    "act": {
        "version.tabled": message("Translation tabled"),
        "version.amended": message("Provision translated"),
        "concordance.noted": message("Concordance noted"),
        "languages.settled": message("Authentic languages settled"),
    },
    "concordance": {
        "behind": message("behind"),
        "differs": message("differs"),
        "linked": message("linked"),
        "confirmed": message("confirmed"),
    },
    "finding": {
        "confirmed": message("says the same"),
        "differs": message("differs"),
    },
    "behind": {
        "changed": message("the leading words changed"),
        "added": message("not translated yet"),
        "removed": message("does not stand in the leading text"),
    },
    "hint": {
        "number": message("The numbers are not the same."),
        "figures": message("The figures are not the same."),
        "brackets": message("There are not as many brackets."),
    },
}

SENTENCES = {
    "version.tabled": message("{of} translated ({language})"),
    "version.amended": message("Provision {provision} of {document} translated ({language})"),
    "concordance.noted": message("Provision {provision} of {document} ({language}): {finding}"),
    "languages.settled": message("{document} is authentic in: {authentic}"),
}


@page("/sessions/{session}/documents/{document}/languages")
def languages(view: View, session: str, document: str) -> LanguagesPage:
    """Return the languages of a document: which there are, and how their provisions stand."""
    return languages_page(view, _leading(view, session, document))


@page("/sessions/{session}/documents/{document}/languages/{language}")
def language(
    view: View, session: str, document: str, language: str, standing: str = ""
) -> LanguagePage:
    """Return a document in two languages side by side; all provisions, or of one standing."""
    leading = _leading(view, session, document)
    return language_page(view, leading, _version(view, leading, language), standing)


@page("/console/{session}/documents/{document}/languages", personal=True)
def translations(view: View, session: str, document: str) -> TranslationsPage:
    """Return the languages of a document before a person: to translate it, or settle them."""
    leading = _leading(view, session, document)
    return translations_page(view, _session(view, session), leading)


@page("/console/{session}/documents/{document}/languages/{language}", personal=True)
def translating(  # noqa: PLR0913, PLR0917 - an address
    view: View, session: str, document: str, language: str, standing: str = "", first: int = 1
) -> TranslatingPage:
    """Return what is to be translated anew, and what else there is on demand."""
    leading = _leading(view, session, document)
    version = _version(view, leading, language)
    return translating_page(view, _session(view, session), leading, version, standing, first)


def _session(view: View, code: str) -> Session:
    found = view.seen.state.of(Sessions).sessions.get(code)
    if found is None:
        raise NotThereError(view.wording.say("There is no session “{code}”.", code=code))
    return found


def _leading(view: View, session: str, code: str) -> Leading:
    found = leading_of(view.seen.state, session, code)
    if found is None:
        raise NotThereError(view.wording.say("There is no document “{code}”.", code=code))
    return found


def _version(view: View, leading: Leading, language: str) -> Version:
    found = view.seen.state.of(Languages).version(leading.code, language)
    if found is None or found.of not in leading.issues:
        raise NotThereError(
            view.wording.say("There is no version in the language “{code}”.", code=language)
        )
    return found
