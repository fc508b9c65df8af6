"""A communiqué, from its draft to what was replied to it; and a quotation."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from plenipo.capabilities.members.state import in_language
from plenipo.core.act import Names
from plenipo.core.audience import PUBLIC, Audience

KINDS = ("press-statement", "declaration", "communique", "chairs-summary")
DRAFT, EMBARGO, HELD = "draft", "embargo", "held"
RELEASED, CORRECTED, RETRACTED = "released", "corrected", "retracted"
"""Where a communiqué stands. One is held where its moment has come, and something stands against
its release."""


class Schedule(msgspec.Struct, frozen=True):
    """When a communiqué is released, and to whom."""

    moment: datetime
    to: Audience
    entry: int


class Entrusting(msgspec.Struct, frozen=True):
    """To whom a communiqué was given before its release, and when."""

    moment: datetime
    to: Audience
    until: datetime
    entry: int


class Version(msgspec.Struct, frozen=True):
    """What a communiqué says since a moment.

    :ivar digests: of its texts, by their languages.
    :ivar reason: what was corrected by it; empty for the first.
    """

    moment: datetime
    texts: Names
    digests: dict[str, str]
    entry: int
    reason: str = ""


class Ending(msgspec.Struct, frozen=True):
    """That a communiqué was taken back."""

    moment: datetime
    reason: str
    entry: int


class Reply(msgspec.Struct):
    """What somebody replied.

    :ivar declined: why it is shown no longer; empty while it is.
    """

    code: str
    name: str
    text: str
    sent: datetime
    language: str
    moment: datetime
    entry: int
    declined: str = ""


class Communique(msgspec.Struct):
    """A communiqué.

    :ivar texts: as they were prepared; empty where they are those of a document.
    :ivar begun: when it was first prepared; of one that the reader has only since then, when it was
        given to them or released.
    :ivar worded: when it was last prepared.
    :ivar audience: who drafts it.
    :ivar schedule: when it is to be released; None where that is not settled.
    :ivar entrusted: to whom it was given before.
    :ivar versions: what it says since its release, the last one now; none before.
    :ivar released_to: who reads it since.
    """

    code: str
    kind: str
    names: Names
    begun: datetime
    worded: datetime
    entry: int
    texts: Names = {}
    document: str = ""
    body: str = ""
    session: str = ""
    item: str = ""
    decision: str = ""
    place: Names = {}
    source: str = ""
    audience: Audience = PUBLIC
    schedule: Schedule | None = None
    entrusted: list[Entrusting] = []
    versions: list[Version] = []
    released_to: Audience = ()
    retracted: Ending | None = None
    replies: dict[str, Reply] = {}

    def title(self, language: str = "en") -> str:
        """Return its title."""
        return in_language(self.names, language)

    @property
    def released(self) -> Version | None:
        """The version in which it was released."""
        return self.versions[0] if self.versions else None

    @property
    def says(self) -> Version | None:
        """The version that stands."""
        return self.versions[-1] if self.versions else None

    def circle(self) -> Audience:
        """Return who reads of it before its release: who drafts it, and who was given it."""
        given = [circle for each in self.entrusted for circle in each.to]
        return tuple(dict.fromkeys((*self.audience, *given)))

    def standing(self, now: datetime) -> str:
        """Return where it stands at a moment."""
        if self.retracted is not None:
            return RETRACTED
        if self.versions:
            return RELEASED if len(self.versions) == 1 else CORRECTED
        until = self.embargo()
        if until is None:
            return DRAFT
        return EMBARGO if now < until else HELD

    def embargo(self) -> datetime | None:
        """Return until when it is under embargo, as far as that is settled."""
        if self.schedule is not None:
            return self.schedule.moment
        return self.entrusted[-1].until if self.entrusted else None


class Statement(msgspec.Struct):
    """What somebody said in public.

    :ivar correction: what was wrong with what was taken down before.
    """

    code: str
    speaker: str
    on: date
    words: Names
    source: str
    office: Names
    member: str
    place: Names
    original: str
    reported: bool
    session: str
    item: str
    correction: str
    moment: datetime
    entry: int
