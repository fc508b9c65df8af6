"""The papers of the demonstration as plain text: ``python tests/pages/papers_told.py`` writes them.

It writes each golden text that there is none of yet; it never changes one that is there.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from plenipo.assembly import house
from plenipo.capabilities.papers.pages import PAPERS, paper_of
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.audience import reader
from plenipo.core.fold import Lens
from plenipo.core.paper import told
from plenipo.demos.csto_2011.build import build
from plenipo.register.opening import open_to_read
from plenipo.register.view import Seen, View
from plenipo.web.languages import LANGUAGES, wording

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "papers"
MINISTERS = "ministers-2011-12"
TELLINGS = [
    *((kind, language) for kind in PAPERS if kind != "journal" for language in LANGUAGES),
    ("journal", "en"),
    ("journal", "ar"),
]
ISOLATES = re.compile("[\u2066-\u2069]")


class Desk:
    """Makes papers of a register, for a reader, in a language."""

    def __init__(self, path, *circles, as_of=None):
        self._reading = open_to_read(path, house())
        self.seen = Seen(self._reading, Lens(reader(circles), as_of))

    def __enter__(self):
        return self

    def __exit__(self, *trouble):
        self._reading.store.close()

    def paper(self, kind, session=MINISTERS, language="en"):
        view = View(self.seen, self.seen, wording(language), self.seen.state.latest)
        return paper_of(view, self.seen.state.of(Sessions).sessions[session], kind)


def golden_path(kind, language):
    """Where the golden text of a paper lies."""
    return GOLDEN / f"{kind}.{language}.txt"


def plain(words):
    """Words without what sets their direction apart."""
    return ISOLATES.sub("", words)


def main():
    GOLDEN.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "csto-2011.plenipo"
        build(path)
        with Desk(path) as desk:
            for kind, language in TELLINGS:
                file = golden_path(kind, language)
                if not file.exists():
                    file.write_text(told(desk.paper(kind, language=language)), "utf-8")
                    print(file)  # noqa: T201


if __name__ == "__main__":
    main()
