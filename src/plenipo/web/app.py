"""The application: finds the pages of all capabilities and gives each its address."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from functools import cache, partial
from pathlib import Path

import apsw
from anyio.to_thread import run_sync
from litestar import Litestar, Request
from litestar.datastructures import MutableScopeHeaders, State
from litestar.enums import HttpMethod
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler
from litestar.types import ControllerRouterHandler, Message, Scope

from plenipo.assembly import house
from plenipo.core.audience import EVERYONE, Reader
from plenipo.core.clock import Clock, system_clock
from plenipo.core.draft import Drafts
from plenipo.core.errors import InputError, PlenipoError
from plenipo.core.page import NotThereError, Page, message
from plenipo.exchange.documents import formats_of
from plenipo.register.view import NO_DRAFTS
from plenipo.web.answer import JSON, SAFETY, Answer, Asking, answer
from plenipo.web.direct import Application
from plenipo.web.files import files
from plenipo.web.finding import goes_on
from plenipo.web.layout import all_pages
from plenipo.web.live import Hub
from plenipo.web.openapi import NOTHING, Described, describe
from plenipo.web.reading import ReadingRoom
from plenipo.web.robots import for_robots
from plenipo.web.site import NO_PAGE, Site
from plenipo.web.stream import stream
from plenipo.web.visitor import Doorkeeper, Visitor

log = logging.getLogger("plenipo.web")

ONLY_READS = message("The pages only read: record acts with the command plenipo act.")
UNREADABLE = message("The register cannot be read at the moment.")
FAILED = message("Something went wrong while making this page.")
GO_HOME = message("Go to the first page and follow the links from there.")
ASK_KEEPER = message("Ask whoever keeps the register to check it with plenipo verify.")
TRY_AGAIN = message("Try again; if it stays so, tell whoever keeps the register.")

TOO_MUCH = message("What was sent is longer than anything that is taken here.")

NOT_ALLOWED, TOO_LARGE = 405, 413
OF_REQUESTS = {
    NOT_ALLOWED: (NOT_ALLOWED, ONLY_READS, ""),
    TOO_LARGE: (TOO_LARGE, TOO_MUCH, ""),
}
"""What is said of requests that no page takes; of others that there is no such page."""
Lifespan = Callable[[Litestar], AbstractAsyncContextManager[object]]

FOREVER = "public, max-age=31536000, immutable"


def create_app(
    path: Path,
    reader: Reader = EVERYONE,
    clock: Clock = system_clock,
    *,
    as_files: tuple[str, ...] = (),
) -> Litestar:
    """Return the application that shows a register.

    :param reader: the circles it is shown to; what they may not read is not there.
    :param as_files: the languages in which its pages are written as files; none to serve them.
    :raises PlenipoError: when the register cannot be read.
    """
    visitor = Visitor(reader)
    room = ReadingRoom(path, house(), reader)
    site = make_site(room, clock, lambda _: visitor, as_files=as_files)
    hub = Hub(site, lambda _: True)
    return application(site, hub, [lambda _: hub], ())


def make_site(  # noqa: PLR0913 - what a site is told once
    room: ReadingRoom,
    clock: Clock,
    doorkeeper: Doorkeeper,
    *,
    door: bool = False,
    as_files: tuple[str, ...] = (),
    drafts: Drafts = NO_DRAFTS,
) -> Site:
    """Return the site of a register, for whoever the doorkeeper says asks."""
    build = house().fold_version() + "".join(file.digest for file in files().values())
    return Site(room, clock, build, doorkeeper, door=door, as_files=as_files, drafts=drafts)


def application(  # noqa: PLR0913 - what an application is made of
    site: Site,
    hub: Hub,
    lifespan: Sequence[Lifespan],
    others: Sequence[ControllerRouterHandler],
    described: Described = NOTHING,
    *,
    origin: str = "",
) -> Litestar:
    """Return the application: all pages, what is live, and other handlers.

    :param described: how the other handlers are described to programs.
    :param origin: what browsers show of it, where that is known before they ask.
    """
    handlers: list[ControllerRouterHandler] = [
        route for page in all_pages() for route in _routes(site, page)
    ]
    handlers += [_route("/moment", site.moment), _route("/openapi.json", _openapi(described))]
    handlers.append(_route("/static/{digest:str}/{name:str}", _file))
    handlers += [_route(path, told) for path, told in for_robots(site, origin).items()]
    return Application(
        fail=failures(site),
        route_handlers=[*handlers, stream(site, hub), *others],
        before_send=[_keep_safe],
        openapi_config=None,
        logging_config=None,
        lifespan=list(lifespan),
        on_shutdown=[site.leave],
        state=State({"hub": hub}),
    )


async def _keep_safe(message: Message, scope: Scope) -> None:
    """Add what every answer carries to those that others make, such as what a browser may ask."""
    del scope
    if message["type"] == "http.response.start":
        headers = MutableScopeHeaders.from_message(message)
        for name, value in SAFETY.items():
            headers.setdefault(name, value)


def _route(
    path: str,
    handle: Callable[[Asking], Answer],
    at_hand: Callable[[Asking], Answer | None] = lambda _: None,
) -> HTTPRouteHandler:
    """Return a handler that answers GET and HEAD: at once what is at hand, else in a thread."""

    async def handler(request: Request) -> Answer:  # type: ignore[type-arg]
        found = at_hand(request)
        return found if found is not None else await run_sync(handle, request)

    methods = [HttpMethod.GET, HttpMethod.HEAD]
    return HTTPRouteHandler(path, http_method=methods)(handler)


def _routes(site: Site, page: Page) -> Iterator[HTTPRouteHandler]:
    """Return the handlers of a page, of its twin, and of its files."""
    handle, at_hand = partial(site.page, page), partial(site.at_hand, page)
    path = re.sub(r"{(\w+)}", r"{\1:str}", page.address)
    if not path.endswith("}"):
        for other in (page.twin, *(f"{page.address}{ending}" for ending in formats_of(page))):
            yield _route(re.sub(r"{(\w+)}", r"{\1:str}", other), handle, at_hand)
    elif goes_on(page):
        path = path.removesuffix(":str}") + ":path}"
    yield _route(path, handle, at_hand)


def _file(request: Asking) -> Answer:
    found = files().get(str(request.path_params["name"]))
    if found is None or found.digest != request.path_params["digest"]:
        raise NotThereError(NO_PAGE)
    return answer(found.body, found.kind, {"Cache-Control": FOREVER})


def _openapi(described: Described) -> Callable[[Asking], Answer]:
    """Return what answers with the description."""
    body = cache(partial(describe, all_pages(), described))
    return lambda _: answer(body(), JSON, {"Cache-Control": "public, max-age=300"})


def failures(site: Site) -> Callable[[Asking, Exception], Answer]:
    """Return what turns anything that goes wrong into a page with one sentence."""

    def fail(request: Asking, error: Exception) -> Answer:
        try:
            told = site.failure(request, *_told(error))
        except Exception as second:  # noqa: BLE001 - whatever it was, the reader gets a sentence
            return site.failure(request, *_told(second, while_telling=True))
        if isinstance(error, HTTPException) and error.status_code == NOT_ALLOWED:
            told.headers.update(error.headers or {})  # which methods are
        return told

    return fail


def _told(error: Exception, while_telling: bool = False) -> tuple[int, str, str]:  # noqa: FBT001, FBT002
    """Return the status, the sentence and the advice for an error."""
    match error:
        case NotThereError():
            return 404, error.said, GO_HOME
        case InputError():
            return 400, error.said, ""
        case HTTPException(status_code=status) if status < 500:  # noqa: PLR2004
            return OF_REQUESTS.get(status, (status, NO_PAGE, GO_HOME))
        case PlenipoError() | apsw.Error():
            log.error("The register cannot be read: %s", error)
            return 503, UNREADABLE, ASK_KEEPER
    trace = error if log.isEnabledFor(logging.DEBUG) else None
    log.error("A page failed: %r", error, exc_info=trace)
    return (503 if while_telling else 500), FAILED, TRY_AGAIN
