"""The silence procedure: a text is adopted unless somebody breaks the silence before it expires.

Pure values: what was begun and what came in, to where it stands at a moment. Source: FIELD notes
2.1 (12), 2.2 (OSCE Annex 1(A), NATO, UN decision 74/544) and 2.3 (UN2: paragraph by paragraph).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from plenipo.core.clock import write_moment
from plenipo.core.errors import InputError
from plenipo.core.said import Retold, Said, said, untold
from plenipo.procedure.counting import Ballot
from plenipo.procedure.rules import Silence
from plenipo.procedure.scale import AGAINST, SILENT

OBJECTION = "objection"
AMENDMENT = "amendment"

NEVER_BEGAN = "never-began"
RUNNING = "running"
BROKEN = "broken"
ADOPTED = "adopted"
WITHDRAWN = "withdrawn"

STANDINGS = (NEVER_BEGAN, RUNNING, BROKEN, ADOPTED, WITHDRAWN)
"""Where a silence procedure, or a part of its text, can stand."""


class Reaction(msgspec.Struct, frozen=True):
    """What a member wrote while a silence procedure ran.

    :ivar member: who wrote.
    :ivar kind: ``objection``, or ``amendment`` for one that proposes another text.
    :ivar at: when it was received.
    :ivar parts: the parts of the text that it is about; the whole text where there are none.
    """

    member: str
    kind: str
    at: datetime
    parts: tuple[str, ...] = ()


class Lifting(msgspec.Struct, frozen=True):
    """What a member wrote to take back what it had written before.

    :ivar member: who wrote.
    :ivar at: when it was received.
    :ivar parts: the parts of the text that it is about; the whole text where there are none.
    """

    member: str
    at: datetime
    parts: tuple[str, ...] = ()


class Procedure(msgspec.Struct, frozen=True):
    """A silence procedure as the chair announced it.

    :ivar terms: what the rule says of it.
    :ivar begun: when it began.
    :ivar expires: the instant at which it expires; what comes at that instant comes too late.
    :ivar parts: the parts that each stand for themselves; none where the text stands as a whole.
    :ivar refused_by: who objected, in the meeting, to using it at all.
    :ivar voters: those who can break it; everybody where nobody is named.
    :ivar withdrawn: when it was withdrawn, if it was before it expired.
    """

    terms: Silence
    begun: datetime
    expires: datetime
    parts: tuple[str, ...] = ()
    refused_by: tuple[str, ...] = ()
    voters: frozenset[str] = frozenset()
    withdrawn: datetime | None = None

    def obstacle(self) -> Said:
        """Return why it cannot be begun so, as a sentence; nothing where it can."""
        if self.expires <= self.begun:
            return said(
                "The silence would expire on {expires}, before it begins on {begun}: give a later"
                " moment.",
                self,
            )
        least = self.terms.at_least
        earliest = least.end(self.begun.astimezone(UTC)) if least else self.begun
        if self.expires < earliest:
            return said(
                "The silence is to last at least {least}: it can expire on {earliest} at the"
                " earliest, not on {expires}.",
                self,
                least=Retold(str(least), least.told) if least else "",
                earliest=earliest,
            )
        return untold("")

    def extended(self, expires: datetime) -> Procedure:
        """Return it with a later moment of expiry.

        :raises InputError: where the moment is not later.
        """
        if expires <= self.expires:
            raise InputError(
                f"An extension ends after {write_moment(self.expires)}, when the silence expires:"
                f" {write_moment(expires)} does not."
            )
        return msgspec.structs.replace(self, expires=expires)


class Part(msgspec.Struct, frozen=True):
    """Where a part of the text stands, and who broke the silence on it, from the first."""

    standing: str
    broken_by: tuple[str, ...] = ()


class Standing(msgspec.Struct, frozen=True):
    """Where a silence procedure stands at a moment.

    :ivar standing: one of :data:`STANDINGS`. Of a text in parts it is ``adopted`` only with all
        of them, and ``broken`` as soon as no part is left that could be.
    :ivar broken_by: who broke the silence on all of the text, or on any part of it.
    :ivar parts: where each part stands, in the order of the text.
    :ivar without_effect: what came too late, from somebody without a vote, on no part of the text,
        or does not break the silence under this rule.
    """

    standing: str
    broken_by: tuple[str, ...] = ()
    parts: dict[str, Part] = {}
    without_effect: tuple[Reaction, ...] = ()

    @property
    def kept(self) -> tuple[str, ...]:
        """The parts on which nobody broke the silence before it expired."""
        return tuple([part for part, at in self.parts.items() if at.standing == ADOPTED])

    @property
    def reopened(self) -> tuple[str, ...]:
        """The parts on which somebody broke the silence."""
        return tuple([part for part, at in self.parts.items() if at.standing == BROKEN])

    def ballot(self, electorate: Sequence[str]) -> Ballot:
        """Return it as a ballot: who broke the silence is against, the others are silent."""
        broken = frozenset(self.broken_by)
        found = {
            AGAINST: tuple([member for member in electorate if member in broken]),
            SILENT: tuple([member for member in electorate if member not in broken]),
        }
        return {voice: members for voice, members in found.items() if members}


def standing(
    procedure: Procedure,
    reactions: Iterable[Reaction],
    now: datetime,
    liftings: Iterable[Lifting] = (),
) -> Standing:
    """Return where a silence procedure stands at a moment, by what had come in by then.

    :param liftings: what was taken back; at or after the expiry nothing can be.
    """
    lifted = [each for each in liftings if each.at <= now]
    came = sorted(left(procedure, reactions, lifted, now), key=lambda r: r.at)
    if procedure.terms.refusable and procedure.refused_by:
        return Standing(NEVER_BEGAN, procedure.refused_by, without_effect=tuple(came))
    if procedure.withdrawn is not None and procedure.withdrawn <= now:
        gone = {part: Part(WITHDRAWN) for part in procedure.parts}
        return Standing(WITHDRAWN, _members(came), gone)
    breaking = [reaction for reaction in came if _breaks(procedure, reaction)]
    others = tuple([reaction for reaction in came if not _breaks(procedure, reaction)])
    expired = now >= procedure.expires
    broken_by = _members(breaking)
    parts = {part: _part(part, breaking, expired=expired) for part in procedure.parts}
    return Standing(_whole(parts, broken_by, expired=expired), broken_by, parts, others)


def left(
    procedure: Procedure,
    reactions: Iterable[Reaction],
    liftings: Sequence[Lifting],
    now: datetime,
) -> list[Reaction]:
    """Return what had come in by a moment and was not taken back, with the parts that are left."""
    found: list[Reaction] = []
    for reaction in (each for each in reactions if each.at <= now):
        parts: tuple[str, ...] | None = reaction.parts or procedure.parts
        for lifting in liftings:
            mine = lifting.member == reaction.member
            if mine and reaction.at <= lifting.at < procedure.expires and parts is not None:
                parts = _without(parts, lifting.parts)
        if parts is not None:
            whole = parts == procedure.parts and not reaction.parts
            found.append(reaction if whole else msgspec.structs.replace(reaction, parts=parts))
    return found


def _without(parts: tuple[str, ...], lifted: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the parts that are left; None where nothing is."""
    if lifted and not parts:  # a text that stands as a whole has no part to be taken back
        return parts
    kept = tuple([part for part in parts if part not in lifted])
    return kept if lifted and kept else None


