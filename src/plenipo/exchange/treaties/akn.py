"""The status table of a treaty as Akoma Ntoso 3.0: who, and which days, told for programs too."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Final

import msgspec

from plenipo.capabilities.treaties.status_file import SHOWN, StatusFile
from plenipo.exchange.texts.akn_head_writing import addressed, write_identification
from plenipo.exchange.texts.akn_lines import add, akn, checked
from plenipo.exchange.texts.akn_meta import AKN, AknMeta, work_iri

_SOURCE: Final = "#editor"
_NOTE: Final = "note_{number}"


def write_status_akn(file: StatusFile) -> bytes:
    """Write a status table as a ``doc`` of Akoma Ntoso, valid by the standard's schema.

    Participants are organisations that the head names by their codes, days are ``date``; the notes
    are paragraphs, called where they belong. The same table gives the same bytes.

    :raises AknError: the table holds what XML cannot.
    """
    meta = _meta(file)
    root = akn("akomaNtoso", xmlns=AKN)
    document = add(root, "doc", name="treatyStatus")
    document.append(_head(file, meta))
    preface = add(document, "preface", eId="preface")
    for tag, words in (
        ("docTitle", file.title),
        ("docNumber", file.code),
        ("docStatus", file.status),
        ("docDate", file.dated),
    ):
        line = add(add(preface, "p"), tag, checked(words))
        if tag == "docDate":
            line.set("date", str(file.day))
    main = add(document, "mainBody")
    main.set("xml:lang", file.language)
    _write_table(add(main, "hcontainer", name="status", eId="hcontainer_1"), file)
    if file.notes:
        _write_notes(add(main, "hcontainer", name="notes", eId="hcontainer_2"), file)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _meta(file: StatusFile) -> AknMeta:
    meta = AknMeta(
        symbol=checked(file.code),
        title=file.title,
        date=str(file.day),
        actor="depositary",
        body=file.depositary,
    )
    work = work_iri(meta, form="doc", nature="treatyStatus")
    return addressed(msgspec.structs.replace(meta, work=work), file.language)


def _head(file: StatusFile, meta: AknMeta) -> ET.Element:
    made = akn("meta")
    made.append(write_identification(meta, file.language))
    happened = add(add(made, "lifecycle", source=_SOURCE), "eventRef", eId="event_1")
    for key, value in (("date", meta.date), ("source", "#original"), ("type", "generation")):
        happened.set(key, value)
    references = add(made, "references", source=_SOURCE)
    add(references, "original", eId="original", href=checked(meta.expression), showAs=meta.symbol)
    place = "/akn/ontology/organization/un/"
    keeper = {"eId": "editor", "href": f"{place}depositary", "showAs": checked(file.depositary)}
    add(references, "TLCOrganization", **keeper)
    role = {
        "eId": "issuingBody",
        "href": "/akn/ontology/role/un/depositary",
        "showAs": "Depositary",
    }
    add(references, "TLCRole", **role)
    for number, row in enumerate(file.rows, 1):
        who = {"eId": _called(number), "href": place + checked(row[0]), "showAs": checked(row[1])}
        add(references, "TLCOrganization", **who)
    return made


def _called(number: int) -> str:
    """Return by what the head names the participant of a row."""
    return f"participant_{number}"


def _write_table(parent: ET.Element, file: StatusFile) -> None:
    content = add(parent, "content", eId="hcontainer_1__content")
    table = add(content, "table", eId="hcontainer_1__content__table_1")
    heads = add(table, "tr")
    for head in file.heads:
        add(add(heads, "th"), "p", checked(head.title))
    names = [column.name for column in file.columns]
    for number, (row, shown) in enumerate(zip(file.rows, file.shown, strict=True), 1):
        cells = dict(zip(names, row, strict=True))
        line = add(table, "tr")
        for name, words in zip(SHOWN, shown, strict=True):
            _write_cell(add(add(line, "td"), "p"), name, cells[name], words, number)
    add(content, "p", checked(file.marks))


def _write_cell(line: ET.Element, name: str, value: str, words: str, number: int) -> None:
    if name == "name":
        add(line, "organization", checked(words), refersTo=f"#{_called(number)}")
    elif name == "notes":
        for note in value.split():
            call = add(line, "noteRef", href=f"#{_NOTE.format(number=note)}", marker=note)
            call.tail = " "
    elif value:
        add(line, "date", checked(words), date=value)
    else:
        line.text = checked(words)


def _write_notes(parent: ET.Element, file: StatusFile) -> None:
    add(parent, "heading", checked(file.notes_title), eId="hcontainer_2__heading")
    for note in file.notes:
        name = _NOTE.format(number=note.number)
        made = add(parent, "paragraph", eId=name)
        add(made, "num", f"{note.number}.")
        add(add(made, "content", eId=f"{name}__content"), "p", checked(note.text))
