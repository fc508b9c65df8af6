"""What a lawyer calls right: words that happen to be the same do not cut a change in pieces.

Takes the blocks of words that are the same and gives back fewer: a ``the`` or a comma between two
larger changes goes with them; a sentence of which little was left is replaced as a whole. A bracket
goes with the words in it, or stays.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from plenipo.text.alignment import Area, Block, merged
from plenipo.text.signs import BRACKETS, SAID, STRUCTURE, balanced, groups
from plenipo.text.sliding import slid
from plenipo.text.tokens import sentences

LIGHT, WORD = 0.5, 1.0
"""What a mark, an ideograph or a word of at most three letters weighs against any other word."""

SHORT = 3
HEAVY = 5
"""Words of this weight in a row stay what they are, whatever changes around them."""

RUN = 4
"""How many blocks in a row, with changes between, are swallowed at once."""

ENOUGH = 200
"""How many words of a change are weighed; no blocks that are swallowed weigh as much."""

ROUNDS = 8
"""How often it is looked whether what was swallowed makes more light."""

REWRITTEN, FEW, BRACKETED, MOST = 0.5, 0.25, 0.35, 0.75
"""Which share may be left of a sentence that is replaced as a whole: of its weight, if it changed
in three places or more; if in two; of a whole content with brackets, of its shorter side; and of
its words, in any case."""


def smoothed(old: Sequence[str], new: Sequence[str], blocks: list[Block]) -> list[Block]:
    """Return the blocks of what is better read as the same."""
    if len(hunks(len(old), len(new), blocks)) > 1:
        fewer = blocks
        for _ in range(ROUNDS):
            before, fewer = fewer, _swallowed(old, new, fewer)
            if len(fewer) == len(before):
                break
        fewer = _sentences_replaced(old, new, fewer)
        blocks = _whole_brackets(old, new, blocks, fewer)
    return slid(old, new, blocks)


def hunks(old_size: int, new_size: int, blocks: Sequence[Block]) -> list[Area]:
    """Return what differs: what lies between blocks, in order."""
    found = []
    i = j = 0
    for block in (*blocks, Block(old_size, new_size, 0)):
        if i < block.old or j < block.new:
            found.append(Area(i, block.old, j, block.new))
        i, j = block.old + block.size, block.new + block.size
    return found


@lru_cache(maxsize=1 << 16)
def _weight(word: str) -> float:
    """Return how much a word weighs for a reader; brackets and owners nothing."""
    if word in BRACKETS or word[0] == SAID:
        return 0
    return LIGHT if len(word) <= SHORT and (len(word) == 1 or word.isalpha()) else WORD


def weigh(words: Sequence[str]) -> float:
    """Return how much words weigh for a reader."""
    return sum(map(_weight, words))


def _swallowed(old: Sequence[str], new: Sequence[str], blocks: list[Block]) -> list[Block]:
    """Return blocks without those that are light against the changes on both their sides."""
    kept: list[Block] = []
    ends = [*blocks, Block(len(old), len(new), 0)]
    place = 0
    while place < len(blocks):
        last = kept[-1] if kept else Block(0, 0, 0)
        run = _light(old, new, last, ends, place)
        if not run:
            kept.append(blocks[place])
        place += run or 1
    return kept


def _light(
    old: Sequence[str], new: Sequence[str], last: Block, blocks: list[Block], place: int
) -> int:
    """Return how many blocks from a place on are light against what changed around them."""
    first = blocks[place]
    before = Area(last.old + last.size, first.old, last.new + last.size, first.new)
    weight = 0.0
    for run in range(1, min(RUN, len(blocks) - 1 - place) + 1):
        block, following = blocks[place + run - 1], blocks[place + run]
        end, other = block.old + block.size, block.new + block.size
        if block.size >= HEAVY / LIGHT:
            break
        words = old[block.old : end]
        heavy = weigh(words)
        weight += heavy + LIGHT * sum(map(BRACKETS.__contains__, words))
        if heavy >= HEAVY or not _outweighs(old, new, before, 2 * weight):
            break
        after = Area(end, following.old, other, following.new)
        if _outweighs(old, new, after, 2 * weight):
            return run
    return 0


def _outweighs(old: Sequence[str], new: Sequence[str], hunk: Area, least: float) -> bool:
    """Return whether a change weighs more than this on its heavier side."""
    if max(hunk.old_end - hunk.old, hunk.new_end - hunk.new) * WORD <= least:
        return False
    one = old[hunk.old : min(hunk.old_end, hunk.old + ENOUGH)]
    other = new[hunk.new : min(hunk.new_end, hunk.new + ENOUGH)]
    return weigh(one) > least or weigh(other) > least


def _sentences_replaced(old: Sequence[str], new: Sequence[str], blocks: list[Block]) -> list[Block]:
    """Return blocks without what little is left of sentences that were written anew."""
    olds, news = sentences(old), sentences(new)
    changes = hunks(len(old), len(new), blocks)
    places = [(bisect_right(olds, hunk.old), bisect_right(news, hunk.new)) for hunk in changes]
    anew = []
    for (one, other), pieces in _repeated(places):
        if pieces > 1 and one < len(olds) and other < len(news):
            area = Area(
                olds[one - 1] if one else 0,
                olds[one],
                news[other - 1] if other else 0,
                news[other],
            )
            share = FEW if pieces <= 2 else REWRITTEN  # noqa: PLR2004 - said at FEW
            if _written_anew(old, new, blocks, area, share):
                anew.append(area)
    whole = Area(0, len(old), 0, len(new))
    if blocks and not STRUCTURE.isdisjoint(old):
        share = BRACKETED * min(weigh(old), weigh(new)) / (max(weigh(old), weigh(new)) or 1)
        if _written_anew(old, new, blocks, whole, share):
            anew = [_inner(blocks, whole)]
    return _without(old, blocks, anew) if anew else blocks


def _inner(blocks: list[Block], area: Area) -> Area:
    """Return an area without the blocks it begins and ends with."""
    i, i_end, j, j_end = area
    first, last = blocks[0], blocks[-1]
    if (first.old, first.new) == (i, j):
        i, j = i + first.size, j + first.size
    if (last.old + last.size, last.new + last.size) == (i_end, j_end) and last.old >= i:
        i_end, j_end = last.old, last.new
    return Area(i, i_end, j, j_end)


def _repeated(places: list[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield what is repeated in a row, and how often."""
    start = 0
    for stop in range(1, len(places) + 1):
        if stop == len(places) or places[stop] != places[start]:
            yield places[start], stop - start
            start = stop


