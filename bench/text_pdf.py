"""A text of a hundred pages as PDF, against the bare compiler with the same words.

The words are made up: paragraphs of a hundred words, every other with a bracket of two
alternatives, each with its owners. The limit is one plain document of the same words, without
numbered lines (they alone are a third of ours), brackets, tags or headers. What is measured is
warm: the fonts are read, and nothing else is known before.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pypdf
import typst

from bench.figures import REPEATS, Figure, best
from plenipo.exchange import pdf
from plenipo.exchange.texts.pdf import write_text_pdf
from plenipo.text.model import Alternative, Bracket, Content, Provision, Run, Stance, Text, words

PAGES, WORDS, LONG = 100, 65_000, 100
"""How many pages it has at least, its words, and the words of a paragraph."""
SECONDS = 2.0
"""What a text of a hundred pages may take, warm."""
MOMENT = datetime(2026, 3, 14, tzinfo=UTC)
_PARTIES = ("US", "EU", "G77", "AOSIS")


def figures(folder: Path) -> Iterator[Figure]:
    """Measure it, each time with other words: the compiler remembers those it has seen."""
    content = _written(made_up(random.Random(0)))
    pages = len(pypdf.PdfReader(BytesIO(content)).pages)
    assert pages >= PAGES, f"{pages} pages are no {PAGES}"
    texts = [made_up(random.Random(seed)) for seed in range(1, 2 * REPEATS + 1)]
    brackets = sum(1 for _ in texts[0].brackets())
    unseen = iter(texts)
    ours = best(lambda: _written(next(unseen)))
    bare = best(lambda: _bare(next(unseen), folder))
    what = f"text as PDF, {pages} pages, {brackets} brackets"
    yield Figure(
        what, f"{ours:.2f} s", f"bare typst {bare:.2f} s", ours / bare, 3.0, at_least=False
    )
    yield Figure(
        "the same, in all", f"{ours:.2f} s", f"{SECONDS:.0f} s", ours / SECONDS, 1.0, at_least=False
    )


def made_up(chance: random.Random) -> Text:
    """Return a text of some hundred pages."""
    return Text(
        tuple(
            Provision(f"p{place}", "paragraph", str(place), content=_content(chance, place))
            for place in range(1, WORDS // LONG + 1)
        )
    )


def _content(chance: random.Random, place: int) -> Content:
    if place % 2:
        return (Run("Decides ", "i"), Run(_some(chance, LONG)))
    owners = (Stance(chance.choice(_PARTIES)), Stance(chance.choice(_PARTIES), "oppose"))
    bracket = Bracket(
        f"b{place}",
        (Alternative((Run(_some(chance, 5)),), owners), Alternative((Run(_some(chance, 3)),))),
    )
    half = LONG // 2
    return (Run(_some(chance, half) + " "), bracket, Run(" " + _some(chance, half)))


def _some(chance: random.Random, count: int) -> str:
    return " ".join(
        "".join(chance.choices("aeinorstlmd", k=chance.randint(2, 9))) for _ in range(count)
    )


def _written(text: Text) -> bytes:
    return write_text_pdf(
        text, symbol="C/2026/L.4", marking="Restricted", title="Made up", moment=MOMENT
    )


def _bare(text: Text, folder: Path) -> bytes:
    source = folder / "plain.typ"
    told = "\n\n".join(words(provision.content) for provision in text.provisions)
    source.write_text(f'#set page("a4")\n#set text(font: "Libertinus Serif", 10.5pt)\n{told}')
    return typst.compile(source, font_paths=pdf._fonts(borrowing=False))  # noqa: SLF001 - the same
