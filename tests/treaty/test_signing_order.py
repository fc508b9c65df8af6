"""Who signs after whom: alphabets, the alternat, the narrow format."""

import pytest

from plenipo.treaty.signing_order import Copy, apart, copies, in_order, remaining

RUSSIAN = {
    "AM": "Армения",
    "BY": "Беларусь",
    "KG": "Кыргызстан",
    "KZ": "Казахстан",
    "RU": "Россия",
    "TJ": "Таджикистан",
    "UZ": "Узбекистан",
}
ENGLISH = {"KG": "Kyrgyzstan", "KZ": "Kazakhstan", "CI": "Côte d'Ivoire", "CU": "Cuba"}


def test_signatories_stand_by_the_alphabet_of_the_chosen_language():
    assert in_order(RUSSIAN, "ru") == ("AM", "BY", "KZ", "KG", "RU", "TJ", "UZ")
    assert in_order(ENGLISH, "en") == ("CI", "CU", "KZ", "KG")


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("es", ["Nueva Zelandia", "Ñuble", "Omán"]),
        ("kk", ["Ауғанстан", "Әзербайжан", "Беларусь", "Кипр", "Қазақстан", "Латвия"]),
        ("uk", ["Естонія", "Єгипет", "Ізраїль", "Індія", "Йорданія"]),
        ("sv", ["Schweiz", "Zambia", "Österrike"]),
        ("tr", ["Çin", "Danimarka", "Irak", "İran"]),
        ("pl", ["Litwa", "Łotwa", "Malta"]),
        ("ru", ["Ёлкино", "Ереван", "Туркменистан"]),
        ("fr", ["Égypte", "Espagne", "Éthiopie"]),
        ("de", ["Oman", "Österreich", "Polen"]),
    ],
)
def test_a_letter_stands_where_its_language_has_it(language, names):
    given = {name: name for name in reversed(names)}
    assert list(in_order(given, language)) == names


def test_by_the_alternat_each_of_two_stands_first_in_the_copy_it_keeps():
    two = {"RU": "Russia", "AM": "Armenia"}
    assert copies(two, "en", alternat=True) == (
        Copy("AM", ("AM", "RU")),
        Copy("RU", ("RU", "AM")),
    )


def test_by_the_alternat_of_many_the_others_follow_in_the_alphabet():
    three = {"RU": "Russia", "AM": "Armenia", "BY": "Belarus"}
    assert copies(three, "en", alternat=True)[2] == Copy("RU", ("RU", "AM", "BY"))


def test_without_the_alternat_there_is_one_original_which_the_depositary_keeps():
    assert copies({"RU": "Russia", "AM": "Armenia"}, "en", keeper="sec") == (
        Copy("sec", ("AM", "RU")),
    )


def test_who_stands_first_must_be_among_the_signatories():
    assert in_order({"BY": "Belarus", "AM": "Armenia"}, "en", "RU") == ("AM", "BY")


def test_next_is_the_first_in_the_order_who_has_not_signed():
    assert remaining(("AM", "BY", "KZ"), {"BY"}) == ("AM", "KZ")


def test_in_a_narrow_format_the_others_stay_out():
    assert apart(("KZ", "RU"), ("AM", "BY", "KZ", "RU")) == ("AM", "BY")
