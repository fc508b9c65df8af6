"""The catalogues of messages, brought up to date: ``python -m plenipo.web.catalogues``.

A message is what is said to a person: the text of templates, and what Python marks with
``message``, ``said``, ``say`` or ``translate``. New ones are added without a translation, old ones
removed.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages import Catalog
from babel.messages import Message as CatalogMessage
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

import plenipo
from plenipo.procedure.explanation import BASE_WORDS, GROUP_WORDS, LIFTED, STEP_WORDS
from plenipo.web.languages import DEFAULT, LANGUAGES

SOURCE = Path(plenipo.__file__).parent
FOLDER = Path(__file__).parent / "locale"
MARKS = {"message": None, "said": None, "say": None, "translate": None, "counted": (1, 2)}
TEMPLATE_MARKS = {"_": None, "gettext": None, "ngettext": (1, 2)}
PLACES = ("core", "register", "procedure", "text", "capabilities", "web")

HEADER = """\
# What the pages say. Brought up to date by python -m plenipo.web.catalogues.
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plurals}\\n"

"""

Message = str | tuple[str, ...]


def messages() -> Iterator[Message]:
    """Return every message of the program; one with a plural as a pair."""
    yield from (*GROUP_WORDS.values(), *BASE_WORDS.values(), *STEP_WORDS.values(), LIFTED)
    for path in _sources():
        if path.suffix == ".py" and "tests" not in path.parts:
            yield from _found("python", path, MARKS)
        elif path.suffix == ".html":
            yield from _found("jinja2.ext:babel_extract", path, TEMPLATE_MARKS)


def _sources() -> Iterator[Path]:
    yield from sorted(SOURCE.glob("*.py"))
    for place in PLACES:
        yield from sorted((SOURCE / place).rglob("*"))


def catalogue_of(language: str) -> Catalog:
    """Return the catalogue of a language as its file stands."""
    return read_po(io.BytesIO((FOLDER / f"{language}.po").read_bytes()), locale=language)


def renew(language: str) -> Catalog:
    """Return the catalogue of a language with exactly the messages of the program."""
    known = catalogue_of(language)
    renewed = Catalog(locale=language)
    for message in sorted(set(messages()), key=str):
        one = message if isinstance(message, str) else message[0]
        before = known.get(one)
        flags = before.flags if before else ()
        renewed.add(message, before.string if before else None, flags=flags)
    return renewed


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue as its file is written: the same messages give the same bytes."""
    head = HEADER.format(language=catalogue.locale, plurals=catalogue.plural_forms)
    body = io.BytesIO()
    write_po(body, catalogue, width=100, omit_header=True, sort_output=True)
    return head.encode() + body.getvalue()


def translated(message: CatalogMessage) -> bool:
    """Tell whether a message of a catalogue says something in its language, in every plural."""
    forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(forms) and not message.fuzzy


def main() -> int:
    """Write the catalogues; tell how many messages of each have no translation yet."""
    for language in LANGUAGES:
        if language == DEFAULT:
            continue
        renewed = renew(language)
        (FOLDER / f"{language}.po").write_bytes(written(renewed))
        missing = [message for message in renewed if message.id and not translated(message)]
        print(f"{language}: {len(renewed)} messages, {len(missing)} without a translation")  # noqa: T201
    return 0


def _found(
    method: str, path: Path, marks: Mapping[str, tuple[int, int] | None]
) -> Iterator[Message]:
    options = {"trimmed": "true"}
    for _, text, _, _ in extract_from_file(method, path, marks, options=options):
        yield text if isinstance(text, str) else tuple(text)


if __name__ == "__main__":
    sys.exit(main())
