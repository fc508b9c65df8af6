"""One-time codes of an authenticator (TOTP, RFC 6238), and the picture by which it is set up."""

from __future__ import annotations

from datetime import datetime

import pyotp
import segno
from markupsafe import Markup

from plenipo.web.accounts.tokens import same

INTERVAL = 30
AROUND = (0, -1, 1)
"""Clocks differ: the code before and the one after will do."""

NOBODYS = pyotp.random_base32()
"""The secret of no authenticator, asked where there is none."""


def new_secret() -> str:
    """Return the secret of a new authenticator, in base 32."""
    return pyotp.random_base32()


def address_of(secret: str, name: str, issuer: str) -> str:
    """Return what an authenticator is set up by: an ``otpauth`` address."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=issuer)


def picture_of(address: str, title: str) -> Markup:
    """Return an address as a QR code: an SVG that can stand in a page."""
    drawn = segno.make(address, error="m", micro=False)
    svg = drawn.svg_inline(scale=5, title=title, light="#fff", svgclass="qr", omitsize=True)
    return Markup(svg)  # noqa: S704 - made of squares; segno escapes the title


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """Return the step of half a minute whose code this is; None where it is none of them."""
    typed = "".join(code.split())
    totp = pyotp.TOTP(secret, interval=INTERVAL)
    present = int(now.timestamp()) // INTERVAL
    found = None
    for around in AROUND:  # all are compared, so that the time says nothing
        step = present + around
        if same(totp.generate_otp(step), typed) and found is None:
            found = step
    return found
