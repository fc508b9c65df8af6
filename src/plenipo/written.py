"""Acts as they are written down: a line of a batch, or what is sent to a room.

``{"act": {"type": "position.stated", ...}, "for": "AM", "effective": "2011-12-19T18:00Z",
"audience": ["members"], "key": "..."}``: only ``act`` must be there, with or without the version in
its type.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from plenipo.assembly import house
from plenipo.core.act import Act, tag_of
from plenipo.core.audience import audience_of
from plenipo.core.clock import parse_moment
from plenipo.core.errors import InputError
from plenipo.core.nearest import nearest
from plenipo.core.said import Said, listed, said
from plenipo.meaning import by_name, meaning_of

AROUND = ("by", "for", "effective", "key")
"""What stands around an act as text; its audience is a list."""
LARGEST = 2**53 - 1
"""The largest whole number that everybody reads in JSON as it was written (RFC 8785)."""
EARLIEST, LATEST = 1000, 8999
"""The years that a day or moment can be in, so that it can be reckoned with."""
ACT, AUDIENCE = "act", "audience"


class WrittenError(InputError):
    """What is written is not an act."""

    code = "written"


class Written(msgspec.Struct, frozen=True):
    """An act as it was written, with what was said of its circumstances.

    :ivar by: who enters it; empty where that is not said, as are the others.
    :ivar audience: who may read it; None where it is not said.
    """

    act: Act
    by: str = ""
    principal: str = ""
    effective: datetime | None = None
    audience: tuple[str, ...] | None = None
    key: str = ""


def read_written(told: object, *, what: str, around: Sequence[str] = AROUND) -> Written:
    """Read an act with its circumstances.

    :param what: what it is called in a sentence: ``a line``.
    :param around: which circumstances may be told, beside the audience.
    :raises WrittenError: naming what is missing, not known, or of another kind.
    :raises UsageError: when a moment or a circle is none.
    """
    if not isinstance(told, dict) or not isinstance(told.get(ACT), dict):
        raise WrittenError('an act is missing: write {"act": {"type": "...", ...}}.')
    if len(told) == 1:  # as most are: an act alone
        return Written(act=read_act(told[ACT]))
    require_known(told, (ACT, *around, AUDIENCE), what)
    words = {name: told.get(name, "") for name in AROUND}
    for name, word in words.items():
        if not isinstance(word, str):
            raise WrittenError(f"'{name}' must be text, not {word!r}.")
    audience = told.get(AUDIENCE, [])
    if not isinstance(audience, list) or not all(isinstance(circle, str) for circle in audience):
        raise WrittenError("'audience' must be a list of circles, like [\"members\"].")
    return Written(
        act=read_act(told[ACT]),
        by=words["by"],
        principal=words["for"],
        effective=effective_of(words["effective"]),
        audience=audience_of(audience) if audience else None,
        key=words["key"],
    )


def effective_of(text: str) -> datetime | None:
    """Read the moment at which an act was done; None where it is not said.

    :raises UsageError: when it is no moment.
    :raises WrittenError: when it is outside of time.
    """
    moment = parse_moment(text) if text else None
    if _beyond(moment):
        raise WrittenError(
            said("'effective' must be in the years {first} to {last}.", first=EARLIEST, last=LATEST)
        )
    return moment


def read_act(fields: Mapping[str, Any], *, strict: bool = True) -> Act:
    """Read an act of its plain fields, ``type`` included.

    :param strict: whether numbers and days must be that, and not texts that say them.
    :raises WrittenError: naming what is missing or not known.
    :raises UnreadableEntryError: naming the field that does not fit.
    """
    known = by_name(house().acts)
    name = fields.get("type")
    if not isinstance(name, str):
        raise WrittenError(said('the act needs a "type", like "position.stated".'))
    if name not in known:
        raise WrittenError(_no_act(name, known))
    meaning = meaning_of(known[name])
    if not meaning.names.issuperset(fields):
        require_known(fields, sorted(meaning.names), said("the act '{name}'", meaning))
    if not fields.keys() >= meaning.needs:
        missing = [f.name for f in meaning.fields if f.name in meaning.needs - fields.keys()]
        sentence = said("the act '{name}' needs {fields}.", meaning, fields=listed(missing))
        raise WrittenError(sentence)
    act = house().codec.act({**fields, "type": tag_of(known[name])}, strict=strict)
    _require_measure(act)
    return act


def _require_measure(act: Act) -> None:
    """Accept what can be written, compared and counted with.

    :raises WrittenError: naming the field with a number or day that no register needs.
    """
    for field in act.__struct_fields__:
        value = getattr(act, field)
        if type(value) is not str and _beyond(value):
            sentence = said(
                "'{field}' is beyond all measure: write a number below 2^53, or a day from the year"
                " {first} to {last}.",
                field=field,
                first=EARLIEST,
                last=LATEST,
            )
            raise WrittenError(sentence)


def _beyond(value: object) -> bool:
    """Tell whether something holds a number that JSON does not keep, or a day outside of time."""
    match value:
        case int():
            return abs(value) > LARGEST
        case date():
            return not EARLIEST <= value.year <= LATEST
        case dict():
            return any(map(_beyond, value.values()))
        case list() | tuple():
            return any(map(_beyond, value))
    return False


def require_known(told: Mapping[str, Any], known: Sequence[str], what: str) -> None:
    """Accept what holds only what is known.

    :raises WrittenError: naming what is not, and the nearest that is.
    """
    for name in told:
        if name not in known:
            near = nearest(name, known)
            sentence = said("{what} has no '{name}'.", what=what, name=name)
            if near:
                sentence = said(
                    "{what} has no '{name}': did you mean '{near}'?",
                    what=what,
                    name=name,
                    near=near,
                )
            raise WrittenError(sentence)


def _no_act(name: str, known: Iterable[str]) -> Said:
    """Return what is said of an act that is none."""
    near = nearest(name, known)
    if not near:
        return said("there is no act '{name}'.", name=name)
    return said("there is no act '{name}': did you mean '{near}'?", name=name, near=near)
