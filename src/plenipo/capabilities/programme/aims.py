"""What is kept of programmes, priorities, milestones and plans."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from plenipo.capabilities.members.state import Names, in_language

ITEM, DOCUMENT, DECISION, SESSION, TREATY = "item", "document", "decision", "session", "treaty"
WHATS = (ITEM, DOCUMENT, DECISION, SESSION, TREATY)
"""What can serve a priority."""
IN_A_SESSION = (ITEM, DOCUMENT, DECISION)
"""What is before a session, and is named with it."""
ACHIEVED, DROPPED = "achieved", "dropped"
OUTCOMES = (ACHIEVED, DROPPED)


class Reached(msgspec.Struct):
    """That something was done, and by what it is known.

    :ivar member: who reports it, where a member does.
    """

    moment: datetime
    note: str
    entry: int
    member: str = ""
    source: str = ""


class Deferral(msgspec.Struct):
    """That something has another day: the one before, and why."""

    before: date
    reason: str
    moment: datetime
    entry: int


class Task(msgspec.Struct):
    """Something that is to be done by a day: a milestone of a priority, an action of a plan.

    :ivar home: the code of the priority, or of the plan.
    :ivar reached: that it was; None as long as nobody has said so.
    :ivar decision: of an action, the number of the decision it carries out.
    :ivar priority: of an action, the code of the priority it serves.
    """

    code: str
    home: str
    names: Names
    due: date
    responsible: tuple[str, ...]
    moment: datetime
    entry: int
    source: str
    decision: str = ""
    priority: str = ""
    deferrals: list[Deferral] = []
    reached: Reached | None = None

    def title(self, language: str = "en") -> str:
        """Return what is to be done."""
        return in_language(self.names, language) or self.code


class Serving(msgspec.Struct, frozen=True):
    """Something of the register that serves a priority; see :class:`~.acts.PriorityServed`."""

    what: str
    number: str
    session: str
    milestone: str
    entry: int


class Carried(msgspec.Struct):
    """That a priority went on in another presidency."""

    presidency: str
    reason: str
    moment: datetime
    entry: int


class Closed(msgspec.Struct):
    """How a priority was closed."""

    outcome: str
    reason: str
    moment: datetime
    entry: int


class Priority(msgspec.Struct):
    """A priority of a presidency.

    :ivar presidency: the code of the presidency that set it.
    :ivar milestones: by their codes, in the order in which they were set.
    :ivar carried: the presidencies that went on with it, in order.
    """

    code: str
    presidency: str
    names: Names
    lead: tuple[str, ...]
    note: str
    moment: datetime
    entry: int
    source: str
    milestones: dict[str, Task] = {}
    serving: list[Serving] = []
    carried: list[Carried] = []
    closed: Closed | None = None

    def title(self, language: str = "en") -> str:
        """Return what it is."""
        return in_language(self.names, language) or self.code

    @property
    def holder(self) -> str:
        """The presidency that has it now."""
        return self.carried[-1].presidency if self.carried else self.presidency

    @property
    def presidencies(self) -> tuple[str, ...]:
        """The presidencies that had it, in order."""
        return (self.presidency, *(one.presidency for one in self.carried))


class Programme(msgspec.Struct):
    """The programme of a presidency."""

    presidency: str
    names: Names
    session: str
    document: str
    note: str
    moment: datetime
    entry: int
    source: str

    def title(self, language: str = "en") -> str:
        """Return its title."""
        return in_language(self.names, language) or self.presidency


class Plan(msgspec.Struct):
    """A plan to carry out the decisions of a session.

    :ivar actions: by their codes, in the order in which they were assigned.
    """

    code: str
    session: str
    names: Names
    body: str
    reference: str
    moment: datetime
    entry: int
    source: str
    actions: dict[str, Task] = {}

    def title(self, language: str = "en") -> str:
        """Return its title."""
        return in_language(self.names, language) or self.code
