"""What ``plenipo log`` prints: a register read like a journal."""

from __future__ import annotations

import contextlib
from base64 import b64encode
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import msgspec

from plenipo.assembly import house
from plenipo.cli.circumstances import reading_as
from plenipo.cli.terminal import say
from plenipo.cli.terminal import tell as note
from plenipo.core.act import Act, Entry, tag_of, wire_name
from plenipo.core.audience import PUBLIC, may_read
from plenipo.core.clock import parse_moment, write_moment
from plenipo.core.errors import InputError, UsageError
from plenipo.core.fold import Lens
from plenipo.core.nearest import did_you_mean
from plenipo.register.codec import Line, Sealed
from plenipo.register.merkle import Tree, check_inclusion
from plenipo.register.opening import Reading, open_to_read
from plenipo.register.store import Row

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONGEST = 80
"""Of a longer text only the beginning is told; ``--entry`` tells all of it."""


class Wanted(msgspec.Struct, frozen=True):
    """Which entries are asked for; empty for all.

    :ivar start: the earliest moment of effect, and
    :ivar end: the latest.
    :ivar act: a wire name, or how it begins, up to a full stop.
    """

    start: datetime | None = None
    end: datetime | None = None
    session: str = ""
    item: str = ""
    member: str = ""
    act: str = ""

    @classmethod
    def read(cls, *, start: str, end: str, act: str, **codes: str) -> Wanted:
        """Read what was asked for on the command line.

        :raises UsageError: when a moment is none, or there is no such act.
        """
        names = {wire_name(kind) for kind in house().acts}
        if act and not any(_begins(name, act) for name in names):
            raise UsageError(f"There is no act '{act}'{did_you_mean(act, names)}")
        first = _first_moment(start) if start else None
        return cls(first, parse_moment(end) if end else None, act=act, **codes)

    def includes(self, line: Line) -> bool:
        """Tell whether an entry is asked for; a sealed one only where nothing of it is asked."""
        moment = line.recorded if isinstance(line, Sealed) else line.effective
        if (self.start and moment < self.start) or (self.end and moment > self.end):
            return False
        if isinstance(line, Sealed):
            return not (self.session or self.item or self.member or self.act)
        about = (
            (self.session, (getattr(line.act, "session", ""),)),
            (self.item, (getattr(line.act, "item", ""),)),
            (self.member, (getattr(line.act, "member", ""), line.principal)),
        )
        return _begins(wire_name(line.act), self.act) and all(
            not asked or asked in found for asked, found in about
        )


def lens(as_of: str, reader: str) -> Lens:
    """Return the lens that was asked for: all that is held, unless told.

    :raises UsageError: when the moment is none, or a circle.
    """
    return Lens(reading_as(reader), parse_moment(as_of) if as_of else None)


def show_log(path: Path, through: Lens, wanted: Wanted, *, as_json: bool) -> int:
    """Print the entries that are asked for, as the lens shows them."""
    shown = 0
    with _opened(path) as reading:
        width = len(str(max(reading.store.size() - 1, 0)))
        for row in reading.store.rows():
            line = _seen(row, through)
            if line is None or not wanted.includes(line):
                continue
            shown += 1
            if as_json:
                held = row.body if isinstance(line, Sealed) else row.secret or row.body
                say(held.decode())
            else:
                say(f"{row.seq:>{width}}  {tell(line)}")
    if not shown:
        note(f"No entry of '{path}' is what was asked for.")
    return 0


def show_entry(path: Path, through: Lens, seq: int, *, as_json: bool) -> int:
    """Print one entry with the proof that it stands in the log.

    :raises InputError: when there is none of that number, or not yet at that moment.
    """
    with _opened(path) as reading:
        reading.store.connection.execute("BEGIN")  # one moment of it, whatever is appended
        row = next(reading.store.rows(seq, seq + 1), None) if seq >= 0 else None
        line = _seen(row, through) if row else None
        if row is None or line is None:
            size = reading.store.size()
            raise InputError(f"There is no entry {seq}: the register '{path}' has {size}.")
        proof = _Proof.of(reading, row, line)
    if as_json:
        shown = row.body if isinstance(line, Sealed) else row.secret or row.body
        data = {"entry": msgspec.Raw(shown), "proof": proof}
        say(msgspec.json.encode(data).decode())
    else:
        for label, value in (*_fields(line), *proof.lines()):
            say(f"{label:<14}{value}".rstrip())
    return 0


def tell(line: Line) -> str:
    """Tell one entry in one line, without its number."""
    if isinstance(line, Sealed):
        return f"{_moment(line.recorded)}  sealed"
    who = f"{line.principal} (entered by {line.by})" if line.principal else line.by
    told = f"{_moment(line.effective)}  {who}  {say_act(line.act)}"
    if line.audience != PUBLIC:
        told += f"  [only {', '.join(line.audience)}]"
    if _moment(line.recorded) != _moment(line.effective):
        told += f"  (recorded {_moment(line.recorded)})"
    return told


