"""What stands around an act: who enters it, for whom, when it was done, who may read it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from typing import Self

import msgspec

from plenipo.cli.fields import split
from plenipo.core.act import Act, Author, wire_name
from plenipo.core.audience import HOLDER, PUBLIC, Reader, audience_of, reader
from plenipo.core.clock import parse_moment
from plenipo.core.request import Proposed, Request

DEFAULT_AUTHOR = "secretariat"
_SPEAKING = (
    *("position.", "provision.held", "silence.", "wording."),
    *("assistance.", "assurance.", "consultation.requested"),
)


class Circumstances(msgspec.Struct, frozen=True):
    """The circumstances of an act.

    :ivar by: who enters it.
    :ivar principal: on whose behalf; empty for oneself, or for the member whose position it is.
    :ivar effective: when it was done; None when it is recorded.
    :ivar audience: who may read it.
    :ivar key: the key under which it is recorded once, however often it is sent.
    """

    by: str
    principal: str = ""
    effective: datetime | None = None
    audience: tuple[str, ...] = PUBLIC
    key: str = ""

    @classmethod
    def read(cls, *, audience: Sequence[str] | None, effective: str, **words: str) -> Self:
        """Read them from the options of a command.

        :raises UsageError: when the moment is none.
        """
        return cls(
            by=words["by"] or os.environ.get("PLENIPO_BY", "") or DEFAULT_AUTHOR,
            principal=words["for"],
            effective=parse_moment(effective) if effective else None,
            audience=audience_of(split(audience or ())),
            key=words["key"],
        )

    def request(self, act: Act) -> Request:
        """Return the request to record an act; what a member says is its own unless told."""
        principal = self.principal
        if not principal and wire_name(act).startswith(_SPEAKING):
            principal = getattr(act, "member", "")
        author = Author(self.by, "" if principal == self.by else principal)
        return Request((Proposed(act, self.effective, self.audience),), author, self.key)


def reading_as(circle_names: str) -> Reader:
    """Return who reads: one who stands in these circles; of none, whoever holds the file.

    :raises UsageError: naming one that is none.
    """
    return reader(audience_of(split([circle_names]))) if circle_names else HOLDER
