"""What stands against the acts of sessions and agendas."""

from __future__ import annotations

import re
from datetime import datetime

from plenipo.capabilities.members.state import Members
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.acts import (
    ItemAdopted,
    ItemDeferred,
    ItemProposed,
    ItemRecommended,
    ItemReferred,
    ItemResumed,
    ItemReturned,
    ItemRevised,
    ItemWithdrawn,
    SessionClosed,
    SessionConvened,
)
from plenipo.capabilities.sessions.state import ASIDE, PROPOSED, Item, Sessions
from plenipo.core.act import Author
from plenipo.core.clock import write_moment
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_NUMBER = re.compile(r"\S(.{0,30}\S)?")


def refuse_session_convened(
    state: State, act: SessionConvened, by: Author, at: datetime
) -> Refusals:
    """Refuse a session twice, of no or unknown bodies, under an unknown rule, ending too early."""
    del by, at
    twice = f"The session '{act.session}' is already convened: choose another code."
    code = f"The code '{act.session}' may hold only letters A-Z, digits, '.', '_' and '-'."
    backwards = f"The session '{act.session}' cannot close on {act.closes}, before {act.opens}."
    nameless = f"Give the session '{act.session}' a title in at least one language."
    return collect(
        None if _CODE.fullmatch(act.session) else Refusal("bad-code", code),
        Refusal("already-convened", twice) if act.session in state.of(Sessions).sessions else None,
        Refusal("no-body", f"Name the body that '{act.session}' is of.")
        if not act.bodies
        else None,
        [r for r in (_no_body(state, body) for body in act.bodies) if r],
        _no_member(state, act.chair) if act.chair else None,
        Refusal("ends-before", backwards) if act.closes and act.closes < act.opens else None,
        None if any(act.names.values()) else Refusal("no-name", nameless),
        state.of(Rulebook).no_such_rule(act.rule, act.opens),
    )


def refuse_session_closed(state: State, act: SessionClosed, by: Author, at: datetime) -> Refusals:
    """Refuse to close what is not convened, or closed already."""
    del by, at
    return collect(no_open_session(state, act.session))


def refuse_item_proposed(state: State, act: ItemProposed, by: Author, at: datetime) -> Refusals:
    """Refuse an item twice, without a title, from nowhere, or under an unknown rule."""
    del by, at
    sessions = state.of(Sessions)
    found = sessions.sessions.get(act.session)
    twice = f"Item {act.item} of '{act.session}' is already there: choose another number."
    nameless = f"Give item {act.item} a title in at least one language."
    number = f"'{act.item}' is not an item number: write it like 1, 1.2 or 12 bis."
    nowhere = f"There is no item {act.origin_item} in a session '{act.origin_session}'."
    from_there = sessions.item(act.origin_session, act.origin_item)
    return collect(
        no_open_session(state, act.session),
        None if _NUMBER.fullmatch(act.item) else Refusal("bad-number", number),
        Refusal("already-proposed", twice) if found and act.item in found.items else None,
        None if any(act.names.values()) else Refusal("no-name", nameless),
        Refusal("no-such-origin", nowhere) if act.origin_session and not from_there else None,
        _no_proposer(state, act.proposer) if act.proposer else None,
        state.of(Rulebook).no_such_rule(act.rule, found.opens) if act.rule and found else None,
    )


def refuse_item_adopted(state: State, act: ItemAdopted, by: Author, at: datetime) -> Refusals:
    """Refuse to adopt an item that is not proposed."""
    del by
    item = state.of(Sessions).item(act.session, act.item)
    taken = f"Item {act.item} of '{act.session}' is {item.state if item else ''}, not proposed."
    return collect(
        refuse_about_item(state, act.session, act.item, at),
        Refusal("not-proposed", taken) if item and item.state != PROPOSED else None,
    )


def refuse_item_revised(state: State, act: ItemRevised, by: Author, at: datetime) -> Refusals:
    """Refuse a revision without a text, or of the same text."""
    del by
    item = state.of(Sessions).item(act.session, act.item)
    same = f"Item {act.item} of '{act.session}' already has this text."
    return collect(
        refuse_about_item(state, act.session, act.item, at),
        Refusal("no-text", "Give the digest of the new text.") if not act.text else None,
        Refusal("same-text", same) if act.text and item and item.text == act.text else None,
    )


def refuse_item_referred(state: State, act: ItemReferred, by: Author, at: datetime) -> Refusals:
    """Refuse to refer an item to an unknown body or session."""
    del by
    return collect(
        refuse_about_item(state, act.session, act.item, at),
        _no_body(state, act.body),
        _not_of(state, act.body, act.to_session) if act.to_session else None,
    )


