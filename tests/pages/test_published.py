"""The public site as files: whole, the same each time, with nothing in it but what is public."""

import json
import re
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest
from registers import SCRIPT, SECRETS, SESSION
from site_links import BASE, leading_nowhere, read
from visitor import LATER, Read, parted

from plenipo.assembly import house
from plenipo.capabilities.members.acts import BodyEstablished
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import SessionConvened
from plenipo.cli.main import main
from plenipo.core.act import Author
from plenipo.core.clock import SteppingClock, parse_moment
from plenipo.core.errors import InputError
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.procedure.rule_file import text_of
from plenipo.register.opening import create
from plenipo.web.publishing import site_files, walking
from plenipo.web.publishing.places import place_of
from plenipo.web.publishing.rewriting import as_file
from plenipo.web.publishing.site_files import MARK, Plan, publish

LANGUAGES = ("en", "ar")
THEN = datetime(2011, 12, 19, 12, tzinfo=UTC)
BOTH = Plan(BASE, LANGUAGES)
FORMS = {"form", "input", "button", "select", "option", "textarea", "label", "output"}


def all_files(site):
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def site(small, tmp_path_factory):
    """The public site of the small register."""
    folder = tmp_path_factory.mktemp("site") / "public"
    publish(small, folder, Plan(BASE, ("en",)), lambda: LATER)
    return folder


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """A register in which one session was convened, and no more."""
    path = tmp_path_factory.mktemp("alone") / "alone.plenipo"
    acts = [
        BodyEstablished(body="all", names={"en": "All"}),
        RuleAdopted(rule="csto-consensus", text=text_of("csto-consensus")),
        SessionConvened(
            session="alone",
            names={"en": "Alone"},
            bodies=("all",),
            opens=date(2030, 1, 1),
            rule="csto-consensus",
        ),
    ]
    clock = SteppingClock(THEN)
    told = {"origin": "alone.example", "title": "Alone", "clock": clock}
    with closing(create(path, house(), **told)) as registrar:
        for act in acts:
            (answer,) = registrar.record([Request((Proposed(act),), Author("keeper"))])
            assert isinstance(answer, Receipt), answer
    return path


@pytest.fixture(scope="module")
def both(alone, tmp_path_factory):
    """The public site of that register, in two languages."""
    folder = tmp_path_factory.mktemp("both") / "public"
    publish(alone, folder, BOTH, lambda: LATER)
    return folder


def pages(site):
    return {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}


def test_every_link_of_pages_feeds_and_the_sitemap_leads_to_a_file(site, both):
    for folder, least in ((site, 5000), (both, 500)):
        count, broken = leading_nowhere(folder)
        assert count > least
        assert broken == []


def test_the_checker_of_links_finds_one_that_is_broken(tmp_path):
    (tmp_path / "index.html").write_text('<a href="gone.html">x</a><a href="#none">y</a>')
    assert leading_nowhere(tmp_path)[1] == [("index.html", "gone.html"), ("index.html", "#none")]


def test_every_page_that_a_guest_reaches_is_a_file(site, hostile_tour):
    missing = []
    for address, answer in hostile_tour.items():
        path, query = parted(address)
        place = place_of(address, "/", "en")
        if query or answer.status_code != 200 or place is None:
            continue
        if not (site / place.file).is_file():
            missing.append(path)
    assert missing == []
    assert len(hostile_tour) > 150


def test_a_page_says_the_same_as_its_server(site, stranger):
    item = f"sessions/{SESSION}/items/23"
    served = stranger.read(f"/{item}?lang=en").said
    written = Read((site / f"en/{item}.html").read_text("utf-8")).said
    begin, end = "The rule says", "English"
    assert len(told := written.partition(begin)[2].partition(end)[0]) > 500
    assert told == served.partition(begin)[2].partition(end)[0]


def test_twice_written_it_is_the_same_to_the_byte(both, alone, tmp_path):
    publish(alone, tmp_path / "again", BOTH, lambda: LATER + timedelta(hours=5))
    assert all_files(tmp_path / "again") == all_files(both)


def test_no_page_needs_a_server(site):
    for path, text in pages(site).items():
        assert read(path).elements.isdisjoint(FORMS), path
        assert "data-live-at" not in text, path
        assert "/openapi.json" not in text, path
        assert "/console" not in text, path


