"""The clerk of the clock: a silence concludes at its instant, whoever was there then."""

import asyncio
from datetime import timedelta

from assembled import Assembly
from story import JOINT

from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.silence.acts import SilenceConcluded
from plenipo.capabilities.silence.clock import GRACE
from plenipo.capabilities.silence.state import Silences
from plenipo.procedure.rule_file import text_of
from plenipo.web.clerk import Clerk


def open_silence(assembly, minutes):
    """Put a document under silence, by the secretary; returns the instant of expiry."""
    assembly.record(RuleAdopted(rule="nato-silence", text=text_of("nato-silence")))
    expires = (assembly.clock() + timedelta(minutes=minutes)).replace(microsecond=0)
    answer = assembly.browser("secretary").act(
        "silence.opened",
        silence="S-1",
        names={"en": "A statement"},
        session=JOINT,
        document="J/2011/9",
        rule="nato-silence",
        expires=expires.isoformat(),
        zone="Europe/Moscow",
    )
    assert answer.status_code == 201, answer.text
    return expires


def concluded(assembly):
    return [e for e in assembly.registrar.since(0) if isinstance(e.act, SilenceConcluded)]


def mind(assembly):
    """Let a clerk record what is due by now."""
    clerk = Clerk(assembly.room.desk, lambda: None)
    assembly.client.blocking_portal.call(clerk.record_what_is_due)


def test_a_silence_concludes_by_the_clock_and_only_once(tmp_path):
    with Assembly(tmp_path / "room.plenipo") as assembly:
        expires = open_silence(assembly, 10)
        mind(assembly)
        assert concluded(assembly) == []
        assembly.clock.go(minutes=10 + GRACE.total_seconds() / 60)
        mind(assembly)
        mind(assembly)
        (entry,) = concluded(assembly)
        assert entry.effective == expires
        assert entry.by == "clock"
        assert entry.act.outcome == "adopted"
        page = assembly.browser().get("/silences/S-1")
        assert page.status_code == 200


def test_what_became_due_while_the_room_was_shut_is_recorded_when_it_opens(tmp_path):
    path = tmp_path / "room.plenipo"
    with Assembly(path) as assembly:
        clock, expires = assembly.clock, open_silence(assembly, 10)
        answer = assembly.browser("by.head").act(
            "silence.broken", silence="S-1", member="BY", kind="objection", reason="not yet"
        )
        assert answer.status_code == 201, answer.text
    clock.go(days=3)
    with Assembly(path, clock) as assembly:
        for _ in range(100_000):  # the clerk of the room itself records it
            if concluded(assembly):
                break
            assembly.client.blocking_portal.call(asyncio.sleep, 0)
        (entry,) = concluded(assembly)
        assert entry.effective == expires
        assert entry.recorded > expires + timedelta(days=2)
        assert entry.act.outcome == "broken"
        assert assembly.registrar.state.of(Silences).silences["S-1"].ended is not None
