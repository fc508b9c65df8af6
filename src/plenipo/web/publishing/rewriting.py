"""Pages as files: links lead to files, and what needs a server is left out."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from html.parser import HTMLParser

LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
OF_LINKS = re.compile(r'\s(?:href|hreflang|rel|type|download)="[^"]*"')
EMPTY = re.compile(r"<(p|li)>\s*</\1>\n?")
LEADS = {"a": "href", "link": "href", "script": "src", "img": "src"}
"""The elements that lead somewhere, and by which attribute."""

Lead = Callable[[str, bool], str | None]
"""Returns the link to a file for a link of the server; None where there is no such file, and
nothing where not even the words of the link mean anything without a server.

The second says whether it is told to programs, who want the whole address."""


def links_of(page: str) -> list[str]:
    """Return all links of a page of the server, in order."""
    return [html.unescape(found) for found in LINK.findall(page)]


def as_file(page: str, lead: Lead, here: str) -> str:
    """Return a page of the server as a file.

    Of a link to nothing its words stay; a form is left out with all that is in it, and so is what
    then has no words.

    :param here: the address of the file, as it is printed under a page.
    """
    return EMPTY.sub("", _Rewriter(page, lead, here).rewritten())


class _Rewriter(HTMLParser):
    """Notes what is to be replaced in a page; all else stays as it was, to the letter."""

    def __init__(self, page: str, lead: Lead, here: str) -> None:
        super().__init__(convert_charrefs=False)
        self._page, self._lead, self._here = page, lead, here
        self._lines = [0, *(found.end() for found in re.finditer("\n", page))]
        self._edits: list[tuple[int, int, str]] = []
        self._unlinked: list[bool] = []
        self._left_out: tuple[str, int] | None = None
        self._printed: int | None = None
        self.feed(page)
        self.close()

    def rewritten(self) -> str:
        """Return the page with all replaced."""
        parts, done = [], 0
        for start, end, text in self._edits:
            parts += [self._page[done:start], text]
            done = end
        return "".join((*parts, self._page[done:]))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a form begins, and where a link is to lead."""
        if self._left_out is not None:
            return
        if tag == "form":
            self._left_out = tag, self._place
        elif tag in LEADS:
            self._linked(tag, dict(attrs))
        elif "data-here" in dict(attrs):
            self._printed = self._place + len(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element that closes itself as one that begins."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Note where a form ends, and where a link does that leads nowhere."""
        if self._left_out is not None:
            what, start = self._left_out
            if tag == what:
                self._edits.append((start, self._place + len(f"</{what}>"), ""))
                self._left_out = None
        elif tag == "a" and self._unlinked.pop():
            self._edits.append((self._place, self._place + len("</a>"), "</span>"))
        elif self._printed is not None:
            self._edits.append((self._printed, self._place, html.escape(self._here)))
            self._printed = None

    @property
    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _linked(self, tag: str, given: dict[str, str | None]) -> None:
        """Let an element lead to a file; without one, leave out the link or what it is in."""
        name = LEADS[tag]
        link = given.get(name)
        told = tag == "link" and ("hreflang" in given or given.get("rel") == "canonical")
        led = link if link is None or link.startswith("#") else self._lead(link, told)
        if tag == "a" and led == "":
            self._left_out = tag, self._place
            return
        if tag == "a":
            self._unlinked.append(link is not None and led is None)
        if link is None or led == link:
            return
        raw = self.get_starttag_text() or ""
        if led:
            new = re.sub(rf'\s{name}="[^"]*"', lambda _: f' {name}="{html.escape(led)}"', raw)
        else:
            new = f"<span{OF_LINKS.sub('', raw[2:])}" if tag == "a" else ""
        self._edits.append((self._place, self._place + len(raw), new))
