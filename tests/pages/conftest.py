"""Visitors of the pages: they ask the application itself, over no network."""

from __future__ import annotations

import pytest
from registers import build_small, build_texts
from silencing import build_silences
from sitting import build_sitting
from visitor import Visitor
from voting import build_votes

from plenipo.demos.csto_2011.build import build


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory):
    """The register of the demonstration."""
    path = tmp_path_factory.mktemp("demonstration") / "csto-2011.plenipo"
    build(path)
    return path


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """A register with every kind of act, hostile names and sealed entries among them."""
    return build_small(tmp_path_factory.mktemp("small") / "small.plenipo")


@pytest.fixture(scope="session")
def guest(demonstration):
    """Somebody who looks at the demonstration."""
    with Visitor(demonstration) as visitor:
        yield visitor


@pytest.fixture(scope="session")
def stranger(small):
    """Somebody of the public who looks at the small register."""
    with Visitor(small) as visitor:
        yield visitor


@pytest.fixture(scope="session")
def hostile_tour(stranger):
    """All pages of the small register, by their addresses."""
    return stranger.crawl("/")


@pytest.fixture(scope="session")
def editor(tmp_path_factory):
    """Somebody who looks at a register of texts that were put off, decided on and revised."""
    with Visitor(build_texts(tmp_path_factory.mktemp("texts") / "texts.plenipo")) as visitor:
        yield visitor


@pytest.fixture(scope="session")
def tour(guest):
    """All pages of the demonstration, by their addresses."""
    return guest.crawl("/")


@pytest.fixture(scope="session")
def votes(tmp_path_factory):
    """A register of votes, with all that can become of one, and a sealed one among them."""
    return build_votes(tmp_path_factory.mktemp("votes") / "votes.plenipo")


@pytest.fixture(scope="session")
def voter(votes):
    """Somebody of the public who looks at the register of votes."""
    with Visitor(votes) as visitor:
        yield visitor


@pytest.fixture(scope="session")
def voting_tour(voter):
    """All pages of the register of votes, by their addresses."""
    return voter.crawl("/")


@pytest.fixture(scope="session")
def silences(tmp_path_factory):
    """A register of silences, with all that can become of one, and sealed ones among them."""
    return build_silences(tmp_path_factory.mktemp("silences") / "silences.plenipo")


@pytest.fixture(scope="session")
def listener(silences):
    """Somebody of the public who looks at the register of silences."""
    with Visitor(silences) as visitor:
        yield visitor


@pytest.fixture(scope="session")
def silent_tour(listener):
    """All pages of the register of silences, by their addresses."""
    return listener.crawl("/")


@pytest.fixture(scope="session")
def sitting_register(tmp_path_factory):
    """A register of a session in the room, whose second sitting runs."""
    return build_sitting(tmp_path_factory.mktemp("sitting") / "sitting.plenipo")


@pytest.fixture(scope="session")
def sitting_tour(sitting_register):
    """All pages of the register of a sitting, by their addresses."""
    with Visitor(sitting_register) as visitor:
        yield visitor.crawl("/")


@pytest.fixture(scope="session")
def tours(tour, voting_tour, silent_tour, sitting_tour):
    """The pages of all these registers, each with the least number of addresses it has."""
    return ((tour, 900), (voting_tour, 700), (silent_tour, 200), (sitting_tour, 200))
