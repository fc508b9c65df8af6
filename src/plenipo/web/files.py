"""The style sheet, the script and the icon: read once, named by their content, kept by browsers."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib import resources

import msgspec

KINDS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}


class File(msgspec.Struct, frozen=True):
    """A file that pages use."""

    name: str
    kind: str
    body: bytes
    digest: str


@cache
def files() -> dict[str, File]:
    """Return all files, by name."""
    found = {}
    for path in sorted((resources.files(__package__) / "static").iterdir(), key=lambda p: p.name):
        kind = KINDS["." + path.name.rpartition(".")[2]]
        body = path.read_bytes()
        found[path.name] = File(path.name, kind, body, sha256(body).hexdigest()[:16])
    return found


def address_of(name: str) -> str:
    """Return the address of a file; it changes with its content."""
    return f"/static/{files()[name].digest}/{name}"
