"""What a notification says: its title, and its paragraphs, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import msgspec

from plenipo.capabilities.members.state import Members
from plenipo.capabilities.treaties.looking import day_shown, participant, say
from plenipo.capabilities.treaties.notifications import (
    IN_FORCE,
    JOINED,
    LEFT,
    REACHED,
    SILENCE,
    Notification,
)
from plenipo.capabilities.treaties.reservations import LATE, SIGNATURE, Reservation
from plenipo.capabilities.treaties.state import treaty_named
from plenipo.capabilities.treaties.treaty import Received, Treaty
from plenipo.core.page import message
from plenipo.core.paper import Block, Paper, Paragraph
from plenipo.register.view import View
from plenipo.treaty.force import Numbered
from plenipo.treaty.instruments import INITIALLED

TITLES = {
    "treaty.opened": message("Opening for signature"),
    "event.established": message("An event on which entry into force depends"),
    "treaty.signed": message("{participant}: signature"),
    "signature.confirmed": message("{participant}: confirmation of signature"),
    "instrument.deposited": message("{participant}: {kind}"),
    "instrument.returned": message("{participant}: an instrument returned ({kind})"),
    "reservation.made": message("{participant}: reservation"),
    "reservation.confirmed": message("{participant}: confirmation of a reservation"),
    "objection.made": message("{participant}: objection to a reservation"),
    "reservation.withdrawn": message("{participant}: withdrawal of a reservation"),
    "withdrawal.notified": message("{participant}: notice of {kind}"),
    "declaration.made": message("{participant}: declaration"),
    REACHED: message("Conditions for entry into force fulfilled"),
    IN_FORCE: message("Entry into force"),
    JOINED: message("{participant}: entry into force"),
    LEFT: message("{participant}: {kind} takes effect"),
    SILENCE: message("{participant}: reservation accepted by silence"),
}
"""What each kind of notification is about."""


class Telling(msgspec.Struct, frozen=True):
    """A treaty that is told of in a reader's language."""

    view: View
    treaty: Treaty

    @property
    def title(self) -> str:
        """The treaty's title."""
        return treaty_named(self.view, self.treaty.code).name

    @property
    def today(self) -> date:
        """The day that is shown, where the depositary is."""
        return day_shown(self.view, self.treaty)

    @property
    def depositary(self) -> str:
        """Who keeps it."""
        return self.called(self.treaty.depositary)

    def called(self, code: str) -> str:
        """Return what somebody is called."""
        return participant(self.view, code).name

    def all_of(self, codes: tuple[str, ...]) -> str:
        """Return what several are called, in the order of the body."""
        ordered = self.view.seen.state.of(Members).ordered(codes, self.view.wording.language)
        return self.view.wording.listed(self.apart(self.called(code)) for code in ordered)

    def say(self, text: str, **values: object) -> str:
        """Return a message; what is filled in keeps its own direction, days are written out."""
        return say(self.view, text, **values)

    def apart(self, value: object) -> str:
        """Return what is put into a sentence that may run in the other direction."""
        return self.view.wording.apart(value)

    def word(self, kind: str, code: str) -> str:
        """Return the word for a code."""
        return self.view.wording.word(kind, code)


def titled(telling: Telling, it: Notification) -> str:
    """Return what a notification is about, in some words."""
    kind = telling.word("instrument", it.subject)
    return telling.say(TITLES[it.kind], participant=telling.called(it.participant), kind=kind)


def paper(telling: Telling, it: Notification) -> Paper:
    """Return a notification as the paper that is sent."""
    treaty, wording = telling.treaty, telling.view.wording
    when = (treaty.place, wording.day(treaty.adopted) if treaty.adopted else "")
    return Paper(
        kind="notification",
        reference=it.number,
        title=titled(telling, it),
        organisation=telling.say("{name}, depositary", name=telling.depositary),
        session=telling.title,
        meeting=wording.listed(telling.apart(part) for part in when if part),
        moment=it.issued,
        dated=wording.day(treaty.day(it.issued)),
        language=wording.language,
        status="",
        blocks=tuple(_blocks(telling, it)),
    )


def _blocks(telling: Telling, it: Notification) -> Iterator[Block]:
    opening = message("{name}, acting as depositary, communicates the following:")
    yield Paragraph(telling.say(opening, name=telling.depositary))
    for line in BODIES[it.kind](telling, it):
        yield Paragraph(line)


Lines = Iterator[str]


def _opened(t: Telling, it: Notification) -> Lines:
    treaty = t.treaty
    yield t.say("“{treaty}” was opened for signature on {day}.", treaty=t.title, day=it.day)
    if treaty.until:
        yield t.say("It is open for signature until {day}.", day=treaty.until)
    if treaty.amends:
        yield t.say("It amends the treaty {treaty}.", treaty=treaty.amends)


