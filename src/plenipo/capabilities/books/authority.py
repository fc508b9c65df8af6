"""Who may record that a book was made or signed: the secretary, and the depositary."""

from __future__ import annotations

from plenipo.capabilities.books.acts import BookMade, BookSigned
from plenipo.core.authority import DEPOSITARY, SECRETARY, for_all

_KEEPERS = (for_all(SECRETARY, DEPOSITARY),)

GRANTS = {BookMade: _KEEPERS, BookSigned: _KEEPERS}
