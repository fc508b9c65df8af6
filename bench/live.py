"""A room with 1,000 who watch, against the same server with a bare application."""

from __future__ import annotations

import asyncio
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import msgspec
import uvloop

from bench import cast
from bench.figures import Figure
from bench.serving import cookies, free_port, listening, serve
from bench.watchers import Sender, Watcher, all_told, get, post, watch
from plenipo.capabilities.credentials.acts import CredentialsIssued
from plenipo.core.act import Author
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.register.opening import discard

MEMBERS, ITEMS = 200, 50
WATCHING = int(os.environ.get("BENCH_WATCHING", "1000"))
CHANGES = 100
WRITERS = 50
STATED, ROUNDS = 2_500, 5
"""Positions a round, and rounds: ours and bare in turn, for the machine is not always as quick."""
PAGE = f"/sessions/{cast.SESSION}/items/1"
TICKS = os.sysconf("SC_CLK_TCK")
PARTS, PUSHED = b"event: parts", b"event: push"


def figures(folder: Path) -> Iterator[Figure]:
    """Delivery, processor time, positions by HTTP, everybody at once."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 8_192)), hard))
    path = folder / "room.plenipo"
    discard(path)
    secrets = _room(path)
    with ExitStack() as stack:
        port, pid = serve(stack, path)
        found = uvloop.run(_measure(folder, stack, port, pid, secrets))
    yield from found


def _room(path: Path) -> list[str]:
    """Make a register with a head for each delegation; returns the cookie of each."""
    registrar = cast.conference(path, MEMBERS, ITEMS)
    acts = [
        CredentialsIssued(
            credential=f"C-{n}", person=f"p{n}", name=f"P {n}", role="head", delegation=code
        )
        for n, code in enumerate(map(cast.member, range(MEMBERS)))
    ]
    request = Request(tuple(Proposed(act) for act in acts), Author(cast.SECRETARIAT))
    (answer,) = registrar.record([request])
    assert isinstance(answer, Receipt)
    registrar.record(cast.positions(MEMBERS * ITEMS, MEMBERS, ITEMS))
    registrar.close()
    return cookies(path, [f"p{n}" for n in range(MEMBERS)])


async def _measure(
    folder: Path, stack: ExitStack, port: int, pid: int, secrets: Sequence[str]
) -> list[Figure]:
    sender = await Sender.open(port)
    _, page = await sender.send(get(PAGE, secrets[0]))
    static = folder / "page"
    static.write_bytes(page)
    bare_port = free_port()
    command = [sys.executable, "-m", "bench.bare", str(bare_port), str(static)]
    bare = stack.enter_context(subprocess.Popen(command))  # noqa: ASYNC220 - before anything is measured
    stack.callback(bare.terminate)
    await asyncio.to_thread(listening, bare_port)
    figures = await _deliver(port, pid, bare_port, bare.pid, secrets)
    figures += await _state(port, bare_port, secrets)
    figures += await _reload(port, bare_port, secrets)
    return figures


async def _deliver(
    port: int, pid: int, bare_port: int, bare_pid: int, secrets: Sequence[str]
) -> list[Figure]:
    """One change after another, each until all have it; then the same bytes, bare."""
    asked = [get(f"/live?at={PAGE}", secrets[n % MEMBERS]) for n in range(WATCHING)]
    began = time.perf_counter()
    watchers = await watch(port, asked, PARTS)
    back = time.perf_counter() - began
    sender = await Sender.open(port)
    before = sum(watcher.bytes for watcher in watchers)
    changes = [post("/acts", _position(0, n), secrets[0]) for n in range(CHANGES)]
    times, cpu = await _rounds(sender, watchers, changes, pid)
    size = (sum(watcher.bytes for watcher in watchers) - before) // (WATCHING * CHANGES)
    for watcher in watchers:
        watcher.transport.close()
    event = PUSHED + b"\ndata: " + b"x" * max(size - 40, 1) + b"\n\n"
    listening = await watch(bare_port, [get("/live")] * WATCHING, PUSHED)
    other = await Sender.open(bare_port)
    pushes = [post("/push", event)] * CHANGES
    bare, bare_cpu = await _rounds(other, listening, pushes, bare_pid)
    for watcher in listening:
        watcher.transport.close()
    name = f"{WATCHING:,} watching, {size:,} bytes a change"
    ours, limit = _quantiles(times), _quantiles(bare)
    return [
        _slower(f"{name}: delivery, median", ours[0], limit[0], 2.0),
        _slower(f"{name}: delivery, 99th percentile", ours[1], limit[1], 2.0),
        Figure(
            f"{name}: processor time a delivery",
            f"{cpu * 1e6:,.0f} us",
            f"bare {bare_cpu * 1e6:,.0f} us",
            cpu / bare_cpu,
            2.0,
            at_least=False,
        ),
        Figure(
            "reconnecting all at once: all have begun",
            f"{back * 1e3:,.0f} ms",
            "370 ms each, elsewhere",
            back / (0.37 * WATCHING),
            0.02,
            at_least=False,
        ),
    ]


async def _rounds(
    sender: Sender, watchers: Sequence[Watcher], requests: Sequence[bytes], pid: int
) -> tuple[list[float], float]:
    """Return when each delivery came after its change was sent; and processor time for one."""
    times: list[float] = []
    await asyncio.sleep(0.5)
    base, before = watchers[0].count, _processor(pid)
    for done, request in enumerate(requests, 1):
        began = time.perf_counter()
        status, body = await sender.send(request)
        assert status in {200, 201}, body
        await all_told(watchers, base + done)
        times += [watcher.at - began for watcher in watchers]
        await asyncio.sleep(0.02)
    used = _processor(pid) - before
    return times, used / (len(watchers) * len(requests))


async def _state(port: int, bare_port: int, secrets: Sequence[str]) -> list[Figure]:
    """Positions by HTTP, 50 clients at once, against rows made durable by HTTP."""
    each = STATED // WRITERS

    async def stated(client: int) -> None:
        sender = await Sender.open(port)
        for n in range(each):
            request = post("/acts", _position(client, n), secrets[client])
            status, body = await sender.send(request)
            assert status == 201, body  # noqa: PLR2004

    async def inserted(client: int) -> None:
        sender = await Sender.open(bare_port)
        for n in range(each):
            await sender.send(post("/insert", _position(client, n)))

    took = [
        (
            await _timed(*(stated(client) for client in range(WRITERS))),
            await _timed(*(inserted(client) for client in range(WRITERS))),
        )
        for _ in range(ROUNDS)
    ]
    ours, bare = sorted(took, key=lambda pair: pair[1] / pair[0])[ROUNDS // 2]
    return [
        Figure(
            f"positions by HTTP, {WRITERS} clients",
            f"{STATED / ours:,.0f}/s",
            f"bare durable insert {STATED / bare:,.0f}/s",
            bare / ours,
            0.5,
        )
    ]


async def _reload(port: int, bare_port: int, secrets: Sequence[str]) -> list[Figure]:
    """Everybody loads the page anew, against the same bytes that are always the same."""

    async def load(where: int, request: bytes) -> None:
        sender = await Sender.open(where)
        status, _ = await sender.send(request)
        assert status == 200  # noqa: PLR2004
        sender.writer.close()

    mine = [get(PAGE, secrets[n % MEMBERS]) for n in range(WATCHING)]
    ours = await _timed(*(load(port, request) for request in mine))
    again = await _timed(*(load(port, request) for request in mine))
    bare = await _timed(*(load(bare_port, get("/static")) for _ in mine))
    return [
        _slower(f"a full reload of {WATCHING:,} after a change", ours, bare, 10.0),
        _slower(f"a full reload of {WATCHING:,}, nothing changed", again, bare, 4.0),
    ]


async def _timed(*work: object) -> float:
    began = time.perf_counter()
    await asyncio.gather(*work)  # type: ignore[call-overload]
    return time.perf_counter() - began


def _position(client: int, number: int) -> bytes:
    stated = {
        "type": "position.stated",
        "session": cast.SESSION,
        "item": "1" if not client else str(client % ITEMS + 1),
        "member": cast.member(client),
        "stance": ("agree", "reserve", "object")[number % 3],
        "reason": f"said for the {number}th time" if number % 3 else "",
    }
    return msgspec.json.encode({"act": stated})


def _slower(what: str, ours: float, limit: float, target: float) -> Figure:
    times = f"{ours * 1e3:,.1f} ms", f"bare {limit * 1e3:,.1f} ms"
    return Figure(what, *times, ours / limit, target, at_least=False)


def _quantiles(times: Sequence[float]) -> tuple[float, float]:
    parts = statistics.quantiles(times, n=100)
    return parts[49], parts[98]


def _processor(pid: int) -> float:
    """Return the seconds of processor time a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
