"""Who reads what of a communiqué: its drafters before the release, and then who it is for."""

from __future__ import annotations

from typing import Any

from plenipo.capabilities.press.acts import (
    CommuniqueCorrected,
    CommuniqueEntrusted,
    CommuniquePrepared,
    CommuniqueReleased,
    CommuniqueRetracted,
    CommuniqueScheduled,
    ReplyAccepted,
    ReplyDeclined,
)
from plenipo.capabilities.press.communique import Communique
from plenipo.capabilities.press.state import Press
from plenipo.core.audience import PUBLIC, Audience
from plenipo.core.fold import State

OFFICES: Audience = ("secretariat", "chair")
"""Who drafts whatever body's communiqué it is."""


def of_the_drafters(state: State, act: CommuniquePrepared) -> Audience | None:
    """Return who drafts it: the secretariat, the chair, and the body whose it is."""
    del state
    return (*OFFICES, f"body:{act.body}") if act.body else OFFICES


def before_the_release(state: State, act: CommuniqueScheduled) -> Audience | None:
    """Return who reads when it is released: who drafts it, and who was given it."""
    found = _about(state, act)
    return found.circle() if found else OFFICES


def of_those_entrusted(state: State, act: CommuniqueEntrusted) -> Audience | None:
    """Return who reads that it was given to some: they, and who read of it already."""
    found = _about(state, act)
    return _together(found.circle() if found else OFFICES, act.to)


def of_the_release(state: State, act: CommuniqueReleased) -> Audience | None:
    """Return who it is released to; with them, if these are not all, who read it before."""
    found = _about(state, act)
    to = found.schedule.to if found and found.schedule else PUBLIC
    return PUBLIC if to == PUBLIC or found is None else _together(to, found.circle())


def of_the_communique(state: State, act: Any) -> Audience | None:  # noqa: ANN401 - one of several
    """Return who reads it as it stands."""
    found = _about(state, act)
    if found is None:
        return OFFICES
    return found.released_to or found.circle()


def of_the_reply(state: State, act: ReplyDeclined) -> Audience | None:
    """Return who reads that a reply is not shown: who read it, or the secretariat alone."""
    found = _about(state, act)
    return PUBLIC if found and act.reply in found.replies else ("secretariat",)


def _about(state: State, act: Any) -> Communique | None:  # noqa: ANN401 - one of several acts
    return state.of(Press).communiques.get(act.communique)


def _together(*audiences: Audience) -> Audience:
    return tuple(dict.fromkeys(circle for each in audiences for circle in each))


AUDIENCES = {
    CommuniquePrepared: of_the_drafters,
    CommuniqueScheduled: before_the_release,
    CommuniqueEntrusted: of_those_entrusted,
    CommuniqueReleased: of_the_release,
    CommuniqueCorrected: of_the_communique,
    CommuniqueRetracted: of_the_communique,
    ReplyAccepted: lambda *_: PUBLIC,
    ReplyDeclined: of_the_reply,
}
