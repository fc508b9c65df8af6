"""What several authors changed in a Word document becomes brackets that they own."""

import pytest
from word_files import change, dels, document, ins, lines, p, r, read

from plenipo.text.model import Bracket, Run, brackets


def one(*inside, **options):
    """The content of the only paragraph of a document, in short."""
    (line,) = lines(read(document(p(*inside)), **options).text)
    return line.removeprefix("paragraph: ")


def test_an_insertion_is_proposed_by_its_author():
    assert one("Parties ", ins("Jane Doe", "shall "), "act.") == "Parties [shall  – EU propose]act."


def test_a_deletion_is_opposed_by_its_author():
    assert one("Parties shall ", dels("Ivan Petrov", "not "), "act.") == (
        "Parties shall [not  – RU oppose]act."
    )


def test_a_deletion_and_an_insertion_of_one_author_are_two_alternatives():
    found = one("Parties ", dels("Li Wei", "shall"), ins("Li Wei", "should"), " act.")
    assert found == "Parties [shall / should – G77 propose] act."


def test_two_colleagues_of_a_delegation_replace_together():
    found = one(dels("A", "shall"), ins("B", "should"), delegations={"A": "EU", "b": "EU"})
    assert found == "[shall / should – EU propose]"


def test_a_deletion_and_an_insertion_of_two_authors_are_two_brackets():
    found = one(dels("Li Wei", "shall"), ins("Jane Doe", "should"))
    assert found == "[shall – G77 oppose][should – EU propose]"


def test_words_between_keep_a_deletion_and_an_insertion_apart():
    found = one(dels("Li Wei", "shall"), " ", ins("Li Wei", "should"))
    assert found == "[shall – G77 oppose] [should – G77 propose]"


def test_what_one_inserts_and_another_deletes_has_both():
    found = one("a ", ins("Jane Doe", dels("Ivan Petrov", "b")), " c")
    assert found == "a [b – EU propose; RU oppose] c"


def test_a_part_of_an_insertion_that_another_deletes_is_a_bracket_inside():
    found = one(
        ins("Jane Doe", "one "), ins("Jane Doe", dels("Ivan Petrov", "two ")), ins("Jane Doe", "3")
    )
    assert found == "[one [two  – RU oppose]3 – EU propose]"


def test_what_another_puts_in_place_of_an_insertion_stands_beside_it():
    found = one(
        ins("Jane Doe", "urgent "),
        ins("Jane Doe", dels("Ivan Petrov", "action")),
        ins("Ivan Petrov", "steps"),
        ins("Jane Doe", " now"),
    )
    assert found == (
        "[urgent  – EU propose][action – EU propose; RU oppose / steps – RU propose]"
        "[ now – EU propose]"
    )


def test_what_its_author_deletes_again_is_left_out_and_said():
    found = read(document(p("a", ins("Jane Doe", dels("Jane Doe", "b")), "c")))
    assert lines(found.text) == ["paragraph: ac"]
    assert found.lost == (
        "At paragraph 1 “ac”: left out: what EU inserted and deleted again: “b”.",
    )


def test_brackets_have_identities_of_their_own():
    found = read(document(p(ins("A", "a"), " ", ins("B", "b")) + p(ins("A", "c"))))
    ids = [b.id for q in found.text.provisions for b in brackets(q.content)]
    assert ids == ["b1", "b2", "b3"]


def test_authors_are_found_with_what_they_did_and_for_whom():
    found = read(document(p(ins("Jane Doe", "a"), dels("Nobody", "b"), ins("Jane Doe", "c"))))
    assert [(a.name, a.delegation, a.changes) for a in found.authors] == [
        ("Jane Doe", "EU", 2),
        ("Nobody", "", 1),
    ]
    assert lines(found.text) == ["paragraph: [a – EU propose][b – Nobody oppose][c – EU propose]"]


def test_a_whole_paragraph_that_is_inserted_is_a_provision_of_its_own():
    body = (
        p("One.")
        + p(ins("Jane Doe", "Two."), mark='<w:ins w:id="9" w:author="Jane Doe"/>')
        + p("Three.")
    )
    found = read(document(body))
    assert lines(found.text) == [
        "paragraph: One.",
        "paragraph: [Two. – EU propose]",
        "paragraph: Three.",
    ]
    assert found.lost == ()