def refuse_item_recommended(
    state: State, act: ItemRecommended, by: Author, at: datetime
) -> Refusals:
    """Refuse to recommend an item to an unknown body or session."""
    del by
    return collect(
        refuse_about_item(state, act.session, act.item, at),
        _no_body(state, act.body),
        _not_of(state, act.body, act.to_session) if act.to_session else None,
    )


def refuse_item_deferred(state: State, act: ItemDeferred, by: Author, at: datetime) -> Refusals:
    """Refuse to put off an item without a reason, or one that is not before the body."""
    del by
    return collect(
        _aside(state, act.session, act.item, at),
        _no_reason(act.reason, f"deferring item {act.item}"),
    )


def refuse_item_returned(state: State, act: ItemReturned, by: Author, at: datetime) -> Refusals:
    """Refuse to send back an item without a reason, or one that is not before the body."""
    del by
    return collect(
        _aside(state, act.session, act.item, at),
        _no_body(state, act.body) if act.body else None,
        _no_reason(act.reason, f"returning item {act.item}"),
    )


def refuse_item_withdrawn(state: State, act: ItemWithdrawn, by: Author, at: datetime) -> Refusals:
    """Refuse to withdraw an item without a reason, or one that is not before the body."""
    del by
    return collect(
        _aside(state, act.session, act.item, at),
        _no_reason(act.reason, f"withdrawing item {act.item}"),
    )


def refuse_item_resumed(state: State, act: ItemResumed, by: Author, at: datetime) -> Refusals:
    """Refuse to take up an item that was not put aside."""
    del by
    item = state.of(Sessions).item(act.session, act.item)
    before = f"Item {act.item} of '{act.session}' is before the body: it need not be resumed."
    return collect(
        refuse_about_item(state, act.session, act.item, at),
        Refusal("not-aside", before) if item and item.state not in ASIDE else None,
        _no_reason(act.reason, f"resuming item {act.item}"),
    )


def no_open_session(state: State, code: str) -> Refusal | None:
    """Object to a session that is not convened, or closed."""
    known = state.of(Sessions).sessions
    if code not in known:
        listed = ", ".join(known) or "none yet"
        return Refusal("no-such-session", f"There is no session '{code}': there are {listed}.")
    closed = known[code].closed
    if closed is not None:
        sentence = f"The session '{code}' was closed on {write_moment(closed)}."
        return Refusal("session-closed", sentence)
    return None


def refuse_about_item(state: State, session: str, number: str, at: datetime) -> Refusals:
    """Object to an act on an item that is not there, or before it was there."""
    closed = no_open_session(state, session)
    if closed:
        return (closed,)
    item = state.of(Sessions).item(session, number)
    if item is None:
        sentence = f"The session '{session}' has no item {number}: propose it first."
        return (Refusal("no-such-item", sentence),)
    if at < item.steps[0].moment:
        moment = write_moment(item.steps[0].moment)
        sentence = f"Item {number} of '{session}' was proposed only on {moment}."
        return (Refusal("before-the-item", sentence),)
    return ()


def _aside(state: State, session: str, number: str, at: datetime) -> Refusals:
    """Object to putting aside what is aside."""
    item: Item | None = state.of(Sessions).item(session, number)
    if item is not None and item.state in ASIDE:
        sentence = f"Item {number} of '{session}' is already {item.state}."
        return (Refusal("already-aside", sentence),)
    return refuse_about_item(state, session, number, at)


def _no_body(state: State, code: str) -> Refusal | None:
    known = state.of(Members).bodies
    if code in known:
        return None
    listed = ", ".join(known) or "none yet"
    return Refusal("no-such-body", f"There is no body '{code}': the bodies are {listed}.")


def _no_member(state: State, code: str) -> Refusal | None:
    if code in state.of(Members).members:
        return None
    return Refusal("no-such-member", f"There is no member '{code}': admit it first.")


def _no_proposer(state: State, code: str) -> Refusal | None:
    members = state.of(Members)
    if code in (*members.members, *members.bodies, *members.partners):
        return None
    sentence = f"'{code}' is neither a member, a body nor a partner: it cannot propose."
    return Refusal("no-such-proposer", sentence)


def _not_of(state: State, body: str, session: str) -> Refusal | None:
    found = state.of(Sessions).sessions.get(session)
    if found is not None and body in found.bodies:
        return None
    return Refusal("no-such-session", f"There is no session '{session}' of the body '{body}'.")


def _no_reason(reason: str, what: str) -> Refusal | None:
    return None if reason.strip() else Refusal("no-reason", f"Give a reason for {what}.")
