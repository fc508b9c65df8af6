"""The journal tells every act in words, and the page of an entry gives what a proof needs."""

import re
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from story import ORIGIN, STORY

from plenipo.assembly import house
from plenipo.capabilities.journal.pages import LINES, checkpoint, entry, journal
from plenipo.capabilities.members.state import Members
from plenipo.core.act import Author, wire_name
from plenipo.core.audience import EVERYONE, HOLDER
from plenipo.core.clock import SteppingClock
from plenipo.core.fold import Lens
from plenipo.core.page import NotThereError
from plenipo.core.request import Proposed, Refused, Request
from plenipo.register.checkpoint import Verifier
from plenipo.register.opening import create, open_to_read
from plenipo.register.seal import opens
from plenipo.register.view import Seen, View
from plenipo.web.languages import LANGUAGES, wording

LATER = datetime(2012, 1, 1, tzinfo=UTC)
ALL = len(STORY) + 1
"""How many entries there are: the opening stands before the story."""


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    """The story as a register; the last act may be read by the secretariat alone."""
    path = tmp_path_factory.mktemp("journal") / "story.plenipo"
    registrar = create(path, house(), origin=ORIGIN, clock=SteppingClock(LATER))
    for number, done in enumerate(STORY, 1):
        audience = house().audience(registrar.state, done.act) or ("public",)
        if number == len(STORY):
            audience = ("secretariat",)
        proposed = Proposed(done.act, done.at, audience)
        (answer,) = registrar.record([Request((proposed,), Author("secretariat", done.principal))])
        assert not isinstance(answer, Refused), answer
    registrar.close()
    return path


@pytest.fixture(scope="module")
def look(register):
    """Look at the register in a language, as a reader."""
    reading = open_to_read(register, house())

    def view(language="en", reader=HOLDER):
        seen = Seen(reading, Lens(reader))
        return View(seen, seen, wording(language), LATER)

    yield view
    reading.store.close()


def every_line(view):
    before, lines = 0, []
    while before is not None:
        page = journal(view, before=before)
        lines += page.lines
        before = page.older
    return lines


def root_of(page):
    """Climb from the leaf to the root (RFC 9162, 2.1.3.2), with nothing but what the page says."""
    at = sha256(b"\x00" + page.leaf.encode()).digest()
    number, last = page.entry, page.size - 1
    for step in map(bytes.fromhex, page.proof):
        if number & 1 or number == last:
            at = sha256(b"\x01" + step + at).digest()
            while number and not number & 1:
                number, last = number >> 1, last >> 1
        else:
            at = sha256(b"\x01" + at + step).digest()
        number, last = number >> 1, last >> 1
    assert last == 0
    return at.hex()


def test_the_journal_has_every_entry_once_the_newest_first(look):
    lines = every_line(look())
    assert [line.entry for line in lines] == list(reversed(range(ALL)))
    assert len(lines) > LINES


def test_a_page_of_the_journal_leads_to_those_before_and_after_it(look):
    view = look()
    first = journal(view)
    second = journal(view, before=first.older)
    assert (first.newer, first.first, len(first.lines)) == (None, 1, LINES)
    assert (second.newer, second.first) == (0, LINES + 1)
    assert second.lines[0].entry == first.lines[-1].entry - 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_is_told_in_a_sentence_of_every_language_without_its_fields_names(look, language):
    lines = every_line(look(language))
    assert {line.act for line in lines} >= {wire_name(act) for act in house().codec.acts.values()}
    for line in lines:
        assert line.said, line.act
        assert line.said != line.act
        assert not re.search(r"[{}]|None|datetime|\w+\.\w+/\d", line.said), line.said


def test_codes_are_told_as_names_in_the_readers_language(look):
    said = {line.act: line.said for line in every_line(look("ru"))}
    assert "Казахстан" in said["office.filled"] or "Беларусь" in said["office.filled"]
    assert "2011" in said["session.convened"]


