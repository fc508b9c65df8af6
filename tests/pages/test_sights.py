"""Readers of several circles at once: they share what they may read alike, and nothing else."""

import pytest
from registers import SESSION, build_texts

from plenipo.assembly import house
from plenipo.capabilities.sessions.acts import ItemProposed
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.act import Author
from plenipo.core.audience import EVERYONE, HOLDER, reader
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.register.opening import open_to_write
from plenipo.web.reading import ReadingRoom

ARMENIA, BELARUS = reader(["members", "member:AM"]), reader(["members", "member:BY"])


@pytest.fixture
def path(tmp_path):
    """A register in which everything is public."""
    return build_texts(tmp_path / "texts.plenipo")


@pytest.fixture
def room(path):
    """Its reading room."""
    found = ReadingRoom(path, house())
    yield found
    found.leave()


@pytest.fixture
def propose(path):
    """Who proposes an item that an audience may read."""
    registrar = open_to_write(path, house())

    def record(item, *audience):
        act = ItemProposed(session=SESSION, item=item, names={"en": f"Matter {item}"})
        request = Request((Proposed(act, audience=audience),), Author("Secretariat"))
        (answer,) = registrar.record([request])
        assert isinstance(answer, Receipt)

    yield record
    registrar.close()


def items(room, circles, as_of=None):
    seen, _ = room.look(circles, as_of)
    return set(seen.state.of(Sessions).sessions[SESSION].items) - {"1", "2", "3", "4"}


def test_who_may_read_the_same_shares_one_fold(room):
    public, _ = room.look()
    assert [room.look(who)[0] for who in (EVERYONE, ARMENIA, BELARUS, HOLDER)] == [public] * 4


def test_what_only_one_may_read_parts_it_from_the_others(room, propose):
    before, _ = room.look(ARMENIA)
    assert before is room.look(BELARUS)[0]
    propose("50", "member:AM")
    assert items(room, ARMENIA) == {"50"}
    assert items(room, BELARUS) == items(room, EVERYONE) == set()
    assert room.look(ARMENIA)[0] is room.look(HOLDER)[0]
    assert room.look(BELARUS)[0] is room.look(EVERYONE)[0]
    propose("51", "members")
    propose("52", "public")
    assert items(room, ARMENIA) == {"50", "51", "52"}
    assert items(room, BELARUS) == {"51", "52"}
    assert items(room, EVERYONE) == {"52"}


def test_whoever_comes_first_lends_nobody_their_sight(room, propose):
    propose("50", "member:AM")
    assert items(room, HOLDER) == {"50"}
    assert items(room, BELARUS) == set()
    propose("51", "member:BY")
    assert items(room, HOLDER) == {"50", "51"}
    assert items(room, BELARUS) == {"51"}
    assert items(room, ARMENIA) == {"50"}


def test_a_past_moment_is_seen_with_ones_own_eyes(room, propose):
    propose("50", "member:AM")
    moment = room.look(HOLDER)[0].state.latest
    assert items(room, BELARUS, moment) == set()
    assert items(room, ARMENIA, moment) == {"50"}
    assert items(room, EVERYONE, moment) == set()


def test_with_too_many_sights_the_oldest_is_folded_anew(room, propose, monkeypatch):
    monkeypatch.setattr("plenipo.web.reading.SIGHTS", 2)
    for number, code in enumerate(("AM", "BY", "KZ"), 50):
        propose(str(number), f"member:{code}")
    for _ in range(2):
        for number, code in enumerate(("AM", "BY", "KZ"), 50):
            assert items(room, reader([f"member:{code}"])) == {str(number)}
