"""What stands against the acts of sessions and agendas."""

from __future__ import annotations

import re
from datetime import date, datetime

from plenipo.capabilities.credentials.state import PROPOSE, not_granted
from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.members.state import Members, value_on
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
from plenipo.capabilities.sessions.state import ASIDE, PROPOSED, WITHDRAWN, OnItem, Sessions
from plenipo.core.act import Author
from plenipo.core.codes import CODE
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Said, Word, said
from plenipo.procedure.answers import ADOPTED as DECIDED

_NUMBER = re.compile(r"\S(.{0,30}\S)?")


def refuse_session_convened(
    state: State, act: SessionConvened, by: Author, at: datetime
) -> Refusals:
    """Refuse a session twice, of no or unknown bodies, under an unknown rule, ending too early."""
    del by, at
    members = state.of(Members)
    twice = said("The session '{session}' is already convened: choose another code.", act)
    code = said(
        "The code '{code}' may hold only letters A-Z, digits, '.', '_' and '-'.", code=act.session
    )
    backwards = said("The session '{session}' cannot close on {closes}, before {opens}.", act)
    nameless = said("Give the session '{session}' a title in at least one language.", act)
    return collect(
        None if CODE.fullmatch(act.session) else Refusal("bad-code", code),
        Refusal("already-convened", twice) if act.session in state.of(Sessions).sessions else None,
        Refusal("no-body", said("Name the body that '{session}' is of.", act))
        if not act.bodies
        else None,
        [r for r in (_no_body_on(state, body, act.opens) for body in act.bodies) if r],
        members.no_such_member(act.chair) if act.chair else None,
        Refusal("ends-before", backwards) if act.closes and act.closes < act.opens else None,
        None if any(act.names.values()) else Refusal("no-name", nameless),
        state.of(Rulebook).no_such_rule(act.rule, act.opens),
    )


def refuse_session_closed(state: State, act: SessionClosed, by: Author, at: datetime) -> Refusals:
    """Refuse to close what is not convened, is closed already, or went on after that moment."""
    del by
    found = state.of(Sessions).sessions.get(act.session)
    if found is None:
        return (state.of(Sessions).no_such_session(act.session),)
    if found.closed is not None:
        sentence = said("The session '{code}' was closed on {when}.", found, when=found.closed)
        return (Refusal("already-closed", sentence),)
    last = max((item.steps[-1].moment for item in found.items.values()), default=at)
    late = said(
        "The agenda of '{session}' moved on {when}: it was not closed before.", act, when=last
    )
    return collect(found.not_at(at), Refusal("went-on", late) if last > at else None)


def refuse_item_proposed(state: State, act: ItemProposed, by: Author, at: datetime) -> Refusals:
    """Refuse an item twice, without a title, from nowhere, or under an unknown rule."""
    del by
    sessions = state.of(Sessions)
    found = sessions.sessions.get(act.session)
    twice = said("Item {item} of '{session}' is already there: choose another number.", act)
    nameless = said("Give item {item} a title in at least one language.", act)
    number = said("'{item}' is not an item number: write it like 1, 1.2 or 12 bis.", act)
    nowhere = said("There is no item '{origin_item}' in a session '{origin_session}'.", act)
    comes = bool(act.origin_session or act.origin_item)
    from_there = sessions.item(act.origin_session, act.origin_item)
    return collect(
        found.not_at(at) if found else sessions.no_such_session(act.session),
        None if _NUMBER.fullmatch(act.item) else Refusal("bad-number", number),
        Refusal("already-proposed", twice) if found and act.item in found.items else None,
        None if any(act.names.values()) else Refusal("no-name", nameless),
        Refusal("no-such-origin", nowhere) if comes and not from_there else None,
        _no_proposer(state, act, at) if act.proposer else None,
        state.of(Rulebook).no_such_rule(act.rule, found.opens) if act.rule and found else None,
    )


def refuse_item_adopted(state: State, act: ItemAdopted, by: Author, at: datetime) -> Refusals:
    """Refuse to adopt an item that is not proposed."""
    del by
    known, standing = _item(state, act, at)
    taken = said(
        "Item {item} of '{session}' is {standing}, not proposed.",
        act,
        standing=Word("item", standing),
    )
    return collect(
        known, Refusal("not-proposed", taken) if standing not in {"", PROPOSED} else None
    )


def refuse_item_revised(state: State, act: ItemRevised, by: Author, at: datetime) -> Refusals:
    """Refuse a revision without a text, of the same text, or of what is decided or withdrawn."""
    del by
    item = state.of(Sessions).item(act.session, act.item)
    same = said("Item {item} of '{session}' already has this text.", act)
    known, standing = _item(state, act, at)
    return collect(
        known,
        _withdrawn(act, standing),
        _decided(state, act) if item else None,
        Refusal("no-text", said("Give the digest of the new text.")) if not act.text else None,
        Refusal("same-text", same) if act.text and item and item.at(at)[1] == act.text else None,
    )


def refuse_item_referred(state: State, act: ItemReferred, by: Author, at: datetime) -> Refusals:
    """Refuse to refer an item to an unknown body or session, or one that was withdrawn."""
    del by
    return _sent_on(state, act, at)


def refuse_item_recommended(
    state: State, act: ItemRecommended, by: Author, at: datetime
) -> Refusals:
    """Refuse to recommend an item to an unknown body or session, or one that was withdrawn."""
    del by
    return _sent_on(state, act, at)


