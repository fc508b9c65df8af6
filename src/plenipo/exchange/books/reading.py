"""A signing book read again: what is attached to it, and the revisions that signatures made.

A signature covers the file as it was when it was made, but for its own bytes. Each further one
adds to the end, so that every revision of a book is the beginning of the next.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import decompressobj

import msgspec

from plenipo.core.errors import InputError
from plenipo.exchange.books.manifest import FILE, FORM, Manifest
from plenipo.exchange.scripts import shown

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

HEAD = b"%PDF-"
END = b"%%EOF\n"
LARGEST = 100_000_000
"""In bytes; no signing book is as large."""
LONGEST = 20_000_000
"""In bytes; no attached text is as long."""


class BookError(InputError):
    """A file that is no signing book, or cannot be read as one."""

    code = "input.book"


class SigningFile(msgspec.Struct, frozen=True):
    """A book as a file.

    :ivar attached: the attached files by their names.
    """

    data: bytes
    manifest: Manifest
    attached: dict[str, bytes]
    reader: PdfFileReader
    signatures: tuple[EmbeddedPdfSignature, ...]

    def revision(self, number: int) -> bytes:
        """Return the file as it was after so many signatures; 0 is before anybody signed."""
        if number:
            return self.data[: covered(self.signatures[number - 1])]
        first = self.signatures[0].byte_range[1] if self.signatures else len(self.data)
        return self.data[: self.data.rfind(END, 0, first) + len(END)]


def is_pdf(path: Path) -> bool:
    """Tell whether a file begins as a PDF does."""
    try:
        with path.open("rb") as file:
            return file.read(len(HEAD)) == HEAD
    except OSError:
        return False


def read_file(path: Path) -> bytes:
    """Return what is in a book's file.

    :raises BookError: it cannot be read, or is too large.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise BookError(f"'{path}' is larger than any signing book.")
        return path.read_bytes()
    except OSError as error:
        raise BookError(f"The book '{path}' cannot be read: {error.strerror}.") from None


def open_book(data: bytes, name: str) -> SigningFile:
    """Read a book.

    :param name: what the file is called in what is said of it.
    :raises BookError: it is no PDF, is damaged, or no signing book.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 - slow to import

    if not data.startswith(HEAD):
        raise BookError(f"'{name}' is no PDF.")
    try:
        reader = PdfFileReader(BytesIO(data))
        attached = _attached(reader)
        signatures = tuple(reader.embedded_regular_signatures)
        ends = [_end(each, len(data)) for each in signatures]
        if ends != sorted(set(ends)):
            raise ValueError  # they came one after the other
    except Exception as error:  # a damaged file can fail anywhere in its reader
        raise BookError(f"'{name}' cannot be read: the file is damaged.") from error
    return SigningFile(data, _manifest(attached, name), attached, reader, signatures)


def covered(signature: EmbeddedPdfSignature) -> int:
    """Return up to where a signature covers the file."""
    _, _, start, length = signature.byte_range
    return int(start + length)


def _end(signature: EmbeddedPdfSignature, size: int) -> int:
    """Return up to where a signature covers a file of a size.

    :raises ValueError: it says that it covers what is not there.
    """
    start, length, after, rest = (int(each) for each in signature.byte_range)
    if not 0 <= start <= start + length < after <= after + rest <= size:
        raise ValueError
    return after + rest


def _attached(reader: PdfFileReader) -> dict[str, bytes]:
    names = reader.root["/Names"]["/EmbeddedFiles"]["/Names"]
    return {
        shown(str(names[place])): _inflated(names[place + 1]["/EF"]["/F"])
        for place in range(0, len(names), 2)
    }


def _inflated(stream: Any) -> bytes:  # noqa: ANN401 - as pyHanko holds it
    """Return what is in a stream, which says nothing of how large that is.

    :raises ValueError: it is larger than any text.
    """
    packed = bytes(stream.encoded_data)
    if "/Filter" not in stream:
        return packed
    unpacking = decompressobj()
    data = unpacking.decompress(packed, LONGEST)
    if unpacking.unconsumed_tail or not unpacking.eof:
        raise ValueError
    return data


def _manifest(attached: dict[str, bytes], name: str) -> Manifest:
    try:
        manifest = msgspec.json.decode(attached[FILE], type=Manifest)
    except (KeyError, msgspec.DecodeError):
        raise BookError(
            f"'{name}' is no signing book.", "A book is made by: plenipo book REGISTER TREATY."
        ) from None
    if manifest.form != FORM:
        raise BookError(f"'{name}' is a book of another form, {shown(manifest.form)}.")
    return manifest
