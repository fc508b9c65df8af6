"""What a person may record: asked of their credentials, at the moment of asking.

The acts that each capability opens to roles are in its ``authority.py``; see
:mod:`plenipo.core.authority`. What a person may read is in :mod:`~.credentials.circles`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import cache
from typing import Any

from plenipo.assembly import modules
from plenipo.capabilities.credentials.state import Credentials
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.act import Act, Author, wire_name
from plenipo.core.authority import (
    DEPOSITARY,
    ROLES,
    SECRETARY,
    Capacity,
    Grant,
    Place,
    Places,
    whose,
)
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals
from plenipo.core.said import Word, listed, said

ANY, OWN, NONE = "any", "own", ""
"""Whether a role may record an act: for any delegation, for its own, or not at all."""
DATES = (SECRETARY, DEPOSITARY)
"""The roles that record also what was done before: what a letter says, what was received."""


class Authority:
    """Who may record which act."""

    def __init__(
        self,
        grants: Mapping[type[Act], tuple[Grant, ...]],
        places: Places,
        rights: Mapping[type[Act], str],
    ) -> None:
        """Know the grants of all acts, and where those are done that do not say it themselves.

        :param rights: what an observer must have been granted for an act, beside its role.
        """
        self.grants = dict(grants)
        self.rights = dict(rights)
        self._places = dict(places)

    def refuse(  # noqa: PLR0913 - what an act is judged by
        self,
        state: State,
        act: Act,
        author: Author,
        at: datetime,
        *,
        late: bool = False,
        place: Place | None = None,
        held: tuple[Capacity, ...] | None = None,
    ) -> Refusals:
        """Object to an act that its author, a person, may not record at a moment.

        :param state: the whole register, whoever asks.
        :param late: whether it is said to have been done before that moment.
        :param place: where the act is done, if that is not to be asked of the whole register.
        :param held: the capacities of the author at that moment, where they are known already.
        """
        capacities = held
        if capacities is None:
            capacities = state.of(Credentials).capacities(author.name, at)
        of = {whose(act, author), author.principal or whose(act, author)}
        there = self.place(state, act) if place is None else place
        found = self.judge(capacities, type(act), there, of)
        if isinstance(found, Refusal):
            return (found,)
        if late and not any(held.role in DATES for held in found):
            sentence = said(
                "Only a secretary, or a depositary, records what was done before: leave out the"
                " moment."
            )
            return (Refusal("not-yours-to-date", sentence),)
        return ()

    def judge(
        self, capacities: tuple[Capacity, ...], act: type[Act], place: Place, of: AbstractSet[str]
    ) -> tuple[Capacity, ...] | Refusal:
        """Return the capacities that open an act at a place, or what stands against it.

        :param of: the delegation it is of, or the two where its member and its principal differ.
        """
        here = [held for held in capacities if held.covers(place)]
        if not here:
            return self._outside(capacities, place)
        opening = [held for held in here if self._opens(held, act, of)]
        return tuple(opening) or self._not_theirs(here, act, of)

    def place(self, state: State, act: Act) -> Place:
        """Return where an act is done."""
        told = self._places.get(type(act))
        if told is not None:
            return told(state, act)
        code = str(getattr(act, "session", ""))
        if code:
            session = state.of(Sessions).sessions.get(code)
            return Place(code, session.bodies if session else ())
        body = str(getattr(act, "body", ""))
        return Place("", (body,) if body else ())

    def says(self, act: type[Act], role: str) -> str:
        """Return whether a role may record an act: for any delegation, its own, or not at all."""
        found = {grant.own for grant in self.grants[act] if role in grant.roles}
        return NONE if not found else ANY if False in found else OWN

    def _opens(self, held: Capacity, act: type[Act], of: AbstractSet[str]) -> bool:
        """Tell whether a capacity opens an act of a delegation."""
        grants = [grant for grant in self.grants.get(act, ()) if held.role in grant.roles]
        own = bool(held.delegation) and of == {held.delegation}
        return any(own or not grant.own for grant in grants)

    def _outside(self, capacities: tuple[Capacity, ...], place: Place) -> Refusal:
        """Object to who has no standing where the act is done."""
        if not capacities:
            sentence = said(
                "You are not accredited at present: ask the secretariat for credentials."
            )
            return Refusal("not-accredited", sentence)
        sentence = (
            said(
                "You are not accredited for the session '{session}': ask the secretariat for"
                " credentials.",
                place,
            )
            if place.session
            else said(
                "You are not accredited for the organisation as a whole: ask the secretariat for"
                " credentials."
            )
        )
        return Refusal("not-accredited-here", sentence)

    def _not_theirs(self, here: list[Capacity], act: type[Act], of: AbstractSet[str]) -> Refusal:
        """Object to a role that may not record the act, or not for this delegation."""
        name = Word("act", wire_name(act))
        if any(self.says(act, held.role) == OWN for held in here):
            own = {held.delegation for held in here if held.delegation}
            mine, theirs = listed(sorted(own)), sorted(of - own - {""})
            sentence = said(
                "You act for {mine}: say in '{act}' that it is of your delegation.",
                mine=mine,
                act=name,
            )
            if theirs:
                sentence = said(
                    "You act for {mine}: '{act}' of '{theirs}' is not yours to record.",
                    mine=mine,
                    act=name,
                    theirs=listed(theirs, " and "),
                )
            return Refusal("not-your-delegation", sentence)
        mine = listed((Word("role", r) for r in sorted({held.role for held in here})), " and ")
        others = [Word("role", role) for role in ROLES if self.says(act, role)]
        sentence = (
            said(
                "'{act}' is recorded by {others}, and you are {roles}.",
                act=name,
                others=listed(others, " or "),
                roles=mine,
            )
            if others
            else said(
                "'{act}' is recorded by nobody in the room, and you are {roles}.",
                act=name,
                roles=mine,
            )
        )
        return Refusal("not-your-role", sentence)


@cache
def authority() -> Authority:
    """Return who may record which act of this program."""
    grants: dict[type[Act], tuple[Grant, ...]] = {}
    places: dict[type[Act], Callable[[State, Any], Place]] = {}
    rights: dict[type[Act], str] = {}
    for found in modules("authority"):
        grants.update(found.GRANTS)
        places.update(getattr(found, "PLACES", {}))
        rights.update(getattr(found, "RIGHTS", {}))
    return Authority(grants, places, rights)
