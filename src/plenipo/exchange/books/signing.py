"""Signs a book electronically: PAdES, a revision for each signature. Source: ETSI EN 319 142-1.

The signature covers every byte that was there before, the attached texts among them, and stands
visibly in its place on the page.
"""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from plenipo.core.apart import apart
from plenipo.core.codes import digest
from plenipo.exchange.books.certificates import (
    certificate_of,
    common_name,
    fingerprint,
    named,
)
from plenipo.exchange.books.manifest import Place
from plenipo.exchange.books.reading import BookError, SigningFile
from plenipo.exchange.pdf import compiled
from plenipo.exchange.scripts import shown
from plenipo.treaty.testimonium import formulae

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko.stamp import StaticStampStyle

FIELD = "Signature-"
"""How the name of a signature's field begins; the code of who signs follows."""


class SignedBook(msgspec.Struct, frozen=True):
    """A book with a signature more, and what the register is told of it."""

    data: bytes
    participant: str
    person: str
    subject: str
    certificate: str
    before: str
    after: str


def sign(
    book: SigningFile, participant: str, signer: SimpleSigner, *, at: datetime, reason: str = ""
) -> SignedBook:
    """Sign a book for somebody.

    :param at: when, by the signer's clock; the signature says so.
    :raises BookError: they do not sign it, or have, or the file goes on after its last signature.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415
    from pyhanko.sign import fields, signers  # noqa: PLC0415 - slow to import

    place = _place_of(book, participant)
    certificate = certificate_of(signer.signing_cert)
    field = f"{FIELD}{participant}"
    meta = signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        reason=reason or None,
        name=common_name(certificate),
        subfilter=fields.SigSeedSubFilter.PADES,
    )
    spec = fields.SigFieldSpec(field, on_page=place.page, box=place.box)
    with tempfile.TemporaryDirectory() as folder:
        stamp = _stamp(Path(folder), place, common_name(certificate), named(certificate), at)
        pdf = signers.PdfSigner(meta, signer, stamp_style=stamp, new_field_spec=spec)
        written = apart(lambda: pdf.sign_pdf(IncrementalPdfFileWriter(BytesIO(book.data))))
    signed = bytes(written.getvalue())
    return SignedBook(
        data=signed,
        participant=participant,
        person=common_name(certificate),
        subject=named(certificate),
        certificate=fingerprint(certificate),
        before=digest(book.data),
        after=digest(signed),
    )


def who_signed(book: SigningFile) -> tuple[str, ...]:
    """Return the codes of those whose signatures are in a book, in the order in which they came."""
    return tuple(each.field_name.removeprefix(FIELD) for each in book.signatures)


def _place_of(book: SigningFile, participant: str) -> Place:
    places = {place.code: place for place in book.manifest.places}
    if not places:
        raise BookError("This is a copy, in which nobody signs: sign the original.")
    if participant not in places:
        known = ", ".join(places)
        raise BookError(f"'{participant}' does not sign this book: those who do are {known}.")
    if participant in who_signed(book):
        raise BookError(f"'{participant}' has signed this book already.")
    if book.revision(len(book.signatures)) != book.data:
        raise BookError("Something was added to the book after it was made, or signed last.")
    return places[participant]


def _stamp(folder: Path, place: Place, person: str, subject: str, at: datetime) -> StaticStampStyle:
    """Return what is seen of a signature on the page, in the language of the place."""
    from pyhanko.stamp import StaticStampStyle  # noqa: PLC0415 - slow to import

    left, bottom, right, top = place.box
    its = formulae(place.language) or formulae("en")
    told = {
        "width": right - left,
        "height": top - bottom,
        "electronic": its.electronic if its else "",
        "language": place.language.partition("-")[0],
        "person": shown(person),
        "subject": shown(subject),
        "moment": at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC"),
    }
    file = folder / "seal.pdf"
    file.write_bytes(compiled("seal", told, at))
    return StaticStampStyle.from_pdf_file(str(file), border_width=0)
