"""Reads votes from any file that can hold them: a table, by member or as numbers, or JSON."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from plenipo.procedure.scale import FOR, VOICES

from .gazetteer import find_member, names_of
from .history.cells import day_of, whole
from .layout import is_total
from .tables import Problem, TableError
from .votes import Line, Vote
from .votes_columns import Columns, find_columns
from .votes_lines import tables_in
from .votes_words import Said, VoteWords
from .wording import code_of, tidy

_HOW = (
    "Give it a row for each vote and a column for each member; or a row for each member's vote, "
    "with the columns vote, member and voice; or a row for each vote with its numbers, with the "
    "columns for, against and abstaining."
)
_SAY_CODES = (
    "Say what the codes mean, as in --voices 1=for,0=abstaining,-1=against, or write the votes in "
    "words: for, against, abstaining, not taking part, absent."
)


class VotesFile:
    """The votes of a file, one after another; what cannot be read comes to `problems`.

    `voices` gives the file's own codes (see `parse_voices`), and then no other words count;
    `members` are codes that a rule knows, besides those of the gazetteer; `names` tells what the
    members found are called.
    """

    def __init__(
        self,
        path: Path,
        *,
        sheet: str | None = None,
        voices: Mapping[str, str] | None = None,
        members: Collection[str] = (),
    ) -> None:
        self.path, self.sheet = path, sheet
        self.words = VoteWords(voices)
        self.problems: list[Problem] = []
        self.names: dict[str, str] = {}
        self._known = {member.casefold(): member for member in members}
        self._codes: dict[str, str] = {}

    def votes(self) -> Iterator[Vote]:
        """Yield the votes in their order.

        Raises TableError for a file without votes, or of which no vote can be read.
        """
        seen: dict[str, str] = {}
        found, unread, readable = False, "", False
        for columns in self._tables():
            for vote in _Table(self, columns).votes():
                first = seen.setdefault(vote.number, vote.where)
                if first != vote.where:
                    meaning = f"the vote {vote.number} stands already at {first}; both are decided"
                    self.problems.append(Problem(vote.where, vote.number, meaning))
                found, readable = True, readable or bool(vote.cast or vote.counts)
                unread = unread or next((p.text for p in vote.unread if p.text), "")
                yield vote
        if not found:
            raise TableError(self.path, "has no votes that are known in any row or column", _HOW)
        if unread and not readable:
            what = f'has no vote that is known in its filled cells, as "{unread}"'
            raise TableError(self.path, what, _SAY_CODES)

    @property
    def knows_members(self) -> bool:
        """Whether a rule's members are known."""
        return bool(self._known)

    def _tables(self) -> Iterator[Columns]:
        for rows in tables_in(self.path, self.sheet, self.words, self.problems):
            columns = find_columns(rows, self.words, self.member)
            if columns is None:
                meaning = "no votes are known in any row or column here, and it was passed over"
                self.problems.append(Problem(rows.name, "", meaning))
                continue
            self.problems += columns.problems
            for at, code in columns.members.items():
                self._name(code, columns.header.cells[at])
            yield columns

    def member(self, text: str) -> str:
        """Return the code of the member that a text names, or nothing."""
        if text not in self._codes:
            own = self._known.get(text.strip().casefold(), "")
            found = None if own else find_member(text)
            self._codes[text] = own or (found.code if found else "")
        return self._codes[text]

    def member_or_code(self, text: str) -> str:
        """Return the code of the member that a text names; one made of it where nobody knows it."""
        code = self.member(text)
        if not code:
            code = self._codes[text] = code_of(text)
        if code not in self.names:
            self._name(code, text)
        return code

    def name(self, code: str) -> str:
        """Return what a member is called."""
        return self.names.get(code) or names_of(code).get("en") or code

    def _name(self, code: str, text: str) -> None:
        self.names.setdefault(code, names_of(code).get("en") or tidy(text))


