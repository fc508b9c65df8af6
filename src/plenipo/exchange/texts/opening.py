"""Opens a Word document that somebody sent: nothing in it is run, fetched or trusted.

Sizes are looked at before anything is read or inflated. XML with a document type, which could
declare entities, is refused; so are macros and whatever would be fetched from elsewhere.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from plenipo.core.errors import InputError
from plenipo.exchange.containers import COMPOUND, OTHERS, ZIP, streams_of

LARGEST = 50_000_000
"""How many bytes a document may have: a text of 500 pages has one or two millions."""
INFLATED, LARGEST_PART = 400_000_000, 80_000_000
"""How many bytes all its parts may have when inflated, pictures and all; and one that is read."""
RATIO, SMALL = 150, 1_000_000
"""How many times smaller than itself a part may be packed, if it is larger than SMALL bytes."""
MANY_PARTS = 10_000

DOCUMENT = "word/document.xml"
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "",
    _RELATIONSHIP: "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
}
_SAVE_AS = "Save the text as .docx in a word processor and try again."
_TRUSTED = (
    "If you trust it, open it in a word processor, copy the words into a new document and save."
)
_UNLINK = (
    "Open it in a word processor, break the link or put its content into the document, and save."
)
_ACTIVE = re.compile(r"vbaproject|vbadata|/activex/|/macrosheets/", re.IGNORECASE)


class DocumentError(InputError):
    """A file that holds no text that can be read: its sentence says what it is instead."""

    code = "document"

    def __init__(self, name: str, what: str, advice: str = _SAVE_AS) -> None:
        """Say which file, what is wrong with it, and what to do."""
        super().__init__(f"{name} {what}.", advice)


class Package:
    """The parts of a Word document, each read when it is asked for.

    :ivar name: what the file is called, for sentences.
    :ivar templates: the templates on its writer's computer that it names; never looked for.
    """

    def __init__(self, content: bytes, name: str) -> None:
        """Look at what the file is and what is in it. Raises DocumentError."""
        self.name = name
        refuse_foreign(content, name)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            self._parts = {info.filename: info for info in self._archive.infolist()}
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
            raise _damaged(name) from error
        _refuse_bomb(self._parts.values(), name)
        self.main = self._main()
        self._refuse_active()
        self.templates = tuple(self._templates())

    def xml(self, part: str) -> Element | None:
        """Return the root of a part, or None if there is no such part.

        Names of elements and attributes are without namespace where it is Word's own, and begin
        with ``r:``, ``mc:``, ``m:`` or ``dc:`` in those; all others with ``?:``.
        """
        if part not in self._parts:
            return None
        body = self._bytes(part)
        try:
            root: Element = fromstring(body, forbid_dtd=True)
        except DefusedXmlException as error:
            what = "declares XML entities, which no document needs and which can do harm"
            raise DocumentError(self.name, what, _TRUSTED) from error
        except (ParseError, ValueError, LookupError) as error:
            what = f"is damaged: its part {part} is broken XML"
            raise DocumentError(self.name, what, _repair()) from error
        _shorten(root)
        return root

    def related(self, kind: str) -> Element | None:
        """Return the part of a kind (``styles``, ``footnotes``) that the document names."""
        for relation in self._relations(self.main):
            if relation.get("Type", "").endswith(f"/{kind}"):
                return self.xml(_resolved(self.main, relation.get("Target", "")))
        return None

    def targets(self, kind: str) -> list[str]:
        """Return the addresses of the parts of a kind, such as pictures or headers."""
        return [
            _resolved(self.main, relation.get("Target", ""))
            for relation in self._relations(self.main)
            if relation.get("Type", "").endswith(f"/{kind}")
        ]

    def core(self) -> Element | None:
        """Return what the file says of itself: its language, title, author."""
        return self.xml("docProps/core.xml")

    def _main(self) -> str:
        for relation in self._relations(""):
            if relation.get("Type", "").endswith("/officeDocument"):
                found = _resolved("", relation.get("Target", ""))
                if found in self._parts and "xl/" not in found and "ppt/" not in found:
                    return found
        if DOCUMENT in self._parts:
            return DOCUMENT
        raise DocumentError(self.name, _what_zip(set(self._parts)))

    def _relations(self, part: str) -> list[Element]:
        folder, base = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        return [] if root is None else list(root)

    def _templates(self) -> Iterator[str]:
        """Yield templates that are harmless; refuse whatever would be fetched, except links."""
        for part in sorted(self._parts):
            if not part.endswith(".rels"):
                continue
            root = self.xml(part)
            for relation in [] if root is None else root:
                if relation.get("TargetMode", "").lower() != "external":
                    continue
                kind = relation.get("Type", "").rpartition("/")[2]
                target = relation.get("Target", "")
                harmless = kind == "hyperlink" or (kind == "attachedTemplate" and _near(target))
                if not harmless:
                    what = f"fetches {_called(kind)} from {_host(target)}"
                    raise DocumentError(self.name, what, _UNLINK)
                if kind == "attachedTemplate":
                    yield target

    def _refuse_active(self) -> None:
        types = self._bytes("[Content_Types].xml") if "[Content_Types].xml" in self._parts else b""
        if b"macroEnabled" in types or any(_ACTIVE.search(part) for part in self._parts):
            advice = "Save it as .docx, which keeps no macros, and use that."
            raise DocumentError(self.name, "holds macros, and is not opened", advice)

    def _bytes(self, part: str) -> bytes:
        info = self._parts[part]
        if info.file_size > LARGEST_PART:
            raise DocumentError(self.name, f"holds far more than a text: its part {part} is huge")
        try:
            with self._archive.open(info) as stream:
                return stream.read(LARGEST_PART)
        except RuntimeError as error:
            raise _locked(self.name) from error
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
            raise _damaged(self.name) from error


def load(path: Path) -> bytes:
    """Return the bytes of a file, if there is one, and if a text can be as large.

    Raises DocumentError; a file that is too large is not read at all.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise DocumentError(str(path), "is a folder", "Name one file, such as a .docx.")
        if size > LARGEST:
            raise _too_large(str(path), size)
        return path.read_bytes()
    except FileNotFoundError as error:
        advice = "Check the name and the folder."
        raise DocumentError(str(path), "does not exist", advice) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        advice = "Check that you may read it."
        raise DocumentError(str(path), f"cannot be read ({reason})", advice) from error


