"""The acts of forces. Source: FIELD notes 5 (contributions, F144) and F1.

A unit goes by its code in all forces; what is recorded of it names the member it is of.
"""

from __future__ import annotations

from datetime import date

from plenipo.core.act import Act, Names


class ForceEstablished(Act, frozen=True, kw_only=True, tag="force.established/1"):
    """A body has a force, to which members pledge units.

    Unless it is open, it is read by the members, and so is all that is recorded of it.

    :ivar force: its code, by which later acts name it.
    :ivar names: what it is called, in several languages.
    :ivar body: the code of the body that it is a force of.
    :ivar short: what it is called in short.
    :ivar open: whether it is no secret, and may have any audience.
    :ivar session: the code of the session that established it.
    :ivar item: the number of the item.
    :ivar decision: the number of the decision.
    :ivar document: the code of the document.
    :ivar treaty: the code of the treaty.
    :ivar priority: the code of the priority of a presidency that it serves.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    force: str
    names: Names
    body: str
    short: str = ""
    open: bool = False
    session: str = ""
    item: str = ""
    decision: str = ""
    document: str = ""
    treaty: str = ""
    priority: str = ""
    source: str = ""


class ForceReferred(Act, frozen=True, kw_only=True, tag="force.referred/1"):
    """A force came before a session, or under a decision, document, treaty or priority.

    :ivar force: the code of the force.
    :ivar session: the code of the session.
    :ivar item: the number of the item.
    :ivar decision: the number of the decision.
    :ivar document: the code of the document.
    :ivar treaty: the code of the treaty.
    :ivar priority: the code of the priority that it serves.
    :ivar note: what for.
    """

    force: str
    session: str = ""
    item: str = ""
    decision: str = ""
    document: str = ""
    treaty: str = ""
    priority: str = ""
    note: str = ""


class RequirementStated(Act, frozen=True, kw_only=True, tag="requirement.stated/1"):
    """It was stated what a force needs; the last statement of a code stands.

    :ivar force: the code of the force.
    :ivar requirement: its code in the force.
    :ivar kind: of which kind the units are to be.
    :ivar units: how many; 0 where it is needed no longer.
    :ivar notice: the most days of notice to move they may need.
    :ivar strength: how many persons together, at the least.
    :ivar level: the level they are to have: ``level-1``, ``level-2``, ``level-3`` or ``rapid``.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    force: str
    requirement: str
    kind: str
    units: int
    notice: int
    strength: int = 0
    level: str = "level-1"
    source: str = ""


class CompatibilityRequired(Act, frozen=True, kw_only=True, tag="compatibility.required/1"):
    """It was settled in what the units of a force are to be compatible; the last one stands.

    :ivar force: the code of the force.
    :ivar families: the families of standards of which any two units are to share one.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    force: str
    families: tuple[str, ...]
    source: str = ""


class StandardNamed(Act, frozen=True, kw_only=True, tag="standard.named/1"):
    """A standard of equipment is known; unless it is open, to the members alone.

    :ivar standard: its code, by which equipment names it.
    :ivar family: ``radio``, ``data-link``, ``identification``, ``calibre``, ``munition`` or
        ``fuel``.
    :ivar names: what it is called, in several languages.
    :ivar open: whether it is no secret, and may have any audience.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    standard: str
    family: str
    names: Names
    open: bool = False
    source: str = ""


