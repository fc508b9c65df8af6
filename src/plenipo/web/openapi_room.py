"""The description of what can be sent to a room: acts, drafts, and the stream of what is live."""

from __future__ import annotations

from typing import Any, Union

import msgspec

from plenipo.assembly import house
from plenipo.core.act import Act, wire_name
from plenipo.web.counter import Told
from plenipo.web.drafts import FIELDS
from plenipo.web.forms import MOST_ACTS
from plenipo.web.openapi import REFERENCE, WHY_NOT, Described, Failure, content

FORM = "application/x-www-form-urlencoded"
TOLD = "HandedInTold"
"""How what is told of acts is called here: on pages a rule is told as well."""
TEXT = {"type": "string"}
AROUND = {
    "for": {**TEXT, "description": "The delegation it is entered for; its member, unless told."},
    "effective": {
        **TEXT,
        "description": "When it was done, as in RFC 3339; only a secretary tells it.",
    },
    "audience": {
        "type": "array",
        "items": TEXT,
        "description": "The circles that may read it; everybody, unless told.",
    },
}
KEY = {
    **TEXT,
    "description": "Sent again with the same key, it is recorded once.",
}
SINCE = {
    "type": ["integer", "null"],
    "description": "The size of the register that was seen: what others did since is told.",
}
DID = {
    "201": "Recorded: the number of the first entry, and how many there are.",
    "400": "It cannot be read as an act.",
    "401": "Nobody signed in.",
    "403": "It is not for this person to record, or was not sent from here.",
    "409": "The rules stand against it, or others changed something meanwhile.",
    "413": "It is longer than anything that is taken.",
    "503": "The register could not be written to.",
}


def describe_room(cookie: str) -> Described:
    """Return the paths and components of a room.

    :param cookie: the name of the cookie that holds the secret of a session.
    """
    kinds = house().acts
    every: Any = Union[tuple(kinds)]  # noqa: UP007 - made at run time
    (_, _, failure), known = msgspec.json.schema_components(
        [every, Told, Failure], ref_template=REFERENCE
    )
    known[TOLD] = known.pop(Told.__name__)
    told = {"$ref": REFERENCE.format(name=TOLD)}
    schemas = {**known, "Act": _one_of(kinds), **_handed_in()}
    scheme = {"type": "apiKey", "in": "cookie", "name": cookie}
    paths = {
        "/acts": {"post": _acts(told)},
        "/drafts": {"post": _drafts()},
        "/live": {"get": _live(failure)},
    }
    return {
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": {"session": scheme}},
    }


def _one_of(kinds: tuple[type[Act], ...]) -> dict[str, Any]:
    """Return the description of an act of any kind."""
    names = {wire_name(kind): REFERENCE.format(name=kind.__name__) for kind in kinds}
    return {"oneOf": [{"$ref": place} for place in names.values()]}


def _handed_in() -> dict[str, Any]:
    """Return the descriptions of what is handed in: one act, or several."""
    act = {"act": {"$ref": REFERENCE.format(name="Act")}}
    alone = {**act, **AROUND, "key": KEY}
    written = _object(alone, "act")
    several = {"type": "array", "items": written, "minItems": 1, "maxItems": MOST_ACTS}
    together = {"acts": several, "for": AROUND["for"], "key": KEY, "since": SINCE}
    one = _object({**alone, "since": SINCE}, "act")
    return {"HandedIn": {"oneOf": [one, _object(together, "acts")]}}


def _object(properties: Described, *required: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _acts(told: Described) -> dict[str, Any]:
    body = {"required": True, **content({"$ref": REFERENCE.format(name="HandedIn")})}
    return {
        "operationId": "hand_in",
        "summary": "Record one act, or several together or not at all.",
        "security": [{"session": []}],
        "requestBody": body,
        "responses": {
            status: {"description": meaning, **content(told)} for status, meaning in DID.items()
        },
    }


def _drafts() -> dict[str, Any]:
    names = ("_csrf", "_to", "_give_up", "member", "session", "item", *FIELDS)
    form = {"type": "object", "properties": dict.fromkeys(names, TEXT), "required": ["_csrf"]}
    page = content(TEXT, "text/html")
    return {
        "operationId": "keep_draft",
        "summary": "Keep what a delegation prepares on an item, or give it up; a form of a page.",
        "security": [{"session": []}],
        "requestBody": {"required": True, **content(form, FORM)},
        "responses": {
            "303": {"description": "Kept; leads back to the page."},
            **{status: {"description": WHY_NOT, **page} for status in ("400", "403", "413")},
        },
    }


def _live(failure: Described) -> dict[str, Any]:
    asked = {
        "at": "The address of the page to watch.",
        "since": "What was seen last: the size of the register, like 12 or 12.3.",
    }
    query = [
        {"name": name, "in": "query", "required": False, "description": meaning, "schema": TEXT}
        for name, meaning in asked.items()
    ]
    last = {**query[1], "name": "Last-Event-ID", "in": "header"}
    page = {**content(TEXT, "text/html")["content"], **content(failure)["content"]}
    return {
        "operationId": "watch",
        "summary": "Watch a page: its parts as they change, as server-sent events without end.",
        "parameters": [*query, last],
        "responses": {
            "200": {"description": "The events.", **content(TEXT, "text/event-stream")},
            **{status: {"description": WHY_NOT, "content": page} for status in ("400", "404")},
        },
    }