def _event(t: Telling, it: Notification) -> Lines:
    words = t.treaty.clause.events.get(it.subject) or it.subject
    yield t.say("It was established on {day}: {event}.", day=it.day, event=words)
    yield from _noted(t, it)


def _signed(t: Telling, it: Notification) -> Lines:
    who, how = t.called(it.participant), t.word("signing", it.subject)
    if it.subject == INITIALLED:
        yield t.say("{who} initialled the text on {day}.", who=who, day=it.day)
        return
    yield t.say("{who} signed on {day}: {how}.", who=who, day=it.day, how=how)
    yield from _by_whom(t, it)
    yield from _effect(t, it)


def _confirmed(t: Telling, it: Notification) -> Lines:
    said = message("{who} confirmed on {day} its signature ad referendum.")
    yield t.say(said, who=t.called(it.participant), day=it.day)
    yield from _noted(t, it)


def _deposited(t: Telling, it: Notification) -> Lines:
    who, kind = t.called(it.participant), t.word("instrument", it.subject)
    yield t.say(
        "{who} deposited an instrument in due form on {day}: {kind}.",
        who=who,
        day=it.day,
        kind=kind,
    )
    yield from _by_whom(t, it)
    kept = _received(t, it)
    if kept is None:
        return
    item = kept.instrument
    if kept.dated:
        yield t.say("It bears the day {day}.", day=kept.dated)
    if item.of:
        yield t.say("In the place of: {of}.", of=t.called(item.of))
    if item.territories:
        yield t.say("Territories: {names}.", names=t.view.wording.listed(item.territories))
    if kept.provisions:
        yield t.say("Provisions: {names}.", names=t.view.wording.listed(kept.provisions))
    if item.effective:
        yield t.say("It has effect from {day}.", day=item.effective)
    yield from _effect(t, it)


def _returned(t: Telling, it: Notification) -> Lines:
    yield t.say(
        "An instrument of {who} was examined on {day}, found not to be in due form, and returned:"
        " {kind}.",
        who=t.called(it.participant),
        day=it.day,
        kind=t.word("instrument", it.subject),
    )
    yield from _noted(t, it)


def _reserved(t: Telling, it: Notification) -> Lines:
    made = t.treaty.reservations[it.subject]
    yield t.say(
        "{who} made the reservation {code} on {day}.",
        who=t.called(it.participant),
        code=made.code,
        day=it.day,
    )
    yield made.text
    if made.provisions:
        yield t.say("Provisions: {names}.", names=t.view.wording.listed(made.provisions))
    if made.moment == SIGNATURE:
        yield t.say("It is to be confirmed on consent to be bound (VCLT, article 23(2)).")
    else:
        yield from _until(t, made)


def _reservation_confirmed(t: Telling, it: Notification) -> Lines:
    made = t.treaty.reservations[it.subject]
    said = message("{who} confirmed its reservation {code} on {day}.")
    yield t.say(said, who=t.called(it.participant), code=made.code, day=it.day)
    yield made.text
    yield from _until(t, made)


def _until(t: Telling, made: Reservation) -> Lines:
    if made.moment == LATE:
        yield t.say("It came late: a single objection until {day} stops it.", day=made.limit())
        return
    yield t.say(
        "Objections can be made until {day}; who consents later has twelve months from then."
        " Silence is acceptance (VCLT, article 20(5)).",
        day=made.limit(),
    )


def _objected(t: Telling, it: Notification) -> Lines:
    made = t.treaty.reservations[it.subject]
    who, author = t.called(it.participant), t.called(made.participant)
    yield t.say(
        "{who} objected on {day} to the reservation {code} of {author}.",
        who=who,
        day=it.day,
        code=made.code,
        author=author,
    )
    objection = made.objections.get(it.participant)
    if objection and objection.text:
        yield objection.text
    if objection and objection.precludes:
        yield t.say(
            "It opposes the entry into force of the treaty between {who} and {author} (VCLT,"
            " article 20(4)(b)).",
            who=who,
            author=author,
        )


def _taken_back(t: Telling, it: Notification) -> Lines:
    said = message("{who} withdrew its reservation {code} on {day} (VCLT, article 22).")
    yield t.say(said, who=t.called(it.participant), code=it.subject, day=it.day)
    yield from _noted(t, it)


def _leaving(t: Telling, it: Notification) -> Lines:
    who, kind = t.called(it.participant), t.word("instrument", it.subject)
    yield t.say("{who} gave notice on {day}: {kind}.", who=who, day=it.day, kind=kind)
    its = t.treaty.force(it.day).participation.standings.get(it.participant)
    ends = [span.until for span in its.spans if span.notice] if its else []
    if ends and ends[-1]:
        yield t.say("It takes effect on {day}.", day=ends[-1])
    yield from _noted(t, it)


