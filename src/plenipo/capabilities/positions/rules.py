"""What stands against stating a position."""

from __future__ import annotations

from datetime import date, datetime

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.members.state import FORMER, MEMBER, SUSPENDED, Members
from plenipo.capabilities.positions.acts import PositionStated, PositionWithdrawn
from plenipo.capabilities.positions.state import NONE, Positions
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import Item, Session, Sessions
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, listed, said
from plenipo.procedure.rules import Version

NOT_AGREEING = ("reserve", "object")


def refuse_position_stated(state: State, act: PositionStated, by: Author, at: datetime) -> Refusals:
    """Refuse a position of who has no voice, on what is not before the body, off the scale."""
    session = state.of(Sessions).sessions.get(act.session)
    item = session.items.get(act.item) if session else None
    if session is None or item is None:
        return (state.of(Sessions).no_such_item(act.session, act.item),)
    return collect(
        _not_for(act.member, by),
        _without_voice(state, session, act.member, session.day(at)),
        session.not_before_the_body(item, at),
        _decided_since(state, session, item, at),
        _off_the_scale(state, session, item, act.stance, at),
        _kind_of_nothing(act),
        item.other_text(act.text, at),
    )


def refuse_position_withdrawn(
    state: State, act: PositionWithdrawn, by: Author, at: datetime
) -> Refusals:
    """Refuse to withdraw what was not stated, or before it was stated, or without a reason."""
    session = state.of(Sessions).sessions.get(act.session)
    item = session.items.get(act.item) if session else None
    if session is None or item is None:
        return (state.of(Sessions).no_such_item(act.session, act.item),)
    standing = state.of(Positions).on(act.session, act.item).positions.get(act.member)
    nothing = said("'{member}' has stated no position on item {item} of '{session}'.", act)
    stated = standing is not None and standing.stance != NONE
    when = standing.effective if standing else ""
    why = said("Give a reason for withdrawing it.")
    early = said(
        "The position of '{member}' on item {item} was taken only on {when}.", act, when=when
    )
    return collect(
        _not_for(act.member, by),
        None if stated else Refusal("no-position", nothing),
        Refusal("before-the-position", early)
        if standing is not None and stated and at < standing.effective
        else None,
        session.not_before_the_body(item, at),
        _decided_since(state, session, item, at),
        None if act.reason.strip() else Refusal("no-reason", why),
    )


def _not_for(member: str, by: Author) -> Refusal | None:
    """Object when the act is not entered by the member, nor for it."""
    if member in (by.principal, by.name):
        return None
    sentence = said(
        "A position of '{member}' is entered by '{member}' or on its behalf, not on behalf of"
        " '{other}'.",
        member=member,
        other=by.principal or by.name,
    )
    return Refusal("not-for-the-member", sentence)


def _without_voice(state: State, session: Session, member: str, day: date) -> Refusal | None:
    """Object to a member without a voice in the session that day."""
    members = state.of(Members)
    found = members.members.get(member)
    if found is None:
        return members.no_such_member(member)
    standing = found.standing_on(day)
    if standing != MEMBER:
        words = {SUSPENDED: said("suspended"), FORMER: said("no longer a member")}
        before = said("not admitted")
        sentence = said(
            "'{member}' has no voice on {day}: it is {standing}.",
            member=member,
            day=day,
            standing=words.get(standing, before),
        )
        return Refusal("without-voice", sentence)
    for body in session.bodies:
        composition = members.composition(body, day)
        if not composition or member in composition:
            return None
    sentence = said(
        "'{member}' does not sit in {bodies} on {day}.",
        member=member,
        bodies=listed(session.bodies, " or "),
        day=day,
    )
    return Refusal("without-voice", sentence)


def _decided_since(state: State, session: Session, item: Item, at: datetime) -> Refusal | None:
    """Object to a position from before a decision: the rule was asked without it."""
    decision = state.of(Decisions).standing(session.code, item.number)
    if decision is None or at >= decision.moment:
        return None
    sentence = said(
        "Item {item} was decided as {number} on {when}, without this position: rescind that first.",
        decision,
        when=decision.moment,
    )
    return Refusal("decided-since", sentence)


def _off_the_scale(
    state: State, session: Session, item: Item, stance: str, at: datetime
) -> Refusal | None:
    """Object to a stance that the rule in force does not know."""
    name = item.rule or session.rule
    rule = state.of(Rulebook).rule(name, at)
    version: Version | None = rule.on(session.day(at)) if rule else None
    if version is None or stance in version.scale:
        return None
    sentence = said(
        "There is no stance '{stance}': the scale is {known}.",
        stance=stance,
        known=listed(version.scale),
    )
    return Refusal("off-the-scale", sentence, rule=name, article=version.article)


def _kind_of_nothing(act: PositionStated) -> Refusal | None:
    """Object to a kind where there is no reservation."""
    if act.kind and act.stance not in NOT_AGREEING:
        sentence = said(
            "Only a reservation or an objection has a kind, not '{stance}'.",
            stance=Word("stance", act.stance),
        )
        return Refusal("kind-without-reservation", sentence)
    return None