def test_a_vote_is_told_with_its_method_its_answer_and_what_was_meant_in_words(look):
    codes = re.compile("roll-call|recorded|show-of-hands|adopted|for|against|abstaining|apart")
    said = {line.act: line.said for line in every_line(look("ru"))}
    for act in ("vote.taken", "vote.corrected"):
        assert not codes.search(said[act]), said[act]


def test_the_members_of_a_vote_stand_in_its_entry_by_how_they_voted(look):
    view = look()
    (number, *_) = [line.entry for line in every_line(view) if line.act == "vote.taken"]
    cast = view.seen.entry(number).act.cast
    (told,) = [f.value for f in entry(view, number).fields if f.field == "cast"]
    assert told.splitlines() == [f"{how}: {', '.join(members)}" for how, members in cast.items()]


@pytest.mark.parametrize(
    "filters",
    [{"act": "position.stated"}, {"member": "UZ"}, {"session": "joint-2011"}, {"act": "none"}],
)
def test_the_journal_is_narrowed_to_what_is_asked_for(look, filters):
    ((field, value),) = filters.items()
    page = journal(look(), **filters)
    acts = [look().seen.entry(line.entry).act for line in page.lines]
    values = [wire_name(act) if field == "act" else getattr(act, field) for act in acts]
    assert set(values) <= {value}
    assert page.total == sum(
        value == (wire_name(done.act) if field == "act" else getattr(done.act, field, ""))
        for done in STORY
        if field == "act" or not getattr(done.act, "exercise", "")
    )


def test_what_is_played_in_an_exercise_is_done_in_no_session_and_by_no_member(look):
    index = look().seen.index
    told = [getattr(line.act, "exercise", "") for line in map(look().seen.entry, index.lines)]
    assert "X-1" in told
    for field, value in (("session", "joint-2011"), ("member", "TJ")):
        found = map(look().seen.entry, index.find({field: value}))
        assert not any(getattr(line.act, "exercise", "") for line in found)


@pytest.mark.parametrize("number", [0, 1, 2, ALL // 2, ALL - 2, ALL - 1])
def test_the_proof_of_an_entry_leads_from_its_leaf_to_the_signed_root(look, number):
    view = look()
    page = entry(view, number)
    assert sha256(b"\x00" + page.leaf.encode()).hexdigest() == page.digest
    assert root_of(page) == page.root
    signed = Verifier.read(checkpoint(view).key).open(page.checkpoint)
    assert (signed.size, signed.root.hex()) == (page.size, page.root) == (ALL, page.root)


def test_an_entry_says_who_entered_it_for_whom_when_and_every_field(look):
    number = next(n for n, done in enumerate(STORY, 1) if hasattr(done.act, "stance"))
    page = entry(look(), number)
    act = STORY[number - 1].act
    assert (page.by, page.effective) == ("secretariat", STORY[number - 1].at)
    assert page.principal == look().seen.state.of(Members).name(act.member, "en")
    assert {f.field: f.value for f in page.fields}["stance"] == act.stance
    assert page.audience == ("everybody",)


def test_whoever_may_read_a_sealed_entry_is_given_what_opens_it(look):
    page = entry(look(), ALL - 1)
    assert page.audience == ("the secretariat",)
    commitment = re.search(r'"sealed":"([0-9a-f]{64})"', page.leaf)[1]
    assert opens(commitment, bytes.fromhex(page.salt), page.opened.encode())


def test_whoever_may_not_is_given_the_same_proof_and_no_word_of_it(look):
    page, whole = entry(look(reader=EVERYONE), ALL - 1), entry(look(), ALL - 1)
    assert page.sealed
    assert (page.leaf, page.proof, page.root) == (whole.leaf, whole.proof, whole.root)
    assert (page.said, page.act, page.by, page.salt, page.opened, page.fields) == ("",) * 5 + ((),)


def test_an_entry_leads_to_those_beside_it_and_the_last_to_none_after_it(look):
    view = look()
    assert (entry(view, 0).previous, entry(view, 0).following) == (None, 1)
    assert (entry(view, ALL - 1).previous, entry(view, ALL - 1).following) == (ALL - 2, None)
    with pytest.raises(NotThereError, match=rf"There is no entry {ALL}\."):
        entry(view, ALL)
