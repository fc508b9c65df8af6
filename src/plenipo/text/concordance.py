"""Concordance: which provision of one language version is which of another, and where they differ.

Languages share no words. What they share is tried in this order: the kind, the depth and the
place of its number (``(b)``, ``b)`` and ``(ب)`` are the second); then the figures in the words:
symbols, years, amounts and paragraphs cited are the same in every language.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

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
_AHEAD: Final = 120
"""How many provisions of each are weighed against each other where versions part."""
_Pair = tuple[int | None, int | None]


class _Key(NamedTuple):
    """What other languages share of a provision."""

    kind: str
    depth: int
    number: int
    figures: tuple[str, ...]


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
        return tuple(each for each in self.links if each.differs)


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


def _lone(pairs: Sequence[_Pair]) -> dict[int, list[int]]:
    """Return what only the other text has, by the place in the first that it follows."""
    found: dict[int, list[int]] = {}
    last = -1
    for place, partner in pairs:
        if place is not None:
            last = place
        elif partner is not None:
            found.setdefault(last, []).append(partner)
    return found


def _pairs(first: Text, other: Text) -> list[_Pair]:
    """Return places that belong together, in order, and those that have no partner."""
    ours, theirs = _keys(first), _keys(other)
    found: list[_Pair] = []
    row = column = 0
    for anchor, partner in [*_certain(ours, theirs), (len(ours), len(theirs))]:
        found += _weighed(ours[:anchor], theirs[:partner], row, column)
        found.append((anchor, partner))
        row, column = anchor + 1, partner + 1
    return found[:-1]


def _certain(ours: Sequence[_Key], theirs: Sequence[_Key]) -> list[tuple[int, int]]:
    """Return the pairs that nothing else could be, as far as they stand in one order."""
    once = {key for key, count in Counter(ours).items() if count == 1 and key.figures}
    once &= {key for key, count in Counter(theirs).items() if count == 1}
    of_theirs = {key: place for place, key in enumerate(theirs) if key in once}
    pairs = [(place, of_theirs[key]) for place, key in enumerate(ours) if key in once]
    ends: list[int] = []  # of the shortest chains of each length: where they end in the other
    last: list[int] = []  # and which pair that is
    before = [-1] * len(pairs)
    for number, (_, partner) in enumerate(pairs):
        place = bisect_left(ends, partner)
        before[number] = last[place - 1] if place else -1
        ends[place : place + 1] = [partner]
        last[place : place + 1] = [number]
    chain = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _keys(text: Text) -> list[_Key]:
    """Return of each provision what other languages share: kind, depth, number, figures."""
    series: dict[int, Series] = {}
    return [
        _Key(
            provision.kind,
            provision.depth,
            _value(provision, series.setdefault(provision.depth, Series())),
            tuple(sorted(figures(provision).elements())),
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
    ours: Sequence[_Key], theirs: Sequence[_Key], row: int, column: int
) -> Iterator[_Pair]:
    """Return the pairs of what is left: those that share most, in order.

    What is equal is paired at once. Where it is not, the next provisions of both are weighed
    against each other, and the first half of what that gives is kept.
    """
    while row < len(ours) and column < len(theirs):
        if ours[row] == theirs[column]:
            yield row, column
            row, column = row + 1, column + 1
            continue
        steps = _best(ours[row : row + _AHEAD], theirs[column : column + _AHEAD])
        if row + _AHEAD < len(ours) or column + _AHEAD < len(theirs):
            steps = steps[: (len(steps) + 1) // 2]
        for left, right in steps:
            yield None if left is None else row + left, None if right is None else column + right
        row += sum(left is not None for left, _ in steps)
        column += sum(right is not None for _, right in steps)
    yield from ((place, None) for place in range(row, len(ours)))
    yield from ((None, place) for place in range(column, len(theirs)))


def _best(ours: Sequence[_Key], theirs: Sequence[_Key]) -> list[_Pair]:
    """Return the pairs of a few provisions that share most in all, and those without a partner."""
    shared = [[_shared(one, other) for other in theirs] for one in ours]
    best = [[0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for row in reversed(range(len(ours))):
        below, here, now = best[row + 1], best[row], shared[row]
        for column in reversed(range(len(theirs))):
            paired = now[column] + below[column + 1] if now[column] else 0
            here[column] = max(paired, below[column], here[column + 1])
    steps: list[_Pair] = []
    row = column = 0
    while row < len(ours) and column < len(theirs):
        value = shared[row][column]
        if value and best[row][column] == value + best[row + 1][column + 1]:
            steps.append((row, column))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            steps.append((row, None))
            row += 1
        else:
            steps.append((None, column))
            column += 1
    steps += [(place, None) for place in range(row, len(ours))]
    return [*steps, *((None, place) for place in range(column, len(theirs)))]


def _shared(one: _Key, other: _Key) -> int:
    """Return how much two provisions share; 0 if they cannot be the same."""
    same = (one.kind == other.kind, one.depth == other.depth, one.number == other.number)
    if not same[0] and not (same[1] and same[2]):
        return 0
    certain = 6 * same[0] + 3 * same[1] + 6 * same[2]
    if one.figures == other.figures:
        return certain + (10 if one.figures else 4)
    both = (Counter(one.figures) & Counter(other.figures)).total()
    return certain + 10 * both // max(len(one.figures), len(other.figures))


def _link(row: Sequence[int | None], texts: Sequence[Text]) -> Link:
    versions = [
        None if place is None else text.provisions[place]
        for place, text in zip(row, texts, strict=True)
    ]
    return link(versions)


def link(versions: Sequence[Provision | None]) -> Link:
    """Return where the versions of one provision differ, as far as all languages share it.

    :param versions: one for each language, None where that has none; at least one is there.
    """
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