def refuse_item_deferred(state: State, act: ItemDeferred, by: Author, at: datetime) -> Refusals:
    """Refuse to put off an item without a reason, to a day gone by, or one decided or aside."""
    del by
    gone = said(
        "Item {item} cannot come back by {until}: it is put off on {day}.", act, day=at.date()
    )
    return collect(
        _put_aside(state, act, at),
        _no_reason(act.reason, said("deferring item {item}", act)),
        Refusal("ends-before", gone) if act.until and act.until < at.date() else None,
    )


def refuse_item_returned(state: State, act: ItemReturned, by: Author, at: datetime) -> Refusals:
    """Refuse to send back an item without a reason, or one that is decided or aside."""
    del by
    return collect(
        _put_aside(state, act, at),
        state.of(Members).no_such_body(act.body) if act.body else None,
        _no_reason(act.reason, said("returning item {item}", act)),
    )


def refuse_item_withdrawn(state: State, act: ItemWithdrawn, by: Author, at: datetime) -> Refusals:
    """Refuse to withdraw an item without a reason, twice, or one that is decided."""
    del by
    known, standing = _item(state, act, at)
    return collect(
        known,
        _withdrawn(act, standing),
        _decided(state, act) if standing else None,
        _no_reason(act.reason, said("withdrawing item {item}", act)),
    )


def refuse_item_resumed(state: State, act: ItemResumed, by: Author, at: datetime) -> Refusals:
    """Refuse to take up an item that was not put aside."""
    del by
    known, standing = _item(state, act, at)
    before = said("Item {item} of '{session}' is before the body: it need not be resumed.", act)
    return collect(
        known,
        Refusal("not-aside", before) if standing and standing not in ASIDE else None,
        _no_reason(act.reason, said("resuming item {item}", act)),
    )


def _item(state: State, act: OnItem, at: datetime) -> tuple[Refusal | None, str]:
    """Object to an act on an item that is not there; and tell where it stood at that moment."""
    sessions = state.of(Sessions)
    session, item = sessions.sessions.get(act.session), sessions.item(act.session, act.item)
    if session is None or item is None:
        return sessions.no_such_item(act.session, act.item), ""
    outside = session.item_not_at(item, at)
    return outside, "" if outside else item.at(at)[0]


def _put_aside(state: State, act: ItemDeferred | ItemReturned, at: datetime) -> Refusals:
    """Object to putting aside what is aside, or decided."""
    known, standing = _item(state, act, at)
    aside = said(
        "Item {item} of '{session}' is already {standing}.", act, standing=Word("item", standing)
    )
    return collect(
        known,
        Refusal("already-aside", aside) if standing in ASIDE else None,
        _decided(state, act) if standing else None,
    )


def _sent_on(state: State, act: ItemReferred | ItemRecommended, at: datetime) -> Refusals:
    """Object to sending on what was withdrawn, or to an unknown body or session."""
    known, standing = _item(state, act, at)
    return collect(
        known,
        _withdrawn(act, standing),
        state.of(Members).no_such_body(act.body),
        _not_of(state, act.body, act.to_session) if act.to_session else None,
    )


def _withdrawn(act: OnItem, standing: str) -> Refusal | None:
    if standing != WITHDRAWN:
        return None
    sentence = said("Item {item} of '{session}' is withdrawn: resume it first.", act)
    return Refusal("item-withdrawn", sentence)


def _decided(state: State, act: OnItem) -> Refusal | None:
    """Object to undoing, by another act, what was adopted: the decision is to be rescinded."""
    decision = state.of(Decisions).standing(act.session, act.item)
    if decision is None or decision.outcome != DECIDED:
        return None
    sentence = said(
        "Item {item} was adopted by decision {decision}: rescind that first.",
        act,
        decision=decision.number,
    )
    return Refusal("already-decided", sentence)


def _no_body_on(state: State, code: str, day: date) -> Refusal | None:
    """Object to a body that is not there, or not yet set up on a day."""
    body = state.of(Members).bodies.get(code)
    if body is None:
        return state.of(Members).no_such_body(code)
    if value_on(body.composition, day) is None:
        since = body.composition[0].since
        sentence = said("The body '{body}' was set up only on {day}.", body=code, day=since)
        return Refusal("before-the-body", sentence)
    return None


def _no_proposer(state: State, act: ItemProposed, at: datetime) -> Refusal | None:
    """Object to a proposer that is not there, or is a partner without the right to propose."""
    members, code = state.of(Members), act.proposer
    if code in (*members.members, *members.bodies):
        return None
    if code in members.partners:
        return not_granted(state, code, act.session, act.item, PROPOSE, at)
    sentence = said(
        "'{code}' is neither a member, a body nor a partner: it cannot propose.", code=code
    )
    return Refusal("no-such-proposer", sentence)


def _not_of(state: State, body: str, session: str) -> Refusal | None:
    found = state.of(Sessions).sessions.get(session)
    if found is not None and body in found.bodies:
        return None
    sentence = said(
        "There is no session '{session}' of the body '{body}'.", session=session, body=body
    )
    return Refusal("no-such-session", sentence)


def _no_reason(reason: str, what: Said) -> Refusal | None:
    sentence = said("Give a reason for {what}.", what=what)
    return None if reason.strip() else Refusal("no-reason", sentence)
