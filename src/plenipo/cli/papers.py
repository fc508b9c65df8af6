"""``plenipo papers``: what a session leaves behind, as files to send on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from plenipo.cli.terminal import say
from plenipo.core.errors import InputError, UsageError

DONE = 0


def papers(  # noqa: PLR0913 - the options of a command
    register: Annotated[Path, Parameter(help="The register's file.")],
    session: Annotated[str, Parameter(help="The session's code.")],
    /,
    *,
    out: Annotated[Path, Parameter(help="The folder to write them to; it is made.")] = Path(),
    language: Annotated[str, Parameter(help="en, ru, fr or ar.")] = "en",
    reader: Annotated[
        str, Parameter(help="Tell what these circles may read: secretariat,members or member:BY.")
    ] = "public",
    as_of: Annotated[str, Parameter(help="As it stood then: 2011-12-19T18:00Z.")] = "",
) -> int:
    """Write the papers of a session as DOCX and PDF: next steps, decisions, journal, record.

    They tell what the reader may read, and nothing else. The digest is that of the text, by which
    a summary record is issued (plenipo act record.issued).

    plenipo papers body.plenipo ministers --out papers --language fr --reader members
    """
    from plenipo.assembly import house  # noqa: PLC0415 - starts faster
    from plenipo.capabilities.papers.pages import PAPERS, paper_of  # noqa: PLC0415
    from plenipo.capabilities.sessions.state import Sessions  # noqa: PLC0415
    from plenipo.core.clock import parse_moment  # noqa: PLC0415
    from plenipo.core.fold import Lens  # noqa: PLC0415
    from plenipo.core.paper import digest  # noqa: PLC0415
    from plenipo.exchange.documents import DOCUMENTS  # noqa: PLC0415
    from plenipo.register.opening import open_to_read  # noqa: PLC0415
    from plenipo.register.view import Seen, View  # noqa: PLC0415
    from plenipo.web.commands import circles  # noqa: PLC0415
    from plenipo.web.languages import LANGUAGES, wording  # noqa: PLC0415

    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise UsageError(f"There are no papers in '{language}': the languages are {known}.")
    then = parse_moment(as_of) if as_of else None
    lens = Lens(circles(reader), then)
    reading = open_to_read(register, house())
    try:
        seen = Seen(reading, lens)
        view = View(seen, seen, wording(language), then or seen.state.latest)
        found = seen.state.of(Sessions).sessions.get(session)
        if found is None:
            raise InputError(seen.state.of(Sessions).no_such_session(session).sentence)
        for kind in PAPERS:
            paper = paper_of(view, found, kind)
            for ending, document in DOCUMENTS.items():
                path = out / f"{session}-{kind}-{language}{ending}"
                _write(path, document.write(paper))
                say(str(path))
            say(f"  {digest(paper)}")
    finally:
        reading.store.close()
    return DONE


def _write(path: Path, body: bytes) -> None:
    """Write a file, and the folder it is to lie in."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    except OSError as error:
        raise InputError(f"The paper '{path}' cannot be written: {error.strerror}.") from None


COMMANDS = (papers,)
