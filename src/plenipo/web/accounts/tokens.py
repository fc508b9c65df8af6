"""Secrets that a browser or a link carries: 256 random bits, of which only a digest is kept."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

BYTES = 32
PURPOSE = b"plenipo form"


def new_token() -> str:
    """Return a new secret, as it stands in an address or a cookie."""
    return secrets.token_urlsafe(BYTES)


def new_code() -> str:
    """Return a new name for something that is no secret."""
    return secrets.token_hex(8)


def digest_of(token: str) -> bytes:
    """Return what is kept of a secret; with as many random bits, it needs neither salt nor time."""
    return sha256(token.encode()).digest()


def form_token(token: str) -> str:
    """Return what the forms of a browser carry; its cookie cannot be worked out from it."""
    return hmac.new(token.encode(), PURPOSE, sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Tell whether two secrets are the same, in a time that says nothing of where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())
