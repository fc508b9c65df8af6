"""The page of a signing book: whether it can be made, what is in it, who has signed it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from plenipo.capabilities.books.binding import bind
from plenipo.capabilities.books.book import CERTIFIED, VARIANTS, Book
from plenipo.capabilities.books.matter import Matter, digest
from plenipo.capabilities.books.objections import against
from plenipo.capabilities.books.state import Books, SigningBook
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import member_named
from plenipo.capabilities.sessions.state import session_named
from plenipo.capabilities.treaties.state import Treaties, treaty_named
from plenipo.core.page import Named, NotThereError
from plenipo.register.view import View
from plenipo.treaty.signing_order import TWO


class TextLine(msgspec.Struct, frozen=True):
    """An authentic text: its language, what that calls itself, its file, and the digest of that."""

    language: str
    name: str
    file: str
    digest: str
    prevails: bool


class SignatureLine(msgspec.Struct, frozen=True):
    """An electronic signature, as it was recorded."""

    participant: Named
    person: str
    subject: str
    certificate: str
    digest: str
    moment: datetime
    entry: int


class BookLine(msgspec.Struct, frozen=True):
    """A book that was put before those who sign.

    :ivar pdf: the digest of the file before anybody signed it.
    :ivar current: whether its texts, and those who sign, are still those that stand.
    """

    code: str
    keeper: Named | None
    pdf: str
    moment: datetime
    entry: int
    current: bool
    signatures: tuple[SignatureLine, ...]
    waiting: tuple[Named, ...]


class BookPage(msgspec.Struct, frozen=True):
    """A signing book; with ``.pdf`` at its address it is had as the file that is signed.

    :ivar treaty: the treaty that it is of, or
    :ivar document: the document, before its session.
    :ivar treaties: the treaties whose text it is, of a document that is signed as it is.
    :ivar variant: ``original``, ``initialled`` or ``certified``.
    :ivar copy: of one of several originals, who keeps it.
    :ivar copies: those who keep one each, where that is usual.
    :ivar certifies: whether there is a depositary, who certifies copies.
    """

    treaty: Named | None
    session: Named | None
    document: Named | None
    treaties: tuple[Named, ...]
    symbol: str
    variant: str
    copy: Named | None
    copies: tuple[Named, ...]
    certifies: bool
    objections: tuple[str, ...]
    texts: tuple[TextLine, ...]
    signatories: tuple[Named, ...]
    books: tuple[BookLine, ...]
    book: Book


def book_page(view: View, matter: Matter | None, treaty: str, variant: str, copy: str) -> BookPage:
    """Return the page of a book.

    :param matter: what it is made of; None of a treaty whose text is not here.
    :param treaty: the treaty's code; empty for a document.
    :raises NotThereError: there is no such variant, or nobody keeps such a copy.
    """
    say = view.wording.say
    if variant not in VARIANTS or (variant == CERTIFIED and not treaty):
        raise NotThereError(say("There is no such copy of the signing book."))
    if copy and (matter is None or copy not in matter.signatories):
        raise NotThereError(say("“{code}” keeps no copy of the signing book.", code=copy))
    state = view.seen.state
    if matter is None:
        objection = say("“{code}” names no document here as its text.", code=treaty)
        moment = state.of(Treaties).treaties[treaty].since
        empty = Book(variant, treaty, "", "", "", "", moment, objections=(objection,))
        return _page(view, empty, None)
    objections = tuple(refusal.told(view.wording) for refusal in against(matter))
    made = bind(state, matter, variant, copy)
    return _page(view, msgspec.structs.replace(made, objections=objections), matter)


def _page(view: View, book: Book, matter: Matter | None) -> BookPage:
    members = matter.signatories if matter else ()
    known = view.seen.state.of(Books)
    made = known.of_treaty(book.treaty) if book.treaty else None
    of = made or known.of_document(book.session, book.document)
    return BookPage(
        treaty=treaty_named(view, book.treaty) if book.treaty else None,
        session=session_named(view, book.session) if book.session else None,
        document=_document(view, book.document) if book.document else None,
        treaties=() if book.treaty else tuple(_treaties_of(view, book.document)),
        symbol=book.symbol,
        variant=book.variant,
        copy=member_named(view, book.keeper) if book.keeper else None,
        copies=tuple(member_named(view, code) for code in members) if len(members) == TWO else (),
        certifies=bool(book.treaty) and matter is not None,
        objections=book.objections,
        texts=tuple(
            TextLine(
                leaf.language,
                leaf.named,
                leaf.file,
                leaf.digest,
                matter is not None and matter.prevails == leaf.language,
            )
            for leaf in book.leaves
        ),
        signatories=tuple(member_named(view, code) for code in members),
        books=tuple(_line(view, each, matter) for each in of),
        book=book,
    )


def _line(view: View, book: SigningBook, matter: Matter | None) -> BookLine:
    texts = {tag: digest(text) for tag, text in matter.texts.items()} if matter else {}
    ordered = matter.ordered(book.keeper) if matter else ()
    return BookLine(
        code=book.code,
        keeper=member_named(view, book.keeper) if book.keeper else None,
        pdf=book.pdf,
        moment=book.moment,
        entry=book.entry,
        current=texts == book.texts and ordered == book.signatories,
        signatures=tuple(
            SignatureLine(
                member_named(view, each.participant),
                each.person,
                each.subject,
                each.certificate,
                each.digest,
                each.moment,
                each.entry,
            )
            for each in book.signatures.values()
        ),
        waiting=tuple(member_named(view, code) for code in book.waiting),
    )


def _treaties_of(view: View, document: str) -> Iterator[Named]:
    for code, treaty in view.seen.state.of(Treaties).treaties.items():
        if treaty.document == document:
            yield treaty_named(view, code)


def _document(view: View, code: str) -> Named:
    found = view.seen.state.of(Documents).documents[code]
    return Named(code, found.title(view.wording.language))
