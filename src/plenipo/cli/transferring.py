"""What ``plenipo export`` and ``plenipo import`` do."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from plenipo.assembly import house
from plenipo.cli.circumstances import reading_as
from plenipo.cli.terminal import say
from plenipo.cli.verifying import counted, processes, read_key
from plenipo.core.errors import InputError
from plenipo.exchange.jsonl import Header, read, write
from plenipo.register.checkpoint import Verifier
from plenipo.register.keys import keep_key, key_path
from plenipo.register.keys import read_key as read_private_key
from plenipo.register.opening import open_to_read
from plenipo.register.transfer import Arrival, Consignment, TransferError, bring_in, leaves
from plenipo.register.verify import verify

STANDARD = Path("-")
HEADER_LINES = 1


def export_register(path: Path, file: Path, reader: str) -> int:
    """Write a verified register as JSON lines.

    :raises TransferError: when it does not verify; then nothing is written.
    """
    faults = verify(path, house(), thorough=False, processes=processes()).faults
    if faults:
        sentence = f"The register '{path}' is not verified: {faults[0].sentence}"
        raise TransferError(sentence, "Nothing was exported.")
    reading = open_to_read(path, house())
    with contextlib.closing(reading.store) as store, _target(file) as target:
        store.connection.execute("BEGIN")  # one moment of it, whatever is appended meanwhile
        header = Header(
            form="plenipo-register/1",
            origin=reading.verifier.origin,
            key=reading.verifier.write(),
            size=store.size(),
            checkpoint=store.checkpoint() or "",
        )
        who = reading_as(reader)
        target.writelines(write(header, leaves(store, house().codec, who)))
    if file != STANDARD:
        say(f"The register '{path}' was exported to '{file}': {counted(header.size)}.")
    return 0


def import_register(file: Path, path: Path, key: str, with_key: Path | None) -> int:
    """Make or continue a register from JSON lines.

    :raises TransferError: naming the line that does not fit; then nothing is written.
    """
    private = read_private_key(with_key) if with_key else None
    if private and key_path(path).exists():
        raise InputError(f"The key '{key_path(path)}' is already there: leave out --with-key.")
    name = "standard input" if file == STANDARD else f"'{file}'"
    with _source(file) as source:
        header, lines = read(source, name)
        trusted = read_key(key or header.key)
        if private and private.verifier.write() != trusted.write():
            raise InputError(f"'{with_key}' is not the private key of '{trusted.write()}'.")
        consignment = Consignment(trusted, header.checkpoint, (line.parts() for line in lines))
        arrival = _bring_in(path, consignment, name, whole=private is not None)
    if private:
        keep_key(path, private)
    _tell(path, arrival, trusted)
    return 0


def _bring_in(path: Path, consignment: Consignment, name: str, *, whole: bool) -> Arrival:
    try:
        return bring_in(path, house(), consignment, whole=whole, processes=processes())
    except TransferError as error:
        if error.fault is None:
            raise
        entry = error.fault.entry
        where = name if entry is None else f"{name}, line {entry + 1 + HEADER_LINES}"
        raise TransferError(f"{where}: {error.sentence}", error.advice) from None


def _tell(path: Path, arrival: Arrival, trusted: Verifier) -> None:
    new = arrival.size - arrival.first
    if arrival.first and not new:
        say(f"The register '{path}' has it all already: {counted(arrival.size)}.")
    elif arrival.first:
        say(f"The register '{path}' goes on with {counted(new)}, from entry {arrival.first} on.")
    else:
        say(f"The register '{path}' was made, and is verified: {counted(arrival.size)}.")
    if arrival.withheld:
        say(f"Without the bytes of what is sealed: {counted(arrival.withheld)}.")
    say(f"Signed by:   {trusted.write()}")


@contextlib.contextmanager
def _target(file: Path) -> Iterator[BinaryIO]:
    """Open what is written to; a file is new, and taken away again if it could not be finished."""
    if file == STANDARD:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with file.open("xb") as target:
            try:
                yield target
            except BaseException:
                file.unlink()
                raise
    except FileExistsError:
        raise InputError(f"'{file}' is already there: name a new file.") from None
    except OSError as error:
        raise InputError(f"'{file}' cannot be written: {error.strerror}.") from None


@contextlib.contextmanager
def _source(file: Path) -> Iterator[BinaryIO]:
    if file == STANDARD:
        yield sys.stdin.buffer
        return
    try:
        source = file.open("rb")
    except OSError as error:
        raise InputError(f"'{file}' cannot be read: {error.strerror}.") from None
    with source:
        yield source
