"""A real browser on real servers; whatever goes wrong on a page fails the test that opened it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from registers import build_large

from plenipo.demos.csto_2011.build import build

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ADDRESS = re.compile(r"http://\S+")
PROGRAM = Path(sys.executable).with_name("plenipo")


def pytest_collection_modifyitems(items):
    """Mark what drives the browser, so that it can be left out by name."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def serve(tmp_path_factory):
    """Serve a register on a free port until the tests end; returns its address."""
    with ExitStack() as stack:

        def start(path):
            command = [PROGRAM, "serve", path, "--port", "0"]
            server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            stack.enter_context(server)
            stack.callback(server.terminate)
            return ADDRESS.search(server.stdout.readline())[0].rstrip("/")

        yield start


@pytest.fixture(scope="session")
def demonstration(serve, tmp_path_factory):
    """The address of the demonstration."""
    path = tmp_path_factory.mktemp("demonstration") / "csto-2011.plenipo"
    build(path)
    return serve(path)


@pytest.fixture(scope="session")
def conference(serve, tmp_path_factory):
    """The address of a register of 193 members and 300 items."""
    return serve(build_large(tmp_path_factory.mktemp("conference") / "large.plenipo"))


@pytest.fixture(scope="package")
def browser():
    """Chromium; closed before other tests go on, as it keeps an event loop running."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert path, "chromium is missing: install it, or let tools/require-chromium do so"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser):
    """Open an address in a window of its own; returns the page.

    Errors, broken policies, and requests to anywhere but the server fail the test.

    :param status: what the address answers.
    :param missing: whether some answer may be that something is not there.
    :param cut_off: whether the server may be away at times.
    """
    troubles, contexts = [], []

    def go(address, *, size=(1400, 900), status=200, missing=False, cut_off=False, **settings):
        width, height = size
        context = browser.new_context(viewport={"width": width, "height": height}, **settings)
        contexts.append(context)
        origin = "/".join(address.split("/")[:3]) + "/"
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        expected = ("status of 404",) if missing or status == 404 else ()
        expected += ("net::ERR_",) if cut_off else ()
        page.on("console", lambda said: _listen(said, expected, troubles))
        page.on("request", lambda asked: _follow(asked, origin, troubles))
        answer = page.goto(address)
        assert answer.status == status
        return page

    yield go
    for context in contexts:
        context.close()
    assert troubles == []


def _listen(said, expected, troubles):
    """Note what the browser complains of, broken policies among it."""
    known = any(words in said.text for words in expected)
    if said.type in {"error", "warning"} and not known:
        troubles.append(f"console: {said.text}")


def _follow(asked, origin, troubles):
    if not asked.url.startswith(origin):
        troubles.append(f"request elsewhere: {asked.url}")
