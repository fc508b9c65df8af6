"""A room for the tests: a body whose rule has a quorum, and the acts of its sittings.

Of seven members three open under the rule of the General Assembly, and four decide.
"""

from story import BEGIN, DAY, MEMBERS, Done

from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import ItemProposed, SessionConvened
from plenipo.capabilities.sittings.acts import (
    AttendanceTaken,
    RollCalled,
    SittingAdjourned,
    SittingClosed,
    SittingOpened,
    SittingResumed,
    SittingSuspended,
)
from plenipo.procedure.rule_file import text_of

ROOM = "room"
ASSEMBLY = "un-general-assembly"
CODES = tuple(MEMBERS)


def convened(rule=ASSEMBLY, bodies=("cfm",), text=""):
    """A rule, a session under it, and an item of it, all from before the meeting."""
    acts = (
        RuleAdopted(rule=rule, text=text or text_of(rule)),
        SessionConvened(session=ROOM, names={"en": "Room"}, bodies=bodies, opens=DAY, rule=rule),
        ItemProposed(session=ROOM, item="1", names={"en": "A matter"}),
        ItemProposed(session=ROOM, item="2", names={"en": "Another"}),
    )
    return tuple(Done(act, BEGIN.replace(hour=23)) for act in acts)


def of(kind, **fields):
    """An act of the first sitting."""
    return kind(**{"session": ROOM, "sitting": "1", **fields})


def opened(says="not-counted", **fields):
    return of(SittingOpened, says=says, **fields)


def roll(there, **fields):
    """The roll, when the first so many are there."""
    return of(RollCalled, **{"present": CODES[:there], "absent": CODES[there:], **fields})


def attends(member, how="present", **fields):
    return of(AttendanceTaken, member=member, how=how, **fields)


SUSPENDED = of(SittingSuspended, reason="consultations")
RESUMED = of(SittingResumed)
ADJOURNED = of(SittingAdjourned, reason="it is late")
CLOSED = of(SittingClosed)
