"""Addresses: what was asked for, and links that carry the moment and the language along."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import msgspec

from plenipo.core.clock import parse_moment, write_moment
from plenipo.core.errors import UsageError
from plenipo.core.page import message
from plenipo.web.languages import LOCALES, choose

AS_OF, LANG = "as_of", "lang"
CARRIED = (AS_OF, LANG)
"""The parameters every link carries along."""

STANDING = "/%:@!$&'()*+,;=~"
"""What stays as it is of a path that is written already."""

NO_MOMENT = message("This is not a moment: write it like 2011-12-19T18:00Z or 2011-12-19.")
ELSEWHERE = message("The address to go to is not one of this site.")


class Asked(msgspec.Struct, frozen=True):
    """What a request asks for, whatever the page.

    :ivar path: the path of the page as it stands in the address, without ``.json``.
    :ivar query: the page's own parameters.
    :ivar as_of: the moment asked for; None for now.
    :ivar lang: the language asked for in the address; empty where the browser chooses.
    :ivar language: the language to answer in.
    :ivar twin: whether the data is asked for as JSON.
    """

    path: str
    query: tuple[tuple[str, str], ...]
    as_of: datetime | None
    lang: str
    language: str
    twin: bool

    @property
    def carried(self) -> dict[str, str]:
        """The parameters that every link carries along."""
        moment = write_moment(self.as_of) if self.as_of else ""
        return {k: v for k, v in zip(CARRIED, (moment, self.lang), strict=True) if v}

    def here(self, **changes: str) -> str:
        """Return the address of this page with other parameters; empty ones are left out."""
        query = {**dict(self.query), **self.carried, **changes}
        return write(self.path, query)


def read(path: str, query: Iterable[tuple[str, str]], accepted: str) -> Asked:
    """Read an address.

    :raises UsageError: when its moment is none.
    """
    given = dict(query)
    lang = given.get(LANG, "")
    own = tuple((k, v) for k, v in given.items() if k not in CARRIED)
    return Asked(
        path=page_path(path),
        query=own,
        as_of=_moment(given.get(AS_OF, "")),
        lang=lang if lang in LOCALES else "",
        language=lang if lang in LOCALES else choose(accepted),
        twin=path.endswith(".json"),
    )


def without_moment(path: str, query: Iterable[tuple[str, str]], accepted: str) -> Asked:
    """Read an address whose moment is none, for the page that says so."""
    return read(path, [(k, v) for k, v in query if k != AS_OF], accepted)


def read_link(path: str, query: str) -> Asked:
    """Read an address of this site that was given as a parameter; its moment is left out."""
    return without_moment(path, parse_qsl(query), "")


def read_again(path: str, query: str, accepted: str) -> Asked:
    """Read an address of this site that a page of it was asked for under.

    :raises UsageError: when its moment is none.
    """
    return read(path, parse_qsl(query), accepted)


def page_path(path: str) -> str:
    """Return the path of the page that a path, or that of its twin, is of."""
    return "/" if path == "/index.json" else path.removesuffix(".json")


def write(path: str, query: dict[str, str]) -> str:
    """Write an address; parameters without a value are left out.

    :param path: as it stands in an address.
    """
    told = {k: v for k, v in query.items() if v}
    return f"{path}?{urlencode(told, safe=':/,')}" if told else path


def as_it_stands(raw: bytes, path: str) -> str:
    """Return a path as it stands in the address: a slash within a number stays written as %2F.

    :param raw: the path as it was asked for, where the server tells; and
    :param path: the same with all of it read.
    """
    text = raw.decode("latin-1").partition("?")[0]
    return quote(text, safe=STANDING) if text else quote(path)


def join(*parts: object) -> str:
    """Return the path made of these parts, each written so that it stays one part."""
    return "/" + "/".join(quote(str(part), safe="") for part in parts)


def local(address: str) -> tuple[str, str]:
    """Part an address on this site into path and query.

    :raises UsageError: when it leads anywhere else.
    """
    try:
        parts = urlsplit(address)
    except ValueError:  # what looks like the number of another machine, and is none
        raise UsageError(ELSEWHERE) from None
    elsewhere = parts.scheme or parts.netloc or not parts.path.startswith("/")
    if elsewhere or parts.path.startswith("//") or "\\" in address or not address.isprintable():
        raise UsageError(ELSEWHERE)
    return parts.path, parts.query


def led_to(address: str) -> str:
    """Return an address on this site as a header holds it.

    :raises UsageError: when it leads anywhere else.
    """
    path, query = local(address)
    path, query = quote(path, safe=STANDING), quote(query, safe=STANDING + "?")
    return f"{path}?{query}" if query else path


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        # An unescaped + in an address is read as a blank.
        return parse_moment(text.replace(" ", "+") if "T" in text else text)
    except UsageError:
        raise UsageError(NO_MOMENT) from None
