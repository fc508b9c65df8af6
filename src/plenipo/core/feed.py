"""Feeds that other programs follow, as data and as text: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import datetime

import msgspec

from plenipo.core.clock import write_moment

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"


class FeedItem(msgspec.Struct, frozen=True):
    """One thing in a feed.

    :ivar id: what names it for good (RFC 4151).
    :ivar url: where it is, from where the feed is.
    """

    id: str
    title: str
    url: str
    moment: datetime
    text: str


class Feed(msgspec.Struct, frozen=True):
    """A feed, the newest first.

    :ivar name: what its file is called, without an ending; ``page``: where people read the same.
    :ivar updated: when it last changed.
    """

    id: str
    title: str
    language: str
    author: str
    name: str
    page: str
    updated: datetime
    items: tuple[FeedItem, ...]


def atom(feed: Feed) -> str:
    """Return a feed as Atom."""
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": feed.language})
    for tag, text in (("id", feed.id), ("title", feed.title)):
        ET.SubElement(root, tag).text = _legible(text)
    ET.SubElement(root, "updated").text = write_moment(feed.updated)
    ET.SubElement(ET.SubElement(root, "author"), "name").text = _legible(feed.author)
    ET.SubElement(root, "link", {"rel": "self", "href": f"{feed.name}.atom"})
    ET.SubElement(root, "link", {"rel": "alternate", "href": feed.page})
    for item in feed.items:
        entry, moment = ET.SubElement(root, "entry"), write_moment(item.moment)
        for tag, text in (
            ("id", item.id),
            ("title", item.title),
            ("updated", moment),
            ("published", moment),
            ("content", item.text),
        ):
            ET.SubElement(entry, tag).text = _legible(text)
        ET.SubElement(entry, "link", {"rel": "alternate", "href": item.url})
    return ET.tostring(root, encoding="unicode", xml_declaration=True)


def json_feed(feed: Feed) -> str:
    """Return a feed as JSON Feed."""
    told = {
        "version": JSON_FEED,
        "title": feed.title,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "home_page_url": feed.page,
        "items": [
            {
                "id": item.id,
                "url": item.url,
                "title": item.title,
                "content_text": item.text,
                "date_published": write_moment(item.moment),
            }
            for item in feed.items
        ],
    }
    return msgspec.json.encode(told).decode()


def _legible(text: str) -> str:
    """Return a text without the signs that no file of XML holds."""
    return "".join(sign for sign in text if sign.isprintable() or sign == "\n")
