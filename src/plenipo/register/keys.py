"""The register's private key: a file beside it, readable only by its owner.

The register's file itself holds only the public key, so that it can be given to every member.
"""

from __future__ import annotations

import os
from pathlib import Path

from plenipo.core.errors import InputError
from plenipo.register.checkpoint import CheckpointError, Signer


def key_path(register: Path) -> Path:
    """Return where the private key of a register lies."""
    return register.with_name(register.name + ".key")


def create_key(register: Path, origin: str) -> Signer:
    """Make a key pair for a new register and keep the private key beside it.

    :raises InputError: when a key is already there (it may belong to a register that was moved).
    """
    signer = Signer.new(origin)
    keep_key(register, signer)
    return signer


def keep_key(register: Path, signer: Signer) -> None:
    """Keep a private key beside its register.

    :raises InputError: when one is already there, or it cannot be written.
    """
    path = key_path(register)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        sentence = f"The key '{path}' is already there: move it away, or name another register."
        raise InputError(sentence) from None
    except OSError as error:
        sentence = f"The key '{path}' cannot be written: {error.strerror}."
        raise InputError(sentence) from None
    with os.fdopen(handle, "w") as file:
        file.write(signer.write())
        file.flush()
        os.fsync(file.fileno())


def load_key(register: Path) -> Signer:
    """Read the private key beside a register.

    :raises InputError: when it is missing or cannot be read: then the register can only be read.
    """
    return read_key(key_path(register))


def read_key(path: Path) -> Signer:
    """Read a private key from its file.

    :raises InputError: when it is missing or cannot be read.
    """
    try:
        return Signer.read(path.read_text())
    except FileNotFoundError:
        sentence = f"The register's key '{path}' is missing: without it the register is only read."
        raise InputError(sentence) from None
    except (OSError, UnicodeDecodeError, CheckpointError):
        sentence = f"The register's key '{path}' cannot be read: restore it from a copy."
        raise InputError(sentence) from None
