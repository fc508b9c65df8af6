"""A batch of acts: JSON lines, all recorded or none; or each for itself."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from plenipo.assembly import house
from plenipo.cli.circumstances import Circumstances
from plenipo.cli.recording import RECORDED, REFUSED, numbers, tell_objections
from plenipo.cli.terminal import say, tell
from plenipo.core.act import wire_name
from plenipo.core.clock import write_moment
from plenipo.core.errors import InputError, PlenipoError
from plenipo.core.request import Answer, Receipt, Refused, Request
from plenipo.register.opening import open_to_write
from plenipo.register.registrar import Registrar
from plenipo.written import Written, read_written

STANDARD_INPUT = "-"
SHOWN = 20
"""How many refused lines are shown."""
GROUP = 1_000
"""How many lines become durable together where each stands for itself."""


class Line(msgspec.Struct, frozen=True):
    """A line of a batch: its number from 1, its act's name, and the request it makes."""

    number: int
    name: str
    request: Request


class BatchError(InputError):
    """A line of a batch that is not an act."""

    code = "batch"


def record_batch(register: Path, source: str, circumstances: Circumstances, *, each: bool) -> int:
    """Record a batch, and print what became of it.

    :raises BatchError: when a line is not an act; then nothing is recorded.
    """
    lines = list(read_lines(_bytes_of(source), circumstances))
    if not lines:
        raise BatchError(f"The batch '{source}' holds no act: write one on each line.")
    registrar = open_to_write(register, house())
    try:
        answers = _one_by_one(registrar, lines) if each else _all_or_none(registrar, lines)
    finally:
        registrar.close()
    return _report(lines, answers, each=each)


def read_lines(text: bytes, circumstances: Circumstances) -> Iterator[Line]:
    """Read the acts of a batch; blank lines are passed over.

    :raises BatchError: naming the line, and what is near to what it says.
    """
    for number, data in enumerate(text.removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        if data.strip():
            try:
                yield _line(number, data, circumstances)
            except PlenipoError as error:
                raise BatchError(f"Line {number}: {error.sentence}", error.advice) from None


def _bytes_of(source: str) -> bytes:
    if source == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise BatchError(f"The batch '{source}' cannot be read: {error.strerror}.") from None


def _line(number: int, data: bytes, circumstances: Circumstances) -> Line:
    try:
        told = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BatchError(f"this is not JSON: {error}.") from None
    written = read_written(told, what="a line")
    around = _around(number, written, circumstances)
    return Line(number, wire_name(written.act), around.request(written.act))


def _around(number: int, written: Written, otherwise: Circumstances) -> Circumstances:
    """Return a line's circumstances: what it tells, and otherwise what the command told."""
    return Circumstances(
        by=written.by or otherwise.by,
        principal=written.principal or otherwise.principal,
        effective=written.effective or otherwise.effective,
        audience=written.audience or otherwise.audience,
        key=written.key or (otherwise.key and f"{otherwise.key}/{number}"),
    )


def _all_or_none(registrar: Registrar, lines: Iterable[Line]) -> list[Answer]:
    """Record all lines in one durable transaction, unless there is an objection to one."""
    answers = [registrar.enter(line.request) for line in lines]
    if any(isinstance(answer, Refused) for answer in answers):
        return answers  # what was entered is never made durable, and the register is let go
    addition = registrar.close_group()
    if addition is not None:
        registrar.store.append(addition)
        registrar.settle()
    return answers


def _one_by_one(registrar: Registrar, lines: Iterable[Line]) -> list[Answer]:
    """Record each line that is not refused."""
    requests = (line.request for line in lines)
    answers: list[Answer] = []
    while group := list(islice(requests, GROUP)):
        answers.extend(registrar.record(group))
    return answers


def _report(lines: Sequence[Line], answers: Sequence[Answer], *, each: bool) -> int:
    receipts = [answer for answer in answers if isinstance(answer, Receipt)]
    refused = [
        (line, answer)
        for line, answer in zip(lines, answers, strict=True)
        if isinstance(answer, Refused)
    ]
    if receipts and (each or not refused):
        _say_recorded(receipts)
    if not refused:
        return RECORDED
    rest = "the others were recorded" if each and receipts else "nothing was recorded"
    tell(f"{len(refused)} of {len(lines)} lines were refused; {rest}.")
    for line, answer in refused[:SHOWN]:
        tell(f"Line {line.number}, {line.name}:")
        tell_objections(answer.refusals)
    if len(refused) > SHOWN:
        tell(f"And {len(refused) - SHOWN} more lines.")
    return REFUSED


def _say_recorded(receipts: Sequence[Receipt]) -> None:
    first = min(receipt.first for receipt in receipts)
    last = max(receipt.first + receipt.count for receipt in receipts)
    count = sum(receipt.count for receipt in receipts)
    moment = write_moment(max(receipt.recorded for receipt in receipts))
    acts = "1 act" if count == 1 else f"{count} acts"
    say(f"Recorded {acts}, {numbers(first, last - first)}, on {moment}.")