def say_act(act: Act) -> str:
    """Say an act in one line: its name, then its fields as they stand in it.

    >>> from plenipo.register.acts import RegisterOpened
    >>> say_act(RegisterOpened(origin="csto.example/register", key="k"))
    'register opened: origin csto.example/register, key k'
    """
    fields = msgspec.to_builtins(act)
    del fields["type"]
    told = [f"{name.replace('_', ' ')} {_value(value)}" for name, value in fields.items()]
    name = wire_name(act).replace(".", " ").replace("-", " ")
    return f"{name}: {', '.join(told)}" if told else name


class _Proof(msgspec.Struct, frozen=True):
    """That an entry stands in the log: what ``plenipo log --entry`` tells beside the entry.

    :ivar leaf: the bytes of the leaf, as text.
    :ivar salt: of a sealed entry that may be read, the salt of its commitment.
    :ivar path: the audit path (RFC 9162, 2.1.3), from the leaf up.
    """

    index: int
    size: int
    leaf: str
    salt: bytes
    digest: bytes
    path: tuple[bytes, ...]
    root: bytes
    checkpoint: str
    holds: bool

    @classmethod
    def of(cls, reading: Reading, row: Row, line: Line) -> _Proof:
        """Prove an entry against the register's signed checkpoint."""
        note = reading.store.checkpoint() or ""
        signed = reading.verifier.open(note)
        path = tuple(Tree(signed.size, reading.store.nodes).inclusion(row.seq))
        holds = check_inclusion(row.seq, signed.size, row.digest, path, signed.root)
        salt = row.salt if row.salt and isinstance(line, Entry) else b""
        leaf = row.body.decode()
        return cls(row.seq, signed.size, leaf, salt, row.digest, path, signed.root, note, holds)

    def lines(self) -> Iterator[tuple[str, str]]:
        """Return label and value of each line of the proof."""
        yield "leaf", self.leaf
        if self.salt:
            yield "salt", b64encode(self.salt).decode()
        yield "digest", b64encode(self.digest).decode()
        for number, digest in enumerate(self.path):
            yield "" if number else "audit path", b64encode(digest).decode()
        yield "root", f"{b64encode(self.root).decode()} over {self.size:,} entries, signed:"
        for text in self.checkpoint.splitlines():
            yield "", text
        yield "proof", "holds" if self.holds else "DOES NOT HOLD: see 'plenipo verify'"


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[Reading]:
    reading = open_to_read(path, house())
    with contextlib.closing(reading.store):
        yield reading


def _seen(row: Row, through: Lens) -> Line | None:
    """Return a row as a lens shows it; None where it is not there yet."""
    line = house().codec.decode(row.secret or row.body)
    if isinstance(line, Entry):
        if through.shows(line):
            return line
        if may_read(line.audience, through.reader):
            return None
        line = house().codec.shell(row.body)
    return line if through.as_of is None or line.recorded <= through.as_of else None


def _fields(line: Line) -> Iterator[tuple[str, str]]:
    yield "entry", str(line.seq)
    if isinstance(line, Sealed):
        yield "", "sealed"
    else:
        yield "act", tag_of(line.act)
        fields: Mapping[str, Any] = msgspec.to_builtins(line.act)
        for name, value in fields.items():
            if name != "type":
                told = value if isinstance(value, str) else msgspec.json.encode(value).decode()
                yield f"  {name}", told
        yield "effective", write_moment(line.effective)
        yield "entered by", line.by
        if line.principal:
            yield "for", line.principal
        yield "audience", ", ".join(line.audience)
    yield "recorded", write_moment(line.recorded)


def _value(value: object) -> str:
    """Tell a field's value in a few words: of names in several languages one."""
    if isinstance(value, dict):
        value = value.get("en") or next(iter(value.values()), "")
    if isinstance(value, list | tuple):
        value = ", ".join(map(str, value))
    words = " ".join(str(value).split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def _moment(moment: datetime) -> str:
    """Write a moment, UTC, to the minute.

    >>> _moment(datetime(2011, 12, 19, 10, 30, tzinfo=UTC))
    '19 Dec 2011 10:30'
    """
    day = moment.astimezone(UTC)
    return f"{day.day:>2} {MONTHS[day.month - 1]} {day.year:04} {day:%H:%M}"


def _first_moment(text: str) -> datetime:
    """Read a moment; a day alone means its beginning."""
    with contextlib.suppress(ValueError):
        return datetime.combine(date.fromisoformat(text.strip()), time.min, UTC)
    return parse_moment(text)


def _begins(name: str, asked: str) -> bool:
    return not asked or name == asked or name.startswith(f"{asked}.")
