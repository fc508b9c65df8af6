"""Reads the XML of spreadsheets piece by piece, and refuses what can do harm."""

from collections.abc import Collection, Iterator
from typing import IO
from xml.etree.ElementTree import Element, iterparse

from defusedxml.ElementTree import iterparse as careful_iterparse


def elements(stream: IO[bytes], names: Collection[str], *, within: str = "") -> Iterator[Element]:
    """Yield the complete elements of these names (without namespace) in a seekable stream.

    What an element of the name `within` holds is dropped piece by piece, so that a long sheet
    takes no more memory than a row. Raises a DefusedXmlException if entities could be declared:
    that is possible only before the first element, so the careful parser, which takes twice as
    long, reads no further.
    """
    next(careful_iterparse(stream, events=("start",), forbid_dtd=True), None)
    stream.seek(0)
    kept: dict[str, str] = {}
    holder: Element | None = None
    for event, element in iterparse(stream, events=("start", "end")):  # noqa: S314 - looked at
        tag = element.tag
        name = kept.get(tag) or kept.setdefault(tag, local(element))
        if event == "start":
            holder = element if name == within else holder
        elif name in names:
            yield element
            if holder is not None and element is not holder:
                del holder[:]


def local(element: Element) -> str:
    """Return the element's name without its namespace: a strict or the usual one."""
    return element.tag.rpartition("}")[2]
