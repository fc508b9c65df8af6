"""What search engines are told: which pages there are in which languages, what to leave alone."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.treaties.state import Treaties
from plenipo.core.fold import State
from plenipo.web import address
from plenipo.web.languages import LANGUAGES
from plenipo.web.layout import all_pages

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
MOST = 50_000
"""How many addresses a sitemap holds at most, as its format has it."""
KIND = "application/xml"
NOT_PUBLIC = ("/account", "/console", "/invitations", "/live", "/moment", "/sign-in", "/why")
"""Where nothing is for everybody: what follows from who asks, and what leads to other moments."""

Alternates = Sequence[tuple[str, str]]
"""Where a page is in each language: the tag of the language, and the whole address."""


def public_paths(state: State) -> Iterator[str]:
    """Return the paths of the pages that others look for: lists, decisions, documents, treaties.

    The rest is reached from there by links.

    :param state: the register as somebody sees it who did not sign in.
    """
    for page in all_pages():
        if "{" not in page.address and not page.personal and not page.plain:
            yield page.address
    for session in state.of(Sessions).sessions.values():
        yield address.join("sessions", session.code)
        yield from (address.join("sessions", session.code, "items", n) for n in session.items)
        for text in state.of(Documents).of_session(session.code):
            yield address.join("sessions", session.code, "documents", text.code)
    for code, votes in state.of(Decisions).votes.items():
        yield from (address.join("votes", code, number) for number in votes)
    yield from (address.join("treaties", code) for code in state.of(Treaties).treaties)
    yield from (address.join("members", code) for code in state.of(Members).members)
    yield from (address.join("bodies", code) for code in state.of(Members).bodies)


def served(paths: Iterable[str], origin: str) -> list[Alternates]:
    """Return where pages of a server are in each language.

    :param origin: where the server is, without a slash at the end.
    """
    return [
        [(tag, f"{origin}{address.write(path, {address.LANG: tag})}") for tag in LANGUAGES]
        for path in paths
    ]


def sitemap(pages: Iterable[Alternates]) -> bytes:
    """Write a sitemap: each page in each of its languages, and where it is in the others."""
    root = ET.Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for alternates in pages:
        for _, place in alternates:
            url = ET.SubElement(root, "url")
            ET.SubElement(url, "loc").text = place
            for tag, other in alternates:
                given = {"rel": "alternate", "hreflang": tag, "href": other}
                ET.SubElement(url, "xhtml:link", given)
    return _file(root)


def parted(pages: Iterable[Alternates]) -> list[list[Alternates]]:
    """Return pages in parts, each as long as a sitemap may be; at least one."""
    parts: list[list[Alternates]] = [[]]
    count = 0
    for alternates in pages:
        count += len(alternates)
        if count > MOST:
            parts.append([])
            count = len(alternates)
        parts[-1].append(alternates)
    return parts


def sitemap_index(places: Iterable[str]) -> bytes:
    """Write where the sitemaps are of a site that has more pages than one of them holds."""
    root = ET.Element("sitemapindex", {"xmlns": SITEMAP})
    for place in places:
        ET.SubElement(ET.SubElement(root, "sitemap"), "loc").text = place
    return _file(root)


def robots(place: str, leave: Iterable[str] = NOT_PUBLIC) -> str:
    """Write what robots are asked: to leave some paths alone, and where the sitemap is.

    :param place: the whole address of the sitemap; empty where there is none.
    """
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in leave)]
    lines += [] if list(leave) else ["Disallow:"]
    return "\n".join((*lines, *([f"Sitemap: {place}"] if place else []), ""))


def _file(root: ET.Element) -> bytes:
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body
