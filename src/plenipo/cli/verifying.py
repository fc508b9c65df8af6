"""What ``plenipo verify`` does and prints."""

from __future__ import annotations

import os
from base64 import b64encode
from pathlib import Path

import msgspec

from plenipo.assembly import house
from plenipo.cli.terminal import say
from plenipo.core.errors import InputError
from plenipo.register.checkpoint import CheckpointError, Verifier, parse
from plenipo.register.verify import Verification, verify
from plenipo.register.verify_trust import Trust

VERIFIED, NOT_VERIFIED = 0, 1
SHOWN = 10
"""How many faults are told one by one."""
LONGEST_NOTE = 10_000
"""In bytes; no checkpoint is as long."""


def processes() -> int:
    """Return how many processors there are for us."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def trust(key: str, checkpoint: Path | None, against: Path | None) -> Trust:
    """Put together what is known of a register from elsewhere.

    :raises InputError: when the key or the checkpoint is none.
    """
    return Trust(
        read_key(key) if key else None, _read_note(checkpoint) if checkpoint else "", against
    )


def read_key(text: str) -> Verifier:
    """Read a public key that was given on the command line.

    :raises InputError: when it is none.
    """
    try:
        return Verifier.read(text)
    except CheckpointError as error:
        raise InputError(error.sentence, "Give it as it was given to you.") from None


def _read_note(path: Path) -> str:
    try:
        with path.open("rb") as file:
            note = file.read(LONGEST_NOTE).decode()
        parse(note)
    except OSError as error:
        sentence = f"The checkpoint '{path}' cannot be read: {error.strerror}."
        raise InputError(sentence) from None
    except (UnicodeDecodeError, CheckpointError):
        raise InputError(f"'{path}' does not have the form of a signed checkpoint.") from None
    return note


def verify_register(path: Path, known: Trust, *, thorough: bool | None, as_json: bool) -> int:
    """Verify a register and print what was found; return the exit code."""
    found = verify(path, house(), known, thorough=thorough, processes=processes())
    if as_json:
        say(msgspec.json.encode(found).decode())
    elif found.faults:
        _deny(path, found)
    else:
        _confirm(path, found, known)
    return NOT_VERIFIED if found.faults else VERIFIED


def _deny(path: Path, found: Verification) -> None:
    first, *others = found.faults
    say(f"The register '{path}' is NOT verified. {first.sentence}")
    for fault in others[: SHOWN - 1]:
        say(f"  Also: {fault.sentence}")
    if len(others) >= SHOWN:
        say(f"  And {len(others) - SHOWN + 1} more.")


def _confirm(path: Path, found: Verification, known: Trust) -> None:
    say(f"The register '{path}' is verified: {_counted(found)}.")
    say(f"Root:        {b64encode(found.root).decode()}")
    say(f"Signed by:   {found.key}")
    say(f"Checked:     {'; '.join(_checked(found, known))}.")
    unchecked = _unchecked(found, known)
    if unchecked:
        say(f"Not checked: {'; '.join(unchecked)}.")


def counted(entries: int) -> str:
    """Return a number of entries in words."""
    return f"{entries:,} {'entry' if entries == 1 else 'entries'}"


def _counted(found: Verification) -> str:
    words = [counted(found.size)]
    if found.sealed:
        words.append(f"{found.sealed:,} of them sealed")
    if found.withheld:
        words.append(f"{found.withheld:,} of these without their bytes")
    return ", ".join(words)


def _checked(found: Verification, known: Trust) -> list[str]:
    checked = ["the file's pages and schema", "each entry's bytes, number, moment and digest"]
    if found.sealed > found.withheld:
        checked.append("each seal that can be opened")
    checked += ["the tree over them", "the checkpoint's signature", "the index of keys"]
    if found.snapshot is not None:
        checked.append("the snapshot" if found.refolded else "the snapshot's signature and bytes")
    if known.key:
        checked.append("that the key is the one given")
    if known.checkpoint:
        checked.append("that it continues the checkpoint given")
    if known.copy:
        checked.append(f"that '{known.copy}' has the same entries")
    return checked


def _unchecked(found: Verification, known: Trust) -> list[str]:
    unchecked = []
    if found.withheld:
        unchecked.append("what is under the seals whose bytes are not held")
    if found.snapshot is not None and not found.refolded:
        unchecked.append("that the snapshot is the fold of the entries (--thorough)")
    if not known.key:
        unchecked.append("that the key is the one you were given (--key)")
    if not known.checkpoint and not known.copy:
        unchecked.append("that it continues what you saw earlier (--checkpoint, --against)")
    return unchecked
