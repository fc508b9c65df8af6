"""Places: which file of the public site holds what an address of the server shows."""

from __future__ import annotations

from functools import cache
from posixpath import relpath
from string import ascii_letters, digits
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit

import msgspec

from plenipo.exchange.documents import formats_of
from plenipo.web import address
from plenipo.web.finding import find
from plenipo.web.languages import LOCALES
from plenipo.web.publishing.feeding import ATOM, JSON_FEED

VIEWS = frozenset(("as", "before", "exercise", "only", "page", "party", "standing", "variant"))
"""The parameters whose pages are files too; any other is a question to a server."""
PLAIN = frozenset(ascii_letters + digits + "-_.")
"""What stays as it is in the name of a file."""
OWN_ENDINGS = (".ics", ATOM, JSON_FEED)
STATIC = "/static/"


class Place(msgspec.Struct, frozen=True):
    """A file of the site.

    :ivar language: the language it is in; empty for what is the same in all.
    :ivar path: the path that shows it on the server, and
    :ivar query: the parameters, beside the moment and the language.
    :ivar file: its name from the root of the site.
    """

    language: str
    path: str
    query: tuple[tuple[str, str], ...]
    file: str

    @property
    def is_page(self) -> bool:
        """Whether a person reads it in a browser."""
        return self.file.endswith(".html")

    @property
    def is_feed(self) -> bool:
        """Whether programs follow it, by what it leads to."""
        return self.file.endswith((ATOM, JSON_FEED))

    def asked(self, as_of: str) -> str:
        """Return the address that shows it on the server, as of a moment; empty for now."""
        if not self.language:
            return self.path
        given = {**dict(self.query), address.AS_OF: as_of, address.LANG: self.language}
        return address.write(self.path, given)

    def link_from(self, file: str) -> str:
        """Return the link to it from a file of the site."""
        return quote(relpath(self.file, f"{file}/.."))


def place_of(link: str, base: str, language: str, as_of: str = "") -> Place | None:
    """Return the place that a link leads to; None for what no file of the site shows.

    :param link: as it stands on a page, and ``base``: the path of that page on the server.
    :param language: the language of that page, in which a link leads on unless it names another.
    :param as_of: the moment that the site shows, as links carry it; empty for now.
    """
    parts = urlsplit(urljoin(base, link))
    if parts.scheme or parts.netloc:
        return None
    if parts.path.startswith(STATIC):
        return Place("", parts.path, (), parts.path.removeprefix("/"))
    query = dict(parse_qsl(parts.query))
    told = _shown(parts.path)
    carried = not query.keys().isdisjoint(address.CARRIED)
    if told is None or (carried and query.get(address.AS_OF, "") != as_of):
        return None
    named = query.get(address.LANG, language)
    if named not in LOCALES:
        return None
    own = {name: value for name, value in query.items() if name not in address.CARRIED}
    kept = tuple(sorted(own.items())) if own.keys() <= VIEWS else ()
    stem, ending = told
    views = "".join(f"~{name}~{_escaped(value)}" for name, value in kept)
    return Place(named, parts.path, kept, f"{named}{stem}{views}{ending}")


@cache
def _shown(path: str) -> tuple[str, str] | None:
    """Return the name of the file that shows a path of the server, and its ending."""
    page = address.page_path(path)
    found = find(page)
    if path.endswith(".json"):
        return None if found is None or found[0].personal else (_stem(page), ".json")
    for ending in (".tracked.docx", f".{path.rpartition('.')[2]}"):
        of = find(path.removesuffix(ending)) if path.endswith(ending) else None
        if of is not None and ending in formats_of(of[0]):
            return _stem(path.removesuffix(ending)), ending
    if found is None or found[0].personal:
        return None
    if not found[0].plain:
        return _stem(path), ".html"
    own = next((ending for ending in OWN_ENDINGS if path.endswith(ending)), "")
    return (_stem(path.removesuffix(own)), own) if own else (_stem(path), ".txt")


def _stem(path: str) -> str:
    """Return the name of a path's file without its ending, from the folder of its language."""
    if path == "/":
        return "/index"
    return "/" + "/".join(_escaped(unquote(part)) for part in path.removeprefix("/").split("/"))


def _escaped(text: str) -> str:
    """Return a text as part of a file's name that every server and disk takes as it is."""
    plain = "".join(sign if sign in PLAIN else _coded(sign) for sign in text)
    return f"{_coded('.')}{plain[1:]}" if plain.startswith(".") else plain


def _coded(sign: str) -> str:
    return "".join(f"~{byte:02X}" for byte in sign.encode())
