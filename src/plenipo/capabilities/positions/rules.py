"""What stands against stating a position."""

from __future__ import annotations

from datetime import date, datetime

from plenipo.capabilities.members.state import MEMBER, Members
from plenipo.capabilities.positions.acts import PositionStated, PositionWithdrawn
from plenipo.capabilities.positions.state import NONE, Positions
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import ASIDE, Item, Session, Sessions
from plenipo.core.act import Author
from plenipo.core.clock import write_moment
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.procedure.rules import Version

NOT_AGREEING = ("reserve", "object")


def refuse_position_stated(state: State, act: PositionStated, by: Author, at: datetime) -> Refusals:
    """Refuse a position of who has no voice, on what is not before the body, off the scale."""
    session = state.of(Sessions).sessions.get(act.session)
    item = session.items.get(act.item) if session else None
    if session is None or item is None:
        return _not_there(state, act.session, act.item)
    return collect(
        _not_for(act.member, by),
        _without_voice(state, session, act.member, session.day(at)),
        _not_before_the_body(session, item, at),
        _off_the_scale(state, session, item, act.stance),
        _kind_of_nothing(act),
        _other_text(item, act.text),
    )


def refuse_position_withdrawn(
    state: State, act: PositionWithdrawn, by: Author, at: datetime
) -> Refusals:
    """Refuse to withdraw what was not stated."""
    session = state.of(Sessions).sessions.get(act.session)
    item = session.items.get(act.item) if session else None
    if session is None or item is None:
        return _not_there(state, act.session, act.item)
    standing = state.of(Positions).on(act.session, act.item).positions.get(act.member)
    nothing = f"'{act.member}' has stated no position on item {act.item} of '{act.session}'."
    stated = standing is not None and standing.stance != NONE
    return collect(
        _not_for(act.member, by),
        None if stated else Refusal("no-position", nothing),
        _not_before_the_body(session, item, at),
    )


def _not_there(state: State, session: str, item: str) -> Refusals:
    known = state.of(Sessions).sessions
    if session not in known:
        listed = ", ".join(known) or "none yet"
        return (
            Refusal("no-such-session", f"There is no session '{session}': there are {listed}."),
        )
    sentence = f"The session '{session}' has no item {item}: propose it first."
    return (Refusal("no-such-item", sentence),)


def _not_for(member: str, by: Author) -> Refusal | None:
    """Object when the act is not entered by the member, nor for it."""
    if member in (by.principal, by.name):
        return None
    sentence = f"A position of '{member}' is entered by it or for it, not for '{by.principal}'."
    return Refusal("not-for-the-member", sentence)


def _without_voice(state: State, session: Session, member: str, day: date) -> Refusal | None:
    """Object to a member without a voice in the session that day."""
    members = state.of(Members)
    found = members.members.get(member)
    if found is None:
        return Refusal("no-such-member", f"There is no member '{member}': admit it first.")
    standing = found.standing_on(day)
    if standing != MEMBER:
        sentence = f"'{member}' has no voice on {day}: it is {standing or 'not yet admitted'}."
        return Refusal("without-voice", sentence)
    for body in session.bodies:
        composition = members.composition(body, day)
        if not composition or member in composition:
            return None
    sentence = f"'{member}' does not sit in {' or '.join(session.bodies)}."
    return Refusal("without-voice", sentence)


def _not_before_the_body(session: Session, item: Item, at: datetime) -> Refusal | None:
    """Object to a position on an item that is aside, or in a session that is closed."""
    if session.closed is not None:
        sentence = f"The session '{session.code}' was closed on {write_moment(session.closed)}."
        return Refusal("session-closed", sentence)
    if item.state in ASIDE:
        sentence = f"Item {item.number} of '{session.code}' is {item.state}: resume it first."
        return Refusal("item-aside", sentence)
    if at < item.steps[0].moment:
        moment = write_moment(item.steps[0].moment)
        sentence = f"Item {item.number} of '{session.code}' was proposed only on {moment}."
        return Refusal("before-the-item", sentence)
    return None


def _off_the_scale(state: State, session: Session, item: Item, stance: str) -> Refusal | None:
    """Object to a stance that the rule does not know."""
    name = item.rule or session.rule
    rule = state.of(Rulebook).rule(name)
    version: Version | None = rule.on(session.opens) if rule else None
    if version is None or stance in version.scale:
        return None
    sentence = f"There is no stance '{stance}': the scale is {', '.join(version.scale)}."
    return Refusal("off-the-scale", sentence, rule=name, article=version.article)


def _kind_of_nothing(act: PositionStated) -> Refusal | None:
    """Object to a kind where there is no reservation."""
    if act.kind and act.stance not in NOT_AGREEING:
        sentence = f"Only a reservation or an objection has a kind, not '{act.stance}'."
        return Refusal("kind-without-reservation", sentence)
    return None


def _other_text(item: Item, text: str) -> Refusal | None:
    """Object to a position on a text that is not before the body."""
    if text == item.text:
        return None
    if not item.text:
        return Refusal("no-text", f"Item {item.number} has no text: leave out its digest.")
    sentence = f"The text before the body on item {item.number} is {item.text}: state it."
    return Refusal("other-text", sentence)
