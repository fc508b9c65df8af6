"""The JSON Schema of rule files, by which an editor completes and checks them.

Made of the same tables as the reader (``keys``), so that the two cannot differ. It tells what can
be told of one value at a time; ``plenipo rules check`` also sees how the values hang together.
"""

from __future__ import annotations

import json
from typing import Any

from plenipo.procedure import keys
from plenipo.procedure.condition_words import (
    BOUNDS,
    CONDITIONS,
    COUNT_BOUNDS,
    GROUP_NAMES,
)
from plenipo.procedure.keys import Keys
from plenipo.procedure.periods import UNITS
from plenipo.procedure.readings import KEY
from plenipo.procedure.rule_file import BREAKERS, GATES, NAME
from plenipo.procedure.rules import ROLES, TIES
from plenipo.procedure.scale import EVERYBODY, VOICES
from plenipo.procedure.tables import GIVEN

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "A rule of procedure, as Plenipo reads it"

TERMS = {
    "no_objection": (keys.NO_OBJECTION, ()),
    "no_veto": (keys.NO_VETO, ()),
    "count": (keys.COUNT, COUNT_BOUNDS),
    "share": (keys.SHARE, BOUNDS),
    "too_few_to_block": (keys.TOO_FEW_TO_BLOCK, ()),
    "fact": (keys.FACT, ()),
}
"""The keys of each condition that counts, and the bounds of which it has one."""


def schema() -> Schema:
    """Return the schema of a rule file."""
    kinds = {name: _by_reading(name, plain) for name, plain in _kinds().items()}
    tables = {f"terms of {name}": _terms(*given) for name, given in TERMS.items()}
    return {
        "$schema": DIALECT,
        "title": TITLE,
        **_table(keys.RULE),
        "$defs": dict(sorted((kinds | tables).items())),
    }


def schema_text() -> str:
    """Return the schema as it is written to a file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _kinds() -> dict[str, Schema]:
    """Return what each kind of value in ``keys`` looks like."""
    text: Schema = {"type": ["string", "number"]}
    dates = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
    period = rf"^0*[1-9][0-9]* +({'|'.join(unit[:-1] + 's?' for unit in UNITS)})$"
    codes = _list({"type": ["string", "number"]})
    dated = _list(_table(keys.DATED_MEMBERS))
    members: Schema = {"anyOf": [codes, dated]}
    return {
        "text": text,
        "name": {"type": "string", "pattern": f"^{NAME.pattern}$"},
        "titles": _named(text),
        "day": dates,
        "period": {"type": "string", "pattern": period},
        "share": _share(),
        "number from 0": {"type": "integer", "minimum": 0},
        "number from 1": {"type": "integer", "minimum": 1},
        "yes-or-no": {"enum": [True, False, "yes", "no", "true", "false"]},
        "class": {"type": "string"},
        "weight": {"type": "string"},
        "group": {"enum": list(GROUP_NAMES)},
        "tie": {"enum": list(TIES)},
        "gate": {"enum": list(GATES)},
        "roles": _list({"enum": list(ROLES)}),
        "breakers": _list({"enum": list(BREAKERS)}),
        "scale": _named({"enum": list(VOICES)}),
        "codes": codes,
        "values": _named({"type": ["string", "number"], "minimum": 0}),
        "choices": _named(text),
        "condition": _condition(),
        "quorum": {**_table(keys.QUORUM), "anyOf": _one_of(("decide", "open"))},
        "steps": _list({**_table(keys.STEP), "oneOf": _one_of(("condition", "refer"))}),
        "gates": _list(_table(keys.GATE)),
        "silence": _table(keys.SILENCE),
        "notice": _table(keys.NOTICE),
        "versions": _list(_table(keys.VERSION)),
        "readings": _named(_table(keys.READING)),
        "members": members,
        "classes": _named({"anyOf": [{"const": GIVEN}, *members["anyOf"]]}),
        "weights": {
            **_named({"anyOf": [{"const": GIVEN}, _list(_table(keys.DATED_WEIGHTS))]}),
            "propertyNames": {"not": {"const": EVERYBODY}},
        },
    }


def _share() -> Schema:
    """Return what a fraction between 0 and 1 looks like; of 3/2 only its reader sees it."""
    written = r"^(0(\.\d+)?|1(\.0+)?|\d+/0*[1-9]\d*)$"
    return {
        "anyOf": [
            {"type": "number", "minimum": 0, "maximum": 1},
            {"type": "string", "pattern": written},
        ]
    }


def _condition() -> Schema:
    """Return what a condition looks like: one word with its terms."""
    compound = {
        "all_of": _list(_ref("condition")),
        "any_of": _list(_ref("condition")),
        "not": _ref("condition"),
    }
    words = {word: compound.get(word) or _ref(f"terms of {word}") for word in CONDITIONS}
    return {
        "anyOf": [
            {"const": "no_objection"},
            {
                "type": "object",
                "properties": words,
                "additionalProperties": False,
                "minProperties": 1,
                "maxProperties": 1,
            },
        ]
    }


def _terms(known: Keys, bounds: tuple[str, ...]) -> Schema:
    return {**_table(known), **({"oneOf": _one_of(bounds)} if bounds else {})}


def _table(known: Keys) -> Schema:
    properties = {
        name: {**_ref(key.kind), "description": key.meaning} for name, key in known.all.items()
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(known.needed),
        "additionalProperties": False,
    }


def _one_of(names: tuple[str, ...]) -> list[Schema]:
    return [{"required": [name]} for name in names]


def _list(item: Schema) -> Schema:
    return {"type": "array", "items": item, "minItems": 1}


def _named(value: Schema) -> Schema:
    return {"type": "object", "additionalProperties": value, "minProperties": 1}


def _by_reading(name: str, plain: Schema) -> Schema:
    """Return a value, or one for each reading of a point."""
    each = {
        "type": "object",
        "properties": {KEY: {"type": "string"}},
        "required": [KEY],
        "additionalProperties": _ref(name),
    }
    return {"anyOf": [plain, each]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name.replace(' ', '%20')}"}
