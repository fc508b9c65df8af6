"""Which brackets can be tracked changes of Word, and which changes those are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plenipo.text.model import (
    LAST,
    OPPOSE,
    PROPOSE,
    WHOLE,
    Alternative,
    Bracket,
    Provision,
    Stance,
)

NOBODY = "nobody proposes or opposes anything in it"
ITSELF = "the same party proposes and opposes it"
RIVALS = "its alternatives are rivals"
NO_TEXT = "one of its alternatives is no text, and the others are not one proposal"
OVER = "it goes over several provisions and has several alternatives"
INSIDE = "it stands inside another one"
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Change:
    """One alternative as a tracked change: who inserted it, who deleted it.

    :ivar rest: stances that the change does not tell.
    """

    alternative: Alternative
    inserted: str = ""
    deleted: str = ""
    rest: tuple[Stance, ...] = ()


def stances_of_parts(provisions: tuple[Provision, ...]) -> Mapping[str, tuple[Stance, ...]]:
    """Return the stances of brackets in parts, which stand in the last of them, by identity."""
    return {
        bracket.id: bracket.alternatives[0].stances
        for provision in provisions
        for bracket in provision.brackets
        if bracket.part == LAST and len(bracket.alternatives) == 1
    }


def changes_of(
    bracket: Bracket, stances: Mapping[str, tuple[Stance, ...]]
) -> tuple[Change, ...] | str:
    """Return the tracked changes that a bracket is, or why it is none.

    :param stances: of brackets in parts, by identity.
    """
    alternatives = bracket.alternatives
    if bracket.part != WHOLE:
        if len(alternatives) != 1 or bracket.id not in stances:
            return OVER
        alternatives = (Alternative(alternatives[0].content, stances[bracket.id]),)
    if len(alternatives) == 1:
        return _change(alternatives[0])
    if len(alternatives) != _PAIR:
        return RIVALS
    return _replacement(*alternatives)


def _change(alternative: Alternative) -> tuple[Change, ...] | str:
    proposers, opponents = alternative.parties(PROPOSE), alternative.parties(OPPOSE)
    if not alternative.content or not (proposers or opponents):
        return NOBODY
    inserted, deleted = (*proposers, "")[0], (*opponents, "")[0]
    if inserted == deleted:
        return ITSELF
    return (Change(alternative, inserted, deleted, _rest(alternative, inserted, deleted)),)


def _replacement(old: Alternative, new: Alternative) -> tuple[Change, ...] | str:
    """Return what a pair of alternatives is: base text that one party replaces by its own."""
    if not old.content or not new.content:
        return NO_TEXT
    party = (*new.parties(PROPOSE), "")[0]
    proposers, opponents = old.parties(PROPOSE), old.parties(OPPOSE)
    if not party or new.parties(OPPOSE) or len(old.parties(PROPOSE)) > 1:
        return RIVALS
    base = not proposers and not opponents
    if not base and not (proposers and opponents == (party,) and proposers != opponents):
        return RIVALS
    inserted = proposers[0] if proposers else ""
    taken = (
        Change(old, inserted, party, _rest(old, inserted, "" if base else party)),
        Change(new, party, "", _rest(new, party, "")),
    )
    return RIVALS if any(_noted(change.alternative) for change in taken) else taken


def _rest(alternative: Alternative, inserted: str, deleted: str) -> tuple[Stance, ...]:
    """Return the stances that insertion and deletion do not tell, notes of these two and all."""
    told = {(inserted, PROPOSE), (deleted, OPPOSE)}
    return tuple(
        stance
        for stance in alternative.stances
        if (stance.party, stance.kind) not in told or stance.note
    )


def _noted(alternative: Alternative) -> bool:
    """Tell whether a proposal or an opposition has a note: halves of moves are no replacement."""
    return any(s.note and s.kind in {PROPOSE, OPPOSE} for s in alternative.stances)