def test_what_is_sealed_is_in_no_file(site):
    for name, body in all_files(site).items():
        assert [secret for secret in SECRETS if secret.encode() in body] == [], name
        assert not name.endswith("items/99.html"), name


def test_a_name_of_markup_stays_a_name(site):
    for path, text in pages(site).items():
        assert "<script>alert" not in text, path
    said = Read((site / "en/index.html").read_text("utf-8"))
    assert SCRIPT in json.loads(said.facts[0])["name"]


def test_a_number_with_a_slash_is_one_name_of_a_file(site):
    (found,) = site.glob("en/sessions/ministers/items/12~2F1*.html")
    assert found.name == "12~2F1~20bis.html"


def test_a_page_names_itself_and_its_other_languages(both):
    page = Read((both / "ar/members.html").read_text("utf-8"))
    assert page.attribute("html", "lang") == ["ar"]
    assert page.attribute("link", "href", rel="canonical") == [f"{BASE}ar/members.html"]
    others = {tag: f"{BASE}{tag}/members.html" for tag in LANGUAGES}
    found = {
        given["hreflang"]: given["href"]
        for tag, given in page.tags
        if tag == "link" and "hreflang" in given
    }
    assert found == {**others, "x-default": others["en"]}
    assert page.attribute("a", "href", hreflang="en") == ["../en/members.html"]


def test_the_first_page_is_that_of_the_first_language(both):
    page = Read((both / "index.html").read_text("utf-8"))
    assert page.attribute("html", "lang") == ["en"]
    assert page.attribute("link", "href", rel="canonical") == [f"{BASE}en/"]
    assert {"en/documents.html", "en/calendar.html", "en/votes.html", "en/treaties.html"} <= set(
        page.links
    )


def test_the_page_that_is_not_there_leads_home_from_any_address(both):
    links = [link for link in read(both / "404.html").links if not link.startswith("#")]
    assert links
    assert all(link.startswith("/alliance/") for link in links)


def test_robots_are_told_where_the_sitemap_is_and_it_has_every_page_in_each_language(both):
    assert (both / "robots.txt").read_text() == (
        f"User-agent: *\nDisallow:\nSitemap: {BASE}sitemap.xml\n"
    )
    told = (both / "sitemap.xml").read_text("utf-8")
    listed = re.findall(r"<loc>([^<]+)</loc>", told)
    assert len(listed) == len(set(listed))
    assert f"{BASE}ar/" in listed
    assert f"{BASE}ar/sessions/alone.html" in listed
    assert told.count('hreflang="ar"') == len(listed)
    assert len(listed) > 30


def test_a_site_of_more_pages_than_a_sitemap_holds_has_several(alone, tmp_path, monkeypatch):
    monkeypatch.setattr("plenipo.web.sitemap.MOST", 10)
    publish(alone, tmp_path / "site", BOTH, lambda: LATER)
    told = (tmp_path / "site/sitemap.xml").read_text("utf-8")
    maps = {path.name for path in (tmp_path / "site").glob("sitemap-*.xml")}
    assert len(maps) > 3
    assert set(re.findall(r"<loc>([^<]+)</loc>", told)) == {f"{BASE}{name}" for name in maps}
    for name in maps:
        assert 0 < (tmp_path / "site" / name).read_text("utf-8").count("<loc>") <= 10
    assert leading_nowhere(tmp_path / "site")[1] == []


def test_without_an_address_there_is_no_sitemap_and_links_still_lead(alone, tmp_path, capsys):
    folder = tmp_path / "site"
    assert main(["publish", str(alone), str(folder), "--language", "fr"]) == 0
    said = capsys.readouterr().out
    assert re.search(r"is written: \d+ pages in Français\.", said)
    assert "It has no sitemap" in said
    assert not (folder / "sitemap.xml").exists()
    links = (folder / "404.html").read_text("utf-8")
    assert 'href="/fr/index.html"' in links
    (folder / "404.html").unlink()  # it alone is made for a site at the root of its server
    count, broken = leading_nowhere(folder, "https://anywhere.example/some/where/")
    assert count > 100
    assert broken == []


def test_a_site_of_a_past_moment_shows_that_moment(alone, tmp_path):
    before = parse_moment("2011-12-19T12:00:02Z")
    publish(alone, tmp_path / "then", Plan(BASE, ("en",), before), lambda: LATER)
    page = (tmp_path / "then/en/index.html").read_text("utf-8")
    assert "As of 19 December 2011, 12:00:02 UTC." in page
    assert "No session has been convened yet." in page
    assert "Back to now" not in page
    assert leading_nowhere(tmp_path / "then")[1] == []


