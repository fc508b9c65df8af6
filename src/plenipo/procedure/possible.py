"""What numbers without names leave possible: does a form hold on any ballot with these numbers?

Members who count alike are told apart by number only. Depth first over them; a line that even the
best pairing of the remaining members with the remaining votes cannot reach ends a branch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from plenipo.procedure.conditions import asks_for_blockers
from plenipo.procedure.counting import Ballot, Tally
from plenipo.procedure.linear import Every, Form, Line, lines, reached
from plenipo.procedure.rules import Version
from plenipo.procedure.scale import APART, SILENT

MOST_STEPS = 5_000
"""How far it is looked before it is said that it cannot be told."""


class _Kind(msgspec.Struct, frozen=True):
    """So many members who weigh the same in every line."""

    number: int
    weights: tuple[int, ...]


def only_possible(forms: Iterable[tuple[str, Form]], tally: Tally) -> str:
    """Return the name of the one form that holds on a ballot of a tally; nothing of several."""
    possible = {name for name, form in forms if can_hold(form, tally) is not False}
    return possible.pop() if len(possible) == 1 else ""


def is_searchable(tally: Tally, version: Version) -> bool:
    """Tell whether the ballots of a tally can be searched for what a rule turns on.

    They cannot where a weight is known in sum alone, nor where the smallest blocking minority
    depends on who stays apart.
    """
    weights = [tally.setting.weights.get(name) for name in version.weights()]
    weighed = all(w is not None and w.values.keys() >= set(tally.seats) for w in weights)
    unknown = tally.votes.get(APART, 0) > len(tally.named.get(APART, ()))
    apart = unknown and any(map(asks_for_blockers, version.conditions()))
    return weighed and not apart and version.classes() <= tally.setting.classes.keys()


def known_to_take_part(tally: Tally) -> Ballot:
    """Return a ballot of all seats that says only who stays apart, as far as it is known."""
    apart = tuple(tally.named.get(APART, ()))
    return {APART: apart, SILENT: tuple([m for m in tally.seats if m not in apart])}


def can_hold(form: Form, tally: Tally) -> bool | None:
    """Tell whether a form holds on any ballot of a tally; None where that takes too long."""
    return _Search(Every((form, *_as_told(tally))), tally).found()


def _as_told(tally: Tally) -> Iterator[Line]:
    """Yield what numbers taken in a class or by a weight say of a ballot, as inequalities."""
    for measure, told in tally.counts.items():
        weighing, class_ = tally.setting.weights.get(measure), tally.setting.classes.get(measure)
        if weighing is None and class_ is None:
            continue
        for voice, number in told.items():
            line = Line({voice: 1}, number, weighing.values if weighing else None, class_)
            yield line
            yield Line({voice: -1}, -number, line.weights, line.among)


class _Search:
    def __init__(self, form: Form, tally: Tally) -> None:
        self.form, self.lines, self.steps = form, list(lines(form)), 0
        left, named = Counter(tally.votes), set[str]()
        self.known = [0] * len(self.lines)
        for voice, members in tally.named.items():
            left[voice] -= len(members)
            named.update(members)
            for member in members:
                for j, line in enumerate(self.lines):
                    self.known[j] += line.weight(member) * line.gains.get(voice, 0)
        self.voices = [voice for voice, number in left.items() if number > 0]
        self.left = [left[voice] for voice in self.voices]
        self.gains = [[line.gains.get(voice, 0) for voice in self.voices] for line in self.lines]
        alike = Counter(
            tuple([line.weight(member) for line in self.lines])
            for member in tally.seats
            if member not in named
        )
        self.kinds = [_Kind(number, weights) for weights, number in sorted(alike.items())]
        # The heaviest first and the best voices first: so a line reaches the most it can.
        self.heaviest = [self._sorted_by_weight(j) for j in range(len(self.lines))]
        self.best_voices = [
            sorted(range(len(self.voices)), key=gains.__getitem__, reverse=True)
            for gains in self.gains
        ]

    def _sorted_by_weight(self, j: int) -> list[int]:
        weights = [kind.weights[j] for kind in self.kinds]
        return sorted(range(len(weights)), key=weights.__getitem__, reverse=True)

    def found(self) -> bool | None:
        """Search; None where it was given up, or where the numbers are not those of the seats."""
        if sum(self.left) != sum([kind.number for kind in self.kinds]):
            return None
        try:
            return self._from(0, 0, self._number(0), self.left, self.known)
        except _TooLongError:
            return None

    def _number(self, i: int) -> int:
        return self.kinds[i].number if i < len(self.kinds) else 0

    def _from(self, i: int, v: int, rest: int, left: list[int], sums: list[int]) -> bool:
        """Give the rest of a kind, and all kinds after it, to what is left from a voice on."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise _TooLongError
        most = [total + self._most(j, i, rest, left) for j, total in enumerate(sums)]
        if not reached(self.form, most):
            return False
        if rest == 0:
            if i >= len(self.kinds):
                return True
            return self._from(i + 1, 0, self._number(i + 1), left, sums)
        if v == len(self.voices):
            return False
        weights = self.kinds[i].weights
        for number in range(min(rest, left[v]), -1, -1):
            then = [total + number * weights[j] * self.gains[j][v] for j, total in enumerate(sums)]
            now = [n - number if w == v else n for w, n in enumerate(left)]
            if self._from(i, v + 1, rest - number, now, then):
                return True
        return False

    def _most(self, j: int, i: int, rest: int, left: Sequence[int]) -> int:
        """Return the most that the members without a voice yet can add to a line."""
        found, voices = 0, iter(self.best_voices[j])
        room, gain = 0, 0
        for k in self.heaviest[j]:
            number = rest if k == i else self.kinds[k].number if k > i else 0
            while number:
                if not room:
                    v = next(voices)
                    room, gain = left[v], self.gains[j][v]
                    continue
                taken = min(room, number)
                found += taken * gain * self.kinds[k].weights[j]
                room, number = room - taken, number - taken
        return found


class _TooLongError(Exception):
    pass
