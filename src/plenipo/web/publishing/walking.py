"""Walking the public site: every page that links lead to, as its server shows it."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable
from typing import Any

import httpx2
from litestar import Litestar

from plenipo.core.errors import InputError
from plenipo.web.address import LANG
from plenipo.web.publishing.feeding import links_of_feed
from plenipo.web.publishing.places import Place
from plenipo.web.publishing.rewriting import links_of

OK, BROKEN = 200, 500
ORIGIN = "http://register"
"""Names the server to itself; it stands in no page."""
NOWHERE = "/no-such-page"

Find = Callable[[str, Place], Place | None]
"""Returns the place that a link of a page leads to."""


async def walk(
    app: Litestar, starts: Iterable[Place], find: Find, as_of: str
) -> AsyncIterator[tuple[Place, bytes]]:
    """Give each place that can be reached, with what the server answers there, in one order.

    :param as_of: the moment that is shown, as addresses carry it; empty for now.
    :raises InputError: when a page cannot be made.
    """
    waiting = deque(starts)
    known = {place.file for place in waiting}
    async with _client(app) as client:
        while waiting:
            place = waiting.popleft()
            answer = await client.get(place.asked(as_of))
            if answer.status_code >= BROKEN:
                raise InputError(f"The page {place.path} cannot be made, so nothing was written.")
            if answer.status_code != OK:
                continue
            yield place, answer.content
            for link in _links(place, answer.content):
                led = find(link, place)
                if led is not None and led.file not in known:
                    known.add(led.file)
                    waiting.append(led)


async def missing(app: Litestar, language: str) -> str:
    """Return the page that the server shows where there is none."""
    async with _client(app) as client:
        return (await client.get(NOWHERE, params={LANG: language})).text


def _client(app: Litestar) -> httpx2.AsyncClient:
    served: Any = app  # as ASGI has it; the two libraries write its types in ways of their own
    return httpx2.AsyncClient(transport=httpx2.ASGITransport(served), base_url=ORIGIN)


def _links(place: Place, body: bytes) -> list[str]:
    if place.is_page:
        return links_of(body.decode())
    return links_of_feed(place.file, body.decode()) if place.is_feed else []
