"""What a person may record: asked of their credentials, at the moment of asking.

The acts that each capability opens to roles are in its ``authority.py``; see
:mod:`plenipo.core.authority`. What a person may read is in :mod:`~.credentials.circles`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from plenipo.assembly import modules
from plenipo.capabilities.credentials.state import Credentials
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.act import Act, Author, wire_name
from plenipo.core.authority import ROLES, Capacity, Grant, Place, Places, whose
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals

ANY, OWN, NONE = "any", "own", ""
"""Whether a role may record an act: for any delegation, for its own, or not at all."""


class Authority:
    """Who may record which act."""

    def __init__(self, grants: Mapping[type[Act], tuple[Grant, ...]], places: Places) -> None:
        """Know the grants of all acts, and where those are done that do not say it themselves."""
        self.grants = dict(grants)
        self._places = dict(places)

    def refuse(self, state: State, act: Act, author: Author, at: datetime) -> Refusals:
        """Object to an act that its author, a person, may not record at a moment.

        :param state: the whole register, whoever asks.
        """
        capacities = state.of(Credentials).capacities(author.name, at)
        here = [held for held in capacities if held.covers(self.place(state, act))]
        if not here:
            return (self._outside(capacities, act),)
        if any(self._opens(grant, held, act, author) for grant in self._of(act) for held in here):
            return ()
        return (self._not_theirs(here, act, author),)

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

    def _of(self, act: Act) -> tuple[Grant, ...]:
        return self.grants.get(type(act), ())

    @staticmethod
    def _opens(grant: Grant, held: Capacity, act: Act, author: Author) -> bool:
        """Tell whether a grant opens an act to somebody who acts in a capacity."""
        if held.role not in grant.roles:
            return False
        if not grant.own:
            return True
        of = (whose(act, author), author.principal or whose(act, author))
        return bool(held.delegation) and of == (held.delegation, held.delegation)

    def _outside(self, capacities: tuple[Capacity, ...], act: Act) -> Refusal:
        """Object to who has no standing where the act is done."""
        if not capacities:
            sentence = "You are not accredited at present: ask the secretariat for credentials."
            return Refusal("not-accredited", sentence)
        session = getattr(act, "session", "")
        where = f"the session '{session}'" if session else "the organisation as a whole"
        sentence = f"You are not accredited for {where}: ask the secretariat for credentials."
        return Refusal("not-accredited-here", sentence)

    def _not_theirs(self, here: list[Capacity], act: Act, author: Author) -> Refusal:
        """Object to a role that may not record the act, or not for this delegation."""
        name = wire_name(act)
        own = [g for g in self._of(act) if g.own and any(held.role in g.roles for held in here)]
        if own:
            of = whose(act, author)
            for_whom = sorted({held.delegation for held in here if held.delegation})
            sentence = (
                f"You act for {', '.join(for_whom)}: '{name}' of '{of}' is not yours to record."
            )
            return Refusal("not-your-delegation", sentence)
        others = [role for role in ROLES if self.says(type(act), role)]
        roles = " and ".join(sorted({held.role for held in here}))
        may = " or ".join(others) or "nobody in the room"
        sentence = f"'{name}' is recorded by {may}, and you are {roles}."
        return Refusal("not-your-role", sentence)


@cache
def authority() -> Authority:
    """Return who may record which act of this program."""
    grants: dict[type[Act], tuple[Grant, ...]] = {}
    places: dict[type[Act], Callable[[State, Any], Place]] = {}
    for found in modules("authority"):
        grants.update(found.GRANTS)
        places.update(getattr(found, "PLACES", {}))
    return Authority(grants, places)
