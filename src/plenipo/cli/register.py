"""``plenipo verify``, ``log``, ``export`` and ``import``: a register checked, read and moved."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from plenipo.core.errors import UsageError

Register = Annotated[Path, Parameter(help="The register's file.")]
Json = Annotated[bool, Parameter(help="Print JSON.", negative="")]
Readers = Annotated[
    str,
    Parameter(help="Only what these circles may read: public,member:BY; else all that is held."),
]


def verify(  # noqa: PLR0913 - the options of a command
    file: Annotated[Path, Parameter(help="The register's file, or a signing book (PDF).")],
    /,
    *,
    key: Annotated[str, Parameter(help="The public key you were given: name+hash+key.")] = "",
    checkpoint: Annotated[
        Path | None, Parameter(help="A signed checkpoint you kept: the register must continue it.")
    ] = None,
    against: Annotated[
        Path | None, Parameter(help="Another copy: name the first entry that differs.")
    ] = None,
    thorough: Annotated[
        bool | None, Parameter(help="Fold all entries anew to check the snapshot.")
    ] = None,
    trust: Annotated[
        Path | None, Parameter(help="Of a book: the certificates (PEM) of those you trust.")
    ] = None,
    register: Annotated[
        Path | None, Parameter(help="Of a book: the register that it is to agree with.")
    ] = None,
    json: Json = False,
) -> int:
    """Recompute everything in a register, and name the first entry that does not fit.

    Of a signing book: tell which signatures it has, over what, and whether they hold for these
    very bytes. Exit code 0: verified; 1: not; 2: it is not there, or neither of both.

    plenipo verify lake.pdf --trust authorities.pem --register body.plenipo
    """
    from plenipo.exchange.books.reading import is_pdf  # noqa: PLC0415 - starts faster

    if is_pdf(file):
        from plenipo.cli.verifying_books import verify_signed  # noqa: PLC0415

        _none_of("a register", key=key, checkpoint=checkpoint, against=against, thorough=thorough)
        return verify_signed(file, trust, register, as_json=json)
    from plenipo.cli import verifying  # noqa: PLC0415 - other commands start faster without it

    _none_of("a signing book", trust=trust, register=register)
    known = verifying.trust(key, checkpoint, against)
    return verifying.verify_register(file, known, thorough=thorough, as_json=json)


def _none_of(about: str, **options: object) -> None:
    """Object to options that are about another kind of file.

    :raises UsageError: naming the first.
    """
    for name, given in options.items():
        if given:
            raise UsageError(f"--{name} is about {about}, and the file is none.")


def log(  # noqa: PLR0913 - the options of a command
    register: Register,
    /,
    *,
    start: Annotated[
        str, Parameter(name="--from", help="Only what took effect from this moment or day on.")
    ] = "",
    end: Annotated[
        str, Parameter(name="--to", help="Only what took effect up to this moment or day.")
    ] = "",
    session: Annotated[str, Parameter(help="Only of this session.")] = "",
    item: Annotated[str, Parameter(help="Only on this item.")] = "",
    member: Annotated[str, Parameter(help="Only of or for this member.")] = "",
    act: Annotated[str, Parameter(help="Only these acts: position, or position.stated.")] = "",
    as_of: Annotated[str, Parameter(help="As the register stood at this moment.")] = "",
    reader: Readers = "",
    entry: Annotated[
        int | None, Parameter(help="Only the entry of this number, with its proof.")
    ] = None,
    json: Annotated[
        bool, Parameter(help="Print each entry's canonical bytes.", negative="")
    ] = False,
) -> int:
    """Read a register like a journal: one line an act, in the order they were recorded.

    Moments are UTC. Where an act took effect earlier than it was recorded, both are told.
    """
    from plenipo.cli import journal  # noqa: PLC0415 - other commands start faster without it

    lens = journal.lens(as_of, reader)
    if entry is not None:
        return journal.show_entry(register, lens, entry, as_json=json)
    wanted = journal.Wanted.read(
        start=start, end=end, session=session, item=item, member=member, act=act
    )
    return journal.show_log(register, lens, wanted, as_json=json)


def export(
    register: Register,
    file: Annotated[
        Path, Parameter(help="The file to make; - is standard output.", allow_leading_hyphen=True)
    ] = Path("-"),
    /,
    *,
    reader: Readers = "",
) -> int:
    """Write a register as JSON lines, from which 'plenipo import' makes the same log again.

    Of entries that the reader may not read, only the seal is written; it verifies all the same.
    """
    from plenipo.cli import transferring  # noqa: PLC0415 - other commands start faster without it

    return transferring.export_register(register, file, reader)


def import_(
    file: Annotated[
        Path,
        Parameter(
            help="What 'plenipo export' wrote; - is standard input.", allow_leading_hyphen=True
        ),
    ],
    register: Annotated[Path, Parameter(help="The register to make, or a copy to continue.")],
    /,
    *,
    key: Annotated[str, Parameter(help="The public key you were given: name+hash+key.")] = "",
    with_key: Annotated[
        Path | None, Parameter(help="Its private key, to go on writing to it here.")
    ] = None,
) -> int:
    """Make a register of an export, verified entry by entry; or continue a copy that is behind.

    Nothing is written unless everything fits. Exit code 1: it does not; 2: the file is wrong.
    """
    from plenipo.cli import transferring  # noqa: PLC0415 - other commands start faster without it

    return transferring.import_register(file, register, key, with_key)


COMMANDS = (verify, log, export, import_)
