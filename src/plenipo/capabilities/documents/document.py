"""A document as it stands: its text, its versions, its proposals, and what happened to it."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

import msgspec

from plenipo.capabilities.members.state import Names
from plenipo.text.amending import bracket_of
from plenipo.text.model import Bracket, Content, Provision, Text
from plenipo.text.parties import Parties
from plenipo.text.reading import read_content
from plenipo.text.writing import write

REPLACE, INSERT, DELETE = "replace", "insert", "delete"
ALTERNATIVE, PROVISION = "alternative", "provision"
ACTIONS = (REPLACE, INSERT, DELETE, ALTERNATIVE, PROVISION)
STANDING, WITHDRAWN, DECIDED = "standing", "withdrawn", "decided"
"""What became of a proposal."""
KINDS = (
    *("non-paper", "zero draft", "compilation", "rolling text", "chair's text", "clean text"),
    *("agreed ad referendum", "adopted", "authentic"),
)
"""Where a document stands on the way to adoption and signature. Source: FIELD notes 3.1."""
CLEAN = KINDS[KINDS.index("clean text") :]
"""The kinds of documents in which nothing is in brackets."""
NONE = "none"


class Step(msgspec.Struct):
    """One thing that happened to a document.

    :ivar act: the wire name of the act.
    :ivar entry: the number of the entry.
    :ivar moment: when it took effect.
    :ivar member: the member that did it, if one did.
    :ivar about: the code of the proposal or bracket, the identity of the provision, the symbol.
    :ivar reason: why, or how it was decided.
    :ivar open: how many brackets the text had afterwards.
    :ivar provision: the identity of the provision it happened in; empty for the whole text.
    """

    act: str
    entry: int
    moment: datetime
    member: str = ""
    about: str = ""
    reason: str = ""
    open: int = 0
    provision: str = ""


class Proposal(msgspec.Struct):
    """A proposal of other words, and what became of it.

    :ivar state: ``standing``, ``withdrawn`` or ``decided``.
    :ivar before: the words that stood there, and
    :ivar words: those that are proposed, both in bracket notation.
    :ivar bracket: the identity of the bracket that it opened, or joined.
    """

    code: str
    member: str
    sponsors: tuple[str, ...]
    action: str
    provision: str
    before: str
    words: str
    reason: str
    bracket: str
    entry: int
    moment: datetime
    state: str = STANDING


class Issue(msgspec.Struct):
    """A version of a document under a symbol of its own, as it was issued."""

    symbol: str
    kind: str
    entry: int
    moment: datetime
    text: Text
    note: str = ""


class Projection(msgspec.Struct):
    """What of a document the screen of the hall shows.

    :ivar provision: the identity of a provision; empty for the one that was changed last.
    """

    document: str
    provision: str
    entry: int
    moment: datetime


class Document(msgspec.Struct):
    """A document and its text as it stands.

    :ivar text: the text with all that is proposed, in brackets.
    :ivar parties: the codes that are read as owners.
    :ivar changed: when its words, or what is held of them, last changed.
    :ivar issues: its versions, the first as it was tabled.
    :ivar proposals: by their codes, in the order in which they were made.
    :ivar agreed: by the identity of a provision, the step that agreed it; reopened ones are out.
    :ivar reopened: by the identity of a provision, the step that reopened it last.
    """

    code: str
    session: str
    item: str
    symbol: str
    names: Names
    kind: str
    originator: str
    source: str
    text: Text
    parties: tuple[str, ...]
    entry: int
    changed: datetime
    issues: list[Issue]
    proposals: dict[str, Proposal] = {}
    steps: list[Step] = []
    agreed: dict[str, Step] = {}
    reopened: dict[str, Step] = {}

    def title(self, language: str = "en") -> str:
        """Return its title."""
        for tag in (language, "en", "und"):
            if self.names.get(tag):
                return self.names[tag]
        return next(iter(self.names.values()), self.symbol)

    def digest(self) -> str:
        """Return the digest of its text, by which positions are bound to these words."""
        return f"sha256:{sha256(write(self.text).encode()).hexdigest()}"

    def bracket(self, name: str) -> Bracket | None:
        """Return the bracket of an identity, while it stands."""
        return bracket_of(self.text, name)

    def home(self, name: str) -> tuple[Provision, ...]:
        """Return the provisions that a bracket stands in."""
        return tuple(provision for provision, each in self.text.brackets() if each.id == name)

    def content(self, written: str, prefix: str) -> Content:
        """Read words that somebody proposes; who owns them is said elsewhere."""
        return read_content(" ".join(written.split()), Parties({}), f"{prefix}.")

    def changed_last(self) -> str:
        """Return the provision that was changed last and is still there; the first unless one was.

        Empty where the text has none.
        """
        there = [provision.id for provision in self.text.provisions]
        changed = (step.provision for step in reversed(self.steps) if step.provision in there)
        return next(changed, there[0] if there else "")

    def open(self) -> int:
        """Return how many brackets stand in its text."""
        return len({bracket.id for _, bracket in self.text.brackets()})
