"""The pages keep axe-core's rules (WCAG 2.2 AA), also dark, on phones, from the right."""

import io

import pytest
from access import READERS, broken_rules
from pypdf import PdfReader

MINISTERS = "/sessions/ministers-2011-12"
SUMMIT = "/sessions/csc-2011-12-20"
DECLARATION = f"{SUMMIT}/documents/declaration"
MOST_USED = (MINISTERS, f"{MINISTERS}/items/24", "/members/UZ", "/journal", DECLARATION)
OTHERS = (
    "/",
    f"{MINISTERS}?as_of=2011-12-19T12:00Z&state=open",
    f"{MINISTERS}/items/11",
    SUMMIT,
    "/members",
    "/bodies",
    "/bodies/csc",
    "/rules",
    "/rules/csto-limited-format",
    "/documents",
    "/calendar?lang=ar",
    "/instructions",
    "/instructions/CFM-2011-I-1",
    "/posts/un-new-york",
    "/partners/UN",
    "/cooperation/un-peacekeeping",
    "/entries/60",
    "/about",
    "/treaties",
    "/treaties/rescue-2011",
    "/treaties/treaty-1992?as_of=1994-04-19&lang=ar",
    "/treaties/treaty-1992/participation",
    "/treaties/rescue-2011/participation?lang=ar",
    "/treaties/rescue-2011/missing",
    "/treaties/rescue-2011/book",
    "/treaties/rescue-2011/status",
    "/treaties/rescue-2011/columns",
    "/treaties/treaty-1992/registration",
    "/treaties/treaty-1992/notifications",
    "/treaties/rescue-2011/parties",
    "/treaties/rescue-2011/notifications?lang=ar",
    "/members/BY/treaties",
    "/press",
    "/press/ministers-2011-12-communique?lang=ar",
    "/statements",
    "/forces",
    "/forces/peacekeeping",
    "/forces/peacekeeping/contributions",
    "/forces/peacekeeping/matrix?as_of=2012-10-01&lang=ar",
    "/forces/peacekeeping/units/BY-2?as_of=2012-10-01",
    "/forces/peacekeeping/packages/un-mission?as_of=2012-10-01",
    "/contingency",
    "/contingency/afghanistan",
    "/contingency/afghanistan?exercise=winter-watch&lang=ar",
    "/contingency/afghanistan/plans/measures-2011",
    f"{MINISTERS}/papers",
    f"{MINISTERS}/papers/next-steps",
    f"{MINISTERS}/papers/decisions",
    f"{MINISTERS}/papers/record?lang=ar",
    f"{SUMMIT}/documents",
    f"{DECLARATION}/changes",
    f"{DECLARATION}/play",
    f"{DECLARATION}/play?party=UZ&lang=ar",
    f"{DECLARATION}/screen",
    f"{DECLARATION}?as=UZ&lang=ar",
    f"{DECLARATION}?only=UZ",
    f"{DECLARATION}/provenance",
    f"{DECLARATION}/brackets",
    f"{DECLARATION}/brackets?lang=ar",
    f"{DECLARATION}/compilation",
    f"{DECLARATION}/text",
    f"{DECLARATION}/book?lang=ar",
    f"{DECLARATION}/languages",
    f"{DECLARATION}/languages/ru?lang=ar",
)
INK_ON_WHITE = ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


@pytest.mark.parametrize("address", [*MOST_USED, *OTHERS])
def test_every_page_keeps_the_rules_of_access(visit, demonstration, address):
    assert broken_rules(visit(f"{demonstration}{address}")) == {}


@pytest.mark.parametrize("reader", READERS)
def test_the_pages_that_are_used_most_keep_them_for_every_reader(visit, demonstration, reader):
    for address in MOST_USED:
        assert broken_rules(visit(f"{demonstration}{address}", **READERS[reader])) == {}, address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_that_is_not_there_keeps_them_too(visit, demonstration, scheme):
    page = visit(f"{demonstration}/sessions/none", status=404, color_scheme=scheme)
    assert broken_rules(page) == {}


def test_the_rules_are_really_asked(visit, demonstration):
    page = visit(f"{demonstration}/about")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img>')")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert {"image-alt", "html-has-lang"} <= set(broken_rules(page))


def test_a_dark_page_is_dark_and_a_light_one_light(visit, demonstration):
    lightness = {}
    for scheme in ("light", "dark"):
        page = visit(f"{demonstration}{MINISTERS}", color_scheme=scheme)
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        lightness[scheme] = sum(map(int, colour.removeprefix("rgb(").removesuffix(")").split(",")))
    assert lightness["dark"] < 150
    assert lightness["light"] > 600


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print_is_ink_on_white_without_menus_forms_and_frames(visit, demonstration, scheme):
    page = visit(f"{demonstration}{MINISTERS}", size=(1047, 720), color_scheme=scheme)
    page.emulate_media(media="print")
    for selector in (
        "header.site nav",
        ".slider",
        ".filters",
        "footer.site nav",
        ".contents",
        ".skip",
    ):
        assert page.locator(selector).first.is_hidden(), selector
    body = "getComputedStyle(document.body)"
    assert page.evaluate(f"[{body}.backgroundColor, {body}.color]") == INK_ON_WHITE
    assert page.locator(".printed").is_visible()
    assert page.locator(".legend").first.is_visible()
    shown = page.evaluate("document.querySelector('.matrix').clientHeight")
    assert shown >= page.evaluate("document.querySelector('.matrix table').offsetHeight")
    assert page.locator(".matrix tbody tr").count() == 30
    marks = "document.querySelector('.matrix td.o')"
    assert page.evaluate(f"getComputedStyle({marks}).printColorAdjust") == "exact"


def test_a_paper_is_printed_whole_with_its_letterhead_and_no_menus(visit, demonstration):
    page = visit(f"{demonstration}{MINISTERS}/papers/next-steps", size=(390, 720))
    page.emulate_media(media="print")
    assert page.locator(".crumbs").is_hidden()
    assert page.locator(".letterhead").is_visible()
    box = "getComputedStyle(document.querySelector('.scrolls'))"
    assert page.evaluate(f"{box}.overflowX") == "visible"
    head = "getComputedStyle(document.querySelector('table.paper thead'))"
    assert page.evaluate(f"{head}.display") == "table-header-group"
    first, *others = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert first.mediabox.height > first.mediabox.width
    assert "Next steps" in first.extract_text()
    assert all("By when" in other.extract_text() for other in others)


def test_a_printed_page_of_the_past_says_of_when_it_is(visit, demonstration):
    page = visit(f"{demonstration}{MINISTERS}?as_of=2011-12-19T12:00Z")
    page.emulate_media(media="print")
    assert page.locator(".banner strong").is_visible()
    assert page.locator(".banner a").is_hidden()
    assert "as_of=2011-12-19T12:00:00Z" in page.locator(".printed").inner_text()


def test_with_colours_forced_the_picture_and_the_letters_can_still_be_read(visit, demonstration):
    page = visit(f"{demonstration}{MINISTERS}", forced_colors="active")
    fill = "getComputedStyle(document.querySelector('.progress rect')).forcedColorAdjust"
    assert page.evaluate(fill) == "none"
    assert page.locator(".matrix td.o").first.inner_text() == "O"
