"""A text is kept in several languages in the room: tabled, translated, confirmed, behind again."""

import re
from html import unescape

import pytest
from assembled import Assembly
from story import JOINT

HERE = f"/sessions/{JOINT}/documents/L.4/languages"
PLACE = f"/console/{JOINT}/documents/L.4/languages"
ABOUT = {"session": JOINT, "document": "L.4"}
RUSSIAN = {**ABOUT, "language": "ru"}
DRAFT = "# Statement\n\n1. We act [at once - BY] against drugs.\n\n2. We meet in 2012.\n"
TRANSLATED = "# Заявление\n\n1. Мы [сразу] боремся с наркотиками.\n\n2. Мы соберёмся.\n"
PROPOSED = {
    **ABOUT,
    "member": "AM",
    "proposal": "AM-1",
    "action": "replace",
    "provision": "p3",
    "passage": "meet",
    "words": "gather",
}


@pytest.fixture
def room(tmp_path):
    with Assembly(tmp_path / "room.plenipo") as found:
        told = {"symbol": "CSTO/L.4", "names": {"en": "Statement"}, "text": DRAFT}
        secretary = found.browser("secretary")
        act = secretary.act("document.tabled", **ABOUT, **told, parties=["BY"])
        assert act.status_code == 201
        yield found


@pytest.fixture
def translated(room):
    """The room, with a Russian version."""
    answer = room.browser("interpreter").form(
        "version.tabled", **RUSSIAN, of="CSTO/L.4", text=TRANSLATED, parties="BY"
    )
    assert answer.status_code == 303
    return room


def lines(browser, standing=""):
    told = browser.get(f"{HERE}/ru.json?standing={standing}").json()["lines"]
    return {line["id"]: line for line in told}


def standings(browser):
    return {name: line["standing"] for name, line in lines(browser).items()}


def hidden(browser, path, type_, provision):
    """The fields of the form for one provision, as the page filled them."""
    page = browser.get(path).text
    for form in re.findall(r"<form method=\"post\".*?</form>", page, re.DOTALL):
        fields = {k: unescape(v) for k, v in re.findall(r'name="(\w+)" value="(.*?)"', form)}
        if fields.get("_type") == type_ and fields.get("provision") == provision:
            return {k: v for k, v in fields.items() if k not in {"_type", "_csrf", "_to"}}
    return None


def test_the_languages_of_a_document_and_how_they_stand(translated):
    page = translated.browser("am.head").get(HERE).text
    assert "Русский" in page
    assert "It is not settled" in page
    settled = {"authentic": "en, ru", "prevails": "ru", "note": "Article 9"}
    answer = translated.browser("chair").form("languages.settled", **ABOUT, **settled)
    assert answer.status_code == 303
    told = translated.browser("am.head").get(f"{HERE}.json").json()
    assert [(o["tongue"]["tag"], o["leads"], o["prevails"]) for o in told["lines"]] == [
        ("en", True, False),
        ("ru", False, True),
    ]
    assert told["lines"][1]["counts"] == [{"standing": "linked", "count": 3}]
    assert "Article 9" in translated.browser("am.head").get(HERE).text


def test_both_texts_stand_side_by_side_each_from_its_side(translated):
    page = translated.browser("am.head").get(f"{HERE}/ru").text
    assert 'lang="en" dir="ltr"' in page
    assert 'lang="ru" dir="ltr"' in page
    arabic = {**ABOUT, "language": "ar", "of": "CSTO/L.4", "text": "# بيان\n"}
    assert translated.browser("secretary").act("version.tabled", **arabic).status_code == 201
    page = translated.browser("am.head").get(f"{HERE}/ar").text
    assert 'lang="ar" dir="rtl"' in page
    assert "not translated yet" in page


def test_what_changed_is_in_the_queue_word_by_word_until_it_is_translated(translated):
    interpreter = translated.browser("interpreter")
    queue = f"{PLACE}/ru"
    assert "every provision is up to date" in interpreter.get(queue).text
    assert translated.browser("am.head").form("wording.proposed", **PROPOSED).status_code == 303
    assert standings(interpreter)["p3"] == "behind"
    told = interpreter.get(f"{queue}.json").json()
    (task,) = told["tasks"]
    assert "".join(b["text"] for b in task["changes"] if b["kind"] == "+") == "[ / gather]"
    fields = hidden(interpreter, queue, "version.amended", "p3")
    assert fields["of"] == "We [meet / gather] in 2012."
    fields |= {"words": "Мы [встретимся / соберёмся] в 2012 году.", "number": "2"}
    assert interpreter.form("version.amended", **fields).status_code == 303
    assert standings(interpreter)["p3"] == "linked"
    gone = {**ABOUT, "member": "AM", "proposal": "AM-1"}
    assert translated.browser("am.head").act("wording.withdrawn", **gone).status_code == 201
    assert standings(interpreter)["p3"] == "behind"


