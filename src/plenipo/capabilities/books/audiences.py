"""Who reads of a book: those who read the text that is in it."""

from __future__ import annotations

from typing import Any

from plenipo.capabilities.books.acts import BookMade, BookSigned
from plenipo.capabilities.books.state import Books
from plenipo.capabilities.documents.state import Documents
from plenipo.core.audience import Audience
from plenipo.core.fold import State


def of_the_text(state: State, act: Any) -> Audience | None:  # noqa: ANN401 - one of two acts
    """Return who reads the document whose text is in a book."""
    about = state.of(Books).books.get(act.book) if isinstance(act, BookSigned) else act
    if about is None:
        return None
    found = state.of(Documents).documents.get(about.document)
    return found.audience if found else None


AUDIENCES = dict.fromkeys((BookMade, BookSigned), of_the_text)
