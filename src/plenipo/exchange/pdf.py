"""Papers as PDF: tagged, with the fonts that come along, the same bytes of the same paper."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

import msgspec

from plenipo.capabilities.papers.paper import Paper
from plenipo.exchange.scripts import own_name, rightward

FOLDER = Path(str(resources.files("plenipo.exchange")))
STANDARD: Final = "ua-1"
"""PDF/UA: whoever listens to it is read headings, tables and paragraphs."""


def write_pdf(paper: Paper) -> bytes:
    """Write a paper as PDF."""
    import typst  # noqa: PLC0415 - slow to import, rarely needed

    made = typst.compile(
        (FOLDER / "templates" / "paper.typ").read_bytes(),
        format="pdf",
        font_paths=_fonts(),
        pdf_standards=STANDARD,
        sys_inputs={"paper": _data(paper)},
        timestamp=int(paper.moment.timestamp()),
    )
    assert isinstance(made, bytes)  # noqa: S101 - one document, returned and not put in a file
    return made


def _data(paper: Paper) -> str:
    """Return what the template is given: the paper, and what its language is called."""
    told = msgspec.to_builtins(paper)
    told |= {"named": own_name(paper.language), "rightward": rightward(paper.language)}
    return msgspec.json.encode(told).decode()


@cache
def _fonts() -> Any:  # noqa: ANN401 - the compiler's own type, imported late
    """Return the fonts: those of the compiler, for Latin and Cyrillic, and ours, for Arabic."""
    import typst  # noqa: PLC0415 - slow to import, rarely needed

    return typst.Fonts(include_system_fonts=False, font_paths=[str(FOLDER / "fonts")])
