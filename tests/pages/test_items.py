"""The page of an item says until when it was put off, and on which text it was decided."""

import pytest

MINISTERS = "/sessions/ministers"
ITEMS = f"{MINISTERS}/items"

UNTIL = {
    "en": "to come back by 1 March 2012",
    "fr": "à reprendre au plus tard le 1er mars 2012",
    "ru": "вернуться к вопросу не позднее 1 марта 2012 г.",
    "ar": "يُعاد النظر فيه في موعد أقصاه 1 مارس 2012",
}
HEADLINES = {
    "en": "1 of 4 agreed, 1 of them ad referendum",
    "fr": "1 sur 4 convenus, dont 1 ad referendum",
    "ru": "Согласовано 1 из 4, из них ad referendum: 1",
    "ar": "تم الاتفاق على 1 من 4، منها 1 رهن الاستشارة",
}


@pytest.mark.parametrize(("language", "said"), UNTIL.items())
def test_a_deferred_item_says_by_when_it_is_to_come_back_at_its_head_and_in_its_path(
    editor, language, said
):
    assert editor.read(f"{ITEMS}/1?lang={language}").said.count(said) == 2
    data = editor.data(f"{ITEMS}/1.json?lang={language}")
    assert [step["until"] for step in data["steps"]] == [None, "2012-03-01"]
    assert data["aside"] == data["steps"][-1]


def test_a_deferred_item_without_a_day_says_only_why(editor):
    page = editor.read(f"{ITEMS}/2")
    assert page.said.count("to experts") == 2
    assert "to come back by" not in page.said
    assert editor.data(f"{ITEMS}/2.json")["aside"]["until"] is None


def test_an_item_before_the_body_is_not_told_as_put_aside(editor):
    assert editor.data(f"{ITEMS}/3.json")["aside"] is None


def test_the_session_tells_items_put_off_until_a_day_apart_from_the_others(editor):
    aside = editor.data(f"{MINISTERS}.json")["aside"]
    assert [(move["until"], [item["item"] for item in move["items"]]) for move in aside] == [
        ("2012-03-01", ["1"]),
        (None, ["2"]),
    ]
    assert editor.read(MINISTERS).said.count(UNTIL["en"]) == 1


def test_a_decision_says_the_text_it_was_taken_on(editor):
    (decision,) = editor.data(f"{ITEMS}/3.json")["decisions"]
    assert decision["text"] == "sha256:one"
    assert (decision["contested"], decision["rescinded"]) == (False, "")
    said = editor.read(f"{ITEMS}/3").said
    assert "Decided on the text: sha256:one" in said
    assert "Another text is before the body now." not in said


def test_a_decision_that_was_contested_and_taken_back_says_both_and_that_its_text_changed(editor):
    (decision,) = editor.data(f"{ITEMS}/4.json")["decisions"]
    assert (decision["text"], decision["contested"]) == ("sha256:four", True)
    assert decision["rescinded"] == "taken by mistake"
    said = editor.read(f"{ITEMS}/4").said
    for part in (
        "Declared against the rule’s answer, which was: not adopted.",
        "Taken back: taken by mistake",
        "Decided on the text: sha256:four Another text is before the body now.",
        "Text before the body: sha256:five",
    ):
        assert part in said, part


def test_the_path_of_an_item_says_which_texts_were_before_the_body(editor):
    steps = editor.data(f"{ITEMS}/4.json")["steps"]
    assert [step["text"] for step in steps] == ["sha256:four", "sha256:five"]
    assert "Text: sha256:five" in editor.read(f"{ITEMS}/4").said


@pytest.mark.parametrize(("language", "said"), HEADLINES.items())
def test_the_numbers_say_how_many_of_the_agreed_items_are_so_ad_referendum(editor, language, said):
    for address in ("/", MINISTERS):
        assert said in editor.read(f"{address}?lang={language}").said
    data = editor.data(f"{MINISTERS}.json")
    assert (data["agreed"], data["ad_referendum"], data["total"]) == (1, 1, 4)


def test_a_decision_that_was_taken_back_is_struck_out(editor):
    for address in (MINISTERS, f"{ITEMS}/4"):
        assert editor.read(address).text.count('class="outcome adopted rescinded"') == 1
    assert "rescinded" not in editor.read(f"{ITEMS}/3").text


def test_items_agreed_outright_are_told_apart_from_those_agreed_ad_referendum(stranger):
    data = stranger.data(f"{MINISTERS}.json")
    outright = data["agreed"] - data["ad_referendum"]
    assert data["ad_referendum"] > 0
    assert f"{outright} agreed outright {data['ad_referendum']} agreed ad referendum" in (
        stranger.read(MINISTERS).said
    )
