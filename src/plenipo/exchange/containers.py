"""Tells what a file is by its first bytes, whatever its name says."""

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from .tables import TableError

Form = Literal["xlsx", "ods", "xls", "text"]

_SAVE_AS = "Save the table as .xlsx, .csv or .toml and try again."
_LOCKED = "Open it with the password, save a copy without one, and use that."
ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHERS = (
    (b"%PDF", "is a PDF"),
    (b"\x89PNG", "is a picture (PNG)"),
    (b"\xff\xd8\xff", "is a picture (JPEG)"),
    (b"GIF8", "is a picture (GIF)"),
    (b"II*\x00", "is a picture (TIFF)"),
    (b"{\\rtf", "is a text document (RTF)"),
    (b"\x1f\x8b", "is a compressed file (gzip)"),
    (b"7z\xbc\xaf", "is a compressed file (7z)"),
    (b"Rar!", "is a compressed file (RAR)"),
    (b"PK\x05\x06", "is an empty zip archive"),
    (b"SQLite format 3\x00", "is a database, perhaps a register, and not a table of positions"),
)
"""How files begin that are neither tables nor texts, and what each is."""
_LOOKS_LIKE_MARKUP = (b"<!doctype html", b"<html", b"<?xml", b"<table")
_ZIPPED = (
    ("xl/workbook.bin", "is a binary Excel workbook (.xlsb)"),
    ("word/document.xml", "is a Word document"),
    ("ppt/presentation.xml", "is a presentation"),
    ("index/document.iwa", "is an Apple iWork document"),
)
_STREAMS = (
    ("WordDocument", "is a Word document"),
    ("PowerPoint Document", "is a presentation"),
)


def form_of(path: Path) -> Form:
    """How the file is to be read. Raises TableError for what holds no table that can be read."""
    try:
        with path.open("rb") as file:
            head = file.read(64)
    except OSError as error:
        raise unreadable(path, error) from error
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise _empty(path)
    if head.startswith(ZIP):
        return _zipped(path)
    if head.startswith(COMPOUND):
        return _compound(path)
    for magic, what in OTHERS:
        if head.startswith(magic):
            raise TableError(path, f"{what}, whatever its name says", _SAVE_AS)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_LOOKS_LIKE_MARKUP):
        raise TableError(path, "is a web page or XML, whatever its name says", _SAVE_AS)
    return "text"


def unreadable(path: Path, error: OSError) -> TableError:
    """Return the error of a file that is missing, is a folder, or may not be read."""
    if path.is_dir():
        return TableError(path, "is a folder", "Name one file: .xlsx, .csv or .toml.")
    if isinstance(error, FileNotFoundError):
        return TableError(path, "does not exist", "Check the name and the folder.")
    reason = (error.strerror or str(error)).lower()
    return TableError(path, f"cannot be read ({reason})", "Check that you may read it.")


def damaged(path: Path) -> TableError:
    """Return the error of a file whose inside does not keep to its own form."""
    return TableError(path, "is damaged", "Open it in a spreadsheet program and save it again.")


def locked(path: Path) -> TableError:
    """Return the error of a file that opens only with a password."""
    return TableError(path, "is protected by a password", _LOCKED)


def too_large(path: Path) -> TableError:
    """Return the error of a file that holds more cells than any table of positions."""
    advice = "Copy the table alone into a new workbook and use that."
    return TableError(path, "holds far more cells than a table of positions", advice)


def unsafe(path: Path) -> TableError:
    """Return the error of a workbook whose XML declares entities."""
    what = "declares XML entities, which no workbook needs and which can do harm"
    return TableError(path, what, "If you trust it, open it in a spreadsheet program and save it.")


def no_such_sheet(path: Path, wanted: str, names: Sequence[str]) -> TableError:
    """Return the error of a sheet asked for by a name that the workbook does not have."""
    listed = ", ".join(f'"{name}"' for name in names) or "none"
    return TableError(path, f'has no sheet called "{wanted}"', f"Its sheets are: {listed}.")


def _empty(path: Path) -> TableError:
    if path.stat().st_size > 64:  # noqa: PLR2004 - as many as were looked at
        return TableError(path, "begins with nothing but blanks", _SAVE_AS)
    return TableError(path, "is empty", "Name a file that holds a table.")


def _zipped(path: Path) -> Form:
    try:
        with zipfile.ZipFile(path) as archive:
            names = {info.filename.lower(): info for info in archive.infolist()}
            if any(info.flag_bits & 1 for info in names.values()):
                raise locked(path)
            mimetype = _beginning(archive, "mimetype") if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise damaged(path) from error
    except RuntimeError as error:
        raise locked(path) from error
    if mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return "ods"
    if "xl/workbook.xml" in names:
        return "xlsx"
    for name, what in _ZIPPED:
        if name in names:
            raise TableError(path, f"{what}, whatever its name says", _SAVE_AS)
    raise TableError(
        path, "is a zip archive and no workbook", "Unpack it and name the table in it."
    )


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(99)


def _compound(path: Path) -> Form:
    """Old Office files, and the wrapping of new ones under a password."""
    streams = streams_of(path)
    if streams is None:
        raise damaged(path)
    if "EncryptedPackage" in streams:
        raise locked(path)
    if streams & {"Workbook", "Book"}:
        return "xls"
    what = next((what for name, what in _STREAMS if name in streams), "is no workbook")
    raise TableError(path, what, _SAVE_AS)


def streams_of(file: Path | bytes) -> set[str] | None:
    """Return the names of what is in an OLE container, or None if it is damaged."""
    import olefile  # noqa: PLC0415 - takes longer to import than most tables to read

    try:
        with olefile.OleFileIO(file) as container:
            return {"/".join(parts) for parts in container.listdir()}
    except (OSError, ValueError, IndexError, KeyError, AttributeError, TypeError):
        return None
