"""The pages of signing books, and how what is done to them is told."""

from __future__ import annotations

from plenipo.capabilities.books.book import ORIGINAL
from plenipo.capabilities.books.book_page import BookPage, book_page
from plenipo.capabilities.books.matter import matter_of_document, matter_of_treaty
from plenipo.capabilities.treaties.state import Treaties
from plenipo.core.page import NotThereError, message, page
from plenipo.register.view import View

WORDS = {
    "act": {
        "book.made": message("Signing book made"),
        "book.signed": message("Signing book signed"),
    },
    "book": {
        "original": message("Original, to be signed"),
        "initialled": message("Text to be initialled"),
        "certified": message("Certified true copy"),
    },
}

SENTENCES = {
    "book.made": message("The signing book {book} was made"),
    "book.signed": message("{participant} signed the book {book}: {person}"),
}


@page("/treaties/{treaty}/book", document="book")
def treaty_book(view: View, treaty: str, variant: str = ORIGINAL, copy: str = "") -> BookPage:
    """Return the signing book of a treaty: who signs, in what order, and who has signed."""
    if treaty not in view.seen.state.of(Treaties).treaties:
        raise NotThereError(view.wording.say("There is no treaty “{code}”.", code=treaty))
    matter = matter_of_treaty(view.seen.state, treaty)
    return book_page(view, matter, treaty, variant, copy)


@page("/sessions/{session}/documents/{document}/book", document="book")
def document_book(
    view: View, session: str, document: str, variant: str = ORIGINAL, copy: str = ""
) -> BookPage:
    """Return the signing book of a document that is signed as it is."""
    matter = matter_of_document(view.seen.state, session, document)
    if matter is None:
        raise NotThereError(view.wording.say("There is no document “{code}”.", code=document))
    return book_page(view, matter, "", variant, copy)
