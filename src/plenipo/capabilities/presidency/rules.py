"""What stands against the acts of the presidency."""

from __future__ import annotations

import re
from datetime import date, datetime

from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.presidency.acts import (
    AnniversaryMarked,
    ChairAssigned,
    ChairVacated,
    HandoverMade,
    PresidencyAssumed,
    RotationEstablished,
    RotationExcepted,
    SeatFixed,
    VenueSettled,
)
from plenipo.capabilities.presidency.objections import (
    bad_code,
    nameless,
    no_such_rotation,
    not_counted,
    not_in_order,
    placeless,
    undecided,
    unknown_bodies,
    unknown_members,
)
from plenipo.capabilities.presidency.state import Presidencies
from plenipo.capabilities.presidency.terms import (
    CHAIR,
    EXCHANGED,
    KINDS,
    MOVED,
    ROLES,
    Chair,
    Rotation,
    Term,
    falls_on,
)
from plenipo.capabilities.presidency.turns import expected, order_of
from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.treaties.state import Treaties
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, listed, said

_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


def refuse_rotation_established(
    state: State, act: RotationEstablished, by: Author, at: datetime
) -> Refusals:
    """Refuse a rotation twice, without an order or a term, of unknown bodies or members."""
    del by, at
    twice = said("The rotation '{rotation}' is already established.", act)
    orderless = said(
        "Give the members in their order, or the language in whose alphabet they follow."
    )
    repeated = [code for code in dict.fromkeys(act.order) if act.order.count(code) > 1]
    again = said("Named more than once in the order: {members}.", members=listed(repeated))
    short = said("A presidency lasts a month at least, not {months}.", act)
    known = act.rotation in state.of(Presidencies).rotations
    return collect(
        bad_code(act.rotation),
        nameless(act.names, said("the presidency '{rotation}'", act)),
        Refusal("already-established", twice) if known else None,
        unknown_bodies(state, dict.fromkeys((act.body, *act.chairs))),
        unknown_members(state, act.order),
        Refusal("repeated-member", again) if repeated else None,
        Refusal("no-order", orderless) if not act.order and not act.alphabet else None,
        Refusal("no-term", short) if act.months < 1 else None,
    )


def refuse_rotation_excepted(
    state: State, act: RotationExcepted, by: Author, at: datetime
) -> Refusals:
    """Refuse an exception that nobody decided, of an unknown kind, or that contradicts others."""
    del by, at
    kind = said("There is no exception '{kind}': it is {known}.", act, known=either(KINDS))
    reason = said("Say why there is an exception for '{member}'.", act)
    rotation = state.of(Presidencies).rotations.get(act.rotation)
    return collect(
        no_such_rotation(state, act.rotation),
        None if act.kind in KINDS else Refusal("bad-kind", kind),
        None if act.reason.strip() else Refusal("no-reason", reason),
        undecided(state, act.decision, act.reference),
        _against_turns(state, act, rotation) if rotation else None,
        _against_moving(state, act) if rotation and act.kind == MOVED else None,
    )


def refuse_presidency_assumed(
    state: State, act: PresidencyAssumed, by: Author, at: datetime
) -> Refusals:
    """Refuse a presidency out of turn, with a gap or an overlap, or of who is not counted."""
    del by, at
    known = state.of(Presidencies)
    rotation = known.rotations.get(act.rotation)
    twice = said("The presidency '{presidency}' is on record already.", act)
    backwards = said(
        "A presidency from {since} cannot be handed over on {until}: that is not later.", act
    )
    uncounted = not_counted(state, act.member, act.since)
    return collect(
        bad_code(act.presidency),
        Refusal("already-assumed", twice) if act.presidency in known.terms else None,
        no_such_rotation(state, act.rotation),
        Refusal("ends-before", backwards) if act.until <= act.since else None,
        uncounted,
        _not_joined(known.last(act.rotation), act),
        _out_of_turn(state, act, rotation) if rotation and not uncounted else None,
    )


def refuse_handover_made(state: State, act: HandoverMade, by: Author, at: datetime) -> Refusals:
    """Refuse a hand-over of an unknown presidency, twice, from nobody, or on another day."""
    del by
    known = state.of(Presidencies)
    term = known.terms.get(act.presidency)
    digest = said("'{digest}' is not a digest: write sha256: and 64 hexadecimal digits.", act)
    twice = said("The presidency '{presidency}' was handed over already.", act)
    sessions = state.of(Sessions)
    unknown = act.session and act.session not in sessions.sessions
    return collect(
        known.no_such_presidency(act.presidency),
        sessions.no_such_session(act.session) if unknown else None,
        Refusal("bad-digest", digest) if act.digest and not _DIGEST.fullmatch(act.digest) else None,
        Refusal("already-handed-over", twice) if term and term.handed else None,
        _on_another_day(term, known.before(term), at.date()) if term else None,
    )


