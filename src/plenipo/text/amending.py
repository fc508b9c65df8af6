"""What negotiation does to a text: brackets are put around words, gain alternatives, are decided.

Every function returns a new content or text, or None where it does not apply: where the words no
longer stand there, or there is no such bracket. Nothing is misplaced silently. Source: FIELD notes
3.2 and 3.5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from plenipo.text.folding import spaced
from plenipo.text.model import (
    OPPOSE,
    PROPOSE,
    Alternative,
    Bracket,
    Content,
    Piece,
    Provision,
    Run,
    Stance,
    Text,
    joined,
)

Edit = Callable[[Content], Content]
"""Makes of the words of a passage what is to stand there."""


def passage(content: Content, words: str, occurrence: int, edit: Edit) -> Content | None:
    """Edit a passage where it occurs, counted from 1 through all readings of all brackets.

    A passage stands in one reading, and is broken by no bracket; styles of print do not matter.
    None where it does not occur so often.
    """
    if not words:
        return edit(content)
    search = _Search(words, occurrence, edit)
    found = search.within(content)
    return found if search.done else None


class _Search:
    """Looks for one occurrence of a passage, and edits it."""

    def __init__(self, words: str, occurrence: int, edit: Edit) -> None:
        self._words, self._left, self._edit = words, occurrence, edit
        self.done = False

    def within(self, content: Content) -> Content:
        found: list[Piece] = []
        stretch: list[Run] = []
        for piece in content:
            if isinstance(piece, Run):
                stretch.append(piece)
                continue
            found += self._stretch(stretch)
            stretch = []
            found.append(self._bracket(piece) if isinstance(piece, Bracket) else piece)
        found += self._stretch(stretch)
        return joined(found)

    def _bracket(self, bracket: Bracket) -> Bracket:
        if self.done:
            return bracket
        inner = tuple(
            msgspec.structs.replace(each, content=self.within(each.content))
            for each in bracket.alternatives
        )
        return msgspec.structs.replace(bracket, alternatives=inner) if self.done else bracket

    def _stretch(self, runs: Sequence[Run]) -> Sequence[Piece]:
        text = "".join(run.text for run in runs)
        place = text.find(self._words)
        while place >= 0 and not self.done:
            self._left -= 1
            if not self._left:
                self.done = True
                end = place + len(self._words)
                edited = self._edit(cut(runs, place, end))
                return [*cut(runs, 0, place), *edited, *cut(runs, end, len(text))]
            place = text.find(self._words, place + 1)
        return runs


def cut(runs: Iterable[Run], start: int, end: int) -> tuple[Run, ...]:
    """Return the runs between two places of their words put together."""
    found, place = [], 0
    for run in runs:
        part = run.text[max(start - place, 0) : max(end - place, 0)]
        if part:
            found.append(Run(part, run.style))
        place += len(run.text)
    return tuple(found)


def occurrences(content: Content, words: str) -> int:
    """Return how often a passage occurs."""
    count = 0
    while words and passage(content, words, count + 1, lambda found: found) is not None:
        count += 1
    return count


def enclosed(bracket: str) -> Edit:
    """Return what puts words in brackets: one reading, of which nobody says anything yet."""
    return lambda words: (Bracket(bracket, (Alternative(words),)),)


def deleted(bracket: str, parties: Iterable[str]) -> Edit:
    """Return what puts words in brackets because these parties want them deleted."""
    said = tuple(Stance(party, OPPOSE) for party in parties)
    return lambda words: (Bracket(bracket, (Alternative(words, said),)),)


def replaced(bracket: str, by: Content, parties: Iterable[str]) -> Edit:
    """Return what puts other words beside words, as these parties propose."""
    proposed = Alternative(by, tuple(Stance(party, PROPOSE) for party in parties))
    return lambda words: (Bracket(bracket, (Alternative(words), proposed)),)


def inserted(bracket: str, new: Content, parties: Iterable[str]) -> Edit:
    """Return what puts new words after words, as these parties propose; with a space between."""
    said = tuple(Stance(party, PROPOSE) for party in parties)
    led: Content = new if _begins_with_mark(new) else (Run(" "), *new)
    return lambda words: (*words, Bracket(bracket, (Alternative(joined(led), said),)))


def _begins_with_mark(content: Content) -> bool:
    first = content[0] if content else None
    return isinstance(first, Run) and first.text[:1] in {*",.;:) "}


def with_brackets(
    content: Content, name: str, edit: Callable[[Bracket], Piece | Content]
) -> Content:
    """Return a content with every bracket of a name edited, wherever it stands."""
    found: list[Piece] = []
    for piece in content:
        if not isinstance(piece, Bracket):
            found.append(piece)
        elif piece.id == name:
            edited = edit(piece)
            found += edited if isinstance(edited, tuple) else (edited,)
        else:
            inner = tuple(
                msgspec.structs.replace(each, content=with_brackets(each.content, name, edit))
                for each in piece.alternatives
            )
            found.append(msgspec.structs.replace(piece, alternatives=inner))
    return joined(found)


def alternative_added(new: Content, parties: Iterable[str]) -> Callable[[Bracket], Bracket]:
    """Return what gives a bracket one more reading, as these parties propose."""
    said = tuple(Stance(party, PROPOSE) for party in parties)

    def edit(bracket: Bracket) -> Bracket:
        more = (*bracket.alternatives, Alternative(new, said))
        return msgspec.structs.replace(bracket, alternatives=more)

    return edit


def held(alternative: int, stance: Stance) -> Callable[[Bracket], Bracket]:
    """Return what lets a party say something of one reading, counted from 1, instead of before.

    A stance without a kind takes back what the party said of it. What it says of other readings
    stands: who proposes one may live with another.
    """

    def edit(bracket: Bracket) -> Bracket:
        found = list(bracket.alternatives)
        this = found[alternative - 1]
        said = tuple(each for each in this.stances if each.party != stance.party)
        said = (*said, stance) if stance.kind else said
        found[alternative - 1] = msgspec.structs.replace(this, stances=said)
        return msgspec.structs.replace(bracket, alternatives=tuple(found))

    return edit


def resolved(text: Text, name: str, alternative: int) -> Text:
    """Return a text in which a bracket is decided: one reading stays, counted from 1; 0 for none.

    All parts of a bracket over several provisions are decided together; a provision of which
    nothing is left goes, and what belonged to it stands where it stood. Spaces and commas come out
    right.
    """
    found = []
    gone: list[int] = []
    for each in text.provisions:
        gone = [depth for depth in gone if depth < each.depth]
        provision = msgspec.structs.replace(each, depth=each.depth - len(gone)) if gone else each
        if not stands_in(provision, name):
            found.append(provision)
            continue
        content = with_brackets(
            provision.content,
            name,
            lambda bracket: bracket.alternatives[alternative - 1].content if alternative else (),
        )
        if content == provision.content:
            found.append(provision)
        elif content:
            found.append(msgspec.structs.replace(provision, content=spaced(content)))
        else:
            gone.append(each.depth)
    return Text(tuple(found), text.language)


def stands_in(provision: Provision, name: str) -> bool:
    """Tell whether a bracket of a name, or a part of it, stands in a provision."""
    return any(bracket.id == name for bracket in provision.brackets)


def in_provision(text: Text, identity: str, content: Content) -> Text:
    """Return a text with other content in one provision."""
    return Text(
        tuple(
            msgspec.structs.replace(each, content=content) if each.id == identity else each
            for each in text.provisions
        ),
        text.language,
    )


def provision_added(text: Text, after: str, provision: Provision) -> Text:
    """Return a text with a provision after another and what belongs to it; first after ``""``."""
    found = list(text.provisions)
    place = 0
    for number, each in enumerate(found):
        if each.id == after:
            place = number + 1
            while place < len(found) and found[place].depth > each.depth:
                place += 1
    found.insert(place, provision)
    return Text(tuple(found), text.language)


def bracket_of(text: Text, name: str) -> Bracket | None:
    """Return the bracket of a name; of one in parts the last, where its stances are."""
    found = None
    for _, bracket in text.brackets():
        if bracket.id == name:
            found = bracket
    return found


def followed_by(text: Text, name: str) -> bool:
    """Tell whether a bracket stands right after that of a name; blanks between do not count."""
    return any(_followed(provision.content, name) for provision in text.provisions)


def _followed(content: Content, name: str) -> bool:
    said = [p for p in content if not (isinstance(p, Run) and not p.text.strip())]
    for piece, after in zip(said, [*said[1:], None], strict=True):
        if not isinstance(piece, Bracket):
            continue
        if piece.id == name and isinstance(after, Bracket):
            return True
        if any(_followed(each.content, name) for each in piece.alternatives):
            return True
    return False
