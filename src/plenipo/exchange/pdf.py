"""Papers as PDF: tagged, with the fonts that come along, the same bytes of the same paper."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from plenipo.core.paper import Paper
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
    return compiled("paper", _data(paper), paper.moment)


def compiled(template: str, told: dict[str, Any], moment: datetime) -> bytes:
    """Return what a template makes of data, as PDF/UA if our own fonts suffice.

    :param template: its name; the data are the system's input of that name, as JSON.
    """
    import typst  # noqa: PLC0415 - slow to import, rarely needed

    inputs = {template: msgspec.json.encode(told).decode()}
    try:
        return _compiled(template, inputs, moment, STANDARD)
    except typst.TypstError:
        return _compiled(template, inputs, moment, PLAIN)


def _compiled(
    template: str, inputs: dict[str, str], moment: datetime, standard: Literal["ua-1", "1.7"]
) -> bytes:
    import typst  # noqa: PLC0415 - slow to import, rarely needed

    return typst.compile(
        (FOLDER / "templates" / f"{template}.typ").read_bytes(),
        format="pdf",
        font_paths=_fonts(borrowing=standard == PLAIN),
        pdf_standards=standard,
        sys_inputs=inputs,
        timestamp=int(moment.timestamp()),
    )


def _data(paper: Paper) -> dict[str, Any]:
    """Return what the template is given: the paper, and what its language is called."""
    told = msgspec.to_builtins(paper)
    told |= {"named": own_name(paper.language), "rightward": rightward(paper.language)}
    return {key: _shown(each) for key, each in told.items()}


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
