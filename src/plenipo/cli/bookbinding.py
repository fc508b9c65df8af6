"""What ``plenipo book`` does and prints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from plenipo.assembly import house
from plenipo.capabilities.books.binding import bind
from plenipo.capabilities.books.book import CERTIFIED, INITIALLED, ORIGINAL, Book
from plenipo.capabilities.books.matter import Matter, matter_of
from plenipo.capabilities.books.objections import against
from plenipo.cli.recording import tell_objections
from plenipo.cli.terminal import say, tell
from plenipo.core.clock import parse_moment
from plenipo.core.codes import digest
from plenipo.core.errors import InputError, UsageError
from plenipo.core.fold import Lens, State
from plenipo.exchange.books.printing import write_book
from plenipo.register.opening import open_to_read
from plenipo.web.commands import circles

DONE, NOT_READY = 0, 1


class Wanted(msgspec.Struct, frozen=True):
    """Which book is wanted: of a treaty or document, whose copy, and which variant."""

    what: str
    copy: str
    initialled: bool
    certified: bool

    @property
    def variant(self) -> str:
        """The variant, one of those of :mod:`plenipo.capabilities.books.book`.

        :raises UsageError: two are wanted at once.
        """
        if self.initialled and self.certified:
            raise UsageError("A book is initialled or a certified copy: choose one of them.")
        return INITIALLED if self.initialled else CERTIFIED if self.certified else ORIGINAL

    @property
    def file(self) -> Path:
        """What its file is called, where nothing else is said."""
        variant = "" if self.variant == ORIGINAL else self.variant
        return Path("-".join(filter(None, (self.what, self.copy, variant))) + ".pdf")


def make_book(register: Path, wanted: Wanted, out: Path | None, reader: str, as_of: str) -> int:
    """Make a book and print what it is, or why there is none; return the exit code.

    :raises InputError: there is no such treaty or document, or the file cannot be written.
    """
    variant = wanted.variant
    state = _state(register, Lens(circles(reader), parse_moment(as_of) if as_of else None))
    matter = _matter(state, wanted)
    refusals = tuple(against(matter))
    if refusals:
        tell(f"There is no signing book of '{wanted.what}' yet.")
        tell_objections(refusals)
        return NOT_READY
    made = bind(state, matter, variant, wanted.copy)
    body, path = write_book(made), out or wanted.file
    try:
        path.write_bytes(body)
    except OSError as error:
        raise InputError(f"The book '{path}' cannot be written: {error.strerror}.") from None
    _tell(register, path, made, digest(body))
    return DONE


def _state(register: Path, lens: Lens) -> State:
    reading = open_to_read(register, house())
    try:
        return reading.state(lens)
    finally:
        reading.store.close()


def _matter(state: State, wanted: Wanted) -> Matter:
    matter = matter_of(state, wanted.what)
    if matter is None:
        raise InputError(
            f"There is no text of '{wanted.what}' here, neither as a treaty nor as a document.",
            "A treaty is printed from the document that it names.",
        )
    if wanted.copy and wanted.copy not in matter.signatories:
        known = ", ".join(matter.signatories)
        raise UsageError(f"'{wanted.copy}' does not sign it: those who do are {known}.")
    if wanted.certified and not matter.depositary:
        raise UsageError(f"'{wanted.what}' has no depositary to certify a copy.")
    return matter


def _tell(register: Path, path: Path, made: Book, pdf: str) -> None:
    say(str(path))
    say(f"  {pdf}")
    for leaf in made.leaves:
        say(f"  {leaf.file}  {leaf.digest}")
        if not leaf.testimonium:
            say(f"  The text in '{leaf.language}' stands as it is: no testimonium was added.")
    if made.variant == ORIGINAL:
        say("Those who sign it, in order: " + ", ".join(slot.code for slot in made.slots))
        say("To put it before them:")
        say("  plenipo act book.made " + " ".join((str(register), *_options(made, pdf))))


def _options(made: Book, pdf: str) -> Iterator[str]:
    """Return what the register is told of a book."""
    code = made.treaty or made.document
    yield f"--book {'-'.join(filter(None, (code, made.keeper)))}"
    yield f"--session {made.session} --document {made.document}"
    if made.treaty:
        yield f"--treaty {made.treaty}"
    yield f"--pdf {pdf}"
    yield "--texts " + " ".join(f"{leaf.language}={leaf.digest}" for leaf in made.leaves)
    yield "--signatories " + " ".join(slot.code for slot in made.slots)
    if made.keeper:
        yield f"--keeper {made.keeper}"
