"""A table to send on: its words in the reader's language; formats and pages are made of it."""

from __future__ import annotations

from datetime import datetime

import msgspec


class SheetColumn(msgspec.Struct, frozen=True):
    """A column: its heading, and its share of the width, of 100."""

    title: str
    width: int


class Sheet(msgspec.Struct, frozen=True):
    """A table with a title.

    :ivar symbol: of the document it is about.
    :ivar body: what the organisation is called, and ``session`` the session.
    :ivar status: what is to be known of it first; here, which versions are set side by side.
    :ivar moment: up to when it tells, and ``dated`` the same in words.
    :ivar language: the tag of the language of its headings and sentences.
    :ivar rows: each has a cell for each column; lines in a cell end with a line feed.
    """

    symbol: str
    title: str
    body: str
    session: str
    status: str
    moment: datetime
    dated: str
    language: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[str, ...], ...]
