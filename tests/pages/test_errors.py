"""What goes wrong is one sentence in the reader's language, with the right status, and no more."""

import pytest
from registers import build_small
from visitor import Visitor

from plenipo.web import layout

MINISTERS = "/sessions/ministers-2011-12"
WRONG = {
    "/sessions/nowhere": (404, "There is no session “nowhere”."),
    "/sessions/nowhere/items/1": (404, "There is no item 1 in a session “nowhere”."),
    f"{MINISTERS}/items/31": (404, "There is no item 31 in a session “ministers-2011-12”."),
    f"{MINISTERS}/items/": (404, "There is no page at this address."),
    "/members/XX": (404, "There is no member “XX”."),
    "/bodies/none": (404, "There is no body “none”."),
    "/rules/none": (404, "There is no rule “none”."),
    "/entries/492": (404, "There is no entry 492."),
    "/entries/-1": (404, "There is no such entry."),
    "/entries/one": (404, "There is no such entry."),
    "/entries/99999999999999999999": (404, "There is no such entry."),
    "/nothing": (404, "There is no page at this address."),
    "/nothing/at/all": (404, "There is no page at this address."),
    "/static/0000000000000000/plenipo.css": (404, "There is no page at this address."),
    "/static/0000000000000000/..%2F..%2Fapp.py": (404, "There is no page at this address."),
    "/journal?before=soon": (400, "A number in the address is none: write it in digits, like 12."),
    f"{MINISTERS}?as_of=yesterday": (
        400,
        "This is not a moment: write it like 2011-12-19T18:00Z or 2011-12-19.",
    ),
    "/members?as_of=2011-13-01": (
        400,
        "This is not a moment: write it like 2011-12-19T18:00Z or 2011-12-19.",
    ),
    "/moment?session=ministers-2011-12&act=0&to=/": (400, "There is no such act in the session."),
    "/moment?session=none&act=1&to=/": (400, "There is no such act in the session."),
    "/moment?session=ministers-2011-12&act=1&to=//elsewhere.example/": (
        400,
        "The address to go to is not one of this site.",
    ),
    "/moment?session=ministers-2011-12&act=1&to=https://elsewhere.example/": (
        400,
        "The address to go to is not one of this site.",
    ),
    "/moment?session=ministers-2011-12&act=1&to=/%5Celsewhere.example": (
        400,
        "The address to go to is not one of this site.",
    ),
}
PAGES_WRONG = [a for a in WRONG if not a.startswith(("/moment", "/static")) and a[-1] != "/"]
SAID_IN = {
    "ru": "Заседания «nowhere» нет.",
    "fr": "Il n’y a pas de session «\xa0nowhere\xa0».",
    "ar": "لا توجد دورة «nowhere».",
}


def heading(page):
    return page.text.partition("<h1")[2].partition(">")[2].partition("</h1>")[0]


@pytest.mark.parametrize("address", WRONG)
def test_what_is_not_there_or_wrong_is_one_sentence_with_its_status(guest, address):
    status, sentence = WRONG[address]
    page = guest.read(address, status)
    assert heading(page) == sentence
    assert page.attribute("html", "lang") == ["en"]
    assert "Traceback" not in page.text


@pytest.mark.parametrize("address", PAGES_WRONG)
def test_a_twin_says_the_same_sentence_as_data(guest, address):
    status, sentence = WRONG[address]
    path, mark, query = address.partition("?")
    answer = guest.ask(f"{path}.json{mark}{query}")
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.json() == {"ok": False, "error": sentence}


@pytest.mark.parametrize("language", SAID_IN)
def test_the_sentence_is_in_the_readers_language(guest, language):
    asked = guest.read(f"/sessions/nowhere?lang={language}", 404)
    preferred = guest.read(
        "/sessions/nowhere", 404, Accept_Language=f"de, {language};q=0.9, en;q=0.2"
    )
    for page in (asked, preferred):
        assert heading(page) == SAID_IN[language]
        assert page.attribute("html", "lang") == [language]
    assert guest.ask(f"/sessions/nowhere.json?lang={language}").json()["error"] == SAID_IN[language]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_page_that_is_asked_to_write_says_that_pages_only_read(guest, method):
    answer = guest.ask(MINISTERS, method=method)
    assert answer.status_code == 405
    assert "The pages only read: record acts with the command plenipo act." in answer.text


def test_a_parameter_nobody_asked_for_changes_nothing(guest):
    plain, more = (
        guest.data(f"{MINISTERS}.json"),
        guest.data(f"{MINISTERS}.json?colour=green&lang=xx"),
    )
    assert more == plain


def test_hostile_parameters_stand_on_the_page_as_text(guest):
    page = guest.read(f"{MINISTERS}?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert page.attribute("input", "value", name="q") == ['"><script>alert(1)</script>']
    assert page.attribute("script", "src", type="module")[0].startswith("/static/")
    assert len(page.attribute("script", "src", type="module")) == 1
    gone = guest.read("/sessions/%3Cimg%20src=x%20onerror=alert(1)%3E", 404)
    assert "There is no session “<img src=x onerror=alert(1)>”." in gone.said
    assert gone.attribute("img", "src") == []
    assert len(gone.attribute("script", "src", type="module")) == 1


@pytest.mark.parametrize(
    "path", ["/%00", "/sessions/%ff%fe", "/members/%0d%0aSet-Cookie:%20a=b", "/" + "a" * 5000]
)
def test_addresses_that_no_page_writes_are_not_there(guest, path):
    answer = guest.ask(path)
    assert answer.status_code == 404
    assert "set-cookie" not in answer.headers


def test_a_register_that_is_gone_is_said_in_one_sentence_and_found_again(tmp_path):
    path = build_small(tmp_path / "here.plenipo")
    with Visitor(path) as visitor:
        assert visitor.ask("/").status_code == 200
        path.rename(tmp_path / "away.plenipo")
        for address in ("/", "/index.json"):
            answer = visitor.ask(address)
            assert answer.status_code == 503
            assert "The register cannot be read at the moment." in answer.text
            assert str(tmp_path) not in answer.text
        (tmp_path / "away.plenipo").rename(path)
        assert visitor.ask("/").status_code == 200


def test_a_page_that_fails_says_so_without_its_trace(small, monkeypatch):
    def fail(*_):
        raise RuntimeError("the secret of the trace")

    with Visitor(small) as visitor:
        monkeypatch.setattr(layout.Canvas, "_fragment", fail)
        answer = visitor.ask("/sessions/ministers")
    assert answer.status_code == 500
    assert "Something went wrong while making this page." in answer.text
    assert "secret of the trace" not in answer.text
    assert "Traceback" not in answer.text
