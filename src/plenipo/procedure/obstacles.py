"""Why a rule cannot be asked: a weight or class that is not known, more votes than there can be."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

import msgspec

from plenipo.core.said import Retold
from plenipo.procedure.conditions import asks_for_blockers
from plenipo.procedure.counting import Setting
from plenipo.procedure.explanation import Naming, Translate, listed, message
from plenipo.procedure.rules import Version


class Obstacle(msgspec.Struct, frozen=True):
    """Why a rule cannot be asked, or its answer not be told.

    :ivar text: the sentence, a message of the catalogues; empty for no obstacle.
    :ivar values: what stands in its braces, besides ``members``: those it is about.
    """

    text: str = ""
    values: dict[str, str] = {}
    members: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is one."""
        return bool(self.text)

    def __str__(self) -> str:
        """Return the sentence in English."""
        return self.told()

    def told(self, name: Naming = str, translate: Translate = str) -> str:
        """Return the sentence in the reader's language.

        :param name: how a member is called.
        :param translate: a message of the catalogues into the reader's language.
        """
        members = listed(self.members, name, translate)
        return translate(self.text).format(members=members, **self.values) if self else ""

    def retold(self) -> Retold:
        """Return it as it stands in a sentence, in whatever language."""
        return Retold(self.told(), lambda wording: self.told(translate=wording.translate))


NONE = Obstacle()
TOO_LITTLE = Obstacle(
    message("The numbers do not say who voted how, and the rule turns on that: give the names.")
)
"""Of numbers without names, where it matters whose votes they are."""

_NO_WEIGHT = message(
    "The rule '{rule}' gives no weight '{weight}' on that day: add it to the rule."
)
_WITHOUT_WEIGHT = message(
    "The rule '{rule}' gives no weight '{weight}' to {members}: add it to the rule."
)
_NO_CLASS = message("The rule '{rule}' has no class '{class_}' on that day: add it to the rule.")
_TOO_MANY = message("{votes} votes are more than the {seats} there can be: correct the numbers.")


def obstacle(
    rule: str,
    version: Version,
    setting: Setting,
    voters: Sequence[str],
    counted: Collection[str] = (),
) -> Obstacle:
    """Return which weight or class is not known; or no obstacle.

    :param counted: the weights and classes in which numbers were taken.
    """
    needless = set() if any(map(asks_for_blockers, version.conditions())) else set(counted)
    for weight in sorted(version.weights() - needless):
        weighing = setting.weights.get(weight)
        if weighing is None:
            return Obstacle(_NO_WEIGHT, {"rule": rule, "weight": weight})
        without = tuple(member for member in voters if member not in weighing.values)
        if without:
            return Obstacle(_WITHOUT_WEIGHT, {"rule": rule, "weight": weight}, without)
    for class_ in sorted(version.classes() - set(counted)):
        if class_ not in setting.classes:
            return Obstacle(_NO_CLASS, {"rule": rule, "class_": class_})
    return NONE


def too_many(version: Version, votes: Mapping[str, int], voters: Sequence[str]) -> Obstacle:
    """Return that there are more votes than voters; or no obstacle."""
    cast, seats = sum(votes.values()), len(voters) or version.seats
    if seats and cast > seats:
        return Obstacle(_TOO_MANY, {"votes": str(cast), "seats": str(seats)})
    return NONE


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
