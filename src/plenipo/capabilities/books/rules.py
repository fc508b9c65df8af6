"""What stands against making a signing book, and against a signature in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plenipo.capabilities.books.acts import BookMade, BookSigned
from plenipo.capabilities.books.matter import (
    Matter,
    digest,
    matter_of_document,
    matter_of_treaty,
)
from plenipo.capabilities.books.objections import against
from plenipo.capabilities.books.state import Books, SigningBook
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.treaties.state import Treaties
from plenipo.core.act import Author
from plenipo.core.codes import CODE, DIGEST
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import listed, said


def refuse_book_made(state: State, act: BookMade, by: Author, at: datetime) -> Refusals:
    """Refuse a book of another text than the register's, or with others to sign it."""
    del by
    matter, missing = _matter(state, act)
    bad = said("The code '{book}' may hold only letters A-Z, digits, '.', '_' and '-'.", act)
    twice = said("There is a signing book '{book}' already: choose another code.", act)
    return collect(
        None if CODE.fullmatch(act.book) else Refusal("bad-code", bad),
        Refusal("code-taken", twice) if act.book in state.of(Books).books else None,
        *_no_digest(act.pdf, *act.texts.values()),
        missing,
        _not_of(matter, act, at) if matter else None,
    )


def refuse_book_signed(state: State, act: BookSigned, by: Author, at: datetime) -> Refusals:
    """Refuse a signature in another file than the book as it stands, or of who does not sign it."""
    del by
    book = state.of(Books).books.get(act.book)
    if book is None:
        return (state.of(Books).no_such_book(act.book),)
    others = said(
        "'{participant}' does not sign '{book}': those who do are {known}.",
        act,
        known=listed(book.signatories),
    )
    twice = said("'{participant}' has signed '{book}' already.", act)
    nobody = said("Say who signed for '{participant}'.", act)
    unnamed = said("Say whom the certificate of '{participant}' names.", act)
    same = said("The file with the signature is the one before it: nothing was signed.", act)
    return collect(
        _before(book, at),
        None if act.participant in book.signatories else Refusal("no-signatory", others),
        Refusal("signed-already", twice) if act.participant in book.signatures else None,
        None if act.person.strip() else Refusal("no-person", nobody),
        None if act.subject.strip() else Refusal("no-subject", unnamed),
        *_no_digest(act.certificate, act.before, act.after),
        _other_revision(book, act),
        Refusal("not-signed", same) if act.before == act.after else None,
        _certificate_used(book, act),
    )


def _matter(state: State, act: BookMade) -> tuple[Matter | None, Refusals]:
    """Return what the book is of, and what stands against reaching it."""
    missing = state.of(Documents).no_such_document(act.document, act.session)
    if missing or not act.treaty:
        return matter_of_document(state, act.session, act.document), collect(missing)
    treaty = state.of(Treaties).treaties.get(act.treaty)
    if treaty is None:
        return None, (state.of(Treaties).no_such_treaty(act.treaty),)
    if treaty.document != act.document:
        other = said("The text of '{treaty}' is not that of '{document}'.", act)
        return None, (Refusal("other-document", other),)
    return matter_of_treaty(state, act.treaty), ()


def _not_of(matter: Matter, act: BookMade, at: datetime) -> Iterator[Refusal]:
    """Object to a book that is not made of this matter."""
    yield from against(matter)
    texts = {tag: digest(text) for tag, text in matter.texts.items()}
    other = [tag for tag in texts if act.texts.get(tag) != texts[tag]]
    if other or set(act.texts) - set(texts):
        odd = sorted({*other, *(set(act.texts) - set(texts))})
        sentence = said(
            "The texts in the book are not those of the register: look at {languages}.",
            languages=listed(odd),
        )
        yield Refusal("other-texts", sentence)
    stranger = act.keeper and act.keeper not in matter.signatories
    if stranger:
        sentence = said("'{keeper}' does not sign it, and keeps no original.", act)
        yield Refusal("no-signatory", sentence)
    expected = matter.ordered(act.keeper)
    if not stranger and act.signatories != expected:
        sentence = said(
            "Those who sign stand in another order, or are others: {expected}.",
            expected=listed(expected),
        )
        yield Refusal("other-order", sentence)
    if at < matter.changed:
        sentence = said(
            "What is signed changed at {moment}: the book is made after that.",
            moment=matter.changed,
        )
        yield Refusal("before-the-text", sentence)


def _no_digest(*digests: str) -> Iterator[Refusal]:
    for each in dict.fromkeys(digests):
        if not DIGEST.fullmatch(each):
            sentence = said(
                "'{digest}' is not a digest: write sha256: and 64 hexadecimal digits.", digest=each
            )
            yield Refusal("bad-digest", sentence)


def _before(book: SigningBook, at: datetime) -> Refusal | None:
    if at >= book.changed:
        return None
    sentence = said(
        "The book '{code}' was made, or signed last, at {moment}: a signature comes after that.",
        book,
        moment=book.changed,
    )
    return Refusal("before-the-book", sentence)


def _other_revision(book: SigningBook, act: BookSigned) -> Refusal | None:
    if act.before == book.digest:
        return None
    sentence = said(
        "What was signed is not the book '{book}' as it stands (signatures: {count}): that is"
        " {digest}.",
        act,
        count=len(book.signatures),
        digest=book.digest,
    )
    return Refusal("other-revision", sentence)


def _certificate_used(book: SigningBook, act: BookSigned) -> Refusal | None:
    used = [each for each in book.signatures.values() if each.certificate == act.certificate]
    if not used or act.participant in book.signatures:
        return None
    sentence = said(
        "'{other}' has signed with this certificate: '{participant}' signs with its own.",
        act,
        other=used[0].participant,
    )
    return Refusal("certificate-used", sentence)
