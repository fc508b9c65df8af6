"""The public site as files, on a web server that knows nothing of it, in a real browser."""

import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from access import broken_rules
from treating import build_treaties

PROGRAM = Path(sys.executable).with_name("plenipo")
PHONE = {"size": (390, 844), "has_touch": True}
TREATY = "treaties/accord.html"


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that says nothing of what it serves."""

    def log_message(self, *words):
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Where a site is served as files, in a folder below the root of its server."""
    root = tmp_path_factory.mktemp("www")
    register = build_treaties(root.parent / "published.plenipo")
    words = ["publish", register, root / "deep" / "alliance", "--language", "en"]
    subprocess.run([PROGRAM, *words, "--language", "ar"], check=True, capture_output=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=root))
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/deep/alliance/"
        server.shutdown()


@pytest.mark.parametrize("address", ["", "en/treaties.html", f"en/{TREATY}", f"ar/{TREATY}"])
@pytest.mark.parametrize("settings", [{}, PHONE], ids=["at a desk", "on a phone"])
def test_a_page_of_files_keeps_the_rules_of_access_and_fits(visit, site, address, settings):
    page = visit(f"{site}{address}", **settings)
    assert broken_rules(page) == {}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.context.cookies() == []


def test_links_lead_on_to_a_treaty_and_to_another_language(visit, site):
    page = visit(site)
    page.get_by_role("link", name="Status of treaties").click()
    page.locator("main").get_by_role("link", name="Accord").first.click()
    assert page.url == f"{site}en/{TREATY}"
    page.get_by_role("link", name="العربية").click()
    assert page.url == f"{site}ar/{TREATY}"
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"


def test_a_page_of_files_prints_its_own_address_and_no_menu(visit, site):
    page = visit(f"{site}en/{TREATY}")
    page.emulate_media(media="print")
    assert page.locator(".printed").is_visible()
    assert TREATY.removeprefix("treaties/") in page.locator(".printed").inner_text()
    assert page.locator("header.site nav").is_hidden()
