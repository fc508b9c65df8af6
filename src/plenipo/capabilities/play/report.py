"""The state of play as plain values, for whoever prints, draws or exports it."""

from __future__ import annotations

from datetime import date

import msgspec

from plenipo.capabilities.members.state import Members, in_language
from plenipo.capabilities.play.state import STATUSES, Hold, Standing, StateOfPlay
from plenipo.capabilities.positions.state import NONE, Positions
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.procedure.explanation import sentences

ILLUSTRATIVE = "illustrative"


class HolderLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who holds an item, and why."""

    member: str
    name: str
    stance: str
    kind: str = ""
    reason: str = ""
    condition: str = ""


class ItemLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where an item stands.

    :ivar status: ``agreed``, ``agreed-ad-referendum``, ``open``, ``deferred``, ``returned``,
        ``withdrawn``, ``not-adopted``.
    :ivar reason: why it was put aside.
    :ivar rule: the rule it is decided by, where that is not the session's.
    :ivar arithmetic: what the rule says, in sentences.
    :ivar positions: the stance of each member that has one, by code.
    """

    item: str
    title: str
    status: str
    holders: tuple[HolderLine, ...] = ()
    reason: str = ""
    decision: str = ""
    contested: bool = False
    rule: str = ""
    arithmetic: tuple[str, ...] = ()
    positions: dict[str, str] = {}
    illustrative: bool = False
    source: str = ""


class MemberLine(msgspec.Struct, frozen=True):
    """What a member holds: items that are open, and items that were put aside."""

    member: str
    name: str
    open: tuple[str, ...]
    aside: tuple[str, ...]


class Report(msgspec.Struct, frozen=True, omit_defaults=True):
    """The state of play of a session.

    :ivar counts: how many items have each status; all statuses are there.
    :ivar agreed: how many are agreed, those ad referendum among them.
    """

    session: str
    title: str
    opens: date
    rule: str
    rule_title: str
    article: str
    total: int
    agreed: int
    all_agreed: bool
    counts: dict[str, int]
    items: tuple[ItemLine, ...]
    members: tuple[MemberLine, ...]

    @property
    def headline(self) -> str:
        """The numbers in one sentence: of how many items so many are agreed, and the others."""
        referendum = self.counts["agreed-ad-referendum"]
        of_them = f", {referendum} of them ad referendum" if referendum else ""
        others = (
            f"; {count} {status.replace('-', ' ')}"
            for status, count in self.counts.items()
            if count and not status.startswith("agreed")
        )
        return f"{self.agreed} of {self.total} agreed{of_them}{''.join(others)}."

    def with_status(self, *statuses: str) -> tuple[ItemLine, ...]:
        """Return the items of these statuses, in the order of the agenda."""
        return tuple(item for item in self.items if item.status in statuses)


def report(play: StateOfPlay, language: str = "en") -> Report:
    """Report a session's state of play."""
    session = play.session
    rule = play.state.of(Rulebook).rule(session.rule)
    version = rule.on(play.day) if rule else None
    return Report(
        session=session.code,
        title=session.title(language),
        opens=session.opens,
        rule=session.rule,
        rule_title=in_language(rule.title, language) if rule else "",
        article=version.article if version else "",
        total=play.total,
        agreed=play.counts["agreed"] + play.counts["agreed-ad-referendum"],
        all_agreed=play.all_agreed,
        counts={status: play.counts[status] for status in STATUSES},
        items=tuple(_item(play, standing, language) for standing in play.standings.values()),
        members=tuple(_member(play, code, language) for code in play.electorate),
    )


def _item(play: StateOfPlay, standing: Standing, language: str) -> ItemLine:
    item = play.session.items[standing.item]
    members = play.state.of(Members)
    stated = play.state.of(Positions).on(play.code, item.number).positions
    answer, decision = standing.answer, standing.decision
    return ItemLine(
        item=item.number,
        title=item.title(language),
        status=standing.status,
        holders=tuple(_holder(members, hold, language) for hold in standing.holds),
        reason=item.reason,
        decision=decision.number if decision else "",
        contested=bool(decision and decision.contested),
        rule=item.rule,
        arithmetic=tuple(sentences(answer.finding)) if answer else (),
        positions={code: p.stance for code, p in stated.items() if p.stance != NONE},
        illustrative=item.source == ILLUSTRATIVE,
        source=item.source,
    )


def _holder(members: Members, hold: Hold, language: str) -> HolderLine:
    name = members.name(hold.member, language)
    return HolderLine(hold.member, name, hold.stance, hold.kind, hold.reason, hold.condition)


def _member(play: StateOfPlay, code: str, language: str) -> MemberLine:
    held = [number for number in play.standings if number in play.held_by(code)]
    is_open = [number for number in held if play.standings[number].status == "open"]
    aside = [number for number in held if number not in is_open]
    return MemberLine(
        code, play.state.of(Members).name(code, language), tuple(is_open), tuple(aside)
    )
