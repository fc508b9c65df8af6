"""An authenticator made of software: it creates passkeys and signs with them, rightly or not."""

from __future__ import annotations

import base64
import json
import secrets
from hashlib import sha256

import cbor2
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def text(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


class Device:
    """One passkey, and how often it signed."""

    def __init__(self, origin, host="localhost"):
        self.origin, self.host = origin, host
        self.id = secrets.token_bytes(16)
        self.key = generate_private_key(SECP256R1())
        self.count = 0
        self.handle = b""

    def create(self, options, **changes):
        """What a script sends after ``navigator.credentials.create``."""
        self.handle = base64.urlsafe_b64decode(options["user"]["id"] + "==")
        numbers = self.key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: _bytes(numbers.x), -3: _bytes(numbers.y)}
        credential = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cbor2.dumps(public)
        data = self._data(ATTESTED, changes) + credential
        attested = {"fmt": "none", "attStmt": {}, "authData": data}
        client = self._client("webauthn.create", options["challenge"], changes)
        return self._sent(
            {"clientDataJSON": text(client), "attestationObject": text(cbor2.dumps(attested))}
        )

    def sign(self, options, **changes):
        """What a script sends after ``navigator.credentials.get``."""
        self.count += 1
        data = self._data(0, changes)
        client = self._client("webauthn.get", options["challenge"], changes)
        signature = self.key.sign(data + sha256(client).digest(), ECDSA(SHA256()))
        return self._sent(
            {
                "clientDataJSON": text(client),
                "authenticatorData": text(data),
                "signature": text(changes.get("signature", signature)),
                "userHandle": text(changes.get("handle", self.handle)),
            }
        )

    def _data(self, flags, changes):
        host = sha256(changes.get("host", self.host).encode()).digest()
        flags |= changes.get("flags", PRESENT | VERIFIED)
        return host + bytes([flags]) + changes.get("count", self.count).to_bytes(4, "big")

    def _client(self, kind, challenge, changes):
        origin = changes.get("origin", self.origin)
        said = {"type": kind, "challenge": challenge, "origin": origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _sent(self, response):
        return {
            "id": text(self.id),
            "rawId": text(self.id),
            "type": "public-key",
            "response": response,
        }


def _bytes(number):
    return number.to_bytes(32, "big")
