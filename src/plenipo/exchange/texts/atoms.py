"""The paragraphs of a Word document as atoms: words with who inserted and who deleted them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from plenipo.exchange.texts.context import Context
from plenipo.exchange.texts.marking import FACILITATOR, Mark, bookmark_says
from plenipo.exchange.texts.run_atoms import (
    PLAIN,
    RUN_SKIPPED,
    WORDS,
    Look,
    look_of,
    losses_of,
    lost_thing,
    words_within,
)
from plenipo.text.model import OPPOSE, PROPOSE, Stance

RUN, FOOTNOTE_CALL, NOTE = "run", "mark", "note"
_CHANGES = {"ins": PROPOSE, "moveTo": PROPOSE, "del": OPPOSE, "moveFrom": OPPOSE}
_TRANSPARENT = {"smartTag", "customXml", "sdtContent", "bdo", "dir", "rubyBase"}
_MATHS = {"m:oMath", "m:oMathPara"}
_BACK = {"moveFrom": "to", "moveTo": "from"}
_IN_CODE, _CONTENTS = "\0", "TOC"
_FIELDS = {"fldChar", "instrText", "delInstrText"}
_CALLS = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


LONGEST_ABOUT = 200
"""How many runs a comment is put to at most; of a longer stretch, the beginning is told."""


@dataclass(frozen=True, slots=True)
class State:
    """Who inserted and who deleted what is being read."""

    inserted: tuple[Stance, ...] = ()
    deleted: tuple[Stance, ...] = ()

    def changed(self, stance: Stance) -> State:
        """Return the state inside a change."""
        if stance.kind == PROPOSE:
            return State(_with(self.inserted, stance), self.deleted)
        return State(self.inserted, _with(self.deleted, stance))


@dataclass(slots=True)
class Atom:
    """Words of one look and one history, or what is not words.

    :ivar kind: :data:`RUN`, :data:`FOOTNOTE_CALL` (of the note ``text``), :data:`NOTE`, or the
        name of one of our character styles, whose notation it is.
    :ivar letters: the style of a :class:`plenipo.text.model.Run`.
    :ivar spans: the bracket bookmarks around it, outer ones first.
    :ivar bright: whether it is highlighted.
    """

    kind: str
    text: str
    letters: str = ""
    state: State = State()
    spans: tuple[Mark, ...] = ()
    bright: bool = False


class ParagraphReader:
    """Reads one paragraph after another."""

    def __init__(self, context: Context) -> None:
        """Read with what is known of the document; what is lost is told to it."""
        self._context = context
        self._atoms: list[Atom] = []
        self._marking = False

    def read(self, paragraph: Element, state: State) -> list[Atom]:
        """Return the atoms of a paragraph."""
        self._atoms = []
        self._context.spans.clear()
        self._read_all(paragraph, state)
        return self._atoms

    def read_around(self, element: Element, state: State) -> None:
        """Take in what stands between paragraphs: the ends of moves, bookmarks and comments."""
        self._read_one(element, state)

    def _read_all(self, elements: Iterable[Element], state: State) -> None:
        for element in elements:
            self._read_one(element, state)

    def _read_one(self, element: Element, state: State) -> None:  # noqa: C901 - a list
        context, tag = self._context, element.tag
        if tag == "r":
            self._read_run(element, state)
        elif tag in _CHANGES:
            self._read_all(element, state.changed(self._stance(element)))
        elif tag in _TRANSPARENT:
            self._read_all(element, state)
        elif tag == "hyperlink":
            if element.get("r:id"):
                context.lose("the address of the link", words_within(element))
            self._read_all(element, state)
        elif tag == "sdt":
            context.lose("the content control around", words_within(element))
            self._read_all(element.findall("sdtContent"), state)
        elif tag == "fldSimple":
            context.lose(f"the field {_code(element.get('instr', ''))} (its words are kept)")
            self._read_all(element, state)
        elif tag in _MATHS:
            context.lose("the layout of the formula", words_within(element))
            self._add(RUN, words_within(element), state)
        elif tag.startswith(("bookmark", "comment", "move")):
            self._read_end(element)
        elif tag in {"mc:AlternateContent", "subDoc"}:
            context.lose(*lost_thing(element))

    def _stance(self, element: Element) -> Stance:
        context, tag = self._context, element.tag
        name = context.moves.get(tag, "")
        if name:
            context.moved.setdefault((tag, name), context.place)
        note = f"\0{_BACK[tag]}:{name}" if name else ""
        return Stance(context.changed(element), _CHANGES[tag], note)

    def _read_end(self, element: Element) -> None:
        """Take in where a bookmark, a comment or a move begins or ends."""
        context, tag, identity = self._context, element.tag, element.get("id", "")
        if tag == "bookmarkStart":
            mark = bookmark_says(element.get("name", ""))
            if mark and mark.of == "bracket":
                context.spans[identity] = mark
            elif mark:
                context.marks.append(mark)
        elif tag == "bookmarkEnd":
            context.spans.pop(identity, None)
        elif tag == "commentRangeStart":
            context.open_comments.add(identity)
        elif tag == "commentRangeEnd":
            context.open_comments.discard(identity)
        elif tag in {"moveFromRangeStart", "moveToRangeStart"}:
            context.moves[tag.removesuffix("RangeStart")] = element.get("name", "")
        elif tag in {"moveFromRangeEnd", "moveToRangeEnd"}:
            context.moves.pop(tag.removesuffix("RangeEnd"), None)

    def _read_run(self, run: Element, state: State) -> None:
        context = self._context
        look = look_of(run.find("rPr"), context.styles)
        if look.hidden:
            context.lose("hidden words", words_within(run))
            return
        if not look.notation:
            for what in losses_of(run, context):
                context.lose(what, words_within(run))
        self._marking = False
        for element in run:
            self._read_part(element, state, look)

    def _read_part(self, element: Element, state: State, look: Look) -> None:
        """Take in one element of a run."""
        tag = element.tag
        if tag in WORDS:
            self._read_words(WORDS[tag] or (element.text or ""), state, look)
        elif tag == "br" and element.get("type") in {"page", "column"}:
            self._context.lose(f"a break of the {element.get('type')}")
        elif tag == "br":
            self._read_words("\n", state, look)
        elif tag in _CALLS:
            self._call(element, state)
        elif tag == "commentReference":
            self._comment(element, state)
        elif tag in _FIELDS:
            self._read_field(element)
        elif tag == "ruby":
            self._read_all(element.iter("rubyBase"), state)
        elif tag not in RUN_SKIPPED:
            self._context.lose(*lost_thing(element))

    def _read_words(self, words: str, state: State, look: Look) -> None:
        if self._marking:  # the sign that a footnote is called with, which is its number
            kind, identity, number = self._context.called[-1]
            self._context.called[-1] = (kind, identity, number + words)
        elif not self._context.skipped:
            self._add(look.notation or RUN, words, state, look)

    def _call(self, element: Element, state: State) -> None:
        custom = element.get("customMarkFollows", "0") not in {"0", "false", "off"}
        identity = element.get("id", "")
        number = "" if custom else "\0"
        self._marking = custom
        self._context.called.append((_CALLS[element.tag], identity, number))
        self._add(FOOTNOTE_CALL, f"{_CALLS[element.tag]} {identity}", state)

    def _comment(self, element: Element, state: State) -> None:
        comment = self._context.comments.get(element.get("id", ""))
        if comment is None or comment.told:
            return
        comment.told = True
        if comment.author == FACILITATOR:
            self._add(NOTE, comment.text, state)
            return
        self._context.noted.append(comment)

    def _read_field(self, element: Element) -> None:
        """Follow a field: its code is skipped, its result kept as words."""
        context, fields = self._context, self._context.fields
        kind = element.get("fldCharType")
        if kind == "begin":
            fields.append(_IN_CODE)
            context.skipped += 1
        elif element.tag != "fldChar":
            if fields and fields[-1].startswith(_IN_CODE):
                fields[-1] += element.text or ""
        elif kind == "separate" and fields and fields[-1].startswith(_IN_CODE):
            fields[-1] = _code(fields[-1])
            context.skipped -= fields[-1] != _CONTENTS
        elif kind == "end" and fields:
            code = fields.pop()
            context.skipped -= code.startswith(_IN_CODE) or code == _CONTENTS
            code = _code(code)
            if code == _CONTENTS:
                context.lose("the table of contents")
            elif not context.skipped:
                context.lose(f"the field {code} (its words are kept)")

    def _add(self, kind: str, text: str, state: State, look: Look = PLAIN) -> None:
        context = self._context
        if kind == RUN:
            for identity in context.open_comments & context.comments.keys():
                about = context.comments[identity].about
                about.append(text)
                if len(about) > LONGEST_ABOUT:
                    context.open_comments.discard(identity)
        both = {stance.party for stance in state.inserted} & {s.party for s in state.deleted}
        if both:
            context.lose(f"what {min(both)} inserted and deleted again:", text)
            return
        spans = tuple(context.spans.values())
        atom = Atom(kind, text, look.letters, state, spans, look.bright)
        last = self._atoms[-1] if self._atoms else None
        if last and kind not in {FOOTNOTE_CALL, NOTE} and replace(last, text=text) == atom:
            last.text += text
        else:
            self._atoms.append(atom)


def _with(stances: tuple[Stance, ...], stance: Stance) -> tuple[Stance, ...]:
    known = any(other.party == stance.party for other in stances)
    return stances if known else (*stances, stance)


def _code(instruction: str) -> str:
    """Return the name of a field: the first word of its code."""
    return next(iter(instruction.lstrip(_IN_CODE).split()), "without a name").upper()[:20]
