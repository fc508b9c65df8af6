"""The content of provisions as runs of Word: brackets as notation, or as tracked changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from plenipo.exchange.scripts import from_left, shown
from plenipo.exchange.texts.marking import (
    ALSO,
    BLANK,
    BRACKET,
    CLOSES,
    CONTINUES,
    FACILITATOR,
    GOES_ON,
    MARK,
    NOTHING,
    OPENS,
    OR,
    PARTY,
    SAID,
    SAYS,
    STANCE_NOTE,
    VERBS,
    WRITER,
    bracket_bookmark,
    style_identity,
)
from plenipo.exchange.texts.tracking import INSIDE, Change, changes_of
from plenipo.text.model import (
    FIRST,
    LAST,
    MIDDLE,
    WHOLE,
    Alternative,
    Blank,
    Bracket,
    Content,
    Mark,
    Note,
    Piece,
    Run,
    Stance,
)

_SIGNS = {
    WHOLE: (OPENS, CLOSES),
    FIRST: (OPENS, GOES_ON),
    MIDDLE: (CONTINUES, GOES_ON),
    LAST: (CONTINUES, CLOSES),
}
_CLOSED = {"[": 1, "]": -1}


@dataclass(frozen=True, slots=True)
class Around:
    """What is around a run: who inserted and who deleted it (by code), and whether a bracket.

    :ivar filled: whether brackets are all that is in the change: a deletion of all that another
        inserted would be read as one with the insertion.
    """

    inserted: str = ""
    deleted: str = ""
    bracketed: bool = False
    filled: bool = False


PLAIN = Around()


@dataclass(slots=True)
class Book:
    """What is counted and gathered while a text is written.

    :ivar names: the author's name by the code of a delegation.
    :ivar moment: of all changes and comments, as Word writes it.
    :ivar tracked: whether stances are tracked changes.
    :ivar stances: of brackets in parts, by identity.
    :ivar lose: takes a phrase, what of the provision that is being written is lost.
    :ivar call: writes the call of a footnote; None if the mark calls none.
    """

    names: Mapping[str, str]
    moment: str
    tracked: bool
    rightward: bool
    stances: Mapping[str, tuple[Stance, ...]]
    lose: Callable[[str], None]
    call: Callable[[str], str | None]
    comments: list[str] = field(default_factory=list)
    bookmarks: int = 0
    changes: int = 0
    parts: dict[str, int] = field(default_factory=dict)

    def author(self, party: str) -> str:
        """Return the name by which a party is an author."""
        return self.names.get(party, party)

    def bookmarked(self, name: str | None, inside: str) -> str:
        """Return runs with a bookmark around them, if it has a name."""
        if name is None:
            return inside
        self.bookmarks += 1
        start = f'<w:bookmarkStart w:id="{self.bookmarks}" w:name={quoteattr(name)}/>'
        return f'{start}{inside}<w:bookmarkEnd w:id="{self.bookmarks}"/>'

    def marks(self, around: Around) -> str:
        """Return the change of the end of a paragraph, or of a row, as a whole."""
        found = f"<w:ins {self.signed(around.inserted)}/>" if around.inserted else ""
        return found + (f"<w:del {self.signed(around.deleted)}/>" if around.deleted else "")

    def signed(self, party: str) -> str:
        """Return the attributes of one further change."""
        self.changes += 1
        author = quoteattr(shown(self.author(party)))
        return f'w:id="{self.changes}" w:author={author} w:date="{self.moment}"'

    def comment(self, author: str, text: str) -> tuple[str, str, str]:
        """Keep a comment; return where its words begin and end, and its sign."""
        number = len(self.comments)
        lines = "".join(
            '<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
            f"<w:r>{elements(line, deleted=False)}</w:r></w:p>"
            for line in self.clean(text).split("\n")
        )
        initials = "".join(word[0] for word in shown(author).split()[:3])
        self.comments.append(
            f'<w:comment w:id="{number}" w:author={quoteattr(shown(author))} '
            f'w:date="{self.moment}" w:initials={quoteattr(initials)}>{lines}</w:comment>'
        )
        sign = (
            '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
            f'<w:commentReference w:id="{number}"/></w:r>'
        )
        return (
            f'<w:commentRangeStart w:id="{number}"/>',
            f'<w:commentRangeEnd w:id="{number}"/>',
            sign,
        )

    def clean(self, text: str) -> str:
        """Return text without signs that XML cannot hold; that is a loss, and is noted."""
        plain = shown(text)
        if plain != text:
            self.lose("signs that no document can hold")
        return plain


class RunWriter:
    """Writes pieces as runs."""

    def __init__(self, book: Book) -> None:
        """Write into a book."""
        self._book = book

    def content(self, content: Content, around: Around = PLAIN) -> str:
        """Return the runs of a content."""
        return "".join(self._piece(piece, around) for piece in content)

    def _piece(self, piece: Piece, around: Around) -> str:
        match piece:
            case Run(text=text, style=style):
                return self.run(text, around, letters=style)
            case Note(text=text):
                _, _, sign = self._book.comment(FACILITATOR, text)
                return self._changed(sign, around)
            case Blank(text=text):
                if not _balanced(text):
                    self._book.lose(f"where the blank “{text}” begins and ends")
                return self.run(f"[{text}]", around, notation=BLANK)
            case Mark(to=to):
                called = self._book.call(to)
                if called:
                    return self._changed(called, around)
                return self.run(f"[{to}]", around, notation=MARK)
            case Bracket():
                return self._bracket(piece, around)

    def run(self, text: str, around: Around, *, letters: str = "", notation: str = "") -> str:
        """Return a run of words, or nothing if there are none."""
        plain = self._book.clean(text)
        if not plain:
            return ""
        look = f'<w:rStyle w:val="{style_identity(notation)}"/>' if notation else ""
        look += "".join(f"<w:{name}/><w:{name}Cs/>" for name in "bi" if name in letters)
        if around.bracketed:
            look += '<w:highlight w:val="yellow"/>'
        look += '<w:u w:val="single"/>' if "u" in letters else ""
        look += "<w:rtl/>" if self._book.rightward and not from_left(plain) else ""
        look = f"<w:rPr>{look}</w:rPr>" if look else ""
        inside = elements(plain, deleted=bool(around.deleted))
        return self._changed(f"<w:r>{look}{inside}</w:r>", around)

    def _changed(self, run: str, around: Around) -> str:
        """Return a run inside the changes around it."""
        if around.deleted:
            run = f"<w:del {self._book.signed(around.deleted)}>{run}</w:del>"
        if around.inserted:
            run = f"<w:ins {self._book.signed(around.inserted)}>{run}</w:ins>"
        return run

    def _bracket(self, bracket: Bracket, around: Around) -> str:
        found = self._changes(bracket, around)
        if isinstance(found, str):
            return self._told(bracket, around, found)
        inside = "".join(self._change(change, around) for change in found)
        return self._book.bookmarked(self.name(bracket), inside)

    def _changes(self, bracket: Bracket, around: Around) -> tuple[Change, ...] | str:
        """Return the changes that a bracket is here, or why it is none; "" if none are wanted."""
        if not self._book.tracked or around.bracketed:
            return ""
        found = changes_of(bracket, self._book.stances)
        if isinstance(found, str) or around == PLAIN:
            return found
        (change, *others) = found
        fits = not (others or change.inserted or around.deleted or around.filled)
        return found if fits and change.deleted != around.inserted else INSIDE

    def _change(self, change: Change, around: Around) -> str:
        runs = self.content(change.alternative.content, within(change, around))
        for stance in change.rest:
            verb = VERBS[stance.kind] or "also proposes"
            self._book.lose(f"that {stance.party} says “{verb}” (it is a comment)")
            text = f"{verb}: {stance.note}" if stance.note else verb
            start, end, sign = self._book.comment(self._book.author(stance.party), text)
            runs = f"{start}{runs}{end}{sign}"
        return runs

    def _told(self, bracket: Bracket, around: Around, reason: str) -> str:
        """Return a bracket as notation."""
        within = Around(around.inserted, around.deleted, bracketed=True)
        opens, closes = _SIGNS[bracket.part]
        inside = self.run(opens, within, notation=BRACKET)
        for place, alternative in enumerate(bracket.alternatives):
            inside += self.run(OR, within, notation=BRACKET) if place else ""
            inside += self._alternative(alternative, within)
        inside += self.run(closes, within, notation=BRACKET)
        if reason:
            self._book.lose(f"that a bracket is a tracked change: {reason}")
        if reason and _says_something(bracket):
            text = f"This is no tracked change: {reason}."
            start, end, sign = self._book.comment(WRITER, text)
            inside = f"{start}{inside}{end}{sign}"
        return self._book.bookmarked(self.name(bracket), inside)

    def _alternative(self, alternative: Alternative, within: Around) -> str:
        text = self.content(alternative.content, within)
        text = text or self.run(NOTHING, within, notation=BRACKET)
        for place, stance in enumerate(alternative.stances):
            text += self.run(ALSO if place else SAYS, within, notation=BRACKET)
            text += self.run(stance.party, within, notation=PARTY)
            if VERBS[stance.kind]:
                text += self.run(f" {VERBS[stance.kind]}", within, notation=SAID)
            if stance.note:
                text += self.run(f" ({stance.note})", within, notation=STANCE_NOTE)
        return text

    def name(self, bracket: Bracket) -> str | None:
        """Return the name of the bookmark of a bracket, if its identity is not too long."""
        count = 0
        if bracket.part != WHOLE:
            count = self._book.parts[bracket.id] = self._book.parts.get(bracket.id, 0) + 1
        name = bracket_bookmark(bracket.id, bracket.relation, bracket.part, count)
        if name is None:
            self._book.lose(f"the identity {bracket.id} of a bracket, too long for a bookmark")
        return name


def within(change: Change, around: Around = PLAIN) -> Around:
    """Return what is around the words of a change."""
    return Around(
        change.inserted or around.inserted,
        change.deleted or around.deleted,
        filled=all(isinstance(piece, Bracket) for piece in change.alternative.content),
    )


def elements(text: str, *, deleted: bool) -> str:
    """Return the elements of a run that say a text: words, tabs and ends of lines."""
    tag = "delText" if deleted else "t"
    found = []
    for number, line in enumerate(text.split("\n")):
        found += ["<w:br/>"] if number else []
        for place, part in enumerate(line.split("\t")):
            found += ["<w:tab/>"] if place else []
            found += [f'<w:{tag} xml:space="preserve">{escape(part)}</w:{tag}>'] if part else []
    return "".join(found)


def _says_something(bracket: Bracket) -> bool:
    """Tell whether more is in a bracket than words that stay or fall, of nobody."""
    return len(bracket.alternatives) > 1 or bool(bracket.alternatives[0].stances)


def _balanced(text: str) -> bool:
    depth = 0
    for letter in text:
        depth += _CLOSED.get(letter, 0)
        if depth < 0:
            return False
    return depth == 0
