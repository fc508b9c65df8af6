"""Paragraphs and rows of a Word document become provisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from plenipo.exchange.texts.atoms import FOOTNOTE_CALL, RUN, Atom, ParagraphReader, State
from plenipo.exchange.texts.changes import Shape
from plenipo.exchange.texts.context import Comment, Context, Remark, quoted
from plenipo.exchange.texts.kinds import Outline, Told, plain_number, typed_number
from plenipo.exchange.texts.marking import NUMBER, STATUS, Mark, bookmark_says
from plenipo.exchange.texts.notation import content_of
from plenipo.exchange.texts.styles import Style, list_of, value
from plenipo.exchange.texts.telling import status_of, text_of_number
from plenipo.exchange.texts.word_numbers import Lists, Printed, written_number
from plenipo.text.model import (
    FOOTNOTE,
    HEADING,
    OPEN,
    ROW,
    TITLE,
    Provision,
    words,
)

_MARK_CHANGES = {
    "ins": "splits the paragraph",
    "del": "joins it to the next one",
    "moveFrom": "joins it to the next one",
    "moveTo": "splits the paragraph",
}
_FORMAT = (
    "pPrChange",
    "numberingChange",
    "sectPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
)


@dataclass(slots=True)
class _Loss:
    """What is left out, and at which provision: its place, or None for the whole document."""

    what: str
    place: int | None


class ProvisionReader:
    """Makes provisions one after another.

    :ivar provisions: those made so far; identities that no bookmark says are still empty.
    :ivar called: the keys of the footnotes that were called.
    """

    def __init__(
        self,
        context: Context,
        paragraphs: ParagraphReader,
        lists: Lists,
        notes: Mapping[str, Mapping[str, Element]],
        shape: Shape,
    ) -> None:
        """Read with what is known of the document."""
        self.provisions: list[Provision] = []
        self.called: dict[str, str] = {}
        self._context, self._paragraphs, self._lists = context, paragraphs, lists
        self._notes, self._shape = notes, shape
        self._outline = Outline()
        self._losses: list[_Loss] = []
        self._ends: list[tuple[str, _Loss]] = []
        self._noted: list[tuple[Comment, int]] = []
        self._counts = {"footnote": 0, "endnote": 0}

    def paragraph(self, element: Element, state: State) -> None:
        """Make a provision of a paragraph, unless there is nothing in it."""
        context = self._context
        context.place = len(self.provisions)
        layout = element.find("pPr")
        identity = "" if layout is None else value(layout, "pStyle")
        identity = identity or context.styles.usual
        atoms = self._paragraphs.read(element, state)
        self._settle_ends(atoms)
        told, atoms = self._told(identity, layout, atoms)
        self._lose_marks(layout, atoms)
        self._add(told, atoms)

    def row(self, row: Element, atoms: list[Atom], style: str) -> None:
        """Make a provision of a row of a table."""
        known = self._context.styles.kind(style)
        depth = known[1] if known and known[0] == ROW else self._outline.body
        number, atoms = _own_number(atoms)
        for change in _FORMAT:
            for found in row.iter(change):
                self._context.lose(f"the change of format by {self._context.changed(found)}")
        self._add(Told(ROW, depth, text_of_number(number or "", ROW)), atoms)

    def _told(
        self, identity: str, layout: Element | None, atoms: list[Atom]
    ) -> tuple[Told, list[Atom]]:
        """Return what a paragraph is, and its atoms without the number."""
        style = self._context.styles.style(identity)
        known = self._context.styles.kind(identity)
        own, atoms = _own_number(atoms)
        ours = own is not None or bool(self._context.marks)
        if own is not None and known:
            return self._outline.known(Told(*known, text_of_number(own, known[0]))), atoms
        if not ours and not atoms:
            return self._outline.plain(), atoms
        counted, typed = self._printed(identity, style, layout), None
        heading = known[0] == HEADING if known else style.outline is not None
        title = known is not None and known[0] == TITLE
        if not ours and not title and (counted is None or not counted.text):
            typed, atoms = _typed(atoms, heading=heading)
        counted = typed or counted
        number = plain_number(counted.text) if counted else ""
        if known and (ours or title or not heading):
            return self._outline.known(Told(*known, number)), atoms
        if heading:
            return self._outline.heading(known[1] if known else style.outline or 0, number), atoms
        if counted is not None and counted.text:
            name = f"typed {counted.shape}" if typed else self._list(identity, style, layout)
            return self._outline.listed(name, counted), atoms
        return self._outline.plain(), atoms

    def _printed(self, identity: str, style: Style, layout: Element | None) -> Printed | None:
        """Count the number of a paragraph, if it has one."""
        listed = style.list if layout is None else list_of(layout, style.list)
        if listed is None or listed[0] in {"", "0"}:
            return None
        level = listed[1]
        if level is None:
            level = self._lists.level_of(listed[0], identity) or 0
        return self._lists.next(listed[0], level)

    def _list(self, identity: str, style: Style, layout: Element | None) -> str:
        listed = style.list if layout is None else list_of(layout, style.list)
        return f"list {listed[0]}" if listed else identity

    def _add(self, told: Told, atoms: list[Atom]) -> None:
        context = self._context
        status, atoms = _status(atoms)
        mark = context.marks[0] if context.marks else None
        others = context.marks[1:]
        context.marks = []
        for other in others:
            context.lose(f"the identity {other.id}, of a provision that was joined to this one")
        if not atoms and mark is None and not told.number:
            self._take_losses(max(0, len(self.provisions) - 1))
            return
        called, context.called = context.called, []
        notes = [self._note(call, told.depth + 1) for call in called]
        keys = {
            f"{kind} {identity}": self.called[f"{kind} {identity}"] for kind, identity, _ in called
        }
        for atom in atoms:
            if atom.kind == FOOTNOTE_CALL:
                atom.text = keys.get(atom.text, atom.text)
        content = content_of(atoms, context, self._shape)
        place = len(self.provisions)
        self._take_losses(place)
        identity = mark.id if mark else ""
        self.provisions.append(
            Provision(identity, told.kind, told.number, told.depth, content, status)
        )
        for note in notes:
            if note:
                self._add_note(*note)

    def _note(self, call: tuple[str, str, str], depth: int) -> tuple[Element, str, str, int] | None:
        """Name a footnote that is called for the first time."""
        kind, identity, number = call
        key = f"{kind} {identity}"
        if key in self.called:
            return None
        if number == "\0":
            self._counts[kind] += 1
            shape = "decimal" if kind == "footnote" else "lowerRoman"
            number = written_number(self._counts[kind], shape) or ""
        element = self._notes.get(kind, {}).get(identity)
        if element is None:
            element = Element(kind)
        mark = _bookmark(element)
        self.called[key] = mark.id if mark else f"\0{key}"
        if mark and mark.of == "numberless":
            number = ""
        return element, self.called[key], number, depth

    def _add_note(self, element: Element, identity: str, number: str, depth: int) -> None:
        context = self._context
        context.place = len(self.provisions)
        atoms: list[Atom] = []
        for place, paragraph in enumerate(element.iter("p")):
            if place:
                atoms.append(Atom(RUN, "\n"))
            else:
                layout = paragraph.find("pPr")
                known = context.styles.kind("" if layout is None else value(layout, "pStyle"))
                depth = known[1] if known and known[0] == FOOTNOTE else depth
            atoms += _own_number(self._paragraphs.read(paragraph, State()))[1]
        if atoms and atoms[0].kind == RUN and _bookmark(element) is None:
            atoms[0].text = atoms[0].text.lstrip(" \t")
        context.marks.clear()
        context.marks.append(Mark(identity))
        self._add(Told(FOOTNOTE, depth, number), atoms)

    def _lose_marks(self, layout: Element | None, atoms: list[Atom]) -> None:
        """Note changes of the end of a paragraph that are no change of all its words."""
        context = self._context
        if layout is None:
            return
        for change in _FORMAT:
            for found in layout.iter(change):
                context.lose(f"the change of format by {context.changed(found)}")
        if layout.find("sectPr") is not None:
            context.lose("a break of the section")
        for tag, what in _MARK_CHANGES.items():
            mark = layout.find(f"rPr/{tag}")
            if mark is None:
                continue
            party = context.changed(mark)
            if not _all_by(party, atoms):
                self._ends.append((party, _Loss(f"that {party} {what} at its end", context.place)))

    def _settle_ends(self, atoms: list[Atom]) -> None:
        """List changes of the end of the paragraph before, unless this one changed as a whole."""
        ends, self._ends = self._ends, []
        self._losses += [loss for party, loss in ends if not _all_by(party, atoms)]

    def lose(self, what: str) -> None:
        """Note what is left out of the whole document."""
        self._losses.append(_Loss(what, None))

    def _take_losses(self, place: int) -> None:
        self._losses += [_Loss(what, place) for what in self._context.lost]
        self._context.lost = {}
        self._noted += [(comment, place) for comment in self._context.noted]
        self._context.noted = []

    def finish(self) -> None:
        """Take in what was found behind the last paragraph."""
        self._losses += [loss for _, loss in self._ends]
        self._take_losses(max(0, len(self.provisions) - 1))

    def told(self, final: list[Provision]) -> tuple[tuple[str, ...], tuple[Remark, ...]]:
        """Return what is lost as sentences, and the remarks, at the provisions as they are now.

        :param final: the provisions in the order in which they were made.
        """
        sentences = dict.fromkeys(
            f"{_where(final, loss.place)}: left out: {loss.what}." for loss in self._losses
        )
        remarks = tuple(
            Remark(
                final[place].id if place < len(final) else "",
                comment.author,
                self._context.party(comment.author),
                comment.text,
                "".join(comment.about).strip(),
            )
            for comment, place in self._noted
        )
        return tuple(sentences), remarks


def _where(provisions: list[Provision], place: int | None) -> str:
    """Say where in a text something stands: by number and first words."""
    if place is None or place >= len(provisions):
        return "The document"
    provision = provisions[place]
    beginning = words(provision.content).strip()
    parts = [provision.number or f"{provision.kind} {place + 1}"]
    if beginning:
        parts.append(quoted(beginning))
    return f"At {' '.join(parts)}"


def _all_by(party: str, atoms: list[Atom]) -> bool:
    """Tell whether a party inserted or deleted all that is in a paragraph."""
    return all(
        any(s.party == party for s in (*atom.state.inserted, *atom.state.deleted)) for atom in atoms
    )


def _own_number(atoms: list[Atom]) -> tuple[str | None, list[Atom]]:
    """Return the number in the style that we write numbers in, and the other atoms."""
    if not atoms or atoms[0].kind != NUMBER:
        return None, atoms
    count = next((n for n, atom in enumerate(atoms) if atom.kind != NUMBER), len(atoms))
    return "".join(atom.text for atom in atoms[:count]).removesuffix("\t"), atoms[count:]


def _typed(atoms: list[Atom], *, heading: bool) -> tuple[Printed | None, list[Atom]]:
    """Return a number that is typed at the beginning of a paragraph, and the other atoms."""
    if not atoms or atoms[0].kind != RUN or atoms[0].state != State() or atoms[0].spans:
        return None, atoms
    plain = []
    for atom in atoms:
        if atom.kind != RUN or atom.state != State() or atom.spans:
            break
        plain.append(atom)
    beginning = "".join(atom.text for atom in plain)
    found = typed_number(beginning, heading=heading)
    if found is None or (len(found[0]) == len(beginning) and len(plain) < len(atoms)):
        return None, atoms
    away = len(found[0])
    for atom in plain:
        cut = min(away, len(atom.text))
        atom.text, away = atom.text[cut:], away - cut
    return found[1], [atom for atom in atoms if atom.text]


def _status(atoms: list[Atom]) -> tuple[str, list[Atom]]:
    told = [atom for atom in atoms if atom.kind == STATUS]
    if not told:
        return OPEN, atoms
    return status_of("".join(a.text for a in told)), [a for a in atoms if a.kind != STATUS]


def _bookmark(element: Element) -> Mark | None:
    marks = (bookmark_says(start.get("name", "")) for start in element.iter("bookmarkStart"))
    return next((mark for mark in marks if mark and mark.of != "bracket"), None)
