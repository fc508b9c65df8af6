"""An answer in one sentence, for a chair who has five seconds: the outcome, and what decided it."""

from __future__ import annotations

from plenipo.procedure.answers import (
    ADOPTED,
    BLOCKED,
    CHAIR_DECIDES,
    FURTHER_DISCUSSION,
    NO_QUORUM,
    NOT_ADOPTED,
    REFERRED,
    SECOND_VOTE,
    UNDETERMINED,
    WAITING,
    Answer,
)
from plenipo.procedure.conditions import (
    AllOf,
    AnyOf,
    Count,
    Fact,
    Finding,
    Not,
    NoVeto,
    Share,
    TooFewToBlock,
)
from plenipo.procedure.explanation import (
    GROUP_WORDS,
    Naming,
    Translate,
    grouped,
    had,
    listed,
    message,
    written,
)
from plenipo.procedure.obstacles import TOO_LITTLE
from plenipo.procedure.scale import AGAINST

OUTCOME_WORDS = {
    ADOPTED: message("Adopted"),
    NOT_ADOPTED: message("Not adopted"),
    BLOCKED: message("Blocked by a veto"),
    NO_QUORUM: message("No quorum"),
    SECOND_VOTE: message("Equally divided, a second vote follows"),
    CHAIR_DECIDES: message("Equally divided, the chair decides"),
    FURTHER_DISCUSSION: message("Equally divided, the discussion goes on"),
    WAITING: message("Not yet adopted, the next step must wait"),
    REFERRED: message("Not adopted, referred to {refer}"),
    UNDETERMINED: message("The numbers alone do not say"),
}
"""What a sentence says first; messages of the catalogues."""


def headline(answer: Answer, name: Naming = str, translate: Translate = str) -> str:
    """Tell an answer in one sentence, with its article.

    :param name: how a member is called.
    :param translate: a message of the catalogues into the reader's language.
    """
    if _obstructed(answer):
        return answer.obstacle.told(name, translate)
    return f"{brief(answer, name, translate)} ({answer.article})."


def brief(answer: Answer, name: Naming = str, translate: Translate = str) -> str:
    """Tell an answer, as :func:`headline`, without its article and full stop."""
    if _obstructed(answer):
        return answer.obstacle.told(name, translate).removesuffix(".")
    outcome = translate(OUTCOME_WORDS[answer.outcome]).format(refer=answer.refer)
    finding = answer.quorum if answer.outcome == NO_QUORUM and answer.quorum else answer.finding
    found = _veto(finding) if answer.outcome == BLOCKED else _deciding(finding)
    if found is None or answer.outcome == UNDETERMINED:
        return outcome
    return f"{outcome}: {_reason(*found, name, translate)}"


def _obstructed(answer: Answer) -> bool:
    """Whether the rule could not be asked, so that the obstacle is all there is to say."""
    return bool(answer.obstacle) and answer.obstacle != TOO_LITTLE


Leaf = tuple[Finding, bool]
"""A finding that is no compound, and whether it is turned round: it must not hold."""


def _deciding(finding: Finding, turned: bool = False) -> Leaf | None:  # noqa: FBT001, FBT002
    """Return the first question that made a finding what it is."""
    if not isinstance(finding.condition, AllOf | AnyOf | Not):
        return finding, turned
    opposite = isinstance(finding.condition, Not)
    for part in finding.parts:
        if opposite or part.holds is finding.holds:
            return _deciding(part, turned is not opposite)
    return None


def _veto(finding: Finding) -> Leaf | None:
    """Return the first veto that was cast."""
    if isinstance(finding.condition, NoVeto):
        return None if finding.holds else (finding, False)
    parts = () if isinstance(finding.condition, Not) else finding.parts
    return next(filter(None, map(_veto, parts)), None)


def _reason(finding: Finding, turned: bool, name: Naming, translate: Translate) -> str:  # noqa: FBT001
    condition = finding.condition
    if isinstance(condition, TooFewToBlock):
        text = translate("{have} block, {need} would be enough")
        return text.format(have=had(finding, translate), need=finding.need + 1)
    if isinstance(condition, Fact):
        so, not_so = translate("it is so: {that}"), translate("it is not yet so: {that}")
        return (so if finding.holds else not_so).format(that=condition.that)
    if isinstance(condition, Count | Share):
        upper, group = condition.upper, grouped(condition, translate)
    else:
        upper, group = True, translate(GROUP_WORDS[AGAINST])
        if finding.holders:
            text = "{names}" if isinstance(condition, NoVeto) else translate("{names} objecting")
            return text.format(names=listed(finding.holders, name, translate))
    # What must not reach a number may come to one less; what must exceed it, needs one more.
    need = finding.need + (0 if not turned else 1 if upper else -1)
    text = (
        translate("{have} {group}, at most {need} allowed")
        if upper is not turned
        else translate("{have} {group}, {need} needed")
    )
    needed = written(need, finding.unit)
    return text.format(have=had(finding, translate), group=group, need=needed)
