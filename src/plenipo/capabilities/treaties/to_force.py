"""The clock to force: what is counted and what is needed, the trigger, and the arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import msgspec

from plenipo.capabilities.treaties.looking import Looked, Participant, participant, period
from plenipo.core.page import message
from plenipo.procedure.bars import Bar, bars
from plenipo.procedure.conditions import AllOf, Count, Fact, Finding, Share
from plenipo.procedure.counting import Setting
from plenipo.procedure.explanation import written
from plenipo.procedure.scale import EVERYBODY, FOR
from plenipo.procedure.telling import part_words
from plenipo.treaty.clause import OPENING, Clause
from plenipo.treaty.delays import FIRST_OF_MONTH, FIRST_OF_NEXT, NONE, Delay
from plenipo.treaty.force import earliest

COUNTED = message("Counted: {have}; needed: {need}.")
OF_ALL = message("Counted: {have} of {base}; all are needed.")
OF_SOME = message(
    "Counted: {have} of {base} ({percent} %); needed: at least {part}, that is {need}."
)
OF_MORE = message(
    "Counted: {have} of {base} ({percent} %); needed: more than {part}, that is {need}."
)
MISSING = message("Missing: {names}.")
UNCOUNTED = {
    "organisation": message("An organisation, not counted beside its members: {names}."),
    "kind": message("Their kind of instrument is not counted: {names}."),
    "not-named": message("Not among those whom the clause counts: {names}."),
    "not-signed": message("Not signatories, who alone are counted: {names}."),
}
"""Why somebody who is bound is not counted."""

LOST = message("Reached on {reached}, and lost on {lost} by a withdrawal: {names}.")
AWAITS = message("The day is not known of: {event}.")
FIXED = message("Fulfilled in time for the day that the clause names: {day}.")
AT_ONCE = message("{start}: at once.")
AFTER = message("That is {start} + {period} = {end}.")
AFTER_THEN = message("{start} + {period} = {last}; the first day of the month after: {end}.")
FIRST_DAY = message("The first day of the month that is {period} after that of {start}: {end}.")
NOT_BEFORE = message("Not before {day}.")
LATER = message("For who joins later: {period} after its instrument ({article}).")
LATER_THEN = message(
    "For who joins later: {period} after its instrument, then the first day of the month after"
    " ({article})."
)
LATER_ONCE = message("For who joins later: at once ({article}).")
LEAVING = message("A withdrawal takes effect {period} after its receipt ({article}).")
LEAVING_ONCE = message("A withdrawal takes effect when it is received ({article}).")
LEAVING_FROM = message("A party can give notice once it has been in force for it for {period}.")

SHOWN = 12
"""How many names a sentence carries before it says how many more there are."""


class Triggered(msgspec.Struct, frozen=True):
    """An instrument that took effect on the day the condition was fulfilled.

    :ivar number: the how many-th it is of those that are counted.
    """

    participant: Participant
    kind: str
    number: int


class Clock(msgspec.Struct, frozen=True):
    """The clock to force, as of a day.

    :ivar standing: ``in-force``, ``to-enter`` (its day is known) or ``not-in-force``.
    :ivar trigger: the day on which the condition was fulfilled, and ``by`` what came that day.
    :ivar bars: what is counted, and what is needed; ``short``: the same in a few figures.
    :ivar steps: from the trigger to the day of force, and what is not counted, in sentences.
    :ivar terms: what the clause says of who joins later and who leaves, in sentences.
    """

    standing: str
    article: str
    in_force: date | None
    trigger: date | None
    by: tuple[Triggered, ...]
    bars: tuple[Bar, ...]
    short: tuple[str, ...]
    steps: tuple[str, ...]
    terms: tuple[str, ...]


def clock_of(looked: Looked) -> Clock:
    """Return the clock to force of a treaty as it is looked at."""
    found, view = looked.found, looked.view
    drawn = tuple(_bars(looked, found.finding, 0))
    by = [
        Triggered(participant(view, one.instrument.participant), one.instrument.kind, one.number)
        for one in found.triggering
    ]
    return Clock(
        standing=looked.standing,
        article=found.clause.article,
        in_force=found.in_force,
        trigger=found.trigger,
        by=tuple(by),
        bars=drawn,
        short=tuple([f"{bar.told[0]} / {bar.told[1]}" for bar in drawn if bar.base]),
        steps=(*_reckoned(looked), *_uncounted(looked)),
        terms=tuple(_terms(looked)),
    )


def _bars(looked: Looked, finding: Finding, depth: int) -> Iterator[Bar]:
    """Yield a bar for each condition that counts, in the words of a depositary."""
    asked = finding.condition
    if isinstance(asked, AllOf):
        for part in finding.parts:
            yield from _bars(looked, part, depth)
    elif isinstance(asked, Fact):
        text = "It is so: {that}." if finding.holds else "It is not yet so: {that}."
        that = event_told(looked, looked.found.clause, asked.that)
        yield Bar(looked.say(text, that=that), finding.holds, depth)
    elif isinstance(asked, Count | Share) and asked.of == FOR and not asked.upper:
        yield _bar(looked, finding, asked, depth)
    else:
        translate = looked.view.wording.translate
        yield from bars(finding, looked.found.ballot, Setting(), looked.called, translate)


def _bar(looked: Looked, finding: Finding, asked: Count | Share, depth: int) -> Bar:
    base = max(finding.base, finding.have, finding.need)
    have, need, of = (written(each, finding.unit) for each in (finding.have, finding.need, base))
    if isinstance(asked, Count):
        text = looked.say(COUNTED, have=have, need=need)
    elif asked.at_least == "1":
        text = looked.say(OF_ALL, have=have, base=of)
    else:
        percent = written(int(Fraction(1000 * finding.have, base or 1)), 10)
        told = {"have": have, "base": of, "percent": percent, "need": need}
        text = looked.say(OF_MORE if asked.strict else OF_SOME, part=part_words(asked.part), **told)
    sentence = _narrowed(looked, text, asked)
    if not finding.holds and finding.holders and asked.among:
        sentence = f"{sentence} {looked.say(MISSING, names=names_of(looked, finding.holders))}"
    return Bar(
        sentence=sentence,
        holds=finding.holds,
        depth=depth,
        have=finding.have,
        base=base,
        need=finding.need,
        unit=finding.unit,
        told=(have, need, of),
    )


def _narrowed(looked: Looked, text: str, asked: Count | Share) -> str:
    """Add the class and the weight in which it is counted, as the clause calls them."""
    inside = []
    if asked.among:
        inside.append(looked.say("in the class “{name}”", name=asked.among))
    if asked.counted_by != EVERYBODY:
        inside.append(looked.say("counted by {weight}", weight=asked.counted_by))
    return f"{text[:-1]} ({looked.view.wording.listed(inside)})." if inside else text


def _reckoned(looked: Looked) -> Iterator[str]:
    """Yield what withdrawals undid, then the arithmetic from the trigger to the day of force."""
    found, clause = looked.found, looked.found.clause
    for lost in found.interruptions:
        who = names_of(looked, tuple([item.participant for item in lost.withdrawn]))
        yield looked.say(LOST, reached=lost.reached, lost=lost.lost, names=who)
    if found.trigger is None:
        return
    if found.awaits:
        yield looked.say(AWAITS, event=event_told(looked, clause, found.awaits))
    elif clause.on is not None and found.in_force == clause.on:
        yield looked.say(FIXED, day=clause.on)
    elif found.started is not None:
        yield _delayed(looked, clause.delay, found.started)
        least = earliest(clause)
        if least is not None:
            yield looked.say(NOT_BEFORE, day=least)


def _delayed(looked: Looked, delay: Delay, start: date) -> str:
    if delay == NONE:
        return looked.say(AT_ONCE, start=start)
    text = {FIRST_OF_NEXT: AFTER_THEN, FIRST_OF_MONTH: FIRST_DAY}.get(delay.then, AFTER)
    last = Delay(delay.number, delay.unit).end(start)
    told = {"start": start, "last": last, "end": delay.end(start)}
    return looked.say(text, period=period(looked.view, delay), **told)


def _uncounted(looked: Looked) -> Iterator[str]:
    by_reason: dict[str, list[str]] = {}
    for code, why in looked.found.uncounted.items():
        by_reason.setdefault(why, []).append(code)
    for why, codes in by_reason.items():
        yield looked.say(UNCOUNTED[why], names=names_of(looked, tuple(codes)))


def _terms(looked: Looked) -> Iterator[str]:
    clause, view = looked.found.clause, looked.view
    later, leaving = clause.later, clause.leaving
    if later.article:
        then = LATER_THEN if later.delay.then == FIRST_OF_NEXT else LATER
        text = LATER_ONCE if later.delay == NONE else then
        yield looked.say(text, period=period(view, later.delay), article=later.article)
    if leaving is not None:
        text = LEAVING_ONCE if leaving.delay == NONE else LEAVING
        yield looked.say(text, period=period(view, leaving.delay), article=leaving.article)
        if leaving.from_ != NONE:
            yield looked.say(LEAVING_FROM, period=period(view, leaving.from_))


def event_told(looked: Looked, clause: Clause, name: str) -> str:
    """Say what an event is, as the clause describes it."""
    told = clause.events.get(name)
    if told:
        return told
    return looked.say("the treaty is open for signature") if name == OPENING else name


def names_of(looked: Looked, codes: tuple[str, ...]) -> str:
    """Name participants, so many as a sentence carries, and say how many more there are."""
    shown = looked.view.wording.listed([looked.called(code) for code in codes[:SHOWN]])
    if len(codes) <= SHOWN:
        return shown
    return looked.say("{names} and {count} more", names=shown, count=len(codes) - SHOWN)
