"""Writes what is said of a text: the addresses of the UN's convention, dates, steps, votes."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import msgspec

from plenipo.exchange.texts.akn_lines import add, akn, checked
from plenipo.exchange.texts.akn_meta import (
    CHOICES,
    AknError,
    AknMeta,
    expression_iri,
    long_tag,
    work_iri,
)

_NO_DATE: Final = "0001-01-01"
_OF_CHOICES: Final = {ours: theirs for theirs, ours in CHOICES.items()}
_SOURCE: Final = "#editor"
_ROLES: Final = {
    "symbol": "Symbol",
    "issuingBody": "Issuing body",
    "resolutionNumber": "Title",
    "adoption": "Adoption",
    "memberState": "Member State",
    "inFavour": "In favour",
    "against": "Against",
    "abstaining": "Abstaining",
}


def addressed(meta: AknMeta, language: str) -> AknMeta:
    """Return what is said of a text with its addresses filled in.

    :raises AknError: a date is missing or none.
    """
    for day in (meta.date, meta.issued, *(step.date for step in meta.steps if step.date)):
        _check_date(day or meta.date)
    work = meta.work or work_iri(meta)
    expression = meta.expression or expression_iri(work, language, meta.issued or meta.date)
    return msgspec.structs.replace(meta, work=work, expression=expression)


def _check_date(day: str) -> None:
    try:
        date.fromisoformat(day)
    except ValueError as error:
        raise AknError(
            f'The date of the text is "{day}", and Akoma Ntoso wants one like 2024-03-14.',
            "Say when the text was adopted, or the draft was made.",
        ) from error


def write_identification(meta: AknMeta, language: str, *, part: str = "!main") -> ET.Element:
    """Return the addresses of a text, or of a part of it (``!main/annex_1``)."""
    made = akn("identification", source=_SOURCE)
    own, version = meta.work.rstrip("/"), meta.expression.rstrip("/")
    issued = meta.issued or meta.date
    levels = (
        ("FRBRWork", f"{own}/{part}", meta.work, meta.date, "work"),
        ("FRBRExpression", f"{version}/{part}", meta.expression, issued, "publication"),
        ("FRBRManifestation", f"{version}/{part}.xml", f"{version}.xml", issued, "markup"),
    )
    for name, this, uri, day, event in levels:
        level = add(made, name)
        add(level, "FRBRthis", value=checked(this))
        add(level, "FRBRuri", value=checked(uri))
        add(level, "FRBRdate", date=day, name=event)
        add(level, "FRBRauthor", href=checked(meta.actor), **{"as": "#issuingBody"})
        if name == "FRBRWork":
            add(level, "FRBRcountry", value="un")
        elif name == "FRBRExpression":
            add(level, "FRBRlanguage", language=long_tag(language))
    return made


@dataclass
class _References:
    """What the head refers to, each with a name to call it by."""

    made: ET.Element = field(default_factory=lambda: akn("references", source=_SOURCE))
    calls: dict[tuple[str, str], str] = field(default_factory=dict)

    def call(self, sort: str, words: str) -> str:
        """Return how words are called in attributes that take only addresses."""
        if not words:
            return ""
        key = (sort, words)
        if key not in self.calls:
            name = f"{sort}_{len(self.calls) + 1}"
            kind = "TLCOrganization" if sort == "by" else "TLCConcept"
            self.add(kind, name, f"/akn/ontology/concept/un/{name}", words)
            self.calls[key] = f"#{name}"
        return self.calls[key]

    def add(self, kind: str, name: str, href: str, shown: str) -> None:
        """Add a reference."""
        add(self.made, kind, eId=name, href=checked(href), showAs=checked(shown))


def write_head(meta: AknMeta, language: str, own: ET.Element) -> ET.Element:
    """Return the head of a document.

    :param own: our own part: brackets, stances.
    """
    made, references = akn("meta"), _References()
    made.append(write_identification(meta, language))
    if meta.subjects:
        classified = add(made, "classification", source=_SOURCE)
        for subject in map(checked, meta.subjects):
            add(classified, "keyword", value=subject, showAs=subject, dictionary="#subjects")
    happened = add(add(made, "lifecycle", source=_SOURCE), "eventRef", eId="event_1")
    for key, value in (("date", meta.date), ("source", "#original"), ("type", "generation")):
        happened.set(key, value)
    for part in (*_workflow(meta, references), *_analysis(meta, references)):
        made.append(part)
    _name(meta, references)
    made.append(references.made)
    add(made, "proprietary", source=_SOURCE).append(own)
    return made


def _name(meta: AknMeta, references: _References) -> None:
    references.add("original", "original", meta.expression, meta.symbol or "Text")
    actor = meta.actor or "nn"
    href = f"/akn/ontology/organization/un/{actor}"
    references.add("TLCOrganization", "editor", href, meta.body or meta.actor or "Editor")
    for name, shown in _ROLES.items():
        references.add("TLCConcept", name, f"/akn/ontology/concept/un/{name}", shown)


def _workflow(meta: AknMeta, references: _References) -> Iterator[ET.Element]:
    if not meta.steps:
        return
    made = akn("workflow", source=_SOURCE)
    for step in meta.steps:
        told = add(made, "step", date=step.date or _NO_DATE, by=references.call("by", step.by))
        for key, sort, words in (
            ("as", "document", step.document),
            ("refersTo", "basis", step.basis),
            ("outcome", "outcome", step.outcome),
        ):
            if words:
                told.set(key, references.call(sort, words))
    yield made


def _analysis(meta: AknMeta, references: _References) -> Iterator[ET.Element]:
    """Return the vote as the UN writes it: who voted how is in its own namespace."""
    if not meta.tallies:
        return
    made = akn("analysis", source=_SOURCE)
    voting = add(add(made, "parliamentary"), "voting")
    for tally in meta.tallies:
        theirs = _OF_CHOICES.get(tally.choice)
        choice = f"#{theirs}" if theirs else references.call("choice", tally.choice)
        count = add(voting, "count", value=f"{tally.count:03}", refersTo=choice)
        if tally.members:
            voters = ET.SubElement(count, "akn4un:voters")
            for member in tally.members:
                add(voters, "organization", checked(member), refersTo="#memberState")
    yield made


def write_cover(meta: AknMeta) -> ET.Element | None:
    """Return the cover: body, symbol, title, when adopted; nothing where none is known."""
    told = (
        ("docAuthority", "issuingBody", meta.body),
        ("docNumber", "symbol", meta.symbol),
        ("docTitle", "resolutionNumber", meta.title),
        ("docTitle", "adoption", meta.adoption),
    )
    if not any(words for *_, words in told):
        return None
    made = akn("coverPage", eId="coverPage")
    for name, role, words in told:
        if words:
            add(add(made, "p"), name, checked(words), refersTo=f"#{role}")
    return made
