"""Takes the pictures of the documentation: ``screenshots.py FOLDER``.

Those of the state of play are of the demonstration; those of the room, of a session that sits today
and whose people have signed in, as the tests of the browser have it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / part) for part in ("laws", "room")]

from served import (  # noqa: E402 - it is beside the tests
    SILENCE,
    STATED,
    SUMMIT,
    Windows,
    found,
    serving,
    under_way,
)

PICTURES = {"state-of-play": (1280, 1240), "state-of-play-phone": (390, 844)}
"""Each picture's window, in CSS pixels: width, height."""

PAGE = "sessions/ministers-2011-12"
"""The page that is taken, below the address of the demonstration."""

PHONE = (390, 844)
ROOM = {
    "room-console-phone": ("am.head", "/console", PHONE),
    "room-position-phone": ("am.head", f"/console/{SUMMIT}/2", PHONE),
    "room-silence-phone": ("am.head", f"/silences/{SILENCE}/answer", PHONE),
    "room-podium": ("secretary", f"/sessions/{SUMMIT}/podium", (1280, 1240)),
    "room-hall": ("", f"/sessions/{SUMMIT}/hall", (1280, 720)),
}
"""Pictures of the room: who looks, at what, in which window."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ADDRESS = re.compile(r"http://\S+")


def address_of(demonstration: subprocess.Popen[str]) -> str:
    """Read what the demonstration prints up to the address of its page."""
    said = []
    for line in demonstration.stdout or ():
        if found := ADDRESS.search(line):
            return found[0].rstrip(".,")
        said.append(line)
    sys.exit(f"The demonstration ended and named no page:\n{''.join(said)}")


def take(browser: Browser, address: str, folder: Path) -> None:
    """Write each picture of the page below this address into the folder."""
    for name, (width, height) in PICTURES.items():
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(f"{address.rstrip('/')}/{PAGE}")
        page.screenshot(path=folder / f"{name}.png")
        print(folder / f"{name}.png")


def take_demonstration(browser: Browser, folder: Path) -> None:
    """Serve the demonstration, take its pictures, end it."""
    command = [str(Path(sys.executable).with_name("plenipo")), "demo", "csto-2011", "--serve"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment
    ) as demonstration:
        try:
            take(browser, address_of(demonstration), folder)
        finally:
            demonstration.terminate()


def take_room(browser: Browser, folder: Path) -> None:
    """Open a room in which a session sits, take its pictures, close it."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "summit.plenipo"
        secrets = found(path, *under_way(), *STATED)
        with serving(path, secrets) as room:
            windows = Windows(browser, room)
            for name, (person, address, size) in ROOM.items():
                page = windows.open(person, address, size=size)
                page.wait_for_selector("#live:not([hidden])", state="attached")
                page.screenshot(path=folder / f"{name}.png")
                print(folder / f"{name}.png")
            windows.close()


def main(folder: Path) -> None:
    """Write all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    browser_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        take_demonstration(browser, folder)
        take_room(browser, folder)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
