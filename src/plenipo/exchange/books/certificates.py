"""Certificates and their keys: what a signatory signs with, and whom a verifier trusts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from cryptography.x509.oid import NameOID

from plenipo.core.codes import digest
from plenipo.core.errors import InputError
from plenipo.exchange.scripts import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyhanko.sign.signers import SimpleSigner

_SHOWN = (
    ("CN", NameOID.COMMON_NAME),
    ("OU", NameOID.ORGANIZATIONAL_UNIT_NAME),
    ("O", NameOID.ORGANIZATION_NAME),
    ("C", NameOID.COUNTRY_NAME),
)


class CertificateError(InputError):
    """A certificate or key that cannot be used as it is."""

    code = "input.certificate"


def signer_of(path: Path, ask: Callable[[], bytes]) -> SimpleSigner:
    """Return who signs with the key in a PKCS #12 file.

    :param ask: returns its passphrase; asked once the file is there.
    :raises CertificateError: the file is none, or the passphrase does not open it.
    """
    from pyhanko.sign.signers import SimpleSigner  # noqa: PLC0415 - slow to import

    held = _read(path)
    passphrase = ask()
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(held, passphrase or None)
    except (ValueError, TypeError):
        raise CertificateError(
            f"'{path}' was not opened: it is no PKCS #12 file, or the passphrase is another."
        ) from None
    if key is None or certificate is None:
        raise CertificateError(f"'{path}' has no key, or no certificate: both are needed to sign.")
    signer = SimpleSigner.load_pkcs12_data(held, other_certs=(), passphrase=passphrase or None)
    if not isinstance(signer, SimpleSigner):
        raise CertificateError(f"The key in '{path}' is of a kind that cannot sign here.")
    return signer


def trusted(path: Path) -> list[x509.Certificate]:
    """Return the certificates in a PEM or DER file: of the authorities that are trusted.

    :raises CertificateError: there is none in it.
    """
    held = _read(path)
    try:
        if b"-----BEGIN" in held:
            return x509.load_pem_x509_certificates(held)
        return [x509.load_der_x509_certificate(held)]
    except ValueError:
        raise CertificateError(f"'{path}' holds no certificate, in PEM or DER.") from None


def certificate_of(held: Any) -> x509.Certificate:  # noqa: ANN401 - as pyHanko holds it
    """Return a certificate that pyHanko holds."""
    return x509.load_der_x509_certificate(held.dump())


def named(certificate: x509.Certificate) -> str:
    """Return whom a certificate names: ``CN=..., O=..., C=...``."""
    parts = [
        f"{short}={_plain(each.value)}"
        for short, oid in _SHOWN
        for each in certificate.subject.get_attributes_for_oid(oid)
    ]
    return ", ".join(parts) or _plain(certificate.subject.rfc4514_string())


def common_name(certificate: x509.Certificate) -> str:
    """Return the name of the person in a certificate, or all that it names."""
    told = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return _plain(told[0].value) if told else named(certificate)


def _plain(value: str | bytes) -> str:
    """Return a name on one line, without signs that a terminal would heed."""
    return " ".join(shown(str(value)).split())


def fingerprint(certificate: x509.Certificate) -> str:
    """Return the digest of a certificate, as the register writes it."""
    return digest(certificate.public_bytes(Encoding.DER))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CertificateError(f"'{path}' cannot be read: {error.strerror}.") from None
