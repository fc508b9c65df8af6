"""What a delegation prepares for itself before it says it: no act, and seen by nobody else."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

import msgspec


class Draft(msgspec.Struct, frozen=True):
    """A position a delegation has prepared on an item.

    :ivar by: the code of the person who prepared it last.
    :ivar fields: the fields of the act it would become, as they were typed.
    """

    delegation: str
    session: str
    item: str
    by: str
    at: datetime
    fields: dict[str, str]


class Drafts(Protocol):
    """Where drafts are kept."""

    def on(self, delegation: str, session: str, item: str) -> Draft | None:
        """Return what a delegation has prepared on an item."""

    def of(self, delegation: str) -> list[Draft]:
        """Return all that a delegation has prepared."""


class NoDrafts:
    """Where nothing is prepared: pages that only read."""

    def on(self, delegation: str, session: str, item: str) -> Draft | None:
        """Return nothing."""

    def of(self, delegation: str) -> list[Draft]:  # noqa: ARG002 - nobody has any
        """Return nothing."""
        return []
