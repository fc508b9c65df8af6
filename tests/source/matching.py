"""Which acts of the register carry a row, and what of it they lack."""

from __future__ import annotations

import re

from sentences import names_sources


def field(fields, path):
    """A field of an act by its path: ``names.en``; nothing where it is not there."""
    for name in path.split("."):
        fields = fields.get(name) if isinstance(fields, dict) else None
    return fields


def fits(carried, fields):
    """Tell whether an act is among those that carry a sentence."""
    equal = all(field(fields, path) == value for path, value in carried.having.items())
    return equal and all(
        words in (field(fields, path) or "") for path, words in carried.telling.items()
    )


def lacking(carried, recorded):
    """What acts that carry a sentence lack, in sentences.

    :param recorded: those that fit.
    """
    if not recorded:
        return [f"No '{carried.act}' has {carried.having} and tells {carried.telling}."]
    wanted = carried.count or len(recorded)
    found = [f"There are {len(recorded)} '{carried.act}', not {wanted}."]
    lacks = found if len(recorded) != wanted else []
    if carried.known and names_sources(carried.act):
        known = re.compile(rf"\b{carried.known}\b")
        lacks += [
            f"Entry {each.entry} names no source {carried.known}."
            for each in recorded
            if not known.search(each.fields.get("source", ""))
        ]
    return lacks


def address(seen, first):
    """The address of a page; its fields are those of an act, the first that carries the row."""
    return seen.at.format_map({"entry": first.entry, **first.fields}) if first else seen.at
