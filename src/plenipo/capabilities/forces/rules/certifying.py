"""What stands against assessing a unit, certifying it, and renewing that."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.forces.acts import CertificationRenewed, UnitAssessed, UnitCertified
from plenipo.capabilities.forces.objections import (
    another_members,
    not_for,
    not_pledged,
    running,
    unit_of,
    unknown_place,
)
from plenipo.capabilities.forces.state import Forces
from plenipo.capabilities.forces.unit import (
    CERTIFIED,
    FINDINGS,
    LEVELS,
    RAPID,
    RAPID_DAYS,
    Contribution,
    last,
)
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, said


def refuse_unit_assessed(state: State, act: UnitAssessed, by: Author, at: datetime) -> Refusals:
    """Refuse an assessment of what is not pledged, that finds nothing, or is nowhere reported."""
    del by
    unit = unit_of(state, act.unit)
    if unit is None:
        return (state.of(Forces).no_such_unit(act.unit),)
    finding = said(
        "A unit is not found '{finding}': say {known}.",
        act,
        known=either(Word("assessed", each) for each in FINDINGS),
    )
    why = said("Say why '{unit}' was found unsuitable.", act)
    silent = act.finding == FINDINGS[-1] and not act.text.strip()
    return collect(
        not_pledged(unit, at),
        None if act.finding in FINDINGS else Refusal("no-such-finding", finding),
        Refusal("no-reason", why) if silent else None,
        tuple(unknown_place(state, act.session, document=act.document)),
    )


def refuse_unit_certified(state: State, act: UnitCertified, by: Author, at: datetime) -> Refusals:
    """Refuse to certify what was not assessed, was found unsuitable, or skips a level."""
    del by
    unit = unit_of(state, act.unit)
    if unit is None:
        return (state.of(Forces).no_such_unit(act.unit),)
    pledge = running(unit, at)
    level = said(
        "No unit is certified at the level '{level}': say {known}.",
        act,
        known=either(Word("readiness", each) for each in CERTIFIED),
    )
    known = act.level in CERTIFIED
    return collect(
        not_pledged(unit, at),
        None if known else Refusal("no-such-level", level),
        _unassessed(pledge, act, at) if pledge else None,
        _skipping(pledge, act, at) if pledge and known else None,
        _slow(pledge, act, at) if pledge else None,
    )


def refuse_certification_renewed(
    state: State, act: CertificationRenewed, by: Author, at: datetime
) -> Refusals:
    """Refuse to renew what was never certified, or another's."""
    unit = unit_of(state, act.unit)
    if unit is None:
        return (state.of(Forces).no_such_unit(act.unit),)
    pledge = running(unit, at)
    never = said("The unit '{unit}' was never certified since it was pledged.", act)
    bare = pledge is not None and last(pledge.certifications, at) is None
    return collect(
        not_pledged(unit, at),
        another_members(unit, act.member),
        not_for(act.member, by),
        Refusal("not-certified", never) if bare else None,
    )


def _unassessed(pledge: Contribution, act: UnitCertified, at: datetime) -> Refusal | None:
    """Object where nobody has assessed the unit, or the last visit found it unsuitable."""
    if last(pledge.assessments, at) is None:
        sentence = said(
            "The unit '{unit}' was not assessed since it was pledged: visit it first.", act
        )
        return Refusal("not-assessed", sentence)
    if pledge.unfit(at):
        sentence = said("The last visit found '{unit}' unsuitable: assess it again first.", act)
        return Refusal("found-unsuitable", sentence)
    return None


def _skipping(pledge: Contribution, act: UnitCertified, at: datetime) -> Refusal | None:
    """Object to a level for which the one below is missing, or that the unit has."""
    now, valid = pledge.certified(at), pledge.level(at)
    if LEVELS.index(act.level) > LEVELS.index(now) + 1:
        sentence = said(
            "The unit '{unit}' is at the level {now}: certify it for the next one first.",
            act,
            now=Word("readiness", now),
        )
        return Refusal("skips-a-level", sentence)
    if act.level == valid:
        sentence = said("The unit '{unit}' has that level: renew it when it is due.", act)
        return Refusal("certified-already", sentence)
    return None


def _slow(pledge: Contribution, act: UnitCertified, at: datetime) -> Refusal | None:
    """Object to rapid deployment of what needs longer."""
    notice = pledge.told(at).notice
    if act.level != RAPID or notice <= RAPID_DAYS:
        return None
    sentence = said(
        "The unit '{unit}' needs {notice} days: rapid deployment is within {days}.",
        act,
        notice=notice,
        days=RAPID_DAYS,
    )
    return Refusal("not-rapid", sentence)
