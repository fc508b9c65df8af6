"""The acts by which a signing book is made, and signed. Source: FIELD notes 4.1; ETSI EN 319 142-1.

What is signed are bytes: the book is a file, and everybody who signs it adds a revision to it that
covers all that was there before. Each is known by its digest: ``sha256:`` and 64 hexadecimal
digits.
"""

from __future__ import annotations

from plenipo.core.act import Act


class BookMade(Act, frozen=True, kw_only=True, tag="book.made/1"):
    """A signing book was made of a treaty, or of a document, and put before those who sign.

    :ivar book: its code, by which signatures name it.
    :ivar session: the session's code of the document whose text is in it, and
    :ivar document: the document's own.
    :ivar treaty: the code of the treaty whose text it is; empty for a document that is signed as
        it is.
    :ivar pdf: the digest of the file that ``plenipo book`` made, before anybody signed it.
    :ivar texts: the digests of the authentic texts that are attached to it, by the tags of their
        languages.
    :ivar signatories: the codes of those who sign it, in the order in which they stand in it.
    :ivar keeper: of one of several originals, the code of who stands first in it and keeps it.
    """

    book: str
    session: str
    document: str
    treaty: str = ""
    pdf: str
    texts: dict[str, str]
    signatories: tuple[str, ...]
    keeper: str = ""


class BookSigned(Act, frozen=True, kw_only=True, tag="book.signed/1"):
    """A signing book was signed electronically for one of those who sign it.

    :ivar book: the book's code.
    :ivar participant: the code of who signed.
    :ivar person: the name of the person who signed.
    :ivar subject: whom the certificate names, as ``plenipo sign`` tells it.
    :ivar certificate: the digest of the certificate.
    :ivar before: the digest of the file that was signed, and
    :ivar after: of the file with the signature.
    """

    book: str
    participant: str
    person: str
    subject: str
    certificate: str
    before: str
    after: str
