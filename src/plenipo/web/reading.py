"""The register as the server reads it: kept open, kept up to date, seen through few lenses."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from plenipo.core.audience import Reader
from plenipo.core.fold import Lens
from plenipo.register.opening import Reading, open_to_read
from plenipo.register.registrar import Domain
from plenipo.register.store import StoreError
from plenipo.register.view import Seen

MOMENTS = 8
"""How many past moments are kept folded."""


class ReadingRoom:
    """A register, read for one reader while other processes write to it.

    Not safe to enter from two threads at once: the site lets in one after the other.
    """

    def __init__(self, path: Path, domain: Domain, reader: Reader) -> None:
        """Open the register.

        :raises PlenipoError: when it cannot be read.
        """
        self.path = path
        self.reader = reader
        self._domain = domain
        self._reading: Reading | None = None
        self.look()

    def look(self, as_of: datetime | None = None) -> tuple[Seen, Seen]:
        """Return the register at a moment (now unless told), and the register now.

        :raises PlenipoError: when it cannot be read.
        """
        try:
            present = self._follow()
            return (present if as_of is None else self._past(as_of)), present
        except BaseException:
            self.leave()
            raise

    @property
    def mark(self) -> str:
        """What changes whenever the register does; valid after :meth:`look`."""
        return self._mark

    def leave(self) -> None:
        """Close the register; the next look opens it again."""
        if self._reading is not None:
            self._reading.store.close()
        self._reading = None

    def _follow(self) -> Seen:
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
            for seen in (self._present, *self._pasts.values()):
                seen.take_in(lines)
            self._note(reading, version, size)
        return self._present

    def _open(self) -> Seen:
        self.leave()
        self._inode = self._identity()
        self._reading = reading = open_to_read(self.path, self._domain)
        version = reading.store.version()
        self._present = Seen(reading, Lens(self.reader))
        self._pasts: OrderedDict[datetime, Seen] = OrderedDict()
        self._note(reading, version, self._present.state.size)
        return self._present

    def _note(self, reading: Reading, version: int, size: int) -> None:
        checkpoint = reading.store.checkpoint() or ""
        self._version, self._size = version, size
        self._mark = sha256(f"{size}\n{checkpoint}".encode()).hexdigest()

    def _past(self, as_of: datetime) -> Seen:
        reading = self._reading
        if as_of not in self._pasts and reading is not None:
            self._pasts[as_of] = Seen(reading, Lens(self.reader, as_of))
        self._pasts.move_to_end(as_of)
        while len(self._pasts) > MOMENTS:
            self._pasts.popitem(last=False)
        return self._pasts[as_of]

    def _moved(self) -> bool:
        """Tell whether another file lies where the register was opened."""
        return self._identity() != self._inode

    def _identity(self) -> tuple[int, int]:
        try:
            found = self.path.stat()
        except OSError:
            raise StoreError(f"There is no register '{self.path}': check the name.") from None
        return found.st_dev, found.st_ino
