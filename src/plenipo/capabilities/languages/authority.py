"""Who may record what is done to a text in other languages: those who translate, and the chair."""

from __future__ import annotations

from plenipo.capabilities.languages.acts import (
    ConcordanceNoted,
    LanguagesSettled,
    VersionAmended,
    VersionTabled,
)
from plenipo.core.authority import CHAIR, INTERPRETER, SECRETARY, for_all

GRANTS = {
    VersionTabled: (for_all(SECRETARY, INTERPRETER),),
    VersionAmended: (for_all(SECRETARY, INTERPRETER),),
    ConcordanceNoted: (for_all(SECRETARY, INTERPRETER),),
    LanguagesSettled: (for_all(CHAIR, SECRETARY),),
}
