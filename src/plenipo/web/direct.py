"""What is asked for most, answered without the framework: acts handed in, and what is live.

Such a handler is a route like any other, so that the application knows its address; it takes the
messages of ASGI as they are. Whatever it raises before it answers becomes a page with a sentence.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from litestar import Litestar, Request
from litestar.exceptions import HTTPException, MethodNotAllowedException
from litestar.handlers import ASGIRouteHandler, asgi
from litestar.routes import ASGIRoute
from litestar.types import Message, Receive, Scope, Send

from plenipo.web.answer import SAFETY, Answer, Asking

Handle = Callable[[Asking, Receive, Send], Awaitable[None]]
Fail = Callable[[Asking, Exception], Answer]

TOO_LARGE = 413
ALWAYS = [(name.lower().encode(), value.encode()) for name, value in SAFETY.items()]
"""The headers that every answer has, as ASGI writes them."""


class Straight(Request[Any, Any, Any]):
    """A request whose headers are read once, as a plain dictionary; the first of a name stands."""

    __slots__ = ("_headers",)

    _headers: dict[str, str]

    @property
    def headers(self) -> dict[str, str]:  # type: ignore[override]
        """The headers, by their name in small letters; nothing else is asked of them here."""
        try:
            return self._headers
        except AttributeError:
            told = reversed([*self.scope["headers"]])
            self._headers = {n.decode("latin-1"): value.decode("latin-1") for n, value in told}
            return self._headers


def direct(path: str, method: str, handle: Handle) -> ASGIRouteHandler:
    """Return the route of a handler that takes one method at one address."""
    allowed = f"{method}, OPTIONS"

    async def handler(scope: Scope, receive: Receive, send: Send) -> None:
        asked = scope.get("method", "")
        if asked == "OPTIONS":
            await begin(send, 204, [(b"allow", allowed.encode())])
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            return
        if asked != method:
            raise MethodNotAllowedException(headers={"Allow": allowed})
        await handle(Straight(scope, receive=receive, send=send), receive, send)

    return asgi(path, copy_scope=False, direct=True, methods=(method, "OPTIONS"))(handler)


class Application(Litestar):
    """The application: direct routes first, whatever else there is by the framework."""

    def __init__(self, *, fail: Fail, **told: Any) -> None:  # noqa: ANN401 - the framework's own
        """Know the routes.

        :param fail: turns what goes wrong into a page.
        """
        super().__init__(exception_handlers={Exception: fail}, **told)
        self._fail = fail
        found = (route for route in self.routes if isinstance(route, ASGIRoute))
        self._direct: dict[str, ASGIRouteHandler] = {
            route.path: route.route_handler
            for route in found
            if route.route_handler.opt.get("direct")
        }

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - as ASGI
        """Answer a request."""
        found = self._direct.get(scope["path"]) if scope["type"] == "http" else None
        if found is None:
            await super().__call__(scope, receive, send)
            return
        begun = False

        def sending(message: Message) -> Awaitable[None]:
            nonlocal begun
            begun = True
            passed: Awaitable[None] = send(message)
            return passed

        try:
            await found.fn(scope, receive, sending)
        except Exception as error:
            if begun:
                raise
            request: Asking = Request(scope, receive=receive, send=send)
            await give(await asyncio.to_thread(self._fail, request, error), send)


async def begin(send: Send, status: int, headers: list[tuple[bytes, bytes]]) -> None:
    """Send the head of an answer, with the headers that every answer has."""
    head = [*ALWAYS, *headers]
    await send({"type": "http.response.start", "status": status, "headers": head})


async def send_bytes(send: Send, status: int, kind: bytes, body: bytes) -> None:
    """Send an answer that no browser keeps."""
    size = str(len(body)).encode()
    of_body = [(b"content-type", kind), (b"content-length", size)]
    await begin(send, status, [*of_body, (b"cache-control", b"no-store")])
    await send({"type": "http.response.body", "body": body, "more_body": False})


async def give(told: Answer, send: Send) -> None:
    """Send an answer as the framework would."""
    kind = str(told.media_type)
    headers = {name.lower(): value for name, value in told.headers.items()}
    headers["content-type"] = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    headers["content-length"] = str(len(told.content))
    written = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    await send(
        {"type": "http.response.start", "status": told.status_code or 200, "headers": written}
    )
    await send({"type": "http.response.body", "body": told.content, "more_body": False})


async def body_of(receive: Receive, most: int) -> bytes:
    """Return the whole body of a request.

    :raises HTTPException: when it is longer than so many bytes.
    """
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b"".join(parts)
        part = message.get("body", b"")
        size += len(part)
        if size > most:
            raise HTTPException(status_code=TOO_LARGE)
        parts.append(part)
        if not message.get("more_body"):
            return b"".join(parts)
