"""Requests drawn from the description of a room, and answers held against it."""

from __future__ import annotations

import jsonschema
from hypothesis import strategies as st
from story import JOINT, MEMBERS

KNOWN = (
    *MEMBERS,
    *(JOINT, "csc-2011", "cfm", "cdm", "csc", "1", "2", "3", "RS", "C-1", "C-2", "am.head", "kz"),
    *(
        "csto-consensus",
        "csto-procedural",
        "osce-silence",
        "sha256:a",
        "agree",
        "reserve",
        "object",
    ),
    *(
        "adopted",
        "not-adopted",
        "chair",
        "head",
        "observer",
        "secretary",
        "recorded",
        "for",
        "against",
    ),
    *("S-1", "J-1", "V-1", "Europe/Moscow", "+03:00", "objection", "en", "ru", "members", "public"),
)
"""Words that mean something in the room: what is drawn gets past the first objection."""
DAYS = ("2011-12-19", "2011-12-20", "1994-04-20", "2012-02-29", "0001-01-01", "9999-12-31")
MOMENTS = (
    "2011-12-19T12:00:30Z",
    "2011-12-22T12:00:00+04:00",
    "2012-12-19T12:00:00Z",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
)
ODD = (
    "",
    " ",
    "\x00",
    "\u202e",
    "x" * 3_000,
    "{{7*7}}",
    "<script>",
    "%0d%0a",
    "ж/..",
    "💥",
    "9" * 5_000,
)
"""Texts that are trouble elsewhere."""

text = st.one_of(st.sampled_from(KNOWN), st.sampled_from(KNOWN), st.sampled_from(ODD), st.text())
junk = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**40),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=5),
    st.just([]),
    st.just({}),
    st.just([[[[{}]]]]),
)


def drawn(schema, components, *, broken=True):
    """What fits a schema; now and then something in it does not."""
    fits = _fitting(schema, components)
    return st.integers(0, 24).flatmap(lambda n: junk if broken and n == 0 else fits)


def almost(act, schema, components):
    """An act of which most fields are as they should be, and some are others or missing."""
    told = schema["properties"]
    as_it_is = {name: st.just(value) for name, value in act.items()}
    other = {
        name: st.integers(0, 11).flatmap(
            lambda n, name=name: drawn(told[name], components) if n == 0 else as_it_is[name]
        )
        for name in as_it_is
    }
    rarely = {name: drawn(each, components) for name, each in told.items() if name not in act}
    return st.one_of(
        st.fixed_dictionaries(other),
        st.fixed_dictionaries(other),
        st.fixed_dictionaries(other, optional=rarely),
    )


def _fitting(schema, components):
    if "$ref" in schema:
        return _named(schema["$ref"].rpartition("/")[2], components)
    for choice in ("oneOf", "anyOf"):
        if choice in schema:
            return st.one_of([_fitting(each, components) for each in schema[choice]])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    kind = schema.get("type")
    if isinstance(kind, list):
        return st.one_of([_fitting({**schema, "type": each}, components) for each in kind])
    return _OF_KIND[kind](schema, components)


def _named(name, components):
    """What fits a component; each is made once, for it is in many others."""
    place = id(components), name
    if place not in _NAMED:
        _NAMED[place] = st.deferred(lambda: _fitting(components[name], components))
    return _NAMED[place]


def _string(schema, components):
    del components
    given = {"date": st.sampled_from(DAYS), "date-time": st.sampled_from(MOMENTS)}
    return given.get(schema.get("format"), st.one_of(text, st.sampled_from(MOMENTS)))


def _integer(schema, components):
    del schema, components
    return st.one_of(st.integers(0, 40), st.integers(-3, 10**9), st.just(2**53), st.just(2**70))


def _array(schema, components):
    return st.lists(drawn(schema.get("items", {"type": "string"}), components), max_size=3)


def _object(schema, components):
    told, required = schema.get("properties", {}), set(schema.get("required", ()))
    fields = {name: drawn(each, components) for name, each in told.items()}
    fixed = st.fixed_dictionaries(
        {name: fields[name] for name in fields if name in required},
        optional={name: fields[name] for name in fields if name not in required},
    )
    more = schema.get("additionalProperties")
    if not isinstance(more, dict):
        return fixed
    others = st.dictionaries(text, drawn(more, components), max_size=3)
    return st.builds(lambda one, other: {**other, **one}, fixed, others)


_NAMED = {}
_OF_KIND = {
    "string": _string,
    "integer": _integer,
    "number": _integer,
    "boolean": lambda *_: st.booleans(),
    "null": lambda *_: st.none(),
    "array": _array,
    "object": _object,
}


class Description:
    """The description of a room, read."""

    def __init__(self, told):
        self.told = told
        self.schemas = told["components"]["schemas"]
        self._validators = {}

    def body(self, path, kind="application/json"):
        """The schema of what is sent to an address."""
        return self.told["paths"][path]["post"]["requestBody"]["content"][kind]["schema"]

    def operations(self, method):
        """The addresses that take a method, and how."""
        paths = self.told["paths"].items()
        return {path: ways[method] for path, ways in paths if method in ways}

    def require(self, operation, answer):
        """An answer has a status, a kind and a form that are described."""
        status, kind = str(answer.status_code), answer.headers.get("content-type", "")
        assert status in operation["responses"], (status, answer.text[:500])
        content = operation["responses"][status].get("content")
        if content is None:
            assert answer.text == ""
            return
        assert kind.partition(";")[0] in content, (kind, status)
        if kind.startswith("application/json"):
            self._validator(operation, status).validate(answer.json())

    def _validator(self, operation, status):
        place = operation["operationId"], status
        if place not in self._validators:
            schema = operation["responses"][status]["content"]["application/json"]["schema"]
            whole = {**schema, "components": self.told["components"]}
            self._validators[place] = jsonschema.Draft202012Validator(whole)
        return self._validators[place]
