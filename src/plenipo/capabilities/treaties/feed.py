"""The notifications of a treaty as feeds that other programs follow: Atom and JSON Feed."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import datetime

import msgspec

from plenipo.capabilities.treaties.notifications import Notification, notifications
from plenipo.capabilities.treaties.notified import Telling, paper, titled
from plenipo.core.clock import write_moment
from plenipo.core.page import message
from plenipo.core.paper import written
from plenipo.register.state import Opening

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
MOST = 100
"""How many notifications a feed holds, the newest."""
NAMED = message("Notifications of the depositary: {treaty}")


class NotificationFeed(msgspec.Struct, frozen=True):
    """A feed of notifications, as its file is written.

    :ivar feed: the text of the file.
    """

    feed: str


def latest(telling: Telling) -> tuple[Notification, ...]:
    """Return the newest notifications, the newest first."""
    return notifications(telling.treaty, telling.today)[: -MOST - 1 : -1]


def atom(telling: Telling) -> NotificationFeed:
    """Return the feed as Atom (RFC 4287)."""
    found = latest(telling)
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": telling.view.wording.language})
    for tag, text in (
        ("id", _id(telling)),
        ("title", telling.say(NAMED, treaty=telling.title)),
        ("updated", write_moment(found[0].issued if found else telling.treaty.since)),
    ):
        ET.SubElement(root, tag).text = text
    ET.SubElement(ET.SubElement(root, "author"), "name").text = telling.depositary
    ET.SubElement(root, "link", {"rel": "self", "href": "notifications.atom"})
    ET.SubElement(root, "link", {"rel": "alternate", "href": "notifications"})
    for it in found:
        _entry(telling, it, ET.SubElement(root, "entry"))
    return NotificationFeed(ET.tostring(root, encoding="unicode", xml_declaration=True))


def json_feed(telling: Telling) -> NotificationFeed:
    """Return the feed as JSON Feed 1.1."""
    told = {
        "version": JSON_FEED,
        "title": telling.say(NAMED, treaty=telling.title),
        "language": telling.view.wording.language,
        "authors": [{"name": telling.depositary}],
        "items": [
            {
                "id": _id(telling, it),
                "url": _address(it),
                "title": _title(telling, it),
                "content_text": _said(telling, it),
                "date_published": _moment(it.issued),
            }
            for it in latest(telling)
        ],
    }
    return NotificationFeed(msgspec.json.encode(told).decode())


def _entry(telling: Telling, it: Notification, entry: ET.Element) -> None:
    moment = _moment(it.issued)
    for tag, text in (
        ("id", _id(telling, it)),
        ("title", _title(telling, it)),
        ("updated", moment),
        ("published", moment),
        ("content", _said(telling, it)),
    ):
        ET.SubElement(entry, tag).text = text
    ET.SubElement(entry, "link", {"rel": "alternate", "href": _address(it)})


def _title(telling: Telling, it: Notification) -> str:
    return f"{it.number} · {titled(telling, it)}"


def _said(telling: Telling, it: Notification) -> str:
    return "\n".join(written(paper(telling, it).blocks))


def _address(it: Notification) -> str:
    """Return where a notification is, from where its feed is."""
    return f"notifications/{it.number}"


def _moment(moment: datetime) -> str:
    return write_moment(moment)


def _id(telling: Telling, it: Notification | None = None) -> str:
    """Return what names a feed or a notification for good: a tag (RFC 4151)."""
    treaty, origin = telling.treaty, telling.view.present.state.of(Opening).origin
    host, _, rest = origin.partition("/")
    place = "/".join(filter(None, (rest, "treaties", treaty.code, it.number if it else "")))
    return f"tag:{host},{treaty.day(treaty.since).year}:{place}"
