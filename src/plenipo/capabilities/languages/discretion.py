"""Whom a translation is for: nobody who may not read the words that it was made from.

What a translator enters repeats the leading words that they had before them. Where some of these
are not for everybody, neither is the translation: the form says so itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.languages.leading import Leading
from plenipo.capabilities.languages.state import Version
from plenipo.core.act import Act, Entry
from plenipo.core.audience import PUBLIC
from plenipo.core.fold import State
from plenipo.register.view import View
from plenipo.text.parallel import plain

Audience = tuple[str, ...]


class Discretion:
    """Says of each provision of a document for whom its translation is."""

    def __init__(self, view: View, leading: Leading, version: Version | None) -> None:
        """Look at which acts on a document are not for everybody, as far as the reader knows."""
        self._view, self._version = view, version
        self._closed: tuple[Audience, ...] = ()
        self._open: dict[str, str] | None = None
        if view.seen.state.confidential:
            acts = tuple(_acts(view, leading))
            self._closed = tuple(each.audience for each in acts if each.audience != PUBLIC)
            if self._closed:
                self._open = _public(acts, leading.code)
        self._leading = {provision.id: plain(provision) for provision in leading.text.provisions}

    def audience(self, provision: str) -> Audience | None:
        """Return for whom the translation of a provision is; None where that is nobody."""
        found = PUBLIC
        for each in self._bounds(provision):
            found = each if found == PUBLIC else _both(found, each)
        return found or None

    def _bounds(self, provision: str) -> Iterable[Audience]:
        """Return the audiences that it may not go beyond."""
        if self._version is not None:
            entries = (self._version.entry, self._version.entries.get(provision))
            for number in entries:
                entry = None if number is None else self._view.seen.entry(number)
                if entry is not None and entry.audience != PUBLIC:
                    yield entry.audience
        if self._open is None:
            return
        if provision not in self._leading or self._open.get(provision) != self._leading[provision]:
            yield from self._closed


def _both(one: Audience, other: Audience) -> Audience:
    """Return the circles that may read both."""
    return tuple(circle for circle in one if circle in other)


def _acts(view: View, leading: Leading) -> Iterable[Entry[Act]]:
    """Return the acts on a document that the reader may read."""
    for number in view.seen.index.find({"session": leading.session}):
        entry = view.seen.entry(number)
        if entry is not None and getattr(entry.act, "document", "") == leading.code:
            yield entry


def _public(acts: Iterable[Entry[Act]], document: str) -> dict[str, str]:
    """Return the words of a document as everybody reads them, by provision."""
    state = State((Documents,)).fold(each for each in acts if each.audience == PUBLIC)
    found = state.of(Documents).documents.get(document)
    return {each.id: plain(each) for each in found.text.provisions} if found else {}
