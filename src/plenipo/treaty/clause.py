"""The final clauses of a treaty as data: when it enters into force, for whom, and how it is left.

A condition is asked of a ballot. Whose instrument is counted is *for*; who is bound and not counted
stays *apart*; who has signed and is not bound is *silent*; who objects is *against*; others of the
body are *absent*.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec

from plenipo.procedure.conditions import Condition
from plenipo.procedure.rules import Table
from plenipo.treaty.delays import NONE, Delay
from plenipo.treaty.instruments import BINDS
from plenipo.treaty.participation import NOT_COUNTED

ANYBODY: Final = "anybody"
SIGNATORIES: Final = "signatories"

CONSENTING: Final = "those-who-consent"
ALL: Final = "all-of-the-body"
ALL_BUT_OBJECTORS: Final = "all-but-objectors"
BINDINGS: Final = (CONSENTING, ALL, ALL_BUT_OBJECTORS)
"""For whom it enters into force: an amendment can bind those who did nothing."""

STANDS: Final = "still-counts"
FALLS: Final = "no-longer-counts"
WITHDRAWN: Final = (STANDS, FALLS)
"""What becomes of a threshold when an instrument is withdrawn before the treaty is in force."""

THRESHOLD: Final = "threshold"
FORCE: Final = "entry-into-force"
LATER_FROM: Final = (THRESHOLD, FORCE)
"""After what an instrument is a later one, with a date of its own."""

OPENING: Final = "opening"
"""The event of being opened for signature."""


class NotBefore(msgspec.Struct, frozen=True):
    """The treaty enters into force no sooner than this.

    :ivar event: the event from which it is reckoned, or
    :ivar day: the day itself.
    """

    event: str = ""
    delay: Delay = NONE
    day: date | None = None


class Later(msgspec.Struct, frozen=True):
    """When the treaty enters into force for who joins later: that long after its instrument."""

    article: str = ""
    delay: Delay = NONE
    after: str = THRESHOLD


class Leaving(msgspec.Struct, frozen=True):
    """How the treaty is left.

    :ivar delay: how long after its receipt a notice takes effect.
    :ivar from_: how long the treaty must be in force for a party before it may give notice.
    """

    article: str
    delay: Delay = NONE
    from_: Delay = NONE


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """When a treaty enters into force.

    :ivar clause: its name in the library, kebab case.
    :ivar title: the treaty's title by language.
    :ivar treaty: its number in the depositary's collection (``XVIII-10``), where it has one.
    :ivar article: the provision, as it is cited.
    :ivar condition: what must hold.
    :ivar counts: the kinds of instruments that are counted.
    :ivar body: whose are: ``anybody``, ``signatories``, ``members``, or the name of a class.
    :ivar delay: how long after the condition is fulfilled it enters into force.
    :ivar starts: the event from which the delay runs, where that is not the fulfilment.
    :ivar on: the day it enters into force if the condition is fulfilled by then.
    :ivar withdrawn: one of :data:`WITHDRAWN`.
    :ivar binds: one of :data:`BINDINGS`.
    :ivar events: what happened or must happen, by the name by which conditions ask (``fact``).
    :ivar days: the days of events that the clause itself knows.
    :ivar zone: the time zone of the depositary, by which moments have their day.
    :ivar organisations: regional organisations and their members; see ``participation``.
    :ivar reservations: ``permitted`` or ``prohibited``, and by what article.
    """

    clause: str
    title: dict[str, str]
    source: str
    article: str
    condition: Condition
    treaty: str = ""
    counts: frozenset[str] = BINDS
    body: str = ANYBODY
    delay: Delay = NONE
    starts: str = ""
    on: date | None = None
    not_before: NotBefore | None = None
    withdrawn: str = STANDS
    binds: str = CONSENTING
    later: Later = Later()
    leaving: Leaving | None = None
    events: dict[str, str] = {}
    days: dict[str, date] = {}
    zone: str = "UTC"
    organisations: dict[str, frozenset[str]] = {}
    organisations_count: str = NOT_COUNTED
    members: tuple[Table, ...] = ()
    classes: dict[str, tuple[Table, ...]] = {}
    weights: dict[str, tuple[Table, ...]] = {}
    reservations: str = "permitted"
    reservations_article: str = ""

    @property
    def name(self) -> str:
        """The title in English, or what there is."""
        return self.title.get("en") or next(iter(self.title.values()), self.clause)
