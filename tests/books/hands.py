"""Those who sign: an authority of the tests, certificates for persons, and their PKCS #12 files."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from cryptography.x509.oid import NameOID

PASSPHRASE = b"a pen that is known to all"
SINCE, UNTIL = datetime(2010, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)


class Hand(NamedTuple):
    """A certificate and its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


def authority(name: str = "Authority of the tests") -> Hand:
    """Return an authority: the same, of the same name."""
    return _authority(name)


def hand(person: str, country: str, by: str = "Authority of the tests") -> Hand:
    """Return somebody who signs, certified by an authority: the same each time."""
    return _hand(person, country, by)


@cache
def _hand(person: str, country: str, by: str) -> Hand:
    return _made(person, country, authority(by))


@cache
def _authority(name: str) -> Hand:
    return _made(name, "", None)


def pkcs12_file(folder: Path, who: Hand, *, passphrase: bytes = PASSPHRASE) -> Path:
    """Write somebody's key and certificate to a file."""
    path = folder / f"{fingerprint(who)[:12]}.p12"
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(
            b"key", who.key, who.certificate, None, BestAvailableEncryption(passphrase)
        )
    )
    return path


def pem_file(folder: Path, who: Hand) -> Path:
    """Write somebody's certificate to a file."""
    path = folder / f"{fingerprint(who)[:12]}.pem"
    path.write_bytes(who.certificate.public_bytes(Encoding.PEM))
    return path


def fingerprint(who: Hand) -> str:
    """Return the digest of somebody's certificate, in hexadecimal."""
    return who.certificate.fingerprint(hashes.SHA256()).hex()


def _made(name: str, country: str, by: Hand | None) -> Hand:
    key = ec.generate_private_key(ec.SECP256R1())
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, name)]
    if country:
        parts.insert(0, x509.NameAttribute(NameOID.COUNTRY_NAME, country))
    subject = x509.Name(parts)
    pen = by.key if by else key
    signs = by is None
    usage = x509.KeyUsage(
        digital_signature=not signs,
        content_commitment=not signs,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs,
        crl_sign=signs,
        encipher_only=False,
        decipher_only=False,
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(SINCE)
        .not_valid_after(UNTIL)
        .add_extension(x509.BasicConstraints(ca=signs, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(pen.public_key()),
            critical=False,
        )
    )
    return Hand(made.sign(pen, hashes.SHA256()), key)
