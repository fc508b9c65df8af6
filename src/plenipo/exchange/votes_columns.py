"""Finds out how a table of votes lies, and what each of its columns is.

A row for each vote, with a column for each member or with numbers only; or a row for each member,
with one column for its votes, or one for each vote. Columns are known by their headings
(`votes.toml`, `headings.toml`), members by their names and codes.
"""

import tomllib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from plenipo.procedure.scale import AGAINST, FOR

from .gazetteer import nearest
from .tables import Problem
from .votes import Line
from .votes_lines import Rows
from .votes_words import VoteWords, data, voice_of_heading
from .wording import code_of, fold

_FIRST_ROWS = 30
_FIRST_MEANT = ("title", "day")
_LOOKED_AT = 400

Find = Callable[[str], str]
"""Returns the code of the member that a heading or cell names; nothing for nobody."""


@dataclass(frozen=True, slots=True)
class Columns:
    """How a table lies; columns are counted from 0.

    `roles` are the columns of the vote's number, title, day, year, attendance, and, where each row
    is a member's, of the member and its voice. `members` are the columns of one member each,
    `counts` those of the numbers of a voice, and `votes` those of one vote each, by its name.
    """

    rows: Rows
    header: Line
    roles: Mapping[str, int]
    members: Mapping[int, str] = field(default_factory=dict)
    counts: Mapping[int, str] = field(default_factory=dict)
    votes: Mapping[int, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def find_columns(rows: Rows, words: VoteWords, find: Find) -> Columns | None:
    """Return how a table lies, or None if it holds no votes."""
    sample = [line for line, _ in zip(rows.lines(), range(_LOOKED_AT), strict=False)]
    for at, line in enumerate(sample[:_FIRST_ROWS]):
        found = _Headings(rows, line, sample[at + 1 :], words, find).columns()
        if found is not None:
            return found
    return None


class _Headings:
    """A row that may be that of the headings, and what stands below it."""

    def __init__(
        self, rows: Rows, line: Line, below: Sequence[Line], words: VoteWords, find: Find
    ) -> None:
        self.rows, self.line, self.below = rows, line, below
        self.words, self.find = words, find
        self.texts = [fold(text) or text.strip() for text in line.cells]

    def columns(self) -> Columns | None:
        """Return how the table below lies, if these are headings."""
        counts, filled = self._counts(), [at for at, text in enumerate(self.texts) if text]
        member = self._of("member")
        rest = [at for at in filled if at not in counts]
        voice = [at for at in rest if self._is("voice", at) and self._holds_votes(at)]
        if member is not None and voice:
            return self._made({"member": member, "voice": voice[0]}, counts=counts)
        codes = {at: code for at in rest if (code := self._member(at))}
        voting = {at: code for at, code in codes.items() if self._holds_votes(at)}
        if voting or (len(codes) > 1 and not counts):
            return self._wide(voting if counts else codes, rest, counts)
        if member is not None and not counts:
            votes = [at for at in rest if at != member and self._holds_votes(at)]
            if votes:
                named = {at: self.line.cells[at].strip() for at in votes}
                return self._made({"member": member}, votes=named)
        if counts:
            return self._made({}, counts=counts)
        unknown = [at for at in rest if not self._roles(at) and self._holds_votes(at)]
        return self._wide({}, rest, counts) if unknown and self._of("vote") is not None else None

    def _wide(self, codes: dict[int, str], rest: list[int], counts: dict[int, str]) -> Columns:
        """Return a table with a column a member; those that nobody knows have codes too."""
        strangers = [
            at for at in rest if at not in codes and not self._roles(at) and self._holds_votes(at)
        ]
        problems = [self._unknown(at) for at in strangers] if codes else []
        members = codes | {at: code_of(self.line.cells[at]) for at in strangers}
        columns = {code: at for at, code in reversed(members.items())}
        for at, code in members.items():
            if columns[code] != at:
                problems.append(self._twice(at, columns[code]))
        return self._made({}, members=dict(sorted(members.items())), counts=counts, told=problems)

    def _made(
        self,
        roles: dict[str, int],
        *,
        members: Mapping[int, str] = {},
        counts: Mapping[int, str] = {},
        votes: Mapping[int, str] = {},
        told: Sequence[Problem] = (),
    ) -> Columns:
        """Add the columns that are known by their headings to those that are known already."""
        for role in ("vote", "day", "year", "title", "attending"):
            taken = {*roles.values(), *members, *counts, *votes}
            place = self._of(role, taken)
            if place is not None:
                roles[role] = place
        return Columns(self.rows, self.line, roles, members, counts, votes, tuple(told))

    def _counts(self) -> dict[int, str]:
        """Return the columns headed by voices; none unless both sides of a vote have one.

        Of "No." and "No" the one beside those in favour is meant.
        """
        voices = [(at, voice_of_heading(text)) for at, text in enumerate(self.texts) if text]
        side = next((at for at, voice in voices if voice == FOR), None)
        if side is None or all(voice != AGAINST for _, voice in voices):
            return {}
        places: dict[str, int] = {}
        for at, voice in sorted(voices, key=lambda found: abs(found[0] - side)):
            if voice:
                places.setdefault(voice, at)
        return {at: voice for voice, at in places.items()}

    def _member(self, at: int) -> str:
        """Return the code of the member that heads a column; "No" may also head its numbers."""
        code = self.find(self.line.cells[at])
        return code if code and (not self._roles(at) or self._holds_votes(at)) else ""

    def _of(self, role: str, taken: Collection[int] = ()) -> int | None:
        """Return the column of a role: of several, that with most different texts."""
        order = _headings()[role]
        places = [at for at, text in enumerate(self.texts) if text in order and at not in taken]
        if role in _FIRST_MEANT:
            return min(places, key=lambda at: order.index(self.texts[at]), default=None)
        return max(
            places,
            key=lambda at: (len(set(self._texts(at))), -order.index(self.texts[at])),
            default=None,
        )

    def _is(self, role: str, at: int) -> bool:
        return self.texts[at] in _headings()[role]

    def _roles(self, at: int) -> bool:
        return any(self._is(role, at) for role in _headings())

    def _texts(self, at: int) -> list[str]:
        return [line.cells[at].strip() for line in self.below if at < len(line.cells)]

    def _holds_votes(self, at: int) -> bool:
        """Tell whether half of what stands below are votes, and not numbers one after another."""
        texts = [text for text in self._texts(at) if text]
        differ = len(set(texts)) == len(texts) > len(self.words.codes)
        known = sum(map(self.words.knows, texts))
        return bool(texts) and 2 * known >= len(texts) and not (self.words.codes and differ)

    def _unknown(self, at: int) -> Problem:
        heading = self.line.cells[at].strip()
        meaning = (
            f'"{heading}" names no member that is known; its votes stand under the code '
            f"{code_of(heading)}"
        )
        return Problem(self.rows.ref(self.line, at), heading, meaning, nearest(heading) or "")

    def _twice(self, at: int, first: int) -> Problem:
        heading, other = (self.line.cells[place].strip() for place in (at, first))
        meaning = f'"{heading}" is a second column of the member headed "{other}"'
        return Problem(self.rows.ref(self.line, at), heading, meaning)


@cache
def _headings() -> Mapping[str, list[str]]:
    """Return the headings of tables of votes, by what they head; those of any table come last."""
    file = resources.files(__package__).joinpath("headings.toml")
    usual: dict[str, list[str]] = tomllib.loads(file.read_text("utf-8"))
    own: dict[str, list[str]] = data()["headings"]
    shared = {role: usual[role] for role in ("member", "title")}
    numbers = {"vote": [*usual["number"], *usual["item_number"]]}
    return {
        role: list(dict.fromkeys((*listed, *shared.get(role, ()), *numbers.get(role, ()))))
        for role, listed in own.items()
    }
