"""``plenipo report``: a period summed up, to read, to send on, or to edit as a text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from plenipo.cli.register import Register
from plenipo.cli.terminal import say
from plenipo.core.errors import InputError, UsageError

if TYPE_CHECKING:
    from plenipo.core.paper import Paper

Form = Literal["text", "docx", "pdf"]
DONE = 0


def report(  # noqa: PLR0913 - the options of a command
    register: Register,
    /,
    *,
    since: Annotated[str, Parameter(help="The first day: 2011-01-01; else of the year.")] = "",
    until: Annotated[str, Parameter(help="The last day: 2011-12-31; else of the year.")] = "",
    form: Annotated[
        Form, Parameter(name="--as", help="A text to go on with, a Word document, or PDF.")
    ] = "text",
    out: Annotated[
        Path | None, Parameter(help="The file to write; else a text is printed.")
    ] = None,
    language: Annotated[str, Parameter(help="en, ru, fr or ar.")] = "en",
    reader: Annotated[
        str, Parameter(help="Tell what these circles may read: secretariat,members or member:BY.")
    ] = "public",
    as_of: Annotated[str, Parameter(help="As it was known then: 2012-02-01.")] = "",
) -> int:
    """Sum up a year, or any period: sessions, decisions, texts signed, what moved, what is open.

    Without days, the period is the presidency that runs, or else the calendar year. It tells what
    the reader may read, and nothing else. Exit code 2: there is nothing to tell of these days.

    plenipo report body.plenipo --since 2011-01-01 --until 2011-12-31 --as pdf --out 2011.pdf
    """
    from plenipo.assembly import house  # noqa: PLC0415 - starts faster
    from plenipo.capabilities.summing.period import period_of  # noqa: PLC0415
    from plenipo.capabilities.summing.report import annual_report  # noqa: PLC0415
    from plenipo.core.clock import parse_moment, system_clock  # noqa: PLC0415
    from plenipo.core.fold import Lens  # noqa: PLC0415
    from plenipo.register.opening import open_to_read  # noqa: PLC0415
    from plenipo.register.view import Seen, View  # noqa: PLC0415
    from plenipo.web.commands import circles  # noqa: PLC0415
    from plenipo.web.languages import LANGUAGES, wording  # noqa: PLC0415

    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise UsageError(f"There are no reports in '{language}': the languages are {known}.")
    if form != "text" and out is None:
        raise UsageError(f"A file of the kind '{form}' is not printed: give --out a name for it.")
    then = parse_moment(as_of) if as_of else None
    reading = open_to_read(register, house())
    try:
        seen = Seen(reading, Lens(circles(reader), then))
        view = View(seen, seen, wording(language), then or system_clock())
        paper = annual_report(view, period_of(view, since, until))
    finally:
        reading.store.close()
    _give(paper, form, out)
    return DONE


def _give(paper: Paper, form: Form, out: Path | None) -> None:
    """Print a report, or write it to a file."""
    from plenipo.exchange.documents import DOCUMENTS  # noqa: PLC0415 - starts faster
    from plenipo.exchange.texts.of_papers import text_of  # noqa: PLC0415
    from plenipo.text.writing import write  # noqa: PLC0415

    if out is None:
        say(write(text_of(paper)).rstrip("\n"))
        return
    body = write(text_of(paper)).encode() if form == "text" else DOCUMENTS[f".{form}"].write(paper)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(body)
    except OSError as error:
        raise InputError(f"The report '{out}' cannot be written: {error.strerror}.") from None
    say(str(out))


COMMANDS = (report,)
