"""What stands against settling how symbols are written."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.members.state import Members
from plenipo.capabilities.symbols.acts import SymbolsSettled
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import listed, said
from plenipo.text.symbols import FIELDS, OWN, PROFILES, own_profile


def refuse_symbols_settled(state: State, act: SymbolsSettled, by: Author, at: datetime) -> Refusals:
    """Refuse a profile that there is not, of no body, or a pattern that cannot be read."""
    del by, at
    profiles = said(
        "There is no profile '{profile}': there are {profiles}.", act, profiles=listed(PROFILES)
    )
    nobody = said("There is no body '{body}' in the register.", act)
    beside = said("A pattern is for the profile 'own' alone: leave it out.")
    known = act.profile in PROFILES
    there = not act.body or act.body in state.of(Members).bodies
    return collect(
        Refusal("no-such-profile", profiles) if not known else None,
        Refusal("no-such-body", nobody) if not there else None,
        Refusal("pattern-beside", beside) if act.pattern and act.profile != OWN.code else None,
        _no_pattern(act.pattern) if act.profile == OWN.code else None,
    )


def _no_pattern(pattern: str) -> Refusal | None:
    try:
        own_profile(pattern)
    except ValueError as error:
        sentence = said(
            "The pattern cannot have '{field}' in braces here: each of {fields} can stand so once.",
            field=error,
            fields=listed(FIELDS),
        )
        return Refusal("bad-pattern", sentence)
    return None
