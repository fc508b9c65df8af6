"""What ``plenipo verify`` does and prints of a signing book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from plenipo.assembly import house
from plenipo.capabilities.books.state import Books, SigningBook
from plenipo.cli.terminal import say
from plenipo.cli.verifying import NOT_VERIFIED, VERIFIED
from plenipo.core.clock import write_moment
from plenipo.core.codes import digest
from plenipo.exchange.books.certificates import trusted
from plenipo.exchange.books.reading import SigningFile, open_book, read_file
from plenipo.exchange.books.verifying import Checked, Verification, verify_book
from plenipo.exchange.scripts import shown
from plenipo.register.opening import open_to_read


def verify_signed(path: Path, trust: Path | None, register: Path | None, *, as_json: bool) -> int:
    """Verify a signing book and print what was found; return the exit code.

    :param trust: the certificates that are trusted, if any are.
    :param register: the register to compare it with, if there is one.
    """
    book = open_book(read_file(path), str(path))
    authorities = trusted(trust) if trust else None
    known = _known(register, book) if register else None
    found = verify_book(book, trust=authorities, known=known)
    faults = (*found.faults, *_missing(book, register, known))
    found = msgspec.structs.replace(found, faults=faults)
    if as_json:
        say(msgspec.json.encode({"verified": found.verified, **_plain(found)}).decode())
    else:
        _tell(path, book, found, trust, register if known else None)
    return VERIFIED if found.verified else NOT_VERIFIED


def _known(register: Path, book: SigningFile) -> SigningBook | None:
    """Return what a register says of a book."""
    reading = open_to_read(register, house())
    try:
        return reading.state().of(Books).made_as(digest(book.revision(0)))
    finally:
        reading.store.close()


def _missing(book: SigningFile, register: Path | None, known: SigningBook | None) -> Iterator[str]:
    if register is not None and known is None:
        yield f"The register '{register}' knows no book with this digest."
    if register is None and not book.signatures:
        yield "Nobody has signed it, and there is no register to compare it with (--register)."


def _plain(found: Verification) -> dict[str, object]:
    told: dict[str, object] = msgspec.to_builtins(found)
    return told


def _tell(
    path: Path,
    book: SigningFile,
    found: Verification,
    trust: Path | None,
    register: Path | None,
) -> None:
    if found.verified:
        say(f"The book '{path}' is verified: {_counted(found)}.")
    else:
        first, *others = _faults(found)
        say(f"The book '{path}' is NOT verified. {first}")
        for fault in others:
            say(f"  Also: {fault}")
    say(f"Made as:     {found.pdf}")
    for each in book.manifest.texts:
        told = f"{each.language}, {each.file}: {found.texts[each.language]}"
        say(f"Text:        {shown(told)}")
    for number, signature in enumerate(found.signatures, 1):
        _tell_signature(number, signature)
    if found.verified:
        say(f"Checked:     {'; '.join(_checked(found, trust, register))}.")
        say(f"Not checked: {'; '.join(_unchecked(found, trust, register))}.")


def _faults(found: Verification) -> Iterator[str]:
    yield from found.faults
    for signature in found.signatures:
        for fault in signature.faults:
            yield f"The signature of {signature.participant}: {_lower(fault)}"


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _tell_signature(number: int, signature: Checked) -> None:
    verdict = "INVALID" if signature.faults else "valid"
    whose = signature.subject or "somebody who cannot be read"
    when = write_moment(signature.moment) if signature.moment else "no moment"
    extent = "all of the file" if signature.whole else "the file as it was then"
    say(f"Signature {number}: {signature.participant}, by {whose}, {when}: {verdict}.")
    say(f"             over {signature.size:,} bytes: {extent}, {signature.revision}")
    say(f"             certificate {signature.certificate}")


def _counted(found: Verification) -> str:
    signatures, texts = len(found.signatures), len(found.texts)
    return (
        f"{signatures} {'signature' if signatures == 1 else 'signatures'},"
        f" {texts} authentic {'text' if texts == 1 else 'texts'}"
    )


def _checked(found: Verification, trust: Path | None, register: Path | None) -> list[str]:
    checked = ["the digest of each attached text"]
    if found.signatures:
        checked += [
            "that each signature is over these bytes, all that were there before it",
            "that nothing but further signatures came after",
        ]
    if trust:
        checked.append(f"that each certificate leads to one in '{trust}'")
    if register:
        checked.append(f"that '{register}' has this book, its texts and each of its signatures")
    return checked


def _unchecked(found: Verification, trust: Path | None, register: Path | None) -> list[str]:
    unchecked = []
    if found.signatures and not trust:
        unchecked.append("that the certificates are of those whom they name (--trust)")
    if found.signatures:
        unchecked.append("that no certificate was revoked")
        unchecked.append("the moments, which the signers' own clocks say")
    if register:
        unchecked.append(f"the register itself (plenipo verify {register})")
    else:
        unchecked.append("that these are the texts and signatures of the register (--register)")
    return unchecked
