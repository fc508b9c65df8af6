"""What the register says of itself."""

from __future__ import annotations

import msgspec

from plenipo.core.act import Entry
from plenipo.core.fold import folds
from plenipo.register.acts import RegisterOpened


class Opening(msgspec.Struct):
    """The register's own name and key, from its first entry."""

    origin: str = ""
    key: str = ""
    title: str = ""

    @folds(RegisterOpened)
    def opened(self, entry: Entry[RegisterOpened]) -> None:
        """Take in the first entry."""
        self.origin, self.key, self.title = entry.act.origin, entry.act.key, entry.act.title