def instant(written: str, zone: str) -> datetime:
    """Return the instant of a local time like ``2003-02-10 10:00``, in UTC.

    :param zone: a time zone like ``Europe/Vienna``, or an offset like ``+01:00``.
    :raises InputError: where it is no time, the zone is not known, or where clocks were changed and
        there was no such time, or there were two.
    """
    try:
        local = datetime.fromisoformat(written.strip().replace(" ", "T", 1))
    except ValueError:
        sentence = f"'{written}' is not a time: write it like 2003-02-10 10:00."
        raise InputError(sentence) from None
    if local.tzinfo is not None:
        sentence = f"'{written}' names an offset already: write the time as clocks there show it."
        raise InputError(sentence)
    there = time_zone(zone)
    first, second = (local.replace(tzinfo=there, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first.astimezone(there).replace(tzinfo=None) != local:
        sentence = (
            f"There was no {written} in {zone}: clocks were put forward; choose another time."
        )
        raise InputError(sentence)
    if first != second:
        sentence = f"There were two of {written} in {zone}: clocks were put back; give an offset."
        raise InputError(sentence)
    return first


def time_zone(name: str) -> tzinfo:
    """Return a time zone by its name, ``Europe/Vienna``, or by its offset, ``+01:00``.

    :raises InputError: where there is none of that name.
    """
    try:
        if name.startswith(("+", "-")):
            return datetime.strptime(name, "%z").tzinfo or UTC
        return ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise InputError(no_such_zone(name)) from None


def no_such_zone(name: str) -> Said:
    """Return what is said of a time zone that is none."""
    return said("'{zone}' is no time zone: write one like Europe/Vienna, or +01:00.", zone=name)


def _breaks(procedure: Procedure, reaction: Reaction) -> bool:
    in_time = procedure.begun <= reaction.at < procedure.expires
    has_vote = not procedure.voters or reaction.member in procedure.voters
    about = not reaction.parts or not procedure.parts or set(reaction.parts) & set(procedure.parts)
    return in_time and has_vote and bool(about) and reaction.kind in procedure.terms.broken_by


def _part(part: str, breaking: Iterable[Reaction], *, expired: bool) -> Part:
    broken_by = _members(r for r in breaking if not r.parts or part in r.parts)
    if broken_by:
        return Part(BROKEN, broken_by)
    return Part(ADOPTED if expired else RUNNING)


def _whole(parts: dict[str, Part], broken_by: tuple[str, ...], *, expired: bool) -> str:
    lost = all(part.standing == BROKEN for part in parts.values())
    if broken_by and (lost or expired):
        return BROKEN
    return ADOPTED if expired else RUNNING


def _members(reactions: Iterable[Reaction]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reaction.member for reaction in reactions))
