"""Amendments: treaties with parties of their own, beside those of the treaty they amend."""

from __future__ import annotations

from datetime import date

from plenipo.capabilities.treaties.state import Treaties
from plenipo.capabilities.treaties.treaty import Treaty


def party_to(treaties: Treaties, treaty: Treaty, day: date) -> dict[str, tuple[str, ...]]:
    """Return by which amendments each party to a treaty is bound on a day, in its force.

    Those are the amendments it has consented to, and those that were in force already when it
    became a party (VCLT 40(5)); none stands for the treaty as it was made.
    """
    since = treaty.force(day).parties
    found: dict[str, tuple[str, ...]] = {who: () for who, its in since.items() if its <= day}
    for amendment in treaties.amending(treaty.code):
        force = amendment.force(day)
        if not force.is_in_force or force.in_force is None:
            continue
        own = {who for who, its in force.parties.items() if its <= day}
        for who, codes in found.items():
            if who in own or since[who] > force.in_force:
                found[who] = (*codes, amendment.code)
    return found