def refuse_chair_assigned(state: State, act: ChairAssigned, by: Author, at: datetime) -> Refusals:
    """Refuse a chair to who does not sit there or is not counted, or that is another's."""
    del by, at
    members = state.of(Members)
    role = said("There is no role '{role}': it is {known}.", act, known=either(ROLES))
    backwards = said("The chair of '{body}' cannot end on {until}, before it begins.", act)
    seatless = said("'{member}' does not sit in '{body}' on {since}.", act)
    ends = act.until is not None and act.until <= act.since
    uncounted = not_counted(state, act.member, act.since)
    there = act.body in members.bodies
    sits = act.member in members.sitting(act.body, act.since)
    return collect(
        unknown_bodies(state, (act.body,)),
        None if act.role in ROLES else Refusal("bad-role", role),
        uncounted,
        Refusal("ends-before", backwards) if ends else None,
        Refusal("no-seat", seatless) if there and not uncounted and not sits else None,
        _taken(state, act),
    )


def refuse_chair_vacated(state: State, act: ChairVacated, by: Author, at: datetime) -> Refusals:
    """Refuse to vacate what the member does not have that day."""
    del by, at
    about = (act.body, act.role, act.member)
    for chair in state.of(Presidencies).chairs:
        if (chair.body, chair.role, chair.member) == about and chair.on(act.since):
            return ()
    sentence = said(
        "'{member}' is not {role} of '{body}' on {since}.", act, role=Word("chair", act.role)
    )
    return (Refusal("not-in-the-chair", sentence),)


def refuse_seat_fixed(state: State, act: SeatFixed, by: Author, at: datetime) -> Refusals:
    """Refuse a seat nowhere, or with nobody."""
    del by, at
    return collect(placeless(act.place), state.of(Members).no_such_member(act.host))


def refuse_venue_settled(state: State, act: VenueSettled, by: Author, at: datetime) -> Refusals:
    """Refuse a venue of no session, or of one that is closed; nowhere, or with nobody."""
    del by
    members, sessions = state.of(Members), state.of(Sessions)
    session = sessions.sessions.get(act.session)
    return collect(
        session.not_at(at) if session else sessions.no_such_session(act.session),
        placeless(act.place),
        None if act.host in members.partners else members.no_such_member(act.host),
    )


def refuse_anniversary_marked(
    state: State, act: AnniversaryMarked, by: Author, at: datetime
) -> Refusals:
    """Refuse an anniversary twice, whose day is in another presidency, or of what is unknown."""
    del by, at
    known = state.of(Presidencies)
    twice = said("The anniversary '{anniversary}' is marked already.", act)
    treaties = state.of(Treaties)
    unheard = act.treaty and act.treaty not in treaties.treaties
    return collect(
        bad_code(act.anniversary),
        nameless(act.names, said("the anniversary '{anniversary}'", act)),
        Refusal("already-marked", twice) if act.anniversary in known.anniversaries else None,
        known.no_such_presidency(act.presidency),
        _in_another_presidency(known.terms.get(act.presidency), act),
        treaties.no_such_treaty(act.treaty) if unheard else None,
        _declared_nowhere(state, act),
    )


def _against_turns(state: State, act: RotationExcepted, rotation: Rotation) -> Refusals:
    """Object to an exception for who has no turn, with nobody to change with, or made already."""
    order = order_of(rotation, state.of(Members))
    alone = said("Say with whom '{member}' changes turns: with another member.", act)
    made = [(one.kind, one.member, one.since) for one in rotation.exceptions]
    again = said("That exception for '{member}' from {since} is on record already.", act)
    swaps = act.kind == EXCHANGED
    return collect(
        not_in_order(order, act.member, act.rotation),
        not_in_order(order, act.other, act.rotation) if swaps and act.other else None,
        Refusal("nobody-to-change-with", alone)
        if swaps and act.other in {"", act.member}
        else None,
        Refusal("already-excepted", again) if (act.kind, act.member, act.since) in made else None,
    )


