"""Requests to record acts, and the two answers there are: a receipt, or the objections.

A request is a value: who makes one needs to know nothing of the register that answers it.
"""

from __future__ import annotations

from datetime import datetime

import msgspec

from plenipo.core.act import Act, Author, Entry
from plenipo.core.audience import PUBLIC
from plenipo.core.refusal import Refusals


class Proposed(msgspec.Struct, frozen=True):
    """One act that is to be recorded; without a moment it takes effect when it is recorded."""

    act: Act
    effective: datetime | None = None
    audience: tuple[str, ...] = PUBLIC


class Request(msgspec.Struct, frozen=True):
    """Acts that are recorded together or not at all, by one author, under one key."""

    acts: tuple[Proposed, ...]
    author: Author
    key: str = ""

    def asked(self, proposed: Proposed, entry: Entry[Act]) -> bool:
        """Tell whether an entry is what one of its acts became."""
        return (
            (entry.by, entry.principal) == (self.author.name, self.author.principal)
            and (entry.act, entry.audience) == (proposed.act, proposed.audience)
            and proposed.effective in {None, entry.effective}
        )


class Receipt(msgspec.Struct, frozen=True):
    """The acts stand in the register: ``count`` entries from number ``first``."""

    first: int
    count: int
    recorded: datetime


class Refused(msgspec.Struct, frozen=True):
    """Nothing was recorded: the objections to the act at ``index`` of the request."""

    index: int
    refusals: Refusals


Answer = Receipt | Refused
