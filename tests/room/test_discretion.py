"""A refusal tells nobody what they may not read: two rooms that differ only in what is hidden."""

import msgspec
import pytest
from secrets_of_kz import READERS, WORDS, bare, kz_chair, open_room, record, seal
from story import JOINT, position

from plenipo.capabilities.sessions.acts import ItemRevised
from plenipo.web.discretion import UNTOLD

SAYING = {"session": JOINT, "item": "2", "outcome": "adopted", "rule": "csto-consensus"}
DECIDED = ("decision.taken", SAYING | {"decision": "D-1", "says": "adopted", "text": "sha256:a"})
STATED = {"session": JOINT, "stance": "agree", "text": "sha256:a"}
ABOUT_SECRETS = {
    "a hidden item": ("position.stated", STATED | {"item": "77", "member": "AM"}),
    "a hidden session": (
        "position.stated",
        STATED | {"session": "hidden", "item": "1", "member": "AM"},
    ),
    "a hidden member": ("position.stated", STATED | {"item": "2", "member": "ZZ"}),
    "a decision that is not there": (
        "decision.rescinded",
        {"session": JOINT, "item": "77", "decision": "VEILED/77", "reason": "x"},
    ),
    "a hidden vote": (
        "vote.corrected",
        {"session": JOINT, "vote": "V-77", "member": "KZ", "meant": "against"},
    ),
    "a hidden silence": ("silence.agreed", {"silence": "veiled-1", "member": "AM"}),
    "breaking a hidden silence": (
        "silence.broken",
        {"silence": "veiled-2", "member": "BY", "kind": "objection", "letter": "1", "reason": "x"},
    ),
    "withdrawing a hidden silence": ("silence.withdrawn", {"silence": "veiled-1", "reason": "x"}),
    "a hidden breach": ("silence.lifted", {"silence": "open-1", "member": "KZ", "reason": "x"}),
    "a hidden body": (
        "item.referred",
        {"session": JOINT, "item": "1", "body": "vault", "purpose": "x"},
    ),
    "a hidden session's item": (
        "item.proposed",
        {"session": "hidden", "item": "1", "names": {"en": "x"}},
    ),
    "a position that others do not know": (
        "position.withdrawn",
        {"session": JOINT, "item": "1", "member": "KZ", "reason": "x"},
    ),
    "credentials": ("credentials.revoked", {"credential": "VC-1", "reason": "x"}),
    "the floor of a hidden request": ("floor.given", {"session": JOINT, "member": "ZZ"}),
    "a stance off the scale": (
        "position.stated",
        STATED | {"item": "2", "member": "AM", "stance": "perhaps"},
    ),
    "a wrong answer of the rule": (
        "decision.taken",
        SAYING | {"decision": "D-1", "says": "not-adopted", "text": "sha256:a"},
    ),
}
"""What everybody is answered alike in both rooms: what these name is not there for them."""

STOPPED = {
    "consensus where somebody objects in secret": DECIDED,
    "a number that is taken": (
        "item.proposed",
        {"session": JOINT, "item": "77", "names": {"en": "Another matter"}},
    ),
    "a session that is there": (
        "session.convened",
        {
            "session": "hidden",
            "names": {"en": "Another session"},
            "bodies": ["cfm"],
            "opens": "2012-01-10",
            "rule": "csto-consensus",
        },
    ),
    "a text that was revised": (
        "position.stated",
        {"session": JOINT, "item": "3", "member": "BY", "stance": "agree"},
    ),
}
"""What a secret stops, and what would be recorded without it."""


