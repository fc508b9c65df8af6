"""The rules of access (WCAG 2.2 AA), as axe-core asks them, and readers of several kinds."""

from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": RULES}}
READERS = {
    "on a phone": {"size": (390, 844), "has_touch": True},
    "from the right": {"size": (1400, 900), "locale": "ar"},
    "dark": {"size": (1400, 900), "color_scheme": "dark"},
}


def broken_rules(page):
    """The rules of axe-core that a page breaks, each with the first place where it does."""
    found = Axe().run(page, options=OPTIONS).response
    assert found["testEngine"]["name"] == "axe-core"
    return {
        rule["id"]: rule["nodes"][0]["failureSummary"] + rule["nodes"][0]["html"]
        for rule in found["violations"]
    }