@pytest.mark.parametrize(
    ("tag", "what"), [("ins", "splits the paragraph"), ("del", "joins it to the next one")]
)
def test_a_paragraph_that_is_split_or_joined_is_said(tag, what):
    body = p("One", mark=f'<w:{tag} w:id="9" w:author="Jane Doe"/>') + p("two.")
    found = read(document(body))
    assert lines(found.text) == ["paragraph: One", "paragraph: two."]
    assert found.lost == (f"At paragraph 1 “One”: left out: that EU {what} at its end.",)


@pytest.mark.parametrize(("tag", "said"), [("ins", "propose"), ("del", "oppose")])
def test_a_paragraph_that_begins_at_the_end_of_the_one_before_is_no_split_or_join(tag, said):
    mark = f'<w:{tag} w:id="9" w:author="Jane Doe"/>'
    found = read(document(p("One", mark=mark) + p(change(tag, "Jane Doe", "two.")) + p("Three.")))
    assert lines(found.text) == [
        "paragraph: One",
        f"paragraph: [two. – EU {said}]",
        "paragraph: Three.",
    ]
    assert found.lost == ()


def test_a_move_is_taken_away_here_and_proposed_there():
    away = (
        '<w:moveFromRangeStart w:id="5" w:name="m1" w:author="Li Wei"/>'
        + change("moveFrom", "Li Wei", "moved ")
        + '<w:moveFromRangeEnd w:id="5"/>'
    )
    back = (
        '<w:moveToRangeStart w:id="6" w:name="m1" w:author="Li Wei"/>'
        + change("moveTo", "Li Wei", "moved ")
        + '<w:moveToRangeEnd w:id="6"/>'
    )
    found = read(document(p("1.\ta ", away, "b") + p("2.\tc ", back, "d")))
    assert lines(found.text) == [
        "paragraph 1: a [moved  – G77 oppose (moved to 2)]b",
        "paragraph 2: c [moved  – G77 propose (moved from 1)]d",
    ]


def test_a_move_that_is_followed_by_an_insertion_is_no_replacement():
    away = (
        '<w:moveFromRangeStart w:id="5" w:name="m1"/>'
        + change("moveFrom", "Li Wei", "x")
        + '<w:moveFromRangeEnd w:id="5"/>'
    )
    assert one(away, ins("Li Wei", "y")) == (
        "[x – G77 oppose (moved to another place)][y – G77 propose]"
    )


def test_a_change_of_format_is_no_bracket_but_said():
    look = '<w:b/><w:rPrChange w:id="2" w:author="Jane Doe"><w:rPr/></w:rPrChange>'
    found = read(document(p("a ", r("bold", look))))
    assert lines(found.text) == ["paragraph: a <b>bold</b>"]
    assert found.lost == (
        "At paragraph 1 “a bold”: left out: the change of format by EU of “bold”.",
    )


def test_a_row_that_is_inserted_is_one_proposal():
    change_of_row = '<w:trPr><w:ins w:id="1" w:author="Jane Doe"/></w:trPr>'
    cells = f"<w:tc>{p('a')}</w:tc><w:tc>{p('b')}</w:tc>"
    found = read(
        document(f"<w:tbl><w:tr>{change_of_row}{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>")
    )
    assert lines(found.text) == ["row: [a\tb – EU propose]", "row: a\tb"]


def test_bold_words_inside_a_change_stay_bold():
    assert one(ins("Jane Doe", r("a", "<w:b/>"), "b")) == "[<b>a</b>b – EU propose]"


def test_typed_brackets_stay_letters_unless_something_reads_them():
    def shape(content):
        return tuple(
            Run(piece.text.upper()) if isinstance(piece, Run) else piece for piece in content
        )

    parts = ("Parties [shall] ", ins("Jane Doe", "[not] "), "act.")
    assert one(*parts) == "Parties [shall] [[not]  – EU propose]act."
    assert one(*parts, pieces=shape) == "PARTIES [SHALL] [[NOT]  – EU propose]ACT."


def test_what_reads_typed_brackets_may_make_brackets_which_then_have_own_identities():
    def shape(content):
        return (Bracket("b1", ()), *content)

    found = read(document(p("a") + p("b")), pieces=shape)
    assert [b.id for _, b in found.text.brackets()] == ["b1", "b2"]


def test_a_bookmark_of_a_bracket_holds_no_further_than_its_paragraph():
    start = '<w:bookmarkStart w:id="1" w:name="_biw_x"/>'
    body = p(start, ins("Jane Doe", "a")) + p(ins("Li Wei", "b"), '<w:bookmarkEnd w:id="1"/>')
    found = read(document(body))
    assert [(b.id, b.relation) for _, b in found.text.brackets()] == [
        ("x", "independent"),
        ("b1", "unknown"),
    ]
