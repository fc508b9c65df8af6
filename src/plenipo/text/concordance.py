"""Concordance: which provision of one language version is which of another, and where they differ.

Languages share no words. What they share is tried in this order: the kind, the depth and the
place of its number (``(b)``, ``b)`` and ``(ب)`` are the second); then the figures in the words:
symbols, years, amounts and paragraphs cited are the same in every language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

import msgspec

from plenipo.text.model import FOOTNOTE, Provision, Text, words
from plenipo.text.series import Series, values

MISSING, KIND, DEPTH, NUMBER, STATUS, FIGURES = (
    *("missing", "kind", "depth", "number", "status", "figures"),
)
DIFFERENCES: Final = (MISSING, KIND, DEPTH, NUMBER, STATUS, FIGURES)
"""How versions of one provision can differ; figures are those that only some versions have."""

_FIGURES = re.compile(r"\d{1,18}")
_SMALL: Final = 12
"""Figures up to here are written as words, or are months, as each language likes."""
_WINDOW: Final = 250_000
"""How many pairs are weighed at most between two provisions that are certain."""
_Key = tuple[str, int, int, str]


class Link(msgspec.Struct, frozen=True, omit_defaults=True):
    """One provision in all its languages.

    :ivar identities: in the order of the texts; empty where that text has none.
    :ivar differs: of :data:`DIFFERENCES`.
    :ivar figures: of each text, the figures that not all of them have.
    """

    identities: tuple[str, ...]
    differs: tuple[str, ...] = ()
    figures: tuple[tuple[str, ...], ...] = ()


class Concordance(msgspec.Struct, frozen=True):
    """Parallel texts, provision by provision, in the order of the first of them.

    :ivar languages: of the texts, in their order.
    """

    languages: tuple[str, ...]
    links: tuple[Link, ...]

    @property
    def differing(self) -> tuple[Link, ...]:
        """The provisions of which not all versions say the same."""
        return tuple(link for link in self.links if link.differs)


def concordance(texts: Sequence[Text]) -> Concordance:
    """Return which provision of the first text is which of every other.

    What another text has and the first lacks stands after what it follows there. A text without
    provisions links with nothing: all its places are empty.
    """
    languages = tuple(text.language for text in texts)
    if not texts:
        return Concordance((), ())
    rows: list[list[int | None]] = [[place] for place in range(len(texts[0].provisions))]
    for text in texts[1:]:
        rows = _joined(rows, texts[0], text)
    return Concordance(languages, tuple(_link(row, texts) for row in rows))


def _joined(rows: list[list[int | None]], first: Text, other: Text) -> list[list[int | None]]:
    """Return rows with one text more."""
    width = len(rows[0]) if rows else 1
    pairs = _pairs(first, other)
    of_first = {place: partner for place, partner in pairs if place is not None}
    lone = _lone(pairs)
    made: list[list[int | None]] = [[*[None] * width, place] for place in lone.get(-1, ())]
    for row in rows:
        place = row[0]
        made.append([*row, None if place is None else of_first.get(place)])
        if place is not None:
            made += [[*[None] * width, one] for one in lone.get(place, ())]
    return made


def _lone(pairs: Sequence[tuple[int | None, int | None]]) -> dict[int, list[int]]:
    """Return what only the other text has, by the place in the first that it follows."""
    found: dict[int, list[int]] = {}
    last = -1
    for place, partner in pairs:
        if place is not None:
            last = place
        elif partner is not None:
            found.setdefault(last, []).append(partner)
    return found


def _pairs(first: Text, other: Text) -> list[tuple[int | None, int | None]]:
    """Return places that belong together, in order, and those that have no partner."""
    ours, theirs = _keys(first), _keys(other)
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    found: list[tuple[int | None, int | None]] = []
    for sort, start, end, begin, stop in matcher.get_opcodes():
        if sort == "equal":
            found += zip(range(start, end), range(begin, stop), strict=True)
        else:
            found += _weighed(ours, theirs, range(start, end), range(begin, stop))
    return found


def _keys(text: Text) -> list[_Key]:
    """Return of each provision what other languages share: kind, depth, number, figures."""
    series: dict[int, Series] = {}
    return [
        (
            provision.kind,
            provision.depth,
            _value(provision, series.setdefault(provision.depth, Series())),
            " ".join(sorted(figures(provision).elements())),
        )
        for provision in text.provisions
    ]


def _value(provision: Provision, series: Series) -> int:
    """Return the place of a number in its series: 2 of ``2``, ``(b)`` and ``(ii)``; 0 if none."""
    possible = values(provision.number)
    if len(possible) <= 1 or provision.kind == FOOTNOTE:
        return max(possible, default=0)
    series.depth(provision.number)
    return series.open[-1][1] if series.open else min(possible)


def figures(provision: Provision) -> Counter[str]:
    """Return the figures in a provision's words that every language writes as figures."""
    found = (int(figure) for figure in _FIGURES.findall(words(provision.content)))
    return Counter(str(figure) for figure in found if figure > _SMALL)


