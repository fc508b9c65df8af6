"""Sealing: how a confidential entry stands in a log that everybody can verify.

The leaf of a confidential entry holds only its number, the moment and a commitment: SHA-256 over a
domain separator, 32 random bytes (the salt) and the entry's canonical bytes. Whoever is in the
audience is given salt and bytes and can check them; nobody else can guess the bytes from the leaf.
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

SALT_BYTES = 32
_DOMAIN = b"plenipo sealed entry v1\x00"


def new_salt() -> bytes:
    """Return a fresh salt."""
    return secrets.token_bytes(SALT_BYTES)


def commitment(salt: bytes, body: bytes) -> str:
    """Return the commitment to an entry's bytes, in hex."""
    return sha256(_DOMAIN + salt + body).hexdigest()


def opens(sealed: str, salt: bytes, body: bytes) -> bool:
    """Tell whether salt and bytes are those that were committed to."""
    return len(salt) == SALT_BYTES and hmac.compare_digest(sealed, commitment(salt, body))
