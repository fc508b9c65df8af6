"""How symbols are written, by body, and what is to be said of one."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from plenipo.capabilities.symbols.acts import SymbolsSettled
from plenipo.core.act import Entry
from plenipo.core.fold import folds
from plenipo.core.refusal import Refusal
from plenipo.core.said import said
from plenipo.text.symbols import (
    EXAMPLES,
    PROFILES,
    Profile,
    Symbol,
    corrected,
    example_of,
    own_profile,
    parse,
    recognised,
    revised,
    write,
)


class Setting(msgspec.Struct):
    """How a body writes symbols."""

    profile: str
    pattern: str
    entry: int


class Symbols(msgspec.Struct):
    """How symbols are written, by the code of a body; empty for the organisation."""

    settled: dict[str, Setting] = {}

    @folds(SymbolsSettled)
    def symbols_settled(self, entry: Entry[SymbolsSettled]) -> None:
        """Note how a body writes symbols."""
        act = entry.act
        self.settled[act.body] = Setting(act.profile, act.pattern, entry.seq)

    def profile(self, bodies: Iterable[str]) -> Profile | None:
        """Return how the first of some bodies that settled it writes symbols; None if nobody."""
        found = (self.settled[body] for body in (*bodies, "") if body in self.settled)
        setting = next(found, None)
        if setting is None:
            return None
        return own_profile(setting.pattern) if setting.pattern else PROFILES[setting.profile]

    def read(self, bodies: Iterable[str], written: str) -> Symbol:
        """Return a symbol as bodies write it, or as it looks like where they do not."""
        profile = self.profile(bodies)
        return (profile and parse(written, profile)) or recognised(written)

    def revision(self, bodies: Iterable[str], written: str) -> str:
        """Return the symbol of the next revision."""
        profile, symbol = self._beside(bodies, written)
        return write(revised(symbol, profile), profile)

    def corrigendum(self, bodies: Iterable[str], written: str) -> str:
        """Return the symbol of the next corrigendum."""
        profile, symbol = self._beside(bodies, written)
        return write(corrected(symbol, profile), profile)

    def malformed(self, bodies: Iterable[str], written: str) -> Refusal | None:
        """Object to a symbol that those who settled how they are written do not write so."""
        profile = self.profile(bodies)
        if profile is None or parse(written, profile) is not None:
            return None
        sentence = said(
            "'{symbol}' is no symbol as it was settled here: write it like '{example}'.",
            symbol=written,
            example=EXAMPLES.get(profile.code) or example_of(self._pattern(bodies)),
        )
        return Refusal("malformed-symbol", sentence)

    def _pattern(self, bodies: Iterable[str]) -> str:
        found = (self.settled[body].pattern for body in (*bodies, "") if body in self.settled)
        return next(found, "")

    def _beside(self, bodies: Iterable[str], written: str) -> tuple[Profile, Symbol]:
        """Return a symbol and how it is written."""
        bodies = tuple(bodies)
        symbol, profile = self.read(bodies, written), self.profile(bodies)
        there = profile is not None and parse(written, profile) is not None
        return (profile if there and profile else PROFILES[symbol.profile]), symbol
