"""The registers the benchmarks work on: a conference of numbered members and items."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from plenipo.assembly import house
from plenipo.capabilities.members.acts import (
    BodyEstablished,
    MemberAdmitted,
    OrganisationFounded,
)
from plenipo.capabilities.positions.acts import PositionStated
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import ItemProposed, SessionConvened
from plenipo.core.act import Author
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.procedure.rule_file import text_of
from plenipo.register.opening import create
from plenipo.register.registrar import Registrar

SECRETARIAT = "secretariat"
SESSION = "session-2026"
STANCES = ("agree", "agree", "agree", "reserve", "agree", "object", "abstain")


def conference(path: Path, members: int, items: int) -> Registrar:
    """Make a new register with a session of so many members and items, and no positions yet."""
    registrar = create(path, house(), origin="bench.example/conference")
    acts = [
        OrganisationFounded(names={"en": "Conference"}),
        RuleAdopted(rule="consensus", text=text_of("consensus")),
        BodyEstablished(body="plenary", names={"en": "Plenary"}),
        *(
            MemberAdmitted(member=member(i), names={"en": f"Member {i}"}, since=date(2000, 1, 1))
            for i in range(members)
        ),
        SessionConvened(
            session=SESSION,
            names={"en": "Session"},
            bodies=("plenary",),
            opens=date(2026, 1, 1),
            rule="consensus",
        ),
        *(
            ItemProposed(session=SESSION, item=str(i + 1), names={"en": f"Item {i + 1}"})
            for i in range(items)
        ),
    ]
    request = Request(tuple(Proposed(act) for act in acts), Author(SECRETARIAT))
    (answer,) = registrar.record([request])
    assert isinstance(answer, Receipt)
    return registrar


def member(number: int) -> str:
    """Return the code of a member."""
    return f"M{number:03}"


def positions(count: int, members: int, items: int, *, keys: bool = False) -> Iterator[Request]:
    """So many positions: item after item each member speaks, then all over again."""
    for i in range(count):
        code, item = member(i % members), str(i // members % items + 1)
        stance = STANCES[i % len(STANCES)]
        stated = PositionStated(
            session=SESSION,
            item=item,
            member=code,
            stance=stance,
            kind="parliamentary" if stance == "reserve" else "",
            reason="" if stance == "agree" else f"until the committee has met in week {i % 52}",
        )
        key = f"request-{i:012}" if keys else ""
        yield Request((Proposed(stated),), Author(SECRETARIAT, code), key)
