"""Where the words of a text come from: which act brought each, and which decided that it stays.

The words of a provision are carried through every change of it (:mod:`plenipo.text.lineage`), also
when brackets are put around them, gain readings or fall; what is not carried is of the act that
changed it. Only provisions that changed are looked at. Source: FIELD notes 3.4.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import msgspec

from plenipo.text.alignment import Alphabet, align
from plenipo.text.laying import Laid, lay
from plenipo.text.lineage import Word, carried, standing
from plenipo.text.model import PROPOSE, Blank, Content, Mark, Note, Run, Text, brackets, joined

MOVED = 5
"""How many words in a row are taken for those that another provision lost by the same act."""


class Origin(msgspec.Struct, frozen=True, gc=False, array_like=True, omit_defaults=True):
    """Where words come from.

    :ivar entry: the number of the entry that brought them.
    :ivar decided: the numbers of those by which brackets around them were decided, in order.
    :ivar parties: of words that stood in brackets from the first, who proposed them there.
    """

    entry: int
    decided: tuple[int, ...] = ()
    parties: tuple[str, ...] = ()


class Share(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """So many words of a provision in a row, of one origin; marks, notes and blanks are words."""

    words: int
    origin: Origin


Shares = tuple[Share, ...]
Origins = Mapping[str, Shares]
"""Where the words of each provision come from, by its identity; what is not in it was there from
the first."""


class Change(msgspec.Struct, frozen=True):
    """An act that changed a text.

    :ivar entry: the number of its entry.
    :ivar decides: whether it is a decision on the brackets that are gone by it.
    """

    entry: int
    decides: bool = False


class Phrase(msgspec.Struct, frozen=True):
    """Words in a row that have one origin and stand in the same reading of the same bracket.

    :ivar content: the words, no bracket among them.
    :ivar bracket: the identity of the innermost bracket around them; empty for none.
    :ivar reading: in which of its readings they stand, counted from 1; 0 for none.
    """

    content: Content
    origin: Origin
    bracket: str = ""
    reading: int = 0


Lost = list[tuple[str, Origin]]
"""Words that an act took from where they stood, in order."""


def traced(old: Text, new: Text, known: Origins, first: int, change: Change) -> dict[str, Shares]:
    """Return where the words of a text come from after it was changed.

    :param known: the same before.
    :param first: the number of the entry that brought the text.
    """
    found = dict(known)
    before = {provision.id: provision.content for provision in old.provisions}
    after = {provision.id for provision in new.provisions}
    lost: Lost = []
    for provision in old.provisions:
        if provision.id not in after:
            origins = origins_of(provision.content, found.pop(provision.id, ()), first)
            lost += zip(_texts(provision.content), origins, strict=True)
    changed: dict[str, tuple[Content, list[Origin | None]]] = {}
    for provision in new.provisions:
        was, now = before.get(provision.id, ()), provision.content
        if was is now or was == now:
            continue
        origins = origins_of(was, found.get(provision.id, ()), first)
        kept, gone = _kept(was, origins, now, change)
        changed[provision.id] = now, kept
        lost += gone
    for identity, (now, kept) in changed.items():
        _take_from_elsewhere(_texts(now), kept, lost)
        origins = [each or Origin(change.entry) for each in kept]
        found[identity] = _shares(origins)
    return found


def origins_of(content: Content, shares: Shares, first: int) -> list[Origin]:
    """Return where every word of a content comes from; if it is not told, from the first."""
    return _origins(content, standing(lay(content)), shares, first)


def _origins(content: Content, words: Sequence[Word], shares: Shares, first: int) -> list[Origin]:
    told = [share.origin for share in shares for _ in range(share.words)][: len(words)]
    if len(told) == len(words):
        return told
    proposers = {
        (bracket.id, number): each.parties(PROPOSE)
        for bracket in brackets(content)
        for number, each in enumerate(bracket.alternatives)
    }
    for word in words[len(told) :]:
        inner = (proposers[step] for step in reversed(word.path) if proposers.get(step))
        told.append(Origin(first, (), next(inner, ())))
    return told


def phrases(content: Content, shares: Shares, first: int) -> Iterator[Phrase]:
    """Yield the phrases of a content, in order: together they are its words."""
    line = lay(content)
    words = standing(line)
    if words and not shares and len(words) == len(line.words):
        yield Phrase(content, Origin(first))
        return
    origins = _origins(content, words, shares, first)
    begin = 0
    told = zip(words, origins, strict=True)
    for (origin, path), group in groupby(told, lambda each: (each[1], each[0].path)):
        *_, (last, _) = group
        end = last.place + 2 if last is not words[-1] else 2 * len(line.words) + 1
        bracket, reading = path[-1] if path else ("", -1)
        yield Phrase(_between(line, begin, end), origin, bracket, reading + 1)
        begin = end


def _between(line: Laid, begin: int, end: int) -> Content:
    units = line.stretch(begin, end)
    return joined(unit for unit in units if isinstance(unit, Run | Note | Blank | Mark))


def _texts(content: Content) -> list[str]:
    return [word.text for word in standing(lay(content))]


def _kept(
    was: Content, origins: Sequence[Origin], now: Content, change: Change
) -> tuple[list[Origin | None], Lost]:
    """Return the origins of words that stood in a provision before, and what it lost."""
    found = carried(was, now)
    kept: list[Origin | None] = []
    for source in found.sources:
        if source is None:
            kept.append(None)
        elif change.decides and source in found.freed:
            origin = origins[source]
            decided = (*origin.decided, change.entry)
            kept.append(Origin(origin.entry, decided, origin.parties))
        else:
            kept.append(origins[source])
    stayed = set(found.sources)
    texts = enumerate(zip(_texts(was), origins, strict=True))
    return kept, [each for place, each in texts if place not in stayed]


def _take_from_elsewhere(texts: Sequence[str], kept: list[Origin | None], lost: Lost) -> None:
    """Find words that other provisions lost among those that are new: what moved, split, merged."""
    if not lost or None not in kept:
        return
    alphabet = Alphabet()
    gone = alphabet.spell(text for text, _ in lost)
    for new, group in groupby(range(len(kept)), lambda place: kept[place] is None):
        places = list(group)
        if not new:
            continue
        for block in align(gone, alphabet.spell(texts[place] for place in places)):
            if block.size >= min(MOVED, max(len(places), 2)):
                for step in range(block.size):
                    kept[places[block.new + step]] = lost[block.old + step][1]


def _shares(origins: Sequence[Origin]) -> Shares:
    return tuple(Share(len(list(group)), origin) for origin, group in groupby(origins))