def _weighed(
    ours: Sequence[_Key], theirs: Sequence[_Key], left: range, right: range
) -> list[tuple[int | None, int | None]]:
    """Return the pairs between two that are certain: those that share most, in order."""
    if len(left) * len(right) > _WINDOW or not left or not right:
        alone: list[tuple[int | None, int | None]] = [(place, None) for place in left]
        return [*alone, *((None, place) for place in right)]
    best = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for row in reversed(range(len(left))):
        for column in reversed(range(len(right))):
            shared = _shared(ours[left[row]], theirs[right[column]])
            best[row][column] = max(
                shared + best[row + 1][column + 1] if shared else 0,
                best[row + 1][column],
                best[row][column + 1],
            )
    return list(_walked(best, ours, theirs, (left, right)))


def _walked(
    best: Sequence[Sequence[int]],
    ours: Sequence[_Key],
    theirs: Sequence[_Key],
    ranges: tuple[range, range],
) -> Iterator[tuple[int | None, int | None]]:
    left, right = ranges
    row = column = 0
    while row < len(left) and column < len(right):
        shared = _shared(ours[left[row]], theirs[right[column]])
        if shared and best[row][column] == shared + best[row + 1][column + 1]:
            yield left[row], right[column]
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            yield left[row], None
            row += 1
        else:
            yield None, right[column]
            column += 1
    yield from ((left[place], None) for place in range(row, len(left)))
    yield from ((None, right[place]) for place in range(column, len(right)))


def _shared(one: _Key, other: _Key) -> int:
    """Return how much two provisions share; 0 if they cannot be the same."""
    (kind, depth, number, ours), (kind_, depth_, number_, theirs) = one, other
    if kind != kind_ and (depth != depth_ or number != number_):
        return 0
    both = (Counter(ours.split()) & Counter(theirs.split())).total()
    every = max(len(ours.split()), len(theirs.split()), 1)
    certain = 6 * (kind == kind_) + 3 * (depth == depth_) + 6 * (number == number_)
    return certain + 10 * both // every


def _link(row: Sequence[int | None], texts: Sequence[Text]) -> Link:
    versions = [
        None if place is None else text.provisions[place]
        for place, text in zip(row, texts, strict=True)
    ]
    identities = tuple(version.id if version else "" for version in versions)
    there = [version for version in versions if version]
    differs = [MISSING] if len(there) < len(versions) else []
    for what, told in (
        (KIND, {version.kind for version in there}),
        (DEPTH, {version.depth for version in there}),
        (STATUS, {version.status for version in there}),
    ):
        if len(told) > 1:
            differs.append(what)
    if _numbers_differ(there):
        differs.append(NUMBER)
    odd = _odd_figures(versions)
    if any(odd):
        differs.append(FIGURES)
    return Link(identities, tuple(differs), odd if any(odd) else ())


def _numbers_differ(versions: Sequence[Provision]) -> bool:
    """Tell whether numbers cannot be the same one: ``(i)`` is the first or the ninth.

    One that no place can be told of (``Annex One``, in words) is as good as any other.
    """
    if len({bool(version.number) for version in versions}) > 1:
        return True
    told = [places for places in (values(version.number) for version in versions) if places]
    return bool(told) and not frozenset.intersection(*told)


def _odd_figures(versions: Sequence[Provision | None]) -> tuple[tuple[str, ...], ...]:
    """Return of each version the figures that not all have as often."""
    counted = [figures(version) if version else None for version in versions]
    there = [count for count in counted if count is not None]
    shared = there[0]
    for count in there[1:]:
        shared = shared & count
    return tuple(
        () if count is None else tuple(sorted((count - shared).elements(), key=int))
        for count in counted
    )
