"""A real server of mail on this machine, and what it was given, read back."""

from __future__ import annotations

import ssl
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from ipaddress import ip_address
from queue import Queue

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from plenipo.web.server import claim

HERE = "127.0.0.1"
PATIENCE = 60
"""How many seconds a letter may take that a room sends by itself."""


class Letterbox:
    """Keeps what it is given; may be told what to answer."""

    def __init__(self):
        self.letters = Queue()
        self.answers = []
        self.port = claim(HERE, 0)
        self.signed_in = []

    async def handle_DATA(self, _server, session, envelope):  # noqa: N802 - aiosmtpd's name
        given = self.answers.pop(0) if self.answers else "250 taken"
        if given.startswith("250"):
            letter = message_from_bytes(envelope.original_content, policy=default)
            letter.sealed = session.ssl is not None
            letter.recipients = envelope.rcpt_tos
            self.letters.put(letter)
        return given

    def sign_in(self, _server, _session, _envelope, _mechanism, data):
        self.signed_in.append((data.login, data.password))
        return AuthResult(success=data.password == b"secret")

    def wait(self):
        """The next letter, which a room sends by itself."""
        return self.letters.get(timeout=PATIENCE)

    def all(self):
        found = []
        while not self.letters.empty():
            found.append(self.letters.get())
        return found


@contextmanager
def letterbox(certificate=None):
    """A server of mail; with a certificate it takes nothing but over TLS, and asks who sends."""
    box, more = Letterbox(), {}
    if certificate is not None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate)
        more = {
            "tls_context": context,
            "require_starttls": True,
            "authenticator": box.sign_in,
            "auth_required": True,
        }
    server = Controller(box, hostname=HERE, port=box.port, **more)
    server.start()
    try:
        yield box
    finally:
        server.stop()


def certificate(folder):
    """A certificate for this machine that only who has its file trusts."""
    here = x509.SubjectAlternativeName([x509.IPAddress(ip_address(HERE))])
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail of this machine")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(here, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "mail.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


def text_of(letter):
    return letter.get_body(("plain",)).get_content()


def html_of(letter):
    return letter.get_body(("html",)).get_content()
