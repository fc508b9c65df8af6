"""How acts are told in words, for the journal and whoever else tells of the register.

The journal keeps no state of its own: it is the register, told from what the reader sees.
"""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from plenipo.capabilities.members.state import Members, in_language
from plenipo.core.act import Act, Entry, wire_name
from plenipo.core.page import message
from plenipo.register.view import View

WORD_OF = {
    "stance": "stance",
    "kind": "kind",
    "outcome": "outcome",
    "says": "outcome",
    "status": "partner",
    "office": "office",
    "method": "method",
    "meant": "vote",
    "cast": "vote",
    "role": "role",
    "finding": "credentials",
    "level": "level",
    "progress": "progress",
    "how": "attendance",
    "format": "format",
}
"""Which words the value of a field is told in."""

PLAYED = message("Exercise {exercise}: {told}")

CALLED = frozenset(("member", "partner", "delegation", "body", "chair", "proposer", "parent"))
"""The fields that hold the code of a member, body or partner."""


def said(view: View, entry: Entry[Act], **instead: str) -> str:
    """Return an act in words.

    :param instead: values of fields that are told otherwise.
    """
    plain = msgspec.structs.asdict(entry.act)
    values = {field: _told(view, field, value) for field, value in plain.items()}
    values.update(instead)
    if values.get("names"):  # an office may have a name of its own
        values["office"] = values["names"]
    told = " ".join(view.wording.sentence(wire_name(entry.act), values).split())
    if exercise := values.get("exercise"):  # nobody may take it for reality
        return view.wording.say(PLAYED, exercise=exercise, told=told)
    return told


def _told(view: View, field: str, value: object) -> str:
    """Return the value of a field as it is told in a sentence."""
    wording = view.wording
    match value:
        case datetime():
            return wording.moment(value)
        case date():
            return wording.day(value)
        case dict():
            return in_language(value, wording.language)
        case tuple():
            return ", ".join(called(view, code) for code in value) or wording.say("all members")
    text = "" if value is None else str(value)
    if field in CALLED:
        return called(view, text)
    return wording.word(WORD_OF[field], text) if field in WORD_OF else text


def called(view: View, code: str) -> str:
    """Return what a member, body or partner is called; nothing for nobody."""
    return view.seen.state.of(Members).name(code, view.wording.language) if code else ""
