"""Refusals: the objections to an act, as values, all at once."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class Refusal(msgspec.Struct, frozen=True, omit_defaults=True):
    """Why an act cannot be recorded.

    :ivar code: the obstacle, in kebab case, stable for programs (``no-such-item``).
    :ivar sentence: one sentence for a person: what is wrong, where, what to do.
    :ivar rule: the rule that stands against it, if it is a rule of procedure.
    :ivar article: the article of that rule.
    """

    code: str
    sentence: str
    rule: str = ""
    article: str = ""

    def __str__(self) -> str:
        """Return the sentence, with the rule and article where there is one."""
        cited = ", ".join(part for part in (self.rule, self.article) if part)
        return f"{self.sentence} ({cited})" if cited else self.sentence


Refusals = tuple[Refusal, ...]


def collect(*objections: Refusal | Iterable[Refusal] | None) -> Refusals:
    """Put objections together: single ones, several, or none."""
    raised = [objection for objection in objections if objection]
    found: list[Refusal] = []
    for objection in raised:
        found.extend((objection,) if isinstance(objection, Refusal) else objection)
    return tuple(found)
