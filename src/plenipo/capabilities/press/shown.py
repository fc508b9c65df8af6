"""What the pages show of communiqués, replies and quotations: lines of lists."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from plenipo.capabilities.members.state import in_language, member_named
from plenipo.capabilities.press.communique import Communique, Reply, Statement
from plenipo.capabilities.press.state import communique_named
from plenipo.capabilities.press.texts import texts_of
from plenipo.capabilities.sessions.state import Sessions, session_named
from plenipo.core.act import Names
from plenipo.core.page import Named
from plenipo.register.view import View


class CommuniqueLine(msgspec.Struct, frozen=True):
    """A communiqué in a list.

    :ivar moment: when it was released; of one that is not, until when it is under embargo; None
        where that is not settled.
    :ivar languages: the tags of the languages it is in.
    :ivar replies: how many replies are shown under it.
    """

    communique: Named
    kind: str
    standing: str
    moment: datetime | None
    session: Named | None
    languages: tuple[str, ...]
    replies: int
    source: str


class StatementLine(msgspec.Struct, frozen=True):
    """A quotation.

    :ivar words: what was said, and ``language``: the tag of the language it is shown in.
    :ivar title: of the item that it was said on.
    """

    code: str
    speaker: str
    office: str
    member: Named | None
    on: date
    place: str
    words: str
    language: str
    original: str
    reported: bool
    session: Named | None
    item: str
    title: str
    correction: str
    source: str
    entry: int


class ReplyLine(msgspec.Struct, frozen=True):
    """A reply that is shown: its paragraphs."""

    code: str
    name: str
    paragraphs: tuple[str, ...]
    sent: datetime
    entry: int


def communique_line(view: View, it: Communique) -> CommuniqueLine:
    """Return a communiqué as a line."""
    return CommuniqueLine(
        communique=communique_named(view, it.code),
        kind=it.kind,
        standing=it.standing(view.now),
        moment=it.released.moment if it.released else it.embargo(),
        session=of_which_session(view, it.session),
        languages=tuple(said_in(view, it)),
        replies=len(shown_replies(it)),
        source=it.source,
    )


def statement_line(view: View, it: Statement) -> StatementLine:
    """Return a quotation as a line, in the reader's language where it is there."""
    language = view.wording.language
    tag = chosen_of(it.words, language, it.original)
    item = view.seen.state.of(Sessions).item(it.session, it.item)
    return StatementLine(
        code=it.code,
        speaker=it.speaker,
        office=in_language(it.office, language),
        member=member_named(view, it.member) if it.member else None,
        on=it.on,
        place=in_language(it.place, language),
        words=it.words.get(tag, ""),
        language=tag,
        original=it.original,
        reported=it.reported,
        session=of_which_session(view, it.session),
        item=it.item,
        title=item.title(language) if item else "",
        correction=it.correction,
        source=it.source,
        entry=it.entry,
    )


def reply_line(it: Reply) -> ReplyLine:
    """Return a reply as it is shown."""
    paragraphs = tuple(line for part in it.text.split("\n") if (line := part.strip()))
    return ReplyLine(it.code, it.name, paragraphs, it.sent, it.entry)


def shown_replies(it: Communique) -> tuple[Reply, ...]:
    """Return the replies that are shown, in the order in which they came."""
    found = (reply for reply in it.replies.values() if not reply.declined)
    return tuple(sorted(found, key=lambda reply: (reply.sent, reply.entry)))


def said_in(view: View, it: Communique) -> Names:
    """Return the texts of a communiqué that stand, by language."""
    return it.says.texts if it.says else texts_of(view.seen.state, it)


def chosen_of(texts: Names, *wanted: str) -> str:
    """Return the language to show a text in: the first wanted that it is in, or English, or any."""
    return next((tag for tag in (*wanted, "en") if tag in texts), next(iter(texts), ""))


def of_which_session(view: View, code: str) -> Named | None:
    """Return the session of something, where the reader knows it."""
    there = code in view.seen.state.of(Sessions).sessions
    return session_named(view, code) if there else None
