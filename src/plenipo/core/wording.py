"""Words for people: a reader's language, in which codes, moments and acts are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

import msgspec

from plenipo.core.said import Listed, Retold, Said, Word

ENGLISH = "en"
"""The language of the messages themselves."""

Words = Mapping[str, Mapping[str, str]]
"""What each code of a kind is called: ``{"stance": {"agree": "agrees"}}``; messages."""


def _plural(one: str, more: str, number: int) -> str:
    return one if number == 1 else more


FROM_THE_RIGHT = ("ar",)
"""The languages of the pages that are written from the right."""
ISOLATE, END = "\u2068", "\u2069"
"""What stands between these is laid out by itself (UAX 9): a Latin name in an Arabic sentence."""


class Wording(msgspec.Struct, frozen=True):
    """How things are told in one language.

    :ivar language: its tag (``en``).
    :ivar translate: a message of the catalogues into the language.
    :ivar words: the words for codes, as messages.
    :ivar sentences: what an act of each wire name says, as a message with its fields in braces.
    :ivar day: a day as people write it.
    :ivar moment: a moment as people write it, with its time zone.
    :ivar plural: of two messages, for one and for more, that for a number, in the language.
    """

    language: str = ENGLISH
    translate: Callable[[str], str] = str
    words: Words = {}
    sentences: Mapping[str, str] = {}
    day: Callable[[date], str] = str
    moment: Callable[[datetime], str] = str
    plural: Callable[[str, str, int], str] = _plural

    def say(self, text: str, **values: object) -> str:
        """Return a message in the language, its values filled in."""
        said = self.translate(text)
        return said.format(**values) if values else said

    def apart(self, value: object) -> str:
        """Return what is put into a sentence that may run in the other direction."""
        return f"{ISOLATE}{value}{END}" if self.language in FROM_THE_RIGHT else str(value)

    def counted(self, one: str, more: str, number: int) -> str:
        """Return a message for a number of things: ``%(count)s day`` or ``%(count)s days``."""
        return self.plural(one, more, number) % {"count": number}

    def listed(self, words: Iterable[str]) -> str:
        """Return words in a list."""
        return self.translate(", ").join(words)

    def word(self, kind: str, code: str) -> str:
        """Return the word for a code; the code itself where there is none (free text)."""
        known = self.words.get(kind, {}).get(code)
        return self.translate(known) if known else code

    def told(self, text: str) -> str:
        """Return a sentence, or a message, in the language; as it is, where it is neither."""
        if not text or self.language == ENGLISH:
            return str(text)
        if not isinstance(text, Said):
            return self.translate(text)
        if not text.message:
            return str(text)
        values = {name: self._value(value) for name, value in text.values.items()}
        return self.translate(text.message).format_map(values)

    def _value(self, value: object) -> str:
        """Return what stands in a sentence, in the language."""
        match value:
            case Said():
                told = self.told(value)
            case Word():
                told = self.word(value.kind, value.code)
            case Listed():
                told = self.listed(map(self._value, value.parts))
            case Retold():
                told = value.tell(self)
            case datetime():
                told = self.moment(value)
            case date():
                told = self.day(value)
            case _:
                told = str(value)
        return told

    def sentence(self, act: str, values: Mapping[str, object]) -> str:
        """Return what an act says; the wire name where a later program recorded it."""
        known = self.sentences.get(act)
        return self.translate(known).format_map(values) if known else act


PLAIN = Wording()
"""Things told in English, codes as they are."""
