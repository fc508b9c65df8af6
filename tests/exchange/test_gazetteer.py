import json
import tomllib
from importlib import resources
from pathlib import Path

import pycountry
import pytest

from plenipo.exchange.gazetteer import find_member, names_of, nearest


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Russian Federation", "RU"),
        ("Россия", "RU"),
        ("РФ", "RU"),
        ("Fédération de Russie", "RU"),
        ("RUS", "RU"),
        ("ru", "RU"),
        ("КЫРГЫЗСТАН", "KG"),
        ("Киргизия", "KG"),
        ("Киргизская Республика", "KG"),
        ("Республика Беларусь", "BY"),
        ("Belarus", "BY"),
        ("UK", "GB"),
        ("Great Britain", "GB"),
        ("U.S.A.", "US"),
        ("EL", "GR"),
        ("GR", "GR"),
        ("DPRK", "KP"),
        ("Republic of Korea", "KR"),
        ("Côte d'Ivoire", "CI"),
        ("COTE D’IVOIRE", "CI"),
        ("Cote D`lvoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("EU", "EU"),
        ("Holy See", "VA"),
        ("State of Palestine", "PS"),
        ("Kosovo*", "XK"),
        ("the Gambia", "GM"),
        ("Gambia, The", "GM"),
        ("St. Lucia", "LC"),
        ("Trinidad & Tobago", "TT"),
        ("Bolivia (Plurinational State of)", "BO"),
        ("Plurinational State of Bolivia", "BO"),
        ("Iran, Islamic Republic of", "IR"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Democratic Republic of the Congo", "CD"),
        ("Congo", "CG"),
        ("USSR", "SUHH"),
        ("Yugoslavia", "YUCS"),
        ("Czechoslovakia", "CSHH"),
        ("German Democratic Republic", "DDDE"),
        ("ГДР", "DDDE"),
        ("Federal Republic of Germany", "DE"),
        ("Belarus (chair)", "BY"),
        ("Belarus [1]", "BY"),
        ("Belarus²", "BY"),
        ("Armenia (AM)", "AM"),
        ("AM – Armenia", "AM"),
        ("Armenia / Армения", "AM"),
    ],
)
def test_a_member_is_known_by_its_usual_names_and_codes(text, code):
    assert find_member(text).code == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Korea",  # there are two
        "CS",  # was Czechoslovakia's, then Serbia and Montenegro's
        "Congo (Democratic Republic)",  # a name, not a note: not the Congo
        "China (Taiwan)",
        "Belarus (Russia)",
        "Armenia / Belarus",
        "Kazahstan",
        "agree",
        "x" * 500,
    ],
)
def test_what_names_no_member_for_certain_names_none(text):
    assert find_member(text) is None


def test_every_current_member_is_known_by_every_name_and_code_of_iso_3166():
    for country in pycountry.countries:
        named = [country.alpha_2, country.alpha_3, country.name]
        named += [getattr(country, sort) for sort in ("official_name",) if hasattr(country, sort)]
        assert {find_member(name).code for name in named} == {country.alpha_2}, country.name


def test_every_current_member_has_a_name_in_three_languages():
    for country in pycountry.countries:
        assert list(names_of(country.alpha_2)) == ["en", "ru", "fr"], country.name


def test_no_two_members_share_a_name_in_our_own_list():
    file = resources.files("plenipo.exchange").joinpath("names.toml")
    for code, names in tomllib.loads(file.read_text("utf-8")).items():
        for name in [name for listed in names.values() for name in listed]:
            assert find_member(name).code == code, name


def test_the_codes_of_former_states_are_those_of_iso_3166_3():
    database = Path(pycountry.__file__).parent / "databases" / "iso3166-3.json"
    former = {entry["alpha_4"] for entry in json.loads(database.read_bytes())["3166-3"]}
    ours = {"SUHH", "YUCS", "CSHH", "CSXX", "DDDE", "YDYE", "VDVN"}
    assert ours <= former
    assert all(find_member(code).code == code for code in ours)


def test_the_short_usual_name_is_the_one_that_is_shown():
    assert names_of("KG") == {"en": "Kyrgyzstan", "ru": "Кыргызстан", "fr": "Kirghizistan"}
    assert names_of("IR") == {"en": "Iran", "ru": "Иран", "fr": "Iran"}
    assert names_of("SUHH") == {"en": "USSR", "ru": "СССР", "fr": "URSS"}
    assert names_of("??") == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [("Kazahstan", "Kazakhstan"), ("Казахстн", "Казахстан"), ("Uzbekstan", "Uzbekistan")],
)
def test_the_nearest_name_is_told_for_a_misspelt_one(text, name):
    assert nearest(text) == name


def test_nothing_is_near_to_a_name_like_no_other():
    assert nearest("Delegation 3") is None


def test_the_note_after_a_name_is_kept():
    assert find_member("Belarus (chair)").note == "chair"
