"""The law of the ballot box: wherever it is stopped, nobody votes twice and every paper counts."""

import asyncio
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as some
from story import ELECTION, FOUNDING, JOINT, MEETING, MEMBERS

from plenipo.assembly import house
from plenipo.capabilities.chairing.acts import BallotClosed, BallotOpened
from plenipo.capabilities.chairing.state import Chairing
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.core.act import Author
from plenipo.core.clock import SteppingClock
from plenipo.core.request import Proposed, Receipt, Refused, Request
from plenipo.register.opening import create
from plenipo.web.accounts.office import Office
from plenipo.web.ballot_box import BallotBox, Paper

VOTE = "S-1"
KEEPER = Author("keeper")
CHOICES = ("for", "against", "abstaining")


class StoppedError(Exception):
    """The machine stops."""


class Desk:
    """A desk that records at once, and at which the machine may stop before or after that."""

    def __init__(self, registrar):
        self.registrar = registrar
        self.stops = []

    def submit(self, request):
        stop = self.stops.pop(0) if self.stops else ""
        if stop == "before":
            raise StoppedError
        (answer,) = self.registrar.record([request])
        if stop == "after":
            raise StoppedError
        future = asyncio.new_event_loop().create_future()
        future.set_result(answer)
        future.get_loop().close()
        return future

    def hand_in(self, request, done):
        done(self.submit(request).result(), None)


def registrar_with_a_ballot(folder):
    registrar = create(
        folder / "r.plenipo", house(), origin="x.example/r", clock=SteppingClock(MEETING)
    )
    names = {"en": "An election"}
    opened = BallotOpened(session=JOINT, vote=VOTE, names=names, method="secret", rule="election")
    for act in (*FOUNDING, RuleAdopted(rule="election", text=ELECTION), opened):
        (answer,) = registrar.record([Request((Proposed(act),), KEEPER)])
        assert isinstance(answer, Receipt), answer
    return registrar


papers = some.builds(
    Paper,
    session=some.just(JOINT),
    vote=some.just(VOTE),
    member=some.sampled_from(tuple(MEMBERS)),
    ballot=some.integers(0, 9).map("{:032x}".format),
    cast=some.sampled_from(CHOICES),
)
stops = some.sampled_from(("", "", "before", "after"))


@settings(max_examples=40, deadline=None)
@given(brought=some.lists(some.tuples(papers, stops), max_size=14), closing_stops=some.lists(stops))
def test_wherever_it_is_stopped_each_voter_has_one_paper_and_each_paper_counts_once(
    brought, closing_stops
):
    with TemporaryDirectory() as folder:
        where = Path(folder)
        with (
            closing(registrar_with_a_ballot(where)) as registrar,
            closing(Office.open(where / "r.office")) as office,
        ):
            desk = Desk(registrar)
            box, told = BallotBox(office, desk), {}
            for paper, stop in brought:
                desk.stops = [stop]
                try:
                    answer = box.receive(paper, f"{paper.member}.head")
                except StoppedError:
                    desk.stops = []
                    box = BallotBox(office, desk)
                    box.tidy()
                    continue
                if not isinstance(answer, tuple) and not isinstance(answer.result(), Refused):
                    told[paper.member] = paper
            ended = [Request((Proposed(BallotClosed(session=JOINT, vote=VOTE)),), KEEPER)]
            assert isinstance(registrar.record(ended)[0], Receipt)
            desk.stops = closing_stops
            count(box, office, desk)
            ballot = registrar.state.of(Chairing).ballot(JOINT, VOTE)
            assert ballot.complete
            assert len(ballot.papers) == len(ballot.handed)
            for paper in told.values():
                assert paper.member in ballot.handed
                assert ballot.papers[paper.ballot] == paper.cast
            assert not box.papers.boxes()
            assert office.row("SELECT count(*) FROM ballot_paper") == (0,)


def count(box, office, desk):
    """Tidy until all is quiet, with a new box wherever the machine stops."""
    for _ in range(30):
        try:
            box.tidy()
        except StoppedError:
            box = BallotBox(office, desk)
        if not box.papers.boxes():
            return
