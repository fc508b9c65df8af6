"""People say "4 (b)", not the identity of a provision: what they say is found, or asked for."""

import pytest
from hypothesis import given
from texts import texts

from plenipo.text.account import citations, paths
from plenipo.text.called import plain
from plenipo.text.citing import cited
from plenipo.text.parties import Parties
from plenipo.text.reading import read
from plenipo.text.renaming import renamed

DRAFT = """\
# Statement on weather

The members,

Recalling the summit,

Noting that all is well,

1. We act:

(a) at once;

(b) in time;

2. We meet.

2 bis. We thank.

# Part I

## Article 4. Means

1. One.

2. Two:

(i) under;

**Option 1:** this

**Option 2:** that

## Article V

1. Last.

[^1]: A note.
"""
TEXT = renamed(read(DRAFT, Parties({})).text)
PLACES = citations(TEXT)
SOME = "there are, for example, 1; 1, (a); 1, (b); 2; 2 bis."


@pytest.mark.parametrize(
    ("written", "found"),
    [
        *(("1", "1"), ("1 (a)", "1, (a)"), ("1(b)", "1, (b)"), ("1b", "1, (b)")),
        *(("para. 1 (b)", "1, (b)"), ("(b) of paragraph 1", "1, (b)"), ("§ 2", "2")),
        *(("2 bis", "2 bis"), ("2bis", "2 bis"), ("2. bis", "2 bis"), ("OP 2", "2")),
        *(("PP1", "paragraph 2"), ("preambular 2", "paragraph 3")),
        ("Article 4", "Part I, Article 4"),
        ("Article IV", "Part I, Article 4"),
        ("art. 5", "Part I, Article V"),
        ("Art. 4, para. 2", "Part I, Article 4, 2"),
        ("article 4 2 (i)", "Article 4, 2, (i)"),
        ("статья 4, пункт 2", "Part I, Article 4, 2"),
        ("article 4, alinéa 2", "Part I, Article 4, 2"),
        ("المادة ٤، الفقرة ٢", "Part I, Article 4, 2"),
        ("4, 2", "Part I, Article 4, 2"),
        ("option 2", "Part I, Article 4, Option 2"),
        ("footnote 1", "Part I, Article V, footnote p19"),
        ("part I", "Part I"),
        ("p7", "1, (b)"),
    ],
)
def test_one_provision_however_it_is_called(written, found):
    (identity,) = cited(TEXT, written).named
    assert PLACES[identity] == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("1-2 bis", ["1", "2", "2 bis"]),
        ("1 to 2", ["1", "2"]),
        ("с 1 по 2", ["1", "2"]),
        ("paragraphs 1 to 2 bis", ["1", "2", "2 bis"]),
        ("1 (a)-(b)", ["1, (a)", "1, (b)"]),
        ("1 (a)-2", ["1, (a)", "1, (b)", "2"]),
        ("1 (a) and (b)", ["1, (a)", "1, (b)"]),
        ("2, 1 (b); article 4, 2", ["1, (b)", "2", "Part I, Article 4, 2"]),
        ("Article 4, 1-2", ["Part I, Article 4, 1", "Part I, Article 4, 2"]),
        ("paragraphs 1 and 2 of Article 4", ["Part I, Article 4, 1", "Part I, Article 4, 2"]),
        ("статья 4, пункты 1 и 2", ["Part I, Article 4, 1", "Part I, Article 4, 2"]),
        ("Article 4, 2 (i), Article 5, 1", ["Article 4, 2, (i)", "Part I, Article V, 1"]),
    ],
)
def test_several_provisions_in_the_order_of_the_text(written, found):
    answer = cited(TEXT, written)
    assert answer.problem is None
    assert [PLACES[identity] for identity in answer.named] == found


def test_a_paragraph_comes_with_what_belongs_to_it_and_its_chapeau_alone():
    assert [PLACES[each] for each in cited(TEXT, "1").whole] == ["1", "1, (a)", "1, (b)"]
    assert [PLACES[each] for each in cited(TEXT, "chapeau of 1").whole] == ["1"]
    until = cited(TEXT, "PP2-1 (a)").whole
    assert [PLACES[each] for each in until] == ["paragraph 3", "1", "1, (a)"]
    assert [PLACES[each] for each in cited(TEXT, "1, chapeau").whole] == ["1"]


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (" ", "Say which provisions are meant: 3-7, 4 (b)."),
        ("paragraph 9", f"Nothing in this text is cited as 'paragraph 9'; {SOME}"),
        ("article 4, option", f"Nothing in this text is cited as 'option'; {SOME}"),
        ("2-1", "'1' stands before '2': begin a range with what stands first."),
        ("1, 9", None),
    ],
)
def test_what_is_not_found_is_told_in_a_sentence_and_nothing_is_half_found(written, sentence):
    answer = cited(TEXT, written)
    assert (answer.named, answer.whole) == ((), ())
    assert sentence is None or answer.problem == sentence


def test_what_can_be_several_is_asked_for():
    two = "# Part I\n\n1. One.\n\n# Part II\n\n1. Two.\n"
    text = renamed(read(two, Parties({})).text)
    assert cited(text, "1").problem == "'1' can be Part I, 1 or Part II, 1: say which."
    assert cited(text, "Part II, 1").named == ("p4",)
    same = renamed(read("1. One.\n\n1. Two.\n", Parties({})).text)
    assert cited(same, "1").problem == (
        "2 provisions are cited as '1': name them by their identities, p1, p2."
    )
    assert cited(same, "p2").named == ("p2",)


@given(texts)
def test_what_is_cited_is_found_again(text):
    told = citations(text)
    whole = {identity: ", ".join(names) for identity, names in paths(text).items()}
    for names in (told, whole):
        for identity, name in names.items():
            alike = [each for each, other in told.items() if plain(other) == plain(name)]
            answer = cited(text, name)
            if len(alike) == 1 and names is told and name.strip():
                assert answer.named == (identity,)
            else:
                assert (answer.problem is None) == bool(answer.named)


@given(texts)
def test_whatever_is_written_is_found_or_answered_in_one_sentence(text):
    for said in ("1-2, 3 (a)", "of", "-", "(", "3 of 4 of 5", "1 and", "\u0663", ",,;", "a" * 400):
        answer = cited(text, said)
        assert (answer.problem is None) == bool(answer.named)
