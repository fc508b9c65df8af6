"""What stands in the lines of a table, asked for by everything that reads them."""

from collections.abc import Mapping, Sequence

from .gazetteer import find_member
from .grid import Grid, Place
from .layout import Layout
from .stances import Vocabulary
from .tables import Problem
from .wording import tidy


class Lines:
    """The lines below the headings: which cells of the members they fill, and their texts."""

    def __init__(self, layout: Layout, vocabulary: Vocabulary) -> None:
        self.layout = layout
        self.grid: Grid = layout.grid
        self.vocabulary = vocabulary
        self._positions: dict[int, Mapping[int, Place]] = {}

    def positions(self, row: int) -> Mapping[int, Place]:
        """Return the filled cells of the members in a line, by their columns."""
        found = self._positions.get(row)
        if found is None:
            self._positions.clear()  # lines are asked about one after another
            found = self._positions[row] = self._filled_in(row)
        return found

    def _filled_in(self, row: int) -> Mapping[int, Place]:
        columns, cells, anchors = self.layout.columns, self.grid.cells, self.grid.anchors
        found = {}
        for at in columns:
            place = anchors.get((row, at), (row, at))
            content = cells.get(place)
            if content and place[1] in columns and (content.text.strip() or content.note):
                found[at] = place
        return found

    def places(self, lines: Sequence[int], at: int) -> list[Place]:
        """Return the distinct cells that a member fills in these lines."""
        found = (self.positions(row).get(at) for row in lines)
        return [place for place in dict.fromkeys(found) if place]

    def filled(self, *lines: int) -> bool:
        """Tell whether a member's cell is filled in any of these lines."""
        return any(self.positions(row) for row in lines)

    def unknown(self, *lines: int) -> bool:
        """Tell whether no filled cell of a member in these lines can be read."""
        texts = (self.grid.text(p) for row in lines for p in self.positions(row).values())
        return all(self.vocabulary.read(text).trouble for text in texts)

    def joined(self, lines: Sequence[int], column: int | None) -> str:
        """Return the texts of a column in these lines, each once."""
        if column is None:
            return ""
        places = dict.fromkeys(self.grid.anchor((row, column)) for row in lines)
        texts = (self.grid.at(place).text for place in places if place[1] == column)
        return tidy("\n".join(texts))

    def is_heading_again(self, row: int) -> bool:
        """Tell whether these are the headings once more, as after a page break."""
        members, named = self.layout.members, self._named(row)
        again = sum(code == members[at].code for at, code in named.items() if at in members)
        return again >= 2 and 2 * again > len(members)  # noqa: PLR2004 - one may be "NO"

    def names_others(self, row: int) -> bool:
        """Tell whether the line looks like the headings of another table."""
        return len(set(self._named(row).values())) > max(2, len(self.layout.members) // 2)

    def _named(self, row: int) -> dict[int, str]:
        """Return the codes of the members that a line names, by column."""
        texts = {at: self.grid.text((row, at)) for at in self.grid.by_row[row]}
        found = {
            at: find_member(text) for at, text in texts.items() if not self.vocabulary.knows(text)
        }
        return {at: match.code for at, match in found.items() if match}

    def problem(self, row: int, meaning: str) -> Problem:
        """Make the problem of a whole line."""
        text = " ".join(self.grid.text((row, at)) for at in self.grid.by_row[row])
        line = self.grid.row_name(row).split()[0]
        return Problem(self.grid.row_ref(row), tidy(text), f"the {line} {meaning}")
