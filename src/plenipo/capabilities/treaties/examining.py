"""An instrument that came in, examined for due form: what is asked of it, and each answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

import msgspec

from plenipo.capabilities.treaties.acts import InstrumentDeposited
from plenipo.capabilities.treaties.rules.instruments import refuse_instrument_deposited
from plenipo.capabilities.treaties.treaty import Treaty
from plenipo.core.act import Author
from plenipo.core.clock import parse_moment
from plenipo.core.errors import UsageError
from plenipo.core.page import message
from plenipo.core.refusal import Refusals
from plenipo.register.view import View

SIGNED_BY, POWERS, KIND, OPEN, DATED = "signed-by", "powers", "kind", "open-to-it", "dated"
ASKED: Mapping[str, frozenset[str]] = {
    SIGNED_BY: frozenset({"no-person"}),
    POWERS: frozenset({"no-full-powers"}),
    KIND: frozenset(
        {"no-such-kind", "no-predecessor", "no-place", "no-territories", "changes-nothing"}
    ),
    OPEN: frozenset(
        {
            "before-the-treaty",
            "no-such-participant",
            "no-such-treaty",
            "not-a-signatory",
            "not-open-to-it",
            "signatory-accedes",
        }
    ),
    DATED: frozenset({"dated-later", "effective-before-receipt"}),
}
"""What is asked of an instrument, and the codes of what the rules object where it is not so."""

MET, NOT_MET, UNKNOWN = "met", "not-met", "unknown"
NO_DAY = message("“{words}” is no day: write it like 2011-12-19.")
NO_MOMENT = message("“{words}” is no moment: write it like 2011-12-19T12:00Z.")
UNDATED = message("It bears no day, as far as is told here.")


class Check(msgspec.Struct, frozen=True):
    """One thing that is asked of an instrument.

    :ivar question: one of :data:`ASKED`.
    :ivar answer: ``met``, ``not-met``, or ``unknown``.
    :ivar told: what is to be known, in sentences.
    """

    question: str
    answer: str
    told: tuple[str, ...]


class Examination(msgspec.Struct, frozen=True):
    """What came of examining an instrument.

    :ivar checks: the answers.
    :ivar due: whether it is in due form.
    :ivar day: the day of the depositary on which it was received.
    :ivar reason: why it would be returned: all that is not met.
    """

    checks: tuple[Check, ...]
    due: bool
    day: date
    reason: str


def examine(view: View, treaty: Treaty, given: Mapping[str, str]) -> Examination:
    """Examine an instrument by what was typed of it.

    :param given: the fields of an act of deposit as they were typed, with ``received``.
    """
    wrong: list[str] = []
    at = _moment(view, given["received"], wrong)
    dated, effect = (_day(view, given[name], wrong) for name in ("dated", "takes_effect"))
    act = InstrumentDeposited(
        treaty=treaty.code,
        participant=given["participant"],
        kind=given["kind"],
        person=given["person"],
        office=given["office"],
        powers=given["powers"],
        dated=dated,
        takes_effect=effect,
        of=given["of"],
        territories=_listed(given["territories"]),
        provisions=_listed(given["provisions"]),
    )
    found = refuse_instrument_deposited(view.seen.state, act, Author(view.person), at)
    checks = tuple(_checks(view, found, wrong, dated))
    failed = [text for check in checks if check.answer == NOT_MET for text in check.told]
    return Examination(checks, not found and not wrong, treaty.day(at), " ".join(failed))


def _checks(view: View, found: Refusals, wrong: list[str], dated: date | None) -> Iterator[Check]:
    for question, codes in ASKED.items():
        told = [refusal.told(view.wording) for refusal in found if refusal.code in codes]
        if question == DATED:
            told += wrong
        answer = NOT_MET if told else MET
        if question == POWERS and not told and any(r.code == "no-person" for r in found):
            answer = UNKNOWN
        if question == DATED and not told and dated is None:
            answer, told = UNKNOWN, [view.wording.say(UNDATED)]
        yield Check(question, answer, tuple(told))


def _moment(view: View, text: str, wrong: list[str]) -> datetime:
    if not text.strip():
        return view.now
    try:
        return parse_moment(text)
    except UsageError:
        wrong.append(view.wording.say(NO_MOMENT, words=text))
        return view.now


def _day(view: View, text: str, wrong: list[str]) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        wrong.append(view.wording.say(NO_DAY, words=text))
        return None


def _listed(text: str) -> tuple[str, ...]:
    return tuple(word for part in text.split(",") if (word := part.strip()))
