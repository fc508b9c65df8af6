"""The office file beside a register: what is no act, and may be lost or deleted without a hole."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import apsw

from plenipo.register.store import StoreError

APPLICATION_ID = 0x506C654F  # "PleO"
BUSY_MILLISECONDS = 5_000
PRIVATE = 0o600

STEPS: tuple[tuple[str, ...], ...] = (
    (
        (
            "CREATE TABLE account(code TEXT PRIMARY KEY COLLATE NOCASE, name TEXT NOT NULL,"
            " email TEXT NOT NULL COLLATE NOCASE, language TEXT NOT NULL, handle BLOB NOT NULL"
            " UNIQUE, created INTEGER NOT NULL, disabled INTEGER) STRICT"
        ),
        "CREATE UNIQUE INDEX account_email ON account(email) WHERE email != ''",
        (
            "CREATE TABLE passkey(id BLOB PRIMARY KEY, person TEXT NOT NULL REFERENCES account"
            " ON DELETE CASCADE, public_key BLOB NOT NULL, sign_count INTEGER NOT NULL,"
            " label TEXT NOT NULL, created INTEGER NOT NULL, used INTEGER) STRICT, WITHOUT ROWID"
        ),
        "CREATE INDEX passkey_person ON passkey(person)",
        (
            "CREATE TABLE password(person TEXT PRIMARY KEY REFERENCES account ON DELETE CASCADE,"
            " hash TEXT NOT NULL, secret TEXT NOT NULL, step INTEGER NOT NULL,"
            " changed INTEGER NOT NULL) STRICT, WITHOUT ROWID"
        ),
        (
            "CREATE TABLE subject(issuer TEXT, subject TEXT, person TEXT NOT NULL REFERENCES"
            " account ON DELETE CASCADE, linked INTEGER NOT NULL, PRIMARY KEY(issuer, subject))"
            " STRICT, WITHOUT ROWID"
        ),
        "CREATE INDEX subject_person ON subject(person)",
        (
            "CREATE TABLE session(digest BLOB PRIMARY KEY, code TEXT NOT NULL UNIQUE, person TEXT"
            " NOT NULL REFERENCES account ON DELETE CASCADE, created INTEGER NOT NULL,"
            " seen INTEGER NOT NULL, agent TEXT NOT NULL, how TEXT NOT NULL) STRICT, WITHOUT ROWID"
        ),
        "CREATE INDEX session_person ON session(person)",
        (
            "CREATE TABLE invitation(digest BLOB PRIMARY KEY, person TEXT NOT NULL UNIQUE"
            " REFERENCES account ON DELETE CASCADE, by TEXT NOT NULL, created INTEGER NOT NULL)"
            " STRICT, WITHOUT ROWID"
        ),
        (
            "CREATE TABLE attempt(digest BLOB PRIMARY KEY, count INTEGER NOT NULL, until INTEGER"
            " NOT NULL, forgotten INTEGER NOT NULL) STRICT, WITHOUT ROWID"
        ),
        (
            "CREATE TABLE ceremony(browser BLOB, kind TEXT, data BLOB NOT NULL, expires INTEGER"
            " NOT NULL, PRIMARY KEY(browser, kind)) STRICT, WITHOUT ROWID"
        ),
    ),
    (
        (
            "CREATE TABLE draft(delegation TEXT, session TEXT, item TEXT, by TEXT NOT NULL,"
            " at INTEGER NOT NULL, fields TEXT NOT NULL, PRIMARY KEY(delegation, session, item))"
            " STRICT, WITHOUT ROWID"
        ),
    ),
    (
        "CREATE TABLE post(opened INTEGER NOT NULL) STRICT",
        (
            "CREATE TABLE wish(person TEXT PRIMARY KEY REFERENCES account ON DELETE CASCADE,"
            " how TEXT NOT NULL, hour INTEGER NOT NULL, zone TEXT NOT NULL, silences INTEGER,"
            " awaiting INTEGER, decisions INTEGER, digested INTEGER NOT NULL) STRICT, WITHOUT ROWID"
        ),
        (
            "CREATE TABLE letter(id TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES account"
            " ON DELETE CASCADE, made INTEGER NOT NULL, due INTEGER NOT NULL, tries INTEGER"
            " NOT NULL, sent INTEGER) STRICT, WITHOUT ROWID"
        ),
        "CREATE INDEX letter_due ON letter(due) WHERE sent IS NULL",
        (
            "CREATE TABLE notice(person TEXT REFERENCES account ON DELETE CASCADE, key TEXT,"
            " letter TEXT NOT NULL REFERENCES letter ON DELETE CASCADE, PRIMARY KEY(person, key))"
            " STRICT, WITHOUT ROWID"
        ),
        "CREATE INDEX notice_letter ON notice(letter)",
        (
            "CREATE TABLE feed(digest BLOB PRIMARY KEY, person TEXT NOT NULL UNIQUE REFERENCES"
            " account ON DELETE CASCADE, made INTEGER NOT NULL) STRICT, WITHOUT ROWID"
        ),
    ),
    (
        (
            "CREATE TABLE ballot_paper(number BLOB PRIMARY KEY, session TEXT NOT NULL, vote TEXT"
            " NOT NULL, choice TEXT NOT NULL) STRICT, WITHOUT ROWID"
        ),
        (
            "CREATE TABLE ballot_voter(session TEXT, vote TEXT, member TEXT, by TEXT NOT NULL,"
            " PRIMARY KEY(session, vote, member)) STRICT, WITHOUT ROWID"
        ),
    ),
    (
        (
            "CREATE TABLE slip(number INTEGER PRIMARY KEY AUTOINCREMENT, whose TEXT NOT NULL,"
            " session TEXT NOT NULL, document TEXT NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL,"
            " act TEXT NOT NULL, line TEXT NOT NULL) STRICT"
        ),
        "CREATE INDEX slip_place ON slip(whose, session, document)",
    ),
    (
        "ALTER TABLE wish ADD COLUMN treaties INTEGER",
        (  # who wished to be told of everything still is
            "UPDATE wish SET treaties = digested WHERE silences IS NOT NULL AND awaiting IS NOT"
            " NULL AND decisions IS NOT NULL"
        ),
    ),
    (
        (
            "CREATE TABLE reply(code TEXT PRIMARY KEY, digest BLOB NOT NULL UNIQUE, communique TEXT"
            " NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, text TEXT NOT NULL, language TEXT"
            " NOT NULL, sent INTEGER NOT NULL, settled INTEGER) STRICT, WITHOUT ROWID"
        ),
    ),
)
"""What brings a file from each version to the next; only ever added to."""

Rows = list[tuple[Any, ...]]


def office_path(register: Path) -> Path:
    """Return where the office file of a register lies: ``x.office`` beside ``x.plenipo``."""
    return register.with_suffix(".office")


class Office:
    """An office file. Any thread may use it: one at a time does."""

    def __init__(self, path: Path, connection: apsw.Connection) -> None:
        """Use :meth:`open`."""
        self.path = path
        self._connection = connection
        self._turn = threading.RLock()
        self.moves = 0
        """What is another number after each change by which somebody may be another than before."""

    @classmethod
    def open(cls, path: Path) -> Office:
        """Open an office file, made where there is none; only its owner may read it.

        :raises StoreError: when it cannot be made or read, is none, or of a later version.
        """
        try:
            with contextlib.suppress(FileExistsError):
                os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, PRIVATE))
            path.chmod(PRIVATE)
            with contextlib.ExitStack() as undo:
                connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
                undo.callback(connection.close)
                _bring_up_to_date(path, connection)
                undo.pop_all()
        except OSError as error:
            sentence = f"The office file '{path}' cannot be opened: {error.strerror}."
            raise StoreError(sentence) from None
        except apsw.Error as error:
            raise StoreError(f"The office file '{path}' cannot be opened: {error}.") from None
        return cls(path, connection)

    def rows(self, query: str, *values: object) -> Rows:
        """Return what a query finds."""
        with self._turn:
            return list(self._connection.execute(query, values))

    def row(self, query: str, *values: object) -> tuple[Any, ...] | None:
        """Return the first that a query finds."""
        return next(iter(self.rows(query, *values)), None)

    def change(self, statement: str, *values: object) -> int:
        """Change something, durably; return how many rows it concerned."""
        self.moves += 1
        try:
            return self.note(statement, *values)
        finally:
            self.moves += 1  # who looked meanwhile saw it as it was

    def note(self, statement: str, *values: object) -> int:
        """Change something by which nobody becomes another than before."""
        with self._turn, self.together():
            self._connection.execute(statement, values)
            return self._connection.changes()

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """Do what is within whole or not at all; nobody else comes between."""
        with self._turn:
            if self._connection.in_transaction:
                yield
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def cut_journal(self) -> None:
        """Leave nothing in the journal of what was deleted, as far as no reader holds on to it."""
        with self._turn:
            self._connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)

    def close(self) -> None:
        """Let go of the file."""
        with self._turn:
            self._connection.close()


def stamp(moment: datetime) -> int:
    """Return a moment as the file holds it: seconds since 1970, UTC."""
    return int(moment.timestamp())


def moment(stamped: int) -> datetime:
    """Return the moment of a stamp."""
    return datetime.fromtimestamp(stamped, UTC)


def _bring_up_to_date(path: Path, connection: apsw.Connection) -> None:
    """Make the tables of this version, one step after the other.

    :raises StoreError: when the file is another program's, or of a later version.
    """
    connection.set_busy_timeout(BUSY_MILLISECONDS)
    found = connection.execute("PRAGMA application_id").get
    empty = connection.execute("SELECT count(*) FROM sqlite_master").get == 0
    if found != APPLICATION_ID and not empty:
        raise StoreError(f"'{path}' is an SQLite file, but not an office file of Plenipo.")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    version = connection.execute("PRAGMA user_version").get
    if version > len(STEPS):
        sentence = f"The office file '{path}' has version {version}; this program reads"
        raise StoreError(f"{sentence} {len(STEPS)}.", "Use the version that wrote it, or a newer.")
    with connection:
        for statement in (each for step in STEPS[version:] for each in step):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(STEPS)}")
