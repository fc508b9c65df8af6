"""What is handed in at the counter, read: as JSON, or as a form of a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import msgspec

from plenipo.assembly import house
from plenipo.core.audience import audience_of
from plenipo.core.errors import InputError
from plenipo.core.said import said
from plenipo.meaning import Field, Kind, by_name, meaning_of
from plenipo.web import address
from plenipo.written import Written, effective_of, read_act, read_written, require_known

AROUND = ("for", "effective", "key")
"""What may stand around an act: who enters it is who signed in."""
MOST_ACTS = 1_000
MOST_FIELDS = 500
SLIPS = "_slips"
"""The numbers of the slips that a form is about, which go once its act is recorded."""
OWN = ("_type", "_for", "_effective", "_audience", "_key", "_since", "_to", "_csrf", SLIPS)
"""The fields of a form that are not those of its act."""
UNTOLD = "und"
UNREADABLE = said("The form cannot be read: send it from a page of this site.")
INTO = "_into."
"""How a form chooses into which list of its act something goes: ``_into.AM`` is ``present``."""


class Handed(msgspec.Struct, frozen=True):
    """What somebody handed in.

    :ivar since: the size of the register they had before them; None where they do not say.
    :ivar to: where a form leads when its act is recorded.
    :ivar token: what a form carries so that no other site can send it.
    :ivar entered: the fields of a form as they were sent.
    """

    acts: tuple[Written, ...]
    since: int | None = None
    form: bool = False
    to: str = "/"
    token: str = ""
    entered: dict[str, str] = {}


NOTHING = Handed(())
"""What is handed in where it cannot be read."""


def read_json(body: bytes) -> Handed:
    """Read what a program hands in.

    :raises PlenipoError: saying what is missing, not known, or of another kind.
    """
    try:
        told = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"This is not JSON: {error}.") from None
    if not isinstance(told, dict):
        raise InputError('Send an object, like {"act": {"type": "...", ...}}.')
    since = told.pop("since", None)
    if since is not None and (not isinstance(since, int) or isinstance(since, bool)):
        raise InputError("'since' must be a whole number: the size of the register you saw.")
    several = told.get("acts")
    if several is None:
        return Handed((read_written(told, what="what is sent", around=AROUND),), since)
    require_known(told, ("acts", "key", "for"), "what is sent")
    if not isinstance(several, list) or not 0 < len(several) <= MOST_ACTS:
        raise InputError(f"'acts' must be a list of one to {MOST_ACTS} acts.")
    around = {name: told[name] for name in ("key", "for") if name in told}
    alone = [_alone(each, around) for each in several]
    return Handed(tuple(read_written(o, what="an act sent", around=AROUND) for o in alone), since)


def _alone(told: object, around: Mapping[str, object]) -> object:
    """Return one of several acts with what is said of all of them."""
    if isinstance(told, dict) and not told.keys() & around.keys():
        return {**told, **around}
    return told


def entered_in(body: bytes) -> Handed:
    """Read the fields of a form, and where it leads, but not yet its act.

    :raises PlenipoError: when they cannot be read.
    """
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise InputError(UNREADABLE) from None
    given: dict[str, str] = {}
    for name, value in map(_placed, pairs):  # several boxes of one name are one list
        given[name] = f"{given[name]},{value}" if given.get(name) else value
    to = address.led_to(given.get("_to", "").strip() or "/")
    return Handed((), form=True, to=to, token=given.get("_csrf", "").strip(), entered=given)


def read_form(form: Handed) -> Handed:
    """Read what a form hands in: one act; fields that were left empty are not there, but lists.

    :raises PlenipoError: saying what is missing, not known, or of another kind.
    """
    given = form.entered
    own = {name: given.get(name, "").strip() for name in OWN}
    written = Written(
        act=_act(own["_type"], {k: v for k, v in given.items() if not _around(k)}),
        principal=own["_for"],
        effective=effective_of(own["_effective"]),
        audience=audience_of(_listed(own["_audience"])) if own["_audience"] else None,
        key=own["_key"],
    )
    since = int(own["_since"]) if own["_since"].isdecimal() and len(own["_since"]) < 19 else None  # noqa: PLR2004 - 64 bits
    return msgspec.structs.replace(form, acts=(written,), since=since)


def _around(name: str) -> bool:
    """Tell whether a field stands around the act, or chooses no list."""
    return name in OWN or name.startswith(INTO)


def _placed(pair: tuple[str, str]) -> tuple[str, str]:
    """Return a field with its value; of what goes into a list that is chosen, the list with it."""
    name, value = pair
    return (value, name.removeprefix(INTO)) if name.startswith(INTO) and value else pair


def _act(name: str, given: dict[str, str]) -> Any:  # noqa: ANN401 - an act
    known = by_name(house().acts)
    kinds = {f.name: f for f in meaning_of(known[name]).fields} if name in known else {}
    fields: dict[str, Any] = {"type": name}
    for key, text in given.items():
        field, _, language = key.partition(".")
        if not text.strip() and not (key in kinds and kinds[key].kind is Kind.LIST):
            continue
        if field in kinds and kinds[field].kind is Kind.NAMES:
            fields.setdefault(field, {})[language or UNTOLD] = text
        else:
            fields[key] = _value(kinds[key], text) if key in kinds else text
    return read_act(fields, strict=False)


def _value(field: Field, text: str) -> Any:  # noqa: ANN401 - any field's value
    """Return a field's value from what was typed."""
    match field.kind:
        case Kind.LIST:
            return _listed(text)
        case Kind.TRUTH:
            return text in {"on", "true", "yes"}
        case Kind.CODES | Kind.LISTS | Kind.COUNTS | Kind.DATA:
            try:
                return msgspec.json.decode(text)
            except (msgspec.DecodeError, RecursionError) as error:
                raise InputError(
                    said("'{name}' must be JSON: {error}.", field, error=error)
                ) from None
        case _:
            return text


def _listed(text: str) -> list[str]:
    return [word for part in text.split(",") if (word := part.strip())]
