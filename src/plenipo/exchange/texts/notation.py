"""Atoms become pieces: what is in our character styles becomes brackets, blanks and stances."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plenipo.exchange.texts.atoms import FOOTNOTE_CALL, NOTE, RUN, Atom, State
from plenipo.exchange.texts.changes import Leaf, Shape, settled
from plenipo.exchange.texts.context import Context
from plenipo.exchange.texts.marking import (
    ALSO,
    BLANK,
    BRACKET,
    CLOSES,
    CONTINUES,
    GOES_ON,
    MARK,
    NOTHING,
    OPENS,
    OR,
    PARTY,
    SAID,
    SAYS,
    SIGNS,
    STANCE_NOTE,
    STANCE_OF,
)
from plenipo.text.model import (
    FIRST,
    LAST,
    MIDDLE,
    UNKNOWN,
    WHOLE,
    Alternative,
    Blank,
    Bracket,
    Content,
    Mark,
    Note,
    Run,
    Stance,
)

_PARTS = {
    (OPENS, CLOSES): WHOLE,
    (OPENS, GOES_ON): FIRST,
    (CONTINUES, GOES_ON): MIDDLE,
    (CONTINUES, CLOSES): LAST,
}
_ENDS = {CLOSES, GOES_ON}


def content_of(atoms: list[Atom], context: Context, shape: Shape) -> Content:
    """Return the content that atoms make."""
    reader = _Notation(atoms, context, shape)
    return settled(reader.leaves(), 0, State(), shape)


@dataclass(slots=True)
class _Open:
    """A bracket that is being read."""

    sign: Atom
    alternatives: list[Alternative]


class _Notation:
    """Reads atoms from first to last; brackets inside brackets by recursion."""

    def __init__(self, atoms: list[Atom], context: Context, shape: Shape) -> None:
        self._atoms = list(_signs(atoms))
        self._context, self._shape = context, shape
        self._at = 0

    def leaves(self) -> list[Leaf]:
        """Return all pieces; a sign that closes or parts nothing is words."""
        found: list[Leaf] = []
        literal = 0
        while self._at < len(self._atoms):
            for leaf, bright in self._level():
                words = leaf.piece.text if isinstance(leaf.piece, Run) else ""
                if bright and not literal and not set("[]") & set(words):
                    self._context.lose("the highlighting of", words)
                literal = max(0, literal + words.count("[") - words.count("]"))
                found.append(leaf)
            if self._at < len(self._atoms):
                found.append(_words(self._atoms[self._at]))
                self._at += 1
        return found

    def _level(self) -> Iterator[tuple[Leaf, bool]]:
        """Yield pieces until a sign that is for the bracket around them, or the end."""
        while self._at < len(self._atoms):
            atom = self._atoms[self._at]
            if atom.kind != BRACKET:
                self._at += 1
                for leaf in _pieces(atom):
                    yield leaf, atom.bright
            elif atom.text in {OPENS, CONTINUES}:
                yield self._bracket(), False
            else:
                return

    def _bracket(self) -> Leaf:
        opened, start = self._atoms[self._at], self._at
        self._at += 1
        alternatives: list[Alternative] = []
        while (sign := self._alternative(opened, alternatives)) == OR:
            pass
        if sign not in _ENDS:  # not closed: it is taken for words, and what is in it read again
            self._context.lose("the sense of a bracket that is not closed (its words are kept)")
            self._at = start + 1
            return _words(opened)
        part = _PARTS[opened.text, sign]
        bracket = Bracket("", tuple(alternatives), UNKNOWN, part)
        return Leaf(bracket, opened.state, opened.spans)

    def _alternative(self, opened: Atom, alternatives: list[Alternative]) -> str:
        """Read one alternative, and return the sign that ends it, or "" at the end of all."""
        leaves: list[Leaf] = []
        while True:
            leaves += [leaf for leaf, _ in self._level()]
            sign = self._sign()
            if sign != NOTHING:
                break
        stances: tuple[Stance, ...] = ()
        if sign == SAYS:
            stances = tuple(self._stances())
            sign = self._sign()
        content = settled(leaves, len(opened.spans), opened.state, self._shape)
        alternatives.append(Alternative(content, stances))
        return sign

    def _sign(self) -> str:
        """Return the sign that is next, if one is, and go on behind it."""
        if self._at >= len(self._atoms) or self._atoms[self._at].kind != BRACKET:
            return ""
        self._at += 1
        return self._atoms[self._at - 1].text

    def _stances(self) -> Iterator[Stance]:
        told: Stance | None = None
        while self._at < len(self._atoms):
            atom = self._atoms[self._at]
            text = atom.text.strip()
            if atom.kind == PARTY:
                if told:
                    yield told
                told = Stance(text)
            elif told and atom.kind == SAID and text in STANCE_OF:
                told = Stance(told.party, STANCE_OF[text], told.note)
            elif told and atom.kind in {SAID, STANCE_NOTE}:
                note = text.removeprefix("(").removesuffix(")")
                told = Stance(told.party, told.kind, told.note + note)
            elif atom.kind == RUN and not text:
                pass
            elif atom.kind == RUN:  # words that somebody typed among the stances
                told = Stance(told.party, told.kind, told.note + text) if told else Stance(text)
            elif not (atom.kind == BRACKET and atom.text == ALSO):
                break
            self._at += 1
        if told:
            yield told


def _signs(atoms: list[Atom]) -> Iterator[Atom]:
    """Yield atoms with notation taken apart into its signs; what is no sign is words."""
    for atom in atoms:
        if atom.kind != BRACKET:
            yield atom
            continue
        at = 0
        for found in SIGNS.finditer(atom.text):
            if found.start() > at:
                yield replace(atom, kind=RUN, text=atom.text[at : found.start()])
            at = found.end()
            if found[0].strip():
                yield replace(atom, text=_sign_of(found[0]))
        if at < len(atom.text):
            yield replace(atom, kind=RUN, text=atom.text[at:])


def _sign_of(text: str) -> str:
    plain = text.strip()
    return next((sign for sign in (OR, SAYS, ALSO) if sign.strip() == plain), plain)


def _pieces(atom: Atom) -> Iterator[Leaf]:
    match atom.kind:
        case "mark":
            yield Leaf(Mark(atom.text), atom.state, atom.spans)
        case "note":
            yield Leaf(Note(atom.text), atom.state, atom.spans)
        case "Footnote Call":
            for text in _balanced(atom.text):
                yield Leaf(Mark(text), atom.state, atom.spans)
        case "Blank":
            for text in _balanced(atom.text):
                yield Leaf(Blank(text), atom.state, atom.spans)
        case _:
            yield _words(atom)


def _words(atom: Atom) -> Leaf:
    return Leaf(Run(atom.text, atom.letters), atom.state, atom.spans)


def _balanced(text: str) -> Iterator[str]:
    """Yield what stands in each pair of outer brackets, and what stands beside them."""
    depth, start = 0, 0
    for place, letter in enumerate(text):
        if letter == "[":
            if depth == 0:
                if text[start:place].strip():
                    yield text[start:place]
                start = place + 1
            depth += 1
        elif letter == "]" and depth:
            depth -= 1
            if depth == 0:
                yield text[start:place]
                start = place + 1
    if text[start:].strip():
        yield text[start:]


assert {FOOTNOTE_CALL, NOTE, MARK, BLANK} == {"mark", "note", "Footnote Call", "Blank"}  # noqa: S101
