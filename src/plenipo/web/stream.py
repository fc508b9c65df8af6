"""The stream of what is live: server-sent events, as the HTML standard has them.

``GET /live?at=<address of a page>&since=<size>`` is answered without end. A browser that lost the
connection comes back by itself and says in ``Last-Event-ID`` what it saw last.
"""

from __future__ import annotations

import asyncio
from datetime import datetime

from litestar.handlers import ASGIRouteHandler
from litestar.types import Receive, Send

from plenipo.core.clock import write_moment
from plenipo.core.errors import UsageError
from plenipo.core.page import NotThereError
from plenipo.web import address
from plenipo.web.answer import Asking
from plenipo.web.direct import begin, direct
from plenipo.web.finding import find
from plenipo.web.live import Hub
from plenipo.web.site import NO_PAGE, Site
from plenipo.web.topic import Moment, Watcher

BEGIN = "retry: 1000\n\nevent: clock\ndata: {}\n\n"
"""How soon a browser that was cut off tries again, in milliseconds; and what time it is here."""
HEADERS = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


def stream(site: Site, hub: Hub) -> ASGIRouteHandler:
    """Return the handler of the stream."""

    async def live(request: Asking, receive: Receive, send: Send) -> None:
        watcher = await _begin(site, hub, request)
        try:
            await _send(watcher, site.clock(), receive, send)
        finally:
            hub.leave(watcher)

    return direct("/live", "GET", live)


async def _begin(site: Site, hub: Hub, request: Asking) -> Watcher:
    """Let somebody watch the page they ask for.

    :raises PlenipoError: when there is none.
    """
    given = dict(request.query_params.multi_items())
    path, query = address.local(given.get("at", "/"))
    asked = address.read_again(path, query, request.headers.get("accept-language", ""))
    found = find(asked.path)
    if found is None or asked.as_of is not None or found[0].plain:
        raise NotThereError(NO_PAGE)
    visitor = await asyncio.to_thread(site.admit, request)
    seen = _seen(request.headers.get("last-event-id") or given.get("since", ""))
    own = visitor.session if found[0].personal else ""
    return await hub.watch(asked, visitor, seen, own)


async def _send(watcher: Watcher, now: datetime, receive: Receive, send: Send) -> None:
    """Send what changes until the browser goes, or may not watch any longer."""
    await begin(send, 200, HEADERS)
    await send(
        {
            "type": "http.response.body",
            "body": BEGIN.format(write_moment(now)).encode(),
            "more_body": True,
        }
    )
    gone = asyncio.ensure_future(_gone(receive, watcher))
    try:
        while not gone.done():
            body = await watcher.next()
            if not gone.done():
                await send({"type": "http.response.body", "body": body, "more_body": True})
            if watcher.ended or watcher.released:
                break
        await send({"type": "http.response.body", "body": b"", "more_body": False})
    finally:
        gone.cancel()


async def _gone(receive: Receive, watcher: Watcher) -> None:
    """Wait until the browser has gone, then wake who waits to tell it something."""
    while (await receive())["type"] != "http.disconnect":
        pass
    watcher.wake()


def _seen(text: str) -> Moment:
    """Return what somebody saw last: ``12``, or ``12.3``; the beginning where they do not say."""
    size, _, moves = text.partition(".")
    if any(part and not _number(part) for part in (size, moves)):
        raise UsageError("What was seen last is told by a number, like 12.")
    return int(size or 0), int(moves or 0)


def _number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19  # noqa: PLR2004 - 64 bits
