"""Bracket notation as delegates write it: read, told of, written again."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenipo.text.account import account
from plenipo.text.folding import Choose, all_in, all_out, as_wanted_by, folded
from plenipo.text.model import (
    AD_REFERENDUM,
    RIVAL,
    UNKNOWN,
    Blank,
    Bracket,
    Mark,
    Note,
    Provision,
    Stance,
    Text,
    words,
)
from plenipo.text.parties import GROUPS, Parties
from plenipo.text.reading import Reading, read
from plenipo.text.renaming import renamed
from plenipo.text.writing import write, write_content

PARTIES = Parties({**GROUPS, "Canada": "CA", "Japan": "JP", "CA": "CA", "JP": "JP"})
DRAFTS = Path(__file__).parents[3] / "shared" / "data" / "negotiating-texts"


def reading(source: str) -> Reading:
    """Read a source, which is divided without a gap."""
    found = read(source, PARTIES)
    assert "".join(part for part, _ in found.leaves()) == found.source
    return found


def only(source: str) -> Provision:
    """Read the one provision of a source."""
    (provision,) = reading(source).text.provisions
    return provision


def bracket(source: str) -> Bracket:
    """Read the first bracket of a source."""
    return next(piece for piece in only(source).content if isinstance(piece, Bracket))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[extreme - US; G77 delete]", [("extreme", [("US", "propose"), ("G77", "oppose")])]),
        (
            "words[, in accordance with law -G77; US, Canada, Japan, EU delete.]",
            [
                (
                    ", in accordance with law",
                    [("G77", "propose"), *((p, "oppose") for p in ("US", "CA", "JP", "EU"))],
                )
            ],
        ),
        (
            "[changing unsustainable - EU, G77 retain / promoting sustainable - US]",
            [
                ("changing unsustainable", [("EU", "support"), ("G77", "support")]),
                ("promoting sustainable", [("US", "propose")]),
            ],
        ),
        ("[A / A' - US]", [("A", []), ("A'", [("US", "propose")])]),
        (
            "[shall - EU/should - US]",
            [("shall", [("EU", "propose")]), ("should", [("US", "propose")])],
        ),
        ("[extreme \u2013 US]", [("extreme", [("US", "propose")])]),
        ("[extreme (US, EU)]", [("extreme", [("US", "propose"), ("EU", "propose")])]),
        ("[US, EU alt: other words]", [("other words", [("US", "propose"), ("EU", "propose")])]),
        ("[extreme - G-77 and China]", [("extreme", [("G77", "propose")])]),
        ("[extreme - EU general scrutiny reservation]", [("extreme", [("EU", "reserve")])]),
        ("[extreme - US seeks clarification]", [("extreme", [("US", "clarify")])]),
        ("[extreme] [G77 delete]", [("extreme", [("G77", "oppose")])]),
        ("All of it [EU reserves]", [("All of it", [("EU", "reserve")])]),
        ("[EU reserves] All of it", [(" All of it", [("EU", "reserve")])]),
        ("[low-carbon]", [("low-carbon", [])]),
        ("[and/or]", [("and/or", [])]),
        ("[global low - carbon growth]", [("global low - carbon growth", [])]),
        (
            "[small island developing States (SIDS)]",
            [("small island developing States (SIDS)", [])],
        ),
        ("[US delete EU retain]", [("US delete EU retain", [])]),
    ],
)
def test_who_says_what(source: str, expected: list[tuple[str, list[tuple[str, str]]]]) -> None:
    assert [
        (words(each.content), [(stance.party, stance.kind) for stance in each.stances])
        for each in bracket(source).alternatives
    ] == expected


def test_a_kind_of_reservation_is_kept() -> None:
    (stance,) = bracket("[words - EU parliamentary scrutiny reservation]").alternatives[0].stances
    assert stance == Stance("EU", "reserve", "parliamentary scrutiny reservation")


@pytest.mark.parametrize(
    ("source", "kind", "number"),
    [
        ("2.bis Parties", "paragraph", "2.bis"),
        ("49 bis. Parties", "paragraph", "49 bis"),
        ("26Abis+++ Parties", "paragraph", "26Abis+++"),
        ("3.3ter Parties", "paragraph", "3.3ter"),
        ("(a) Parties", "subparagraph", "(a)"),
        ("iv) Parties", "subparagraph", "iv)"),
        ("[3. Parties]", "paragraph", "3"),
        ("**Option 1:** Parties", "option", "Option 1"),
        ("Option I: Parties", "option", "Option I"),
        ("## Article 3bis *(forests)*", "article", "Article 3bis"),
        ("Article 7", "article", "Article 7"),
        ("# Annex I", "annex", ""),
        ("[^3]: words", "footnote", ""),
        ("| one | two |", "row", ""),
        ("2015 was a year", "paragraph", ""),
    ],
)
def test_numbers_of_drafts(source: str, kind: str, number: str) -> None:
    provision = only(source)
    assert (provision.kind, provision.number) == (kind, number)


def test_a_menu_of_modalities_is_rivals_and_other_neighbours_are_unknown() -> None:
    menu = only("Parties [shall] [should][other] act").content
    assert [p.relation for p in menu if isinstance(p, Bracket)] == [RIVAL, RIVAL, UNKNOWN]
    assert bracket("[furtherance][pursuit]").relation == UNKNOWN


def test_brackets_inside_a_word_and_what_is_missing() -> None:
    first, second = (p for p in only("Part[y] [ies]").content if isinstance(p, Bracket))
    assert [words(each.alternatives[0].content) for each in (first, second)] == ["y", "ies"]
    missing = only("by [20XX] or [X], [Placeholder for more]").content
    assert [piece.text for piece in missing if isinstance(piece, Blank)] == [
        "20XX",
        "X",
        "Placeholder for more",
    ]


def test_notes_footnotes_and_what_is_agreed() -> None:
    provision = only("Words {applies to all options for 3.3} more[^2] [Agreed ad ref]")
    assert provision.status == AD_REFERENDUM
    assert Note("applies to all options for 3.3") in provision.content
    assert Mark("f2") in provision.content
    assert account(reading("See [the site](https://example.org) for more.").text).clean


def test_ten_deep() -> None:
    source = "a [b [c [d [e [f [g [h [i [j [k]]]]]]]]]] z"
    found = reading(source)
    assert found.counts.deepest == 10
    assert not found.irregularities
    assert write(found.text).strip() == source


def test_thousands_deep_is_read_and_told() -> None:
    found = reading("a " + "[" * 3000 + "word" + "]" * 3000)
    assert found.counts.deepest == 100
    assert {each.code for each in found.irregularities} == {"too-deep"}
    assert write(found.text).count("[") == 100


def test_a_bracket_over_paragraphs_is_one() -> None:
    found = reading("1. [Parties shall\n\n2. act\n\n3. soon - US]\n")
    parts = [p.content[0] for p in found.text.provisions]
    assert all(isinstance(part, Bracket) for part in parts)
    assert [part.part for part in parts if isinstance(part, Bracket)] == ["first", "middle", "last"]
    assert len({part.id for part in parts if isinstance(part, Bracket)}) == 1
    assert account(found.text).brackets == 1
    assert [held.kind for held in account(found.text).parties["US"]] == ["propose"]
    assert not folded(found.text, all_out).provisions


@pytest.mark.parametrize(
    ("source", "code", "place"),
    [
        ("1. It [never ends", "unclosed", (1, 7)),
        ("1. It ends]", "unopened", (1, 11)),
        ("1. It] goes on", "stray", (1, 6)),
        ("1. [One\n\n2. two]", "crossing", (1, 4)),
        ("1. A } brace", "brace", (1, 6)),
        ("1. Nothing [] here", "empty", (1, 12)),
        ("1. Words [EU reserves]", "said-of-all", (1, 10)),
        ("1. [words - FOO]", "unknown-party", (1, 4)),
        ("1. Words[^9]", "no-footnote", (1, 9)),
    ],
)
def test_what_is_irregular_is_told_with_its_place(
    source: str, code: str, place: tuple[int, int]
) -> None:
    (found,) = reading(source).irregularities
    assert (found.code, (found.line, found.column)) == (code, place)
    assert found.sentence.endswith(".")
    assert found.reading.startswith(("It is read", "The call"))


def test_options_hold_what_follows_them() -> None:
    lines = ("**Option 1:**", "(a) one", "(b) two", "**Option 2:**", "No text")
    source = "1. **Goal**\n\n" + "".join(f"    {line}\n\n" for line in lines) + "2. Next\n"
    depths = [(p.number or p.kind, p.depth) for p in reading(source).text.provisions]
    assert depths == [
        *(("1", 0), ("Option 1", 1), ("(a)", 2), ("(b)", 2), ("Option 2", 1)),
        *(("paragraph", 2), ("2", 0)),
    ]
    clean = folded(reading(source).text, all_in)
    assert [(p.number, p.depth) for p in clean.provisions] == [
        ("1", 0),
        ("(a)", 1),
        ("(b)", 1),
        ("2", 0),
    ]


@pytest.mark.parametrize(
    ("source", "stays", "falls"),
    [
        ("x[, in law], y", "x, in law, y", "x, y"),
        ("x[, in law] y", "x, in law y", "x y"),
        ("[shall] [should] do, [inter alia], x [foo].", "shall do, inter alia, x foo.", "do, x."),
        ("the [big and ]green [tree] now", "the big and green tree now", "the green now"),
        ("[furtherance][pursuit] of", "furtherance of", "of"),
        ("A [B] (C [D]) [E], [F]; [G].", "A B (C D) E, F; G.", "A (C)."),
        ("Part[y] does", "Party does", "Part does"),
    ],
)
def test_spaces_and_commas_come_out_right(source: str, stays: str, falls: str) -> None:
    text = reading(source).text
    for choose, expected in ((all_in, stays), (all_out, falls)):
        (provision,) = folded(text, choose).provisions
        assert write_content(provision.content) == expected


def test_as_a_delegation_wants_it() -> None:
    text = reading("Act on [extreme - US; G77 delete] [all / some - EU] weather [now].").text
    wanted = {
        party: write_content(folded(text, as_wanted_by(party)).provisions[0].content)
        for party in ("US", "G77", "EU")
    }
    assert wanted == {
        "US": "Act on extreme all weather now.",
        "G77": "Act on all weather now.",
        "EU": "Act on some weather now.",
    }


SCRAPS = st.sampled_from(
    [
        *("[", "]", "[", "]", "a", "word", " ", " ", "\n", "\n\n", "- US", " - EU delete", " / "),
        *("/", "{n}", "{", "}", "*", "**", "1. ", "(a) ", "2.bis ", "**Option 1:** ", "# ", "|"),
        *("## Article 2", "    ", "[X]", "[^1]", "[^1]: ", "[Agreed ad ref]", "shall", ", "),
        *(".", ":", "No text", "&#91;", "\\", "<u>", "<", "\u0436", "\u0639", "\u2013", "&"),
    ]
)
SOURCES = st.lists(SCRAPS, max_size=40).map("".join)
CHOICES = st.sampled_from([all_in, all_out, as_wanted_by("US")])


def comparable(text: Text) -> Text:
    """Leave out depths where there are options: what ends the last one, notation does not say."""
    if not any(provision.kind == "option" for provision in text.provisions):
        return text
    flat = tuple(msgspec.structs.replace(provision, depth=0) for provision in text.provisions)
    return Text(flat, text.language)


@settings(max_examples=400, deadline=None)
@given(SOURCES)
def test_whatever_is_written_is_read_and_nothing_is_lost(source: str) -> None:
    found = reading(source)
    again = read(write(found.text), PARTIES).text
    once_more = read(write(again), PARTIES).text
    assert renamed(comparable(once_more)) == renamed(comparable(again))
    marks = sum(part.count("[") + part.count("]") for part, _ in found.leaves())
    assert marks == found.source.count("[") + found.source.count("]")


@settings(max_examples=300, deadline=None)
@given(
    st.lists(SCRAPS, max_size=40).map("".join),
    st.sampled_from([all_in, all_out, as_wanted_by("US")]),
)
def test_decided_brackets_leave_none(source: str, choose: Choose) -> None:
    clean = folded(read(source, PARTIES).text, choose)
    assert not list(clean.brackets())
    assert not any(isinstance(piece, Note) for p in clean.provisions for piece in p.content)


def paris(name: str) -> str:
    """Return one of the drafts of the Paris Agreement."""
    path = DRAFTS / name
    if not path.exists():
        pytest.skip(
            f"'{path.name}' is not in ../shared/data/negotiating-texts: real drafts untried"
        )
    return path.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "provisions", "pairs", "crossing", "alone"),
    [
        ("agreement_23-oct-2015.md", 603, 1015, 15, 21),
        ("agreement_9-dec-2015.md", 288, 215, 6, 5),
    ],
)
def test_the_drafts_of_paris_are_read_completely(
    name: str, provisions: int, pairs: int, crossing: int, alone: int
) -> None:
    found = reading(paris(name))
    counts = found.counts
    assert len(found.text.provisions) == provisions
    assert (counts.paired, counts.crossing, counts.alone) == (pairs, crossing, alone)
    others = sum(
        part.count("[") + part.count("]")
        for part, kind in found.leaves()
        if kind not in {"open", "close"}
    )
    everywhere = found.source.count("[") + found.source.count("]")
    assert counts.opening + counts.closing + others == everywhere
    assert 2 * counts.paired + counts.alone == counts.opening + counts.closing
    assert renamed(read(write(found.text), PARTIES).text) == renamed(found.text)
