"""For whom somebody acts at a place: their own delegation, or one that a secretary enters for."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from plenipo.core.authority import (
    ADVISER,
    ALTERNATE,
    CHAIR,
    DELEGATION,
    HEAD,
    OBSERVER,
    SECRETARY,
    Capacity,
    Place,
)

SPEAKERS = (HEAD, ALTERNATE)
"""The roles that say what their delegation says."""
ASKING = (*SPEAKERS, OBSERVER)
"""The roles that ask for the floor."""
ATTENDING = (*SPEAKERS, ADVISER, OBSERVER)
"""The roles that say that their delegation is there."""
CONDUCTING = (CHAIR, SECRETARY)
"""The roles that conduct a session."""
AT_THE_TABLE = (*DELEGATION, OBSERVER)
"""The roles of those who sit for a delegation, with a voice or without."""


class Representative(msgspec.Struct, frozen=True):
    """Somebody at a place.

    :ivar member: the code of the delegation they act for; empty where there is none.
    :ivar on_behalf: whether they are a secretary, who enters on its behalf.
    :ivar roles: their roles in that delegation.
    :ivar offices: their roles for the body.
    """

    member: str = ""
    on_behalf: bool = False
    roles: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()

    def may(self, *roles: str) -> bool:
        """Tell whether they do what these roles do for the delegation, or a secretary for all."""
        return bool(self.member) and (self.on_behalf or bool(self.roles & set(roles)))

    @property
    def conducts(self) -> bool:
        """Whether they conduct the session, from the chair or beside it."""
        return bool(self.offices & set(CONDUCTING))


def representative(
    capacities: Iterable[Capacity],
    place: Place,
    voters: tuple[str, ...],
    member: str = "",
    table: tuple[str, ...] = DELEGATION,
) -> Representative:
    """Return for whom somebody acts at a place.

    :param voters: who has a voice there, in order: a secretary chooses among them.
    :param member: the delegation they choose; their own, or the first, unless told.
    :param table: the roles that count as sitting for a delegation.
    """
    here = [held for held in capacities if held.covers(place)]
    own = [held.delegation for held in here if held.role in table and held.delegation]
    offices = frozenset(held.role for held in here if held.role not in AT_THE_TABLE)
    if own and (not member or member in own):
        of = member or own[0]
        roles = frozenset(held.role for held in here if held.delegation == of)
        return Representative(of, roles=roles, offices=offices)
    if SECRETARY in offices:
        chosen = member if member in voters else next(iter(voters), "")
        return Representative(chosen, on_behalf=True, offices=offices)
    return Representative(offices=offices)
