"""Why a rule cannot be asked: a weight or class that is not known, more votes than there can be."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from plenipo.procedure.conditions import asks_for_blockers
from plenipo.procedure.counting import Setting
from plenipo.procedure.rules import Version


def obstacle(
    rule: str,
    version: Version,
    setting: Setting,
    voters: Sequence[str],
    counted: Collection[str] = (),
) -> str:
    """Return which weight or class is not known, as a sentence; or nothing.

    :param counted: the weights and classes in which numbers were taken.
    """
    needless = set() if any(map(asks_for_blockers, version.conditions())) else set(counted)
    for weight in sorted(version.weights() - needless):
        weighing = setting.weights.get(weight)
        if weighing is None:
            return f"The rule '{rule}' gives no weight '{weight}' on that day: add it to the rule."
        without = [member for member in voters if member not in weighing.values]
        if without:
            listed = ", ".join(without)
            return f"The rule '{rule}' gives no weight '{weight}' to {listed}: add it to the rule."
    for class_ in sorted(version.classes() - set(counted)):
        if class_ not in setting.classes:
            return f"The rule '{rule}' has no class '{class_}' on that day: add it to the rule."
    return ""


def too_many(version: Version, votes: Mapping[str, int], voters: Sequence[str]) -> str:
    """Return that there are more votes than voters, as a sentence; or nothing."""
    cast, seats = sum(votes.values()), len(voters) or version.seats
    if seats and cast > seats:
        return f"{cast} votes are more than the {seats} there can be: correct the numbers."
    return ""


def having_a_vote(
    version: Version, setting: Setting, roles: Mapping[str, Sequence[str]]
) -> Callable[[str], bool] | None:
    """Return a test of who has a vote; None where everybody has one.

    :param roles: the members in a circumstance that may take their vote.
    """
    silenced = {member for role in version.without for member in roles.get(role, ())}
    inside = setting.classes.get(version.electorate)
    if not silenced and inside is None:
        return None
    return lambda member: member not in silenced and (inside is None or member in inside)
