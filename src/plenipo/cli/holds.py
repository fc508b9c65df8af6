"""``plenipo holds`` and ``plenipo provisions``: who still holds what of a text in a register."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from plenipo.cli.register import Json, Readers, Register
from plenipo.cli.terminal import say

if TYPE_CHECKING:
    from plenipo.capabilities.documents.document import Document
    from plenipo.capabilities.documents.play_page import DocumentPlayPage, PartyHolds, PlayLine
    from plenipo.register.view import View

NOTHING, SOMETHING = 0, 1
DocumentCode = Annotated[str, Parameter(help="The document's code.")]
AsOf = Annotated[str, Parameter(help="As it stood then: 2011-12-19T18:00Z.")]


def holds(  # noqa: PLR0913 - the options of a command
    register: Register,
    document: DocumentCode,
    /,
    *,
    member: Annotated[str, Parameter(help="What this member or group holds, and where.")] = "",
    as_of: AsOf = "",
    reader: Readers = "",
    json: Json = False,
) -> int:
    """Tell the state of play of a text: what is agreed, and who still holds what of the rest.

    Positions on words that have changed since are told as such. Exit code 0: nothing is held; 1:
    something is; 2: there is no such text.

    plenipo holds body.plenipo L.4 --member BY
    """
    import msgspec  # noqa: PLC0415 - starts faster

    from plenipo.capabilities.documents.play_page import document_play_page  # noqa: PLC0415
    from plenipo.core.errors import InputError  # noqa: PLC0415
    from plenipo.core.page import NotThereError  # noqa: PLC0415

    with _opened(register, document, as_of, reader) as (view, found):
        try:
            page = document_play_page(view, found, member)
        except NotThereError as error:
            raise InputError(error.sentence) from None
    if json:
        say(msgspec.json.encode(page).decode())
    else:
        for line in _told(page):
            say(line)
    held = page.holders if page.party is None else page.lines or page.party.proposals
    return SOMETHING if held else NOTHING


def provisions(  # noqa: PLR0913 - the options of a command
    register: Register,
    document: DocumentCode,
    cited: Annotated[str, Parameter(help="As people say it: '3-7, 4 (b), Article 5, 2'.")] = "",
    /,
    *,
    version: Annotated[str, Parameter(help="As in the version of this symbol.")] = "",
    ids: Annotated[
        bool, Parameter(help="Print the identities alone, for 'plenipo act'.", negative="")
    ] = False,
    as_of: AsOf = "",
    reader: Readers = "",
) -> int:
    """Find provisions of a text by what people call them; all of them, unless told.

    A paragraph comes with what belongs to it, unless its chapeau is meant. With --ids it gives
    what 'plenipo act provision.held' takes as --provisions: a position on a group is one act.

    plenipo provisions body.plenipo L.4 '3-7' --ids
    """
    from plenipo.capabilities.documents.holding import words_of  # noqa: PLC0415
    from plenipo.core.errors import InputError  # noqa: PLC0415
    from plenipo.text.account import citations, shortened  # noqa: PLC0415
    from plenipo.text.citing import cited as found_in  # noqa: PLC0415

    with _opened(register, document, as_of, reader) as (_, found):
        issue = found.issue(version) if version else None
        if version and issue is None:
            known = ", ".join(each.symbol for each in found.issues)
            raise InputError(f"'{document}' was not issued as '{version}': there are {known}.")
        text = issue.text if issue else found.text
    answer = found_in(text, cited) if cited else None
    if answer and answer.problem:
        raise InputError(answer.problem)
    wanted = answer.whole if answer else tuple(each.id for each in text.provisions)
    if ids:
        say(",".join(wanted))
        return NOTHING
    told = citations(text)
    for each in text.provisions:
        if each.id in wanted:
            say(f"{each.id:<6} {told[each.id]:<20} {shortened(words_of(each), 100)}")
    return NOTHING


@contextmanager
def _opened(register: Path, code: str, as_of: str, reader: str) -> Iterator[tuple[View, Document]]:
    """Open a register, as a reader sees it, at a document.

    :raises InputError: when there is no document of that code.
    """
    from plenipo.assembly import house  # noqa: PLC0415 - starts faster
    from plenipo.capabilities.documents.state import Documents  # noqa: PLC0415
    from plenipo.cli import journal  # noqa: PLC0415
    from plenipo.core.errors import InputError  # noqa: PLC0415
    from plenipo.register.opening import open_to_read  # noqa: PLC0415
    from plenipo.register.view import Seen, View  # noqa: PLC0415
    from plenipo.web.languages import wording  # noqa: PLC0415

    lens = journal.lens(as_of, reader)
    reading = open_to_read(register, house())
    try:
        seen = Seen(reading, lens)
        documents = seen.state.of(Documents).documents
        found = documents.get(code)
        if found is None:
            known = ", ".join(documents) or "none yet"
            raise InputError(f"There is no document '{code}' in '{register}': there are {known}.")
        yield View(seen, seen, wording("en"), lens.as_of or seen.state.latest), found
    finally:
        reading.store.close()


def _told(page: DocumentPlayPage) -> Iterator[str]:
    yield (
        f"{page.symbol}: {page.total} provisions, {page.agreed} agreed, {page.ad_referendum} agreed"
        f" ad referendum, {page.open} open ({page.reopened} reopened); {page.brackets} brackets."
    )
    if page.holders:
        held = ", ".join(f"{each.party.code} {each.provisions}" for each in page.holders)
        yield f"Held by: {held}."
    if page.party is not None:
        yield from _of_party(page.party)
        return
    for line in page.lines:
        yield f"  {line.cited:<20} {_of_provision(line)}"


def _of_provision(line: PlayLine) -> str:
    parts = [line.status + (f", reopened: {line.reopened}" if line.reopened else "")]
    parts += [f"{each.party.code} {each.stance}" for each in line.said]
    parts += [f"{each.party.code} {', '.join(each.stances)} in brackets" for each in line.owners]
    parts += [f"{each.party.code} {each.stance}, on other words" for each in line.outdated]
    if line.silence:
        parts.append(f"silence {line.silence.silence.code}: {line.silence.standing}")
    return "; ".join(parts)


def _of_party(party: PartyHolds) -> Iterator[str]:
    for bracket in party.brackets:
        words = bracket.words or "no text"
        yield f"  {bracket.cited:<20} [{bracket.bracket}] {bracket.stance}: {words}"
    for position in party.positions:
        why = f": {position.said.reason}" if position.said.reason else ""
        yield f"  {position.cited:<20} {position.said.stance}{why}"
    for position in party.outdated:
        where = position.cited or "no longer in the text"
        yield f"  {where:<20} {position.said.stance}, on other words: {position.said.words}"
    for proposal in party.proposals:
        words = " -> ".join(filter(None, (proposal.before, proposal.words)))
        yield f"  {proposal.cited:<20} proposal {proposal.code}, {proposal.action}: {words}"


COMMANDS = (holds, provisions)
