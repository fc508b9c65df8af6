"""The columns of a status table, described for programs: CSV on the Web.

Source: W3C, Metadata Vocabulary for Tabular Data (2015). The twin of the page is the metadata of
the table beside it, ``status.csv``.
"""

from __future__ import annotations

import msgspec

from plenipo.capabilities.treaties.looking import Looked
from plenipo.capabilities.treaties.status_file import FileColumn, columns_told, standing_told
from plenipo.core.page import message

VOCABULARY = "http://www.w3.org/ns/csvw"
TABLE = "status.csv"
"""The address of the table, from that of its metadata."""
STANDINGS = "party|bound|signed|left|initialled"
REQUIRED = ("participant", "name", "standing")

DESCRIBED = message("Status of {treaty} as its depositary holds it. {standing}")


class ColumnDescribed(
    msgspec.Struct,
    frozen=True,
    omit_defaults=True,
    rename={"title": "dc:title", "about": "dc:description"},
):
    """A column, in the words of the vocabulary.

    :ivar titles: its heading in the file, in every language.
    :ivar title: what it is called, and ``about``: what stands in it; in the reader's language.
    :ivar datatype: what its cells hold.
    :ivar separator: between several values in a cell.
    """

    name: str
    titles: str
    title: str
    about: str
    datatype: str | dict[str, str] = "string"
    required: bool = False
    separator: str | None = None


class Schema(msgspec.Struct, frozen=True, rename={"key": "primaryKey"}):
    """The columns of a table, and by which its rows are told apart."""

    columns: tuple[ColumnDescribed, ...]
    key: str = "participant"


class ColumnsPage(
    msgspec.Struct,
    frozen=True,
    rename={
        "context": "@context",
        "code": "dc:identifier",
        "title": "dc:title",
        "about": "dc:description",
        "schema": "tableSchema",
    },
):
    """What stands in the columns of the table of a treaty's status.

    :ivar context: the vocabulary, and the language of titles.
    :ivar url: where the table is, from here.
    :ivar code: the treaty's code, ``title``: its title, and ``about``: what the table tells.
    :ivar schema: the columns.
    """

    context: tuple[str, dict[str, str]]
    url: str
    code: str
    title: str
    about: str
    schema: Schema


def columns_page(looked: Looked) -> ColumnsPage:
    """Return the description of the columns of a treaty's status table."""
    name, language = looked.named.name, looked.view.wording.language
    columns = tuple([_described(column) for column in columns_told(looked.view)])
    return ColumnsPage(
        context=(VOCABULARY, {"@language": language}),
        url=TABLE,
        code=looked.treaty.code,
        title=name,
        about=looked.say(DESCRIBED, treaty=name, standing=standing_told(looked)),
        schema=Schema(columns),
    )


def _described(column: FileColumn) -> ColumnDescribed:
    return ColumnDescribed(
        name=column.name,
        titles=column.name,
        title=column.title,
        about=column.about,
        datatype=_datatype(column),
        required=column.name in REQUIRED,
        separator=" " if column.name == "notes" else None,
    )


def _datatype(column: FileColumn) -> str | dict[str, str]:
    if column.day:
        return "date"
    if column.name == "standing":
        return {"base": "string", "format": STANDINGS}
    return "integer" if column.name == "notes" else "string"
