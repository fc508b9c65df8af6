"""The leading text of a document: that in which it is negotiated, and its versions."""

from __future__ import annotations

from datetime import datetime

import msgspec

from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.languages.state import Version
from plenipo.core.act import Names
from plenipo.core.fold import State
from plenipo.text.model import Text
from plenipo.text.parallel import Pair


class Leading(msgspec.Struct, frozen=True):
    """A document in the language in which it is negotiated.

    :ivar text: as it stands.
    :ivar issues: its versions by their symbols, as they were issued.
    :ivar moments: when they were, likewise.
    :ivar parties: the codes that are read as owners.
    """

    session: str
    code: str
    symbol: str
    names: Names
    text: Text
    issues: dict[str, Text]
    moments: dict[str, datetime]
    parties: tuple[str, ...]

    def issued(self, at: datetime) -> tuple[str, ...]:
        """Return the symbols of the versions that were issued by a moment."""
        return tuple(symbol for symbol, moment in self.moments.items() if moment <= at)

    def pairs(self, version: Version) -> tuple[Pair, ...]:
        """Return how every provision stands in another language."""
        return version.beside(self.text, self.issues.get(version.of, Text()))

    def pair(self, version: Version, identity: str) -> Pair | None:
        """Return how one provision stands in another language, if it does in either."""
        return version.pair(self.text, self.issues.get(version.of, Text()), identity)


def leading_of(state: State, session: str, code: str) -> Leading | None:
    """Return the leading text of a document before a session; None where there is none."""
    found = state.of(Documents).documents.get(code)
    if found is None or found.session != session:
        return None
    return Leading(
        session=session,
        code=code,
        symbol=found.symbol,
        names=found.names,
        text=found.text,
        issues={issue.symbol: issue.text for issue in found.issues},
        moments={issue.symbol: issue.moment for issue in found.issues},
        parties=found.parties,
    )
