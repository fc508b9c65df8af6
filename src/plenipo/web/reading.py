"""The register as the server reads it: kept open, kept up to date, seen through few lenses."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from plenipo.core.act import Act, Entry
from plenipo.core.audience import EVERYONE, PUBLIC, Reader, may_read
from plenipo.core.fold import Lens
from plenipo.register.codec import Line
from plenipo.register.opening import Reading, open_to_read
from plenipo.register.registrar import Domain
from plenipo.register.store import StoreError
from plenipo.register.view import Seen

MOMENTS = 8
"""How many past moments are kept folded."""
SIGHTS = 400
"""How many different sights of the register are kept folded."""


class Follower(Protocol):
    """Who is told what was appended, before anybody is shown it."""

    def take_in(self, lines: Sequence[Line]) -> None:
        """Take in what was appended."""

    def forget(self) -> None:
        """Begin anew: the register was opened again."""


class ReadingRoom:
    """A register, read for any number of readers while a process writes to it.

    Readers who may read the very same entries share one fold of them, whatever their circles.
    Not safe to enter from two threads at once: the site lets in one after the other.
    """

    def __init__(self, path: Path, domain: Domain, reader: Reader = EVERYONE) -> None:
        """Open the register, and fold what one reader may read.

        :raises PlenipoError: when it cannot be read.
        """
        self.path = path
        self.followers: list[Follower] = []
        self._domain = domain
        self._reading: Reading | None = None
        self._presents: list[Seen] = []
        self._seats: dict[Reader, Seen] = {}
        self._confidential: list[Entry[Act]] | None = None
        self._pasts: OrderedDict[tuple[Reader, datetime], Seen] = OrderedDict()
        self.look(reader)

    def look(self, reader: Reader = EVERYONE, as_of: datetime | None = None) -> tuple[Seen, Seen]:
        """Return what a reader sees of the register at a moment (now unless told), and now.

        :raises PlenipoError: when it cannot be read.
        """
        with self._or_leave():
            reading = self._follow()
            present = self._present(reading, reader)
            return (present if as_of is None else self._past(reading, present, as_of)), present

    def presents(self, readers: Iterable[Reader]) -> list[Seen]:
        """Return what each of some readers sees of the register now.

        :raises PlenipoError: when it cannot be read.
        """
        with self._or_leave():
            reading = self._follow()
            return [self._present(reading, reader) for reader in readers]

    @contextmanager
    def _or_leave(self) -> Iterator[None]:
        """Close the register where it cannot be read."""
        try:
            yield
        except BaseException:
            self.leave()
            raise

    def ready(self, reader: Reader) -> bool:
        """Tell whether what a reader sees now is at hand: nothing has to be folded for it."""
        reading = self._reading
        if reading is None or reader not in self._seats or self._moved():
            return False
        return reading.store.version() == self._version

    @property
    def mark(self) -> str:
        """What changes whenever the register does; valid after :meth:`look`."""
        return self._mark

    def leave(self) -> None:
        """Close the register; the next look opens it again."""
        if self._reading is not None:
            self._reading.store.close()
        self._reading = None

    def _follow(self) -> Reading:
        """Take in what was appended since the last look."""
        reading = self._reading
        if reading is None or self._moved():
            return self._open()
        version = reading.store.version()
        if version != self._version:
            size = reading.store.size()
            if size < self._size:
                return self._open()
            lines = list(reading.domain.codec.entries(reading.store.bodies(self._size, size)))
            for seen in (*self._presents, *self._pasts.values()):
                seen.take_in(lines)
            if any(isinstance(line, Entry) and line.audience != PUBLIC for line in lines):
                self._seats = {seen.lens.reader: seen for seen in self._presents}
                self._confidential = None
            self._note(reading, version, size)
            for follower in self.followers:
                follower.take_in(lines)
        return reading

    def _open(self) -> Reading:
        self.leave()
        self._inode = self._identity()
        self._reading = reading = open_to_read(self.path, self._domain)
        self._presents, self._seats, self._confidential = [], {}, None
        self._pasts = OrderedDict()
        for follower in self.followers:
            follower.forget()
        self._note(reading, reading.store.version(), reading.store.size())
        return reading

    def _note(self, reading: Reading, version: int, size: int) -> None:
        checkpoint = reading.store.checkpoint() or ""
        self._version, self._size = version, size
        self._mark = sha256(f"{size}\n{checkpoint}".encode()).hexdigest()

    def _present(self, reading: Reading, reader: Reader) -> Seen:
        """Return what a reader sees now: that of another who may read the same, if there is one."""
        seat = self._seats.get(reader)
        if seat is None:
            seat = self._shared(reading, reader) if self._presents else None
            if seat is None:
                seat = Seen(reading, Lens(reader))
                self._presents.append(seat)
                self._give_up()
            self._seats[reader] = seat
        return seat

    def _shared(self, reading: Reading, reader: Reader) -> Seen | None:
        mine = self._sight(reading, reader)
        return next(
            (seen for seen in self._presents if self._sight(reading, seen.lens.reader) == mine),
            None,
        )

    def _sight(self, reading: Reading, reader: Reader) -> list[int]:
        """Return the numbers of the confidential entries that a reader may read."""
        if self._confidential is None:
            entries = map(reading.domain.codec.decode, reading.store.confidential(self._size))
            self._confidential = [entry for entry in entries if isinstance(entry, Entry)]
        return [e.seq for e in self._confidential if may_read(e.audience, reader)]

    def _give_up(self) -> None:
        """Let go of the sight that was made first, where there are too many."""
        if len(self._presents) > SIGHTS:
            gone = self._presents.pop(0)
            self._seats = {who: seen for who, seen in self._seats.items() if seen is not gone}

    def _past(self, reading: Reading, present: Seen, as_of: datetime) -> Seen:
        place = present.lens.reader, as_of
        if place not in self._pasts:
            self._pasts[place] = Seen(reading, Lens(present.lens.reader, as_of))
        self._pasts.move_to_end(place)
        while len(self._pasts) > MOMENTS:
            self._pasts.popitem(last=False)
        return self._pasts[place]

    def _moved(self) -> bool:
        """Tell whether another file lies where the register was opened."""
        return self._identity() != self._inode

    def _identity(self) -> tuple[int, int]:
        try:
            found = self.path.stat()
        except OSError:
            raise StoreError(f"There is no register '{self.path}': check the name.") from None
        return found.st_dev, found.st_ino
