"""What a line of dictation says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.capabilities.documents.dictation import (
    HOLDING,
    LONGEST,
    Dictated,
    DictationError,
    dictated,
)

UNDERSTOOD = {
    "BY: the threat > any threat": Dictated(
        "replace", "BY", passage="the threat", words="any threat"
    ),
    "BY AM: the threat → any threat": Dictated(
        "replace", "BY AM", passage="the threat", words="any threat"
    ),
    "BY, AM: > all of it anew": Dictated("replace", "BY, AM", words="all of it anew"),
    "BY:a ~2 > b": Dictated("replace", "BY", passage="a", occurrence=2, words="b"),
    "Côte d’Ivoire: and/or > or": Dictated(
        "replace", "Côte d’Ivoire", passage="and/or", words="or"
    ),
    'BY: "a > b" > c / d': Dictated("replace", "BY", passage="a > b", words="c / d"),
    "BY: «a + b» > «c»": Dictated("replace", "BY", passage="a + b", words="c"),
    "BY: 3: > 4:": Dictated("replace", "BY", passage="3:", words="4:"),
    "@3 BY: a > [b]": Dictated("replace", "BY", "3", passage="a", words="[b]"),
    "@p7 [the words]": Dictated("bracket", place="p7", passage="the words"),
    "BY AM: + and menace after the threat": Dictated(
        "insert", "BY AM", passage="the threat", words="and menace"
    ),
    "BY: + soon after noon after we meet": Dictated(
        "insert", "BY", passage="we meet", words="soon after noon"
    ),
    "BY: the threat + and menace": Dictated(
        "insert", "BY", passage="the threat", words="and menace"
    ),
    "KZ: - the threat of": Dictated("delete", "KZ", passage="the threat of"),
    "KZ: -": Dictated("delete", "KZ"),
    "KZ: - threat ~3": Dictated("delete", "KZ", passage="threat", occurrence=3),
    "RU: b1 / in time": Dictated("alternative", "RU", bracket="b1", words="in time"),
    "RU: / in time": Dictated("alternative", "RU", words="in time"),
    "KG: ++ 2 bis. We thank you.": Dictated(
        "provision", "KG", number="2 bis", words="We thank you."
    ),
    "KG: ++ (a) drugs;": Dictated("provision", "KG", number="(a)", words="drugs;"),
    "KG: ++ 2 threats remain.": Dictated("provision", "KG", words="2 threats remain."),
    "RU: reserve b1": Dictated("reserve", "RU", bracket="b1"),
    "RU: Reserve b1#2 (scrutiny)": Dictated(
        "reserve", "RU", bracket="b1", reading=2, note="scrutiny"
    ),
    "RU: support": Dictated("support", "RU"),
    "RU: oppose #2": Dictated("oppose", "RU", reading=2),
    "@2 BY: move after 4 (b)": Dictated("move provision", "BY", place="2", other="4 (b)"),
    "BY: move first": Dictated("move provision", "BY"),
    "BY: merge into 1": Dictated("merge provision", "BY", other="1"),
    "BY: split at and menace ~2": Dictated(
        "split provision", "BY", passage="and menace", occurrence=2
    ),
    "accept BY-1 (no objection)": Dictated("accept", proposal="BY-1", note="no objection"),
    "BY: withdraw BY-1 (for the closing)": Dictated(
        "withdraw", "BY", proposal="BY-1", note="for the closing"
    ),
    "b1 = 2 (no objection)": Dictated("resolve", bracket="b1", reading=2, note="no objection"),
    "b1 = -": Dictated("resolve", bracket="b1", reading=0),
    "= 0": Dictated("resolve", reading=0),
    "agree": Dictated("agree"),
    "@4 Agree ad ref": Dictated("ad referendum", place="4"),
    "reopen (for one term)": Dictated("reopen", note="for one term"),
    "UZ: reopen (for one term)": Dictated("reopen", "UZ", note="for one term"),
    "[the words ~2]": Dictated("bracket", passage="the words", occurrence=2),
}


@pytest.mark.parametrize("line", UNDERSTOOD)
def test_a_line_says(line):
    assert dictated(line) == UNDERSTOOD[line]
    assert dictated(f"  {line.replace(' ', '   ')} ") == UNDERSTOOD[line]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("", "Nothing was typed"),
        ("  ", "Nothing was typed"),
        ("BY:", "is not understood"),
        ("the threat", "'the threat' is not understood"),
        ("the threat > any threat", "Say who wants that"),
        ("reserve b1", "Say who wants that"),
        ("- words", "Say who wants that"),
        ("BY: a >", "Say which words are proposed"),
        ("BY: b1 /", "Say which words are proposed"),
        ("BY: ++", "Say which words are proposed"),
        ("BY: + new words", "Say after which words"),
        ("BY: two words / new", "the code of one bracket, not 'two words'"),
        ("BY: agree", "leave out 'BY:'"),
        ("BY: [words]", "leave out 'BY:'"),
        ("BY: b1 = 2", "leave out 'BY:'"),
        ("BY: reserve b1#1234567", "is no number"),
        (f"BY: a > {'x' * LONGEST}", "is longer than"),
    ],
)
def test_what_is_not_understood_is_told_in_one_sentence(line, why):
    with pytest.raises(DictationError) as error:
        dictated(line)
    assert why in error.value.sentence
    assert "\n" not in error.value.sentence


@given(st.text(max_size=60))
def test_any_line_is_read_or_told_off(line):
    try:
        assert dictated(line).what
    except DictationError as error:
        assert error.sentence.endswith((".", "'."))  # noqa: PT017 - both are answers


PLAIN = st.lists(
    st.text("abcdefghij,.;()'-", min_size=1, max_size=8).filter(
        lambda word: word[0].isalpha() and word not in {"after", "agree", "reopen"}
    ),
    min_size=2,
    max_size=5,
).map(" ".join)


@given(PLAIN, PLAIN, st.integers(1, 9), st.sampled_from(["BY", "BY AM", "KZ, RU"]))
def test_words_come_back_as_they_were_typed(old, new, time, owners):
    times = f" ~{time}" if time > 1 else ""
    around = {"owners": owners, "passage": old, "occurrence": time}
    assert dictated(f"{owners}: {old}{times} > {new}") == Dictated("replace", **around, words=new)
    assert dictated(f"{owners}: {old}{times} + {new}") == Dictated("insert", **around, words=new)
    assert dictated(f"{owners}: + {new} after {old}{times}") == Dictated(
        "insert", **around, words=new
    )
    assert dictated(f"{owners}: - {old}{times}") == Dictated("delete", **around)


@given(st.sampled_from(HOLDING), st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,9}", fullmatch=True))
def test_what_a_delegation_holds_of_any_bracket(what, bracket):
    assert dictated(f"RU: {what} {bracket}#2") == Dictated(what, "RU", bracket=bracket, reading=2)


SIGNS = st.text("abc >→+/~#[]=-:", min_size=1, max_size=20)


@given(SIGNS, SIGNS)
def test_signs_in_quotation_marks_are_words(old, new):
    old, new = " ".join(old.split()), " ".join(new.split())
    if old and new:
        told = dictated(f'BY: "{old}" > "{new}"')
        assert told == Dictated("replace", "BY", passage=old, words=new)
