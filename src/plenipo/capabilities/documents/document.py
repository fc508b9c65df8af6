"""A document as it stands: its text, its versions, its proposals, and what happened to it."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

import msgspec

from plenipo.capabilities.members.state import Names
from plenipo.core.audience import PUBLIC, Audience
from plenipo.text.amending import bracket_of
from plenipo.text.model import Bracket, Content, Provision, Text
from plenipo.text.parties import Parties
from plenipo.text.reading import read_content
from plenipo.text.writing import write

REPLACE, INSERT, DELETE = "replace", "insert", "delete"
ALTERNATIVE, PROVISION = "alternative", "provision"
MOVING, MERGING, SPLITTING = "move", "merge", "split"
STRUCTURAL = (MOVING, MERGING, SPLITTING)
"""The proposals that are about provisions as wholes: where they stand, and what is one."""
OF_WORDS = (REPLACE, INSERT, DELETE, ALTERNATIVE, PROVISION)
ACTIONS = (*OF_WORDS, *STRUCTURAL)
STANDING, WITHDRAWN, DECIDED = "standing", "withdrawn", "decided"
RETURNED, UNSUPPORTED = "returned", "unsupported"
"""What became of a proposal. One returns to who made it when its words do not stand in a revision;
one goes without support when the rules of the body ask for more than it has."""
CHAIR_CODE = "Chair"
"""Whose the chair's proposals are, in brackets."""
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
    """

    act: str
    entry: int
    moment: datetime
    member: str = ""
    about: str = ""
    reason: str = ""
    open: int = 0


class Proposal(msgspec.Struct):
    """A proposal of other words, or another place, and what became of it.

    :ivar member: who proposes it; :data:`CHAIR_CODE` for the chair.
    :ivar state: ``standing``, ``withdrawn``, ``decided``, ``returned`` or ``unsupported``.
    :ivar before: the words that stood there, and
    :ivar words: those that are proposed, both in bracket notation.
    :ivar occurrence: which time the words that stood there occur in
    :ivar home: what its provision said when it was made, or carried to another version.
    :ivar bracket: the identity of the bracket that it opened, or joined.
    :ivar other: the provision after which it would stand, or of which it would be part.
    :ivar ended: the symbol of the revision by which it returned or went.
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
    occurrence: int = 1
    number: str = ""
    other: str = ""
    home: Content = ()
    state: str = STANDING
    ended: str = ""

    @property
    def parties(self) -> tuple[str, ...]:
        """Who proposes it."""
        return (self.member, *self.sponsors)


class Issue(msgspec.Struct):
    """A version of a document under a symbol of its own, as it was issued."""

    symbol: str
    kind: str
    entry: int
    moment: datetime
    text: Text
    note: str = ""


class Document(msgspec.Struct):
    """A document and its text as it stands.

    :ivar text: the text with all that is proposed, in brackets.
    :ivar parties: the codes that are read as owners.
    :ivar audience: who reads it, and all that is done to it.
    :ivar changed: when its words, or what is held of them, last changed.
    :ivar support: how many members must propose or support a reading for it to stay in a revision.
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
    audience: Audience = PUBLIC
    support: int = 0
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

    def standing(self) -> list[Proposal]:
        """Return the proposals that are before the body, in the order in which they were made."""
        return [each for each in self.proposals.values() if each.state == STANDING]

    def version(self, symbol: str) -> Text | None:
        """Return its text as it was issued under a symbol."""
        return next((each.text for each in self.issues if each.symbol == symbol), None)

    def open(self) -> int:
        """Return how many brackets stand in its text."""
        return len({bracket.id for _, bracket in self.text.brackets()})
