"""Answers: their headers, their marks, and their bytes, compressed once and kept so."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

from litestar import Request, Response

HTML = "text/html"
JSON = "application/json"
TEXT = "text/plain"
FORM = "application/x-www-form-urlencoded"

WORTH_COMPRESSING = 1024
LEVEL = 6
KEPT_BYTES = 32 * 2**20
"""How much of what was answered is kept to be answered again."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
SAFETY: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""Every answer carries these, errors included."""

Asking = Request[None, None, None]  # type: ignore[type-var]
Answer = Response[bytes]


def answer(body: bytes, kind: str, headers: Mapping[str, str], status: int = 200) -> Answer:
    """Return an answer; the headers that every answer has are added."""
    return Response(body, status_code=status, media_type=kind, headers={**SAFETY, **headers})


def attached(name: str) -> dict[str, str]:
    """Return the header that gives a file its name; letters that no header holds are left out."""
    plain = "".join(c for c in name if c.isascii() and (c.isalnum() or c in "._-"))
    return {"Content-Disposition": f'attachment; filename="{plain}"'}


def described(where: str) -> dict[str, str]:
    """Return the header that says where what stands in a table is described (CSV on the Web)."""
    kind = "application/csvm+json"
    return {"Link": f'<{where}>; rel="describedby"; type="{kind}"'} if where else {}


def mark(*parts: object) -> str:
    """Return an entity tag for what is made of these parts; weak, as compression changes bytes."""
    digest = sha256("\x00".join(map(str, parts)).encode()).hexdigest()[:32]
    return f'W/"{digest}"'


def has(request: Asking, tag: str) -> bool:
    """Tell whether the browser holds what has this tag."""
    held = request.headers.get("if-none-match", "")
    return any(each.strip() in {tag, tag.removeprefix("W/")} for each in held.split(","))


def takes_gzip(request: Asking) -> bool:
    """Tell whether the browser reads gzip."""
    for part in request.headers.get("accept-encoding", "").split(","):
        name, _, weight = part.replace(" ", "").partition(";")
        if name in {"gzip", "*"}:
            return weight not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False


def takes_json(request: Asking) -> bool:
    """Tell whether a program asks, that sends JSON and is answered so."""
    return request.headers.get("content-type", "").startswith(JSON)


def sends_form(request: Asking) -> bool:
    """Tell whether a person asks, whose browser sends a form."""
    return request.headers.get("content-type", "").startswith(FORM)


class Kept(NamedTuple):
    """An answer as it is kept: compressed, where that is worth it."""

    body: bytes
    packed: bool

    def plain(self) -> bytes:
        """Return it as it was before."""
        return gzip.decompress(self.body) if self.packed else self.body


class Shelf:
    """What was answered lately, by its mark; the oldest gives way."""

    def __init__(self) -> None:
        """Begin empty."""
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._size = 0

    def get(self, tag: str) -> Kept | None:
        """Return what was kept under a mark."""
        found = self._kept.get(tag)
        if found is not None:
            self._kept.move_to_end(tag)
        return found

    def put(self, tag: str, body: bytes) -> Kept:
        """Compress and keep an answer."""
        less = gzip.compress(body, LEVEL, mtime=0) if len(body) >= WORTH_COMPRESSING else body
        packed = len(less) < len(body)
        made = Kept(less if packed else body, packed)
        before = self._kept.pop(tag, None)
        self._size += len(made.body) - (len(before.body) if before else 0)
        self._kept[tag] = made
        while self._size > KEPT_BYTES and self._kept:
            _, gone = self._kept.popitem(last=False)
            self._size -= len(gone.body)
        return made
