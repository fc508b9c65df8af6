"""The state of play: one new act against working everything out anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench import cast
from bench.figures import Figure, best
from bench.folding import record
from plenipo.capabilities.play.state import StateOfPlay
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.act import Entry
from plenipo.register.opening import discard

MEMBERS, ITEMS = 193, 1_000
STEPS = 500


def figures(folder: Path) -> Iterator[Figure]:
    """193 members by 1,000 items."""
    path = folder / "play.plenipo"
    discard(path)
    registrar = cast.conference(path, MEMBERS, ITEMS)
    record(registrar, cast.positions(MEMBERS * ITEMS, MEMBERS, ITEMS))
    state = registrar.state
    session = state.of(Sessions).sessions[cast.SESSION]
    play = StateOfPlay(state, session)
    anew = best(lambda: StateOfPlay(state, session))
    decode = registrar.domain.codec.decode
    bodies = registrar.store.bodies(state.size - STEPS)
    entries = [entry for entry in map(decode, bodies) if isinstance(entry, Entry)]

    def one_by_one() -> None:
        for entry in entries:
            play.update((entry,))

    one = best(one_by_one) / STEPS
    registrar.close()
    times = f"{one * 1e6:,.0f} us", f"anew {anew * 1e3:,.1f} ms"
    what = "state of play of 193 x 1,000 after one act"
    yield Figure(what, *times, one / anew, 0.01, at_least=False)
