"""A document's symbol is told in words, the next one proposed, and one that is none refused."""

import pytest
from assembled import Assembly
from story import JOINT

HERE = f"/sessions/{JOINT}/documents/L.4"
PLACE = f"/console/{JOINT}/documents/L.4/conduct"
ABOUT = {"session": JOINT, "document": "L.4"}


@pytest.fixture
def room(tmp_path):
    with Assembly(tmp_path / "room.plenipo") as found:
        told = {"symbol": "A/66/L.4", "names": {"en": "Draft"}, "text": "1. We act."}
        secretary = found.browser("secretary")
        assert secretary.act("document.tabled", **ABOUT, **told).status_code == 201
        yield found


def test_the_symbol_is_told_in_words_and_the_next_one_proposed(room):
    chair = room.browser("chair")
    page = chair.get(HERE).text
    assert "General Assembly · session <bdi>66</bdi> · paper of limited distribution" in page
    assert 'name="symbol" value="A/66/L.4/Rev.1"' in chair.get(PLACE).text
    answer = chair.form("revision.issued", **ABOUT, symbol="A/66/L.4/Rev.1")
    assert answer.status_code == 303
    assert "revision <bdi>1</bdi>" in chair.get(HERE).text
    assert 'name="symbol" value="A/66/L.4/Rev.2"' in chair.get(PLACE).text


def test_where_it_is_settled_how_symbols_are_written_others_are_refused(room):
    chair = room.browser("chair")
    assert chair.act("symbols.settled", profile="un").status_code == 403
    settled = room.browser("secretary").act("symbols.settled", profile="un")
    assert settled.status_code == 201
    answer = chair.form("revision.issued", **ABOUT, symbol="Rev 1")
    assert answer.status_code == 409
    assert "is no symbol as it was settled here: write it like" in answer.text
    assert "A/66/L.5/Rev.1" in answer.text
    assert ">Rev 1<" in answer.text
