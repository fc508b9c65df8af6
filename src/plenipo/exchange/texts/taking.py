"""A text that somebody takes along from its page: written in the format they chose."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plenipo.capabilities.documents.text_page import TextFile
from plenipo.text.writing import write


def text_as(ending: str) -> Callable[[TextFile], bytes]:
    """Return what writes a text in the format of an ending: the same text, the same bytes."""
    return _WRITERS[ending]


def _markdown(file: TextFile) -> bytes:
    return write(file.text).encode()


def _word(file: TextFile) -> bytes:
    from plenipo.exchange.texts.docx_writing import write_docx  # noqa: PLC0415 - rarely needed

    return write_docx(file.text, names=file.names, moment=file.moment)[0]


def _tracked(file: TextFile) -> bytes:
    """Write it with what is proposed as changes by their delegations, to accept or reject."""
    from plenipo.exchange.texts.docx_writing import write_docx  # noqa: PLC0415 - rarely needed

    return write_docx(file.text, names=file.names, moment=file.moment, mode="tracked")[0]


def _pdf(file: TextFile) -> bytes:
    """Write it with numbered lines; a view of it says on every page that it is one."""
    from plenipo.exchange.texts.pdf import write_text_pdf  # noqa: PLC0415 - rarely needed

    return write_text_pdf(
        file.text,
        symbol=file.symbol,
        title=file.title,
        moment=file.moment,
        marking=file.view,
        version="clean" if file.clean else "bracketed",
    )


def _akoma_ntoso(file: TextFile) -> bytes:
    from plenipo.exchange.texts.akn_meta import AknMeta  # noqa: PLC0415 - rarely needed
    from plenipo.exchange.texts.akn_writing import write_akn  # noqa: PLC0415

    meta = AknMeta(
        symbol=file.symbol,
        title=file.title,
        kind="statement",
        date=str(file.moment.date()),
        body=file.body,
    )
    return write_akn(file.text, meta)


_WRITERS: Mapping[str, Callable[[TextFile], bytes]] = {
    ".md": _markdown,
    ".docx": _word,
    ".tracked.docx": _tracked,
    ".pdf": _pdf,
    ".xml": _akoma_ntoso,
}
