"""The bodies whose records can be imported: what they are called, and by which rule they voted.

Sources: Charter of the United Nations, Articles 18 and 27; Treaty on the Functioning of the
European Union, Article 238, and the Treaty of Nice before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import msgspec

from plenipo.core.act import Names
from plenipo.exchange.history import (
    PERMANENT,
    Record,
    Report,
    Weights,
    read_eu_council,
    read_eu_weights,
    read_unga,
    read_unsc,
)

WITHOUT_VOTE = "no-objection"
"""The rule of what is adopted without a vote."""

PERMANENT_CLASS = "permanent"
"""What the rules call the members with a veto."""

_UN: Names = {"en": "United Nations", "fr": "Nations Unies", "ru": "Организация Объединённых Наций"}
_UN_SHORT: Names = {"en": "UN", "fr": "ONU", "ru": "ООН"}
_EU: Names = {"en": "European Union", "fr": "Union européenne", "ru": "Европейский союз"}
_EU_SHORT: Names = {"en": "EU", "fr": "UE", "ru": "ЕС"}
_LISBON = date(2014, 11, 1)
QUALIFIED = "eu-council-qmv"
_EU_RULES = {
    "qualified-majority": QUALIFIED,
    "unanimity": "eu-council-unanimity",
    "simple-majority": "eu-council-simple-majority",
}


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """A body whose records can be imported.

    :ivar key: what it is called on the command line, and in its records.
    :ivar code: its code in the register.
    :ivar organisation: the names of its organisation, and ``short``: their abbreviations.
    :ivar names: its own names.
    :ivar read: how its records are read.
    :ivar weights: how the weights of its members are read.
    :ivar rule: the rule that a record was voted by.
    :ivar session: what a record's session is called; its code follows from that.
    :ivar organs: the body whose records have all members of the organisation.
    :ivar permanent: the members that always sit in it; others are elected.
    :ivar by_year: whether its composition is that of the records of each year.
    """

    key: str
    code: str
    organisation: Names
    short: Names
    names: Names
    read: Callable[[tuple[Path, ...], Report], Iterator[Record]]
    rule: Callable[[Record], str]
    session: Callable[[Record], str]
    weights: Callable[[tuple[Path, ...], Report], tuple[Weights, ...]] = lambda _, __: ()
    organs: str
    permanent: tuple[str, ...] = ()
    by_year: bool = False


def _assembly(record: Record) -> str:
    return f"Session {record.session}" if record.session else f"Year {record.day.year}"


def _council_of_the_eu(record: Record) -> str:
    return f"Meeting {record.session}" if record.session else f"Day {record.day}"


def _eu_rule(record: Record) -> str:
    """Return the rule that a vote of the Council states; without one, that of most acts."""
    name = _EU_RULES.get(record.rule, QUALIFIED)
    if name != QUALIFIED:
        return name
    if record.day < _LISBON:
        return f"{QUALIFIED}-nice"
    return f"{QUALIFIED}-participants" if record.cast.get("apart") else QUALIFIED


def _each(
    read: Callable[[Path, Report], Iterator[Record]],
) -> Callable[[tuple[Path, ...], Report], Iterator[Record]]:
    """Read folder by folder what is read of one folder."""

    def read_all(folders: tuple[Path, ...], report: Report) -> Iterator[Record]:
        for folder in folders:
            yield from read(folder, report)

    return read_all


def _populations(folders: tuple[Path, ...], report: Report) -> tuple[Weights, ...]:
    """Return the populations of each year; the votes of each member stand in the Treaties."""
    told = (weights for folder in folders for weights in read_eu_weights(folder, report))
    return tuple(weights for weights in told if weights.kind == "population")


BODIES = {
    body.key: body
    for body in (
        Body(
            key="unga",
            code="ga",
            organisation=_UN,
            short=_UN_SHORT,
            names={
                "en": "General Assembly",
                "fr": "Assemblée générale",
                "ru": "Генеральная Ассамблея",
            },
            read=_each(read_unga),
            organs="unga",
            rule=lambda _: "un-general-assembly",
            session=_assembly,
        ),
        Body(
            key="unsc",
            code="sc",
            organisation=_UN,
            short=_UN_SHORT,
            names={
                "en": "Security Council",
                "fr": "Conseil de sécurité",
                "ru": "Совет Безопасности",
            },
            read=read_unsc,
            rule=lambda _: "un-security-council",
            session=lambda record: f"Year {record.day.year}",
            organs="unga",
            permanent=PERMANENT,
            by_year=True,
        ),
        Body(
            key="eu-council",
            code="council",
            organisation=_EU,
            short=_EU_SHORT,
            names={"en": "Council", "fr": "Conseil", "ru": "Совет"},
            read=_each(read_eu_council),
            organs="eu-council",
            rule=_eu_rule,
            session=_council_of_the_eu,
            weights=_populations,
        ),
    )
}
"""By what they are called on the command line."""
