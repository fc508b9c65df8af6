"""What codes, tags of languages and digests look like, wherever they stand."""

from __future__ import annotations

import re
from hashlib import sha256

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
"""A code that people choose, by which later acts name something; it stands in addresses."""
TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
"""The tag of a language, like ``ru`` or ``zh-Hant`` (BCP 47, without what nobody uses here)."""
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
"""What :func:`digest` returns."""


def digest(data: bytes) -> str:
    """Return the digest of bytes as acts have it: ``sha256:`` and 64 hexadecimal digits.

    >>> digest(b"")[:14]
    'sha256:e3b0c44'
    """
    return f"sha256:{sha256(data).hexdigest()}"
