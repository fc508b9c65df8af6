"""Feeds as files: what they lead to is a file too."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

import msgspec

ATOM, JSON_FEED = ".atom", ".feed"
ADDRESSES = frozenset(("url", "home_page_url", "feed_url", "next_url"))
"""What of a JSON Feed is an address."""

LINK = re.compile(r'<link\s[^>]*?href="([^"]*)"[^>]*/>')

Lead = Callable[[str], str | None]
"""Returns the link to a file for a link of the server; None where there is no such file."""


def links_of_feed(name: str, feed: str) -> list[str]:
    """Return all links of a feed of the server, in order.

    :param name: the name of its file, whose ending tells what it is.
    """
    found: list[str] = []
    feed_as_file(name, feed, found.append)
    return found


def feed_as_file(name: str, feed: str, lead: Lead) -> str:
    """Return a feed of the server as a file: Atom (RFC 4287) or JSON Feed.

    A link to nothing is left out.
    """
    return _json_feed(feed, lead) if name.endswith(JSON_FEED) else _atom(feed, lead)


def _atom(feed: str, lead: Lead) -> str:
    def led(found: re.Match[str]) -> str:
        there = lead(html.unescape(found[1]))
        return "" if there is None else found[0].replace(found[1], html.escape(there))

    return LINK.sub(led, feed)


def _json_feed(feed: str, lead: Lead) -> str:
    def led(thing: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
        if isinstance(thing, list):
            return [led(each) for each in thing]
        if not isinstance(thing, dict):
            return thing
        told = {name: (lead if name in ADDRESSES else led)(value) for name, value in thing.items()}
        return {name: value for name, value in told.items() if value is not None}

    return msgspec.json.encode(led(msgspec.json.decode(feed))).decode()
