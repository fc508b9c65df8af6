"""``plenipo act --from``: a batch of acts, all or none, or each for itself."""

import io
import json
import sys

import pytest
from story import JOINT, MEMBERS

GOOD = (
    {"act": {"type": "item.adopted", "session": JOINT, "item": "1"}},
    *(
        {
            "act": {
                "type": "position.stated/1",
                "session": JOINT,
                "item": "1",
                "member": member,
                "stance": "agree",
            }
        }
        for member in MEMBERS
    ),
)
BAD = {"act": {"type": "item.adopted", "session": JOINT, "item": "9"}}


@pytest.fixture
def batch(tmp_path):
    def write(*lines):
        file = tmp_path / "batch.jsonl"
        texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        file.write_text("\n".join(texts) + "\n", "utf-8")
        return file

    return write


def test_a_batch_is_recorded_in_order_for_each_member(plenipo, register, batch, entries_of):
    size = len(entries_of(register))
    said = plenipo("act", "--from", batch(*GOOD), register)
    assert said.code == 0
    assert said.out[0].startswith(f"Recorded 8 acts, entries {size} to {size + 7}, on ")
    recorded = entries_of(register)[size:]
    assert [e.principal for e in recorded] == ["", *MEMBERS]
    assert len({e.by for e in recorded}) == 1


def test_a_batch_with_one_objection_records_nothing_and_names_the_line(
    plenipo, register, batch, entries_of
):
    size = len(entries_of(register))
    said = plenipo("act", "--from", batch(*GOOD, "", BAD), register)
    assert said.code == 1
    assert said.out == []
    assert said.err == [
        "1 of 9 lines were refused; nothing was recorded.",
        "Line 10, item.adopted:",
        f"  The session '{JOINT}' has no item 9: propose it first. [no-such-item]",
    ]
    assert len(entries_of(register)) == size


def test_each_line_for_itself_records_those_that_pass(plenipo, register, batch, entries_of):
    size = len(entries_of(register))
    said = plenipo("act", "--from", batch(BAD, *GOOD), register, "--each")
    assert said.code == 1
    assert said.out[0].startswith("Recorded 8 acts, ")
    assert said.err[0] == "1 of 9 lines were refused; the others were recorded."
    assert said.err[1] == "Line 1, item.adopted:"
    assert len(entries_of(register)) == size + 8


@pytest.mark.parametrize("options", [("--each",), ()])
def test_a_batch_given_again_with_its_key_records_nothing_more(
    plenipo, register, batch, entries_of, options
):
    file = batch(*GOOD)
    first = plenipo("act", "--from", file, register, "--key", "adopt", *options)
    size = len(entries_of(register))
    again = plenipo("act", "--from", file, register, "--key", "adopt", *options)
    assert first.code == again.code == 0
    assert first.out == again.out
    assert len(entries_of(register)) == size


def test_what_a_line_tells_stands_before_what_the_command_told(
    plenipo, register, batch, entries_of
):
    line = {
        **BAD,
        "act": {"type": "item.adopted", "session": JOINT, "item": "1"},
        "by": "chair",
        "for": "BY",
        "audience": ["members"],
    }
    other = {"act": {"type": "item.adopted", "session": JOINT, "item": "2"}}
    words = ("--by", "clerk", "--for", "KZ", "--audience", "body:cfm")
    assert plenipo("act", "--from", batch(line, other), register, *words).code == 0
    told = [(e.by, e.principal, e.audience) for e in entries_of(register)[-2:]]
    assert told == [("chair", "BY", ("members",)), ("clerk", "KZ", ("body:cfm",))]


def test_a_batch_may_come_from_standard_input(plenipo, register, monkeypatch):
    data = json.dumps(GOOD[0]).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + data)))
    said = plenipo("act", register, "--from", "-")
    assert said.code == 0
    assert said.out[0].startswith("Recorded 1 act, entry ")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "Line 2: this is not JSON: Input data was truncated."),
        ("[]", 'Line 2: an act is missing: write {"act": {"type": "...", ...}}.'),
        ('{"act": "x"}', "Line 2: an act is missing: "),
        ('{"act": {}}', 'Line 2: the act needs a "type", like "position.stated".'),
        ('{"act": {"type": []}}', 'Line 2: the act needs a "type", like "position.stated".'),
        (
            '{"act": {"type": "item.adoptd"}}',
            "Line 2: there is no act 'item.adoptd': did you mean 'item.adopted'?",
        ),
        (
            '{"act": {"type": "item.adopted", "sesion": "s"}}',
            "Line 2: the act 'item.adopted' has no 'sesion': did you mean 'session'?",
        ),
        (
            '{"act": {"type": "item.adopted"}}',
            "Line 2: the act 'item.adopted' needs session, item.",
        ),
        (
            '{"act": {"type": "item.adopted", "session": "s", "item": 1}}',
            "Line 2: This is not an act: Expected `str`, got `int` - at `$.item`.",
        ),
        (
            '{"act": {"type": "item.adopted", "session": "s", "item": "1"}, "fro": "x"}',
            "Line 2: a line has no 'fro': did you mean 'for'?",
        ),
        (
            '{"act": {"type": "item.adopted", "session": "s", "item": "1"}, "by": 7}',
            "Line 2: 'by' must be text, not 7.",
        ),
        (
            '{"act": {"type": "item.adopted", "session": "s", "item": "1"}, "audience": "all"}',
            "Line 2: 'audience' must be a list of circles, like [\"members\"].",
        ),
        (
            '{"act": {"type": "item.adopted", "session": "s", "item": "1"}, "audience": ["all"]}',
            "Line 2: There is no circle of readers 'all': there are public, members, ",
        ),
        (
            '{"act": {"type": "item.adopted", "session": "s", "item": "1"}, "effective": "noon"}',
            "Line 2: 'noon' is not a moment: write it like 2011-12-19T18:00Z or 2011-12-19.",
        ),
    ],
)
def test_a_line_that_is_no_act_is_told_with_its_number_and_nothing_is_recorded(
    plenipo, register, batch, line, sentence
):
    before = register.read_bytes()
    said = plenipo("act", "--from", batch(GOOD[0], line), register, "--each")
    assert said.code == 2
    assert len(said.err) == 1
    assert said.err[0].startswith(sentence)
    assert register.read_bytes() == before


def test_an_empty_batch_is_told(plenipo, register, batch):
    file = batch("", "  ")
    said = plenipo("act", "--from", file, register)
    assert said.code == 2
    assert said.err == [f"The batch '{file}' holds no act: write one on each line."]


def test_a_batch_that_is_not_there_is_told(plenipo, register):
    said = plenipo("act", "--from", "nowhere", register)
    assert said.code == 2
    assert said.err == ["The batch 'nowhere' cannot be read: No such file or directory."]


def test_many_refusals_are_cut_short_with_their_number(plenipo, register, batch):
    said = plenipo("act", "--from", batch(*[BAD] * 25), register)
    assert said.code == 1
    assert said.err[0] == "25 of 25 lines were refused; nothing was recorded."
    assert said.err[-1] == "And 5 more lines."
