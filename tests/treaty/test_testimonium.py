"""The formulae of a treaty in each language."""

from __future__ import annotations

import re
from datetime import date
from importlib import resources

import pytest

from plenipo.treaty.testimonium import (
    Done,
    city,
    concluding,
    ends_with_testimonium,
    formulae,
    named,
    together,
)

DAY = date(2011, 12, 20)
TAGS = sorted(
    file.name.removesuffix(".toml")
    for file in (resources.files("plenipo.treaty") / "formulae").iterdir()
)
TITLES = {
    "ar": ("اتفاق بشأن البحيرة", "هذا الاتفاق"),
    "en": ("Agreement on the Lake", "the present Agreement"),
    "es": ("Acuerdo sobre el lago", "el presente Acuerdo"),
    "fr": ("Accord sur le lac", "le présent Accord"),
    "ru": ("Соглашение об озере", "настоящее Соглашение"),
    "zh": ("湖泊协定", "本协定"),
}


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("others", [(), ("ru",), ("ru", "fr")])
@pytest.mark.parametrize("prevails", ["", "ru"])
def test_nothing_is_left_to_fill_in(tag, others, prevails):
    languages = tuple(dict.fromkeys((tag, *others)))
    done = Done(languages, "Somewhere", DAY, prevails if prevails in languages else "")
    title, called = TITLES[tag]
    told = concluding(tag, title, done)
    assert called in told[0]
    assert "Somewhere" in told[1]
    assert not re.search(r"[{}]", " ".join(told))
    assert len(told) == (3 if done.prevails and len(languages) > 1 else 2)


@pytest.mark.parametrize("tag", TAGS)
def test_a_testimonium_is_known_again_as_one(tag):
    done = Done((tag, "hy"), "Somewhere", DAY)
    assert ends_with_testimonium(concluding(tag, "?", done))
    assert not ends_with_testimonium([TITLES[tag][0]])


def test_two_texts_and_several_are_told_apart():
    def said(tags, prevails=""):
        return concluding("en", "Treaty", Done(tags, "Moscow", DAY, prevails))[1]

    assert "both texts being equally authentic" in said(("en", "ru"))
    assert "all texts being equally authentic" in said(("en", "ru", "fr"))
    assert said(("en", "ru"), "en").endswith("both texts being authentic.")
    assert said(("en",)).endswith("in a single original, in the English language.")


def test_a_document_whose_title_does_not_say_what_it_is_is_a_document():
    assert "the present document" in concluding("en", "The Lake", Done(("en",)))[0]
    assert "the present Protocol" in concluding("en", "Protocol to the Treaty", Done(("en",)))[0]


def test_what_is_not_known_is_left_blank():
    assert "____" in concluding("en", "Treaty", Done(("en",)))[1]


def test_a_language_without_words_has_no_formulae():
    assert formulae("hy") is None
    assert formulae("../en") is None
    assert concluding("hy", "?", Done(("hy",))) == ()


def test_the_names_of_languages_stand_as_after_their_preposition():
    assert [named(tag, "ru") for tag in ("ru", "en", "ar")] == ["русском", "английском", "арабском"]
    assert named("ru", "zh") == "俄文"
    assert together(["ruso", "inglés"], "es") == "ruso e inglés"
    assert together(["a", "b", "c"], "en") == "a, b and c"


def test_a_city_is_called_as_each_language_calls_it():
    assert [city("Moscow", tag) for tag in ("ru", "fr", "ar", "en")] == [
        "Москва",
        "Moscou",
        "موسكو",
        "Moscow",
    ]
    assert city("Москва", "en") == "Moscow"
    assert city("Ushakovskoye", "ru") == "Ushakovskoye"
