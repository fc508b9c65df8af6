"""A register of a session in the room: two bodies sit jointly, speak in turn, decide and pause."""

from __future__ import annotations

from datetime import UTC, date, datetime

from registers import MEMBERS, NOON, SCRIPT, SESSION, Chronicle

from plenipo.capabilities.credentials.acts import ParticipationGranted
from plenipo.capabilities.decisions.acts import DecisionTaken, VoteTaken
from plenipo.capabilities.floor.acts import (
    FloorEnded,
    FloorGiven,
    FloorLimitsSet,
    FloorRequested,
    OrderDrawn,
    SpeakersClosed,
)
from plenipo.capabilities.members.acts import (
    BodyEstablished,
    MemberAdmitted,
    OrganisationFounded,
    PartnerAdmitted,
)
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import ItemProposed, SessionConvened
from plenipo.capabilities.sittings.acts import (
    AgendaAdopted,
    AttendanceTaken,
    ChairPassed,
    ItemCalled,
    RollCalled,
    SittingClosed,
    SittingOpened,
    SittingSuspended,
)
from plenipo.procedure.rule_file import text_of

ASSEMBLY, COMMITTEE = "un-general-assembly", "oas-committee"
CODES = tuple(MEMBERS)
UNTIL = datetime(2011, 12, 19, 18, 30, tzinfo=UTC)
SEALED = "SECRET-PAUSE"
ROOM = {"session": SESSION}


def build_sitting(path, *sealed):
    """A session whose second sitting runs: somebody speaks, and others wait.

    :param sealed: acts that only the secretariat may read, done after all others.
    """
    c = Chronicle(path)
    found(c)
    c.moment = NOON
    sit(c)
    speak(c)
    if sealed:
        c.record(*sealed, audience=("secretariat",))
    c.close()
    return path


def build_pause(path):
    """The same, whose sitting is suspended until a moment; its reason is for the secretariat."""
    c = Chronicle(path)
    found(c)
    c.moment = NOON
    sit(c)
    c.record(SittingSuspended(**ROOM, sitting="2", reason="consultations", until=UNTIL))
    c.close()
    return path


def found(c):
    c.moment = datetime(2011, 12, 1, tzinfo=UTC)
    c.record(OrganisationFounded(names={"en": "Alliance", "ru": "Союз"}, language="ru"))
    for code, (english, russian) in MEMBERS.items():
        names = {"en": english, "ru": russian}
        c.record(MemberAdmitted(member=code, names=names, since=date(1994, 4, 20)))
    c.record(
        PartnerAdmitted(
            partner="UN", names={"en": "United Nations"}, status="observer", since=date(2004, 1, 1)
        ),
        BodyEstablished(body="cfm", names={"en": "Foreign ministers"}, rule=ASSEMBLY),
        BodyEstablished(
            body="wg", names={"en": "Working group"}, members=CODES[:3], rule=COMMITTEE
        ),
        *[RuleAdopted(rule=rule, text=text_of(rule)) for rule in (ASSEMBLY, COMMITTEE)],
        SessionConvened(
            **ROOM,
            names={"en": f"Joint session {SCRIPT}"},
            bodies=("cfm", "wg"),
            opens=NOON.date(),
            chair="BY",
            rule=ASSEMBLY,
        ),
        *[
            ItemProposed(
                **ROOM, item=number, names={"en": f"Matter {number}", "ru": f"Вопрос {number}"}
            )
            for number in ("1", "2", "3")
        ],
        ParticipationGranted(partner="UN", **ROOM, may=("speak",)),
    )


def sit(c):
    roll = {"present": CODES[:5], "remote": CODES[5:6], "absent": CODES[6:]}
    c.record(
        RollCalled(**ROOM, sitting="1", present=CODES[1:2], absent=CODES[:1] + CODES[2:]),
        SittingOpened(**ROOM, sitting="1", says="no-quorum", reason=f"nobody minds {SCRIPT}"),
        SittingClosed(**ROOM, sitting="1", statement="We wait for the others."),
        RollCalled(**ROOM, sitting="2", **roll),
        AttendanceTaken(**ROOM, sitting="2", member="KZ", how="absent", body="wg"),
        AttendanceTaken(**ROOM, sitting="2", member="UN", how="present"),
        SittingOpened(
            **ROOM, sitting="2", says="quorum", format="narrow", place={"en": "The small hall"}
        ),
        AgendaAdopted(**ROOM, left_out=("3",), reason="not ripe"),
        ItemCalled(**ROOM, item="1"),
    )
    for code in CODES[:5]:
        c.position("1", code, "agree")
    c.record(
        DecisionTaken(
            **ROOM, item="1", decision="D/1", outcome="adopted", rule=ASSEMBLY, says="adopted"
        ),
        ItemCalled(**ROOM, item="2"),
        VoteTaken(
            **ROOM,
            vote="V/1",
            names={"en": f"The motion {SCRIPT}"},
            method="roll-call",
            rule=ASSEMBLY,
            says="adopted",
            outcome="not-adopted",
            reason="a slip",
            cast={"for": CODES[:4], "against": CODES[4:5], "abstaining": CODES[5:6]},
        ),
        ChairPassed(**ROOM, member="KZ", person=f"N. N. {SCRIPT}", office="vice-chair"),
    )


def speak(c):
    c.position("2", "RU", "reserve", kind="scrutiny")
    c.record(
        OrderDrawn(**ROOM, language="ru", letter="К"),
        FloorLimitsSet(**ROOM, seconds=300, reply_seconds=180),
        FloorLimitsSet(**ROOM, item="2", seconds=120, times=2, replies="at-once"),
        FloorRequested(**ROOM, member="KZ", item="2"),
        FloorRequested(**ROOM, member="UN", item="2"),
        FloorRequested(**ROOM, member="AM", item="2", kind="right-of-reply"),
        FloorGiven(**ROOM, member="KZ", item="2"),
        FloorEnded(**ROOM, member="KZ"),
        *[FloorRequested(**ROOM, member=code, item="2") for code in CODES[3:]],
        FloorGiven(**ROOM, member="KG", item="2", seconds=600),
        SpeakersClosed(**ROOM, item="2"),
        FloorRequested(**ROOM, member="BY", kind="point-of-order"),
    )
