"""Texts as PDF: what is on every page, what is not agreed, languages side by side."""

import io
import re
from datetime import UTC, datetime, timedelta, timezone

import pypdf
import pytest
from test_akn_writing import BRACKETED

from plenipo.exchange.texts.pdf import TextPaperError, write_text_pdf
from plenipo.text.model import Alternative, Blank, Bracket, Mark, Note, Provision, Run, Stance, Text

SYMBOL, MARKING, TITLE = "C/2026/L.4/Rev.1", "Restricted", "Draft decision"
MOMENT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
HOSTILE = '#import "x" $x$ *b* _i_ \\ @y <l> `c` [z] {n} \x07 // %'


def written(texts, **changes):
    said = {"symbol": SYMBOL, "marking": MARKING, "title": TITLE, "moment": MOMENT} | changes
    return write_text_pdf(texts, **said)


def pages(content):
    reader = pypdf.PdfReader(io.BytesIO(content))
    return [re.sub(r"[^\S\n]+", " ", page.extract_text()) for page in reader.pages]


def one_line(content):
    """All words, lines and their numbers put together."""
    return re.sub(r"\s+", " ", " ".join(pages(content)).replace("\u2060", ""))


def accessible(content):
    reader = pypdf.PdfReader(io.BytesIO(content))
    return b"pdfuaid" in reader.xmp_metadata.stream.get_data()


def paragraph(identity, said, number="", **changes):
    return Provision(identity, "paragraph", number, content=(Run(said),), **changes)


def long_text(language="en", word="word"):
    return Text(
        tuple(paragraph(f"p{n}", f"{word} " * 60 + f"end{n}.", str(n)) for n in range(1, 40)),
        language,
    )


def test_symbol_marking_and_page_are_on_every_page():
    found = pages(written(long_text()))
    assert len(found) > 2
    for place, page in enumerate(found, 1):
        assert SYMBOL in page
        assert MARKING in page
        assert f"{place}/{len(found)}" in page
        assert "2026-03-14 09:30 UTC" in page


def test_lines_are_numbered_anew_on_each_page():
    for page in pages(written(long_text()))[1:-1]:
        numbers = [int(line) for line in page.split("\n") if re.fullmatch(r"\d+", line.strip())]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) > 30


def test_every_word_of_a_long_text_is_printed_in_order():
    found = one_line(written(long_text()))
    assert re.findall(r"end(\d+)\.", found) == [str(n) for n in range(1, 40)]


def test_brackets_stand_with_their_owners_and_no_text_is_said():
    found = one_line(written(BRACKETED))
    assert "[shall – US; EU support / should[ normally] – G77; US delete; EU reserve" in found
    assert "(waiting) / no text]" in found
    assert "by [X]{applies to all options}:" in found
    assert "in public; [Agreed]" in found
    assert "for ever. [Agreed ad ref]" in found


def test_a_footnote_is_printed_once_where_it_is_called():
    assert one_line(written(BRACKETED)).count("See C/2025/1.") == 1


def test_a_footnote_that_is_called_twice_or_never_is_printed_once():
    text = Text(
        (
            Provision("a", "paragraph", content=(Run("one"), Mark("n"), Run("two"), Mark("n"))),
            Provision("n", "footnote", "7", 1, (Run("called"),)),
            Provision("m", "footnote", "8", 1, (Run("lonely"), Mark("nowhere"))),
        )
    )
    found = one_line(written(text))
    assert (found.count("called"), found.count("lonely")) == (1, 1)


def test_footnotes_that_call_each_other_come_to_an_end():
    text = Text(
        (
            Provision("a", "paragraph", content=(Run("words"), Mark("n"))),
            Provision("n", "footnote", "1", 1, (Run("first"), Mark("m"))),
            Provision("m", "footnote", "2", 1, (Run("second"), Mark("n"))),
        )
    )
    found = one_line(written(text))
    assert (found.count("first"), found.count("second")) == (1, 1)


def test_a_text_that_says_its_title_says_it_once():
    title = "Draft decision on the common register"
    assert one_line(written(BRACKETED, title=title)).count(title) == 1
    assert one_line(written(BRACKETED)).count(TITLE) == 2


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_it_can_be_listened_to(language):
    word = {"en": "word", "ru": "слово", "ar": "كلمة"}[language]
    assert accessible(written(long_text(language, word)))
    assert accessible(written(BRACKETED))


