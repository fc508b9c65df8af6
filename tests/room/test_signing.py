"""The signing table: the secretary records each signature in one press, and the screen follows."""

import re

import pytest
from story import CLAUSE, JOINT

from plenipo.capabilities.signing.acts import (
    SignatoryNamed,
    SigningListed,
    SigningPrepared,
    TextFinalised,
)
from plenipo.capabilities.treaties.acts import TreatyOpened

SIGNING = "kremlin"
HOME = f"/signings/{SIGNING}"
FIELDS = re.compile(r'name="([^"]+)" value="([^"]*)"')


def listed(number, **fields):
    return SigningListed(
        signing=SIGNING, number=number, **{"how": "signed", "signatories": ("BY", "AM"), **fields}
    )


def final(number):
    return TextFinalised(signing=SIGNING, number=number, languages=("ru",))


@pytest.fixture
def ceremony(assembly):
    """The room on the day of a ceremony: a list of measures, then a treaty."""
    heads = [
        SignatoryNamed(
            signing=SIGNING, participant=code, person=f"P {code}", office="head-of-state"
        )
        for code in ("AM", "BY")
    ]
    for act in (
        TreatyOpened(treaty="pact", names={"en": "Pact"}, clause=CLAUSE, depositary="RU"),
        SigningPrepared(
            signing=SIGNING,
            names={"en": "Signing in the Kremlin"},
            session=JOINT,
            day=assembly.clock.moment.date(),
            zone="Europe/Moscow",
            language="ru",
        ),
        listed("1", names={"en": "List of measures"}),
        listed("2", how="definitive", treaty="pact"),
        final("1"),
        final("2"),
        *heads,
    ):
        assembly.record(act)
    return assembly


def forms(page):
    """The fields of each form of a page by which something is signed."""
    found = re.findall(r'<form[^>]*action="/acts[^"]*"[^>]*>(.*?)</form>', page.text, re.DOTALL)
    return [dict(FIELDS.findall(form)) for form in found]


def press(browser):
    """Press what records the next signature on the table."""
    fields = forms(browser.get(f"{HOME}/table"))[0]
    return browser.form(fields.pop("_type"), **{**fields, "_csrf": browser.token})


def screen(assembly):
    return assembly.browser().get(f"{HOME}/ceremony.json").json()


def test_each_press_records_the_next_signature_and_the_screen_says_who_is_next(ceremony):
    secretary, seen = ceremony.browser("secretary"), []
    while (now := screen(ceremony))["now"]:
        turn = [s["member"]["code"] for s in now["now"]["signatories"] if s["next"]]
        seen.append((now["now"]["number"], now["now"]["signed"], *turn))
        answer = press(secretary)
        assert answer.status_code == 303, answer.text
        assert answer.headers["location"].startswith(f"{HOME}/table")
    assert seen == [("1", 0, "AM"), ("1", 1, "BY"), ("2", 0, "AM"), ("2", 1, "BY")]
    assert (screen(ceremony)["done"], screen(ceremony)["total"]) == (2, 2)
    page = ceremony.browser().get(f"{HOME}.json").json()
    assert page["says"] == "Signed: all have signed everything. Documents: 2."
    kinds = [entry.act for entry in ceremony.registrar.since(ceremony.size - 4)]
    assert [type(act).__name__ for act in kinds] == ["DocumentSigned"] * 2 + ["TreatySigned"] * 2
    assert [act.person for act in kinds] == ["P AM", "P BY"] * 2


@pytest.mark.parametrize("person", ["", "am.head", "chair", "interpreter"])
def test_others_are_told_who_records_signatures(ceremony, person):
    page = ceremony.browser(person).get(f"{HOME}/table")
    assert "The secretary and the depositary record signatures here." in page.text
    assert [form for form in forms(page) if "signed" in form.get("_type", "")] == []


def test_a_delegate_cannot_record_a_signature(ceremony):
    told = {"signing": SIGNING, "number": "1", "participant": "AM", "person": "P AM"}
    answer = ceremony.browser("am.head").act("document.signed", **told, office="head-of-state")
    assert answer.status_code == 403
    assert [r["code"] for r in answer.json()["refusals"]] == ["not-your-role"]


def test_on_another_day_the_table_says_so_and_nothing_is_recorded(ceremony):
    ceremony.clock.go(days=1)
    secretary, size = ceremony.browser("secretary"), ceremony.size
    assert "This is not the day of the ceremony." in secretary.get(f"{HOME}/table").text
    answer = press(secretary)
    assert answer.status_code == 409
    assert "is held on" in answer.text
    assert ceremony.size == size


def test_who_was_not_named_is_entered_at_the_table(ceremony):
    ceremony.record(listed("3", names={"en": "Calendar"}, signatories=("KZ",)))
    ceremony.record(final("3"))
    page = ceremony.browser("secretary").get(f"{HOME}/table").text
    assert page.count('name="person" required') == 1
