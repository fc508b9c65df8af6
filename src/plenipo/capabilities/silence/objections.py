"""What can stand against several acts of a silence: who has no voice, and what is too late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.silence.acts import SilenceOpened
from plenipo.capabilities.silence.instants import told
from plenipo.capabilities.silence.record import Silence
from plenipo.capabilities.silence.standing import standing_at, version_of, voters
from plenipo.core.act import Author
from plenipo.core.errors import InputError
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal
from plenipo.core.said import Word, listed, said
from plenipo.procedure.silence import NEVER_BEGAN, no_such_zone, time_zone


def no_such_part(silence: Silence, parts: tuple[str, ...]) -> list[Refusal]:
    """Object to parts that do not stand for themselves; of a whole text any may be named."""
    if not silence.parts:
        return []
    known = listed(silence.parts)
    return [
        Refusal(
            "no-such-part",
            said(
                "'{part}' does not stand for itself: the parts are {known}.", part=part, known=known
            ),
        )
        for part in parts
        if part not in silence.parts
    ]


def odd_provisions(state: State, act: SilenceOpened) -> Iterator[Refusal]:
    """Object to parts of a text of the register that cannot be agreed as they stand there."""
    documents = state.of(Documents)
    if act.items or documents.issued(act.session, act.document) is None:
        return
    for part in act.parts:
        found = documents.no_silence_on(act.session, act.document, part)
        if found is not None:
            yield found


def not_for(member: str, by: Author) -> Refusal | None:
    """Object when the act is not entered by the member, nor for it."""
    if member in {by.principal, by.name}:
        return None
    sentence = said(
        "What '{member}' says is entered by '{member}' or on its behalf, not on behalf of"
        " '{other}'.",
        member=member,
        other=by.principal or by.name,
    )
    return Refusal("not-for-the-member", sentence)


def without_voice(state: State, silence: Silence, member: str, at: datetime) -> Refusal | None:
    """Object to who had no voice on the day it was opened, or has none any more."""
    unknown = state.of(Members).no_such_member(member)
    if unknown:
        return unknown
    for moment in (silence.begun, at):
        if member not in voters(state, silence.session, silence.body, moment):
            sentence = said(
                "'{member}' has no voice on the silence '{code}': on {day} it did not sit among"
                " those who may break it.",
                silence,
                member=member,
                day=moment.date(),
            )
            return Refusal("without-voice", sentence)
    return None


def odd_offset(expires: datetime, zone: str) -> Refusal | None:
    """Object to an instant that is none, or is not as the clocks of its zone show it."""
    try:
        there = time_zone(zone)
    except InputError:
        return Refusal("no-such-zone", no_such_zone(zone))
    if expires.tzinfo is None:
        sentence = said(
            "'{instant}' is no instant: write its offset, +01:00 or Z.",
            instant=expires.isoformat(),
        )
        return Refusal("no-offset", sentence)
    given, shown = expires.utcoffset(), expires.astimezone(there).utcoffset()
    if given in {timedelta(0), shown}:
        return None
    sentence = said(
        "At {when} clocks in {zone} show {shown}, not {given}.",
        when=expires,
        zone=zone,
        shown=expires.astimezone(there).isoformat(),
        given=expires.isoformat(),
    )
    return Refusal("other-offset", sentence)


def not_open(silence: Silence, at: datetime) -> Refusal | None:
    """Object to what comes before a silence began, at or after its expiry, or once it ended."""
    return ended(silence) or before(silence, at) or late(silence, at)


def ended(silence: Silence) -> Refusal | None:
    """Object to what comes after a silence was concluded or withdrawn, also if recorded late."""
    if silence.concluded:
        sentence = said(
            "The silence '{code}' was concluded as {outcome}: put to the body what came in time and"
            " was not entered before, and let it decide.",
            silence,
            outcome=Word("outcome", silence.concluded.outcome),
        )
        return Refusal("concluded", sentence)
    if silence.withdrawn:
        sentence = said(
            "The silence '{code}' was withdrawn on {when}: nothing follows from it.",
            silence,
            when=silence.withdrawn.moment,
        )
        return Refusal("silence-withdrawn", sentence)
    return None


def before(silence: Silence, at: datetime) -> Refusal | None:
    """Object to what comes before a silence began."""
    if at >= silence.begun:
        return None
    sentence = said("The silence '{code}' began only on {begun}.", silence)
    return Refusal("before-the-silence", sentence)


def late(silence: Silence, at: datetime) -> Refusal | None:
    """Object to what comes at or after the expiry, as it was announced by then."""
    expires = silence.expires_at(at)
    if at < expires:
        return None
    sentence = said(
        "The silence '{code}' expired on {when}: what came before that instant is recorded with"
        " the moment at which it came, what came then is too late.",
        silence,
        when=told(expires, silence.zone),
    )
    return Refusal("late", sentence)


def never_began(state: State, silence: Silence, at: datetime) -> Refusal | None:
    """Object to what is said of a silence whose use was objected to."""
    found = standing_at(state, silence, at)
    if found.standing != NEVER_BEGAN:
        return None
    sentence = said(
        "The silence '{code}' never began: {members} objected to the procedure.",
        silence,
        members=listed(found.broken_by),
    )
    return Refusal("never-began", sentence)


def not_later(silence: Silence, expires: datetime) -> Refusal | None:
    """Object to an extension that ends no later."""
    if expires > silence.expires:
        return None
    sentence = said(
        "The silence '{code}' expires on {when}: an extension ends later.",
        silence,
        when=told(silence.expires, silence.zone),
    )
    return Refusal("not-later", sentence)


def heard_since(silence: Silence, at: datetime) -> Refusal | None:
    """Object to a conclusion before something that was said: it could not have known that."""
    last = max(
        (*(one.moment for one in silence.heard), *(one.moment for one in silence.terms)), default=at
    )
    if last <= at:
        return None
    sentence = said(
        "The silence '{code}' was spoken on or extended later, on {when}: conclude it after that.",
        silence,
        when=last,
    )
    return Refusal("heard-since", sentence)


def article_of(state: State, silence: Silence) -> str:
    """Return the article of the rule that a silence runs under."""
    version = version_of(state, silence)
    return version.article if version else ""
