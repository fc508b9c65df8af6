"""``plenipo ready``: whether a summit can sign what it is to sign."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from plenipo.cli.register import Json, Readers, Register
from plenipo.cli.terminal import say

if TYPE_CHECKING:
    from plenipo.capabilities.signing.signing_page import CheckLine, SigningPage

READY, NOT_READY = 0, 1


def ready(
    register: Register,
    signing: Annotated[str, Parameter(help="The signing's code.")],
    /,
    *,
    as_of: Annotated[str, Parameter(help="As it stood then: 2011-12-19T18:00Z.")] = "",
    reader: Readers = "",
    json: Json = False,
) -> int:
    """Tell whether a summit can sign: of each document what is missing, who must do it, by when.

    Exit code 0: all documents can be signed; 1: not yet; 2: there is no such signing.

    plenipo ready body.plenipo summit-2011
    """
    import msgspec  # noqa: PLC0415 - starts faster

    from plenipo.assembly import house  # noqa: PLC0415
    from plenipo.capabilities.signing.signing_page import signing_page  # noqa: PLC0415
    from plenipo.capabilities.signing.state import Signings, readiness_of  # noqa: PLC0415
    from plenipo.cli import journal  # noqa: PLC0415
    from plenipo.core.errors import InputError  # noqa: PLC0415
    from plenipo.register.opening import open_to_read  # noqa: PLC0415
    from plenipo.register.view import Seen, View  # noqa: PLC0415
    from plenipo.web.languages import wording  # noqa: PLC0415

    lens = journal.lens(as_of, reader)
    reading = open_to_read(register, house())
    try:
        seen = Seen(reading, lens)
        view = View(seen, seen, wording("en"), lens.as_of or seen.state.latest)
        found = readiness_of(seen.state, signing, view.now)
        if found is None:
            raise InputError(seen.state.of(Signings).no_such_signing(signing).sentence)
        page = signing_page(view, found)
    finally:
        reading.store.close()
    if json:
        say(msgspec.json.encode(page).decode())
    else:
        for line in _told(page):
            say(line)
    return READY if page.ready or page.complete else NOT_READY


def _told(page: SigningPage) -> Iterator[str]:
    yield f"{page.signing.name}, {page.day}"
    yield page.says
    for paper in page.papers:
        if not paper.ready:
            yield f"{paper.number}. {paper.title}"
            for check in paper.checks:
                if not check.ready:
                    yield f"  {check.check:<12} {_missing(check)}"
    for task in page.tasks:
        late = " (overdue)" if task.overdue else ""
        yield f"Also: {task.who.name}: {task.what}, by {task.until}{late}."
    for one in page.unlisted:
        yield f"Agreed and not on the list: {one.session.code} {one.thing.code}. {one.thing.name}"


def _missing(check: CheckLine) -> str:
    who = ", ".join(each.name for each in check.who) or "nobody was asked"
    what = f": {check.what}" if check.what else ""
    late = ", overdue" if check.overdue else ""
    return f"{' '.join(check.lacks)} [{who}{what}; by {check.until}{late}]"


COMMANDS = (ready,)
