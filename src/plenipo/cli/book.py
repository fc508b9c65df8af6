"""``plenipo book`` and ``plenipo sign``: a signing book made, and signed electronically."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter


def book(  # noqa: PLR0913 - the options of a command
    register: Annotated[Path, Parameter(help="The register's file.")],
    what: Annotated[str, Parameter(help="The treaty's code, or the document's.")],
    /,
    *,
    out: Annotated[Path | None, Parameter(name=["--out", "-o"], help="The file to make.")] = None,
    copy: Annotated[
        str, Parameter(help="Of several originals, that which this member keeps: it stands first.")
    ] = "",
    initialled: Annotated[
        bool, Parameter(help="A text to initial, page by page.", negative="")
    ] = False,
    certified: Annotated[
        bool, Parameter(help="A copy, with the depositary's certificate.", negative="")
    ] = False,
    reader: Annotated[
        str, Parameter(help="Of what these circles may read: secretariat,members or member:BY.")
    ] = "public",
    as_of: Annotated[str, Parameter(help="As it stood then: 2011-12-19T18:00Z.")] = "",
) -> int:
    """Make the signing book of a treaty, or of a document, as PDF: same register, same bytes.

    It has the text in each authentic language, the testimonium, and a place for each signature in
    the order of the treaty's alphabet. The texts are attached to it, byte for byte. Exit code 1:
    the text is not ready to be signed, and why.

    plenipo book body.plenipo lake -o lake.pdf

    plenipo book body.plenipo lake --copy AM
    """
    from plenipo.cli.bookbinding import Wanted, make_book  # noqa: PLC0415 - starts faster

    wanted = Wanted(what, copy, initialled=initialled, certified=certified)
    return make_book(register, wanted, out, reader, as_of)


def sign(  # noqa: PLR0913 - the options of a command
    file: Annotated[Path, Parameter(help="The signing book, a PDF.")],
    /,
    *,
    for_: Annotated[str, Parameter(name="--for", help="The code of the member that signs.")],
    pkcs12: Annotated[Path, Parameter(help="The key and certificate: a .p12 or .pfx file.")],
    passphrase_file: Annotated[
        Path | None,
        Parameter(help="A file with its passphrase; else $PLENIPO_PASSPHRASE; else it is asked."),
    ] = None,
    reason: Annotated[str, Parameter(help="What the signature says of why: ad referendum.")] = "",
    out: Annotated[
        Path | None, Parameter(name=["--out", "-o"], help="The file to make; else the book itself.")
    ] = None,
) -> int:
    """Sign a book electronically (PAdES): a signature is added to it, and covers all before it.

    The passphrase is never given on the command line, where others could read it.

    plenipo sign lake.pdf --for AM --pkcs12 minister.p12
    """
    from plenipo.cli.book_signing import sign_book  # noqa: PLC0415 - starts faster

    return sign_book(file, out or file, for_, pkcs12, passphrase_file, reason)


COMMANDS = (book, sign)
