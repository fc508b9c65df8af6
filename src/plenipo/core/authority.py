"""Who may record what: roles, and the acts each capability opens to them.

A capability's ``authority.py`` holds ``GRANTS``: for every act of its own, who of the persons in
the room may record it. Who holds the register's file acts as its keeper and is not asked.
Where an act is done somewhere else than its fields ``session`` and ``body`` say, ``PLACES`` holds
a function that tells where. ``RIGHTS`` holds which right an observer must have been granted for an
act beside its role, as the rules ask for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from plenipo.core.act import Act, Author
from plenipo.core.fold import State

HEAD, ALTERNATE, ADVISER = "head", "alternate", "adviser"
CHAIR, SECRETARY, INTERPRETER = "chair", "secretary", "interpreter"
OBSERVER, DEPOSITARY, PUBLIC = "observer", "depositary", "public"

DELEGATION = (HEAD, ALTERNATE, ADVISER)
"""The roles of those who belong to the delegation of a member."""
OFFICES = (CHAIR, SECRETARY, INTERPRETER, DEPOSITARY)
"""The roles that somebody has for the body, whatever delegation they come from."""
ROLES = (*DELEGATION, *OFFICES, OBSERVER, PUBLIC)
"""Every role; ``public`` is that of who has no other."""

WHOSE = ("member", "proposer", "delegation")
"""The fields that name the delegation an act is of, the first that an act has."""


class Grant(msgspec.Struct, frozen=True):
    """Roles that may record an act: for any delegation, or for their own alone."""

    roles: tuple[str, ...]
    own: bool = False


Grants = Mapping[type[Act], tuple[Grant, ...]]


class Place(msgspec.Struct, frozen=True):
    """Where an act is done: in a session, in bodies; in neither, in the organisation itself."""

    session: str = ""
    bodies: tuple[str, ...] = ()


Places = Mapping[type[Act], Callable[[State, Any], Place]]


class Capacity(msgspec.Struct, frozen=True):
    """In what capacity a person acts: a role, for a delegation, in a session, a body, or all.

    :ivar credential: the code of the credentials that say so.
    """

    credential: str
    role: str
    delegation: str = ""
    session: str = ""
    body: str = ""

    def covers(self, place: Place) -> bool:
        """Tell whether it holds at a place: who is accredited to the organisation is everywhere."""
        if self.session:
            return self.session == place.session
        return not self.body or self.body in place.bodies


def for_all(*roles: str) -> Grant:
    """Grant an act to these roles, for any delegation."""
    return Grant(roles)


def for_own(*roles: str) -> Grant:
    """Grant an act to these roles, for the delegation they belong to."""
    return Grant(roles, own=True)


def whose(act: Act, author: Author) -> str:
    """Return the delegation that an act is of: the one it names, or on whose behalf it is done."""
    named = (str(getattr(act, field)) for field in WHOSE if hasattr(act, field))
    return next(named, author.principal)
