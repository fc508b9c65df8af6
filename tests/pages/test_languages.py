"""The pages in every language: nothing is left untranslated, and what is filled in stays."""

import re
from collections import Counter
from datetime import date

import pytest

from plenipo.web.catalogues import FOLDER, catalogue_of, messages, renew, translated, written
from plenipo.web.languages import LANGUAGES, choose, own_name, wording
from plenipo.web.marks import SHAPES, Marks

MINISTERS = "/sessions/ministers-2011-12"
OTHERS = [language for language in LANGUAGES if language != "en"]
PLACES = re.compile(r"%\(\w+\)s|\{\w+\}|<\w+>|</\w+>|%%")
"""What is filled into a message, and the marks of HTML in it."""

SCRIPTS = {"ru": re.compile("[а-яё]", re.IGNORECASE), "ar": re.compile("[\u0600-\u06ff]")}


def places(text):
    return Counter(PLACES.findall(text))


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_has_exactly_the_messages_of_the_program_each_translated(language):
    catalogue = catalogue_of(language)
    said = {m if isinstance(m, str) else m[0] for m in messages()}
    held = {m.id if isinstance(m.id, str) else m.id[0] for m in catalogue if m.id}
    assert held == said
    assert len(held) > 250
    assert [m.id for m in catalogue if m.id and not translated(m)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_same_places_to_fill_in_as_its_message(language):
    for message in catalogue_of(language):
        if not message.id:
            continue
        if isinstance(message.id, str):
            assert places(message.string) == places(message.id), message.id
            continue
        for (
            form
        ) in message.string:  # "one item" may do without the number, but not without the rest
            number = Counter({"%(count)s": 1})
            assert places(form) | number == places(message.id[1]) | number, message.id


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_has_as_many_plurals_as_its_language(language):
    catalogue = catalogue_of(language)
    forms = {"ru": 3, "fr": 2, "ar": 6}[language]
    assert catalogue.num_plurals == forms
    assert {len(m.string) for m in catalogue if isinstance(m.id, tuple)} == {forms}


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_stands_in_its_file_as_the_program_writes_it(language):
    assert (FOLDER / f"{language}.po").read_bytes() == written(renew(language))


@pytest.mark.parametrize("language", SCRIPTS)
def test_a_translation_is_in_the_script_of_its_language(language):
    told = [
        (message.id, form)
        for message in catalogue_of(language)
        if message.id
        for form in (
            message.string if isinstance(message.string, tuple | list) else [message.string]
        )
    ]
    without = {one for one, form in told if not SCRIPTS[language].search(form)}
    assert without <= {
        *("?", "·", ", ", "; ", "{voice}: {stances}", "{day}, {time} UTC"),
        *("{title}: {standing}", "{day}, {time} ({zone}, {offset})"),
        *("<b>%(count)s</b> %(status)s", "{number} {word}", "'{code}'"),
        *("{treaty}: {event}", "{participant}: {kind}", "{participant}, {treaty}: {kind}"),
        *("{day}, {time} ({zone})", "No.", "ad referendum", "{day}: {title}."),
        "%(level)s: <b>%(n)s</b> (%(strength)s)",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letters_of_the_matrix_differ_from_each_other_in_every_language(language):
    marks = Marks(wording(language))
    letters = [marks.letter(stance) for stance in SHAPES]
    assert len(set(letters)) == len(SHAPES)
    assert all(1 <= len(letter) <= 2 for letter in letters)
    assert len(set(SHAPES.values())) == len(SHAPES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_its_language_and_direction_and_offers_the_others(guest, language):
    page = guest.read(f"{MINISTERS}?lang={language}&state=agreed")
    assert page.attribute("html", "lang") == [language]
    assert page.attribute("html", "dir") == ["rtl" if language == "ar" else "ltr"]
    for other in LANGUAGES:
        (address,) = page.attribute("a", "href", hreflang=other)
        there = guest.read(address)
        assert there.attribute("html", "lang") == [other]
        assert '<option value="agreed" selected>' in there.text
        assert own_name(other) in page.said


@pytest.mark.parametrize("language", SCRIPTS)
def test_no_message_stays_in_english_on_a_page_of_another_language(guest, language):
    english = {
        message for message in messages() if isinstance(message, str) and len(message.split()) > 2
    }
    for address in ("/", MINISTERS, f"{MINISTERS}/items/24", "/members/UZ", "/journal", "/about"):
        said = guest.read(f"{address}?lang={language}").said
        assert SCRIPTS[language].search(said)
        assert [message for message in english if message in said] == [], address


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("de", "en"),
        ("ru", "ru"),
        ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "fr"),
        ("en;q=0.2, ar-EG;q=0.8", "ar"),
        ("ru;q=0, fr;q=0.1", "fr"),
        ("fr;q=much, ru;q=0.1", "ru"),
        (";;;,,,q=1", "en"),
    ],
)
def test_the_browser_chooses_the_language_unless_the_address_does(guest, accepted, language):
    assert choose(accepted) == language
    assert guest.read("/", Accept_Language=accepted).attribute("html", "lang") == [language]
    asked = guest.read("/?lang=fr", Accept_Language=accepted)
    assert asked.attribute("html", "lang") == ["fr"]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 1, 1), "1er janvier 2026"),
        (date(2026, 1, 2), "2 janvier 2026"),
        (date(2026, 8, 11), "11 août 2026"),
    ],
)
def test_the_first_of_a_month_is_an_ordinal_in_french(day, told):
    assert wording("fr").day(day) == told
    assert wording("en").day(date(2026, 1, 1)) == "1 January 2026"
