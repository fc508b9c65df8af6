"""Verification: the whole register against only hashing its bytes."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from bench.figures import Figure, best
from bench.folding import million
from plenipo.assembly import house
from plenipo.register.opening import open_to_read
from plenipo.register.verify import verify


def figures(folder: Path) -> Iterator[Figure]:
    """Entries verified a second against SHA-256 over each entry's bytes, already in memory."""
    path = million(folder)
    reading = open_to_read(path, house())
    count, limit = _only_hashing(list(reading.store.bodies()))
    reading.store.close()

    def whole() -> None:
        assert not verify(path, house(), processes=2).faults

    ours = best(whole, repeats=1)
    rates = f"{count / ours:,.0f}/s", f"SHA-256 {count / limit:,.0f}/s"
    yield Figure("verifying 1,000,000 entries", *rates, limit / ours, 0.3)


def _only_hashing(bodies: list[bytes]) -> tuple[int, float]:
    """Return how many entries there are, and the seconds it takes to hash each one's bytes."""

    def only_hash() -> None:
        for body in bodies:
            sha256(body).digest()

    return len(bodies), best(only_hash)