def _declared(t: Telling, it: Notification) -> Lines:
    made = next((each for each in t.treaty.declarations if each.entry == it.entry), None)
    kind = t.word("declaration", it.subject)
    said = message("{who} made a declaration on {day}: {kind}.")
    yield t.say(said, who=t.called(it.participant), day=it.day, kind=kind)
    if made and made.article:
        yield t.say("Provisions: {names}.", names=made.article)
    if made:
        yield made.text


def _reached(t: Telling, it: Notification) -> Lines:
    said = message("The conditions of {article} were fulfilled on {day}.")
    yield t.say(said, article=t.treaty.clause.article, day=it.day)
    names = [t.apart(t.called(each.instrument.participant)) for each in _triggering(t, it)]
    if names:
        yield t.say("By: {names}.", names=t.view.wording.listed(names))
    if it.on:
        said = message("“{treaty}” enters into force on {day}.")
        yield t.say(said, treaty=t.title, day=it.on)
    else:
        yield t.say("The day of its entry into force is not known yet.")


def _triggering(t: Telling, it: Notification) -> tuple[Numbered, ...]:
    """Return the instruments by which the conditions were fulfilled."""
    return t.treaty.force(it.day).triggering


def _in_force(t: Telling, it: Notification) -> Lines:
    article = t.treaty.clause.article
    said = message("“{treaty}” entered into force on {day} ({article}).")
    yield t.say(said, treaty=t.title, day=it.day, article=article)
    yield t.say("For: {parties}.", parties=t.all_of(tuple(t.treaty.force(it.day).parties)))


def _in_force_for(t: Telling, it: Notification) -> Lines:
    said = message("“{treaty}” entered into force for {who} on {day}.")
    yield t.say(said, treaty=t.title, who=t.called(it.participant), day=it.day)


def _left(t: Telling, it: Notification) -> Lines:
    said, kind = message("{who} is bound no more from {day} on: {kind}."), it.subject
    who = t.called(it.participant)
    yield t.say(said, who=who, day=it.day, kind=t.word("instrument", kind))


def _silent(t: Telling, it: Notification) -> Lines:
    made = t.treaty.reservations[it.subject]
    yield t.say(
        "The time to object to the reservation {code} of {who} ended on {day}: who has said"
        " nothing has accepted it (VCLT, article 20(5)).",
        code=made.code,
        who=t.called(it.participant),
        day=made.limit(),
    )
    objected = tuple(made.objections)
    if objected:
        yield t.say("Objections: {names}.", names=t.all_of(objected))


def _noted(t: Telling, it: Notification) -> Lines:
    """Yield what was said with an act, in the words of who said it."""
    if it.note:
        yield t.say("Reason or note: {note}", note=it.note)


def _by_whom(t: Telling, it: Notification) -> Lines:
    kept = _received(t, it)
    if kept and kept.person:
        office = t.word("representative", kept.office)
        by = t.view.wording.listed(t.apart(part) for part in (kept.person, office) if part)
        yield t.say("Signed by: {by}.", by=by)


def _effect(t: Telling, it: Notification) -> Lines:
    """Yield from when the treaty is in force for who consented, as it was known that day."""
    found = t.treaty.force(it.day)
    its = found.participation.standings.get(it.participant)
    kept = _received(t, it)
    spans = its.spans if its and kept else ()
    span = next((each for each in spans if kept and each.consent == kept.instrument), None)
    if span is None:
        return
    if span.in_force:
        said = message("“{treaty}” enters into force for {who} on {day}.")
        who = t.called(it.participant)
        yield t.say(said, treaty=t.title, who=who, day=span.in_force)
    else:
        article = t.treaty.clause.article
        yield t.say("The conditions of {article} are not fulfilled yet.", article=article)


def _received(t: Telling, it: Notification) -> Received | None:
    return next((kept for kept in t.treaty.received if kept.entry == it.entry), None)


BODIES: dict[str, Callable[[Telling, Notification], Lines]] = {
    "treaty.opened": _opened,
    "event.established": _event,
    "treaty.signed": _signed,
    "signature.confirmed": _confirmed,
    "instrument.deposited": _deposited,
    "instrument.returned": _returned,
    "reservation.made": _reserved,
    "reservation.confirmed": _reservation_confirmed,
    "objection.made": _objected,
    "reservation.withdrawn": _taken_back,
    "withdrawal.notified": _leaving,
    "declaration.made": _declared,
    REACHED: _reached,
    IN_FORCE: _in_force,
    JOINED: _in_force_for,
    LEFT: _left,
    SILENCE: _silent,
}
"""What tells each kind of notification."""
