"""Negotiating texts as files: Word documents in and out, with owners of what is not agreed."""

from plenipo.exchange.texts.authors import read_authors
from plenipo.exchange.texts.context import Author, Remark
from plenipo.exchange.texts.docx_reading import Read, read_docx
from plenipo.exchange.texts.docx_writing import write_docx
from plenipo.exchange.texts.opening import TextFileError, load, refuse_unreadable

__all__ = [
    "Author",
    "Read",
    "Remark",
    "TextFileError",
    "load",
    "read_authors",
    "read_docx",
    "refuse_unreadable",
    "write_docx",
]
