"""The embedded store: one SQLite file, write-ahead log, every commit synchronised to the disk."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import IO

import apsw

from plenipo.register.store import Append, Row, Snapshot, StoreError

APPLICATION_ID = 0x506C656E  # "Plen"
FORMAT = 1
MOST_ROWS = 512
MAGIC = b"SQLite format 3\x00"
BUSY_MILLISECONDS = 5_000

SCHEMA = (
    (
        "CREATE TABLE entry(seq INTEGER PRIMARY KEY, body BLOB NOT NULL, digest BLOB NOT NULL,"
        " secret BLOB, salt BLOB, key TEXT) STRICT"
    ),
    (
        "CREATE TABLE subtree(height INTEGER, position INTEGER, digest BLOB NOT NULL,"
        " PRIMARY KEY(height, position)) STRICT, WITHOUT ROWID"
    ),
    "CREATE TABLE checkpoint(only INTEGER PRIMARY KEY CHECK(only = 0), note TEXT NOT NULL) STRICT",
    (
        "CREATE TABLE request(key TEXT PRIMARY KEY, first INTEGER NOT NULL, count INTEGER NOT NULL)"
        " STRICT, WITHOUT ROWID"
    ),
    (
        "CREATE TABLE snapshot(only INTEGER PRIMARY KEY CHECK(only = 0), size INTEGER NOT NULL,"
        " statement TEXT NOT NULL, signature BLOB NOT NULL, state BLOB NOT NULL) STRICT"
    ),
)


class SqliteStore:
    """A register's file. Readers may be many; the writer holds the lock beside it."""

    def __init__(self, path: Path, connection: apsw.Connection, lock: IO[str] | None) -> None:
        """Use :meth:`create`, :meth:`open_to_write` or :meth:`open_to_read`."""
        self.path = path
        self.connection = connection
        self._lock = lock
        self._reading = connection if lock is None else None

    @classmethod
    def create(cls, path: Path) -> SqliteStore:
        """Make a new, empty file.

        :raises StoreError: when something is already there, or the folder cannot be written.
        """
        _require_absent(path)
        with _sentences(path), contextlib.ExitStack() as undo:
            lock = undo.enter_context(_lock(path))
            _require_absent(path)  # another process may just have made it
            undo.callback(remove, path)
            connection = _connect(path, apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE)
            undo.callback(connection.close)
            _lay_out(connection)
            undo.pop_all()
        return cls(path, connection, lock)

    @classmethod
    def open_to_write(cls, path: Path) -> SqliteStore:
        """Open a register as its one writer.

        :raises StoreError: when it is missing, no register, read-only, or has another writer.
        """
        _require(path)
        if not os.access(path, os.W_OK):
            sentence = f"The register '{path}' is read-only: nothing can be recorded in it."
            raise StoreError(sentence, "Make the file writable, or work on a copy.")
        with _sentences(path), contextlib.ExitStack() as undo:
            lock = undo.enter_context(_lock(path))
            connection = undo.enter_context(
                contextlib.closing(_connect(path, apsw.SQLITE_OPEN_READWRITE))
            )
            _recognise(path, connection)
            connection.execute("PRAGMA journal_mode = WAL")
            undo.pop_all()
        return cls(path, connection, lock)

    @classmethod
    def open_to_read(cls, path: Path) -> SqliteStore:
        """Open a register to read; a writer may go on meanwhile.

        :raises StoreError: when it is missing or no register.
        """
        _require(path)
        with _sentences(path), contextlib.ExitStack() as undo:
            connection = undo.enter_context(contextlib.closing(_connect_to_read(path)))
            _recognise(path, connection)
            undo.pop_all()
        return cls(path, connection, None)

    @property
    def reading(self) -> apsw.Connection:
        """The connection to read by: while the writer commits, others go on reading."""
        if self._reading is None:
            self._reading = _connect(self.path, apsw.SQLITE_OPEN_READONLY)
        return self._reading

    def size(self) -> int:
        """Return how many entries there are."""
        with _sentences(self.path):
            last = self.reading.execute("SELECT max(seq) FROM entry").get
        return 0 if last is None else int(last) + 1

    def append(self, addition: Append) -> None:
        """Add entries and the checkpoint over them in one durable transaction."""
        run = self.connection
        with _sentences(self.path):
            run.execute("BEGIN IMMEDIATE")
            try:
                for rows in _portions(addition.rows):
                    run.execute(_insert(len(rows)), [value for row in rows for value in row])
                if addition.nodes:
                    run.executemany("INSERT INTO subtree VALUES(?, ?, ?)", addition.nodes)
                run.execute("REPLACE INTO checkpoint VALUES(0, ?)", (addition.checkpoint,))
                run.execute("COMMIT")
            except BaseException:
                if run.in_transaction:
                    run.execute("ROLLBACK")
                raise

    def rows(self, start: int = 0, stop: int | None = None) -> Iterator[Row]:
        """Return entries from one number up to another, in order."""
        return map(Row._make, self._select("seq, body, digest, secret, salt, key", start, stop))

    def bodies(self, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """Return the readable bytes of entries: a sealed one's own bytes where they are held."""
        return (body for (body,) in self._select("coalesce(secret, body)", start, stop))

    def confidential(self, stop: int) -> Iterator[bytes]:
        """Return the readable bytes of the confidential entries before a number, in order."""
        query = "SELECT secret FROM entry WHERE secret IS NOT NULL AND seq < ? ORDER BY seq"
        with _sentences(self.path):
            yield from (body for (body,) in self.reading.execute(query, (stop,)))

    def _select(self, columns: str, start: int, stop: int | None) -> Iterator[tuple[bytes, ...]]:
        query = f"SELECT {columns} FROM entry WHERE seq >= ? AND seq < ? ORDER BY seq"  # noqa: S608
        limit = stop if stop is not None else 1 << 62
        with _sentences(self.path):
            yield from self.reading.execute(query, (start, limit))

    def nodes(self, height: int, start: int, stop: int) -> Sequence[bytes]:
        """Return the kept digests at a height, from one position up to another."""
        if height:
            query = "SELECT digest FROM subtree WHERE height = ? AND position >= ? AND position < ?"
            limits: tuple[int, ...] = (height, start, stop)
            query += " ORDER BY position"
        else:
            query = "SELECT digest FROM entry WHERE seq >= ? AND seq < ? ORDER BY seq"
            limits = (start, stop)
        with _sentences(self.path):
            return [digest for (digest,) in self.reading.execute(query, limits)]

    def checkpoint(self) -> str | None:
        """Return the latest signed checkpoint."""
        with _sentences(self.path):
            note: str | None = self.reading.execute("SELECT note FROM checkpoint").get
        return note

    def has_requests(self) -> bool:
        """Tell whether any key of a request is indexed."""
        with _sentences(self.path):
            return self.reading.execute("SELECT 1 FROM request LIMIT 1").get is not None

    def request(self, key: str) -> tuple[int, int] | None:
        """Return first number and count of the entries of an earlier, indexed request."""
        query = "SELECT first, count FROM request WHERE key = ?"
        with _sentences(self.path):
            found: tuple[int, int] | None = self.reading.execute(query, (key,)).get
        return found

    def snapshot(self) -> Snapshot | None:
        """Return the latest snapshot."""
        query = "SELECT size, statement, signature, state FROM snapshot"
        with _sentences(self.path):
            found = self.reading.execute(query).get
        return None if found is None else Snapshot(*found)

    def keep_snapshot(self, snapshot: Snapshot) -> None:
        """Replace the snapshot, and index the keys of all requests up to it."""
        index = (
            "INSERT OR IGNORE INTO request SELECT key, min(seq), count(*) FROM entry"
            " WHERE key IS NOT NULL AND seq >= ? AND seq < ? GROUP BY key ORDER BY key"
        )
        with _sentences(self.path), self.connection:
            kept = self.connection.execute("SELECT size FROM snapshot").get
            self.connection.execute(index, (kept or 0, snapshot.size))
            self.connection.execute("REPLACE INTO snapshot VALUES(0, ?, ?, ?, ?)", snapshot)

    def version(self) -> int:
        """Return a number that changes when another process has written."""
        with _sentences(self.path):
            number: int = self.reading.execute("PRAGMA data_version").get
        return number

    def close(self) -> None:
        """Let go of the file; what was appended stands."""
        if self._reading is not None:
            self._reading.close()
        self.connection.close()
        if self._lock is not None:
            self._lock.close()


def remove(path: Path) -> None:
    """Remove a register's file with what SQLite keeps beside it; only for one just made."""
    for suffix in ("", "-wal", "-shm", ".lock"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


def _require_absent(path: Path) -> None:
    if path.exists():
        sentence = f"'{path}' is already there: name a new file, or open this one."
        raise StoreError(sentence)


def _lay_out(connection: apsw.Connection) -> None:
    """Make an empty file a register without entries."""
    connection.execute("PRAGMA journal_mode = WAL")
    with connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
        for statement in SCHEMA:
            connection.execute(statement)


def _recognise(path: Path, connection: apsw.Connection) -> None:
    """Refuse a file that is not a register, or one of a later format."""
    if connection.execute("PRAGMA application_id").get != APPLICATION_ID:
        raise StoreError(f"'{path}' is an SQLite file, but not a register of Plenipo.")
    found = connection.execute("PRAGMA user_version").get
    if found != FORMAT:
        sentence = f"The register '{path}' has format {found}; this program reads {FORMAT}."
        raise StoreError(sentence, "Use the program of the version that wrote it, or a newer.")


def _portions(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Part rows into portions of a power of two each, so that few statements are ever prepared."""
    start = 0
    while left := len(rows) - start:
        count = min(1 << (left.bit_length() - 1), MOST_ROWS)
        yield rows[start : start + count]
        start += count


@cache
def _insert(count: int) -> str:
    """Return one statement for many rows: SQLite runs it whole, while others compute."""
    return "INSERT INTO entry VALUES" + ",".join(["(?,?,?,?,?,?)"] * count)


def _require(path: Path) -> None:
    """Say in a sentence when there is no register to open."""
    if not path.exists():
        raise StoreError(f"There is no register '{path}': check the name.")
    if path.is_dir():
        raise StoreError(f"'{path}' is a folder, not a register: name the file.")
    try:
        with path.open("rb") as file:
            start = file.read(len(MAGIC))
    except OSError as error:
        raise StoreError(f"The register '{path}' cannot be read: {error.strerror}.") from None
    if start != MAGIC:
        raise StoreError(f"'{path}' is not a register: it does not begin as an SQLite file.")


def _connect(path: Path, flags: int) -> apsw.Connection:
    connection = apsw.Connection(str(path), flags=flags)
    connection.set_busy_timeout(BUSY_MILLISECONDS)
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _connect_to_read(path: Path) -> apsw.Connection:
    """Open read-only; where even the folder is read-only, as a file that nobody changes."""
    try:
        connection = _connect(path, apsw.SQLITE_OPEN_READONLY)
        connection.execute("SELECT 1 FROM sqlite_master").get  # noqa: B018 - reads the file
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        if Path(f"{path}-wal").exists():
            raise
        address = f"{path.absolute().as_uri()}?immutable=1"
        flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        connection = apsw.Connection(address, flags=flags)
    return connection


def _lock(path: Path) -> IO[str]:
    """Take the writer's lock, a file beside the register; the system frees it if we die.

    :raises StoreError: when another process holds it, naming that process.
    """
    lock = Path(f"{path}.lock").open("a+")  # noqa: SIM115 - held while the store is open
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.seek(0)
        holder = lock.read().strip() or "unknown"
        lock.close()
        sentence = f"Another process (number {holder}) is writing to the register '{path}'."
        raise StoreError(sentence, "Wait until it is done, or stop it.") from None
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return lock


@contextlib.contextmanager
def _sentences(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say into one sentence each."""
    try:
        yield
    except apsw.FullError:
        sentence = f"The disk is full: nothing was added to the register '{path}'."
        raise StoreError(sentence, "Free some space, then do it again.") from None
    except apsw.BusyError:
        sentence = f"The register '{path}' is locked by another program: nothing was added."
        raise StoreError(sentence, "Close that program, then do it again.") from None
    except apsw.ReadOnlyError:
        sentence = f"The register '{path}' is read-only: nothing was added."
        raise StoreError(sentence, "Make the file and its folder writable.") from None
    except (apsw.NotADBError, apsw.CorruptError, apsw.SchemaChangeError) as error:
        raise BrokenFileError(f"The file '{path}' is damaged: {error}.") from None
    except (apsw.Error, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        sentence = f"The register '{path}' cannot be read or written: {reason}."
        raise StoreError(
            sentence, "Check the disk and the rights to the file and folder."
        ) from None


class BrokenFileError(StoreError):
    """The file is not what SQLite wrote: restore it from a copy."""

    code = "broken-file"
    exit = 1
    advice = "Restore it from a copy, and compare the copy's checkpoint with one you kept."
