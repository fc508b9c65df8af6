"""What pages show as files: the formats, by what is written and the ending of a file's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, get_type_hints

import msgspec

from plenipo.capabilities.books.book import Book
from plenipo.capabilities.documents.text_page import TextFile
from plenipo.capabilities.treaties.registration import Statement
from plenipo.capabilities.treaties.status_file import StatusFile
from plenipo.core.page import Page
from plenipo.core.paper import Paper
from plenipo.core.sheet import Sheet
from plenipo.exchange.books.printing import write_book
from plenipo.exchange.docx import write_docx
from plenipo.exchange.pdf import write_pdf
from plenipo.exchange.sheets import write_sheet_csv, write_sheet_docx
from plenipo.exchange.texts.taking import text_as
from plenipo.exchange.treaties.akn import write_status_akn
from plenipo.exchange.treaties.papers import statement_as, status_as
from plenipo.exchange.treaties.status import write_status_csv

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Document(msgspec.Struct, frozen=True):
    """A format: its media type, and what writes it: the same data, the same bytes.

    :ivar described: where what stands in it is described for programs, from its own address.
    """

    media: str
    write: Callable[[Any], bytes]
    described: str = ""


DOCUMENTS: Mapping[str, Document] = {
    ".docx": Document(WORD, write_docx),
    ".pdf": Document("application/pdf", write_pdf),
}
"""The formats of papers."""

SHEETS: Mapping[str, Document] = {
    ".docx": Document(WORD, write_sheet_docx),
    ".csv": Document("text/csv", write_sheet_csv),
}
"""The formats of tables."""

TEXTS: Mapping[str, Document] = {
    ".tracked.docx": Document(WORD, text_as(".tracked.docx")),
    ".docx": Document(WORD, text_as(".docx")),
    ".pdf": Document("application/pdf", text_as(".pdf")),
    ".xml": Document("application/xml", text_as(".xml")),
    ".md": Document("text/markdown", text_as(".md")),
}
"""The formats of negotiating texts; of two endings, the longer is looked for first."""

STATUS: Mapping[str, Document] = {
    ".csv": Document("text/csv", write_status_csv, "columns.json"),
    ".xml": Document("application/xml", write_status_akn),
    ".docx": Document(WORD, status_as(write_docx)),
    ".pdf": Document("application/pdf", status_as(write_pdf)),
}
"""The formats of a treaty's status table."""

REGISTRATION: Mapping[str, Document] = {
    ".docx": Document(WORD, statement_as(write_docx)),
    ".pdf": Document("application/pdf", statement_as(write_pdf)),
}
"""The formats of the statement by which a treaty is registered."""

BOOKS: Mapping[str, Document] = {".pdf": Document("application/pdf", write_book)}
"""The format of a signing book, which is signed as such a file."""

_OF_KIND: Mapping[type, Mapping[str, Document]] = {
    Paper: DOCUMENTS,
    Sheet: SHEETS,
    TextFile: TEXTS,
    StatusFile: STATUS,
    Statement: REGISTRATION,
    Book: BOOKS,
}


@cache
def formats_of(page: Page) -> Mapping[str, Document]:
    """Return the formats in which a page is to be had as a file, by their endings."""
    return _OF_KIND[get_type_hints(page.data)[page.document]] if page.document else {}
