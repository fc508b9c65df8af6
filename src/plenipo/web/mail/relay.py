"""The server that takes our mail: written in a file beside the register, ``x.mail.toml``."""

from __future__ import annotations

import ssl
import tomllib
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parseaddr
from functools import cache
from pathlib import Path
from typing import Literal

import aiosmtplib
import msgspec

from plenipo.core.errors import InputError, PlenipoError
from plenipo.web.accounts.people import EMAIL
from plenipo.web.accounts.providers import LOCAL

SECONDS = 30
"""How long the server may take to answer."""


class RelayError(PlenipoError):
    """A letter was not taken; the sentence names no address and no secret.

    :ivar reached: whether it was for this letter's own sake, so that others may be taken.
    """

    code = "relay"

    def __init__(self, sentence: str, *, reached: bool) -> None:
        """Say why."""
        super().__init__(sentence)
        self.reached = reached


class Relay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A server of mail as it is written in the file.

    :ivar sender: who letters are from: ``Secretariat <room@example.org>``.
    :ivar security: ``starttls`` or ``tls``; ``none`` only for a server on this machine.
    :ivar user: the name to sign in by; empty where the server asks for none.
    :ivar authority: the certificate of who vouches for the server, where it is one of one's own: a
        file beside this one.
    """

    host: str
    sender: str = msgspec.field(name="from")
    port: int = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password: str = ""
    authority: str = ""

    @property
    def address(self) -> Address:
        """Who letters are from."""
        return address_of(*parseaddr(self.sender))

    async def send(self, letter: EmailMessage, name: str) -> None:
        """Hand a letter to the server.

        :param name: what this machine calls itself.
        :raises RelayError: when the server did not take it.
        """
        try:
            await aiosmtplib.send(
                letter,
                hostname=self.host,
                port=self.port,
                username=self.user or None,
                password=self.password or None,
                use_tls=self.security == "tls",
                start_tls=self.security == "starttls",
                tls_context=None if self.security == "none" else trust(self.authority),
                local_hostname=name,
                timeout=SECONDS,
            )
        except aiosmtplib.SMTPRecipientsRefused as error:
            code = error.recipients[0].code if error.recipients else 0
            raise RelayError(f"its recipient was refused ({code})", reached=True) from None
        except aiosmtplib.SMTPResponseException as error:
            of_letter = isinstance(error, aiosmtplib.SMTPDataError)
            raise RelayError(f"the server answered {error.code}", reached=of_letter) from None
        except (aiosmtplib.SMTPException, OSError, ValueError) as error:
            sentence = f"the server could not be used ({type(error).__name__})"
            raise RelayError(sentence, reached=False) from None


@cache
def trust(authority: str) -> ssl.SSLContext:
    """Return whom is trusted to say which host is which; read once, as that takes a while.

    :param authority: the file of a certificate of one's own; empty for those the machine trusts.
    """
    return ssl.create_default_context(cafile=authority or None)


def relay_path(register: Path) -> Path:
    """Return where the server of mail of a register is written: ``x.mail.toml``."""
    return register.with_suffix(".mail.toml")


def read_relay(path: Path) -> Relay | None:
    """Read the server of mail; None where there is no file.

    :raises InputError: naming the file and what is wrong in it.
    """
    try:
        relay = msgspec.convert(tomllib.loads(path.read_text("utf-8")), Relay)
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise InputError(f"The server of mail in '{path}' cannot be read: {error}.") from None
    if not EMAIL.fullmatch(parseaddr(relay.sender)[1]):
        sentence = f"'from' in '{path}' is no address: write it like Secretariat <room@example.org>"
        raise InputError(f"{sentence}.")
    if relay.security == "none" and relay.host not in LOCAL:
        sentence = f"Mail to '{relay.host}' in '{path}' would be open to all on the way"
        raise InputError(f"{sentence}: set security to starttls or tls.")
    if bool(relay.user) != bool(relay.password):
        raise InputError(f"A user needs a password, and a password a user: write both in '{path}'.")
    if relay.authority:
        relay = msgspec.structs.replace(relay, authority=str(path.parent / relay.authority))
        _require_authority(path, relay)
    return relay


def address_of(name: str, address: str) -> Address:
    """Return an address as headers write it; a host that is not in Latin letters, as networks do.

    :raises RelayError: when it is none.
    """
    user, _, host = address.rpartition("@")
    try:
        if not (user and host):
            raise ValueError
        return Address(name, user, host.encode("idna").decode())
    except (ValueError, UnicodeError, IndexError):
        raise RelayError("its address is none", reached=True) from None


def _require_authority(path: Path, relay: Relay) -> None:
    try:
        trust(relay.authority)
    except (OSError, ssl.SSLError):
        sentence = f"The authority '{relay.authority}' named in '{path}' is no certificate"
        raise InputError(f"{sentence}: name a file in PEM.") from None