def refuse_foreign(content: bytes, name: str) -> None:
    """Refuse what is no Word document at all, by how it begins. Raises DocumentError."""
    if len(content) > LARGEST:
        raise _too_large(name, len(content))
    if content.startswith(COMPOUND):
        _refuse_compound(content, name)
    if not content.strip(b"\0 \t\r\n"):
        raise DocumentError(name, "is empty", "Name a file that holds a text.")
    if content.startswith(ZIP):
        return
    refuse_unreadable(content, name)
    raise DocumentError(name, "is no Word document, whatever its name says")


def refuse_unreadable(content: bytes, name: str) -> None:
    """Refuse what has no words that can be read: PDF, pictures, archives. Raises DocumentError.

    A PDF is never read: where it has words, their order is a guess, and often it is a picture.
    """
    if content.startswith(b"%PDF"):
        raise DocumentError(
            name,
            _told_pdf(content),
            (
                "Use the document from which the PDF was made, or recognise its words and save "
                "them as .docx."
            ),
        )
    if content.startswith(b"SQLite format 3\x00"):
        raise DocumentError(name, "is a database, perhaps a register, and no text")
    for magic, what in OTHERS:
        if content.startswith(magic):
            raise DocumentError(name, f"{what}, whatever its name says")


def _told_pdf(content: bytes) -> str:
    """Say whether a PDF has letters at all: one that names no font has only pictures.

    What is packed inside it is not looked into: a PDF whose list of objects is packed may name
    its fonts there, and is then only said to be a PDF.
    """
    pictures = re.search(rb"/Subtype\s*/Image", content)
    if pictures and b"/Font" not in content and b"/ObjStm" not in content:
        return "is a PDF of pictures: it holds no words"
    return "is a PDF, in which words have no order that can be relied on"


