"""The page of a silence: until when it runs, who said what, and what follows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import in_language, member_named, members_named
from plenipo.capabilities.rulebook.state import rule_named
from plenipo.capabilities.sessions.state import Sessions, session_named
from plenipo.capabilities.silence.instants import Instant, instant
from plenipo.capabilities.silence.record import Heard, Silence
from plenipo.capabilities.silence.standing import (
    BROKE,
    WORDS_OF_MEMBERS,
    bodies_of,
    breaking,
    standing_at,
    version_of,
    voices,
)
from plenipo.core.page import Named, message
from plenipo.procedure.rules import Version
from plenipo.procedure.silence import ADOPTED, BROKEN, NEVER_BEGAN, RUNNING, WITHDRAWN, Standing
from plenipo.procedure.telling_rules import told_silence
from plenipo.register.view import View

NOBODY_YET = message("If nobody breaks the silence before {expires}, it is adopted.")
SOME_YET = message(
    "If nobody else breaks the silence before {expires}: adopted {kept} of {total}, open again"
    " {reopened}."
)
BROKEN_YET = message(
    "The silence is broken: unless all who broke it lift that before {expires}, nothing is adopted."
)
NOBODY = message("Nobody broke the silence before {expires}: it is adopted.")
SOME = message("Adopted {kept} of {total}, open again {reopened}.")
LOST = message("The silence was broken: nothing is adopted.")
NEVER = message("The procedure was objected to: the silence never began, and nothing follows.")
GONE = message("The silence was withdrawn: nothing follows.")


class Part(msgspec.Struct, frozen=True):
    """A part that stands for itself, or an item, and who broke the silence on it.

    :ivar title: that of an item; empty for a paragraph.
    """

    part: str
    title: str
    standing: str
    broken_by: tuple[Named, ...]


class Said(msgspec.Struct, frozen=True):
    """What a member said of it.

    :ivar stands: of a breaking, whether it was not taken back.
    """

    member: Named
    act: str
    kind: str
    parts: tuple[str, ...]
    letter: str
    reason: str
    proposal: str
    moment: datetime
    entry: int
    stands: bool
    source: str


class Voiced(msgspec.Struct, frozen=True):
    """Those who have said the same: broken, objects, agrees or silent."""

    said: str
    members: tuple[Named, ...]


class Extension(msgspec.Struct, frozen=True):
    """An extension: when it was announced, why, and until when."""

    expires: Instant
    moment: datetime
    reason: str
    reference: str
    entry: int


class Ended(msgspec.Struct, frozen=True):
    """How it ended on record: what followed, or why it was withdrawn."""

    outcome: str
    moment: datetime
    entry: int
    number: str
    reason: str
    reference: str


class SilencePage(msgspec.Struct, frozen=True):
    """A silence.

    :ivar running: whether it can still be broken.
    :ivar follows: what follows, or what would as it is now, in a sentence.
    :ivar number: the number of the decision that is foreseen, or was given.
    :ivar says: what the rule says of silence, in sentences.
    :ivar parts_of_text: the parts that stand each for themselves.
    :ivar items: the items under silence, where they stand or fall together.
    :ivar heard: what members said, the last first.
    """

    silence: Named
    names: dict[str, str]
    standing: str
    running: bool
    follows: str
    begun: Instant
    expires: Instant
    extensions: tuple[Extension, ...]
    ended: Ended | None
    session: Named | None
    bodies: tuple[Named, ...]
    document: str
    text: str
    reference: str
    number: str
    note: str
    source: str
    rule: Named
    article: str
    says: tuple[str, ...]
    parts_of_text: tuple[Part, ...]
    items: tuple[Part, ...]
    heard: tuple[Said, ...]
    voices: tuple[Voiced, ...]
    entry: int


def silence_page(view: View, silence: Silence) -> SilencePage:
    """Return the page of a silence, as it stands at the moment that is shown."""
    state, now = view.seen.state, view.now
    found = standing_at(state, silence, now)
    version = version_of(state, silence)
    parts = tuple(_parts(view, silence, silence.parts, found))
    return SilencePage(
        silence=Named(silence.code, silence.title(view.wording.language)),
        names=silence.names,
        standing=found.standing,
        running=found.standing in {RUNNING, BROKEN} and _open(silence, now),
        follows=_follows(view, silence, found),
        begun=instant(view, silence.begun, silence.zone),
        expires=instant(view, silence.expires, silence.zone),
        extensions=tuple(_extensions(view, silence)),
        ended=_ended(silence),
        session=session_named(view, silence.session) if silence.session else None,
        bodies=tuple([member_named(view, code) for code in bodies_of(state, silence)]),
        document=silence.document,
        text=silence.text,
        reference=silence.reference,
        number=silence.number,
        note=silence.note,
        source=silence.source,
        rule=rule_named(view, silence.rule),
        article=version.article if version else "",
        says=tuple(_rule_says(view, version)),
        parts_of_text=parts,
        items=() if parts else tuple(_parts(view, silence, silence.items, found)),
        heard=tuple(_heard(view, silence)),
        voices=tuple(_voices(view, silence)),
        entry=silence.entry,
    )


def _open(silence: Silence, now: datetime) -> bool:
    return silence.ended is None and now < silence.expires


def _follows(view: View, silence: Silence, found: Standing) -> str:
    """Return what follows, in a sentence; while it runs, what would if nobody wrote any more."""
    running, kept, reopened = _open(silence, view.now), found.kept, found.reopened
    broken = SOME if kept else LOST
    sentence = {
        RUNNING: SOME_YET if reopened else NOBODY_YET,
        BROKEN: BROKEN_YET if running else broken,
        ADOPTED: NOBODY,
        NEVER_BEGAN: NEVER,
        WITHDRAWN: GONE,
    }[found.standing]
    return view.wording.say(
        sentence,
        expires=instant(view, silence.expires, silence.zone).announced,
        kept=len(silence.parts) - len(reopened),
        total=len(silence.parts),
        reopened=len(reopened),
    )


def _parts(
    view: View, silence: Silence, numbers: tuple[str, ...], found: Standing
) -> Iterator[Part]:
    sessions, language = view.seen.state.of(Sessions), view.wording.language
    for number in numbers:
        item = sessions.item(silence.session, number) if number in silence.items else None
        part = found.parts.get(number)
        yield Part(
            part=called(view, silence, number),
            title=in_language(item.names, language) if item else "",
            standing=part.standing if part else found.standing,
            broken_by=members_named(view, part.broken_by if part else ()),
        )


def _heard(view: View, silence: Silence) -> Iterator[Said]:
    still = breaking(view.seen.state, silence, view.now)
    for heard in reversed(list(silence.by(view.now))):
        yield _said(view, silence, heard, still.get(heard.member))


def called(view: View, silence: Silence, part: str) -> str:
    """Return what a part is called: a paragraph of a document of the register as it is cited."""
    document = view.seen.state.of(Documents).issued(silence.session, silence.document)
    return document.cited(part) if document and part not in silence.items else part


def _said(view: View, silence: Silence, heard: Heard, still: tuple[str, ...] | None) -> Said:
    stands = heard.act != BROKE or (
        still is not None and (not heard.parts or bool(set(heard.parts) & set(still)))
    )
    return Said(
        member=member_named(view, heard.member),
        act=heard.act,
        kind=heard.kind,
        parts=tuple(called(view, silence, part) for part in heard.parts),
        letter=heard.letter,
        reason=heard.reason,
        proposal=heard.proposal,
        moment=heard.moment,
        entry=heard.entry,
        stands=stands,
        source=heard.source,
    )


def _voices(view: View, silence: Silence) -> Iterator[Voiced]:
    said = voices(view.seen.state, silence, view.now)
    for word in WORDS_OF_MEMBERS:
        members = [member for member, told in said.items() if told == word]
        if members:
            yield Voiced(word, members_named(view, members))


def _extensions(view: View, silence: Silence) -> Iterator[Extension]:
    for term in silence.terms[1:]:
        expires = instant(view, term.expires, silence.zone)
        yield Extension(expires, term.moment, term.reason, term.reference, term.entry)


def _ended(silence: Silence) -> Ended | None:
    ended = silence.ended
    if ended is None:
        return None
    return Ended(
        outcome=ended.outcome,
        moment=ended.moment,
        entry=ended.entry,
        number=ended.decision,
        reason=ended.reason,
        reference=ended.reference,
    )


def _rule_says(view: View, version: Version | None) -> Iterator[str]:
    for told in told_silence(version.silence if version else None, view.wording):
        yield told.text
        yield from (part.text for part in told.parts)
