"""A difference applied: the first text and the difference give the second, exactly."""

from __future__ import annotations

from plenipo.core.errors import InputError
from plenipo.text.comparison import Comparison, Head, Pair
from plenipo.text.laying import assembled, normal
from plenipo.text.model import Content, Provision, Text


class OtherTextError(InputError):
    """A difference does not belong to the text it is applied to."""


def apply(old: Text, comparison: Comparison) -> Text:
    """Return the second text of a comparison, given the first.

    Runs of one style that follow each other come out as one.

    :raises OtherTextError: if the comparison is of another text.
    """
    found = {provision.id: provision for provision in old.provisions}
    pairs = [pair for pair in comparison.pairs if pair.was is not None]
    if len(found) != len(pairs) or {pair.old for pair in pairs} != set(found):
        raise OtherTextError(
            f"The difference is of a text with {len(pairs)} provisions and this one has other ones,"
            f" {len(found)}: apply it to the text it was made of."
        )
    provisions = []
    for pair in comparison.pairs:
        provision = found.get(pair.old)
        content = _content(provision, pair)
        if pair.now is not None:
            provisions.append(_provision(pair.new, pair.now, content))
    return Text(tuple(provisions), comparison.language)


def _content(provision: Provision | None, pair: Pair) -> Content:
    """Return what a provision says now."""
    was = normal(provision.content) if provision else ()
    if not pair.edits:
        return was
    try:
        before = assembled(unit for edit in pair.edits for unit in edit.old)
        after = assembled(unit for edit in pair.edits for unit in edit.result)
    except ValueError as error:
        raise OtherTextError(
            f"The difference is broken in provision '{pair.old or pair.new}': {error} Make it anew."
        ) from error
    if before != was:
        raise OtherTextError(
            f"Provision '{pair.old}' has other words than where the difference was made:"
            " apply it to the text it was made of."
        )
    return after


def _provision(identity: str, head: Head, content: Content) -> Provision:
    """Return a provision of its head and its content."""
    return Provision(identity, head.kind, head.number, head.depth, content, head.status)
