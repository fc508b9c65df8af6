"""The description of what can be sent to a room, and of the stream of what is live.

What can be sent are acts, drafts and slips, and the papers of secret ballots.
"""

from __future__ import annotations

from typing import Any, Union

import msgspec

from plenipo.assembly import house
from plenipo.core.act import Act, wire_name
from plenipo.web.answer import FORM
from plenipo.web.ballot_box import Paper
from plenipo.web.ballots import ReceiptPage
from plenipo.web.counter import Told
from plenipo.web.drafts import FIELDS
from plenipo.web.forms import MOST_ACTS
from plenipo.web.openapi import REFERENCE, WHY_NOT, Described, Failure, content
from plenipo.web.slips import ENTERED

OWN = (Told, Paper, ReceiptPage)
OWN_NAMES = {"Told": "HandedInTold", "Paper": "BallotPaper"}
"""The names here of what is called as something on a page: a rule that is told, a document."""
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
RECEIVED = {
    "201": "It was received, or had been already: it counts once.",
    "400": "It cannot be read as a paper.",
    "401": DID["401"],
    "403": "It is not for this person to hand in, or was not sent from here.",
    "409": "The rules stand against it.",
    "503": "It could not be recorded just now: the very same one can be sent again.",
}


def describe_room(cookie: str) -> Described:
    """Return the paths and components of a room.

    :param cookie: the name of the cookie that holds the secret of a session.
    """
    kinds = house().acts
    every: Any = Union[tuple(kinds)]  # noqa: UP007 - made at run time
    _, known = msgspec.json.schema_components([every, *OWN, Failure], ref_template=REFERENCE)
    schemas = {OWN_NAMES.get(name, name): told for name, told in known.items()}
    schemas |= {"Act": _one_of(kinds), **_handed_in()}
    scheme = {"type": "apiKey", "in": "cookie", "name": cookie}
    paths = {
        "/acts": {"post": _acts()},
        "/drafts": {"post": _drafts()},
        "/slips": {"post": _slips()},
        "/ballots": {"post": _ballots()},
        "/live": {"get": _live()},
    }
    return {
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": {"session": scheme}},
    }


def _known(name: str) -> dict[str, Any]:
    """Return the content that one of the schemas describes."""
    return content({"$ref": REFERENCE.format(name=name)})


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


def _acts() -> dict[str, Any]:
    body = {"required": True, **_known("HandedIn")}
    return {
        "operationId": "hand_in",
        "summary": "Record one act, or several together or not at all.",
        "security": [{"session": []}],
        "requestBody": body,
        "responses": {
            status: {"description": meaning, **_known("HandedInTold")}
            for status, meaning in DID.items()
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


def _slips() -> dict[str, Any]:
    around = ("_csrf", "_to", "_do", "_slips", "_desk", "_type", "session", "document")
    form = {
        "type": "object",
        "properties": dict.fromkeys((*around, *ENTERED), TEXT),
        "required": ["_csrf"],
        "additionalProperties": TEXT,
    }
    page = content(TEXT, "text/html")
    return {
        "operationId": "keep_slip",
        "summary": "Keep what is prepared on a text, give it up, or record it; a form of a page.",
        "security": [{"session": []}],
        "requestBody": {"required": True, **content(form, FORM)},
        "responses": {
            "303": {"description": "Kept, given up or recorded; leads back to the page."},
            **{
                status: {"description": DID.get(status, WHY_NOT), **page}
                for status in ("400", "401", "403", "409", "413", "503")
            },
        },
    }


def _ballots() -> dict[str, Any]:
    told = {
        status: {"description": meaning, **_known("ReceiptPage")}
        for status, meaning in RECEIVED.items()
    }
    return {
        "operationId": "hand_in_paper",
        "summary": "Put the paper of a delegation into the box of a secret ballot.",
        "security": [{"session": []}],
        "requestBody": {"required": True, **_known("BallotPaper")},
        "responses": {**told, "413": {"description": DID["413"], **_known("Failure")}},
    }


def _live() -> dict[str, Any]:
    asked = {
        "at": "The address of the page to watch.",
        "since": "What was seen last: the size of the register, like 12 or 12.3.",
    }
    query = [
        {"name": name, "in": "query", "required": False, "description": meaning, "schema": TEXT}
        for name, meaning in asked.items()
    ]
    last = {**query[1], "name": "Last-Event-ID", "in": "header"}
    page = {**content(TEXT, "text/html")["content"], **_known("Failure")["content"]}
    return {
        "operationId": "watch",
        "summary": "Watch a page: its parts as they change, as server-sent events without end.",
        "parameters": [*query, last],
        "responses": {
            "200": {"description": "The events.", **content(TEXT, "text/event-stream")},
            **{status: {"description": WHY_NOT, "content": page} for status in ("400", "404")},
        },
    }
