"""Somebody who asks for pages, reads them, and follows every link and filter on them."""

from __future__ import annotations

import html
import re
from collections import deque
from datetime import UTC, datetime
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlencode, urlsplit

from litestar.testing import TestClient

from plenipo.core.audience import reader
from plenipo.web.app import create_app

FACTS = "application/ld+json"
"""The type of what a page tells search engines; no browser runs it."""

LATER = datetime(2012, 1, 2, tzinfo=UTC)
"""The moment every visit is made at: a day after the last act."""


class Read(HTMLParser):
    """A page as it is read: its links, its forms, its text, its scripts and styles."""

    VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "rect"))

    def __init__(self, text):
        super().__init__()
        self.text = text
        self.tags = []
        self.links = []
        self.titles = []
        self.words = []
        self.facts = []
        self._forms = []
        self._select = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags.append((tag, given))
        match tag:
            case "a" | "link":
                self.links.append(given["href"])
            case "script" if given.get("type") != FACTS:
                self.links.append(given.get("src"))
            case "form":
                self._forms.append((given["action"], {}))
            case "input" if given.get("type") == "hidden":
                self._forms[-1][1][given["name"]] = given["value"]
            case "select":
                self._select = given["name"]
            case "option" if given["value"]:
                action, hidden = self._forms[-1]
                query = urlencode({**hidden, self._select: given["value"]})
                self.links.append(f"{action}?{query}")

    def handle_data(self, data):
        facts = self.tags and self.tags[-1] == ("script", {"type": FACTS}) and self.cdata_elem
        (self.facts if facts else self.words).append(data)

    @property
    def said(self):
        """All that can be read, its white space as single blanks."""
        return " ".join("".join(self.words).split())

    def attribute(self, tag, name, /, **having):
        """The values of an attribute of all tags that have these others."""
        return [
            given.get(name)
            for kind, given in self.tags
            if kind == tag and all(given.get(k) == v for k, v in having.items())
        ]

    def cells(self):
        """The body of the matrix, row by row, as letters; the first two columns are left out."""
        body = self.text.partition("<tbody>")[2].partition("</tbody>")[0]
        return [
            [html.unescape(cell) for cell in re.findall(r"<td class=\w>([^<\n]*)", row)]
            for row in re.split(r"<tr[^>]*>", body)[1:]
        ]


class Visitor:
    """A reader in some circles, who asks the application for pages."""

    def __init__(self, path, *circles):
        self._client = TestClient(create_app(path, reader(circles), clock=lambda: LATER))

    def __enter__(self):
        self._client.__enter__()
        return self

    def __exit__(self, *trouble):
        self._client.__exit__(*trouble)

    def ask(self, address, method="GET", **headers):
        """Ask for an address, without being led on."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._client.request(method, address, headers=named, follow_redirects=False)

    def data(self, address):
        """The data of a twin."""
        answer = self.ask(address)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def read(self, address, status=200, **headers):
        """A page as it is read."""
        answer = self.ask(address, **headers)
        assert answer.status_code == status, answer.text
        return Read(answer.text)

    def crawl(self, start):
        """Every answer that links and filters lead to from here, by its address.

        Other moments and languages are left alone: each would be a site of its own.
        """
        found, waiting = {}, deque([start])
        while waiting:
            address = waiting.popleft().partition("#")[0]
            if address in found or (carried(address) != carried(start) and is_page(address)):
                continue
            answer = found[address] = self.ask(address)
            if answer.headers["content-type"].startswith("text/html"):
                waiting.extend(Read(answer.text).links)
        return found


def is_page(address):
    """Tell whether an address is of a page or twin: of what has a moment and a language."""
    path = urlsplit(address).path
    return path not in {"/openapi.json", "/moment"} and not path.startswith("/static/")


def carried(address):
    """The moment and the language that an address carries."""
    _, query = parted(address)
    return query.get("as_of"), query.get("lang")


def parted(address):
    """The path of an address, and its parameters."""
    parts = urlsplit(address)
    return parts.path, {name: values[0] for name, values in parse_qs(parts.query).items()}
