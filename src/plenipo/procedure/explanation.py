"""A finding in plain sentences: the numbers on both sides, and whom it turns on."""

from __future__ import annotations

from collections.abc import Callable

from plenipo.procedure.conditions import AllOf, AnyOf, Count, Finding, NoObjection, Not, Share

Naming = Callable[[str], str]
Translate = Callable[[str], str]

SHOWN = 8
"""How many names a sentence carries before it says how many more there are."""

GROUP_WORDS = {
    "for": "in favour",
    "against": "objecting",
    "abstaining": "abstaining",
    "apart": "not taking part",
    "silent": "not yet heard",
    "heard": "heard",
    "taking-part": "taking part",
    "voting": "voting",
    "members": "members",
}
"""What a group is called after a number; messages of the catalogues."""


def explain(
    finding: Finding, name: Naming = str, translate: Translate = str, join: str = " "
) -> str:
    """Explain a finding; parts of a compound each get a sentence.

    :param name: how a member is called.
    :param translate: a message of the catalogues into the reader's language.
    """
    return join.join(sentences(finding, name, translate))


def sentences(finding: Finding, name: Naming = str, translate: Translate = str) -> list[str]:
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
        case Count(of=group):
            words = translate(GROUP_WORDS[group])
            text = translate("{have} {group}, at least {need} needed.")
            line = text.format(have=finding.have, group=words, need=finding.need)
            return [_with_holders(line, finding, name, translate)]
        case Share():
            return [_share(finding, finding.condition, name, translate)]


def _no_objection(finding: Finding, name: Naming, translate: Translate) -> str:
    if finding.have == 0:
        return translate("Nobody objects.")
    if finding.holds:
        text = translate("{have} object; up to {need} are tolerated.")
        return text.format(have=finding.have, need=finding.need)
    return translate("Objecting: {names}.").format(names=_listed(finding.holders, name, translate))


def _share(finding: Finding, share: Share, name: Naming, translate: Translate) -> str:
    group, base = translate(GROUP_WORDS[share.of]), translate(GROUP_WORDS[share.out_of])
    if share.at_least == "1":
        text = translate("{have} of {base} {group}, all needed.")
        line = text.format(have=finding.have, base=finding.base, group=group)
    else:
        text = (
            translate("{have} of {base} {of} {group}; more than {part} needed: {need}.")
            if share.more_than
            else translate("{have} of {base} {of} {group}; at least {part} needed: {need}.")
        )
        part = share.more_than or share.at_least
        line = text.format(
            have=finding.have, base=finding.base, of=base, group=group, part=part, need=finding.need
        )
    return _with_holders(line, finding, name, translate)


def _with_holders(line: str, finding: Finding, name: Naming, translate: Translate) -> str:
    if finding.holds or not finding.holders:
        return line
    text = translate("Not: {names}.")
    return f"{line} {text.format(names=_listed(finding.holders, name, translate))}"


def _listed(members: tuple[str, ...], name: Naming, translate: Translate) -> str:
    shown = ", ".join([name(member) for member in members[:SHOWN]])
    if len(members) <= SHOWN:
        return shown
    more = translate("{names} and {count} more")
    return more.format(names=shown, count=len(members) - SHOWN)
