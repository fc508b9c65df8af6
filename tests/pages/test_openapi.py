"""The description of the twins: all of them are in it, and what they answer is as described."""

import re

import jsonschema
import pytest
from visitor import parted

from plenipo.exchange.documents import formats_of
from plenipo.web.layout import all_pages


@pytest.fixture(scope="module")
def described(guest):
    return guest.data("/openapi.json")


def fitting(described, path):
    """The description of the twin at an address."""
    steps = path.split("/")
    for form, described_path in described["paths"].items():
        parts = form.split("/")
        whole = len(parts) == len(steps) and all(
            part == step
            or (part.startswith("{") and (part.endswith("}") or step.endswith(".json")))
            for part, step in zip(parts, steps, strict=True)
        )
        if whole:
            return described_path["get"]
    return None


def schema_of(described, operation, status):
    content = operation["responses"][status]["content"]["application/json"]
    return {**content["schema"], "components": described["components"]}


def files():
    """The addresses of files, and the formats they are of."""
    return {
        f"{page.address}{ending}": format_
        for page in all_pages()
        for ending, format_ in formats_of(page).items()
    }


def test_every_page_has_its_twin_and_files_in_the_description_and_nothing_else_is_there(described):
    assert described["openapi"] == "3.1.0"
    assert set(described["paths"]) == {page.twin for page in all_pages()} | set(files())


def test_every_file_is_described_with_what_it_is(described):
    names = [operation["get"]["operationId"] for operation in described["paths"].values()]
    assert len(set(names)) == len(names)
    for address, format_ in files().items():
        operation = described["paths"][address]["get"]
        assert list(operation["responses"]["200"]["content"]) == [format_.media]
        named = {*re.findall(r"{(\w+)}", address), "as_of", "lang"}
        assert {p["name"] for p in operation["parameters"]} >= named


def test_every_parameter_of_a_page_is_described_with_its_place_and_kind(described):
    for page in all_pages():
        operation = described["paths"][page.twin]["get"]
        told = {p["name"]: p for p in operation["parameters"]}
        assert set(told) == {p.name for p in page.parameters} | {"as_of", "lang"}
        for parameter in page.parameters:
            in_path = f"{{{parameter.name}}}" in page.address
            assert told[parameter.name]["in"] == ("path" if in_path else "query")
            assert told[parameter.name]["required"] == in_path
        assert operation["summary"].endswith(".")
        assert told["lang"]["schema"]["enum"] == ["en", "ru", "fr", "ar"]


def test_every_schema_is_a_schema(described):
    for schema in described["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(
            {**schema, "components": described["components"]}
        )


def test_what_the_twins_answer_is_as_described(described, tours):
    validators, checked = {}, set()
    for address, answer in ((a, known[a]) for known, _ in tours for a in known):
        path, _ = parted(address)
        if not path.endswith(".json") or path == "/openapi.json":
            continue
        operation = fitting(described, path)
        assert operation is not None, path
        name = operation["operationId"]
        if name not in validators:
            schema = schema_of(described, operation, "200")
            validators[name] = jsonschema.Draft202012Validator(schema)
        if name != "entry" or path.endswith("0.json"):  # every tenth entry will do
            validators[name].validate(answer.json())
            checked.add(name)
    own = {page.name for page in all_pages() if page.personal}  # checked in tests/room
    shared = {page.name for page in all_pages()} - own
    unlinked = {page.name for page in all_pages() if page.plain}  # no page links to their twins
    assert checked - own == shared - unlinked


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/members/XX.json", "404"),
        ("/journal.json?before=soon", "400"),
        ("/rules.json?as_of=x", "400"),
    ],
)
def test_what_a_twin_says_when_it_cannot_answer_is_as_described(described, guest, address, status):
    answer = guest.ask(address)
    assert str(answer.status_code) == status
    operation = fitting(described, parted(address)[0])
    jsonschema.Draft202012Validator(schema_of(described, operation, status)).validate(answer.json())


def test_the_operations_have_names_of_their_own(described):
    names = [path["get"]["operationId"] for path in described["paths"].values()]
    assert len(set(names)) == len(names)
