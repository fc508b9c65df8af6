"""Verifies a signed book: what each signature covers, and whether it holds for these very bytes.

Nothing is fetched, and nothing is believed of the file: the bytes decide. What the register says of
the book is given, where there is one.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from plenipo.capabilities.books.state import Signature, SigningBook
from plenipo.core.apart import apart
from plenipo.core.codes import digest
from plenipo.exchange.books.certificates import certificate_of, common_name, fingerprint, named
from plenipo.exchange.books.reading import SigningFile, covered
from plenipo.exchange.books.signing import FIELD
from plenipo.exchange.scripts import shown

if TYPE_CHECKING:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus

PADES = "/ETSI.CAdES.detached"
_USAGES = frozenset({"non_repudiation", "digital_signature"})
_LONG = 0x80
"""From here on, the first octet of a length in DER says how many octets the length has."""


class Checked(msgspec.Struct, frozen=True):
    """A signature, and what was found of it.

    :ivar participant: the code of whose place it stands in.
    :ivar certificate: the digest of the certificate.
    :ivar moment: when it was made, by the signer's own clock.
    :ivar size: how many bytes it covers, its own left out.
    :ivar revision: the digest of the file as it was with it.
    :ivar whole: whether it covers the file as it is now, and not only as it was then.
    :ivar trusted: whether its certificate leads to one that is trusted; None where none was given.
    :ivar faults: what is wrong with it, in sentences.
    """

    participant: str
    person: str = ""
    subject: str = ""
    certificate: str = ""
    moment: datetime | None = None
    size: int = 0
    revision: str = ""
    whole: bool = False
    trusted: bool | None = None
    faults: tuple[str, ...] = ()


class Verification(msgspec.Struct, frozen=True):
    """What was found of a book.

    :ivar pdf: the digest of the file before anybody signed it.
    :ivar texts: the digests of its authentic texts, by language.
    :ivar faults: what is wrong with the file as a whole, in sentences.
    """

    pdf: str
    texts: dict[str, str]
    signatures: tuple[Checked, ...]
    faults: tuple[str, ...]

    @property
    def verified(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults and not any(each.faults for each in self.signatures)


def verify_book(
    book: SigningFile,
    *,
    trust: Sequence[x509.Certificate] | None = None,
    known: SigningBook | None = None,
) -> Verification:
    """Verify a book and each of its signatures.

    :param trust: the certificates of the authorities that are trusted; None asks for no trust.
    :param known: what the register says of the book.
    """
    told = known.signatures if known else None
    signatures = tuple(
        _checked(book, number, trust, told) for number in range(len(book.signatures))
    )
    texts = {
        each.language: digest(book.attached.get(each.file, b"")) for each in book.manifest.texts
    }
    faults = [*_of_texts(book), *_of_ends(book)]
    if known is not None:
        faults += _against_register(texts, signatures, known)
    return Verification(digest(book.revision(0)), texts, signatures, tuple(faults))


def _of_texts(book: SigningFile) -> Iterator[str]:
    for each in book.manifest.texts:
        if each.file not in book.attached:
            yield f"The text '{shown(each.file)}' is not attached."
        elif digest(book.attached[each.file]) != each.digest:
            name = shown(each.file)
            yield f"The attached text '{name}' is not the one whose digest the book tells."


def _of_ends(book: SigningFile) -> Iterator[str]:
    count = len(book.signatures)
    if book.revision(count) != book.data:
        after = "its last signature" if count else "its end"
        yield f"The file goes on after {after}: nobody has signed what stands there."


def _against_register(
    texts: Mapping[str, str], signatures: Sequence[Checked], known: SigningBook
) -> Iterator[str]:
    """Compare a book with what the register says of it."""
    for language in sorted({*texts, *known.texts}):
        if texts.get(language) != known.texts.get(language):
            yield f"The text in '{language}' is not the one the register knows."
    there = {each.participant for each in signatures}
    for code, signature in known.signatures.items():
        if code not in there:
            yield (
                f"The register has the signature of {code} (entry {signature.entry}),"
                " which is not in this file."
            )


def _checked(
    book: SigningFile,
    number: int,
    trust: Sequence[x509.Certificate] | None,
    told: Mapping[str, Signature] | None,
) -> Checked:
    """Check the signature of a number, counted from 0.

    :param told: the signatures that the register has; None without a register.
    """
    signature = book.signatures[number]
    participant = shown(signature.field_name.removeprefix(FIELD))
    recorded = told.get(participant) if told is not None else None
    try:
        found = _of(book, number, participant, trust, recorded)
    except Exception:  # noqa: BLE001 - what is damaged can fail anywhere
        revision = digest(book.revision(number + 1))
        return Checked(participant, revision=revision, faults=("It cannot be read.",))
    if told is None:
        return found
    faults = (*found.faults, *_of_register(found, recorded))
    return msgspec.structs.replace(found, faults=faults)


def _of(
    book: SigningFile,
    number: int,
    participant: str,
    trust: Sequence[x509.Certificate] | None,
    recorded: Signature | None,
) -> Checked:
    signature = book.signatures[number]
    certificate = certificate_of(signature.signer_cert)
    moment = signature.self_reported_timestamp
    status = _status(signature, trust, recorded.moment if recorded else moment)
    faults = [*_faults(book, number, status, participant)]
    if trust is not None and not status.trusted:
        faults.append("Its certificate does not lead to one that is trusted.")
    _, before, start, after = signature.byte_range
    return Checked(
        participant=participant,
        person=common_name(certificate),
        subject=named(certificate),
        certificate=fingerprint(certificate),
        moment=moment,
        size=before + after,
        revision=digest(book.revision(number + 1)),
        whole=start + after == len(book.data),
        trusted=None if trust is None else bool(status.trusted),
        faults=tuple(faults),
    )


def _of_register(found: Checked, recorded: Signature | None) -> Iterator[str]:
    if recorded is None:
        yield "The register does not have it."
        return
    if recorded.digest != found.revision:
        yield "The register has another file with this signature."
    if recorded.certificate != found.certificate:
        yield "The register has it with another certificate."


def _faults(
    book: SigningFile, number: int, status: PdfSignatureStatus, participant: str
) -> Iterator[str]:
    from pyhanko.sign.diff_analysis import ModificationLevel  # noqa: PLC0415 - slow to import
    from pyhanko.sign.validation import SignatureCoverageLevel  # noqa: PLC0415

    signature = book.signatures[number]
    if not status.intact:
        yield "The bytes it covers are not those that were signed."
    elif not status.valid:
        yield "It was not made with the key of its certificate."
    if status.coverage is None or status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        yield "It does not cover all of the file as it was then."
    level = status.modification_level
    if level is None or level > ModificationLevel.FORM_FILLING:
        yield "After it, the file was changed in other ways than by further signatures."
    if participant not in {place.code for place in book.manifest.places}:
        yield "It stands in no place of the book."
    if signature.sig_object.get("/SubFilter") != PADES:
        yield "It is not in the form of PAdES."
    if not _canonical(book, signature):
        yield "Its own bytes are not as they were written."


def _canonical(book: SigningFile, signature: EmbeddedPdfSignature) -> bool:
    """Tell whether what a signature does not cover is itself alone, and nothing beside it.

    It stands there in hexadecimal, of one case; nothing follows it up to its end but zeros.
    """
    start, length, after, _ = signature.byte_range
    held = book.data[start + length : after]
    written, content = held[1:-1], signature.pkcs7_content
    whole = start == 0 and after <= covered(signature) and held[:1] + held[-1:] == b"<>"
    plain = content.hex().encode()
    return (
        whole and written in {plain, plain.upper()} and not content[_extent(content) :].strip(b"\0")
    )


def _extent(content: bytes) -> int:
    """Return how long the DER value is with which bytes begin, its tag and length included."""
    first = content[1]
    if first < _LONG:
        return 2 + first
    octets = first - _LONG
    return 2 + octets + int.from_bytes(content[2 : 2 + octets], "big")


def _status(
    signature: EmbeddedPdfSignature,
    trust: Sequence[x509.Certificate] | None,
    moment: datetime | None,
) -> PdfSignatureStatus:
    """Ask pyHanko of a signature, offline: as of when it was made, whatever is trusted."""
    from pyhanko.keys import load_certs_from_pemder_data  # noqa: PLC0415 - slow to import
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415
    from pyhanko.sign.validation.settings import KeyUsageConstraints  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    for name in ("pyhanko", "pyhanko_certvalidator"):  # what it finds is told below, in sentences
        logging.getLogger(name).setLevel(logging.CRITICAL)
    context = ValidationContext(
        trust_roots=[
            each
            for root in trust or ()
            for each in load_certs_from_pemder_data(root.public_bytes(Encoding.DER))
        ],
        allow_fetching=False,
        moment=moment,
    )
    usage = KeyUsageConstraints(key_usage=_USAGES, match_all_key_usages=False)
    return apart(lambda: validate_pdf_signature(signature, context, key_usage_settings=usage))