@pytest.fixture(scope="module")
def rooms(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rooms")
    opened = [open_room(folder / f"{name}.plenipo") for name in ("veiled", "other")]
    for veiled, assembly in zip((True, False), opened, strict=True):
        seal(assembly, veiled=veiled)
        assembly.clock.go(minutes=1)
    yield opened
    for assembly in opened:
        assembly.__exit__()


def asked(assembly, person, attempt, **around):
    kind, fields = attempt
    answer = assembly.browser(person).act(kind, **fields, **around)
    return answer.status_code, bare(answer.text)


@pytest.mark.parametrize("about", ABOUT_SECRETS)
@pytest.mark.parametrize("person", READERS)
def test_a_refusal_is_the_same_whatever_is_hidden(rooms, person, about):
    size = [assembly.size for assembly in rooms]
    one, other = (asked(assembly, person, ABOUT_SECRETS[about]) for assembly in rooms)
    assert one == other
    assert one[0] in {401, 403, 409}
    assert "not-for-you-to-read" not in one[1]
    assert not WORDS.search(one[1].replace("veiled-1", "").replace("veiled-2", "")) or (
        about in {"a decision that is not there", "a hidden silence"}
    )
    assert [assembly.size for assembly in rooms] == size


@pytest.mark.parametrize("about", STOPPED)
def test_what_only_a_secret_stops_is_refused_in_a_sentence_that_names_nothing(rooms, about):
    assembly, _ = rooms
    size = assembly.size
    person = "chair" if about.startswith("consensus") else "secretary"
    status, told = asked(assembly, person, STOPPED[about])
    assert status == 409
    assert told == bare(msgspec.json.encode(UNTOLD).decode()).join(
        ('{"ok":false,"index":0,"refusals":[', "]}")
    )
    assert assembly.size == size


def test_a_form_is_refused_in_the_same_sentence(rooms):
    assembly, _ = rooms
    kind, fields = DECIDED
    answer = assembly.browser("chair").form(kind, **fields)
    assert answer.status_code == 409
    assert "that you may not read stands against it" in answer.text
    assert not WORDS.search(answer.text)


def test_whoever_may_read_it_is_told_why(rooms):
    assembly, _ = rooms
    for act in kz_chair():
        record(assembly, act)
    status, told = asked(assembly, "kz.chair", DECIDED)
    assert status == 409
    assert "misstates-the-rule" in told


def test_acts_of_a_batch_are_judged_one_after_the_other(rooms):
    assembly, _ = rooms
    size = assembly.size
    new = {"type": "item.proposed", "session": JOINT, "item": "78", "names": {"en": "New"}}
    said = {"type": "item.withdrawn", "session": JOINT, "item": "78", "reason": "x"}
    taken = {**new, "item": "77"}
    secretary = assembly.browser("secretary")
    answer = secretary.send({"acts": [{"act": new}, {"act": said}, {"act": taken}]})
    assert answer.json()["index"] == 2
    assert [r["code"] for r in answer.json()["refusals"]] == ["not-for-you-to-read"]
    absent = {**said, "item": "77"}
    answer = secretary.send({"acts": [{"act": new}, {"act": absent}, {"act": taken}]})
    assert answer.json()["index"] == 1
    assert [r["code"] for r in answer.json()["refusals"]] == ["no-such-item"]
    assert assembly.size == size


def test_the_name_of_who_changed_something_is_the_one_their_reader_knows(rooms):
    told = []
    for assembly in rooms:
        seen = assembly.size
        alternate = assembly.browser("am.alternate")
        assert alternate.state("AM", "reserve").status_code == 201
        fields = STATED | {"item": "2", "member": "AM"}
        told.append(asked(assembly, "am.head", ("position.stated", fields), _since=seen))
    assert "Meanwhile Am.Alternate recorded" in told[0][1]
    assert told[0][0] == told[1][0] == 409
    assert not WORDS.search(told[0][1])


def test_what_was_revised_in_secret_stops_who_states_a_position_on_it(rooms):
    # The item's text is another than everybody knows: no word is taken for it that was not read.
    assembly, other = rooms
    assert asked(other, "by.head", STOPPED["a text that was revised"])[0] == 201
    assert (
        "not-for-you-to-read" in asked(assembly, "by.head", STOPPED["a text that was revised"])[1]
    )
    record(assembly, ItemRevised(session=JOINT, item="3", text="sha256:open"))
    fields = {"session": JOINT, "item": "3", "member": "BY", "stance": "agree"}
    answer = asked(assembly, "by.head", ("position.stated", fields | {"text": "sha256:open"}))
    assert answer[0] == 201


def test_a_key_of_one_person_is_not_that_of_another_nor_of_the_clock(rooms):
    assembly, _ = rooms
    for person, member in (("am.head", "AM"), ("by.head", "BY")):
        told = STATED | {"item": "2", "member": member}
        key = "silence.concluded:open-1"
        first = asked(assembly, person, ("position.stated", told), _key=key)
        again = asked(assembly, person, ("position.stated", told), _key=key)
        assert first == again
        assert first[0] == 201
    assert assembly.registrar.store.request("silence.concluded:open-1") is None


def test_what_was_sent_twice_is_answered_alike_whatever_others_did_meanwhile(rooms):
    assembly, _ = rooms
    seen = assembly.size
    told = STATED | {"item": "2", "member": "AM"}
    attempt = ("position.stated", told)
    first = asked(assembly, "am.head", attempt, _key="once", _since=seen)
    assert first[0] == 201
    assert assembly.browser("am.alternate").state("AM", "object").status_code == 201
    assert asked(assembly, "am.head", attempt, _key="once", _since=seen) == first
    record(assembly, position("1", "BY", "agree"))
