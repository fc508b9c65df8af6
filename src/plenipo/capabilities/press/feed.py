"""Communiqués as feeds that other programs follow: Atom and JSON Feed."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence

import msgspec

from plenipo.capabilities.members.state import Members, in_language
from plenipo.capabilities.press.communique import Communique
from plenipo.capabilities.press.shown import chosen_of
from plenipo.capabilities.press.state import Press
from plenipo.capabilities.press.texts import blocks_of
from plenipo.core.clock import write_moment
from plenipo.core.page import message
from plenipo.core.paper import written
from plenipo.register.state import Opening
from plenipo.register.view import View

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
MOST = 100
"""How many communiqués a feed holds, the newest."""
NAMED = message("Communiqués and press statements: {organisation}")
TAKEN_BACK = message("Retracted: {title}")


class PressFeed(msgspec.Struct, frozen=True):
    """A feed of communiqués, as its file is written.

    :ivar feed: the text of the file.
    """

    feed: str


class Item(msgspec.Struct, frozen=True):
    """A communiqué in a feed.

    :ivar updated: when it last changed, as it is written there; so is ``published``.
    """

    id: str
    title: str
    url: str
    language: str
    published: str
    updated: str
    text: str


def atom(view: View, found: Sequence[Communique]) -> PressFeed:
    """Return communiqués, the newest first, as Atom (RFC 4287)."""
    items = [item(view, each) for each in found[:MOST]]
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": view.wording.language})
    opened = write_moment(view.present.state.latest)
    for tag, text in (
        ("id", _id(view)),
        ("title", _named(view)),
        ("updated", max((each.updated for each in items), default=opened)),
    ):
        ET.SubElement(root, tag).text = text
    ET.SubElement(ET.SubElement(root, "author"), "name").text = _organisation(view)
    ET.SubElement(root, "link", {"rel": "self", "href": "press.atom"})
    ET.SubElement(root, "link", {"rel": "alternate", "href": "press"})
    for each in items:
        _entry(each, ET.SubElement(root, "entry", {"xml:lang": each.language}))
    return PressFeed(ET.tostring(root, encoding="unicode", xml_declaration=True))


def json_feed(view: View, found: Sequence[Communique]) -> PressFeed:
    """Return communiqués, the newest first, as JSON Feed 1.1."""
    told = {
        "version": JSON_FEED,
        "title": _named(view),
        "language": view.wording.language,
        "authors": [{"name": _organisation(view)}],
        "items": [
            {
                "id": each.id,
                "url": each.url,
                "title": each.title,
                "content_text": each.text,
                "language": each.language,
                "date_published": each.published,
                "date_modified": each.updated,
            }
            for each in (item(view, one) for one in found[:MOST])
        ],
    }
    return PressFeed(msgspec.json.encode(told).decode())


def item(view: View, it: Communique) -> Item:
    """Return a communiqué that was released as it stands in a feed, in the reader's language."""
    says, released, back = it.says, it.released, it.retracted
    texts = says.texts if says else {}
    tag = chosen_of(texts, view.wording.language)
    title = in_language(it.names, tag)
    changed = back.moment if back else says.moment if says else it.begun
    text = "\n\n".join(written(blocks_of(texts.get(tag, ""))))
    return Item(
        id=_id(view, it),
        title=_seen(view.wording.say(TAKEN_BACK, title=title) if back else title),
        url=f"press/{it.code}",
        language=tag or view.wording.language,
        published=write_moment(released.moment if released else it.begun),
        updated=write_moment(changed),
        text=_seen(back.reason if back else text),
    )


def _entry(it: Item, entry: ET.Element) -> None:
    for tag, text in (
        ("id", it.id),
        ("title", it.title),
        ("updated", it.updated),
        ("published", it.published),
        ("content", it.text),
    ):
        ET.SubElement(entry, tag).text = text
    ET.SubElement(entry, "link", {"rel": "alternate", "href": it.url})


def _seen(text: str) -> str:
    """Return a text without what no file of XML holds."""
    return "".join(sign for sign in text if sign.isprintable() or sign == "\n")


def _named(view: View) -> str:
    return view.wording.say(NAMED, organisation=_organisation(view))


def _organisation(view: View) -> str:
    names = view.seen.state.of(Members).names
    return in_language(names, view.wording.language) or view.present.state.of(Opening).title


def _id(view: View, it: Communique | None = None) -> str:
    """Return what names a feed or a communiqué for good: a tag (RFC 4151)."""
    opening = view.present.state.of(Opening)
    host, _, rest = opening.origin.partition("/")
    place = "/".join(filter(None, (rest, "press", it.code if it else "")))
    known = view.seen.state.of(Press).communiques.values()
    first = min((each.begun for each in ([it] if it else known)), default=view.now)
    return f"tag:{host},{first.year}:{place}"