def _refuse_compound(content: bytes, name: str) -> None:
    streams = streams_of(content)
    if streams is None:
        raise _damaged(name)
    if "EncryptedPackage" in streams:
        raise _locked(name)
    if "WordDocument" in streams:
        raise DocumentError(name, "is an old Word document (.doc)")
    raise DocumentError(name, "is an old Office file and no Word document")


def _refuse_bomb(parts: object, name: str) -> None:
    infos: list[zipfile.ZipInfo] = list(parts)  # type: ignore[call-overload]
    if any(info.flag_bits & 1 for info in infos):
        raise _locked(name)
    whole = sum(info.file_size for info in infos)
    packed = any(
        info.file_size > SMALL and info.file_size > RATIO * max(1, info.compress_size)
        for info in infos
    )
    if packed or whole > INFLATED or len(infos) > MANY_PARTS:
        what = f"would unpack to {whole / 1e6:,.0f} MB, more than any text needs"
        raise DocumentError(name, what, "Ask who sent it for another copy; nothing was unpacked.")


def _shorten(root: Element) -> None:
    """Take namespaces out of the names of all elements and attributes, in place."""
    known: dict[str, str] = {}

    def short(name: str) -> str:
        namespace, _, own = name[1:].rpartition("}")
        known[name] = found = _PREFIXES.get(namespace, "?:") + own
        return found

    for element in root.iter():
        tag = element.tag
        if tag[0] == "{":
            element.tag = known.get(tag) or short(tag)
        for name in [name for name in element.attrib if name[0] == "{"]:
            element.attrib[known.get(name) or short(name)] = element.attrib.pop(name)


def _resolved(part: str, target: str) -> str:
    if target.startswith("/"):
        return posixpath.normpath(target[1:])
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def _called(kind: str) -> str:
    return {
        "attachedTemplate": "a template",
        "image": "a picture",
        "oleObject": "an object",
        "frame": "a frame",
        "subDocument": "another document",
        "aFChunk": "another document",
    }.get(kind, f"what it calls {kind}")


def _near(target: str) -> bool:
    """Tell whether an address is a file of the writer's own computer, which is never looked for."""
    return bool(re.match(r"(?:file:/{3})?(?:[A-Za-z]:|[^/\\:]+$)", target))


def _host(target: str) -> str:
    try:
        parts = urlsplit(target)
    except ValueError:
        return "elsewhere"
    if parts.scheme in {"http", "https", "ftp"} and parts.hostname:
        return parts.hostname
    return "another file"


def _what_zip(names: set[str]) -> str:
    if "xl/workbook.xml" in names:
        return "is a workbook, whatever its name says"
    if "ppt/presentation.xml" in names:
        return "is a presentation, whatever its name says"
    if "content.xml" in names:
        return "is an OpenDocument file"
    if "[Content_Types].xml" in names:
        return f"holds no text: it has no {DOCUMENT}"
    return "is a zip archive and no Word document"


def _too_large(name: str, size: int) -> DocumentError:
    what = f"has {size / 1e6:,.0f} MB: a text has at most {LARGEST // 1_000_000} MB"
    return DocumentError(name, what, "Take the pictures out of it, or save the text alone.")


def _damaged(name: str) -> DocumentError:
    return DocumentError(name, "is damaged", _repair())


def _repair() -> str:
    return "Open it in a word processor, save it again and try that."


def _locked(name: str) -> DocumentError:
    advice = "Open it with the password, save a copy without one, and use that."
    return DocumentError(name, "is protected by a password", advice)
