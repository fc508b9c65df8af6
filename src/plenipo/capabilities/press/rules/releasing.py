"""What stands against releasing a communiqué, correcting it, and taking it back."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.press.acts import (
    CommuniqueCorrected,
    CommuniqueReleased,
    CommuniqueRetracted,
)
from plenipo.capabilities.press.communique import Communique
from plenipo.capabilities.press.objections import (
    bad_languages,
    before_it,
    not_released,
    on_its_way,
    reasonless,
    retracted,
    still_bracketed,
    too_long,
)
from plenipo.capabilities.press.state import Press
from plenipo.capabilities.press.texts import bracketed, in_brackets, release_of
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import said


def refuse_communique_released(
    state: State, act: CommuniqueReleased, by: Author, at: datetime
) -> Refusals:
    """Refuse a release before its moment, of a text with brackets, or in other words."""
    del by
    found = on_its_way(state, act.communique, at)
    if not isinstance(found, Communique):
        return found
    other = said("'{communique}' reads otherwise than it was prepared: release it as it is.", act)
    return collect(
        _too_soon(found, at),
        still_bracketed(found.code, bracketed(state, found)),
        None if act == release_of(state, found) else Refusal("other-words", other),
    )


def refuse_communique_corrected(
    state: State, act: CommuniqueCorrected, by: Author, at: datetime
) -> Refusals:
    """Refuse to correct what is not released, without a reason, or so that nothing changes."""
    del by
    found = state.of(Press).communiques.get(act.communique)
    if found is None:
        return (state.of(Press).no_such_communique(act.communique),)
    same = said("'{communique}' says that already: give the words that change.", act)
    says = found.says.texts if found.says else {}
    changes = any(text.strip() and says.get(tag) != text for tag, text in act.texts.items())
    return collect(
        not_released(found, at),
        retracted(found),
        reasonless(act.reason, act.communique),
        bad_languages(act.texts),
        too_long(act.texts),
        still_bracketed(act.communique, in_brackets(act.texts)),
        None if changes else Refusal("nothing-changes", same),
    )


def refuse_communique_retracted(
    state: State, act: CommuniqueRetracted, by: Author, at: datetime
) -> Refusals:
    """Refuse to take back what is not there, or was taken back; and to do so without a reason."""
    del by
    found = state.of(Press).communiques.get(act.communique)
    if found is None:
        return (state.of(Press).no_such_communique(act.communique),)
    return collect(before_it(found, at), retracted(found), reasonless(act.reason, act.communique))


def _too_soon(found: Communique, at: datetime) -> Refusal | None:
    """Object to a release that was not settled, or whose moment has not come."""
    if found.schedule is None:
        sentence = said("Settle first when '{code}' is released, and to whom.", found)
        return Refusal("not-scheduled", sentence)
    if at >= found.schedule.moment:
        return None
    sentence = said("'{code}' is under embargo until {until}.", found, until=found.schedule.moment)
    return Refusal("under-embargo", sentence)
