"""What became of each provision: the same, changed, moved, renumbered, split, merged."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from redline import bracket, compared, text, told

from plenipo.text.comparing import compare
from plenipo.text.comparison import (
    ADDED,
    BRACKETED,
    CHANGED,
    DELETED,
    HELD,
    MERGED,
    MOVED,
    REFERRED,
    RENUMBERED,
    SAME,
    SPACED,
    SPLIT,
    STYLED,
    UNBRACKETED,
)
from plenipo.text.laying import Close, Or, assembled
from plenipo.text.model import AGREED, Alternative, Bracket, Provision, Run, Text
from plenipo.text.patching import OtherTextError, apply
from plenipo.text.telling import tell

NDC = "Each Party shall communicate a nationally determined contribution every five years."
FINANCE = (
    "Developed country Parties shall provide financial resources to assist developing country"
    " Parties with respect to mitigation and adaptation."
)
REPORT = "The Conference shall consider the report referred to in paragraph 2 above at its session."
EDUCATION = (
    "Parties should cooperate in taking measures, as appropriate, to enhance education and public"
    " access to information."
)


def kinds(old, new, **options):
    return [pair.kind for pair in compared(old, new, **options).pairs]


def edits(old, new, **options):
    """Return the kinds of the edits of one provision, but those that stay."""
    (pair,) = compared(old, new, **options).pairs
    return [edit.kind for edit in pair.edits if edit.kind != SAME]


def test_one_word_replaced_is_one_change():
    assert told(text(NDC, FINANCE), text(NDC.replace("shall", "should"), FINANCE)) == [
        (
            "1  [changed] Each Party {-shall-}{+should+} communicate a nationally determined"
            " contribution every five years."
        ),
        "... 1 provision the same",
    ]


def test_an_insertion_renumbers_what_follows_and_changes_nothing_in_it():
    new = text(NDC, EDUCATION, FINANCE, REPORT.replace("paragraph 2", "paragraph 3"))
    comparison = compared(text(NDC, FINANCE, REPORT), new)
    assert [pair.kind for pair in comparison.pairs] == [SAME, ADDED, RENUMBERED, RENUMBERED]
    assert not any(pair.changed for pair in comparison.pairs if pair.kind != ADDED)
    assert [edit.kind for edit in comparison.pairs[3].edits] == [SAME, REFERRED, SAME]
    assert "paragraph {=2 -> 3=} above" in tell(comparison)[-1]


def test_a_reference_that_does_not_follow_the_renumbering_is_a_change():
    new = text(NDC, EDUCATION, FINANCE, REPORT.replace("paragraph 2", "paragraph 7"))
    assert kinds(text(NDC, FINANCE, REPORT), new) == [SAME, ADDED, RENUMBERED, CHANGED]


def test_a_number_that_may_be_that_of_several_provisions_is_a_change():
    old = text(("1", NDC), ("2", FINANCE), ("2", EDUCATION), ("5", REPORT))
    new = text(("1", NDC), ("3", FINANCE), ("2", EDUCATION), ("5", REPORT.replace("2", "3")))
    assert kinds(old, new) == [SAME, RENUMBERED, SAME, CHANGED]


@pytest.mark.parametrize("number", ["3", "4"])
def test_so_it_is_if_all_of_those_were_renumbered(number):
    old = text(("1", NDC), ("2", FINANCE), ("2", EDUCATION), ("5", REPORT))
    new = text(("1", NDC), ("3", FINANCE), ("4", EDUCATION), ("5", REPORT.replace("2", number)))
    assert kinds(old, new) == [SAME, RENUMBERED, RENUMBERED, CHANGED]


def test_a_number_of_an_article_does_not_follow_that_of_a_paragraph():
    old = text(NDC, FINANCE, REPORT.replace("paragraph", "Article"))
    new = text(NDC, EDUCATION, FINANCE, REPORT.replace("paragraph 2", "Article 3"))
    assert kinds(old, new) == [SAME, ADDED, RENUMBERED, CHANGED]


def test_a_paragraph_that_moved_and_was_edited_is_told_with_its_changes():
    edited = FINANCE.replace("financial", "new and additional financial")
    old, new = text(NDC, FINANCE, REPORT, EDUCATION), text(NDC, REPORT, EDUCATION, edited)
    assert kinds(old, new) == [SAME, RENUMBERED, RENUMBERED, MOVED]
    assert told(old, new)[-1] == (
        "2 -> 4  [moved] [changed] Developed country Parties shall provide {+new and additional +}"
        "financial resources to assist developing country Parties with respect to mitigation and"
        " adaptation."
    )


def test_a_sentence_that_moved_into_another_paragraph_is_told_in_both():
    moved = FINANCE.replace("shall", "should")
    old = text(f"{NDC} {FINANCE}", f"{EDUCATION} It shall be reviewed.")
    new = text(NDC, f"{EDUCATION} {moved} It shall be reviewed.")
    comparison = compared(old, new)
    assert [(move.old, move.new) for move in comparison.moves] == [("p1", "p2")]
    first, second = tell(comparison)
    assert "years. {-moved to 2: Developed country" in first
    assert "{+moved from 1: Developed country Parties {-shall-}{+should+} provide" in second
    assert second.endswith("It shall be reviewed.")


def test_two_paragraphs_merged_are_told_so():
    old, new = text(NDC, FINANCE, EDUCATION), text(f"{NDC} {FINANCE}", EDUCATION)
    comparison = compared(old, new)
    assert [pair.kind for pair in comparison.pairs] == [CHANGED, MERGED, RENUMBERED]
    assert comparison.pairs[1].other == "p1"
    assert tell(comparison)[1].startswith("- 2  [merged into 1] {-moved to 1: ")


def test_a_paragraph_split_in_two_is_told_so():
    old, new = text(f"{NDC} {FINANCE}", EDUCATION), text(NDC, FINANCE, EDUCATION)
    comparison = compared(old, new)
    assert [pair.kind for pair in comparison.pairs] == [CHANGED, SPLIT, RENUMBERED]
    assert comparison.pairs[1].other == "p1"


def test_a_paragraph_written_anew_is_replaced_as_a_whole():
    anew = "A mechanism on finance, hereby established, serves all."
    lines = told(text(NDC, FINANCE, EDUCATION), text(NDC, anew, EDUCATION))
    assert lines[1] == f"2  [changed] {{-{FINANCE[:-1]}-}}{{+{anew[:-1]}+}}."


def test_what_has_nothing_in_common_is_deleted_and_added():
    old = text(NDC, ("", "Nothing of this was kept by anybody at all."), EDUCATION)
    new = text(NDC, ("", FINANCE), EDUCATION)
    assert sorted(kinds(old, new)) == sorted([SAME, ADDED, DELETED, SAME])


def test_short_headings_that_are_the_same_do_not_move():
    old = text(("", "Option 1:"), NDC, ("", "No text"), FINANCE)
    new = text(NDC, ("", "No text"), FINANCE, ("", "Option 1:"))
    assert MOVED not in kinds(old, new)


def test_provisions_are_known_by_identity_only_where_identities_mean_something():
    old = text(("", NDC), ("", FINANCE))
    new = text(("", FINANCE), ("", NDC))
    assert kinds(old, new, identities=True) == [CHANGED, CHANGED]
    assert sorted(kinds(old, new, identities=False)) == [MOVED, SAME]


SHALL = ("Parties ", bracket("b1", ("shall", "US")), bracket("b2", ("should", "EU")), " act.")


def sentence(*pieces):
    """Return a text of one paragraph."""
    return text(tuple(Run(piece) if isinstance(piece, str) else piece for piece in pieces))


@pytest.mark.parametrize(
    ("old", "new", "kinds", "line"),
    [
        (
            SHALL,
            ("Parties shall act.",),
            [UNBRACKETED, UNBRACKETED, UNBRACKETED, DELETED],
            "Parties {-[-}shall{- - US][should - EU]-} act.",
        ),
        (
            ("Parties ", bracket("b1", ("shall", "US"), ("should", "EU")), " act."),
            ("Parties shall act.",),
            [*[UNBRACKETED] * 3, DELETED, *[UNBRACKETED] * 2],
            "Parties {-[-}shall{- - US / should - EU]-} act.",
        ),
        (
            ("Parties shall act at once and report.",),
            ("Parties shall act ", bracket("b1", ("at once ", "EU")), "and report."),
            [BRACKETED] * 3,
            "Parties shall act {+[+}at once {+ - EU]+}and report.",
        ),
        (
            ("Parties ", bracket("b1", ("shall", "US")), " act."),
            ("Parties ", bracket("b1", ("shall", "US", "G77")), " act."),
            [HELD],
            "Parties [shall{- - US-}{+ - US, G77+}] act.",
        ),
        (
            ("Parties ", bracket("b1", ("shall", "US")), " act."),
            ("Parties ", bracket("b1", "shall"), " act."),
            [HELD],
            "Parties [shall{- - US-}] act.",
        ),
        (
            ("Parties ", bracket("b1", ("shall", "US")), " act."),
            ("Parties ", bracket("b1", ("shall", "US"), ("should", "EU")), " act."),
            [BRACKETED, "inserted", HELD],
            "Parties [shall - US{+ / should - EU+}] act.",
        ),
        (
            ("Parties ", bracket("b1", ("shall", "US")), " act."),
            ("Parties ", bracket("b1", ("may", "US")), " act."),
            ["replaced"],
            "Parties [{-shall-}{+may+} - US] act.",
        ),
    ],
)
def test_brackets_and_owners_are_changes_of_their_own(old, new, kinds, line):
    assert edits(sentence(*old), sentence(*new)) == kinds
    assert told(sentence(*old), sentence(*new)) == [f"1  [changed] {line}"]


def test_another_identity_of_a_bracket_is_no_change():
    old, new = sentence(bracket("b1", "shall")), sentence(bracket("b7", "shall"))
    assert kinds(old, new) == [SAME]
    assert compared(old, new).pairs[0].edits


def test_another_print_is_told_apart_from_other_words():
    assert edits(sentence("Recalling it"), text((Run("Recalling", "i"), Run(" it")))) == [STYLED]
    assert edits(sentence("the Party's"), sentence("the Party\u2019s")) == [STYLED]


def test_more_spaces_are_no_change():
    assert edits(sentence("a  b c"), sentence("a b c ")) == [SPACED, SPACED]
    assert kinds(sentence("a  b c"), sentence("a b c ")) == [SAME]


def test_another_status_is_told():
    old = Text((Provision("p1", "paragraph", "1", 0, (Run(NDC),)),))
    new = Text((Provision("p1", "paragraph", "1", 0, (Run(NDC),), AGREED),))
    assert told(old, new)[0].startswith("1  [changed] [open -> agreed] Each Party")


def test_a_difference_is_not_applied_to_another_text():
    comparison = compare(text(NDC, FINANCE), text(NDC.replace("shall", "should"), FINANCE))
    with pytest.raises(OtherTextError, match="2 provisions"):
        apply(text(NDC), comparison)
    with pytest.raises(OtherTextError, match="'p1' has other words"):
        apply(text(NDC.replace("Each", "Every"), FINANCE), comparison)


def test_brackets_that_do_not_close_are_refused():
    for broken in ((Close(),), (Or(),)):
        with pytest.raises(ValueError, match="did not begin"):
            assembled(broken)


def test_brackets_two_hundred_deep_are_compared():
    content = (Run("x"),)
    for depth in range(200):
        content = (Run("a "), Bracket(f"b{depth}", (Alternative(content),)))
    old, new = text(content), text((Run("so "), *content[1:]))
    assert edits(old, new) == ["replaced"]


def test_a_comparison_of_real_drafts_gives_the_second():
    folder = Path(__file__).parents[3] / "shared" / "data" / "negotiating-texts"
    if not folder.is_dir():
        pytest.skip("the drafts of the Paris Agreement are not beside the repository")
    old, new = (_lines(folder / f"agreement_{day}-2015.md") for day in ("23-oct", "9-dec"))
    comparison = compared(old, new)
    lines = "\n".join(tell(comparison))
    assert comparison.counted()[SAME] > 50
    assert "*In {-[furtherance][-}pursuit{-]-}* of the objective" in lines
    assert "in accordance with evolving economic and {-emissions-}{+emission+} trends" in lines
    assert msgspec.json.decode(msgspec.json.encode(comparison), type=type(comparison)) == comparison


def _lines(path):
    provisions = []
    for place, line in enumerate(path.read_text("utf-8").splitlines()):
        number, words = re.fullmatch(r"(?:(\d+)\. )?(.*)", line).groups()
        provisions.append(Provision(f"l{place}", "paragraph", number or "", 0, (Run(words),)))
    return Text(tuple(provision for provision in provisions if provision.content[0].text))