def test_a_translation_of_words_that_changed_meanwhile_is_kept_and_is_behind(translated):
    interpreter = translated.browser("interpreter")
    queue = f"{PLACE}/ru?standing=linked"
    fields = hidden(interpreter, queue, "version.amended", "p3")
    translated.browser("am.head").form("wording.proposed", **PROPOSED)
    assert interpreter.form("version.amended", **fields, words="Да.").status_code == 303
    line = lines(interpreter)["p3"]
    assert (line["standing"], line["translation"]) == ("behind", "Да.")


def test_a_finding_holds_while_both_words_stand(translated):
    interpreter = translated.browser("interpreter")
    queue = f"{PLACE}/ru?standing=linked"
    fields = hidden(interpreter, queue, "concordance.noted", "p3")
    fields = {k: v for k, v in fields.items() if k not in {"finding", "note"}}
    answer = interpreter.form("concordance.noted", **fields, finding="differs", note="the year")
    assert answer.status_code == 303
    line = lines(interpreter)["p3"]
    assert (line["standing"], line["note"]) == ("differs", "the year")
    assert line["hints"] == ["figures"]
    assert line["figures"] == [["2012"], []]
    assert interpreter.form("concordance.noted", **fields, finding="confirmed").status_code == 303
    assert standings(interpreter)["p3"] == "confirmed"
    translated.browser("am.head").form("wording.proposed", **PROPOSED)
    assert standings(interpreter)["p3"] == "behind"
    late = interpreter.form("concordance.noted", **fields, finding="confirmed")
    assert late.status_code == 409
    assert "look at them as they stand" in late.text


def test_delegations_read_and_do_not_translate(translated):
    head = translated.browser("am.head")
    act = {**RUSSIAN, "provision": "p3", "of": "We meet in 2012.", "words": "Нет."}
    assert head.act("version.amended", **act).status_code == 403
    assert "You translate nothing here." in head.get(f"{PLACE}/ru").text
    assert 'name="words"' not in head.get(f"{PLACE}/ru?standing=linked").text
    assert "You translate nothing here." in head.get(PLACE).text
    assert (
        translated.browser("interpreter")
        .act("languages.settled", **ABOUT, authentic=["en"])
        .status_code
        == 403
    )


def test_only_provisions_of_one_standing_are_shown_where_that_is_asked(translated):
    head = translated.browser("am.head")
    head.form("wording.proposed", **PROPOSED)
    assert set(lines(head, "behind")) == {"p3"}
    assert set(lines(head, "linked")) == {"p1", "p2"}
    assert "No provision stands so." in head.get(f"{HERE}/ru?standing=confirmed").text
    assert head.get(f"{HERE}/fr").status_code == 404
    assert head.get(f"{HERE}/en").status_code == 404


def test_a_translation_is_for_those_who_read_the_text(room):
    secretary, other = room.browser("secretary"), room.browser("by.head")
    about = {"session": JOINT, "document": "L.9"}
    told = {"symbol": "CSTO/L.9", "names": {"en": "Draft"}, "text": "1. We act in secret."}
    act = {"type": "document.tabled", **about, **told}
    assert secretary.send({"act": act, "audience": ["secretariat"]}).status_code == 201
    version = {"language": "ru", "of": "CSTO/L.9", "text": "1. Мы тайно."}
    act = {"type": "version.tabled", **about, **version}
    aloud = secretary.send({"act": act, "audience": ["public"]})
    assert aloud.json()["refusals"][0]["code"] == "other-audience"
    assert secretary.send({"act": act}).status_code == 201  # it takes the audience of the text
    page = f"/sessions/{JOINT}/documents/L.9/languages"
    assert "Русский" in secretary.get(page).text
    assert other.get(page).status_code == 404
    for path in ("/log", "/journal"):
        assert "тайно" not in other.get(path).text
