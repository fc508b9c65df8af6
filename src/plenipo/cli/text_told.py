"""What ``plenipo text check`` prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from plenipo.core.errors import UsageError
from plenipo.core.nearest import did_you_mean
from plenipo.text.account import Account, Held, by_kind
from plenipo.text.reading import Counts, Reading

VERBS = {
    "propose": "proposes",
    "support": "supports",
    "oppose": "opposes",
    "reserve": "reserves on",
    "move": "wants moved",
    "merge": "wants merged",
    "clarify": "asks about",
}
"""What a party does with words, in a sentence."""


def irregular_lines(file: Path, reading: Reading | None) -> Iterator[str]:
    """Return what is irregular, each with its place, as editors and compilers write places."""
    if reading is None:
        return
    for each in reading.irregularities:
        yield f"{file}:{each.line}:{each.column}: {each.sentence} {each.reading}"
    if reading.irregularities:
        yield ""


def account_lines(file: Path, reading: Reading | None, found: Account) -> Iterator[str]:
    """Return the account of a text: its brackets, article by article, party by party."""
    yield (
        f"{file}: {_many(found.provisions, 'provision')}, {found.open} of them open;"
        f" {_many(found.brackets, 'bracket')} with {_many(found.alternatives, 'reading')};"
        f" {_many(found.options, 'option')}, {found.blanks} missing,"
        f" {_many(found.notes, 'note')}."
    )
    if reading is not None:
        yield _counted(reading.counts)
    yield from _stretches(found)
    yield from _parties(found)
    yield ""
    if found.clean:
        yield "Clean: nothing is bracketed, nothing is missing."
    else:
        yield f"Bracketed: {found.open} of {_many(found.provisions, 'provision')} are open."


def _counted(counts: Counts) -> str:
    return (
        f"Of {counts.opening} '[' and {counts.closing} ']', {2 * counts.paired} belong together in"
        f" pairs, {counts.crossing} of these over several paragraphs; {counts.alone} stand alone."
        f" The deepest words stand in {_many(counts.deepest, 'bracket')}."
    )


def _stretches(found: Account) -> Iterator[str]:
    open_ones = [stretch for stretch in found.stretches if stretch.open]
    if not open_ones:
        return
    yield ""
    width = max(len(stretch.where) for stretch in open_ones)
    for stretch in open_ones:
        agreed = f", {stretch.agreed} agreed" if stretch.agreed else ""
        yield (
            f"  {stretch.where or '(before any heading)':<{width}}  open: {stretch.open:>3} of"
            f" {stretch.provisions:>3}   brackets: {stretch.brackets:>3}{agreed}"
        )


def _parties(found: Account) -> Iterator[str]:
    yield ""
    if not found.parties:
        if found.brackets:
            yield "No bracket says who holds it."
        return
    for party, held in found.parties.items():
        counted = ", ".join(f"{VERBS[kind]} {count}" for kind, count in by_kind(held).items())
        yield f"  {party}: {counted}"
    if found.unowned:
        yield f"  nobody named: {_many(found.unowned, 'bracket')}"


def party_lines(
    party: str, parties: Mapping[str, Sequence[Held]], reading: Reading | None
) -> Iterator[str]:
    """Return all that one party holds, each with its line.

    :raises UsageError: when it holds nothing, naming who is near.
    """
    if party not in parties:
        sentence = f"'{party}' holds nothing of this text"
        raise UsageError(sentence + did_you_mean(party, parties))
    for held in parties[party]:
        words = f'"{held.words}"' if held.words else "no text"
        note = f" ({held.note})" if held.note else ""
        line = f"line {reading.line(held.bracket)}, " if reading else ""
        yield f"{line}{held.where}: {VERBS[held.kind]} {words}{note}"


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
