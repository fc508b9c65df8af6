"""A text of 300 pages in the room, with 1,500 brackets, against one of a page.

Asked for is that its first screen is as quick as that of a short one, and that a bracket that is
decided reaches the screen of the hall as quickly, while delegations look at the whole text.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import msgspec
import uvloop

from bench import cast
from bench.brackets import draft
from bench.figures import Figure
from bench.serving import cookies, serve
from bench.watchers import Sender, all_told, get, post, watch
from plenipo.capabilities.credentials.acts import CredentialsIssued
from plenipo.capabilities.documents.acts import DocumentTabled
from plenipo.core.act import Author
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.register.opening import discard

MEMBERS, ROUNDS = 20, 12
LONG, SHORT = "long", "short"
PARAGRAPHS, BRACKETED = 1_200, 320
"""How many paragraphs make 300 pages, and how many of them have the 1,500 brackets."""
SCREEN = 32 * 1024
"""How many bytes of a page fill the first screen of a browser, head and style apart."""


def figures(folder: Path) -> Iterator[Figure]:
    """Measure the first screen, the whole page, and the screen of the hall after a decision."""
    path = folder / "long.plenipo"
    discard(path)
    registrar = cast.conference(path, MEMBERS, 1)
    acts = [
        CredentialsIssued(credential="C", person="secretary", name="Secretary", role="secretary"),
        *(_document(code, text) for code, text in ((LONG, long_text()), (SHORT, short_text()))),
    ]
    (answer,) = registrar.record(
        [Request(tuple(Proposed(act) for act in acts), Author(cast.SECRETARIAT))]
    )
    assert isinstance(answer, Receipt), answer
    registrar.close()
    (secret,) = cookies(path, ["secretary"])
    with ExitStack() as stack:
        port, _ = serve(stack, path)
        found = uvloop.run(_measure(port, secret))
    yield from found


def long_text() -> str:
    """Return a text of 300 pages and some 1,500 brackets."""
    lines = draft().split("\n\n")[:PARAGRAPHS]
    bare = str.maketrans("", "", "[]")
    return "\n\n".join(
        line if place < BRACKETED else line.translate(bare) for place, line in enumerate(lines)
    )


def short_text() -> str:
    """Return a text of a page, with the brackets of one."""
    return "\n\n".join(draft().split("\n\n")[:8])


def _document(code: str, text: str) -> DocumentTabled:
    return DocumentTabled(
        session=cast.SESSION,
        document=code,
        symbol=f"A/{code.upper()}",
        names={"en": code},
        text=text,
        parties=("US", "EU", "G77"),
    )


async def _measure(port: int, secret: str) -> list[Figure]:
    first, whole = {}, {}
    for code in (LONG, SHORT):
        first[code], whole[code] = await _opened(port, code, secret)
    told = {code: await _decided(port, code, secret) for code in (SHORT, LONG)}
    return [
        _against("300 pages, 1,500 brackets: the first screen", first, 2.0),
        _against("300 pages, 1,500 brackets: the whole page", whole, 25.0),
        _against("a bracket decided, until the hall's screen has it", told, 2.0),
    ]


def _against(what: str, times: dict[str, float], target: float) -> Figure:
    ours, limit = times[LONG], times[SHORT]
    told = f"{ours * 1e3:,.1f} ms", f"a short one {limit * 1e3:,.1f} ms"
    return Figure(what, *told, ours / limit, target, at_least=False)


def _page(code: str) -> str:
    return f"/sessions/{cast.SESSION}/documents/{code}"


async def _opened(port: int, code: str, secret: str) -> tuple[float, float]:
    """Return the medians until the first screen of a page has come, and all of it."""
    screens, pages = [], []
    for _ in range(ROUNDS):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        began = time.perf_counter()
        writer.write(get(_page(code), secret, "Connection: close\r\n"))
        had = len(await reader.readuntil(b"\r\n\r\n"))
        chunk = b"head"
        screen = 0.0
        while chunk:
            chunk = await reader.read(SCREEN)
            had += len(chunk)
            screen = screen or (time.perf_counter() - began if had >= SCREEN else 0.0)
        pages.append(time.perf_counter() - began)
        screens.append(screen or pages[-1])
        writer.close()
    return statistics.median(screens[1:]), statistics.median(pages[1:])


async def _decided(port: int, code: str, secret: str) -> float:
    """Return the median from a decision to the screen of the hall, others looking at the text."""
    sender = await Sender.open(port)
    await _act(sender, secret, "document.projected", session=cast.SESSION, document=code)
    hall = await watch(port, [get(f"/live?at={_page(code)}/screen", secret)], b"event: ")
    others = await watch(port, [get(f"/live?at={_page(code)}", secret)] * MEMBERS, b"event: ")
    times = []
    for number in range(1, ROUNDS + 1):
        await asyncio.sleep(0.6)
        base = hall[0].count
        began = time.perf_counter()
        fields = {"session": cast.SESSION, "document": code, "bracket": f"b{number}"}
        await _act(sender, secret, "bracket.resolved", **fields, alternative=1)
        await all_told(hall, base + 1)
        times.append(hall[0].at - began)
    for watcher in (*hall, *others):
        watcher.transport.close()
    return statistics.median(times[1:])


async def _act(sender: Sender, secret: str, kind: str, **fields: object) -> None:
    body = msgspec.json.encode({"act": {"type": kind, **fields}})
    status, answer = await sender.send(post("/acts", body, secret))
    assert status == 201, answer  # noqa: PLR2004
