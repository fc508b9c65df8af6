"""What a page tells of, as search engines read it: JSON-LD in the words of schema.org.

It says nothing that the page does not show.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from markupsafe import Markup

from plenipo.capabilities.decisions.vote_page import VotePage
from plenipo.capabilities.documents.document_page import DocumentPage
from plenipo.capabilities.play.pages import HomePage, SessionPage
from plenipo.capabilities.sessions.pages import ItemPage
from plenipo.capabilities.treaties.treaty_page import TreatyPage
from plenipo.procedure.answers import ADOPTED

Facts = dict[str, Any]

SCHEMA = "https://schema.org"
HERE = "#main"
"""Names what a page tells of: it is where its content begins."""
ORGANISATION = "Organization"
IN_FORCE = f"{SCHEMA}/InForce"
NOT_IN_FORCE = f"{SCHEMA}/NotInForce"
UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
"""What could end the element that the facts stand in."""


def facts_of(data: msgspec.Struct) -> Markup:
    """Return what a page tells of, as JSON that can stand in a page; nothing where it is no thing.

    :param data: what the page shows.
    """
    for kind, tell in TOLD.items():
        if isinstance(data, kind):
            told = {k: v for k, v in tell(data).items() if v not in (None, "", [])}
            return _written({"@context": SCHEMA, "@id": HERE, **told}) if told else Markup()
    return Markup()


def _written(facts: Facts) -> Markup:
    text = msgspec.json.encode(facts).decode().translate(UNSAFE)
    return Markup(text)  # noqa: S704 - no sign of markup is left in it


def _home(page: HomePage) -> Facts:
    name = page.organisation or page.title
    if not name:
        return {}
    members = [{"@type": ORGANISATION, "name": each.name} for each in page.members]
    return {"@type": ORGANISATION, "name": name, "alternateName": page.short, "member": members}


def _session(page: SessionPage) -> Facts:
    return {
        "@type": "Event",
        "name": page.session.name,
        "startDate": page.opens.isoformat(),
        "endDate": page.closes.isoformat(),
        "location": {"@type": "Place", "name": page.place} if page.place else None,
        "organizer": [{"@type": ORGANISATION, "name": each.name} for each in page.bodies],
    }


def _item(page: ItemPage) -> Facts:
    """Tell of what was decided on an item; one on which nothing stands is nothing to others yet."""
    standing = [d for d in page.decisions if not d.rescinded and d.outcome == ADOPTED]
    if not standing:
        return {}
    decision = standing[-1]
    return {
        "@type": "Legislation",
        "legislationIdentifier": decision.number,
        "name": page.title,
        "legislationDate": decision.moment.date().isoformat(),
        "isPartOf": {"@type": "Event", "name": page.session.name},
    }


def _vote(page: VotePage) -> Facts:
    """Tell of what was adopted by a vote."""
    if page.result != ADOPTED:
        return {}
    return {
        "@type": "Legislation",
        "legislationIdentifier": page.vote,
        "name": page.title,
        "legislationDate": page.moment.date().isoformat(),
        "isPartOf": {"@type": "Event", "name": page.session.name},
    }


def _document(page: DocumentPage) -> Facts:
    origin = page.originator
    return {
        "@type": "CreativeWork",
        "name": page.document.name,
        "identifier": page.symbol,
        "inLanguage": page.language,
        "creator": {"@type": ORGANISATION, "name": origin.name} if origin else None,
        "isPartOf": {"@type": "Event", "name": page.session.name},
    }


def _treaty(page: TreatyPage) -> Facts:
    force = page.clock.in_force
    stands = page.clock.standing == "in-force"
    return {
        "@type": "Legislation",
        "legislationType": "Treaty",
        "legislationIdentifier": page.treaty.code,
        "name": page.treaty.name,
        "legislationDate": page.adopted.isoformat() if page.adopted else None,
        "legislationDateOfApplicability": force.isoformat() if force else None,
        "legislationLegalForce": IN_FORCE if stands else NOT_IN_FORCE,
        "inLanguage": [each.tag for each in page.authentic],
    }


TOLD: Mapping[type[msgspec.Struct], Callable[[Any], Facts]] = {
    HomePage: _home,
    SessionPage: _session,
    ItemPage: _item,
    VotePage: _vote,
    DocumentPage: _document,
    TreatyPage: _treaty,
}
"""Which pages tell of one thing, and what they say of it."""
