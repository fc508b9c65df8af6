"""Takes the pictures of the documentation from the demonstration: ``screenshots.py FOLDER``."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURES = {"state-of-play": (1280, 1240), "state-of-play-phone": (390, 844)}
"""Each picture's window, in CSS pixels: width, height."""

PAGE = "sessions/ministers-2011-12"
"""The page that is taken, below the address of the demonstration."""

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


def take(address: str, folder: Path) -> None:
    """Write each picture of the page below this address into the folder."""
    browser_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for name, (width, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(f"{address.rstrip('/')}/{PAGE}")
            page.screenshot(path=folder / f"{name}.png")
            print(folder / f"{name}.png")
        browser.close()


def main(folder: Path) -> None:
    """Serve the demonstration, take the pictures, end it."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [str(Path(sys.executable).with_name("plenipo")), "demo", "csto-2011", "--serve"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment
    ) as demonstration:
        try:
            take(address_of(demonstration), folder)
        finally:
            demonstration.terminate()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
