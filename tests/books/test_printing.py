"""A signing book as it is printed."""

from __future__ import annotations

import json
from hashlib import sha256
from io import BytesIO

import pytest
from bound import ENGLISH, agreement, opened, signed, state_with, tabled
from pypdf import PdfReader

from plenipo.capabilities.books.binding import bind
from plenipo.capabilities.books.matter import matter_of
from plenipo.core.page import NotThereError
from plenipo.exchange.books.manifest import FILE
from plenipo.exchange.books.printing import write_book
from plenipo.exchange.books.reading import open_book


def printed(*acts, variant="original", keeper=""):
    state = state_with(*acts)
    return write_book(bind(state, matter_of(state, "lake"), variant, keeper))


def pages(data):
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages]


def attached(data):
    return {name: held[0] for name, held in PdfReader(BytesIO(data)).attachments.items()}


def test_the_same_register_gives_the_same_bytes(unsigned):
    assert printed(*agreement("ru", "en")) == unsigned


def test_another_word_gives_other_bytes_and_another_digest(unsigned):
    other = printed(tabled("en", ENGLISH.replace("500", "501")), opened("en"))
    texts = {name: sha256(held).hexdigest() for name, held in attached(other).items()}
    assert texts["lake.en.md"] not in {
        sha256(held).hexdigest() for held in attached(unsigned).values()
    }


def test_each_authentic_text_is_attached_and_its_digest_stands_on_the_page(unsigned):
    held = attached(unsigned)
    assert set(held) == {"lake.ru.md", "lake.en.md", FILE}
    words = "".join(" ".join(pages(unsigned)).split())
    for each in json.loads(held[FILE])["texts"]:
        digest = f"sha256:{sha256(held[each['file']]).hexdigest()}"
        assert each["digest"] == digest
        assert digest in words
    assert "Have agreed as follows:" in held["lake.en.md"].decode()


def test_it_is_tagged_for_those_who_listen(unsigned):
    reader = PdfReader(BytesIO(unsigned))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()


def test_each_text_ends_with_its_testimonium_in_its_own_language(unsigned):
    russian, english = pages(unsigned)[1:3]
    assert "подписали настоящее Соглашение" in russian
    assert "в городе Москва 19 декабря 2011 года" in russian
    assert "have signed the present Agreement" in english
    assert "Done at Moscow on 19 December 2011, in a single original" in english
    assert "both texts being equally authentic" in english


def test_a_text_that_prevails_says_so_in_each_language():
    russian, english = pages(printed(*agreement("ru", "en", prevails="ru")))[1:3]
    assert "In case of divergence the Russian text shall prevail" in english
    assert "equally authentic" not in english
    assert "преимущественную силу имеет текст на русском языке" in russian


def test_a_text_with_its_own_testimonium_is_given_no_second_one():
    own = f"{ENGLISH}\nDone at Moscow this nineteenth day of December.\n"
    english = pages(printed(tabled("en", own), opened("en")))[1]
    assert "this nineteenth day of December" in english
    assert "In witness whereof" not in english


def test_those_who_sign_stand_in_the_alphabet_of_the_chosen_language(unsigned):
    places = json.loads(attached(unsigned)[FILE])["places"]
    assert [each["code"] for each in places] == ["AM", "BY", "KZ", "KG", "RU", "TJ", "UZ"]
    english = printed(*agreement("en", "ru"))
    places = json.loads(attached(english)[FILE])["places"]
    assert [each["name"] for each in places] == sorted(each["name"] for each in places)


def test_each_place_is_on_the_page_that_the_book_says(unsigned):
    found = pages(unsigned)
    for place in json.loads(attached(unsigned)[FILE])["places"]:
        assert place["name"] in found[place["page"]]


def test_by_the_alternat_the_keeper_of_a_copy_stands_first_in_it():
    two = agreement("ru", "en", may_sign=("RU", "BY"))
    for keeper, other in (("RU", "BY"), ("BY", "RU")):
        data = printed(*two, keeper=keeper)
        places = json.loads(attached(data)[FILE])["places"]
        assert [each["code"] for each in places] == [keeper, other]
        assert "in duplicate" in pages(data)[2]


def test_a_certified_copy_names_who_signed_and_bears_the_depositarys_certificate():
    acts = [
        *agreement("ru", "en"),
        signed("KZ", "Nursultan"),
        signed("RU", "Dmitry", "ad-referendum"),
    ]
    data = printed(*acts, variant="certified")
    found = pages(data)
    assert "Заверенная копия" in found[0]
    assert "Certified true copy" in found[0]
    signatures = next(page for page in found if "Nursultan" in page)
    assert "(Подпись) Dmitry" in signatures
    assert "ad referendum" in signatures
    assert "Армения" not in signatures
    assert "I hereby certify" in found[-1]
    assert not json.loads(attached(data)[FILE])["places"]


def test_a_text_to_initial_says_so_on_its_cover():
    data = printed(
        *agreement("ru", "en"), signed("AM", "Serzh", "initialled"), variant="initialled"
    )
    found = pages(data)
    assert "Text initialled" in found[0]
    assert any("Парафировано 19 декабря 2011 года" in page for page in found)


def test_a_book_that_cannot_be_printed_is_not_there():
    state = state_with(*agreement("ru", "en"))
    made = bind(state, matter_of(state, "lake"))
    data = open_book(write_book(made), "book")
    assert data.manifest.treaty == "lake"
    with pytest.raises(NotThereError, match="No text"):
        write_book(type(made)(**{**_fields(made), "objections": ("No text.",)}))


def _fields(made):
    return {name: getattr(made, name) for name in made.__struct_fields__}


@pytest.mark.parametrize("languages", [("en", "ar"), ("ar", "en", "ru")])
def test_a_language_from_the_right_stands_beside_others(languages):
    data = printed(*agreement(*languages))
    assert f"lake.{languages[0]}.md" in attached(data)
    assert len(pages(data)) >= len(languages) + 3
