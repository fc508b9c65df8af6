"""Somebody who asks for pages, reads them, and follows every link and filter on them."""

from __future__ import annotations

import html
import re
from collections import deque
from datetime import UTC, datetime
from functools import cached_property
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlencode, urlsplit

from litestar.testing import TestClient
from lxml.html import document_fromstring

from plenipo.core.audience import reader
from plenipo.web.app import create_app

FACTS = "application/ld+json"
"""The type of what a page tells search engines; no browser runs it."""

LATER = datetime(2012, 1, 2, tzinfo=UTC)
"""The moment every visit is made at: a day after the last act."""


LEADING = ("a", "link", "script", "form", "input", "select", "option")


class Read(HTMLParser):
    """A page as it is read: its links, its forms, its text, its scripts and styles.

    Crawls ask thousands of pages for nothing but their links, which lxml finds in a tenth of the
    time; the rest is read when it is asked for.
    """

    def __init__(self, text):
        super().__init__()
        self.text = text
        self._tags = []
        self._words = []
        self._facts = []

    @cached_property
    def links(self):
        """Where the page leads: by its links, its scripts, and the choices of its forms."""
        found, forms, select = [], [], ""
        for element in document_fromstring(self.text).iter(*LEADING):
            given = element.attrib
            match element.tag:
                case "a" | "link":
                    found.append(given["href"])
                case "script" if given.get("type") != FACTS:
                    found.append(given.get("src"))
                case "form":
                    forms.append((given["action"], {}))
                case "input" if given.get("type") == "hidden":
                    forms[-1][1][given["name"]] = given["value"]
                case "select":
                    select = given["name"]
                case "option" if given["value"]:
                    action, hidden = forms[-1]
                    query = urlencode({**hidden, select: given["value"]})
                    found.append(f"{action}?{query}")
        return found

    @property
    def tags(self):
        """Every element, in its order, with its attributes."""
        self._parse()
        return self._tags

    @property
    def words(self):
        """Every piece of text, in its order."""
        self._parse()
        return self._words

    @property
    def facts(self):
        """What is said to search engines, as it stands."""
        self._parse()
        return self._facts

    def _parse(self):
        if not self.rawdata and not self._tags:
            self.feed(self.text)

    def handle_starttag(self, tag, attributes):
        self._tags.append((tag, dict(attributes)))

    def handle_data(self, data):
        tag = self._tags[-1] if self._tags else None
        facts = tag == ("script", {"type": FACTS}) and self.cdata_elem
        (self._facts if facts else self._words).append(data)

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

    def crawl(self, start, leave=None):
        """Every answer that links and filters lead to from here, by its address.

        Other moments and languages are left alone: each would be a site of its own.

        :param leave: tells of an address whether it is left alone as well.
        """
        found, waiting = {}, deque([start])
        while waiting:
            address = waiting.popleft().partition("#")[0]
            other = carried(address) != carried(start) and is_page(address)
            if address in found or other or (leave and leave(address)):
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
