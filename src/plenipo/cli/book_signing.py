"""What ``plenipo sign`` does and prints."""

from __future__ import annotations

import os
import shlex
import sys
from getpass import getpass
from pathlib import Path

from plenipo.cli.terminal import is_terminal, say
from plenipo.core.clock import system_clock
from plenipo.core.errors import InputError, UsageError
from plenipo.exchange.books.certificates import signer_of
from plenipo.exchange.books.reading import open_book, read_file
from plenipo.exchange.books.signing import SignedBook, sign

DONE = 0
PASSPHRASE = "PLENIPO_PASSPHRASE"  # noqa: S105 - the name of a variable


def passphrase(file: Path | None, pkcs12: Path) -> bytes:
    """Return the passphrase of a key: from a file, the environment, or whoever sits there.

    :raises InputError: the file cannot be read.
    :raises UsageError: there is nobody to ask.
    """
    if file is not None:
        try:
            return file.read_bytes().rstrip(b"\r\n")
        except OSError as error:
            sentence = f"The passphrase in '{file}' cannot be read: {error.strerror}."
            raise InputError(sentence) from None
    if PASSPHRASE in os.environ:
        return os.environ[PASSPHRASE].encode()
    if not is_terminal(sys.stdin):
        raise UsageError(
            f"The passphrase of '{pkcs12}' is not there, and nobody can be asked.",
            f"Put it into a file and name that (--passphrase-file), or set {PASSPHRASE}.",
        )
    return getpass(f"Passphrase of {pkcs12}: ").encode()


def sign_book(  # noqa: PLR0913, PLR0917 - who signs what, with what, and where to
    file: Path, out: Path, participant: str, pkcs12: Path, secret: Path | None, reason: str
) -> int:
    """Sign a book, and print what the register is told of it; return the exit code.

    :param secret: the file that has the passphrase; None where it is elsewhere.
    :raises InputError: the book, or the key, cannot be used.
    """
    book = open_book(read_file(file), str(file))
    signer = signer_of(pkcs12, lambda: passphrase(secret, pkcs12))
    signed = sign(book, participant, signer, at=system_clock(), reason=reason)
    _replace(out, signed.data)
    _tell(out, signed)
    return DONE


def _replace(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: what lies there is a book with signatures in it."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    mode = path.stat().st_mode if path.exists() else None
    try:
        with beside.open("xb") as made:
            made.write(data)
            made.flush()
            os.fsync(made.fileno())
        if mode is not None:
            beside.chmod(mode)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise InputError(f"The book '{path}' cannot be written: {error.strerror}.") from None


def _tell(path: Path, signed: SignedBook) -> None:
    say(f"{path}: signed for {signed.participant} by {signed.subject}.")
    say(f"  certificate  {signed.certificate}")
    say(f"  before       {signed.before}")
    say(f"  after        {signed.after}")
    say("To record it, with the register and the book's code:")
    options = (
        *("--participant", signed.participant, "--person", signed.person),
        *("--subject", signed.subject, "--certificate", signed.certificate),
        *("--before", signed.before, "--after", signed.after),
    )
    say(f"  plenipo act book.signed REGISTER --book BOOK {shlex.join(options)}")
