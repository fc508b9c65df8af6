"""What is refused is told in the reader's language; to programs always the same."""

import re

import pytest
from story import JOINT

STATED = {"session": JOINT, "item": "2", "member": "AM", "stance": "agree"}
OLD = {**STATED, "text": "sha256:old"}
TEXT = {
    "ru": "На рассмотрении по пункту 2 находится текст sha256:a: укажите его.",
    "fr": "Le texte devant l’organe sur le point 2 est sha256:a : indiquez-le.",
    "ar": "النص المعروض على الهيئة بشأن البند 2 هو sha256:a: اذكره.",
    "en": "The text before the body on item 2 is sha256:a: state it.",
}


def form(browser, language, kind, **fields):
    return browser.form(kind, headers={"Accept-Language": language}, **fields)


@pytest.mark.parametrize("language", TEXT)
def test_a_form_is_refused_in_the_language_of_its_reader(assembly, language):
    answer = form(assembly.browser("am.head"), language, "position.stated", **OLD)
    assert answer.status_code == 409
    assert f'<html lang="{language}"' in answer.text
    assert f"<bdi>{TEXT[language]}</bdi>" in answer.text


@pytest.mark.parametrize("language", TEXT)
def test_a_program_is_told_in_english_with_the_code(assembly, language):
    told = {"act": {"type": "position.stated", **OLD}}
    answer = assembly.browser("am.head").send(told, **{"Accept-Language": language})
    assert answer.json() == {
        "ok": False,
        "index": 0,
        "refusals": [{"code": "other-text", "sentence": TEXT["en"]}],
    }


def test_a_role_and_an_act_are_called_by_their_words(assembly):
    answer = form(assembly.browser("am.adviser"), "ru", "session.closed", session=JOINT)
    assert answer.status_code == 403
    assert "ваша роль: советник" in answer.text
    assert "session.closed is recorded" not in answer.text
    assert "'session.closed'" not in answer.text


def test_what_others_did_meanwhile_is_told_with_its_moment_in_words(assembly):
    head, since = assembly.browser("am.head"), assembly.size
    assert assembly.browser("secretary").state("AM", "agree", _for="AM").status_code == 201
    answer = form(head, "ru", "position.stated", **STATED, text="sha256:a", _since=str(since))
    assert answer.status_code == 409
    assert "Тем временем по тому же вопросу внесена запись" in answer.text
    assert re.search(r"\d декабря 2011\sг\., \d\d:\d\d", answer.text)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Для действия «position.stated» нужно указать: stance."),
        ("ar", "يتطلب الفعل «position.stated»: stance."),
        ("en", "the act &#39;position.stated&#39; needs stance."),
    ],
)
def test_a_form_that_is_no_act_keeps_what_was_entered_and_says_why(assembly, language, sentence):
    fields = {**STATED, "stance": "", "reason": "as agreed"}
    answer = form(assembly.browser("am.head"), language, "position.stated", **fields)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert "as agreed</textarea>" in answer.text


def test_who_did_not_sign_in_is_told_so_in_their_language(assembly):
    answer = form(assembly.browser(), "ru", "position.stated", **STATED)
    assert answer.status_code == 401
    assert "Sign in first" not in answer.text
    assert "войдите" in answer.text.lower()


def test_why_not_is_answered_in_the_language_of_the_page(assembly):
    page = assembly.browser("am.adviser").get("/why?act=session.closed&lang=ru").text
    assert "ваша роль: советник" in page
    twin = assembly.browser("am.adviser").get("/why.json?act=session.closed").json()
    assert twin["answer"].startswith("'session.closed' is recorded by ")


def test_a_paper_is_refused_in_the_language_of_its_reader(assembly):
    paper = {"session": JOINT, "vote": "1", "member": "BY", "ballot": "0" * 32, "cast": "for"}
    head = assembly.browser("am.head")
    answer = assembly.client.post(
        "/ballots",
        data={**paper, "_csrf": head.token},
        headers=head._headers({"Accept-Language": "fr"}),
    )
    assert answer.status_code == 403
    assert "pour leur propre délégation seulement" in answer.text
    told = assembly.client.post(
        "/ballots", json=paper, headers=head._headers({"Accept-Language": "fr"})
    )
    (sentence,) = told.json()["refusals"]
    assert sentence.startswith("A paper is handed in by the head of a delegation")
