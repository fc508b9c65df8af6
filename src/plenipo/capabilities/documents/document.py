"""A document as it stands: its text, its versions, its proposals, and what happened to it."""

from __future__ import annotations

from datetime import datetime

import msgspec

from plenipo.capabilities.documents.holding import (
    AGREE,
    Holding,
    Holdings,
    Holds,
    Positions,
    words_of,
)
from plenipo.capabilities.members.state import Names
from plenipo.core.audience import PUBLIC, Audience
from plenipo.core.codes import digest
from plenipo.text.account import Account, account, citations
from plenipo.text.amending import bracket_of
from plenipo.text.model import Bracket, Content, Provision, Text
from plenipo.text.parties import Parties
from plenipo.text.provenance import Change, Shares, traced
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
    :ivar reading: of a bracket that was decided, which of its readings stayed; 0 for no text.
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
    reading: int = 0


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
    :ivar ended: the symbol of the revision by which, or since which, it returned or went.
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


class Lapsed(msgspec.Struct):
    """What a party said of words that a revision does not have in brackets any more.

    :ivar provision: the identity of the provision, and
    :ivar words: the words that it was said of.
    :ivar revision: the symbol of the revision.
    """

    party: str
    stance: str
    note: str
    provision: str
    words: str
    revision: str


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
    :ivar audience: who reads it, and all that is done to it.
    :ivar changed: when its words, or what is held of them, last changed.
    :ivar support: how many members must propose or support a reading for it to stay in a revision.
    :ivar issues: its versions, the first as it was tabled.
    :ivar proposals: by their codes, in the order in which they were made.
    :ivar agreed: by the identity of a provision, the step that agreed it; reopened ones are out.
    :ivar reopened: by the identity of a provision, the step that reopened it last.
    :ivar holdings: how members stand to its provisions.
    :ivar lapsed: what was said of words that a revision left out.
    :ivar origins: by the identity of a provision, by which entries its words came; those of others
        were tabled.
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
    holdings: Holdings = {}
    lapsed: list[Lapsed] = []
    origins: dict[str, Shares] = {}

    def change(self, text: Text, entry: int, *, decides: bool = False) -> None:
        """Put a text in place of the one that stands, and note where its words come from.

        :param decides: whether brackets that are gone by it were decided.
        """
        before, self.text = self.text, text
        self.trace(before, entry, decides=decides)

    def trace(self, before: Text, entry: int, *, decides: bool = False) -> None:
        """Note where the words of the text that stands come from, given the one before it."""
        change = Change(entry, decides)
        self.origins = traced(before, self.text, self.origins, self.entry, change)

    def title(self, language: str = "en") -> str:
        """Return its title."""
        for tag in (language, "en", "und"):
            if self.names.get(tag):
                return self.names[tag]
        return next(iter(self.names.values()), self.symbol)

    def digest(self) -> str:
        """Return the digest of its text, by which positions are bound to these words."""
        return digest(write(self.text).encode())

    def issue(self, symbol: str) -> Issue | None:
        """Return the version of a symbol."""
        return next((each for each in self.issues if each.symbol == symbol), None)

    def words(self, provision: str, symbol: str = "") -> str | None:
        """Return the words of a provision as it stands, or stood in a version; None without any."""
        issue = self.issue(symbol) if symbol else None
        text = self.text if not symbol else issue.text if issue else None
        found = text.provision(provision) if text else None
        return words_of(found) if found else None

    def cited(self, provision: str) -> str:
        """Return how people call a provision: ``4, (b)``."""
        return citations(self.text).get(provision, provision)

    def proposed_by(self, step: Step) -> Proposal | None:
        """Return the proposal that was made by a step, if it made one."""
        found = self.proposals.get(step.about)
        return found if found is not None and found.entry == step.entry else None

    def bracket(self, name: str) -> Bracket | None:
        """Return the bracket of an identity, while it stands."""
        return bracket_of(self.text, name)

    def said(self) -> Positions:
        """Return what members say of each provision: of its words, and of other words."""
        there = {each.id: each for each in self.text.provisions}
        found: Positions = {}
        for provision, held in self.holdings.items():
            words = words_of(there[provision]) if provision in there else None
            spoken = [each for each in held.values() if each.stance]
            now = tuple(each for each in spoken if each.words == words)
            found[provision] = now, tuple(each for each in spoken if each.words != words)
        return found

    def held(self, said: Positions, found: Account) -> dict[str, Holds]:
        """Return what each party still holds of the text, by its code."""
        now: dict[str, list[tuple[str, Holding]]] = {}
        then: dict[str, list[tuple[str, Holding]]] = {}
        standing: dict[str, list[str]] = {}
        for provision, (current, outdated) in said.items():
            for each in current:
                if each.stance != AGREE:
                    now.setdefault(each.member, []).append((provision, each))
            for each in outdated:
                then.setdefault(each.member, []).append((provision, each))
        for proposal in self.proposals.values():
            for member in {proposal.member, *proposal.sponsors}:
                if proposal.state == STANDING:
                    standing.setdefault(member, []).append(proposal.code)
        return {
            party: Holds(
                found.parties.get(party, ()),
                tuple(now.get(party, ())),
                tuple(then.get(party, ())),
                tuple(standing.get(party, ())),
            )
            for party in dict.fromkeys((*found.parties, *now, *then, *standing))
        }

    def held_by(self, party: str) -> Holds:
        """Return what a party still holds of the text."""
        return self.held(self.said(), account(self.text)).get(party) or Holds()

    def home(self, name: str) -> tuple[Provision, ...]:
        """Return the provisions that a bracket stands in."""
        return tuple(provision for provision, each in self.text.brackets() if each.id == name)

    def content(self, written: str, prefix: str) -> Content:
        """Read words that somebody proposes; who owns them is said elsewhere."""
        return read_content(" ".join(written.split()), Parties({}), f"{prefix}.")

    def standing(self) -> list[Proposal]:
        """Return the proposals that are before the body, in the order in which they were made."""
        return [each for each in self.proposals.values() if each.state == STANDING]

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
