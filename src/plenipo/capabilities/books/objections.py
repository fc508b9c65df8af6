"""What stands against making a signing book of a text."""

from __future__ import annotations

from collections.abc import Iterator

from plenipo.capabilities.books.matter import Matter
from plenipo.core.refusal import Refusal
from plenipo.core.said import said


def against(matter: Matter) -> Iterator[Refusal]:
    """Object to a text that is not ready to be signed, each language on its own."""
    for tag in matter.languages:
        if tag not in matter.texts:
            missing = said(
                "The text of '{document}' is not there in '{language}', in which it is authentic:"
                " table that version.",
                matter,
                language=tag,
            )
            yield Refusal("no-version", missing)
        if matter.open.get(tag):
            open_ = said(
                "The text of '{document}' in '{language}' is not clean; places that are open:"
                " {count}.",
                matter,
                language=tag,
                count=matter.open[tag],
            )
            yield Refusal("not-clean", open_)
        if matter.behind.get(tag):
            behind = said(
                "The text of '{document}' in '{language}' does not say the same as the leading"
                " one; provisions to translate anew: {count}.",
                matter,
                language=tag,
                count=matter.behind[tag],
            )
            yield Refusal("version-behind", behind)
    if not matter.signatories:
        nobody = said("Nobody is there to sign '{document}': say who may.", matter)
        yield Refusal("nobody-signs", nobody)
