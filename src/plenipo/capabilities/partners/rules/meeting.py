"""What stands against meetings with partners, and contacts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from plenipo.capabilities.credentials.state import not_granted, not_let_in
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.partners.acts import (
    ContactEnded,
    ContactNamed,
    PartnerMeetingAnnounced,
    PartnerMeetingCancelled,
    PartnerMeetingHeld,
)
from plenipo.capabilities.partners.meeting import LEVELS, SIDES, Meeting
from plenipo.capabilities.partners.objections import bad_code, given_up_silently, nowhere, unnamed
from plenipo.capabilities.partners.state import Partnerships, no_such_partners
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, said


def refuse_partner_meeting_announced(
    state: State, act: PartnerMeetingAnnounced, by: Author, at: datetime
) -> Refusals:
    """Refuse a meeting twice, with nobody, at no level, on a day that is over, or nowhere."""
    del by
    twice = said("There is a meeting '{meeting}' already: choose another code.", act)
    alone = said("Say with which partners one meets in '{meeting}'.", act)
    level = said(
        "Nobody meets at the level '{level}': say {known}.",
        act,
        known=either(Word("level", each) for each in LEVELS),
    )
    over = said("A meeting on {on} cannot be announced on {day}.", act, day=at.date())
    apart = said("The body '{body}' does not meet in '{session}'.", act)
    session = state.of(Sessions).sessions.get(act.session)
    elsewhere = session is not None and act.body and act.body not in session.bodies
    return collect(
        bad_code(act.meeting),
        Refusal("code-taken", twice) if act.meeting in state.of(Partnerships).meetings else None,
        unnamed(act.names, act.meeting),
        None if act.partners else Refusal("no-partner", alone),
        no_such_partners(state, act.partners, at),
        None if act.level in LEVELS else Refusal("no-such-level", level),
        Refusal("day-over", over) if act.on < at.date() else None,
        state.of(Members).no_such_body(act.body) if act.body else None,
        tuple(nowhere(state, act.session, act.item)),
        Refusal("not-in-session", apart) if elsewhere else None,
        tuple(_uninvited(act.guests, act.partners, act.meeting)),
    )


def refuse_partner_meeting_held(
    state: State, act: PartnerMeetingHeld, by: Author, at: datetime
) -> Refusals:
    """Refuse what came of no meeting, too soon, twice, or where a partner was not let in."""
    del by
    found = state.of(Partnerships).meetings.get(act.meeting)
    if found is None:
        return (_no_such_meeting(act.meeting),)
    early = said("The meeting '{meeting}' is only on {day}.", act, day=found.on)
    silent = said("Say what came of the meeting '{meeting}'.", act)
    known, documents = state.of(Partnerships), state.of(Documents).documents
    return collect(
        _over(found),
        Refusal("before-the-meeting", early) if at.date() < found.on else None,
        None if act.summary.strip() else Refusal("no-summary", silent),
        tuple(_uninvited(act.guests, found.partners, act.meeting)),
        tuple(_not_let_in(state, found, at)),
        [known.no_such_cooperation(c) for c in act.cooperations if c not in known.cooperations],
        [_no_such_document(each) for each in act.documents if each not in documents],
    )


def refuse_partner_meeting_cancelled(
    state: State, act: PartnerMeetingCancelled, by: Author, at: datetime
) -> Refusals:
    """Refuse to cancel what is not there, is over, or without a reason."""
    del by, at
    found = state.of(Partnerships).meetings.get(act.meeting)
    if found is None:
        return (_no_such_meeting(act.meeting),)
    return collect(_over(found), given_up_silently(act.reason, act.meeting))


def refuse_contact_named(state: State, act: ContactNamed, by: Author, at: datetime) -> Refusals:
    """Refuse a contact twice, without a name, of nobody, or on no side."""
    del by
    twice = said("There is a contact '{contact}' already: choose another code.", act)
    nobody = said("Write what the contact '{contact}' is called.", act)
    side = said(
        "A contact is on the side {known}, not '{side}'.",
        act,
        known=either(Word("side", each) for each in SIDES),
    )
    return collect(
        bad_code(act.contact),
        Refusal("code-taken", twice) if act.contact in state.of(Partnerships).contacts else None,
        None if act.name.strip() else Refusal("no-name", nobody),
        no_such_partners(state, (act.partner,), at),
        None if act.side in SIDES else Refusal("no-such-side", side),
    )


def refuse_contact_ended(state: State, act: ContactEnded, by: Author, at: datetime) -> Refusals:
    """Refuse to end a contact that is not there, not yet, or ended."""
    del by
    found = state.of(Partnerships).contacts.get(act.contact)
    sentence = said("'{contact}' is no contact at that moment: leave it as it is.", act)
    stands = found is not None and found.stands(at)
    return collect(None if stands else Refusal("no-such-contact", sentence))


def _no_such_meeting(code: str) -> Refusal:
    sentence = said("There is no meeting '{code}': announce it first.", code=code)
    return Refusal("no-such-meeting", sentence)


def _no_such_document(code: str) -> Refusal:
    sentence = said("There is no document '{code}': table it first.", code=code)
    return Refusal("no-such-document", sentence)


def _over(found: Meeting) -> Refusal | None:
    """Object to a meeting that was held, or cancelled."""
    if found.outcome is None:
        return None
    sentence = said(
        "The meeting '{code}' is over: {how}.",
        found,
        how=Word("partner-meeting", found.outcome.how),
    )
    return Refusal("meeting-over", sentence)


def _uninvited(guests: Iterable[str], partners: tuple[str, ...], meeting: str) -> Iterator[Refusal]:
    """Object to guests of a partner that is not met."""
    for each in guests:
        if each not in partners:
            sentence = said(
                "'{code}' is no partner in the meeting '{meeting}'.", code=each, meeting=meeting
            )
            yield Refusal("not-a-party", sentence)


def _not_let_in(state: State, found: Meeting, at: datetime) -> Iterator[Refusal]:
    """Object to a partner that was not let into the session, or does not attend the item."""
    if not found.session:
        return
    for partner in found.partners:
        item, session = found.item, found.session
        refusal = (
            not_granted(state, partner, session, item, "", at)
            if item
            else not_let_in(state, partner, session, at)
        )
        if refusal is not None:
            yield refusal
