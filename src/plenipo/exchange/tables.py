"""Tables of positions: items by members, as read from a file. Plain values without judgement."""

from collections.abc import Mapping
from dataclasses import dataclass

from plenipo.core.errors import InputError

STANCES = ("agree", "agree-ad-referendum", "reserve", "object", "abstain", "not-taking-part")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read; the rest of the table was.

    `ref` is where ("Ministers!D7", "line 7, column 4", or a sheet's name), `text` what stands
    there, `meaning` one sentence without its full stop, `nearest` the nearest thing known, or "".
    """

    ref: str
    text: str
    meaning: str
    nearest: str = ""

    def __str__(self) -> str:
        """Return the problem as one sentence for a person."""
        ending = f'; did you mean "{self.nearest}"?' if self.nearest else "."
        return f"{self.ref}: {self.meaning}{ending}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A member's position on an item.

    `stance` is one of `STANCES`, or None where there is no position: `raw` is then empty for a
    blank, and otherwise says that there is none yet, or could not be read (a `Problem` of the
    table tells). `kind` is a reservation's ("parliamentary", "scrutiny", "substantive",
    "linguistic", "general", "on a point", "waiting"), or "no objection" of an agreement, "absent"
    of a member not taking part, else "". `condition` is that of an agreement, without the words
    "provided that". `reason` is free text; a note attached to the cell stands there if the cell
    gives no reason itself.
    """

    ref: str
    member: str
    stance: str | None = None
    kind: str = ""
    reason: str = ""
    condition: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """An item and the members' positions on it: one cell for each column of the sheet, in order.

    `number` is as in the table ("1", "1.2", "12 bis"; "1 (a)" for a part of a merged item 1; "row
    7" where the number cannot be read). `notes` is the text of the columns of notes. `status` is
    (state, reason) where a column says what became of the item ("deferred", "a conceptual
    approach"): one of agreed, open, deferred, withdrawn, referred, recommended, returned.
    """

    ref: str
    number: str
    title: str
    notes: str
    cells: tuple[Cell, ...]
    status: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A member: `code` is ISO 3166-1 alpha-2 ("RU"), or ISO 3166-3 for a former state ("SUHH").

    A member that the gazetteer does not know has a code made of its heading ("DELEGATION-3"), and
    its heading under "und" in `names`; others have their names in "en", "ru" and "fr".
    """

    ref: str
    heading: str
    code: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The table of one body or session: `title` is what stands above the table's headings."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What a file says, one sheet a body, and what in it could not be read.

    `rule` is the name of the rule of procedure, where the file gives one.
    """

    source: str
    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...] = ()
    rule: str | None = None


class TableError(InputError):
    """A table that cannot be used at all: `path`, what is wrong with it, and `advice`."""

    code = "table"

    def __init__(self, path: object, what: str, advice: str) -> None:
        super().__init__(f"{path} {what}.", advice)
        self.path = str(path)
        self.what = what
