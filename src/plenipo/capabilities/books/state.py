"""Signing books: what they hold, and who has signed them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec

from plenipo.capabilities.books.acts import BookMade, BookSigned
from plenipo.core.act import Entry
from plenipo.core.fold import folds
from plenipo.core.refusal import Refusal
from plenipo.core.said import listed, said


class Signature(msgspec.Struct, frozen=True):
    """A signature in a book.

    :ivar certificate: the digest of the certificate, and
    :ivar digest: of the book as it was with this signature.
    """

    participant: str
    person: str
    subject: str
    certificate: str
    digest: str
    moment: datetime
    entry: int


class SigningBook(msgspec.Struct):
    """A signing book as it was made, and what became of it.

    :ivar pdf: the digest of the file before anybody signed it.
    :ivar texts: the digests of its authentic texts, by the tags of their languages.
    :ivar signatures: by the code of who signed, in the order in which they did.
    """

    code: str
    treaty: str
    session: str
    document: str
    pdf: str
    texts: Mapping[str, str]
    signatories: tuple[str, ...]
    keeper: str
    moment: datetime
    entry: int
    signatures: dict[str, Signature] = {}

    @property
    def digest(self) -> str:
        """The digest of the book with all signatures that it has."""
        return next((each.digest for each in reversed(self.signatures.values())), self.pdf)

    @property
    def changed(self) -> datetime:
        """When it was made, or signed last."""
        return max((each.moment for each in self.signatures.values()), default=self.moment)

    @property
    def waiting(self) -> tuple[str, ...]:
        """The codes of those who have yet to sign, the next first."""
        return tuple(code for code in self.signatories if code not in self.signatures)


class Books(msgspec.Struct):
    """All signing books, by code, in the order in which they were made."""

    books: dict[str, SigningBook] = {}

    def of_treaty(self, treaty: str) -> Iterator[SigningBook]:
        """Return the books of a treaty."""
        return (book for book in self.books.values() if treaty and book.treaty == treaty)

    def of_document(self, session: str, document: str) -> Iterator[SigningBook]:
        """Return the books of a document that is signed as it is."""
        wanted = (session, document, "")
        its = ((book, (book.session, book.document, book.treaty)) for book in self.books.values())
        return (book for book, of in its if of == wanted)

    def made_as(self, pdf: str) -> SigningBook | None:
        """Return the book of a digest, as it was before anybody signed it."""
        return next((book for book in self.books.values() if book.pdf == pdf), None)

    def no_such_book(self, code: str) -> Refusal:
        """Object to a book that is not in the register."""
        sentence = said(
            "There is no signing book '{code}': the books are {known}.",
            code=code,
            known=listed(self.books) if self.books else said("still to come: make one first"),
        )
        return Refusal("no-such-book", sentence)

    @folds(BookMade)
    def book_made(self, entry: Entry[BookMade]) -> None:
        """Take in a book; the first of a code stands."""
        act = entry.act
        if act.book in self.books:
            return
        self.books[act.book] = SigningBook(
            code=act.book,
            treaty=act.treaty,
            session=act.session,
            document=act.document,
            pdf=act.pdf,
            texts=act.texts,
            signatories=act.signatories,
            keeper=act.keeper,
            moment=entry.effective,
            entry=entry.seq,
        )

    @folds(BookSigned)
    def book_signed(self, entry: Entry[BookSigned]) -> None:
        """Take in a signature; the first of somebody in a book stands."""
        act = entry.act
        book = self.books.get(act.book)
        if book is None or act.participant in book.signatures:
            return
        book.signatures[act.participant] = Signature(
            participant=act.participant,
            person=act.person,
            subject=act.subject,
            certificate=act.certificate,
            digest=act.after,
            moment=entry.effective,
            entry=entry.seq,
        )
