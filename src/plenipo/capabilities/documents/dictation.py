"""A line of dictation: what somebody at the desk types when words are spoken in the hall.

``BY AM: the threat > any threat``: who speaks, and what they want of which words. Reading a line
needs neither the text nor the members: what it says is looked up by :mod:`.entering`. The guide to
the editing screen has the whole grammar.
"""

from __future__ import annotations

import re

import msgspec

from plenipo.capabilities.documents.document import (
    ALTERNATIVE,
    DELETE,
    INSERT,
    MERGING,
    MOVING,
    NONE,
    PROVISION,
    REPLACE,
    SPLITTING,
)
from plenipo.core.errors import InputError
from plenipo.core.said import Word, either, said
from plenipo.text.model import CLARIFY, MERGE, MOVE, OPPOSE, RESERVE, SUPPORT
from plenipo.text.series import plain_number

BRACKET, RESOLVE, WITHDRAW, ACCEPT = "bracket", "resolve", "withdraw", "accept"
SHIFT, JOIN, CUT = "move provision", "merge provision", "split provision"
AGREE, AD_REFERENDUM, REOPEN = "agree", "ad referendum", "reopen"
HOLDING = (SUPPORT, OPPOSE, RESERVE, MOVE, MERGE, CLARIFY, NONE)
PROPOSING = (REPLACE, INSERT, DELETE, ALTERNATIVE, PROVISION)
STRUCTURE = {SHIFT: MOVING, JOIN: MERGING, CUT: SPLITTING}
"""What is wanted of provisions as wholes, with the action of its proposal."""
OWNED = (*PROPOSING, *STRUCTURE, *HOLDING, WITHDRAW)
"""What a delegation wants; all else is what the chair decides."""
LONGEST = 10_000
"""How many characters a line can have."""

_PLACE = re.compile(r"@(?P<place>\S+)\s*(?P<rest>.*)", re.DOTALL)
_OWNERS = re.compile(r"(?P<owners>[^\W\d_][^:<>\[\]{}\"“”«»=+~/→]*):(?P<rest>.*)", re.DOTALL)
_CODE = r"[A-Za-z0-9][A-Za-z0-9._-]*"
_NOTE = r"(?:\s*\((?P<note>[^()]*)\))?"
_HELD = re.compile(
    rf"(?P<what>{'|'.join(HOLDING)})(?:\s+(?P<bracket>{_CODE}))?(?:\s*#\s*(?P<reading>\d+))?{_NOTE}",
    re.IGNORECASE,
)
_RESOLVED = re.compile(rf"(?P<bracket>{_CODE})?\s*=\s*(?P<reading>\d+|-){_NOTE}")
_DECIDED = re.compile(
    rf"(?P<what>agree|reopen)(?P<ad>\s+ad\s+ref(?:erendum)?)?{_NOTE}", re.IGNORECASE
)
_WITHDRAWN = re.compile(rf"withdraw\s+(?P<proposal>{_CODE}){_NOTE}", re.IGNORECASE)
_ACCEPTED = re.compile(rf"accept\s+(?P<proposal>{_CODE}){_NOTE}", re.IGNORECASE)
_MOVED = re.compile(r"move\s+(?:first|after\s+(?P<other>\S.*))", re.IGNORECASE)
_MERGED = re.compile(r"merge\s+into\s+(?P<other>\S.*)", re.IGNORECASE)
_SPLIT = re.compile(r"split\s+at\s+(?P<passage>\S.*)", re.IGNORECASE)
_BRACKETED = re.compile(r"\[(?P<passage>[^\[\]]+)\]")
_NEW = re.compile(
    r"\+\+\s*(?:(?P<number>\d+(?:\s?(?:bis|ter|quater|quinquies))?\.|\(\w+\))\s+)?(?P<words>.*)",
    re.DOTALL,
)
_SIGN = re.compile(r"(?:^|(?<=\s))(?P<sign>>|→|\+|/)(?:(?=\s)|$)")
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|„[^“]*“")
_TIME = re.compile(r"(?P<passage>.*?)\s+~(?P<time>\d{1,6})", re.DOTALL)
_AFTER = " after "
_MOST_DIGITS = 6


