"""Finding a page by its path, as the routes of the application do."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import unquote

from plenipo.core.page import Page
from plenipo.web.layout import all_pages


def find(path: str) -> tuple[Page, dict[str, str]] | None:
    """Return the page at a path, as it stands in an address, and its parameters in it."""
    for page, pattern in _patterns():
        found = pattern.fullmatch(path)
        if found is not None:
            return page, {name: unquote(value) for name, value in found.groupdict().items()}
    return None


def goes_on(page: Page) -> bool:
    """Tell whether the last part of a page's path takes all that follows.

    The number of an item may hold a slash, where no other page's address goes on from there.
    """
    if not page.address.endswith("}"):
        return False
    return not any(other.address.startswith(f"{page.address}/") for other in all_pages())


@cache
def _patterns() -> tuple[tuple[Page, re.Pattern[str]], ...]:
    """Return what the paths of pages look like, those that leave least open first.

    Those that take all that follows come last, the longest first: others' addresses match too.
    """
    return tuple((page, _pattern(page)) for page in sorted(all_pages(), key=_open))


def _open(page: Page) -> tuple[int, ...]:
    """Return how much an address leaves open, to sort by."""
    slashes, parameters = page.address.count("/"), page.address.count("{")
    return (1, -slashes, parameters) if goes_on(page) else (0, parameters, -slashes)


def _pattern(page: Page) -> re.Pattern[str]:
    parts = re.split(r"{(\w+)}", page.address)
    words = [
        re.escape(part) if n % 2 == 0 else f"(?P<{part}>[^/]+)" for n, part in enumerate(parts)
    ]
    if goes_on(page):
        words[-2] = f"(?P<{parts[-2]}>.+)"
    return re.compile("".join(words))
