"""The description of the twins: what each answers, in OpenAPI, from the structs themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec

from plenipo import __version__
from plenipo.core.page import Page, Parameter
from plenipo.web.languages import LANGUAGES

REFERENCE = "#/components/schemas/{name}"
EVERYWHERE = [
    {
        "name": "as_of",
        "in": "query",
        "description": "The moment to look at, as in RFC 3339; a day alone means its end.",
        "schema": {"type": "string"},
    },
    {
        "name": "lang",
        "in": "query",
        "description": "The language of names and sentences.",
        "schema": {"type": "string", "enum": list(LANGUAGES)},
    },
]


class Failure(msgspec.Struct, frozen=True):
    """Why a twin cannot answer, in one sentence."""

    ok: bool
    error: str


@cache
def describe(pages: tuple[Page, ...]) -> bytes:
    """Return the OpenAPI description of the twins of these pages."""
    kinds = [page.data for page in pages]
    schemas, components = msgspec.json.schema_components([*kinds, Failure], ref_template=REFERENCE)
    paths = {
        page.twin: {"get": _operation(page, schema, schemas[-1])}
        for page, schema in zip(pages, schemas, strict=False)
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Plenipo", "version": __version__},
        "paths": paths,
        "components": {"schemas": components},
    }
    return msgspec.json.encode(document)


def _operation(page: Page, schema: dict[str, Any], failure: dict[str, Any]) -> dict[str, Any]:
    told = {"description": "Why not, in one sentence.", **_content(failure)}
    answers = {"200": {"description": "The data of the page.", **_content(schema)}}
    return {
        "operationId": page.name,
        "summary": (inspect.getdoc(page.answer) or "").split("\n")[0],
        "parameters": [*_parameters(page.parameters), *EVERYWHERE],
        "responses": {**answers, **dict.fromkeys(("400", "404", "500", "503"), told)},
    }


def _content(schema: dict[str, Any]) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}


def _parameters(parameters: Iterable[Parameter]) -> list[dict[str, Any]]:
    return [
        {
            "name": p.name,
            "in": "path" if p.default is None else "query",
            "required": p.default is None,
            "schema": {"type": "integer" if p.kind is int else "string"},
        }
        for p in parameters
    ]
