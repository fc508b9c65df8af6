"""The sections of a report, each a module: what it tells of a period, as blocks.

A capability whose matters are to be told adds a module here, and its function to the tuple.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plenipo.capabilities.summing.account import Account
from plenipo.capabilities.summing.sections.aims import aims
from plenipo.capabilities.summing.sections.decided import decided
from plenipo.capabilities.summing.sections.fielded import fielded
from plenipo.capabilities.summing.sections.held import held
from plenipo.capabilities.summing.sections.instructed import instructed
from plenipo.capabilities.summing.sections.moved import moved
from plenipo.capabilities.summing.sections.partners import partners
from plenipo.capabilities.summing.sections.presided import presided
from plenipo.capabilities.summing.sections.signed import signed
from plenipo.capabilities.summing.sections.silences import silences
from plenipo.capabilities.summing.sections.situations import situations
from plenipo.capabilities.summing.sections.still_open import still_open
from plenipo.core.paper import Block

Section = Callable[[Account], Iterator[Block]]

SECTIONS: tuple[Section, ...] = (
    presided,
    held,
    decided,
    signed,
    moved,
    still_open,
    silences,
    instructed,
    aims,
    situations,
    fielded,
    partners,
)
"""The sections, in the order in which they are told; one that has nothing to tell is left out,
but for those of which that is worth telling."""
