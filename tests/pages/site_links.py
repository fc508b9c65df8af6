"""The links of a site of files, as a checker of links reads them: each is to lead to a file."""

from __future__ import annotations

import json
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from defusedxml import ElementTree

BASE = "https://www.example.org/alliance/"


class Links(HTMLParser):
    """The links of a page, the places in it, and the elements it has."""

    def __init__(self, text):
        super().__init__()
        self.links, self.places, self.elements = [], set(), set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.elements.add(tag)
        self.places.add(given.get("id"))
        self.links += [given[name] for name in ("href", "src", "action") if name in given]


@cache
def read(path):
    """A page as a checker reads it."""
    return Links(path.read_text("utf-8"))


def links_of(path):
    """All links of a file of the site."""
    match path.suffix:
        case ".html":
            return read(path).links
        case ".atom":
            return [
                it.get("href") for it in ElementTree.parse(path).iter() if it.tag.endswith("link")
            ]
        case ".feed":
            told = json.loads(path.read_text("utf-8"))
            return [each["url"] for each in told["items"]]
        case ".xml" if path.name.startswith("sitemap"):
            root = ElementTree.parse(path)
            places = [it.text for it in root.iter() if it.tag.endswith("loc")]
            return places + [it.get("href") for it in root.iter() if it.get("href")]
    return []


def leading_nowhere(site: Path, base: str = BASE) -> tuple[int, list[tuple[str, str]]]:
    """How many links a site has, and those that lead to no file or place in one."""
    count, broken = 0, []
    for path in sorted(site.rglob("*")):
        here = path.relative_to(site).as_posix()
        for link in links_of(path) if path.is_file() else ():
            count += 1
            if not _leads(site, urljoin(base + here, link), base):
                broken.append((here, link))
    return count, broken


def _leads(site, address, base):
    parts = urlsplit(address)
    if not address.startswith(base) or parts.query:
        return False
    name = unquote(parts.path).removeprefix(urlsplit(base).path)
    file = site / name / "index.html" if not name or name.endswith("/") else site / name
    if not file.is_file():
        return False
    return not parts.fragment or unquote(parts.fragment) in read(file).places
