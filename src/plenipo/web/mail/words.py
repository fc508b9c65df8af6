"""What each matter is called: one sentence, in the language of the person who is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plenipo.capabilities.instructions.state import instruction_named, post_named
from plenipo.capabilities.members.state import member_named
from plenipo.capabilities.sessions.state import Sessions, session_named
from plenipo.capabilities.silence.instants import in_words
from plenipo.capabilities.silence.state import Silences
from plenipo.capabilities.treaties.notifications import notifications
from plenipo.capabilities.treaties.notified import Telling, titled
from plenipo.capabilities.treaties.state import Treaties
from plenipo.core.page import message
from plenipo.register.view import View
from plenipo.web.mail.instructed import KINDS
from plenipo.web.mail.matters import SILENCES, TREATIES, Matter

SENTENCES: Mapping[str, str] = {
    "opened": message("A silence procedure was opened on “{title}”: it expires on {expires}."),
    "day": message(
        "Within 24 hours the silence on “{title}” expires, on {expires}: your delegation has"
        " said nothing so far."
    ),
    "hour": message(
        "Within an hour the silence on “{title}” expires, on {expires}: your delegation has said"
        " nothing so far."
    ),
    "extended": message("The silence on “{title}” was extended until {expires}."),
    "broken": message("{member} broke the silence on “{title}”."),
    "lifted": message("{member} lifted its breaking of the silence on “{title}”."),
    "ended": message("The silence on “{title}” is over: {outcome}."),
    "instructed": message(
        "Your ambassador at {post} is instructed, “{title}”: acknowledge it; report by {expires}."
    ),
    "report-soon": message(
        "Within three days your ambassador at {post} is to report on “{title}”, by {expires}."
    ),
    "report-due": message(
        "Within 24 hours your ambassador at {post} is to report on “{title}”, by {expires}."
    ),
    "report-overdue": message(
        "The report of your ambassador at {post} on “{title}” was due by {expires}."
    ),
    "silent": message("Item {item}, “{title}”, awaits the position of your delegation."),
    "to-reconfirm": message(
        "Item {item}, “{title}”, has another text: your delegation’s position is to be reconfirmed."
    ),
    "taken": message("Decision {number} was taken on item {item}, “{title}”: {outcome}."),
    "rescinded": message("Decision {number} on item {item}, “{title}”, was taken back."),
    "notified": message("The depositary of “{title}” notifies, {number}: {outcome}."),
}
"""By the kind of the matter."""


def sentence(view: View, matter: Matter) -> str:
    """Tell a matter, of what the person may read."""
    say = view.wording.say
    return say(SENTENCES[matter.kind], **_values(view, matter))


def session_of(view: View, matter: Matter) -> str:
    """Return what the session of a matter is called; empty where it has none."""
    known = matter.session in view.seen.state.of(Sessions).sessions
    return session_named(view, matter.session).name if known else ""


def _values(view: View, matter: Matter) -> dict[str, Any]:
    state, language = view.seen.state, view.wording.language
    if matter.topic == SILENCES:
        silence = state.of(Silences).silences[matter.of]
        return {
            "title": silence.title(language),
            "expires": in_words(view.wording, matter.expires or silence.expires, silence.zone),
            "member": member_named(view, matter.member).name if matter.member else "",
            "outcome": view.wording.word("silence", matter.outcome),
        }
    if matter.topic == TREATIES:
        return _notification(view, matter)
    if matter.kind in KINDS:
        return {
            "title": instruction_named(view, matter.of).name,
            "post": post_named(view, matter.post).name,
            "expires": view.wording.moment(matter.expires) if matter.expires else "",
        }
    item = state.of(Sessions).item(matter.session, matter.of)
    return {
        "title": item.title(language) if item else matter.of,
        "item": matter.of,
        "number": matter.number,
        "outcome": view.wording.word("outcome", matter.outcome),
    }


def _notification(view: View, matter: Matter) -> dict[str, Any]:
    telling = Telling(view, view.seen.state.of(Treaties).treaties[matter.of])
    found = notifications(telling.treaty, telling.today)
    told = (titled(telling, it) for it in found if it.number == matter.number)
    about = next(told, matter.number)
    return {"title": telling.title, "number": matter.number, "outcome": about}
