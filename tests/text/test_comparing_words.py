"""What changed, word by word, as a lawyer would mark it."""

from __future__ import annotations

import pytest
from redline import redline

from plenipo.text.comparing_words import DELETED, INSERTED, REPLACED, SAME, Op, compare_words
from plenipo.text.tokens import split, tokens


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # whole words, never letters
        (
            "Parties shall report annually.",
            "Parties should report annually.",
            "Parties {-shall-}{+should+} report annually.",
        ),
        (
            "a low-carbon economy of 1.5 million",
            "a low-emission economy of 1.6 million",
            "a {-low-carbon-}{+low-emission+} economy of {-1.5-}{+1.6+} million",
        ),
        # insertions begin after a space and at a sentence or phrase, not one word late
        (
            "First point here. Third point here.",
            "First point here. Second point here. Third point here.",
            "First point here. {+Second point here. +}Third point here.",
        ),
        (
            "The cat sat on the mat.",
            "The cat sat on the cat sat on the mat.",
            "The {+cat sat on the +}cat sat on the mat.",
        ),
        (
            "of the Parties",
            "of the States and of the Parties",
            "{+of the States and +}of the Parties",
        ),
        (
            "take note of the report. They meet.",
            "take note of the report, in accordance with Article 4. They meet.",
            "take note of the report{+, in accordance with Article 4+}. They meet.",
        ),
        (
            "Each Party shall, where needed, report.",
            "Each Party shall report.",
            "Each Party shall{-, where needed,-} report.",
        ),
        # what is tiny between two changes goes with them, what is not stays
        ("[as set out in Articles 2, 3 and 4]", "guided by principles", None),
        (
            "cats, dogs and cows",
            "foxes, hens and cows",
            "{-cats-}{+foxes+}, {-dogs-}{+hens+} and cows",
        ),
        (
            "Only urgent measures of the Parties count.",
            "Only voluntary efforts of the States count.",
            "Only {-urgent measures-}{+voluntary efforts+} of the {-Parties-}{+States+} count.",
        ),
        (
            "So urgent new measures of the more advanced Parties count too.",
            "So many voluntary efforts of the least developed States count too.",
            (
                "So {-urgent new measures of the more advanced Parties-}"
                "{+many voluntary efforts of the least developed States+} count too."
            ),
        ),
        # a sentence of which little is left is replaced as a whole
        (
            "They met. The Committee meets once a year and reports to the Council on its work.",
            "They met. Working groups convene when the need arises and inform the Bureau of it.",
            (
                "They met. {-The Committee meets once a year and reports to the Council on its work"
                "-}{+Working groups convene when the need arises and inform the Bureau of it+}."
            ),
        ),
        # punctuation alone
        (
            "Parties shall act, and report.",
            "Parties shall act; and report.",
            "Parties shall act{-,-}{+;+} and report.",
        ),
        # brackets come and go with what is in them
        ("[a] [b] c", "[b] c", "{-[a] -}[b] c"),
        ("[shall][should] act", "shall act", "{-[-}shall{-][should]-} act"),
        # other scripts
        (
            "缔约方应当采取行动。",
            "缔约方应采取紧急行动。",
            "缔约方应{-当-}采取{+紧急+}行动。",
        ),
        (
            "Стороны принимают меры",
            "Стороны будут принимать меры",
            "Стороны {-принимают-}{+будут принимать+} меры",
        ),
        (
            "على الأطراف أن تتخذ إجراءات عاجلة",
            "على الأطراف أن تتخذ تدابير عاجلة",
            "على الأطراف أن تتخذ {-إجراءات-}{+تدابير+} عاجلة",
        ),
        ("", "new", "{+new+}"),
        ("old", "", "{-old-}"),
        ("", "", ""),
    ],
)
def test_words_are_marked_as_a_lawyer_would(old, new, expected):
    if expected is None:
        expected = f"{{-{old}-}}{{+{new}+}}"
    assert redline(old, new) == expected


def test_operations_are_ranges_of_whole_tokens():
    old, new = ["Parties", "shall", "act"], ["Parties", "should", "act", "now"]
    assert compare_words(old, new) == [
        Op(SAME, (0, 1), (0, 1)),
        Op(REPLACED, (1, 2), (1, 2)),
        Op(SAME, (2, 3), (2, 3)),
        Op(INSERTED, (3, 3), (3, 4)),
    ]
    assert compare_words(["a", " ", "b"], ["b"])[0] == Op(DELETED, (0, 2), (0, 0))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Party's low-carbon, 1.5 °C (and/or)", None),
        ("Part[y] [ies]", ["Part", "[", "y", "]", "[", "ies", "]"]),
        ("缔约方应当，采取", ["缔", "约", "方", "应", "当", "，", "采", "取"]),
        ("يَجِبُ على، أن", ["يَجِبُ", "على", "،", "أن"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("ที่ประชุม", ["ที่", "ป", "ร", "ะ", "ชุ", "ม"]),
    ],
)
def test_words_of_every_script_are_told_apart(text, words):
    if words is None:
        words = [
            "The",
            "Party's",
            "low-carbon",
            ",",
            "1.5",
            "°",
            "C",
            *("(", "and", "/", "or", ")"),
        ]
    assert split(text)[0] == words
    assert "".join(tokens(text)) == text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["a"] * 200_000, ["a"] * 150_000),
        ([str(word) for word in range(200_000)], [str(-word - 1) for word in range(200_000)]),
        (["a", "a", "b"] * 60_000, ["b", "a", "a", "a"] * 50_000),
        (["[", "a", "]"] * 20_000, ["[", "a", "a", "]"] * 20_000),
        (["a", "."] * 50_000, [".", "b"] * 50_000),
        ([str(word) for word in range(100_000)], [str(word) for word in range(99_999, -1, -1)]),
    ],
    ids=["one word", "nothing in common", "few words", "brackets", "stops", "backwards"],
)
def test_hostile_words_are_compared_all_the_same(old, new):
    operations = compare_words(old, new)
    assert [word for op in operations for word in old[slice(*op.old)]] == old
    assert [word for op in operations for word in new[slice(*op.new)]] == new
    for op in operations:
        if op.kind == SAME:
            assert old[slice(*op.old)] == new[slice(*op.new)]