def test_the_same_text_gives_the_same_bytes_in_any_zone():
    east = MOMENT.astimezone(timezone(timedelta(hours=5)))
    assert written(BRACKETED) == written(BRACKETED, moment=east)


def test_words_that_look_like_commands_are_words():
    text = Text(
        (
            paragraph("a", HOSTILE),
            Provision(
                "b",
                "paragraph",
                HOSTILE,
                content=(
                    Bracket("x", (Alternative((Run(HOSTILE, "bi"),), (Stance(HOSTILE),)),)),
                    Note(HOSTILE),
                    Blank(HOSTILE),
                ),
            ),
        )
    )
    found = one_line(written(text, symbol=HOSTILE, marking=HOSTILE, title=HOSTILE))
    assert found.count('#import "x" $x$ *b*') >= 8


def test_rows_become_a_table_and_tabs_its_cells():
    found = pages(written(BRACKETED))[0]
    assert "\t" not in found
    assert "Part" in found
    assert "1/2" in found


def test_a_bracket_over_several_provisions_is_opened_and_closed_once():
    def part(where):
        return (Bracket("b", (Alternative((Run(f"{where} words"),)),), part=where),)

    text = Text(
        tuple(Provision(w, "paragraph", content=part(w)) for w in ("first", "middle", "last"))
    )
    found = one_line(written(text))
    assert (found.count("["), found.count("]")) == (1, 1)
    assert found.index("[") < found.index("middle words") < found.index("]")


def test_languages_stand_side_by_side_in_the_order_wanted():
    texts = (long_text("en", "word"), long_text("ar", "كلمة"), long_text("ru", "слово"))
    content = written(texts, columns=("ru", "en"))
    first = pages(content)[0]
    assert first.index("Русский") < first.index("English")
    assert "العربية" not in first
    assert "слово" in first
    assert accessible(content)
    assert accessible(written(texts))


def test_provisions_of_languages_stand_beside_each_other_where_one_lacks_some():
    english = long_text("en")
    short = Text(english.provisions[:3] + english.provisions[5:], "fr")
    found = one_line(written((english, short)))
    for n in range(1, 40):
        assert found.count(f"end{n}.") == (1 if n in {4, 5} else 2)


def test_a_clean_version_has_neither_notes_nor_statuses():
    text = Text(
        (
            paragraph("a", "Agreed words.", "1", status="agreed"),
            Provision("b", "paragraph", "2", content=(Run("More"), Note("not text"), Run("."))),
        )
    )
    found = one_line(written(text, version="clean"))
    assert "Agreed words." in found
    assert "[Agreed]" not in found
    assert "not text" not in found
    assert "[Agreed]" in one_line(written(text))


@pytest.mark.parametrize(
    ("provision", "sentence"),
    [
        (
            Provision("a", "paragraph", "3", content=(Bracket("b", (Alternative(),)),)),
            "The text (en) is not clean: paragraph 3 has a bracket.",
        ),
        (
            Provision("a", "recital", content=(Blank("X"),)),
            "The text (en) is not clean: recital has a blank, X.",
        ),
        (
            Provision("a", "option", "Option 1", content=(Run("No text"),)),
            "The text (en) is not clean: option Option 1 has an option that is not chosen.",
        ),
    ],
)
def test_a_clean_version_of_a_text_that_is_not_clean_is_refused(provision, sentence):
    with pytest.raises(TextPaperError) as error:
        written(Text((provision,)), version="clean")
    assert error.value.sentence == sentence
    assert error.value.advice


def test_a_language_that_is_not_there_is_refused():
    with pytest.raises(TextPaperError) as error:
        written((long_text("en"), long_text("ar")), columns=("fr",))
    assert error.value.sentence == 'The text is not there in "fr": there are en, ar.'
    with pytest.raises(TextPaperError):
        written(())


@pytest.mark.parametrize("language", ["und", "tlh", "x", "zh", "pt-BR"])
def test_a_text_in_any_language_is_printed(language):
    assert "end39." in one_line(written(long_text(language)))


def test_a_text_without_provisions_is_a_page_with_its_title():
    (page,) = pages(written(Text()))
    assert TITLE in page
