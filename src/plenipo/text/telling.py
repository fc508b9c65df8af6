"""A difference told in lines of plain text, as a redline: ``{-old-}{+new+}``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plenipo.text.comparison import (
    ADDED,
    DELETED,
    MERGED,
    MOVED,
    REFERRED,
    RENAMED,
    SAME,
    SPACED,
    SPLIT,
    STYLED,
    Comparison,
    Edit,
    Head,
    Pair,
)
from plenipo.text.laying import Close, Open, Or, Said, Unit
from plenipo.text.model import (
    Blank,
    Mark,
    Note,
    Run,
)
from plenipo.text.tokens import tokens
from plenipo.text.writing import write_stances

NEAR = 6
"""How many words are shown of what is the same, on each side of a change."""

GAP = " ... "
KEPT = frozenset((SAME, SPACED, RENAMED, REFERRED, STYLED))
SIGNS: dict[type, str] = {Open: "[", Or: " / ", Close: "]", Mark: "*"}


def tell(comparison: Comparison) -> list[str]:
    """Return the lines: one for each provision that is not the same, and how many are between.

    ``{-deleted-}``, ``{+inserted+}``, ``{~printed otherwise~}``, ``{=3 -> 4=}`` for a reference
    that follows a renumbering.
    """
    teller = _Teller(comparison)
    lines: list[str] = []
    same = 0
    for pair in comparison.pairs:
        if pair.kind == SAME:
            same += 1
            continue
        if same:
            lines.append(_unchanged(same))
        same = 0
        lines.append(teller.line(pair))
    if same:
        lines.append(_unchanged(same))
    return lines


def written(stretch: Iterable[Unit]) -> str:
    """Return a stretch as it is read, brackets and owners included."""
    return "".join(_written(unit) for unit in stretch)


def label(head: Head | None) -> str:
    """Return what a provision is called: its number, or its kind where it has none."""
    if head is None:
        return ""
    return head.number or head.kind


class _Teller:
    """Tells pairs, with the names of those their words moved from and to."""

    def __init__(self, comparison: Comparison) -> None:
        self._moves = comparison.moves
        self._olds = {pair.old: label(pair.was) for pair in comparison.pairs}
        self._news = {pair.new: label(pair.now) for pair in comparison.pairs}

    def line(self, pair: Pair) -> str:
        """Return the line of a provision."""
        notes = " ".join(f"[{note}]" for note in self._notes(pair))
        parts = self._parts(pair.edits)
        return f"{_labels(pair)}  {notes} {''.join(parts)}".rstrip()

    def _notes(self, pair: Pair) -> Iterator[str]:
        """Yield what became of a provision, in words."""
        if pair.kind == SPLIT:
            yield f"split from {self._olds.get(pair.other, pair.other)}"
        elif pair.kind == MERGED:
            yield f"merged into {self._news.get(pair.other, pair.other)}"
        else:
            yield pair.kind
        if pair.kind == MOVED and pair.changed:
            yield "changed"
        was, now = pair.was, pair.now
        if was and now:
            if was.status != now.status:
                yield f"{was.status} -> {now.status}"
            if was.kind != now.kind:
                yield f"{was.kind} -> {now.kind}"
            if was.depth != now.depth:
                yield f"depth {was.depth} -> {now.depth}"

    def _parts(self, edits: tuple[Edit, ...]) -> Iterator[str]:
        """Yield the edits as they are told, those of one sign that touch as one."""
        last = len(edits) - 1
        waiting = {"-": "", "+": ""}
        for place, edit in enumerate(edits):
            if edit.kind not in KEPT and not edit.move:
                waiting["-"] += written(edit.old)
                waiting["+"] += written(edit.new)
                continue
            yield from _flushed(waiting)
            if edit.move:
                yield self._moved(edit)
            elif edit.kind == REFERRED:
                yield f"{{={written(edit.old)} -> {written(edit.new)}=}}"
            elif edit.kind == STYLED:
                yield f"{{~{written(edit.new)}~}}"
            else:
                yield _shortened(written(edit.old), first=place == 0, last=place == last)
        yield from _flushed(waiting)

    def _moved(self, edit: Edit) -> str:
        """Return a stretch that moved: where it went, in short; where it is, with its changes."""
        move = self._moves[edit.move - 1]
        text = written(edit.old or edit.new)
        bare = text.strip()
        if edit.kind == DELETED:
            where = self._news.get(move.new, move.new)
            told = _marked("-", f"moved to {where}: {_shortened(bare)}")
        else:
            where = self._olds.get(move.old, move.old)
            told = _marked("+", f"moved from {where}: {''.join(self._parts(move.edits))}")
        return text.replace(bare, told) if bare else told


def _flushed(waiting: dict[str, str]) -> Iterator[str]:
    """Yield what waits to be told as deleted and inserted, and wait no more."""
    for sign, text in waiting.items():
        yield _marked(sign, text)
        waiting[sign] = ""


def _labels(pair: Pair) -> str:
    """Return how a provision is called, before and now."""
    was, now = label(pair.was), label(pair.now)
    if pair.kind in {ADDED, SPLIT}:
        return f"+ {now}"
    if pair.kind in {DELETED, MERGED}:
        return f"- {was}"
    return was if was == now else f"{was} -> {now}"


def _unchanged(count: int) -> str:
    """Return that some provisions are the same."""
    return f"... {count} {'provision' if count == 1 else 'provisions'} the same"


def _marked(sign: str, text: str) -> str:
    """Return a text marked as deleted or inserted; nothing, if there is none."""
    return f"{{{sign}{text}{sign}}}" if text else ""


def _shortened(text: str, *, first: bool = False, last: bool = False) -> str:
    """Return the beginning and the end of a text; of the first stretch only the end."""
    pieces = tokens(text)
    if len(pieces) <= 4 * NEAR + 2:
        return text
    begin = "" if first else "".join(pieces[: 2 * NEAR]).rstrip()
    end = "" if last else "".join(pieces[-2 * NEAR :]).lstrip()
    if first and last:
        begin = "".join(pieces[: 4 * NEAR]).rstrip()
    return f"{begin}{GAP}{end}".strip(" ") if first and last else f"{begin}{GAP}{end}"


def _written(unit: Unit) -> str:
    """Return a unit as it is read."""
    match unit:
        case Run(text=text):
            return text
        case Note(text=text):
            return f"{{{text}}}"
        case Blank(text=text):
            return f"[{text}]"
        case Said(stances=stances):
            return f" - {write_stances(stances)}"
    return SIGNS[type(unit)]
