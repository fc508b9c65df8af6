"""A text that follows another: which of its provisions and brackets are those of the one before.

Delegations hold, propose and agree by identities; a revision that was typed anew keeps them where a
reader would say that it is the same provision, the same bracket.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plenipo.text.comparing import compare
from plenipo.text.folding import base_words
from plenipo.text.model import Bracket, Content, Text
from plenipo.text.renaming import with_names


def predecessors(old: Text, new: Text) -> tuple[str, ...]:
    """Return which provision of an old text each of the new one is; empty for one that is new."""
    pairs = compare(old, new, identities=False).pairs
    found = {pair.new: pair.old for pair in pairs if pair.old and pair.new}
    return tuple(found.get(each.id, "") for each in new.provisions)


def succeeded(old: Text, new: Text, before: Sequence[str], prefix: str) -> Text:
    """Return a new text with the identities of the old one where it follows it.

    :param before: which provision of the old text each of the new one is; empty for new ones.
    :param prefix: what the identities of what is new begin with.
    """
    provisions = {
        each.id: was or f"{prefix}.{each.id}"
        for each, was in zip(new.provisions, before, strict=True)
    }
    known = succeeding(old, new, before)
    brackets = {each.id: known.get(each.id, f"{prefix}.{each.id}") for _, each in new.brackets()}
    return with_names(new, provisions, brackets)


def succeeding(old: Text, new: Text, names: Sequence[str]) -> dict[str, str]:
    """Return which bracket of an old text is which of its successor, by their identities there.

    They are the same if they stand in one provision and have a reading in common.

    :param names: the identities, in the old text, of the provisions of the new one.
    """
    before: Mapping[str, dict[str, set[str]]]
    before = {each.id: _of_provision(each.content) for each in old.provisions}
    found: dict[str, str] = {}
    for name, provision in zip(names, new.provisions, strict=True):
        mine = dict(before.get(name, {}))
        for bracket, readings in _of_provision(provision.content).items():
            if bracket in found:
                continue
            same = (each for each, said in mine.items() if said & readings)
            match = next((each for each in same if each not in found.values()), None)
            if match is not None:
                found[bracket] = match
                del mine[match]
    return found


def _of_provision(content: Content) -> dict[str, set[str]]:
    """Return what the readings of each bracket say, those of brackets inside them too."""
    found: dict[str, set[str]] = {}
    for piece in content:
        if isinstance(piece, Bracket):
            found[piece.id] = {base_words(each.content) for each in piece.alternatives} - {""}
            for each in piece.alternatives:
                found |= _of_provision(each.content)
    return found
