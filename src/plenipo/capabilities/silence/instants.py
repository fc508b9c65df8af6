"""Instants as a silence announces them: as clocks in its time zone show them, and in UTC."""

from __future__ import annotations

from datetime import datetime

import msgspec

from plenipo.capabilities.silence.record import announced
from plenipo.core.clock import write_moment
from plenipo.core.page import message
from plenipo.core.said import Retold
from plenipo.core.wording import Wording
from plenipo.register.view import View

SHOWN = message("{day}, {time} ({zone}, {offset})")


class Instant(msgspec.Struct, frozen=True):
    """An instant.

    :ivar moment: the instant, UTC.
    :ivar announced: the same as clocks in the time zone show it, in words.
    """

    moment: datetime
    announced: str


def instant(view: View, moment: datetime, zone: str) -> Instant:
    """Return an instant, with how it is told in the reader's language."""
    return Instant(moment, in_words(view.wording, moment, zone))


def told(moment: datetime, zone: str) -> Retold:
    """Return an instant as it stands in a sentence: as it was announced, and in English in UTC."""
    plain = f"{announced(moment, zone).isoformat()} ({zone}), {write_moment(moment)}"
    return Retold(plain, lambda wording: in_words(wording, moment, zone))


def in_words(wording: Wording, moment: datetime, zone: str) -> str:
    """Tell an instant as clocks in a time zone show it."""
    there = announced(moment, zone)
    offset = there.isoformat()[-6:]
    shown = wording.say(
        SHOWN,
        day=wording.day(there.date()),
        time=f"{there:%H:%M:%S}" if there.second else f"{there:%H:%M}",
        zone=zone.replace("_", " "),
        offset=f"UTC{offset}",
    )
    known = zone[:1] not in {"+", "-"}
    return shown if known else shown.replace(f"{zone}, ", "")