class Dictated(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a line says.

    :ivar what: an action of a proposal, a stance, or one of ``bracket``, ``resolve``, ``withdraw``,
        ``accept``, ``agree``, ``ad referendum``, ``reopen``; of provisions as wholes, a key of
        :data:`STRUCTURE`.
    :ivar owners: who wants it, as it was typed; who comes first proposes it.
    :ivar place: the provision, by its identity or number; empty for the one in focus.
    :ivar passage: the words that stand there; empty for all of it.
    :ivar occurrence: which time they occur there, counted from 1.
    :ivar bracket: the bracket, by its identity; empty for the one in focus.
    :ivar reading: which of its readings, counted from 1; 0 for no text.
    :ivar proposal: the code of the proposal that is withdrawn, or accepted.
    :ivar other: the provision after which it is to stand, or of which it is to be part.
    :ivar words: the words that are proposed.
    :ivar number: of a new provision, its number.
    :ivar note: what was said beside it, in parentheses.
    """

    what: str
    owners: str = ""
    place: str = ""
    passage: str = ""
    occurrence: int = 1
    bracket: str = ""
    reading: int = 1
    proposal: str = ""
    other: str = ""
    words: str = ""
    number: str = ""
    note: str = ""


class DictationError(InputError):
    """A line is not understood."""

    code = "dictation"


def dictated(line: str) -> Dictated:
    """Read a line.

    :raises DictationError: saying in one sentence what is missing, or how a line is written.

    >>> dictated("BY AM: the threat > any threat").words
    'any threat'
    """
    text = " ".join(line.split())
    if not text:
        raise DictationError(said("Nothing was typed: write 'BY: old words > new words'."))
    if len(text) > LONGEST:
        raise DictationError(said("The line is longer than {most} characters.", most=LONGEST))
    place, text = _taken(_PLACE, text, "place")
    owners, text = _taken(_OWNERS, text, "owners")
    told = _decided(text) or _structural(text) or _held(text) or _proposed(text)
    if told is None:
        sentence = said(
            "'{line}' is not understood: write like 'BY: old words > new words', 'KZ: - words' or"
            " 'RU: reserve b1'.",
            line=text or line,
        )
        raise DictationError(sentence)
    told = msgspec.structs.replace(told, owners=owners, place=place)
    if told.what in OWNED and not owners:
        sentence = said("Say who wants that: begin with a delegation and a colon, like 'BY:'.")
        raise DictationError(sentence)
    if told.what not in (*OWNED, REOPEN) and owners:
        sentence = said(
            "That is decided by nobody's delegation: leave out '{owners}:'.", owners=owners
        )
        raise DictationError(sentence)
    return told


def _taken(pattern: re.Pattern[str], text: str, name: str) -> tuple[str, str]:
    """Return what a pattern takes from the beginning of a text, and the rest."""
    found = pattern.fullmatch(text)
    return (found[name].strip(), found["rest"].strip()) if found else ("", text)


def _decided(text: str) -> Dictated | None:
    """Read what the chair decides: brackets, what stays, what is agreed."""
    if found := _BRACKETED.fullmatch(text):
        passage, time = _passage(found["passage"])
        return Dictated(BRACKET, passage=passage, occurrence=time)
    if found := _RESOLVED.fullmatch(text):
        reading = 0 if found["reading"] == "-" else _number(found["reading"])
        note = found["note"] or ""
        return Dictated(RESOLVE, bracket=found["bracket"] or "", reading=reading, note=note)
    if found := _ACCEPTED.fullmatch(text):
        return Dictated(ACCEPT, proposal=found["proposal"], note=found["note"] or "")
    if found := _DECIDED.fullmatch(text):
        reopens = found["what"].lower() == REOPEN
        what = REOPEN if reopens else AD_REFERENDUM if found["ad"] else AGREE
        return None if reopens and found["ad"] else Dictated(what, note=found["note"] or "")
    return None


def _structural(text: str) -> Dictated | None:
    """Read what a delegation wants of a provision as a whole."""
    if found := _MOVED.fullmatch(text):
        return Dictated(SHIFT, other=found["other"] or "")
    if found := _MERGED.fullmatch(text):
        return Dictated(JOIN, other=found["other"])
    if found := _SPLIT.fullmatch(text):
        passage, time = _passage(found["passage"])
        return Dictated(CUT, passage=passage, occurrence=time)
    return None


def _held(text: str) -> Dictated | None:
    """Read what a delegation says of a reading, or that it withdraws its own."""
    if found := _WITHDRAWN.fullmatch(text):
        return Dictated(WITHDRAW, proposal=found["proposal"], note=found["note"] or "")
    found = _HELD.fullmatch(text)
    if found is None:
        return None
    return Dictated(
        found["what"].lower(),
        bracket=found["bracket"] or "",
        reading=_number(found["reading"] or "1"),
        note=found["note"] or "",
    )


def _proposed(text: str) -> Dictated | None:
    """Read which words a delegation proposes, and where."""
    if found := _NEW.fullmatch(text):
        number = plain_number(found["number"] or "")
        return Dictated(PROVISION, words=_wanted(found["words"]), number=number)
    if text == "-" or text.startswith("- "):
        passage, time = _passage(text[1:])
        return Dictated(DELETE, passage=passage, occurrence=time)
    found = _SIGN.search(_masked(text))
    if found is None:
        return None
    before, after = text[: found.start()].strip(), text[found.end() :].strip()
    match found["sign"]:
        case "/":
            return _alternative(before, after)
        case "+":
            return _inserted(before, after)
    passage, time = _passage(before)
    return Dictated(REPLACE, passage=passage, occurrence=time, words=_wanted(after))


def _alternative(bracket: str, words: str) -> Dictated:
    if bracket and not re.fullmatch(_CODE, bracket):
        sentence = said(
            "Before '/' stands the code of one bracket, not '{words}': to replace words, write"
            " 'old words > new words'.",
            words=bracket,
        )
        raise DictationError(sentence)
    return Dictated(ALTERNATIVE, bracket=bracket, words=_wanted(words))


def _inserted(before: str, after: str) -> Dictated:
    words = after
    if not before:
        place = _masked(after).rfind(_AFTER)
        if place >= 0:
            words, before = after[:place], after[place + len(_AFTER) :]
    passage, time = _passage(before)
    if not passage:
        sentence = said(
            "Say after which words they stand: write 'old words + new words', or '+ new words"
            " after old words'."
        )
        raise DictationError(sentence)
    return Dictated(INSERT, passage=passage, occurrence=time, words=_wanted(words))


def _passage(text: str) -> tuple[str, int]:
    """Return words that stand in the text, and which time they occur."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return _bare(text), 1
    return _bare(found["passage"]), int(found["time"])


def _wanted(text: str) -> str:
    words = _bare(text)
    if not words:
        raise DictationError(said("Say which words are proposed, at the end of the line."))
    return words


def _bare(text: str) -> str:
    """Return words without the quotation marks around all of them."""
    text = text.strip()
    return text[1:-1].strip() if _QUOTED.fullmatch(text) else text


def _masked(text: str) -> str:
    """Return a text of the same length without the signs that stand in quotation marks."""
    return _QUOTED.sub(lambda quoted: "x" * len(quoted[0]), text)


def _number(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise DictationError(said("'{number}' is no number of a reading.", number=digits))
    return int(digits)


def what_of(word: str) -> str:
    """Return what is wanted, as it is chosen in a form.

    :raises DictationError: when there is no such thing.
    """
    known = (*OWNED, BRACKET, RESOLVE, ACCEPT, AGREE, AD_REFERENDUM, REOPEN)
    if word in known:
        return word
    sentence = said(
        "'{what}' can be done to no text: choose {known}.",
        what=word,
        known=either(Word("dictated", each) for each in known),
    )
    raise DictationError(sentence)
