"""Papers as files: the formats, by the ending of a file's name."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from plenipo.capabilities.papers.paper import Paper
from plenipo.exchange.docx import write_docx
from plenipo.exchange.pdf import write_pdf


class Document(msgspec.Struct, frozen=True):
    """A format of papers: its media type, and what writes it: the same paper, the same bytes."""

    media: str
    write: Callable[[Paper], bytes]


DOCUMENTS = {
    ".docx": Document(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", write_docx
    ),
    ".pdf": Document("application/pdf", write_pdf),
}
