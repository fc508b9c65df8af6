"""The acts by which a body gives itself rules."""

from __future__ import annotations

from plenipo.core.act import Act


class RuleAdopted(Act, frozen=True, kw_only=True, tag="rule.adopted/1"):
    """A rule of procedure was adopted, or replaced by a new text.

    The text stands in the register itself, so that what was decided under it can be checked
    for good, whatever rules later programs bring along.

    :ivar rule: the rule's name, by which sessions and items refer to it.
    :ivar text: the rule as data: the words of a rule file (YAML).
    """

    rule: str
    text: str