class UnitPledged(Act, frozen=True, kw_only=True, tag="unit.pledged/1"):
    """A member pledged a unit to a force.

    :ivar force: the code of the force.
    :ivar unit: the unit's code, by which later acts name it.
    :ivar member: the code of the member.
    :ivar names: what it is called, in several languages.
    :ivar kind: of which kind it is: ``airborne``, ``engineer`` and others.
    :ivar strength: how many persons.
    :ivar notice: its notice to move, in days from the request.
    :ivar since: the day from which it can be asked for.
    :ivar until: the last such day; none for no end.
    :ivar location: where it is stationed.
    :ivar caveats: what it may not be used for, or only so.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    force: str
    unit: str
    member: str
    names: Names
    kind: str
    strength: int
    notice: int
    since: date
    until: date | None = None
    location: str = ""
    caveats: tuple[str, ...] = ()
    source: str = ""


class PledgeRevised(Act, frozen=True, kw_only=True, tag="pledge.revised/1"):
    """A member put what it pledges of a unit anew; all of it, also what stays.

    :ivar unit: the unit's code.
    :ivar member: the code of the member.
    :ivar strength: how many persons.
    :ivar notice: its notice to move, in days from the request.
    :ivar reason: why.
    :ivar until: the last day on which it can be asked for; none for no end.
    :ivar location: where it is stationed.
    :ivar caveats: what it may not be used for, or only so.
    """

    unit: str
    member: str
    strength: int
    notice: int
    reason: str
    until: date | None = None
    location: str = ""
    caveats: tuple[str, ...] = ()


class UnitAssessed(Act, frozen=True, kw_only=True, tag="unit.assessed/1"):
    """A pledged unit was assessed on an advisory visit.

    :ivar unit: the unit's code.
    :ivar finding: ``suitable`` or ``unsuitable``.
    :ivar assessor: who assessed it, in words.
    :ivar text: what was found.
    :ivar session: the code of the session before which it was reported.
    :ivar document: the code of the document it is set out in.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    unit: str
    finding: str
    assessor: str = ""
    text: str = ""
    session: str = ""
    document: str = ""
    source: str = ""


class UnitCertified(Act, frozen=True, kw_only=True, tag="unit.certified/1"):
    """A unit was certified at a level of readiness; it stands for twelve months unless renewed.

    :ivar unit: the unit's code.
    :ivar level: ``level-2`` (after assessment), ``level-3``, or ``rapid``: deployed within 60 days
        of the request.
    :ivar reference: the certificate.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    unit: str
    level: str
    reference: str = ""
    source: str = ""


class CertificationRenewed(Act, frozen=True, kw_only=True, tag="certification.renewed/1"):
    """A member renewed what a unit is certified for: it stands for six months from then.

    :ivar unit: the unit's code.
    :ivar member: the code of the member.
    :ivar note: what is to be known of it.
    """

    unit: str
    member: str
    note: str = ""


class UnitWithdrawn(Act, frozen=True, kw_only=True, tag="unit.withdrawn/1"):
    """A member withdrew a unit from the force to which it was pledged.

    :ivar unit: the unit's code.
    :ivar member: the code of the member.
    :ivar reason: why.
    """

    unit: str
    member: str
    reason: str


class EquipmentRecorded(Act, frozen=True, kw_only=True, tag="equipment.recorded/1"):
    """It was recorded by which standards of a family a unit is equipped; the last one stands.

    :ivar unit: the unit's code.
    :ivar member: the code of the member.
    :ivar family: the family of the standards.
    :ivar standards: the codes of all of them that it has.
    :ivar note: how much of it, and what is to be known.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    unit: str
    member: str
    family: str
    standards: tuple[str, ...]
    note: str = ""
    source: str = ""


class PackageFormed(Act, frozen=True, kw_only=True, tag="package.formed/1"):
    """Units of a force were put together for a task.

    :ivar force: the code of the force.
    :ivar package: its code in the force.
    :ivar names: what the task is called, in several languages.
    :ivar units: the codes of the units wanted.
    :ivar notice: within how many days they are to move.
    :ivar since: the day on which the task begins.
    :ivar until: the last day; none for no end.
    :ivar strength: how many persons are wanted, at the least.
    :ivar text: what the task is.
    :ivar session: the code of the session it is planned in.
    :ivar item: the number of the item.
    :ivar decision: the number of the decision.
    :ivar document: the code of the document.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    force: str
    package: str
    names: Names
    units: tuple[str, ...]
    notice: int
    since: date
    until: date | None = None
    strength: int = 0
    text: str = ""
    session: str = ""
    item: str = ""
    decision: str = ""
    document: str = ""
    source: str = ""


class PackageDissolved(Act, frozen=True, kw_only=True, tag="package.dissolved/1"):
    """A package is wanted no longer: its units are free.

    :ivar force: the code of the force.
    :ivar package: the package's code.
    :ivar reason: why.
    """

    force: str
    package: str
    reason: str
