"""The description of the twins and files: what each answers, in OpenAPI, from the structs.

Of a room what can be sent to it is described as well: :mod:`~plenipo.web.openapi_room`.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import msgspec

from plenipo import __version__
from plenipo.core.page import Page, Parameter
from plenipo.exchange.documents import formats_of
from plenipo.web.answer import HTML, JSON
from plenipo.web.languages import LANGUAGES

Described = Mapping[str, Any]
"""Part of a description, as JSON."""
NOTHING: Described = MappingProxyType({})

REFERENCE = "#/components/schemas/{name}"
WHY_NOT = "Why not, in one sentence."
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


def describe(pages: tuple[Page, ...], more: Described = NOTHING) -> bytes:
    """Return the OpenAPI description of the twins of these pages, as bytes.

    :param more: other paths and components.
    :raises ValueError: when two components share a name and are not the same.
    """
    found = _twins(pages)
    components = found["components"]
    for kind, described in more.get("components", {}).items():
        known = components.get(kind, {})
        components = {**components, kind: {**known, **described}}
        if twice := [name for name in known if components[kind][name] != known[name]]:
            raise ValueError(f"Two {kind} are described by one name: {', '.join(twice)}.")
    paths = {**found["paths"], **more.get("paths", {})}
    return msgspec.json.encode({**found, "paths": paths, "components": components})


@cache
def _twins(pages: tuple[Page, ...]) -> dict[str, Any]:
    """Return the description of the twins of these pages."""
    kinds = [page.data for page in pages]
    schemas, components = msgspec.json.schema_components([*kinds, Failure], ref_template=REFERENCE)
    paths = {
        page.twin: {"get": _operation(page, schema, schemas[-1])}
        for page, schema in zip(pages, schemas, strict=False)
    }
    paths |= {
        f"{page.address}{ending}": {"get": _file(page, ending, format_.media, schemas[-1])}
        for page in pages
        for ending, format_ in formats_of(page).items()
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Plenipo", "version": __version__},
        "paths": paths,
        "components": {"schemas": components},
    }


def _operation(page: Page, schema: dict[str, Any], failure: dict[str, Any]) -> dict[str, Any]:
    told = {"description": WHY_NOT, **content(failure)}
    answers = {"200": {"description": "The data of the page.", **content(schema)}}
    return {
        "operationId": page.name,
        "summary": (inspect.getdoc(page.answer) or "").split("\n")[0],
        "parameters": [*_parameters(page.parameters), *EVERYWHERE],
        "responses": {**answers, **dict.fromkeys(("400", "404", "500", "503"), told)},
    }


def _file(page: Page, ending: str, media: str, failure: dict[str, Any]) -> dict[str, Any]:
    """Return the description of what a page shows as a file of a format."""
    told = _operation(page, {}, failure)
    why = {"description": WHY_NOT, "content": {HTML: {}, **content(failure)["content"]}}
    given = {"description": "The file.", "content": {media.partition(";")[0]: {}}}
    return {
        **told,
        "operationId": f"{page.name}_{ending.removeprefix('.').replace('.', '_')}",
        "responses": {**dict.fromkeys(told["responses"], why), "200": given},
    }


def content(schema: Described, kind: str = JSON) -> dict[str, Any]:
    """Return what is sent or answered, as it is described."""
    return {"content": {kind: {"schema": dict(schema)}}}


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
