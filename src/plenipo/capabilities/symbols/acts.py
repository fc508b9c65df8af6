"""The act by which a body says how it writes symbols. Source: FIELD notes 3.6."""

from __future__ import annotations

from plenipo.core.act import Act


class SymbolsSettled(Act, frozen=True, kw_only=True, tag="symbols.settled/1"):
    """It was settled how the symbols of documents are written, instead of what was before.

    :ivar profile: ``un``, ``osce``, ``eu``, or ``own``.
    :ivar body: the code of the body; none for the organisation and all bodies with nothing of
        their own.
    :ivar pattern: of ``own``, how: ``CSC-{year}-{number}``; none, if anything goes.
    """

    profile: str
    body: str = ""
    pattern: str = ""
