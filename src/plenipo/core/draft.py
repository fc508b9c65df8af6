"""What people prepare for themselves before it is said: no act, and seen by nobody else."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

import msgspec

DESK = ""
"""Whose slips those are that chair and secretaries of a session have taken down."""


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


class Slip(msgspec.Struct, frozen=True):
    """An act on a document that was prepared and is not recorded.

    :ivar number: by which it is called; no two slips ever have the same.
    :ivar whose: the code of the delegation it is of; :data:`DESK` for what was taken down at the
        desk of chair and secretaries.
    :ivar by: the code of the person who prepared it last.
    :ivar act: the act it would become, as it would be handed in.
    :ivar line: what was typed for it, where it was one line.
    """

    number: int
    whose: str
    session: str
    document: str
    by: str
    at: datetime
    act: dict[str, Any]
    line: str = ""


class Drafts(Protocol):
    """Where drafts are kept."""

    def on(self, delegation: str, session: str, item: str) -> Draft | None:
        """Return what a delegation has prepared on an item."""

    def of(self, delegation: str) -> list[Draft]:
        """Return all that a delegation has prepared."""

    def slips(self, whose: str, session: str, document: str) -> list[Slip]:
        """Return what was prepared on a document, in the order in which it was begun."""


class NoDrafts:
    """Where nothing is prepared: pages that only read."""

    def on(self, delegation: str, session: str, item: str) -> Draft | None:
        """Return nothing."""

    def of(self, delegation: str) -> list[Draft]:  # noqa: ARG002 - nobody has any
        """Return nothing."""
        return []

    def slips(self, whose: str, session: str, document: str) -> list[Slip]:  # noqa: ARG002
        """Return nothing."""
        return []
