"""``plenipo parallel``: a document in its languages, side by side, as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from plenipo.cli.terminal import say
from plenipo.core.errors import InputError, UsageError

DONE = 0


def parallel(  # noqa: PLR0913 - the options of a command
    register: Annotated[Path, Parameter(help="The register's file.")],
    session: Annotated[str, Parameter(help="The session's code.")],
    document: Annotated[str, Parameter(help="The document's code.")],
    /,
    *,
    columns: Annotated[
        str, Parameter(help="The languages, in order: en,ru. All there are, unless told.")
    ] = "",
    out: Annotated[Path, Parameter(help="The file; NAME.pdf.")] = Path("parallel.pdf"),
    reader: Annotated[
        str, Parameter(help="Tell what these circles may read: secretariat,members or member:BY.")
    ] = "public",
    as_of: Annotated[str, Parameter(help="As it stood then: 2011-12-19T18:00Z.")] = "",
) -> int:
    """Write a document in several languages side by side, provision by provision, as PDF.

    What stands there in a language is what was translated last; how it stands to the leading text
    is told as well. The leading text has its brackets with those who hold them.

    plenipo parallel body.plenipo summit L.4 --columns en,ru --out L.4.pdf
    """
    from plenipo.assembly import house  # noqa: PLC0415 - starts faster
    from plenipo.capabilities.documents.state import Documents  # noqa: PLC0415
    from plenipo.capabilities.languages.leading import leading_of  # noqa: PLC0415
    from plenipo.capabilities.languages.state import Languages  # noqa: PLC0415
    from plenipo.core.clock import parse_moment  # noqa: PLC0415
    from plenipo.core.fold import Lens  # noqa: PLC0415
    from plenipo.exchange.texts.pdf import write_text_pdf  # noqa: PLC0415
    from plenipo.register.opening import open_to_read  # noqa: PLC0415
    from plenipo.text.parallel import text_of  # noqa: PLC0415
    from plenipo.web.commands import circles  # noqa: PLC0415

    if out.suffix != ".pdf":
        raise UsageError(f"The file '{out}' must be called like {out.stem}.pdf.")
    then = parse_moment(as_of) if as_of else None
    reading = open_to_read(register, house())
    try:
        state = reading.state(Lens(circles(reader), then))
    finally:
        reading.store.close()
    leading = leading_of(state, session, document)
    if leading is None:
        missing = state.of(Documents).no_such_document(document, session)
        raise InputError(missing.sentence if missing else f"There is no document '{document}'.")
    texts = [leading.text]
    for version in state.of(Languages).of_document(document).values():
        if version.of not in leading.issues:
            continue
        pairs = leading.pairs(version)
        texts.append(text_of(pairs, version.language))
        standings = [pair.standing for pair in pairs]
        counts = ", ".join(f"{standings.count(s)} {s}" for s in dict.fromkeys(standings))
        say(f"{version.language}: {counts}.")
    chosen = [tag for each in columns.split(",") if (tag := each.strip())]
    moment = then or state.latest
    title = leading.names.get(leading.text.language) or leading.symbol
    body = write_text_pdf(texts, symbol=leading.symbol, title=title, moment=moment, columns=chosen)
    _write(out, body)
    say(f"The text is in '{out}'.")
    return DONE


def _write(path: Path, body: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    except OSError as error:
        raise InputError(f"The file '{path}' cannot be written: {error.strerror}.") from None


COMMANDS = (parallel,)
