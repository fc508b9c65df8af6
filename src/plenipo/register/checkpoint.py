"""Signed checkpoints: the size and root of the log, in the C2SP forms other tools can read.

A checkpoint (``tlog-checkpoint``) is a signed note (``signed-note``) of three lines: the log's
origin, its size, its root in base64. The signature is Ed25519 over these lines.
Source: C2SP tlog-checkpoint and signed-note, v1.0.0.
"""

from __future__ import annotations

import base64
import binascii
from hashlib import sha256
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from plenipo.core.errors import PlenipoError

_ED25519 = b"\x01"
_DASH = "\u2014 "
_HASH_BYTES = 4
_ROOT_BYTES = 32


class CheckpointError(PlenipoError):
    """A checkpoint or a key that cannot be read or does not hold."""

    code = "checkpoint"
    exit = 1


class Checkpoint(NamedTuple):
    """What a checkpoint says: the origin of the log, how many entries, under which root."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """Return the three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{_encode(self.root)}\n"


class Signer:
    """Signs the checkpoints of one register."""

    def __init__(self, origin: str, key: Ed25519PrivateKey) -> None:
        """Sign in the name of ``origin``."""
        self.origin = origin
        self._key = key
        self.verifier = Verifier(origin, key.public_key())

    @classmethod
    def new(cls, origin: str) -> Signer:
        """Make a new key pair."""
        return cls(origin, Ed25519PrivateKey.generate())

    @classmethod
    def read(cls, text: str) -> Signer:
        """Read a private key in the form of signed-note: ``PRIVATE+KEY+name+hash+key``.

        :raises CheckpointError: when it is not one.
        """
        try:
            private, word, origin, _, encoded = text.strip().split("+", 4)
            raw = _decode(encoded)
            if (private, word, raw[:1]) != ("PRIVATE", "KEY", _ED25519):
                raise ValueError
            return cls(origin, Ed25519PrivateKey.from_private_bytes(raw[1:]))
        except (ValueError, binascii.Error):
            raise CheckpointError("This is not a private key of a register.") from None

    def write(self) -> str:
        """Write the private key in the form of signed-note."""
        raw = self._key.private_bytes_raw()
        name = f"{self.origin}+{self.verifier.hash.hex()}"
        return f"PRIVATE+KEY+{name}+{_encode(_ED25519 + raw)}\n"

    def sign(self, size: int, root: bytes) -> str:
        """Return the signed note for a tree of this size and root."""
        text = Checkpoint(self.origin, size, root).text()
        signature = self.verifier.hash + self._key.sign(text.encode())
        return f"{text}\n{_DASH}{self.origin} {_encode(signature)}\n"

    def sign_text(self, text: str) -> bytes:
        """Sign any other statement of the register's keeper (a snapshot's digest)."""
        return self._key.sign(text.encode())


class Verifier:
    """Checks what a register's key has signed."""

    def __init__(self, origin: str, key: Ed25519PublicKey) -> None:
        """Trust this key for this origin."""
        self.origin = origin
        self._key = key
        raw = key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        self._raw = _ED25519 + raw
        self.hash = sha256(origin.encode() + b"\n" + self._raw).digest()[:_HASH_BYTES]

    @classmethod
    def read(cls, text: str) -> Verifier:
        """Read a public key in the form of signed-note, ``name+hash+key``.

        :raises CheckpointError: when it is not one, or its hash is not that of its key.
        """
        try:
            origin, fingerprint, encoded = text.strip().split("+", 2)
            raw = _decode(encoded)
            if raw[:1] != _ED25519:
                raise ValueError
            verifier = cls(origin, Ed25519PublicKey.from_public_bytes(raw[1:]))
        except (ValueError, binascii.Error):
            sentence = f"'{text.strip()[:80]}' is not a register's public key (name+hash+key)."
            raise CheckpointError(sentence) from None
        if verifier.hash.hex() != fingerprint:
            sentence = f"The public key of '{origin}' does not have the hash {fingerprint}."
            raise CheckpointError(sentence)
        return verifier

    def write(self) -> str:
        """Write the public key in the form of signed-note."""
        return f"{self.origin}+{self.hash.hex()}+{_encode(self._raw)}"

    def open(self, note: str) -> Checkpoint:
        """Check a signed note and return what it says.

        :raises CheckpointError: when it is malformed, of another log, or not signed by this key.
        """
        checkpoint = parse(note)
        if checkpoint.origin != self.origin:
            sentence = f"The checkpoint is of '{checkpoint.origin}', not of '{self.origin}'."
            raise CheckpointError(sentence)
        if not any(self._signed(checkpoint.text(), s) for s in _signatures(note, self.origin)):
            raise CheckpointError("The checkpoint is not signed by the register's key.")
        return checkpoint

    def holds(self, text: str, signature: bytes) -> bool:
        """Tell whether the key signed another statement of the keeper."""
        return self._valid(text, signature)

    def _signed(self, text: str, signature: bytes) -> bool:
        return signature[:_HASH_BYTES] == self.hash and self._valid(text, signature[_HASH_BYTES:])

    def _valid(self, text: str, signature: bytes) -> bool:
        try:
            self._key.verify(signature, text.encode())
        except InvalidSignature:
            return False
        return True


def parse(note: str) -> Checkpoint:
    """Read what a signed note says, without checking any signature.

    :raises CheckpointError: when it does not have the form of a checkpoint.
    """
    text, blank, _ = note.partition("\n\n")
    try:
        origin, digits, encoded = text.split("\n")
        size, root = int(digits), _decode(encoded)
        if not blank or not origin or len(root) != _ROOT_BYTES or str(size) != digits or size < 0:
            raise ValueError
    except (ValueError, binascii.Error):
        raise CheckpointError("The checkpoint does not have the form of a signed note.") from None
    checkpoint = Checkpoint(origin, size, root)
    if checkpoint.text() != text + "\n":
        raise CheckpointError("The checkpoint does not have the form of a signed note.")
    return checkpoint


def _signatures(note: str, name: str) -> list[bytes]:
    """Return the signatures on a note that claim to be of this name.

    :raises CheckpointError: when a line under the text is not a signature.
    """
    lines = note.partition("\n\n")[2]
    found = []
    try:
        for line in lines.removesuffix("\n").split("\n"):
            start, signer, encoded = line.split(" ")
            signature = _decode(encoded)
            if start + " " != _DASH or not signer or not lines.endswith("\n"):
                raise ValueError
            if signer == name:
                found.append(signature)
    except (ValueError, binascii.Error):
        raise CheckpointError("The checkpoint does not have the form of a signed note.") from None
    return found


def _encode(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _decode(text: str) -> bytes:
    data = base64.b64decode(text.encode(), validate=True)
    if _encode(data) != text:  # padding bits that are not zero would be a second form
        raise ValueError
    return data
