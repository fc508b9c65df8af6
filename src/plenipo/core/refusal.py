"""Refusals: the objections to an act, as values, all at once."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec.structs import force_setattr

from plenipo.core.said import Said
from plenipo.core.wording import Wording


class Refusal(msgspec.Struct, frozen=True, omit_defaults=True, dict=True):
    """Why an act cannot be recorded.

    What its sentence is made of is kept beside it, for :meth:`told`, and is never encoded.

    :ivar code: the obstacle, in kebab case, stable for programs (``no-such-item``).
    :ivar sentence: one sentence for a person: what is wrong, where, what to do.
    :ivar rule: the rule that stands against it, if it is a rule of procedure.
    :ivar article: the article of that rule.
    """

    code: str
    sentence: str
    rule: str = ""
    article: str = ""

    def __post_init__(self) -> None:
        """Keep what the sentence is made of apart from the text, which alone can be encoded."""
        if isinstance(self.sentence, Said):
            self.__dict__["said"] = self.sentence
            force_setattr(self, "sentence", str(self.sentence))

    def __str__(self) -> str:
        """Return the sentence, with the rule and article where there is one."""
        return self._cited(self.sentence)

    @property
    def said(self) -> str:
        """The sentence with what it is made of, where that is known."""
        found: str = self.__dict__.get("said", self.sentence)
        return found

    def told(self, wording: Wording) -> str:
        """Return the same as :meth:`__str__`, in the reader's language."""
        return self._cited(wording.told(self.said))

    def _cited(self, sentence: str) -> str:
        cited = ", ".join(part for part in (self.rule, self.article) if part)
        return f"{sentence} ({cited})" if cited else sentence


Refusals = tuple[Refusal, ...]


def collect(*objections: Refusal | Iterable[Refusal] | None) -> Refusals:
    """Put objections together: single ones, several, or none."""
    raised = [objection for objection in objections if objection]
    found: list[Refusal] = []
    for objection in raised:
        found.extend((objection,) if isinstance(objection, Refusal) else objection)
    return tuple(found)
