"""The ballot box: papers of secret ballots wait in the office file until the chair has closed it.

A paper and who put it in stand apart, in the order of random numbers and of names. A paper is
durable here before the register says that it was received; it is deleted here once the register
has it. What is missing after a stop is made up for. See decision 0017.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta
from secrets import SystemRandom
from typing import Self

import msgspec

from plenipo.assembly import house
from plenipo.capabilities.chairing.acts import BallotCounted, BallotReceived
from plenipo.capabilities.chairing.ballots import CHOICES, NUMBER, Ballot
from plenipo.capabilities.chairing.state import Chairing
from plenipo.core.act import Author, wire_name
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.request import Answer, Proposed, Receipt, Refused, Request
from plenipo.core.said import Word, listed, said
from plenipo.register.desk import Desk
from plenipo.web.accounts.office import Office

log = logging.getLogger("plenipo.web")

BOX = Author("ballot-box")
"""Who records the papers: nobody knows whose they are."""
TICK = timedelta(microseconds=1)


class Paper(msgspec.Struct, frozen=True):
    """What somebody puts into the box for a delegation.

    :ivar ballot: its number, as the voter chose it.
    """

    session: str
    vote: str
    member: str
    ballot: str
    cast: str


class Papers:
    """The papers and the voters in an office file, which nothing joins."""

    def __init__(self, office: Office) -> None:
        """Keep them in this file."""
        self._office = office

    def put(self, paper: Paper, by: str) -> None:
        """Put a paper into the box, and who brought it beside it: both durably, or none."""
        where = paper.session, paper.vote
        with self._office.together():
            voter = "INSERT INTO ballot_voter VALUES(?, ?, ?, ?)"
            self._office.change(voter, *where, paper.member, by)
            number = bytes.fromhex(paper.ballot)
            each = "INSERT INTO ballot_paper VALUES(?, ?, ?, ?)"
            self._office.change(each, number, *where, paper.cast)

    def take_back(self, paper: Paper) -> None:
        """Take out what was just put in and could not be received."""
        where = paper.session, paper.vote
        with self._office.together():
            voter = "DELETE FROM ballot_voter WHERE session = ? AND vote = ? AND member = ?"
            self._office.change(voter, *where, paper.member)
            number = bytes.fromhex(paper.ballot)
            self._office.change("DELETE FROM ballot_paper WHERE number = ?", number)

    def voters(self, session: str, vote: str) -> dict[str, str]:
        """Return who has put in a paper: the members, each with the person that brought it."""
        query = "SELECT member, by FROM ballot_voter WHERE session = ? AND vote = ?"
        return {str(member): str(by) for member, by in self._office.rows(query, session, vote)}

    def papers(self, session: str, vote: str) -> dict[str, str]:
        """Return how the papers are cast, by their numbers."""
        query = "SELECT number, choice FROM ballot_paper WHERE session = ? AND vote = ?"
        found = self._office.rows(query, session, vote)
        return {bytes(number).hex(): str(choice) for number, choice in found}

    def has(self, number: str) -> bool:
        """Tell whether a paper of this number is in any box."""
        query = "SELECT 1 FROM ballot_paper WHERE number = ?"
        return self._office.row(query, bytes.fromhex(number)) is not None

    def boxes(self) -> set[tuple[str, str]]:
        """Return the ballots that there are papers of, by session and number."""
        query = "SELECT DISTINCT session, vote FROM ballot_voter"
        return {(str(session), str(vote)) for session, vote in self._office.rows(query)}

    def empty(self, session: str, vote: str) -> None:
        """Delete the papers and voters of a ballot, and what the journal has of them."""
        with self._office.together():
            for table in ("ballot_paper", "ballot_voter"):
                statement = f"DELETE FROM {table} WHERE session = ? AND vote = ?"  # noqa: S608
                self._office.change(statement, session, vote)
        self._office.cut_journal()


class BallotBox:
    """The box of a room; use it as a context, within that of the desk."""

    def __init__(self, office: Office, desk: Desk) -> None:
        """Keep papers in this file, and hand them in at this desk."""
        self.papers = Papers(office)
        self._desk = desk
        self._boxes = self.papers.boxes()

    async def __aenter__(self) -> Self:
        """Make up for what was missed."""
        self.tidy()
        return self

    async def __aexit__(self, *trouble: object) -> None:
        """End; the papers stay."""

    @property
    def state(self) -> State:
        """The register, as its registrar holds it."""
        return self._desk.registrar.state

    def now(self) -> datetime:
        """Return the present moment."""
        return self._desk.registrar.clock()

    def ballot(self, session: str, vote: str) -> Ballot | None:
        """Return a ballot of the register."""
        return self.state.of(Chairing).ballot(session, vote)

    def receive(self, paper: Paper, person: str) -> Refusals | asyncio.Future[Answer]:
        """Take a paper: what stands against it, or the answer that is to come.

        From the rules to the register it is one step of the event loop, so that nobody closes the
        ballot in between. The same paper again is answered again.

        :raises StoreError: when the office file cannot be written.
        """
        ballot = self.ballot(paper.session, paper.vote)
        received = BallotReceived(session=paper.session, vote=paper.vote, member=paper.member)
        odd = collect(_bad_number(paper), _bad_choice(paper))
        if ballot is None or odd:
            against = house().refuse(self.state, received, Author(person, paper.member), self.now())
            return (*against, *odd)
        brought = self.papers.voters(paper.session, paper.vote).get(paper.member)
        again = brought is not None and self._is_in(paper)
        author = Author(brought or person, paper.member)
        if not again:
            against = house().refuse(self.state, received, author, self.now())
            against = against or self._not_into_the_box(paper, brought)
            if against:
                return against
            self.papers.put(paper, person)
            self._boxes.add((paper.session, paper.vote))
        answer = self._desk.submit(_reception(ballot, paper.member, author))
        if not again and answer.done() and isinstance(answer.result(), Refused):
            self.papers.take_back(paper)
        return answer

    def tidy(self) -> None:
        """Record who is in a box and not in the register; count what is closed; empty the boxes."""
        for session, vote in tuple(self._boxes):
            ballot = self.ballot(session, vote)
            if ballot is None:
                continue
            if self._done_with(ballot):
                if self._all_durable():
                    self.papers.empty(session, vote)
                    self._boxes.discard((session, vote))
                continue
            for request in self._missing(ballot):
                self._desk.hand_in(request, _told)

    def _missing(self, ballot: Ballot) -> list[Request]:
        """Return what the register is to be told of a ballot: first who voted, then the papers."""
        late = None if ballot.closed is None else ballot.closed - TICK
        brought = self.papers.voters(ballot.session, ballot.number)
        requests = [
            _reception(ballot, member, Author(by, member), late)
            for member, by in brought.items()
            if member not in ballot.handed
        ]
        if ballot.closed is not None:
            papers = self.papers.papers(ballot.session, ballot.number)
            left = [(n, choice) for n, choice in papers.items() if n not in ballot.papers]
            SystemRandom().shuffle(left)
            counted = tuple(_counted(ballot, *paper) for paper in left)
            requests += [Request(counted, BOX)] if counted else []
        return requests

    def _done_with(self, ballot: Ballot) -> bool:
        """Tell whether all of a box is in the register, or is not to be counted any more."""
        if ballot.annulled is not None:
            return True
        papers = self.papers.papers(ballot.session, ballot.number)
        return ballot.closed is not None and all(number in ballot.papers for number in papers)

    def _all_durable(self) -> bool:
        """Tell whether all that the state holds would be there after a stop."""
        last = Receipt(self.state.size - 1, 1, self.state.latest)
        return not self._desk.registrar.is_pending(last)

    def _is_in(self, paper: Paper) -> bool:
        found = self.papers.papers(paper.session, paper.vote)
        return found.get(paper.ballot) == paper.cast

    def _not_into_the_box(self, paper: Paper, brought: str | None) -> Refusals:
        """Object to a second paper of a member, and to one whose number another has."""
        second = said(
            "A paper of '{member}' is in the box already: it counts under the number that was shown"
            " then.",
            paper,
        )
        taken = said("A paper of this number is in the box already: choose another number.")
        return collect(
            Refusal("voted-already", second) if brought is not None else None,
            Refusal("number-taken", taken) if self.papers.has(paper.ballot) else None,
        )


def _reception(
    ballot: Ballot, member: str, author: Author, moment: datetime | None = None
) -> Request:
    """Return the request by which it is recorded that a paper was received."""
    act = BallotReceived(session=ballot.session, vote=ballot.number, member=member)
    key = f"{wire_name(act)}:{ballot.session}:{ballot.number}:{member}"
    return Request((Proposed(act, moment, ballot.audience),), author, key)


def _counted(ballot: Ballot, number: str, choice: str) -> Proposed:
    act = BallotCounted(session=ballot.session, vote=ballot.number, ballot=number, cast=choice)
    return Proposed(act, None, ballot.audience)


def _bad_number(paper: Paper) -> Refusal | None:
    if NUMBER.fullmatch(paper.ballot):
        return None
    sentence = said("The number of a paper has 32 hexadecimal digits in small letters.")
    return Refusal("bad-number", sentence)


def _bad_choice(paper: Paper) -> Refusal | None:
    if paper.cast in CHOICES:
        return None
    choices = listed(Word("vote", choice) for choice in CHOICES)
    return Refusal("bad-vote", said("Choose how to vote: {choices}.", choices=choices))


def _told(answer: Answer | None, error: BaseException | None) -> None:
    """Note what the register did not take; it is tried again."""
    if isinstance(answer, Refused):
        log.error("The ballot box was refused: %s", answer.refusals[0].sentence)
    if error is not None:
        log.error("The ballot box could not record: %s", error)