def test_what_is_not_a_site_of_plenipo_is_left_as_it_is(alone, tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["publish", str(alone), str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"'{tmp_path}' holds something else than a site of Plenipo: name another folder.\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    assert main(["publish", str(alone), str(tmp_path / "mine.txt")]) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--language", "de"], "There is no site in 'de': the languages are en, ru, fr, ar."),
        (["--base-url", "www.example.org"], "'www.example.org' is not where a site can be"),
        (["--as-of", "soon"], "'soon' is not a moment"),
    ],
)
def test_what_cannot_be_meant_is_told_in_a_sentence(alone, tmp_path, capsys, words, said):
    assert main(["publish", str(alone), str(tmp_path / "site"), *words]) == 2
    assert capsys.readouterr().err.startswith(said)
    assert list(tmp_path.iterdir()) == []


def test_a_register_that_is_not_there_leaves_nothing_behind(tmp_path, capsys):
    assert main(["publish", str(tmp_path / "none"), str(tmp_path / "site")]) == 2
    assert "There is no register" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_where_a_page_fails_the_site_of_before_stays(alone, tmp_path, monkeypatch):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / MARK).write_text("{}")
    monkeypatch.setattr(walking, "BROKEN", 200)
    with pytest.raises(InputError, match="The page / cannot be made, so nothing was written"):
        publish(alone, folder, BOTH, lambda: LATER)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert list(all_files(folder)) == [MARK]


def test_a_site_written_before_is_replaced_whole(alone, tmp_path, monkeypatch):
    folder = tmp_path / "site"
    (folder / "ru").mkdir(parents=True)
    (folder / MARK).write_text("{}")
    (folder / "ru/gone.html").write_text("gone")
    kept = {}

    async def nothing(self):
        kept.update(all_files(folder))
        self._write("index.html", b"new")

    monkeypatch.setattr(site_files._Site, "write", nothing)
    publish(alone, folder, BOTH, lambda: LATER)
    assert "ru/gone.html" in kept
    assert all_files(folder) == {"index.html": b"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ("/", "en/index.html"),
        ("/index.json?lang=ru", "ru/index.json"),
        ("/sessions/a?page=2&lang=fr", "fr/sessions/a~page~2.html"),
        ("/sessions/a?q=words", "en/sessions/a.html"),
        ("/sessions/a/papers/record.docx", "en/sessions/a/papers/record.docx"),
        ("/sessions/.htaccess", "en/sessions/~2Ehtaccess.html"),
        ("/sessions/%2E%2E", "en/sessions/~2E..html"),
        ("/sessions/a~b", "en/sessions/a~7Eb.html"),
        ("/checkpoint", "en/checkpoint.txt"),
        ("/treaties.ics", "en/treaties.ics"),
        ("/decisions.atom", "en/decisions.atom"),
        ("/static/0/plenipo.css", "static/0/plenipo.css"),
    ],
)
def test_an_address_has_one_file(link, file):
    assert place_of(link, "/", "en").file == file


@pytest.mark.parametrize(
    "link",
    [
        "/console",
        "/moment?act=1",
        "/openapi.json",
        "/none",
        "https://example.org/",
        "/?as_of=2011",
        "/?lang=de",
    ],
)
def test_what_needs_a_server_or_another_has_none(link):
    assert place_of(link, "/", "en") is None


def test_links_are_rewritten_and_all_else_stays_to_the_letter():
    led = {"/a": "a.html", "/for-one": "", "/gone": None}
    page = (
        '<p>\u2028<b class=x>1</B></p>\n<svg viewBox="0 0 1 1"/><a class="k" href="/a">A</a>'
        '<a href="/gone" class="k" rel="next">G</a><ul>\n<li><a href="/for-one">F<b>!</b></a></li>'
        '<li><form action="/x"><a href="/a">in</a></form></li></ul>\n<link href="/gone"><br/>'
        "<span data-here>/a</span>"
    )
    assert as_file(page, lambda link, _: led[link], "https://x/?a&b") == (
        '<p>\u2028<b class=x>1</B></p>\n<svg viewBox="0 0 1 1"/><a class="k" href="a.html">A</a>'
        '<span class="k">G</span><ul>\n</ul>\n<br/><span data-here>https://x/?a&amp;b</span>'
    )
