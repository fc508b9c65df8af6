"""A text as a file, in any of its views: what is to be written, and in bracket notation."""

from __future__ import annotations

from datetime import datetime

import msgspec

from plenipo.capabilities.documents.document import Document
from plenipo.capabilities.documents.views import ChosenReading, Seen
from plenipo.capabilities.members.state import Members, in_language, member_named
from plenipo.capabilities.sessions.state import session_named
from plenipo.core.page import Named
from plenipo.register.view import View
from plenipo.text.account import account
from plenipo.text.model import Text
from plenipo.text.writing import write


class TextFile(msgspec.Struct, frozen=True):
    """A text that is to be written to a file, and what is said of it there.

    :ivar symbol: of the document, as it stands.
    :ivar moment: when the text last changed.
    :ivar body: what the organisation is called.
    :ivar names: what the parties are called that hold any of it, by their codes.
    :ivar view: which view it is, in words; empty for the text as it stands.
    :ivar clean: whether nothing in it is left to negotiate.
    """

    text: Text
    symbol: str
    title: str
    moment: datetime
    body: str
    names: dict[str, str]
    view: str
    clean: bool


class TextPage(msgspec.Struct, frozen=True):
    """A text in one of its views; with the ending of a format at its address it is had as a file.

    :ivar seen_as: see :class:`Seen`; so are ``only`` and ``reading``.
    :ivar notation: the text in bracket notation.
    """

    session: Named
    document: Named
    symbol: str
    language: str
    seen_as: str
    only: Named | None
    party: Named | None
    reading: str
    readings: tuple[ChosenReading, ...]
    notation: str
    taken: TextFile


def text_page(view: View, document: Document, seen: Seen) -> TextPage:
    """Return a text as it can be taken along.

    :raises NotThereError: when there is no such view of it.
    """
    text = seen.of(view, document)
    found = account(text)
    language = view.wording.language
    title = document.title(language)
    only = member_named(view, seen.only) if seen.only else None
    party = member_named(view, seen.as_) if seen.party() else None
    return TextPage(
        session=session_named(view, document.session),
        document=Named(document.code, title),
        symbol=document.symbol,
        language=document.text.language,
        seen_as=seen.as_,
        only=only,
        party=party,
        reading=seen.reading,
        readings=seen.chosen(),
        notation=write(text),
        taken=TextFile(
            text=text,
            symbol=document.symbol,
            title=title,
            moment=document.changed,
            body=in_language(view.seen.state.of(Members).names, language),
            names={code: member_named(view, code).name for code in found.parties},
            view=view.wording.listed(_named(view, seen, party, only)),
            clean=found.clean,
        ),
    )


def _named(view: View, seen: Seen, party: Named | None, only: Named | None) -> list[str]:
    """Return which view it is, in the reader's language."""
    say = view.wording.say
    found = [f"{each.bracket}: {each.reading}" for each in seen.chosen()]
    if only:
        found.append(say("only what {name} holds", name=only.name))
    if party:
        found.append(say("as {name} wants it", name=party.name))
    elif seen.as_:
        found.append(say("all brackets stay") if seen.as_ == "all-in" else say("all brackets fall"))
    return found
