"""What is prepared on a text and not recorded is in nothing that others are shown or sent."""

import pytest
from secrets_of_kz import WORDS, bare, open_room, record
from story import JOINT, position
from test_secrets import crawl, received, shown, watch
from test_slips import PROPOSAL, sent, taken

from plenipo.capabilities.documents.acts import DocumentProjected

PLACE = f"/console/{JOINT}/documents/L.4"
HALL = f"/sessions/{JOINT}/documents/L.4"
DRAFT = {**PROPOSAL, "provision": "p1", "passage": "soon", "words": "on a veiled day"}
OTHERS = ("by.head", "interpreter", "rs.observer", "")
OF_AM, OF_DESK = ("am.head", "am.adviser"), ("secretary", "chair")
PATHS = (f"{PLACE}/edit", PLACE, f"{PLACE}?draft=1", f"{PLACE}?member=AM&draft=1", HALL)
WATCHED = (f"{PLACE}/edit", PLACE, f"{HALL}/screen")
PATHS += (f"{HALL}/screen", f"{HALL}/changes", f"/sessions/{JOINT}/hall", "/console", "/journal")


@pytest.fixture
def rooms(tmp_path):
    """Two rooms; in one Armenia or the desk prepares something, in the other nobody does."""
    opened = [open_room(tmp_path / f"{name}.plenipo") for name in ("veiled", "other")]
    for room in opened:
        record(room, DocumentProjected(session=JOINT, document="L.4"))
    yield opened
    for room in opened:
        room.__exit__()


def prepare(room, which):
    """Let the delegation or the desk prepare something; returns who may see it."""
    if which == "draft":
        assert sent(room.browser("am.adviser"), **DRAFT).status_code == 303
        return OF_AM
    taken(room.browser("secretary"), "KZ: soon > on a veiled day")
    return OF_DESK


@pytest.mark.parametrize("which", ["draft", "tray"])
def test_what_is_prepared_is_in_nothing_that_others_are_shown_or_sent(rooms, which):
    veiled, other = rooms
    readers = [*OTHERS, *(OF_DESK if which == "draft" else OF_AM)]
    watching = [
        {(person, path): watch(room, person, path) for person in readers for path in WATCHED}
        for room in rooms
    ]
    seers = prepare(veiled, which)
    for room in rooms:
        record(room, position("1", "TJ" if which == "draft" else "UZ", "agree"))
    one, two = (received(room, found) for room, found in zip(rooms, watching, strict=True))
    assert {place: bare(event) for place, event in one.items()} == {
        place: bare(event) for place, event in two.items()
    }
    for person in readers:
        seen = []
        for room in (veiled, other):
            browser = room.browser(person)
            answers = crawl(room, person, limit=120)
            answers |= {path: browser.get(path) for path in PATHS}
            answers |= {f"{path} JSON": browser.get(twin(path)) for path in PATHS}
            seen.append({place: shown(answer, browser) for place, answer in answers.items()})
        one, two = seen
        assert len(one) > 100
        assert f"{PLACE}/edit" in one
        assert [place for place in one if one[place] != two.get(place)] == []
        assert [place for place, (_, _, text) in one.items() if WORDS.search(text)] == []
    for person in seers:
        pages = [veiled.browser(person).get(path).text for path in PATHS]
        assert any(WORDS.search(page) for page in pages), person


def twin(path):
    path, sign, query = path.partition("?")
    return f"{path}.json{sign}{query}"
