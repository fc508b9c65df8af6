"""Who reads a translation: those who read the text that it translates."""

from __future__ import annotations

from typing import Any

from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.languages.acts import (
    ConcordanceNoted,
    LanguagesSettled,
    VersionAmended,
    VersionTabled,
)
from plenipo.core.audience import Audience
from plenipo.core.fold import State


def of_the_text(state: State, act: Any) -> Audience | None:  # noqa: ANN401 - one of several acts
    """Return who reads the document that an act is about."""
    found = state.of(Documents).documents.get(act.document)
    return found.audience if found else None


AUDIENCES = dict.fromkeys(
    (VersionTabled, VersionAmended, ConcordanceNoted, LanguagesSettled), of_the_text
)
