"""The part of the story in which ministers instruct their ambassadors together, and hear of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from plenipo.capabilities.instructions.acts import (
    AmbassadorAccredited,
    AmbassadorRecalled,
    CoordinationArranged,
    InstructionAcknowledged,
    InstructionConfirmed,
    InstructionExtended,
    InstructionIssued,
    InstructionReported,
    InstructionWithdrawn,
    PostClosed,
    PostEstablished,
)
from plenipo.core.act import Act

CODE = "CFM-I-1"
DEADLINE = datetime(2012, 1, 20, 12, tzinfo=UTC)

INSTRUCTING: list[Act] = [
    PostEstablished(
        post="sco-beijing",
        names={"en": "Seat of the SCO", "ru": "Местопребывание ШОС"},
        kind="organisation",
        partner="SCO",
        place={"en": "Beijing", "ru": "Пекин"},
        source="illustrative",
    ),
    PostEstablished(post="kabul", names={"en": "Kabul"}, kind="capital"),
    AmbassadorAccredited(
        post="kabul",
        member="AM",
        name="Anahit Sahakyan",
        rank="charge-d-affaires",
        person="a.sahakyan",
        resides="sco-beijing",
        source="illustrative",
    ),
    AmbassadorAccredited(post="sco-beijing", member="RU", name="Sergei"),
    AmbassadorAccredited(post="sco-beijing", member="AM", name="Anahit Sahakyan"),
    AmbassadorAccredited(post="sco-beijing", member="BY", name="Viktar"),
    InstructionIssued(
        instruction=CODE,
        names={"en": "Statement on Afghanistan", "ru": "Заявление по Афганистану"},
        text="Make the statement agreed on 19 December to the Secretariat.",
        body="cfm",
        posts=("sco-beijing",),
        deadline=DEADLINE,
        action="demarche",
        manner="jointly",
        to="the Secretary-General",
        members=("AM", "BY", "RU"),
        leads={"sco-beijing": "RU"},
        open=True,
        session="joint-2011",
        item="1",
        decision="J-2",
        document="L.4",
        treaty="pact",
        source="illustrative",
    ),
    InstructionConfirmed(
        instruction=CODE,
        member="AM",
        finding="with-reservation",
        reason="not on paragraph 2",
        reference="telegram 7",
    ),
    InstructionAcknowledged(instruction=CODE, post="sco-beijing", member="AM", note="at once"),
    CoordinationArranged(
        instruction=CODE, post="sco-beijing", lead="BY", note="Monday at ten, in its embassy"
    ),
    InstructionExtended(
        instruction=CODE, deadline=datetime(2012, 1, 25, 12, tzinfo=UTC), reason="a holiday"
    ),
    InstructionReported(
        instruction=CODE,
        post="sco-beijing",
        member="BY",
        delivery="jointly",
        joined=("AM", "RU"),
        to="the Deputy Secretary-General",
        on=date(2011, 12, 19),
        text="It was handed over as a non-paper.",
        reception="favourable",
        reaction="It is to be circulated.",
        follow_up="Ask again in March.",
        source="illustrative",
    ),
    InstructionWithdrawn(instruction=CODE, reason="overtaken by events"),
    AmbassadorRecalled(post="kabul", member="AM", reason="the end of the term"),
    PostClosed(post="kabul", reason="the embassies were evacuated"),
]
"""An instruction to three ambassadors at one post, all that is said of it, and its end."""