def _written_anew(
    old: Sequence[str], new: Sequence[str], blocks: list[Block], area: Area, share: float
) -> bool:
    """Return whether so little of a sentence was left that it is read better as another."""
    stays: list[str] = []
    for block in blocks[max(0, bisect_right(blocks, Block(area.old, area.new, 0)) - 1) :]:
        if block.old >= area.old_end or block.new >= area.new_end:
            break
        stays += old[slice(*_overlap(block, area))]
    sizes = area.old_end - area.old, area.new_end - area.new
    if len(stays) > MOST * max(sizes):
        return False
    one, other = old[area.old : area.old_end], new[area.new : area.new_end]
    if not STRUCTURE.isdisjoint(stays) and not (balanced(one) and balanced(other)):
        return False
    whole = max(weigh(one), weigh(other))
    return weigh(stays) < whole * share


def _overlap(block: Block, area: Area) -> tuple[int, int]:
    """Return which old words of a block lie in an area, in both texts."""
    begin = max(block.old, area.old, area.new - block.new + block.old)
    end = min(block.old + block.size, area.old_end, area.new_end - block.new + block.old)
    return begin, max(begin, end)


def _without(old: Sequence[str], blocks: list[Block], areas: list[Area]) -> list[Block]:
    """Return blocks without what they have in areas, if it is not heavy; both in order."""
    kept: list[Block] = []
    waiting = blocks[::-1]
    for area in areas:
        while waiting and waiting[-1].old < area.old_end:
            block = waiting.pop()
            begin, end = _overlap(block, area)
            if begin == end or weigh(old[begin:end]) >= HEAVY:
                kept.append(block)
                continue
            if begin > block.old:
                kept.append(Block(block.old, block.new, begin - block.old))
            if end < block.old + block.size:
                rest = block.old + block.size - end
                waiting.append(Block(end, block.new + end - block.old, rest))
    return kept + waiting[::-1]


def _whole_brackets(
    old: Sequence[str], new: Sequence[str], blocks: list[Block], fewer: list[Block]
) -> list[Block]:
    """Return the fewer of blocks, but with all that is the same of a bracket, or nothing."""
    if len(fewer) == len(blocks) or STRUCTURE.isdisjoint(old):
        return fewer
    olds, news = groups(old), groups(new)
    kept = set(_brackets(olds, fewer))
    dropped = set(_brackets(olds, blocks)) - kept
    again: set[tuple[int, int]] = set()
    for _ in range(ROUNDS):
        stay = {olds[i] for i, _ in kept}, {news[j] for _, j in kept}
        found = {(i, j) for i, j in dropped if olds[i] in stay[0] or news[j] in stay[1]}
        if not found:
            break
        kept |= found
        dropped -= found
        again |= found
    return merged(sorted([*fewer, *(Block(i, j, 1) for i, j in again)])) if again else fewer


def _brackets(olds: dict[int, int], blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the places of what belongs to brackets in blocks, in both texts."""
    for block in blocks:
        for i in range(block.old, block.old + block.size):
            if i in olds:
                yield i, i + block.new - block.old