def _against_moving(state: State, act: RotationExcepted) -> Refusal | None:
    """Object to moving a hand-over of nobody, to no day, before it began, or after it was made."""
    known = state.of(Presidencies)
    term = known.on(act.rotation, act.since)
    if term is None or term.member != act.member:
        sentence = said("'{member}' does not preside on {since}.", act)
        return Refusal("not-presiding", sentence)
    following = known.after(term)
    if following is not None:
        sentence = said(
            "'{next}' follows on {since}: that day cannot be moved any more.",
            next=following.code,
            since=following.since,
        )
        return Refusal("handed-over-by-then", sentence)
    if act.until is None or act.until <= term.since:
        sentence = said(
            "Say on which day after {since} '{presidency}' is handed over.",
            since=term.since,
            presidency=term.code,
        )
        return Refusal("no-such-day", sentence)
    return None


def _not_joined(last: Term | None, act: PresidencyAssumed) -> Refusal | None:
    """Object to days on which nobody would preside, or two would."""
    if last is None or act.since == last.until:
        return None
    if act.since > last.until:
        sentence = said(
            "'{last}' is handed over on {until}, and '{presidency}' would begin on {since}: nobody"
            " would preside in between; begin on {until}, or move the hand-over by decision.",
            act,
            last=last.code,
            until=last.until,
        )
        return Refusal("gap", sentence)
    sentence = said(
        "'{last}' lasts up to {until}, and '{presidency}' would begin on {since}: two would"
        " preside; begin on {until}, or move the hand-over by decision.",
        act,
        last=last.code,
        until=last.until,
    )
    return Refusal("overlap", sentence)


def _out_of_turn(state: State, act: PresidencyAssumed, rotation: Rotation) -> Refusal | None:
    """Object to a member whose turn it is not; the first presidency may be anybody's in order."""
    members = state.of(Members)
    terms = state.of(Presidencies).of_rotation(rotation.code)
    if not terms:
        return not_in_order(order_of(rotation, members), act.member, act.rotation)
    found = expected(rotation, terms, members)
    if found is None or found[0] == act.member:
        return None
    sentence = said(
        "After '{last}' it is the turn of '{next}', not of '{member}': record the decision that"
        " makes an exception first.",
        act,
        last=terms[-1].code,
        next=found[0],
    )
    return Refusal("out-of-turn", sentence)


def _on_another_day(term: Term, before: Term | None, day: date) -> Refusal | None:
    """Object to a hand-over from nobody, before the other presided, or after this one began."""
    if before is None:
        sentence = said("'{code}' is the first presidency: nobody handed it over.", term)
        return Refusal("nobody-before", sentence)
    if before.since <= day <= term.since:
        return None
    sentence = said(
        "'{code}' is handed over on {since} at the latest, and not before '{other}' began on"
        " {first}: {day} is neither.",
        term,
        other=before.code,
        first=before.since,
        day=day,
    )
    return Refusal("wrong-day", sentence)


def _taken(state: State, act: ChairAssigned) -> Refusal | None:
    """Object to a chair that is another's in these days, and to chair and vice-chair in one."""
    for chair in state.of(Presidencies).chairs:
        same = chair.member == act.member
        if chair.body != act.body or not _overlap(chair, act):
            continue
        if same or (chair.role == act.role == CHAIR):
            sentence = said(
                "'{holder}' is {role} of '{body}' already from {begun} on: vacate that first.",
                act,
                holder=chair.member,
                role=Word("chair", chair.role),
                begun=chair.since,
            )
            return Refusal("chair-taken", sentence)
    return None


def _overlap(chair: Chair, act: ChairAssigned) -> bool:
    ends = (chair.until or date.max, act.until or date.max)
    return act.since < ends[0] and chair.since < ends[1]


def _in_another_presidency(term: Term | None, act: AnniversaryMarked) -> Refusal | None:
    """Object to years that are none, and to a day that is not in the presidency."""
    if act.years < 1:
        return Refusal(
            "no-years", said("An anniversary is of a year at least, not of {years}.", act)
        )
    day = falls_on(act.origin, act.years)
    if term is None or term.on(day):
        return None
    sentence = said(
        "The day {years} years after {origin} is {day}, and '{presidency}' lasts from {since} up to"
        " {until}.",
        act,
        day=day,
        since=term.since,
        until=term.until,
    )
    return Refusal("not-in-the-presidency", sentence)


def _declared_nowhere(state: State, act: AnniversaryMarked) -> Refusals:
    """Object to a declaration before no session, on no item, or without a text there."""
    sessions = state.of(Sessions)
    if not act.session:
        sentence = said("Say before which session the declaration is.")
        return (Refusal("no-session", sentence),) if act.item or act.document else ()
    if act.session not in sessions.sessions:
        return (sessions.no_such_session(act.session),)
    there = not act.item or sessions.item(act.session, act.item)
    return collect(
        None if there else sessions.no_such_item(act.session, act.item),
        state.of(Documents).no_such_document(act.document, act.session) if act.document else None,
    )
