"""A finding in plain sentences: the numbers on both sides, who holds it, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import count

from plenipo.core.said import Retold
from plenipo.procedure.conditions import (
    AllOf,
    AnyOf,
    Count,
    Fact,
    Finding,
    NoObjection,
    Not,
    NoVeto,
    Share,
    TooFewToBlock,
)
from plenipo.procedure.missing import Change, Missing
from plenipo.procedure.scale import AGAINST, EVERYBODY, FOR

Naming = Callable[[str], str]
Translate = Callable[[str], str]

SHOWN = 8
"""How many names a sentence carries before it says how many more there are."""

SHOWN_WAYS = 3
"""How many ways out a sentence names before it says that there are others."""

GROUP_WORDS = {
    "for": "in favour",
    "unopposed": "without objection",
    "against": "against",
    "abstaining": "abstaining",
    "aside": "abstaining with a declaration",
    "apart": "not taking part",
    "silent": "not yet heard",
    "absent": "absent",
    "heard": "heard",
    "taking-part": "taking part",
    "voting": "voting",
    "consenting": "in favour or without objection",
    "not-for": "taking part and not in favour",
    "not-against": "taking part and not against",
    "not-aside": "taking part and not abstaining with a declaration",
    "present": "present",
    "attending": "attending",
    "members": "members",
}
"""What a group is called after a number; messages of the catalogues."""

BASE_WORDS = {
    "members": "all members",
    "for": "those in favour",
    "unopposed": "those without objection",
    "against": "those against",
    "abstaining": "those abstaining",
    "aside": "those abstaining with a declaration",
    "apart": "those not taking part",
    "silent": "those not yet heard",
    "absent": "those absent",
    "heard": "those heard",
    "taking-part": "those taking part",
    "voting": "those voting",
    "consenting": "those in favour or without objection",
    "not-for": "those taking part and not in favour",
    "not-against": "those taking part and not against",
    "not-aside": "those taking part and not abstaining with a declaration",
    "present": "those present",
    "attending": "those attending",
}
"""What a group is called where something is a part of it; messages of the catalogues."""

STEP_WORDS = {
    "for": "to be in favour",
    "unopposed": "to have no objection",
    "abstaining": "to abstain",
    "aside": "to abstain with a declaration",
    "against": "to be against",
    "apart": "to stay out",
}
"""What a member would have to do; messages of the catalogues."""

LIFTED = "to lift the objection"


def explain(
    finding: Finding, name: Naming = str, translate: Translate = str, join: str = " "
) -> str:
    """Explain a finding; parts of a compound each get a sentence.

    :param name: how a member is called.
    :param translate: a message of the catalogues into the reader's language.
    """
    return join.join(sentences(finding, name, translate))


def retold(finding: Finding) -> Retold:
    """Return the explanation of a finding as it stands in a sentence, in whatever language."""
    return Retold(explain(finding), lambda wording: explain(finding, translate=wording.translate))


def sentences(  # noqa: PLR0911 - one for each kind
    finding: Finding, name: Naming = str, translate: Translate = str
) -> list[str]:
    """Return the sentences of a finding, those of its parts in order."""
    match finding.condition:
        case AllOf():
            return [s for part in finding.parts for s in sentences(part, name, translate)]
        case AnyOf():
            parts = [" ".join(sentences(part, name, translate)) for part in finding.parts]
            return [translate("One of these suffices:") + " " + " / ".join(parts)]
        case Not():
            parts = [" ".join(sentences(part, name, translate)) for part in finding.parts]
            return [translate("This must not hold:") + " " + " ".join(parts)]
        case NoObjection():
            return [_no_objection(finding, name, translate)]
        case NoVeto():
            return [_no_veto(finding, name, translate)]
        case TooFewToBlock():
            return [_too_few(finding, name, translate)]
        case Fact(that=that):
            so = translate(_SO if finding.holds else _NOT_SO)
            return [so.format(that=that)]
        case Count():
            return [_count(finding, finding.condition, name, translate)]
        case Share():
            return [_share(finding, finding.condition, name, translate)]


def written(number: int, unit: int = 1) -> str:
    """Write a number of members, or of units of a weight, as a decimal.

    >>> written(6607, 100), written(4900, 100), written(1, 4)
    ('66.07', '49', '0.25')
    """
    exact = Fraction(number, unit)
    places = next(p for p in count() if 10**p % exact.denominator == 0)
    digits = str(exact.numerator * 10**places // exact.denominator).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def told_missing(
    missing: Missing,
    name: Naming = str,
    translate: Translate = str,
    lifting: bool = False,  # noqa: FBT001, FBT002 - a manner of speaking
) -> list[str]:
    """Say what is missing for a decision; nothing where it is reached.

    :param lifting: whether who is against objects, rather than votes.
    """
    if missing.fewest == 0:
        return []
    if missing.too_long:
        return [translate("To find the fewest changes that lead to a decision takes too long.")]
    if missing.fewest is None:
        return [translate("No change of positions would lead to a decision.")]
    said = []
    if missing.in_favour:
        said.append(
            translate("{number} more in favour would be enough.").format(number=missing.in_favour)
        )
    ways = list(_ways(missing, name, translate, lifting))
    shown = translate("; or ").join(ways[:SHOWN_WAYS])
    if len(ways) > SHOWN_WAYS or missing.more_ways:
        shown += translate("; or in other ways")
    text = translate("The fewest changes: {number}. Enough is: {ways}.")
    return [*said, text.format(number=missing.fewest, ways=shown)]


def _ways(
    missing: Missing,
    name: Naming,
    translate: Translate,
    lifting: bool,  # noqa: FBT001
) -> Iterable[str]:
    """Yield the ways; members who alone would do by the same step are told together."""
    if missing.fewest != 1:
        for way in missing.ways:
            yield _way(way, name, translate, lifting)
        return
    alone: dict[tuple[str, str], list[str]] = {}
    for (change,) in missing.ways:
        alone.setdefault((change.heard, change.to), []).extend(change.of)
    for (heard, to), members in alone.items():
        one_of_them = Change(1, tuple(dict.fromkeys(members)), heard, to)
        yield _way((one_of_them,), name, translate, lifting)


def _way(way: tuple[Change, ...], name: Naming, translate: Translate, lifting: bool) -> str:  # noqa: FBT001
    """Tell a set of changes; those who would take the same step are told together."""
    steps: dict[str, list[str]] = {}
    for change in way:
        lifts = lifting and change.heard == AGAINST and change.to != FOR
        step = LIFTED if lifts else STEP_WORDS[change.to]
        steps.setdefault(step, []).append(_who(change, name, translate))
    joint = translate(" and ")
    return joint.join([f"{joint.join(who)} {translate(step)}" for step, who in steps.items()])


def _who(change: Change, name: Naming, translate: Translate) -> str:
    if change.number == len(change.of):
        return listed(change.of, name, translate)
    if change.number == 1:
        return _either([name(member) for member in change.of], translate)
    of = listed(change.of, name, translate)
    return translate("{number} of {names}").format(number=change.number, names=of)


def _either(names: Sequence[str], translate: Translate) -> str:
    if len(names) == 1:
        return names[0]
    shown = list(names[:SHOWN])
    if len(names) > SHOWN:
        more = translate("{names} or one of {count} more")
        return more.format(names=", ".join(shown), count=len(names) - SHOWN)
    either = translate(" or ")
    return f"{', '.join(shown[:-1])}{either}{shown[-1]}"


def _no_objection(finding: Finding, name: Naming, translate: Translate) -> str:
    if finding.have == 0 and not finding.up_to:
        return translate("Nobody objects.")
    if finding.holds or not finding.holders:
        text = translate("{have} object; up to {need} are tolerated.")
        return text.format(have=had(finding, translate), need=finding.need)
    return translate("Objecting: {names}.").format(names=listed(finding.holders, name, translate))


def _no_veto(finding: Finding, name: Naming, translate: Translate) -> str:
    if finding.holds:
        return translate("Nobody with a veto is against.")
    if finding.holds is None:
        text = translate("{have} with a veto are against: the numbers do not say.")
        return text.format(have=had(finding, translate))
    if not finding.holders:
        return translate("{have} with a veto are against.").format(have=had(finding, translate))
    names = listed(finding.holders, name, translate)
    return translate("Against, with a veto: {names}.").format(names=names)


def _too_few(finding: Finding, name: Naming, translate: Translate) -> str:
    text = translate("{have} block; {need} would be enough to block.")
    line = text.format(have=had(finding, translate), need=finding.need + 1)
    return _with_holders(line, finding, name, translate)


def _count(finding: Finding, asked: Count, name: Naming, translate: Translate) -> str:
    text = (
        translate("{have} {group}, at most {need} allowed.")
        if asked.upper
        else translate("{have} {group}, at least {need} needed.")
    )
    line = text.format(
        have=had(finding, translate),
        group=grouped(asked, translate),
        need=written(finding.need, finding.unit),
    )
    return _with_holders(line, finding, name, translate)


def _share(finding: Finding, share: Share, name: Naming, translate: Translate) -> str:
    have, base = had(finding, translate), written(finding.base, finding.unit)
    group, of = grouped(share, translate), translate(GROUP_WORDS[share.out_of])
    if share.at_least == "1":
        text = translate("{have} of {base} {group}, all needed.")
        line = text.format(have=have, base=base, group=group)
    else:
        text = translate(_SHARES[share.upper, share.strict])
        need = written(finding.need, finding.unit)
        line = text.format(have=have, base=base, of=of, group=group, part=share.part, need=need)
    return _with_holders(line, finding, name, translate)


def message(text: str) -> str:
    """Mark a text as a message of the catalogues."""
    return text


_SO = message("It is so: {that}.")
_NOT_SO = message("It is not yet so: {that}.")
_SHARES = {
    (False, False): message("{have} of {base} {of} {group}; at least {part} needed: {need}."),
    (False, True): message("{have} of {base} {of} {group}; more than {part} needed: {need}."),
    (True, False): message("{have} of {base} {of} {group}; at most {part} allowed: {need}."),
    (True, True): message("{have} of {base} {of} {group}; less than {part} allowed: {need}."),
}


def grouped(condition: Count | Share, translate: Translate) -> str:
    """Return what a group is called, with the class and the weight it is counted in."""
    counted_by = "" if condition.counted_by == EVERYBODY else condition.counted_by
    inside = ", ".join(filter(None, (condition.among, counted_by)))
    words = translate(GROUP_WORDS[condition.of])
    return f"{words} ({inside})" if inside else words


def had(finding: Finding, translate: Translate) -> str:
    """Write how many a finding has; of numbers without names, how many at least and at most."""
    have = written(finding.have, finding.unit)
    if finding.up_to is None:
        return have
    text = translate("{least} to {most}")
    return text.format(least=have, most=written(finding.up_to, finding.unit))


def _with_holders(line: str, finding: Finding, name: Naming, translate: Translate) -> str:
    if finding.holds or not finding.holders:
        return line
    upper = isinstance(finding.condition, TooFewToBlock) or getattr(
        finding.condition, "upper", False
    )
    text = translate("They are: {names}.") if upper else translate("Not: {names}.")
    return f"{line} {text.format(names=listed(finding.holders, name, translate))}"


def listed(members: tuple[str, ...], name: Naming, translate: Translate) -> str:
    """Name members, so many as a sentence carries, and say how many more there are."""
    shown = ", ".join([name(member) for member in members[:SHOWN]])
    if len(members) <= SHOWN:
        return shown
    more = translate("{names} and {count} more")
    return more.format(names=shown, count=len(members) - SHOWN)
