"""Papers as PDF: tagged, with the fonts that come along, the same bytes of the same paper."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from plenipo.capabilities.papers.paper import Paper
from plenipo.exchange.scripts import own_name, rightward, shown

FOLDER = Path(str(resources.files("plenipo.exchange")))
STANDARD: Final = "ua-1"
"""PDF/UA: whoever listens to it is read headings, tables and paragraphs."""
PLAIN: Final = "1.7"


def write_pdf(paper: Paper) -> bytes:
    """Write a paper as PDF.

    A paper with letters that none of our fonts has, such as Georgian or Chinese, is written with
    those of the machine; it is then not declared to be PDF/UA.
    """
    import typst  # noqa: PLC0415 - slow to import, rarely needed

    try:
        return _compiled(paper, STANDARD, borrowing=False)
    except typst.TypstError:
        return _compiled(paper, PLAIN, borrowing=True)


def _compiled(paper: Paper, standard: Literal["ua-1", "1.7"], *, borrowing: bool) -> bytes:
    import typst  # noqa: PLC0415 - slow to import, rarely needed

    return typst.compile(
        (FOLDER / "templates" / "paper.typ").read_bytes(),
        format="pdf",
        font_paths=_fonts(borrowing=borrowing),
        pdf_standards=standard,
        sys_inputs={"paper": _data(paper)},
        timestamp=int(paper.moment.timestamp()),
    )


def _data(paper: Paper) -> str:
    """Return what the template is given: the paper, and what its language is called."""
    told = msgspec.to_builtins(paper)
    told |= {"named": own_name(paper.language), "rightward": rightward(paper.language)}
    return msgspec.json.encode(_shown(told)).decode()


def _shown(told: Any) -> Any:  # noqa: ANN401 - data of any shape
    """Return data with words that can be shown."""
    match told:
        case str():
            return shown(told)
        case list() | tuple():
            return [_shown(each) for each in told]
        case dict():
            return {key: _shown(each) for key, each in told.items()}
    return told


@cache
def _fonts(*, borrowing: bool) -> Any:  # noqa: ANN401 - the compiler's own type, imported late
    """Return the fonts: those of the compiler, for Latin and Cyrillic, and ours, for Arabic.

    :param borrowing: whether those of the machine may be used beside them.
    """
    import typst  # noqa: PLC0415 - slow to import, rarely needed

    return typst.Fonts(include_system_fonts=borrowing, font_paths=[str(FOLDER / "fonts")])
