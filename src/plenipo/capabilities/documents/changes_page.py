"""What changed in a document between two of its versions, word by word."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plenipo.capabilities.documents.document import Document
from plenipo.capabilities.members.state import in_language
from plenipo.capabilities.sessions.state import session_named
from plenipo.core.page import Named, NotThereError
from plenipo.register.view import View
from plenipo.text.comparing import compare
from plenipo.text.comparison import SAME, Edit, Pair
from plenipo.text.model import Text
from plenipo.text.telling import KEPT, label, written

GONE, NEW = "-", "+"


class ChangePart(msgspec.Struct, frozen=True):
    """Words that stayed (no sign), went (``-``) or came (``+``)."""

    text: str
    sign: str = ""


class ChangeLine(msgspec.Struct, frozen=True):
    """What became of a provision.

    :ivar kind: ``changed``, ``moved``, ``renumbered``, ``added``, ``deleted``, ``split`` or
        ``merged``.
    :ivar was: how it was called before, and
    :ivar now: how it is called; empty where it is not there.
    :ivar status: the status that it has now, where that is another than before.
    """

    kind: str
    was: str
    now: str
    status: str
    parts: tuple[ChangePart, ...]


class VersionLine(msgspec.Struct, frozen=True):
    """A version that can be compared: its number, 0 for the text as it stands, and its symbol."""

    number: int
    symbol: str


class ChangesPage(msgspec.Struct, frozen=True):
    """What changed between two versions of a document.

    :ivar since: the number of the version before, and
    :ivar until: of that after; 0 for the text as it stands.
    :ivar same: how many provisions are the same.
    """

    session: Named
    document: Named
    language: str
    versions: tuple[VersionLine, ...]
    since: int
    until: int
    lines: tuple[ChangeLine, ...]
    same: int


def changes_page(view: View, document: Document, since: int, until: int) -> ChangesPage:
    """Return what changed from one version to another.

    :raises NotThereError: when there is no version of a number.
    """
    found = compare(text_of(view, document, since), text_of(view, document, until))
    issues = [VersionLine(n, issue.symbol) for n, issue in enumerate(document.issues, 1)]
    return ChangesPage(
        session=session_named(view, document.session),
        document=Named(document.code, in_language(document.names, view.wording.language)),
        language=document.text.language,
        versions=(*issues, VersionLine(0, document.symbol)),
        since=since,
        until=until,
        lines=tuple(_line(pair) for pair in found.pairs if pair.kind != SAME),
        same=sum(pair.kind == SAME for pair in found.pairs),
    )


def text_of(view: View, document: Document, number: int) -> Text:
    """Return the text of a version, from 1; 0 for the text as it stands.

    :raises NotThereError: when there is no version of the number.
    """
    if not 0 <= number <= len(document.issues):
        raise NotThereError(view.wording.say("There is no version {number}.", number=number))
    return document.issues[number - 1].text if number else document.text


def _line(pair: Pair) -> ChangeLine:
    was, now = pair.was, pair.now
    status = now.status if was and now and was.status != now.status else ""
    return ChangeLine(pair.kind, label(was), label(now), status, tuple(_parts(pair.edits)))


def _parts(edits: tuple[Edit, ...]) -> Iterator[ChangePart]:
    for edit in edits:
        if edit.kind in KEPT:
            yield ChangePart(written(edit.result))
            continue
        for sign, stretch in ((GONE, edit.old), (NEW, edit.new)):
            text = written(stretch)
            if text:
                yield ChangePart(text, sign)