class _Table:
    """One table: what its rows say."""

    def __init__(self, file: VotesFile, columns: Columns) -> None:
        self.file, self.columns = file, columns
        self.rows, self.roles = columns.rows, columns.roles
        self.width = len(columns.header.cells)
        while self.width and not columns.header.cells[self.width - 1].strip():
            self.width -= 1

    def votes(self) -> Iterator[Vote]:
        if "member" not in self.roles:
            for line in self._lines():
                yield from self._row(line)
            return
        gathered: dict[str, _Gathered] = {}
        for line in self._lines():
            for number, at in self._cells_of(line):
                said = gathered.setdefault(number, _Gathered(self, line, number))
                self._member(line, at, said)
        for said in gathered.values():
            yield said.vote()

    def _row(self, line: Line) -> Iterator[Vote]:
        """Yield the vote of a row, if it holds one."""
        number = tidy(self.text(line, "vote"))
        said = _Gathered(self, line, number or tidy(self.text(line, "title")))
        self._count(line, said)
        if any(line.cells[self.width :]):
            said.trouble(line.where, "", _too_wide(line, self.width))
        else:
            for at, member in self.columns.members.items():
                said.add(line, at, member, once=False)
        if said.counts or said.voices or said.unread:
            yield said.vote()
        elif number:
            self.problem(line.where, "", "no votes stand here, and none are decided")

    def _cells_of(self, line: Line) -> Iterator[tuple[str, int]]:
        """Yield the votes that a member's row tells, each with its cell."""
        if any(line.cells[self.width :]):
            self.problem(line.where, "", _too_wide(line, self.width))
        elif self.columns.votes:
            yield from ((number, at) for at, number in self.columns.votes.items())
        elif "vote" not in self.roles:
            yield self.rows.name, self.roles["voice"]
        elif number := tidy(self.text(line, "vote")):
            yield number, self.roles["voice"]
        else:
            meaning = "the row does not say which vote it is of, and was passed over"
            self.problem(line.where, "", meaning)

    def _member(self, line: Line, at: int, said: "_Gathered") -> None:
        """Take in what a member's row tells of a vote; the numbers stand in each of its rows."""
        if not said.counts:
            self._count(line, said)
        name = line.cells[self.roles["member"]]
        if name.strip():
            said.add(line, at, self.file.member_or_code(name))
        else:
            said.trouble(line.where, "", "the row names no member")

    def _count(self, line: Line, said: "_Gathered") -> None:
        for at, voice in self.columns.counts.items():
            text = line.cells[at].strip()
            number = whole(text) if text else None
            if number is not None and number >= 0:
                said.counts[voice] = number
            elif text:
                said.trouble(self.rows.ref(line, at), text, f'"{text}" is no number of votes')
        if said.counts and FOR not in said.counts and not said.unread:
            said.trouble(line.where, "", "no number of votes in favour stands here")

    def _lines(self) -> Iterator[Line]:
        """Yield the rows below the headings, as wide as these, without totals and blank ones."""
        header = self.columns.header
        first = self.roles.get("vote", self.roles.get("member", 0))
        for line in self.rows.lines():
            if line.row <= header.row or not any(map(str.strip, line.cells)):
                continue
            if len(line.cells) < len(header.cells):
                line.cells.extend([""] * (len(header.cells) - len(line.cells)))
            if not is_total(line.cells[first]) and line.cells != header.cells:
                yield line

    def text(self, line: Line, role: str) -> str:
        """Return what stands in the column of a role."""
        at = self.roles.get(role)
        return "" if at is None else line.cells[at].strip()

    def problem(self, ref: str, text: str, meaning: str, nearest: str = "") -> Problem:
        """Report what could not be read."""
        problem = Problem(ref, text, meaning, nearest)
        self.file.problems.append(problem)
        return problem


@dataclass
class _Gathered:
    """What the rows of one vote say so far."""

    table: _Table
    line: Line  # the first of them
    number: str
    counts: dict[str, int] = field(default_factory=dict)
    voices: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    blank: dict[str, None] = field(default_factory=dict)
    unread: list[Problem] = field(default_factory=list)
    ad_referendum: bool = False

    def add(self, line: Line, at: int, member: str, *, once: bool = True) -> None:
        """Take in what a cell says of a member.

        :param once: whether to say of a member that it stands here again, with the same vote.
        """
        said = self.table.file.words.said(line.cells[at])
        before = self.voices.get(member)
        if said.trouble:
            self._unread(line, at, said)
        elif not said.voice:
            self.blank[member] = None
        elif before is None:
            self.voices[member] = said.voice
            if line is not self.line and self.table.file.knows_members:
                self.places[member] = line.where
            self.ad_referendum = self.ad_referendum or said.ad_referendum
        elif before != said.voice:
            name = self.table.file.names[member]
            meaning = f'{name} stands here once more: before it was "{before}", here "{said.voice}"'
            self.trouble(line.where, line.cells[at].strip(), meaning)
        elif once:
            name = self.table.file.names[member]
            meaning = f"{name} stands here once more, with the same vote; it counts once"
            self.table.problem(line.where, "", meaning)

    def _unread(self, line: Line, at: int, said: Said) -> None:
        text = line.cells[at].strip()
        ref = self.table.rows.ref(line, at)
        self.unread.append(self.table.problem(ref, text, said.trouble, said.nearest))

    def trouble(self, ref: str, text: str, meaning: str) -> None:
        """Report what keeps the vote from being decided."""
        self.unread.append(self.table.problem(ref, text, meaning))

    def vote(self) -> Vote:
        """Return the vote."""
        table, line = self.table, self.line
        cast = {
            voice: who
            for voice in VOICES
            if (who := tuple(m for m, said in self.voices.items() if said == voice))
        }
        attending = table.text(line, "attending")
        registered = whole(attending) if attending else None
        if attending and registered is None:
            self.trouble(line.where, attending, f'"{attending}" is no number of members attending')
        day = self._day(table.text(line, "day"), table.text(line, "year"))
        return Vote(
            where=line.where,
            number=self.number or table.rows.name,
            title=tidy(table.text(line, "title")),
            day=day,
            cast=cast,
            blank=tuple(member for member in self.blank if member not in self.voices),
            counts=self.counts,
            ad_referendum=self.ad_referendum,
            attending=registered,
            places=self.places,
            unread=tuple(self.unread),
        )

    def _day(self, text: str, year: str) -> date | None:
        if not text:
            return None
        day = day_of(text, whole(year) if year else None)[0]
        if day is None:
            self.trouble(self.line.where, text, f'"{text}" is no day: write it like 2020-06-01')
        return day


def _too_wide(line: Line, width: int) -> str:
    return (
        f"the line has {len(line.cells)} cells and its headings are {width}: its votes might stand "
        "under the wrong members, and were not read"
    )
