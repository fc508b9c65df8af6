"""All silences, and the questions that can be asked of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container
from datetime import UTC, datetime

import msgspec

from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.silence.acts import (
    SilenceAgreed,
    SilenceBroken,
    SilenceConcluded,
    SilenceExtended,
    SilenceLifted,
    SilenceObjected,
    SilenceOpened,
    SilenceWithdrawn,
)
from plenipo.capabilities.silence.instants import Instant, instant
from plenipo.capabilities.silence.record import Ending, Heard, Silence, Term
from plenipo.capabilities.silence.standing import (
    bodies_of,
    breaking,
    electorate,
    procedure_of,
    standing_at,
    voices,
)
from plenipo.core.act import Act, Entry, wire_name
from plenipo.core.authority import Place
from plenipo.core.fold import State, folds
from plenipo.core.page import Named
from plenipo.core.refusal import Refusal
from plenipo.core.said import listed, said
from plenipo.procedure.scale import SILENT
from plenipo.procedure.silence import BROKEN, RUNNING, WITHDRAWN, Standing
from plenipo.register.view import View

__all__ = ("Silence", "standing_at")


class Silences(msgspec.Struct):
    """All silences by their code, in the order in which they were recorded."""

    silences: dict[str, Silence] = {}

    def no_such_silence(self, code: str) -> Refusal:
        """Object to a silence that is not there."""
        known = listed(self.silences) if self.silences else said("still to come: open one first")
        sentence = said(
            "There is no silence '{code}': the silences are {known}.", code=code, known=known
        )
        return Refusal("no-such-silence", sentence)

    def numbered(self, number: str) -> Silence | None:
        """Return the silence that has, or is to have, a decision of this number."""
        found = self.silences.values()
        return next((silence for silence in found if number and silence.number == number), None)

    def on(self, session: str, item: str) -> list[Silence]:
        """Return the silences on an item of a session."""
        return [s for s in self.silences.values() if s.session == session and item in s.items]

    def expired(self, moment: datetime) -> int:
        """Return how many have expired by a moment: changes when the clock turns one."""
        return sum(silence.expires <= moment for silence in self.silences.values())

    @folds(SilenceOpened)
    def silence_opened(self, entry: Entry[SilenceOpened]) -> None:
        """Take in a silence."""
        act = entry.act
        self.silences[act.silence] = Silence(
            code=act.silence,
            names=act.names,
            rule=act.rule,
            begun=entry.effective,
            zone=act.zone,
            entry=entry.seq,
            audience=entry.audience,
            terms=[Term(entry.effective, act.expires.astimezone(UTC), entry.seq)],
            session=act.session,
            body=act.body,
            document=act.document,
            text=act.text,
            items=act.items,
            parts=act.parts,
            reference=act.reference,
            decision=act.decision,
            note=act.note,
            source=act.source,
        )

    @folds(SilenceObjected)
    def silence_objected(self, entry: Entry[SilenceObjected]) -> None:
        """Take in an objection to the use of the procedure."""
        act = entry.act
        self._hear(act.silence, _heard(entry, act.member, reason=act.reason, source=act.source))

    @folds(SilenceBroken)
    def silence_broken(self, entry: Entry[SilenceBroken]) -> None:
        """Take in that a member broke the silence."""
        act = entry.act
        heard = _heard(entry, act.member, reason=act.reason, source=act.source, parts=act.parts)
        heard.kind, heard.letter, heard.proposal = act.kind, act.letter, act.proposal
        self._hear(act.silence, heard)

    @folds(SilenceLifted)
    def silence_lifted(self, entry: Entry[SilenceLifted]) -> None:
        """Take in that a member took its breaking back."""
        act = entry.act
        heard = _heard(entry, act.member, reason=act.reason, letter=act.letter, parts=act.parts)
        self._hear(act.silence, heard)

    @folds(SilenceAgreed)
    def silence_agreed(self, entry: Entry[SilenceAgreed]) -> None:
        """Take in that a member agrees."""
        act = entry.act
        heard = _heard(entry, act.member, reason=act.statement, letter=act.letter)
        self._hear(act.silence, heard)

    @folds(SilenceExtended)
    def silence_extended(self, entry: Entry[SilenceExtended]) -> None:
        """Take in a later instant of expiry."""
        act, moment = entry.act, entry.effective
        found = self.silences.get(act.silence)
        if found is not None:
            expires = act.expires.astimezone(UTC)
            term = Term(moment, expires, entry.seq, act.reason, act.reference)
            found.terms.insert(bisect_right(found.terms, moment, 1, key=_moment), term)

    @folds(SilenceWithdrawn)
    def silence_withdrawn(self, entry: Entry[SilenceWithdrawn]) -> None:
        """Take in that a silence was withdrawn."""
        act = entry.act
        found = self.silences.get(act.silence)
        if found is not None:
            found.withdrawn = Ending(
                WITHDRAWN,
                entry.effective,
                entry.seq,
                reason=act.reason,
                reference=act.reference,
            )

    @folds(SilenceConcluded)
    def silence_concluded(self, entry: Entry[SilenceConcluded]) -> None:
        """Take in what followed from a silence."""
        act = entry.act
        found = self.silences.get(act.silence)
        if found is not None:
            found.concluded = Ending(
                act.outcome,
                entry.effective,
                entry.seq,
                kept=act.kept,
                reopened=act.reopened,
                decision=act.decision,
                reason=act.statement,
            )

    def _hear(self, code: str, heard: Heard) -> None:
        found = self.silences.get(code)
        if found is not None:
            place = bisect_right(found.heard, heard.moment, key=_moment)
            found.heard.insert(place, heard)


class OnItem(msgspec.Struct, frozen=True):
    """A silence on an item of a session, and where it stands.

    :ivar standing: that of the item, where each stands for itself; that of all of them otherwise.
    :ivar text: the digest of the text of the item that was put under silence.
    """

    silence: Silence
    standing: str
    text: str


def on_item(state: State, session: str, item: str, moment: datetime) -> tuple[OnItem, ...]:
    """Return the silences on an item that had been opened by a moment, the last one first.

    An item on which the silence stands ``adopted`` is decided; ``broken``, it is open again.
    """
    found = [s for s in state.of(Silences).on(session, item) if s.begun <= moment]
    latest = sorted(found, key=lambda silence: silence.begun, reverse=True)
    return tuple([_on_item(state, silence, item, moment) for silence in latest])


class OnPart(msgspec.Struct, frozen=True):
    """A silence on a paragraph, and where it stands.

    :ivar standing: that of the paragraph: ``running``, ``broken``, ``adopted``, ...
    :ivar broken_by: who broke it there.
    """

    silence: Silence
    standing: str
    broken_by: tuple[str, ...]


def on_parts(
    state: State, session: str, symbols: Container[str], moment: datetime
) -> dict[str, tuple[OnPart, ...]]:
    """Return the silences on the paragraphs of a document, by paragraph, the last one first.

    :param symbols: those the document was issued under.
    """
    found: dict[str, list[OnPart]] = {}
    for silence in state.of(Silences).silences.values():
        here = silence.session == session and silence.document in symbols
        if not here or silence.begun > moment:
            continue
        stands = standing_at(state, silence, moment)
        for part in silence.parts:
            one = stands.parts.get(part)
            standing = one.standing if one else stands.standing
            broken_by = one.broken_by if one else ()
            found.setdefault(part, []).append(OnPart(silence, standing, broken_by))
    return {part: tuple(sorted(each, key=_opened)) for part, each in found.items()}


def of_body(state: State, body: str) -> bool:
    """Tell whether there is a silence that the members of a body may break."""
    return any(body in bodies_of(state, s) for s in state.of(Silences).silences.values())


def awaiting(state: State, member: str, moment: datetime) -> tuple[Silence, ...]:
    """Return the silences that run at a moment and on which a member has said nothing yet."""
    return tuple(
        [
            silence
            for silence in state.of(Silences).silences.values()
            if silence.begun <= moment
            and member in electorate(state, silence)
            and standing_at(state, silence, moment).standing == RUNNING
            and voices(state, silence, moment)[member] == SILENT
        ]
    )


class Answering(msgspec.Struct, frozen=True):
    """How a member stands towards a silence at a moment, and how it can still answer.

    :ivar open: whether anything can still be said: it was not concluded, and has not expired.
    :ivar standing: where the silence stands.
    :ivar said: what the member has said of it; empty for who has no voice in it.
    :ivar broken: the parts on which it broke the silence; None where it did not. Of a text that
        stands as a whole there are none.
    :ivar kinds: what breaks it under its rule: ``objection``, ``amendment``.
    :ivar refusable: whether a member may object to the use of the procedure.
    """

    open: bool
    standing: str
    said: str
    broken: tuple[str, ...] | None
    kinds: tuple[str, ...]
    refusable: bool


def answering(state: State, silence: Silence, member: str, moment: datetime) -> Answering:
    """Return how a member stands towards a silence at a moment, and how it can still answer."""
    found = standing_at(state, silence, moment).standing
    terms = procedure_of(state, silence, moment).terms
    return Answering(
        open=silence.ended is None and moment < silence.expires and found in {RUNNING, BROKEN},
        standing=found,
        said=voices(state, silence, moment).get(member, ""),
        broken=breaking(state, silence, moment).get(member),
        kinds=tuple(terms.broken_by),
        refusable=terms.refusable,
    )


def voters_of(state: State, silence: Silence) -> tuple[str, ...]:
    """Return who may break a silence, in the order of the body."""
    return electorate(state, silence)


def place_of(state: State, silence: Silence) -> Place:
    """Return where a silence was opened: what is said of it is said there."""
    return Place(silence.session, bodies_of(state, silence))


def deadline(view: View, silence: Silence) -> Instant:
    """Return the instant at which a silence expires, with how it is told to a reader."""
    return instant(view, silence.expires, silence.zone)


def silence_named(view: View, code: str) -> Named:
    """Return a silence with its title in the reader's language."""
    found = view.seen.state.of(Silences).silences.get(code)
    return Named(code, found.title(view.wording.language) if found else code)


def _on_item(state: State, silence: Silence, item: str, moment: datetime) -> OnItem:
    found: Standing = standing_at(state, silence, moment)
    part = found.parts.get(item)
    known = state.of(Sessions).item(silence.session, item)
    text = known.at(silence.begun)[1] if known else ""
    return OnItem(silence, part.standing if part else found.standing, text)


def _heard(  # noqa: PLR0913 - what is said with it
    entry: Entry[Act],
    member: str,
    *,
    parts: tuple[str, ...] = (),
    letter: str = "",
    reason: str = "",
    source: str = "",
) -> Heard:
    return Heard(
        act=wire_name(entry.act),
        member=member,
        moment=entry.effective,
        entry=entry.seq,
        parts=parts,
        letter=letter,
        reason=reason,
        source=source,
    )


def _opened(one: OnPart) -> float:
    return -one.silence.begun.timestamp()


def _moment(one: Heard | Term) -> datetime:
    return one.moment
