"""A treaty as pages show it: as of a day, to a reader, in their language."""

from __future__ import annotations

from datetime import date, time

import msgspec
from babel import Locale
from babel.units import format_unit

from plenipo.capabilities.members.state import Members
from plenipo.capabilities.treaties.reservations import Reservation
from plenipo.capabilities.treaties.state import Treaties, treaty_named
from plenipo.capabilities.treaties.treaty import Treaty
from plenipo.core.page import Named, NotThereError
from plenipo.register.view import View
from plenipo.treaty.delays import Delay
from plenipo.treaty.force import Force

IN_FORCE, TO_ENTER, NOT_IN_FORCE = "in-force", "to-enter", "not-in-force"
"""Where a treaty stands: in force, its day known and still to come, or neither."""


class Participant(msgspec.Struct, frozen=True, gc=False):
    """A State or organisation, and what it is called in the reader's language.

    :ivar known: whether it has a page: it is a member or partner, or the depositary received
        something of it.
    """

    code: str
    name: str
    known: bool


class Looked(msgspec.Struct, frozen=True):
    """A treaty as of a day.

    :ivar found: whether it is in force that day, and for whom.
    """

    view: View
    treaty: Treaty
    day: date
    found: Force

    @property
    def standing(self) -> str:
        """Where it stands: one of the three words above."""
        if self.found.in_force is None:
            return NOT_IN_FORCE
        return IN_FORCE if self.found.is_in_force else TO_ENTER

    @property
    def named(self) -> Named:
        """Its code and its title."""
        return treaty_named(self.view, self.treaty.code)

    def consented(self, code: str) -> date | None:
        """Return the day of the instrument by which somebody is bound that day."""
        its = self.found.participation.standings.get(code)
        span = its.span(self.day) if its else None
        return span.consent.day if span else None

    def reserved(self, found: Reservation) -> str:
        """Return where a reservation stands that day."""
        return found.standing(self.day, self.consented(found.participant))

    def say(self, text: str, **values: object) -> str:
        """Return a message in the reader's language; see :func:`say`."""
        return say(self.view, text, **values)

    def called(self, code: str) -> str:
        """Return what a participant is called."""
        return participant(self.view, code).name


def look_at(view: View, treaty: Treaty) -> Looked:
    """Look at a treaty on the day of the moment that is shown."""
    day = day_shown(view, treaty)
    return Looked(view, treaty, day, treaty.force(day))


def look_for(view: View, code: str) -> Looked:
    """Look at the treaty of a code.

    :raises NotThereError: when there is none, as far as the reader may know.
    """
    found = view.seen.state.of(Treaties).treaties.get(code)
    if found is None:
        raise NotThereError(view.wording.say("There is no treaty “{code}”.", code=code))
    return look_at(view, found)


def say(view: View, text: str, **values: object) -> str:
    """Return a message; what is filled in keeps its own direction, days are written out."""
    wording = view.wording
    told = {k: wording.day(v) if isinstance(v, date) else v for k, v in values.items()}
    return wording.say(text, **{name: wording.apart(value) for name, value in told.items()})


def day_shown(view: View, treaty: Treaty) -> date:
    """Return the day a view shows, in the time zone of the treaty's depositary.

    A day alone was asked for as its end: it is that day wherever the depositary is.
    """
    return view.today if view.now.time() == time.max else treaty.day(view.now)


def participant(view: View, code: str) -> Participant:
    """Return what a participant is called: as the register has it, else as its code is read."""
    state, language = view.seen.state, view.wording.language
    members = state.of(Members)
    if code in members.members or code in members.partners:
        return Participant(code, members.name(code, language), known=True)
    name = str(Locale.parse(language).territories.get(code, code))
    treaties = state.of(Treaties).treaties.values()
    known = any(notice.participant == code for treaty in treaties for notice in treaty.notices)
    return Participant(code, name, known)


def language_named(view: View, tag: str) -> str:
    """Return what a language is called in the reader's language; its tag where none knows it."""
    name = Locale.parse(view.wording.language).languages.get(tag)
    return str(name) if name else tag


def period(view: View, delay: Delay) -> str:
    """Return a period in the reader's language: ``60 days``."""
    unit = delay.unit.removesuffix("s")
    return format_unit(delay.number, f"duration-{unit}", locale=view.wording.language)
