"""Reads what an Akoma Ntoso document says of its text, and where it does not agree with itself."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator

from plenipo.exchange.texts.akn_meta import CHOICES, AknMeta, Step, Tally, short_tag
from plenipo.exchange.texts.akn_xml import all_text, elements, first, local

_COUNT = re.compile(r"\d{1,6}")
_NO_DATE = "0001-01-01"
_TALLIED = re.compile(r"\bAdopted\s+(\d+)\s*-\s*(\d+)\s*-\s*(\d+)", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
_JOINED = re.compile(r"(?<=[a-z])(?=\d)")
"""Where the UN's documents lack a blank: ``on19 July 2024``."""
_SETTLED = ("for", "against", "abstaining")


def read_head(document: ET.Element) -> tuple[AknMeta, str]:
    """Return what is said of a text, and its language."""
    meta = first(document, "meta")
    if meta is None:
        return AknMeta(kind=document.get("name", "")), "und"
    work, expression = _part(meta, "FRBRWork"), _part(meta, "FRBRExpression")
    cover = first(document, "coverPage", "preface")
    date, issued = _value(work, "FRBRdate", "date"), _value(expression, "FRBRdate", "date")
    found = AknMeta(
        symbol=_cover(cover, "docNumber", "symbol") or _value(work, "FRBRnumber", "value"),
        title=_cover(cover, "docTitle", "resolutionNumber") or _value(work, "FRBRname", "value"),
        kind=document.get("name", ""),
        date=date,
        issued="" if issued == date else issued,
        actor=_value(work, "FRBRauthor", "href").lstrip("#"),
        body=_cover(cover, "docAuthority", "issuingBody"),
        adoption=_cover(cover, "docTitle", "adoption"),
        work=_value(work, "FRBRuri", "value"),
        expression=_value(expression, "FRBRuri", "value"),
        subjects=tuple(_subjects(meta)),
        steps=tuple(_steps(meta)),
        tallies=tuple(_tallies(meta)),
    )
    return found, short_tag(_value(expression, "FRBRlanguage", "language"))


def _part(meta: ET.Element, name: str) -> ET.Element | None:
    identification = first(meta, "identification")
    return None if identification is None else first(identification, name)


def _value(part: ET.Element | None, name: str, attribute: str) -> str:
    found = None if part is None else first(part, name)
    return "" if found is None else found.get(attribute, "")


def _cover(cover: ET.Element | None, name: str, role: str) -> str:
    """Return the words of the cover that play a role."""
    for element in () if cover is None else cover.iter():
        if local(element) == name and element.get("refersTo", "").lstrip("#") == role:
            return _JOINED.sub(" ", all_text(element))
    return ""


def _subjects(meta: ET.Element) -> Iterator[str]:
    seen = set()
    for keyword in meta.iter():
        if local(keyword) == "keyword":
            shown = keyword.get("showAs") or keyword.get("value", "")
            if shown and shown not in seen:
                seen.add(shown)
                yield shown


def _named(meta: ET.Element) -> dict[str, str]:
    """Return what the references of a document call each thing, by its call (``#adopted``)."""
    references = (e for part in meta if local(part) == "references" for e in elements(part))
    return {f"#{one.get('eId', '')}": one.get("showAs", "") for one in references}


def _steps(meta: ET.Element) -> Iterator[Step]:
    named = _named(meta)
    for step in meta.iter():
        if local(step) != "step":
            continue
        told = {key: step.get(key, "") for key in ("outcome", "by", "as", "refersTo")}
        date = step.get("date", "").replace(_NO_DATE, "")
        if date or told["by"] or told["as"]:
            said = {key: named.get(value, _plain(value)) for key, value in told.items()}
            yield Step(said["outcome"], date, said["by"], said["as"], said["refersTo"])


def _plain(words: str) -> str:
    return " ".join(words.split()).replace(" ,", ",")


def _tallies(meta: ET.Element) -> Iterator[Tally]:
    named = _named(meta)
    for count in meta.iter():
        if local(count) != "count":
            continue
        choice = count.get("refersTo", "")
        plain = choice.lstrip("#")
        value = count.get("value", "").strip()
        members = tuple(all_text(voter) for voters in elements(count) for voter in elements(voters))
        known = int(value) if _COUNT.fullmatch(value) else len(members)
        yield Tally(CHOICES.get(plain, named.get(choice, plain)), known, members)


def doubts(meta: AknMeta) -> tuple[str, ...]:
    """Return sentences on where a document does not agree with itself about its vote."""
    return (*_counts(meta.tallies), *_outcomes(meta))


def _counts(tallies: Iterable[Tally]) -> Iterator[str]:
    for tally in tallies:
        if tally.members and len(tally.members) != tally.count:
            yield (
                f"The document counts {tally.count} {tally.choice} and names {len(tally.members)}."
            )


def _outcomes(meta: AknMeta) -> Iterator[str]:
    counted = {tally.choice: tally.count for tally in meta.tallies}
    for step in meta.steps:
        told = _TALLIED.search(step.by)
        numbers = tuple(int(number) for number in told.groups()) if told else None
        held = tuple(counted.get(choice, 0) for choice in _SETTLED)
        if numbers and counted and numbers != held:
            yield (
                f'The document says "{step.by}" and counts '
                f"{held[0]} for, {held[1]} against, {held[2]} abstaining."
            )
        meeting, adopted = _NUMBERED.search(step.by), _NUMBERED.search(meta.adoption)
        if meeting and adopted and meeting[1] != adopted[1]:
            yield (
                f"The document says it was adopted at meeting {adopted[1]} on its cover, and at "
                f"meeting {meeting[1]} in its steps."
            )
