"""What stands against publishing what somebody replied, and against not doing so."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.press.acts import ReplyAccepted, ReplyDeclined
from plenipo.capabilities.press.objections import (
    bad_code,
    not_released,
    reasonless,
    retracted,
    unfit,
)
from plenipo.capabilities.press.state import Press
from plenipo.core.act import Author
from plenipo.core.audience import PUBLIC
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import said


def refuse_reply_accepted(state: State, act: ReplyAccepted, by: Author, at: datetime) -> Refusals:
    """Refuse a reply to nothing that was released, twice, without a name, or with markup."""
    del by
    press = state.of(Press)
    found = press.communiques.get(act.communique)
    if found is None:
        return (press.no_such_communique(act.communique),)
    twice = said("The reply '{reply}' is on record already.", act)
    ahead = said("The reply came on {sent}, and that has not come yet.", act)
    closed = said("'{communique}' was not released to everybody: nobody replies to it.", act)
    to = found.schedule.to if found.schedule else found.released_to
    known = act.reply in found.replies or act.reply in press.declined
    return collect(
        bad_code(act.reply),
        not_released(found, at),
        retracted(found),
        None if to == PUBLIC else Refusal("not-public", closed),
        Refusal("reply-known", twice) if known else None,
        unfit(act.name, act.text),
        Refusal("sent-later", ahead) if act.sent > at else None,
    )


def refuse_reply_declined(state: State, act: ReplyDeclined, by: Author, at: datetime) -> Refusals:
    """Refuse to decline a reply twice, or without a reason."""
    del by, at
    press = state.of(Press)
    found = press.communiques.get(act.communique)
    if found is None:
        return (press.no_such_communique(act.communique),)
    twice = said("The reply '{reply}' was declined already.", act)
    shown = found.replies.get(act.reply)
    known = shown.declined if shown else act.reply in press.declined
    return collect(
        bad_code(act.reply),
        Refusal("declined-already", twice) if known else None,
        reasonless(act.reason, act.reply),
    )
