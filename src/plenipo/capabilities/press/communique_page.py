"""The page of a communiqué: its text, where it stands, what was said and replied."""

from __future__ import annotations

from datetime import datetime

import msgspec

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import Members, in_language, member_named
from plenipo.capabilities.press.clock import held_by
from plenipo.capabilities.press.communique import (
    DRAFT,
    EMBARGO,
    HELD,
    RETRACTED,
    Communique,
)
from plenipo.capabilities.press.shown import (
    ReplyLine,
    StatementLine,
    chosen_of,
    of_which_session,
    reply_line,
    said_in,
    shown_replies,
    statement_line,
)
from plenipo.capabilities.press.state import communique_named, said_on
from plenipo.capabilities.press.texts import blocks_of, digests_of
from plenipo.core.act import Names
from plenipo.core.audience import PUBLIC
from plenipo.core.page import Named, message
from plenipo.core.paper import Paper
from plenipo.core.refusal import Refusal
from plenipo.register.view import View

UNDER_EMBARGO = message("Under embargo until {moment}: not to be passed on before.")
IS_DRAFT = message("A draft: not released.")
IS_RETRACTED = message("Retracted on {moment}: {reason}")


class VersionLine(msgspec.Struct, frozen=True):
    """A correction of a communiqué that was released: what was wrong, and the digests since."""

    moment: datetime
    reason: str
    digests: dict[str, str]
    entry: int


class EntrustedLine(msgspec.Struct, frozen=True):
    """To which circles a communiqué was given under embargo."""

    moment: datetime
    to: tuple[str, ...]
    entry: int


class About(msgspec.Struct, frozen=True):
    """What a communiqué belongs to, as far as the reader knows it.

    :ivar held: the session that the document is before.
    :ivar decided_in: the session of the decision, and ``decided_on``: its item.
    """

    session: Named | None
    item: str
    body: Named | None
    document: Named | None
    held: str
    decision: str
    decided_in: str
    decided_on: str
    place: str


class CommuniquePage(msgspec.Struct, frozen=True):
    """A communiqué.

    :ivar paper: its text in one language; with ``.docx`` or ``.pdf`` it is had as a file.
    :ivar languages: the tags of all languages it is in.
    :ivar digest: of the text that is shown.
    :ivar released: when it was; None where it is not yet.
    :ivar embargo: until when it is under embargo, where it is not released.
    :ivar to: the circles it is, or will be, released to.
    :ivar against: what stands against its release, where its moment has come.
    :ivar open: whether anybody may reply to it.
    :ivar statements: what was said on its session.
    """

    communique: Named
    kind: str
    standing: str
    names: Names
    paper: Paper
    languages: tuple[str, ...]
    digest: str
    released: datetime | None
    embargo: datetime | None
    to: tuple[str, ...]
    corrections: tuple[VersionLine, ...]
    entrusted: tuple[EntrustedLine, ...]
    against: tuple[Refusal, ...]
    about: About
    open: bool
    replies: tuple[ReplyLine, ...]
    statements: tuple[StatementLine, ...]
    source: str
    entry: int


def communique_page(view: View, it: Communique, wanted: str) -> CommuniquePage:
    """Return the page of a communiqué.

    :param wanted: the language to show it in; that of the reader where it is empty.
    """
    texts, standing = said_in(view, it), it.standing(view.now)
    tag = chosen_of(texts, wanted, view.wording.language)
    unreleased = it.released is None
    return CommuniquePage(
        communique=communique_named(view, it.code),
        kind=it.kind,
        standing=standing,
        names=it.names,
        paper=_paper(view, it, texts.get(tag, ""), tag),
        languages=tuple(texts),
        digest=digests_of(texts).get(tag, ""),
        released=it.released.moment if it.released else None,
        embargo=it.embargo() if unreleased else None,
        to=it.released_to or (it.schedule.to if it.schedule else ()),
        corrections=tuple(
            VersionLine(each.moment, each.reason, each.digests, each.entry)
            for each in it.versions[1:]
        ),
        entrusted=tuple(EntrustedLine(e.moment, e.to, e.entry) for e in it.entrusted),
        against=held_by(view.seen.state, it, view.now) if standing == HELD and it.schedule else (),
        about=_about(view, it),
        open=may_reply(it),
        replies=tuple(map(reply_line, shown_replies(it))),
        statements=tuple(
            statement_line(view, each)
            for each in (said_on(view.seen.state, it.session) if it.session else ())
        ),
        source=it.source,
        entry=it.versions[-1].entry if it.versions else it.entry,
    )


def may_reply(it: Communique) -> bool:
    """Tell whether anybody may reply to a communiqué: everybody reads it, and it stands."""
    return bool(it.versions) and it.released_to == PUBLIC and it.retracted is None


def _about(view: View, it: Communique) -> About:
    state, language = view.seen.state, view.wording.language
    document = state.of(Documents).documents.get(it.document)
    decided = state.of(Decisions).numbered(it.decision) if it.decision else []
    return About(
        session=of_which_session(view, it.session),
        item=it.item,
        body=member_named(view, it.body) if it.body else None,
        document=Named(document.code, document.title(language)) if document else None,
        held=document.session if document else "",
        decision=it.decision,
        decided_in=decided[-1].session if decided else "",
        decided_on=decided[-1].item if decided else "",
        place=in_language(it.place, language),
    )


def _paper(view: View, it: Communique, text: str, tag: str) -> Paper:
    wording, session = view.wording, of_which_session(view, it.session)
    moment = it.says.moment if it.says else it.worded
    place = in_language(it.place, tag)
    return Paper(
        kind=it.kind,
        reference=it.code,
        title=in_language(it.names, tag),
        organisation=in_language(view.seen.state.of(Members).names, tag),
        session=session.name if session else "",
        meeting=wording.listed(filter(None, (place, wording.word("communique-kind", it.kind)))),
        moment=moment,
        dated=wording.moment(moment),
        language=tag or wording.language,
        status=_status(view, it),
        blocks=tuple(blocks_of(text)),
    )


def _status(view: View, it: Communique) -> str:
    say, told = view.wording.say, view.wording.moment
    until = it.embargo()
    match it.standing(view.now):
        case str(found) if found == RETRACTED and it.retracted:
            return say(IS_RETRACTED, moment=told(it.retracted.moment), reason=it.retracted.reason)
        case str(found) if found == EMBARGO and until:
            return say(UNDER_EMBARGO, moment=told(until))
        case str(found) if found in {DRAFT, HELD}:
            return say(IS_DRAFT)
    return ""
