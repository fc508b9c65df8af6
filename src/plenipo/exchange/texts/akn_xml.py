"""The XML of an Akoma Ntoso document, opened with care: nothing declared, fetched or too deep."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Final

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from plenipo.exchange.texts.akn_meta import AKN, AknError

LARGEST: Final = 20_000_000
"""How many bytes a document may have; a text of 300 pages has some three million."""
DEEPEST: Final = 150
"""How many elements may stand inside each other."""
FORMS: Final = ("statement", "doc", "act", "bill", "portion", "amendment", "judgment")
_ELSEWHERE: Final = "Export it as Akoma Ntoso 3.0 (.xml) and try again."


def opened(content: bytes, name: str) -> ET.Element:
    """Return the document inside ``akomaNtoso``.

    :raises AknError: it is no Akoma Ntoso document that can be read, or one that could do harm.
    """
    if len(content) > LARGEST:
        raise AknError(
            f"{name} has {len(content) // 1_000_000} MB, and no text is larger than "
            f"{LARGEST // 1_000_000} MB.",
            "Take pictures and other documents out of it.",
        )
    root = _parsed(content, name)
    if local(root) != "akomaNtoso":
        raise AknError(
            f"{name} begins with <{local(root)}> and is no Akoma Ntoso document.", _ELSEWHERE
        )
    if space(root) != AKN:
        raise AknError(
            f"{name} is written in another version of Akoma Ntoso ({space(root) or 'none'}).",
            f"Export it in version 3.0 ({AKN}).",
        )
    return _document(root, name)


def _parsed(content: bytes, name: str) -> ET.Element:
    if not content.strip():
        raise AknError(f"{name} is empty.", "Name a file that holds a text.")
    try:
        root: ET.Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise AknError(
            f"{name} declares a document type or entities, which no text needs and which can do "
            "harm.",
            "Take the lines that begin with <!DOCTYPE out of it.",
        ) from error
    except ET.ParseError as error:
        line, column = error.position
        raise AknError(
            f"{name} is no XML that can be read: line {line}, column {column + 1}.", _ELSEWHERE
        ) from error
    except (LookupError, ValueError) as error:
        raise AknError(f"{name} is written in an encoding nobody knows.", _ELSEWHERE) from error
    if _too_deep(root):
        raise AknError(
            f"{name} has more than {DEEPEST} elements inside each other.", "It is no real text."
        )
    return root


def _too_deep(root: ET.Element) -> bool:
    level = [root]
    for _ in range(DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True


def _document(root: ET.Element, name: str) -> ET.Element:
    found = next(elements(root), None)
    if found is None:
        raise AknError(f"{name} holds no document.", _ELSEWHERE)
    if local(found) == "documentCollection":
        found = next((e for e in found.iter() if local(e) in FORMS), found)
    if local(found) not in FORMS:
        raise AknError(
            f"{name} holds a <{local(found)}>; a text is one of {', '.join(FORMS)}.", _ELSEWHERE
        )
    return found


def local(element: ET.Element) -> str:
    """Return the name of an element without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def space(element: ET.Element) -> str:
    """Return the namespace of an element."""
    return element.tag[1:].partition("}")[0] if element.tag.startswith("{") else ""


def elements(parent: ET.Element) -> Iterator[ET.Element]:
    """Return the elements inside one, comments left out."""
    return (child for child in parent if isinstance(child.tag, str))


def first(parent: ET.Element, *names: str) -> ET.Element | None:
    """Return the first element inside one that has one of these names."""
    return next((child for child in elements(parent) if local(child) in names), None)


def all_text(element: ET.Element | None) -> str:
    """Return all the words of an element, their white space made single blanks."""
    return "" if element is None else " ".join("".join(element.itertext()).split())
